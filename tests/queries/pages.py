"""Articles for the query tests, written as records: each fact with its quote in the text."""

from typing import Any

from kg.model import (
    ArticleRecord,
    Body,
    Document,
    Evidence,
    Holding,
    Meeting,
    Participation,
    Person,
    Place,
    PlaceRef,
    Relation,
    Teaser,
)

LAO_CAI = PlaceRef(type="tỉnh", name="Lào Cai")
YEN_BAI = PlaceRef(type="tỉnh", name="Yên Bái")


def ref(name: str, within: str = "Lào Cai", type: str = "xã") -> PlaceRef:
    return PlaceRef.model_validate({"type": type, "name": name, "in": within})


class Page:
    """One page in the making: `says` gives evidence for a quote of its text."""

    def __init__(self, url: str | None, published: str | None, title: str, text: str) -> None:
        self.head = {"url": url and f"https://baolaocai.vn/{url}", "published": published, "title": title}
        self.text = text

    def says(self, quote: str, block: str = "body", teaser: str | None = None) -> dict[str, Any]:
        start = self.text.index(quote)
        of = Teaser(title=teaser, url="https://baolaocai.vn/khac") if teaser else None
        evidence = Evidence(
            rule="test", quote=quote, start=start, end=start + len(quote), block=block, teaser=of
        )
        return {"evidence": (evidence,)}

    def record(self, **facts: Any) -> tuple[ArticleRecord, str]:
        record = ArticleRecord(
            id=self.head["url"] or self.text[:20],
            publisher="baolaocai.vn",
            extractor="test",
            **self.head,
            **facts,
        )
        return record, self.text


def reform() -> tuple[ArticleRecord, str]:
    """Before the reform: the chairman of the district that became several communes."""
    page = Page(
        "truoc-sap-xep.html",
        "2025-01-10",
        "Huyện Mù Cang Chải họp",
        "Ông Trần Văn Tú, Chủ tịch UBND huyện Mù Cang Chải, chủ trì hội nghị.",
    )
    said = page.says(page.text)
    body = "Ủy ban nhân dân huyện Mù Cang Chải"
    district = ref("Mù Cang Chải", "Yên Bái", "huyện")
    return page.record(
        persons=(Person(name="Trần Văn Tú", **said),),
        bodies=(Body(name=body, type="state", level="district", place=district, **said),),
        places=(Place.model_validate({"name": "Mù Cang Chải", "type": "huyện", "in": "Yên Bái", **said}),),
        holds=(Holding(person="Trần Văn Tú", title="Chủ tịch", body=body, **said),),
        meetings=(Meeting(key="m1", kind="hội nghị", date="2025-01-09", **said),),
        takes_part=(Participation(who="Trần Văn Tú", meeting="m1", role="chairs", kind="person", **said),),
    )


def session() -> tuple[ArticleRecord, str]:
    """A working session, and a teaser of a national conference beside it."""
    page = Page(
        "lam-viec.html?utm_source=x",
        "2025-09-07",
        "Các xã tiếp tục nghiên cứu kỹ",
        "Đồng chí Trịnh Xuân Trường, Bí thư Tỉnh ủy, chủ trì buổi làm việc sáng 07/9. "
        "Ông Lê Văn An, Chủ tịch UBND xã Mù Cang Chải, dự buổi làm việc.\n"
        "Tổng Bí thư Tô Lâm chủ trì hội nghị",
    )
    first = page.says(page.text.split(" Ông")[0])
    within = page.says("Trịnh Xuân Trường, Bí thư Tỉnh ủy")
    second = page.says("Ông Lê Văn An, Chủ tịch UBND xã Mù Cang Chải, dự buổi làm việc.")
    teaser = page.says(
        "Tổng Bí thư Tô Lâm chủ trì hội nghị", "teaser", "Tổng Bí thư chủ trì hội nghị toàn quốc"
    )
    commune, central = "Ủy ban nhân dân xã Mù Cang Chải", "Ban Chấp hành Trung ương Đảng"
    return page.record(
        persons=(
            Person(name="Trịnh Xuân Trường", **first),
            Person(name="Lê Văn An", **second),
            Person(name="Tô Lâm", **teaser),
        ),
        bodies=(
            Body(name="Tỉnh ủy Lào Cai", type="party", level="province", place=LAO_CAI, **first),
            Body(name=commune, type="state", level="commune", place=ref("Mù Cang Chải"), **second),
            Body(name=central, type="party", level="central", **teaser),
        ),
        places=(Place.model_validate({"name": "Mù Cang Chải", "type": "xã", "in": "Lào Cai", **second}),),
        holds=(
            Holding(person="Trịnh Xuân Trường", title="Bí thư", body="Tỉnh ủy Lào Cai", **within),
            Holding(person="Lê Văn An", title="Chủ tịch", body=commune, **second),
            Holding(person="Tô Lâm", title="Tổng Bí thư", body=central, **teaser),
        ),
        meetings=(
            Meeting(key="m1", kind="buổi làm việc", date="2025-09-07", part_of_day="sáng", **first),
            Meeting(key="m2", kind="hội nghị", date="XXXX-02-24", **teaser),
        ),
        takes_part=(
            Participation(who="Trịnh Xuân Trường", meeting="m1", role="chairs", kind="person", **first),
            Participation(who="Lê Văn An", meeting="m1", role="attends", kind="person", **second),
            Participation(who="Tô Lâm", meeting="m2", role="chairs", kind="person", **teaser),
        ),
    )


def earlier() -> tuple[ArticleRecord, str]:
    """The secretary as coverage shows him weeks before."""
    page = Page(
        "tham-thon.html",
        "2025-08-01",
        "Bí thư Tỉnh ủy thăm thôn",
        "Bí thư Tỉnh ủy Lào Cai Trịnh Xuân Trường thăm thôn.",
    )
    said = page.says(page.text)
    return page.record(
        persons=(Person(name="Trịnh Xuân Trường", **said),),
        bodies=(Body(name="Tỉnh ủy Lào Cai", type="party", level="province", place=LAO_CAI, **said),),
        holds=(Holding(person="Trịnh Xuân Trường", title="Bí thư", body="Tỉnh ủy Lào Cai", **said),),
    )


def change() -> tuple[ArticleRecord, str]:
    """One secretary leaves, the next is elected."""
    page = Page(
        "nhan-su.html",
        "2025-09-25",
        "Lào Cai có tân Bí thư Tỉnh ủy",
        "Ngày 24/9, đồng chí Trịnh Xuân Trường thôi giữ chức Bí thư Tỉnh ủy Lào Cai. "
        "Đồng chí Hoàng Văn Bình được bầu giữ chức Bí thư Tỉnh ủy Lào Cai từ ngày 24/9.",
    )
    left, elected = (
        page.says(s) for s in (page.text.split(" Đồng")[0], "Đồng" + page.text.split(" Đồng")[1])
    )
    body, day = "Tỉnh ủy Lào Cai", "2025-09-24"
    return page.record(
        persons=(Person(name="Trịnh Xuân Trường", **left), Person(name="Hoàng Văn Bình", **elected)),
        bodies=(Body(name=body, type="party", level="province", place=LAO_CAI, **left),),
        holds=(
            Holding(person="Trịnh Xuân Trường", title="Bí thư", body=body, status="left", until=day, **left),
            Holding(
                person="Hoàng Văn Bình", title="Bí thư", body=body, status="appointed", since=day, **elected
            ),
        ),
    )


def resolution() -> tuple[ArticleRecord, str]:
    """A conference on two resolutions of the Politburo."""
    page = Page(
        "nghi-quyet-79.html",
        "2026-01-20",
        "Quán triệt Nghị quyết 79",
        "Ngày 20/1, Tỉnh ủy Lào Cai tổ chức hội nghị quán triệt Nghị quyết số 79-NQ/TW của Bộ Chính trị về "
        "phát triển kinh tế nhà nước. "
        "Bí thư Tỉnh ủy Hoàng Văn Bình chủ trì; nguyên Bí thư Tỉnh ủy Trịnh Xuân Trường dự. "
        "UBND xã Mù Cang Chải triển khai Nghị quyết 80-NQ/TW và Nghị định 79/2026/NĐ-CP.",
    )
    first, second, third = (
        page.says(s)
        for s in (
            page.text.split(" Bí thư Tỉnh ủy Hoàng")[0],
            "Bí thư Tỉnh ủy Hoàng Văn Bình chủ trì; nguyên Bí thư Tỉnh ủy Trịnh Xuân Trường dự.",
            page.text[page.text.index("UBND xã") :],
        )
    )
    body, commune = "Tỉnh ủy Lào Cai", "Ủy ban nhân dân xã Mù Cang Chải"
    return page.record(
        persons=(Person(name="Hoàng Văn Bình", **second), Person(name="Trịnh Xuân Trường", **second)),
        bodies=(
            Body(name=body, type="party", level="province", place=LAO_CAI, **first),
            Body(name="Bộ Chính trị", type="party", level="central", **first),
            Body(name=commune, type="state", level="commune", place=ref("Mù Cang Chải"), **third),
        ),
        holds=(
            Holding(person="Hoàng Văn Bình", title="Bí thư", body=body, **second),
            Holding(person="Trịnh Xuân Trường", title="Bí thư", body=body, status="former", **second),
        ),
        documents=(
            Document(
                code="79-NQ/TW",
                type="nghị quyết",
                issuer="Bộ Chính trị",
                subject="phát triển kinh tế nhà nước",
                **first,
            ),
            Document(code="80-NQ/TW", type="nghị quyết", issuer="Bộ Chính trị", **third),
            Document(code="79/2026/NĐ-CP", type="nghị định", **third),
        ),
        meetings=(
            Meeting(
                key="m1",
                kind="hội nghị",
                name="hội nghị quán triệt Nghị quyết số 79-NQ/TW",
                date="2026-01-20",
                organisers=(body,),
                documents=("79-NQ/TW",),
                **first,
            ),
        ),
        takes_part=(
            Participation(who="Hoàng Văn Bình", meeting="m1", role="chairs", kind="person", **second),
            Participation(who="Trịnh Xuân Trường", meeting="m1", role="attends", kind="person", **second),
        ),
        relations=(
            Relation(
                subject=body, subject_kind="body", predicate="disseminates", document="79-NQ/TW", **first
            ),
            Relation(
                subject=commune, subject_kind="body", predicate="implements", document="80-NQ/TW", **third
            ),
        ),
    )


def namesakes() -> list[tuple[ArticleRecord, str]]:
    """Two men of one name, far apart in every respect."""
    found: list[tuple[ArticleRecord, str]] = []
    for province, body in (("Cà Mau", "Sở Y tế tỉnh Cà Mau"), ("Lào Cai", "Sở Tài chính tỉnh Lào Cai")):
        page = Page(
            f"giam-doc-{len(found)}.html",
            "2025-10-02",
            f"{body} họp",
            f"Ông Nguyễn Văn Hùng, Giám đốc {body}, phát biểu.",
        )
        said = page.says(page.text)
        place = PlaceRef(type="tỉnh", name=province)
        found.append(
            page.record(
                persons=(Person(name="Nguyễn Văn Hùng", **said),),
                bodies=(Body(name=body, type="state", level="province", place=place, **said),),
                holds=(Holding(person="Nguyễn Văn Hùng", title="Giám đốc", body=body, **said),),
            )
        )
    return found


def markings() -> list[tuple[ArticleRecord, str]]:
    """Names that differ in their marks alone, and one in a page without a day."""
    found = []
    for n, (name, day) in enumerate(
        (("Dương Văn Hòa", "2025-10-03"), ("Đường Văn Hoa", "2025-10-03"), ("Thào A Dơ", None))
    ):
        page = Page(f"dau-{n}.html", day, "Lao Chải", f"Ông {name}, Bí thư Đảng ủy xã Lao Chải, phát biểu.")
        said = page.says(page.text)
        found.append(
            page.record(
                persons=(Person(name=name, **said),),
                bodies=(
                    Body(
                        name="Đảng ủy xã Lao Chải",
                        type="party",
                        level="commune",
                        place=ref("Lao Chải"),
                        **said,
                    ),
                ),
                holds=(Holding(person=name, title="Bí thư", body="Đảng ủy xã Lao Chải", **said),),
            )
        )
    return found


def daily(days: int = 4, each: int = 3) -> list[tuple[ArticleRecord, str]]:
    """Many articles on one official, several of a day."""
    found = []
    for n in range(days * each):
        page = Page(
            f"tin-{n:02}.html",
            f"2025-11-{1 + n // each:02}",
            f"Tin số {n}",
            f"Chủ tịch UBND tỉnh Lào Cai Giàng Quốc Hưng dự lễ thứ {n}.",
        )
        said = page.says(page.text)
        body = "Ủy ban nhân dân tỉnh Lào Cai"
        found.append(
            page.record(
                persons=(Person(name="Giàng Quốc Hưng", **said),),
                bodies=(Body(name=body, type="state", level="province", place=LAO_CAI, **said),),
                holds=(Holding(person="Giàng Quốc Hưng", title="Chủ tịch", body=body, **said),),
            )
        )
    return found


def world() -> list[tuple[ArticleRecord, str]]:
    """All of them."""
    return [reform(), earlier(), session(), change(), resolution(), *namesakes(), *markings(), *daily()]

"""Ids, places and documents: what is one and what is two."""

import pytest

from kg.identity.documents import term
from kg.identity.identify import identify
from kg.identity.ids import (
    article_id,
    canonical_url,
    claim_id,
    digest,
    document_id,
    person_id,
    place_id,
    slug,
)
from kg.identity.places import Setting, heirs, publisher_province
from kg.model import ArticleRecord, Document, PlaceRef
from tests.identity.making import place, record


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.BaoLaoCai.vn/a-b.html?utm_source=x#top", "baolaocai.vn/a-b.html"),
        ("http://baolaocai.vn/a-b.html/", "baolaocai.vn/a-b.html"),
        ("baolaocai.vn/a?id=7&fbclid=1", "baolaocai.vn/a?id=7"),
        ("https://vov.vn/x?b=2&a=1", "vov.vn/x?a=1&b=2"),
        ("https://vov.vn/bài", "vov.vn/b%C3%A0i"),
        ("https://vov.vn/b%C3%A0i", "vov.vn/b%C3%A0i"),
    ],
)
def test_one_page_has_one_url(url, expected):
    assert canonical_url(url) == expected
    assert article_id(ArticleRecord(id="x", url=url)) == f"article:{expected}"


def test_an_article_without_url_is_its_content():
    first = ArticleRecord(id="1", sha256="ab" * 32)
    assert article_id(first) == article_id(ArticleRecord(id="2", sha256="ab" * 32))
    assert article_id(ArticleRecord(id="1")) != article_id(ArticleRecord(id="2"))


def test_ids_are_ascii_and_keep_marks_apart():
    ids = [person_id("Trịnh Xuân Trường", "x"), person_id("Trịnh Xuân Trưởng", "x")]
    assert ids[0] != ids[1]
    assert all(id.isascii() and id.startswith("person:trinh-xuan-truong-") for id in ids)
    assert slug("Đảng ủy phường 2") == "dang-uy-phuong-2"
    assert digest("ab", "c") != digest("a", "bc")
    assert document_id("79-NQ/TW", "XIII").startswith("document:79-nq-tw.xiii-")


def test_a_claim_does_not_depend_on_what_is_not_told():
    assert claim_id("a", "HOLDS", "b", {"since": None}) == claim_id("a", "HOLDS", "b")
    assert claim_id("a", "HOLDS", "b", {"since": "2025", "until": "2026"}) == claim_id(
        "a", "HOLDS", "b", {"until": "2026", "since": "2025"}
    )
    assert claim_id("a", "HOLDS", "b", {"since": "2025"}) != claim_id("a", "HOLDS", "b", {"until": "2025"})


def place_on(text, day):
    return place_id(PlaceRef(**place(text).ref.model_dump()), day)


@pytest.mark.parametrize(
    ("a", "day_a", "b", "day_b", "same"),
    [
        ("tỉnh Lào Cai", "2024-05-01", "tỉnh Lào Cai", "2025-08-01", False),
        ("tỉnh Nghệ An", "2024-05-01", "tỉnh Nghệ An", "2025-08-01", True),
        ("tỉnh Yên Bái", "2024-05-01", "tỉnh Yên Bái", "2025-08-01", True),
        ("thành phố Hà Nội", "2024-05-01", "thành phố Hà Nội", "2025-08-01", True),
        ("thành phố Hồ Chí Minh", "2024-05-01", "thành phố Hồ Chí Minh", "2025-08-01", False),
        ("huyện Quản Bạ, Hà Giang", "2024-05-01", "huyện Quản Bạ, Tuyên Quang", "2025-08-01", True),
        ("huyện Châu Thành, Long An", "2024-05-01", "huyện Châu Thành, Tây Ninh", "2024-05-01", False),
        ("xã Môn Sơn, Nghệ An", "2024-05-01", "xã Môn Sơn, Nghệ An", "2025-08-01", False),
        ("xã Nghi Phong, Nghệ An", "2024-05-01", "xã Nghi Phong, Nghệ An", "2025-08-01", True),
        ("thôn Chanh Yên, Lào Cai", "2024-05-01", "thôn Chanh Yên, Lào Cai", "2025-08-01", True),
        (
            "xã Lao Chải, Lào Cai",
            "2014-09-18",
            "xã Lao Chải, Yên Bái",
            "2014-09-16",
            False,
        ),  # two provinces then
        ("xã Lao Chải, Yên Bái", "2025-11-12", "xã Lao Chải, Yên Bái", "2014-09-16", True),
        ("thôn Chanh Yên, Lào Cai", "2024-05-01", "bản Chanh Yên, Lào Cai", "2024-05-01", False),
    ],
)
def test_places_through_the_reform(a, day_a, b, day_b, same):
    assert (place_on(a, day_a) == place_on(b, day_b)) is same


def test_publishers_and_heirs():
    assert publisher_province("baolaocai.vn") == "Lào Cai"
    assert publisher_province("https://www.laodongnghean.vn/x") == "Nghệ An"
    assert publisher_province("nhandan.vn") is None
    assert heirs("Yên Bái") == {"lào cai"} == heirs("Lào Cai")


def test_what_is_over_was_in_the_place_that_is_gone():
    listed = (
        PlaceRef(type="xã", name="Ngọc Đường", within="Tuyên Quang"),
        PlaceRef(type="xã", name="Ngọc Đường", within="Hà Giang"),
    )
    setting = Setting("2025-11-12", listed)
    assert setting.ref("xã", "Ngọc Đường") == listed[0]
    assert setting.ref("xã", "Ngọc Đường", ended=True) == listed[1]


def test_a_communes_province_comes_from_the_article():
    setting = Setting("2024-05-01", (PlaceRef(type="huyện", name="Con Cuông", within="Nghệ An"),))
    found = setting.ref("xã", "Môn Sơn")
    assert found is not None
    assert found.within == "Nghệ An"
    both = tuple(PlaceRef(type="huyện", name="Châu Thành", within=p) for p in ("Long An", "Tây Ninh"))
    assert Setting("2024-05-01", both).ref("huyện", "Châu Thành") is None


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-01-07", "XIII"), ("2026-01-30", "XIV"), ("2017-10", "XII"), ("2021", None), ("XXXX-01-02", None)],
)
def test_terms(date, expected):
    assert term(date) == expected


def documents(*told, date="2023-05-19", title=None):
    """Document ids of one record for each (code, issuer, date, subject)."""
    fields = ("code", "issuer", "date", "subject")
    records = [
        record(
            str(i),
            date,
            documents=[Document(**dict(zip(fields, d, strict=False)), type="nghị quyết")],
            title=title,
        )
        for i, d in enumerate(told)
    ]
    return [next(iter(line["identity"]["documents"].values())) for line in identify(records)]


def test_a_short_form_binds_by_issuer_subject_and_day():
    urban, bare = documents(
        ("06-NQ/TW", "Bộ Chính trị", "2022-01-24"), ("06-NQ/TW", "Bộ Chính trị", None, "đô thị")
    )
    assert urban == bare
    land, staff = documents(
        ("18-NQ/TW", None, None, "sử dụng đất"), ("18-NQ/TW", None, None, "tinh gọn bộ máy")
    )
    assert land != staff
    (before,) = documents(("79-NQ/TW", "Bộ Chính trị"), date="2025-12-01")
    (after,) = documents(("79-NQ/TW", "Bộ Chính trị"), date="2026-02-01")
    assert before != after


def test_a_short_form_that_two_fit_is_nobodys():
    (found,) = documents(("18-NQ/TW", "Ban Chấp hành Trung ương Đảng"), title="Họp báo")
    assert found is None


def test_another_subject_is_another_document():
    first, full = documents(
        ("37-NQ/TW", None, None, "phát triển ngành cà phê"), ("37-NQ/TW", None, "2018-12-24")
    )
    assert first != full


def test_a_title_tells_where_a_mention_does_not():
    first, full = documents(
        ("18", None),
        ("18-NQ/TW", None, "2017-10-25"),
        date="2024-12-02",
        title="Phương án tinh gọn tổ chức bộ máy",
    )
    assert first == full


def test_yearly_numbers_bind_within_the_year():
    told = [
        ("01/NQ-CP", "Chính phủ", "2023-01-06"),
        ("01/NQ-CP", "Chính phủ", "2022-01-08"),
        ("01", "Chính phủ"),
    ]
    this, last, bare = documents(*told)
    assert bare == this != last


def test_laws_by_name_and_day():
    law = (None, None, None, "Luật Đất đai")
    (old,), (new,) = documents(law, date="2022-05-05"), documents(law, date="2025-05-05")
    assert old != new
    assert documents((None, None, None, "Luật Đất đai năm 2013"), date="2026-01-05") == [old]
    assert documents((None, None, None, "Luật Đất đai (sửa đổi)"), date="2024-03-05") == [new]
    assert documents((None, None, None, "Luật Trẻ em")) != documents((None, None, None, "Luật Nhà ở"))


def test_a_document_that_only_a_teaser_names_may_be_younger_than_the_page():
    def told(block: str) -> str:
        evidence = {"rule": "r", "quote": "q", "start": 0, "end": 1, "block": block}
        document = {
            "code": "79-NQ/TW",
            "type": "nghị quyết",
            "issuer": "Bộ Chính trị",
            "evidence": [evidence],
        }
        page = ArticleRecord.model_validate({"id": block, "published": "2025-09-07", "documents": [document]})
        known = {"code": "79-NQ/TW", "type": "nghị quyết", "issuer": "Bộ Chính trị", "date": "2026-01-06"}
        later = ArticleRecord.model_validate({"id": "b", "published": "2026-03-01", "documents": [known]})
        first, second = identify([page, later])
        same = first["identity"]["documents"]["79-NQ/TW"] == second["identity"]["documents"]["79-NQ/TW"]
        return "same" if same else "other"

    assert told("teaser") == "same"
    assert told("body") == "other"

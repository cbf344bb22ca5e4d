"""Which meetings are one."""

import pytest

from kg.identity.identify import identify
from kg.model import Document, Meeting, Participation
from tests.identity.making import place as as_place
from tests.identity.making import record

DAY = "2026-02-05"


def told(id, kind, organisers=(), *, date=DAY, name=None, people=(), place=None, documents=(), **more):
    """A record that tells of one meeting, chaired by `people`."""
    return record(
        id,
        date,
        bare=people,
        bodies=organisers,
        documents=[Document(code=code, issuer="Bộ Chính trị", type="nghị quyết") for code in documents],
        meetings=[
            Meeting(
                key="m1",
                kind=kind,
                date=date,
                name=name,
                place=place,
                organisers=tuple(organisers),
                documents=tuple(documents),
                **more,
            )
        ],
        takes_part=[Participation(who=who, meeting="m1", role="chairs") for who in people],
    )


def one(*records):
    """Whether all the records' meetings are one node."""
    return len({line["identity"]["meetings"]["m1"] for line in identify(records)}) == 1


def appointing(id, name):
    """A record of a ceremony that names nobody's part in it, and of one who is appointed that day."""
    office = ("Tô Văn Tám", "Giám đốc", "Công an tỉnh Nghệ An", "appointed", DAY)
    return record(id, DAY, office, meetings=[Meeting(key="m1", kind="lễ", date=DAY, name=name)])


def in_place(id, place, where):
    """The record of a ceremony at a place that it lists."""
    said = told(id, "lễ", name="lễ phát động Tháng hành động vì trẻ em", people=["Tô Thị Tám"], place=where)
    return said.model_copy(update={"places": (as_place(place),)})


TINH_UY = ("Tỉnh ủy Nghệ An",)
CENTRAL = ("Bộ Chính trị", "Ban Bí thư")
SAME = {
    "one host, one day, one matter": (
        told("a", "hội nghị", TINH_UY, name="Hội nghị học tập Nghị quyết 79", documents=["79-NQ/TW"]),
        told("b", "hội nghị trực tuyến", TINH_UY, name="Hội nghị quán triệt", documents=["79-NQ/TW"]),
    ),
    "a host's own name says nothing of the matter": (
        told(
            "a", "hội nghị", TINH_UY, name="hội nghị trao quyết định của Bộ Chính trị", people=["Tô Văn Tám"]
        ),
        told("b", "hội nghị", TINH_UY, name="hội nghị của Tỉnh ủy Nghệ An", people=["Tô Văn Tám"]),
    ),
    "who is appointed on that day is there": (
        appointing("a", "lễ công bố quyết định"),
        told("b", "lễ", name="lễ công bố quyết định của Bộ trưởng", people=["Tô Văn Tám"]),
    ),
    "a council's sitting on two days": (
        told("a", "kỳ họp", ("HĐND tỉnh Nghệ An",), name="Kỳ họp thứ 14"),
        told(
            "b",
            "kỳ họp",
            ("Hội đồng nhân dân tỉnh Nghệ An",),
            date="2026-02-07",
            name="Kỳ họp thứ 14, HĐND tỉnh",
        ),
    ),
    "morning and afternoon of one sitting": (
        told("a", "kỳ họp", ("HĐND tỉnh Nghệ An",), name="Kỳ họp thứ 14", part_of_day="sáng"),
        told("b", "phiên thảo luận", ("HĐND tỉnh Nghệ An",), name="phiên thảo luận", part_of_day="chiều"),
    ),
    "a national conference and a local point": (
        told(
            "a",
            "hội nghị",
            CENTRAL,
            name="Hội nghị toàn quốc quán triệt Nghị quyết 79",
            documents=["79-NQ/TW"],
        ),
        told(
            "b", "hội nghị trực tuyến", CENTRAL, name="hội nghị trực tuyến toàn quốc", documents=["79-NQ/TW"]
        ),
    ),
    "one chair, one matter, no host told": (
        told(
            "a",
            "hội nghị trực tuyến",
            name="hội nghị trực tuyến về sắp xếp đơn vị hành chính",
            people=["Phạm Minh Chính"],
        ),
        told(
            "b",
            "hội nghị",
            name="hội nghị toàn quốc triển khai sắp xếp đơn vị hành chính",
            people=["Phạm Minh Chính"],
        ),
    ),
}
OTHER = {
    "kind and day alone": (told("a", "hội nghị"), told("b", "hội nghị")),
    "two hosts": (told("a", "hội nghị", TINH_UY), told("b", "hội nghị", ("Tỉnh ủy Lào Cai",))),
    "two hosts of one resolution": (
        told("a", "hội nghị", TINH_UY, documents=["79-NQ/TW"]),
        told("b", "hội nghị", ("Tỉnh ủy Lào Cai",), documents=["79-NQ/TW"]),
    ),
    "two sittings of a series": (
        told("a", "kỳ họp", ("HĐND tỉnh Nghệ An",), name="Kỳ họp thứ 14"),
        told("b", "kỳ họp", ("HĐND tỉnh Nghệ An",), name="Kỳ họp thứ 15"),
    ),
    "two days": (
        told("a", "hội nghị", TINH_UY, name="Hội nghị giao ban"),
        told("b", "hội nghị", TINH_UY, name="Hội nghị giao ban", date="2026-02-06"),
    ),
    "two matters of one host": (
        told("a", "hội nghị", TINH_UY, name="Hội nghị học tập Nghị quyết 79", documents=["79-NQ/TW"]),
        told("b", "hội nghị", TINH_UY, name="Hội nghị phòng chống thiên tai"),
    ),
    "one man at two gatherings of a day": (
        told("a", "buổi gặp mặt", people=["Bùi Quang Hiển"], name="gặp mặt ngày Thầy thuốc"),
        told("b", "lễ", people=["Bùi Quang Hiển"], name="lễ ký kết hợp tác"),
    ),
    "ceremonies of one occasion in two provinces": (
        in_place("a", "thành phố Hà Nội", "Hà Nội"),
        in_place("b", "thành phố Phủ Lý, Hà Nam", "thành phố Phủ Lý"),
    ),
    "a conference and a ceremony of one host": (told("a", "hội nghị", TINH_UY), told("b", "lễ", TINH_UY)),
}


@pytest.mark.parametrize("case", SAME)
def test_one_meeting(case):
    assert one(*SAME[case])


@pytest.mark.parametrize("case", OTHER)
def test_two_meetings(case):
    assert not one(*OTHER[case])


def test_two_meetings_of_one_article_stay_two():
    both = record(
        "a",
        DAY,
        bodies=TINH_UY,
        meetings=[
            Meeting(key=key, kind="hội nghị", date=DAY, organisers=TINH_UY, name="Hội nghị giao ban")
            for key in ("m1", "m2")
        ],
    )
    (line,) = identify([both])
    assert len(set(line["identity"]["meetings"].values())) == 2

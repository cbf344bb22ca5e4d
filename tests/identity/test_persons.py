"""What keeps people apart, and what people decide on them, by stories of a few articles."""

import re

import pytest

from kg.identity.persons import Decision, appearances, partition
from kg.model import Person
from tests.identity.making import CON_CUONG, HUNG, NGHE_AN, RARE, Story, groups, mention, one, record, tell

STORIES: dict[str, Story] = {
    "namesakes in other provinces stay apart": (
        HUNG,
        [
            record("a", "2023-01-05", (HUNG, "Phó Giám đốc", "Công an tỉnh Tuyên Quang")),
            record("b", "2023-02-05", (HUNG, "Giám đốc", "Sở Công Thương tỉnh Khánh Hòa")),
            record("c", "2023-03-05", (HUNG, "Bộ trưởng", "Bộ Văn hóa, Thể thao và Du lịch")),
            record("d", "2023-09-05", (HUNG, "Phó Giám đốc", "Công an tỉnh Tuyên Quang")),
        ],
        {one("a", "d"), one("b"), one("c")},
    ),
    "two full-time posts far apart in one month are two people's": (
        RARE,
        [
            record("a", "2022-11-15", (RARE, "Vụ trưởng", "Vụ Bình đẳng giới Bộ Nội vụ")),
            record("b", "2022-11-16", (RARE, "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh Nghệ An")),
        ],
        {one("a"), one("b")},
    ),
    "a head and a deputy of one body at one time": (
        RARE,
        [
            record("a", "2020-08-01", (RARE, "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("b", "2022-08-01", (RARE, "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("c", "2021-09-01", (RARE, "Phó Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("d", "2022-09-01", (RARE, "Phó Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
        ],
        {one("a", "b"), one("c", "d")},
    ),
    "two departments of one province are no reason to join a common name": (
        HUNG,
        [
            record("a", "2022-01-05", (HUNG, "Phó Giám đốc", "Sở Tài chính tỉnh Nghệ An")),
            record("b", "2024-01-05", (HUNG, "Phó Giám đốc", "Sở Xây dựng tỉnh Nghệ An")),
        ],
        {one("a"), one("b")},
    ),
    "a stated transfer joins": (
        HUNG,
        [
            record("a", "2022-01-05", (HUNG, "Giám đốc", "Sở Công Thương tỉnh Khánh Hòa")),
            record(
                "b",
                "2024-05-15",
                (HUNG, "Giám đốc", "Sở Công Thương tỉnh Khánh Hòa", "left"),
                (HUNG, "Bí thư", "Huyện ủy Diên Khánh", "appointed"),
                places=["huyện Diên Khánh, Khánh Hòa"],
            ),
            record(
                "c",
                "2024-11-15",
                (HUNG, "Bí thư", "Huyện ủy Diên Khánh"),
                places=["huyện Diên Khánh, Khánh Hòa"],
            ),
        ],
        {one("a", "b", "c")},
    ),
    "a rare name in full-time posts of two units at one time is two people": (
        RARE,
        [
            record("a", "2020-02-05", (RARE, "Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"), **CON_CUONG),
            record("b", "2021-02-05", (RARE, "Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"), **NGHE_AN),
            record("c", "2022-02-05", (RARE, "Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"), **CON_CUONG),
            record("d", "2023-02-05", (RARE, "Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"), **NGHE_AN),
        ],
        {one("a", "c"), one("b", "d")},
    ),
    "named side by side": (
        "Trần Văn Tuấn",
        [
            record("a", "2022-11-03", ("Trần Văn Tuấn", "Phó Giám đốc", "Sở Tài chính tỉnh Nghệ An")),
            record("b", "2023-02-27", ("Trần Văn Tuấn", "Phó Giám đốc", "Sở Xây dựng tỉnh Nghệ An")),
            record(
                "c",
                "2023-12-14",
                ("Trần Văn Tuấn#1", "Phó Giám đốc", "Sở Tài chính tỉnh Nghệ An"),
                ("Trần Văn Tuấn#2", "Phó Giám đốc", "Sở Xây dựng tỉnh Nghệ An"),
            ),
        ],
        {one("a", "c#1"), one("b", "c#2")},
    ),
    "a rank that falls": (
        RARE,
        [
            record(
                "a",
                "2022-04-27",
                (RARE, "Phó Giám đốc", "Công an tỉnh Nghệ An"),
                persons=[Person(name=RARE, rank="Đại tá")],
            ),
            record(
                "b",
                "2023-04-27",
                (RARE, "Phó Trưởng phòng", "Công an tỉnh Nghệ An"),
                persons=[Person(name=RARE, rank="Trung tá")],
            ),
        ],
        {one("a"), one("b")},
    ),
    "marks keep names apart": (
        "Vi Thị Thủy",
        [
            record(
                "a",
                "2022-06-02",
                ("Vi Thị Thủy", "Phó Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
                **CON_CUONG,
            ),
            record(
                "b",
                "2022-06-02",
                ("Vi Thị Thùy", "Phó Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
                **CON_CUONG,
            ),
            record(
                "c",
                "2022-06-02",
                ("Vi Thị Thuỷ", "Phó Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
                **CON_CUONG,
            ),
        ],
        {one("a", "c")},
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_story(story):
    tell(*STORIES[story])


def test_a_transfer_taken_out_takes_the_merge_out():
    _, records, expected = STORIES["a stated transfer joins"]
    assert groups(records, HUNG) == expected
    assert groups([records[0], records[2]], HUNG) == {one("a"), one("c")}


def test_decisions_override_and_can_be_undone():
    _, records, apart = STORIES["two departments of one province are no reason to join a common name"]
    a, b = records
    same = Decision("same", mention(a, HUNG), mention(b, HUNG))
    assert groups(records, HUNG, [same]) == {one("a", "b")}
    assert groups(records, HUNG) == apart
    twice = [a, record("c", "2022-02-05", (HUNG, "Phó Giám đốc", "Sở Tài chính tỉnh Nghệ An"))]
    assert groups(twice, HUNG) == {one("a", "c")}
    different = Decision("different", mention(a, HUNG), mention(twice[1], HUNG))
    assert groups(twice, HUNG, [different]) == {one("a"), one("c")}
    unsure = Decision("unsure", mention(a, HUNG), mention(twice[1], HUNG))
    assert groups(twice, HUNG, [unsure]) == {one("a", "c")}


def test_what_was_not_joined_is_told_for_review():
    _, records, _ = STORIES["a rare name in full-time posts of two units at one time is two people"]
    found = partition([a for r in records for a in appearances(r)[RARE]])
    [doubt] = found.doubts
    assert re.fullmatch(r"the same province; chance of a namesake there [\d.]+ %", doubt.evidence)
    assert doubt.reason == "posts of two units at one time"


def test_appearances_survive_json():
    name, records, _ = STORIES["named side by side"]
    for seen in appearances(records[2])[name]:
        assert type(seen).model_validate_json(seen.model_dump_json()) == seen


def test_thousands_of_appearances_stay_cheap():
    people = [
        record(f"r{i}", f"{2015 + i % 11}-{1 + i % 12:02}-05", (HUNG, "Chủ tịch", f"Hội Nông dân tỉnh {p}"))
        for i, p in enumerate(["Nghệ An", "Cà Mau", "Lào Cai", "Khánh Hòa", "Tây Ninh"] * 600)
    ]
    seen = [a for r in people for a in appearances(r)[HUNG]]
    assert len(partition(seen).components) == 5  # cubic work would take hours

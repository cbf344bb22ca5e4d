"""Whose the mentions without an office are, by stories of a few articles."""

import pytest

from kg.identity.persons import Decision
from tests.identity.making import CON_CUONG, HUNG, NGHE_AN, RARE, Story, groups, mention, one, record, tell

STORIES: dict[str, Story] = {
    "a post whose province is not told goes to the one who holds such a post": (
        RARE,
        [
            record("a", "2021-06-30", (RARE, "Phó Giám đốc", "Sở Y tế tỉnh Nghệ An")),
            record("b", "2022-06-15", (RARE, "Phó Giám đốc", "Sở Y tế")),
            record("c", "2022-06-15", (RARE, "Phó Giám đốc", "Sở Xây dựng")),
        ],
        {one("a", "b"), one("c")},
    ),
    "a bare mention goes where its article's body points": (
        HUNG,
        [
            record("a", "2024-05-15", (HUNG, "Bí thư", "Huyện ủy Con Cuông"), **CON_CUONG),
            record("b", "2024-06-15", (HUNG, "Giám đốc", "Sở Y tế tỉnh Khánh Hòa")),
            record("c", "2024-07-05", bare=[HUNG], bodies=["Huyện ủy Con Cuông"], **CON_CUONG),
        ],
        {one("a", "c"), one("b")},
    ),
    "a bare mention of a common name in another's province stays with the name": (
        HUNG,
        [
            record("a", "2024-05-15", (HUNG, "Giám đốc", "Sở Y tế tỉnh Nghệ An"), **NGHE_AN),
            record("b", "2024-07-05", bare=[HUNG], bodies=["Hội Nông dân huyện Con Cuông"], **CON_CUONG),
        ],
        {one("a"), one("b")},
    ),
    "a bare mention that two officials of the body could be": (
        "Trần Văn Tuấn",
        [
            record(
                "a",
                "2024-05-15",
                ("Trần Văn Tuấn#1", "Phó Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
                ("Trần Văn Tuấn#2", "Chánh Văn phòng", "Ủy ban nhân dân huyện Con Cuông"),
                **CON_CUONG,
            ),
            record(
                "b",
                "2024-07-05",
                bare=["Trần Văn Tuấn"],
                bodies=["Ủy ban nhân dân huyện Con Cuông"],
                **CON_CUONG,
            ),
        ],
        {one("a#1"), one("a#2"), one("b")},
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_story(story):
    tell(*STORIES[story])


def test_a_decision_settles_a_bare_mention():
    _, records, _ = STORIES["a bare mention of a common name in another's province stays with the name"]
    a, b = records
    same = Decision("same", mention(a, HUNG), mention(b, HUNG))
    assert groups(records, HUNG, [same]) == {one("a", "b")}

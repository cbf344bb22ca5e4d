"""Spells in one post: who is still the same in it, and who follows, by stories of a few articles."""

import pytest

from kg.model import Person
from tests.identity.making import CON_CUONG, HUNG, MON_SON, RARE, Story, one, record, tell

STORIES: dict[str, Story] = {
    "who left a post is not who is elected to it two terms later": (
        "Phạm Quang Vinh",
        [
            record(
                "a",
                "2013-01-10",
                ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông", "left", None, "2013-01-01"),
                **CON_CUONG,
            ),
            record(
                "b",
                "2022-07-21",
                ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông", "appointed", "2022-07-21"),
                **CON_CUONG,
            ),
        ],
        {one("a"), one("b")},
    ),
    "who held a post before is of two far apart in time neither": (
        "Lò Văn Thoảng",
        [
            record(
                "a",
                "2011-03-05",
                ("Lò Văn Thoảng", "Chủ tịch", "UBND xã Môn Sơn", "former", "1990", "1999"),
                **MON_SON,
            ),
            record("b", "2022-05-05", ("Lò Văn Thoảng", "Chủ tịch", "UBND xã Môn Sơn"), **MON_SON),
            record("c", "2024-09-05", ("Lò Văn Thoảng", "Chủ tịch", "UBND xã Môn Sơn", "former"), **MON_SON),
        ],
        {one("a"), one("b"), one("c")},
    ),
    "who held a post before is the one who is known to have": (
        "Lò Văn Thoảng",
        [
            record("b", "2022-05-05", ("Lò Văn Thoảng", "Chủ tịch", "UBND xã Môn Sơn"), **MON_SON),
            record("c", "2024-09-05", ("Lò Văn Thoảng", "Chủ tịch", "UBND xã Môn Sơn", "former"), **MON_SON),
        ],
        {one("b", "c")},
    ),
    "a former post reaches back a term, not to another's of long ago": (
        "Phạm Quang Vinh",
        [
            record("a", "2011-09-05", ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("b", "2024-03-05", ("Phạm Quang Vinh", "Bí thư", "Huyện đoàn Con Cuông"), **CON_CUONG),
            record(
                "c",
                "2025-05-05",
                ("Phạm Quang Vinh", "Phó Bí thư", "Huyện ủy Con Cuông"),
                ("Phạm Quang Vinh", "Bí thư", "Huyện đoàn Con Cuông", "former"),
                **CON_CUONG,
            ),
        ],
        {one("a"), one("b", "c")},
    ),
    "father and son in one office": (
        "Lô Văn Thắm",
        [
            record(
                "a",
                "2023-04-27",
                ("Lô Văn Thắm", "Chủ tịch", "Ủy ban nhân dân xã Châu Khê", "former", "1989", "1999"),
                places=["xã Châu Khê, Nghệ An", "huyện Con Cuông, Nghệ An"],
            ),
            record(
                "b",
                "2024-03-05",
                ("Lô Văn Thắm", "Chủ tịch", "Ủy ban nhân dân xã Châu Khê"),
                places=["xã Châu Khê, Nghệ An", "huyện Con Cuông, Nghệ An"],
            ),
            record(
                "c",
                "2025-09-25",
                ("Lô Văn Thắm", "Chủ tịch", "Ủy ban nhân dân xã Châu Khê"),
                places=["xã Châu Khê, Nghệ An"],
            ),
        ],
        {one("a"), one("b", "c")},
    ),
    "years of birth": (
        RARE,
        [
            record(
                "a",
                "2023-04-27",
                (RARE, "Chủ tịch", "Hội Nông dân tỉnh Nghệ An"),
                persons=[Person(name=RARE, birth="1951")],
            ),
            record(
                "b",
                "2024-04-27",
                (RARE, "Chủ tịch", "Hội Nông dân tỉnh Nghệ An"),
                persons=[Person(name=RARE, birth="1984")],
            ),
        ],
        {one("a"), one("b")},
    ),
    "a year of birth told of one of two far apart in a post": (
        "Phạm Quang Vinh",
        [
            record(
                "a",
                "2012-12-28",
                ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông", "left"),
                **CON_CUONG,
            ),
            record(
                "b",
                "2022-07-21",
                ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông", "appointed"),
                persons=[Person(name="Phạm Quang Vinh", birth="1981")],
                **CON_CUONG,
            ),
            record("c", "2024-07-21", ("Phạm Quang Vinh", "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
        ],
        {one("a"), one("b", "c")},
    ),
    "an old article loaded late, and a retired man": (
        "Hồ Sỹ Quế",
        [
            record(
                "a",
                "2022-06-02",
                ("Hồ Sỹ Quế", "Bí thư", "Huyện ủy Con Cuông", "left", "", "2022-06-01"),
                **CON_CUONG,
            ),
            record("b", "2024-10-30", ("Hồ Sỹ Quế", "Bí thư", "Huyện ủy Con Cuông", "former"), **CON_CUONG),
            record("c", "2021-06-15", ("Hồ Sỹ Quế", "Bí thư", "Huyện ủy Con Cuông"), **CON_CUONG),
        ],
        {one("a", "b", "c")},
    ),
    "another of a common name follows in the post": (
        HUNG,
        [
            record("a", "2021-01-30", (HUNG, "Chủ tịch", "Ủy ban nhân dân xã Môn Sơn", "left"), **MON_SON),
            record(
                "b", "2022-06-15", (HUNG, "Chủ tịch", "Ủy ban nhân dân xã Môn Sơn", "appointed"), **MON_SON
            ),
            record("c", "2020-06-15", (HUNG, "Chủ tịch", "Ủy ban nhân dân xã Môn Sơn"), **MON_SON),
        ],
        {one("a", "c"), one("b")},
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_story(story):
    tell(*STORIES[story])

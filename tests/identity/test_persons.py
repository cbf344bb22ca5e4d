"""Who is one person and who is not, by stories of a few articles."""

import re

import pytest

from kg.identity.persons import Decision, appearances, partition
from kg.model import ArticleRecord, Person
from tests.identity.making import groups, mention, record

HUNG = "Nguyễn Văn Hùng"


def one(*ids: str) -> frozenset[str]:
    return frozenset(ids)


NGHE_AN = {"publisher": "baonghean.vn", "places": ["tỉnh Nghệ An"]}
CON_CUONG = {"publisher": "baonghean.vn", "places": ["huyện Con Cuông, Nghệ An"]}
MON_SON = {"publisher": "baonghean.vn", "places": ["xã Môn Sơn, Nghệ An"]}
RARE = "Vừ Bá Xìa"

STORIES: dict[str, tuple[str, list[ArticleRecord], set[frozenset[str]]]] = {
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
    "two full-time posts far apart in one month are two people's": (
        RARE,
        [
            record("a", "2022-11-15", (RARE, "Vụ trưởng", "Vụ Bình đẳng giới Bộ Nội vụ")),
            record("b", "2022-11-16", (RARE, "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh Nghệ An")),
        ],
        {one("a"), one("b")},
    ),
    "an officer of the police is no deputy head of a civil agency": (
        RARE,
        [
            record("a", "2017-08-01", (RARE, "Trưởng Công an", "Công an huyện Con Cuông"), **CON_CUONG),
            record("b", "2022-03-01", (RARE, "Phó Giám đốc", "Sở Xây dựng tỉnh Nghệ An")),
            record("c", "2022-08-01", (RARE, "Phó Giám đốc", "Công an tỉnh Nghệ An")),
        ],
        {one("a", "c"), one("b")},
    ),
    "a head does not become the deputy in his body, but the press may give the wrong title": (
        RARE,
        [
            record("a", "2020-08-01", (RARE, "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("b", "2022-08-01", (RARE, "Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
            record("c", "2022-09-01", (RARE, "Phó Chủ tịch", "UBND huyện Con Cuông"), **CON_CUONG),
        ],
        {one("a", "b", "c")},
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
    "a leader of a district is not to lead a commune's association later": (
        RARE,
        [
            record("a", "2020-08-01", (RARE, "Phó Bí thư", "Huyện ủy Con Cuông"), **CON_CUONG),
            record("b", "2023-08-01", (RARE, "Chủ tịch", "Hội Nông dân xã Môn Sơn"), **MON_SON),
        ],
        {one("a"), one("b")},
    ),
    "an officer of the police may come to lead the province": (
        RARE,
        [
            record("a", "2020-08-01", (RARE, "Giám đốc", "Công an tỉnh Nghệ An")),
            record("b", "2022-03-01", (RARE, "Phó Bí thư", "Tỉnh ủy Nghệ An")),
        ],
        {one("a", "b")},
    ),
    "years of silence before a department went on as another": (
        "Kiều Thị Bích Vân",
        [
            record(
                "a", "2021-12-03", ("Kiều Thị Bích Vân", "Phó Giám đốc", "Sở Kế hoạch và Đầu tư tỉnh Nghệ An")
            ),
            record("b", "2025-03-03", ("Kiều Thị Bích Vân", "Phó Giám đốc", "Sở Tài chính tỉnh Nghệ An")),
        ],
        {one("a", "b")},
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
    "a move far away that nothing states joins no common name": (
        "Trần Văn Tuấn",
        [
            record("a", "2022-01-05", ("Trần Văn Tuấn", "Giám đốc", "Sở Y tế tỉnh Khánh Hòa")),
            record("b", "2023-01-05", ("Trần Văn Tuấn", "Giám đốc", "Sở Y tế tỉnh Nghệ An")),
        ],
        {one("a"), one("b")},
    ),
    "rising in one body": (
        "Lương Thị Hòa",
        [
            record("a", "2021-01-05", ("Lương Thị Hòa", "Phó Giám đốc", "Sở Nội vụ tỉnh Yên Bái")),
            record("b", "2023-01-05", ("Lương Thị Hòa", "Giám đốc", "Sở Nội vụ tỉnh Yên Bái")),
        ],
        {one("a", "b")},
    ),
    "rising in one district": (
        "Bùi Quang Hiển",
        [
            record(
                "a",
                "2020-02-05",
                ("Bùi Quang Hiển", "Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
                **CON_CUONG,
            ),
            record("b", "2024-02-05", ("Bùi Quang Hiển", "Bí thư", "Huyện ủy Con Cuông"), **CON_CUONG),
        ],
        {one("a", "b")},
    ),
    "a rare name rises in its province, a common one need not": (
        RARE,
        [
            record("a", "2020-02-05", (RARE, "Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"), **CON_CUONG),
            record("b", "2023-02-05", (RARE, "Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"), **NGHE_AN),
        ],
        {one("a", "b")},
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
    "a merged province does not split its officials": (
        "Trần Huy Tuấn",
        [
            record("a", "2025-05-05", ("Trần Huy Tuấn", "Bí thư", "Tỉnh ủy Hà Giang")),
            record("b", "2025-09-05", ("Trần Huy Tuấn", "Bí thư", "Tỉnh ủy Tuyên Quang")),
        ],
        {one("a", "b")},
    ),
    "the heir province's own official is another": (
        "Trần Văn Tuấn",
        [
            record("a", "2024-05-05", ("Trần Văn Tuấn", "Phó Giám đốc", "Sở Nội vụ tỉnh Hà Giang")),
            record("b", "2024-06-05", ("Trần Văn Tuấn", "Phó Giám đốc", "Sở Nội vụ tỉnh Tuyên Quang")),
            record("c", "2025-09-05", ("Trần Văn Tuấn", "Phó Giám đốc", "Sở Nội vụ tỉnh Tuyên Quang")),
        ],
        {one("a"), one("b", "c")},
    ),
    "a merged ministry does not split its officials": (
        "Đoàn Thị Thanh Hằng",
        [
            record(
                "a", "2023-09-20", ("Đoàn Thị Thanh Hằng", "Vụ trưởng", "Vụ Thống kê Bộ Kế hoạch và Đầu tư")
            ),
            record("b", "2025-04-09", ("Đoàn Thị Thanh Hằng", "Vụ trưởng", "Vụ Thống kê Bộ Tài chính")),
        ],
        {one("a", "b")},
    ),
    "a district's leader in a commune that took its land": (
        "Sùng A Lử",
        [
            record(
                "a",
                "2024-12-01",
                ("Sùng A Lử", "Bí thư", "Huyện ủy Mù Cang Chải"),
                places=["huyện Mù Cang Chải, Yên Bái"],
            ),
            record(
                "b",
                "2025-10-09",
                ("Sùng A Lử", "Bí thư", "Đảng ủy xã Púng Luông"),
                places=["xã Púng Luông, Lào Cai"],
            ),
        ],
        {one("a", "b")},
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
    "seats in the National Assembly join no common name": (
        HUNG,
        [
            record(
                "a", "2022-04-27", (HUNG, "Đại biểu", "Quốc hội"), (HUNG, "Giám đốc", "Sở Y tế tỉnh Nghệ An")
            ),
            record(
                "b", "2022-05-27", (HUNG, "Đại biểu", "Quốc hội"), (HUNG, "Giám đốc", "Sở Y tế tỉnh Cà Mau")
            ),
        ],
        {one("a"), one("b")},
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
    "a post whose province is not told goes to the one who holds such a post": (
        RARE,
        [
            record("a", "2021-06-30", (RARE, "Phó Giám đốc", "Sở Y tế tỉnh Nghệ An")),
            record("b", "2022-06-15", (RARE, "Phó Giám đốc", "Sở Y tế")),
            record("c", "2022-06-15", (RARE, "Phó Giám đốc", "Sở Xây dựng")),
        ],
        {one("a", "b"), one("c")},
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
    name, records, expected = STORIES[story]
    assert groups(records, name) == expected
    assert groups(records[::-1], name) == expected


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


def test_a_decision_settles_a_bare_mention():
    _, records, _ = STORIES["a bare mention of a common name in another's province stays with the name"]
    a, b = records
    same = Decision("same", mention(a, HUNG), mention(b, HUNG))
    assert groups(records, HUNG, [same]) == {one("a", "b")}


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

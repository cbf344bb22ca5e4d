"""Which moves between bodies and units are one man's, by stories of a few articles."""

import pytest

from tests.identity.making import CON_CUONG, HUNG, MON_SON, NGHE_AN, RARE, Story, one, record, tell

STORIES: dict[str, Story] = {
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
}


@pytest.mark.parametrize("story", STORIES)
def test_story(story):
    tell(*STORIES[story])

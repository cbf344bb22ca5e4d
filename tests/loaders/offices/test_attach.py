"""Whose office stands where: lists before dashes, opening phrases, principals who are absent, the dead."""

import pytest

from kg.model import Article
from loaders.extract import extract


def held(text: str) -> set[tuple[str, str]]:
    """(given name, title) of each holding that is asserted."""
    record = extract(Article(id="x", text=text, publisher="baosonla.vn", published="2024-05-06"))
    sure = (h for h in record.holds if h.confidence != "doubtful")
    return {(h.person.split()[-1], h.title) for h in sure}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Dự có Bí thư Huyện ủy Mai Sơn - Vi Văn Cán, Chủ tịch HĐND tỉnh - Lò Thị Trinh, "
            "Giám đốc Sở Y tế - Hà Văn Vĩnh.",
            {("Cán", "Bí thư"), ("Trinh", "Chủ tịch"), ("Vĩnh", "Giám đốc")},
        ),
        (
            "Dự có Chủ tịch HĐND tỉnh - Lò Thị Trinh, Giám đốc Sở Y tế - Hà Văn Vĩnh.",
            {("Trinh", "Chủ tịch"), ("Vĩnh", "Giám đốc")},
        ),
        ("Chủ tịch HĐND tỉnh - Lò Thị Trinh cùng dự.", {("Trinh", "Chủ tịch")}),
        (
            "Bà Lò Thị Trinh, Chủ tịch HĐND tỉnh - Trưởng đoàn ĐBQH tỉnh, dự.",
            {("Trinh", "Chủ tịch"), ("Trinh", "Trưởng đoàn")},
        ),
        (
            "Lò Thị Trinh - Chủ tịch HĐND tỉnh, Hà Văn Vĩnh - Giám đốc Sở Y tế cùng dự.",
            {("Trinh", "Chủ tịch"), ("Vĩnh", "Giám đốc")},
        ),
        (
            "Bà Lò Thị Trinh, Chủ tịch HĐND tỉnh; ông Hà Văn Vĩnh, Giám đốc Sở Y tế, dự.",
            {("Trinh", "Chủ tịch"), ("Vĩnh", "Giám đốc")},
        ),
    ],
)
def test_offices_before_and_behind_dashes(text: str, posts: set[tuple[str, str]]) -> None:
    assert held(text) == posts


@pytest.mark.parametrize(
    "text",
    [
        "Ngoài ông Vi Văn Tích, Thủ tướng cũng kỷ luật ông Hà Văn Sang.",
        "Cùng với bà Vi Thị Tích, Bí thư Tỉnh ủy Sơn La đã trao quà.",
        "Sau ông Vi Văn Tích, Chủ tịch UBND tỉnh Sơn La tiếp tục phát quà cho dân.",
        "Thừa ủy quyền của Chủ tịch nước và Thủ tướng Chính phủ, ông Vi Văn Tích trao cờ.",
        "Trưởng ban Lễ tang Đại tướng Vi Văn Tích.",
        "Chỉ huy trưởng nêu danh sách các sĩ quan được điều động về giữ chức Trưởng Công an xã Mường Bú.",
    ],
)
def test_an_office_of_somebody_else(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Cùng với bà Vi Thị Tích, Bí thư Tỉnh ủy Sơn La, đoàn đã trao quà.",
        "Ông Vi Văn Tích, Bí thư Tỉnh ủy Sơn La đã trao quà.",
        "Bí thư Tỉnh ủy Sơn La Vi Văn Tích đã trao quà.",
        "Theo ông Vi Văn Tích, Bí thư Tỉnh ủy Sơn La, đường sắp xong.",
    ],
)
def test_an_office_of_his_own(text: str) -> None:
    assert held(text) == {("Tích", "Bí thư")}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Dự có các Phó Chủ tịch UBND tỉnh: Vi Văn Cán, Lò Thị Trinh; Đại tá Hà Văn Vĩnh, "
            "Giám đốc Công an tỉnh.",
            {("Cán", "Phó Chủ tịch"), ("Trinh", "Phó Chủ tịch"), ("Vĩnh", "Giám đốc")},
        ),
        (
            "Đi cùng có Đại tá Hà Văn Vĩnh, Giám đốc Công an tỉnh, Đại tá Vi Văn Cán, "
            "Chỉ huy trưởng Bộ CHQS tỉnh.",
            {("Vĩnh", "Giám đốc"), ("Cán", "Chỉ huy trưởng")},
        ),
        (
            "Bà Lò Thị Trinh được Giám đốc Sở Y tế Hà Văn Vĩnh bổ nhiệm, trước là Hiệu trưởng "
            "Trường Tiểu học Mường Bú.",
            {("Vĩnh", "Giám đốc"), ("Trinh", "Hiệu trưởng")},
        ),
        (
            "Dự có các Thứ trưởng Bộ Y tế: Vi Văn Cán; Lò Thị Trinh; Hà Văn Vĩnh.",
            {("Cán", "Thứ trưởng"), ("Trinh", "Thứ trưởng"), ("Vĩnh", "Thứ trưởng")},
        ),
        ("Giám đốc Công an tỉnh, Đại tá Hà Văn Vĩnh, dự.", {("Vĩnh", "Giám đốc")}),
    ],
)
def test_where_the_office_of_one_ends(text: str, posts: set[tuple[str, str]]) -> None:
    assert held(text) == posts


def test_units_in_brackets_are_those_of_a_shared_office() -> None:
    text = "Dự có hai đồng chí Bí thư Tỉnh ủy: Vi Văn Cán (Lai Châu), Lò Thị Trinh (Hòa Bình)."
    record = extract(Article(id="x", text=text, publisher="vnexpress.net", published="2024-05-06"))
    assert {(h.person, h.body) for h in record.holds} == {
        ("Vi Văn Cán", "Tỉnh ủy Lai Châu"),
        ("Lò Thị Trinh", "Tỉnh ủy Hòa Bình"),
    }

"""What a title says of an office: its height in the body, and how many hold it at one time."""

import pytest

from kg.identity.titles import seats, standing


@pytest.mark.parametrize(
    ("title", "height", "holders"),
    [
        ("Chủ tịch", 1, 1),
        ("Quyền Giám đốc", 1, 1),
        ("Hiệu trưởng", 1, 1),
        ("Trưởng xóm Đoài", 1, 1),  # in no list: a head by its words
        ("Phó Chủ tịch", 2, None),
        ("Phó Chủ tịch Thường trực", 2, 1),
        ("Thứ trưởng", 2, None),
        ("Ủy viên", 3, None),
        ("Đại biểu", 3, None),
        ("Bí thư Trung ương Đảng", 3, None),  # one of several secretaries
        ("Chuyên viên", None, None),
    ],
)
def test_height_and_holders(title: str, height: int | None, holders: int | None) -> None:
    assert (standing(title), seats(title)) == (height, holders)

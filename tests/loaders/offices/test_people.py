"""Namesakes, guests from abroad, given names and pronouns."""

import pytest

from kg.model import Article, ArticleRecord
from loaders.extract import extract
from loaders.places.abroad import is_abroad


def read(text: str) -> ArticleRecord:
    return extract(Article(id="x", text=text, publisher="baolaocai.vn", published="2023-05-04"))


def held(text: str) -> set[tuple[str, str]]:
    return {(h.person, h.body) for h in read(text).holds}


LIST = (
    "Dự có các đồng chí: Nguyễn Văn Hùng, Chủ tịch UBND xã Bản Lầu; Trần Thị Sen, Chủ tịch UBND xã Bản Hồ; "
    "Nguyễn Văn Hùng, Trưởng Công an xã Bản Sen."
)


def test_two_of_one_name_in_a_list_are_two() -> None:
    record = read(LIST + "\n\nTrưởng Công an xã Bản Sen Nguyễn Văn Hùng báo cáo. Ông Hùng trao quà.")
    assert {p.key: p.name for p in record.persons} == {
        "Nguyễn Văn Hùng#1": "Nguyễn Văn Hùng",
        "Nguyễn Văn Hùng#2": "Nguyễn Văn Hùng",
        "Trần Thị Sen": "Trần Thị Sen",
    }
    assert {(h.person, h.title) for h in record.holds} == {
        ("Nguyễn Văn Hùng#1", "Chủ tịch"),
        ("Nguyễn Văn Hùng#2", "Trưởng Công an"),
        ("Trần Thị Sen", "Chủ tịch"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám, Bí thư Huyện ủy Bát Xát, nói. Ông Lê Văn Tám, Trưởng đoàn ĐBQH tỉnh, trao quà.",
        "Ông Lê Văn Tám, Chủ tịch UBND huyện Bát Xát kết luận; ông Lê Văn Tám, Chủ tịch UBND huyện trao quà.",
    ],
)
def test_one_with_several_posts_stays_one(text: str) -> None:
    assert {p.key for p in read(text).persons} == {"Lê Văn Tám"}


def test_a_given_name_of_two_people_means_neither() -> None:
    text = (
        "Ông Lê Văn Tám, Bí thư Huyện ủy Bát Xát, và ông Đỗ Văn Tám, Chánh Thanh tra tỉnh, dự. "
        "Ông Tám từng là Chủ tịch UBND huyện Văn Bàn."
    )
    assert "Ủy ban nhân dân huyện Văn Bàn" not in {body for _, body in held(text)}


def test_a_pronoun_of_another_sex_is_not_bound() -> None:
    text = "Bà Lê Thị Tám, Bí thư Huyện ủy Bát Xát, dự. Ông từng là Chủ tịch UBND huyện Văn Bàn."
    assert held(text) == {("Lê Thị Tám", "Huyện ủy Bát Xát")}


def test_guests_hold_nothing_here() -> None:
    text = (
        "Ông Vương Kiến Dân, Bí thư Tỉnh ủy Vân Nam (Trung Quốc), dự cùng "
        "ông Lê Văn Tám, Bí thư Huyện ủy Bát Xát."
    )
    assert held(text) == {("Lê Văn Tám", "Huyện ủy Bát Xát")}


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        (" Lào", True),
        (" nước Cộng hòa Dân chủ Nhân dân Lào", True),
        (" Đảng Cộng sản Trung Quốc", True),
        (" Vân Nam (Trung Quốc)", True),
        (" Lào Cai", False),
        (" Việt Nam tại Lào", False),
        (" Đảng Cộng sản Việt Nam", False),
        ("", False),
    ],
)
def test_words_of_other_countries(text: str, abroad: bool) -> None:
    assert is_abroad(text, 0) is abroad

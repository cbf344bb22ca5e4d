"""Personal names of all peoples, and capitals that are none."""

import pytest

from loaders.names.recognise import Names
from loaders.places.atlas import atlas
from loaders.places.units import Units
from loaders.text.lexicon import lexicon, surnames
from loaders.text.tokens import tokenize


def names() -> Names:
    return Names(lexicon(), Units(lexicon(), atlas(), surnames(), None), surnames())


def read(text: str, **how: bool) -> str:
    tokens = tokenize(text)
    return " ".join(tokens.word[: names().read(tokens, 0, **how)])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Giàng A Chớ dự", "Giàng A Chớ"),
        ("Y Thanh Hà Niê Kđăm nói", "Y Thanh Hà Niê Kđăm"),
        ("H'Yao Knul cùng", "H'Yao Knul"),
        ("Điểu K'ré đến", "Điểu K'ré"),
        ("Thạch Thị Sa Thy", "Thạch Thị Sa Thy"),
        ("Lò Văn Muôn, Bí thư", "Lò Văn Muôn"),
        ("Nguyễn Văn An Bí thư Đảng ủy", "Nguyễn Văn An"),
    ],
)
def test_a_name_begins_here(text: str, want: str) -> None:
    assert read(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Sa Pa đón khách",
        "Long An mưa",
        "Thái Bình Dương rộng",
        "Lào Cai",
        "An",
        "Bộ Công an",
        "Trung Quốc Nguyễn",
    ],
)
def test_no_name_begins_here(text: str) -> None:
    assert read(text) == ""


def test_an_honorific_makes_unknown_surnames_and_names_of_places_people() -> None:
    assert read("Sa Pa", introduced=True) == "Sa Pa"
    assert read("Mơm Pho Ly", introduced=True) == "Mơm Pho Ly"
    assert read("Mơm Pho Ly") == ""


def test_names_in_capitals_are_those_of_the_page_or_introduced() -> None:
    reader = names()
    tokens = tokenize("LÒ VĂN KIÊN THĂM BẢN")
    assert reader.capitals(tokens, 0, introduced=False) is None
    reader.written = {"LÒ VĂN KIÊN": "Lò Văn Kiên"}
    assert reader.capitals(tokens, 0, introduced=False) == ("Lò Văn Kiên", 3)
    assert names().capitals(tokenize("LÒ VĂN KIÊN dự"), 0, introduced=True) == ("Lò Văn Kiên", 3)


def test_foreign_names() -> None:
    assert names().is_foreign("Santiphap Phomvihane")
    assert not names().is_foreign("Nguyễn Văn An")
    assert not names().is_foreign("Ksor Nham")

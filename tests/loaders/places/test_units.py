"""Administrative units in text: kinds, lists that share a head, numbers, names that are none."""

import pytest

from loaders.places.atlas import atlas
from loaders.places.units import Units
from loaders.text.lexicon import lexicon, surnames
from loaders.text.tokens import tokenize


def read(text: str, at: str | None = "2025-08-01", i: int = 0) -> list[str]:
    found = Units(lexicon(), atlas(), surnames(), at).read(tokenize(text), i)
    return [f"{unit.type} {unit.name or '?'}" for unit in found[0]] if found else []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("xã Khao Mang họp", ["xã Khao Mang"]),
        ("xã Bản Lầu họp", ["xã Bản Lầu"]),
        ("các xã Khao Mang, Púng Luông và Nậm Có", ["xã Khao Mang", "xã Púng Luông", "xã Nậm Có"]),
        ("các xã vùng cao như Khao Mang, Púng Luông", ["xã Khao Mang", "xã Púng Luông"]),
        (
            "4 xã: Khao Mang, Púng Luông, Nậm Có, Lao Chải",
            ["xã Khao Mang", "xã Púng Luông", "xã Nậm Có", "xã Lao Chải"],
        ),
        ("xã Sơn Kim 1 được mùa", ["xã Sơn Kim 1"]),
        ("phường 02", ["phường 2"]),
        ("TP.HCM mưa", ["thành phố Hồ Chí Minh"]),
        ("tỉnh họp", ["tỉnh ?"]),
        ("Lào Cai mưa", ["tỉnh Lào Cai"]),
        ("H.Xuân Lộc", ["huyện Xuân Lộc"]),
        ("bản Háng Pu Xi", ["bản Háng Pu Xi"]),
        ("Thủ đô mưa", ["thành phố Hà Nội"]),
    ],
)
def test_units(text: str, want: list[str]) -> None:
    assert read(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy",
        "thành đoàn",
        "P. Giám đốc",
        "bản lĩnh",
        "Thái Bình Dương nổi sóng",
        "các huyện, Thành phố",
        "mưa",
        "",
    ],
)
def test_no_named_unit(text: str) -> None:
    assert [unit for unit in read(text) if not unit.endswith("?")] == []


def test_a_person_after_a_unit_word_is_no_unit() -> None:
    assert read("xã Pơloong Plênh thăm bản") == ["xã ?"]
    assert read("xã Tô Văn Sáng nói") == ["xã ?"]

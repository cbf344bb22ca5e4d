"""Bodies as trees, with the canonical names that they get where nothing is left out."""

import pytest

from loaders.bodies.naming import canonical
from loaders.bodies.recognise import Bodies
from loaders.places.atlas import atlas
from loaders.places.units import Units
from loaders.text.lexicon import lexicon, surnames
from loaders.text.tokens import tokenize


def read(text: str) -> list[str | None]:
    units = Units(lexicon(), atlas(), surnames(), "2024-01-01")
    found = Bodies(lexicon(), units).read(tokenize(text), 0)
    return [canonical(body) for body in found[0]] if found else []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Tỉnh ủy Lào Cai họp", ["Tỉnh ủy Lào Cai"]),
        ("Thành ủy TP.HCM", ["Thành ủy Thành phố Hồ Chí Minh"]),
        ("Quận ủy quận 1", ["Quận ủy Quận 1"]),
        ("UBND tỉnh Lào Cai", ["Ủy ban nhân dân tỉnh Lào Cai"]),
        ("Đảng ủy các xã Tả Van, Bản Hồ", ["Đảng ủy xã Tả Van", "Đảng ủy xã Bản Hồ"]),
        ("Ban Tổ chức Tỉnh ủy Lào Cai", ["Ban Tổ chức Tỉnh ủy Lào Cai"]),
        ("Sở GD&ĐT tỉnh Lào Cai", ["Sở Giáo dục và Đào tạo tỉnh Lào Cai"]),
        ("Bộ NN&PTNT", ["Bộ Nông nghiệp và Phát triển nông thôn"]),
        ("Vụ Pháp luật hình sự, Bộ Tư pháp", ["Vụ Pháp luật hình sự Bộ Tư pháp"]),
        ("Phòng Cảnh sát hình sự (Công an tỉnh Lào Cai)", ["Phòng Cảnh sát hình sự Công an tỉnh Lào Cai"]),
        ("TAND khu vực 4 - Đồng Nai", ["Tòa án nhân dân khu vực 4 - Đồng Nai"]),
        ("Bộ Tư lệnh Quân khu 7 họp", ["Bộ Tư lệnh Quân khu 7"]),
        ("Quân khu 2", ["Quân khu 2"]),
        ("Vùng Cảnh sát biển 3", ["Vùng Cảnh sát biển 3"]),
        ("BĐBP", ["Bộ đội Biên phòng"]),
        ("BĐBP tỉnh Lào Cai", ["Bộ đội Biên phòng tỉnh Lào Cai"]),
        ("Ngân hàng Chính sách xã hội tỉnh Lào Cai", ["Ngân hàng Chính sách xã hội tỉnh Lào Cai"]),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thông huyện Bát Xát",
            ["Trung tâm Văn hóa, Thể thao và Truyền thông huyện Bát Xát"],
        ),
        ("Trường THCS Long An khai giảng", ["Trường THCS Long An"]),
        ("Chi bộ thôn Đông", ["Chi bộ thôn Đông"]),
        ("Ủy ban Tài chính, Ngân sách của Quốc hội", ["Ủy ban Tài chính, Ngân sách của Quốc hội"]),
        ("các sở: Xây dựng, Tài chính", [None, None]),
        ("Ban Thường vụ", [None]),
        ("HĐND tỉnh", [None]),
    ],
)
def test_canonical_names(text: str, want: list[str | None]) -> None:
    assert read(text) == want


@pytest.mark.parametrize("text", ["Công an", "Mặt trận", "Nhà máy Z", "Phòng khách", "công an xã"])
def test_no_body(text: str) -> None:
    assert read(text) == []


def test_bodies_inside_one_another_end_somewhere() -> None:
    assert len(read("Đảng ủy " * 500)) <= 1

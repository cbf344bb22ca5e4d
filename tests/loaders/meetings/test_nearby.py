"""A unit told by its type alone is the one that the page names."""

import pytest

from loaders.meetings.nearby import bare_units, is_wider

CASES = [
    ("<đặc khu Lý Sơn> có gió lớn. Cùng dự có lãnh đạo đặc khu.", [("đặc khu", "đặc khu Lý Sơn")]),
    ("<tỉnh Điện Biên> bị lũ. Ông chủ trì cuộc họp với tỉnh hôm ấy.", [("tỉnh", "tỉnh Điện Biên")]),
    ("<xã Pà Cò> và <xã Hang Kia> bị lũ, đại diện xã phát biểu.", []),
    ("<xã Pà Cò> bị lũ. Các đồng chí lãnh đạo tỉnh, lãnh đạo xã có mặt.", [("xã", "xã Pà Cò")]),
    ("<tỉnh Điện Biên> bị lũ. Các đồng chí lãnh đạo tỉnh: [Lò Văn Cương].", []),
    ("<tỉnh Điện Biên> bị lũ. Lãnh đạo tỉnh Lai Châu chia sẻ.", []),
    ("<tỉnh Điện Biên> bị lũ. Đại diện {tỉnh đoàn} có mặt.", []),
    (
        "<tỉnh Hà Tĩnh> và <tỉnh Quảng Bình> bị lũ. Ông họp với lãnh đạo hai tỉnh.",
        [("hai", "tỉnh Hà Tĩnh"), ("tỉnh", "tỉnh Quảng Bình")],
    ),
    ("<tỉnh Hà Tĩnh>, <tỉnh Nghệ An>, <tỉnh Quảng Bình> bị lũ, lãnh đạo hai tỉnh có mặt.", []),
]


@pytest.mark.parametrize(("marked", "units"), CASES)
def test_bare_units(marked_up, marked, units):
    text, mentions = marked_up(marked)
    assert [(text[m.start : m.end], m.ref) for m in bare_units(text, mentions)] == units


WIDER = [
    ("xã Pà Cò, Hòa Bình", "huyện Mai Châu, Hòa Bình", True),
    ("thôn Hữu Đức, Ninh Thuận", "xã Phước Hữu, Ninh Thuận", True),
    ("phường Gia Cẩm, Phú Thọ", "thành phố Việt Trì, Phú Thọ", True),
    ("xã Pà Cò, Hòa Bình", "xã Hang Kia, Hòa Bình", False),
    ("huyện Mai Châu, Hòa Bình", "xã Hang Kia, Hòa Bình", False),
    ("tỉnh Hòa Bình", "thành phố Hòa Bình, Hòa Bình", False),
]


@pytest.mark.parametrize(("inner", "outer", "wider"), WIDER)
def test_a_wider_unit_may_hold_the_one_before(inner, outer, wider):
    assert is_wider(inner, outer) is wider

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HĐND tỉnh Lào Cai", "Hội đồng nhân dân tỉnh Lào Cai"),
        ("Uỷ ban MTTQ Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("BTV Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy"),
        ("TP. Huế", "thành phố Huế"),
        ("Đảng ủy CA TƯ", "Đảng ủy Công an Trung ương"),
        ("79 - NQ/TW", "79–NQ / TƯ"),
        ("Ban “Tuyên giáo” (Dân vận)", "Ban Tuyên giáo Dân vận"),
        ("Sở Văn hóa,  Thể thao", "Sở Văn hoá Thể thao"),
        ("Trường Sa", "Tru\u031bo\u031b\u0300ng Sa"),
    ],
)
def test_spellings_of_one_name_compare_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường", "Trưởng"),
        ("Hà", "Hạ"),
        ("79-NQ/TW", "80-NQ/TW"),
        ("HĐND", "UBND"),
        ("Chủ tịch", "Phó Chủ tịch"),
        ("Bộ Tư pháp", "Bộ Trung ương pháp"),
        ("Phạm Văn Ca", "Phạm Văn Công an"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(alphabet="aáàăâđeêioôơuưyKTPqHNĐBU .,-–/()“”", max_size=30))
def test_spaces_and_case_around_never_matter(text: str) -> None:
    assert normal(f"  {text} ") == normal(text)

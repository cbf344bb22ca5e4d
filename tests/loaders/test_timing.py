"""Terms, spells and births beside offices."""

import pytest

from loaders.birth import births
from loaders.timing import spell, term


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (" nhiệm kỳ 2020-2025", "2020/2025"),
        (", nhiệm kỳ 2020 – 2025", "2020/2025"),
        (" khóa XV, nhiệm kỳ 2021-2026", "2021/2026"),
        (" khóa 2010-2015", "2010/2015"),
        (" (nhiệm kỳ 2011-2016)", "2011/2016"),
        (" khóa XV", None),
        (" từ 2010", None),
    ],
)
def test_terms(text: str, want: str | None) -> None:
    assert term(text, 0) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (" giai đoạn 2015-2020", ("2015", "2020")),
        (" (2013-2017)", ("2013", "2017")),
        (" (từ năm 2013 đến năm 2017)", ("2013", "2017")),
        (" nhiệm kỳ 2015-2020", None),
        (" số 2015-2020", None),
    ],
)
def test_spells(text: str, want: tuple[str, str] | None) -> None:
    assert spell(text, 0) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("sinh năm 1973", ["1973"]),
        ("sinh ngày 27/10/1976", ["1976-10-27"]),
        ("sinh tháng 3/1970", ["1970-03"]),
        ("(SN 1978)", ["1978"]),
        ("sinh ngày 5-9-1969, con sinh năm 2001", ["1969-09-05"]),
        ("sinh ngày 40/13/1969", ["1969"]),
        ("sinh viên năm 1990", []),
        ("học sinh 2005", []),
    ],
)
def test_births(text: str, want: list[str]) -> None:
    assert [date for _, date in births(text, 0, len(text))] == want

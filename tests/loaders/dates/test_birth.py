"""When somebody was born, as the text says."""

import pytest

from loaders.dates.birth import births


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

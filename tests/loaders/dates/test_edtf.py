"""Arithmetic on dates as they are written in EDTF."""

import pytest

from loaders.dates.edtf import month_before, years_between


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2010-03", "2025-09-07", 15),
        ("2010", "2010-12-31", 0),
        ("201X", "2025", None),
        ("XXXX-05-01", "2025", None),
        (None, "2025", None),
        ("2010", None, None),
        ("2010", "", None),
    ],
)
def test_years_are_counted_only_between_known_ones(
    first: str | None, last: str | None, years: int | None
) -> None:
    assert years_between(first, last) == years


def test_the_month_before_january_is_of_the_year_before() -> None:
    assert month_before("2025-01-09") == "2024-12"
    assert month_before("2025-11-30") == "2025-10"

"""Days of the lunar calendar, against first days of the year that are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates.lunar import lunar_day, lunar_day_of

# Tết as it was kept; in 1985 and 2007 on another day than in China.
NEW_YEARS = {
    1968: "1968-01-29", 1985: "1985-01-21", 2007: "2007-02-17", 2012: "2012-01-23", 2021: "2021-02-12",
    2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17",
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_new_year(year, day):
    assert lunar_day_of(year, 1, 1) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 1, 30), (2024, 13, 1), (2024, 1, 31), (2024, 0, 1), (1800, 1, 1), (2200, 1, 1)],
)
def test_no_such_day(year, month, day):
    assert lunar_day_of(year, month, day) is None


@given(st.integers(1901, 2098), st.integers(1, 12), st.integers(1, 29))
def test_a_month_has_days_one_behind_another(year, month, day):
    first, found = lunar_day_of(year, month, 1), lunar_day_of(year, month, day)
    assert first is not None and found == first + timedelta(days=day - 1)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"d": "10", "m": "3", "lunar": "âm lịch"}, (10, 3)),
        ({"d": "6", "moon": "giêng", "lunar": ""}, (6, 1)),
        ({"full": "rằm", "moon": "bảy"}, (15, 7)),
        ({"full": "rằm", "m": "7"}, (15, 7)),
        ({"d": "3", "tet": "tết"}, (3, 1)),
        ({"d": "29", "tet": "tết"}, (29, 12)),
        ({"d": "10", "m": "3"}, None),
        ({"d": "10", "moon": "này"}, None),
        ({"rel": "nay"}, None),
    ],
)
def test_what_tells_a_lunar_day(said, told):
    assert lunar_day(said) == told

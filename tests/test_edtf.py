"""Dates as articles state them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-09-07", date(2025, 9, 7), date(2025, 9, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("XXXX-02-29", None, None),
        ("2025/2030", date(2025, 1, 1), date(2030, 12, 31)),
        ("2025/..", date(2025, 1, 1), None),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None) -> None:
    assert edtf.bounds(text) == (first, last)
    assert (edtf.earliest(text), edtf.latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "7/9/2025", "2025-13", "2025-02-29", "XXXX-02-30", "2030/2025", "../..", "2025-9-7", "hôm nay"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.valid(text)
    with pytest.raises(ValueError, match="is no"):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        ("2025-09", "2025-09-01", True),
        ("2025-09", "2024", False),
        ("XXXX-09-24", "2024", True),
        (None, "2024", True),
    ],
)
def test_ordered(since: str | None, until: str | None, fits: bool) -> None:
    assert edtf.ordered(since, until) is fits


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("2025-09-07", "2025-09", True),
        ("2025-09-07", "2025-10", False),
        ("XXXX-09-24", "2025-09-24", True),
        ("XXXX-09-24", "2025-09-25", False),
        ("XXXX-09-24", "2025", True),
        ("2020/2025", "2025/2030", True),
        ("2015/2020", "2025/2030", False),
        (None, "2025", True),
    ],
)
def test_compatible(one: str | None, other: str | None, fits: bool) -> None:
    assert edtf.compatible(one, other) is edtf.compatible(other, one) is fits


@given(st.dates())
def test_a_day_is_within_its_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert edtf.bounds(iso) == (day, day)
    for wider in (iso[:7], iso[:4]):
        first, last = edtf.bounds(wider)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert edtf.compatible(wider, iso)
        assert edtf.precision(wider) < edtf.precision(iso)

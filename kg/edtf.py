"""Dates as articles state them: the small part of EDTF (ISO 8601-2) that the records use.

`2025-09-07`, `2025-09`, `2025`, `202X` and `20XX` (a decade, a century), `XXXX-09-07` (no year can be
known) and intervals of two of these, `2025/2030`, either end of which may be open (`2025/..`).
"""

import calendar
import re
from datetime import date
from functools import lru_cache

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?")
_OPEN = ("", "..")


@lru_cache(maxsize=16384)
def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that the date can mean; None where that end is open or its year unknown.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))

    Raises ValueError for what is no such date, and for an interval that ends before it begins.
    """
    head, slash, tail = text.partition("/")
    if not slash:
        return _point(head)
    if head in _OPEN and tail in _OPEN:
        raise ValueError(f"{text!r} is no date: both ends are open")
    first = None if head in _OPEN else _point(head)[0]
    last = None if tail in _OPEN else _point(tail)[1]
    if first and last and first > last:
        raise ValueError(f"{text!r} is no interval: it ends before it begins")
    return first, last


def _point(text: str) -> tuple[date | None, date | None]:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date in EDTF")
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    try:
        if year == "XXXX":
            if month.isdigit():  # a leap year, so that 29 February stands
                date(2000, int(month), int(day) if day.isdigit() else 1)
            return None, None
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        if not month.isdigit():
            return date(low, 1, 1), date(high, 12, 31)
        if not day.isdigit():
            return date(low, int(month), 1), date(high, int(month), calendar.monthrange(high, int(month))[1])
        return date(low, int(month), int(day)), date(high, int(month), int(day))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from None


def valid(text: str) -> bool:
    """True for a date that `bounds` can read."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def earliest(text: str | None) -> date | None:
    """The first day the date can mean, or None (open, year unknown, no date told)."""
    return bounds(text)[0] if text else None


def latest(text: str | None) -> date | None:
    """The last day the date can mean, or None (open, year unknown, no date told)."""
    return bounds(text)[1] if text else None


def ordered(since: str | None, until: str | None) -> bool:
    """False only when `since` surely comes after `until`."""
    first, last = earliest(since), latest(until)
    return first is None or last is None or first <= last


def compatible(one: str | None, other: str | None) -> bool:
    """True when the two can mean one and the same day: one is not told, or they overlap.

    A date without a year agrees with any whose month and day it does not contradict.
    """
    if not one or not other:
        return True
    if "XXXX" in (one[:4], other[:4]):
        return all(
            a == b or "X" in a + b for a, b in zip(one.split("-")[1:], other.split("-")[1:], strict=False)
        )
    (a, b), (c, d) = bounds(one), bounds(other)
    low, high = date.min, date.max
    return (a or low) <= (d or high) and (c or low) <= (b or high)


def precision(text: str) -> int:
    """How much is told: the number of digits, so that of two agreeing dates the fuller one can be kept."""
    return sum(c.isdigit() for c in text)

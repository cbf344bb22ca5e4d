"""The day of a gathering, and how two days stand to each other."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from loaders.text.page import Mention

IS_DAY: Final = re.compile(r"^(?:\d{4}|XXXX)-\d\d-\d\d$")
AGAIN: Final = {"date.day.same", "date.day.shift"}
LONG: Final = timedelta(days=40)  # between the days of one gathering


@dataclass(slots=True)
class Day:
    """A day (EDTF), where it ends if it is a span, its part (sáng …), and how it is bound to a gathering."""

    date: str
    until: str | None
    part: str | None
    firm: bool  # bound without doubt
    again: bool  # told by the one before: "chiều cùng ngày", "trước đó một ngày"
    after: bool = False  # told right after the gathering's name
    closing: bool = False  # … as the day on which it ends
    opening: bool = False  # … on which it begins
    moved: bool = False  # to which it was put off, so that the one told before is none of it
    pair: bool = False  # two days, not what may lie between them: "các ngày 24 và 27/10"


def told_on(mention: Mention, firm: bool, after: bool = False) -> Day:
    """A date mention as the day of a gathering."""
    rule, part = mention.rule, mention.part_of_day
    return Day(mention.ref, mention.until, part, firm, rule in AGAIN, after, pair=rule == "date.day.pair")


def may_begin(first: Day, last: Day) -> bool:
    """True when a day told can be the first of a gathering of a later one, or is a span that holds that."""
    if first.until and "X" not in first.date + first.until + last.date:
        return not last.until and first.date <= last.date <= first.until
    if (
        not (first.opening or last.closing)
        or (first.opening and last.opening)
        or "XXXX" in (first.date[:4], last.date[:4])
    ):
        return False
    apart = date.fromisoformat(last.date) - date.fromisoformat(first.date)
    return timedelta() < apart <= LONG


def is_within(span: Day, day: str) -> bool:
    """True for a day of a gathering of several."""
    return bool(span.until) and "X" not in span.date + day and span.date <= day <= (span.until or "")


def is_next(first: Day, last: Day) -> bool:
    """True for the day after another."""
    if "X" in first.date + last.date:
        return False
    return date.fromisoformat(last.date) - date.fromisoformat(first.date) == timedelta(days=1)


def agree(one: str | None, other: str | None) -> bool:
    """True unless two dates name different days; an unknown year agrees with any."""
    if one is None or other is None:
        return True
    if "XXXX" in (one[:4], other[:4]):
        return one[4:] == other[4:]
    return one == other

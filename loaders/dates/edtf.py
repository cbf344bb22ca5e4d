"""What the written parts of a date mean, in EDTF.

A day without a year is one of the coming weeks or the last such day, or the next where the text says "tới". A
teaser is a story of its own, older or newer than the page: its days get a year only near the page's date, and
never where the teasers show that the page was fetched much later than it was published.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from loaders.dates.lunar import lunar_day, lunar_day_of
from loaders.dates.words import datewords
from loaders.text.lexicon import numerals

# a teaser's day without year is resolved within this distance of publication
NEAR: Final = timedelta(days=150)
AHEAD: Final = timedelta(days=100)  # a day told without "tới" comes within this distance, else it is past
PLANNED: Final = "dự kiến"  # … but where a plan tells it, within this one
_PLAN: Final = timedelta(days=183)
_WORDS: Final = datewords()["words"]
_DAYS, _WEEKS, _MONTHS, _YEARS = (_WORDS[span] for span in ("days", "weeks", "months", "years"))
_PAST, _FUTURE = frozenset(_WORDS["past"]), frozenset(_WORDS["future"])


@dataclass(slots=True)
class Told:
    """What a date may lean on: the day of publication, and whether it belongs to the story itself."""

    published: date | None
    teaser: bool
    apart: bool  # a teaser on a page fetched long after publication

    @property
    def today(self) -> date | None:
        """The day that "hôm nay" means; a teaser has none."""
        return None if self.teaser else self.published


def year_of(entries: Sequence[dict[str, str]], told: Told) -> str | None:
    """The year of a chronicle whose entries go on in order, that of the last: "20/2: …", "8/12: …"."""
    days = [(int(entry["m"]), int(entry["d"])) for entry in entries]
    last = resolve(entries[-1], told, None)[0] if len(days) > 1 and days == sorted(days) else None
    return last[:4] if last and last[:4].isdigit() else None


def resolve(
    said: dict[str, str], told: Told, anchor: date | None
) -> tuple[str | None, str | None, date | None]:
    """(EDTF, end of a span, the day to lean on) of what was said; no EDTF where nothing can be known."""
    if not said:
        return None, None, None
    if lunar := lunar_day(said):
        day = _lunar(*lunar, said, told)
        return (day.isoformat() if day else None), None, day
    if "d2" in said:
        return _span(said, told)
    if "d" in said:
        return _single(said, told)
    if "m2" in said:
        until_year = int(said["y2"])
        year = int(said.get("y", until_year - (int(said["m"]) > int(said["m2"]))))
        return f"{year:04}-{int(said['m']):02}", f"{until_year:04}-{int(said['m2']):02}", None
    if "y2" in said and said["y"] > said["y2"]:
        return None, None, None
    if "m" in said and "y2" in said:
        return f"{said['y']}-{int(said['m']):02}", said["y2"], None  # "9/1976 - 1979"
    if "m" in said or "month" in said:
        return _month(said, told), None, None
    if "y2" in said:
        return said["y"], said["y2"], None
    if "y" in said:
        return said["y"], None, None
    if "lastyear" in said or "thisyear" in said:
        back = 1 if "lastyear" in said else 0
        return (str(told.today.year - back) if told.today else None), None, None
    day = _relative(said, told, anchor)
    return (day.isoformat() if day else None), None, day


def _single(said: dict[str, str], told: Told) -> tuple[str | None, str | None, date | None]:
    """A day and month, with or without a year."""
    if "moon" in said:
        month = _shifted_month(told.today, _MONTHS[said["moon"]])
        day = day_of(month.year, month.month, int(said["d"])) if month else None
        return (day.isoformat() if day else None), None, day
    return _dated(int(said["d"]), int(said["m"]), said.get("y"), said.get("when"), told)


def _dated(
    d: int, m: int, y: str | None, when: str | None, told: Told
) -> tuple[str | None, str | None, date | None]:
    if day_of(2000, m, d) is None:
        return None, None, None
    day = day_of(int(y), m, d) if y else _nearest(d, m, when, told, day_of)
    if day:
        return day.isoformat(), None, day
    return (None if y else f"XXXX-{m:02}-{d:02}"), None, None


def _lunar(d: int, m: int, said: dict[str, str], told: Told) -> date | None:
    """A day of the lunar calendar, of the year told or the one that the story means."""
    if "y" in said:
        return lunar_day_of(int(said["y"]), m, d)
    return _nearest(d, m, said.get("when"), told, lunar_day_of)


def _span(said: dict[str, str], told: Told) -> tuple[str | None, str | None, date | None]:
    """Two days; the first leans on the month and year of the second."""
    d, d2, m2 = int(said["d"]), int(said["d2"]), int(said["m2"])
    m = int(said.get("m", m2))
    until, _, last = _dated(d2, m2, said.get("y2"), said.get("when"), told)
    if until is None or day_of(2000, m, d) is None:
        return None, None, None
    if last is None:
        return (f"XXXX-{m:02}-{d:02}", until, None) if (m, d) < (m2, d2) else (None, None, None)
    year = int(said["y"]) if "y" in said else last.year - (m > m2)
    first = day_of(year, m, d)
    if first is None or first > last:
        return None, None, None
    return first.isoformat(), until, first


def _nearest(
    d: int, m: int, when: str | None, told: Told, of: Callable[[int, int, int], date | None]
) -> date | None:
    """The day of that month and date that the story means; None where the year cannot be known.

    `of` gives the day of a year, month and date of the calendar that it is told in.
    """
    published = told.published
    if published is None or (told.teaser and told.apart):
        return None
    if when in _YEARS:
        return None if told.teaser else of(published.year + _YEARS[when], m, d)
    days = [day for year in range(published.year - 4, published.year + 5) if (day := of(year, m, d))]
    if when in _FUTURE:
        days = [day for day in days if day >= published]
    else:
        distance = NEAR if told.teaser else _PLAN if when == PLANNED else AHEAD
        ahead = timedelta() if when in _PAST else distance
        days = [day for day in days if day - published <= ahead]
    nearest = min(days, key=lambda day: abs(day - published))
    return None if told.teaser and abs(nearest - published) > NEAR else nearest


def _relative(said: dict[str, str], told: Told, anchor: date | None) -> date | None:
    """A day told by its distance from publication or from the day named before."""
    if "effect" in said:
        return anchor
    if "same" in said:
        return anchor or told.today
    if "side" in said or "ago" in said:
        number = said.get("n", "1")
        days = timedelta(days=int(number) if number.isdigit() else numerals()[number])
        start = told.today if "ago" in said else anchor
        if start is None:
            return None
        return start + days if said.get("side") == "sau" else start - days
    if told.today is None:
        return None
    if "weekday" in said:
        word = said["weekday"].split()[-1]
        nth = int(word) if word.isdigit() else numerals().get(word)
        weekday = 6 if nth is None else nth - 2  # "thứ hai", the second, is Monday; "chủ nhật" has no number
        return _weekday(told.today, weekday, said["week"])
    return told.today + timedelta(days=_DAYS[said["rel"]])


def _weekday(today: date, weekday: int, week: str) -> date:
    distance = weekday - today.weekday()
    if week in _WEEKS:
        return today + timedelta(days=distance + 7 * _WEEKS[week])
    if week == "này":
        return today + timedelta(days=distance % 7)
    if week in _FUTURE:
        return today + timedelta(days=distance if distance > 0 else distance + 7)
    return today + timedelta(days=distance if distance <= 0 else distance - 7)


def _month(said: dict[str, str], told: Told) -> str | None:
    """A month, with or without its year."""
    if "y" in said:
        return f"{said['y']}-{int(said['m']):02}"
    if "month" in said:
        near = _shifted_month(told.today, _MONTHS[said["month"]])
        return f"{near.year:04}-{near.month:02}" if near else None
    month, when = int(said["m"]), said.get("when")
    if told.today is None:
        return f"XXXX-{month:02}"
    year = told.today.year
    if when in _YEARS:
        year += _YEARS[when]
    elif when in _FUTURE:
        year += month < told.today.month
    elif month > told.today.month:  # a bare month is the last one, or the next if that is close
        year -= when in _PAST or month - told.today.month > 4
    return f"{year:04}-{month:02}"


def _shifted_month(today: date | None, months: int) -> date | None:
    """The first day of the month so many months away."""
    if today is None:
        return None
    count = today.year * 12 + today.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def years_between(first: str | None, last: str | None) -> int | None:
    """How many years lie between those of two dates, each opening with its year; None of an unknown one."""
    years = (first or "")[:4], (last or "")[:4]
    return int(years[1]) - int(years[0]) if all(map(str.isdecimal, years)) else None


def month_before(day: str) -> str:
    """The month before that of a day: "2024-12" of "2025-01-09"."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"

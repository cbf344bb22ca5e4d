"""Dates in a page, as EDTF: what the text says, resolved against the day of publication.

How dates are written is data (`ontology/rules/dates.toml`); here is what the written parts mean. A day
without a year is one of the coming weeks or the last such day, or the next where the text says "tới". A
teaser is a story of its own, older or newer than the page: its days get a year only near the page's date, and
never where the teasers show that the page was fetched much later than it was published.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.errors import OntologyError
from kg.resources import data_folder
from loaders.openings import small
from loaders.page import Mention, Page, Section

NEAR = timedelta(days=150)  # a teaser's day without year is resolved within this distance of publication
AHEAD = timedelta(days=100)  # a day told without "tới" comes within this distance, else it is past
_PIECE = re.compile(r"@([a-z]\w*)")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_ANCHOR = re.compile(
    r"(?<![\w/.,-])(?:\d|(?:rạng|sáng|trưa|đầu|giữa|cuối|chiều|tối|đêm|khuya|ngày|hôm|mùng|mồng|ngay|cũng|trong|cùng"
    r"|trước|sau|cách|thứ|chủ|tháng|hồi|năm|giai|thời|một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\b)"
)
_TO_COME = re.compile(r"\b(?:sẽ|dự kiến|trước|đến|hết|từ|tới|hạn|chậm nhất|có hiệu lực)\b", re.IGNORECASE)
_ASIDE = re.compile(  # deadlines, days of effect, days of documents: "cùng ngày" does not mean these
    r"(?:\b(?i:trước|từ|đến|tới|hết|hạn|chậm nhất|tính|hiệu lực|sinh|ban hành|ký)(?: vào)?(?: ngày)?"
    r"|[/-][A-ZĐ]\S{1,12},?) ?\(?$"
)
_CLAUSE = 60  # how many characters before a date may tell that it is to come
_PARTS = {
    "rạng": "sáng",
    "sáng": "sáng",
    "đầu giờ sáng": "sáng",
    "trưa": "trưa",
    "tối": "tối",
    "đêm": "tối",
    "khuya": "tối",
}
_COUNT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBERS = {word: number for number, word in enumerate(_COUNT, 1)}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_DAYS = {"nay": 0, "qua": -1, "mai": 1, "kia": -2, "ngày mai": 1}
_WEEKS = {"tuần trước": -1, "tuần qua": -1, "tuần rồi": -1, "tuần này": 0, "tuần sau": 1, "tuần tới": 1}
_MONTHS = {"này": 0, "trước": -1, "sau": 1, "tới": 1}
_YEARS = {"năm nay": 0, "này": 0, "năm ngoái": -1, "năm trước": -1, "năm sau": 1, "năm tới": 1}
_MOONS = {"giêng": 1, "chạp": 12}
_PAST = frozenset({"vừa qua", "vừa rồi"})
_FUTURE = frozenset({"tới", "sắp tới", "tới đây"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date, with the sentences it must and must not read."""

    id: str
    pattern: re.Pattern[str]
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """What a date may lean on: the day of publication, and whether it belongs to the story itself."""

    published: date | None
    teaser: bool
    apart: bool  # a teaser on a page fetched long after publication

    @property
    def today(self) -> date | None:
        """The day that "hôm nay" means; a teaser has none."""
        return None if self.teaser else self.published


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `ontology/rules/dates.toml` in order. Raises OntologyError for a pattern that is none."""
    path = data_folder("ontology") / "rules" / "dates.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    pieces: dict[str, str] = data["pieces"]

    def expand(text: str) -> str:
        return _PIECE.sub(lambda m: expand(pieces[m.group(1)]) if m.group(1) in pieces else m.group(), text)

    made: list[Rule] = []
    for row in data["rule"]:
        seen: dict[str, int] = {}

        def number(match: re.Match[str], seen: dict[str, int] = seen) -> str:
            name = match.group(1)
            seen[name] = seen.get(name, 0) + 1
            return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

        try:
            pattern = re.compile(_GROUP.sub(number, expand(row["say"])))
        except re.error as error:
            raise OntologyError(f"{path.name}: rule {row['id']}: {error}") from None
        made.append(Rule(row["id"], pattern, tuple((t, w) for t, w in row["yes"]), tuple(row["no"])))
    return tuple(made)


def find_dates(page: Page) -> list[Mention]:
    """The dates of a page in order: kind "date", `ref` in EDTF (`2025-09-07`, `2025-09`, `XXXX-09-07`).

    `until` is the end of a span, `part_of_day` one of sáng, trưa, chiều, tối.
    """
    published = date.fromisoformat(page.article.published) if page.article.published else None
    found = list(_matches(small(page.text)))
    apart = published is not None and _fetched_later(page, found, published)
    mentions: list[Mention] = []
    anchor: date | None = None
    section: Section | None = None
    sections = iter(page.sections)
    for rule, match in found:
        before = section
        while section is None or section.end <= match.start():
            section = next(sections)
        if section is not before and before is not None and section.teaser != before.teaser:
            anchor = None
        story = _Story(published, section.kind == "teaser", apart)
        said = _said(match)
        if match.group().startswith("hôm ") and "rel" not in said:
            said.setdefault("when", "vừa qua")
        ref, until, day = _resolve(said, story, anchor)
        if day and (until or not _ASIDE.search(page.text, max(0, match.start() - _CLAUSE), match.start())):
            anchor = day
        if ref and rule.id != "day.yearly":
            part = said.get("part")
            mentions.append(
                Mention(
                    kind="date",
                    start=match.start(),
                    end=match.end(),
                    ref=ref,
                    rule=f"date.{rule.id}",
                    part_of_day=_part(part) if part else None,
                    until=until,
                )
            )
    return mentions


def _matches(low: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The first rule that fits at each place where a date may begin; what a match covers is done with."""
    known = rules()
    position = 0
    while anchor := _ANCHOR.search(low, position):
        start = anchor.start()
        position = anchor.end()
        for rule in known:
            match = rule.pattern.match(low, start)
            if match:
                yield rule, match
                position = max(position, match.end())
                break


def _said(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part, by name."""
    return {name.split("__")[0]: text for name, text in match.groupdict().items() if text is not None}


def _part(word: str) -> str:
    for opening, part in _PARTS.items():
        if word.startswith(opening):
            return part
    return "chiều"


def _fetched_later(page: Page, found: Sequence[tuple[Rule, re.Match[str]]], published: date) -> bool:
    """True when a teaser tells of a full day after publication: the teasers are of a later day than the page.

    A day to come ("trước ngày 31/12/2025", "sẽ khai mạc ngày 1/10/2025") shows nothing.
    """
    starts = [match.start() for _, match in found]
    for section in page.sections:
        if section.kind != "teaser":
            continue
        for _, match in found[bisect_left(starts, section.start) : bisect_left(starts, section.end)]:
            said = _said(match)
            day = (
                _day(int(said["y"]), int(said["m"]), int(said["d"]))
                if {"d", "m", "y"} <= said.keys()
                else None
            )
            if day and day > published:
                before = page.text[max(section.start, match.start() - _CLAUSE) : match.start()]
                if not _TO_COME.search(before):
                    return True
    return False


def _resolve(
    said: dict[str, str], story: _Story, anchor: date | None
) -> tuple[str | None, str | None, date | None]:
    """(EDTF, end of a span, the day to lean on) of what was said; no EDTF where nothing can be known."""
    if "d2" in said:
        return _span(said, story)
    if "d" in said:
        return _single(said, story)
    if "m2" in said:
        until_year = int(said["y2"])
        year = int(said.get("y", until_year - (int(said["m"]) > int(said["m2"]))))
        return f"{year:04}-{int(said['m']):02}", f"{until_year:04}-{int(said['m2']):02}", None
    if "m" in said or "month" in said:
        return _month(said, story), None, None
    if "y2" in said:
        return (said["y"], said["y2"], None) if said["y"] <= said["y2"] else (None, None, None)
    if "y" in said:
        return said["y"], None, None
    if "lastyear" in said:
        return (str(story.today.year - 1) if story.today else None), None, None
    day = _relative(said, story, anchor)
    return (day.isoformat() if day else None), None, day


def _single(said: dict[str, str], story: _Story) -> tuple[str | None, str | None, date | None]:
    """A day and month, with or without a year."""
    if "moon" in said and said["moon"] in _MONTHS:
        month = _shifted_month(story.today, _MONTHS[said["moon"]])
        day = _day(month.year, month.month, int(said["d"])) if month else None
        return (day.isoformat() if day else None), None, day
    if "moon" in said:
        return None, None, None
    return _dated(int(said["d"]), int(said["m"]), said.get("y"), said.get("when"), story)


def _dated(
    d: int, m: int, y: str | None, when: str | None, story: _Story
) -> tuple[str | None, str | None, date | None]:
    if _day(2000, m, d) is None:
        return None, None, None
    day = _day(int(y), m, d) if y else _nearest(d, m, when, story)
    if day:
        return day.isoformat(), None, day
    return (None if y else f"XXXX-{m:02}-{d:02}"), None, None


def _span(said: dict[str, str], story: _Story) -> tuple[str | None, str | None, date | None]:
    """Two days; the first leans on the month and year of the second."""
    d, d2, m2 = int(said["d"]), int(said["d2"]), int(said["m2"])
    m = int(said.get("m", m2))
    until, _, last = _dated(d2, m2, said.get("y2"), said.get("when"), story)
    if until is None or _day(2000, m, d) is None:
        return None, None, None
    if last is None:
        return (f"XXXX-{m:02}-{d:02}", until, None) if (m, d) < (m2, d2) else (None, None, None)
    year = int(said["y"]) if "y" in said else last.year - (m > m2)
    first = _day(year, m, d)
    if first is None or first > last:
        return None, None, None
    return first.isoformat(), until, first


def _nearest(d: int, m: int, when: str | None, story: _Story) -> date | None:
    """The day of that month and date that the story means; None where the year cannot be known."""
    published = story.published
    if published is None or (story.teaser and story.apart):
        return None
    if when in _YEARS:
        return None if story.teaser else _day(published.year + _YEARS[when], m, d)
    days = [day for year in range(published.year - 4, published.year + 5) if (day := _day(year, m, d))]
    if when in _FUTURE:
        days = [day for day in days if day >= published]
    else:
        ahead = timedelta() if when in _PAST else NEAR if story.teaser else AHEAD
        days = [day for day in days if day - published <= ahead]
    nearest = min(days, key=lambda day: abs(day - published))
    return None if story.teaser and abs(nearest - published) > NEAR else nearest


def _relative(said: dict[str, str], story: _Story, anchor: date | None) -> date | None:
    """A day told by its distance from publication or from the day named before."""
    if "same" in said:
        return anchor or story.today
    if "side" in said or "ago" in said:
        number = said.get("n", "1")
        days = timedelta(days=int(number) if number.isdigit() else _NUMBERS[number])
        start = story.today if "ago" in said else anchor
        if start is None:
            return None
        return start + days if said.get("side") == "sau" else start - days
    if story.today is None:
        return None
    if "weekday" in said:
        word = said["weekday"].split()[-1]
        weekday = 6 if word == "nhật" else int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
        return _weekday(story.today, weekday, said["week"])
    return story.today + timedelta(days=_DAYS[said["rel"]])


def _weekday(today: date, weekday: int, week: str) -> date:
    distance = weekday - today.weekday()
    if week in _WEEKS:
        return today + timedelta(days=distance + 7 * _WEEKS[week])
    if week in _FUTURE:
        return today + timedelta(days=distance if distance > 0 else distance + 7)
    return today + timedelta(days=distance if distance <= 0 else distance - 7)


def _month(said: dict[str, str], story: _Story) -> str | None:
    """A month, with or without its year."""
    if "y" in said:
        return f"{said['y']}-{int(said['m']):02}"
    if "month" in said:
        near = _shifted_month(story.today, _MONTHS[said["month"]])
        return f"{near.year:04}-{near.month:02}" if near else None
    month, when = int(said["m"]), said.get("when")
    if story.today is None:
        return f"XXXX-{month:02}"
    year = story.today.year
    if when in _YEARS:
        year += _YEARS[when]
    elif when in _FUTURE:
        year += month < story.today.month
    elif month > story.today.month:  # a bare month is the last one, or the next if that is close
        year -= when in _PAST or month - story.today.month > 4
    return f"{year:04}-{month:02}"


def _shifted_month(today: date | None, months: int) -> date | None:
    """The first day of the month so many months away."""
    if today is None:
        return None
    count = today.year * 12 + today.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

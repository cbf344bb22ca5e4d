"""Dates in a page, as EDTF: what the text says, resolved against the day of publication.

How dates are written is data (`ontology/rules/dates.toml`); what the written parts mean is
`loaders.dates.edtf`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import starmap
from typing import Final

from kg.errors import OntologyError
from loaders.dates.edtf import PLANNED, Told, day_of, resolve, year_of
from loaders.dates.reckoning import CLAUSE, Reckoning
from loaders.dates.words import datewords
from loaders.text.choice import any_of
from loaders.text.openings import NUMBER, openings
from loaders.text.page import Mention, Page, Section
from loaders.text.spelling import LOWER

_PIECE: Final = re.compile(r"@([a-z]\w*)")
_GROUP: Final = re.compile(r"\(\?P<(\w+)>")
_NAMED: Final = re.compile(r"\(\?P([<=])(\w+)([>)])")
_WORDS: Final = datewords()["words"]
_TOLD_YEARS: Final[dict[str, int]] = _WORDS["told_years"]
_TO_COME: Final = re.compile(rf"\b(?:{any_of(_WORDS['to_come'])})\b", re.IGNORECASE)
_PLANNED: Final = re.compile(r"\b(?:sẽ|dự kiến)\b[^.;!?\n]*$")  # "Kỳ họp thứ hai dự kiến khai mạc | ngày 8/7"
_HELD_THEN: Final = re.compile(rf"\b(?:{any_of(_WORDS['held_then'])})(?: vào)? $")  # "sẽ khai mạc | hôm 6/3"
_TITLED: Final = re.compile(r"\bnăm (?P<y>(?:19|20)\d\d)\b")
_ENTRY: Final = "day.entry"  # with which an entry of a chronicle begins


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date, with the sentences it must and must not read."""

    id: str
    pattern: re.Pattern[str]
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `ontology/rules/dates.toml` in order. Raises OntologyError for a pattern that is none."""
    data = datewords()
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
            raise OntologyError(f"dates.toml: rule {row['id']}: {error}") from None
        made.append(Rule(row["id"], pattern, tuple((t, w) for t, w in row["yes"]), tuple(row["no"])))
    return tuple(made)


@cache
def _openings() -> dict[str, frozenset[str]]:
    """With which words dates of each rule can begin, by its id. Raises OntologyError."""
    found: dict[str, frozenset[str]] = {}
    for rule in rules():
        begins = openings(rule.pattern.pattern, numbers=True)
        if begins is None:
            raise OntologyError(f"dates.toml: a date of rule {rule.id} can begin with anything")
        found[rule.id] = begins
    return found


@cache
def _by_opening() -> dict[str, list[Rule]]:
    """The rules, in order, by the first words with which dates of theirs can begin."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules():
        for word in {opening.partition(" ")[0] for opening in _openings()[rule.id]}:
            found[word].append(rule)
    return found


@cache
def _likely() -> dict[str, re.Pattern[str]]:
    """What the rules under a word read, a group `rule0` … for each in order: most that may begin one do not.

    Where it is told what follows the word in a date, that comes first.
    """
    follows: dict[str, str] = datewords()["follows"]

    def apart(number: int, rule: Rule) -> str:
        """Its pattern in a group, its own groups named apart from those of others."""
        pattern = _NAMED.sub(rf"(?P\1\2__of{number}\3", rule.pattern.pattern)
        return f"(?P<rule{number}>{pattern})"

    return {
        word: re.compile(f"(?={follows.get(word, '')})(?:{'|'.join(starmap(apart, enumerate(found)))})")
        for word, found in _by_opening().items()
    }


@cache
def _anchor() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number or one of the rules' words, where a date may begin: as a text begins, and further on.

    Of some words the second one is known too. What no word has comes before all else, so that the engine
    skips the rest of each.
    """
    seconds: dict[str, set[str]] = defaultdict(set)
    for opening in set().union(*_openings().values()):
        word, _, second = opening.partition(" ")
        seconds[word].add(second)
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(seconds.keys() - {NUMBER}):
        after = "" if "" in seconds[word] else rf"(?=\s+(?:{'|'.join(sorted(seconds[word]))})\b)"
        rests[word[0]].append(rf"{word[1:]}\b{after}")
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    anchor = rf"(?P<begins>[0-9](?<!-.)|{words})"
    return re.compile(anchor), re.compile(rf"[^{LOWER}0-9_/.,](?<![\w/]-){anchor}")


def find_dates(page: Page) -> list[Mention]:
    """The dates of a page in order: kind "date", `ref` in EDTF (`2025-09-07`, `2025-09`, `XXXX-09-07`).

    `until` is the end of a span, `part_of_day` one of sáng, trưa, chiều, tối.
    """
    published = date.fromisoformat(page.article.published) if page.article.published else None
    found = list(_matches(page.low))
    apart = published is not None and _fetched_later(page, found, published)
    entries = [m for rule, m in found if rule.id == _ENTRY]
    told = Told(published, False, apart)
    year = _year_over(page.low, entries[0].start(), told) if entries else None
    year = year or year_of([_said(entry) for entry in entries], told)
    mentions: list[Mention] = []
    days = Reckoning(page, published)
    section: Section | None = None
    sections = iter(page.sections)
    for rule, match in found:
        before = section
        while section is None or section.end <= match.start():
            section = next(sections)
        if section is not before and before is not None and section.teaser != before.teaser:
            days = Reckoning(page, published)
        story = Told(published, section.kind == "teaser", apart)
        opens = max(0, match.start() - CLAUSE)
        said = _in_told_year(page, section, _said_there(page.low, match, opens, year), mentions, story.today)
        ref, until, day = resolve(said, story, days.reckoned_from(said, match, section, mentions))
        if day is not None:
            days.take(day, (ref, until), said, match, section)
        if ref and rule.id != "day.yearly":
            mentions.append(_mention(rule, match, said.get("part"), ref, until))
    return mentions


def _mention(rule: Rule, match: re.Match[str], part: str | None, ref: str, until: str | None) -> Mention:
    return Mention(
        kind="date",
        start=match.start(),
        end=match.end(),
        ref=ref,
        rule=f"date.{rule.id}",
        part_of_day=_part(part) if part else None,
        until=until,
    )


def _paragraph(page: Page, section: Section) -> int:
    """Where the paragraph before one begins, or the paragraph itself where another story does."""
    last = page.section_at(section.start - 1) if section.start else section
    return last.start if last.teaser == section.teaser else section.start


def _in_told_year(
    page: Page, section: Section, said: dict[str, str], mentions: Sequence[Mention], today: date | None
) -> dict[str, str]:
    """A date of the year told before it, or of one beside that: "tháng 9 cùng năm", "ngày 5/3 năm sau".

    "Năm sau" is told from today where nothing of the past is told before; else nobody knows the year.
    """
    shift = _TOLD_YEARS.get(said.get("when", ""))
    if shift is None:
        return said
    last = mentions[-1] if mentions and mentions[-1].start >= _paragraph(page, section) else None
    told = (last.until or last.ref)[:4] if last else ""
    if told.isdigit() and (today is None or int(told) < today.year or not shift):
        return {**said, "y": str(int(told) + shift)}
    return said if said["when"] in _WORDS["years"] else {}


def _matches(low: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The first rule that fits at each place of a text in small letters; what it covers is done with."""
    by_opening, likely, (first, further) = _by_opening(), _likely(), _anchor()
    anchor = first.match(low) or further.search(low)
    while anchor:
        start, end = anchor.span("begins")
        word = NUMBER if anchor["begins"].isdigit() else anchor["begins"]
        if told := likely[word].match(low, start):
            rule = by_opening[word][int((told.lastgroup or "").removeprefix("rule"))]
            if match := rule.pattern.match(low, start):
                yield rule, match
                end = max(end, match.end())
        anchor = further.search(low, end - 1)


def _year_over(low: str, at: int, told: Told) -> str | None:
    """The year of the line right over a chronicle's first entry: "10 sự kiện năm 2022 | 20/2: …"."""
    over = _TITLED.search(low[:at].rstrip().rpartition("\n")[2])
    past = over and told.published and int(over["y"]) <= told.published.year
    return over["y"] if over and past else None


def _said(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part, by name."""
    return {name.split("__")[0]: text for name, text in match.groupdict().items() if text is not None}


def _said_there(low: str, match: re.Match[str], opens: int, year: str | None) -> dict[str, str]:
    """The same, with what is told before it since an offset: that the day is past, or of a plan.

    An entry of a chronicle is of its year.
    """
    said = _said(match)
    if "entry" in said and year:
        said["y"] = year
    planned = "d" in said and not said.keys() & {"y", "when"} and _PLANNED.search(low, opens, match.start())
    gone_by = match.group().startswith("hôm ") and "rel" not in said
    if gone_by and not (planned and _HELD_THEN.search(low, opens, match.start())):
        said.setdefault("when", "vừa qua")
    elif planned:
        said["when"] = PLANNED
    return said


def _part(words: str) -> str:
    """The part of the day that some words mean."""
    parts: dict[str, list[str]] = datewords()["parts"]
    return next(part for part, begins in parts.items() if words.startswith(tuple(begins)))


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
                day_of(int(said["y"]), int(said["m"]), int(said["d"]))
                if {"d", "m", "y"} <= said.keys()
                else None
            )
            if day and day > published:
                before = page.text[max(section.start, match.start() - CLAUSE) : match.start()]
                if not _TO_COME.search(before):
                    return True
    return False

"""People who take no part in gatherings: private ones, "cử tri Lê Văn An", and the dead who are mourned."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, rows
from loaders.text.openings import beginnings
from loaders.text.page import Mention
from loaders.text.spelling import UPPER

_LEAD: Final = re.compile(r"\s?[,(–-]\s?(?P<between>[^.;:]{0,25})")
_STOPS: Final = re.compile(r"[.;:()]|,(?!\s(?:ông|bà|anh|chị|đồng chí|đ/c)\s$)")
_CUES: Final = lists("cues.toml")
_RITES: Final = tuple(word.split()[-1] for word in (*_CUES["dies"], *_CUES["mourned"]))
_TITLES: Final = any_of(row[0] for row in rows("honorifics.tsv"))
_MOURNED: Final = re.compile(  # "lễ viếng đồng chí | A"
    rf"(?i:\b(?:{any_of(_CUES['mourned'])})(?: (?:của|cho|cố))*(?: (?:{_TITLES}))*\s?$)"
)
_DIED: Final = re.compile(  # "A, nguyên Chủ tịch …, | từ trần"
    r"(?i:(?:\s?\([^()]{1,60}\))?(?:,[^.;:]{1,160},)? (?:đã |vừa |đột ngột |không may )*"
    rf"(?:{any_of(_CUES['dies'])})\b)"
)
_NAMES: Final = rf"(?:(?:[{UPPER}][\w'’]*|và|…|\.\.\.)[\s,]+)*"
_LIST: Final = 240  # … before a name in a list of them
_REACH: Final = 60  # characters around a name in which its office or kind stands


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Of private people: what stands before a name, what after it, and the home in a bracket."""
    words = vocabulary()["private"]
    units = any_of(row[0] for row in rows("units.tsv"))
    return (
        re.compile(
            rf"(?i:\b(?:{any_of(words['before'])}) (?:ông |bà |anh |chị |em )?"
            rf"|(?:^|[.!?…”\"]\s)(?:{'|'.join(words['off_scene'])}), (?:ông|bà|anh|chị|cụ) )$"
        ),
        re.compile(
            rf"(?i:\s?[,(–-]\s?(?:{any_of(words['after'])}|tổ \d\S*|\d\d tuổi)\b"
            rf"|\s?[,(–-]\s?(?:là )?chủ (?!(?:{any_of(words['masters'])})\b)(?-i:[^\W_{UPPER}])"
            rf"|\s(?:{any_of(words['lives'])})\s(?:số \d|(?:{units})\b))"
        ),
        re.compile(rf"\s\((?i:{any_of(words['homes'])})\s[^():;,]{{1,40}}\)"),
    )


@cache
def _listed() -> re.Pattern[str]:
    """Before a name in a list of private people: "các ca sĩ nổi tiếng như: A, B, | C"."""
    kinds = any_of(vocabulary()["private"]["many"])
    more = r"(?: (?!ông |bà )[^\W\d_]+){0,4}?"  # "nổi tiếng như"
    return re.compile(rf"\b(?:các|những|nhiều|hai|ba) (?i:{kinds}){more}:? {_NAMES}$")


@cache
def _titles() -> dict[str, dict[str, re.Pattern[str]]]:
    """Patterns for the titles of offices by their first word."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for title in {row[0] for table in ("titles.tsv", "offices.tsv") for row in rows(table)}:
        by_word[re.split(r"\W", title.lower(), maxsplit=1)[0]].append(title)
    return {word: {"": re.compile(rf"(?i:{any_of(titles)})\b")} for word, titles in by_word.items()}


def _is_official(before: str, after: str) -> bool:
    """True when the title of an office stands before a name or after it."""
    for at, title in beginnings(before, _titles()):
        found = title.match(before, at)
        if found and not _STOPS.search(before, found.end()):
            return True
    lead = _LEAD.match(after)
    return lead is not None and any(
        lead.start("between") <= at <= lead.end() and title.match(after, at)
        for at, title in beginnings(after, _titles())
    )


def private_people(text: str, mentions: Sequence[Mention], officials: Collection[str] = ()) -> frozenset[str]:
    """The keys of people who are shown as private and nowhere with an office; `mentions` are the page's.

    `officials` are the keys of those whom it says to hold one.
    """
    before_name, after_name, home = _patterns()
    neighbours = tuple(vocabulary()["private"]["neighbours"])
    private: set[str] = set()
    public = {m.owner for m in mentions if m.owner} | set(officials)
    last = 0
    for mention in mentions:
        if mention.kind != "person":
            continue
        if mention.ref in public:
            last = mention.end
            continue
        before = text[max(last, mention.start - _REACH) : mention.start].rpartition("\n")[2]
        after = text[mention.end : mention.end + _REACH].partition("\n")[0]
        last = mention.end
        lives = home.match(after) and before.rstrip().lower().endswith(neighbours)
        if lives or before_name.search(before) or after_name.match(after) or _is_listed(text, mention.start):
            private.add(mention.ref)
        if _is_official(before, after):
            public.add(mention.ref)
    return frozenset(private - public)


def _is_listed(text: str, at: int) -> bool:
    """True for a name in a list of private people."""
    opens = text.rfind("\n", 0, at) + 1
    return _listed().search(text, max(opens, at - _LIST), at) is not None


def mourned_people(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of those who are mourned or said to have died; `mentions` are the page's."""
    if not any(map(text.__contains__, _RITES)):
        return frozenset()
    dead: set[str] = set()
    last = 0
    for mention in mentions:
        if mention.kind != "person":
            continue
        before = text[max(last, mention.start - _REACH) : mention.start]
        if _MOURNED.search(before) or _DIED.match(text, mention.end):
            dead.add(mention.ref)
        last = mention.end
    return frozenset(dead)

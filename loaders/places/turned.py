"""Paragraphs that turn to another unit: no day told of one before them is that of what they tell.

"Ngày 11/12, HĐND tỉnh Sơn La bầu ông A … ⏎ Ở tỉnh Kon Tum, kỳ họp diễn ra trong hai ngày."
"""

import re
from functools import cache
from typing import Final

from loaders.places.atlas import atlas
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, unit_types
from loaders.text.page import Page, Section
from loaders.text.spelling import UPPER
from loaders.text.tokens import tokenize

_TYPES: Final = unit_types("commune") | unit_types("district")
_TURNS: Final = re.compile(
    r"\W*(?:(?i:còn|riêng|trong khi đó),? )*(?i:tại|ở) "
    rf"(?:(?P<kind>(?i:tỉnh|thành phố|tp\.?|{any_of(_TYPES)})) ?)?"
    rf"(?P<name>[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,3}})(?: \([^()\n]{{2,40}}\))?,"
)
_PROVINCES: Final = re.compile(
    rf"\b(?:tỉnh|[Tt]hành phố|TP\.?|Tỉnh ủy|Thành ủy) ?(?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*)*)"
)
_NAMED: Final = re.compile(  # by a province's bodies too: "Tỉnh đoàn X"
    rf"\b(?i:tỉnh(?: ủy| đoàn)?|thành (?:phố|ủy|đoàn)|tp\.?) ?(?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})"
)
_SIGNS: Final = frozenset(".!?…:;,)”")  # with which no such line ends
_DATED: Final = re.compile(r"\s*(?:(?:sáng|trưa|chiều|tối|ngày|hôm) )+\d", re.I)
_MANY: Final = re.compile(
    rf"\b(?i:các|nhiều|một số|những|toàn|cả|\d+|{any_of(counting() - {'một'})})"
    rf" (?:tỉnh|thành phố|địa phương|nơi|{any_of(_TYPES)})\b"
)


def has_turned(page: Page, told: int, at: int) -> bool:
    """True where what stands at an offset is told of another unit than what was `told` at one before."""
    there = page.section_at(told)
    behind = [s for s in page.sections if there.end <= s.start <= at and s.teaser == there.teaser]
    if any(_heads_another(page.text, s.start, s.end, there) for s in behind):
        return True
    turns = [turn for s in behind if (turn := _TURNS.match(page.text, s.start, s.end))]
    if not turns:
        return False
    turn, words = turns[-1], page.text[there.start : there.end]
    if turn["name"] in words or _MANY.search(words):
        return False
    kind = (turn["kind"] or "").lower()
    if kind in _TYPES:
        return _of_kind(kind).search(words) is not None
    here, told_of = _province(turn["name"]), {_province(m["name"]) for m in _PROVINCES.finditer(words)}
    return here is not None and bool(told_of - {None}) and here not in told_of


def _heads_another(text: str, start: int, end: int, there: Section) -> bool:
    """True for a line over a paragraph with a day of its own that names another province than one before."""
    line = text[start:end].rstrip()
    if line[-1:] in _SIGNS or not _DATED.match(text, end):
        return False
    here, told = (
        {_province(m["name"]) for m in _NAMED.finditer(words)} - {None}
        for words in (line, text[there.start : there.end])
    )
    return bool(here) and bool(told) and here.isdisjoint(told)


@cache
def _of_kind(kind: str) -> re.Pattern[str]:
    """Units of a kind with their names."""
    return re.compile(rf"\b{kind} [{UPPER}\d]")


def _province(name: str) -> str | None:
    """The province of a name, as it is written most: "TP.HCM" → "Hồ Chí Minh"."""
    words = tokenize(name)
    found = atlas().province_at(words, 0)
    return found[0] if found is not None and found[1] == len(words.low) else None

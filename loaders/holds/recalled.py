"""Lives that somebody tells of another: "Ông A đọc điếu văn: năm 1962 là X. Năm 1970, ông …"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.layout import Sentence
from loaders.offices.items import is_person
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Page

_CUES: Final = lists("cues.toml")
TOLD_LIVES: Final = _CUES["told_lives"]
_RECALLS: Final = re.compile(rf"\b(?:{any_of(_CUES['recounts'])})\b[^.;:,]{{0,20}}$")
_LIFE_BEGINS: Final = re.compile(r"[:;]|,(?= (?:từ|trước|sau|đầu|cuối|giữa|năm|tháng|ngày|khi|\d))")
_IN_TIME: Final = re.compile(r"\W*(?:(?:từ|trước|sau|đầu|cuối|giữa|năm|tháng|ngày) )*\d")


def told_life(low: str, start: int, end: int, cues: Sequence[str]) -> int | None:
    """Where a sentence says that a life is told, that of another than the speaker: "A đọc | điếu văn"."""
    found = (low.find(cue, start, end) for cue in cues)
    return min((at for at in found if at >= 0), default=None)


def lives_apart(sentences: list[Sentence], page: Page) -> list[Sentence]:
    """The sentences of a page, a life that is recalled apart: "Ông A đọc điếu văn: | năm 1962 là X".

    Where it is said whose life it is, only with a time: "Ông A ôn lại cuộc đời ông B: | 1962 - 1970: X".
    """
    lives = page.said(TOLD_LIVES)
    if not lives:
        return sentences
    return [part for sentence in sentences for part in _apart(sentence, page.low, lives)]


def _apart(sentence: Sentence, low: str, lives: Sequence[str]) -> list[Sentence]:
    """The sentence that tells who recalls a life, and what it goes on with as another; else the one."""
    start, end, items = sentence
    at = told_life(low, start, end, lives)
    if at is None or not _RECALLS.search(low, start, at) or not (begins := _LIFE_BEGINS.search(low, at, end)):
        return [sentence]
    cut = begins.end()
    told = [item for item in items if item.start < cut]
    people = [item for item in told if is_person(item)]
    if not people or (people[-1].start > at and not _IN_TIME.match(low, cut)):
        return [sentence]
    return [(start, cut, told), (cut, end, items[len(told) :])]

"""Sentences of a page: offsets into its text, never across two sections."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.text.lexicon import lists
from loaders.text.page import Section
from loaders.text.spelling import UPPER

_WORDS: Final = lists("sentences.toml")
_ABBREVIATIONS: Final = frozenset(_WORDS["abbreviations"])

_STOP: Final = re.compile(
    rf"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[{UPPER}\d]|[–—+*-]\s)"
    rf"|(?<=\w{{3}})\.(?=[{UPPER}]\w)"  # … stuck to the next sentence: "dự đại hội.|Đồng chí A …"
)
_INITIALS: Final = re.compile(rf"[{UPPER}](?:\.[{UPPER}])*")
_ROMAN, _NUMBERED = re.compile(r"[IVX]"), tuple(f" {word}" for word in _WORDS["numbered"])
_ENTRY: Final = re.compile(r"\d{1,2}|[IVX]+|[a-zđ]")  # the number or letter of an entry
_WHOLE: Final = re.compile(r"[^\W\d_A-ZĐ]*[aeiouyà-ỹ][^\W\d_A-ZĐ]*")  # in small letters, no "ths", "TP"
_LAST_WORD: Final = re.compile(r"[^\s(\"“‘«\[]+\Z")


def split(text: str, sections: Sequence[Section]) -> list[tuple[int, int]]:
    """(start, end) of each sentence in `text`, in order, without outer spaces and never across two sections.

    A full stop ends a sentence when a capital or a digit follows, unless it stands after an abbreviation
    ("TP.", "Đ/c.", "GS.TS."), an initial ("K. Marx") or the number or letter of an entry at the start of the
    section ("1. ", "II. "). A whole word in small letters needs no space behind: "dự đại hội.Đồng chí A".
    """
    found: list[tuple[int, int]] = []
    for section in sections:
        start = section.start
        for stop in _STOP.finditer(text, section.start, section.end):
            if text[stop.start()] == "." and _is_inside(text, start, stop.start(), stop.end()):
                continue
            found.append((start, stop.start() + len(stop.group().rstrip())))
            start = stop.end()
        if start < section.end:
            found.append((start, section.end))
    return found


def _is_inside(text: str, start: int, stop: int, after: int) -> bool:
    """True when the full stop at `stop` belongs to the word before it; the next word is at `after`."""
    word = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if word is None:
        return False
    last = word.group()
    if after == stop + 1 and not _WHOLE.fullmatch(last):
        return True
    if last in _WORDS["cities"]:
        return text.startswith(_WORDS["places"], after) or not text.startswith(_WORDS["openers"], after)
    if _ROMAN.fullmatch(last) and f" {text[start : word.start()]}".rstrip().lower().endswith(_NUMBERED):
        return False  # "quý I. | Chủ trì …", "khóa X. | Ông A …"
    letter = len(last) == 1 and last.isupper() and word.start() > start
    if letter and text.startswith(_WORDS["openers"], after):
        return False  # "Bí thư Huyện ủy Châu Thành A. | Đại tá B …"
    if last in _ABBREVIATIONS or _INITIALS.fullmatch(last):
        return True
    return word.start() == start and _ENTRY.fullmatch(last) is not None

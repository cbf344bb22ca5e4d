"""Teasers of other stories: which lines make one, and what its title is."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Teaser
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.noise import plain
from loaders.text.spelling import UPPER

Stretch = tuple[int, int, Teaser]

_BULLET: Final = re.compile(r"(?:[-–—*•+▪►»>]|\d{1,2}[.)])\s+")
_COLON: Final = re.compile(rf":\s+(?=[\"“]?[{UPPER}])")
_OPENER: Final = re.compile(rf"(?:{any_of(lists('noise.toml')['summaries'])}) ")
_STOP: Final = re.compile(rf"[.!?…]\s+(?=[\"“(]?[{UPPER}\d])")
_WORDS: Final = 4  # a title has at least so many
_SUMMARY: Final = 140  # a line of so many characters is no title


def tell_apart(lines: Sequence[tuple[str, int, int]]) -> list[Stretch]:
    """The stories of a run of teaser lines (text, start, end): stretches, each with its teaser, in order.

    Forms: a title line (often twice) and a summary line; a title alone; "Title: Summary" and "Title. Summary"
    on one line, with or without a bullet.
    """
    return list(_stories(lines))


def _stories(lines: Sequence[tuple[str, int, int]]) -> Iterator[Stretch]:
    current: Teaser | None = None
    summed_up = False
    skip = False
    for index, (line, line_start, end) in enumerate(lines):
        if skip:
            skip = False
            continue
        bullet = _BULLET.match(line)
        indent = bullet.end() if bullet else 0
        text, start = line[indent:], line_start + indent
        key = plain(text)
        following = lines[index + 1][0] if index + 1 < len(lines) else ""
        if key and plain(following) == key:
            current, summed_up, skip = Teaser(title=text), False, True
            yield start, end, current
            continue
        cut = _cut(text, strict=current is not None and not summed_up and not bullet)
        if current and not bullet and not cut and _goes_on(text, summed_up):
            summed_up = True
            yield start, end, current
            continue
        if cut:
            title_end, rest = cut
            current, summed_up = Teaser(title=text[:title_end]), True
            yield start, start + title_end, current
            yield start + rest, end, current
        else:
            current, summed_up = Teaser(title=text), False
            yield start, end, current


def _goes_on(text: str, summed_up: bool) -> bool:
    """True when a line is the summary (or more of it) of the title above."""
    ended = text[-1] in ".!?…"
    return len(text) >= _SUMMARY and ended if summed_up else ended or len(text) >= _SUMMARY


def _cut(text: str, strict: bool) -> tuple[int, int] | None:
    """(end of the title, start of the summary) of a line that holds both, else None.

    `strict`: a title without summary stands above, so only an unmistakable new story counts.
    """
    stop = _STOP.search(text)
    sentence_end = stop.start() if stop else len(text)
    colon = _COLON.search(text, 0, sentence_end)
    if colon and len(text[: colon.start()].split()) >= _WORDS and len(text) - colon.end() >= 40:
        opener = _OPENER.match(text, colon.end()) is not None
        if opener or not strict:
            return colon.start(), colon.end()
    if stop and not strict and sentence_end <= _SUMMARY and len(text[:sentence_end].split()) >= _WORDS:
        return stop.start(), stop.end()
    return None

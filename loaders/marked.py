"""A sentence with its mentions marked: each stands as one character, so that rules read like sentences.

"Dự hội nghị có đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy." becomes "dự M có P, bí thư B." with private-use
characters in the place of the capitals; the way back to the page's offsets is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from loaders.page import Mention

PERSON, BODY, PLACE, DOCUMENT, DATE, MEETING = "\ue000\ue001\ue002\ue003\ue004\ue005"
_SIGN = {"person": PERSON, "body": BODY, "place": PLACE, "document": DOCUMENT, "date": DATE}
_JOINT = re.compile(r"[\s,;]*(?:(?:và|cùng)\s+)?")
_WORD = re.compile(r"\w")
_LETTERS = {
    "{P}": PERSON,
    "{B}": BODY,
    "{L}": PLACE,
    "{D}": DOCUMENT,
    "{T}": DATE,
    "{M}": MEETING,
    "{A}": f"[{PERSON}{BODY}{PLACE}]",
    "{C}": rf"[^.;:{PERSON}{BODY}{PLACE}]",
}


def rule_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A rule's pattern over marked sentences.

    `{P}`, `{B}`, `{L}`, `{D}`, `{T}`, `{M}` stand for person, body, place, document, date, meeting, `{A}` for
    any that can act, `{C}` for a character of the same clause that is no actor.
    """
    for letter, sign in _LETTERS.items():
        text = text.replace(letter, sign)
    return re.compile(text, flags)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence for rules. `text[i]` begins at page offset `starts[i]`; `starts` has one more (the end)."""

    text: str
    starts: tuple[int, ...]
    mentions: Mapping[int, Mention]
    # what `actors.is_led` and `actors.is_object` have found
    led: dict[int, bool] = field(default_factory=dict, compare=False)
    objects: dict[int, bool] = field(default_factory=dict, compare=False)
    heads: Mapping[int, int] = field(default_factory=dict)  # a meeting's sign -> number of the occasion

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page offsets of `text[start:end]`; a mention counts with its whole length."""
        return self.starts[start], self.starts[end - 1] + self._width(
            end - 1
        ) if end > start else self.starts[start]

    def _width(self, index: int) -> int:
        mention = self.mentions.get(index)
        return mention.end - mention.start if mention else self.starts[index + 1] - self.starts[index]

    def fold(self, spans: Sequence[tuple[int, int]]) -> "Marked":
        """The sentence with each of the spans (sorted, disjoint) drawn together into one meeting sign."""
        if not spans:
            return self
        text: list[str] = []
        starts: list[int] = []
        heads: dict[int, int] = {}
        at = 0
        for number, (start, end) in enumerate(spans):
            text += (self.text[at:start], MEETING)
            starts += self.starts[at : start + 1]
            heads[len(starts) - 1] = number
            at = end
        text.append(self.text[at:])
        starts += self.starts[at:]
        return Marked("".join(text), tuple(starts), self._moved(spans), heads=heads)

    def _moved(self, spans: Sequence[tuple[int, int]]) -> dict[int, Mention]:
        """The mentions outside the spans, where they stand once each span is one sign."""
        moved: dict[int, Mention] = {}
        number = shorter = 0
        for index, mention in self.mentions.items():
            while number < len(spans) and spans[number][1] <= index:
                shorter += spans[number][1] - spans[number][0] - 1
                number += 1
            if number == len(spans) or index < spans[number][0]:
                moved[index - shorter] = mention
        return moved


def outermost(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in reading order without those that lie inside or across an earlier, longer one.

    Of coordinated bodies, which all begin with their shared head ("Đảng ủy các xã A, B"), each keeps its own.
    """
    kept: list[Mention] = []
    for mention in _apart(text, sorted(mentions, key=lambda m: (m.start, -m.end))):
        if mention.end > mention.start and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept


def _apart(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions (sorted) with bodies that begin at one place laid side by side."""
    for start, group in groupby(mentions, key=lambda m: m.start):
        together = list(group)
        bodies = sorted((m for m in together if m.kind == "body"), key=lambda m: m.end)
        if len(bodies) < 2 or any(m.end > bodies[-1].end for m in together):
            yield from together
            continue
        at = start
        for body in bodies:
            joint = _JOINT.match(text, at, body.end) if at > start else None
            at = joint.end() if joint else at
            if at < body.end:
                yield replace(body, start=at)
            at = max(at, body.end)


def mark(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Marked:
    """`text[start:end]` with the mentions in it (sorted, disjoint) as signs, its first letter small."""
    pieces: list[str] = []
    starts: list[int] = []
    found: dict[int, Mention] = {}
    at = start
    for mention in mentions:
        pieces.append(text[at : mention.start])
        starts.extend(range(at, mention.start))
        found[len(starts)] = mention
        pieces.append(_SIGN[mention.kind])
        starts.append(mention.start)
        at = mention.end
    pieces.append(text[at:end])
    starts.extend(range(at, end))
    starts.append(end)
    return Marked(_small("".join(pieces)), tuple(starts), found)


def _small(sentence: str) -> str:
    """Capitals off where they only open a sentence or shout a headline."""
    if sentence.isupper() and sentence.count(" ") > 2:
        return sentence.lower()
    first = _WORD.search(sentence)
    if first and not sentence[first.start() : first.start() + 2].isupper():
        at = first.start()
        return sentence[:at] + sentence[at].lower() + sentence[at + 1 :]
    return sentence

"""A sentence with its mentions marked: each stands as one character, so that rules read like sentences.

"Dự hội nghị có đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy." becomes "dự M có P, bí thư B." with private-use
characters in the place of the capitals; the way back to the page's offsets is kept.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import Final

from loaders.text.page import Mention

PERSON, BODY, PLACE, DOCUMENT, DATE, MEETING = "\ue000\ue001\ue002\ue003\ue004\ue005"
_SIGN: Final = {"person": PERSON, "body": BODY, "place": PLACE, "document": DOCUMENT, "date": DATE}
_ACTORS: Final = frozenset({"person", "body", "place"})
_JOINT: Final = re.compile(r"[\s,;]*(?:(?:và|cùng)\s+)?")
_WORD: Final = re.compile(r"\w")
_NUMBER: Final = re.compile(r"\W*\d{1,2}[.)]\s")  # of an item of a list
_LABEL: Final = re.compile(rf"\W*([^.;:{PERSON}{BODY}{DATE}]{{1,40}}):\s+(?=\w)")  # "* MỸ THO: Dưới sự …"
_LETTERS: Final = {
    "{P}": PERSON,
    "{B}": BODY,
    "{L}": PLACE,
    "{D}": DOCUMENT,
    "{T}": DATE,
    "{M}": MEETING,
    "{A}": f"[{PERSON}{BODY}{PLACE}]",
    "{C}": rf"[^.;:{PERSON}{BODY}{PLACE}]",
    "{H}": (
        r"(?:(?:(?:các|những|hai|ba|bốn) )?(?i:đồng chí|đ/c|ông|bà|ngài|đại biểu|nguyên|tân|phó|chủ tịch"
        r"|bí thư|giám đốc|trưởng|tổng|bộ trưởng|thứ trưởng|chánh|chủ nhiệm|(?:viện|vụ|cục|thị) trưởng"
        rf"|hiệu trưởng|đại sứ|(?:đại|thượng|trung|thiếu) (?:tướng|tá))\b[^.;,{PERSON}]{{0,80}})?"
        rf"(?:(?:PGS|GS|TSKH|TS|ThS|BS)[., ]+)*{PERSON}"
    ),
}


def rule_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A rule's pattern over marked sentences.

    `{P}`, `{B}`, `{L}`, `{D}`, `{T}`, `{M}` stand for person, body, place, document, date, meeting, `{A}` for
    any that can act, `{C}` for a character of the same clause that is no actor, `{H}` for a person with the
    words before the name.
    """
    for letter, sign in _LETTERS.items():
        text = text.replace(letter, sign)
    return re.compile(text, flags)


@dataclass(slots=True)
class Marked:
    """A sentence for rules, in which each mention and each gathering is one character, its sign.

    `text[0]` begins at page offset `start`. `signs` are the places of the signs, in order; `beyond` says how
    much longer than the text the page is up to the end of each.
    """

    text: str
    start: int
    mentions: Mapping[int, Mention]
    signs: tuple[int, ...]
    beyond: tuple[int, ...]
    actors: tuple[int, ...]  # the places of persons, bodies and places, in order
    # what `loaders.meetings.actors` has found
    led: dict[int, bool] = field(default_factory=dict, compare=False)
    objects: dict[int, bool] = field(default_factory=dict, compare=False)
    subjects: dict[tuple[int, bool, bool], list[int]] = field(default_factory=dict, compare=False)
    heads: Mapping[int, int] = field(default_factory=dict)  # a meeting's sign -> number of the occasion

    def offset(self, index: int) -> int:
        """The page offset at which `text[index]` begins, or where the sentence ends."""
        before = bisect_left(self.signs, index)
        return self.start + index + (self.beyond[before - 1] if before else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page offsets of `text[start:end]`; a mention counts with its whole length."""
        return self.offset(start), self.offset(max(start, end))

    def fold(self, spans: Sequence[tuple[int, int]]) -> "Marked":
        """The sentence with each of the spans (sorted, disjoint) drawn together into one meeting sign."""
        if not spans:
            return self
        drawn = {index for start, end in spans for index in range(start, end)}
        kept = [(i, i + 1, mention) for i, mention in self.mentions.items() if i not in drawn]
        text: list[str] = []
        mentions: dict[int, Mention] = {}
        heads: dict[int, int] = {}
        ends: dict[int, int] = {}
        at = shorter = 0
        for start, end, mention in sorted([*kept, *((*span, None) for span in spans)], key=itemgetter(0)):
            if mention is None:
                text += (self.text[at:start], MEETING)
                heads[start - shorter] = len(heads)
                at = end
            else:
                mentions[start - shorter] = mention
            ends[start - shorter] = self.offset(end)
            shorter += end - start - 1
        text.append(self.text[at:])
        return _marked("".join(text), self.start, mentions, ends, heads)


def _marked(
    text: str,
    start: int,
    mentions: Mapping[int, Mention],
    ends: Mapping[int, int],
    heads: Mapping[int, int],
) -> Marked:
    """A sentence; `ends` says by the place of each sign, in order, where in the page its stretch ends."""
    return Marked(
        text,
        start,
        mentions,
        tuple(ends),
        tuple([end - start - index - 1 for index, end in ends.items()]),
        tuple([index for index, mention in mentions.items() if mention.kind in _ACTORS]),
        heads=heads,
    )


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
    for start, group in groupby(mentions, key=attrgetter("start")):
        together = list(group)
        if len(together) == 1:
            yield together[0]
            continue
        bodies = sorted((m for m in together if m.kind == "body"), key=lambda m: m.end)
        if len(bodies) < 2 or any(m.end > bodies[-1].end for m in together):
            yield from together
            continue
        end = bodies[-1].end
        if bodies[0].end == end and len({m.ref for m in bodies}) == len(together):
            cuts = pairwise([start, *range(end - len(bodies) + 1, end + 1)])  # "Đảng ủy, UBND các xã A, B"
            yield from (
                replace(m, start=left, end=right) for m, (left, right) in zip(bodies, cuts, strict=True)
            )
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
    found: dict[int, Mention] = {}
    ends: dict[int, int] = {}
    at = start
    shorter = start
    for mention in mentions:
        pieces += (text[at : mention.start], _SIGN[mention.kind])
        index = mention.start - shorter
        found[index] = mention
        at = ends[index] = mention.end
        shorter = at - index - 1
    pieces.append(text[at:end])
    return _marked(_small("".join(pieces)), start, found, ends, {})


def _small(sentence: str) -> str:
    """Capitals off where they only open a sentence or shout a headline."""
    if sentence.isupper() and sentence.count(" ") > 2:
        return sentence.lower()
    number = _NUMBER.match(sentence)
    label = _LABEL.match(sentence)
    opens = label if label and (label[1].isupper() or label[1] == PLACE) else number
    first = _WORD.search(sentence, opens.end() if opens else 0)
    if first and not sentence[first.start() + 1 : first.start() + 2].isupper():
        at = first.start()
        return sentence[:at] + sentence[at].lower() + sentence[at + 1 :]
    return sentence

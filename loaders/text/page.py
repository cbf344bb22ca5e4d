"""A cleaned page and what the later stages mark in it.

`Page.text` is the article without page noise, in NFC with the tone style of `kg.text.tone`; every stage
works on offsets into it, and `Page.evidence` turns a stretch of it into a quote of the raw text.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, Literal

from kg.model import Article, Block, Evidence, Teaser
from loaders.text.openings import small

LONGEST: Final = 320  # characters of a sentence that is quoted whole
MentionKind = Literal["person", "body", "place", "document", "date"]


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of the page, `text[start:end]`: what it is, and which story it opens as a teaser."""

    kind: Block
    start: int
    end: int
    teaser: Teaser | None = None


class Offsets:
    """The raw offsets of a text's characters, and of its end, as stretches one after another."""

    def __init__(self, stretches: Sequence[Sequence[int]]) -> None:
        """`stretches` are the offsets in order."""
        self._stretches = stretches
        self._ends = list(accumulate(map(len, stretches)))

    def __len__(self) -> int:
        """How many offsets there are."""
        return self._ends[-1]

    def __getitem__(self, index: int) -> int:
        """The raw offset of `text[index]`."""
        number = bisect_right(self._ends, index)
        return self._stretches[number][index - self._ends[number]]


@dataclass(frozen=True, slots=True)
class Page:
    """A cleaned article. `offsets[i]` is the raw offset of `text[i]`; it has one entry more, for the end.

    `wire`: agency copy or a reprint, so that the publisher's province says nothing about the story.
    `sentences` are spans of `text`, in order, never across two sections. `sent_from`: the place in the
    dateline of an agency's story, which is no part of the text: "Hà Nội (TTXVN)".
    """

    article: Article
    text: str
    offsets: Sequence[int] | Offsets
    sections: tuple[Section, ...]
    wire: bool = False
    sentences: tuple[tuple[int, int], ...] = ()
    sent_from: Evidence | None = None
    low: str = field(init=False, compare=False, repr=False)  # the text in small letters, as long as it is
    _section_starts: list[int] = field(init=False, compare=False, repr=False)
    _sentence_starts: list[int] = field(init=False, compare=False, repr=False)
    _quoted: dict[tuple[int, int], dict[str, Evidence]] = field(  # by the stretch, by the rule
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """The text in small letters; where sections and sentences begin, to look them up by offset."""
        object.__setattr__(self, "low", small(self.text))
        object.__setattr__(self, "_section_starts", [0, *(s.start for s in self.sections[1:])])
        object.__setattr__(self, "_sentence_starts", [start for start, _ in self.sentences])

    def section_at(self, position: int) -> Section:
        """The section that holds a text offset."""
        return self.sections[bisect_right(self._section_starts, position) - 1]

    def said(self, words: Iterable[str]) -> tuple[str, ...]:
        """Those of some words in small letters that the page has: no sentence of it needs the others."""
        return tuple([word for word in words if word in self.low])

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The sentence that says `text[start:end]` as evidence, quoted from the raw text.

        Of a sentence longer than LONGEST characters, a list for the most part, the clause between semicolons.
        """
        span = self._said(start, end)
        known = self._quoted.get(span)
        if known is None:
            known = self._quoted[span] = {}
        if rule not in known:
            other = next(iter(known.values()), None)
            known[rule] = _by(rule, other) if other else self._quote(*span, rule)
        return known[rule]

    def _quote(self, start: int, end: int, rule: str) -> Evidence:
        section = self.section_at(start)
        raw_start = self.offsets[start]
        raw_end = self.offsets[end - 1] + 1 if end > start else raw_start
        raw = self.article.text
        for at in range(raw_end, self.offsets[end]):  # the marks of a decomposed letter belong to it
            if unicodedata.combining(raw[at]):
                raw_end = at + 1
            elif unicodedata.category(raw[at]) != "Cf":
                break
        return Evidence(
            rule=rule,
            quote=self.article.text[raw_start:raw_end],
            start=raw_start,
            end=raw_end,
            block=section.kind,
            teaser=section.teaser,
        )

    def _said(self, start: int, end: int) -> tuple[int, int]:
        """The span widened to its sentence, or to its clause in a long one."""
        k = bisect_right(self._sentence_starts, start) - 1
        if k < 0 or self.sentences[k][1] < end:
            return start, end
        first, last = self.sentences[k]
        if last - first > LONGEST:
            first = max(first, self.text.rfind(";", max(first, start - LONGEST), start) + 1)
            stop = self.text.find(";", end, min(last, end + LONGEST))
            first = first if start - first <= LONGEST else start
            last = stop if stop >= 0 else (last if last - end <= LONGEST else end)
            first += len(self.text[first:start]) - len(self.text[first:start].lstrip())
        return first, last


def _by(rule: str, other: Evidence) -> Evidence:
    """The evidence of the same stretch by another rule."""
    return Evidence(
        rule=rule,
        quote=other.quote,
        start=other.start,
        end=other.end,
        block=other.block,
        teaser=other.teaser,
    )


def distinct(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a page without repetitions: of one stretch and rule it is always one object."""
    if len(evidence) == 1:
        return (evidence[0],)
    return tuple({id(one): one for one in evidence}.values())


@dataclass(slots=True, unsafe_hash=True)  # nothing changes it; a frozen one is slow to make
class Mention:
    """A thing named at `text[start:end]`, resolved within the article.

    `ref` is the record's key of the thing: a person's key, a body's canonical name, `"<type> <name>, <in>"`
    of a place (`PlaceRef.key`), a document's key, or a date in EDTF (`part_of_day` and `until` go with it).
    `owner` is the key of the person in whose office a body is named, and only there.
    """

    kind: MentionKind
    start: int
    end: int
    ref: str
    rule: str
    part_of_day: str | None = None
    until: str | None = None
    owner: str | None = None

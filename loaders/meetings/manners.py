"""What gatherings and bodies do with a document: make it known ("quán triệt"), carry it out ("thực hiện")."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.model import Evidence, Relation
from loaders.meetings.actors import subjects
from loaders.meetings.marked import BODY, DOCUMENT, MEETING, PERSON, PLACE, Marked
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.page import Mention, Page

_WORDS: Final = vocabulary()["manner"]
_MANNER: Final = re.compile(rf"\b(?:{any_of([*_WORDS['spreads'], *_WORDS['carries'], *_WORDS['other']])})\b")
_VERBS: Final = any_of([*_WORDS["carries"], *_WORDS["spreads"]])
_DOES: Final = re.compile(
    rf"(?:[^,.;:{PERSON}{BODY}{PLACE}{MEETING}]{{0,60}}?"
    rf"|[^.;:{PERSON}{BODY}{PLACE}{MEETING}]{{0,60}},\s(?:(?:{any_of(_WORDS['still'])})\s)*)"
    rf"\b(?P<verb>{_VERBS})\b"
    rf"[^.;,{PERSON}{BODY}]{{0,60}}?{DOCUMENT}"
)
_ELSE: Final = re.compile(rf"\b(?:{any_of(_WORDS['else'])})\b")
_ENDS: Final = re.compile("[.;]")
_ABOUT: Final = 600  # characters between a gathering and a document it is about


@dataclass(frozen=True, slots=True)
class Bearing:
    """A subject in `text[start]`, what it does with the document in `text[end - 1]`, and how it is told."""

    subject: Mention | int  # an actor, or the number of an occasion
    manner: str
    document: Mention
    start: int
    end: int


def spreads(manner: str) -> bool:
    """True when a verb makes a document known ("quán triệt"), rather than carrying it out."""
    return any(word in manner for word in _WORDS["spreads"])


def carries(manner: str) -> bool:
    """True when a verb carries a document out ("triển khai")."""
    return any(word in manner for word in _WORDS["carries"])


def gatherings(sentence: Marked) -> Iterator[Bearing]:
    """The documents that the sentence's gatherings are about; none without the sign of one."""
    documents = [i for i, m in sentence.mentions.items() if m.kind == "document"]
    for index, number in sentence.heads.items():
        for at in documents[bisect_right(documents, index) :]:
            if at - index > _ABOUT or _ENDS.search(sentence.text, index, at):
                break
            manner = _MANNER.search(sentence.text, index, at)
            if manner:
                yield Bearing(number, manner.group(), sentence.mentions[at], index, at + 1)


def concerns(sentence: Marked, page: Page) -> Iterator[tuple[int, str, Evidence, str]]:
    """What gatherings are about: (number of the occasion, key of the document, evidence, how it is told)."""
    for told in gatherings(sentence):
        evidence = page.evidence(*sentence.span(told.start, told.end), "meeting.concerns")
        if isinstance(told.subject, int):
            yield told.subject, told.document.ref, evidence, told.manner


def bodies(sentence: Marked) -> Iterator[Bearing]:
    """The documents that the sentence's bodies make known or carry out, by their own doing."""
    for index, mention in sentence.mentions.items():
        if mention.kind not in ("body", "place"):
            continue
        if sentence.text.endswith("việc ", 0, index):
            continue  # "giám sát việc <body> thực hiện …"
        does = _DOES.match(sentence.text, index + 1, index + 200)
        if does is None or _ELSE.search(sentence.text, index + 1, does.start("verb")):
            continue
        for one in subjects(sentence, index + 1, plain=True):
            actor = sentence.mentions[one]
            if actor.kind != "person":
                yield Bearing(actor, does["verb"], sentence.mentions[does.end() - 1], one, does.end())


def relations(sentence: Marked, page: Page) -> Iterator[Relation]:
    """The bodies of the sentence that make a document known or carry it out, with the evidence."""
    for told in bodies(sentence):
        if isinstance(told.subject, Mention):
            yield Relation(
                subject=told.subject.ref,
                subject_kind="body" if told.subject.kind == "body" else "place",
                predicate="disseminates" if spreads(told.manner) else "implements",
                document=told.document.ref,
                manner=told.manner,
                evidence=(page.evidence(*sentence.span(told.start, told.end), "body.carries-out"),),
            )

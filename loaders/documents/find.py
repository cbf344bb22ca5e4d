"""Party and state documents in a page: where they are named, what they are, how they bear on one another."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from kg.model import Document, Evidence, Relation
from loaders.documents.binding import bind
from loaders.documents.citations import CONNECTED, Citation, Reader
from loaders.documents.codes import data
from loaders.documents.counted import share
from loaders.documents.recalled import recall
from loaders.text.page import Mention, Page
from loaders.text.spelling import LOWER

_ENDLESS: Final = 2000  # a sentence of more characters is quoted in part
_FAR: Final = 250  # two documents further apart than this are not set in relation
_CENTRAL: Final = "Ban Chấp hành Trung ương Đảng"
_PLENUM: Final = re.compile(r"Nghị quyết Trung ương \d{1,2}")  # of which term is not said


@dataclass(frozen=True, slots=True)
class DocumentFindings:
    """What a page says of documents: where they are named, what they are, how they bear on one another."""

    mentions: tuple[Mention, ...] = ()
    documents: tuple[Document, ...] = ()
    relations: tuple[Relation, ...] = ()


def find_documents(
    page: Page, dates: Sequence[Mention] = (), bodies: Sequence[Mention] = ()
) -> DocumentFindings:
    """The documents of a page, with evidence.

    `dates` and `bodies` are its mentions, `ref` resolved; a body that stands where an issuer is told gives
    its `ref` (mentions of other kinds are passed over).
    """
    reader = Reader(page, dates, [m for m in bodies if m.kind == "body"])
    found = [one for section in page.sections for one in reader.read(section.start, section.end)]
    found = _without_echo(page, recall(page, share(page, bind(page.text, found), reader.issuers), reader))
    spans = page.sentences
    return DocumentFindings(
        mentions=tuple(Mention("document", f.start, f.end, f.key, f.rule) for f in found),
        documents=tuple(_merge(page, found, spans)),
        relations=tuple(_relate(page, found, spans)),
    )


def _without_echo(page: Page, found: list[Citation]) -> list[Citation]:
    """The citations without a headline's short name, "Nghị quyết Trung ương 4", of what the story numbers."""
    if not any(one.code and one.code.series == "TW" and one.issuer == _CENTRAL for one in found):
        return found
    return [
        one
        for one in found
        if not (one.name and _PLENUM.fullmatch(one.name) and page.section_at(one.start).kind == "headline")
    ]


def _merge(page: Page, found: Sequence[Citation], spans: Sequence[tuple[int, int]]) -> Iterator[Document]:
    """One document for each key, with the first issuer, subject and date that is told."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for one in found:
        groups[one.key].append(one)
    starts = [start for start, _ in spans]
    for key, ones in groups.items():
        evidence: dict[tuple[int, int], Evidence] = {}
        for one in ones:
            span = _around(one, *spans[max(0, bisect_right(starts, one.start) - 1)])
            if span not in evidence:
                evidence[span] = page.evidence(*span, one.rule)
        code = next((str(one.code) for one in ones if one.code), None)
        yield Document(
            code=code,
            type=ones[0].type,
            issuer=next((one.issuer for one in ones if one.issuer), None),
            subject=next((one.subject for one in ones if one.subject), None) if code else key,
            date=next((one.date for one in ones if one.date), None),
            mentions=len(ones),
            confidence="certain" if any(one.confidence == "certain" for one in ones) else "likely",
            evidence=tuple(evidence.values()),
        )


def _around(one: Citation, start: int, end: int) -> tuple[int, int]:
    """The sentence as a quote; of an endless one (a list of documents) the stretch around the citation."""
    if end - start <= _ENDLESS:
        return start, end
    return max(start, one.start - _FAR), min(end, max(one.tail, one.end) + _FAR)


class _Told(NamedTuple):
    """What is told of two documents: `verb` as the text says it."""

    subject: Citation
    predicate: str
    document: Citation
    verb: str


@cache
def _between() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """By predicate, what stands between a document and another, and between that one and one more."""
    tail = rf"(?:\s[{LOWER}\s]{{0,40}})?\s$"
    made = []
    for row in data()["relation"]:
        verbs = "|".join(row["verbs"])
        begins = rf"[^,.;:!?]*?\s(?P<passive>(?:được|bị)\s(?:[{LOWER}\s]{{0,20}}\s)?)?(?<!\bvà )"
        more = rf"[^,.;:!?]*?,?\s(?:và|đồng thời)\s(?P<verb>{verbs}){tail}"
        made.append((row["predicate"], re.compile(rf"{begins}(?P<verb>{verbs}){tail}"), re.compile(more)))
    return tuple(made)


def _relate(page: Page, found: Sequence[Citation], spans: Sequence[tuple[int, int]]) -> Iterator[Relation]:
    """ "Nghị định A sửa đổi, bổ sung một số điều của Nghị định B", "Kế hoạch A thực hiện Nghị quyết B"."""
    starts = [start for start, _ in spans]
    seen: set[tuple[str, str, str]] = set()
    last: _Told | None = None
    for one, other in pairwise(found):
        start, end = spans[max(0, bisect_right(starts, one.start) - 1)]
        apart = one.key == other.key or other.start - one.end > _FAR or other.start >= end
        last = None if apart else _told(page.text, one, other, last)
        if last and (key := (last.subject.key, last.predicate, last.document.key)) not in seen:
            seen.add(key)
            yield Relation(
                subject=last.subject.key,
                subject_kind="document",
                predicate=last.predicate,
                document=last.document.key,
                manner=last.verb,
                evidence=(page.evidence(*_around(last.subject, start, end), f"document.{last.predicate}"),),
            )


def _told(text: str, one: Citation, other: Citation, last: _Told | None) -> _Told | None:
    """What is told of a document and the next; of one more with which `last` goes on.

    "A bãi bỏ B | và C", "A bãi bỏ B | và sửa đổi C".
    """
    goes_on = last is not None and last.document is one
    for predicate, pattern, more in _between():
        if verb := pattern.match(text, one.end, other.start):
            by = verb["passive"] is not None
            return (
                _Told(other, predicate, one, verb["verb"])
                if by
                else _Told(one, predicate, other, verb["verb"])
            )
        if last and goes_on and (verb := more.match(text, one.tail, other.start)):
            return _Told(last.subject, predicate, other, verb["verb"])
    gap = text[one.tail : other.start]
    alike = one.type == other.type and ";" not in gap
    if last and last.predicate == "implements":
        alike = alike or gap.strip() in {"và", "cùng"}
    if last and goes_on and alike and CONNECTED.fullmatch(gap) and not (one.subject or other.subject):
        return last._replace(document=other)
    return None  # "thông qua Nghị quyết A sửa đổi Nghị quyết B về phí, Nghị quyết C về thôn"

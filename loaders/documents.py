"""Party and state documents in a page: where they are named, what they are, how they bear on one another."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.model import Document, Evidence, Relation
from loaders.binding import bind
from loaders.citations import Citation, Reader
from loaders.codes import data
from loaders.page import Mention, Page
from loaders.spelling import LOWER

_ENDLESS = 2000  # a sentence of more characters is quoted in part
_FAR = 250  # two documents further apart than this are not set in relation


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
    found = bind(page.text, found)
    spans = page.sentences
    return DocumentFindings(
        mentions=tuple(Mention("document", f.start, f.end, f.key, f.rule) for f in found),
        documents=tuple(_merge(page, found, spans)),
        relations=tuple(_relate(page, found, spans)),
    )


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


@cache
def _between() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["predicate"],
            re.compile(
                rf"[^,.;:!?]*?\s(?P<passive>(?:được|bị)\s(?:[{LOWER}\s]{{0,20}}\s)?)?"
                rf"(?<!\bvà )(?P<verb>{'|'.join(row['verbs'])})(?:\s[{LOWER}\s]{{0,40}})?\s$"
            ),
        )
        for row in data()["relation"]
    )


def _relate(page: Page, found: Sequence[Citation], spans: Sequence[tuple[int, int]]) -> Iterator[Relation]:
    """ "Nghị định A sửa đổi, bổ sung một số điều của Nghị định B", "Kế hoạch A thực hiện Nghị quyết B"."""
    starts = [start for start, _ in spans]
    seen: set[tuple[str, str, str]] = set()
    for one, other in pairwise(found):
        if one.key == other.key or other.start - one.end > _FAR:
            continue
        start, end = spans[max(0, bisect_right(starts, one.start) - 1)]
        if other.start >= end:
            continue
        for predicate, pattern in _between():
            verb = pattern.match(page.text, one.end, other.start)
            by = verb is not None and verb["passive"] is not None
            subject, document = (other, one) if by else (one, other)
            key = (subject.key, predicate, document.key)
            if verb and key not in seen:
                seen.add(key)
                yield Relation(
                    subject=subject.key,
                    subject_kind="document",
                    predicate=predicate,
                    document=document.key,
                    manner=verb["verb"],
                    evidence=(page.evidence(*_around(one, start, end), f"document.{predicate}"),),
                )
                break

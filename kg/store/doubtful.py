"""What an article leaves open, for people to look at: doubtful facts, bodies whose place it does not say."""

from collections.abc import Iterator

from kg.identity.bodies import resolve
from kg.model import (
    ArticleRecord,
    Body,
    Document,
    Evidence,
    Fact,
    Holding,
    Meeting,
    Participation,
    Person,
    Place,
    Relation,
)
from kg.store.rows import Reading

_PLACE, _OF_BODY = "its place is open", "the place of the body is open"


def open_facts(reading: Reading) -> list[str]:
    """Each open fact of a record in words, why it is open, its quote, and the quote's block; tabs between."""
    bodies = reading.things.bodies
    found = {(_said(fact), _why(fact, reading), *_quote(fact.evidence)) for fact in _doubtful(reading.record)}
    for body in reading.sure.bodies:
        if bodies.get(body.name) is None:
            found.add((body.name, _PLACE, *_quote(body.evidence)))
    for held in reading.sure.holds:
        if bodies.get(held.body) is None:
            found.add((_said(held), _OF_BODY, *_quote(held.evidence)))
    return ["\t".join(" ".join(field.split()) for field in row) for row in sorted(found)]


def _why(fact: Fact, reading: Reading) -> str:
    """Why a doubtful fact is open: mostly for the place of a body that it does not say."""
    if isinstance(fact, Holding):
        named = (b for b in reading.record.bodies if b.name == fact.body)
        body, open_place = next(named, Body(name=fact.body)), _OF_BODY
    elif isinstance(fact, Body):
        body, open_place = fact, _PLACE
    else:
        return "doubtful"
    return "doubtful" if resolve(body, reading.things.setting) else open_place


def _doubtful(record: ArticleRecord) -> Iterator[Fact]:
    lists: tuple[tuple[Fact, ...], ...] = (
        record.persons,
        record.holds,
        record.bodies,
        record.places,
        record.documents,
        record.meetings,
        record.takes_part,
        record.relations,
    )
    yield from (fact for facts in lists for fact in facts if fact.confidence == "doubtful")


def _said(fact: Fact) -> str:
    """A fact in words."""
    match fact:
        case Holding():
            return f"{fact.person}, {fact.title} {fact.body}"
        case Participation():
            return f"{fact.who}, {fact.role}, {fact.meeting}"
        case Relation():
            return f"{fact.subject}, {fact.predicate}, {fact.document}"
        case Place():
            return fact.ref.key
        case Document():
            return fact.key
        case Meeting():
            return fact.name or fact.kind
        case Person():
            return fact.name
    return str(getattr(fact, "name", ""))


def _quote(evidence: tuple[Evidence, ...]) -> tuple[str, str]:
    """The first quote and the part of the page it is in."""
    first = min(evidence, key=lambda e: (e.start, e.end), default=None)
    return (first.quote, first.block) if first else ("", "")

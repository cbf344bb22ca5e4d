"""Who is who over records, without a store: each record's things and people by node ids.

A pure function of the set of records and decisions. Node ids are stable for places, bodies and documents;
those of people and meetings follow from what identifies them in the records given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.identity.chains import cluster
from kg.identity.decisions import linked, name_of, settled
from kg.identity.documents import bind
from kg.identity.ids import article_id, meeting_id, person_id
from kg.identity.meetings import gatherings
from kg.identity.persons import Decision, appearances, names, partition
from kg.identity.things import Things
from kg.model import ArticleRecord, Meeting

KINDS = ("persons", "documents", "meetings", "bodies", "places")


@dataclass(frozen=True, slots=True)
class Identity:
    """A record's keys → node ids, by kind; None where a name can be several things."""

    id: str
    persons: dict[str, str | None] = field(default_factory=dict)
    documents: dict[str, str | None] = field(default_factory=dict)
    meetings: dict[str, str | None] = field(default_factory=dict)
    bodies: dict[str, str | None] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)

    def line(self) -> dict[str, Any]:
        """The JSON form: `{"id", "identity": {kind: {key: node id}}}`."""
        return {"id": self.id, "identity": {kind: getattr(self, kind) for kind in KINDS}}


def identify(records: Iterable[ArticleRecord], decisions: Sequence[Decision] = ()) -> list[dict[str, Any]]:
    """One `{"id", "identity"}` for each record, in the order given; a record's id is its article's.

    An unattributed mention gets an id of its own, and so does a doubtful one, which tells nothing of others.
    Two records of one article count as one. Decisions name a mention by a record's id or its article's.
    """
    given = list(records)
    by_article = {article_id(record): record.sure for record in given}
    things = {article: Things.of(record) for article, record in by_article.items()}
    documents = bind(ref for each in things.values() for ref in each.documents.values())
    bound = {a: {key: documents[ref] for key, ref in each.documents.items()} for a, each in things.items()}
    people = _people(by_article, things, _of_articles(decisions, by_article))
    told = {g.mention: g for a, r in by_article.items() for g in gatherings(r, things[a], bound[a])}
    meetings: dict[str, str] = {}
    for group in cluster(told.values()):
        first = told[group[0]]
        meetings |= dict.fromkeys(group, meeting_id(first.kind, first.date, *group))
    found = []
    for record in given:
        article = article_id(record)
        each = things[article]
        identity = Identity(
            record.id,
            {p.key: people.get(m := f"{article}#{p.key}") or person_id(p.name, m) for p in record.persons},
            {d.key: bound[article].get(d.key) for d in record.documents},
            {m.key: _meeting(meetings, article, m) for m in record.meetings},
            {b.name: body.id if (body := each.bodies.get(b.name)) else None for b in record.bodies},
            {p.ref.key: each.places.get(p.ref.key) for p in record.places},
        )
        found.append(identity.line())
    return found


def _meeting(found: Mapping[str, str], article: str, meeting: Meeting) -> str:
    mention = f"{article}#{meeting.key}"
    return found.get(mention) or meeting_id(meeting.kind, meeting.date, mention)


def _of_articles(decisions: Sequence[Decision], records: dict[str, ArticleRecord]) -> list[Decision]:
    """The decisions with every mention named by its article."""
    articles = {record.id: article for article, record in records.items()}

    def mention(told: str) -> str:
        given, _, key = told.partition("#")
        return f"{articles.get(given, given)}#{key}"

    return [replace(decision, a=mention(decision.a), b=mention(decision.b)) for decision in decisions]


def _people(
    records: dict[str, ArticleRecord], things: dict[str, Things], decisions: Sequence[Decision]
) -> dict[str, str]:
    """Mention → person id."""
    ids: dict[str, str] = {}
    told = settled(decisions)
    tied = linked(told)
    seen = names(appearances(r, things[a]) for a, r in records.items())
    for group in sorted({tied.get(name, (name,)) for name in seen}):
        found = partition((person for name in group for person in seen.get(name, ())), told)
        for component in found.components:
            ids |= dict.fromkeys(component.mentions, person_id(component.name, component.key))
        ids |= {mention: person_id(name_of(mention), mention) for mention in found.unattributed}
    return ids

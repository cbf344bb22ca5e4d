"""A record and who is who in it → the rows it puts into the graph. A pure function: no store, no clock.

Only what is certain or likely is asserted; a doubtful fact stays in the stored record, for review. A claim
that breaks the ontology (ends, dates) or lacks its quote is kept aside with the reason.
"""

import re
from collections.abc import Iterable, Mapping

from kg import edtf
from kg.errors import RecordError
from kg.identity.ids import claim_id
from kg.model import ArticleRecord, Document, Evidence, Fact, Holding, Meeting, Participation, Relation
from kg.ontology.schema import schema
from kg.store.rows import Claim, Identity, Node, Projection, Props
from kg.store.things import Collector, sure

# A caption says less than the text, a teaser belongs to another story.
_WEIGHT = {"headline": 1, "sapo": 0, "body": 0, "caption": 2, "teaser": 3}
# An issuer that is an office, not a body: "Thủ tướng Chính phủ", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai".
_OFFICE = re.compile(
    r"(?P<title>(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Tổng Thư ký|Giám đốc)) (?P<body>\w.+)"
)


def project(record: ArticleRecord, identity: Identity, text: str | None = None) -> Projection:
    """The rows of one record. With the raw `text`, a quote that is not at its offsets is kept aside too.

    Raises RecordError when the record cannot be projected at all: a date of publication that is none.
    """
    check_published(record)
    return _Projector(record, identity, text).projection()


def check_published(record: ArticleRecord) -> None:
    """Raise RecordError unless the day of publication is an ISO date or not told."""
    if record.published and not (
        re.fullmatch(r"\d{4}-\d\d-\d\d", record.published) and edtf.valid(record.published)
    ):
        raise RecordError(f"published: {record.published!r} is no date (YYYY-MM-DD)")


def best(evidence: Iterable[Evidence]) -> Evidence | None:
    """The evidence to show first: text before caption before teaser, then the earliest."""
    return min(evidence, key=lambda e: (_WEIGHT[e.block], e.start, e.end, e.rule, e.quote), default=None)


class _Projector:
    """Collects the rows of one record; lives for one call."""

    def __init__(self, record: ArticleRecord, identity: Identity, text: str | None) -> None:
        self.record = record
        self.text = text
        self.things = Collector(record, identity)
        self.claims: dict[str, Claim] = {}
        self.states: dict[str, Props] = {}
        self.mentions: dict[str, Props] = {}
        self.reports: dict[str, Props] = {}

    def projection(self) -> Projection:
        """Everything, in the order of the record."""
        self._mentions()
        for meeting in sure(self.record.meetings):
            self._meeting(meeting)
        for holding in sure(self.record.holds):
            self._holding(holding)
        for part in sure(self.record.takes_part):
            self._participation(part)
        for relation in sure(self.record.relations):
            self._relation(relation)
        aside = tuple(sorted(set(self.things.aside), key=lambda a: (a.claim, a.reason)))
        return Projection(self._supported(), self.claims, self.states, self.mentions, self.reports, aside)

    def _supported(self) -> dict[str, Node]:
        """The nodes that something was said of, those these point to, and bodies' forerunners.

        The official units above a place and before it are not the article's: the store brings them in.
        """
        found = {*self.mentions, *self.reports}
        found.update(id for claim in self.claims.values() for id in (claim.subject, claim.object))
        todo = list(found)
        while todo:
            id = todo.pop()
            ends = [link.end for link in self.things.nodes[id].links if link.end in self.things.nodes]
            for also in (*ends, *self.things.brought.get(id, ())):
                if also not in found:
                    found.add(also)
                    todo.append(also)
        return {id: node for id, node in self.things.nodes.items() if id in found}

    # Mentions

    def _mentions(self) -> None:
        for person in sure(self.record.persons):
            known = self.things.person(person.key)
            self._mention(known or self.things.name(person.name), person, person.mentions)
        for body in sure(self.record.bodies):
            if known := self.things.body(body.name):
                self._mention(known, body, body.mentions)
        for place in sure(self.record.places):
            self._mention(self.things.place(place.ref), place, place.mentions)
        for document in sure(self.record.documents):
            if known := self.things.document(document.key):
                self._mention(known, document, document.mentions)
                self._issued(document, known)
            else:
                self.things.set_aside(document.key, "several documents fit, or none")

    def _issued(self, d: Document, document: str) -> None:
        """Who issued a document: a body or an office, or several bodies of the record joined by commas."""
        parts = (d.issuer or "").split(", ")
        if len(parts) > 1 and not all(p in self.things.bodies for p in parts):
            parts = [d.issuer or ""]
        for issuer in filter(None, parts):
            office = _OFFICE.fullmatch(issuer) if issuer not in self.things.bodies else None
            if issuer == "Chủ tịch nước":
                id = self.things.post(issuer, "Nhà nước")
            else:
                id = self.things.post(office["title"], office["body"]) if office else self.things.body(issuer)
            if not self.things.doubted(("body", issuer)):
                self._claim("ISSUED_BY", document, id, d, said=f"{d.key}, issued by, {issuer}")

    # Facts

    def _holding(self, h: Holding) -> None:
        said, things = f"{h.person}, {h.title}, {h.body}", self.things
        if things.doubted(("person", h.person), ("body", h.body)):
            return
        if h.person not in things.persons:
            things.set_aside(said, f"person {h.person!r} is not among the record's persons")
            return
        dates = {"since": h.since, "until": h.until, "term": h.term}
        if not all(things.is_date(said, field, date) for field, date in dates.items()):
            return
        if not edtf.ordered(h.since, h.until):
            things.set_aside(said, f"ends ({h.until}) before it begins ({h.since})")
            return
        told = {"status": h.status, "acting": h.acting, **dates}
        qualifiers = {k: v for k, v in told.items() if v is not None}
        person, post = things.person(h.person), things.post(h.title, h.body)
        if person or post is None:  # one who is not attributed stays on the name, without the office
            self._claim("HOLDS", person or "", post, h, said=said, qualifiers=qualifiers)

    def _meeting(self, m: Meeting) -> None:
        id, said = self.things.meeting(m), m.name or m.kind
        if id is None:
            return
        self.reports[id] = {"entity": id, **_where(best(m.evidence))}
        for organiser in m.organisers:
            if actor := self._actor(organiser, None, said):
                self._claim("ORGANISED", actor, id, m, said=f"{organiser}, organises, {said}")
        if m.venue and not self.things.doubted(("place", m.venue.key)):
            place = self.things.place(m.venue)
            self._claim("HELD_AT", id, place, m, said=f"{said}, held at, {m.venue.key}")
        for key in m.documents:
            self._about(id, "CONCERNS", key, m, said=f"{said}, concerns, {key}")

    def _participation(self, part: Participation) -> None:
        said = f"{part.who}, {part.role}, {part.meeting}"
        if self.things.doubted(("meeting", part.meeting)):
            return
        meeting = self.things.meetings.get(part.meeting)
        if meeting is None:
            self.things.set_aside(said, f"meeting {part.meeting!r} is not among the record's meetings")
            return
        if actor := self._actor(part.who, part.kind, said):
            self._claim(_relation("Role", part.role), actor, self.things.meeting(meeting), part, said=said)

    def _relation(self, r: Relation) -> None:
        said, things = f"{r.subject}, {r.predicate}, {r.document}", self.things
        if things.doubted((r.subject_kind, r.subject)):
            return
        if r.subject_kind == "document":
            subject = things.document(r.subject) if r.subject in things.documents else None
        elif r.subject_kind == "meeting":
            subject = things.meeting(things.meetings[r.subject]) if r.subject in things.meetings else None
        else:
            subject = self._actor(r.subject, r.subject_kind, said)
            if subject is None:
                return
        if subject is None:
            things.set_aside(said, f"{r.subject_kind} {r.subject!r} is not in the record")
            return
        predicate = _relation("Predicate", r.predicate)
        self._about(subject, predicate, r.document, r, said=said, manner=r.manner)

    def _about(
        self, subject: str, predicate: str, key: str, fact: Fact, *, said: str, manner: str | None = None
    ) -> None:
        if self.things.doubted(("document", key)):
            return
        if key not in self.things.documents:
            self.things.set_aside(said, f"document {key!r} is not among the record's documents")
            return
        self._claim(predicate, subject, self.things.document(key), fact, said=said, manner=manner)

    def _actor(self, who: str, kind: str | None, said: str) -> str | None:
        """The id of a person, body or place by key; None where it is doubtful, unattributed or unknown."""
        things = self.things
        if things.doubted(*((k, who) for k in ("person", "body", "place") if kind in (k, None))):
            return None
        if kind in ("person", None) and who in things.persons:
            return things.person(who)
        if kind in ("body", None) and things.knows_body(who):
            return things.body(who)
        fitting = [p.ref for p in things.places.values() if who == p.ref.key]
        fitting = fitting or [p.ref for p in things.places.values() if who == f"{p.type} {p.name}"]
        if kind in ("place", None) and len(fitting) == 1:
            return None if things.doubted(("place", fitting[0].key)) else things.place(fitting[0])
        things.set_aside(said, f"{kind or 'actor'} {who!r} is not in the record, or stands for several")
        return None

    # Claims and evidence

    def _claim(
        self,
        predicate: str,
        subject: str,
        object: str | None,
        fact: Fact,
        *,
        said: str,
        qualifiers: Mapping[str, str | bool] | None = None,
        manner: str | None = None,
    ) -> None:
        if object is None:
            reason = "what it is about cannot be told: several fit, or its place is open"
            self.things.set_aside(said, reason)
            return
        evidence, nodes = best(fact.evidence), self.things.nodes
        refused = _refused(nodes[subject].kind, predicate, nodes[object].kind) or self._unquoted(evidence)
        if refused or evidence is None:
            self.things.set_aside(said, refused or "no evidence")
            return
        told = qualifiers or {}
        spelled = {k: str(v).lower() if isinstance(v, bool) else v for k, v in told.items()}
        id = claim_id(subject, predicate, object, spelled)
        self.claims[id] = Claim(id, predicate, subject, object, told)
        row = {**_where(evidence), "quote": evidence.quote, "start": evidence.start, "end": evidence.end}
        row |= {"rule": evidence.rule, "confidence": fact.confidence, "manner": manner}
        del row["first"]
        known = self.states.get(id)
        if known is None or _rank(row) < _rank(known):
            self.states[id] = {k: v for k, v in row.items() if v is not None}

    def _unquoted(self, evidence: Evidence | None) -> str | None:
        """Why the evidence is none, or None when it is."""
        if evidence is None or not evidence.quote:
            return "no evidence"
        if evidence.end - evidence.start != len(evidence.quote):
            return "the quote does not fit its offsets"
        if self.text is not None and self.text[evidence.start : evidence.end] != evidence.quote:
            return "the quote is not in the text at its offsets"
        return None

    def _mention(self, entity: str, fact: Fact, count: int) -> None:
        row = {"entity": entity, "count": count, **_where(best(fact.evidence))}
        if known := self.mentions.get(entity):
            first = known if _rank(known) <= _rank(row) else row
            row = {**first, "count": known["count"] + count}
        self.mentions[entity] = row


def _relation(vocabulary: str, value: str) -> str:
    """The relationship type that a value of the record's vocabulary stands for."""
    return schema().vocabularies[vocabulary][value].relation or value.upper()


def _refused(subject: str, predicate: str, object: str) -> str | None:
    try:
        schema().validate(subject, predicate, object)
    except RecordError as error:
        return str(error)
    return None


def _where(evidence: Evidence | None) -> Props:
    if evidence is None:
        return {"block": "body"}
    row: Props = {"first": evidence.start, "block": evidence.block}
    if evidence.teaser:
        row |= {"teaser_title": evidence.teaser.title, "teaser_url": evidence.teaser.url}
    return {k: v for k, v in row.items() if v is not None}


def _rank(row: Props) -> tuple[int, int, str]:
    at = row["start"] if "start" in row else row.get("first", 0)
    return _WEIGHT[row["block"]], at, row.get("rule", "")

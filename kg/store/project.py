"""A record and who is who in it → the rows it puts into the graph. A pure function: no store, no clock.

Only what is certain or likely is asserted; a doubtful fact stays in the stored record, for review. A claim that
breaks the ontology (what may be related to what, dates) or lacks its quote is kept aside with the reason.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from kg import edtf
from kg.errors import RecordError
from kg.identity.bodies import BodyRef, resolve
from kg.identity.ids import claim_id, name_id, named_place_id, post_id
from kg.identity.places import unit
from kg.model import (
    ArticleRecord,
    Body,
    Document,
    Evidence,
    Fact,
    Holding,
    Meeting,
    Participation,
    PlaceRef,
    Relation,
)
from kg.ontology.schema import schema
from kg.store.rows import Aside, Claim, Identity, Kind, Link, Node, Projection, Props
from kg.store.structure import body_links, parent, place_node, seat

F = TypeVar("F", bound=Fact)
Stated = Mapping[str, tuple[str | int, ...]]

# A caption says less than the text, a teaser belongs to another story.
_WEIGHT = {"headline": 1, "sapo": 0, "body": 0, "caption": 2, "teaser": 3}
# An issuer that is an office, not a body: "Thủ tướng Chính phủ", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai".
_OFFICE = re.compile(
    r"(?P<title>(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Tổng Thư ký|Giám đốc)) (?P<body>\w.+)"
)


def project(record: ArticleRecord, identity: Identity, text: str | None = None) -> Projection:
    """The rows of one record. With the raw `text`, a quote that does not stand at its offsets is kept aside too.

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
        self.identity = identity
        self.text = text
        self.nodes: dict[str, Node] = {}
        self.claims: dict[str, Claim] = {}
        self.states: dict[str, Props] = {}
        self.mentions: dict[str, Props] = {}
        self.reports: dict[str, Props] = {}
        self.aside: list[Aside] = []
        self.persons = {p.key: p for p in record.persons}
        self.bodies = {b.name: b for b in record.bodies}
        self.meetings = {m.key: m for m in record.meetings}
        self.documents = {d.key: d for d in record.documents}
        self.doubtful = {
            (kind, key)
            for kind, facts in (("person", self.persons), ("body", self.bodies), ("meeting", self.meetings))
            for key, fact in facts.items()
            if fact.confidence == "doubtful"
        } | {("document", k) for k, d in self.documents.items() if d.confidence == "doubtful"}
        self.doubtful |= {("place", p.ref.key) for p in record.places if p.confidence == "doubtful"}

    def projection(self) -> Projection:
        """Everything, in the order of the record."""
        self._things()
        for meeting in self._sure(self.record.meetings):
            self._meeting(meeting)
        for holding in self._sure(self.record.holds):
            self._holding(holding)
        for part in self._sure(self.record.takes_part):
            self._participation(part)
        for relation in self._sure(self.record.relations):
            self._relation(relation)
        aside = tuple(sorted(set(self.aside), key=lambda a: (a.claim, a.reason)))
        return Projection(self._supported(), self.claims, self.states, self.mentions, self.reports, aside)

    @staticmethod
    def _sure(facts: Iterable[F]) -> Iterable[F]:
        return (f for f in facts if f.confidence != "doubtful")

    def _supported(self) -> dict[str, Node]:
        """The nodes that something was said of, and those these point to; official units above a place come apart."""
        found = {*self.mentions, *self.reports}
        found.update(id for claim in self.claims.values() for id in (claim.subject, claim.object))
        todo = list(found)
        while todo:
            for link in self.nodes[todo.pop()].links:
                if link.end in self.nodes and link.end not in found:
                    found.add(link.end)
                    todo.append(link.end)
        return {id: node for id, node in self.nodes.items() if id in found}

    # -- things ---------------------------------------------------------------------------------------------------

    def _things(self) -> None:
        for person in self._sure(self.record.persons):
            known = self._person(person.key)
            self._mention(known or self._name(person.name), person, person.mentions)
        for body in self._sure(self.record.bodies):
            if known := self._body(body.name):
                self._mention(known, body, body.mentions)
        for place in self._sure(self.record.places):
            self._mention(self._place(place.ref), place, place.mentions)
        for document in self._sure(self.record.documents):
            if known := self._document(document.key):
                self._mention(known, document, document.mentions)
                self._issued(document, known)
            else:
                self.aside.append(Aside(document.key, "several documents fit, or none"))

    def _add(
        self,
        id: str,
        kind: Kind,
        stated: Stated,
        fixed: Mapping[str, str | int] | None = None,
        links: tuple[Link, ...] = (),
    ) -> str:
        if id in self.nodes:  # two keys of the record, one thing: what is said of it, once
            known = self.nodes[id].stated
            stated = {k: _union(known.get(k, ()), stated.get(k, ())) for k in {*known, *stated}}
        self.nodes[id] = Node(id, kind, fixed or {}, links, {k: v for k, v in sorted(stated.items()) if v})
        return id

    def _name(self, name: str) -> str:
        return self._add(name_id(name), "Name", {"name": (name,)})

    def _person(self, key: str) -> str | None:
        person, id = self.persons[key], self.identity.persons.get(key)
        if id is None:
            return None
        if id not in self.nodes:
            stated = {
                "name": (person.name,),
                "names_seen": person.names,
                "honorifics": person.honorifics,
                "ranks": _told(person.rank),
                "sex": _told(person.sex),
                "birth": self._date(f"{person.name}: birth", person.birth),
            }
            self._add(id, "Person", stated, links=(Link("NAMED", self._name(person.name)),))
        return id

    def _body(self, name: str) -> str | None:
        """The id of a body by its name; None for one whose place cannot be told ("Tỉnh ủy")."""
        body, things = self.bodies.get(name, Body(name=name)), self.identity.things
        ref = things.bodies[name] if name in things.bodies else resolve(body, things.setting)
        if ref is None:
            return None
        stated = {"name": (name,), "level": (ref.level,), "type": _told(body.type)}
        return self._body_node(ref, name, seat(body, ref, things.setting), stated)

    def _body_node(self, ref: BodyRef, name: str, seat: PlaceRef | None, stated: Stated) -> str:
        above = parent(ref, name, seat)
        links = body_links(ref)
        for link in links:
            self._place_node(link.end, seat)
        if above:
            links += (
                Link("PART_OF", self._body_node(*above, seat, {"name": (above[1],), "level": (ref.level,)})),
            )
        return self._add(ref.id, "Body", stated, links=links)

    def _post(self, title: str, body: str) -> str | None:
        within = self._body(body)
        if within is None:
            return None
        id = post_id(title, within)
        name = title if body == "Nhà nước" else f"{title} {body}"
        stated = {"title": (title,), "name": (name,)}
        return self._add(id, "Post", stated, links=(Link("POST_IN", within),))

    def _place_node(self, id: str, ref: PlaceRef | None) -> None:
        node = place_node(id, ref)
        self._add(id, "Place", node.stated, node.fixed, node.links)

    def _place(self, ref: PlaceRef) -> str:
        things = self.identity.things
        known = things.places.get(ref.key)
        if known is None:
            found = unit(ref, things.setting.date, things.setting.districts)
            known = found.id if found else named_place_id(ref)
        id = known
        self._place_node(id, ref)
        return id

    def _document(self, key: str) -> str | None:
        d, id = self.documents[key], self.identity.documents.get(key)
        if id is None:
            return None
        stated = {
            "code": _told(d.code),
            "type": _told(d.type),
            "subject": _told(d.subject),
            "date": self._date(f"{key}: date", d.date),
        }
        return self._add(id, "Document", stated)

    def _issued(self, d: Document, document: str) -> None:
        """Who issued a document: a body or an office, or several bodies of the record joined by commas."""
        parts = (d.issuer or "").split(", ")
        if len(parts) > 1 and not all(p in self.bodies for p in parts):
            parts = [d.issuer or ""]
        for issuer in filter(None, parts):
            office = _OFFICE.fullmatch(issuer) if issuer not in self.bodies else None
            if issuer == "Chủ tịch nước":
                id = self._post(issuer, "Nhà nước")
            else:
                id = self._post(office["title"], office["body"]) if office else self._body(issuer)
            said = f"{d.key}, issued by, {issuer}"
            if not self._doubted(("body", issuer)):
                self._claim("ISSUED_BY", document, id, d, said)

    # -- facts ----------------------------------------------------------------------------------------------------

    def _holding(self, h: Holding) -> None:
        said = f"{h.person}, {h.title}, {h.body}"
        if h.person not in self.persons:
            self.aside.append(Aside(said, f"person {h.person!r} is not among the record's persons"))
            return
        if self._doubted(("person", h.person), ("body", h.body)):
            return
        if not all(
            self._is_date(said, field, date)
            for field, date in (("since", h.since), ("until", h.until), ("term", h.term))
        ):
            return
        if not edtf.ordered(h.since, h.until):
            self.aside.append(Aside(said, f"ends ({h.until}) before it begins ({h.since})"))
            return
        told = {"status": h.status, "acting": h.acting, "since": h.since, "until": h.until, "term": h.term}
        qualifiers = {k: v for k, v in told.items() if v is not None}
        person, post = self._person(h.person), self._post(h.title, h.body)
        if person or post is None:  # one who is not attributed stays on the name, without the office
            self._claim("HOLDS", person or "", post, h, said, qualifiers)

    def _meeting(self, m: Meeting) -> None:
        id = self._meeting_node(m)
        if id is None:
            return
        evidence = best(m.evidence)
        self.reports[id] = {"entity": id, **_where(evidence)}
        said = m.name or m.kind
        for organiser in m.organisers:
            for actor in self._actor(organiser, None, said):
                self._claim("ORGANISED", actor, id, m, f"{organiser}, organises, {said}")
        if m.venue and not self._doubted(("place", m.venue.key)):
            self._claim("HELD_AT", id, self._place(m.venue), m, f"{said}, held at, {m.venue.key}")
        for key in m.documents:
            self._about(id, key, "CONCERNS", m, f"{said}, concerns, {key}")

    def _meeting_node(self, m: Meeting) -> str | None:
        id = self.identity.meetings.get(m.key)
        if id is None:
            return None
        stated = {
            "kind": (m.kind,),
            "name": _told(m.name),
            "date": self._date(f"{m.key}: date", m.date),
            "date_end": self._date(f"{m.key}: date_end", m.date_end),
            "part_of_day": _told(m.part_of_day),
            "venue": _told(m.place),
            "ordinal": _told(m.ordinal),
        }
        return self._add(id, "Meeting", stated)

    def _participation(self, part: Participation) -> None:
        said = f"{part.who}, {part.role}, {part.meeting}"
        meeting = self.meetings.get(part.meeting)
        if meeting is None:
            self.aside.append(Aside(said, f"meeting {part.meeting!r} is not among the record's meetings"))
        elif not self._doubted(("meeting", part.meeting)):
            for actor in self._actor(part.who, part.kind, said):
                self._claim(
                    _relation("Role", part.role), actor, self.identity.meetings.get(part.meeting), part, said
                )

    def _relation(self, relation: Relation) -> None:
        said = f"{relation.subject}, {relation.predicate}, {relation.document}"
        subject: str | None = None
        if relation.subject_kind == "document":
            if self._doubted(("document", relation.subject)):
                return
            if relation.subject in self.documents:
                subject = self._document(relation.subject)
        elif relation.subject_kind == "meeting":
            if self._doubted(("meeting", relation.subject)):
                return
            subject = self.identity.meetings.get(relation.subject)
        else:
            actors = self._actor(relation.subject, relation.subject_kind, said)
            if not actors:
                return
            subject = actors[0]
        if subject is None:
            self.aside.append(
                Aside(said, f"{relation.subject_kind} {relation.subject!r} is not in the record")
            )
            return
        self._about(
            subject,
            relation.document,
            _relation("Predicate", relation.predicate),
            relation,
            said,
            relation.manner,
        )

    def _about(
        self, subject: str, key: str, predicate: str, fact: Fact, said: str, manner: str | None = None
    ) -> None:
        if self._doubted(("document", key)):
            return
        if key not in self.documents:
            self.aside.append(Aside(said, f"document {key!r} is not among the record's documents"))
            return
        self._claim(predicate, subject, self._document(key), fact, said, manner=manner)

    def _actor(self, who: str, kind: str | None, said: str) -> list[str]:
        """The id of a person, body or place by its key: one, or none where it is doubtful, unattributed or unknown."""
        places = {p.ref.key: p.ref for p in self.record.places}
        short = [p.ref for p in self.record.places if who in (f"{p.type} {p.name}", p.ref.key)]
        if self._doubted(*((k, who) for k in ("person", "body", "place") if kind in (k, None))):
            return []
        if kind in ("person", None) and who in self.persons:
            person = self._person(who)
            return [person] if person else []
        if kind in ("body", None) and (who in self.bodies or who in self.identity.things.bodies):
            body = self._body(who)
            return [body] if body else []
        if kind in ("place", None) and (who in places or len(short) == 1):
            ref = places.get(who) or short[0]
            return [] if self._doubted(("place", ref.key)) else [self._place(ref)]
        self.aside.append(
            Aside(said, f"{kind or 'actor'} {who!r} is not in the record, or stands for several")
        )
        return []

    # -- claims and evidence --------------------------------------------------------------------------------------

    def _claim(
        self,
        predicate: str,
        subject: str,
        object: str | None,
        fact: Fact,
        said: str,
        qualifiers: Mapping[str, str | bool] | None = None,
        manner: str | None = None,
    ) -> None:
        if object is None:
            self.aside.append(
                Aside(said, "what it is about cannot be told: several fit, or its place is open")
            )
            return
        evidence = best(fact.evidence)
        reason = _refused(self.nodes[subject].kind, predicate, self.nodes[object].kind) or self._unquoted(
            evidence
        )
        if reason or evidence is None:
            self.aside.append(Aside(said, reason or "no evidence"))
            return
        qualifiers = qualifiers or {}
        spelled = {k: str(v).lower() if isinstance(v, bool) else v for k, v in qualifiers.items()}
        id = claim_id(subject, predicate, object, spelled)
        self.claims[id] = Claim(id, predicate, subject, object, qualifiers)
        row = {**_where(evidence), "quote": evidence.quote, "start": evidence.start, "end": evidence.end}
        row |= {"rule": evidence.rule, "confidence": fact.confidence, "manner": manner}
        row.pop("first", None)
        known = self.states.get(id)
        if known is None or _rank(row) < _rank(known):
            self.states[id] = {k: v for k, v in row.items() if v is not None}

    def _unquoted(self, evidence: Evidence | None) -> str | None:
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
            first = min(known, row, key=_rank)
            row = {**first, "count": known["count"] + count}
        self.mentions[entity] = row

    def _doubted(self, *keys: tuple[str, str]) -> bool:
        return any(key in self.doubtful for key in keys)

    def _date(self, what: str, date: str | None) -> tuple[str, ...]:
        return (date,) if date and self._is_date(what, "date", date) else ()

    def _is_date(self, what: str, field: str, date: str | None) -> bool:
        if date is None or edtf.valid(date):
            return True
        self.aside.append(Aside(what, f"{field} {date!r} is no date in EDTF"))
        return False


def _relation(vocabulary: str, value: str) -> str:
    """The relationship type that a value of the record's vocabulary stands for."""
    return schema().vocabularies[vocabulary][value].relation or value.upper()


def _refused(subject: str, predicate: str, object: str) -> str | None:
    try:
        schema().validate(subject, predicate, object)
    except RecordError as error:
        return str(error)
    return None


def _told(value: str | int | None) -> tuple[str | int, ...]:
    return () if value is None or value == "" else (value,)


def _union(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(dict.fromkeys((*one, *other)))


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

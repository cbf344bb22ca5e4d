"""The things of one record as nodes: who and what its keys stand for, and what the article says of each."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kg import edtf
from kg.identity.bodies import BodyRef, resolve
from kg.identity.ids import name_id, place_id, post_id
from kg.model import ArticleRecord, Body, Fact, Meeting, PlaceRef
from kg.store.bodies import forerunners_of, heirs_of, parent, places_of, seat
from kg.store.rows import Aside, Identity, Kind, Link, Node
from kg.store.structure import place_node

F = TypeVar("F", bound=Fact)
Stated = Mapping[str, tuple[str | int, ...]]


def sure(facts: Iterable[F]) -> Iterable[F]:
    """Those that are asserted."""
    return (f for f in facts if f.confidence != "doubtful")


class Collector:
    """Makes the nodes of one record, each when it is first asked for; lives for one projection."""

    def __init__(self, record: ArticleRecord, identity: Identity) -> None:
        self.identity = identity
        self.nodes: dict[str, Node] = {}
        self.links: dict[str, tuple[Link, ...]] = {}  # of each body that was met
        self.brought: dict[str, list[str]] = {}  # body → its forerunners, which come with it
        self.aside: list[Aside] = []
        self.persons = {p.key: p for p in record.persons}
        self.bodies = {b.name: b for b in record.bodies}
        self.places = {p.ref.key: p for p in record.places}
        self.meetings = {m.key: m for m in record.meetings}
        self.documents = {d.key: d for d in record.documents}
        known: dict[str, Mapping[str, Fact]] = {
            "person": self.persons,
            "body": self.bodies,
            "place": self.places,
            "meeting": self.meetings,
            "document": self.documents,
        }
        self._doubtful = {
            (kind, key)
            for kind, facts in known.items()
            for key, f in facts.items()
            if f.confidence == "doubtful"
        }

    def set_aside(self, claim: str, reason: str) -> None:
        """Keep a claim (in words) aside."""
        self.aside.append(Aside(claim, reason))

    def doubted(self, *keys: tuple[str, str]) -> bool:
        """True when one of these (kind, key) is doubtful in the record."""
        return any(key in self._doubtful for key in keys)

    def knows_body(self, name: str) -> bool:
        """True when the record names such a body, in whatever list."""
        return name in self.bodies or name in self.identity.things.bodies

    def _add(
        self,
        id: str,
        kind: Kind,
        stated: Stated,
        fixed: Mapping[str, str | int] | None = None,
        links: tuple[Link, ...] = (),
    ) -> str:
        """A node of the projection; gives its id."""
        if id in self.nodes:  # two keys of the record, one thing: what is said of it, once
            known = self.nodes[id].stated
            stated = {k: _union(known.get(k, ()), stated.get(k, ())) for k in {*known, *stated}}
        self.nodes[id] = Node(id, kind, fixed or {}, links, {k: v for k, v in sorted(stated.items()) if v})
        return id

    def name(self, name: str) -> str:
        """The id of an exact name."""
        return self._add(name_id(name), "Name", {"name": (name,)})

    def person(self, key: str) -> str | None:
        """The id of a person by key; None for one who cannot be attributed."""
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
            self._add(id, "Person", stated, links=(Link("NAMED", self.name(person.name)),))
        return id

    def body(self, name: str) -> str | None:
        """The id of a body by its name; None for one whose place cannot be told ("Tỉnh ủy")."""
        body, things = self.bodies.get(name, Body(name=name)), self.identity.things
        ref = things.bodies[name] if name in things.bodies else resolve(body, things.setting)
        if ref is None:
            return None
        stated = {"name": (name,), "level": (ref.level,), "type": _told(body.type)}
        at = seat(body, ref, things.setting)
        self.brought[ref.id] = [
            self._body_node(old, was, at, _structural(old, was)) for old, was in forerunners_of(ref, name)
        ]
        return self._body_node(ref, name, at, stated)

    def _body_node(self, ref: BodyRef, name: str, seat: PlaceRef | None, stated: Stated) -> str:
        if ref.id not in self.links:
            # Provinces were made anew under old names, so that a body may come to succeed itself.
            self.links[ref.id] = links = places_of(ref)
            for link in links:
                self._place_node(link.end, seat)
            if above := parent(ref, name, seat):
                links += (Link("PART_OF", self._body_node(*above, seat, _structural(*above))),)
            for heir, link in heirs_of(ref, name):
                self._body_node(*heir, seat, _structural(*heir))
                links += (link,)
            self.links[ref.id] = links
        return self._add(ref.id, "Body", stated, links=self.links[ref.id])

    def post(self, title: str, body: str) -> str | None:
        """The id of an office; None where it cannot be told of which body."""
        within = self.body(body)
        if within is None:
            return None
        id = post_id(title, within)
        name = title if body == "Nhà nước" else f"{title} {body}"
        stated = {"title": (title,), "name": (name,)}
        return self._add(id, "Post", stated, links=(Link("POST_IN", within),))

    def _place_node(self, id: str, ref: PlaceRef | None) -> None:
        node = place_node(id, ref)
        self._add(id, "Place", node.stated, node.fixed, node.links)

    def place(self, ref: PlaceRef) -> str:
        """The id of a place as the article means it."""
        things = self.identity.things
        id = things.places.get(ref.key) or place_id(ref, things.setting.date, things.setting.districts)
        self._place_node(id, ref)
        return id

    def document(self, key: str) -> str | None:
        """The id of a document by key; None where several fit."""
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

    def meeting(self, m: Meeting) -> str | None:
        """The id of a meeting."""
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

    def _date(self, what: str, date: str | None) -> tuple[str, ...]:
        return (date,) if date and self.is_date(what, "date", date) else ()

    def is_date(self, what: str, field: str, date: str | None) -> bool:
        """True for EDTF or nothing; else the claim is kept aside."""
        if date is None or edtf.valid(date):
            return True
        self.set_aside(what, f"{field} {date!r} is no date in EDTF")
        return False


def _structural(ref: BodyRef, name: str) -> Stated:
    """What is said of a body that comes with another."""
    return {"name": (name,), "level": (ref.level,)}


def _told(value: str | int | None) -> tuple[str | int, ...]:
    return () if value is None or value == "" else (value,)


def _union(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(dict.fromkeys((*one, *other)))

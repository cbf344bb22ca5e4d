"""Which meetings of which articles are one, kept day by day.

A day's block holds the meetings that articles tell of for it; sittings of a body also have one for their
number, and a meeting without a day one of its own. The first block of a meeting follows from its article
alone: there it is found again whatever the ontology has called its host or its kind since. Whether two are
one depends on the chain of like meetings they stand in, and on nothing else: so a change looks at the chains
that it touches, and clusters these anew. One more report of a meeting, like no other meeting, simply joins
it: nothing that it brings could divide or join others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.identity.chains import Near, cluster
from kg.identity.ids import meeting_id
from kg.identity.meetings import SITTINGS, Gathering, apart, gatherings, linked
from kg.store import cypher
from kg.store.archive import pack_members, unpack_members
from kg.store.change import Row, run
from kg.store.groups import Member
from kg.store.handout import hand_out
from kg.store.rows import Reading

if TYPE_CHECKING:
    import neo4j

_SETS = {f.name for f in fields(Gathering) if str(f.type).startswith("frozenset")}
_EMPTY: dict[str, Any] = {f.name: frozenset() if f.name in _SETS else None for f in fields(Gathering)}
_EMPTY |= {"central": False, "national": False}


Telling = tuple[Reading, Mapping[str, str | None]]  # an article, and the ids of its documents by key


@dataclass(frozen=True, slots=True)
class _Held:
    """A member of a block: the id it has, and those it had before."""

    told: Gathering
    id: str | None = None
    past: frozenset[str] = frozenset()

    def mean(self, id: str) -> "_Held":
        """The same with the id it has now."""
        return replace(self, id=id, past=frozenset(filter(None, (*self.past, self.id))) - {id})

    @property
    def votes(self) -> dict[str, int]:
        """Its ids for `hand_out`."""
        return dict.fromkeys(self.past, 0) | ({self.id: 1} if self.id else {})


@dataclass(slots=True)
class _Block:
    members: dict[Member, _Held] = field(default_factory=dict)
    changed: bool = False


class Sittings:
    """The meetings that one change touches."""

    def __init__(self, tx: "neo4j.ManagedTransaction") -> None:
        self.tx = tx
        self.blocks: dict[str, _Block] = {}
        self.aliases: dict[str, tuple[str, ...]] = {}
        self.live: set[str] = set()

    def change(self, out: Mapping[str, Reading], into: Mapping[str, Telling]) -> dict[str, dict[str, str]]:
        """Article → meeting key → id, for all of `into` and for articles whose meetings now mean another.

        `out` are articles whose meetings are in the blocks; one that is told of anew is in both.
        """
        gone = self._stored(g for reading in out.values() for g in gatherings(reading.sure, reading.things))
        come = [
            g
            for reading, documents in into.values()
            for g in gatherings(reading.sure, reading.things, documents)
        ]
        self._read({block for g in come for block in _blocks(g)})
        left = {_member(g): g for g in self._neighbours(gone)}
        before: dict[Member, _Held] = {}
        for g in gone:
            before[_member(g)] = self._take(g)
            del left[_member(g)]
        found: dict[str, dict[str, str]] = {}
        unsettled = list(left.values())
        for g in come:
            id = None if gone else self._joins(g)
            held = before.get(_member(g), _Held(g))
            self._put(replace(held, told=g, id=id or held.id))
            if id:
                found.setdefault(g.article, {})[g.key] = id
            else:
                unsettled.append(g)
        touched = self._neighbours(unsettled)
        before |= {_member(g): self._held(g) for g in touched}
        for article, keys in self._divide(touched, before, into.keys()).items():
            found.setdefault(article, {}).update(keys)
        return found

    def write(self) -> None:
        """Store the blocks that changed."""
        rows, empty = list[Row](), list[str]()
        for id, block in self.blocks.items():
            if block.changed and block.members:
                members = [
                    (*member, [held.id, *sorted(held.past)], _packed(held.told))
                    for member, held in block.members.items()
                ]
                rows.append({"id": id, "members": pack_members(members)})
            elif block.changed:
                empty.append(id)
        run(self.tx, cypher.PUT_BLOCKS, "rows", rows)
        run(self.tx, cypher.DROP_BLOCKS, "ids", empty)
        run(self.tx, cypher.DROP_ALIASES, "ids", sorted(self.live))
        rows = [{"id": id, "heirs": list(heirs)} for id, heirs in sorted(self.aliases.items())]
        run(self.tx, cypher.PUT_ALIASES, "rows", rows)

    def _divide(
        self, touched: list[Gathering], before: dict[Member, _Held], into: Collection[str]
    ) -> dict[str, dict[str, str]]:
        known = {g.mention: g for g in touched}
        groups = cluster(touched)
        components = [[_member(known[m]) for m in group] for group in groups]

        def fresh(i: int, n: int) -> str:
            first = known[groups[i][0]]
            day = date.fromordinal(first.first).isoformat() if first.first else None
            return meeting_id(first.kind, day, first.mention, *([str(n)] if n else ()))

        firsts = [fresh(i, 0) for i in range(len(groups))]
        there = self._there(firsts)

        def taken(id: str) -> bool:
            return id in there or (id not in firsts and bool(self._there([id])))

        votes = {member: held.votes for member, held in before.items()}
        handout = hand_out(components, votes, fresh, taken)
        self.aliases |= handout.retired
        self.live |= set(handout.ids)
        found: dict[str, dict[str, str]] = {}
        for id, component in zip(handout.ids, components, strict=True):
            for article, key in component:
                held = before[article, key]
                if article in into or held.id != id:
                    found.setdefault(article, {})[key] = id
                if held.id != id:
                    self._put(held.mean(id))
        return found

    def _there(self, ids: list[str]) -> set[str]:
        """Those of the ids that a meeting bears now."""
        return {row["id"] for row in run(self.tx, cypher.ENTITIES, "ids", ids)}

    def _joins(self, g: Gathering) -> str | None:
        """The meeting that g alone is like, if no report of it says that the two are two."""
        ids = {held.id for held in self._like(g)}
        id = next(iter(ids)) if len(ids) == 1 else None
        if id is None:
            return None
        todo, done = set(_blocks(g)), set[str]()
        while todo:
            self._read(todo)
            reports = [
                held.told for name in todo for held in self.blocks[name].members.values() if held.id == id
            ]
            if any(apart(g, other) for other in reports):
                return None
            done |= todo
            todo = {name for other in reports for name in _blocks(other)} - done
        return id

    def _like(self, g: Gathering) -> Iterator[_Held]:
        """The meetings that are one with g for all that the two say."""
        self._read(set(_blocks(g)))
        marks, seen = _marks(g), {_member(g)}
        for block in _blocks(g):
            for member, held in self.blocks[block].members.items():
                if member not in seen and marks & _marks(held.told):
                    seen.add(member)
                    if linked(g, held.told):
                        yield held

    def _neighbours(self, start: Iterable[Gathering]) -> list[Gathering]:
        """The meetings in chains of like ones with those of `start`, these included."""
        found = {_member(g): g for g in start}
        near, seen = Near(), set[str]()
        todo = list(found.values())
        while todo:
            names = {block for g in todo for block in _blocks(g)} - seen
            self._read(names)
            seen |= names
            for name in names:
                for member, held in self.blocks[name].members.items():
                    if member not in found:
                        near.add(held.told)
            todo = [other for g in todo for other in near.take(g)]
            found |= {_member(g): g for g in todo}
        return [found[member] for member in sorted(found)]

    def _read(self, ids: set[str]) -> None:
        wanted = sorted(ids - self.blocks.keys())
        self.blocks.update((id, _Block()) for id in wanted)
        for row in run(self.tx, cypher.BLOCKS, "ids", wanted):
            for article, key, (id, *past), said in unpack_members(row["members"]):
                held = _Held(_unpacked(said), id, frozenset(filter(None, past)))
                self.blocks[row["id"]].members[article, key] = held

    def _put(self, held: _Held) -> None:
        names = _blocks(held.told)
        self._read(set(names))
        for name in names:
            block, member = self.blocks[name], _member(held.told)
            if block.members.get(member) != held:
                block.members[member] = held
                block.changed = True

    def _stored(self, gone: Iterable[Gathering]) -> list[Gathering]:
        """The meetings as the blocks have them: the ids of their documents may have been others."""
        asked = list(gone)
        self._read({block for g in asked for block in _blocks(g)})
        return [self._held(g).told for g in asked]

    def _take(self, g: Gathering) -> _Held:
        held = self._held(g)
        for name in _blocks(g):
            del self.blocks[name].members[_member(g)]
            self.blocks[name].changed = True
        return held

    def _held(self, g: Gathering) -> _Held:
        return self.blocks[_blocks(g)[0]].members[_member(g)]


def _member(g: Gathering) -> Member:
    return g.article, g.key


def _blocks(g: Gathering) -> list[str]:
    """Each of its days, without one itself alone; and its numbered sittings."""
    days = [f"day:{day}" for day in range(g.first, g.last + 1)] if g.first and g.last else []
    numbered = sorted(g.hosts) if g.family & SITTINGS else ()
    return [*(days or [f"alone:{g.mention}"]), *(f"sitting:{host}:{g.ordinal or ''}" for host in numbered)]


def _marks(g: Gathering) -> frozenset[str | None]:
    """What two meetings of one day must have in common to be compared."""
    return g.hosts | g.documents | g.people | frozenset(filter(None, [g.venue]))


def _packed(g: Gathering) -> dict[str, Any]:
    told = ((name, getattr(g, name)) for name in _EMPTY)
    return {k: sorted(v) if k in _SETS else v for k, v in told if v not in (None, False) and v != frozenset()}


def _unpacked(said: Mapping[str, Any]) -> Gathering:
    return Gathering(**{**_EMPTY, **{k: frozenset(v) if k in _SETS else v for k, v in said.items()}})

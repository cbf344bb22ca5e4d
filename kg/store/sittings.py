"""Which meetings of which articles are one, kept day by day.

A day's block holds the meetings that articles tell of for it (sittings of a body also have one for their
number). Whether two are one depends on the chain of like meetings they stand in, and on nothing else: so a
change looks at the chains that it touches, and clusters these anew.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.identity.ids import meeting_id
from kg.identity.meetings import Gathering, cluster, gatherings
from kg.store import cypher
from kg.store.archive import pack_members, unpack_members
from kg.store.blocks import Member
from kg.store.change import Row, run
from kg.store.handout import hand_out
from kg.store.rows import Reading

if TYPE_CHECKING:
    import neo4j

_NUMBERED = {"sitting", "congress"}  # families whose reports may be days apart
_SETS = {f.name for f in fields(Gathering) if str(f.type).startswith("frozenset")}


Telling = tuple[Reading, Mapping[str, str | None]]  # an article, and the ids of its documents by key


@dataclass(slots=True)
class _Block:
    members: dict[Member, tuple[Gathering, str | None]] = field(default_factory=dict)
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
        before: dict[Member, str | None] = {}
        for g in gone:
            before[_member(g)] = self._take(g)
            del left[_member(g)]
        for g in come:
            self._put(g, before.get(_member(g)))
        touched = self._neighbours([*left.values(), *come])
        before |= {_member(g): self._id(g) for g in touched}
        return self._divide(touched, before, into.keys())

    def write(self) -> None:
        """Store the blocks that changed."""
        rows, empty = list[Row](), list[str]()
        for id, block in self.blocks.items():
            if block.changed and block.members:
                members = [(*m, thing, _packed(g)) for m, (g, thing) in block.members.items()]
                rows.append({"id": id, "members": pack_members(members)})
            elif block.changed:
                empty.append(id)
        run(self.tx, cypher.PUT_BLOCKS, "rows", rows)
        run(self.tx, cypher.DROP_BLOCKS, "ids", empty)
        run(self.tx, cypher.DROP_ALIASES, "ids", sorted(self.live))
        rows = [{"id": id, "heirs": list(heirs)} for id, heirs in sorted(self.aliases.items())]
        run(self.tx, cypher.PUT_ALIASES, "rows", rows)

    def _divide(
        self, touched: list[Gathering], before: dict[Member, str | None], into: Collection[str]
    ) -> dict[str, dict[str, str]]:
        known = {g.mention: g for g in touched}
        groups = cluster(touched)
        components = [[_member(known[m]) for m in group] for group in groups]

        def fresh(i: int, n: int) -> str:
            first = known[groups[i][0]]
            day = date.fromordinal(first.first).isoformat() if first.first else None
            return meeting_id(first.kind, day, first.mention, *([str(n)] if n else ()))

        taken = self._there([fresh(i, 0) for i in range(len(groups))])
        handout = hand_out(components, before, fresh, taken.__contains__)
        self.aliases |= handout.retired
        self.live |= set(handout.ids)
        found: dict[str, dict[str, str]] = {}
        for id, component in zip(handout.ids, components, strict=True):
            for article, key in component:
                if article in into or before.get((article, key)) != id:
                    found.setdefault(article, {})[key] = id
        for g in touched:
            self._put(g, found.get(g.article, {}).get(g.key) or before[_member(g)])
        return found

    def _there(self, ids: list[str]) -> set[str]:
        """Those of the ids that a meeting bears now."""
        return {row["id"] for row in run(self.tx, cypher.ENTITIES, "ids", ids)}

    def _neighbours(self, start: Iterable[Gathering]) -> list[Gathering]:
        """The meetings in chains of like ones with those of `start`, these included."""
        found = {_member(g): g for g in start}
        todo = list(found.values())
        while todo:
            self._read({block for g in todo for block in _blocks(g)})
            near = []
            for g in todo:
                for block in _blocks(g):
                    for member, (other, _) in self.blocks[block].members.items():
                        if (
                            member not in found
                            and _marks(g) & _marks(other)
                            and len(cluster((g, other))) == 1
                        ):
                            found[member] = other
                            near.append(other)
            todo = near
        return [found[member] for member in sorted(found)]

    def _read(self, ids: set[str]) -> None:
        wanted = sorted(ids - self.blocks.keys())
        self.blocks.update((id, _Block()) for id in wanted)
        for row in run(self.tx, cypher.BLOCKS, "ids", wanted):
            for article, key, thing, said in unpack_members(row["members"]):
                self.blocks[row["id"]].members[article, key] = (_unpacked(said), thing)

    def _put(self, g: Gathering, id: str | None) -> None:
        self._read(set(_blocks(g)))
        for name in _blocks(g):
            block = self.blocks[name]
            if block.members.get(_member(g)) != (g, id):
                block.members[_member(g)] = (g, id)
                block.changed = True

    def _stored(self, gone: Iterable[Gathering]) -> list[Gathering]:
        """The meetings as the blocks have them: the ids of their documents may have been others."""
        asked = list(gone)
        self._read({block for g in asked for block in _blocks(g)})
        return [self.blocks[_blocks(g)[0]].members[_member(g)][0] for g in asked]

    def _take(self, g: Gathering) -> str | None:
        id = self._id(g)
        for name in _blocks(g):
            del self.blocks[name].members[_member(g)]
            self.blocks[name].changed = True
        return id

    def _id(self, g: Gathering) -> str | None:
        held = self.blocks[_blocks(g)[0]].members.get(_member(g))
        return held[1] if held else None


def _member(g: Gathering) -> Member:
    return g.article, g.key


def _blocks(g: Gathering) -> list[str]:
    """Each of its days, and its numbered sittings; without either it stands alone."""
    found = [f"day:{day}" for day in range(g.first, g.last + 1)] if g.first and g.last else []
    if g.family & _NUMBERED:
        found += [f"sitting:{host}:{g.ordinal or ''}" for host in sorted(g.hosts)]
    return found or [f"alone:{g.mention}"]


def _marks(g: Gathering) -> frozenset[str | None]:
    """What two meetings of one day must have in common to be compared."""
    return g.hosts | g.documents | g.people | frozenset(filter(None, [g.venue]))


def _packed(g: Gathering) -> dict[str, Any]:
    return {
        k: sorted(v) if k in _SETS else v
        for k, v in asdict(g).items()
        if v not in (None, False) and v != frozenset()
    }


def _unpacked(said: Mapping[str, Any]) -> Gathering:
    empty: dict[str, Any] = {f.name: frozenset() if f.name in _SETS else None for f in fields(Gathering)}
    told = {k: frozenset(v) if k in _SETS else v for k, v in said.items()}
    return Gathering(**{**empty, "central": False, "national": False, **told})

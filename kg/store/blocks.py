"""Who is who in the store, kept block by block: the people of one exact name, the documents of one number, …

A block holds what each article says of its members and the id each was given. When articles come or go, the
blocks they touch are divided anew, by pure functions over all members; the articles whose members now mean
another thing are projected again. Nothing else needs to be looked at, however large the graph.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kg.identity.persons import Decision
from kg.store import cypher
from kg.store.archive import pack_members, unpack_members
from kg.store.change import Row, run
from kg.store.rows import Reading

if TYPE_CHECKING:
    import neo4j

Group = Literal["persons", "documents", "meetings"]
Member = tuple[str, str]  # article id, key in its record
Who = dict[str, dict[str, str | None]]  # group → key → id


@dataclass(frozen=True, slots=True)
class Divided:
    """The id of each member (None: cannot be told), and the ids that fell to heirs or to nobody.

    `doubts` are for review: two ids that may be one, the evidence, and why it did not suffice.
    """

    ids: Mapping[Member, str | None]
    retired: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[tuple[str, str, str, str], ...] = ()


class Register(Protocol):
    """One kind of thing that is told apart across articles."""

    @property
    def group(self) -> Group:
        """Which of a record's lists it is about."""

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Any]]:
        """Block id → key → what the article says of it, as JSON."""

    def divide(
        self,
        members: Mapping[Member, Any],
        before: Mapping[Member, str | None],
        decisions: Sequence[Decision],
    ) -> Divided:
        """Who is who among the members of one block.

        `before` has the ids of those that were there, `decisions` what people said of them.
        """


@dataclass(slots=True)
class _Block:
    register: Register
    members: dict[Member, Any] = field(default_factory=dict)
    before: dict[Member, str | None] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    divided: Divided = Divided({})


class Blocks:
    """The blocks that one change touches."""

    def __init__(self, tx: "neo4j.ManagedTransaction", registers: Iterable[Register]) -> None:
        self.tx = tx
        self.registers = tuple(registers)
        self.blocks: dict[str, _Block] = {}

    def change(
        self, out: Mapping[str, Reading], into: Mapping[str, Reading], names: Collection[str] = ()
    ) -> dict[str, Who]:
        """Take the articles of `out` from their blocks and put those of `into` in (one may be in both).

        The blocks of `names` are divided anew besides.

        Gives, by article, the ids that are new or have changed: all those of `into`, and those of articles
        that must be projected again because of it.
        """
        gone = [(name, (article, key)) for article, name, key, _ in self._said(out)]
        come = [(name, (article, key), said) for article, name, key, said in self._said(into)]
        people = next(r for r in self.registers if r.group == "persons")
        for name in names:
            self.blocks.setdefault(name, _Block(people))
        self._read()
        for name, member in gone:
            self.blocks[name].members.pop(member, None)
        for name, member, said in come:
            self.blocks[name].members[member] = said
        found: dict[str, Who] = {article: {r.group: {} for r in self.registers} for article in into}
        for _, block in sorted(self.blocks.items()):
            block.divided = block.register.divide(block.members, block.before, block.decisions)
            for (article, key), thing in block.divided.ids.items():
                if article in into or block.before.get((article, key), "") != thing:
                    found.setdefault(article, {}).setdefault(block.register.group, {})[key] = thing
        return found

    def write(self) -> None:
        """Store the blocks as they are now; after the nodes, for a name's block is kept on its `Name`."""
        names, others, empty = list[Row](), list[Row](), list[str]()
        aliases: list[Row] = []
        live: set[str] = set()
        for id, block in self.blocks.items():
            ids = block.divided.ids
            here = set(filter(None, ids.values()))
            aliases += [{"id": old, "heirs": list(heirs)} for old, heirs in block.divided.retired.items()]
            live |= here - set(filter(None, block.before.values()))
            members = [(*member, ids[member], said) for member, said in block.members.items()]
            row: Row = {"id": id, "members": pack_members(members)}
            if not members:
                empty.append(id)
            elif id.startswith("name:"):
                doubts = ["\t".join(doubt) for doubt in block.divided.doubts]
                names.append({**row, "doubts": doubts or None, "doubtful": len(doubts) or None})
            else:
                others.append(row)
        run(self.tx, cypher.SET_TENURES, "rows", names)
        run(self.tx, cypher.PUT_BLOCKS, "rows", others)
        run(self.tx, cypher.DROP_BLOCKS, "ids", empty)
        run(self.tx, cypher.DROP_ALIASES, "ids", sorted(live))
        run(self.tx, cypher.PUT_ALIASES, "rows", aliases)

    def _said(self, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str, str, Any]]:
        for article, reading in readings.items():
            for register in self.registers:
                for block, keys in register.blocks(reading).items():
                    self.blocks.setdefault(block, _Block(register))
                    for key, said in keys.items():
                        yield article, block, key, said

    def _read(self) -> None:
        names = [id for id in self.blocks if id.startswith("name:")]
        rows = run(self.tx, cypher.TENURES, "ids", names)
        rows += run(self.tx, cypher.BLOCKS, "ids", (id for id in self.blocks if not id.startswith("name:")))
        for row in rows:
            block = self.blocks[row["id"]]
            for article, key, thing, said in unpack_members(row["members"]):
                block.members[article, key] = said
                block.before[article, key] = thing
        for row in run(self.tx, cypher.DECISIONS, "ids", names):
            said = Decision(row["verdict"], row["a"], row["b"])
            self.blocks[row["name"]].decisions.append(said)

"""Who is who in the store, kept block by block: the people of one exact name, the documents of one number, …

A block holds what articles say of its members, in groups (see `groups`), and the id each group was given.
When articles come or go, the blocks in which something else is said than before are divided anew, by pure
functions over all that is said; the articles whose members now mean another thing are projected again.
Nothing else needs to be looked at, however large the graph.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from kg.identity.persons import Decision
from kg.store import cypher
from kg.store.change import Row, run
from kg.store.groups import FEW, Group, Member, Said, first, key_of, node_of, pack_groups, unpack_groups
from kg.store.rows import Reading

if TYPE_CHECKING:
    import neo4j

Kind = Literal["persons", "documents", "meetings"]
Who = dict[str, dict[str, str | None]]  # kind → key → id
Where = dict[str, dict[str, list[str]]]  # kind → block id → keys


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
    def kind(self) -> Kind:
        """Which of a record's lists it is about."""

    def blocks(self, reading: Reading) -> Mapping[str, Mapping[str, Said]]:
        """Block id → key → what the article says of it."""

    def tells(self, said: Said) -> bool:
        """Whether what other members mean may rest on this being said, too."""

    def divide(
        self,
        members: Mapping[Member, Said],
        before: Mapping[Member, Mapping[str, int]],
        decisions: Sequence[Decision],
        taken: Collection[str],
    ) -> Divided:
        """Who is who in a block, or some; each member stands for all of whom the same is said.

        `before` has the ids that each had (see `hand_out`), also for some that are gone; `decisions` is what
        people said of them, `taken` are ids that others have.
        """


@dataclass(slots=True)
class _Block:
    register: Register
    groups: dict[str, Group] = field(default_factory=dict)
    read: frozenset[str] = frozenset()  # its groups when it was read
    told: Mapping[str, Member | None] = field(default_factory=dict)  # what told things apart then
    decisions: list[Decision] = field(default_factory=list)
    divided: Divided | None = None  # None: as it was

    def telling(self) -> dict[str, Member | None]:
        """What dividing the block goes by."""
        tells = self.register.tells
        return {key: group.least for key, group in self.groups.items() if group.count and tells(group.said)}


class Blocks:
    """The blocks that one change touches."""

    def __init__(self, tx: "neo4j.ManagedTransaction", registers: Iterable[Register]) -> None:
        self.tx = tx
        self.registers = tuple(registers)
        self.blocks: dict[str, _Block] = {}
        self.where: dict[str, Where] = defaultdict(dict)  # article → where its members were put

    def change(
        self,
        out: Mapping[str, Where],
        into: Mapping[str, Reading],
        decided: Collection[tuple[str, str]] = (),
    ) -> dict[str, Who]:
        """Take the articles of `out` from their blocks and put those of `into` in (one may be in both).

        `out` says where they are: see `where`; the ontology may have changed since they were put there.
        `decided` are pairs of names (ids) on whose bearers people decided or decided no more.

        Gives, by article, the ids that are new or have changed: all those of `into`, and those of articles
        that must be projected again because of it.
        """
        gone = list(self._stored(out))
        come = list(self._said(into))
        names = {name for pair in decided for name in pair}
        ties = self._read(names, decided)
        had = self._take(gone)
        put = [
            (block, member, self._put(block, member, said, alone, had.get((block, member))))
            for block, member, said, alone in come
        ]
        self._look_up(
            (node_of(id, key), group)
            for id, block in self.blocks.items()
            for key, group in block.groups.items()
            if group.count and group.least is None
        )
        for ids in ties:
            blocks = [self.blocks[id] for id in sorted(ids)]
            new = {
                key for b in blocks for key, group in b.groups.items() if group.count and key not in b.read
            }
            if names & ids or any(block.telling() != block.told for block in blocks):
                _divide(blocks)
            elif new:
                _divide(blocks, new)
        taken = set[str]()
        while more := self._taken():
            taken |= more
            for ids in ties:
                blocks = [self.blocks[id] for id in sorted(ids)]
                if any(group.id in taken for block in blocks for group in block.groups.values()):
                    _divide(blocks, taken=taken)
        return self._changed(put, into)

    def write(self) -> None:
        """Store the blocks as they are now; after the nodes, for a name's block is kept on its `Name`."""
        self._tie()
        names, others, empty = list[Row](), list[Row](), list[str]()
        aliases: list[Row] = []
        live: set[str] = set()
        for id, block in self.blocks.items():
            groups = [group for group in block.groups.values() if group.count]
            props: Row = {}
            if block.divided:
                aliases += [{"id": old, "heirs": list(heirs)} for old, heirs in block.divided.retired.items()]
                live |= {group.id for group in groups if group.id} - {g.was for g in block.groups.values()}
                doubts = ["\t".join(doubt) for doubt in block.divided.doubts]
                props = {"doubts": doubts or None, "doubtful": len(doubts) or None}
            packed = pack_groups(groups)
            if not groups:
                empty.append(id)
            elif id.startswith("name:"):
                names.append({"id": id, "props": {**props, "tenure": packed}})
            else:
                others.append({"id": id, "members": packed})
        run(self.tx, cypher.SET_TENURES, "rows", names)
        run(self.tx, cypher.PUT_BLOCKS, "rows", others)
        run(self.tx, cypher.DROP_BLOCKS, "ids", empty)
        run(self.tx, cypher.DROP_ALIASES, "ids", sorted(live))
        run(self.tx, cypher.PUT_ALIASES, "rows", aliases)

    def _stored(self, out: Mapping[str, Where]) -> Iterator[tuple[str, Member]]:
        """Block and member."""
        for article, kinds in out.items():
            for register in self.registers:
                for block, keys in kinds.get(register.kind, {}).items():
                    self.blocks.setdefault(block, _Block(register))
                    yield from ((block, (article, key)) for key in keys)

    def _said(self, readings: Mapping[str, Reading]) -> Iterator[tuple[str, Member, Said, bool]]:
        """Block, member, what is said of it, and whether its article names no other of the block."""
        for article, reading in readings.items():
            for register in self.registers:
                for block, keys in register.blocks(reading).items():
                    self.blocks.setdefault(block, _Block(register))
                    self.where[article].setdefault(register.kind, {})[block] = [*keys]
                    for key, said in keys.items():
                        yield block, (article, key), said, len(keys) == 1

    def _read(self, names: Iterable[str], decided: Iterable[tuple[str, str]]) -> list[set[str]]:
        """Read the blocks, with those of names that decisions tie to theirs: which are divided together."""
        people = next(r for r in self.registers if r.kind == "persons")
        ties = {id: {id} for id in (*self.blocks, *names)}
        todo = set(ties)
        while todo:
            self.blocks |= {id: _Block(people) for id in todo - self.blocks.keys()}
            borne = sorted(id for id in todo if id.startswith("name:"))
            rows = run(self.tx, cypher.TENURES, "ids", borne)
            rows += run(self.tx, cypher.BLOCKS, "ids", sorted(todo.difference(borne)))
            for row in rows:
                block = self.blocks[row["id"]]
                block.groups = unpack_groups(row["members"])
                block.read, block.told = frozenset(block.groups), block.telling()
            tied = set(decided)
            for row in run(self.tx, cypher.DECISIONS, "ids", borne):
                self.blocks[row["id"]].decisions.append(Decision(row["verdict"], row["a"], row["b"]))
                tied |= {(row["name"], row["other"])} if row["verdict"] == "same" else set()
            todo = {id for pair in tied for id in pair} - self.blocks.keys()
            for one, other in tied:
                both = ties.setdefault(one, {one}) | ties.setdefault(other, {other})
                ties |= dict.fromkeys(both, both)
        return [ids for id, ids in ties.items() if id == min(ids)]

    def _take(self, gone: list[tuple[str, Member]]) -> dict[tuple[str, Member], Group]:
        """Take members from their groups, and decided ones from groups they share: member → group it had."""
        asked: dict[str, set[Member]] = defaultdict(set)
        for id, member in gone:
            asked[id].add(member)
        decided = {id: _decided(block) for id, block in self.blocks.items() if block.decisions}
        found = self._find({id: asked[id] | decided.get(id, set()) for id in {*asked, *decided}})
        for (id, member), group in found.items():
            if member in asked[id]:
                group.remove(member)
            elif not group.own:
                group.remove(member)
                self._put(id, member, group.said, False, group)
        return found

    def _find(self, asked: Mapping[str, Collection[Member]]) -> dict[tuple[str, Member], Group]:
        """The group of each member that is in its block."""
        found: dict[tuple[str, Member], Group] = {}
        nodes: dict[str, tuple[str, Group]] = {}
        for id, members in asked.items():
            for key, group in self.blocks[id].groups.items():
                if group.large:
                    nodes[node_of(id, key)] = (id, group)
                else:
                    found.update({(id, member): group for member in (group.members or set()) & set(members)})
        if nodes:
            articles = sorted({article for members in asked.values() for article, _ in members})
            for row in run(self.tx, cypher.TIES_OF, "ids", articles):
                member = (row["article"], row["key"])
                for id, group in filter(None, [nodes.get(row["node"])]):
                    if member in asked[id]:
                        found[id, member] = group
        return found

    def _put(self, id: str, member: Member, said: Said, alone: bool, had: Group | None) -> Group:
        """Put a member into its group; `had` is the one that it was in."""
        block = self.blocks[id]
        own = not alone or member in _decided(block)
        key = key_of(said, member if own else None)
        if key not in block.groups:
            block.groups[key] = Group(said, own, members=set(), was=had.was if had else None)
        group = block.groups[key]
        group.add(member)
        if had and had is not group:
            had.give(group)
        return group

    def _look_up(self, wanted: Iterable[tuple[str, Group]]) -> None:
        """Read the members of large groups, given with their nodes."""
        groups = dict(wanted)
        for row in run(self.tx, cypher.TIED, "ids", sorted(groups)):
            groups[row["node"]].told((article, key) for article, key in row["members"])

    def _taken(self) -> set[str]:
        """People's ids that were handed out now and that somebody has: one whom a decision gave two names."""
        borne = [
            block for block in self.blocks.values() if block.divided and block.register.kind == "persons"
        ]
        groups = [group for block in borne for group in block.groups.values()]
        new = {group.id for group in groups if group.id and group.id not in group.votes}
        had = {id for group in groups for id in group.votes}
        return {row["id"] for row in run(self.tx, cypher.ENTITIES, "ids", sorted(new - had))}

    def _changed(self, put: Iterable[tuple[str, Member, Group]], into: Collection[str]) -> dict[str, Who]:
        found: dict[str, Who] = {article: {r.kind: {} for r in self.registers} for article in into}
        changed = [
            (block.register.kind, node_of(id, key), group)
            for id, block in self.blocks.items()
            for key, group in block.groups.items()
            if group.count and group.id != group.was
        ]
        self._look_up((node, group) for _, node, group in changed if group.members is None)
        for kind, _, group in changed:
            for article, key in group.members or ():
                found.setdefault(article, {}).setdefault(kind, {})[key] = group.id
        for id, (article, key), group in put:
            found[article][self.blocks[id].register.kind][key] = group.id
        return found

    def _tie(self) -> None:
        """Write who belongs to the large groups, as it differs from what is there."""
        new, empty = list[Row](), list[str]()
        ties: dict[bool, list[Row]] = {True: [], False: []}
        for id, block in self.blocks.items():
            for key, group in block.groups.items():
                node = node_of(id, key)
                if not group.large and group.count > FEW:
                    group.large, group.added, group.removed = True, set(group.members or ()), set()
                    new.append({"id": node, "members": None})
                elif group.large and not group.count:
                    empty.append(node)
                if group.large:
                    for come, members in ((True, group.added), (False, group.removed)):
                        ties[come] += [{"article": a, "key": k, "node": node} for a, k in sorted(members)]
        run(self.tx, cypher.PUT_BLOCKS, "rows", new)
        run(self.tx, cypher.UNTIE, "rows", ties[False])
        run(self.tx, cypher.TIE, "rows", ties[True])
        run(self.tx, cypher.DROP_BLOCKS, "ids", empty)


def _decided(block: _Block) -> set[Member]:
    """The mentions that people decided on."""
    found = set()
    for decision in block.decisions:
        for told in (decision.a, decision.b):
            article, _, key = told.partition("#")
            found.add((article, key))
    return found


def _divide(
    blocks: Sequence[_Block], keys: Collection[str] | None = None, taken: Collection[str] = ()
) -> None:
    """Tell the groups of some blocks apart (`keys`: these alone, and the others stay as they are)."""
    every = [(key, group) for block in blocks for key, group in block.groups.items()]
    there = [group for key, group in every if group.count and (keys is None or key in keys)]
    telling = [block.groups[key] for block in blocks for key in block.telling()]
    before = {(key, str(n)): group.votes for n, (key, group) in enumerate(every) if not group.count}
    before |= {first(group): group.votes for group in there}
    members = {first(group): group.said for group in (*telling, *there)}
    decisions = {decision for block in blocks for decision in block.decisions}
    divided = blocks[0].register.divide(members, before, sorted(decisions, key=repr), taken)
    for group in there:
        group.mean(divided.ids[first(group)])
    for block in blocks:
        block.divided = Divided({})
    blocks[0].divided = divided

"""The members of a block in groups: those of which their articles say the same mean the same.

So a block is divided by what is said in it, which for a man named in very many articles stays little: his
articles of one month say one thing of him. A small group keeps its members with the block; those of a large
one are tied to a node of its own, so that one more costs the same however many there are.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.identity.ids import digest
from kg.store.archive import pack, unpack

Member = tuple[str, str]  # article id, key in its record
Said = Mapping[str, Any]  # what an article says of a member, as JSON
FEW = 40  # members that are kept with the block


@dataclass(slots=True)
class Group:
    """`own`: a mention that stands for itself, whatever others say. `past`: ids that its members had before.

    `members` is None for a large group that was not read; `least`, its first member, None when not known.
    """

    said: Said
    own: bool = False
    id: str | None = None
    past: frozenset[str] = frozenset()
    members: set[Member] | None = None
    count: int = 0
    least: Member | None = None
    large: bool = False
    was: str | None = None  # the id when it was read
    added: set[Member] = field(default_factory=set)
    removed: set[Member] = field(default_factory=set)
    votes: dict[str, int] = field(default_factory=dict)

    def add(self, member: Member) -> None:
        """Take a member in."""
        self.count += 1
        if self.least or self.count == 1:
            self.least = min(self.least or member, member)
        if self.members is not None:
            self.members.add(member)
        (self.removed.discard if member in self.removed else self.added.add)(member)

    def remove(self, member: Member) -> None:
        """Let a member go."""
        self.count -= 1
        if self.members is not None:
            self.members.discard(member)
        (self.added.discard if member in self.added else self.removed.add)(member)
        if member == self.least:
            self.least = min(self.members, default=None) if self.members is not None else None

    def give(self, other: "Group") -> None:
        """One of its members went to another group, and the ids that it had with it."""
        other.votes = {**dict.fromkeys(self.votes, 0), **other.votes}
        if self.was:
            self.votes[self.was] -= 1
            other.votes[self.was] += 1

    def mean(self, id: str | None) -> None:
        """What its members mean now."""
        self.id = id
        self.past = frozenset(self.votes) - {id}

    def told(self, members: Iterable[Member]) -> None:
        """The members, once they were read."""
        self.members = ({*members} - self.removed) | self.added
        self.least = min(self.members, default=None)


def key_of(said: Said, own: Member | None = None) -> str:
    """What names a group within its block: what is said, and of whom where one mention stands for itself."""
    return json.dumps([said, own] if own else said, ensure_ascii=False, sort_keys=True)


def first(group: Group) -> Member:
    """The member that stands for all, of a group that has one."""
    assert group.least is not None
    return group.least


def node_of(block: str, key: str) -> str:
    """The id of a large group's node."""
    return f"{block}/{digest(key, size=20)}"


def pack_groups(groups: Iterable[Group]) -> bytes:
    """The groups of a block, without the members of the large ones."""
    rows = []
    for group in groups:
        row: dict[str, object] = {
            "said": group.said,
            "id": group.id,
            "past": sorted(group.past),
            "own": group.own,
        }
        if group.large:
            row |= {"count": group.count, "least": group.least}
        else:
            row["members"] = sorted(group.members or ())
        rows.append({k: v for k, v in row.items() if v})
    return pack(sorted(rows, key=lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True)))


def unpack_groups(data: bytes | bytearray) -> dict[str, Group]:
    """The groups that `pack_groups` was given, by key."""
    found = {}
    for row in unpack(data):
        large = "count" in row
        members = None if large else {(article, key) for article, key in row["members"]}
        least = tuple(row["least"]) if large else min(members or (), default=None)
        id, own = row.get("id"), row.get("own", False)
        past = frozenset(row.get("past", ()))
        count = row["count"] if members is None else len(members)
        votes = dict.fromkeys(past, 0) | ({id: count} if id else {})
        group = Group(row.get("said", {}), own, id, past, members, count, least, large, id, votes=votes)
        found[key_of(group.said, least if own else None)] = group
    return found

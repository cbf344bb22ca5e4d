"""What a partition of people is made of, and people whom a decision gives several names.

Names are told apart one by one; then the components that a "same" decision names are joined, whatever they
are called. The names in articles stay as they are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two mentions (`article id#person key`)."""

    verdict: Literal["same", "different", "unsure"]
    a: str
    b: str
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """One person: name, a key from what he first was, posts as (title, body id), mentions in order.

    Of one who is decided to bear several names, `name` is the one that most mentions have.
    """

    name: str
    key: str
    posts: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Components (by key) that may be one person, what speaks for it, why it did not suffice: for review.

    Of one whom coverage shows leading in two provinces at once, `a` and `b` are the same, and `evidence` and
    `reason` the ids of the two posts.
    """

    a: str
    b: str
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Partition:
    """The bearers of a name, each with his own key; `unattributed` are mentions that stay with the name."""

    components: tuple[Component, ...]
    unattributed: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def across(parts: Sequence[Partition], decisions: Sequence[Decision]) -> Partition:
    """The partitions of several names as one: what "same" decisions name is joined, all else kept.

    A mention without an office goes to the component of the one that it is decided to be.
    """
    parts = [_named(part) for part in parts]
    components = {c.key: c for part in parts for c in part.components}
    at = {mention: key for key, c in components.items() for mention in c.mentions}
    bare = {mention for part in parts for mention in part.unattributed}
    heads = {key: key for key in components}
    came: dict[str, set[str]] = defaultdict(set)
    for a, b in sorted((d.a, d.b) for d in decisions if d.verdict == "same"):
        if a in at and b in at:
            first, second = sorted((heads[at[a]], heads[at[b]]))
            heads = {key: first if head == second else head for key, head in heads.items()}
        for one, other in ((a, b), (b, a)):
            if one in bare and other in at:
                bare.discard(one)
                came[at[other]].add(one)
    groups: dict[str, list[str]] = defaultdict(list)
    for key, head in sorted(heads.items()):
        groups[head].append(key)
    joined = [
        _joined(head, [components[key] for key in keys], set().union(*(came[key] for key in keys)))
        for head, keys in groups.items()
    ]
    doubts = {
        Doubt(heads[d.a], heads[d.b], d.evidence, d.reason)
        for part in parts
        for d in part.doubts
        if d.a == d.b or heads[d.a] != heads[d.b]
    }
    return Partition(tuple(sorted(joined, key=repr)), tuple(sorted(bare)), tuple(sorted(doubts, key=repr)))


def _named(part: Partition) -> Partition:
    """The partition of one name with the name in its keys, so that no other name has them."""
    name = part.components[0].name if part.components else ""
    return Partition(
        tuple(replace(c, key=f"{name} {c.key}") for c in part.components),
        part.unattributed,
        tuple(replace(d, a=f"{name} {d.a}", b=f"{name} {d.b}") for d in part.doubts),
    )


def _joined(key: str, components: Sequence[Component], more: Iterable[str]) -> Component:
    mentions: Counter[str] = Counter()
    for c in components:
        mentions[c.name] += len(c.mentions)
    return Component(
        min(mentions, key=lambda name: (-mentions[name], name)),
        key,
        tuple(sorted({post for c in components for post in c.posts})),
        tuple(sorted({*more, *(mention for c in components for mention in c.mentions)})),
    )

"""Meetings in groups: what is told of one meeting, among the chains in which each is like another.

A pure function of the set, and one that a meeting with very many reports does not slow down: two reports are
compared only where they share a mark, and not at all once they are known to be one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.identity.meetings import ENOUGH, SITTINGS, Gathering, apart, frame, likeness

# Links of the first suffice for one meeting; only where a chain of them holds two meetings do stronger ones
# matter. A few steps are enough: most reports of a meeting hang together by links of the second.
_LEVELS = (ENOUGH, ENOUGH + 1, ENOUGH + 2)
_NONE = float("inf")


class Near:
    """Meetings at hand by what two of one time must have in common to be compared."""

    def __init__(self, meetings: Iterable[Gathering] = ()) -> None:
        self.at: dict[object, dict[str, Gathering]] = defaultdict(dict)
        for meeting in meetings:
            self.add(meeting)

    def add(self, meeting: Gathering) -> None:
        """Put one more at hand."""
        for mark in _marks(meeting):
            self.at[mark][meeting.mention] = meeting

    def drop(self, meeting: Gathering) -> None:
        """Take one away."""
        for mark in _marks(meeting):
            self.at[mark].pop(meeting.mention, None)

    def take(self, meeting: Gathering, enough: float = ENOUGH) -> list[Gathering]:
        """The meetings that are one with this one for all that the two say; they are at hand no more."""
        other_ones = {m: other for mark in _marks(meeting) for m, other in self.at[mark].items()}
        found = [
            other
            for other in other_ones.values()
            if not apart(meeting, other) and likeness(meeting, other) >= enough
        ]
        for other in found:
            self.drop(other)
        return found


@dataclass(slots=True)
class _Group:
    """Reports that are one meeting; `told` has two for each `frame`, which is all that `apart` looks at."""

    members: list[Gathering] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    told: dict[object, list[Gathering]] = field(default_factory=dict)

    @classmethod
    def of(cls, members: Iterable[Gathering]) -> "_Group":
        group = cls()
        for member in members:
            group.add(member)
        return group

    def add(self, member: Gathering) -> None:
        self.members.append(member)
        self.articles.add(member.article)
        told = self.told.setdefault(frame(member), [])
        if len(told) < 2:
            told.append(member)

    @property
    def torn(self) -> bool:
        """Whether two of them are apart."""
        frames = [member for told in self.told.values() for member in told]
        return len(self.articles) < len(self.members) or any(apart(a, b) for a, b in combinations(frames, 2))

    def refuses(self, other: "_Group") -> bool:
        """Whether one of the two groups is apart from one of the other's."""
        frames = ([member for told in group.told.values() for member in told[:1]] for group in (self, other))
        return not self.articles.isdisjoint(other.articles) or any(apart(a, b) for a, b in product(*frames))


def cluster(meetings: Iterable[Gathering]) -> tuple[tuple[str, ...], ...]:
    """The meetings as groups of mentions: the likest are joined first, and none with one that is apart."""
    known = {meeting.mention: meeting for meeting in meetings}
    groups = _groups([known[mention] for mention in sorted(known)], _LEVELS)
    return tuple(sorted(tuple(sorted(m.mention for m in group.members)) for group in groups))


def _groups(meetings: Sequence[Gathering], levels: Sequence[float]) -> Iterator[_Group]:
    """What links of the first level and above join. A chain in which none are apart is one meeting."""
    if not levels:
        yield from (_Group.of([meeting]) for meeting in meetings)
        return
    for chain in _chains(meetings, levels[0]):
        if chain.torn:
            yield from _joined([*_groups(chain.members, levels[1:])], levels[0], (*levels, _NONE)[1])
        else:
            yield chain


def _chains(meetings: Sequence[Gathering], enough: float) -> Iterator[_Group]:
    near, left = Near(meetings), {meeting.mention: meeting for meeting in meetings}
    while left:
        todo = [left.pop(next(iter(left)))]
        near.drop(todo[0])
        for meeting in todo:
            for other in near.take(meeting, enough):
                del left[other.mention]
                todo.append(other)
        yield _Group.of(todo)


def _joined(groups: Sequence[_Group], least: float, below: float) -> Iterable[_Group]:
    """The groups after links from `least` to `below` between them, the strongest first, ties by mention."""
    group = {member.mention: each for each in groups for member in each.members}
    refused = set[frozenset[int]]()
    for _, a, b in sorted(_links(groups, least, below)):
        one, other = sorted((group[a], group[b]), key=lambda g: -len(g.members))
        if one is other or (pair := frozenset((id(one), id(other)))) in refused:
            continue
        if one.refuses(other):
            refused.add(pair)  # and so it stays: a group only grows
            continue
        for member in other.members:
            one.add(member)
            group[member.mention] = one
    return {id(each): each for each in group.values()}.values()


def _links(groups: Sequence[_Group], least: float, below: float) -> set[tuple[float, str, str]]:
    at: dict[object, dict[int, list[Gathering]]] = defaultdict(lambda: defaultdict(list))
    for n, each in enumerate(groups):
        for member in each.members:
            for mark in _marks(member):
                at[mark][n].append(member)
    found = set[tuple[float, str, str]]()
    for parts in at.values():
        for one, other in combinations(parts.values(), 2):
            for a, b in product(one, other):
                if not apart(a, b) and least <= (points := likeness(a, b)) < below:
                    found.add((-points, min(a.mention, b.mention), max(a.mention, b.mention)))
    return found


def _marks(meeting: Gathering) -> Iterator[object]:
    """A day with a host, document, person or venue; a numbered sitting of a host."""
    marks = {*meeting.hosts, *meeting.documents, *meeting.people, *filter(None, [meeting.venue])}
    if meeting.first and meeting.last:
        yield from product(range(meeting.first, meeting.last + 1), marks)
    if meeting.family & SITTINGS:
        yield from (("sitting", host, meeting.ordinal) for host in meeting.hosts)

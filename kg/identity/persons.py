"""Who is who among the bearers of one name: a pure function of the set of appearances and decisions.

What one article says of one person is his. From there, spells in office are joined class by class,
strongest evidence first (see `evidence`); a join is refused where something stronger says two people: a
decision, two bearers named side by side, other years of birth, another sex, a rank that falls, or, for all
but the same post, full-time posts of two units at one time. Where two components that cannot be one both fit
a third, none is joined. A mention without an office goes to the one component whose bodies and units its
article names, else it stays with the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from itertools import combinations, product

from kg.identity.attribution import attribute, births, differ, sexes
from kg.identity.components import Component, Decision, Doubt, Partition, across
from kg.identity.evidence import CLASSES, explained, link, near, tells
from kg.identity.ids import post_id
from kg.identity.places import heirs
from kg.identity.tenure import Appearance, Office, Spell, appearances, exact_name, spells
from kg.identity.words import listed

__all__ = ["Appearance", "Component", "Decision", "Doubt", "Office", "Partition", "appearances", "partition"]
_TWO = "named side by side, or decided"
_MAIN, _SIDE = listed("bodies", "main"), listed("bodies", "side")


def partition(people: Iterable[Appearance], decisions: Sequence[Decision] = ()) -> Partition:
    """The bearers of one exact name, or of several that "same" decisions tie (see `decisions.linked`).

    `people` is a set: order and repetition do not matter.
    """
    known: dict[str, dict[str, Appearance]] = defaultdict(dict)
    for person in people:
        known[person.name][person.mention] = person
    found = [_Names(known[name], decisions).partition() for name in sorted(known)]
    return found[0] if len(found) == 1 else across(found, decisions)


class _Names:
    """The working state of one partition: spells, components as sets of spells, and what keeps them apart."""

    def __init__(self, people: Mapping[str, Appearance], decisions: Sequence[Decision]) -> None:
        self.people = people
        self.name = min(person.name for person in people.values())
        told = [d for d in decisions if d.a in people and d.b in people and d.verdict != "unsure"]
        self.same = sorted({_pair(d) for d in told if d.verdict == "same"})
        self.different = sorted({_pair(d) for d in told if d.verdict == "different"})
        telling = [tells(people[m]) for m in sorted(people)]
        self.spells, self.where = spells(telling, {})
        if marks := self._marks():
            self.spells, self.where = spells(telling, marks)
        self.of = list(range(len(self.spells)))  # spell → component, named by its least spell
        self.members: dict[int, set[int]] = {i: {i} for i in self.of}
        self.doubts: dict[tuple[str, str], Doubt] = {}  # by components: the strongest evidence
        self.apart: dict[int, set[int]] = defaultdict(set)  # spell → spells of other people
        for one, other in self._pairs_apart():
            for i, j in product(self.where.get(one, ()), self.where.get(other, ())):
                if i != j:
                    self.apart[i].add(j)
                    self.apart[j].add(i)

    def _marks(self) -> dict[str, str]:
        """What keeps mentions of different people out of one spell of the same post."""
        shared = (p for p in self.different if set(self.where.get(p[0], ())) & set(self.where.get(p[1], ())))
        return {mention: f"={mention}" for pair in shared for mention in pair}

    def _pairs_apart(self) -> Iterable[tuple[str, str]]:
        yield from self.different
        together: dict[str, list[str]] = defaultdict(list)
        for mention in sorted(self.people):
            together[self.people[mention].article].append(mention)
        for mentions in together.values():
            yield from combinations(mentions, 2)

    def partition(self) -> Partition:
        for mention in sorted(self.where):
            first, *rest = sorted(self.where[mention], key=lambda i: (self.spells[i].ended, i))
            self.where[mention] = [first, *rest]
            for also in rest:
                if not self._named_apart(self.of[first], self.of[also]):
                    self._join(self.of[first], self.of[also])
        for one, other in self.same:
            if self.where.get(one) and self.where.get(other):
                self._join(self.of[self.where[one][0]], self.of[self.where[other][0]])
        links = self._links()
        for rank in range(len(CLASSES)):
            self._class(rank, links)
        return self._result()

    def _links(self) -> dict[tuple[int, int], tuple[int, float]]:
        found = {}
        for i, j in near(self.name, self.spells):
            if evidence := link(self.name, self.spells[i], self.spells[j]):
                found[i, j] = (evidence.rank, evidence.chance)
        return found

    def _class(self, rank: int, links: Mapping[tuple[int, int], tuple[int, float]]) -> None:
        """Join what this class links, likeliest first; what a join touches is weighed again."""
        linked: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), (found, chance) in links.items():
            a, b = self.of[i], self.of[j]
            if found <= rank and a != b:
                linked[a][b] = linked[b][a] = min(chance, linked[a].get(b, 1.0))
        waiting = [(chance, a, b) for a, others in linked.items() for b, chance in others.items() if a < b]
        heapify(waiting)
        while waiting:
            chance, a, b = heappop(waiting)
            if a not in self.members or b not in self.members:
                continue
            reason = self._conflict(a, b, rank) or self._rival(a, b, rank, linked)
            if reason:
                keys = (self._key(a), self._key(b))
                self.doubts.setdefault(keys, Doubt(*keys, explained(rank, chance), reason))
                continue
            self._join(a, b)
            for third, chance in linked.pop(b).items():
                del linked[third][b]
                if third != a:
                    linked[a][third] = linked[third][a] = min(chance, linked[a].get(third, 1.0))
            for third, chance in linked[a].items():
                heappush(waiting, (chance, min(a, third), max(a, third)))

    def _conflict(self, a: int, b: int, rank: int) -> str | None:
        """What says that two components are two people."""
        ones, others = ([self.spells[i] for i in sorted(self.members[c])] for c in (a, b))
        if self._named_apart(a, b):
            return _TWO
        if differ(births(ones), births(others)):
            return "other year of birth"
        if differ(sexes(ones), sexes(others)):
            return "other sex"
        ranks = sorted(set().union(*(s.ranks for s in (*ones, *others))))
        own = (sorted(set().union(*(s.ranks for s in part))) for part in (ones, others))
        if _falls(ranks) and not any(map(_falls, own)):
            return "a rank that falls"
        wide = rank >= CLASSES.index("province")
        if rank > 0 and any(_clash(s, t, wide) for s in ones for t in others):
            return "posts of two units at one time"
        return None

    def _named_apart(self, a: int, b: int) -> bool:
        return any(not self.apart[i].isdisjoint(self.members[b]) for i in self.members[a])

    def _rival(self, a: int, b: int, rank: int, linked: Mapping[int, Mapping[int, float]]) -> str | None:
        """A third component that fits one of the two as well and cannot be the other, or need not be."""
        for one, other in ((a, b), (b, a)):
            for third in sorted(linked[one].keys() - {other}):
                either = self._undated(one) and third not in linked[other]
                if either or self._conflict(third, other, rank):
                    return "another fits as well"
        return None

    def _undated(self, component: int) -> bool:
        """True when only ends are known of all its spells: it may be of long ago or of lately."""
        return all(self.spells[i].first is None for i in self.members[component])

    def _join(self, a: int, b: int) -> None:
        if a == b:
            return
        a, b = sorted((a, b))
        self.members[a] |= self.members.pop(b)
        for spell in self.members[a]:
            self.of[spell] = a

    def _key(self, component: int) -> str:
        """The component's first spell in words: stable while coverage of later years grows."""
        spell = min((self.spells[i] for i in self.members[component]), key=_earliest)
        return f"{spell.office.title}@{spell.office.body}#{spell.first or spell.last or 0}{spell.mark}"

    def _result(self) -> Partition:
        mentions: dict[int, set[str]] = defaultdict(set)
        bare = []
        for mention in sorted(self.people):
            if at := self.where.get(mention):
                mentions[self.of[at[0]]].add(mention)
        parts = {c: [self.spells[i] for i in sorted(members)] for c, members in self.members.items()}
        for mention, home in self._homes(parts, mentions).items():
            if home is None:
                bare.append(mention)
            else:
                mentions[home].add(mention)
        found = []
        for component, named in mentions.items():
            posts = {
                (self.spells[i].office.title, self.spells[i].office.body) for i in self.members[component]
            }
            found.append(
                Component(self.name, self._key(component), tuple(sorted(posts)), tuple(sorted(named)))
            )
        alive = {c.key for c in found}
        open_pairs = [d for d in self.doubts.values() if {d.a, d.b} <= alive and d.reason != _TWO]
        doubts = sorted([*open_pairs, *self._in_two_provinces()], key=repr)
        return Partition(tuple(sorted(found, key=repr)), tuple(bare), tuple(doubts))

    def _in_two_provinces(self) -> Iterable[Doubt]:
        for component, members in self.members.items():
            leading = [s for s in map(self.spells.__getitem__, sorted(members)) if _leads_locally(s)]
            for one, other in combinations(leading, 2):
                if _two_provinces(one, other):
                    posts = [post_id(s.office.title, s.office.body) for s in (one, other)]
                    yield Doubt(self._key(component), self._key(component), *posts)
                    break

    def _decided(self, mention: str) -> int | None:
        for pair in self.same:
            if mention in pair:
                other = pair[0] if pair[1] == mention else pair[1]
                if self.where.get(other):
                    return self.of[self.where[other][0]]
        return None

    def _homes(
        self, parts: Mapping[int, Sequence[Spell]], named: Mapping[int, AbstractSet[str]]
    ) -> dict[str, int | None]:
        """Where the mentions without an office go: as decided, else as their articles support."""
        bare = sorted(set(self.people) - set(self.where))
        homes = {mention: self._decided(mention) for mention in bare}
        taken = {(self.people[m].article, c) for c, mentions in named.items() for m in mentions}
        taken |= {(self.people[m].article, c) for m, c in homes.items() if c is not None}
        left = [self.people[m] for m in bare if homes[m] is None]
        return homes | attribute(self.name, left, parts, taken)


def _pair(decision: Decision) -> tuple[str, str]:
    return (min(decision.a, decision.b), max(decision.a, decision.b))


def _falls(ranks: Sequence[tuple[int, int]]) -> bool:
    """True when a later rank is lower than an earlier one."""
    return any(b[1] < a[1] and b[0] > a[0] for a, b in combinations(ranks, 2))


def _earliest(spell: Spell) -> tuple[int, tuple[str, str, str, int, int]]:
    return (spell.first or spell.last or 0, spell.key)


def _clash(a: Spell, b: Spell, wide: bool) -> bool:
    """True when both are full-time posts of different units, held at one time for more than a month.

    Across units (`wide`) one month will do in which articles show both and tell of no change.
    """
    if not {a.seat, b.seat} <= {"head", "deputy"}:
        return False
    still = not (a.ended or b.ended or a.entered or b.entered)
    if a.overlap(b) < 2 and not (wide and still and a.meets(b)):
        return False
    one, other = a.office, b.office
    if one.body == other.body or (one.unit and one.unit == other.unit):
        return False
    return not any(_is_side(post) for post in (one, other))


def _is_side(post: Office) -> bool:
    """True for what somebody leads beside his main post."""
    return post.head.startswith(_SIDE) and not post.head.startswith(_MAIN) and not post.core


def _leads_locally(spell: Spell) -> bool:
    return spell.seat in ("head", "deputy") and bool(spell.office.province)


def _two_provinces(a: Spell, b: Spell) -> bool:
    """True when both were held at one time, in provinces of which neither took over the other."""
    one, other = a.office.province or "", b.office.province or ""
    if one == other or other in heirs(one) or one in heirs(other):
        return False
    if None in (a.first, a.last, b.first, b.last):
        return False
    begin, end = max(a.first or 0, b.first or 0), min(a.last or 0, b.last or 0)
    return begin < end or (begin == end and not a.ended and not b.ended)


def names(people: Iterable[Mapping[str, Sequence[Appearance]]]) -> dict[str, list[Appearance]]:
    """Exact name → all appearances, from the `appearances` of many records."""
    found: dict[str, list[Appearance]] = defaultdict(list)
    for each in people:
        for name, seen in each.items():
            found[exact_name(name)].extend(seen)
    return found

"""Groups of meetings: as the definition has them, and at a cost that many reports of one do not drive up."""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from kg.identity import chains
from kg.identity.chains import cluster
from kg.identity.meetings import ENOUGH, Gathering, apart, likeness


def by_definition(meetings: list[Gathering]) -> tuple[tuple[str, ...], ...]:
    """Pair by pair, the likest first; two groups join unless one report is apart from another."""
    links = [
        (-likeness(a, b), *sorted((a.mention, b.mention)))
        for a, b in combinations(meetings, 2)
        if share(a, b) and not apart(a, b) and likeness(a, b) >= ENOUGH
    ]
    group = {m.mention: [m] for m in meetings}
    for _, a, b in sorted(links):
        one, other = group[a], group[b]
        if one is not other and not any(apart(x, y) for x in one for y in other):
            one += other
            group |= {m.mention: one for m in other}
    return tuple(sorted({tuple(sorted(m.mention for m in told)) for told in group.values()}))


def share(a: Gathering, b: Gathering) -> bool:
    """Whether two have a mark in common, on a day of both or for a sitting of one number."""
    marks = [m.hosts | m.documents | m.people | ({m.venue} if m.venue else set()) for m in (a, b)]
    days = [set(range(m.first, m.last + 1)) if m.first and m.last else set() for m in (a, b)]
    sittings = all("sitting" in m.family for m in (a, b)) and a.ordinal == b.ordinal
    return bool((marks[0] & marks[1] and days[0] & days[1]) or (sittings and a.hosts & b.hosts))


def some(chance: random.Random, count: int) -> Iterator[Gathering]:
    """Meetings of which several resemble each other, some of one article."""

    def of(*values: str, most: int = 2) -> frozenset[str]:
        return frozenset(chance.sample(values, chance.randint(0, most)))

    for n in range(count):
        kind, family = chance.choice([("hội nghị", "conference"), ("kỳ họp", "sitting"), ("lễ", "ceremony")])
        kind = chance.choice([kind, "phiên thảo luận"]) if family == "sitting" else kind
        first = chance.choice([None, 100, 100, 100, 101])
        yield Gathering(
            article=f"a{chance.randint(0, count)}",
            key=f"m{n}",
            kind=kind,
            date=None,
            family=frozenset({family, "conference"} if chance.random() < 0.5 else {family}),
            first=first,
            last=first and first + chance.choice([0, 0, 1]),
            hosts=of("h1", "h2", most=chance.choice([1, 1, 2])),
            central=chance.random() < 0.2,
            national=chance.random() < 0.2,
            ordinal=chance.choice([None, None, 3, 4]),
            documents=of("d1", "d2", most=1),
            people=of("p1", "p2", "p3", most=3),
            leaders=of("p1", "p2", most=1),
            venue=chance.choice([None, "v1", "v2"]),
            provinces=of("x1", "x2", most=1),
            topic=of("t1", "t2", "t3", "t4", most=3),
        )


@pytest.mark.parametrize("seed", range(150))
def test_groups_are_those_of_the_definition_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    meetings = list(some(chance, chance.randint(2, 24)))
    wanted = by_definition(meetings)
    assert cluster(meetings) == wanted
    assert cluster(chance.sample(meetings, len(meetings))) == wanted


def hub(count: int, *, second: bool) -> list[Gathering]:
    """Reports of one conference in words of their own; some may tell of another of its host's, too."""
    found = []
    for n in range(count):
        topic = frozenset(random.Random(n).sample(["chuyển", "đổi", "số", "hạ", "tầng"], 3))
        told = {"kind": "hội nghị", "date": None, "family": frozenset({"conference"}), "first": 9, "last": 9}
        told |= {"hosts": frozenset({"h"}), "central": True, "national": True, "ordinal": None}
        told |= dict.fromkeys(("documents", "people", "leaders", "provinces"), frozenset())
        found.append(Gathering(f"a{n:05}", "m", **told, venue=None, topic=topic))
        if second and n < 9:
            found.append(Gathering(f"a{n:05}", "k", **told, venue=None, topic=frozenset()))
    return found


@pytest.mark.parametrize("second", [False, True])
def test_twice_the_reports_of_a_meeting_are_twice_the_work(
    monkeypatch: pytest.MonkeyPatch, second: bool
) -> None:
    compared = 0

    def counted(a: Gathering, b: Gathering) -> bool:
        nonlocal compared
        compared += 1
        return apart(a, b)

    monkeypatch.setattr(chains, "apart", counted)
    work = []
    for count in (400, 800):
        compared = 0
        groups = cluster(hub(count, second=second))
        assert max(map(len, groups)) == count
        work.append(compared)
    assert work[1] < work[0] * 2.1, work

"""What speaks for two spells being one man's, in classes, strongest first.

Each class names a circle (the same post, a body, a unit, a province, the country), how many officials of it
coverage may name, and how long a silence between the two spells it bears. Outside the same post, a link holds
only where another bearer of the name is unlikely to be in the circle (see `rarity`).
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.identity.places import districts, heir_units, heirs
from kg.identity.rarity import share
from kg.identity.successions import heads_after
from kg.identity.tenure import LONGEST_GAP, Appearance, Office, Spell, month
from kg.identity.titles import seat
from kg.identity.words import choice
from kg.ontology.lineage import REFORM

CLASSES = ("post", "renamed", "body", "unit", "province", "country")
_UNLIKELY = 0.1  # the highest chance of another bearer of the name in the circle
_FAR = 0.03  # the same across provinces
# Officials in a circle whom coverage may name over some ten years; estimates, rather high.
_BODY, _UNIT, _AROUND, _PROVINCE, _COMMUNES, _LEADERS, _HIGH = 20, 60, 150, 2000, 6000, 3000, 20_000
_SEATS = {"central": 500, "province": 80, "district": 40, "commune": 30, "hamlet": 10}  # of a body's members
_SLIP = 6  # months
_DEPTHS = ("central", "province", "district", "commune", "hamlet")
_INNER = re.compile(rf"^(?:{choice('bodies', 'inner')})")
_FORCES = re.compile(
    rf"^(?:đảng ủy )?(?:bộ )?(?:{choice('bodies', 'forces')})\b|^(?:{choice('bodies', 'units_of_forces')})\b"
    rf"|^(?:cục|phòng)\b.*\b(?:{choice('bodies', 'departments_of_forces')})\b"
)
_LOW = re.compile(rf"^(?:{choice('bodies', 'low')})\b")
_TERM, _HEIRS = 96, 48  # months: a term and three years; a silence around a reform that a new unit bears
_BACK = 60  # months: a term, after which one who left a post is hardly back in it or told of as its last


@dataclass(frozen=True, slots=True)
class Link:
    """Two spells may be one man's: the class of evidence, and the chance that it is another of the name."""

    rank: int
    chance: float

    @property
    def name(self) -> str:
        """The class in words."""
        return CLASSES[self.rank]


_IN_WORDS = {
    "post": "the same post",
    "renamed": "a body and the one that it went on as",
    "body": "the same body",
    "unit": "the same unit",
    "province": "the same province",
    "country": "leaders of the country and its provinces",
}


def explained(rank: int, chance: float) -> str:
    """A class of evidence in words, and the chance that another of the name is in its circle.

    >>> explained(2, 0.0312)
    'the same body; chance of a namesake there 3.1 %'
    """
    percent = f"{100 * chance:.2g}" if chance >= 1e-5 else "below 0.001"
    return f"{_IN_WORDS[CLASSES[rank]]}; chance of a namesake there {percent} %"


def link(name: str, one: Spell, other: Spell) -> Link | None:
    """The strongest evidence that two spells of a name are one man's, or None."""
    for rank, circle, longest, nearby in _around(one, other):
        reach = None if CLASSES[rank] == "post" else _BACK
        chance = share(name, nearby) * circle
        if one.gap(other, reach) > longest or chance > (_FAR if CLASSES[rank] == "country" else _UNLIKELY):
            continue
        if rank >= CLASSES.index("body") and _falls(one, other):
            continue
        if rank < CLASSES.index("province") or _crosses(one, other):
            return Link(rank, chance)
    return None


def _falls(one: Spell, other: Spell) -> bool:
    """True when it would be a fall: from head of a body to its deputy, two levels down, or from leading a
    district to a lesser office of a commune.

    In the reform leaders of districts and provinces did go to communes, and heads became deputies.
    """
    if one.first is None or other.first is None:
        return False
    early, late = sorted((one, other), key=lambda s: (s.first or 0, s.last or 0))
    down = _DEPTHS.index(late.office.level) - _DEPTHS.index(early.office.level)
    if _begins(late, REFORM):
        return False
    if early.office.body == late.office.body:
        slip = (late.last or 0) - (late.first or 0) < _SLIP  # the press gives the wrong title at times
        return (early.seat, late.seat) == ("head", "deputy") and not slip
    return down > 1 or (
        late.office.level in ("commune", "hamlet") and early.office.core and not late.office.core
    )


def _crosses(one: Spell, other: Spell) -> bool:
    """True when a career may lead from the one post to the other across bodies and units.

    Nobody is told of as a leader in both the armed forces and a civil agency, but in bodies that lead a unit.
    """
    if "other" in (one.seat, other.seat) and one.office.body != other.office.body:
        return False
    forces = [bool(_FORCES.match(s.office.head)) for s in (one, other)]
    leading = [s.office.core or _leads(s) for s in (one, other)]
    return forces[0] == forces[1] or any(leading)


def near(name: str, spells: Sequence[Spell]) -> Iterator[tuple[int, int]]:
    """Pairs (by index) of spells that `link` may link: those in a circle small enough for the name."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    local, wide = share(name, nearby=True) * _PROVINCE <= _UNLIKELY, share(name) * _LEADERS <= _FAR
    for i, spell in enumerate(spells):
        for key in _circles(spell.office, local, wide):
            buckets[key].append(i)
    yield from sorted({pair for group in buckets.values() for pair in combinations(group, 2)})


def _circles(post: Office, local: bool, wide: bool) -> set[Hashable]:
    """Keys of the circles a post is in, shared with those of its heirs and of the bodies it went on as."""
    found: set[Hashable] = {post.body}
    provinces = heirs(post.province) if post.province else frozenset([""])
    if post.level in ("central", "province"):
        found |= {(head, p) for head in (post.head, *heads_after(post.head)) for p in provinces}
    if post.unit:
        found |= {
            post.unit,
            *(heir_units(post.unit) if post.level != "province" else ()),
            *districts(post.unit),
        }
    if local:
        found |= provinces
    return found | ({"country"} if wide else set())


def tells(person: Appearance) -> Appearance:
    """The appearance without the memberships that another of the name may well hold too: they join nothing.

    >>> tells(Appearance(article="a", key="A", name="Nguyễn Văn Hùng")).offices
    ()
    """
    kept = tuple(
        post
        for post in person.offices
        if seat(post.title) != "member"
        or share(person.name, post.level != "central") * _seats(post) <= _UNLIKELY
    )
    return person if kept == person.offices else person.model_copy(update={"offices": kept})


def _seats(post: Office) -> int:
    """How many members a body has."""
    return _BODY if _INNER.match(post.head) else _SEATS[post.level]


def _around(one: Spell, other: Spell) -> Iterator[tuple[int, int, int, bool]]:
    """The circles that hold both posts, the closest first: class, officials, longest gap, if local."""
    close = _circle(one, other)
    yield close
    a, b = one.office, other.office
    if close[0] < CLASSES.index("province") and a.body != b.body:
        yield from _wide(one, other)


def _circle(one: Spell, other: Spell) -> tuple[int, int, int, bool]:
    """The closest circle."""
    a, b = one.office, other.office
    seats = {one.seat, other.seat}
    if a.body == b.body:
        if a.title == b.title and "member" not in seats:
            # Silent for a term, or left and back again: another bearer of the name may have followed.
            again = one.first is not None and other.first is not None
            again = again and (one.mark == other.mark or not one.goes_on(other))
            returned = again and any(s.ended for s in (one, other))
            if returned:
                return (0, _AROUND, _BACK, True)
            return (0, _BODY if again else 0, 120, True)
        if seats == {"member"}:
            return (0, _seats(a), LONGEST_GAP, a.level != "central")
        many = "member" in seats or "other" in seats
        return (2, _seats(a) if many else _BODY, _TERM, True)
    if _renamed(one, other) or _renamed(other, one):
        same = a.title == b.title or "member" not in seats
        return (1, 2 * _BODY if same else _seats(a), _BACK, True)
    if a.unit and a.unit == b.unit and a.level != "province":
        return (3, _UNIT if a.core and b.core else _AROUND, _TERM, True)
    if a.unit and a.unit == b.unit and a.core and b.core:
        return (3, _UNIT if "member" not in seats else 2 * _SEATS["province"], _TERM, True)
    if _heirs(one, other) or _heirs(other, one):
        return (3, _AROUND, _HEIRS, True)
    if a.unit and b.unit and (_inside(a, b) or _inside(b, a)):
        return (3, 3 * _AROUND, _TERM, True)
    return next(_wide(one, other))


def _wide(one: Spell, other: Spell) -> Iterator[tuple[int, int, int, bool]]:
    """The circle of a province or of the country."""
    a, b = one.office, other.office
    if a.province and b.province and _one_province(a.province, b.province):
        low = {"commune", "hamlet"} & {a.level, b.level} or any(_LOW.match(post.head) for post in (a, b))
        yield (4, _COMMUNES if low else _PROVINCE, LONGEST_GAP, True)
        return
    leading = _leads(one) + _leads(other)
    high = leading == 1 and all(_high(s) for s in (one, other))
    yield (5, _LEADERS if leading == 2 else _HIGH, LONGEST_GAP if leading == 2 or high else -1, False)


def _renamed(old: Spell, new: Spell) -> bool:
    """True when the body of `new` is, or may be, the one that that of `old` went on as."""
    a, b = old.office, new.office
    later = heads_after(a.head)
    if a.head != b.head and not (b.head in later and _begins(new, later[b.head])):
        return False
    if a.unit == b.unit:
        return True
    if a.level != "province" or b.level != "province":
        return _heirs(old, new)
    return b.province != a.province and b.province in heirs(a.province or "") and _begins(new, REFORM)


def _heirs(old: Spell, new: Spell) -> bool:
    """True when the unit of `new` took over land of that of `old`, and `new` began with that."""
    a, b = old.office.unit, new.office.unit
    return bool(a and b and a != b and b in heir_units(a) and _begins(new, REFORM))


def _begins(spell: Spell, date: str) -> bool:
    """True when coverage shows a spell from that day on, with a month's notice."""
    return spell.first is not None and spell.first >= (month(date) or 0) - 1


def _inside(low: Office, high: Office) -> bool:
    """True when the unit `low` lies in the district `high`."""
    return high.level == "district" and low.level == "commune" and high.unit in districts(low.unit or "")


def _one_province(a: str, b: str) -> bool:
    return a == b or a in heirs(b) or b in heirs(a)


def _leads(spell: Spell) -> bool:
    """True for the country's some thousand leaders: of central bodies, and of provinces' own."""
    post = spell.office
    if spell.seat == "member":
        return post.level == "central" and post.head != "quốc hội"
    return spell.seat in ("head", "deputy") and (
        post.level == "central" or (post.level == "province" and post.core)
    )


def _high(spell: Spell) -> bool:
    """True for heads and deputies of any body of the centre or a province."""
    return spell.office.level in ("central", "province") and spell.seat in ("head", "deputy")

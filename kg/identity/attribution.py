"""Whose a mention without an office is: the one component of its name that its article supports."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.identity.rarity import share
from kg.identity.tenure import Appearance, Spell

_NEAR = 24  # months before and after what coverage shows of a man in which a bare mention may be his
_UNLIKELY = 0.1
# How many people articles may name that are about a man's body, or about his unit or a body of the centre;
# and how many in the country hold his post in some body of the kind of his.
_ABOUT_BODY, _ABOUT_UNIT, _ALIKE = 30, 2000, 250


def attribute(
    name: str,
    bare: Sequence[Appearance],
    parts: Mapping[int, Sequence[Spell]],
    taken: Collection[tuple[str, int]],
) -> dict[str, int | None]:
    """Each bare mention's component, or None.

    `parts` are the components' spells; `taken` are (article, component) where the article already names that
    person. Two bare mentions of one article, or of other birth or sex, never go to one component.
    """
    homes = {person.mention: _home(name, person, parts, taken) for person in bare}
    guests: dict[int, list[Appearance]] = defaultdict(list)
    for person in bare:
        if (home := homes[person.mention]) is not None:
            guests[home].append(person)
    for home, people in guests.items():
        articles = [person.article for person in people]
        born = births(parts[home]) | {p.birth for p in people if p.birth}
        sex = sexes(parts[home]) | {p.sex for p in people if p.sex}
        for person in people:
            unsure = (person.birth and len(born) > 1) or (person.sex and len(sex) > 1)
            if unsure or articles.count(person.article) > 1:
                homes[person.mention] = None
    return homes


def births(spells: Sequence[Spell]) -> set[str]:
    """Years of birth told of a component."""
    return set().union(*(spell.births for spell in spells))


def sexes(spells: Sequence[Spell]) -> set[str]:
    """Sexes told of a component."""
    return set().union(*(spell.sexes for spell in spells))


def differ(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """True when each says one thing and not the same."""
    return len(mine) == len(theirs) == 1 and mine != theirs


def _home(
    name: str, person: Appearance, parts: Mapping[int, Sequence[Spell]], taken: Collection[tuple[str, int]]
) -> int | None:
    born, sex = {person.birth} if person.birth else set(), {person.sex} if person.sex else set()
    strengths: dict[int, int] = {}
    for component, spells in parts.items():
        strength = max((_supports(name, spell, person) for spell in spells), default=0)
        other = differ(births(spells), born) or differ(sexes(spells), sex)
        if strength and not other and (person.article, component) not in taken:
            strengths[component] = strength
    top = [c for c, strength in strengths.items() if strength == max(strengths.values())]
    return top[0] if len(top) == 1 else None


def _supports(name: str, spell: Spell, person: Appearance) -> int:
    """0 for nothing, 1 where the article names the unit, 2 the body, or its kind and the post."""
    if person.month is not None:
        begun = (spell.first or spell.last or 0) - _NEAR
        ended = (spell.last or person.month) + (_NEAR if spell.ended else 2 * _NEAR)
        if not begun <= person.month <= ended:
            return 0
    crowd = _ABOUT_UNIT if spell.office.level == "central" else _ABOUT_BODY
    if spell.office.body in person.bodies and share(name) * crowd < _UNLIKELY:
        return 2
    alike = f"{spell.office.title}@{spell.office.head}" in person.loose
    if alike and share(name) * _ALIKE < _UNLIKELY:
        return 2
    near = share(name, nearby=True) * _ABOUT_UNIT < _UNLIKELY
    return 1 if near and spell.office.unit in person.units else 0

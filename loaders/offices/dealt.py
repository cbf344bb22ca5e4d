"""One post of several units that open a row: "Các xã X, Y: Bí thư Đảng ủy lần lượt là ông A và bà B"."""

from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import HEADS
from loaders.offices.items import Item, is_sign
from loaders.offices.office import Office
from loaders.places.units import Unit

_OF_UNITS: Final = frozenset(HEADS["of_each_unit"])
_ENDS: Final = frozenset({";", ":"})  # of the clause that tells who has a post


def dealt_out(items: list[Item]) -> list[Item]:
    """The items of a sentence, a post that leaves out its unit being one of each of the units before it."""
    units = _opening(items)
    if not units:
        return items
    return [
        _of_each(item, units) if item.kind == "office" and _tells_each(items, k, len(units)) else item
        for k, item in enumerate(items)
    ]


def _opening(items: Sequence[Item]) -> tuple[Unit, ...]:
    """The several units with which a row opens, before a colon: "- Các xã X và Y: …"; none of any other."""
    k = next((k for k, item in enumerate(items) if not is_sign(item)), len(items))
    if k + 1 >= len(items) or items[k + 1].text != ":":
        return ()
    units = items[k].units
    return units if len(units) > 1 and all(unit.name for unit in units) else ()


def _tells_each(items: Sequence[Item], office: int, count: int) -> bool:
    """True where the clause of an office names as many people as there are units, all on one side of it."""
    first = next((k for k in range(office - 1, -1, -1) if items[k].text in _ENDS), -1)
    last = next((k for k in range(office + 1, len(items)) if items[k].text in _ENDS), len(items))
    people = [k for k in range(first + 1, last) if items[k].kind == "name"]
    if len(people) != count or people[0] < office < people[-1]:
        return False
    return all(item.kind != "office" for item in items[people[0] : people[-1]])


def _of_each(item: Item, units: Sequence[Unit]) -> Item:
    """The office of one as that of each unit, where it is of a body that each has."""
    office = item.offices[0]
    body = office.body
    if len(item.offices) > 1 or body is None or office.status == "former":
        return item
    if body.head not in _OF_UNITS or body.owner or (body.unit is not None and body.unit.name):
        return item
    each: tuple[Office, ...] = tuple(office._replace(body=body._replace(unit=unit)) for unit in units)
    return Item("office", item.start, item.end, offices=each, many=item.many)

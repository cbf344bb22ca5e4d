"""The unit that a row says before those who lead it: "2. Xã X: Bí thư Đảng ủy A; Chủ tịch UBND B"."""

from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import Body
from loaders.offices.items import Item, is_number
from loaders.places.units import Unit

_LISTS: Final = frozenset({"gồm", "có", "là", "như", "sau"})  # before a colon
_NEAR: Final = 5  # items behind a unit in which the colon stands
_HAS: Final = frozenset({"có", "gồm"})
_LABELS: Final = _HAS | {"-", "–", ",", "("}  # between a unit and those who lead it
_WHERE: Final = frozenset({"còn", "riêng", "tại", "ở"})  # before the next unit


def of_unit(unit: Unit) -> Body:
    """What lends a unit to bodies."""
    return Body(unit.start, unit.end, "", "unit", "state", None, unit)


def labels(items: Sequence[Item]) -> list[int]:
    """The units of a row said before those who lead them: "Xã X: Bí thư A; Chủ tịch UBND B".

    Anywhere before a colon, else where the row opens, and then each that opens another entry: "Xã X có Bí
    thư Đảng ủy A; xã Y có Bí thư Đảng ủy B".
    """
    units = [n for n, item in enumerate(items[:-2]) if len(item.units) == 1 and item.units[0].name]
    found = [n for n in units if _colon(items, n)]
    first = units[0] if units else 0
    opens = bool(units) and items[first + 1].text in _LABELS and _is_led_by(items[first + 2])
    if opens and all(item.kind == "punct" or is_number(item) for item in items[:first]):
        found = sorted({first, *found, *(n for n in units[1:] if _is_next(items, first, n))})
    return found


def _colon(items: Sequence[Item], unit: int) -> bool:
    """True for a unit before a colon, perhaps over words that open a list: "xã X gồm:"."""
    behind = items[unit + 1 : unit + _NEAR]
    return next((item.text for item in behind if item.text not in _LISTS), "") == ":"


def _is_next(items: Sequence[Item], first: int, n: int) -> bool:
    """True for a unit of the first one's level with which another entry begins."""
    before = n - 1
    while items[before].text in _WHERE:
        before -= 1
    led = items[n + 1].text in {*_HAS, "("} and _is_led_by(items[n + 2])
    opens = items[before].text == ";" or (led and items[before].text in {",", "và"})
    return opens and items[n].units[0].level == items[first].units[0].level


def _is_led_by(item: Item) -> bool:
    return item.kind in {"office", "name", "honorific"} and not (item.kind == "office" and item.many)

"""The unit that a row says before those who lead it: "2. Xã X: Bí thư Đảng ủy A; Chủ tịch UBND B"."""

from collections.abc import Sequence

from loaders.bodies.body import Body
from loaders.offices.items import Item, is_number
from loaders.places.units import Unit

_LISTS = frozenset({"gồm", "có", "là", "như", "sau"})  # before a colon
_LABELS = frozenset({"-", "–", ",", "(", "có", "gồm"})  # between a unit and those who lead it


def of_unit(unit: Unit) -> Body:
    """What lends a unit to bodies."""
    return Body(unit.start, unit.end, "", "unit", "state", None, unit)


def label_of(items: Sequence[Item], k: int) -> int | None:
    """The unit said before those who lead it, item k among them: "Xã X: Bí thư A; Chủ tịch UBND B".

    Anywhere before a colon, else where the sentence opens: "Xã X có Bí thư Đảng ủy A".
    """
    for n in range(k - 1, -1, -1):
        unit = items[n].units[0] if len(items[n].units) == 1 else None
        if unit is None or unit.name is None:
            continue
        behind = next((j for j in range(n + 1, k) if items[j].text not in _LISTS), k)
        if items[behind].text == ":":
            return n
        opens = all(item.kind == "punct" or is_number(item) for item in items[:n])
        if opens and items[n + 1].text in _LABELS and _is_led_by(items[n + 2]):
            return n
    return None


def _is_led_by(item: Item) -> bool:
    return item.kind in {"office", "name", "honorific"} and not (item.kind == "office" and item.many)

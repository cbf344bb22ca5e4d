"""Where a verb of moving sends somebody: "được điều động lên Sở Nội vụ", "luân chuyển về huyện X"."""

from collections.abc import Sequence
from itertools import pairwise

from loaders.offices.items import Item

_NEAR, _FAR = 4, 16  # items behind the verb in which a body, a place is told
NO_POST = frozenset({",", ".", ";", "để", "từ", "kể", "vì", "theo", "sau", "trước", "do"})  # behind it
AWAY = frozenset({"về", "sang", "lên", "ra", "chuyển"})


def to_a_body(items: Sequence[Item], verb: int) -> bool:
    """True for "được điều động lên Sở X", "điều động ông A, Bí thư Y, về Bộ Z", "luân chuyển về huyện T".

    Not for one sent to a place for something: "được điều động về xã Y | chống lũ"; nor for where he is.
    """
    behind = items[verb + 1 : verb + _FAR]
    ends = next((k for k, item in enumerate(behind) if item.kind == "verb" or item.text in {";", "."}), _FAR)
    here = {where for item in items[:verb] for where in _where(item)}
    for k, (one, other) in enumerate(pairwise(behind[:ends])):
        if one.text not in AWAY | {"đến", "tới"} or not here.isdisjoint(where := _where(other)) or not where:
            continue
        near = k < _NEAR - 1 and other.kind == "body"
        if near or k + 2 in {ends, len(behind)} or behind[k + 2].text in NO_POST:
            return True
    return False


def _where(item: Item) -> set[tuple[str, str | None]]:
    """The bodies of an item, or the units that it names, each with its own unit's name."""
    bodies = (*item.bodies, *(office.body for office in item.offices if office.body is not None))
    named = {(body.head, body.root.unit.name if body.root.unit else None) for body in bodies}
    units = (*item.units, *(body.root.unit for body in bodies if item.offices and body.root.unit))
    return named | {("", unit.name) for unit in units if unit.name}

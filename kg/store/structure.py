"""What follows from a place alone, without any article: the units above it, its forerunners and heirs.

A node's structural relationships all start at it and come with it, so the graph holds a node with all of
them or not at all. A place that coverage names brings its forerunners and heirs and all the units above
these: with them "where did this land belong before the reform" is answered from the graph.
"""

from functools import lru_cache

from kg.model import PlaceRef
from kg.ontology.places import Unit, gazetteer
from kg.store.rows import Link, Node


def unit_of(id: str) -> Unit | None:
    """The official unit with this id, or None for a place that is known by name only."""
    try:
        return gazetteer().unit(id)
    except KeyError:
        return None


@lru_cache(maxsize=32768)
def place_node(id: str, ref: PlaceRef | None = None) -> Node:
    """The node of one place: an official unit by its id alone, any other by the reference that names it."""
    unit = unit_of(id)
    if unit:
        fixed = {"name": unit.name, "type": unit.type, "code": unit.code, "province": unit.province}
        fixed |= {"valid_from": unit.valid_from, "valid_until": unit.valid_until}
        return Node(id, "Place", {k: v for k, v in fixed.items() if v}, _unit_links(unit))
    if ref is None:
        raise KeyError(id)
    province = gazetteer().province(ref.within) if ref.within else None
    links = (Link("PART_OF", province.id),) if province else ()
    stated = {"name": (ref.name,), "type": (ref.type,), "province": (ref.within,) if ref.within else ()}
    return Node(id, "Place", {}, links, stated)


def _unit_links(unit: Unit) -> tuple[Link, ...]:
    until = {"until": unit.valid_until} if unit.valid_until else {}
    links = [Link("PART_OF", unit.parent, until)] if unit.parent else []
    if unit.before:
        links.append(Link("PART_OF", unit.before[0], {"until": "2025-06-30"}))
        links[0] = Link("PART_OF", links[0].end, {"since": "2025-07-01", **until})
    return (*links, *_events().get(unit.id, ()))


@lru_cache(maxsize=1)
def _events() -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for event in gazetteer().successions():
        told = {"date": event.date, "kind": event.kind, "decree": event.decree, "source": event.source}
        link = Link("SUCCEEDED_BY", event.new, {k: v for k, v in told.items() if v})
        found.setdefault(event.old, []).append(link)
    return found


@lru_cache(maxsize=32768)
def surroundings(id: str) -> frozenset[str]:
    """Ids of the units that a place brings with it: forerunners, heirs, and the units above these.

    Closed under the links of its members: whatever a member points to is a member or the place itself.
    """
    node = place_node(id) if unit_of(id) else None
    if node is None:
        return frozenset()
    found, todo = {id}, [id]
    while todo:
        for old in gazetteer().predecessors(todo.pop()):
            if old.id not in found:
                found.add(old.id)
                todo.append(old.id)
    return _closed(found) - {id}


def above(province: str | None) -> frozenset[str]:
    """What a place that is known by name only brings with it: its province, and all that this points to."""
    unit = gazetteer().province(province) if province else None
    return _closed({unit.id}) if unit else frozenset()


def _closed(found: set[str]) -> frozenset[str]:
    todo = list(found)
    while todo:
        for link in place_node(todo.pop()).links:
            if link.end not in found:
                found.add(link.end)
                todo.append(link.end)
    return frozenset(found)

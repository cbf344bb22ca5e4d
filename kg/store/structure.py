"""What follows from a thing alone, without any article: a place's lineage, a body's place and parent.

A node's structural relationships all start at it and come with it, so the graph holds a node with all of
them or not at all. A place that coverage names brings its forerunners and heirs and all the units above
these: with them "where did this land belong before the reform" is answered from the graph.
"""

import re
from functools import lru_cache

from kg.identity.bodies import BodyRef, canonical, parse
from kg.identity.ids import body_id, named_place_id
from kg.identity.places import Setting, unit
from kg.model import Body, PlaceRef
from kg.ontology.places import Unit, gazetteer
from kg.store.rows import Link, Node

# A committee's or council's own organ: `ban thường vụ | tỉnh ủy`, `văn phòng | ủy ban nhân dân`.
_ORGAN = re.compile(
    r"(?:ban|văn phòng|thường trực|ủy ban kiểm tra|ủy ban thường vụ)\b(?!.* đoàn đại biểu).*? "
    r"(?P<parent>(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ"
    r"|hội đồng nhân dân|ủy ban nhân dân|quốc hội)\b.*)"
)


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


@lru_cache(maxsize=32768)
def body_links(ref: BodyRef) -> tuple[Link, ...]:
    """The places that a body belongs to, as `GOVERNS`.

    A province's body goes on when the province is made anew, so it belongs to every province of that name.
    """
    if ref.level == "province" and ref.province:
        units = {u.id: u for u in gazetteer().find(ref.province) if u.rank == "province"}
        return tuple(Link("GOVERNS", id, _span(units[id])) for id in sorted(units))
    return (Link("GOVERNS", ref.unit),) if ref.unit else ()


def _span(unit: Unit) -> dict[str, str]:
    span = {"since": unit.valid_from, "until": unit.valid_until}
    return {k: v for k, v in span.items() if v}


def seat(body: Body, ref: BodyRef, setting: Setting) -> PlaceRef | None:
    """The place of a body below the province, as the article refers to it."""
    if ref.unit is None or ref.level == "province":
        return None
    parsed = parse(body.name)
    named = setting.ref(parsed.type, parsed.place) if parsed.type and parsed.place else None
    for place in (body.place, named, *setting.places):
        if place and ref.unit in (named_place_id(place), getattr(unit(place, setting.date), "id", None)):
            return place
    return None


@lru_cache(maxsize=32768)
def parent(ref: BodyRef, name: str, seat: PlaceRef | None) -> tuple[BodyRef, str] | None:
    """The body whose organ this one is, and its name: of `Ban Thường vụ Tỉnh ủy Lào Cai`, `Tỉnh ủy Lào Cai`.

    `seat` is the place it belongs to, as the article refers to it.
    """
    found = _ORGAN.fullmatch(ref.head)
    if not found:
        return None
    head = found["parent"]
    above = " ".join(canonical(name).split()[len(ref.head[: found.start("parent")].split()) :])
    if ref.level == "central":
        return BodyRef(body_id(head), head, "central"), above
    if ref.level == "province":
        id = body_id(f"{head} {ref.province}", "tỉnh")
    elif seat and ref.unit:
        id = body_id(f"{head} {seat.type} {seat.name}", ref.unit)
    else:
        return None
    return BodyRef(id, head, ref.level, ref.unit, ref.province), above

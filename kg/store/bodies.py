"""What follows from a body alone: the places it governs, the body it is part of, its forerunners and heirs.

As with places, a node's structural relationships all start at it and come with it; a body that an article
names brings its forerunners and heirs. Those in another province are brought only for the committees and
councils that lead a unit and, of late, for bodies that every province has (`everywhere` in
`identity/words.toml`): of others it is not known that they were there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.identity.bodies import BodyRef, canonical, parse, resolve
from kg.identity.ids import body_id, named_place_id
from kg.identity.places import Setting
from kg.identity.words import everywhere
from kg.model import Body, PlaceRef
from kg.ontology.bodies import BodySuccession, body_successions, committees, heirs, led_units
from kg.ontology.places import Unit, gazetteer, name_key
from kg.store.rows import Link
from kg.store.structure import unit_of

# A committee's or council's own organ: `ban thường vụ | tỉnh ủy`, `văn phòng | ủy ban nhân dân`.
_ORGAN = re.compile(
    r"(?:ban|văn phòng|thường trực|ủy ban kiểm tra|ủy ban thường vụ)\b(?!.* đoàn đại biểu).*? "
    r"(?P<parent>(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ"
    r"|hội đồng nhân dân|ủy ban nhân dân|quốc hội)\b.*)"
)
# A committee leads the party organisation of its unit.
_COMMITTEE = {committee.lower(): unit for committee, unit in led_units().items()}
_COMMITTEE["đảng ủy"] = ""  # of a commune: as its unit is
_KNOWN = "2025"  # departments of earlier years were others
_COMMITTEE_END = re.compile(r"(?:Tỉnh|Thành) ủy$", re.I)

Named = tuple[BodyRef, str]  # a body and its name


@lru_cache(maxsize=32768)
def places_of(ref: BodyRef) -> tuple[Link, ...]:
    """The places that a body belongs to, as `GOVERNS`.

    A province's body goes on when the province is made anew, so it belongs to every province of that name.
    """
    if ref.level == "province":
        return tuple(Link("GOVERNS", unit.id, _span(unit)) for unit in _units(ref))
    return (Link("GOVERNS", ref.unit),) if ref.unit else ()


def _units(ref: BodyRef) -> list[Unit]:
    """The shapes of the province that a province's body belongs to, in order."""
    found = {u.id: u for u in gazetteer().find(ref.province or "") if u.rank == "province"}
    return [found[id] for id in sorted(found)]


def _span(unit: Unit) -> dict[str, str]:
    span = {"since": unit.valid_from, "until": unit.valid_until}
    return {k: v for k, v in span.items() if v}


def seat(body: Body, ref: BodyRef, setting: Setting) -> PlaceRef | None:
    """The place of a body below the province: the official unit, else as the article refers to it."""
    if ref.unit is None or ref.level == "province":
        return None
    if known := unit_of(ref.unit):
        return PlaceRef(type=known.type, name=known.name, within=known.province)
    parsed = parse(body.name)
    named = setting.ref(parsed.type, parsed.place) if parsed.type and parsed.place else None
    for place in (body.place, named, *setting.places):
        if place and ref.unit == named_place_id(place):
            return place
    return None


@lru_cache(maxsize=32768)
def parent(ref: BodyRef, name: str, seat: PlaceRef | None) -> Named | None:
    """The body that this one is part of, and its name.

    Of `Ban Thường vụ Tỉnh ủy Lào Cai` it is `Tỉnh ủy Lào Cai`, of this `Đảng bộ tỉnh Lào Cai`. `seat` is the
    place it belongs to, as the article refers to it.
    """
    if ref.level == "central":
        within = ""
    elif ref.level == "province" and ref.province:
        within = ref.province
    elif seat and ref.unit:
        within = f"{seat.type} {seat.name}"
    else:
        return None
    if ref.head in _COMMITTEE:
        head, above = "đảng bộ", _party(ref, seat)
    elif found := _ORGAN.fullmatch(ref.head):
        head = found["parent"]
        above = " ".join(canonical(name).split()[len(ref.head[: found.start("parent")].split()) :])
    else:
        return None
    if not within:
        return BodyRef(body_id(head), head, "central"), above
    place = "tỉnh" if ref.level == "province" else ref.unit
    return BodyRef(body_id(f"{head} {within}", place), head, ref.level, ref.unit, ref.province), above


def _party(ref: BodyRef, seat: PlaceRef | None) -> str:
    """The name of the party organisation that a committee leads."""
    place = _units(ref)[-1].name if ref.level == "province" else seat.name if seat else ""
    return f"Đảng bộ {_COMMITTEE[ref.head] or (seat.type if seat else '')} {place}"


@lru_cache(maxsize=32768)
def heirs_of(ref: BodyRef, name: str) -> tuple[tuple[Named, Link], ...]:
    """The bodies that a body of the centre or of a province went on as, each with its `SUCCEEDED_BY`."""
    found: dict[str, tuple[Named, Link]] = {}
    for event in _events(ref, name):
        heir = resolve(Body(name=event.new), Setting())
        if heir is None or heir.id == ref.id:
            continue
        if heir.province == ref.province or _goes_over(ref, event.date):
            told = {"date": event.date, "kind": event.kind, "decree": event.decree, "source": event.source}
            link = Link("SUCCEEDED_BY", heir.id, {k: v for k, v in told.items() if v})
            found.setdefault(heir.id, ((heir, event.new), link))
    return tuple(found[id] for id in sorted(found))


def _events(ref: BodyRef, name: str) -> Iterator[BodySuccession]:
    if ref.level == "central":
        yield from heirs(canonical(name))
    elif ref.level == "province":
        for unit in _units(ref):
            yield from heirs(_spelt(_head(ref, name), unit), unit)


@lru_cache(maxsize=32768)
def forerunners_of(ref: BodyRef, name: str) -> tuple[Named, ...]:
    """The bodies that went on as this one, from the first step back to the last."""
    found: dict[str, Named] = {}
    todo = [(ref, name)]
    while todo:
        new = todo.pop(0)
        for candidate in _before(*new):
            old = resolve(Body(name=candidate), Setting())
            if old is None or old.id in found or old.id == ref.id:
                continue
            if any(heir.id == new[0].id for (heir, _), _ in heirs_of(old, candidate)):
                found[old.id] = (old, candidate)
                todo.append((old, candidate))
    return tuple(found.values())


def _before(ref: BodyRef, name: str) -> Iterator[str]:
    """Names that the body's forerunners may have had."""
    head = _head(ref, name)
    olds = [row.old for row in body_successions() if name_key(row.new) == name_key(head)]
    if ref.level == "central":
        yield from olds
    elif ref.level == "province":
        for unit in _units(ref):
            yield from (_spelt(old, unit) for old in olds)
            for before in (unit, *gazetteer().predecessors(unit.id)):
                if before.rank == "province":
                    yield _spelt(_COMMITTEE_END.sub(committees()[before.type], head), before)


def _head(ref: BodyRef, name: str) -> str:
    """What the body is, written as in its name."""
    return " ".join(canonical(name).split()[: len(ref.head.split())])


def _spelt(head: str, unit: Unit) -> str:
    """The name of a province's body: a committee's name has no unit word ("Tỉnh ủy Lào Cai")."""
    return f"{head} {unit.name}" if _COMMITTEE_END.search(head) else f"{head} {unit.type} {unit.name}"


def _goes_over(ref: BodyRef, date: str) -> bool:
    """True for a body that the old and the new province had when they merged."""
    head = re.sub(r"\bthành ủy$", "tỉnh ủy", ref.head)
    return ref.core or (date >= _KNOWN and head in everywhere())

"""Which body succeeds which: from a hand-kept dated file, and from the lineage of provinces."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.errors import OntologyError
from kg.ontology.lineage import Kind, kind
from kg.ontology.places import Unit, gazetteer, name_key
from kg.ontology.tables import table
from kg.resources import data_folder


@dataclass(frozen=True, slots=True)
class BodySuccession:
    """The body `old` went on as `new` (canonical names) on `date` (ISO date or month)."""

    old: str
    new: str
    date: str
    kind: Kind
    decree: str | None = None
    source: str | None = None


@lru_cache(maxsize=1)
def body_successions() -> tuple[BodySuccession, ...]:
    """The rows of `bodies/successions.tsv`.

    Raises OntologyError for an unknown kind, or a body that would come to succeed itself.
    """
    rows = table(data_folder("ontology") / "bodies" / "successions.tsv")
    found = tuple(
        BodySuccession(old, new, date, kind(word), decree or None, source or None)
        for date, word, old, new, decree, source in rows
    )
    after = {name_key(each.old): name_key(each.new) for each in found}
    for start, heir in after.items():
        seen, name = {start}, heir
        while name not in seen and name in after:
            seen.add(name)
            name = after[name]
        if name in seen:
            raise OntologyError(f"bodies/successions.tsv: {start!r} comes to succeed itself")
    return found


@lru_cache(maxsize=1)
def committees() -> dict[str, str]:
    """The Party committees by the kind of unit, or the head of the body, that each leads.

    Raises OntologyError where a row of `bodies/committees.tsv` is broken.
    """
    return {row[0]: row[1] for row in table(data_folder("ontology") / "bodies" / "committees.tsv")}


@lru_cache(maxsize=1)
def led_units() -> dict[str, str]:
    """The kinds of units by the committees that lead them: "Tỉnh ủy" → "tỉnh"; the forces' are left out."""
    return {committee: of for of, committee in committees().items() if of.islower()}


def heirs(name: str, place: Unit | None = None) -> tuple[BodySuccession, ...]:
    """What a body, by its canonical name, went on as when it ended.

    `place` is the province it belongs to, if any: "Sở Kế hoạch và Đầu tư tỉnh Yên Bái" is succeeded by that
    province's Sở Tài chính (2025-03-01), this one by Lào Cai's (2025-07-01). A body whose province is made
    anew under the same type and name goes on and has no heir.
    """
    found = (*_reorganised(name, place), *(_moved(name, place) if place else ()))
    end = min((each.date for each in found), default="")
    return tuple(each for each in found if each.date == end)


def _reorganised(name: str, place: Unit | None) -> Iterator[BodySuccession]:
    tails = {"", *map(name_key, (f"{place.type} {place.name}", place.name))} if place else {""}
    for row in body_successions():
        rest = name_key(name).removeprefix(name_key(row.old))
        if rest != name_key(name) and rest.strip() in tails:
            new = row.new + name[len(name) - len(rest) :]
            yield BodySuccession(name, new, row.date, row.kind, row.decree, row.source)


def _moved(name: str, place: Unit) -> Iterator[BodySuccession]:
    if place.rank != "province":
        return
    if place.became and place.valid_until is None:
        type, date = place.became
        new = _renamed(name, place, replace(place, type=type))
        if new is not None and name_key(new) != name_key(name):
            yield BodySuccession(name, new, date, "renamed")
    for event in gazetteer().endings(place.id):
        new = _renamed(name, place, gazetteer().unit(event.new))
        if new is not None and name_key(new) != name_key(name):
            yield BodySuccession(name, new, event.date, event.kind, event.decree, event.source)


def _renamed(name: str, old: Unit, new: Unit) -> str | None:
    """The body's name with its province exchanged; None when the province is not at the name's end."""
    unit = "Thành phố " if new.name == "Hồ Chí Minh" else ""  # the one that keeps its unit word
    committee = f"{committees()[new.type]} {unit}{new.name}"
    for ending, other in (
        (f"{committees()[old.type]} {old.name}", committee),
        (f"{old.type} {old.name}", f"{new.type} {new.name}"),
    ):
        if name_key(name).endswith(name_key(ending)):
            return name[: len(name) - len(ending)] + other
    return None

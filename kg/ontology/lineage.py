"""Which places became which: in the reform of 2025-07-01, and in older events kept by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.errors import OntologyError

Kind = Literal["merged", "divided", "renamed", "reorganised"]

REFORM = "2025-07-01"
_DECREE = "202/2025/QH15"  # of 2025-06-12, on the arrangement of provinces


@dataclass(frozen=True, slots=True)
class Succession:
    """`old` (id) was succeeded by `new` (id) on `date` (ISO), by a decree where known, as a source says."""

    old: str
    new: str
    date: str
    kind: Kind
    decree: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Land:
    """What the reform asks of a unit: digits of its code, type, parent's id, heirs' ids."""

    digits: int
    type: str
    parent: str | None
    heirs: tuple[str, ...]
    new: bool  # made by the reform


def events(rows: Iterable[list[str]], known: Iterable[str]) -> Iterator[Succession]:
    """The successions of the hand-kept file. Raises OntologyError for a kind or a place that there is not."""
    places = set(known)
    for date, word, olds, news, decree, source in rows:
        for old in olds.split():
            for new in news.split():
                for id in (old, new):
                    if f"place:{id}" not in places:
                        raise OntologyError(f"events of {date}: there is no place {id}")
                yield Succession(f"place:{old}", f"place:{new}", date, kind(word), decree or None, source)


def kind(word: str) -> Kind:
    """The word as a kind of succession. Raises OntologyError when it is none."""
    match word:
        case "merged" | "divided" | "renamed" | "reorganised":
            return word
    raise OntologyError(f"{word!r} is no kind of succession")


def reform(units: Mapping[str, Land]) -> Iterator[Succession]:
    """The successions of 2025-07-01 between units by id.

    A district's heirs are those of its communes, and its communes that go on.
    """
    heirs: dict[str, dict[str, None]] = {id: dict.fromkeys(unit.heirs) for id, unit in units.items()}
    givers: dict[str, int] = {}
    for id, unit in units.items():
        for heir in unit.heirs:
            givers[heir] = givers.get(heir, 0) + 1
        if unit.digits == 5 and not unit.new and unit.parent:
            heirs[unit.parent].update(dict.fromkeys(unit.heirs or (id,)))
    for id, found in heirs.items():
        for heir in found:
            if len(found) > 1:
                how: Kind = "divided"
            elif givers.get(heir, 0) > 1:
                how = "merged"
            else:
                how = "renamed" if units[id].type == units[heir].type else "reorganised"
            yield Succession(id, heir, REFORM, how, _DECREE if units[id].digits == 2 else None)

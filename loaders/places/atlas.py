"""The gazetteer as the grammar asks it.

Which tokens name a province, whether a name is a unit's, and in which province.
"""

from functools import lru_cache
from typing import Final

from kg.model import PlaceRef
from kg.ontology.places import Gazetteer, gazetteer
from kg.ontology.tables import table
from kg.ontology.units import Unit
from kg.resources import data_folder
from loaders.text.tokens import OCEAN, Tokens, tokenize

_PLAIN: Final = ("Đồng", "Tháp", "Mười")  # a region of several provinces
_LARGER: Final = "1977"  # the older provinces had gone into larger ones by then
_TOLD: Final = "2000"  # older provinces are told with their kind: "Cửu Long" alone is a river


def _is_told(unit: Unit) -> bool:
    return unit.code is not None or (unit.valid_until or "") > _TOLD


class Atlas:
    """Lookups on the gazetteer, cached."""

    def __init__(self, places: Gazetteer) -> None:
        """Index the names of all provinces by first token."""
        self._places = places
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        names = {unit.name: unit.name for unit in places if unit.rank == "province" and _is_told(unit)}
        for alias, _ in table(data_folder("ontology") / "places" / "aliases.tsv"):
            if unit := places.province(alias):
                names.setdefault(alias, unit.name)
        for name, canonical in names.items():
            low = tokenize(name).low
            self._first.setdefault(low[0], []).append((low, canonical))
        for known in self._first.values():
            known.sort(key=lambda pair: -len(pair[0]))
        self.find = lru_cache(maxsize=16384)(self._find)
        self.kind = lru_cache(maxsize=16384)(self._kind)  # by name and day: a corpus has many of both
        self.stands = lru_cache(maxsize=16384)(self._stands)

    def province_at(self, t: Tokens, i: int) -> tuple[str, int] | None:
        """The province that tokens from i name (canonical name, end), longest first.

        Its words are capitals.
        """
        if i >= len(t.low) or not t.cap[i] or t.low[i] not in self._first:
            return None
        if OCEAN in {t.word[i : i + 3], t.word[max(0, i - 1) : i + 2]} or t.word[i : i + 3] == _PLAIN:
            return None
        for low, name in self._first[t.low[i]]:
            end = i + len(low)
            if t.low[i:end] == low and all(t.cap[k] or not t.word[k].isalpha() for k in range(i, end)):
                return name, end
        return None

    def _find(self, name: str, type: str | None, at: str | None) -> tuple[Unit, ...]:
        return self._places.find(name, type=type, at=at)

    def known(self, name: str, type: str) -> bool:
        """True when a unit of this type bears or bore the name."""
        return bool(self.find(name, type, None))

    def _kind(self, name: str, at: str | None) -> str | None:
        unit = self._places.province(name, at) or self._places.province(name)
        if unit is None or (at and unit.valid_from and unit.valid_from > at):
            return None  # not yet a province: Huế before 2025
        if unit.code is None and (unit.valid_until or "") < _LARGER:
            return None  # a province no more, of whose name a town or a district stands: Biên Hòa, Hà Đông
        return unit.type_at(at) if at else unit.type

    def _stands(self, name: str, at: str) -> bool:
        """True when a province of this name stands on a day."""
        return self._places.province(name, at) is not None

    def homes(self, name: str, type: str, at: str | None) -> tuple[str, ...]:
        """Names of the provinces that had a unit of this name and type on a day, or else ever."""
        units = self.find(name, type, at) if at else ()
        units = units or self.find(name, type, None)
        found: list[str] = []
        for unit in units:
            for home in (unit.province, unit.before[1] if unit.before else None):
                if home and home not in found:
                    found.append(home)
        return tuple(found)

    def kin(self, one: str, other: str) -> bool:
        """True when two provinces are the same, or one is the other's heir or forerunner."""
        if one == other:
            return True
        unit = self._places.province(one)
        forms = {unit.id} if unit else set()
        for form in self._places.find(one):
            if form.rank == "province":
                forms.add(form.id)
        near = {
            u.name for id in forms for u in (*self._places.successors(id), *self._places.predecessors(id))
        }
        return other in near


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The atlas over the shipped gazetteer."""
    return Atlas(gazetteer())


@lru_cache(maxsize=4096)
def place_ref(type: str, name: str, within: str | None) -> PlaceRef:
    """A place, made once however often it is named."""
    return PlaceRef(type=type, name=name, within=within)

"""Which place is meant, and what an article's own places say about the bodies it names.

A unit that the reform of 2025-07-01 made anew is a new place, even under an old name; what was left alone,
and a former district in whichever province it is named, stays the same. So a place is found by its day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.model import ArticleRecord, PlaceRef
from kg.ontology.places import Unit, gazetteer, name_key
from kg.text import fold

_NOT_LETTERS = re.compile(r"[^a-z]")
_HOST = re.compile(r"^(?:\w+://)?(?:www\.)?|/.*$")
_SHORTEST = 5  # letters of a province's name that may stand anywhere in a publisher's domain


@lru_cache(maxsize=65536)
def unit(ref: PlaceRef, at: str | None = None, district: frozenset[str] = frozenset()) -> Unit | None:
    """The one unit of this type, name and province on a day (ISO), else of another time; None if several.

    `district` holds ids of districts that the article names; they settle between communes of one province.
    """
    places = gazetteer()
    named = (ref.name, ref.type, ref.within)
    standing = (places.find(*named, at) if at else ()) or places.find(*named)
    if ref.within is None:
        standing = tuple(u for u in standing if u.rank == "province") or standing
    if len(standing) > 1 and district:
        standing = tuple(u for u in standing if not district.isdisjoint(_above(u))) or standing
    return standing[0] if len(standing) == 1 else None


def _above(unit: Unit) -> set[str]:
    return {p for p in (unit.parent, unit.before[0] if unit.before else None) if p}


@lru_cache(maxsize=4096)
def is_province(name: str, at: str | None = None) -> bool:
    """True when a province bears this name, on a day or whenever."""
    return gazetteer().is_province(name, at)


@lru_cache(maxsize=4096)
def is_central_city(name: str, at: str | None = None) -> bool:
    """True when a city of this name is run by the centre, on a day or whenever: it has a province's rank.

    >>> is_central_city("Huế", "2024-05-01"), is_central_city("Huế", "2025-05-01")
    (False, True)
    """
    return any(u.rank == "province" for u in gazetteer().find(name, "thành phố", at=at))


@lru_cache(maxsize=4096)
def province_name(name: str) -> str:
    """A province's name as the gazetteer writes it ("Đăk Lăk": Đắk Lắk); any other name as it is."""
    found = gazetteer().province(name)
    return found.name if found else name


@lru_cache(maxsize=4096)
def heirs(province: str) -> frozenset[str]:
    """Keys of today's provinces that took over the land of a province, by name; its own where it goes on."""
    places = gazetteer()
    found: set[str] = set()
    todo = [u.id for u in places.find(province) if u.rank == "province"]
    while todo:
        id = todo.pop()
        after = places.successors(id)
        found.update([] if after else [name_key(places.unit(id).name)])
        todo += [u.id for u in after]
    return frozenset(found) or frozenset([name_key(province)])


@lru_cache(maxsize=65536)
def heir_units(id: str) -> frozenset[str]:
    """The unit and the units that took over its land, as ids."""
    try:
        return frozenset([id, *(u.id for u in gazetteer().successors(id))])
    except KeyError:
        return frozenset([id])


@lru_cache(maxsize=65536)
def districts(id: str) -> frozenset[str]:
    """The district that a commune is or was in, as ids; none for any other place."""
    try:
        found = gazetteer().unit(id)
    except KeyError:
        return frozenset()
    return frozenset(_above(found)) if found.rank == "commune" else frozenset()


@lru_cache(maxsize=4096)
def publisher_province(publisher: str) -> str | None:
    """The province whose name is in a publisher's domain (`baolaocai.vn`), or None for a national one."""
    letters = _NOT_LETTERS.sub("", fold(_HOST.sub("", publisher)))
    found = {
        squashed: name
        for name, squashed in _provinces()
        if squashed in letters and (len(squashed) >= _SHORTEST or re.match(rf"(?:bao)?{squashed}", letters))
    }
    longest = max(found, key=len, default=None)
    return found[longest] if longest else None


@lru_cache(maxsize=1)
def _provinces() -> tuple[tuple[str, str], ...]:
    units = (u for u in gazetteer() if u.rank == "province")
    return tuple((name, _NOT_LETTERS.sub("", fold(name))) for name in sorted({u.name for u in units}))


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article says about where it is set: its day, the places it names, its publisher's province."""

    date: str | None = None
    places: tuple[PlaceRef, ...] = ()
    home: str | None = None

    @classmethod
    def of(cls, record: ArticleRecord) -> "Setting":
        """The setting of a record."""
        home = publisher_province(record.publisher) if record.publisher else None
        return cls(record.published and record.published[:10], tuple(p.ref for p in record.places), home)

    @property
    def provinces(self) -> tuple[str, ...]:
        """Names of the provinces that the article names, alone or with a place, and of its publisher's."""
        named = (p.within or p.name for p in self.places if p.within or p.type in ("tỉnh", "thành phố"))
        return _unique([*named, *([self.home] if self.home else [])])

    @property
    def districts(self) -> frozenset[str]:
        """Ids of the districts that the article names."""
        found = (unit(p, self.date) for p in self.places)
        return frozenset(u.id for u in found if u and u.rank == "district")

    def ref(self, type: str, name: str) -> PlaceRef | None:
        """The place of this type and name that the article means, with its province; None where that is open.

        First the places that the article lists, then the provinces it names and its publisher's, then the
        whole country, each only where one candidate fits.
        """
        listed = {p.within: p for p in self.places if p.type == type and name_key(p.name) == name_key(name)}
        if listed:
            return next(iter(listed.values())) if len(listed) == 1 else None
        places = gazetteer()
        fitting = [p for p in self.provinces if places.find(name, type, p, self.date)]
        fitting = fitting or [p for p in self.provinces if places.find(name, type, p)]
        if len(fitting) == 1:
            return PlaceRef(type=type, name=name, within=fitting[0])
        if fitting:
            return PlaceRef(type=type, name=name, within=self.home) if self.home in fitting else None
        anywhere = {u.province for u in places.find(name, type, at=self.date) or places.find(name, type)}
        if len(anywhere) == 1:
            return PlaceRef(type=type, name=name, within=anywhere.pop())
        if not anywhere and len(self.provinces) == 1:
            return PlaceRef(type=type, name=name, within=self.provinces[0])
        return None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name_key(name): name for name in names}.values())

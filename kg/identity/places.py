"""Which place is meant, and what an article's own places say about the bodies it names.

A unit that the reform of 2025-07-01 made anew is a new place, even under an old name; what was left alone,
and a former district in whichever province it is named, stays the same. So a place is found by its day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.model import ArticleRecord, PlaceRef
from kg.ontology.lineage import REFORM
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
    standing = units(ref.type, ref.name, ref.within, at)
    if ref.within is None:
        standing = tuple(u for u in standing if u.rank == "province") or standing
    if len(standing) > 1 and district:
        standing = tuple(u for u in standing if not district.isdisjoint(_above(u))) or standing
    return standing[0] if len(standing) == 1 else None


@lru_cache(maxsize=65536)
def units(type: str, name: str, province: str | None = None, at: str | None = None) -> tuple[Unit, ...]:
    """The units of a type, name and province on a day, else of another time.

    A unit of the province itself comes before one of its heir or forerunner, whatever the day; and before the
    reform no unit is named with the province that was to take over its own.
    """
    places = gazetteer()
    found = (places.find(name, type, at=at) if at else (), places.find(name, type))
    if province is None:
        return found[0] or found[1]
    for pool in found:
        if own := tuple(u for u in pool if _is_in(u, province, at)):
            return own
    if at and at < REFORM:
        return ()
    return (places.find(name, type, province, at) if at else ()) or places.find(name, type, province)


def _is_in(unit: Unit, province: str, at: str | None) -> bool:
    """True when the unit lies in a province of this name on a day, or lay there."""
    places = gazetteer()
    before = places.province_of(unit, "2025-01-01")
    homes = {before.name} if at and at < REFORM else {before.name, places.province_of(unit).name}
    return name_key(province_name(province)) in map(name_key, homes)


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

    def ref(self, type: str, name: str, ended: bool = False) -> PlaceRef | None:
        """The place of this type and name that the article means, with its province; None where that is open.

        First the places that the article lists (of two, the one that stands on its day, or, for what has
        `ended`, the one that does not), then the provinces it names and its publisher's, then the whole
        country, each only where one candidate fits.
        """
        listed = [p for p in self.places if p.type == type and name_key(p.name) == name_key(name)]
        if len({p.within for p in listed}) > 1 and self.date:
            listed = [p for p in listed if self._stands(p) is not ended]
        if listed:
            return listed[0] if len({p.within for p in listed}) == 1 else None
        fitting = [p for p in self.provinces if units(type, name, p, self.date)]
        if len(fitting) == 1:
            return PlaceRef(type=type, name=name, within=fitting[0])
        if fitting:
            return PlaceRef(type=type, name=name, within=self.home) if self.home in fitting else None
        anywhere = {u.province for u in units(type, name, at=self.date)}
        if len(anywhere) == 1:
            return PlaceRef(type=type, name=name, within=anywhere.pop())
        if len(self.provinces) == 1:  # one of those that were gone before the gazetteer's first snapshot
            return PlaceRef(type=type, name=name, within=self.provinces[0])
        return None

    def _stands(self, place: PlaceRef) -> bool:
        known = unit(place, self.date, self.districts)
        return known is not None and self.date is not None and known.stands(self.date)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name_key(name): name for name in names}.values())

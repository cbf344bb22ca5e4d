"""The gazetteer: provinces, districts and communes of Vietnam before and after 2025-07-01.

A place's id is its official code with the snapshot in which it first stands in this shape, since codes are
used again: tỉnh Lào Cai is `place:10@2025-01-01` until 2025-06-30 and `place:15@2025-07-01` after it took in
Yên Bái (`place:15@2025-01-01`). Units of older times have no code and bear their name: `place:ha-tay`.
Names match exactly but for case, tone style, the kind of dash and apostrophes; never without their marks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.lineage import REFORM, Land, Succession, events, reform
from kg.ontology.tables import lines, table
from kg.ontology.units import Rank, Unit, name_key, not_after
from kg.resources import data_folder

__all__ = ("Gazetteer", "Unit", "gazetteer", "name_key")

_Index = dict[str, list[Succession]]

FIRST = "2025-01-01"
_BEFORE_FIRST = "2024-12-31"
_MERGED = "1976"  # by when the older provinces without a last day had gone into larger ones
_LAST_DAY = "2025-06-30"
_RANKS: dict[int, Rank] = {2: "province", 3: "district", 5: "commune"}
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_TYPES = "thành phố|thị trấn|thị xã|đặc khu|phường|huyện|tỉnh|quận|xã"
_TYPED = re.compile(rf"({_TYPES}|tp|tx|tt)(?:\.\s*|\s+)(?=\S)")


def _joined(key: str) -> str:
    """A key without the apostrophes that some write and others leave out: "đưng k'nớ", "đưng knớ"."""
    return key.replace("'", "")


class Gazetteer:
    """All units, found by name, and their lineage. Opens in some 20 ms; units are made when asked for."""

    def __init__(self, folder: Path) -> None:
        """Read the folder's `units.tsv`; the smaller files when needed.

        Raises OntologyError for a file that is missing or broken.
        """
        self._folder = folder
        self._lines: dict[str, str] = {}  # id → line: 14,000 strings cost less than as many lists
        self._units: dict[str, Unit] = {}
        for line in lines(folder / "units.tsv"):
            if line[:1].isdigit():
                code, snapshot, _ = line.split("\t", 2)
                self._lines[f"place:{code}@{snapshot}"] = line
        if not self._lines:
            raise OntologyError(f"{folder / 'units.tsv'}: there is no unit in it")

    def __iter__(self) -> Iterator[Unit]:
        """All units: provinces, districts, communes, then those of older times."""
        yield from map(self.unit, self._lines)
        yield from map(self.unit, self._history)

    def unit(self, id: str) -> Unit:
        """The unit of this id. Raises KeyError when there is none."""
        if id not in self._units:
            self._units[id] = self._made(id) if id in self._lines else self._historic(id)
        return self._units[id]

    def _made(self, id: str) -> Unit:
        code, snapshot, type, name, above, later, heirs = self._row(id)
        rank = _RANKS[len(code)]
        begun = REFORM if snapshot == REFORM else self._begun.get(id)
        ended = snapshot != REFORM and not later and (rank != "province" or bool(heirs))
        parent = self._numbered(above, snapshot) if above else None
        before = None
        if later and parent:
            before = (parent, self._province_name(parent))
            parent = self._numbered(later, REFORM)
        province = self._province_name(parent) if parent else None
        until = _LAST_DAY if ended else None
        became = self._retyped.get(id)
        return Unit(id, code, type, name, rank, parent, province, begun, until, before, became)

    def _historic(self, id: str) -> Unit:
        _, type, name, above, begun, until = self._history[id]
        parent = f"place:{above}" if above else None
        rank: Rank = "district" if parent else "province"
        province = self._province_name(parent) if parent else None
        until = until or (_BEFORE_FIRST if parent else _MERGED)
        return Unit(id, None, type, name, rank, parent, province, begun or None, until)

    def _row(self, id: str) -> list[str]:
        return self._lines[id].split("\t")

    def _numbered(self, code: str, snapshot: str) -> str:
        """The id of the unit that bears `code` in a snapshot."""
        id = f"place:{code}@{snapshot}"
        return id if id in self._lines else f"place:{code}@{FIRST}"

    def _province_name(self, id: str) -> str:
        unit = self.unit(id)
        return unit.province or unit.name

    @cached_property
    def _history(self) -> dict[str, list[str]]:
        return {f"place:{row[0]}": row for row in table(self._folder / "history.tsv")}

    @cached_property
    def _retyped(self) -> dict[str, tuple[str, str]]:
        rows = tuple(table(self._folder / "types.tsv"))
        if unknown := [row[1] for row in rows if f"place:{row[1]}" not in self._lines]:
            raise OntologyError(f"types.tsv: there is no place {unknown[0]}")
        return {f"place:{unit}": (type, date) for date, unit, _, type, _, _ in rows}

    @cached_property
    def _begun(self) -> dict[str, str]:
        """First days of the units that an event made anew; one that took in another goes on as itself."""
        givers = Counter(event.new for event in self._events if event.kind == "merged")
        return {e.new: e.date for e in self._events if e.kind != "merged" or givers[e.new] > 1}

    # By name

    def find(
        self, name: str, type: str | None = None, province: str | None = None, at: str | None = None
    ) -> tuple[Unit, ...]:
        """Units of this name ("Mù Cang Chải", "xã Mù Cang Chải", "Phường 02"), the newest first.

        `type` and `at` (ISO date, month or year) narrow it. So does `province` (a name): to units that are or
        were in it, or else to those whose province is its heir or forerunner ("huyện Mù Cang Chải, Lào Cai").
        Units of before 2025 are given where no other of that type fits.
        """
        key = name_key(name)
        found = self._named(key, type)
        if not found and type is None and (typed := _TYPED.match(key)):
            type = _SHORT.get(typed.group(1), typed.group(1))
            found = self._named(name_key(key[typed.end() :]), type)
        if at is not None:
            found = [unit for unit in found if unit.stands(at) and (type is None or unit.is_a(type, at))]
        if province is not None:
            found = self._within(found, province)
        recent = {unit.type for unit in found if unit.code}
        found = [unit for unit in found if unit.code or unit.type not in recent]
        return tuple(sorted(found, key=lambda u: (u.valid_from or "", u.code or "", u.id), reverse=True))

    def _named(self, key: str, type: str | None) -> list[Unit]:
        ids = [id for each in (key, *self._aliases.get(key, ())) for id in self._names.get(each, ())]
        return self._of_type(ids, type) or self._of_type(
            [id for each in (_joined(key), *self._respelt(key)) for id in self._names.get(each, ())], type
        )

    def _of_type(self, ids: Iterable[str], type: str | None) -> list[Unit]:
        units = map(self.unit, dict.fromkeys(ids))
        return [unit for unit in units if type is None or unit.is_a(type)]

    def _respelt(self, key: str) -> Iterator[str]:
        """The name with each syllable in all its spellings ("đăk", "đắk", "đak", "đắc")."""
        syllables = key.split()
        if 0 < sum(syllable in self._spellings for syllable in syllables) <= 3:  # no name has more
            yield from map(" ".join, product(*(self._spellings.get(s, (s,)) for s in syllables)))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for id, line in self._lines.items():  # names in the file have the form of name_key but for case
            name = line.split("\t", 4)[3].casefold()
            for key in {name, _joined(name)}:
                names.setdefault(key, []).append(id)
        for id, row in self._history.items():
            names.setdefault(name_key(row[2]), []).append(id)
        return names

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        aliases: dict[str, list[str]] = {}
        for alias, name in table(self._folder / "aliases.tsv"):
            aliases.setdefault(name_key(alias), []).append(name_key(name))
        return aliases

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        sets = [row[0].split() for row in table(self._folder / "spellings.tsv")]
        return {syllable: same for same in sets for syllable in same}

    def _within(self, units: list[Unit], province: str) -> list[Unit]:
        homes = {unit.id for unit in self._provinces(province)}
        strict = [unit for unit in units if not homes.isdisjoint(self._homes(unit))]
        if strict or not units:
            return strict
        kin = {unit.id for home in homes for unit in (*self.successors(home), *self.predecessors(home))}
        return [unit for unit in units if not kin.isdisjoint(self._homes(unit))]

    def _homes(self, unit: Unit) -> set[str]:
        """Ids of the provinces in which the unit is and was."""
        return {self.province_of(unit).id, self.province_of(unit, FIRST).id}

    def _provinces(self, name: str) -> list[Unit]:
        key = name_key(name)
        found = [unit for unit in self._named(key, None) if unit.rank == "province"]
        if not found and (typed := _TYPED.match(key)):
            found = [unit for unit in self._named(key[typed.end() :], None) if unit.rank == "province"]
        return found

    def province(self, name: str, at: str | None = None) -> Unit | None:
        """The province of this name, with or without its type, at a time, or else the newest one."""
        found = [unit for unit in self._provinces(name) if at is None or unit.stands(at)]
        return max(found, key=lambda unit: (bool(unit.code), unit.valid_from or "", unit.id), default=None)

    def is_province(self, name: str, at: str | None = None) -> bool:
        """True when a province bears or bore this name."""
        return self.province(name, at) is not None

    # Up and down

    def parent(self, unit: Unit, at: str | None = None) -> Unit | None:
        """The unit above it, at a time or now."""
        if unit.before and at is not None and at < REFORM[: len(at)]:
            return self.unit(unit.before[0])
        return self.unit(unit.parent) if unit.parent else None

    def province_of(self, unit: Unit, at: str | None = None) -> Unit:
        """The province that the unit is in (itself, if it is one), at a time or now."""
        above = self.parent(unit, at)
        return self.province_of(above, at) if above else unit

    def parts(self, id: str) -> tuple[Unit, ...]:
        """Units right below: a province's districts or (since the reform) communes, a district's communes."""
        return tuple(map(self.unit, self._below.get(id, ())))

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for unit in self:
            for parent in {unit.parent, unit.before[0] if unit.before else None} - {None}:
                below.setdefault(parent or "", []).append(unit.id)
        return below

    # Through time

    def successors(self, id: str) -> tuple[Unit, ...]:
        """The heirs of a unit that ended; a district's are the communes that took its land."""
        return tuple(self.unit(event.new) for event in self.endings(id))

    def predecessors(self, id: str) -> tuple[Unit, ...]:
        """The units whose land went over to this one when it was made."""
        _, before = self._of_provinces if self.unit(id).rank == "province" else self._of_all
        return tuple(self.unit(event.old) for event in before.get(id, ()))

    def endings(self, id: str) -> tuple[Succession, ...]:
        """How a unit ended: its successions, one for each heir."""
        after, _ = self._of_provinces if self.unit(id).rank == "province" else self._of_all
        return tuple(after.get(id, ()))

    def lineage(self, id: str, at: str) -> tuple[Unit, ...]:
        """What stood at a time where this unit stands or stood: itself, its heirs or its forerunners."""
        unit = self.unit(id)
        if unit.stands(at):
            return (unit,)
        ended = unit.valid_until is not None and not not_after(at, unit.valid_until)
        kin = self.successors(id) if ended else self.predecessors(id)
        return tuple(dict.fromkeys(each for one in kin for each in self.lineage(one.id, at)))

    def successions(self) -> tuple[Succession, ...]:
        """Every SUCCEEDED_BY between places: older events, then the reform."""
        return self._successions

    @cached_property
    def _successions(self) -> tuple[Succession, ...]:
        return (*self._events, *reform(self._lands(self._lines)))

    def _lands(self, ids: Iterable[str]) -> dict[str, Land]:
        lands = {}
        for id in ids:
            code, snapshot, type, _, above, _, heirs = self._row(id)
            parent = self._numbered(above, snapshot) if above else None
            taken = tuple(self._numbered(heir, REFORM) for heir in heirs.split())
            lands[id] = Land(len(code), type, parent, taken, snapshot == REFORM)
        return lands

    @cached_property
    def _events(self) -> tuple[Succession, ...]:
        return tuple(events(table(self._folder / "events.tsv"), (*self._lines, *self._history)))

    @cached_property
    def _of_provinces(self) -> tuple[_Index, _Index]:
        """Successions of provinces alone, by old and by new unit: asked for often, and 0.1 s cheaper."""
        provinces = [id for id, line in self._lines.items() if line[2] == "\t"]
        return _indexed((*self._events, *reform(self._lands(provinces))))

    @cached_property
    def _of_all(self) -> tuple[_Index, _Index]:
        return _indexed(self._successions)


def _indexed(successions: Iterable[Succession]) -> tuple[_Index, _Index]:
    after: _Index = {}
    before: _Index = {}
    for event in successions:
        after.setdefault(event.old, []).append(event)
        before.setdefault(event.new, []).append(event)
    return after, before


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the shipped data, opened once."""
    return Gazetteer(data_folder("ontology") / "places")

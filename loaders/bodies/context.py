"""What relative words mean where they stand: "HĐND xã", "Phòng Nội vụ" of which commune or district.

A relative word takes its unit from what the passage is about: a unit of that kind named before it in the
sentence or the paragraph, the headline, the page. Two candidates leave it bare.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping

from kg.model import Level, PlaceRef
from kg.ontology.places import FIRST
from loaders.bodies.body import DISTRICT_OFFICES, Body
from loaders.places.atlas import Atlas, place_ref
from loaders.places.provinces import COORDINATED, PROVINCIAL, Provinces
from loaders.places.seats import Seat
from loaders.places.seen import Part, Seen
from loaders.places.units import Unit
from loaders.text.lexicon import unit_types
from loaders.text.page import Page
from loaders.text.spelling import UPPER

_LEVELS: dict[str, Level] = {"district": "district", "commune": "commune", "hamlet": "hamlet"}
_SPAN = {"commune": unit_types("commune"), "district": unit_types("district") | {"thành phố"}}
_OPENS_AT = re.compile(
    r"(?:Còn |Riêng )?(?:[Tt]ại|[Tt]ừ|[Ởở]|[Vv]ề)\s+(?:(?:điểm|đầu) cầu )?"
    rf"((?:[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{0,3}}),"
)
_GOES_TO = re.compile(
    rf"\b(?:về|lên|sang|xuống|ra)\s+((?:[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{0,3}})"
    r"\s+(?:làm|giữ|nhận|đảm nhận|đảm nhiệm)\b(?:(?!\s(?:ông|bà|anh|chị|đồng chí)\s)[^;.:()])*$"
)
_FORMERLY = re.compile(r"[,\s(]*nguyên [^;.]{,60}")
_NEAR = 80  # characters before a committee in which it is told where somebody goes
_ELSEWHERE = re.compile(r"khu vực|cửa khẩu|[Vv]ùng|\d")  # branches that are no province's
_OF_DISTRICTS = ("Tòa án nhân dân ", "Viện Kiểm sát nhân dân ")
REGIONAL = re.compile(r" khu vực \d+$")  # courts and procuracies that some districts of a province share
_REFORM = "2025-07-01"  # districts end, communes have offices (Law 72/2025/QH15)


class Context(Provinces):
    """Units and bodies with what their passage says of them filled in."""

    def __init__(
        self,
        page: Page,
        atlas: Atlas,
        seen: Iterable[Seen],
        owners: Mapping[str, Body],
        wholes: Mapping[str, str],
        *,
        home: str | None,
        seat: Seat | None = None,
        labels: Iterable[Seat] = (),
        parts: Mapping[int, Part] | None = None,
    ) -> None:
        """`owners` are the ministries of departments that the page names with one.

        `wholes` are the whole names of bodies that it also writes short.
        `home` is the publisher's province on the day (None: national or unknown).
        `seat` is the district or commune whose portal the publisher is, `labels` are the units whose name
        opens the headline.

        `parts` are those that a unit heads, by the paragraphs in them.
        """
        super().__init__(page, atlas, seen, home, parts or {})
        self._owners = owners
        self._wholes = wholes
        self.seat = Unit(0, 0, seat[0], "", seat[1], home) if seat else None
        self._labels = tuple(Unit(0, 0, type, "", name, home) for type, name in labels)
        self._refs: dict[Unit, PlaceRef | None] = {}
        self._whole: dict[tuple[Body, str | None], Body] = {}
        self._homes: dict[Unit, str | None] = {}
        self._only: dict[tuple[str, str, str | None], Unit | None] = {}

    def fill(self, unit: Unit, hint: str | None = None) -> Unit:
        """The unit with its name and province where they can be known.

        `hint` is a province to fall back on.
        """
        if unit.name is not None:
            home = unit.within or self.home_of(unit)
            return unit if home == unit.within else unit._replace(within=home)
        if unit.level == "province":
            province = self.province(unit.start, "tỉnh") or (
                hint if self.atlas.kind(hint or "", self.at) == "tỉnh" else None
            )
            return unit._replace(name=province)
        if unit.level == "city":
            return self._city(unit)
        found = self._nearest(unit) or self._seated(unit)
        found = None if found and self._is_of_commune(unit, found) else found
        return (
            unit._replace(name=found.name, type=found.type, within=found.within or self.home_of(found))
            if found
            else unit
        )

    def _is_of_commune(self, unit: Unit, found: Unit) -> bool:
        """True for "Bí thư Đảng ủy xã X, nguyên | Bí thư Huyện ủy; ông B, Bí thư Huyện ủy Y": which one?"""
        k = bisect_left(self._starts, unit.start)
        start = self._sentences[max(0, bisect_right(self._sentences, unit.start) - 1)]
        if unit.level != "district" or not k or (self.at or "") < _REFORM or found.start < start:
            return False
        last = self.seen[k - 1].unit
        return last.level == "commune" and bool(_FORMERLY.fullmatch(self.page.text, last.end, unit.start))

    def _city(self, unit: Unit) -> Unit:
        """ "thành phố": the nearest city named, that of the portal, else the province if it is a city."""
        found = self._nearest(unit) or self._seated(unit)
        province = self.province(unit.start)
        if found and not (province and self.atlas.kind(province, self.at) == "thành phố"):
            return unit._replace(
                name=found.name, within=None if self._is_province(found) else self.home_of(found)
            )
        if province and self.atlas.kind(province, self.at) == "thành phố":
            return unit._replace(name=province)
        return unit

    def _nearest(self, unit: Unit) -> Unit | None:
        """The last unit of that type in the paragraph before, else the only one of headline or page."""
        section = self.page.section_at(unit.start)
        title = section.teaser.title if section.teaser else None
        fits = self._fits(unit)
        if there := self._there(unit, fits):
            return there
        before = list(self._before(unit.start, section.start))
        if unit.level == "hamlet" and len({seen.unit.name for seen in before if fits(seen.unit)}) > 1:
            return None  # "Thôn X giáp thôn Y. Ông A, Trưởng thôn, …"
        for private in (False, True):
            for seen in before:
                if fits(seen.unit) and seen.private <= private and not seen.origin:
                    return None if self._beside_another(seen, fits) else seen.unit
            if not private and (part := self.part(unit.start)) and fits(part.unit):
                return part.unit
        key = (unit.type, unit.level, title)
        if key not in self._only:
            self._only[key] = self._only_one(unit, title)
        only = self._only[key]
        seats = [seat for seat in (self.seat, *self._labels) if seat and fits(seat)]
        return None if only and not all(self._is_same(only, seat) for seat in seats) else only

    def _seated(self, unit: Unit) -> Unit | None:
        """The unit whose portal the page is on, or that its headline opens with; it names no other such."""
        fits = self._fits(unit)
        labels = () if self.page.section_at(unit.start).teaser else self._labels
        for seat in (self.seat, *labels):
            if seat is not None and fits(seat):
                others = any(fits(s.unit) and not self._is_same(s.unit, seat) for s in self.seen)
                return None if others else seat
        return None

    def _is_same(self, one: Unit, other: Unit) -> bool:
        """True for two units of one kind whose names mean the same: "Kbang", "K'Bang"."""
        if one.name == other.name:
            return True
        found = self.atlas.find(one.name or "", one.type, self.at)
        return found != () and found == self.atlas.find(other.name or "", other.type, self.at)

    def _there(self, unit: Unit, fits: Callable[[Unit], bool]) -> Unit | None:
        """The unit told by its bare name: "Còn ở X, Bí thư Huyện ủy A …", "về X làm Bí thư Huyện ủy"."""
        start = self._sentences[max(0, bisect_right(self._sentences, unit.start) - 1)]
        told = _GOES_TO.search(self.page.text, max(start, unit.start - _NEAR), unit.start)
        told = told or _OPENS_AT.match(self.page.text, start, unit.start)
        if told is None or (unit.level == "commune" and self._is_district(told[1])):
            return None  # "về Đô Lương làm Bí thư Đảng ủy xã": which of the district?
        for type in [unit.type] if unit.type else sorted(_SPAN.get(unit.level, ())):
            if self.atlas.known(told[1], type):
                there = Unit(told.start(1), told.end(1), type, unit.level, told[1])
                return there if fits(there) else None
        return None

    def _is_district(self, name: str) -> bool:
        """True for the name of a district while there are districts."""
        stands = (self.at or _REFORM) < _REFORM
        return stands and any(self.atlas.known(name, type) for type in _SPAN["district"])

    def _only_one(self, unit: Unit, title: str | None) -> Unit | None:
        """The only unit of that type in a story's headline, else in its lead, else in the whole story."""
        fits = self._fits(unit)
        for kinds in (("headline",), ("headline", "sapo"), ("headline", "sapo", "body", "caption", "teaser")):
            names = {
                (s.unit.type, s.unit.name): s.unit
                for s in self.seen
                if fits(s.unit) and self._story(s.unit.start, title) in kinds
            }
            if names:
                return next(iter(names.values())) if len(names) == 1 else None
        return None

    def _story(self, at: int, title: str | None) -> str:
        section = self.page.section_at(at)
        same = (section.teaser.title if section.teaser else None) == title
        return section.kind if same else ""

    def _fits(self, unit: Unit) -> Callable[[Unit], bool]:
        """Whether a named unit can be the one meant."""
        types = {unit.type} if unit.type else _SPAN.get(unit.level, frozenset())
        return lambda other: other.name is not None and other.type in types and other.type != "tỉnh"

    def _beside_another(self, seen: Seen, fits: Callable[[Unit], bool]) -> bool:
        """True for a unit in a list ("hai huyện A, B", "xã A, xã B"): none of them is the one meant."""
        k = bisect_left(self._starts, seen.unit.start)
        if k == 0 or not fits(other := self.seen[k - 1].unit) or other.name == seen.unit.name:
            return False
        gap = self.page.text[other.end : seen.unit.start]
        return gap in COORDINATED

    def home_of(self, unit: Unit) -> str | None:
        """The province that a named unit below a province is in.

        As said beside it, by the passage, or the only one it can be.
        """
        if unit.within:
            return unit.within
        if unit not in self._homes:
            self._homes[unit] = self._home_of(unit)
        return self._homes[unit]

    def _home_of(self, unit: Unit) -> str | None:
        if unit.name is None or unit.type == "tỉnh" or (unit.type == "thành phố" and self._is_province(unit)):
            return None
        homes = self.atlas.homes(unit.name, unit.type, self.at)
        near = self.province(unit.start) or self.topic()
        if above := self.above.get(unit.start):
            return self.home_of(above) or near  # "phường X, TP Y"
        if not homes:
            return self._renamed(unit, near) or near
        if near and self.at and not self.atlas.stands(near, self.at):
            now = [home for home in homes if self.atlas.stands(home, self.at)]
            if len(now) == 1 and self.atlas.find(unit.name, unit.type, self.at):
                return now[0]  # a unit of today in the heir of the province that is spoken of
        if near and near in homes:
            return near
        if near:
            stands = not self.at or self.atlas.find(unit.name, unit.type, self.at)
            ever = self.atlas.homes(unit.name, unit.type, None)  # a commune that is merged, and is told of
            kin = (home for home in ever if self.atlas.kin(near, home))
            named = stands or not self._stands(near)
            if any(not (named and self._stands(home)) for home in kin):
                return near  # of its heir, where it bears the name that a unit has only since the reform
            if any(near in self.atlas.homes(unit.name, type, None) for type in _SPAN.get(unit.level, ())):
                return near  # known under another type: a commune that is a ward today
        fitting = [home for home in homes if home in self._provinces]
        if len(fitting) == 1:
            return fitting[0]
        if near and unit.level == "commune" and self.at and self.at < FIRST:
            return near  # of a province that nothing else names? Communes merged before are not all known
        counted = unit.level == "hamlet" or unit.name.isdecimal()
        return homes[0] if len(homes) == 1 else near if counted else None

    def _renamed(self, unit: Unit, near: str | None) -> str | None:
        """The only province of a district that is known as another type, "thị xã X" of a city: all are known.

        None where the province `near` has it.
        """
        types = _SPAN.get(unit.level, ()) if unit.level == "district" else ()
        homes = {home for type in types for home in self.atlas.homes(unit.name or "", type, None)}
        return homes.pop() if len(homes) == 1 and near not in homes else None

    def _stands(self, province: str) -> bool:
        """True for a province of the article's day, not for one that came before it."""
        return bool(self.at and self.atlas.stands(province, self.at))

    # Bodies

    def complete(self, body: Body, hint: str | None = None) -> Body:
        """The body with units filled in along its chain of owners; `hint` is a province to fall back on."""
        hint = None if hint and self.is_of_then(hint, body.start) else hint
        known = self._whole.get((body, hint))
        if known is None:
            known = self._whole[body, hint] = self._complete(body, hint)
        return known

    def _complete(self, body: Body, hint: str | None) -> Body:
        if body.owner is not None:
            owner = self.complete(body.owner, hint)
            return body if owner is body.owner else body._replace(owner=owner)
        if body.unit is not None:
            filled = self.fill(body.unit, hint)
            if body.head.startswith("Sở ") and filled.level == "city" and not self._provincial_unit(filled):
                return body._replace(unit=self._of_province(filled.start, self.home_of(filled)))
            return body if filled is body.unit else body._replace(unit=filled)
        if body.klass in {"full", "open"} and body.head in self._wholes:
            return body._replace(head=self._wholes[body.head])
        if body.klass == "full" and body.head in self._owners:
            return body._replace(owner=self._owners[body.head])  # "Cục Kiểm ngư", (Bộ Y) in another sentence
        if body.type == "judicial" and body.head.startswith(_OF_DISTRICTS) and REGIONAL.search(body.head):
            unit = self._provincial(body.start, hint)
            return body._replace(unit=unit, klass="unit") if unit else body  # "TAND khu vực 3"
        if body.head.startswith("Chi cục ") and not _ELSEWHERE.search(body.head):
            unit = self._provincial(body.start, hint)
            return body._replace(unit=unit, klass="unit") if unit else body
        if body.head.startswith("Sở "):
            return body._replace(unit=self._provincial(body.start, hint))
        if body.head in DISTRICT_OFFICES:
            level = "district" if (self.at or _REFORM) < _REFORM else "commune"
            return body._replace(unit=self.fill(Unit(body.start, body.end, "", level, None)))
        if body.head == "Đảng ủy" and body.klass == "unit":
            return body._replace(unit=self.fill(Unit(body.start, body.end, "", "commune", None)))
        return body

    def _provincial(self, at: int, hint: str | None) -> Unit | None:
        """The province as the unit of a department that names none."""
        return self._of_province(at, self.province(at) or hint)

    def _of_province(self, at: int, province: str | None) -> Unit | None:
        if province is None:
            return None
        kind = self.atlas.kind(province, self.at) or "tỉnh"
        return Unit(at, at, kind, "city" if kind == "thành phố" else "province", province)

    def place(self, body: Body) -> PlaceRef | None:
        """The place that a completed body belongs to."""
        unit = body.root.unit
        if unit is None or unit.name is None:
            return None
        return self.ref(unit)

    def province_of(self, body: Body | None) -> str | None:
        """The province that a completed body is in, None for a central one."""
        place = self.place(body) if body is not None else None
        return (place.within or place.name) if place else None

    def ref(self, unit: Unit) -> PlaceRef | None:
        """The unit as a place."""
        if unit not in self._refs:
            self._refs[unit] = self._ref(unit)
        return self._refs[unit]

    def _ref(self, unit: Unit) -> PlaceRef | None:
        if unit.name is None:
            return None
        type = unit.type
        if unit.level in PROVINCIAL and type == "tỉnh" and self.atlas.kind(unit.name, self.at) == "thành phố":
            type = "thành phố"
        province = type == "tỉnh" or (type == "thành phố" and self._is_province(unit._replace(type=type)))
        return place_ref(type, unit.name, None if province else self.home_of(unit))

    def level(self, body: Body) -> Level | None:
        """The level of a completed body."""
        root = body.root
        if root.level == "central" or root.klass == "full":
            return "central"
        unit = root.unit
        if unit is None:
            return root.level if root.level in {"province", "district", "commune", "hamlet"} else None
        if unit.level in PROVINCIAL:
            return "province" if unit.name is None or self._is_province(unit) else "district"
        return _LEVELS.get(unit.level)

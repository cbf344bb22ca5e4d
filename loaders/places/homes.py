"""Which province a unit below one is in: as said beside it, by the passage, or the only one it can be."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.model import Confidence, PlaceRef
from kg.ontology.places import FIRST
from loaders.places.atlas import Atlas, place_ref
from loaders.places.provinces import Provinces
from loaders.places.seen import Part, Seen
from loaders.places.units import PROVINCIAL, Unit
from loaders.text.lexicon import unit_types
from loaders.text.page import Page
from loaders.text.spelling import UPPER

SPAN: Final = {"commune": unit_types("commune"), "district": unit_types("district") | {"thành phố"}}
_FORMER: Final = frozenset({"huyện", "thị xã", "thị trấn", "thành phố", "quận"})  # ended with the reform
_STILL: Final = re.compile(  # what stands from a post to the province of then, nothing but when
    r"(?:(?:Sở|Ty) [^,;.\d]{2,40}?|(?:[^,;.\d]{2,40} )?(?:tỉnh|thành phố))?"
    r"(?: (?:từ|vào|hồi|trong|năm|tháng|ngày|đầu|cuối|giữa|đến)| [\d/-]+)*,? ?\(?"
    r"(?:khi|lúc|hồi|thời|từ khi|từ thời)(?: tỉnh| ấy| đó)* (?:vẫn )?còn (?:là|thuộc) "
)
_ONCE: Final = (" trước đây", " trước kia")
_AT_HOME: Final = re.compile(
    r"\W*(?:[^,;.]{1,32}, )?(?:ở|tại|(?:trở )?về) quê (?:nhà|hương)(?:,| mình\b)[^;.]*"
    r"\b(?:là|làm(?! việc)|giữ|bầu|bổ nhiệm|công tác)\b[^;.]*"
)
REFORM: Final = "2025-07-01"  # districts end, communes have offices (Law 72/2025/QH15)


def _of_old(seen: Seen, page: Page, atlas: Atlas, at: str | None) -> Seen:
    """A province that is no more and is told of as once: "hồ sơ nhận từ UBND huyện X, tỉnh Y | trước đây"."""
    unit = seen.unit
    if at is None or unit.level not in PROVINCIAL or not page.text.startswith(_ONCE, unit.end):
        return seen
    return seen if atlas.stands(unit.name or "", at) else seen._replace(origin=True, former=True)


_WAS_OF: Final = re.compile(
    rf"\s?[,(]?\s?(?:vốn |trước )?thuộc (?:huyện|thị xã|thành phố|TP) [{UPPER}][^.;,()]{{1,30}},"
    rf" tỉnh [{UPPER}][^.;,()]{{1,24}} (?:trước đây|\(?cũ\b)"
)


class Homes(Provinces):
    """The provinces that the units of a page are in."""

    def __init__(
        self, page: Page, atlas: Atlas, seen: Iterable[Seen], home: str | None, parts: Mapping[int, Part]
    ) -> None:
        """As `Provinces`."""
        at = page.article.published
        super().__init__(page, atlas, (_of_old(one, page, atlas, at) for one in seen), home, parts)
        self._refs: dict[Unit, PlaceRef | None] = {}
        self._homes: dict[Unit, str | None] = {}
        self._at_home = " quê nhà" in page.low or " quê hương" in page.low
        self._within: dict[tuple[str | None, str], set[str]] = defaultdict(set)  # where the page puts units
        self._formers = {s.unit.start for s in self.seen if s.former}
        self._old = {s.unit.name for s in self.seen if s.former and s.unit.level in PROVINCIAL}
        for unit in (s.unit for s in self.seen if s.unit.within):
            self._within[unit.name, unit.type].add(unit.within or "")

    def province(self, at: int, kind: str | None = None) -> str | None:
        """That of then where a post is told of a time before the province, else as `Provinces` finds it.

        That of his birth in what somebody did "ở quê nhà", open where none is told.
        """
        if self._is_at_home(at):
            return self._native(at)
        return self.was_still(at) or super().province(at, kind)

    def is_of_then(self, province: str, at: int) -> bool:
        """As `Provinces`, and true for any but that of his birth in what somebody did "ở quê nhà"."""
        elsewhere = self._is_at_home(at) and self._native(at) != province
        return elsewhere or super().is_of_then(province, at)

    def _is_at_home(self, at: int) -> bool:
        """True in a clause of what somebody did where he was born: "Ở quê nhà, bà là | Giám đốc X"."""
        start = self._sentences[max(0, bisect_right(self._sentences, at) - 1)] if self._at_home else at
        return self._at_home and _AT_HOME.fullmatch(self.page.low, start, at) is not None

    def _native(self, at: int) -> str | None:
        """The province told last in a passage to be that of somebody's birth: "quê huyện X, Nghệ An"."""
        before = [s for s in self._before(at, self.page.section_at(at).start) if s.origin]
        provinces = (self._name(s.unit) for s in before if self._provincial_unit(s.unit))
        return next(provinces, None)

    def was_still(self, at: int) -> str | None:
        """The province of old behind a post in it: "Chủ tịch UBND tỉnh từ năm 2023, khi còn là | tỉnh X"."""
        text, k = self.page.text, bisect_right(self._sentences, at)
        end = self._sentences[k] if k < len(self._sentences) else len(text)
        told = _STILL.match(text, at, end) if text.find(" còn ", at, end) >= 0 else None
        near = self.seen[bisect_left(self._starts, told.end()) :][:1] if told else []
        named = (self._name(s.unit) for s in near if self._provincial_unit(s.unit))
        return next(
            (name for name in named if told and text.startswith((name, f"tỉnh {name}"), told.end())), None
        )

    def surety(self, at: int, province: str | None) -> Confidence:
        """How sure a province is that is only the paper's own, where the paragraph named another one last.

        "Đoàn tới thăm tỉnh X. Đồng chí A, Bí thư Tỉnh ủy, tiếp đoàn": of X, or of the paper's province? Open
        where a body of X holds what is told of: "UBND tỉnh X tổ chức hội nghị. Dự có A, Phó Bí thư Tỉnh ủy".
        """
        if self.home is None or province != self.home:
            return "certain"
        named = [
            (self._name(s.unit), s.host)
            for s in self._before(at, self.page.section_at(at).start)
            if self._provincial_unit(s.unit) and not (s.private or s.origin or self._one_of_many(s))
        ]
        if not named or named[0][0] == self.home:
            return "certain"
        hosted = any(host for _, host in named) and all(name != self.home for name, _ in named)
        return "doubtful" if hosted else "likely"

    def home_of(self, unit: Unit) -> str | None:
        """The province that a named unit below a province is in.

        As said beside it, by the passage, or the only one it can be.
        """
        if unit.within:
            return self._of_today(unit, unit.within) or unit.within
        if unit not in self._homes:
            self._homes[unit] = self._home_of(unit)
        return self._homes[unit]

    def _of_today(self, unit: Unit, told: str) -> str | None:
        """The province of a unit that never was in the former one told beside it, whose land it is on.

        "xã Giao Ninh (huyện Giao Thủy, tỉnh Nam Định trước sáp nhập)": that commune is of the reform.
        """
        name, at = unit.name or "", self.at or ""
        if unit.level == "hamlet":
            after = self.seen[bisect_right(self._starts, unit.start) :][:1]
            beside = [s.unit for s in after if s.unit.level == "commune" and s.unit.within == told]
            return self._of_today(beside[0], told) if beside else None
        if at < REFORM or told not in self._old or not self.atlas.find(name, unit.type, at):
            return None
        once = _WAS_OF.match(self.page.text, unit.end)  # "xã X, thuộc huyện Y, tỉnh Z trước đây": it is still
        if self._stands(told) or (not once and told in self.atlas.homes(name, unit.type, None)):
            return None
        k = bisect_left(self._starts, unit.start)
        beside = [s.unit for s in (*self.seen[max(0, k - 1) : k], *self.seen[k + 1 : k + 2])]
        if any(s.origin for s in self.seen[k : k + 1]):
            return None  # "quê xã X, huyện Y, tỉnh Z cũ": of whatever year
        if any((other.level, other.within) == (unit.level, told) for other in beside):
            return None  # of a list, of which the others may be of old: "các xã X, Y (tỉnh Z cũ)"
        heirs = [home for home in self.atlas.homes(name, unit.type, at) if self.atlas.kin(told, home)]
        return heirs[0] if len(heirs) == 1 else None

    def _home_of(self, unit: Unit) -> str | None:
        if unit.name is None or unit.type == "tỉnh" or (unit.type == "thành phố" and self._is_province(unit)):
            return None
        homes = self.atlas.homes(unit.name, unit.type, self.at)
        near = self.province(unit.start) or self.topic()
        if above := self.above.get(unit.start):
            return self.home_of(above) or near  # "phường X, TP Y"
        if told := self._told_home(unit):
            return told
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
            if any(near in self.atlas.homes(unit.name, type, None) for type in SPAN.get(unit.level, ())):
                return near  # known under another type: a commune that is a ward today
        fitting = [home for home in homes if home in self._provinces]
        if len(fitting) == 1:
            return fitting[0]
        if near and unit.level == "commune" and self.at and self.at < FIRST:
            return near  # of a province that nothing else names? Communes merged before are not all known
        counted = unit.level == "hamlet" or unit.name.isdecimal()
        return homes[0] if len(homes) == 1 else near if counted else None

    def _is_gone(self, unit: Unit) -> bool:
        """True for a unit that is no more."""
        return not self.atlas.find(unit.name or "", unit.type, self.at)

    def _told_home(self, unit: Unit) -> str | None:
        """The province in which the page puts a unit elsewhere; of a former one, that of old of its sentence.

        "huyện X, tỉnh Y trước đây … Huyện ủy | X"; "Chi cục trưởng Z tỉnh Y, Phó Chủ tịch UBND | huyện X";
        "hình thành từ | phường A, xã B và một phần thành phố C, tỉnh Y cũ".
        """
        former, made = unit.type in _FORMER, unit.start in self._formers
        gone = former or self._is_gone(unit)
        if (self.at or "") < REFORM or not (gone or made):
            return None
        told = self._within.get((unit.name, unit.type), ()) if gone else ()
        if len(told) == 1:
            return next(iter(told))
        n = max(0, bisect_right(self._sentences, unit.start) - 1)
        end = self._sentences[n + 1] if n + 1 < len(self._sentences) else len(self.page.text)
        first, last = bisect_left(self._starts, self._sentences[n]), bisect_left(self._starts, end)
        beside = [s.unit for s in self.seen[first:last]]
        homes = self.atlas.homes(unit.name or "", unit.type, None)
        if not (former or made):  # "huyện X … qua xã Y", both no more, and X told to be in that of old
            above = {self.home_of(other) for other in beside if other.type in _FORMER and other.name}
            of_old = [home for home in homes if home in above and not self._stands(home)]
            return of_old[0] if len(of_old) == 1 else None
        named = {other.name for other in beside if other.type == "tỉnh" and other.name}
        old = [home for home in homes if home in named and not self._stands(home)]
        if not old and former and len(homes) == 1 and homes[0] in self._provinces:
            old = [home for home in homes if not self._stands(home)]  # the page names it elsewhere
        return old[0] if len(old) == 1 else None

    def _renamed(self, unit: Unit, near: str | None) -> str | None:
        """The only province of a district that is known as another type, "thị xã X" of a city: all are known.

        None where the province `near` has it.
        """
        types = SPAN.get(unit.level, ()) if unit.level == "district" else ()
        homes = {home for type in types for home in self.atlas.homes(unit.name or "", type, None)}
        return homes.pop() if len(homes) == 1 and near not in homes else None

    def _stands(self, province: str) -> bool:
        """True for a province of the article's day, not for one that came before it."""
        return bool(self.at and self.atlas.stands(province, self.at))

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

"""What bodies mean where they stand: "HĐND xã", "Phòng Nội vụ", "Sở Y tế" of which unit.

A body takes its unit as `Nearest` and `Provinces` find it. Two candidates leave it bare.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Final

from kg.model import Level, PlaceRef
from loaders.bodies.body import DISTRICT_OFFICES, OF_PROVINCES, OFFICES, Body
from loaders.places.atlas import Atlas
from loaders.places.homes import REFORM
from loaders.places.nearest import Nearest
from loaders.places.seats import Seat
from loaders.places.seen import Part, Seen
from loaders.places.units import PROVINCIAL, Unit
from loaders.text.page import Page

_LEVELS: Final[dict[str, Level]] = {"district": "district", "commune": "commune", "hamlet": "hamlet"}
_OF_DISTRICTS: Final = ("Tòa án nhân dân ", "Viện Kiểm sát nhân dân ")
HOSPITAL: Final = "Bệnh viện "
# courts and procuracies that some districts of a province share
REGIONAL: Final = re.compile(r" khu vực \d+$")
_OF_UNITS: Final = frozenset({"party", "elected", "front"})
_ELSEWHERE: Final = re.compile(r"khu vực|cửa khẩu|[Vv]ùng|\d")  # branches that are no province's
_ACCUSED: Final = re.compile(r"\b(?:bị (?:can|cáo|bắt|tuyên)|khởi tố|truy tố|xét xử|tạm giam)\b")
_OFFICIAL: Final = frozenset({"party", "state", "elected"})  # types of bodies whose commune is not guessed

_GOES: Final = (" lên ", " về ", " sang ", " xuống ", " ra ", " vào ", " đến ", " tới ")
_TAKES: Final = re.compile(r",? (?:làm|giữ|nhận|đảm nhiệm|đảm nhận)\b[^,.;:()]{0,24}")


class Context(Nearest):
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

        `wholes` are the whole names of bodies that it also writes short. The others are as in `Nearest`.
        """
        super().__init__(page, atlas, seen, home=home, seat=seat, labels=labels, parts=parts)
        self._owners = owners
        self._wholes = {  # not "Bệnh viện Mắt" of another province than the paper's
            short: whole
            for short, whole in wholes.items()
            if not (home and whole.startswith(HOSPITAL) and not whole.endswith(home))
        }
        self._whole: dict[tuple[Body, str | None], Body] = {}

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
            if (
                body.head.startswith(OF_PROVINCES)
                and filled.level == "city"
                and not self._provincial_unit(filled)
            ):
                return body._replace(unit=self._of_province(filled.start, self.home_of(filled)))
            lent = filled.name is not None and body.unit.name is None
            if lent and body.type in _OFFICIAL and self.is_birthplace(filled):
                return body  # "Quê ở xã X. … Bí thư Đảng ủy | xã": of which one?
            return body if filled is body.unit else body._replace(unit=filled)
        if body.klass in {"full", "open", "number"} and body.head in self._wholes:
            return body._replace(head=self._wholes[body.head])
        if body.klass == "full" and body.head in self._owners:
            owner = self.complete(self._owners[body.head])  # "Cục Kiểm ngư", (Bộ Y) in another sentence
            return body._replace(owner=owner)
        if body.type == "judicial" and body.head.startswith(_OF_DISTRICTS) and REGIONAL.search(body.head):
            unit = self._provincial(body.start, hint)
            return body._replace(unit=unit, klass="unit") if unit else body  # "TAND khu vực 3"
        if body.head.startswith("Chi cục ") and not _ELSEWHERE.search(body.head):
            unit = self._provincial(body.start, hint)
            return body._replace(unit=unit, klass="unit") if unit else body
        if body.head.startswith(OF_PROVINCES):
            unit = self._named_before(body) or self._provincial(body.start, hint)
            return body._replace(unit=unit, klass="unit" if unit and body.klass == "open" else body.klass)
        if body.head in DISTRICT_OFFICES:
            if there := self._gone_to(body.start):
                return body._replace(unit=self.fill(there))
            level = "district" if (self.at or REFORM) < REFORM else "commune"
            filled = self.fill(Unit(body.start, body.end, "", level, None))
            of_province = filled.type == "thành phố" and self._is_province(filled)  # which has none of these
            elsewhere = of_province or self.is_birthplace(filled)
            return body if elsewhere else body._replace(unit=filled)
        if body.head == "Đảng ủy" and body.klass == "unit":
            filled = self.fill(Unit(body.start, body.end, "", "commune", None))
            elsewhere = self.is_birthplace(filled) or self.is_of_later_post(filled, body.start)
            return body if elsewhere else body._replace(unit=filled)
        return body

    def _gone_to(self, at: int) -> Unit | None:
        """The unit to which somebody goes for a post in it: "lên huyện X làm | Trưởng phòng Y"."""
        k = bisect_right(self._starts, at) - 1
        unit = self.seen[k].unit if k >= 0 else None
        if unit is None or unit.level not in {"district", "commune"}:
            return None
        goes = self.page.low.endswith(_GOES, 0, unit.start)
        return unit if goes and _TAKES.fullmatch(self.page.low, unit.end, at) else None

    def _named_before(self, body: Body) -> Unit | None:
        """The province whose department of this name a list of those accused together told of before.

        "Các bị can: A, cựu Giám đốc Sở Tài chính tỉnh X; B, cựu Phó Giám đốc | Sở Tài chính": of X too.
        """
        start = self._sentences[max(0, bisect_right(self._sentences, body.start) - 1)]
        told = self.page.low[start : max(start, self.page.low.rfind(";", start, body.start))]
        if self.home is None or _ACCUSED.search(told) is None:
            return None
        named = {
            province
            for province in self._provinces
            for kind in ("", "tỉnh ", "thành phố ", "tp ")
            if f"{body.head} {kind}{province}".lower() in told
        }
        return self._of_province(body.start, named.pop()) if len(named) == 1 else None

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

    def is_gone(self, body: Body | None) -> bool:
        """True for a body of a province that is no more, as the page says or names the one of today."""
        unit = body.root.unit if body is not None else None
        if unit is None or unit.level != "province":
            return False
        return self._went_on(unit.name or "") or self.was_still(body.start if body else 0) is not None

    def went_with_districts(self, body: Body | None) -> bool:
        """True for an office of a district on a page since there are none; its centres may go on."""
        unit = body.root.unit if body is not None else None
        if body is None or unit is None or unit.level != "district":
            return False
        led = body.root.type in _OF_UNITS or body.root.head.startswith(OFFICES)
        return led and (self.at or REFORM) > REFORM

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

"""What relative words mean where they stand: "tỉnh", "Tỉnh ủy", "HĐND xã" of which province, which commune.

A relative word takes its unit from what the passage is about: a unit of that kind named before it in the
sentence or the paragraph, the headline, the page; for a province also the publisher's, on the day of the
article, unless the text is wire copy. Two candidates leave it bare.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.model import Level, PlaceRef
from loaders.atlas import Atlas
from loaders.body import DISTRICT_OFFICES, Body
from loaders.page import Page
from loaders.spelling import UPPER
from loaders.tokens import tokenize
from loaders.units import Unit

_PROVINCIAL = {"province", "city"}
_BESIDE = re.compile(r"\s*[,(]?\s*(?:thuộc )?")
_RANKS = {"hamlet": 0, "commune": 1, "district": 2, "city": 3, "province": 4}
_LEVELS: dict[str, Level] = {"district": "district", "commune": "commune", "hamlet": "hamlet"}
_COORDINATED = frozenset({", ", " và ", " - ", "; ", ", tỉnh ", " và tỉnh "})
_BACK = 200  # units looked at before a relative word
_SPAN = {
    "commune": {"xã", "phường", "thị trấn", "đặc khu"},
    "district": {"huyện", "quận", "thị xã", "thành phố"},
}
_OPENS_AT = re.compile(
    rf"(?:Còn |Riêng )?(?:[Tt]ại|[Ởở]|[Vv]ề)\s+((?:[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{0,3}}),"
)
_ELSEWHERE = re.compile(r"khu vực|cửa khẩu|[Vv]ùng|\d")  # branches that are no province's
_REFORM = "2025-07-01"  # districts end, communes have offices (Law 72/2025/QH15)


class Seen(NamedTuple):
    """A named unit in the text.

    `private` where it stands in somebody's office, so that it says nothing of the passage.
    """

    unit: Unit
    private: bool
    origin: bool = False  # where somebody comes from ("quê Nghệ An")
    host: bool = False  # of a body that holds a sitting: "Tỉnh ủy Tuyên Quang tổ chức …"


def _decided(tiers: Sequence[Counter[str]]) -> str | None:
    """The name that the first tier with a single winner gives, the later ones breaking its ties."""
    best: set[str] = set()
    for tier in tiers:
        counts = {name: n for name, n in tier.items() if not best or name in best}
        if not counts:
            continue
        most = max(counts.values())
        best = {name for name, n in counts.items() if n == most}
        if len(best) == 1:
            return best.pop()
    return None


class Context:
    """The units that a page names, and the province of its publisher."""

    def __init__(
        self,
        page: Page,
        atlas: Atlas,
        seen: Iterable[Seen],
        home: str | None,
        seat: tuple[str, str] | None = None,
    ) -> None:
        """`home` is the publisher's province on the day (None: national or unknown).

        `seat` is the type and name of the district or commune whose portal the publisher is.
        """
        self.seat = Unit(0, 0, seat[0], "", seat[1], home) if seat else None
        self._sentences = [start for start, _ in page.sentences]
        self.page = page
        self.atlas = atlas
        self.at = page.article.published
        self.home = home
        self.seen = self._chained(sorted(seen, key=lambda s: s.unit.start))
        self._starts = [s.unit.start for s in self.seen]
        self._refs: dict[Unit, PlaceRef | None] = {}
        self._topics: dict[str | None, str | None] = {}
        self._only: dict[tuple[str, str, str | None], Unit | None] = {}
        self._provinces = {self._name(s.unit) for s in self.seen if self._provincial_unit(s.unit)}
        self._open = False  # a national paper's page that is of one province only by counting

    def _chained(self, seen: list[Seen]) -> list[Seen]:
        """Units with the province told right after them.

        "xã Tả Van, huyện Sa Pa, tỉnh Lào Cai", "xã Phúc Lộc (Hà Nội)".
        """
        out = list(seen)
        for k in range(len(seen) - 2, -1, -1):
            this, after = seen[k].unit, out[k + 1].unit
            gap = self.page.text[this.end : after.start]
            if (
                len(gap) < 12
                and _BESIDE.fullmatch(gap)
                and _RANKS.get(this.level, 9) < _RANKS.get(after.level, 0)
            ):
                province = (
                    after.name if after.level in _PROVINCIAL and self._is_province(after) else after.within
                )
                if province:
                    out[k] = seen[k]._replace(unit=this._replace(within=province))
        return out

    # Provinces

    def province(self, at: int, kind: str | None = None) -> str | None:
        """The province that "tỉnh" means at an offset, or None.

        `kind` "tỉnh" leaves the centrally run cities out.
        """
        section = self.page.section_at(at)
        since = self._sentences[max(0, bisect_right(self._sentences, at) - 1)] if self.home else section.start
        for seen in self._before(at, since):
            if seen.private or seen.origin or not self._provincial_unit(seen.unit) or self._one_of_many(seen):
                continue
            if kind is None or self.atlas.kind(self._name(seen.unit), self.at) == kind:
                return self._name(seen.unit)
        topic = self.topic(section.teaser.title if section.teaser else None)
        beside = self._of_posts(at, section.start)
        if topic and beside and topic != beside and self._open:
            return None  # told more often than others, but not here
        topic = topic or beside
        if topic and kind and self.atlas.kind(topic, self.at) not in {kind, None}:
            return None
        return topic

    def _of_posts(self, at: int, since: int) -> str | None:
        """The only province that the posts named before an offset in its paragraph are in."""
        seen = self._before(at, since)
        found = {self._name(s.unit) for s in seen if s.private and self._provincial_unit(s.unit)}
        return found.pop() if len(found) == 1 else None

    def _one_of_many(self, seen: Seen) -> bool:
        """True for a province in a list ("hai tỉnh Lạng Sơn và Cao Bằng"): none of them is the one meant."""
        k = bisect_left(self._starts, seen.unit.start)
        for one, other in ((k - 1, k), (k, k + 1)):
            if one >= 0 and other < len(self.seen):
                left, right = self.seen[one].unit, self.seen[other].unit
                gap = self.page.text[left.end : right.start]
                if gap in _COORDINATED and self._provincial_unit(left) and self._provincial_unit(right):
                    return left.name != right.name
        return False

    def _beside_another(self, seen: Seen, fits: Callable[[Unit], bool]) -> bool:
        """True for a unit in a list ("hai huyện A, B", "xã A, xã B"): none of them is the one meant."""
        k = bisect_left(self._starts, seen.unit.start)
        if k == 0 or not fits(other := self.seen[k - 1].unit) or other.name == seen.unit.name:
            return False
        gap = self.page.text[other.end : seen.unit.start]
        return gap in _COORDINATED

    def topic(self, teaser: str | None = None) -> str | None:
        """The province that the page (or one of its teasers) is about."""
        if teaser not in self._topics:
            self._topics[teaser] = self._topic(teaser)
        return self._topics[teaser]

    def _topic(self, teaser: str | None) -> str | None:
        tiers: list[Counter[str]] = [Counter(), Counter(), Counter()]  # headline, lead, the rest
        first = next((s.start for s in self.page.sections if s.kind == "body"), -1)
        for seen in self.seen:
            section = self.page.section_at(seen.unit.start)
            if (section.teaser.title if section.teaser else None) != teaser or seen.origin:
                continue
            if seen.unit.level in _PROVINCIAL and self._is_province(seen.unit):
                lead = section.kind == "sapo" or section.start == first
                tiers[0 if section.kind == "headline" else 1 if lead else 2][self._name(seen.unit)] += 1
        if self.home and (teaser is None or not any(tiers)):
            return self._host() or self.home
        if teaser is not None and not any(tiers):
            return self.topic(None)
        if teaser is None and not tiers[0]:
            tiers[0].update(self._titled())
        if len(tiers[0]) > 1:
            return None  # the headline names several: a passage must say which one it means
        self._open = teaser is None and not tiers[0] and len(tiers[1] | tiers[2]) > 1
        return _decided(tiers)

    def _titled(self) -> set[str]:
        """The provinces that the article's title names, where the text itself has no headline."""
        t = tokenize(self.page.article.title or "")
        return {found[0] for i in range(len(t)) if (found := self.atlas.province_at(t, i))}

    def _host(self) -> str | None:
        """The other province whose body a page shows in session that does not name the paper's own.

        So reprints read: "Ban Thường vụ Tỉnh ủy Tuyên Quang tổ chức hội nghị …".
        """
        if self.home in self._provinces:
            return None
        hosts = {self._name(s.unit) for s in self.seen if s.host and self._provincial_unit(s.unit)}
        return hosts.pop() if len(hosts) == len(self._provinces) == 1 else None

    def _provincial_unit(self, unit: Unit) -> bool:
        return unit.level in _PROVINCIAL and self._is_province(unit)

    def _is_province(self, unit: Unit) -> bool:
        if unit.name is None:
            return False
        kind = self.atlas.kind(unit.name, self.at)
        if unit.type == "thành phố":
            return kind == "thành phố"
        return kind is not None

    def _name(self, unit: Unit) -> str:
        assert unit.name is not None
        return unit.name

    # Any unit

    def fill(self, unit: Unit, hint: str | None = None) -> Unit:
        """The unit with its name and province where they can be known.

        `hint` is a province to fall back on.
        """
        if unit.name is not None:
            return unit._replace(within=unit.within or self.home_of(unit))
        if unit.level == "province":
            province = self.province(unit.start, "tỉnh") or (
                hint if self.atlas.kind(hint or "", self.at) == "tỉnh" else None
            )
            return unit._replace(name=province)
        if unit.level == "city":
            return self._city(unit)
        found = self._nearest(unit) or self._seated(unit)
        return (
            unit._replace(name=found.name, type=found.type, within=found.within or self.home_of(found))
            if found
            else unit
        )

    def _city(self, unit: Unit) -> Unit:
        """ "thành phố": the nearest city named, else the province if it is a city."""
        found = self._nearest(unit)
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
        for private in (False, True):
            for seen in self._before(unit.start, section.start):
                if fits(seen.unit) and seen.private <= private and not seen.origin:
                    return None if self._beside_another(seen, fits) else seen.unit
        key = (unit.type, unit.level, title)
        if key not in self._only:
            self._only[key] = self._only_one(unit, title)
        return self._only[key]

    def _seated(self, unit: Unit) -> Unit | None:
        """The unit whose portal the page is on, where the page names no other of its kind."""
        fits = self._fits(unit)
        if self.seat is None or not fits(self.seat):
            return None
        others = any(fits(s.unit) and s.unit.name != self.seat.name for s in self.seen)
        return None if others else self.seat

    def _there(self, unit: Unit, fits: Callable[[Unit], bool]) -> Unit | None:
        """The unit that the sentence opens with by its bare name: "Còn ở Lương Tài, Bí thư Huyện ủy A …"."""
        start = self._sentences[max(0, bisect_right(self._sentences, unit.start) - 1)]
        told = _OPENS_AT.match(self.page.text, start, unit.start)
        if told is None:
            return None
        for type in {unit.type} if unit.type else _SPAN.get(unit.level, set()):
            if self.atlas.known(told[1], type):
                there = Unit(told.start(1), told.end(1), type, unit.level, told[1])
                return there if fits(there) else None
        return None

    def _only_one(self, unit: Unit, title: str | None) -> Unit | None:
        """The only unit of that type in the headline and lead of a story, else in the whole story."""
        fits = self._fits(unit)
        for kinds in (("headline", "sapo"), ("headline", "sapo", "body", "caption", "teaser")):
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
        types = {unit.type} if unit.type else _SPAN.get(unit.level, set())
        return lambda other: other.name is not None and other.type in types and other.type != "tỉnh"

    def _before(self, at: int, since: int) -> Iterable[Seen]:
        """Units named between two offsets, the last first."""
        last = bisect_right(self._starts, at - 1) - 1
        for k in range(last, max(-1, last - _BACK), -1):
            if self._starts[k] < since:
                return
            yield self.seen[k]

    def home_of(self, unit: Unit) -> str | None:
        """The province that a named unit below a province is in.

        As said beside it, by the passage, or the only one it can be.
        """
        if unit.within:
            return unit.within
        if unit.name is None or unit.type == "tỉnh" or (unit.type == "thành phố" and self._is_province(unit)):
            return None
        homes = self.atlas.homes(unit.name, unit.type, self.at)
        near = self.province(unit.start) or self.topic()
        if not homes:
            return near
        if near and self.at and not self.atlas.stands(near, self.at):
            now = [home for home in homes if self.atlas.stands(home, self.at)]
            if len(now) == 1 and self.atlas.find(unit.name, unit.type, self.at):
                return now[0]  # a unit of today in the heir of the province that is spoken of
        if near:
            for home in homes:
                if home == near:
                    return near
            if any(self.atlas.kin(near, home) and not self._both(near, home) for home in homes):
                return near
            if any(near in self.atlas.homes(unit.name, type, None) for type in _SPAN.get(unit.level, ())):
                return near  # known under another type: a commune that is a ward today
        fitting = [home for home in homes if home in self._provinces]
        if len(fitting) == 1:
            return fitting[0]
        return homes[0] if len(homes) == 1 else (near if unit.level == "hamlet" else None)

    def _both(self, one: str, other: str) -> bool:
        """True when two provinces stand side by side on the article's day: neither is the other's heir."""
        return bool(self.at and self.atlas.stands(one, self.at) and self.atlas.stands(other, self.at))

    # Bodies

    def complete(self, body: Body, hint: str | None = None) -> Body:
        """The body with units filled in along its chain of owners; `hint` is a province to fall back on."""
        if body.owner is not None:
            return body._replace(owner=self.complete(body.owner, hint))
        if body.unit is not None:
            return body._replace(unit=self.fill(body.unit, hint))
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
        province = self.province(at) or hint
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

    def ref(self, unit: Unit) -> PlaceRef | None:
        """The unit as a place."""
        if unit not in self._refs:
            self._refs[unit] = self._ref(unit)
        return self._refs[unit]

    def _ref(self, unit: Unit) -> PlaceRef | None:
        if unit.name is None:
            return None
        type = unit.type
        if (
            unit.level in _PROVINCIAL
            and type == "tỉnh"
            and self.atlas.kind(unit.name, self.at) == "thành phố"
        ):
            type = "thành phố"
        province = type == "tỉnh" or (type == "thành phố" and self._is_province(unit._replace(type=type)))
        return PlaceRef(type=type, name=unit.name, within=None if province else self.home_of(unit))

    def level(self, body: Body) -> Level | None:
        """The level of a completed body."""
        root = body.root
        if root.level == "central" or root.klass == "full":
            return "central"
        unit = root.unit
        if unit is None:
            return root.level if root.level in {"province", "district", "commune", "hamlet"} else None
        if unit.level in _PROVINCIAL:
            return "province" if unit.name is None or self._is_province(unit) else "district"
        return _LEVELS.get(unit.level)

"""What a relative unit means where it stands: "xã", "huyện" of which name.

That of the kind named before it in the sentence or the paragraph, the headline, the page. Two candidates
leave it bare.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from loaders.places.atlas import Atlas
from loaders.places.homes import REFORM, SPAN, Homes
from loaders.places.provinces import COORDINATED
from loaders.places.seats import Seat, headline, opening
from loaders.places.seen import Part, Seen
from loaders.places.units import Unit
from loaders.text.lexicon import lists
from loaders.text.page import Page, Section
from loaders.text.spelling import UPPER

_OPENS_AT: Final = re.compile(
    r"(?:(?:(?:Còn|Riêng) )?(?:[Tt]ại|[Tt]ừ|[Ởở]|[Vv]ề)\s+(?:(?:điểm|đầu) cầu )?"
    r"|(?:Còn|Riêng) [^.,;:]{1,40} (?:tại|ở) |Còn [^.,;:]{1,24} của )"
    rf"((?:[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{0,3}}),"
)
_OURS: Final = re.compile(r" (?:của )?(?:chúng tôi|chúng ta|chúng em|mình|ta|tôi|nhà)\b")
_OPENS_WORDS: Final = re.compile(r'[“"](?:(?:Cả|Toàn|Hiện|Hiện nay|Năm nay|Nay),? )?$')
_HIS_WORDS: Final = re.compile(r'[^”"\n]*[”"][^.!?”"\n]*')  # to the end of what is said, and to who says it
_GOES_TO: Final = re.compile(
    rf"\b(?:về|lên|sang|xuống|ra)\s+((?:[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{0,3}})"
    r"\s+(?:làm|giữ|nhận|đảm nhận|đảm nhiệm)\b(?:(?!\s(?:ông|bà|anh|chị|đồng chí)\s)[^;.:()])*$"
)
_HAS_POST: Final = re.compile(
    rf"(?:^|[,:;–-] |\b(?:ở|tại|huyện|thị xã|thành phố|xã|phường) )((?:[{UPPER}][\w'’]*[ -]?){{2,4}}) "
    r"(?:đã |vừa |sẽ )?có (?:tân |quyền |(?:một |hai )?(?:phó )?)?(?i:bí thư|chủ tịch|phó|lãnh đạo)\b"
)
_FORMERLY: Final = re.compile(r"[,\s(]*nguyên [^;.]{,60}")
# "xã A | hợp nhất với xã B"
_JOINED_WITH: Final = frozenset(f" {word} với " for word in lists("cues.toml")["joined_units"])
_LIVES: Final = lists("cues.toml")["tells_careers"]
_THIS: Final = re.compile(r" (?:này|đó|ấy)\b")
_PARTED: Final = re.compile(r"[.;!?…]\s")
_TOLD: Final = (("headline",), ("headline", "sapo"), ("headline", "sapo", "body", "caption", "teaser"))
_GOES_ON: Final = ("theo đó", "cụ thể, ")  # opening a paragraph that tells more of the one before
_MANY: Final = ("các ", "những ", "nhiều ", "mọi ")
_NEAR: Final = 80  # characters before a committee in which it is told where somebody goes


class Nearest(Homes):
    """The relative units of a page with what their passage says of them filled in."""

    def __init__(
        self,
        page: Page,
        atlas: Atlas,
        seen: Iterable[Seen],
        *,
        home: str | None,
        seat: Seat | None = None,
        labels: Iterable[Seat] = (),
        parts: Mapping[int, Part] | None = None,
    ) -> None:
        """`home` is the publisher's province on the day (None: national or unknown).

        `seat` is the district or commune whose portal the publisher is, `labels` are the units whose name
        opens the headline.

        `parts` are those that a unit heads, by the paragraphs in them.
        """
        super().__init__(page, atlas, seen, home, parts or {})
        self.seat = Unit(0, 0, seat[0], "", seat[1], home) if seat else None
        self._labels = tuple(Unit(0, 0, type, "", name, home) for type, name in labels)
        self._only: dict[tuple[str, str, str | None, bool], Unit | None] = {}
        self._tells_lives = any(words in page.low for words in _LIVES)

    def fill(self, unit: Unit, hint: str | None = None) -> Unit:
        """The unit with its name and province where they can be known.

        `hint` is a province to fall back on.
        """
        if unit.name is not None:
            home = unit.within or self.home_of(unit)
            return unit if home == unit.within else unit._replace(within=home)
        if unit.level in {"province", "city"} and (told := self._pointed_at(unit)):
            return unit._replace(name=told.name, within=told.within)
        if unit.level == "province":
            province = self.province(unit.start, "tỉnh") or (
                hint if self.atlas.kind(hint or "", self.at) == "tỉnh" else None
            )
            return unit._replace(name=province)
        if unit.level == "city":
            return self._city(unit)
        if unit.level == "district" and self.page.low.endswith(_MANY, 0, unit.start):
            return unit  # "yêu cầu các | huyện ủy báo cáo"
        found = self._nearest(unit) or self._seated(unit)
        found = None if found and self._is_of_commune(unit, found) else found
        return (
            unit._replace(name=found.name, type=found.type, within=found.within or self.home_of(found))
            if found
            else unit
        )

    def is_birthplace(self, unit: Unit) -> bool:
        """True for a commune that a page of a career tells only as somebody's home: "quê ở xã X"."""
        if unit.level != "commune" or (self.seat and self.seat.name == unit.name):
            return False
        if not self._tells_lives:
            return False  # "nạn nhân quê ở xã X; Chủ tịch UBND | xã đã đến": of that one
        named = [s for s in self.seen if (s.unit.name, s.unit.type) == (unit.name, unit.type)]
        return bool(named) and all(s.origin and not s.former for s in named)

    def is_of_later_post(self, unit: Unit, at: int) -> bool:
        """True for a unit that the page tells only in somebody's post, and only behind an offset."""
        named = [s for s in self.seen if (s.unit.name, s.unit.type) == (unit.name, unit.type)]
        return bool(named) and all(s.private and s.unit.start > at for s in named)

    def _is_of_commune(self, unit: Unit, found: Unit) -> bool:
        """True for "Bí thư Đảng ủy xã X, nguyên | Bí thư Huyện ủy; ông B, Bí thư Huyện ủy Y": which one?"""
        k = bisect_left(self._starts, unit.start)
        start = self._sentences[max(0, bisect_right(self._sentences, unit.start) - 1)]
        if unit.level != "district" or not k or (self.at or "") < REFORM or found.start < start:
            return False
        last = self.seen[k - 1].unit
        return last.level == "commune" and bool(_FORMERLY.fullmatch(self.page.text, last.end, unit.start))

    def _pointed_at(self, unit: Unit) -> Unit | None:
        """The last unit of that kind in the paragraph before "tỉnh này": not the paper's own.

        "Nguyên Phó Chủ tịch UBND tỉnh X, ông từng là Giám đốc Sở Y tế | tỉnh này". Behind a list of such, the
        unit itself: nobody knows which.
        """
        if not _THIS.match(self.page.text, unit.end):
            return None
        section = self.page.section_at(unit.start)
        named = (
            s for s in self._before(unit.start, section.start) if s.unit.name and s.unit.type == unit.type
        )
        last = next(named, None)
        if last is None:
            return None
        listed = self._beside_another(last, lambda other: other.type == unit.type)
        return unit if listed else last.unit

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
        before = list(self._before(unit.start, self._since(section)))
        told = [seen for seen in before if not self._is_quoted(seen.unit, section.start, unit.start)]
        if any(fits(seen.unit) and not seen.origin for seen in told):
            if any(
                fits(seen.unit) and self._speaks_of(seen.unit, unit) for seen in before if seen not in told
            ):
                return None  # "Xã X … “Cả xã Y có 300 hộ”, ông A, Chủ tịch UBND | xã, nói"
            before = told
        if unit.level == "hamlet" and len({seen.unit.name for seen in before if fits(seen.unit)}) > 1:
            return None  # "Thôn X giáp thôn Y. Ông A, Trưởng thôn, …"
        for private in (False, True):
            for n, seen in enumerate(before):
                if fits(seen.unit) and seen.private <= private and not seen.origin:
                    if seen.private and (own := self._topical(unit, seen, title)):
                        return own
                    apart = self._beside_another(seen, fits) or self._has_rival(unit, n, before, title)
                    return None if apart else seen.unit
            if not private and (part := self.part(unit.start)) and fits(part.unit):
                return part.unit
        only = self._only_one(unit, title)
        seats = [seat for seat in (self.seat, *self._labels) if seat and fits(seat)]
        above = self._told_above(section, fits) if unit.level == "district" else None
        if only is None or above is None:
            only = only or above
        elif not (self._is_same(only, above) or self._is_of_headline(only, above)):
            return None  # of the lead's district, or of that which the paragraph above is about?
        return None if only and not all(self._is_same(only, seat) for seat in seats) else only

    def _is_quoted(self, unit: Unit, start: int, end: int) -> bool:
        """True for a unit in what somebody says, which ends before `end`: "“Về xã X thì …”, bà A nói".

        Not for the speaker's own: "“Xã X chúng tôi …”, ông A, Chủ tịch UBND | xã, nói".
        """
        text = self.page.text
        if _OURS.match(text, unit.end):
            return False
        straight = text.count('"', start, unit.start) % 2 == 1 and text.find('"', unit.end, end) >= 0
        opened = text.rfind("“", start, unit.start) > text.rfind("”", start, unit.start)
        return straight or (opened and text.find("”", unit.end, end) >= 0)

    def _speaks_of(self, quoted: Unit, unit: Unit) -> bool:
        """True for what the one in the post begins to tell of: "“Xã X còn nghèo”, ông A, Chủ tịch | xã, nói".

        Not for "“Ở xã X người ta xong rồi”, ông A, …": of another.
        """
        opens = _OPENS_WORDS.search(self.page.text, max(0, quoted.start - 12), quoted.start)
        return opens is not None and _HIS_WORDS.fullmatch(self.page.text, quoted.end, unit.start) is not None

    def _is_of_headline(self, unit: Unit, other: Unit) -> bool:
        """True where the headline names the first of two units and not the other."""
        told = headline(self.page)
        return (unit.name or "") in told and (other.name or "") not in told

    def _told_above(self, section: Section, fits: Callable[[Unit], bool]) -> Unit | None:
        """The only such unit of the paragraph above, where it is no list and no post."""
        above = self.page.section_at(max(0, section.start - 2))
        if above.start == section.start or above.teaser != section.teaser or above.kind != section.kind:
            return None
        told = [s for s in self._before(section.start, above.start) if fits(s.unit)]
        if not told or any(s.private or s.origin or s.former for s in told):
            return None
        return told[0].unit if all(self._is_same(s.unit, told[0].unit) for s in told) else None

    def _since(self, section: Section) -> int:
        """Where the passage of a paragraph begins: the one before is of it where it says "Theo đó, …"."""
        if not self.page.low.startswith(_GOES_ON, section.start):
            return section.start
        before = self.page.section_at(max(0, section.start - 1))
        return before.start if before.teaser == section.teaser else section.start

    def _topical(self, unit: Unit, seen: Seen, title: str | None) -> Unit | None:
        """The only unit of a headline, or a lead, where another is told only in a post named before.

        "Cử tri xã X … | Dự có bà A, Bí thư Đảng ủy xã Y. Ông B, Chủ tịch UBND | xã, …". Not one in brackets
        behind a venue: "tại Trung tâm Hội nghị (phường X)".
        """
        if not _PARTED.search(self.page.text, seen.unit.end, unit.start):
            return None
        only = self._only_one(unit, title, top=True)
        if only is None or self.page.text.endswith("(", 0, only.start):
            return None
        return None if self._is_same(only, seen.unit) else only

    def _has_rival(self, unit: Unit, n: int, before: Sequence[Seen], title: str | None) -> bool:
        """True where a post in another unit is told nearer than one that no headline or lead names.

        "Học xã X, ông A, Chủ tịch UBND xã Y, … Bí thư Đảng ủy | xã B"
        """
        fits, named = self._fits(unit), before[n].unit
        told = before[:n]
        if before[n].private and _PARTED.search(self.page.text, named.end, unit.start):
            told = before[n + 1 :]  # of two posts told in sentences before, which?
        near = [s.unit for s in told if s.private and fits(s.unit) and not s.origin]
        if all(self._is_same(other, named) for other in near):
            return False
        only = self._only_one(unit, title, top=True)
        return only is None or not self._is_same(only, named)

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
        for type in [unit.type] if unit.type else sorted(SPAN.get(unit.level, ())):
            if self.atlas.known(told[1], type):
                there = Unit(told.start(1), told.end(1), type, unit.level, told[1])
                return there if fits(there) else None
        return None

    def _is_district(self, name: str) -> bool:
        """True for the name of a district while there are districts."""
        stands = (self.at or REFORM) < REFORM
        return stands and any(self.atlas.known(name, type) for type in SPAN["district"])

    def _only_one(self, unit: Unit, title: str | None, *, top: bool = False) -> Unit | None:
        """The only unit of that type in a story's headline, else in its lead, else in the whole story.

        Of `top`, in headline and lead alone.
        """
        key = (unit.type, unit.level, title, top)
        if key not in self._only:
            fits = self._fits(unit)
            seen = [
                told for told in self._stories.get(title, ()) if fits(told[1].unit) and not told[1].former
            ]
            here = [told for told in seen if not told[1].origin]  # not only where somebody was born
            fitting = [(section, s.unit) for section, s in here or seen]
            told = (
                [u for section, u in fitting if section.kind in kinds] for kinds in _TOLD[: 2 if top else 3]
            )
            units = next((units for units in told if units), [])
            if len(units) > 1 and not any(section.kind == "headline" for section, _ in fitting):
                units = self._headed(units) or units
            named = {(u.type, u.name): u for u in units}
            self._only[key] = next(iter(named.values())) if len(named) == 1 else None
        return self._only[key]

    def _headed(self, units: Sequence[Unit]) -> list[Unit]:
        """Of units those whose name alone opens the headline: "Kiến Xương về đích nông thôn mới".

        Also that which it tells to have a post: "Kỷ luật ba cán bộ, Kiến Xương có tân Bí thư Huyện ủy". Not
        where it names another of them, for a name that a province bears too, or that another kind does.
        """
        told = headline(self.page)
        has = _HAS_POST.search(told)
        name = has[1] if has else opening(self.page)
        if name is None or self.atlas.kind(name, self.at):
            return []
        others = any(unit.name != name and (unit.name or "") in told for unit in units)
        types = {s.unit.type for s in self.seen if s.unit.name == name}
        return [] if others or len(types) > 1 else [unit for unit in units if unit.name == name]

    def _fits(self, unit: Unit) -> Callable[[Unit], bool]:
        """Whether a named unit can be the one meant."""
        types = {unit.type} if unit.type else SPAN.get(unit.level, frozenset())
        return lambda other: other.name is not None and other.type in types and other.type != "tỉnh"

    def _beside_another(self, seen: Seen, fits: Callable[[Unit], bool]) -> bool:
        """True for a unit in a list ("hai huyện A, B", "xã A, xã B"): none of them is the one meant."""
        k = bisect_left(self._starts, seen.unit.start)
        if k == 0 or self.seen[k - 1].former:
            return False  # "Sau khi hợp nhất xã A và xã B, | xã C có …"
        if not fits(other := self.seen[k - 1].unit) or other.name == seen.unit.name:
            return False
        gap = self.page.text[other.end : seen.unit.start]
        return gap in COORDINATED or gap in _JOINED_WITH

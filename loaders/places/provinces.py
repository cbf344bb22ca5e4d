"""Which province a passage speaks of: what "tỉnh", "Tỉnh ủy" mean where they stand.

A province named before in the sentence or the paragraph, else the one that the page is about. Two candidates
leave it open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Final

from loaders.places.atlas import Atlas
from loaders.places.eras import MERGED, year_told
from loaders.places.seen import Part, Seen
from loaders.places.topics import Topics
from loaders.places.units import Unit
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Page, Section

_HEADED: Final = re.compile(
    r"\W*(?:[^.;:()]{0,40},\s+)?(?:(?:còn|cũng|riêng|trước đó) )?"
    r"(?:tại|ở) (?:(?:tỉnh|thành phố|tp\.?) ?)?",
    re.IGNORECASE,
)
_OPENS_IN: Final = re.compile(r"\W*(?:[^,;.]{1,32}, )?(?:ở|tại) ")
_WHEN_IN: Final = re.compile(
    r"\W*(?:trong )?(?:khi|hồi|thời|lúc|những năm|thời gian|giai đoạn)(?: còn)?(?: (?:công tác|làm việc))?"
    r" (?:ở|tại) "
)
_HELD_THERE: Final = re.compile(  # what was, behind "Ở tỉnh Y cũ", "Khi còn ở tỉnh Y"
    r"(?:(?: \(?(?:cũ|trước đây)\)?)?,(?: (?:ông|bà|anh|chị|đồng chí))?(?: \w+){0,4} (?:là|làm|giữ|đảm nhiệm)"
    r"|.* (?:từng|lần lượt|trải qua|kinh qua)) "
)
_SPENT_IN: Final = tuple(f"{words} " for words in lists("cues.toml")["spent_careers"])
_SINCE_THEN: Final = re.compile(r"; |\b(?:nay|hiện|sau (?:khi )?(?:hợp nhất|sáp nhập))\b")
_LONG_AGO: Final = 10  # years before the page
_SINCE_THEN_ON: Final = re.compile(r"\b(?:nay|hiện|sau (?:khi )?(?:hợp nhất|sáp nhập|sắp xếp)|mới)\b")
_LEADERS: Final = tuple(f"{word} " for word in lists("cues.toml")["leaders_of_then"])
_LISTED: Final = re.compile(r"\b(?:gồm|là)\b|:")
_ONCE: Final = re.compile(r"\b(?:cựu|nguyên) [^.,;:()]{1,40}$")  # before the word for the province
_HAD_POSTS: Final = re.compile(  # … there, which follow: "từng giữ các chức vụ quan trọng ở | X như"
    rf"\b(?:{any_of(lists('cues.toml')['words_for_posts'])})(?: (?:công tác|quan trọng|chủ chốt|lãnh đạo))*"
    r" \w+ $"
)
_WHERE: Final = tuple(f" {word} " for word in lists("cues.toml")["where"])
# between members of a list
COORDINATED: Final = frozenset({", ", " và ", " - ", "; ", ", tỉnh ", " và tỉnh "})
_ENTRY: Final = re.compile(
    r"\W*(?:từ )?(?:(?:tháng|năm|ngày) )?\d[\d/.]*\d{4}\s*(?:[-–:]|đến|tới)", re.IGNORECASE
)
NOW: Final = re.compile(r"\b(?:nay|hiện) (?:là|giữ|làm|đang)\b")  # behind what somebody was before
_GUESTS: Final = re.compile(
    r"\b(?:tỉnh|thành phố|địa phương|phía) bạn(?::| (?:còn )?(?:có|gồm|là|do)\b)", re.IGNORECASE
)
_DELEGATION: Final = re.compile(r"(?<!ưởng )\b[Đđ]oàn (?!ĐBQH|[Đđ]ại biểu Quốc hội)[^.;:,()]{0,40}$")
# … where those of two provinces meet, so that "tỉnh" may be either
_MEETS: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['two_sides'])})\b")
_NO_SIGN: Final = re.compile(r"(?!.* của )[^.,;:()]{1,48}")  # a sentence's first words, up to a name
_NEAR: Final = 48  # characters before a place that tell what is there
_BACK: Final = 200  # units looked at before a relative word


class Provinces(Topics):
    """The provinces that passages of a page are about."""

    def __init__(
        self,
        page: Page,
        atlas: Atlas,
        seen: Iterable[Seen],
        home: str | None,
        parts: Mapping[int, Part],
    ) -> None:
        """`home` is the publisher's province on the day (None: national or unknown).

        `parts` are those that a unit heads, by the paragraphs in them.
        """
        super().__init__(page, atlas, seen, home)
        self._parts = parts
        self._sentences = [start for start, _ in page.sentences]
        self._starts = [s.unit.start for s in self.seen]
        self._guests = " bạn" in page.low
        self._elder = " 19" in page.text or "-19" in page.text or "/19" in page.text  # tells old years

    def province(self, at: int, kind: str | None = None) -> str | None:
        """The province that "tỉnh" means at an offset, or None.

        `kind` "tỉnh" leaves the centrally run cities out.
        """
        found = self._province(at, kind)
        if found and (then := self._of_life(found, at)):
            return then
        if found and self._elder and not self.atlas.stands(found, f"{MERGED}-12-31"):
            found = self._of_era(found, at)
        return None if found and self.is_of_then(found, at) else found

    def _of_life(self, heir: str, at: int) -> str | None:
        """A province that is no more, of a post told before in a sentence of years in which it stood.

        "Năm 1983 ông là Giám đốc Sở Y tế tỉnh Tiền Giang, bảy năm sau là Phó Chủ tịch UBND | tỉnh": not of
        the one that it went on in.
        """
        start = self._sentences[max(0, bisect_right(self._sentences, at) - 1)]
        year = year_told(self.page.text, start, at)
        if self.at is None or year is None or year > int(self.at[:4]) - _LONG_AGO:
            return None
        for seen in self._before(at, start):
            if not self._provincial_unit(seen.unit) or seen.origin:
                continue
            name = self._name(seen.unit)
            over = not self.atlas.stands(name, self.at) and self.atlas.kin(name, heir)
            stood = year <= MERGED or self.atlas.stands(name, f"{year}-12-31")
            turned = _SINCE_THEN_ON.search(self.page.text, seen.unit.end, at)
            return name if over and stood and not turned else None
        return None

    def _of_era(self, province: str, at: int) -> str | None:
        """A province, or its forerunner named before, where the clause tells a year before it stood.

        "Trưởng Ban Nông nghiệp Tỉnh ủy Hà Bắc. Từ 1976 đến 1986, ông là Chủ tịch UBND | tỉnh": Hà Bắc.
        """
        start = self._sentences[max(0, bisect_right(self._sentences, at) - 1)]
        year = year_told(self.page.text, start, at)
        if year is None or year < MERGED or self.atlas.stands(province, f"{year}-12-31"):
            return province  # of the years before, the atlas does not know which provinces stood
        for seen in self._before(at, self.page.section_at(at).start):
            if not self._provincial_unit(seen.unit) or seen.origin:
                continue
            name, then = self._name(seen.unit), f"{year}-12-31"
            if self.atlas.kin(province, name) and self.atlas.stands(name, then):
                return name
        return None

    def part(self, at: int) -> Part | None:
        """The part of the page in which an offset is, if a unit heads it."""
        return self._parts.get(self.page.section_at(at).start)

    def is_of_then(self, province: str, at: int) -> bool:
        """True for a province that is no more, behind "nay là" in the sentence that names it.

        "nguyên Phó Chủ tịch UBND tỉnh Long An, nay là Giám đốc Sở Y tế | tỉnh": of its heir.
        """
        if self.at is None or self.atlas.stands(province, self.at):
            return False
        start = self._sentences[max(0, bisect_right(self._sentences, at) - 1)]
        named = (s.unit.end for s in self._before(at, start) if s.unit.name == province)
        last = next(named, None)
        return last is not None and NOW.search(self.page.text, last, at) is not None

    def _province(self, at: int, kind: str | None) -> str | None:
        section = self.page.section_at(at)
        start = self._sentences[max(0, bisect_right(self._sentences, at) - 1)]
        since = start if self.home else section.start
        for seen in self._before(at, since):
            if self._was_of(seen, start, at):
                return self._name(seen.unit)
            if seen.private or seen.origin or not self._provincial_unit(seen.unit) or self._one_of_many(seen):
                continue
            if self.home not in {None, self._name(seen.unit)} and self._is_where(seen.unit, at):
                continue  # "do bận họp ở Hà Nội, Giám đốc Sở Xây dựng …" in the paper of another province
            if seen.unit.start < start and self._went_on(self._name(seen.unit)):
                continue  # "Ông A từng là Phó Giám đốc Sở X tỉnh Long An. Phó Chủ tịch UBND | tỉnh …"
            if self.home not in {None, self._name(seen.unit)} and self._has_come(seen.unit, at):
                continue
            if kind is None or self.atlas.kind(self._name(seen.unit), self.at) == kind:
                return self._name(seen.unit)
        if self._guests and _GUESTS.search(
            self.page.text, start, at
        ):  # "Phía tỉnh bạn có ông A, Phó Chủ tịch UBND | tỉnh"
            others = self._provinces - {self.home or self.topic()}
            return others.pop() if len(others) == 1 else None
        if own := self._of_entry(at) or self._of_part(at, kind) or self._of_opening(section, start):
            return own
        topic = self.topic(section.teaser.title if section.teaser else None)
        beside = self._of_posts(at, section.start) if topic is None or self.counted else []
        if topic and beside and beside[0] != topic and self.counted:
            return None  # told more often than others, but not here
        if (topic is None or self.counted) and not beside and (host := self._holding(at)):
            return host
        if topic and not beside and self.counted and self._of_last_body(at) not in {None, topic}:
            return None
        topic = topic or (beside[0] if len(set(beside)) == 1 else None)
        if topic and kind and self.atlas.kind(topic, self.at) not in {kind, None}:
            return self._of_kind(at, kind) if topic == self.home else None
        return topic

    def _of_opening(self, section: Section, start: int) -> str | None:
        """Another province, where the page does not name the paper's, of whose body a sentence before tells.

        "Ban Chấp hành Đảng bộ tỉnh X đã làm đúng quy trình. Ngày 14/2, Ban Chấp hành Đảng bộ | tỉnh …"; none
        where one visits the other.
        """
        if self.home in {None, *self._provinces} or _MEETS.search(self.page.low, section.start, section.end):
            return None
        for seen in self._before(start, section.start):
            opens = self._sentences[max(0, bisect_right(self._sentences, seen.unit.start) - 1)]
            told = seen.of_body and not (seen.private or seen.origin or self._one_of_many(seen))
            first = _NO_SIGN.fullmatch(self.page.text, max(opens, section.start), seen.unit.start)
            if told and first and self._provincial_unit(seen.unit):
                return self._name(seen.unit)
        return None

    def _of_part(self, at: int, kind: str | None) -> str | None:
        """The province that heads a part of the page: "Tỉnh Lào Cai | Bí thư Tỉnh ủy: A"."""
        part = self.part(at)
        if part is None or not self._provincial_unit(part.unit):
            return None
        name = self._name(part.unit)
        return name if kind is None or self.atlas.kind(name, self.at) == kind else None

    def _went_on(self, province: str) -> bool:
        """True for a province that is no more, where the page names the one that it went on in."""
        at = self.at
        if at is None or self.atlas.stands(province, at):
            return False
        return any(self.atlas.kin(province, p) and self.atlas.stands(p, at) for p in self._provinces)

    def _was_of(self, seen: Seen, start: int, at: int) -> bool:
        """True for the province of what was: "Ở tỉnh Y cũ, ông A từng là Phó Chủ tịch UBND | tỉnh".

        Also "Khi còn ở tỉnh Y, ông A là …", "Gắn bó với tỉnh Y (cũ), ông A từng là …",
        and the old one of those whose posts follow: "ba cựu lãnh đạo
        tỉnh Y cũ, gồm ông A (cựu Bí thư Tỉnh ủy | )".
        """
        unit, low = seen.unit, self.page.low
        if unit.start < start or not self._provincial_unit(unit):
            return False
        if seen.former and low.endswith(_LEADERS, 0, unit.start):
            listed = _LISTED.search(low, unit.end, at) and _ONCE.search(low, unit.end, at)
            return bool(listed)
        opening = _WHEN_IN.fullmatch(low, start, unit.start) or (
            seen.former
            and (_OPENS_IN.fullmatch(low, start, unit.start) or low.endswith(_SPENT_IN, 0, unit.start))
        )
        if not opening or _SINCE_THEN.search(low, unit.end, at):
            return False
        return _HELD_THERE.match(low, unit.end, at) is not None

    def _is_where(self, unit: Unit, at: int) -> bool:
        """True for a place that only tells where something is or somebody goes: "ở Hà Nội", "ra Hà Nội".

        Not for that of a life: "từng giữ các chức vụ ở Hà Nội như Trưởng Ban Tổ chức Thành ủy".
        """
        before = self.page.text[max(0, unit.start - _NEAR) : unit.start]
        there = _HAD_POSTS.search(before) and not NOW.search(self.page.text, unit.end, at)
        return before.endswith(_WHERE) and not there

    def _has_come(self, unit: Unit, at: int) -> bool:
        """True for another's delegation, of a list: "đoàn tỉnh X do ông A dẫn đầu; Bộ CHQS | tỉnh"."""
        apart = self.page.text.find(";", unit.end, at) >= 0
        return apart and _DELEGATION.search(self.page.text, max(0, unit.start - 48), unit.start) is not None

    def _of_kind(self, at: int, kind: str) -> str | None:
        """The only province of a kind named before an offset: "Công an tỉnh" in the paper of a city."""
        before = (s for s in self.seen if s.unit.start < at and not s.origin)
        named = {self._name(s.unit) for s in before if self._provincial_unit(s.unit)}
        found = [name for name in named if self.atlas.kind(name, self.at) == kind]
        return found[0] if len(found) == 1 else None

    def _of_entry(self, at: int) -> str | None:
        """The only province that an entry of a life names.

        "4/2012 - 2/2014: Tỉnh ủy viên, Bí thư Huyện ủy Kim Động, tỉnh Hưng Yên".
        """
        k = max(0, bisect_right(self._sentences, at) - 1)
        start = self._sentences[k]
        if not _ENTRY.match(self.page.text, start, at):
            return None
        end = self._sentences[k + 1] if k + 1 < len(self._sentences) else len(self.page.text)
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        named = {self._name(s.unit) for s in self.seen[first:last] if self._provincial_unit(s.unit)}
        return named.pop() if len(named) == 1 else None

    def _holding(self, at: int) -> str | None:
        """The province named last, by a body that holds a sitting or a paragraph's first words.

        In a national paper: "Cùng ngày, UBND tỉnh Lạng Sơn tổ chức hội nghị. ⏎ Tại hội nghị, ông A, Phó Chủ
        tịch UBND tỉnh, …", "Tại tỉnh Thanh Hóa, HĐND đã họp. ⏎ Theo đó, ông B làm Phó Chủ tịch HĐND tỉnh".
        """
        if self.home is not None:
            return None
        teaser = self.page.section_at(at).teaser
        for seen in self._before(at, 0):
            if self._provincial_unit(seen.unit) and not (seen.private or seen.origin):
                here = self.page.section_at(seen.unit.start).teaser == teaser
                tells = seen.host or self._heads(seen.unit)
                return self._name(seen.unit) if tells and here and not self._one_of_many(seen) else None
        return None

    def _heads(self, unit: Unit) -> bool:
        """True for a province that a paragraph's first words name as the place of what it tells."""
        start = self.page.section_at(unit.start).start
        return not self._is_seat(unit) and _HEADED.fullmatch(self.page.text, start, unit.start) is not None

    def _of_posts(self, at: int, since: int) -> list[str]:
        """The provinces that the posts named before an offset in its paragraph are in, the last first."""
        seen = self._before(at, since)
        return [self._name(s.unit) for s in seen if s.private and self._provincial_unit(s.unit)]

    def _of_last_body(self, at: int) -> str | None:
        """The province named last before an offset in the story, if a body or a post is told to be in it."""
        teaser = self.page.section_at(at).teaser
        for seen in self._before(at, 0):
            if self._provincial_unit(seen.unit) and not seen.origin:
                here = self.page.section_at(seen.unit.start).teaser == teaser
                return self._name(seen.unit) if here and seen.of_body else None
        return None

    def _one_of_many(self, seen: Seen) -> bool:
        """True for a province in a list ("hai tỉnh Lạng Sơn và Cao Bằng"): none of them is the one meant."""
        k = bisect_left(self._starts, seen.unit.start)
        for one, other in ((k - 1, k), (k, k + 1)):
            if one >= 0 and other < len(self.seen):
                left, right = self.seen[one].unit, self.seen[other].unit
                gap = self.page.text[left.end : right.start]
                if gap in COORDINATED and self._provincial_unit(left) and self._provincial_unit(right):
                    return left.name != right.name
        return False

    def _before(self, at: int, since: int) -> Iterable[Seen]:
        """Units named between two offsets, the last first."""
        last = bisect_right(self._starts, at - 1) - 1
        for k in range(last, max(-1, last - _BACK), -1):
            if self._starts[k] < since:
                return
            yield self.seen[k]

"""On which day an office began or ended by an event, where the text says so.

The day told with the event, else that from which all orders take effect, else that of the passage.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from loaders.dates.counted import opens_later
from loaders.dates.orders import BACK, ORDERS, SIGNS, handed_later, is_of_order, signed
from loaders.holds.asides import (
    aside_end,
    in_first_person,
    is_before,
    is_bracketed,
    is_of_vacancy,
    is_of_why,
    is_reason,
    was_given_for,
    was_just_given,
)
from loaders.holds.closings import day_of_this, day_told_next, last_day
from loaders.holds.digests import is_apart
from loaders.holds.effects import is_effect, is_of_what_is_told, issued, names_another
from loaders.holds.storydays import GOES_BACK, MOMENTS, SAID_THEN, StoryDays
from loaders.offices.bounds import SERVED
from loaders.places.turned import has_turned
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Section
from loaders.text.spelling import LOWER

_CUES: Final = lists("cues.toml")
_NAMES: Final = re.compile(r"\b(?i:ông|bà|đồng chí|đ/c) [A-ZĐ]|\bthứ (?:hai|ba|tư)\b")  # of the next order
_GIVEN_FROM: Final = re.compile(
    r"\W*(?:Ông|Bà|Đồng chí) (?P<name>[A-ZĐ]\w*(?: [A-ZĐ]\w*){0,4})"
    r" được (?:bổ nhiệm|điều động|phân công|giao)(?: lại| nhiệm vụ mới| (?:giữ )?chức vụ (?:này|mới|trên))?"
    r"(?: (?:có |với |trong )?thời (?:hạn|gian)[^.;,\n]{0,20}?)?,? (?:kể |tính )?từ (?:ngày )?"
)
_WHEN: Final = re.compile(r"(?<!trong )khi\b(?! đó\b)[^.;]*$", re.I)
# "Từ 2016, ông làm X cho đến khi được | bổ nhiệm Y": what ends one post has no day of its beginning
_UNTIL: Final = re.compile(r" (?:cho )?(?:đến|tới) (?:khi|lúc) (?:ông |bà )?(?:(được)\b[^.;\d]{0,60})?$")
_FROM_THEN: Final = re.compile(r", (?:(?:kể|tính) )?từ (?:ngày )?$")  # "Sau khi sáp nhập, từ | 1/7, ông …"
_OCCASION: Final = re.compile(
    r"(?i:\W*(?:tại |trong )?(?:đại hội|kỳ họp)\b[^,;.]{0,60}?"
    r"|[^,;.]*\btại đại hội (?:Đảng |toàn quốc |lần )*)"
    r"(\bthứ (?!nhất\b)\w+|\b[IVX]{2,}\b)"
)
_LIFE: Final = re.compile(rf"\b(?:{any_of(_CUES['begins_life'])})\b", re.I)
_NEXT: Final = re.compile(rf"\b(?:{any_of(_CUES['later_on'])})\b", re.I)
_ASIDE: Final = re.compile(  # what is told in passing: of somebody, of why, of what was before
    r"(?:\([^)]{12}|[,–-]\s*(?:là )?người\b|\b(?:do (?:đã )?(?:được|bị|chuyển|nghỉ|vi phạm)|vì|"
    r"(?:sau |trước )?khi|từng|nguyên|kể từ)\b)[^,;.]*$",
    re.I,
)
_SERVED: Final = re.compile(
    rf"{SERVED}(?: kể)? (?:suốt )?từ(?: (?:tháng|ngày|năm))?\s*$"
    r"|, người (?:đã |đang )?(?:giữ|đảm nhiệm|đảm nhận) (?:chức|vị trí|cương vị)[^,;.\n]* từ\s[^,;.\n]*$",
    re.I,
)
# a post held since then by one who is given it anew: ", người đã làm X từ | 2021, …"
_HELD: Final = re.compile(
    r"[,(–-] ?(?:người )?(?:(?:đã|đang|từng) )?(?:giữ|làm|là|đảm nhiệm|đảm nhận|đảm trách|phụ trách|đứng đầu)"
    r" [^,;.\n]*(?<!\w)(?:từ|suốt từ|kể từ)(?: (?:tháng|ngày|năm|đầu|cuối|giữa))*\s*$"
)
# from a verb to its own day: "Hồi tháng 3, ông được bầu làm X, chức Y ông đã | thôi giữ từ ngày | 5/3"
_RIGHT_BEHIND: Final = re.compile(rf"[{LOWER} ]{{2,24}} từ (?:ngày )?")
# behind a post that is given: "bổ nhiệm ông A làm X; thời hạn giữ chức 5 năm, tính từ | 1/6"
_TERM: Final = re.compile(r";\s*(?:với )?(?:thời (?:hạn|gian)|nhiệm kỳ)\b[^;.\n]*")
# behind a sentence, one at most between: "… . Cả hai quyết định có hiệu lực từ …"
_OF_BOTH: Final = re.compile(r"[^.\n]+\. (?:cả )?hai (?:quyết định|nghị quyết)\b[^.;\n]*", re.I)
_LATELY: Final = rf"(?:{any_of(_CUES['some_time_before'])})\b(?:,|[^,;.]*$)"
_BEFORE: Final = re.compile(rf"(?<!\bngay )\b(?:trước đó{MOMENTS}\b|trước đây\b|{_LATELY})", re.I)
_AFTER_THAT: Final = re.compile(r"\W*(?:sau|tiếp) đó\b", re.I)
# opening what tells of an order that is none of those that take effect together
_SAME_DAY: Final = re.compile(r"\W*(?:(?:cũng )?(?:(?:trong|vào) )?cùng|cũng trong) ngày\b", re.I)
_FOLLOWS: Final = 400  # characters behind a sentence in which the next one says when its orders take effect
_TOLD: Final = 1200  # characters before a sentence in which the issuer of its order is told
# opening a paragraph that goes on with the gathering told of
_SAME_SCENE: Final = re.compile(
    r"\n\W*(?=cũng|tại [^.,;\n]{2,24} này\b|tại [^.,;\n]{2,60} cũng đã\b)(?:cũng )?tại "
    r"(?P<held>kỳ họp|phiên họp|cuộc họp|hội nghị|đại hội|buổi lễ|lễ công bố|buổi làm việc)\b"
    r"(?P<nth> thứ \w+)?"
)
# of a sentence that goes on with a gathering of old: "| Hội nghị (đã) bầu …"
AT_IT: Final = re.compile(
    r"(?:\b|\W*tại )(?P<held>kỳ họp|phiên họp|cuộc họp|hội nghị|đại hội)(?: (?:này|đó|ấy))?,? "
    r"(?:(?:đã|nhất trí|thống nhất|tiến hành|quyết định) )*(?:bầu|cử|suy cử|chỉ định|phân công)\b"
)
_SCENE: Final = 60  # characters of that opening
_ALREADY: Final = re.compile(r"\bđã được\b[^.;,\n]*$", re.I)
_CITED: Final = re.compile(  # "bổ nhiệm làm X | tại Quyết định số 598/QĐ-TTg ngày …"
    r" (?:tại|theo|bằng|bởi) (?:Quyết định|Nghị quyết)\b[^.;,\n]{0,60}$", re.I
)
_SOON: Final = 120  # characters behind a sentence in which its effect is told
_LAST, _FEW = 3, 20  # dates before a sentence that tells what came after them; of its paragraph, looked at


class Day(NamedTuple):
    """The day of an event, and how near it is told: the nearest told of a post stands."""

    ref: str
    near: int


APART, BESIDE, CLAUSE, PASSAGE, PAGE = 5, 4, 3, 2, 1


class Calendar(StoryDays):
    """The date mentions of a page, asked from where an event is told."""

    def day(
        self,
        section: Section,
        span: tuple[int, int],
        verb: int,
        *,
        barred: Collection[Mention] = (),
        lone: bool = False,
    ) -> Day | None:
        """The day of an event that a verb at an offset tells in a sentence.

        `barred` are dates of the sentence that are somebody else's; a `lone` event has no day but its own.
        """
        start, end = span
        text = self.page.text
        if (closed := aside_end(text, start, verb) or self._past_until(span, verb)) is not None:
            return next((Day(m.ref, CLAUSE) for m in self.between(verb, closed)), None)
        inside = [m for m in self._own(start, end, verb) if m not in barred]
        clause = self._clause(start, verb)
        close = text.find(";", verb, end)
        stop = close if close >= 0 else end
        effects = [m for m in inside if is_effect(text[start : m.start])]
        nearer = [m for m in effects if clause <= m.start < stop or _TERM.fullmatch(text, stop, m.start)]
        shared = [m for m in effects if is_of_what_is_told(text, self._clause(start, m.start), m.start, stop)]
        if nearer or shared:  # … goes before the day of the event, wherever that is told
            return Day((nearer or shared)[0].ref, BESIDE if nearer else CLAUSE)
        for mention in self.between(end, min(section.end, end + _FOLLOWS)):
            between = text[end : mention.start]
            soon = mention.start < end + _SOON and not _NAMES.search(between)
            soon = soon and not (self.is_retiring(mention) and names_another(between))
            if is_effect(between) and (soon or _OF_BOTH.fullmatch(between)):
                return Day(mention.ref, CLAUSE)  # "Quyết định có hiệu lực từ ngày …" of the sentence after
        if (told_next := self._from_then(start, end)) is not None:
            return Day(told_next.ref, CLAUSE)
        told = [m for m in inside if m.start < stop and not is_of_order(text, m, start) and m not in effects]
        if handed_later(text, span, verb):
            # "Ngày 29/7, Chánh án ký quyết định bổ nhiệm …. Quyết định sẽ được trao tuần tới"
            signs = [m for m in told if m.start < verb and SIGNS.search(text, m.end, verb)]
            signs = signs or [m for m in told if ORDERS.search(text, start, m.start)]
            order = signs[-1] if signs else signed(text, inside, start)
            return Day(order.ref, CLAUSE) if order else None
        when = (m for m in told if m.start < verb and not _FROM_THEN.search(text, start, m.start))
        if any(_WHEN.search(text[start : m.start]) for m in when):
            return None
        ago = was_just_given(text, start, verb) or was_given_for(text, verb) or is_reason(text, start, verb)
        if ago or any(is_before(text, m, verb) for m in told if m.start < verb):
            told = [m for m in told if m.start > verb]
            return Day(told[0].ref, CLAUSE) if told else None
        before = [m for m in told if m.start < verb]
        if before or told:
            behind = [m for m in told if len(m.ref) == 10 and _RIGHT_BEHIND.fullmatch(text, verb, m.start)]
            return self._in_force((behind or before[-1:] or told)[0], span)
        if (closing := last_day(text, self.dates, start, verb)) is not None:
            return Day(closing, PASSAGE) if closing else None
        if order := self._given_before(section, inside, verb):
            return Day(order.ref, CLAUSE)
        if lone:  # "Thay ông A, bà B được điều động …": by one of the orders, if of the page's
            common = self._shared(span) if self._story else None
            return Day(common.ref, PASSAGE) if common else None
        earlier = [m for m in self.between(section.start, start)[-_FEW:] if self._is_of_event(m, section)]
        told_last = earlier[-1].end if earlier else section.start
        if self._is_of_other_days(start, clause, verb) or _LIFE.search(text, told_last, verb):
            own = (m for m in reversed(inside) if m.start < stop and is_of_order(text, m, start))
            return next((Day(m.ref, CLAUSE) for m in own if self._is_news(m)), None)
        occasion = _OCCASION.match(text, start, verb)
        if occasion and occasion[1].lower() not in text[:start].lower():
            return None  # "Tại Đại hội toàn quốc lần thứ XIII, ông được bầu …": on a day of its own
        if earlier:
            return self._on_day_before(earlier[-1], span, verb)
        order = signed(text, inside, start) or self._signed_along(section, span)
        if section.teaser is not None or in_first_person(text[section.start : start]):
            return Day(order.ref, CLAUSE) if order and section.teaser is not None else None
        since = order.ref if order else ""
        if (common := self._shared(span, section.start)) and common.ref >= since:
            return Day(common.ref, PASSAGE)
        if self._after_before(start):
            return None
        if this := day_told_next(self.page, self.dates, end) or day_of_this(self.page, self.dates, section):
            return Day(this, PASSAGE)
        if order and not self._may_be_handed(order):
            return Day(order.ref, CLAUSE)
        cited = [m for m in inside if m.start < verb and is_of_order(text, m, start) and self._is_news(m)]
        return self._of_page(section, span, cited[-1].ref if cited else "")

    def _past_until(self, span: tuple[int, int], verb: int) -> int | None:
        """Where the clause ends in which a verb tells what ended another post: "cho đến khi được | bầu …"."""
        text = self.page.text
        until = _UNTIL.search(text, span[0], verb)
        if until is None or not (until[1] or text.startswith("được", verb)):
            return None
        close = text.find(";", verb, span[1])
        return close if close >= 0 else span[1]

    def _on_day_before(self, told: Mention, span: tuple[int, int], verb: int) -> Day | None:
        """The day that the passage told last, where what a verb tells in a sentence may be of it."""
        if _NEXT.search(self.page.text, span[0], verb) and not self.is_fresh(told):
            return None
        if not self._is_news(told):
            return Day(told.ref, PASSAGE) if self._goes_on_then(told, span[0]) else None
        return self._in_force(told, span, PASSAGE)

    def _goes_on_then(self, told: Mention, start: int) -> bool:
        """True for a sentence of the gathering of old that the one before tells of with its day.

        "Ngày 13/2/1949, Tỉnh ủy họp hội nghị …. | Hội nghị bầu ông A làm X".
        """
        again = AT_IT.match(self.page.low, start)
        if again is None or not self.is_old(told) or len(told.ref) < len("1949-02"):
            return False
        between = self.page.low[told.end : start].rstrip()
        return again["held"] in between and not re.search(r"\.\s", between)

    def _is_of_event(self, mention: Mention, section: Section) -> bool:
        """True for the day of what a passage told, not of an order, an aside or somebody's words."""
        text, start = self.page.text, section.start
        other = is_of_order(text, mention, start) or self._is_aside(mention, start)
        return not (other or self.is_from(mention) or SAID_THEN.match(text, mention.end))

    def _from_then(self, start: int, end: int) -> Mention | None:
        """From when the only one whom a sentence names is told by the next to have what it gives him.

        "… bổ nhiệm ông A làm X. | Ông A được bổ nhiệm (có thời hạn 5 năm) kể từ ngày 1/11".
        """
        text = self.page.text
        if len(_NAMES.findall(text, start, end)) != 1:
            return None
        for mention in self.between(end, min(len(text), end + _SOON))[:1]:
            again = _GIVEN_FROM.fullmatch(text, end, mention.start)
            named = again is not None and text.find(f" {again['name']} ", start, end) >= 0
            return mention if named and len(mention.ref) == len("2014-11-01") else None
        return None

    def _own(self, start: int, end: int, verb: int) -> list[Mention]:
        """The dates of a sentence but those of something else than a verb at an offset tells."""
        text = self.page.text
        dated = (m for m in self.between(start, end) if not _SERVED.search(text, start, m.start))
        dated = (m for m in dated if not (is_of_vacancy(text, m, start) or is_of_why(text, m, verb)))
        dated = (m for m in dated if m.start > verb or not _HELD.search(text, start, m.start))
        dated = (m for m in dated if not self.is_of_else(m, verb))
        return [m for m in dated if not is_bracketed(text, m, start, verb)]

    def _of_page(self, section: Section, span: tuple[int, int], order: str) -> Day | None:
        """The day that the page tells of all that a sentence without one tells; not before that of its order.

        "Lễ trao diễn ra chiều 31/5. ⏎ Tại Quyết định 655 ngày 6/6, Thủ tướng phê chuẩn …": of 6/6, or of the
        day on which it is handed over, told behind it.
        """
        start, end = span
        opening = self._opening(start)
        first = [m for m in self._story[:1] if not self._is_of_others(m, start)]
        first = [m for m in first if (m.start < section.end if section.kind == "body" else self.is_fresh(m))]
        told = opening or next(iter(first), None)
        if told and told.ref < order:
            then = (m for m in self._story if end <= m.start < section.end and m.ref >= order)
            return Day(next((m.ref for m in then), order), PASSAGE)
        if told:
            return Day(told.ref, PASSAGE if opening and section.kind == "body" else PAGE)
        if self._on_one_day:
            return Day(self._on_one_day.ref, PAGE)
        orders = (
            m for m in self.between(section.start, end) if is_of_order(self.page.text, m, section.start)
        )
        return next((Day(m.ref, PAGE) for m in orders if self._is_news(m)), None)

    def _signed_along(self, section: Section, span: tuple[int, int]) -> Mention | None:
        """The day on which an order was signed with others of its paragraph: "Hai văn bản cùng ký ngày …"."""
        if not self._signed_all or self.page.low.find("quyết định", *span) < 0:
            return None
        return next((m for m in self._signed_all if span[1] <= m.start < section.end), None)

    def _given_before(self, section: Section, dates: Sequence[Mention], verb: int) -> Mention | None:
        """The date of the order cited behind a post that was given already, or that a teaser tells of.

        "Ông A đã được | bổ nhiệm làm X tại Quyết định số 598 ngày 28/6": not where it was handed over since.
        """
        text = self.page.text
        if section.teaser is None and not _ALREADY.search(text, max(section.start, verb - BACK), verb):
            return None
        near = section.start if section.teaser is not None else 0
        if any(near <= told < section.end for told in self._handed):
            return None
        orders = (m for m in dates if m.start > verb and self._is_news(m))
        return next((m for m in orders if _CITED.search(text, verb, m.start)), None)

    def _may_be_handed(self, order: Mention) -> bool:
        """True where the page tells of orders handed over, and of a day since the date of one."""
        story = (m for m in self._story if not is_apart(self._parts, m.start, order.start))
        there = any(not is_apart(self._news, told, order.start) for told in self._handed)
        return there and any(m.ref >= order.ref for m in story)

    def _shared(self, span: tuple[int, int], scene: int | None = None) -> Mention | None:
        """The day from which all orders of a page take effect, for one told in a sentence, in a `scene`."""
        told, (start, end) = self._effect, span
        if self._by_issuers:
            return issued(self.page.low[max(0, start - _TOLD) : end], self._by_issuers)
        if told is None or told.scene not in {None, scene} or not told.reaches(start):
            return None
        if told.day.start < start and _SAME_DAY.match(self.page.text, start):
            return None
        return told.day if told.is_of(self.page.low[start:end]) else None

    def _in_force(self, told: Mention, span: tuple[int, int], near: int = CLAUSE) -> Day:
        """The day told, or that from which all orders handed over on it take effect: told behind it."""
        day = self._shared(span, self.page.section_at(told.start).start)
        first = told if self._effect and self._effect.scene is not None else next(iter(self._story), None)
        common = first is not None and told.ref == first.ref and day is not None and day.start > first.start
        return Day(day.ref if common and day else told.ref, near)

    def _clause(self, start: int, at: int) -> int:
        return max(start, self.page.text.rfind(";", start, at))

    def _is_of_other_days(self, start: int, clause: int, verb: int) -> bool:
        """True for what is told to have been before: "Trước đó, ông làm | X".

        Also for what came some time after what was long ago: "Năm 2015, ông … Sau hai năm làm X, ông … | Y".
        """
        text = self.page.text
        if _BEFORE.search(text, clause, verb) or GOES_BACK.match(text, start):
            return True
        if self.is_some_time_ago(start, clause, verb) or self.is_of_late(clause, verb):
            return True
        last = self.between(max(0, start - _TOLD), start)[-1:]
        if _AFTER_THAT.match(text, start) and any(map(self.is_past, last)):
            return True  # "Tháng 2/2013, ông được phân công …. ⏎ Sau đó, ông được bầu làm | X"
        near = self.between(max(0, start - _TOLD), start)[-_LAST:] if opens_later(text, start) else []
        return any(map(self.is_past, near))

    def _after_before(self, at: int) -> bool:
        """True in the paragraphs behind one that opens with "Trước đó": of which day they tell is open.

        Not from "Cũng tại kỳ họp (này)" on, where that paragraph tells of no other one.
        """
        k = bisect_right(self._backward, at, key=lambda s: s.end) - 1
        opening = self._opening(at)
        if k < 0 or self._backward[k].start <= (opening.start if opening else 0):
            return False
        back, low = self._backward[k], self.page.low
        again = _SAME_SCENE.search(low, back.end, at + _SCENE)
        if again is None or again["held"] in low[back.start : back.end]:
            return True
        return again["nth"] is not None and again["held"] + again["nth"] not in low[: back.start]

    def _opening(self, at: int) -> Mention | None:
        """The last day before an offset that opens a paragraph: "Sáng 2/10, …" begins a new part."""
        k = bisect_left(self._openings, at, key=lambda m: m.start) - 1
        return None if k < 0 or self._is_of_others(self._openings[k], at) else self._openings[k]

    def _is_of_others(self, told: Mention, at: int) -> bool:
        """True for a day told under another heading, or of another unit, than what stands at an offset."""
        return is_apart(self._parts, told.start, at) or has_turned(self.page, told.start, at)

    def _is_aside(self, mention: Mention, since: int) -> bool:
        """True for a day told of somebody in passing: "ông A, người rời ghế hôm 20/3"."""
        return bool(_ASIDE.search(self.page.text, max(since, mention.start - BACK), mention.start))

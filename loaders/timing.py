"""When an office began or ended, where the text says so.

The day of an event is the day told with it, else that of the passage; a curriculum vitae gives its own
months and years.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from loaders.holds import Held
from loaders.page import Mention, Page, Section

_TERM = re.compile(
    r"[\s,(]*(?:khóa [IVX\d]+\b[\s,(-]*)?(?:nhiệm kỳ|khóa)\s*(\d{4})\s*[-–]\s*(\d{4})"
    r"(?!(?:,|\s*và)\s*(?:nhiệm kỳ\s*)?\d{4})"  # two terms are no term
)
_SPELL = re.compile(
    r"(?:[\s,]*giai đoạn\s*(?:từ\s*)?|\s*\((?:từ\s*)?(?:năm\s*)?)(\d{4})\s*(?:[-–]|đến(?: năm)?)\s*(\d{4})"
)
_FROM = re.compile(r"[\s,(]*(?:kể )?từ\s*(?:ngày|tháng|năm)?\s*$")
_ON = re.compile(r" (?:vào |hồi |hôm )?(?:ngày|tháng|năm)?\s*$")
_BORN = re.compile(r"\b(?:sinh(?: ngày| tháng| năm)?|SN:?)\s*$")
_RETIRING = re.compile(r"nghỉ (?:hưu|chế độ|công tác)[^,;.]* từ (?:ngày )?$")
_TO = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:(?:đầu|cuối|giữa)\s*)?(?:ngày|tháng|năm)?\s*")
_TILL = re.compile(r"[\s,(]*(?:cho )?(?:đến|tới) (?:hết )?(?:ngày|tháng|năm)?\s*$")
_EFFECT = re.compile(r"(?:hiệu lực|thời gian|kể)(?: thực hiện)?(?: thi hành)?(?: kể)? từ (?:ngày )?$")
_IN_FORCE = re.compile(r"(?:hiệu lực|thời gian)(?: thực hiện)?(?: thi hành)?(?: kể)? từ (?:ngày )?$")
_ORDER = re.compile(
    r"(?:quyết định|nghị quyết|công văn|tờ trình|kết luận)\b[^.;]{0,100}(?:/|số|ký)[^.;]{0,50}$", re.I
)
_WHEN = re.compile(r"(?:khi|sau khi|trước khi|kể từ khi)\b[^.;]*$", re.I)
_LATER = re.compile(r"\b(một|hai|ba|bốn|năm|sáu|\d) năm sau\b")
_COUNT = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_ONE = re.compile(r"giữ chức|bổ nhiệm|chỉ định|điều động|làm (?:Bí thư|Chủ tịch|Giám đốc)")
_ORDERS = re.compile(r"\b(?:các|những|hai|ba) (?:quyết định|nghị quyết|văn bản)", re.I)
_OPENING = re.compile(
    r"\W*(?:\([^)]{1,40}\)|[A-ZĐ]{2,8}(?: Online)?)?\W*(?:(?:vào|hôm|sáng|chiều|tối|trưa|ngày)\s*)*", re.I
)
_NEXT = re.compile(r"\b(?:sau đó|tiếp đó|sau này|về sau|một thời gian sau|ít lâu sau)\b", re.I)
_NEAR = 60  # characters behind a name in which a retirement is told
_SOON = 120  # characters behind a sentence in which its effect is told
_LIFE = 3  # months and years gone by that make a paragraph a life
_FEW = 20  # dates of a paragraph before a sentence that are looked at
_ENTRY = re.compile(r"\W*(?:(?:từ|năm|tháng|ngày)\s+)*\d", re.I)  # a line of a list of posts
_ENTRIES = 30  # lines of such a list that are looked back over
_CV = re.compile(
    r"\b(?:từng|quá trình công tác|tóm tắt|sinh ngày|sinh năm|quê|lý lịch|tiểu sử|trình độ|kinh qua)\b"
)


class Calendar:
    """The date mentions of a page, asked from where an event is told."""

    def __init__(self, page: Page, dates: Sequence[Mention]) -> None:
        """`dates` in the order of the text."""
        self.page = page
        told = (m for m in dates if not _BORN.search(page.text, max(0, m.start - 12), m.start))
        self.dates = sorted(told, key=lambda m: m.start)
        self._starts = [m.start for m in self.dates]
        kinds = {"headline", "sapo", "body"}
        story = (m for m in self.dates if len(m.ref) == 10 and page.section_at(m.start).kind in kinds)
        self._story = [m for m in story if not _FROM.search(page.text, max(0, m.start - 12), m.start)]

        self._openings = [m for m in self._story if self._opens(m)]
        effects = [m for m in self.dates if self._of_all(m)]
        days = {m.ref for m in effects if page.section_at(m.start).teaser is None}
        self._effect = effects[0] if len(days) == 1 else None  # of all the orders that the page tells of

    def _of_all(self, mention: Mention) -> bool:
        """True for the day from which all orders of a page take effect, told apart from any of them."""
        text, at = self.page.text, mention.start
        if not _EFFECT.search(text, max(0, at - 40), at):
            return False
        start = max(text.rfind(sign, 0, at) for sign in (". ", "\n", ";")) + 1
        single = len({m.ref for m in self._story if not self._of_order(m, m.start - 160)}) < 2
        return not _ONE.search(text, start, at) and (single or bool(_ORDERS.search(text, start, at)))

    def _opens(self, mention: Mention) -> bool:
        section = self.page.section_at(mention.start)
        return bool(_OPENING.fullmatch(self.page.text, section.start, mention.start)) and not section.teaser

    def _between(self, start: int, end: int) -> list[Mention]:
        """The dates that begin in `start:end`."""
        return self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def day(
        self, section: Section, span: tuple[int, int], verb: int, office: int, moved: bool = False
    ) -> Mention | None:
        """The date of an event that a verb at an offset tells in a sentence; its office ends at `office`.

        `moved`: the office is the one left by a move, of which "kể từ ngày" behind the new one tells nothing.
        """
        start, end = span
        inside = self._between(start, end)
        clause = self._clause(start, verb)
        close = self.page.text.find(";", verb, end)
        takes = _IN_FORCE if moved else _EFFECT
        effects = [m for m in inside if takes.search(self.page.text[start : m.start])]
        nearer = [m for m in effects if clause <= m.start < (close if close >= 0 else end)]
        common = [
            m for m in effects if not _ONE.search(self.page.text, self._clause(start, m.start), m.start)
        ]
        if nearer or common:
            return (nearer or common)[0]
        for mention in self._between(end, end + _SOON):
            if (
                _EFFECT.search(self.page.text[end : mention.start])
                and section.start <= mention.start < section.end
            ):
                return mention  # "Quyết định có hiệu lực từ ngày …" of the sentence after
        told = [m for m in inside if not (self._of_order(m, start) or self._of_retiring(m))]
        told = [
            m
            for m in told
            if not _EFFECT.search(self.page.text[start : m.start])
            or clause <= m.start < (close if close >= 0 else end)
        ]
        told = [
            m
            for m in told
            if not (moved and m.start > verb and _FROM.search(self.page.text[start : m.start]))
        ]
        if any(_WHEN.search(self.page.text[start : m.start]) for m in told if m.start < verb):
            return None
        if told and (own := self.after(office)) in told:
            return own
        before = [m for m in told if m.start < verb]
        if before or told:
            return before[-1] if before else told[0]
        earlier = [
            m
            for m in self._between(section.start, start)[-_FEW:]
            if not self._of_order(m, section.start)
            and not _FROM.search(self.page.text, max(section.start, m.start - 12), m.start)
        ]
        if earlier:
            later = _NEXT.search(self.page.text, start, verb) and not self._is_fresh(earlier[-1])
            return None if later or len(earlier[-1].ref) < 10 else earlier[-1]
        if section.teaser is not None:
            return None
        if self._effect is not None:
            return self._effect
        if opening := self._opening(start):
            return opening
        return self._story[0] if self._story else told[-1] if told else None

    def _clause(self, start: int, at: int) -> int:
        """Where the clause around an offset of a sentence begins."""
        return max(start, self.page.text.rfind(";", start, at))

    def _opening(self, at: int) -> Mention | None:
        """The last day before an offset that opens a paragraph: "Sáng 2/10, …" begins a new part."""
        k = bisect_left(self._openings, at, key=lambda m: m.start) - 1
        return self._openings[k] if k >= 0 else None

    def _is_fresh(self, mention: Mention) -> bool:
        """True for a day in the weeks before the article: what came "after it" is of the same event."""
        published = self.page.article.published
        return published is None or mention.ref[:7] in {published[:7], _month_before(published)}

    def _of_order(self, mention: Mention, since: int) -> bool:
        """True for the date of a document ("Quyết định số … ngày 5/10/2025")."""
        return bool(_ORDER.search(self.page.text[max(0, since, mention.start - 160) : mention.start]))

    def _of_retiring(self, mention: Mention) -> bool:
        """True for the day from which somebody retires: "thay ông B nghỉ hưu từ 1/1"."""
        return bool(_RETIRING.search(self.page.text, max(0, mention.start - 24), mention.start))

    def retired(self, end: int) -> Mention | None:
        """The day from which somebody named just before retired: "ông B, người đã nghỉ hưu từ 1/10"."""
        found = (m for m in self._between(end, end + _NEAR) if self._of_retiring(m))
        return next((m for m in found if "." not in self.page.text[end : m.start]), None)

    def ordered(self, start: int, end: int) -> Mention | None:
        """The date of the order cited right after an office ("… theo Quyết định số 12 ngày 5/10/2024")."""
        if not self.page.text.startswith(" theo ", start):
            return None
        return next((m for m in self._between(start, end) if self._of_order(m, start)), None)

    def moment(self, own: Mention, verb: int) -> str:
        """The date of a verb in somebody's life.

        "Năm 2018 …, ba năm sau là …" counts on from the year named.
        """
        later = _LATER.search(self.page.text, own.end, verb)
        if later is None or not own.ref[:4].isdigit():
            return own.ref
        word = later.group(1)
        return str(int(own.ref[:4]) + (int(word) if word.isdigit() else _COUNT[word]))

    def own(self, start: int, end: int, verb: int) -> Mention | None:
        """The date that a sentence gives to a verb: the last one before it in its clause."""
        clause = max(start, self.page.text.rfind(";", start, verb))
        inside = self._between(clause, verb)
        if len(inside) > 1 and _TO.fullmatch(self.page.text, inside[-2].end, inside[-1].start):
            first, last = inside[-2:]  # "từ tháng 9/2012 đến năm 2015"
            return replace(first, end=last.end, until=first.until or last.ref)
        return inside[-1] if inside else None

    def after(self, end: int) -> Mention | None:
        """The date of "… từ tháng 3/2025", "… vào tháng 3/2025" right after an office."""
        for mention in self._between(end, end + 24):
            between = self.page.text[end : mention.start]
            return mention if _FROM.match(between) or _ON.match(between) else None
        return None

    def until(self, end: int) -> Mention | None:
        """The date of "… đến tháng 2/2020" right after an office that ends at an offset."""
        if begun := self.after(end):
            end = begun.end
        for mention in self._between(end, end + 24):
            return mention if _TILL.match(self.page.text[end : mention.start]) else None
        return None

    def is_past(self, mention: Mention | None) -> bool:
        """True for a month or a year, or a spell that is over, before the article's day."""
        published = self.page.article.published
        if mention is None or published is None or mention.ref.startswith("XXXX"):
            return False
        return len(mention.ref) < 10 and mention.ref < published[: len(mention.ref)]

    def is_cv(self, section: Section) -> bool:
        """True when a paragraph tells somebody's life."""
        told = {m.ref for m in self._between(section.start, section.end) if self.is_past(m)}
        if len(told) >= _LIFE or _LATER.search(self.page.text, section.start, section.end):
            return True
        first = last = bisect_left(self.page.sections, section.start, key=lambda s: s.start)
        while first and last - first < _ENTRIES and _ENTRY.match(self.page.text, self._start(first)):
            first -= 1
        near = [
            s
            for s in self.page.sections[max(0, min(first, last - 1)) : last + 1]
            if s.teaser == section.teaser
        ]
        return any(_CV.search(self.page.text[s.start : s.end].lower()) for s in near)

    def _start(self, k: int) -> int:
        return self.page.sections[k].start


def _month_before(day: str) -> str:
    """The month before that of a day: "2024-12" of "2025-01-09"."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"


def term(text: str, end: int) -> str | None:
    """The term said right after an office that ends at `end`: "2025/2030"."""
    found = _TERM.match(text, end)
    return f"{found.group(1)}/{found.group(2)}" if found else None


def spell(text: str, end: int) -> tuple[str, str] | None:
    """The years said right after an office: "giai đoạn 2015-2020"."""
    found = _SPELL.match(text, end)
    return (found.group(1), found.group(2)) if found else None


def begin(held: Held, day: str | None) -> None:
    """A holding that began on a day; the first one told stands."""
    if day and not day.startswith("XXXX-XX"):
        held.since = held.since or day


def finish(held: Held, day: str | None) -> None:
    """A holding that ended on a day."""
    if day and not day.startswith("XXXX-XX"):
        held.until = held.until or day

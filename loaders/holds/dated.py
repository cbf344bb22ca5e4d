"""What a date of a page is: of the news, of a life, of a retirement, the one of a verb's own clause."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from loaders.dates.counted import AGO, is_counted_on
from loaders.dates.edtf import month_before
from loaders.dates.orders import is_of_order, is_of_rule
from loaders.holds.asides import is_of_next
from loaders.holds.effects import RETIRING
from loaders.offices.bounds import WENT, Dates
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page, Section

_CUES: Final = lists("cues.toml")
_FROM: Final = re.compile(r"(?<!\w)(?:(?:(?:kể|tính|bắt đầu) )?từ|kể)\s*(?:ngày|tháng|năm)?\s*$", re.I)
_BOUND: Final = re.compile(
    r"(?<!\w)(?:(?:trước|sau)\s*(?:ngày|tháng|năm)?|trước (?:khi|lúc) [^,;.\n]{1,48})\s*$", re.I
)
_TILL: Final = re.compile(  # not "mãi đến năm 2001, ông mới …", "đến năm 2001, ông …": since then
    r"(?<!\w)(?:cho (?:đến|tới)(?: (?:hết|tận))?|(?:đến|tới) (?:hết|tận))"
    r" (?:(?:đầu|giữa|cuối) )?(?:ngày |tháng |năm )?$",
    re.I,
)
_RETIRES: Final = re.compile(r"(?:,? (?:ông|bà|đồng chí))?(?: thì| được)? (?:nghỉ|về) (?:hưu|chế độ)\b")
_BEFORE: Final = re.compile(r"\b(?:trước đó|trước đây)\b", re.I)
_AGO: Final = re.compile(
    rf"\W*(?:(?:đầu|cuối|giữa|trong) )?(?:hôm (?:trước|nọ)|tuần (?:trước|qua|rồi)|{AGO})\b", re.I
)
_OPEN_SINCE: Final = re.compile(  # "Sau khi ông A, X, nghỉ hưu, | đến nay": it may be long ago
    rf"\W*(?:kể )?(?:từ|sau) khi [^.;\n]{{4,160}}?\b(?:{any_of(_CUES['open_yet'])})\b", re.I
)
_BEHIND: Final = 72  # characters before a day in which it is told to be a bound
_NEAR: Final = 60  # characters behind a name in which a retirement is told
_NEWS: Final = timedelta(days=200)  # how old a day may be that is lent
_LIFE: Final = 3  # months and years gone by that make a paragraph a life
_ENTRY: Final = re.compile(r"\W*(?:(?:từ|năm|tháng|ngày)\s+)*\d", re.I)  # a line of a list of posts
_ENTRIES: Final = 30  # lines of such a list that are looked back over
_CV: Final = re.compile(rf"\b(?:{any_of(_CUES['life'])})\b")
_GROWN: Final = re.compile(any_of(_CUES["steps"]), re.I)
_OWN_STEP: Final = re.compile(  # from a comma to a date behind what it is of
    rf".*\b(?:(?:{any_of([*_CUES['steps'], *_CUES['own_steps']])})\b"
    rf"|(?:{any_of(_CUES['goes_on_from'])})\b.* (?:từ|suốt)\b)",
    re.I,
)
_BYGONE: Final = re.compile(r",\s*(?:đã )?từng\b")
_WORDS_OF_DATE: Final = re.compile(
    r"(?:\b(?:từ|vào|hồi|trong|đến|tới|đầu|cuối|giữa|ngày|tháng|năm)\b|[\W\d])*"
)
_YEARS: Final = re.compile(r"\((?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\)")
_NOW: Final = re.compile(
    r"\b(?:hiện|hiện nay|hiện tại|đang|(?<!đến )(?<!tới )nay)(?: (?:tôi|ông|bà|anh|chị))?\s*"
    r"(?:là|giữ|làm|đang|(?:lại )?(?:được(?: [^,;.]{1,40})?|về|sang)|chuyển (?:về|sang)|trở lại)?\s*$",
    re.I,
)
_TO: Final = re.compile(  # also "7/1989 (tái lập tỉnh) đến …"
    rf"(?:{WENT.pattern}[\s(]*(?:vào |hồi |từ )?|\s*(?:\([^()\n]{{1,40}}\)\s*)?"
    r"(?:(?:cho |mãi )?(?:đến|tới)(?: tận)?|-|–)\s*(?:hết\s*)?)"
    r"(?:(?:đầu|cuối|giữa)\s*)?(?:ngày|tháng|năm)?\s*"
)

# of what is asked for then: "bổ nhiệm ông A làm X, yêu cầu sở báo cáo trong | tháng 12"
_ASKED: Final = re.compile(r"(?:,|\bvà|\bđồng thời)\s+(?:đồng thời )?yêu cầu (?!của\b)[^;.\n]*$")


class Dated(Dates):
    """The date mentions of a page, asked what they are."""

    def __init__(self, page: Page, dates: Sequence[Mention]) -> None:
        """`dates` in the order of the text."""
        super().__init__(page, dates)
        self._lives: dict[int, bool] = {}  # by where a paragraph begins

    def is_from(self, mention: Mention) -> bool:
        """True for a day from which something goes on."""
        near = max(0, mention.start - 16)
        said = self.page.low[near : mention.start]
        return ("từ" in said or "kể" in said) and bool(_FROM.search(self.page.text, near, mention.start))

    def is_till(self, mention: Mention) -> bool:
        """True for a day until which something went on: "Cho tới hết | ngày 30/6, ông vẫn là X"."""
        return bool(_TILL.search(self.page.low, max(0, mention.start - 24), mention.start))

    def is_fresh(self, mention: Mention) -> bool:
        """True for a day in the weeks before the article: what came "after it" is of the same event."""
        published = self.page.article.published
        return published is None or mention.ref[:7] in {published[:7], month_before(published)}

    def _is_news(self, mention: Mention) -> bool:
        """True for a day of the months up to the article: no other is lent to what is told without a day."""
        published = self.page.article.published
        whole = len(mention.ref) >= 10 and not mention.ref.startswith("XXXX")
        if published is None or not whole:
            return whole
        since = date.fromisoformat(published) - date.fromisoformat(mention.ref)
        return timedelta() <= since <= _NEWS

    def is_retiring(self, mention: Mention) -> bool:
        """True for the day from which somebody retires, or died: "thay ông B nghỉ hưu từ 1/1".

        Also for "…, năm 2020 (ông) nghỉ hưu".
        """
        if len(mention.ref) < len("2020-01-01") and _RETIRES.match(self.page.text, mention.end):
            return True
        return bool(RETIRING.search(self.page.text, max(0, mention.start - 48), mention.start))

    def retired(self, end: int) -> Mention | None:
        """The day from which somebody named just before retired: "ông B, người đã nghỉ hưu từ 1/10"."""
        found = (m for m in self.between(end, end + _NEAR) if self.is_retiring(m))
        return next((m for m in found if not set(".;") & set(self.page.text[end : m.start])), None)

    def ordered(self, start: int, end: int) -> Mention | None:
        """The date of the order cited right after an office ("… theo Quyết định số 12 ngày 5/10/2024")."""
        if not self.page.text.startswith(" theo ", start):
            return None
        return next((m for m in self.between(start, end) if is_of_order(self.page.text, m, start)), None)

    def own(self, start: int, end: int, verb: int, barred: Collection[Mention] = ()) -> Mention | None:
        """The date that a sentence gives to a verb: the last one before it in its clause.

        None where it is that of another step of a life, or the verb tells of today.
        """
        clause = max(start, self.page.text.rfind(";", start, verb))
        spell = self.bracketed(clause, verb)
        if spell and not spell.is_of_post():
            clause = spell.end  # "Ông A (1916-1986) | là X": those of his life
        elif spell:
            assert spell.since
            return Mention("date", spell.end, spell.end, spell.since, "date.bracketed", until=spell.until)
        dates = (m for m in self.between(clause, verb) if m not in barred)
        inside = [m for m in dates if not (is_of_rule(self.page.text, m, clause) or self._is_bound(m))]
        told = inside and _BEFORE.search(self.page.text, inside[-1].end, verb + len("trước đây"))
        if not inside or told or self.is_of_now(inside[-1], verb):
            return None  # told: "nhận chức tháng 7/2014, | trước đó là X"
        last = inside[-1]
        if is_counted_on(self.page.text, last.end, verb):
            return None  # from a spell
        part = max(clause, self.page.text.rfind(",", clause, last.start))
        if _GROWN.search(self.page.text, part, verb):
            return None
        if len(inside) > 1 and _TO.fullmatch(self.page.text, inside[-2].end, last.start):
            first = inside[-2]  # "từ tháng 9/2012 đến năm 2015"
            return replace(first, end=last.end, until=first.until or last.ref)
        return self.from_year(last, clause)

    def is_of_now(self, before: Mention, verb: int) -> bool:
        """True for a verb of today, with another day before it: "năm 2020 làm X, nay về | làm Y"."""
        return _NOW.search(self.page.text, before.end, verb) is not None

    def is_of_else(self, mention: Mention, verb: int) -> bool:
        """True for a day that is not of what a verb tells: a bound, of now, of the next step, of a demand."""
        if self._is_bound(mention):
            return True
        if mention.start < verb:
            return self.is_of_now(mention, verb) or self.is_of_step(mention, verb)
        text = self.page.text
        return is_of_next(text, mention) or _ASKED.search(text, verb, mention.start) is not None

    def is_of_step(self, mention: Mention, verb: int) -> bool:
        """True for a date behind a step of a life that is no post, with a comma between it and the verb.

        "nhập ngũ năm 1978, | làm X", "dạy ở huyện từ năm 1996, | làm X", "về tỉnh năm 1996, | từng làm X".
        """
        text = self.page.text
        if text.find(",", mention.end, verb) < 0:
            return False
        part = max(text.rfind(sign, 0, mention.start) for sign in ",;.:(\n") + 1
        if _OWN_STEP.match(text, part, mention.start):
            return True
        return bool(_BYGONE.match(text, mention.end)) and not _WORDS_OF_DATE.fullmatch(
            text, part, mention.start
        )

    def is_some_time_ago(self, start: int, clause: int, verb: int) -> bool:
        """True for what a sentence tells of before: "Tuần trước, …", "Sau khi A | nghỉ hưu, đến nay …"."""
        if _AGO.match(self.page.text, clause):
            return True
        still = _OPEN_SINCE.match(self.page.text, start)
        return still is not None and verb < still.end()

    def _is_bound(self, mention: Mention) -> bool:
        """True for a date before or behind which something was, no more: "Trước năm 2015, ông là X"."""
        return bool(_BOUND.search(self.page.text, max(0, mention.start - _BEHIND), mention.start))

    def is_past(self, mention: Mention) -> bool:
        """True for a month or a year, or a spell that is over, before the article's day."""
        published = self.page.article.published
        return published is not None and len(mention.ref) < 10 and mention.ref < published[: len(mention.ref)]

    def is_recent(self, day: str | None) -> bool:
        """True for a day or a month (EDTF) in the months before the article."""
        published = self.page.article.published
        if published is None or day is None or not day[:4].isdigit() or len(day) < len("2015-07"):
            return False
        return date.fromisoformat(published) - date.fromisoformat(f"{day}-28"[:10]) <= _NEWS

    def is_of_old(self, start: int, end: int) -> bool:
        """True where a day of a year before the article's is told: "Năm 2010, …"; not of the last months."""
        year = (self.page.article.published or "")[:4]
        told = (m.ref for m in self.between(start, end))
        return any(ref[:4].isdigit() and ref[:4] < year and not self.is_recent(ref) for ref in told)

    def is_cv(self, section: Section) -> bool:
        """True when a paragraph tells somebody's life."""
        if section.start not in self._lives:
            self._lives[section.start] = self._is_cv(section)
        return self._lives[section.start]

    def _is_cv(self, section: Section) -> bool:
        told = {m[0] for m in _YEARS.finditer(self.page.text, section.start, section.end)}
        told |= {m.ref for m in self.between(section.start, section.end) if self.is_past(m)}
        if len(told) >= _LIFE or is_counted_on(self.page.text, section.start, section.end):
            return True
        every = self.page.sections
        first = last = bisect_left(every, section.start, key=lambda s: s.start)
        while first and last - first < _ENTRIES and _ENTRY.match(self.page.text, every[first].start):
            first -= 1
        near = [s for s in every[max(0, min(first, last - 1)) : last + 1] if s.teaser == section.teaser]
        return any(_CV.search(self.page.text[s.start : s.end].lower()) for s in near)

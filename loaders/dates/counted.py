"""Days and years told by another: "cũng từ ngày đó", "ba năm sau"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.choice import any_of
from loaders.text.lexicon import numerals
from loaders.text.page import Mention, Page

YEARS_ON = "date.later"  # the rule of a year counted on from another
_AFTER = "năm sau"
_WHICH = ("đó", "này", "ấy", "trên")
_DAYS = ("cùng ngày", "cùng thời điểm", *(f"{time} {which}" for time in ("ngày", "điểm") for which in _WHICH))
_THAT_DAY = re.compile(
    rf"\b(?:từ (?P<from>(?:cùng )?(?:ngày|thời điểm) (?:{'|'.join(_WHICH)})|cùng ngày)"
    r"|(?:nghỉ (?:hưu|chế độ|công tác)|về hưu) (?P<on>cùng ngày)"
    rf"|(?P<same>cùng ngày (?:{'|'.join(_WHICH)})|cùng thời điểm(?=\s?[.;])))\b"
)
_LATER = re.compile(
    rf"\b({any_of(n for n in numerals() if ' ' not in n)}|\d\d?) {_AFTER}\b(?! (?:khi|ngày|lúc))", re.I
)


def is_counted_on(text: str, start: int, end: int) -> bool:
    """True where a stretch of text counts years on: "…, ba năm sau …"."""
    return text.find(_AFTER, start, end) >= 0 and _LATER.search(text, start, end) is not None


def that_day(page: Page, told: Sequence[Mention]) -> list[Mention]:
    """ "Cũng từ ngày đó", "nghỉ hưu cùng ngày": the day named last before it, in its paragraph."""
    if not any(words in page.low for words in _DAYS):
        return []
    found = []
    starts = [m.start for m in told]
    for match in _THAT_DAY.finditer(page.low):
        k = bisect_left(starts, match.start()) - 1
        last = told[k] if k >= 0 else None
        if last and len(last.ref) == 10 and page.section_at(last.start) == page.section_at(match.start()):
            start = match.start(match.lastgroup or 0)
            found.append(replace(last, start=start, end=match.end(), until=None))
    return found


def years_on(page: Page, told: Sequence[Mention]) -> list[Mention]:
    """ "Năm 2018 …, ba năm sau …": the year counted on from the last one named; from a spell nobody can."""
    if _AFTER not in page.text:
        return []
    found: list[Mention] = []
    starts = [m.start for m in told]
    for match in _LATER.finditer(page.text):
        k = bisect_left(starts, match.start()) - 1
        before = [m for m in (*told[max(0, k) : k + 1], *found[-1:]) if m.end <= match.start()]
        last = max(before, key=lambda m: m.start, default=None)
        if last is None or last.until or not last.ref[:4].isdigit():
            continue
        if page.section_at(last.start) == page.section_at(match.start()):
            word = match[1].lower()
            ref = str(int(last.ref[:4]) + (int(word) if word.isdigit() else numerals()[word]))
            found.append(replace(last, start=match.start(), end=match.end(), ref=ref, rule=YEARS_ON))
    return found

"""Days and years told by another: "cũng từ ngày đó", "ba năm sau", "cuối năm đó"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from loaders.text.choice import any_of
from loaders.text.lexicon import numerals
from loaders.text.page import Mention, Page, Section

YEARS_ON: Final = "date.later"  # the rule of a year counted on from another
DECADE: Final = (  # gone by: "những năm 80", "các năm đầu thập niên 1990", not "những năm 1980 - 1985"
    r"(?:(?:những|các) năm|thập niên|thập kỷ)(?: (?:đầu|cuối|giữa|thập niên|thập kỷ))*"
    r" (?:19)?[3-9]0(?!\d|\s*(?:[-–/.]|đến|tới)\s*\d)"
)
_WHICH: Final = ("đó", "này", "ấy", "trên")
_DAYS: Final = (
    "cùng ngày",
    "cùng thời",
    "cùng mốc",
    *(f"{time} {which}" for time in ("ngày", "hôm", "điểm") for which in _WHICH),
)
_THAT_DAY: Final = re.compile(
    rf"\b(?:từ (?P<from>(?:cùng )?(?:ngày|hôm|thời điểm) (?:{'|'.join(_WHICH)})|cùng ngày)"
    r"|(?:nghỉ (?:hưu|chế độ|công tác)|về hưu) (?P<on>cùng ngày)"
    rf"|(?P<same>cùng ngày (?:{'|'.join(_WHICH)})|cùng thời điểm(?=\s?[.;])"
    rf"|cùng (?:thời hạn,? (?:và )?)?(?:thời điểm|mốc thời gian) (?:{'|'.join(_WHICH)})))\b"
)
_OPENS: Final = 16  # characters of a paragraph that opens with such words
_NUMBER: Final = rf"{any_of(n for n in numerals() if ' ' not in n)}|\d\d?"
LATER: Final = (  # how long after, where nobody can count on: not "ba năm sau", a year
    rf"(?:(?:{_NUMBER}) (?:ngày|hôm|tuần|tháng)|(?:nửa|mấy|vài|ít) (?:ngày|hôm|tuần|tháng|năm)) sau(?: đó)?"
)
_SPAN: Final = rf"(?:(?:hơn|gần|khoảng|chừng|tròn|đúng) )*(?:{_NUMBER}|mấy|vài|ít|nhiều) (?:tuần|tháng|năm)"
AGO: Final = (  # how long before the article, no day: "hai năm trước", "cách đây vài tháng"
    rf"{_SPAN} (?:trước(?! (?:đó|khi|ngày|kỳ))|về trước)|cách (?:đây|nay) {_SPAN}"
)
_YEARS: Final = ("sau", "trước đó", "tiếp", "kế", "đó", "ấy")
_HINTS: Final = (*(f"năm {which}" for which in _YEARS), "cùng năm", "sau đó ")  # one stands in each
_PART: Final = r"(?:(?:đầu|giữa|cuối|đến|tới|sang|vào|trong) )"
_LATER: Final = re.compile(
    rf"\b(?P<n>{_NUMBER}) năm (?P<side>sau|trước(?= đó))(?: đó)?\b(?! (?:khi|ngày|lúc))"
    rf"|\bsau đó (?P<after>{_NUMBER}) năm\b"
    rf"|(?:(?:(?<=[.,;(] )|(?<=\n)){_PART}*|\b{_PART}+)(?:cùng năm(?: đó| ấy)?|năm (?:đó|ấy"
    r"|(?P<next>sau(?: đó)?|tiếp theo|kế tiếp)|(?P<last>trước đó)))"
    r"(?=,| (?:thì|ông|bà|anh|chị|đồng chí|được)\b)",
    re.I,
)
_ABOUT: Final = r"(?:(?:chỉ|chừng|khoảng|gần|hơn|đúng|tròn) ){0,3}"
_TIMES: Final = rf"(?:{_NUMBER}) (?:năm|tháng)"
_OPENS_LATER: Final = re.compile(  # a sentence on what came some time after what is told before it
    rf"\W{{0,4}}(?:{_ABOUT}sau {_ABOUT}{_TIMES} (?:làm|giữ|ở|đảm|công tác|gắn bó|lãnh đạo|phụ trách|điều hành"
    rf"|nắm|ngồi|đứng|trên)\b|{_ABOUT}{_TIMES} sau\b(?! khi\b)|sau một thời gian\b|ít lâu sau\b)",
    re.I,
)


def opens_later(text: str, start: int) -> bool:
    """True where a sentence opens with a time gone by: "Sau gần hai năm làm X, …", "8 tháng sau, …"."""
    return _OPENS_LATER.match(text, start) is not None


def is_counted_on(text: str, start: int, end: int) -> bool:
    """True where a stretch of text counts years on: "…, ba năm sau …"."""
    return any(text.find(hint, start, end) >= 0 for hint in _HINTS) and bool(_LATER.search(text, start, end))


def that_day(page: Page, told: Sequence[Mention]) -> list[Mention]:
    """ "Cũng từ ngày đó", "nghỉ hưu cùng ngày": the day named last before it, in its paragraph."""
    if not any(words in page.low for words in _DAYS):
        return []
    found = []
    starts = [m.start for m in told]
    for match in _THAT_DAY.finditer(page.low):
        k = bisect_left(starts, match.start()) - 1
        last = told[k] if k >= 0 else None
        if last and len(last.ref) == 10 and _is_same(page, last, match.start()):
            start = match.start(match.lastgroup or 0)
            found.append(replace(last, start=start, end=match.end(), until=None))
    return found


def years_on(page: Page, told: Sequence[Mention]) -> list[Mention]:
    """ "Năm 2018 …, ba năm sau …": the year counted on from the last one named; from a spell nobody can."""
    if not any(hint in page.low for hint in _HINTS):
        return []
    found: list[Mention] = []
    starts = [m.start for m in told]
    for match in _LATER.finditer(page.text):
        k = bisect_left(starts, match.start()) - 1
        last = max((*told[max(0, k) : k + 1], *found[-1:]), key=lambda m: m.start, default=None)
        if last is None or last.until or not last.ref[:4].isdigit() or last.end > match.start():
            continue
        if _is_near(page, page.section_at(last.start), page.section_at(match.start())):
            ref = str(int(last.ref[:4]) + _years(match))
            found.append(replace(last, start=match.start(), end=match.end(), ref=ref, rule=YEARS_ON))
    return found


def _is_same(page: Page, last: Mention, at: int) -> bool:
    """True for a day named in the same paragraph, or in the one before where what means it opens its own."""
    before, section = page.section_at(last.start), page.section_at(at)
    return before == section or (at < section.start + _OPENS and _is_near(page, before, section))


def _is_near(page: Page, before: Section, section: Section) -> bool:
    """True for a paragraph, and for the one right behind another of its story."""
    return before == section or (
        before.teaser == section.teaser and not page.text[before.end : section.start].strip()
    )


def _years(match: re.Match[str]) -> int:
    """How many years are counted, none for "cùng năm"."""
    if word := match["n"] or match["after"]:
        years = int(word) if word.isdigit() else numerals()[word.lower()]
        return years if match["after"] or match["side"].lower() == "sau" else -years
    return 1 if match["next"] else -1 if match["last"] else 0

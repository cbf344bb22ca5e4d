"""The days of sessions: the last one, of what is done at the close; that of "phiên này", just told of.

Also the day of the event that the next sentence tells.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from loaders.dates.orders import BACK, is_of_order
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page, Section

_AT_CLOSE: Final = re.compile(
    r"[^,;.]*\b(?:phiên (?:bế mạc|cuối)|(?:ngày|buổi)(?: làm việc| họp)? cuối(?: cùng)?|phiên họp cuối)\b",
    re.I,
)
_OPENS: Final = re.compile(r"\bkhai mạc\b[^.;\n]{0,40}$", re.I)
_CLOSES: Final = re.compile(
    r"\b(?:bế mạc|kết thúc|hoàn tất|hoàn thành|khép lại|đến|tới)\b[^.;,\n]{0,40}$", re.I
)
_THEN_CLOSES: Final = re.compile(r"[^.;\n]{0,80}\b(?:bế mạc|kết thúc|khép lại)\b", re.I)
_TO_COME: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['to_come'])})\b", re.I)
_SESSIONS: Final = ("phiên", "kỳ họp", "cuộc họp", "buổi", "hội nghị", "đại hội", "lễ")
_AT_THIS: Final = re.compile(  # as a paragraph begins: "Tại phiên này, …", of which the one before told
    rf"\W*(?:cũng )?(?:tại|trong|ở) (?P<noun>{any_of(_SESSIONS)})"
    r"(?: họp| làm việc| bế mạc| chính thức)? (?:này|ấy|đó|nói trên)\b",
    re.I,
)
_ON: Final = {  # "phiên chính thức | sáng 25/7"
    noun: re.compile(rf"\b{noun}\b[^.;\n]{{0,40}}$", re.I) for noun in _SESSIONS
}
_NEXT: Final = re.compile(  # right behind an event, up to its day
    r"\W*(?:(?:các )?quyết định(?: này| trên| nói trên)? (?:đã )?được (?:[^.;\n]{1,80} )?"
    r"(?:trao|công bố)\b[^.;\n]{0,60}"
    r"|[^.;\n]{1,100}\bkỳ họp(?: \w+){0,2} này,? (?:được )?(?:tổ chức|diễn ra|tiến hành)"
    r"(?: vào)?(?: ngày)?)\s*$",
    re.I,
)
_VOTE: Final = re.compile(  # … behind what an election gave, in the same paragraph or as the next begins
    r"\W*(?:phiên|cuộc|việc|buổi|lần|vòng) (?:bỏ phiếu|bầu|bầu cử|bầu bổ sung|kiểm phiếu|biểu quyết)"
    r"(?: kín)?(?: này| trên| nói trên)?,? (?:(?:đã|được) )*(?:tổ chức|diễn ra|tiến hành|thực hiện)"
    r"(?: vào| trong)?(?: ngày| hôm)?\s*$",
    re.I,
)
_ELECTS: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['elects'])})\b", re.I)
_SOON: Final = 200  # characters in which it is told
_FAR: Final = 12  # dates back to that of the session
_LAST: Final = 600  # characters of the paragraph before
_BACK: Final = 60  # characters before a day in which it is told to be the first or the last


def last_day(text: str, dates: Sequence[Mention], start: int, verb: int) -> str | None:
    """The last day of the session at whose close a verb tells an event; "" where it is not told.

    None for a sentence that tells of no close, and for a session whose one day is told: "Khai mạc sáng 10/7,
    kỳ họp kết thúc trưa 12/7. Trong phiên bế mạc, HĐND | bầu …". What is to come is of no day told: "Tuần
    tới, sở | trao quyết định điều động ông A".
    """
    if _TO_COME.search(text, text.rfind(";", start, verb) + 1 or start, verb):
        return ""
    if not _AT_CLOSE.match(text, start, verb):
        return None
    opened = False
    before = bisect_left(dates, start, key=lambda day: day.start)
    days = [day for day in dates[max(0, before - _FAR) : before] if len(day.ref) == len("2013-07-10")]
    for day in reversed(days):
        near = max(0, day.start - _BACK)
        if day.until:
            return day.until
        if _CLOSES.search(text, near, day.start):
            return day.ref
        if _OPENS.search(text, near, day.start):
            opened = True
        elif _THEN_CLOSES.match(text, day.end):
            return day.ref
    return "" if opened else None


def day_told_next(page: Page, dates: Sequence[Mention], end: int) -> str | None:
    """The day that the next sentence tells of the event before it, in its paragraph.

    "… điều động bà A làm X. | Quyết định được Bí thư Y trao tại hội nghị sáng 22/1", "… bầu ông A làm X. |
    Bà B điều hành kỳ họp chuyên đề này, diễn ra ngày 21/1"; "… bầu ông A làm X. ⏎ Cuộc bỏ phiếu diễn ra …".
    """
    k = bisect_left(dates, end, key=lambda day: day.start)
    if k == len(dates) or dates[k].start >= end + _SOON or len(dates[k].ref) != len("2013-07-10"):
        return None
    between, section = page.text[end : dates[k].start], page.section_at(max(0, end - 1))
    told = _NEXT.match(between) if dates[k].start < section.end else None
    if told is None and _VOTE.match(between) and page.section_at(dates[k].start).teaser == section.teaser:
        opens = page.text.rfind(". ", section.start, end - 2) + 1
        told = _ELECTS.search(page.text, max(section.start, opens), end)
    return dates[k].ref if told and dates[k].ref <= (page.article.published or dates[k].ref) else None


def day_of_this(page: Page, dates: Sequence[Mention], section: Section) -> str | None:
    """The day of the session that a paragraph goes on with, told behind its name in the paragraph before.

    "Về dự phiên chính thức sáng 25/7 có … ⏎ Tại phiên này, …". Not that of one to come, nor of one before the
    first day that the page tells: "Sáng 11/8, … Kỳ họp trước diễn ra ngày 2/6. ⏎ Tại kỳ họp này, …".
    """
    text = page.text
    opened = _AT_THIS.match(text, section.start, section.end)
    if opened is None:
        return None
    before = bisect_left(dates, section.start, key=lambda day: day.start)
    days = [day for day in dates[:before] if len(day.ref) == len("2013-07-10")]
    on = _ON[opened["noun"].lower()]
    for day in reversed(days[-_FAR:]):
        if day.start < section.start - _LAST:
            break
        near = max(0, day.start - _BACK)
        told = on.search(text, near, day.start) and not is_of_order(text, day, day.start - BACK)
        if told and days[0].ref <= day.ref <= (page.article.published or day.ref):
            return day.ref
    return None

"""To which day a gathering is put off: "dự kiến ngày 12/12, nay lùi sang ngày 15/12"."""

import re
from dataclasses import replace
from typing import Final

from loaders.meetings.day import IS_DAY, Day, told_on
from loaders.meetings.marked import DATE, Marked
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of

_WORDS: Final = vocabulary()["dates"]
_OFF: Final = any_of(_WORDS["put_off"])
_TO: Final = rf"(?:(?:{any_of(_WORDS['put_from'])}|{DATE}|\d+)[ ,]+)*(?:sang|đến|tới|vào)"
_HELD: Final = r"(?:tổ chức|diễn ra|khai mạc)(?: vào)?"
_PUT_OFF: Final = re.compile(
    rf"{''.join(f'(?<!{word} )' for word in _WORDS['asks'])}\b(?:{_OFF}|chuyển(?= (?:từ|sang)))"
    rf" {_TO}(?: {_HELD})? {DATE}|\b(?:{_OFF})\b[^.;]{{0,30}}, (?:sẽ |và )?{_HELD} {DATE}"
)
_PUTS_OFF: Final = re.compile(rf"\b(?:{_OFF})(?: (?:lịch|thời gian|ngày|việc))*(?: (?:tổ chức|khai mạc))?\s$")
_FROM_TO: Final = re.compile(rf"[^.;,]{{0,60}}?(?: từ {DATE})? (?:sang|đến|tới) {DATE}")
_AT: Final = re.compile(r"\b(?:tại|trong|sau|trước)\s$")
_PART: Final = 48  # characters before a gathering in which it is put off


def put_off(sentence: Marked, start: int, end: int, following: int) -> Day | None:
    """The day to which a gathering is put off: "dự kiến ngày 12/12, nay lùi sang ngày 15/12"."""
    text = sentence.text
    near = text[max(0, start - _PART) : following]
    told = any(word in near for word in (*_WORDS["put_off"], "chuyển"))
    if not told or _AT.search(text, max(0, start - 8), start):
        return None  # "Tại hội nghị, … thống nhất lùi sang ngày 15/12"
    before = _PUTS_OFF.search(text, max(0, start - _PART), start)
    moved = _FROM_TO.match(text, end, following) if before else _PUT_OFF.search(text, end, following)
    mention = sentence.mentions[moved.end() - 1] if moved else None
    if mention is None or not IS_DAY.match(mention.ref):
        return None
    return replace(told_on(mention, True, after=True), moved=True)

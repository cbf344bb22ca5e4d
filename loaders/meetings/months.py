"""The month of a gathering of which no day is told: "Đại hội, | dự kiến diễn ra vào tháng 10 tới"."""

import re
from typing import Final

from loaders.meetings.calling import TO_COME
from loaders.meetings.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetings.occasions import Occasion
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of

_WORDS: Final = vocabulary()["months"]
_IS_MONTH: Final = re.compile(r"\d{4}-\d\d")
_IN: Final = rf"(?:(?i:{any_of(_WORDS['in'])}) )*{DATE}"
_WITH_YEAR: Final = len("tháng 3/2024")
_PLANS: Final = rf"(?!\b(?:{any_of(_WORDS['about'])})\b)"
_NAME: Final = rf"(?:{_PLANS}[^.;:{PERSON}{DATE}]){{0,90}}?"
_HELD: Final = rf"(?:{any_of(_WORDS['held'])})"
_BEHIND: Final = re.compile(
    rf"(?: {_HELD}|{_NAME}(?:,| (?:{any_of(_WORDS['will'])}))(?: (?:{any_of(_WORDS['will'])}))* {_HELD}"
    rf"|{_NAME} do {BODY} {_HELD}|{_NAME} (?:{any_of(_WORDS['planned'])}))(?: (?:tại|ở) {PLACE})? {_IN}"
    rf"|(?: [IVX]+| lần thứ \w+)*(?: {BODY})?(?: lần thứ \w+)? (?:(?i:{any_of(_WORDS['in'])}) )+{DATE}"
)
_OF_CONGRESS: Final = re.compile(rf"(?:{_NAME} (?:lần thứ \w+|{BODY}))? {DATE}")
_BEFORE: Final = re.compile(rf"(?:^\W*|[,;:] ){_IN},? [^.;:{DATE}]{{0,120}}$")


def month_of(
    sentence: Marked, occasion: Occasion, since: int, until: int, published: str | None
) -> str | None:
    """The month (EDTF) in which what a sentence names is held, told between the offsets `since` and `until`.

    None where the text tells none, or tells it of what the gathering is about ("hội nghị bàn việc chuẩn bị
    bầu cử diễn ra vào tháng 3"). What is to come is held after the day on which the page was `published`:
    "sẽ tổ chức trong tháng 11" of April is of the same year.
    """
    text = sentence.text
    if DATE not in text:
        return None
    told = _BEHIND.match(text, occasion.end, until)
    if told is None and occasion.kind is not None and occasion.kind.family == "congress":
        told = _OF_CONGRESS.match(text, occasion.end, until)  # no month is what one is about
    at = told.end() - 1 if told else -1
    if told is None and (told := _BEFORE.search(text, since, occasion.start)):
        at = text.index(DATE, told.start())
    mention = sentence.mentions[at] if told else None
    if told is None or mention is None or mention.until or not _IS_MONTH.fullmatch(mention.ref):
        return None
    bare = mention.end - mention.start < _WITH_YEAR
    if bare and published and mention.ref < published[:7] and TO_COME.search(told.group()):
        return f"{int(mention.ref[:4]) + 1}{mention.ref[4:]}"
    return mention.ref

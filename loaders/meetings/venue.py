"""What a sentence says of a gathering beside its day: its name, its venue, its number."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import PlaceRef
from kg.text import roman, squeeze
from loaders.meetings.acting import is_memorial
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.lexicon import abbreviations, numerals, rows
from loaders.text.spelling import UPPER

_NAME, _VENUE = vocabulary()["name"], vocabulary()["venue"]
_HEADS: Final = [word for noun in vocabulary()["noun"] for word in noun["words"]]
_NAME_END: Final = re.compile(
    rf"[.;:!?()“”\"]|,(?!\s(?:{any_of(_NAME['continues'])}|[{BODY}{PLACE}]))|\s[–—-]\s(?!\d)"
    rf"|\s(?:{any_of(_NAME['ends'])})\b|{DATE}|{PERSON}|{MEETING}"
)
_POINT: Final = rf"(?:(?:điểm|đầu) cầu\s(?:(?:trung tâm|chính)\s)?(?=[{UPPER}{BODY}]))?"  # before its hall
_ELSEWHERE: Final = "".join(rf"(?<!{word} )" for word in _VENUE["elsewhere"])
_AT: Final = re.compile(
    rf"(?<!\w){_ELSEWHERE}(?i:tại|(?<!nhà )(?<!đất )(?<!chỗ )(?<!nơi )ở)\s+{_POINT}"
    rf"(?!{MEETING}|(?i:{any_of([*_VENUE['none'], *_HEADS])})\b"
    rf"|\d+ (?:{any_of(_VENUE['counted'])})\b|(?i:điều|khoản|điểm) (?:\d|[a-zđ]\b))"
)
_AT_END: Final = re.compile(
    r"(?<!\bTP)(?<!\bTp)\.(?!\w)|[;:!?“”\"]|,(?!\sliệt sĩ)"
    rf"|\s[–—-]\s|\s(?:{any_of(_VENUE['ends'])})\b|{PERSON}|{DATE}|{MEETING}"
)
_CLOSES: Final = re.compile(r"[^()]*\)")  # … a bracket opened before: "(20/5, tại Hà Nội | )"
_WHOSE: Final = re.compile(  # "câu nói của một già làng | ở bản X", "tiếp nối buổi kiểm tra | ở cảng"
    rf"\b(?i:của|{any_of(_HEADS)})\b[^,]*$"
)
_ADDRESSES: Final = ("ông", "bà", "ngài", "đồng chí", "đ/c")
_ADDRESS: Final = re.compile(rf"\s(?:các )?(?:{'|'.join(_ADDRESSES)})$")  # of somebody named behind it
_HERE: Final = re.compile(
    r"^[^.;:]*\b(?:diễn ra|được tổ chức)(?: (?:trọng thể|trang trọng|long trọng|thân mật))?"
    r"(?: theo [^.;:,]{1,40})?,?\s$"
)
_ABOUT: Final = re.compile(  # "{B} xem xét việc mua máy | ở X", "bị cáo là cán bộ | ở X": where that was
    rf",\s{BODY} [^.;:,]*\b(?:việc|vụ|vụ việc|dự án|đề án|vi phạm|sai phạm|tố cáo|khiếu nại)\b[^.;:,]*$"
    r"|\bbị (?:cáo|can)\b[^.;:,]*\b(?:nguyên|cựu|là|ngụ|trú|quê|cán bộ)\b[^.;:,]*$"
)
_POSTED: Final = re.compile(
    r"(?i:\b(?:đại sứ|lãnh sự|đại diện|thường trú|đại biện|tùy viên|ứng cử|cư trú|đóng quân))\b[^,.;]{0,50}$"
)
_TAIL: Final = re.compile(r"\s(?:với|của|cho|từ|về|và|cùng|vào|trong)\Z")
_MORE: Final = re.compile(
    rf",\s(?=(?:[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,2}},\s)?{PLACE}(?:,|$))|,\s(?={PLACE})|\s?\([^()]{{0,100}}\)"
)
_ORDINAL: Final = re.compile(
    rf"^(?! này\b)(?:[^.;:]{{0,90}}?\blần|[^.;:,]{{0,25}}?)\s?\bthứ\s+((?:{any_of(numerals())})\b|\w+)",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(rf"(?<![\w/-])[{UPPER}]\w*(?![\w/-]|\.[{UPPER}])")
_ACT: Final = re.compile(rf"\s(?:{any_of(vocabulary()['ceremony']['acts'])})\b")
_OTHER: Final = re.compile(rf"(?i:\b(?:{any_of(_HEADS)})\b)")
_TYPES: Final = tuple(sorted({row[1] for row in rows("units.tsv")}, key=len, reverse=True))
_HELD: Final = re.compile(rf"\b(?:{any_of(vocabulary()['dates']['held'])})\b[^.;]{{0,40}}$")
_DIGITS: Final = 3  # of the number of a sitting, at most
_LONGEST: Final = 260  # characters of a name
_ACTOR: Final = re.compile(f"[{PERSON}{BODY}{PLACE}]")
_WIDE: Final = 300  # characters around a gathering in which its venue may stand
_WIDEST: Final = 160  # characters of a venue
_WORD: Final = 8  # characters of a word that leads on, with the space before it, at most
_NEAR: Final = 60  # characters between a gathering and its venue


def name_span(sentence: Marked, start: int, end: int) -> tuple[int, int]:
    """The stretch that names the gathering, from its head to the end of the phrase (sentence offsets)."""
    limit = min(len(sentence.text), start + _LONGEST)
    act = _ACT.match(sentence.text, end)
    stop = _NAME_END.search(sentence.text, act.end() if act else end, limit)
    said = _trimmed(sentence.text[start : stop.start() if stop else limit])
    return start, start + len(_trimmed(_ADDRESS.sub("", said) if said.endswith(_ADDRESSES) else said))


def _trimmed(text: str) -> str:
    """The text without spaces, commas and words that lead on at its end."""
    while True:
        kept = text.rstrip().rstrip(",")
        tail = _TAIL.search(kept, max(0, len(kept) - _WORD))
        kept = kept[: tail.start()] if tail else kept
        if kept == text:
            return kept
        text = kept


def written_out(name: str) -> str:
    """The name with single spaces and its abbreviations written out."""
    table = abbreviations()
    return squeeze(_SHORT.sub(lambda m: table.get(m.group(), m.group()), name))


def ordinal(sentence: Marked, end: int) -> int | None:
    """The number after the head: "Kỳ họp thứ 33", "Hội nghị lần thứ mười ba", "Đại hội … lần thứ XV"."""
    match = _ORDINAL.match(sentence.text[end : end + 120])
    return _number(match.group(1)) if match and not _OTHER.search(match.group()) else None


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= _DIGITS:
        return int(word)
    if word.lower() in numerals():
        return numerals()[word.lower()]
    return roman(word)


def venue(sentence: Marked, head: int, end: int, page_text: str) -> tuple[str, PlaceRef | None] | None:
    """The venue of a gathering named at `text[head:end]`: its words and the administrative unit in them.

    It is told by "tại …" at the sentence's or clause's opening, or soon after the gathering.
    """
    for first, last in _told(sentence, head, end):
        start, stop = sentence.span(first, last)
        words = squeeze(page_text[start:stop])
        if words and len(words) <= _WIDEST:
            return words, unit_in(sentence, first, last)
    return None


def unit(sentence: Marked, head: int, end: int) -> PlaceRef | None:
    """The administrative unit in which a sentence says that a gathering is."""
    return next((unit_in(sentence, first, last) for first, last in _told(sentence, head, end)), None)


def _told(sentence: Marked, head: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that can tell the venue."""
    for match in _AT.finditer(sentence.text, max(0, head - _WIDE), min(len(sentence.text), end + _WIDE)):
        near = _near(sentence.text, match.start(), head, end)
        if not near or _POSTED.search(sentence.text, max(0, match.start() - _NEAR), match.start()):
            continue
        last = _end(sentence.text, match.end())
        while more := _MORE.match(sentence.text, last):
            last = _end(sentence.text, more.end())
        closed = _CLOSES.match(sentence.text, match.end(), last)
        last = closed.end() - 1 if closed else last
        said = sentence.text[match.end() : last]
        if sentence.text.startswith(PERSON, last):  # "tại hội trường {B} ông | A, …"
            said = _ADDRESS.sub("", said.rstrip())
        yield match.end(), match.end() + len(_trimmed(said))


def _near(text: str, at: int, head: int, end: int) -> bool:
    """True when a "tại" at this place can tell the venue of the gathering."""
    if at < head:
        start = max(0, at - _NEAR)
        stop = max(text.rfind(";", start, at), text.rfind(":", start, at))
        opens = (stop >= 0 or start == 0) and not _ACTOR.search(text, stop + 1, at)
        return opens and not _WHOSE.search(text, stop + 1, at)
    between = text[end:at]
    if PERSON in between:
        return _HERE.search(between) is not None
    if _ABOUT.search(between):
        return False
    return len(between) < _NEAR or bool(_HELD.search(between))


def _end(text: str, at: int) -> int:
    limit = min(len(text), at + _WIDEST + 1)
    stop = _AT_END.search(text, min(at + 1, len(text)), limit)
    if stop and stop.group() == PERSON and is_memorial(text, stop.start()):
        stop = _AT_END.search(text, stop.end(), limit)
    return stop.start() if stop else limit


def unit_in(sentence: Marked, start: int, end: int) -> PlaceRef | None:
    """The first administrative unit named in a stretch."""
    for index in range(start, end):
        mention = sentence.mentions.get(index)
        if mention is not None and mention.kind == "place":
            return as_place(mention.ref)
    return None


def as_place(key: str) -> PlaceRef:
    """The place behind a key `"<type> <name>, <in>"`."""
    head, _, within = key.partition(", ")
    kind = next((t for t in _TYPES if head.startswith(f"{t} ")), head.split(" ")[0])
    return PlaceRef(type=kind, name=head[len(kind) + 1 :], within=within or None)


def are_apart(one: PlaceRef, other: PlaceRef) -> bool:
    """True for two units of one kind, and for places in two provinces; False where that is not known."""
    if _rank(one) == _rank(other):
        return one.name != other.name
    return None not in (_province(one), _province(other)) and _province(one) != _province(other)


def _province(place: PlaceRef) -> str | None:
    """The name of the province that a unit is, or is in."""
    return place.name if place.within is None and _rank(place) == "tỉnh" else place.within


def _rank(place: PlaceRef) -> str:
    """The type of a unit; one for all provinces."""
    return "tỉnh" if place.within is None and place.type == "thành phố" else place.type

"""Which of a sentence's dates is the day of a gathering that the sentence names."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from loaders.dates.reckoning import BEFELL
from loaders.meetings.day import AGAIN, IS_DAY, LONG, Day, told_on
from loaders.meetings.marked import BODY, DATE, DOCUMENT, PERSON, PLACE, Marked
from loaders.meetings.putoff import put_off
from loaders.meetings.words import AGO, FROM_ONE, HOUR, REPORTS, vocabulary
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, numerals
from loaders.text.page import Mention

_WORDS: Final = vocabulary()["dates"]
_DIES: Final = any_of((*lists("cues.toml")["dies"], *_WORDS["dies"]))
_FOREIGN: Final = re.compile(
    rf"(?:(?:{DOCUMENT}|\bsố \d+[/-]\S+)[\s,(]{{0,3}}(?:ngày )?"
    rf"|(?i:\b(?:{any_of(_WORDS['foreign'])}))(?: vào)?(?: hết)?(?: ngày| hôm)?\s?\(?"
    rf"|(?i:\b(?:{_DIES}))(?: vào| hồi| lúc)*(?: {HOUR},?)?(?: ngày| hôm)?\s?\(?"
    rf"|\btừ(?: ngày)? {DATE} và(?: từ(?: ngày)?)? )$"  # "nghỉ hưu từ ngày 1/8 và | 1/10"
)
_AS_HANDED: Final = re.compile(  # "A nhận quyết định hôm 7/1 từ tay B": no day of the document
    rf"\b(?:{any_of(_WORDS['handed'])}) (?:các |những )?(?i:quyết định) "
    rf"(?:vào {DATE}|{DATE},? (?:ngay )?từ (?:tay )?(?:[^.;:,{PERSON}{BODY}]|{BODY}){{0,60}}{PERSON})"
)
_TIGHT: Final = re.compile(
    rf"^(?:[^.;:]{{0,30}}|[^.;:,{PERSON}{PLACE}]{{0,80}}{BODY} "
    rf"|[^.;:,{PERSON}]{{0,80}} (?:về|đến|tới|xuống|lên) [^.;:,{PERSON}]{{0,40}} "
    rf"|[^.;]{{0,160}}?\b(?:{any_of(_WORDS['held'])})\b[^.;,]{{0,40}})$"
)
_CLOSES: Final = re.compile(rf"\b(?:{any_of(_WORDS['closes'])})\b")
_CLOSED: Final = re.compile(rf"^[^.;]{{0,160}}?\b(?:{any_of(_WORDS['closes'])})\b(?! phiên)")
_BEGINS: Final = any_of(_WORDS["opens"])
_OPENS: Final = re.compile(rf"\b(?:{_BEGINS}|mở(?= (?:(?:từ|vào|ngày|hôm) ){{0,2}}$))\b")
_BEGAN: Final = re.compile(rf"^\W*(?:{_BEGINS}) [^.;:,]{{0,20}}{DATE}, $")
# "Khai mạc hôm 15-1 tại Hội trường lớn, | kỳ họp …", "Khép lại chiều 25.7 sau hai ngày làm việc, | kỳ họp …"
_THEN: Final = rf"(?: vào| trong| hôm| ngày)* {DATE}(?: (?:tại|ở|sau) [^.;:,{DATE}]*)?,\s$"
_BEGAN_AT: Final = re.compile(rf"^\W*(?i:{_BEGINS}){_THEN}")
_CLOSED_AT: Final = re.compile(rf"^\W*(?i:{any_of(_WORDS['closes'])}){_THEN}")
_OPENED: Final = re.compile(rf"\b(?:{_BEGINS}|{any_of(_WORDS['own'])})(?: từ| vào)?(?: ngày| hôm)?\s?\(?$")
_OF_POST: Final = re.compile(rf"\b(?:{any_of(_WORDS['of_post'])})\b[^.;:]{{0,120}}$")
_LASTED: Final = re.compile(
    r"\b(?i:sau) (?P<more>hơn |gần )?(?P<n>[1-5]|một|hai|ba|bốn)(?P<half>,5)? ngày(?P<half2> rưỡi)?\b"
)
_NTH: Final = re.compile(
    r"ngày (?:làm việc thứ (?P<n>[23]|hai|ba)(?: của)?(?: \w+)?|thứ (?P<m>hai|ba|tư) (?:của|trong))"
    rf"(?:\s\(?|,? \(?{DATE}\)?,?\s(?:của )?)$"  # "ngày làm việc thứ hai, 11-7, | Kỳ họp …"
)
_ITS_NTH: Final = re.compile(  # "Sáng 12/8, đại hội | bước vào ngày làm việc thứ hai"
    rf"[^.;:{PERSON}{DATE}]{{0,90}}? (?:bước (?:vào|sang)|sang|tiếp tục|tiến hành|là) ngày "
    rf"(?:làm việc |họp )?thứ (?P<n>[23]|hai|ba)(?! (?:tuần|của tháng)|,? \(?{DATE})\b(?P<m>)"
)
_LEAD: Final = re.compile(rf"^(?:\W*\d{{1,2}}[.)] ?)?[^{PERSON}{BODY}{PLACE}.;]{{0,45}}$")
_LEAD_THERE: Final = re.compile(
    rf"\W*(?i:tại|ở) {PLACE}(?: \({PLACE}\))?, [^{PERSON}{BODY}{PLACE}.;:,]{{0,24}}$"
)
_ACCORDING: Final = re.compile(  # "Theo ông A, Chủ tịch {B}, | hôm 6/5, {C} đã họp …"
    rf"\W*(?i:(?:cũng )?theo) [^.;:,{PERSON}{DATE}]{{0,60}}{PERSON}(?:, [^.;:{PERSON}{DATE}]{{1,100}})?,"
    rf" [^{PERSON}{BODY}{PLACE}.;:,]{{0,24}}$"
)
_ON_THE_WAY: Final = re.compile(  # "Nhân chuyến công tác tại <tỉnh A>, | sáng 6/5, B làm việc với …"
    rf"\W*(?i:(?:cũng |tiếp tục )?(?:trong|nhân|tiếp tục)(?: khuôn khổ| chương trình| dịp)*) (?:chuyến|đợt) "
    rf"(?:thăm|công tác|làm việc|khảo sát|kiểm tra)\b[^.;:,{PERSON}{DATE}]{{0,80}}, (?:vào )?$"
)
_PRESENT: Final = re.compile(
    rf"^(?i:{any_of(_WORDS['present'])})\b[^{PERSON}{BODY}.;{DATE}]{{0,80}} {DATE}(?=,)"
)
_ON_PAPER: Final = re.compile(  # "Ngày 31/12, {B} ban hành {D} về kết luận của A tại | phiên họp thứ ba"
    rf"\b(?:ban hành|phát hành|ký|có|ra) (?:{DOCUMENT}|(?i:văn bản|thông báo|công văn|kết luận)\b)[^.;:]*"
    r"\b(?:kết luận|ý kiến|chỉ đạo|phát biểu)\b[^.;:]* tại $"
)
_WITHIN: Final = re.compile(  # "Ngày 26/5, trong khuôn khổ chuyến thăm Lào từ | 25 đến 29/5, … hội đàm"
    r"\b(?:trong khuôn khổ|nhân|trong) (?:chuyến|đợt|chương trình|tuần lễ|lễ hội)[^.;:]{0,60}(?<!, )$"
)
_ON_VISIT: Final = re.compile(r",\s(?:nhân|trong khuôn khổ|trong) (?:dịp |chuyến|đợt)[^.;]*$")
_TOLD: Final = re.compile(rf"\b{REPORTS}")  # what follows is a clause of its own
_ANNOUNCED: Final = re.compile(  # "họp báo | giới thiệu lễ hội sẽ khai mạc tối 28/11"
    rf" (?:{any_of(_WORDS['announces'])})\b[^.;:]{{1,160}}\b(?:sẽ|dự kiến)\b"
)
_PRESS: Final = "họp báo"
_ALONE: Final = re.compile(rf"[^\w{DATE}]*(?:(?i:thứ|chủ) \w+[,:]? )?{DATE}\W*")
_TIMELESS: Final = re.compile(rf"^\W{{0,3}}(?i:{any_of(_WORDS['timeless'])})\b")
_SAME_DAY: Final = r",? (?:vào |trong |ngay )*(?:buổi |đầu giờ |cuối giờ )?(?:sáng|trưa|chiều|tối)\b"
_EARLIER: Final = re.compile(
    rf"^\W{{0,3}}(?i:{any_of(_WORDS['earlier'])}|{AGO})\b(?!\s\w+ (?:ngày|hôm|giờ|phút|tiếng)\b|{_SAME_DAY})"
)
_RECENT: Final = re.compile(rf"^\W{{0,3}}(?i:{any_of(_WORDS['recent'])})\b")
# "ghế trống từ ngày 7/6, khi {B}, tại | phiên họp …"
_SINCE: Final = re.compile(rf"\btừ(?: ngày| hôm)? (?P<day>{DATE}),? khi [^.;:{DATE}]*$")
_FORETELLS: Final = re.compile(rf",.*(?:[{PERSON}{BODY}{PLACE}]|đại biểu).*\b(?:sẽ|dự kiến)\b")
_ANNIVERSARY: Final = tuple(_WORDS["anniversary"])
_COMES_TO: Final = re.compile(r"\W{0,3}(?:nhưng |và |mãi )?(?:đến|tới|sang) ", re.IGNORECASE)
_HOLDS: Final = re.compile(rf"{DATE}, [{BODY}{PLACE}] (?:sẽ )?(?:tổ chức|mở|khai mạc) (?!được|\d)")
_NAMED: Final = {"date.day.today", "date.day.week"}  # by no number, as those of documents are
_TOPIC: Final = re.compile(
    rf"[^.;:{PERSON}{DATE}]{{0,80}}?\b(?:{any_of(_WORDS['topics'])})\b[^.;:,{PERSON}{DATE}]{{0,40}}?{DATE}"
)
_SPELL: Final = re.compile(rf"[^.;:{PERSON}{BODY}{DATE}]{{0,100}}?{DATE}")  # "… giai đoạn 2021 - 2025"
_IS_HELD: Final = re.compile(r"\b(?:tổ chức|diễn ra|khai mạc|bế mạc|vào|trong|từ)\b")
_HELD_THEN: Final = re.compile(  # "Chiều 16/9, {B} mở | …": held on the day that opens the sentence
    rf"^\W*{DATE},(?: tại [^.;:]{{1,60}},)? {BODY} (?:(?:đã|vừa|đồng) )?(?:(?:{any_of(_WORDS['binds'])}) )?$"
)
_BINDS: Final = re.compile(  # "hẹn ngày 24/5 mở | hội nghị đối thoại": the day of that
    rf"{DATE},? (?:khi [{BODY}{PERSON}] )?(?:(?:sẽ|đã|vừa|cũng|tiếp tục) )*(?:{any_of(_WORDS['binds'])}) $"
)
_FEW: Final = 12  # days looked at before a gathering
_LATER: Final = 160  # characters after the day on which a gathering ends, in which its length may be told
_FAR: Final = 240  # characters between a gathering and a day that is bound to it loosely
_CLAUSE: Final = 480  # characters before a gathering in which a paper is told to tell of it


def days(sentence: Marked) -> list[int]:
    """Where the sentence names days on which something may take place."""
    if DATE not in sentence.text:
        return []
    return [
        index
        for index, mention in sentence.mentions.items()
        if mention.kind == "date"
        and IS_DAY.match(mention.ref)
        and (_is_short(mention) if mention.until else not _is_foreign(sentence.text, index, mention))
    ]


def _is_short(span: Mention) -> bool:
    """True unless a span is longer than any gathering: "70 năm (13/5/1955 - 13/5/2025)"."""
    if span.until is None or "X" in span.ref + span.until:
        return True
    return date.fromisoformat(span.until) - date.fromisoformat(span.ref) <= LONG


def _is_foreign(text: str, index: int, day: Mention) -> bool:
    """True for a day of something else.

    No anniversary has a part of the day ("lễ kỷ niệm tối 6/7"), and no document ("Chỉ thị số 05 chiều qua",
    "nhận quyết định hôm 7/1");
    "Đến chiều qua, …", "Đến ngày 20/7, {B} tổ chức …" at the head of a sentence end no stretch of time.
    """
    start = max(0, index - 40)
    foreign = _FOREIGN.search(text, start, index)
    befell = BEFELL.search(text, start, index)
    if befell and (befell["then"] or day.part_of_day is None):
        return True
    near = day.part_of_day is not None or day.rule in _NAMED or _is_as_handed(text, index)
    if foreign is None or ((near or _HOLDS.match(text, index)) and _COMES_TO.fullmatch(text, 0, index)):
        return False
    if near and foreign.group().lower().startswith((*_ANNIVERSARY, DOCUMENT, "số ")):
        return False
    opened = _OPENED.search(text, start, index)
    return opened is None or _OF_POST.search(text, max(0, index - _CLAUSE), opened.start()) is not None


def _is_as_handed(text: str, index: int) -> bool:
    """True for the day on which a decision, told right before it, was handed over."""
    told = _AS_HANDED.search(text, max(0, index - 40))
    return told is not None and text.find(DATE, told.start()) == index


def comes_to(sentence: Marked, index: int) -> bool:
    """True for a day to which a sentence comes at its head, which dates what it names: "Đến | sáng nay"."""
    return _COMES_TO.fullmatch(sentence.text, 0, index) is not None


def opening_day(sentence: Marked, found: list[int]) -> Day | None:
    """The day that a sentence opens with: "Sáng 5/8, …", "Có mặt tại trạm bơm từ sáng sớm 5/8, …"."""
    present = _PRESENT.match(sentence.text)
    if present and not (mention := sentence.mentions[present.end() - 1]).until and IS_DAY.match(mention.ref):
        return told_on(mention, True)
    before, _, lead = sentence.text[: found[0]].rpartition(":") if found else ("", "", "")
    if not found or PERSON in before or not _LEAD.match(lead) or FROM_ONE.search(lead):  # "A dặn: nhà …"
        return None
    if comes_to(sentence, found[0]):
        return None
    first = sentence.mentions[found[0]]
    if first.rule in AGAIN and sentence.text.startswith((f", {DATE}", f" ({DATE}"), found[0] + 1):
        told = sentence.mentions[sentence.text.index(DATE, found[0] + 1)]
        first = told if IS_DAY.match(told.ref) else first  # "Một ngày sau, chiều 9/5, …": that
    return told_on(first, True)


def is_told(sentence: Marked, index: int) -> bool:
    """True for a day in what somebody tells: "Phát biểu khai mạc hội nghị, A cho biết | ngày 3/9, …"."""
    return PERSON in sentence.text[:index] and _TOLD.search(sentence.text, 0, index) is not None


def is_alone(sentence: Marked) -> bool:
    """True for a line that is a day, over what takes place on it: "Thứ Hai, ngày 22/4"."""
    return DATE in sentence.text and _ALONE.fullmatch(sentence.text) is not None


def is_timeless(sentence: Marked) -> bool:
    """True when a sentence opens with a stretch of time, so that no day holds from it on."""
    return bool(_TIMELESS.match(sentence.text))


def is_earlier(sentence: Marked) -> bool:
    """True when a sentence opens by telling that it is of a time before: "Trước đó, ngày 5/9, …"."""
    return bool(_EARLIER.match(sentence.text))


def is_recent(sentence: Marked) -> bool:
    """True when a sentence opens by telling that it is of a time not long ago: "Vừa qua, …"."""
    return bool(_RECENT.match(sentence.text))


def day_alone(sentence: Marked) -> Day | None:
    """The day that a line tells and nothing else: "Thứ Hai, ngày 5/1" over what takes place on it."""
    if not is_alone(sentence):
        return None
    found = told_on(sentence.mentions[sentence.text.index(DATE)], True)
    return found if IS_DAY.match(found.date) and not found.until else None


def name_of(sentence: Marked, start: int, end: int, year: str = "") -> tuple[int, int]:
    """The stretch, from a naming on, whose dates belong to the name: "hội nghị tổng kết năm 2019"."""
    while topic := _TOPIC.match(sentence.text, end) or _spell(sentence, end, year):
        if IS_DAY.match(sentence.mentions[topic.end() - 1].ref):
            break
        end = topic.end()
    return start, end


def _spell(sentence: Marked, at: int, year: str) -> re.Match[str] | None:
    """The stretch from an offset to years for which something is planned, or to the page's own `year`."""
    spell = _SPELL.match(sentence.text, at)
    mention = sentence.mentions[spell.end() - 1] if spell else None
    if spell and mention and mention.ref == year and not _IS_HELD.search(spell.group()):
        return spell  # "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc | năm 2025"
    return spell if mention and mention.until and len(mention.ref) == len(mention.until) == 4 else None


def is_coarse(sentence: Marked, name: tuple[int, int] = (0, 0)) -> bool:
    """True when a sentence tells of another time: its first date is a month or a year, or it opens so.

    Dates in the `name` of what it tells of are none of its own.
    """
    first = _first_date(sentence, name)
    return not IS_DAY.match(first.ref) if first else is_earlier(sentence)


def _first_date(sentence: Marked, name: tuple[int, int]) -> Mention | None:
    at = sentence.text.find(DATE, 0, name[0])
    at = at if at >= 0 else sentence.text.find(DATE, name[1])
    return sentence.mentions[at] if at >= 0 else None


def is_history(sentence: Marked, name: tuple[int, int] = (0, 0)) -> bool:
    """True when a sentence opens with a year or a month of one: what it tells of is long past.

    Not so "Vừa qua, … tổ chức hội nghị tổng kết năm 2019".
    """
    first = _first_date(sentence, name)
    return (
        first is not None
        and len(first.ref) == 4
        and not is_recent(sentence)
        and not any(m.kind == "date" and IS_DAY.match(m.ref) for m in sentence.mentions.values())
    )


def day_of(sentence: Marked, found: list[int], start: int, end: int, following: int) -> Day | None:
    """The day of a gathering named at `text[start:end]`; `following` is where the next one is named."""
    text = sentence.text
    if later := put_off(sentence, start, end, following):
        return later
    if (since := _SINCE.search(text, 0, start)) and IS_DAY.match(sentence.mentions[since.start("day")].ref):
        return told_on(sentence.mentions[since.start("day")], True)
    first, second = bisect_left(found, start), bisect_left(found, end)
    after = found[second] if second < len(found) and found[second] < following else None
    opened = _BEGAN.search(text, 0, start)  # "Khai mạc sáng 3/10, Đại hội … đã bế mạc trưa nay"
    if after is not None and (opened or after - end > _FAR or ";" in text[end:after]):
        after = None
    if after is not None and (_TOLD.search(text, end, after) or _ON_VISIT.search(text, end, after)):
        after = None  # "… A cho biết ngày 3/9 …", "A đã tiếp ông B, nhân chuyến thăm từ 19 đến 22/9"
    if after is not None and text.endswith("tại ", 0, start) and _FORETELLS.match(text[end:after]):
        after = None  # "Tại buổi tiếp, đại biểu báo trước kỳ họp sẽ khai mạc ngày …"
    if after is not None and text[start:end].lower().endswith(_PRESS) and _ANNOUNCED.match(text, end, after):
        after = None
    if after is not None and not sentence.mentions[after].until and _HELD_THEN.search(text, 0, start):
        after = None  # "Chiều 16/9, {B} tổ chức hội nghị bàn kế hoạch tiêm chủng bắt đầu từ 30/9"
    if after is not None and _TIGHT.match(text[end:after]):
        found_day = told_on(sentence.mentions[after], True, after=True)
        opening, closing = bool(_OPENS.search(text, end, after)), bool(_CLOSES.search(text, end, after))
        found_day = replace(found_day, opening=opening, closing=closing)
        found_day = _earlier_day(found_day, _NTH.search(text, end, after))
        found_day = _earlier_day(found_day, _NTH.search(text, max(0, start - 40), start))
        return _first_day(sentence, found_day, _around(text, start, after, following))
    if is_on_paper(sentence, start):
        return None
    before = found[max(0, first - _FEW) : first]
    others = {i for i in before[:-1] if _is_length(sentence, i)}
    others |= {i for i in before if _WITHIN.search(text, max(0, i - 90), i)}
    opens = [i for i in before if i not in others and _opens_clause(text, i)]
    nearest = opens[-1] if opens else before[-1] if before else after
    if nearest is None:
        return None
    told = told_on(sentence.mentions[nearest], bool(opens or _BINDS.search(text, max(0, start - 40), start)))
    nth = _NTH.search(text, max(0, start - 40), start)
    told = _earlier_day(told, nth or (None if opened else _ITS_NTH.match(text, end, following)))
    closes = text.endswith("bế mạc ", 0, start) or _CLOSED.match(text[end:following])
    closing = nearest < start and bool(closes)  # "Sáng nay, tại phiên bế mạc | đại hội, …"
    told = replace(told, closing=True) if closing else told
    if nearest < start and (bound := ends_told(text[:start])):
        told = replace(told, opening=bound == "began", closing=closing or bound == "closed")
    return _first_day(sentence, told, _around(text, start, end, following))


def ends_told(before: str) -> str:
    """Which of its days is told before a gathering: "Khép lại chiều 25/7 sau hai ngày, | kỳ họp …"."""
    if not before.endswith(", "):
        return ""
    return "began" if _BEGAN_AT.match(before) else "closed" if _CLOSED_AT.match(before) else ""


def is_on_paper(sentence: Marked, start: int) -> bool:
    """True for a gathering named at `text[start:]` of which a paper tells, whose day is none of it."""
    return _ON_PAPER.search(sentence.text, max(0, start - _CLAUSE), start) is not None


def _around(text: str, start: int, after: int, following: int) -> str:
    """What stands before a gathering and behind an offset: there its length may be told."""
    return f"{text[max(0, start - _FAR) : start]} … {text[after:following][:_LATER]}"


def _first_day(sentence: Marked, last: Day, around: str) -> Day:
    """The days of a gathering that closes on `last`, where the text says which or how many they were."""
    if not last.closing:
        return last
    for mention in sentence.mentions.values():
        if mention.kind == "date" and mention.until == last.date:
            return replace(last, date=mention.ref, until=last.date, part=None, closing=False)
    lasted = _LASTED.search(around)
    if lasted is None or last.until or last.date.startswith("XXXX"):
        return last
    count = numerals().get(lasted["n"]) or int(lasted["n"])
    count += 1 if lasted["half"] or lasted["half2"] or lasted["more"] == "hơn " else 0
    if count == 1:
        return last
    first = date.fromisoformat(last.date) - timedelta(days=count - 1)
    return replace(last, date=first.isoformat(), until=last.date, part=None, closing=False)


def _earlier_day(day: Day, nth: re.Match[str] | None) -> Day:
    """The first day of a gathering of whose second or third day the text tells ("ngày làm việc thứ hai")."""
    if nth is None or day.until or day.date.startswith("XXXX"):
        return day
    count = nth["n"] or nth["m"]
    apart = timedelta(days=(numerals().get(count) or int(count)) - 1)
    return replace(day, date=(date.fromisoformat(day.date) - apart).isoformat(), until=day.date, part=None)


def _opens_clause(text: str, index: int) -> bool:
    if _ACCORDING.match(text[:index]) or _ON_THE_WAY.match(text[:index]):
        return True
    start = max(0, index - 60)
    told = (m.end() - 1 for m in _TOLD.finditer(text, start, index))
    stop = max(text.rfind(";", start, index), text.rfind(":", start, index), start - 1, *told)
    lead = _LEAD.match(text[stop + 1 : index]) or _LEAD_THERE.match(text[stop + 1 : index])
    return bool(lead) and (stop >= start or start == 0)


def _is_length(sentence: Marked, index: int) -> bool:
    """True for days in brackets, which say how long what stands before them is: "chuyến thăm (23 - 24/1)"."""
    return bool(sentence.mentions[index].until) and sentence.text.endswith("(", 0, index)

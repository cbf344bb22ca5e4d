"""Where a sentence names a gathering: "tổ chức hội nghị …", "Kết luận buổi làm việc", "làm việc với …".

An occasion is one naming; `loaders.meetings.story` decides which of them are the same gathering.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from loaders.meetings.actors import subjects
from loaders.meetings.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetings.namings import Kind, Told, namings
from loaders.meetings.nearby import PARTY
from loaders.meetings.referred import is_referred
from loaders.meetings.words import vocabulary
from loaders.text.openings import beginnings

_ANNOUNCED: Final = re.compile(
    rf"(?:(?: (?:lần )?thứ \w+| \d{{1,3}}| đầu tiên| điểm)?"
    rf"(?:(?: của)? {BODY}|, {BODY}(?: khóa \w+)?,(?= (?:sẽ |dự kiến )?khai mạc\b)))?"
    rf"(?: (?:trước|sau) (?:kỳ họp|đại hội)(?: (?:lần )?thứ \w+)?(?:(?: của)? {BODY})?(?= [^,]{{0,40}},))?"
    rf"[^.;:!?{PERSON}{BODY}{PLACE}]{{0,80}}\b(?:khai mạc|diễn ra|được tổ chức|(?<=dự kiến )họp"
    rf"|(?<=dự kiến )(?:tổ chức|mở)|(?<=, )tổ chức(?= (?:vào|hôm|ngày|từ|trong|sáng|chiều|tại|{DATE})))"
    rf"[^.;,]{{0,20}}{DATE}"
    # "họp chuẩn bị | hội nghị X do {B} tổ chức ngày 20/10"
    rf"|[^.;:!?{PERSON}{BODY}{PLACE}]{{0,80}},? do {BODY}[^.;:{PERSON}{DATE}]{{0,80}}"
    rf" (?:tổ chức|chủ trì)[^.;,]{{0,20}}{DATE}"
)
_NOTICE: Final = re.compile(r"\b(?:thông báo|triệu tập)\s$")  # … whose day, venue and guests follow
_AS_FOLLOWS: Final = re.compile(r"[^.;:]{0,160} như sau\s?:")
_APPOSITION: Final = re.compile(r"^[^.;,]{0,40}(?:\s?[–—-]\s|\()$")
_RITES: Final = (" khai mạc ", " bế mạc ")
_OF_COURSES: Final = (" khai giảng ", " bế giảng ")  # "lễ khai giảng | lớp tập huấn"
_IS_SET: Final = re.compile(  # "hội nghị {B}, dự kiến | họp ngày 20/11": told of that
    rf"(?: [^.;:,{PERSON}{DATE}]{{0,80}})?,? (?:sẽ|dự kiến) "
)
_AND: Final = re.compile(  # between sittings told together: "(chương trình kỳ họp) thứ 6 {B}, | kỳ họp thứ 7"
    rf" (?:lần )?thứ (?:(?!(?:đã|sẽ|được|dự kiến)\b)[^.;:,{PERSON}{DATE}]){{1,80}}(?:,| và) "
)
_DONE: Final = {"visit", "session"}
_WHOLES: Final = {"sitting", "congress", "talks", "session"}
_ABOUT: Final = re.compile(r"[^.;:,]{0,60}\bvề (?:việc tổ chức )?")
_WITH: Final = re.compile(
    r"(?:(?: và làm việc|, làm việc)?(?: với| cùng| giữa)?"
    rf"|[^.;:,{PERSON}{BODY}{PLACE}]{{0,40}} giữa [^.;:,]{{1,120}} (?:với|và|cùng))(?: các)? "
)
_HAS: Final = re.compile(r"\b(?:có|tổ chức) (?:các |một )?$")
_ITSELF: Final = re.compile(r" (?:(?:đã|sẽ|vừa|cũng) )?")
_OPENED: Final = re.compile(
    rf"[^.;{PERSON}{BODY}{PLACE}]{{0,45}}(?:{PLACE}[^.;{PERSON}{BODY}{PLACE}]{{0,10}})?"
)
_COUNTED_FROM: Final = re.compile(  # "Hai ngày trước | cuộc họp, …", "Ba {hôm trước} | đại hội, …"
    rf"\b(?:(?:ngày|hôm|tuần|tháng|giờ) (?:trước|sau)|(?:hai|ba|bốn|mấy|vài|\d+) {DATE})\s$"
)
_DOER: Final = re.compile(
    rf"(?:[^.;:{PERSON}]{{0,80}}{PERSON}(?=,| (?:đang|sang|đến|tới|nhân|và|chào)\b))?[^.;:{PERSON}]{{0,160}},"
    rf"\s[^.;:,{PERSON}]{{0,80}}{PERSON}"
)
_OPENS: Final = re.compile(
    rf"^[^.;{PERSON}{BODY}{PLACE}]{{0,45}}(?:[{BODY}{PLACE}](?: \({PLACE}\))?)?,"
    r" (?:khi )?(?:đến |về |tới |xuống )?$"
)
_BEGINS: Final = re.compile(r"(?:(?:khi|đi|đến|về|tới|xuống|trực tiếp) )?")
_WHEN: Final = re.compile(r"\b(?i:khi|nếu|để) [^.;,]*$")
_RECEIVES: Final = re.compile(r"^\W*(?:(?i:đón|tiếp)(?:,| và)? ){0,3}$")  # … with those who do so behind
_RECEIVED: Final = re.compile(
    r"[^.;:]{0,20}\b(?i:đoàn)\b(?:(?! tại (?:buổi|cuộc|lễ|hội))[^.;:]){0,80}?,? (?:có|gồm)\b"
)
_DATED: Final = re.compile(rf"[^.;:{PERSON}]{{0,120}}{DATE}[^.;:{PERSON}]{{0,40}},")
_DELEGATION: Final = re.compile(
    r"\b(?:đoàn|(?:^|(?<=[,:] )|(?<=đầu ))Đoàn|lãnh đạo|các đại biểu"
    r"|(?i:tổ) (?:đại biểu|ĐBQH|công tác))\b[^.;:]*$"
)


@dataclass(slots=True)
class Occasion:
    """A gathering named at `sentence.text[start:end]`. `kind` is None for a part ("phiên bế mạc")."""

    start: int
    end: int
    kind: Kind | None
    told: Told
    referred: bool  # only referred to ("sau kỳ họp thứ 9") or one of many ("các hội nghị")


def occasions(sentence: Marked) -> list[Occasion]:
    """The namings of gatherings that a sentence may report or announce, in order."""
    found: list[Occasion] = []
    end = 0
    for start, pattern in beginnings(sentence.text, namings().patterns):
        match = pattern.match(sentence.text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        between = sentence.text[found[-1].end : match.start()] if found else ""
        dated = sentence.text.startswith((f" {DATE}", f" vào {DATE}", f" trong {DATE}"), end)
        set_for = dated and _IS_SET.fullmatch(between) and (match.group(), found[-1].told) == ("họp", "noun")
        if not found or not (set_for or _goes_on(found[-1], between)):
            found.append(_occasion(sentence, match))
        elif (
            between in _RITES and (whole := _occasion(sentence, match)).kind and whole.kind.family in _WHOLES
        ):
            found[-1] = whole  # "lễ khai mạc | Đại hội"
    if not found:
        return []
    found = [
        party
        for before, party, after in zip([None, *found], found, [*found[1:], None], strict=False)
        if not (_is_met(sentence, before, party) or _meets(sentence, party, after))
        if not _COUNTED_FROM.search(sentence.text, max(0, party.start - 16), party.start)
        if not (party.referred and _is_topic(sentence, before, party))
    ]
    for n in range(1, len(found)):
        if found[n - 1].referred and _is_told_with(sentence, found[n - 1], found[n]):
            found[n] = replace(found[n], referred=True)
    ends = [*(o.start for o in found[1:]), len(sentence.text)]
    return [
        occasion
        for occasion, following in zip(found, ends, strict=False)
        if not occasion.referred
        or _ANNOUNCED.match(sentence.text, occasion.end, following)
        or (
            _NOTICE.search(sentence.text, 0, occasion.start)
            and _AS_FOLLOWS.match(sentence.text, occasion.end)
        )
        if occasion.told != "verb" or _is_done(sentence, occasion)
    ]


def kind_of(sentence: Marked) -> Kind | None:
    """The kind of what a line over an agenda names, one or many: "Lịch tiếp xúc cử tri trước kỳ họp:"."""
    not_after = tuple(vocabulary()["agenda"]["not_after"])
    text = sentence.text.replace("lịch ", "")  # no verb is told behind it
    for start, pattern in beginnings(text, namings().patterns):
        match = pattern.match(text, start)
        if match and not text[:start].rstrip().lower().endswith(not_after):
            return namings().meaning(match)[0]
    return None


def _goes_on(before: Occasion, between: str) -> bool:
    """True for what names the gathering before it: "họp báo Kỳ họp thứ 23", "hội nghị - buổi gặp mặt".

    So does "lễ khai mạc ngày hội", of which nothing else is told.
    """
    family = before.kind.family if before.kind else None
    named = between == " " if family == "press" else family == "ceremony" and between in _RITES + _OF_COURSES
    return named or _APPOSITION.match(between) is not None


def _is_told_with(sentence: Marked, before: Occasion, occasion: Occasion) -> bool:
    """True for the next of sittings that one word is of: "kết quả kỳ họp thứ 6, | kỳ họp thứ 7"."""
    numbered = sentence.text.startswith((" thứ ", " lần thứ "), occasion.end)
    joined = _AND.fullmatch(sentence.text, before.end, occasion.start) is not None
    return numbered and joined and occasion.kind == before.kind and occasion.told == "noun"


def _is_topic(sentence: Marked, before: Occasion | None, occasion: Occasion) -> bool:
    """True for what another gathering is about: "Họp báo về Đại hội … diễn ra chiều 14/1" tells of that."""
    if before is None or before.told != "noun":
        return False
    if sentence.text[before.end : occasion.start] in (" trước ", " sau "):  # "tiếp xúc cử tri trước | kỳ họp"
        return not any(f" {word}" in sentence.text[occasion.end :] for word in ("khai mạc", "dự kiến", "sẽ"))
    return _ABOUT.fullmatch(sentence.text, before.end, occasion.start) is not None


def _is_met(sentence: Marked, before: Occasion | None, party: Occasion) -> bool:
    """True for a party with which a meeting is: "có buổi tiếp và làm việc với | đoàn khảo sát | của …"."""
    if before is None or party.kind is None or not party.kind.name.startswith("đoàn "):
        return False
    return _WITH.fullmatch(sentence.text, before.end, party.start) is not None


def _meets(sentence: Marked, party: Occasion, after: Occasion | None) -> bool:
    """True for a party that has a meeting: "đoàn giám sát … có buổi làm việc với …" is that meeting.

    So is "Đoàn giám sát đã khảo sát thực tế tại …", where the party does it itself.
    """
    if after is None or party.kind is None or not party.kind.name.startswith("đoàn "):
        return False
    between = sentence.text[party.end : after.start]
    if after.told == "noun":
        return ";" not in between and bool(_HAS.search(between))
    other = after.kind is not None and party.kind.name.split()[1:] != after.kind.name.split()[1:]
    return (
        other and bool(_ITSELF.fullmatch(between)) and bool(_OPENED.fullmatch(sentence.text[: party.start]))
    )


def _occasion(sentence: Marked, match: re.Match[str]) -> Occasion:
    kind, told = namings().meaning(match)
    start, end = match.span()
    return Occasion(start, end, kind, told, is_referred(sentence, start, end, kind, told))


def _is_done(sentence: Marked, occasion: Occasion) -> bool:
    """True when a verb has somebody who does it: an official, a body, a delegation."""
    doers = subjects(sentence, occasion.start, plain=True)
    itself = bool(doers)
    if occasion.kind is not None and occasion.kind.party:
        return any(sentence.mentions[index].rule == PARTY for index in doers)
    if occasion.kind is not None and not occasion.kind.weight:
        return itself and not _WHEN.search(sentence.text, 0, occasion.start)
    if itself or subjects(sentence, occasion.start):
        return True
    before = sentence.text[: occasion.start]
    if _RECEIVES.match(before) and occasion.kind and _RECEIVED.match(sentence.text, occasion.end):
        return occasion.kind.family in {"meet", "session"}  # "Đón, tiếp và làm việc với đoàn có …"
    begins = _BEGINS.fullmatch(before) and occasion.kind and occasion.kind.family in _DONE
    dated = begins and _DATED.match(sentence.text, occasion.end)
    if (dated or _OPENS.search(before)) and _DOER.match(sentence.text, occasion.end):
        return True  # "Chiều 2/7, làm việc với {B}, Phó Chủ tịch … A …", "Thăm {B} chiều 2/7, … A …"
    return bool(_DELEGATION.search(sentence.text, max(0, occasion.start - 80), occasion.start))

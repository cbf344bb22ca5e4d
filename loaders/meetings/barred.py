"""Which cues of a role stand for none: what is asked for, denied, quoted, of old, or of another gathering."""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Role
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.rules import Rule
from loaders.meetings.words import AHEAD, RECALLS, REPORTS, vocabulary
from loaders.text.choice import any_of, begun
from loaders.text.page import Mention

_DONE_ONCE: Final = re.compile(  # "Năm 2024, ông A, Giám đốc {B}, | đã chỉ đạo …"
    rf"\W*(?:(?:trong|từ|vào|hồi|ngay từ) )*{DATE}, [^.;:,{PERSON}]{{0,80}}{PERSON}"
    rf"(?:(?:,| [–-]) [^.;:{PERSON}{DATE}]{{1,120}}?)?,? (?:đã|từng) (?:[\w,]+ ){{0,3}}$"
)
_LONG_AGO: Final = re.compile(  # "Cách đây ba năm, ông A | đã phát biểu"
    r"\W*(?:cách đây [^.;,]{1,20} (?:năm|tháng)|(?:hồi|ngày|dạo|thuở) (?:ấy|đó|xưa)|trước (?:kia|đây))\b"
)
_UNDER: Final = re.compile(  # "… nhắc lại | Đại hội 2020 do ông A …", behind a gathering or none
    rf"(?:{MEETING}[^.;:{MEETING}{PERSON}]*)?(?P<day>{DATE}),? do [^.;:{MEETING}{DATE}]*$"
)
_TOLD_OF: Final = re.compile(  # "A cho biết sẽ tiếp tục | theo dõi": what he tells, not what he does there
    r"\b(?:cho biết|cho hay|hứa|cam kết|khẳng định|thông tin|thông báo)(?: rằng|,)?"
    rf" (?:sẽ|đã|đang|cũng|vẫn)\b[^.;:{PERSON}]{{0,60}}$"
)
_DENIED: Final = re.compile(
    rf"(?:{begun(['không', 'chưa', 'chẳng'])})(?: thể| kịp| được| hề| có| một lần)?(?: đọc)?\s$"
)
_YET: Final = re.compile(r"(?<!nhận )(?<!hứa )(?<!hẹn )\bsẽ(?: trực tiếp| cùng)?\s$")
_JOINED: Final = ("và ", "cùng ", "hoặc ")
_CHAIRED: Final = 200  # characters before "chủ trì" in which it is told of what
_SIGNER: Final = 60  # … before who signed what says something
_PURPOSE: Final = re.compile(  # "… phải | báo cáo": what is asked for
    rf"\b(?:để|nhằm) [^.;:A-ZĐ{PERSON}{BODY}{PLACE}]{{0,40}}$|\b(?:phải|cần|nên) $"
)
_BIDDEN: Final = re.compile(  # "yêu cầu các đồng chí cùng tập thể {B} quán triệt …"
    rf"\b(?:yêu cầu|đề nghị|mong|giao) [^,.;:{PERSON}{BODY}{PLACE}]{{1,80}}"
    rf"\b(?:(?:cùng|và) [^,.;:{PERSON}{BODY}{PLACE}]{{0,30}}|cùng [^,.;:{PERSON}{PLACE}]{{0,40}})$"
)
_MEANWHILE: Final = re.compile(  # "Khi A | báo cáo ở kỳ họp thì tại <xã X>, B đang họp …": at no such thing
    rf"[^.;:{MEETING}]{{0,120}} thì (?:cùng lúc |lúc ấy |lúc đó )?(?:tại|ở) [^.;:{MEETING}]{{0,160}}{MEETING}"
)
_AS: Final = re.compile(r"\b(?i:khi|lúc) [^.;:]*$")
_SENDS: Final = re.compile(r"gửi lời|chia buồn")
_SIGNS: Final = re.compile(  # "Công văn của {B}, do ông A ký, | cũng yêu cầu …": what he signed says so
    rf"\b(?:do|được) [^.;:,{PERSON}]{{0,60}}{PERSON}(?:, [^.;:{PERSON}]{{1,60}},)?"
    rf" (?:vừa |đã )?(?:ký(?: ban hành)?|ban hành|phê duyệt)"
    rf"(?: {DATE}| (?!và |rồi )[^.;:,{PERSON}]{{1,30}})?,?"
    rf"[^.;:,{PERSON}{BODY}]{{0,30}}$"
)
_HELD_ON: Final = re.compile(  # "A dự {M} (trực tuyến) | đánh giá công tác Đảng": what it is held for
    rf"\b(?:dự|chủ trì|tổ chức|triệu tập|mở) {MEETING}(?:(?! và | rồi )[^,.;:{PERSON}{BODY}{DATE}]){{0,40}} $"
)
_SUBJECT: Final = re.compile(rf"(?:{any_of(vocabulary()['name']['held_on'])})\b(?! (?:cao|rằng|đây|này)\b)")
GETS: Final = frozenset({"attends.receives", "attends.appointed"})  # who is to be given something
_HEARS: Final = re.compile(  # "A nghe ba hộ trình bày", "A chủ trì nghe {B} báo cáo"
    rf"(?:\bnghe (?!và |xong )|\bchủ trì {MEETING} (?=(?:lãnh đạo |đại diện |các )*{BODY}))"
    rf"(?:(?!\bvà\b)[^.;:,{PERSON}]){{1,80}}$"
)
_ASSIGNED: Final = re.compile(  # "A giao {B} | chủ trì", "A giao {B}, các ngành | tổ chức"
    rf"\bgiao (?:cho )?[{BODY}{PLACE}][^.;:,]{{0,30}}(?:, (?:các|ban|ngành)\b[^.;:]{{0,40}})?$"
)
TELLS_OF: Final = re.compile(  # "A cho biết, ngày 5/7, {B} tổ chức hội nghị", "nhắc lại hội nghị"
    rf"{REPORTS}(?:vào |trong )?[^.;:,{PERSON}{BODY}]{{0,24}}{DATE}[^.;{PERSON}]*{MEETING}|{RECALLS}{MEETING}"
)
_EARLIER: Final = any_of(vocabulary()["dates"]["earlier"])
_TOLD_THEN: Final = re.compile(  # "A cho biết ngày 26/4 B (, Giám đốc X,) đã | làm việc với …": not here
    rf"{PERSON}[^.;:{PERSON}]{{0,160}}\b{REPORTS}(?:(?:vào|trong|hồi|từ) )*(?:{DATE}|(?:{_EARLIER})\b)"
    rf"[^.;{MEETING}{PERSON}{DATE}]{{0,80}}{PERSON}(?:(?!\bsẽ\b)[^.;{MEETING}{PERSON}])*$"
)
_QUOTES: Final = re.compile(r"[“”«»]|\"(?P<closes>(?<=[^\s(]\")(?=[\s.,;:)–-]|$))?")
_SAID: Final = re.compile(r"[“«\"]?[^“”«»\"]{20,}")


def applies(sentence: Marked, rule: Rule, match: re.Match[str]) -> bool:
    text, at = sentence.text, match.start()
    if rule.here and MEETING not in text:
        return False
    if rule.role == "speaks" and rule.take == "before" and _is_quoted(text, at):
        return False
    if rule.role == "speaks" and not rule.planned and _YET.search(text, max(0, at - 16), at):
        return False
    if rule.said and not _SAID.fullmatch(text, 0, at):
        return False
    if rule.role == "speaks" and _is_sent(sentence, at):
        return False
    if " thì " in text and _MEANWHILE.match(text, at) and _AS.search(text, 0, at):
        return False
    reports = rule.role == "speaks" and MEETING not in text[:at] and TELLS_OF.match(text, at)
    if rule.role == "speaks" and MEETING not in text and _is_of_old(sentence, at):
        return False
    if rule.role == "chairs" and rule.take == "before" and _is_of_another(sentence, at):
        return False
    if rule.role == "attends" and rule.take == "before" and _TOLD_OF.search(text, max(0, at - 90), at):
        return False
    if rule.role in {"attends", "chairs"} and rule.take == "before" and _TOLD_THEN.search(text, 0, at):
        return False
    ahead = rule.id in GETS and AHEAD.search(text, 0, at)
    return not (reports or ahead or _DENIED.search(text, max(0, at - 16), at))


def _is_sent(sentence: Marked, at: int) -> bool:
    """True for words sent that day, said at no gathering: "Cũng trong ngày, A | gửi lời chia buồn …"."""
    text = sentence.text
    sends = text.startswith(DATE) and MEETING not in text and _SENDS.match(text, at) is not None
    return sends and sentence.mentions[0].rule == "date.day.same"


def _is_of_old(sentence: Marked, at: int) -> bool:
    """True for what somebody is said to have done in a year or a month before that of what is told."""
    if _LONG_AGO.match(sentence.text):
        return True
    first = sentence.mentions.get(sentence.text.find(DATE))
    coarse = first is not None and first.kind == "date" and _is_coarse(first)
    return coarse and _DONE_ONCE.match(sentence.text, 0, at) is not None


def _is_of_another(sentence: Marked, at: int) -> bool:
    """True for who chaired what another year or month had: "Tại M, B nhắc lại M <tháng 5> do A | chủ trì"."""
    under = _UNDER.search(sentence.text, max(0, at - _CHAIRED), at)
    if under is None:
        return False
    told = sentence.text[: under.start()].rpartition(";")[2]
    if MEETING not in told or told.endswith(_JOINED):
        return False  # "A tổ chức M; | M năm 2024 do B chủ trì", "tại M và | M năm 2024 do B chủ trì"
    return _is_coarse(sentence.mentions[under.start("day")])


def _is_coarse(date: Mention) -> bool:
    """True for the date of a month or a year."""
    return len(date.ref) < len("2024-01-01")


def _is_quoted(text: str, at: int) -> bool:
    """True for an offset in what somebody says: the next mark behind it closes a quotation."""
    mark = _QUOTES.search(text, at)
    return mark is not None and (mark.group() in "”»" or mark["closes"] is not None)


def is_told_to(text: str, subject: Sequence[int], at: int, role: Role) -> bool:
    """True when the verb at an offset is what its subject is for, is bidden to do, or has others do.

    Also when a gathering is held to do so: "dự hội nghị | biểu dương người có công".
    """
    if role != "speaks":
        return _ASSIGNED.search(text, subject[-1] + 1, at) is not None
    return bool(
        _SIGNS.search(text, max(0, subject[0] - _SIGNER), at)
        or _ASSIGNED.search(text, subject[-1] + 1, at)
        or _PURPOSE.search(text, subject[-1] + 1, at)
        or _HEARS.search(text, subject[-1] + 1, at)
        or _BIDDEN.search(text, max(0, subject[0] - 160), subject[0])
        or (_SUBJECT.match(text, at) and _HELD_ON.search(text, subject[-1] + 1, at))
    )

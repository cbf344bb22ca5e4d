"""What may stand between an actor and its verb, or between two actors of one list."""

import re
from functools import lru_cache
from typing import Final

from loaders.meetings.actorwords import words
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE

_BRACKET: Final = re.compile(r"\([^()]{0,200}\)")
_WORD: Final = re.compile(r"\w+|[\ue000-\ue005]")
_DEPUTY: Final = re.compile(rf",\s(?:là )?[Đđ]ại biểu (?:{BODY}|Quốc hội|HĐND|Hội đồng nhân dân)")
_GOES_ON: Final = re.compile(r";\s(?:đồng thời |qua đó |cũng |và )?$")
_ENDS: Final = re.compile(r"[;:!?]|\.(?!\w)")
_JOINS: Final = (";", "và", "cùng", ", lãnh đạo các ", ", các ")
_BREAKS: Final = re.compile(r"[:!?]|\.(?!\w)")
_WHO: Final = re.compile(
    r"(?:,\s(?:người|vốn|trước là|trước đó|sinh năm|sinh ngày|dân tộc|quê|từng là|được mời)\s"
    r"[^,;:]{1,120}(?=,)"
    r"|,\s(?:thuộc |ứng cử ở )?(?:đơn vị|tổ)(?: bầu cử| đại biểu)?(?: số)? \d+(?=,)"
    r"|,\s(?:ngay )?sau khi nhận (?:các )?quyết định\b)+,?"
)
_SEATS: Final = re.compile(  # where deputies stood: "{tổ đại biểu} ứng cử tại <huyện C> | đã tiếp xúc"
    rf"(?:^|(?<={BODY}))\s(?i:(?:thuộc )?đơn vị bầu cử(?: số \d+)?"
    rf"|(?:ứng cử|được bầu) (?:tại|ở) (?:đơn vị bầu cử số \d+|{PLACE}))"
)
_MOVED: Final = re.compile(  # how somebody feels: "không giấu được xúc động khi | nói lời chia tay"
    r"\s(?:không|chẳng) (?:giấu|kìm|nén|cầm)(?: được| nổi)? [^.;:,]{1,30}?(?= (?:khi|lúc)\b|,|$)"
)
_PARTY: Final = re.compile(  # who comes along: "A và Phu nhân cùng Đoàn đại biểu cấp cao {B} | đã đến …"
    r" (?:và|cùng) [Pp]hu nhân\b"
    rf"| (?:và|cùng)(?: với)? [Đđ]oàn (?:đại biểu|công tác)\b[^,.;:{PERSON}]{{0,60}}?"
    r"(?= (?:đã|đến|tới|sang|rời)\b)"
)
_WITH: Final = re.compile(  # with whom, if no actor: "{Công an tỉnh} phối hợp với Công ty X | tổ chức"
    rf" phối hợp (?:(?:cùng|với) ){{0,2}}[^,.;:()–—{PERSON}{BODY}{PLACE}{MEETING}]{{1,80}}$"
)
_TOWARDS: Final = re.compile(  # "A họp với thủ trưởng các sở, | yêu cầu …", "A không đọc báo cáo mà | nêu …"
    rf"\b(?:với|cho|của|cùng|trước)\s[^,.;:{PERSON}{BODY}{PLACE}]{{1,60}}(?=,)"
    rf"|\bkhông\s[^,.;:{PERSON}{BODY}{PLACE}]{{1,40}}\smà\b"
)
_LED: Final = re.compile(  # "kỳ họp do ông A chủ trì, Ủy ban Kiểm tra | kết luận …": that does
    rf"\b(?:chủ trì|chủ tọa|điều hành|dẫn đầu|làm trưởng đoàn)\b[^.;:,{PERSON}{MEETING}]{{0,30}},"
    rf"\s(?:{BODY} "
    rf"|(?:Ủy ban|UBND|HĐND|Thường trực|Hội đồng|Ban) [^,.;:{PERSON}{BODY}{PLACE}]{{1,40}}(?: đã| cũng)? $)"
)
_NAMELESS: Final = re.compile(  # "ông A, nguyên Bí thư … - Ủy ban Kiểm tra đề nghị …"
    rf"\s[–—-]\s[^.;:{PERSON}]*\s[–—-]\s"
    rf"(?:{BODY}|(?:Ủy ban|Ban|Thường trực|Đảng ủy|Hội đồng)\b[^,.;:{PERSON}{BODY}{PLACE}]*)\s?$"
)

_BY: Final = re.compile(  # whoever does it: "A dự lễ hưởng ứng phong trào do Đảng, Nhà nước | phát động"
    r"\bdo ((?:(?!\b(?:tổ chức|chủ trì|chủ tọa|phối hợp|thực hiện|phụ trách|đứng đầu|tham|dự|chỉ đạo)\b)"
    rf"[^.;:{PERSON}{DATE}{MEETING}]){{1,80}}(?<!,))\s$"
)


def unbracketed(gap: str) -> str:
    """The stretch without what stands in brackets."""
    return _BRACKET.sub("", gap) if "(" in gap else gap


@lru_cache(maxsize=4096)
def is_office(gap: str) -> bool:
    """True when a stretch holds only words of offices and coordination, capitals, numbers and signs."""
    office = words().office
    return all(
        w in office or w[0].isupper() or w.isdigit() or w in (BODY, PLACE, DATE) for w in _WORD.findall(gap)
    )


@lru_cache(maxsize=4096)
def fits(gap: str, plain: bool) -> bool:
    """True when a verb after this gap can still belong to the actor before it."""
    gap = words().on_behalf.sub("", _SEATS.sub("", _PARTY.sub("", _WITH.sub(" ", gap))))
    joined = any(sign in gap for sign in _JOINS)
    along = words().along.search(gap) if joined else None
    if along and is_office(gap[: along.start()]) and not _ENDS.search(gap, 0, along.start()):
        return True
    gap = _DEPUTY.sub("", words().stands_for.sub("", _MOVED.sub("", _WHO.sub(",", gap))))
    if _ENDS.search(gap) or _NAMELESS.search(gap) or (not plain and _LED.search(gap)):
        return False
    if "do " in gap and (by := _BY.search(gap)) and is_office(by.group(1)):
        return False
    if words().people.search(gap) if plain else words().other.search(_TOWARDS.sub("", gap)):
        return False
    return is_office(gap) or (not plain and len(gap) <= 140 and PERSON not in gap)


def goes_on(text: str, index: int, gap: str) -> bool:
    """True when a clause after a semicolon has the first one's subject: "A thăm hỏi bà con; thông báo …"."""
    if text.find(PERSON) < index or PERSON in gap or not _GOES_ON.search(gap) or _BREAKS.search(gap):
        return False
    return not is_office(gap[: gap.index(";")])

"""Days of a sentence that are not those of what it tells: in passing, in brackets, of the next step."""

import re
from typing import Final

from loaders.dates.orders import BACK
from loaders.holds.effects import VACANT
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, lists
from loaders.text.page import Mention

_CUES: Final = lists("cues.toml")
_WHY: Final = re.compile(
    r",? (?:(?:đến|tới) nay,? )?(?:sau |từ )?(?:khi|lúc|do|vì)\b"
    r"|, (?:đúng |là )?ngày (?:mà )?(?:ông|bà|anh|chị|đồng chí)\b"
)
_BY_NOW: Final = re.compile(
    r"(?:\((?:(?:ông|bà|anh|chị|đồng chí) \w+ )?(?:nay |hiện )?|, (?:nay|hiện) )đã (?:\w+ ){0,8}$"
)
_BRACKET_ENDS, _ASIDE_ENDS = re.compile(r"\)"), re.compile(r"[,;.\n)]")
_BRACKETED: Final = re.compile(r"\((?:(?:vừa|mới|đã) )*(?:được|bị|thôi|nghỉ|giữ)\b[^()]*$")
_ASIDE_HELD: Final = re.compile(r",? [^()]{0,40}\b(?:diễn ra|tổ chức|khai mạc)\b[^()]*\)")
# a day behind a verb that opens the next step: "làm X, | năm 2003 tốt nghiệp đại học", "… và năm 2010 về quê"
_STEPS_ON: Final = re.compile(
    r"(?:,|\b(?:và|rồi|còn))\s+(?:(?:vào|đến|tới|từ|rồi|đầu|cuối|giữa|ngày|tháng|năm|mùng) )*$"
)
_ITS_OWN: Final = re.compile(rf"\W*(?:$|(?:{any_of(_CUES['behind_day'])})\b|[^\W\d_]*[A-ZĐ])|\s*[^\w\s]")
# up to a verb: "Ngày 5/3, … bổ nhiệm bà A, ít ngày trước (vừa) | thôi làm X, làm Y"
_LATELY: Final = re.compile(
    rf"[,(–-]\s?(?:người )?(?:{any_of(_CUES['some_time_before'])})\b(?! (?:khi|lúc|giờ|phiên)\b)[^,;.:]*$"
)
# up to a verb: "Ngày 5/3, … miễn nhiệm X đối với ông A (vừa được | bầu làm Y)"
_JUST_GIVEN: Final = re.compile(
    r"\((?:(?:người|vừa|mới) )+(?:được|bị) [^(),;.:]*$"
    r"|, (?:mới |vừa )?(?:hôm|ít hôm|mấy hôm|tuần|tháng|năm) trước (?:vừa |mới )?(?:được |bị )?$"
    # "miễn nhiệm X đối với ông A, Giám đốc Y, vừa được Tỉnh ủy | điều động", "cho ông A, vừa …, rút tên"
    r"|\b(?:miễn nhiệm|bãi nhiệm|rút tên|hiệp thương|thôi (?:làm )?(?:nhiệm vụ )?đại biểu)\b[^.;\n]*"
    r", (?:người )?(?:vừa|mới|đã) (?:được (?:[^,;.:\n]* )?)?$"
)
# up to a verb: "miễn nhiệm ông A, lý do: đã được | điều động", not "…: đã nghỉ hưu, và bầu ông B | làm X"
_ELECTS: Final = r"(?<!được )(?:bầu|phê chuẩn|miễn nhiệm)\b"
_REASON: Final = re.compile(rf"\blý do(?: là|:)[^.;\n]*\bđã\b(?:(?!{_ELECTS})[^.;\n])*$", re.I)
# from a verb that ends a post to the day on which its reason had come: "thôi làm X, bởi hồi | tháng 10 bà đã
# được điều động làm Y", "miễn nhiệm X vì bà đã được bầu làm Y hồi | tháng 10"
_HE: Final = "ông|bà|anh|chị|đồng chí"
_WHY_ENDED: Final = re.compile(
    r"(?:(?:được|bị|xin|đã) )?(?:miễn nhiệm|bãi nhiệm|cho thôi|thôi|không còn)\b[^.;\n]*?[,\s]"
    r"(?:bởi|vì|do|lý do)(?: (?:lẽ|vì|là))?:?"
    rf"(?:(?:,? (?:trước đó|trước đây|hồi|vào|trong|cuối|đầu|giữa|ngày|tháng|năm|hôm|{_HE}))*,?"
    rf"|(?: (?:{_HE})(?: \w+)?)? đã (?:được|trúng cử|chuyển|sang|nhận)\b[^.;\n]*"
    r" (?:hồi|vào|trong|(?<!kể )(?<!lực )từ)(?: (?:cuối|đầu|giữa|ngày|tháng|năm))*)\s*$"
)
# from a verb to the end of its clause: "mới | được bầu làm X (khoảng) gần 1 năm", "… được ba tháng nay"
_SOME_TIME: Final = r"khoảng|gần|hơn|chừng|độ|chưa đầy|chưa tới|tròn|đúng|vỏn vẹn"
_SPAN: Final = rf"(?:\d+|{any_of(counting())}|vài|mấy|nửa)(?: rưỡi)? (?:ngày|tuần|tháng|năm|nhiệm kỳ)"
_FOR_SO_LONG: Final = re.compile(
    r"(?:(?!\b(?:thay|thế|sau|mà|khi|do|vì|nghỉ)\b)[^,;.\n()])*"
    r"(?<!sau)(?<!trong)(?<!hạn)(?<!gian)(?<!suốt)(?<!là)(?<!trống)(?<!khuyết)"
    rf" (?:được|{_SOME_TIME})(?: (?:có|{_SOME_TIME}))* {_SPAN}(?: (?:nay|rồi|qua))?(?! \w)"
)
_I: Final = re.compile(r"(?:^|[.?!:…] )\W{0,3}(?:Tôi|Chúng tôi) ")
_VACANT_NEAR: Final = 32  # characters before a day in which a post is told to be open since


def in_first_person(told: str) -> bool:
    """True behind what one who is asked says: "Tôi biết hai người. Anh A được điều động …": on what day?"""
    return "ôi " in told and _I.search(told) is not None and not any(sign in told for sign in '“"')


def is_before(text: str, day: Mention, verb: int) -> bool:
    """True for what a verb tells to have been some time before a day told before it."""
    return _LATELY.search(text, day.end, verb) is not None


def was_just_given(text: str, start: int, verb: int) -> bool:
    """True for what an aside tells of somebody: "(vừa được | bầu làm Y)", ", tuần trước | được bầu làm Y"."""
    return _JUST_GIVEN.search(text, start, verb) is not None


def is_reason(text: str, start: int, verb: int) -> bool:
    """True for what had been given already, told as the reason why something is done now."""
    goes_on = text.startswith(("bầu ", "phê chuẩn ", "miễn nhiệm "), verb)
    return not goes_on and _REASON.search(text, start, verb) is not None


def is_of_why(text: str, mention: Mention, verb: int) -> bool:
    """True for the day of what is told as the reason why a verb ends a post: it came before that."""
    return _WHY_ENDED.match(text, verb, mention.start) is not None


def was_given_for(text: str, verb: int) -> bool:
    """True for what is told by how long ago it was: "mới | được bầu làm X gần 1 năm", on no day told."""
    return _FOR_SO_LONG.match(text, verb) is not None


def is_aside(text: str, mention: Mention) -> bool:
    """True for the day of a gathering told in brackets: "làm X (ngày 28/7, diễn ra lễ bàn giao)"."""
    opened = text.rfind("(", max(0, mention.start - BACK), mention.start)
    inside = opened >= 0 and ")" not in text[opened : mention.start]
    return inside and _ASIDE_HELD.match(text, mention.end) is not None


def is_of_vacancy(text: str, mention: Mention, start: int) -> bool:
    """True for the day since which a post was open; not where it is told who went: "khuyết từ 4/5, khi …"."""
    open_since = VACANT.search(text, max(start, mention.start - _VACANT_NEAR), mention.start) is not None
    return open_since and not _WHY.match(text, mention.end)


def is_bracketed(text: str, mention: Mention, start: int, verb: int) -> bool:
    """True for a day that brackets tell of somebody named: "Thủ tướng A (được bầu ngày 5/4) | trình"."""
    opened = _BRACKETED.search(text, start, mention.start)
    return opened is not None and not opened.start() < verb < mention.start


def aside_end(text: str, start: int, verb: int) -> int | None:
    """Where an aside ends of what is so by now, on no day of the sentence: "X A (nay đã | thôi chức) ký …".

    None for a verb that stands in none.
    """
    opened = _BY_NOW.search(text, start, verb)
    closed = (_BRACKET_ENDS if opened and opened[0][0] == "(" else _ASIDE_ENDS).search(text, verb)
    return closed.start() if opened and closed else None


def is_of_next(text: str, mention: Mention) -> bool:
    """True for the day with which a clause goes on to something else: "làm X, | năm 2003 tốt nghiệp"."""
    opens = _STEPS_ON.search(text, max(0, mention.start - BACK), mention.start)
    if opens is None or ("từ" in opens.group() and len(mention.ref) == len("2024-03-01")):
        return False  # "điều động ông A, X, từ ngày 1/3 về làm Y"
    return _ITS_OWN.match(text, mention.end) is None

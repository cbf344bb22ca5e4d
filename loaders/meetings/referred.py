"""Gatherings only referred to ("sau kỳ họp thứ 9") or one of many ("thường xuyên tổ chức hội nghị")."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.meetings.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetings.namings import Kind, Told
from loaders.meetings.words import OTHERS_COME, TRIAL, vocabulary
from loaders.text.choice import any_of
from loaders.text.lexicon import counting

_COURT: Final = "tòa"
_ENTERED: Final = ("bước vào ", "vào phòng ", "vào bàn ")  # … talks
_BIDDEN: Final = re.compile(r"\b(?:đề nghị|yêu cầu|giao)\s$")  # "đề nghị | Đoàn kiểm tra hoàn thiện báo cáo"
# on a day, "{HĐND} khóa XVI bước vào | kỳ họp", "{X} tổ chức thành công | đại hội"
_ENTERS: Final = re.compile(
    rf"{DATE},? (?:(?:tại|ở) [^.;{PERSON}]{{1,60}}, )?[{BODY}{PLACE}]"
    rf"(?:,? (?:khóa|nhiệm kỳ) [^.;:,{PERSON}{BODY}{PLACE}]{{1,20}}?)*"
    r",?(?: (?:đã|vừa|chính thức|bắt đầu))* (?:bước vào|tổ chức thành công(?: tốt đẹp)?) $"
)
# "Gỡ vốn là nội dung | hội nghị do {B} tổ chức …": what it is about is told first
_IS_TOPIC_OF: Final = re.compile(
    r"(?i:\b(?:là|cũng là|trở thành) (?:một )?(?:nội dung|chủ đề|mục đích|mục tiêu|trọng tâm)"
    r"(?: (?:chính|chính yếu|lớn|xuyên suốt|của))*) $"
)
_TO_COME: Final = re.compile(  # "Kỳ họp | sau, theo ông, các tỉnh sẽ báo cáo …"
    r" (?:sau|tới|tới đây|tiếp theo|kế tiếp|lần sau|lần tới)(?=[,.;]| (?:sẽ|phải|cần)\b)"
)
_AFTER_IT: Final = re.compile(  # "… tiếp xúc cử tri sau khi {B} bế mạc | Kỳ họp thứ 9"
    rf"\b(?i:sau|trước|từ) khi (?:{BODY}[^.;:,{PERSON}{BODY}]{{0,30}} )?"
    r"(?:khai mạc|bế mạc|kết thúc|bước vào|(?<=trước khi )(?:mở|tổ chức|diễn ra))\s$"
)
_RAISED: Final = re.compile(  # "Ý ấy được A nêu từ | buổi làm việc", "nơi {B} chọn tổ chức | Ngày hội"
    r"\b(?:nêu|nêu ra|đưa ra|đặt ra|chỉ đạo|kết luận|yêu cầu|đề nghị)(?: ngay)? từ $"
    rf"|\blà (?:nơi|chỗ|địa điểm) [^.;:{PERSON}]{{0,160}}[{BODY}{PLACE}][^.;:{PERSON}]{{0,40}}"
    r" chọn (?:mở|tổ chức) $"
)
_DELEGATED: Final = re.compile(  # "Hội nghị sinh hoạt đại biểu tham dự | Đại hội": held before that
    r"(?<!\d )(?<!các )\b(?i:đại biểu) (?:(?:được cử|được bầu|chính thức|tham|sẽ|đi) )*dự $"
)
_TALKS: Final = re.compile(  # "có các cuộc hội kiến, | hội đàm với lãnh đạo cấp cao": none in particular
    r"\b(?i:các|những|nhiều|một số|hàng loạt) (?:cuộc|buổi) [^.;:,]{1,20}(?:, [^.;:,]{1,20})*(?:,| và) $"
)
_SEVERAL: Final = re.compile(  # "07/08 chi bộ tổ chức | đại hội": each its own
    r"(?<!\w)(?:[2-9]|\d{2,}|\d+/\d+|(?i:hai|ba|bốn|năm|sáu|bảy|tám|chín)) (?:chi|đảng) bộ\b[^.;:,]{0,60}"
    rf"\b(?<!và )(?:tổ chức|tiến hành|hoàn thành|mở)\b[^.;,{PERSON}]{{0,30}}$"
)
_MANY: Final = re.compile(r"(?<![\w/.,:–-])(?<!thứ )(?!0?1 )\d{1,3} $")  # "tổ chức 12 | cuộc họp"
_A_DAY: Final = len("2024-11-06")
_BOUNDS: Final = ("từ ", "Từ ", "đến ", "tới ")  # of a time in which much was held


@dataclass(frozen=True, slots=True)
class _Words:
    referring: re.Pattern[str]
    refer: tuple[str, ...]  # the words at the end of what it reads
    opening: re.Pattern[str]
    habit: re.Pattern[str]  # "thường xuyên tổ chức ", with the gathering behind it
    often: re.Pattern[str]  # "12 lần" behind the gathering
    said_at: re.Pattern[str]  # "Mỗi năm có 10 xã đạt chuẩn, ông A cho biết tại ", before the gathering
    regular: re.Pattern[str]  # "định kỳ hằng quý", "được {B} tổ chức hằng năm" behind the gathering


@cache
def _words() -> _Words:
    """The `[refer]` table of `ontology/lexicon/meetings.toml`, compiled."""
    refer = vocabulary()["refer"]
    unless = "".join(rf"(?<!{re.escape(word)} )" for word in refer["unless"])
    freely = any_of(word for word in refer["before"] if word not in refer["unless_of"])
    return _Words(
        referring=re.compile(rf"(?i:(?<!\w)(?:{unless}(?:{any_of(refer['unless_of'])})|{freely})\s+$)"),
        refer=tuple(word.lower() for word in refer["before"]),
        opening=re.compile(rf"(?i:(?<!\w)(?:{any_of(refer['open'])})\s+$)"),
        habit=re.compile(
            rf"(?i:(?<!\w)(?:(?P<often>{any_of(refer['habits'])})\b[^.;:,{DATE}]{{0,24}}"
            rf"|(?:{any_of(refer['ever'])})\b[^.;:{DATE}]{{0,80}})$)"
        ),
        often=re.compile(
            rf"(?i:[^.;:,{DATE}]{{0,16}}(?<!thứ )(?<!lần )\b(?:\d+|{any_of(counting())})"
            rf" (?:{any_of(refer['times'])})\b)"
        ),
        said_at=re.compile(rf"{PERSON}[^.;:]*\b(?:{any_of(refer['said'])})(?: \w+)? (?:tại|trong|ở) $"),
        regular=re.compile(
            rf"(?i:(?:[^.;:,{DATE}]{{0,60}}\b(?:tổ chức|diễn ra)|(?: (?:{any_of(refer['regular'])}))*)"
            rf" (?:{any_of(refer['ever'])})\b)"
        ),
    )


def is_referred(sentence: Marked, start: int, end: int, kind: Kind | None, told: Told) -> bool:
    """True for a gathering named at `sentence.text[start:end]` that is only referred to, or one of many."""
    words, text = _words(), sentence.text
    window = (max(0, start - 40), start)
    referred = (
        told != "verb"
        and text[slice(*window)].rstrip().lower().endswith(words.refer)
        and words.referring.search(text, *window) is not None
        and words.opening.search(text, *window) is None
    ) or any(
        told_of.search(text, max(0, start - 140), start)
        for told_of in (OTHERS_COME, _SEVERAL, *((_TALKS,) if told == "verb" else ()))
    )
    if told == "noun":
        referred |= any(p.search(text, *window) for p in (_AFTER_IT, _MANY)) or bool(
            _TO_COME.match(text, end)
        )
    referred |= _is_habit(sentence, start, end)
    if kind is not None and kind.family == "congress":
        referred |= _DELEGATED.search(text, *window) is not None
    if referred and any(p.search(text, 0, start) for p in (_ENTERS, _IS_TOPIC_OF, _RAISED)):
        referred = False
    if kind is not None and kind.family == TRIAL["family"] and text[start:end].lower() == _COURT:
        return False  # "khai trước | tòa": before the court, not before it sits
    if kind is not None and kind.family == "meet" and text.endswith(_ENTERED, *window):
        return False  # "Chiều 5/6, hai bên bước vào | hội đàm"
    if kind is not None and kind.name.startswith("đoàn ") and _BIDDEN.search(text, *window):
        return True
    return referred


def _is_habit(sentence: Marked, start: int, end: int) -> bool:
    """True for what is held time and again: "thường xuyên tổ chức | hội nghị", "| hội nghị hằng tháng".

    Not where the sentence tells the day: "Sáng 6/11, {B} tổ chức | hội nghị giao ban hằng tháng"; nor for
    that at which a habit is spoken of.
    """
    words, text = _words(), sentence.text
    window = (max(0, start - 100), start)
    habit = words.habit.search(text, *window)
    if habit and not habit["often"]:
        return words.said_at.search(text, *window) is None
    if not (habit or words.often.match(text, end) or words.regular.match(text, end)):
        return False
    dates = (i for i in sentence.mentions if i < start and text[i] == DATE)
    return not any(
        len(sentence.mentions[i].ref) == _A_DAY and not text.endswith(_BOUNDS, 0, i) for i in dates
    )

"""When and for how many years a post was held, as the words about its verb tell: "sau sáu năm | làm X"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, clause_start, is_of_date, is_person, over_honorifics, phrase
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_YEARS: Final = "(?:năm|nhiệm kỳ|khóa|thập niên|thập kỷ)"
_FOR_YEARS: Final = re.compile(
    rf"\b(?:từng )?(?:có|suốt|hơn|gần|ngót|đầy|sau|qua|trong|{any_of(_CUES['closes'])}) (?:\w+ ){{1,2}}"
    rf"{_YEARS}(?: rưỡi| trời)?(?: \([^)]*\))?$"
    r"|\btừng có [^,;]*$"
    rf"|\btừng (?:[^,;]{{1,20}} )?{_YEARS}(?: liền| liên tục| liên tiếp| trời| ròng)?$"
)
_MANY_YEARS: Final = re.compile(r"\b(?:nhiều|hàng chục|hàng mấy chục) năm(?: liền| liên tục| trời| ròng)?$")
_AFTER_YEARS: Final = re.compile(  # "nghỉ hưu từ ngày 1/5, sau 11 năm | làm X"
    rf"\b(?:nghỉ hưu|về hưu|sổ hưu|nghỉ chế độ|nghỉ công tác)\b[^.;]*? (?:sau|{any_of(_CUES['closes'])})"
    r" (?:(?:hơn|gần) )?(?:\w+ ){1,2}(?:năm|nhiệm kỳ)(?: rưỡi| trời)?$"
)
_FOR_NOW: Final = re.compile(
    r"(?:(?:được|chưa đầy|chưa đến|mới|hơn|gần) )*(?:\w+ ){1,2}(?:ngày|tuần|tháng|năm)(?: nay| thì)?\b"
)
FROM_NOW: Final = (
    r"(?:(?:kể|tính|bắt đầu) )?từ (?:(?:hôm )?nay|giờ|bây giờ|(?:(?:sáng|chiều) )?(?:ngày )?\d+ / \d+)"
)
_FROM_NOW: Final = re.compile(rf"{FROM_NOW}(?: ,)?(?: |$)")
# "nghỉ hưu | khi | đang là X"
_AS: Final = frozenset({"khi", "lúc", "còn", "đang", "với", "trên", "ngay", "vẫn"})
_AS_A_RULE: Final = frozenset({"cũng", "vẫn", "thường", "luôn"})
_BEFELL: Final = re.compile(
    rf"(?<!\w)(?:{any_of(_CUES['wrongs'])})(?!\w)[^;]*(?<!\w)(?:{any_of(_CUES['befell'])})"
    r" từ (?:khi|lúc|ngày|hồi|thời|thời gian|thời điểm)$"
)
_WHILE: Final = re.compile(
    r"(?<!từ )(?<!sau )(?<!trước )(?<!mỗi )(?<!đồng )(?<!tạm )(?<!hiện )"  # "khi", not "từ khi", "đồng thời"
    r"\b(?:khi|lúc|hồi|thời|thời gian|thời kỳ|thời điểm|giai đoạn)(?: mới| vừa)?$"
    r"|\btừ (?:hồi|thời)(?: còn)?$"
)
_WHEN: Final = frozenset({"khi", "lúc", "hồi", "ngày", "thuở", "thời"})
_OPENS: Final = frozenset({",", "(", "-", "–"})
_NO_EVENT: Final = frozenset(
    {"đó", "ấy", "này", "nào", "còn", "đang", "mới", "thì", "bấy", "xưa", "trước", "nay", "được"}
)
_SINCE: Final = frozenset({"từ", "kể"})
_STILL: Final = frozenset({"hiện", "vẫn", "nay", "cũng"})
_NOW: Final = frozenset({"nay", "hiện", "nguyên"})
_NEAR: Final = 12  # items before a verb in which they are told
_CLAUSE: Final = 30  # items from a retirement to the years that it ends


def has_for_years(items: Sequence[Item], verb: int) -> bool:
    """True where it is told for how long a post was held: "(có) gần bảy năm | giữ chức X"."""
    return _FOR_YEARS.search(phrase(items[max(0, verb - _NEAR) : verb])) is not None


def is_of_any_time(items: Sequence[Item], verb: int) -> bool:
    """True for what may be over or not: "Ông A nhiều năm | là Giám đốc X"."""
    opening = phrase(items[clause_start(items, verb) : verb])
    return items[verb].text == "là" and _MANY_YEARS.search(opening) is not None


def retires_after_years(items: Sequence[Item], verb: int) -> bool:
    """True where they ended as somebody retired: "nghỉ hưu từ ngày 1/5, khép lại sáu năm | làm X"."""
    return _AFTER_YEARS.search(phrase(items[max(0, verb - _CLAUSE) : verb])) is not None


def is_from_now(items: Sequence[Item], verb: int) -> bool:
    """True for "Từ hôm nay, ông A | là Giám đốc X": nobody else is named before."""
    before = items[clause_start(items, verb) : verb]
    return bool(_FROM_NOW.match(phrase(before))) and all(
        item.kind in {"word", "punct", "honorific"} or is_person(item) for item in before
    )


def is_left_so(items: Sequence[Item], retires: int, verb: int) -> bool:
    """True for the post in which somebody retires: "nghỉ hưu khi | đang là X", "nghỉ hưu | ở cương vị X"."""
    between = all(item.text in _AS or is_of_date(item) for item in items[retires + 1 : verb])
    told = any(item.text in _AS for item in items[retires + 1 : verb]) or items[verb].text.startswith("ở ")
    return between and told


def is_to_come(items: Sequence[Item], verb: int) -> bool:
    """True for "ông sẽ (tiếp tục) | giữ chức X đến khi nghỉ hưu"."""
    return any(item.text.startswith("sẽ") for item in items[max(0, verb - 2) : verb + 1])


def is_for_a_time(items: Sequence[Item], verb: int) -> bool:
    """True where a clause opens with a post and how long it has been held: "Làm Chủ tịch X được hai năm".

    Not one that goes on with an order: "thôi giữ chức X; | giữ chức Y từ ngày 5/10".
    """
    start = clause_start(items, verb)
    before = items[clause_start(items, start - 1) : start] if start else ()
    goes_on = any(item.entry is not None and item.entry.canonical == "left" for item in before)
    opens = phrase(items[start:verb]) in {"", "mới"} and not goes_on
    office = next((k for k in range(verb + 1, min(len(items), verb + 4)) if items[k].offices), None)
    span = _FOR_NOW.match(phrase(items[office + 1 : office + 7])) if office is not None else None
    return span is not None and (opens or span.group().endswith((" nay", " thì")))  # "… hơn một năm nay"


def is_as_a_rule(items: Sequence[Item], verb: int) -> bool:
    """True where what the holder does as a rule is told: "Anh A | làm Chủ tịch X, ngày nào cũng …".

    Also "vừa nuôi con vừa | làm Chủ tịch X".
    """
    k = next((n for n in range(verb + 1, min(len(items), verb + 4)) if items[n].offices), len(items)) + 1
    words = [item.text for item in items[k : k + 5] if item.kind in {"punct", "word"}]
    both = items[verb - 1].text == "vừa" and any(item.text == "vừa" for item in items[: verb - 1])
    told = words[:1] == [","] and len(words) == 5 and not _AS_A_RULE.isdisjoint(words)
    told = told and not (words[1] == "cũng" and words[2] in _SINCE)  # "bổ nhiệm A làm X, cũng từ ngày 1/6"
    goes_on = is_person(items[verb - 1]) and told
    return both or goes_on


def is_since_then(items: Sequence[Item], verb: int) -> bool:
    """True for "A, Chủ tịch X, | giữ chức vụ này từ năm 2019"."""
    k = next((n for n in range(verb + 1, min(len(items), verb + 4)) if items[n].text == "này"), None)
    told = k is not None and k + 1 < len(items) and items[k + 1].text in {"từ", "kể", "suốt"}
    return told and verb > 0 and items[verb - 1].text in {",", "đã", "đang"}


def is_being(items: Sequence[Item], verb: int) -> bool:
    """True for what somebody was just then: "đang là X", "đang | giữ chức X", "lâu nay là X"."""
    return items[verb].text.startswith(("đang ", "đương ", "lâu nay ")) or (
        verb > 0 and items[verb - 1].text == "đang"
    )


def acts_as_such(items: Sequence[Item], verb: int, office: int) -> bool:
    """True for what somebody did in a post, whose day is no day of it: "Năm 2015, ông A | là X đã ký …"."""
    k = office + 1
    while k < len(items) and (items[k].kind in {"body", "unit"} or items[k].text == ","):
        k += 1
    return items[verb].text == "là" and k < len(items) and items[k].text == "đã"


def holder_then(items: Sequence[Item], verb: int) -> int | None:
    """Of whom a post is told behind what happened then: "ông A, khi bà B mới về huyện | đang là X, …"."""
    k = verb - 1
    while (
        k > max(1, verb - _NEAR)
        and items[k].kind not in {"punct", "verb", "office"}
        and not _is_then(items, k)
    ):
        k -= 1
    told = k < verb - 1 and _is_then(items, k) and items[k - 1].text in _OPENS
    if (
        not told
        or is_person(items[verb - 1])
        or items[k + 1].text in _NO_EVENT
        or items[k + 1].text.isdigit()
    ):
        return None
    k -= 2
    while k > 0 and (items[k].kind in {"office", "body", "unit", "verb", "punct"} or items[k].text in _NOW):
        k -= 1
    return k if items[k].kind == "name" else None


def _is_then(items: Sequence[Item], k: int) -> bool:
    """True for a word that says when: "khi", "lúc"."""
    return items[k].kind == "word" and items[k].text in _WHEN


def _opens_then(items: Sequence[Item], verb: int) -> bool:
    """True for a clause that opens with what happened then: "Khi bà B về huyện, ông A | đang là X"."""
    if items[verb].text.startswith("hiện") or items[verb - 1].text in _STILL:
        return False
    start = clause_start(items, verb)
    first = next((k for k in range(start, verb) if items[k].text == "khi"), None)
    opened = first is not None and (first == start or items[first - 1].text == ",")
    return opened and any(item.text == "," for item in items[first:verb])


def is_while(items: Sequence[Item], verb: int) -> bool:
    """True for "khi ông A (còn) | là X", "trong thời gian ông | là X", "khi | đang là X", not "từ khi".

    Also for "ông A | đang là X thì bị bắt", "Khi bà B về huyện, ông A | đang là X".
    """
    if is_being(items, verb) and (
        any(item.text == "thì" for item in items[verb : verb + _NEAR]) or _opens_then(items, verb)
    ):
        return True
    if holder_then(items, verb) is not None:
        return True
    k = _before_holder(items, verb)
    return (k >= 0 and bool(_WHILE.search(phrase(items[max(0, k - 2) : k + 1])))) or befell(items, verb)


def befell(items: Sequence[Item], verb: int) -> bool:
    """True for a post of the time from which something went wrong: "sai phạm xảy ra từ khi ông A | làm X"."""
    k = _before_holder(items, verb)
    return k >= 0 and _BEFELL.search(phrase(items[: k + 1])) is not None


def _before_holder(items: Sequence[Item], verb: int) -> int:
    """The item before the one named right before a verb, or before the verb."""
    k = verb - 2 if verb and items[verb - 1].text == "còn" else verb - 1
    return over_honorifics(items, k) if k >= 0 and is_person(items[k]) else k

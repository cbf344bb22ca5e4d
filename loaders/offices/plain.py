"""What "làm", "giữ chức" tell without a verb of appointment: a post given, held, or over by then."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from loaders.offices.items import FAR, Item, clause_start, ends_clause, is_of_date, phrase, told_there
from loaders.offices.led import leads_visit
from loaders.offices.says import is_plain, said
from loaders.offices.years import (
    befell,
    has_for_years,
    is_as_a_rule,
    is_for_a_time,
    is_since_then,
    is_while,
    retires_after_years,
)
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_TURNS: Final = frozenset(_CUES["before_told"])
_AHEAD: Final = 16  # items between "do" and "làm"
_UNTOLD: Final = re.compile(
    r"^(?:rồi )?(?:(?:hơn|gần|suốt) )?\w+ (?:năm|tháng)(?: liền| trời| ròng)?$|\b(?:dù|lần)$", re.I
)
_TURNED: Final = frozenset({"appointed", "moved", "left"})
_SUCCEEDS: Final = re.compile(r"\b(?:kế nhiệm|tiền nhiệm|thay|thế)\b")
_SINCE_HE: Final = re.compile(r"\btừ khi (?:ông|bà)(?: [^,;.]{2,30})?$")  # "kể từ khi ông A | làm X"
_AFTER: Final = re.compile(r"\bsau (?:\w+ ){1,4}(?:năm|tháng|nhiệm kỳ)\b")  # "rời X sau một năm | làm Y"
_LASTED: Final = re.compile(  # behind the post: "… qua hai nhiệm kỳ", "… trong gần 5 năm"
    r"^(?:(?! và )[^,.;:])*\b(?:(?:qua|trong|suốt) (?:(?:gần|hơn) )?\w+ (?:năm|nhiệm kỳ)"
    r"|(?:một|hai|ba|bốn|nhiều|mấy|\d) nhiệm kỳ)\b"
)
_SPAN: Final = re.compile(r"\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b")  # "từ 2010 đến 2015"
_POSTS_IN_TURN: Final = re.compile(  # before them: "Sau đó, ông | giữ các chức vụ: X; Y; Z"
    r"\b(?:sau|tiếp) đó (?:, )?.*\bcác (?:chức vụ|chức danh|vị trí|cương vị) :$"
)
_WENT_ONCE: Final = re.compile(  # "từng xuống huyện X | làm Y"
    r"(?<!chưa )\btừng (?:về|lên|xuống|sang|ra|vào|đến|tới|qua)\b[^,;:.]*$"
)
_LEAVES: Final = re.compile(r"\b(?:rời|chia tay|tạm biệt|từ biệt|từ giã)\b")


def plain_meaning(items: Sequence[Item], before: Sequence[int], verb: int) -> str:
    """What "làm", "giữ chức" tell without a verb of appointment.

    A time gone by ("khi làm"), or a post held now.
    """
    near = items[max(0, verb - 5) : verb]
    words, before_it = phrase(near), phrase(items[max(0, verb - 12) : verb])
    if (" nhiều " in items[verb].text and words.endswith("đã")) or _WENT_ONCE.search(before_it):
        return "former"  # "đã | đảm nhận nhiều vị trí như: …"
    turn = said(items, verb - 1) if before and before[-1] == verb - 1 else ""
    given_then = turn == "appointed" and " còn " not in words
    cues = _CUES["while_held"] if given_then else [*_CUES["while_held"], *_CUES["when_held"]]
    if turn not in {"moved", "retired"} and (is_while(items, verb) or any(cue in words for cue in cues)):
        since = _SINCE_HE.search(before_it) and not befell(items, verb)
        return "current" if since else "during"  # not "sau khi bà A chuyển công tác | làm X"
    if retires_after_years(items, verb):
        return "left"
    untold = _UNTOLD.search(phrase(items[clause_start(items, verb) : verb]))
    if untold and not _retires_then(items, verb):
        return ""  # "(Hơn) chín năm làm Bí thư X, ông hiểu …": he may be it still
    if has_for_years(items, verb):
        if any(item.text == "này" for item in items[verb + 1 : verb + 4]) and "từng" not in before_it:
            return ""  # "Chủ tịch X A có 3 năm | giữ cương vị này"
        gone = _LEAVES.search(before_it) and _AFTER.search(before_it) and not any(map(ends_clause, near))
        return "left" if gone or _retires_then(items, verb) else "former"
    if is_for_a_time(items, verb) or is_since_then(items, verb) or is_as_a_rule(items, verb):
        return "current"
    given = any(item.kind == "verb" and item.text.startswith("được") for item in near)
    if not given and any(item.text == "nơi" for item in near):  # "điều động từ TAND X, nơi ông làm …"
        gone = bool(_LEAVES.search(before_it)) or any(said(items, k) == "moved" for k in before)
        return "left" if gone else "current"
    if (
        any(item.text in {"đang", "vẫn"} for item in near[-3:])  # "vẫn (tiếp tục) | giữ chức"
        or (any(item.text in {"nay", "giờ"} for item in near[-1:]) and not items[verb].text.startswith("giữ"))
        or items[clause_start(items, verb)].text == "hiện"
        or (items[verb - 1].text == "còn" and items[verb].text.startswith("giữ"))  # "bà còn | giữ chức X"
        or "đến nay ," in words
        or "tới nay ," in words
    ):
        return "current"
    led = _led(items, before, verb)
    if led and (body := led - 1 - (items[led - 1].text == ",")) and items[body].kind == "body":
        if items[body - 1].text == "lập":
            return "appointed"  # "(thành) lập Tổ công tác X, do ông A | làm Tổ trưởng"
        if body < led - 1:
            return "current"  # "giao Sở X, do ông A | làm giám đốc, …"
    if told_there(items, verb) and not any(said(items, k) == "appointed" for k in before):
        return "current"  # "có một Phó Chủ tịch (ông A, Bí thư Y, | giữ chức X)"
    stays = items[verb].text.startswith("ở ") and not _SUCCEEDS.search(before_it)
    stays = stays and items[verb + 1 : verb + 2] != [] and items[verb + 1].kind == "office"
    if stays and not any(said(items, k) in _TURNED for k in before):
        return "current"
    behind = phrase(items[verb + 1 : verb + _AHEAD])
    if near[-1:] and near[-1].text == "đã" and _LASTED.search(behind) and not _SPAN.search(behind):
        return ""  # "đã làm X hai nhiệm kỳ": he may be it still
    in_turn = sum(item.text == ";" for item in items[verb:]) > 1
    if in_turn and _POSTS_IN_TURN.search(f"{words} {phrase(items[verb : verb + 2])}"):
        return "former"  # "Sau đó, ông giữ các chức vụ: X; Y; Z"
    if items[verb].text != "làm":
        return "appointed"
    for k in reversed(before[bisect_left(before, verb - FAR) :]):
        many = any(item.kind == "honorific" and item.many for item in items[k:verb])
        if any(map(ends_clause, items[k:verb])) and not many:
            break
        if said(items, k) in {"appointed", "moved", "left", "candidate"} and not is_plain(items[k]):
            return "appointed"
    if led or leads_visit(items, verb):
        return "current"
    n = len(before) - 1
    goes_on = n >= 0 and items[before[n]].text == "làm" and phrase(items[before[n] : verb]).count(";") == 1
    return plain_meaning(items, before[:n], before[n]) if goes_on else "appointed"


def _retires_then(items: Sequence[Item], verb: int) -> bool:
    """True for "Sau 6 năm | làm Giám đốc X, bà A (đã) nghỉ hưu"."""
    for k in range(verb + 1, min(len(items), verb + _AHEAD)):
        if items[k].kind == "verb":
            return said(items, k) == "retired"
        if items[k].kind == "word" and not (items[k].text in _TURNS or is_of_date(items[k])):
            return False
    return False


def _led(items: Sequence[Item], before: Sequence[int], verb: int) -> int:
    """Where it is told who leads: "| do bà A, Bí thư X, làm Trưởng ban", "Ban X | mà bà A làm …"; else 0."""
    for k in range(verb - 1, max(0, verb - _AHEAD), -1):
        if items[k].text == ";" or (k in before and not is_plain(items[k])):
            return 0
        if items[k].text == "do" or (items[k].text == "mà" and items[k - 1].kind == "body"):
            return 0 if items[k + 1].kind == "body" else k  # "tại hội nghị do X tổ chức, ông A | làm Y"
    return 0

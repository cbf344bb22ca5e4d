"""Where a verb tells of people who are not named: "danh sách sĩ quan | được điều động", "cử 23 vị"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.offices.items import (
    Item,
    clause_start,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.says import said
from loaders.text.lexicon import counting, lists

BEFORE_IT: Final = frozenset({"trước khi", "trước đó"})  # opening a sentence on what came before a post
_CUES: Final = lists("cues.toml")
_STAFF, _PEOPLE, _JOBS = frozenset(_CUES["staff"]), frozenset(_CUES["people"]), frozenset(_CUES["jobs"])
_RELATIVES: Final = frozenset(_CUES["relatives"]) - {"anh", "chị"}
_NUMBERS: Final = counting()
_FROM, _LED_BY = frozenset(_CUES["off_from"]), frozenset(_CUES["led_by"])
_RESTS: Final = frozenset(_CUES["rests"])
JUST: Final = frozenset(_CUES["just"])
_NAME: Final = 4  # words of a name
_PREDECESSORS: Final = lists("cues.toml")["predecessors"]
_OF_HIM: Final = frozenset({"của", "ông", "bà", "anh", "chị", "thì", "được"})  # behind "người tiền nhiệm"
_CROWDS: Final = _NUMBERS | {"các", "những", "nhiều"}
_OF_THEM: Final = frozenset({"là", "trong", "số", ","})  # before those to whom one named belongs
_WHEN: Final = frozenset({"khi", "lúc", "hồi", "thời", "thuở"})
_OF_BIRTH: Final = frozenset({"sinh", "quê", "tuổi"})
_BOTH: Final = re.compile(
    r"(?:cả hai(?: (?:ông|bà|anh|chị|đồng chí|người|vị|cán bộ))?|hai (?:ông|bà|anh|chị)|hai \w+(?: \w+)? này)"
    r"(?: (?:này|trên|đều|cùng|vừa|đã|mới|từng|hiện))*"
)
_SAYS, _OF_SELF = frozenset(_CUES["says"]), JUST | frozenset(_CUES["of_self"])


def is_of_staff(items: Sequence[Item], verb: int) -> bool:
    """True where nobody is named: "công bố quyết định chỉ định nhân sự | tham gia Ban Chấp hành".

    "hiệp thương cử 23 vị | tham gia Ủy ban"; not where he is named behind the post: "điều động cán bộ | giữ
    chức X đối với ông A".
    """
    if towards(items, verb) is not None:
        return False
    if items[verb - 1].text == "mới":
        verb -= 1  # "bổ nhiệm nhân sự mới | giữ chức"
    before = items[max(0, verb - 2) : verb]
    counted = len(before) == 2 and before[0].text.isdigit()
    counted = counted and (before[1].kind == "honorific" or before[1].text == "người")
    if not counted and phrase(before) not in _STAFF:
        return False
    near = (k for k in range(max(0, verb - 6), verb - 1) if items[k].kind == "verb")
    return any(said(items, k) in {"appointed", "moved"} for k in near)


def towards(items: Sequence[Item], verb: int) -> int | None:
    """Who is named behind the post that a verb gives: "giữ chức X (nhiệm kỳ 2020-2025) đối với ông | A"."""
    k = verb + 1
    while k < len(items) and (items[k].kind in {"word", "office", "unit"} or items[k].text == "-"):
        if phrase(items[k : k + 2]) == "đối với":
            person = past_honorifics(items, k + 2)
            return person if person < len(items) and items[person].kind == "name" else None
        k += 1
    return None


def is_subject(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for a noun that is the subject of what follows: "danh sách sĩ quan | được điều động về".

    Also for people who are not named: "chúc mừng các vị vừa | được bầu giữ chức X".
    """
    after = items[n + 1].text if n + 1 < len(items) else ""
    before = [item.text for item in items[max(0, n - 2) : n]]
    crowd = items[n].text == "người" and before[-1:] in (["những"], ["các"]) and before[0] != "trong"
    if items[n].text == "người" and not crowd:
        return n + 2 <= verb and (after == "bị" or _is_somebody(items, n, verb))
    several = crowd or (items[n].kind == "honorific" and items[n].many)
    if not several and not is_anybody(items[n]):
        return False
    k = n + 1
    while k < verb and items[k].text in JUST:
        k += 1
    told = items[k].kind == "verb" or (several and k < verb)  # "chúc mừng các đồng chí được | cử giữ chức"
    return told and items[k].text.startswith(("được", "bị"))


def _is_somebody(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for one of whom a clause tells: "ông A nói | người ký là Chủ tịch X", "Theo ông A, | người …".

    Not "ông A, | người từng là Chủ tịch X", "ông A là | người lâu năm làm Chủ tịch X".
    """
    if n == 0 or items[verb].text.rpartition(" ")[2] != "là":
        return False
    if items[n - 1].text == ",":
        return items[clause_start(items, n - 1)].text == "theo"
    return items[n - 1].kind == "word" and items[n - 1].text not in _NUMBERS | {"là", "một", "vốn"}


def is_unnamed(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for an address of several that stands alone before a verb: "và các ông, bà | là Ủy viên …"."""
    several = items[n].kind == "honorific" and items[n].many
    alone = (item.text in {"", ","} or item.kind == "honorific" for item in items[n + 1 : verb])
    return several and all(alone)


def is_of_crowd(items: Sequence[Item], verb: int) -> bool:
    """True for people only counted: "ông A, Bí thư X cùng 20 đại biểu | nguyên là Bí thư Y".

    Not where one named is of them: "ông A là một trong 20 cán bộ | từng là Bí thư Y".
    """
    last = items[verb - 1] if verb else items[verb]
    if not (is_anybody(last) or last.kind == "honorific"):
        return False
    near = range(verb - 2, max(0, verb - 5), -1)
    k = next((k for k in near if items[k].text.isdigit() or items[k].text in _CROWDS), 0)
    told = k > 0 and all(item.kind in {"word", "honorific"} for item in items[k:verb])
    return told and items[k - 1].text not in _OF_THEM


def is_other(items: Sequence[Item], n: int) -> bool:
    """True for "khác" behind an address: "ông A làm Chủ tịch X, hai anh khác | làm Phó Chủ tịch"."""
    before = items[n - 1] if n else items[n]
    return items[n].text == "khác" and (before.kind in {"honorific", "short"} or before.text == "người")


def is_one_before(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for the one before, unnamed: "bầu ông A làm X, còn chủ tịch cũ | làm Y", "…; người tiền nhiệm …".

    He opens his clause, and the verb is his own.
    """
    told = "".join(text for text in _PREDECESSORS if phrase(items[max(0, n - _NAME) : n + 1]).endswith(text))
    behind = [item for item in items[n + 1 : verb] if item.kind != "verb"]
    if not told or any(item.text not in JUST | _OF_HIM for item in behind):
        return False
    first = n - len(told.split())
    return first > 0 and items[first].text in {",", ";", "còn"}


def is_anybody(item: Item) -> bool:
    """True for the last syllable of a noun for people unnamed: "cán bộ", "sĩ quan"."""
    return item.kind == "word" and item.text in _PEOPLE


def is_of_unnamed(items: Sequence[Item], verb: int) -> bool:
    """True where a verb is of several who are not named: "Các đồng chí vừa | được bầu làm X đã hứa …".

    Also of one told by his office alone: "Hội đồng do Chủ tịch UBND tỉnh | làm Chủ tịch"; of nobody before
    "là", but of one just given a post.
    """
    if is_of_both(items, verb):
        return False
    if items[verb].text == "là":
        return not (describes_new(items, verb) or _was_before(items, verb))
    k = verb - 1
    if k > 0 and items[k].kind == "office":
        while k > 0 and (items[k].kind == "office" or items[k].text == ","):
            k -= 1
        return items[k].text in _LED_BY
    while k > 0 and items[k].text in JUST:
        k -= 1
    return k >= 0 and is_subject(items, k, verb)


def is_of_both(items: Sequence[Item], verb: int) -> bool:
    """True for the two of the sentence before: "Cả hai đều | là X", "Hai ông này | được bầu làm X"."""
    while verb > 0 and items[verb - 1].kind == "verb":
        verb -= 1  # "được bổ nhiệm | làm"
    return _BOTH.fullmatch(phrase(items[:verb]).lower()) is not None


def describes_new(items: Sequence[Item], verb: int) -> bool:
    """True for what one just given a post is besides: "Tân Giám đốc X sinh năm 1968, quê Y, | là Z"."""
    opens = items[0].text.lower() == "tân" or any(office.status == "new" for office in items[0].offices)
    dated = verb
    while dated > 1 and is_of_date(items[dated - 1]):
        dated -= 1  # "…, từ tháng 3 đến tháng 6/2025 | là Z"
    between = items[1:dated]
    if not opens or verb + 1 >= len(items) or not (between and between[-1].text in {",", ";"}):
        return False
    alone = items[verb + 1].kind == "office" and phrase(items[verb + 2 : verb + 3]) not in _WHEN
    alone = alone and not any(item.offices or is_person(item) for item in between)
    return alone and any(item.text in _OF_BIRTH for item in between)


def _was_before(items: Sequence[Item], verb: int) -> bool:
    """True for what one just given a post was before it: "Trước khi được bầu, tân Giám đốc X | là Y"."""
    holder = items[verb - 1].offices if verb > 1 else ()
    return bool(holder) and holder[0].status == "new" and phrase(items[:2]) in BEFORE_IT


def is_of_no_post(items: Sequence[Item], verb: int) -> bool:
    """True for "học sinh | nghỉ từ ngày 1/2"; not behind posts: "A, Giám đốc X, | nghỉ từ ngày 1/2".

    Also where it is told behind the verb how many go: "trong đó đã | nghỉ việc 30 người".
    """
    of_post = verb > 1 and items[verb - 1].text == "," and items[verb - 2].kind in {"office", "body"}
    number, of = items[verb + 1 : verb + 2], items[verb + 2 : verb + 4]
    counted = any(item.text.isdigit() or item.text in _NUMBERS for item in number)
    counted = counted and any(is_anybody(item) or item.kind == "honorific" for item in of)
    counted = counted or _is_for_a_time(items, verb)
    return counted or (items[verb].text in _FROM and not of_post)


def _is_for_a_time(items: Sequence[Item], verb: int) -> bool:
    """True for another job, or a rest of some days: "nghỉ việc | ở công ty", "nghỉ công tác | một ngày"."""
    words = [item.text for item in items[verb + 1 : verb + 3]]
    rests = items[verb].text in _RESTS
    days = len(words) > 1 and words[1] in {"ngày", "hôm", "buổi", "tuần", "tháng"}
    return rests and (words[:1] == ["ở"] or (days and (words[0].isdigit() or words[0] in _NUMBERS)))


def is_when(items: Sequence[Item], k: int) -> bool:
    """True for "khi", "từ ngày" before a verb: "ông A, Chủ tịch X, sau khi | nghỉ hưu trồng rừng"."""
    return items[k].text == "khi" or (
        items[k].text == "ngày"
        and k > 0
        and items[k - 1].text in {"từ", "đến", "sau", "trước"}
        and not any(item.text.isdigit() for item in items[k + 1 : k + 2])
    )


def tells_of_others(items: Sequence[Item], k: int, verb: int) -> bool:
    """True for who only tells of others: "Theo | ông A, Giám đốc X, một nửa …", "ông A nói | rằng …".

    Also before a verb for others told between: "ông A, Giám đốc X, buồn vì | chị kế toán đã nghỉ việc".
    """
    opens = clause_start(items, k)
    quoted = is_person(items[k]) and items[opens].text == "theo" and "," not in phrase(items[opens:k]).split()
    told = items[k].text == "rằng" or (items[k].text == ":" and k < verb - 1)
    return quoted or told or _says_of_others(items, k, verb) or _is_another(items, k, verb)


def _says_of_others(items: Sequence[Item], k: int, verb: int) -> bool:
    """True for "ông A cho biết | cán bộ xã, …, nghỉ hưu", not for "ông A cho biết | từ 1/5 sẽ nghỉ hưu"."""
    n = next((k + size for size in (2, 1) if phrase(items[k : k + size]) in _SAYS), verb)
    return n < verb and items[n].kind == "word" and not (items[n].text in _OF_SELF or is_of_date(items[n]))


def _is_another(items: Sequence[Item], k: int, verb: int) -> bool:
    """True for another who goes: "| chị kế toán đã nghỉ việc", "(có) | vợ đã nghỉ hưu", "| trong đó …"."""
    if items[k].kind in {"short", "honorific"} and phrase(items[k + 1 : k + 3]) in _JOBS:
        return True
    if is_person(items[k]):
        own = over_honorifics(items, k)
        return own >= 0 and items[own].text in _RELATIVES  # "kể mẹ | bà đã nghỉ hưu"
    if items[k].text in _RELATIVES:
        joined = k > 0 and items[k - 1].text in {"và", "cùng"}
        return not joined and all(item.text in _OF_SELF for item in items[k + 1 : verb])
    return phrase(items[k : k + 2]) == "trong đó"


def is_unread(items: Sequence[Item], k: int) -> bool:
    """True for a semicolon before words that stand for a name not read: "|; U Huấn, Trưởng ban X, …"."""
    if items[k].text != ";":
        return False
    n = k + 1
    while n < len(items) and items[n].kind == "word":
        n += 1
    named = 2 <= n - k - 1 <= _NAME and n + 1 < len(items)
    return named and items[n].text == "," and items[n + 1].kind == "office"

"""Who loses posts by a verb that names none behind it: "miễn nhiệm ông A, X", "A bị cách chức"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from loaders.holds.asked import is_asked
from loaders.holds.hints import NOT, has, spoken
from loaders.holds.together import together
from loaders.offices.attach import Tie
from loaders.offices.behind import has_own, is_opened
from loaders.offices.groups import each
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_number,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
    unbracketed,
)
from loaders.offices.says import is_act, said
from loaders.text.lexicon import counting, lists

_CUES: Final = lists("cues.toml")
_DISMISSES: Final = frozenset(_CUES["dismisses"])
_DISMISSED: Final = frozenset(_CUES["dismissed"])
_ALL, _TOLD = _CUES["all_posts"], frozenset(_CUES["posts_told"])
_OF_HIS_OWN: Final = frozenset(_CUES["of_own_will"])
_BESIDE: Final = frozenset({"office", "honorific"})
_FORMS: Final = ("bằng hình thức", "với hình thức")
_OPEN: Final = ("ahead", "must", "supposed", "asks")  # what is not so yet
_AGAINST: Final = 3  # items back to what denies it: "không thi hành | kỷ luật"
_NEAR: Final = 6  # items from "bị" to "kỷ luật": "bị Ban Thường vụ X thi hành kỷ luật"
_JUST: Final = frozenset(_CUES["just"])
_LET: Final = frozenset({"và", ",", "(", ")", "-", "cũng", "nay", "hiện", *_CUES["just"]})
_PUNISHED: Final = frozenset(_CUES["counted_staff"])
_STAFF, _ROUND = frozenset(_CUES["of_staff"]), frozenset(_CUES["of_round"])
_OPENS: Final = frozenset({"có", "gồm", "là"})  # a list of those released
_NAMED: Final = frozenset({"gồm", "là"})
_ALONG: Final = frozenset({"và", "cùng", "với"})  # before the last
_STAYS: Final = frozenset({"left", "retired", "current"})  # what its entries may tell: "nghỉ hưu", "là"
_OF_POSTS, _WHY = frozenset(_CUES["of_posts"]), frozenset({",", *_CUES["why_released"]})


def punished(items: Sequence[Item], verb: int) -> list[int]:
    """Those who lose the posts beside their names: "Chủ tịch X A và Phó Chủ tịch Y B | bị cách chức".

    Also "A, Trưởng phòng X, bị UBND huyện | cách chức". Nobody where the verb has its post behind it, or is
    of others: "ông A cho biết hai người | bị cách chức".
    """
    by_body = items[verb].text in _DISMISSES and verb > 1 and items[verb - 1].kind == "body"
    by_body = by_body and items[verb - 2].text == "bị"
    if not (by_body or items[verb].text in _DISMISSED):
        return []
    told = items[verb + 1 : verb + 4]
    if any(item.kind in {"office", "body"} or item.text in _OF_POSTS for item in told[:2]):
        return []
    found: list[int] = []
    k = verb - 3 if by_body else verb - 1
    while k >= 0 and (is_person(items[k]) or items[k].kind in _BESIDE or items[k].text in _LET):
        if items[k].text in {"và", ","} and (not found if items[k].text == "và" else found):
            break
        if is_person(items[k]):
            found.append(k)
        k -= 1
    if found and is_above(items, found[-1]):
        return []
    opens = k < 0 or ends_clause(items[k]) or is_opened(items[: k + 1])
    asked = items[verb].text in _OF_HIS_OWN and not opens  # "đòi Chủ tịch X A | từ chức"
    return [] if asked else found[::-1]


def in_form(items: Sequence[Item], verb: int) -> list[int]:
    """Those who are punished by what a verb tells: "kỷ luật ông A, X, bằng hình thức | cách mọi chức vụ".

    Also "ông A, X, bị kỷ luật với hình thức | cách hết chức vụ trong Đảng"; not where it is only asked for.
    """
    if not phrase(items[max(0, verb - 3) : verb]).endswith(_FORMS):
        return []
    first = _clause_of(items, verb)
    ruled = next((k for k in range(verb - 4, first - 1, -1) if items[k].text == "kỷ luật"), None)
    if ruled is None or is_asked(items, ruled) or _is_open(items[first:ruled]):
        return []
    person = past_honorifics(items, ruled + 1)
    if is_person(items[person]):
        acts = any(item.kind == "verb" for item in items[person:verb])  # "kỷ luật A, X, …; khiển trách B, …"
        return [] if acts or not items[person].text else each(items[: verb - 3], person)
    suffers = next(
        (k for k in range(ruled - 1, max(first, ruled - _NEAR), -1) if items[k].text == "bị"), None
    )
    if suffers is None:
        return []
    while items[suffers - 1].text in _JUST:
        suffers -= 1
    before = next((k for k in range(suffers - 1, first - 1, -1) if is_person(items[k])), None)
    if before is None or items[suffers - 1].kind not in {*_BESIDE, "name", "punct"}:
        return []
    people = together(items, suffers, before)
    edge = over_honorifics(items, people[0])
    while edge >= first and items[edge].kind in _BESIDE:
        edge -= 1
    return people if edge < first or items[edge].kind == "punct" else []  # "cấp dưới của | ông A bị kỷ luật"


def _clause_of(items: Sequence[Item], verb: int) -> int:
    """Where the clause of a verb begins, over a semicolon before posts that are over: "A, X; | nguyên Y"."""
    first = clause_start(items, verb)
    while first > 1 and items[first - 1].text == ";" and items[first].kind == "office":
        if not all(office.status == "former" for office in items[first].offices):
            break
        first = clause_start(items, first - 1)
    return first


def _is_open(told: Sequence[Item]) -> bool:
    """True before what is not done, or not yet: "chưa thi hành | kỷ luật", "xem xét, đề nghị Y | kỷ luật"."""
    said = spoken(told)
    if any(has(said, cue) for cue in _OPEN) or not NOT.isdisjoint([item.text for item in told[-_AGAINST:]]):
        return True
    return has(said, "considered") and not has(said, "decided")


def stripped(items: Sequence[Item], verb: int) -> int | None:
    """The first of the posts that somebody loses, told behind one word for them.

    "cách các chức vụ trong Đảng của ông A là | X và Y", "bị cách hết chức vụ trong Đảng: | X, Y".
    """
    if not (items[verb].text.startswith(_ALL) or items[verb].text == "cách chức vụ"):
        return None
    link = next((k for k in range(verb + 1, len(items)) if items[k].text in _TOLD), len(items))
    if any(item.kind == "office" or ends_clause(item) for item in items[verb + 1 : link]):
        return None
    first = next((k for k in range(link, len(items)) if items[k].text not in _TOLD), len(items))  # "gồm: X"
    return first if first < len(items) and items[first].kind == "office" else None


def is_above(items: Sequence[Item], person: int) -> bool:
    """True for one under whom another works, or whose he is: "kế toán dưới quyền Giám đốc X A"."""
    k = person - 1
    while k > 0 and items[k].kind in _BESIDE:
        k -= 1
    return k > 0 and items[k].text == "quyền" and items[k - 1].text == "dưới"


def released(items: Sequence[Item], verb: int, last: Mapping[int, int]) -> list[int]:
    """Those whom others release from the posts beside the names: "miễn nhiệm, cách chức ông A, X, bà B, Y".

    `last` are the ends of the runs of offices, by their beginnings. Nobody where the post is told apart:
    "miễn nhiệm ông A, Giám đốc X, khỏi chức vụ Y".
    """
    listed = items[verb].text.startswith("cho thôi") and [i.text for i in items[verb + 1 : verb + 2]] == [":"]
    if not (is_act(items[verb]) or items[verb].text in _DISMISSES or listed):
        return []
    found: list[int] = []
    k = past_honorifics(items, _past_count(items, verb + 1))
    k += any(item.text == ":" for item in items[k : k + 1])  # "miễn nhiệm 2 đồng chí: | A, Giám đốc X; …"
    joint = ""
    while (person := past_honorifics(items, k)) + 2 < len(items) and is_person(items[person]):
        if items[person + 1].text not in {",", "-", "–"} or items[person + 2].kind != "office":
            return []
        found.append(person)
        k = last.get(person + 2, person + 3)
        joined = [item.text for item in items[k : k + 1]]
        if joined not in (["và"], [";"]) and not (joined == [","] and _is_next(items, k + 1)):
            break
        joint, k = joined[0], k + 1
    else:
        if joint == ";":
            return found  # "miễn nhiệm ông A, X; | bãi nhiệm ông B, Y"
    ended = k >= len(items) or ends_clause(items[k]) or items[k].text in _WHY
    if joint == "," and [item.text for item in items[k : k + 1]] == [","]:
        return []  # "miễn nhiệm ông A, Giám đốc X, bà B, Chủ tịch Y, nói …"
    later = any(item.text.startswith("khỏi") or item.text in _OF_POSTS for item in items[k:])
    return found if ended and not later else []


def _past_count(items: Sequence[Item], k: int) -> int:
    """Past how many lose what they have: "cách chức | 6 cán bộ gồm ông A, X; …", "… | 2 đồng chí là …".

    Not past a post that is not the one beside the name: "miễn nhiệm hai Phó Chủ tịch X là A, Bí thư Y; …".
    """
    named = next((n for n in range(k + 1, k + _NEAR) if phrase(items[n : n + 1]) in _NAMED), 0)
    if not named:
        return k + any(item.text.isdigit() for item in items[k : k + 1])
    if items[k].kind == "office":
        beside = next((item for item in items[named:] if item.kind == "office"), items[k])
        same = items[k].offices[0].title == beside.offices[0].title
        return named + 1 if items[k].many and named == k + 1 and same else k
    counted = items[k].text.isdigit() or items[k].text in counting() or items[k].many
    staff = all(item.text in _PUNISHED or item.kind in {"unit", "honorific"} for item in items[k + 1 : named])
    return named + 1 if counted and staff else k


def among_released(items: Sequence[Item], tie: Tie, leaves: Sequence[int]) -> int | None:
    """The verb that releases one of several: "13 thành viên được | miễn nhiệm, trong đó có Bộ trưởng A".

    Also of a list: "Trong số chức danh bị miễn nhiệm hôm nay có Bộ trưởng X A và Thống đốc Y B".
    """
    start, at = clause_start(items, tie.office), min(tie.office, tie.person)
    for k in leaves:
        behind = next((n for n in range(k + 1, len(items)) if not is_of_date(items[n])), len(items))
        if start <= k < tie.office - 4 and phrase(items[behind : behind + 2]) == ", trong":
            named = phrase(items[behind : behind + 4]) in {", trong đó có", ", trong đó gồm"}
            return k if named and not _is_open(items[start:k]) else None
        opening = items[clause_start(items, k) : k]
        if k > tie.office or not _counts(items, opening, k):
            continue
        listed = _opens_list(items, k, at) if start <= k else _is_listed(items, k, at)
        return k if listed else None
    return None


def _counts(items: Sequence[Item], opening: Sequence[Item], verb: int) -> bool:
    """True where a clause opens with nothing but those of whom a verb tells: "Những người được | miễn nhiệm".

    Or a list of these: "Danh sách (cán bộ) | nghỉ hưu"; not what they do: "Những người ký quyết định | …".
    """
    counted = phrase(opening).lower().startswith((*_CUES["of_number"], "danh sách"))
    counted = counted or any(map(is_number, opening[:1]))  # "24 chức danh bị | miễn nhiệm"
    if not counted or not all(_is_of_staff(item) for item in opening):
        return False
    after = next((k for k in range(verb + 1, len(items)) if items[k].text in _OPENS), verb)
    told = (item.text in _ROUND or is_of_date(item) for item in items[verb + 1 : after])
    return said(items, verb) != "retired" or all(told)  # "đợt này có …", not "… dự gặp mặt có"


def _is_of_staff(item: Item) -> bool:
    """True for a word that tells who they are: "24 chức danh", "thành viên | Chính phủ"."""
    return item.kind == "body" or item.text in _STAFF or is_number(item)


def _opens_list(items: Sequence[Item], verb: int, at: int) -> bool:
    """True where "có" or "gồm" behind a verb, over its day, opens the list in which an item stands."""
    over = (k for k in range(verb + 1, at + 1) if items[k].kind not in {"word", "unit"})
    first = next((k for k in over if not is_of_date(items[k])), at)
    while items[first - 1].kind == "honorific":
        first -= 1
    return _is_plain(items[first:at]) and items[first - 1].text in _OPENS


def _is_plain(items: Sequence[Item]) -> bool:
    """True for nothing but names, posts, signs and "và"."""
    return all(item.kind not in {"word", "verb"} or item.text == "và" for item in items)


def _is_listed(items: Sequence[Item], verb: int, at: int) -> bool:
    """True for an item in a later entry of such a list: "gồm ông A, X; hai Phó Chủ tịch Y là | ông B và C".

    Not where an entry before it, or his own, tells more: "…; ông B, Giám đốc X, được bầu thay".
    """
    ends = [k for k in range(verb, len(items)) if items[k].text == ";"]
    first = past_honorifics(items, next((k + 1 for k in range(verb, at) if items[k].text in _OPENS), at))
    if not ends or first >= ends[0] or items[first].kind not in {"name", "office"}:
        return False
    for start, end in pairwise([*ends, len(items)]):
        begins = start + 1
        while begins < end and items[begins].text in _ALONG:
            begins += 1
        entry = unbracketed(items[begins:end])
        told = (item.entry.canonical for item in entry if item.entry and item.kind == "verb")
        if any(what not in _STAYS for what in told):
            return False
        if next((i.text for i in entry if i.kind == "word" and i.text != "và"), "do") not in _WHY:
            return False  # "…; bà B, Giám đốc Y, | đọc tờ trình"
        if at < end:
            return _is_plain([item for item in items[begins:at] if item.text != "là"])
    return False


def _is_next(items: Sequence[Item], k: int) -> bool:
    """True where a comma has the next of a list behind it, with posts: "ông A, X, | bà B, Giám đốc Y"."""
    person = past_honorifics(items, k)
    return person > k and person < len(items) and items[person].kind == "name" and has_own(items, person)

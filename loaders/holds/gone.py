"""Offices told to be of before, with no verb that takes them: "nguyên X", "X cho đến khi được bầu làm Y"."""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Status
from loaders.bodies.families import is_council
from loaders.holds.destinations import NO_POST
from loaders.offices.attach import Appositions
from loaders.offices.items import Item, clause_start, is_person, over_honorifics, phrase
from loaders.offices.nobody import JUST
from loaders.offices.office import Office
from loaders.offices.runs import Run, is_rank
from loaders.offices.says import is_plain, said
from loaders.offices.trails import at_that_time
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_UNDER: Final = frozenset({"dưới", "từ", "vào", "ở", "hồi", "qua", ",", ";", ".", "ngay"})
_UNTIL: Final = re.compile(r"\b(?:đến|tới) khi được\b")
_CENTURY: Final = re.compile(
    r"(?:(?:vào|đến|từ|tới|cuối|đầu|giữa|mùa \w+|tháng \d+|ngày \d+|/(?: \d+ /)?|năm) )*19\d\d ,$"
)
_AIM: Final = re.compile(
    r"\b(?:chuyển(?: công tác)?|nhận (?:công tác|nhiệm vụ)|điều động|luân chuyển|biệt phái|tăng cường)"
    r" (?:về|sang|đến|tới|lên|xuống|ra|vào|tại)(?: (?:nhận )?(?:công tác|nhiệm vụ|làm việc)(?: (?:tại|ở))?)?$"
)
_MODEL: Final = re.compile(
    r"\b(?:mô hình|kinh nghiệm|cách làm|bài học|hiệu quả)(?: \S+){0,4} (?:của|ở|tại|từ)$"
)
_SERVED: Final = re.compile(
    r"\bsau (?:(?:gần|hơn|trên|khoảng|tròn|đúng|chưa (?:đầy|tròn|đến|tới)|ngót|suốt|chỉ|vỏn vẹn) )?"
    r"\S+ (?:năm|tháng|nhiệm kỳ)(?: rưỡi| trời)?$",
    re.I,
)
_THIS_BEFORE: Final = ("này trước đó ,", "này trước đây ,")
_TURN: Final = re.compile(
    rf"trước (?:khi|lúc) (?:được (?!biết|tin|xem|nghe|mời|hỏi|đề nghị|giới thiệu)|giữ chức|đảm (?:nhiệm|nhận)"
    rf"|{any_of(lists('cues.toml')['takes_office'])})"
)
_OF_SAME: Final = re.compile(  # told with no post of its own
    r"trước (?:khi|lúc) (?:(?:chính thức )?(?:nhậm chức|nhận chức|nhận nhiệm vụ|trúng cử|đắc cử)"
    r"|được (?:\S+ ){0,6}?(?:phê chuẩn|chuẩn y|công nhận|bầu|trao quyết định))(?: chính thức)?"
)
_SINCE: Final = re.compile(
    r"(?:\S+ )?(?:này|ấy|đó) (?:suốt |kể )?từ (?:(?:(?:đầu|cuối|giữa|tháng|năm) )+\d|\d{4}\b)"
)
_NEAR: Final = 8  # items behind a verb in which that is told
_NOW: Final = frozenset({"nay", "hiện", "giờ"})
_FAR: Final = 16  # items of such a clause
_HOLDS: Final = frozenset({"tổ", "họp", "khai", "mở"})  # "tổ chức", "khai mạc"
_GOES_ABOUT: Final = frozenset({"đã", "vừa", "cũng", "tiến", "hành"})  # "tiến hành | bầu"
_CONGRESS: Final = re.compile(r"\bđại hội(?: đại biểu)?(?: lần thứ \w+)?$", re.I)
_OUTLIVING: Final = frozenset({"commune", "hamlet"})  # levels of units that the mergers of provinces keep
_TELLS_OF_HIM: Final = r",(?: (?:ông|bà|anh|chị|đồng chí))?(?: \w+){0,4} ?"
_STAYED: Final = re.compile(  # where somebody was, up to a verb that tells what he was there
    r"\W*(?:trong )?(?:(?:khi|hồi|thời|lúc) còn|(?:những năm|thời gian|giai đoạn)(?: còn)?)"
    rf"(?: (?:công tác|làm việc))? (?:ở|tại) [^,;.:]{{2,40}}{_TELLS_OF_HIM}",
    re.I,
)
_IN_OLD_PROVINCE: Final = re.compile(
    r"\W*(?:ở|tại) (?:tỉnh|thành phố) [^,;.:()]{2,24} \(?(?:cũ|trước đây)\b\)?" + _TELLS_OF_HIM, re.I
)
_LONG_AGO: Final = lists("cues.toml")["long_ago"]
_BEFORE_MERGERS: Final = frozenset(lists("cues.toml")["noted_before"])
_ONCE: Final = lists("cues.toml")["once"]


def is_of_stay(text: str, start: int, verb: int, office: Office) -> bool:
    """True for what somebody was where he is no more: "Khi còn ở tỉnh Y, ông | là X", "Ở tỉnh Y cũ, …".

    A commune outlives its province: not "Ở tỉnh Y cũ, ông | là Chủ tịch UBND xã Z".
    """
    unit = office.body.root.unit if office.body else None
    there = unit is None or unit.level not in _OUTLIVING
    old = there and _IN_OLD_PROVINCE.fullmatch(text, start, verb) is not None
    return old or _STAYED.fullmatch(text, start, verb) is not None


def covered(items: Sequence[Item], found: Appositions) -> frozenset[int]:
    """The office items that "nguyên" covers.

    From the one it stands before to the end of the run or another such word.
    """
    past: set[int] = set()
    for run in found.runs:
        former = _with_rank(items, run.first)
        then = _of_their_time(items, run.first) or _of_then(items, run)
        for k in run.at:
            status = items[k].offices[0].status
            former = status == "former" if status else former and not _begins_anew(items, k)
            if former or then or at_that_time(items, k + 1) or _of_last_term(items, k) or is_old(items, k):
                past.add(k)
    return frozenset(past)


def _begins_anew(items: Sequence[Item], k: int) -> bool:
    """True for an office behind a verb: "nguyên Bí thư X, hiện là | Y", not "nguyên Bí thư X kiêm | Y"."""
    if items[k - 1].kind != "verb":
        return False
    return items[k - 1].text != "kiêm" or items[k - 2].text in _NOW


def is_remote(items: Sequence[Item], office: int) -> bool:
    """True for an office before a name in what is told of long ago.

    "Ngày ấy, Bí thư Huyện ủy A ra đón", "đến năm 1945, Trưởng ban Khởi nghĩa A …".
    """
    told = phrase(items[clause_start(items, office) : office])
    return (
        _CENTURY.match(told) is not None
        or told.startswith(_LONG_AGO)
        or any(f", {cue}" in told for cue in _LONG_AGO)
    )


def _of_then(items: Sequence[Item], run: Run) -> bool:
    """True for "Bí thư Huyện ủy X | khi đó là ông A", "ông A, lúc đó | Bí thư Huyện ủy X"."""
    behind = items[run.last].text if run.last < len(items) else ""
    was = behind.endswith(" là") and items[run.last].kind == "verb" and said(items, run.last) == "former"
    if was and not behind.startswith("lần lượt"):
        return True
    said_at = [run.first - n for n in (2, 3) if run.first > n and at_that_time(items, run.first - n) == n]
    return any(items[k - 1].text == "," for k in said_at)


def _with_rank(items: Sequence[Item], first: int) -> bool:
    """True behind a rank that such a word stands before: "cựu Đại tá, | Trưởng Công an X"."""
    before = items[max(0, first - 3) : first]
    return len(before) == 3 and before[0].text in _ONCE and is_rank(before[1]) and before[2].text == ","


def _of_their_time(items: Sequence[Item], first: int) -> bool:
    """True for "(dưới) thời | Bí thư Huyện ủy A, …"."""
    near = [item.text for item in items[max(0, first - 2) : first]]
    return near[-1:] == ["thời"] and (len(near) == 1 or near[0] in _UNDER)


def _of_last_term(items: Sequence[Item], office: int) -> bool:
    """True for "Bí thư Huyện ủy X khóa trước", "… nhiệm kỳ trước"."""
    after = [item.text for item in items[office + 1 : office + 4]]
    return after[:2] == ["khóa", "trước"] or after == ["nhiệm", "kỳ", "trước"]


def is_old(items: Sequence[Item], k: int) -> bool:
    """True for what is no more, by the word behind it: "tỉnh Hà Nam (cũ)", "Bí thư Huyện ủy Kim Bảng cũ".

    Also "Bí thư Huyện ủy Kim Bảng (trước sáp nhập)", "Bí thư Huyện ủy Kim Bảng trước đây, …".
    """
    noted = k + 1 < len(items) and items[k + 1].text == "("
    n = k + 2 if noted else k + 1
    if n >= len(items) or items[n].text == "cũ":
        return n < len(items)
    ends = {")"} if noted else {",", ";", ".", ")"}
    close = next((m for m in range(n, min(len(items), n + 5)) if items[m].text in ends), n)
    return phrase(items[n:close]) in _BEFORE_MERGERS


def is_aim(items: Sequence[Item], k: int) -> bool:
    """True for where somebody is moved to, of which no passage is: "chuyển công tác về | Sở Y tế tỉnh X".

    Also for what is only a model: "học tập cách làm của | phường X".
    """
    before = phrase(items[max(0, k - 8) : k])
    return bool(_AIM.search(before)) or bool(_MODEL.search(before))


def is_noted(items: Sequence[Item], k: int) -> bool:
    """True for where an office is, told in brackets behind it: "Bí thư Huyện ủy Lệ Thủy (| tỉnh X)"."""
    return k > 1 and items[k - 1].text == "(" and items[k - 2].kind == "office"


def is_until_next(items: Sequence[Item], verbs: Sequence[int], n: int) -> bool:
    """True for "ông A | làm X (cho) đến khi được (Quốc hội) bầu làm Y"."""
    stop = verbs[n + 1] if n + 1 < len(verbs) else len(items)
    told = items[verbs[n] : stop]
    if stop == len(items) or said(items, stop) not in {"appointed", "moved"}:
        return False
    turn = _UNTIL.search(phrase(items[verbs[n] : stop + 1]))
    return turn is not None and any(item.kind == "office" for item in told)


def is_before_turn(items: Sequence[Item], verb: int) -> bool:
    """True for what one was given before a turn of his own: "Trước khi nghỉ hưu, bà A | được cử làm X".

    Not "Trước khi bế mạc, ông A | được bầu làm X"; nor what others give him, who may hold both; nor what
    that turn may be of: "Trước khi được phê chuẩn (nhậm chức), ông A | được bầu làm X".
    """
    start, person = clause_start(items, verb), verb - 1
    while person > start and items[person].kind == "verb":
        person -= 1  # "được phân công | làm"
    comma = over_honorifics(items, person)
    if comma <= start or items[comma].text != "," or not is_person(items[person]):
        return False
    turn = phrase(items[start:comma])
    return _TURN.match(turn) is not None and _OF_SAME.fullmatch(turn) is None


def is_term_served(items: Sequence[Item], verb: int) -> bool:
    """True for a post held until one goes: "sau (gần) 11 năm | làm Phó Chủ tịch X, ông thôi giữ chức"."""
    return _SERVED.search(phrase(items[max(0, verb - 7) : verb])) is not None


def of_holder(items: Sequence[Item], verb: int) -> Status | None:
    """What a relative clause tells of one who has had a post for years: that he has it, or has left it.

    "ông A, người | đảm nhiệm cương vị này từ năm 2017, phát biểu" ("current"), "…, thôi giữ chức" ("left").
    None where he may just have come: "người | giữ chức này từ ngày 1/8", "người được giao | giữ chức này".
    For one who had it before only where it is told how he left: "người | giữ chức này trước đó, nghỉ hưu".
    """
    relative = verb > 1 and phrase(items[verb - 2 : verb]) in {", người", "người đang", "người đã"}
    behind = phrase(items[verb + 1 : verb + _NEAR])
    before = behind.startswith(_THIS_BEFORE)
    if not relative or not is_plain(items[verb]) or not (before or _SINCE.match(behind)):
        return None
    comma = next((k for k in range(verb, len(items) - 1) if items[k].text in {",", ";", "."}), len(items) - 1)
    k = comma + 1
    while k < len(items) and items[k].text in JUST:
        k += 1
    goes = items[comma].text == "," and k < len(items) and items[k].kind == "verb"
    ends = {"left", "retired"} if phrase(items[k + 1 : k + 2]) in NO_POST else {"moved"}
    return "left" if goes and said(items, k) in ends else None if before else "current"


def has_served(items: Sequence[Item], person: int | None) -> bool:
    """True for one of whose years in a post the clause before tells: "Sau 9 năm làm X, | ông A thôi chức"."""
    comma = -1 if person is None else over_honorifics(items, person)
    clause = range(max(0, comma - _FAR), comma) if comma > 0 and items[comma].text == "," else ()
    return any(items[k].kind == "verb" and is_term_served(items, k) for k in clause)


def has_retired(items: Sequence[Item], verb: int) -> bool:
    """True for "đã | nghỉ hưu": some day, not the one that the passage tells of."""
    entry = items[verb].entry
    return verb > 0 and items[verb - 1].text == "đã" and entry is not None and entry.canonical == "retired"


def is_retired_now(items: Sequence[Item], verb: int) -> bool:
    """True for one who was something once: "làm Chủ tịch X năm 2015, nay (ông) đã | nghỉ hưu"."""
    return has_retired(items, verb) and any(item.text in _NOW for item in items[max(0, verb - 4) : verb])


def is_once(items: Sequence[Item], verb: int) -> bool:
    """True for what befell somebody some day before the post told of him: "từng | được điều động về X"."""
    return verb > 0 and items[verb - 1].text == "từng"


def sits(items: Sequence[Item], k: int) -> bool:
    """True for a body that holds a sitting: "Tỉnh ủy X | tổ chức …", "Đại hội lần thứ IX | Đảng bộ X".

    Also for a council that elects: "HĐND tỉnh X | (đã) tiến hành bầu …".
    """
    holds = k + 1 < len(items) and items[k + 1].text in _HOLDS
    if items[k].bodies and is_council(items[k].bodies[0]):
        n = next((n for n in range(k + 1, len(items)) if items[n].text not in _GOES_ABOUT), k)
        holds = holds or (items[n].kind == "verb" and "bầu" in items[n].text.split())
    return holds or _CONGRESS.search(phrase(items[max(0, k - 8) : k])) is not None

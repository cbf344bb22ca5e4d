"""Who acts: the people, bodies and places before or after a word, with lists and offices between them.

"đồng chí A, Bí thư Tỉnh ủy; B, Chủ tịch UBND tỉnh; lãnh đạo Sở Tài chính và các xã C, D" are A, B, the
department and the two communes.
"""

import re
from bisect import bisect_left
from typing import Final

from loaders.meetings.acting import acts, before
from loaders.meetings.actorwords import words
from loaders.meetings.gaps import fits, goes_on, is_office, unbracketed
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.unnamed import REACH

_ONE: Final = re.compile(r"[,–-] người (?:được giao |trực tiếp |đã )?$")  # "A; B, người | điều hành hội nghị"
_SITS: Final = re.compile(  # "chuẩn bị cho Kỳ họp thứ 5, {B} khóa XV, {B} tổ chức …"
    rf"\b(?:cho|của|trước|sau) (?:(?i:kỳ họp|phiên họp|đại hội|hội nghị)|{MEETING})[^.;,]{{0,20}},?\s$"
)
# "Theo thỏa thuận giữa {A} và {B}, | {C} tổ chức …"
_BETWEEN: Final = re.compile(r"\bgiữa [^.;:,]{1,60} và $")
_OWNED: Final = re.compile(
    rf"(?<!do )\bcủa\s(?![^,.;]*\b(?:do|được)\b)[^,.;:{PERSON}{BODY}{PLACE}{MEETING}{DATE}]{{1,40}}$"
)
_ALSO: Final = re.compile(r" (?:và|cùng) (?:(?:các )?(?:đồng chí|ông|bà) )?")
AND: Final = re.compile(r"\b(?:và|cùng)\b")
_INVITES: Final = re.compile(rf"\blời mời của [^.;:{PERSON}]*$")
# "được sự ủy quyền của Phó Thủ tướng, Bộ trưởng Bộ X | A, Vụ trưởng Y B trao …"
_DEPUTES: Final = re.compile(rf"\bủy quyền của [^.;:{PERSON}]*,[^.;:{PERSON}]*$")
_ASKING: Final = 200  # characters of the posts of whoever invites or deputes others
# "cảm ơn sự quan tâm của {B}, lãnh đạo {B}"
_THANKED: Final = re.compile(r"\b(?:của|tới|đến|cảm ơn|đối với|biết ơn) $")
_MET: Final = re.compile(  # … whom, before a verb joined to it
    rf"\b(?:gặp|tiếp|đón|thăm|trao|tặng|chúc mừng|cảm ơn|biểu dương|động viên)\s[^,.;:{PERSON}]*$"
)
# … and so is joined
_GOES_ON: Final = re.compile(rf"(?:, [^;{PERSON}]{{1,120}})?,? (?:và|rồi) (?:[\w,]+ ){{0,6}}")
_GUEST: Final = re.compile(
    rf"(?:{MEETING}|\b(?:gặp|tiếp|đón))(?!.*\b(?:do|của|có)\b)\s[^,.;:{PERSON}{MEETING}]*$"
)
_COMES: Final = re.compile(r"\b(?:sang|lên|xuống|ra|vào|về) $")
_TO_SIT: Final = ("đến dự", "tới dự", "về dự", "đến tham dự", "tới tham dự", "về tham dự")
_MEETS: Final = re.compile(  # "Tiếp Đại sứ A|, Chủ tịch B chúc mừng …": B alone does
    rf"\W*(?:[Tt]iếp|[Đđ]ón|[Gg]ặp)(?! (?:đó|theo|tục|nối|nhận|sau|lời|bước|mặt|gỡ)\b)"
    rf"(?!.*?\b(?:có|gồm|do)\b.*?{PERSON}) [^.;:,{PERSON}{MEETING}]{{0,80}}(?P<met>{PERSON}), "
)
_SEVERAL: Final = re.compile(
    r"(?<!\bcó )(?<!\blà )(?<!\bgồm )\b(?i:các|những|hai|ba|bốn|năm)"
    r" (?:đại biểu|ĐB|ĐBQH|thành viên|đồng chí|đ/c|ông|bà|vị)(?:[ ,:]|ông|bà)*$"
)
_PRESENCE: Final = re.compile(  # "dưới sự chủ trì của A và sự tham gia của đại diện | {B}, {C} họp bàn …"
    rf"\b(?:và|cùng|với) sự (?:tham gia|tham dự|có mặt|góp mặt|hiện diện|chứng kiến) của [^.,;:{MEETING}]*$"
)
_CHAIRED: Final = re.compile(  # "do A chủ trì, lãnh đạo {B} và {C} | phát biểu": A does not
    r"\b(?:chủ trì|chủ tọa|điều hành|dẫn đầu|làm [Tt]rưởng [Đđ]oàn),"
    r"\s(?!(?:cùng|và|đồng|kiêm|phối hợp)(?!\w))"
)
# "A đã đến dự; | B chủ trì hội nghị", "A chủ trì; | B báo cáo": A has a verb of his own
_CAME: Final = re.compile(rf"(?:^|\s)(?:dự|có mặt|chủ trì|chủ tọa|điều hành|phát biểu)(?: {MEETING})?\s*;")
_OPENED: Final = re.compile(
    rf"\W*(?i:tiếp đó|tiếp theo|kế đó|kế tiếp|sau đó|cũng tại|tại)\b[^.;:,{PERSON}{BODY}{PLACE}]{{0,40}}, "
)
_VISITED: Final = re.compile(  # "đoàn đã thăm tập thể | {B}, tặng quà …"
    rf"\b(?:đã|đến|tới|đi|đoàn|cũng|lần lượt|tiếp tục) {MEETING} (?:(?!do )[^,.;:]){{0,40}}$"
)
# "{Đoàn giám sát của B} về chính sách dân tộc giai đoạn 2021-2025 | làm việc với …"
_TOPIC: Final = re.compile(rf" về [^.;:{PERSON}{BODY}{PLACE}{MEETING}]{{1,160}}")
WIDEST: Final = 600  # characters between two actors of one list
LONGEST: Final = 100  # actors in one list


def between(sentence: Marked, start: int, end: int) -> tuple[int, ...]:
    """The actors in `text[start:end]`."""
    actors = sentence.actors
    return actors[bisect_left(actors, start) : bisect_left(actors, end)]


def is_object(sentence: Marked, index: int) -> bool:
    """True when a preposition makes the actor no subject: "cho đồng chí A", "của Tổng Bí thư A"."""
    known = sentence.objects.get(index)
    if known is None:
        known = sentence.objects[index] = _after_preposition(sentence.text, index)
    return known


def _after_preposition(text: str, index: int) -> bool:
    start = max(0, index - 60)
    clause = _last(text, start, index, ";", ":", PERSON)
    near = _last(text, clause, index, BODY, PLACE, MEETING, DATE)
    if _ALSO.fullmatch(text, near, index) and near > clause and text[near - 1] in (BODY, PLACE):
        return _after_preposition(text, near - 1)  # "chỉ ra {B} và ông A, …, chưa kê khai"
    if text[near:index].rstrip()[-1:].isalnum() and words().object.search(text, near, index):
        return True
    if text[index] != PERSON and near > clause and _VISITED.search(text, clause, index):
        return True
    if near > clause and text[near - 1] == BODY and text[near:index] == ", lãnh đạo ":
        return _THANKED.search(text, clause, near - 1) is not None
    if "dưới sự " in text[clause:index].lower():
        return True  # "dưới sự chủ trì của …, Chủ tịch … A, {B} khai mạc …"
    if near > clause and text[near - 1] == BODY and words().finds.search(text, near - 1, index):
        return True
    phrase = _last(text, clause, index, ",", ".")
    if " sự " in text[phrase:index] and _PRESENCE.search(text, phrase, index):
        return True
    if "của" in text[phrase:index] and _OWNED.search(text, max(near, phrase), index):
        return True
    far = words().far.search(text, phrase, index)
    while far is not None and not is_office(far.group(1)):  # "ngành giao thông | giao Thứ trưởng A"
        far = words().far.search(text, far.start() + 1, index)
    return far is not None and bool(far.group(1))


def _last(text: str, start: int, end: int, *signs: str) -> int:
    """Where a stretch goes on behind the last of some signs; its start without one."""
    for sign in signs:
        at = text.rfind(sign, start, end)
        if at >= 0:
            start = at + 1
    return start


def subjects(sentence: Marked, at: int, plain: bool = False, strict: bool = False) -> list[int]:
    """The actors that the word at `at` has as its subject, found backwards through offices and coordination.

    `plain`: bodies and places act by themselves; `strict`: several subjects must be joined by "và" or "cùng".
    """
    known = sentence.subjects.get((at, plain, strict))
    if known is None:
        known = sentence.subjects[at, plain, strict] = _subjects(sentence, at, plain, strict)
    return known


def _subjects(sentence: Marked, at: int, plain: bool, strict: bool) -> list[int]:
    text = sentence.text
    last = _subject(sentence, at, plain, strict)
    if last is None:
        return []
    found = [last]
    if text.find(" người ", last, at) >= 0 and _ONE.search(text, last, at):
        return found
    aside = text[last] == PERSON and text[last + 1 : at] == ", "
    while len(found) < LONGEST:
        first = found[-1]
        previous = _member_before(sentence, first, plain)
        if previous is None:
            break
        gap = text[previous + 1 : first]
        apart = strict and len(found) == 1 and text[last] == PERSON and not AND.search(gap)
        listed = apart and (
            _is_of_several(sentence, previous, plain)
            or (";" not in gap and _is_titled(text, previous, first))
        )
        if (apart and not listed) or (strict and ";" in gap and text[last] != PERSON):
            break  # "có A; B; đại diện {C} | trình bày": C alone
        found.append(previous)
    if len(found) == 2 and (meets := _MEETS.match(text)) and meets.start("met") == found[1]:
        found.pop()
    outer = found[-1]
    if aside and is_object(sentence, outer):
        return []  # "ghi nhận đóng góp của ông A và ông B, yêu cầu …"
    told = text[max(0, outer - _ASKING) : outer]
    if "lời mời" in told and _INVITES.search(told):
        return found[:1]  # "nhận lời mời của A và phu nhân, B và phu nhân, C thăm …"
    if len(found) > 1 and "ủy quyền" in told and _DEPUTES.search(told):
        joined = AND.search(text, outer, found[-2]) or is_many(text, outer)
        found = found if joined else found[:-1]  # A may be absent
    while found and is_object(sentence, found[-1]):
        passed = found.pop()  # the outermost stands after a preposition: the chain is its list
        if len(found) == 1 and text[passed] == PERSON and _ALSO.fullmatch(text, passed + 1, found[0]):
            found.pop()  # "đối với ông A và ông B, …"
        if strict and len(found) > 1 and text[passed] == PERSON and is_many(text, passed):
            # "trao quyết định cho các ông A, B, ông C phát biểu"
            found = [] if AND.search(text, found[1], found[0]) else found[:1]
        if found and text[found[-1]] != PERSON and not plain:
            if not words().led.search(text, max(0, found[-1] - 60), found[-1]):
                found.pop()  # led by the words before the object only: "biết ơn lãnh đạo {B}, {B}"
            continue
        if plain and found:
            found = _after_locative(sentence, found)
        break
    if text[last] != PERSON and (stands := _in_the_name(text, outer)):
        own = subjects(sentence, stands.start(), plain, strict)  # "A thay mặt {B}, {C} cùng các ngành thăm …"
        found = own[::-1] if own and text[own[0]] == PERSON else found
    if found and text[found[0]] == PERSON and _in_the_name(text, found[-1]):
        # "Thay mặt …, lãnh đạo {B}, ông A trao …"
        found = [index for index in found if text[index] == PERSON]
    return found[::-1]


def _in_the_name(text: str, index: int) -> re.Match[str] | None:
    """ "thay mặt …" in the clause up to an actor."""
    clause = _last(text, max(0, index - REACH), index, ".", ";", ":", PERSON)
    return words().in_the_name.search(text, clause, index)


def _is_of_several(sentence: Marked, last: int, plain: bool) -> bool:
    """True for a list up to an actor that "các đại biểu" opens: "Các đại biểu A, B | , C chất vấn"."""
    return is_many(sentence.text, _first_of(sentence, last, plain))


def is_many(text: str, first: int) -> bool:
    """True when "các đồng chí", "ba ông" stands before an actor."""
    return _SEVERAL.search(text, max(0, first - 60), first) is not None


def _is_titled(text: str, one: int, other: int) -> bool:
    """True for two with their posts before them that open it: "Tiếp đó, Chánh án A, Viện trưởng B"."""
    opened = _OPENED.match(text)
    posts = text[opened.end() if opened else 0 : one], text[one + 1 : other]
    return all(len(post) > len(", ông ") and is_office(post) for post in posts)


def _subject(sentence: Marked, at: int, plain: bool, strict: bool = False) -> int | None:
    """The nearest actor before `at` that can be its subject."""
    text = sentence.text
    index: int | None = at
    while True:
        index = before(sentence, index if index is not None else at)
        if index is None or at - index > REACH:
            return None
        gap = unbracketed(text[index + 1 : at])
        told = plain and _TOPIC.fullmatch(gap) and sentence.mentions[index].ref.startswith("Đoàn ")
        goes = strict and text[index] == PERSON and goes_on(text, index, gap)
        if not (told or goes or fits(gap, plain)):
            return None
        if inside_bracket(text, index, at) or not acts(sentence, index, plain):
            continue
        if text[index] == PERSON and _ends_in_body(sentence, at) and words().topic.fullmatch(text, 0, index):
            return None
        if text[index] != PERSON and (gap == " và " or is_object(sentence, index)):
            continue  # "A dự lễ khai giảng {Trường X} và | làm việc với B"
        if text[index] == BODY and (stands_for := words().deputed.search(text, max(0, index - 40), index)):
            person = text.rfind(PERSON, max(0, index - REACH), stands_for.start())
            gap = text[person + 1 : stands_for.start()]
            if person >= 0 and is_office(unbracketed(gap)) and ";" not in gap:
                index = person
        first = index
        joined = _GOES_ON.fullmatch(gap) is not None
        if strict and joined and text[index] == PERSON:
            first = _first_of(sentence, index, plain)
        if not is_object(sentence, first):
            hosted = (
                text[index] == PERSON
                and ("," in gap or gap in {" và ", " rồi "})
                and not _is_guests(text, gap, at)
            )
            host = _host(sentence, index, plain) if hosted else None
            return index if host is None else host
        met = _MET.search(text, max(0, first - 80), first) if gap == " và " else None
        return _subject(sentence, met.start(), plain, strict) if met else None


def _ends_in_body(sentence: Marked, at: int) -> bool:
    """True where a body of no office before it stands right before a verb: "…, Bí thư {B}, {C} | đề nghị"."""
    body = at - 2
    if body < 3 or sentence.text[body - 2 : at] != f", {BODY} ":
        return False
    return sentence.mentions[body].owner is None


def _first_of(sentence: Marked, last: int, plain: bool) -> int:
    """The first of a list up to an actor, or who stands after a preposition: "cho | A, B, C và phát biểu"."""
    first = last
    while not is_object(sentence, first):
        previous = _member_before(sentence, first, plain)
        if previous is None or last - previous >= WIDEST:
            break
        first = previous
    return first


def _host(sentence: Marked, guest: int, plain: bool) -> int | None:
    """Who receives a guest and goes on to do something.

    "A tiếp ông B, Đại sứ Nhật Bản, | đề nghị …", "A tiếp ông B và | dự hội nghị", "… rồi | dự lễ".
    """
    met = _GUEST.search(sentence.text, max(0, guest - 80), guest)
    return _subject(sentence, met.start(), plain) if met else None


def _is_guests(text: str, gap: str, at: int) -> bool:
    """True for what a guest has come for: "A tiếp ông B, Thứ trưởng Bộ X, lên | dự hội nghị"."""
    return _COMES.search(gap) is not None or (
        not gap.endswith(("và ", ", ")) and text.startswith(_TO_SIT, at)
    )


def inside_bracket(text: str, index: int, at: int) -> bool:
    opened = text.rfind("(", max(0, index - 200), index)
    return opened >= 0 and ")" not in text[opened:index] and ")" in text[index : min(at, index + 200)]


def _member_before(sentence: Marked, first: int, plain: bool) -> int | None:
    """The actor that stands before another one in the same list."""
    index: int | None = first
    while True:
        index = before(sentence, index if index is not None else first)
        if index is None:
            return None
        gap = unbracketed(sentence.text[index + 1 : first])
        if not is_office(gap) or DATE in gap or _PRESENCE.search(gap) or _CHAIRED.search(gap):
            return None
        if sentence.text[index] == PLACE and gap.startswith(":"):
            return None  # a label: "* Cần Thơ: | Sở Y tế tổ chức hội nghị"
        if ";" in gap and _CAME.search(gap):
            return None
        if ";" in gap and plain and MEETING in sentence.text[_last(sentence.text, 0, index, ";") : index]:
            return None  # "A dự lễ khai giảng {Trường X}; {Tỉnh đoàn} gặp mặt đoàn viên"
        if not AND.search(gap) and any(
            told.search(sentence.text, max(0, index - 80), index) for told in (_SITS, _BETWEEN)
        ):
            return None
        if acts(sentence, index, plain) and not inside_bracket(sentence.text, index, first):
            return index


def _after_locative(sentence: Marked, found: list[int]) -> list[int]:
    """Of a chain (last first) that began "tại <place>, <place>, <body>", what is no place of the venue."""
    kept = list(found)
    while kept and sentence.text[kept[-1]] == PLACE:
        kept.pop()
    return kept

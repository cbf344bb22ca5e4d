"""Who acts: the people, bodies and places before or after a word, with lists and offices between them.

"đồng chí A, Bí thư Tỉnh ủy; B, Chủ tịch UBND tỉnh; lãnh đạo Sở Tài chính và các xã C, D" are A, B, the
department and the two communes. A body or place acts through its people ("lãnh đạo", "đại diện" …) except
where it organises.
"""

import re
from collections.abc import Iterator

from loaders.actorwords import words
from loaders.choice import any_of
from loaders.gaps import fits, goes_on, is_office, unbracketed
from loaders.lexicon import unit_types
from loaders.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.nearby import BARE, is_wider
from loaders.unnamed import REACH, is_held, is_post

_ACTOR = re.compile(f"[{PERSON}{BODY}{PLACE}]")
_NAMED = re.compile(rf"\s?{PERSON}")
_LINK = re.compile(r"[;:]|\b(?:cùng|và|với|là|gồm|có)\b")
_JOINS = re.compile(r";|\b(?:và|cùng|với)\b")
_STOP = re.compile(r"[.!?]\s")
_VENUE = 100  # characters of a venue before its body or place
_AT = re.compile(rf"(?:^|(?<=[\s,(]))(?:tại|ở)\s[^,.;:{PERSON}{MEETING}{DATE}]*$")
_WIDER = re.compile(r",\s$")
_UNIT = re.compile(rf"\s(?:{any_of(unit_types('commune') | unit_types('district'))})\s\S.*$")
_OWNED = re.compile(rf"(?<!do )\bcủa\s(?![^,.;]*\bdo\b)[^,.;:{PERSON}{BODY}{PLACE}{MEETING}{DATE}]{{1,40}}$")
_AND = re.compile(r"\b(?:và|cùng)\b")
_TURN = re.compile(r"; (?:còn|trong khi|riêng)\b(?! có)")
_MANY = re.compile(r"\b(?:các|hai|ba|bốn)\b")
_INVITES = re.compile(rf"\blời mời của [^.;:{PERSON}]*$")
_HEADED = re.compile(rf"\s?:\s[^.;:{BODY}{PLACE}]{{0,60}}{PERSON}")
_CLOSED = re.compile(r"\s?[,)]")
_MET = re.compile(rf"\b(?:gặp|tiếp|đón|thăm)\s[^,.;:{PERSON}]*$")  # … whom, before a verb joined to it
_WIDEST = 600  # characters between two actors of one list
_LONGEST = 100  # actors in one list


def _is_company(sentence: Marked, index: int) -> bool:
    """True for a body that is some people and no office: "Dự hội nghị có {Thường trực Tỉnh ủy}"."""
    return sentence.mentions[index].ref.startswith(words().companies)


def is_led(sentence: Marked, index: int) -> bool:
    """True when the body or place at `index` stands for its people, itself or through its list."""
    text, known = sentence.text, sentence.led
    passed: list[int] = []
    found: bool | None = None
    while found is None:
        passed.append(index)
        previous = _before(text, index)
        if index in known:
            found = known[index]
        elif is_post(sentence, index) or words().led.search(text, max(0, index - 60), index):
            found = True
        elif previous is None or text[previous] == PERSON:
            found = False
        else:
            gap = text[previous + 1 : index]
            joined = gap.strip() or sentence.mentions[index].rule == BARE
            found = None if joined and words().head.match(gap) else False
            index = previous
    known.update(dict.fromkeys(passed, found))
    return found


def _before(text: str, index: int) -> int | None:
    """The last actor before an index, within reach and its sentence."""
    start = max(0, index - 1 - REACH)
    at = max(text.rfind(sign, start, index) for sign in (PERSON, BODY, PLACE))
    return at if at >= 0 and not _STOP.search(text, at, index) else None


def _is_object(sentence: Marked, index: int) -> bool:
    """True when a preposition makes the actor no subject: "cho đồng chí A", "của Tổng Bí thư A"."""
    known = sentence.objects.get(index)
    if known is None:
        known = sentence.objects[index] = _after_preposition(sentence.text, index)
    return known


def _after_preposition(text: str, index: int) -> bool:
    start = max(0, index - 60)
    part = max(start, *(text.rfind(sign, start, index) + 1 for sign in (";", ":", PERSON)))
    near = max(part, *(text.rfind(sign, part, index) + 1 for sign in (BODY, PLACE, MEETING, DATE)))
    if words().object.search(text, near, index):
        return True
    if "dưới sự " in text[part:index].lower():
        return True  # "dưới sự chủ trì của …, Chủ tịch … A, {B} khai mạc …"
    comma = max(text.rfind(sign, part, index) + 1 for sign in (",", "."))
    if _OWNED.search(text, max(near, comma), index):
        return True
    far = words().far.search(text, max(part, comma), index)
    return far is not None and bool(far.group(1)) and is_office(far.group(1))


def _acts(sentence: Marked, index: int, plain: bool) -> bool:
    """True when the actor at `index` can be a subject or member: not an office's body, not an unled unit."""
    mention = sentence.mentions[index]
    if mention.kind == "person":
        return True
    if mention.owner or _NAMED.match(sentence.text, index + 1):
        return False
    if sentence.text[max(0, index - 2) : index] == f"{BODY} ":
        return False  # the body that the one before is of
    if sentence.text[max(0, index - 3) : index + 1] == f"{BODY}, {BODY}" and sentence.mentions[
        index - 3
    ].ref.endswith(f" {mention.ref}"):
        return False  # "{Ban Pháp chế}, {HĐND tỉnh}"
    if _HEADED.match(sentence.text, index + 1):
        return False  # "các đồng chí trong {B}: A, Phó Chủ tịch …" are those named
    if sentence.text[max(0, index - 3) : index + 1] == f"{PLACE}, {PLACE}" and is_wider(
        sentence.mentions[index - 3].ref, mention.ref
    ):
        return False  # it tells where the one before lies
    if sentence.text[max(0, index - 3) : index + 1] == f"{BODY}, {PLACE}" and _lies_in(sentence, index):
        return False  # "{HĐND xã A}, <tỉnh B> tổ chức kỳ họp"
    if sentence.text[index] == PLACE and words().firm.search(sentence.text, max(0, index - 60), index):
        return False  # "Ngân hàng X Chi nhánh <A>"
    start = max(0, index - 40)
    if mention.kind == "body" and words().parts.search(sentence.text, start, index):
        return False  # "lãnh đạo các ban {HĐND tỉnh}"
    if plain:
        if mention.kind == "body" and is_held(sentence.text, index):
            return False
        several = words().several.search(sentence.text, start, index)
        return not (several or in_venue(sentence, index))  # "cùng các Phó Chủ tịch {Quốc hội}"
    return is_led(sentence, index)


def _lies_in(sentence: Marked, index: int) -> bool:
    """True when the place at `index` may be where the unit of the body before it lies."""
    unit = _UNIT.search(sentence.mentions[index - 3].ref)
    return unit is not None and is_wider(unit.group().lstrip(), sentence.mentions[index].ref)


def can_lead(sentence: Marked, index: int) -> bool:
    """True when the body or place at `index` may be what does a verb that follows."""
    return _acts(sentence, index, True) and not _is_object(sentence, index)


def in_venue(sentence: Marked, index: int) -> bool:
    """True for a body or place that only tells where: "tại Hội trường {Tỉnh ủy}, <phường A>, <tỉnh B>, …"."""
    text = sentence.text
    if _AT.search(text, max(0, index - _VENUE), index):
        return True
    wider = _WIDER.search(text, max(0, index - 6), index) if text[index] == PLACE else None
    if wider is None or not _CLOSED.match(text, index + 1):
        return False
    before = max(text.rfind(sign, max(0, index - 60), wider.start()) for sign in (PLACE, BODY))
    return bool(_AT.search(text, max(0, wider.start() - _VENUE), wider.start())) or (
        before == wider.start() - 1 and before >= 0 and text[before] == PLACE and in_venue(sentence, before)
    )


def subjects(sentence: Marked, at: int, plain: bool = False, strict: bool = False) -> list[int]:
    """The actors that the word at `at` has as its subject, found backwards through offices and coordination.

    `plain`: bodies and places act by themselves; `strict`: several subjects must be joined by "và" or "cùng".
    """
    text = sentence.text
    last = _subject(sentence, at, plain, strict)
    if last is None:
        return []
    found = [last]
    aside = text[last] == PERSON and text[last + 1 : at] == ", "
    while len(found) < _LONGEST:
        first = found[-1]
        previous = _member_before(sentence, first, plain)
        if previous is None:
            break
        gap = text[previous + 1 : first]
        if strict and len(found) == 1 and text[last] == PERSON and not _AND.search(gap):
            break
        found.append(previous)
    outer = found[-1]
    if aside and _is_object(sentence, outer):
        return []  # "ghi nhận đóng góp của ông A và ông B, yêu cầu …"
    if _INVITES.search(text, max(0, found[-1] - 60), found[-1]):
        return found[:1]  # "nhận lời mời của A và phu nhân, B và phu nhân, C thăm …"
    while found and _is_object(sentence, found[-1]):
        found.pop()  # the outermost stands after a preposition: the chain is its list
        if found and text[found[-1]] != PERSON and not plain:
            continue
        if plain and found:
            found = _after_locative(sentence, found)
        break
    if text[last] != PERSON and (stands := words().in_the_name.search(text, max(0, outer - REACH), outer)):
        own = subjects(sentence, stands.start(), plain, strict)  # "A thay mặt {B}, {C} cùng các ngành thăm …"
        found = own[::-1] if own and text[own[0]] == PERSON else found
    start = max(0, found[-1] - REACH) if found else 0
    if found and text[found[0]] == PERSON and words().in_the_name.search(text, start, found[-1]):
        # "Thay mặt …, lãnh đạo {B}, ông A trao …"
        found = [index for index in found if text[index] == PERSON]
    return found[::-1]


def _subject(sentence: Marked, at: int, plain: bool, strict: bool = False) -> int | None:
    """The nearest actor before `at` that can be its subject."""
    text = sentence.text
    index: int | None = at
    while True:
        index = _before(text, index if index is not None else at)
        if index is None or at - index > REACH:
            return None
        gap = unbracketed(text[index + 1 : at])
        if not fits(gap, plain) and not (strict and text[index] == PERSON and goes_on(text, index, gap)):
            return None
        if _inside_bracket(text, index, at) or not _acts(sentence, index, plain):
            continue
        if _is_object(sentence, index) and text[index] != PERSON:
            continue
        if text[index] == BODY and (stands_for := words().deputed.search(text, max(0, index - 40), index)):
            person = text.rfind(PERSON, max(0, index - REACH), stands_for.start())
            gap = text[person + 1 : stands_for.start()]
            if person >= 0 and is_office(unbracketed(gap)) and ";" not in gap:
                index = person
        if not _is_object(sentence, index):
            return index
        met = _MET.search(text, max(0, index - 80), index) if gap == " và " else None
        return _subject(sentence, met.start(), plain, strict) if met else None


def _inside_bracket(text: str, index: int, at: int) -> bool:
    opened = text.rfind("(", max(0, index - 200), index)
    return opened >= 0 and ")" not in text[opened:index] and ")" in text[index : min(at, index + 200)]


def _member_before(sentence: Marked, first: int, plain: bool) -> int | None:
    """The actor that stands before another one in the same list."""
    index: int | None = first
    while True:
        index = _before(sentence.text, index if index is not None else first)
        if index is None:
            return None
        gap = unbracketed(sentence.text[index + 1 : first])
        if not is_office(gap) or DATE in gap:
            return None
        if _acts(sentence, index, plain) and not _inside_bracket(sentence.text, index, first):
            return index


def _after_locative(sentence: Marked, found: list[int]) -> list[int]:
    """Of a chain (last first) that began "tại <place>, <place>, <body>", what is no place of the venue."""
    kept = list(found)
    while kept and sentence.text[kept[-1]] == PLACE:
        kept.pop()
    return kept


def members(sentence: Marked, at: int, until: int, plain: bool = False) -> Iterator[int]:
    """The actors of the list at `at`, up to `until`: people, and units that their people stand for."""
    count = 0
    first = _ACTOR.search(sentence.text, at, until)
    if first is None:
        return
    gap = _LINK.split(sentence.text[at : first.start()])[-1]
    if not is_office(gap) and not (first.group() == PERSON and words().minister.match(gap)):
        return
    turn = _TURN.search(sentence.text, at, until)
    until = turn.start() if turn else until
    for match in _ACTOR.finditer(sentence.text, at, until):
        if words().outside.search(sentence.text, max(at, match.start() - 40), match.start()):
            continue
        if _inside_bracket(sentence.text, match.start(), until):
            continue
        if not _acts(sentence, match.start(), plain or _is_company(sentence, match.start())):
            continue
        count += 1
        if count > _LONGEST:
            return
        yield match.start()


def chain(sentence: Marked, at: int, until: int, plain: bool = False) -> list[int]:
    """The actors of the list at `at` as long as only offices and coordination stand between them."""
    found: list[int] = []
    edge = at
    for match in _ACTOR.finditer(sentence.text, at, until):
        if match.start() - edge > _WIDEST:
            break
        gap = unbracketed(sentence.text[edge : match.start()])
        if not is_office(gap) or (";" in gap and not found) or len(found) >= _LONGEST:
            break
        office = match.group() == PLACE and sentence.text[edge - 1] == PERSON and not _JOINS.search(gap)
        edge = match.end()
        if office and not is_led(sentence, match.start()):
            continue  # "với ông A, Thị trưởng thành phố <B>"
        if _acts(sentence, match.start(), plain) and not _inside_bracket(sentence.text, match.start(), until):
            found.append(match.start())
    return found


def opened(sentence: Marked, at: int) -> list[int]:
    """The subject that follows an opening phrase: "Phát biểu tại hội nghị, đồng chí A và đồng chí B …"."""
    comma = -1
    for match in _ACTOR.finditer(sentence.text, at, min(len(sentence.text), at + REACH)):
        index = match.start()
        comma = max(comma, sentence.text.rfind(",", at, index))
        if comma < 0 or _is_object(sentence, index) or not _acts(sentence, index, False):
            continue
        if not is_office(sentence.text[comma + 1 : index]):
            return []
        found = [index]
        many = _MANY.search(sentence.text, comma, index) is not None
        while (after := _joined(sentence, found[-1], many)) is not None and len(found) < _LONGEST:
            found.append(after)
        return found
    return []


def _joined(sentence: Marked, index: int, many: bool) -> int | None:
    """The actor that "và" or "cùng" joins to the one at `index`, of `many` a comma too."""
    for match in _ACTOR.finditer(sentence.text, index + 1, min(len(sentence.text), index + REACH)):
        gap = unbracketed(sentence.text[index + 1 : match.start()])
        if not is_office(gap) or ";" in gap:
            return None
        if _acts(sentence, match.start(), False):
            return match.start() if _AND.search(gap) or (many and gap == ", ") else None
    return None

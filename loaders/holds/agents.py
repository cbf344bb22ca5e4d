"""Whose office a verb gives or takes: the person before it, one named behind it, everybody of a list."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.holds.entries import person_of
from loaders.holds.givers import decides, in_passing, whose
from loaders.holds.kin import is_kin
from loaders.holds.replaced import NEWLY, may_be_sent_on, named_as_replaced
from loaders.holds.together import behind_posts
from loaders.offices.groups import ALL, each, group, of_many
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_introduced,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.lists import across, before_bracket, list_after
from loaders.offices.nobody import (
    JUST,
    is_of_crowd,
    is_one_before,
    is_other,
    is_subject,
    is_unnamed,
    is_unread,
)
from loaders.offices.runs import Run
from loaders.offices.says import is_act, is_lost, is_plain, said
from loaders.offices.scan import COUNTED
from loaders.offices.years import holder_then
from loaders.text.lexicon import lists

_TOWARDS: Final = frozenset({"đối", "của", "cho", "với"})
_ANYONE, _ONE_OF, _IS = (
    frozenset(lists("cues.toml")[name]) for name in ("anyone", "one_of", "before_anyone")
)
_BESIDE: Final = frozenset({"name", "honorific", "office", "body", "unit"})
_BETWEEN: Final = JUST | {",", ";", "-", "(", ")", "và"}
_QUOTES: Final = frozenset({"“", '"'})
_OPENING: Final = frozenset(lists("cues.toml")["opens_beside"])
_SELVES: Final = frozenset(lists("cues.toml")["selves"])
_OUTCOMES: Final = lists("unreal.toml")["outcomes"]
_OCCASIONS: Final = frozenset({"lễ", "ngày", "dịp"})
_LET: Final = frozenset({"để", "cho"})
_RELATIVE: Final = frozenset({", người", "- người", "– người"})
_EACH: Final = frozenset({", đều", ", cùng"})
# "giữ chức X | cùng nhiệm kỳ"
_OF_TERM: Final = frozenset({"cùng", "nhiệm", "kỳ", "khóa", "này", "trước", "-", "–"})
_BIRTH: Final = frozenset({"sinh", "sn", "ngày", "tháng", "năm", "/", "-"})
_FAR: Final = 200  # items back to the person of a verb
_NEAR: Final = 14  # items over which "đối với" may follow


def who(items: Sequence[Item], verb: int, after: int) -> tuple[int, ...]:
    """Whose office a verb gives or takes.

    Those named behind it by "đối với", "của", "là", else the nearest before.
    """
    if (holder := whose(items, verb, after)) is not None:
        return (holder,)
    if (towards := _towards(items, after)) is not None:
        if items[towards].kind != "name":
            return (towards,)
        return tuple(each(items, towards) if of_many(items, verb, after) else group(items, towards))
    if after < len(items) and items[after].text == ":" and (named := _entered(items, verb, after)):
        return named
    if named := _listed_behind(items, verb, after):
        return named
    if is_of_crowd(items, verb):
        return ()
    if (person := person_of(items, verb)) is not None or (person := holder_then(items, verb)) is not None:
        return (person,)
    k = after
    while (
        k < len(items)
        and k < after + 3
        and items[k].kind in {"word", "unit"}
        and items[k].text not in _TOWARDS
    ):
        k += 1
    if k + 1 < len(items) and items[k].text == "là" != items[verb].text and items[k + 1].many:
        return tuple(list_after(items, Run(verb, k, [after - 1])) or ())
    instead = any(item.text == "thay" for item in items[after:k])  # "thay (công việc của) | ông B"
    if (
        k < len(items)
        and not instead
        and (items[k].text in _TOWARDS or (items[k].text == "là" and items[verb].text != "là"))
    ):
        for n in range(k + 1, min(len(items), k + 6)):
            if is_person(items[n]):
                several = each if of_many(items, verb, after) else group
                return tuple(several(items, n)) if items[n].kind == "name" else (n,)
            if items[n].kind in {"office", "body", "verb"}:
                break
        if items[k].text == "đối" and is_act(items[verb]):
            return ()  # "bầu ông A làm X, miễn nhiệm chức vụ này | đối với hai người khác"
    listed = _all_of(items, verb) or _all_before(items, verb, after)
    if not listed and _is_of_several(items, verb, after):
        listed = behind_posts(items, verb)
    if listed := listed or _each_with_posts(items, verb, after):
        return listed
    before = items[clause_start(items, verb) : verb]
    other = any(is_person(item) for item in items[after + 1 : after + 3])
    if verb and items[verb].text.startswith("ở ") and (not before or (before[-1].text == "," and other)):
        return ()  # "Miễn nhiệm ông A; | ở cương vị X, bà B vẫn …", "…; mười năm sau, | ở cương vị X, bà B …"
    if items[verb - 1].text in _OCCASIONS and sum(map(is_person, before)) > 1:
        return ()  # "ông A đứng cạnh bà B trong lễ | nhậm chức X"
    depth = 0
    for n in range(verb - 1, max(-1, verb - _FAR), -1):
        text = items[n].text
        if text == ")":
            depth += 1
        elif text == "(":
            depth -= 1
            if depth < 0 and n and is_person(items[n - 1]):
                if items[n + 1].text in ALL:
                    return _without_notes(items, _company(items, n - 1))  # "A và B (cùng | là X)"
                return (n - 1,)  # "thay ông B (vừa | được bầu làm X)": B was
        elif any(ends(items, n) for ends in (is_other, is_unread)) or _is_nameless(items, n, verb):
            return ()
        elif text in _QUOTES and items[n - 1].text == ":" and items[n + 1].text not in _SELVES:
            return ()  # "bà A hỏi: “Chú | là Chủ tịch xã à?”"
        elif is_person(items[n]) and _is_moved_on(items, n, verb):
            return (n,)
        elif is_person(items[n]) and depth <= 0 and not in_passing(items, n, verb):
            if is_kin(items, n) or decides(items, n, verb) or _is_dealt_with(items, n, verb):
                return ()
            together = said(items, verb) in {"appointed", "left"} or is_lost(items[verb])
            together = together or items[verb - 1].text in ALL
            one = next((k for k in range(verb - 1, max(n, verb - 4), -1) if items[k].text in _ANYONE), None)
            if one is not None:  # "các ông A, B và C - người vừa rời ghế X"
                return (n,) if _is_himself(items, n, one) else ()
            alone = phrase(items[n + 1 : n + 3]) in _RELATIVE  # "ông A và ông B, người vừa … | giữ chức X": B
            company = (n,) if alone else _with_posts(items, n, verb) or _company(items, n)
            together = together or (
                is_introduced(items, company[0]) and all(i.text != "(" for i in items[n:verb])
            )
            return company if together else (n,)
    return ()


def _is_nameless(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for those of whom the verb tells and who are not named: "chúc mừng các vị vừa | được bầu"."""
    alone = is_subject(items, n, verb) or is_unnamed(items, n, verb) or is_one_before(items, n, verb)
    return alone or may_be_sent_on(items, n, verb)


def _is_dealt_with(items: Sequence[Item], person: int, verb: int) -> bool:
    """True for one released by the clause before: "miễn nhiệm X đối với ông A, | miễn nhiệm Y cùng ba vị"."""
    takes = [k for k in (*range(person), verb) if is_act(items[k]) and said(items, k) == "left"]
    opens = items[verb - 1].text in {",", ";"} and len(takes) > 1 and takes[-1] == verb
    return opens and items[over_honorifics(items, person)].text == "với"


def _is_himself(items: Sequence[Item], person: int, one: int) -> bool:
    """True where "người" means the one before it: "ông A, | người …", "ông A là một trong hai | người …".

    Also "miễn nhiệm chức X đối với ông A, | người …". Not in "ông A mong | người ngồi ghế X …", "ông A nói |
    ai làm X cũng …", "theo ông A, | người làm X …".
    """
    k = one - 1
    while k > person and (items[k].text in _ONE_OF or items[k].text.isdigit()):
        k -= 1
    if k == person or items[k].text in _IS:
        return True
    before = over_honorifics(items, person)
    if before >= 0 and items[before].kind == "office":
        before -= 1
    told = items[one].text == "người" and before > 1 and items[before - 1].text == "đối"
    told = told and items[before - 2].kind != "punct"
    quoted = before >= 0 and items[before].text in {"theo", "với"} and not told
    return items[k].kind == "punct" and not quoted


def _listed_behind(items: Sequence[Item], verb: int, k: int) -> tuple[int, ...]:
    """Who stand behind "có", "gồm": "…; giữ chức, trúng cử Phó Chủ tịch X | (khóa này) có bà A, ông B"."""
    opens = verb > 0 and items[verb - 1].text == ";"
    opens = opens and (items[verb].text.startswith(_OUTCOMES) or is_plain(items[verb]))
    while opens and k < len(items) and (items[k].text in _OF_TERM or items[k].text.isdigit()):
        k += 1
    first = past_honorifics(items, k + 1)
    told = opens and k < len(items) and items[k].text in {"có", "gồm"} and first < len(items)
    return tuple(each(items, first)) if told and items[first].kind == "name" else ()


def _entered(items: Sequence[Item], verb: int, after: int) -> tuple[int, ...]:
    """Who stands behind a colon: "bầu Bí thư: | đồng chí A"; several where the office has several seats."""
    person = past_honorifics(items, after + 1)
    if person >= len(items) or items[person].kind != "name":
        return ()
    return tuple(each(items, person)) if of_many(items, verb, after) else (person,)


def _is_moved_on(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for one replaced of whom the next words tell what became of him.

    "thay ông B đã được điều động | giữ chức X", not "ông A thay ông B | làm X".
    """
    between = items[n + 1 : verb]
    turned = any(item.text in NEWLY for item in items[n + 1 : n + 2])
    told = all(item.text in NEWLY or item.kind == "verb" for item in between)
    return turned and told and named_as_replaced(items, n)


def _towards(items: Sequence[Item], after: int) -> int | None:
    """The person named by "đối với" behind an office, over its term and other small words."""
    for k in range(after, min(len(items) - 1, after + _NEAR)):
        if items[k].text == "đối" and items[k + 1].text == "với":
            return next((n for n in range(k + 2, min(len(items), k + 8)) if is_person(items[n])), None)
        passed = items[k].kind in {"word", "unit"} or items[k].text in {",", "-", "(", ")", "/"}
        passed = passed or items[k].text == "nhận nhiệm vụ"  # "để nhận nhiệm vụ mới, đối với ông A"
        rank = items[k].kind == "honorific" and not is_person(items[k + 1])  # "thăng hàm Đại tướng đối với"
        if not (passed or rank):
            return None
    return None


def _all_of(items: Sequence[Item], verb: int) -> tuple[int, ...]:
    """Everybody of a list with posts before what ends a verb: "bầu các ông: A, Giám đốc X; B, … | làm Y"."""
    if not is_plain(items[verb]):
        return ()
    head = next((k for k in range(verb - 1, -1, -1) if items[k].kind == "honorific" and items[k].many), None)
    if head is None:
        return ()
    if not any(item.kind == "verb" and item.text != "là" for item in items[max(0, head - 4) : head]):
        return ()  # "Phó Bí thư là các đồng chí A, B; C | làm Chủ nhiệm X"
    between = items[head + 1 : verb]
    if any(item.kind == "verb" for item in between):
        return ()
    named = tuple(k for k in range(head + 1, verb) if items[k].kind == "name")
    return named if len(named) > 1 and any(item.kind == "office" for item in between) else ()


def _each_with_posts(items: Sequence[Item], verb: int, after: int) -> tuple[int, ...]:
    """Two, each with his post, or the first alone, whom one verb gives an office of several seats.

    "bầu ông A, Giám đốc X và bà B, Giám đốc Y | làm Phó Chủ tịch", "Ông A, Phó Bí thư X, và bà B, Giám đốc
    Y, | được bầu làm, trúng cử Phó Chủ tịch"; not "Dự có ông A, Giám đốc X, và bà B, Giám đốc Y, | được bầu".
    Any number behind an address of several: "để các ông A, Giám đốc X; B, Giám đốc Y | thôi tham gia".
    """
    told = is_plain(items[verb]) or items[verb].text.startswith(("được", "thôi", *_OUTCOMES))
    if not told or not _is_of_several(items, verb, after):
        return ()
    before = next((n for n in range(verb - 1, -1, -1) if items[n].kind == "verb" or ends_clause(items[n])), 0)
    active = is_plain(items[verb]) and items[before].kind == "verb"
    k = verb
    while k and (
        items[k - 1].kind in _BESIDE or items[k - 1].text in _BETWEEN or _is_more(items[k - 1], active)
    ):
        k -= 1
    named = [n for n in range(k, verb) if items[n].kind == "name"]
    addressed = bool(named) and is_introduced(items, named[0])
    parted = [n for n in range(k, verb) if items[n].text == ";"]
    if parted and not addressed:
        named = [n for n in named if n > parted[-1]]
    if len(named) < 2 or items[over_honorifics(items, named[-1])].text not in (
        {"và", ";"} if addressed else {"và"}
    ):
        return ()
    opens = over_honorifics(items, named[0])
    while opens >= 0 and items[opens].kind == "office":
        opens -= 1
    if addressed and opens >= 0 and items[opens].text in COUNTED:
        opens -= 1  # "để | 3 ông A, …"
    let = addressed and items[opens].text in _LET
    if opens >= 0 and not let and items[opens].kind != "verb" and (active or items[opens].kind != "punct"):
        return ()
    own = all(any(item.kind == "office" for item in items[n:end]) for n, end in pairwise(named))
    return tuple(named) if own else ()


def _is_more(item: Item, active: bool) -> bool:
    """True for an age, and between the verb of others and its end for the rest of a body's name."""
    return item.kind == "word" and (active or item.text == "tuổi" or item.text.isdigit())


def _is_of_several(items: Sequence[Item], verb: int, after: int) -> bool:
    """True where the offices that a verb gives have several seats, so that two people may be given them."""
    if items[verb].text.endswith("tham gia"):
        return True
    given = [item.offices[0] for item in items[verb + 1 : after] if item.offices]
    return bool(given) and all(office.seats != "one" for office in given)


def _all_before(items: Sequence[Item], verb: int, after: int) -> tuple[int, ...]:
    """Everybody of a list that a post shared by all opens, or an address, and of which a verb tells.

    "Các đồng chí Phó Bí thư Tỉnh ủy khóa trước: A; B, Trưởng ban X; C | tiếp tục được bầu giữ chức …".
    """
    last = verb
    while last and items[last - 1].kind in {"verb", "word"}:
        last -= 1
    opened = next((k for k in range(last - 1, -1, -1) if items[k].text == ":"), None)
    if opened is None or not any("được" in i.text.split() for i in items[last : verb + 1]):
        return ()
    head = next((k for k in range(opened - 1, -1, -1) if items[k].kind == "office"), None)
    addressed = opened == 1 and items[0].many and _is_of_several(items, verb, after)  # "Các đồng chí: A, …"
    if not addressed and (head is None or head == 0 or not items[head - 1].many or opened - head > 3):
        return ()
    if any(item.kind == "verb" or item.text == "." for item in items[opened:last]):
        return ()
    named = tuple(k for k in range(opened + 1, last) if items[k].kind == "name")
    return named if len(named) > 1 else ()


def _company(items: Sequence[Item], person: int) -> tuple[int, ...]:
    """The person and those coordinated before.

    "các ông A, B và C", "ông A, người …, và ông B", "ông và đại tá B … cùng".
    """
    found = [person]
    of_each = phrase(items[person + 1 : person + 2]) == "đều"  # "ông A, bà B | đều là X"
    k = person
    while True:
        j = k - 1
        many = False
        while j >= 0 and items[j].kind == "honorific":
            many = many or items[j].many
            j -= 1
        j -= j > 0 and phrase(items[j - 1 : j + 1]) == "cùng với"
        if many or j < 1 or items[j].text not in {",", "và", "cùng"} or _is_passed_over(items, j - 1):
            break
        if items[j].text == "," and _is_of_phrase(items, j - 1):
            break
        if items[j - 1].text == ")" and (named := before_bracket(items, j - 1)) is not None:
            found.append(named)
            k = named
            continue
        born = _before_birth(items, j - 1) if items[j].text == "và" else None
        if born is not None and not _is_passed_over(items, born):
            found.append(born)
            k = born
            continue
        if is_person(items[j - 1]) and (
            items[j].text in {"và", "cùng"} or of_each or items[k].kind == "name" == items[j - 1].kind
        ):
            k = j - 1
        elif (
            items[j].text == "và" and items[j - 1].text == "," and (first := across(items, j - 1)) is not None
        ):
            k = first
        else:
            break
        found.append(k)
    return tuple(reversed(found))


def _without_notes(items: Sequence[Item], people: tuple[int, ...]) -> tuple[int, ...]:
    """Those behind the last with a note of his own: "A (Giám đốc X), | B và C (đều là Phó Giám đốc X)".

    An age or a birth alone is no such note: "A (50 tuổi) và B (48 tuổi, đều là …)".
    """
    for n, person in reversed(list(enumerate(people[:-1], 1))):
        if items[person + 1].text != "(":
            continue
        close = next((k for k in range(person + 2, len(items)) if items[k].text == ")"), len(items))
        note = items[person + 2 : close]
        of_life = note[:1] and (note[0].text in _BIRTH or note[0].text.isdigit())
        if not of_life or any(item.kind == "office" for item in note):
            return people[n:]
    return people


def _before_birth(items: Sequence[Item], n: int) -> int | None:
    """The one behind whom a birth up to item n is told: "bà A, sinh năm 1976(,) | và ông B"."""
    k = n - (items[n].text == ",")
    last = k
    while k > 0 and (items[k].text in _BIRTH or items[k].text.isdigit()):
        k -= 1
    told = k < last and items[k].text == "," and items[k + 1].text in {"sinh", "sn"}
    return k - 1 if told and k > 0 and items[k - 1].kind == "name" else None


def _with_posts(items: Sequence[Item], person: int, verb: int) -> tuple[int, ...]:
    """Those named with their posts, of each of whom it is told: "Giám đốc X A và Trưởng ban Y B, đều | là".

    Also "ông A, Giám đốc X, và bà B, Giám đốc Y, đều | là".
    """
    if phrase(items[verb - 2 : verb]) not in _EACH:
        return ()
    first = person
    while first > 0 and (items[first - 1].kind in _BESIDE or items[first - 1].text in {",", "và"}):
        first -= 1
    found = [k for k in range(first, person + 1) if items[k].kind == "name"]
    last = items[found[-2] : person] if len(found) > 1 else ()
    return tuple(found) if any(item.text == "và" for item in last) else ()


def _is_of_phrase(items: Sequence[Item], n: int) -> bool:
    """True for one of what opens a sentence: "Theo tờ trình của Chủ tịch A, …", "Chia tay ông A, bà B …"."""
    k = over_honorifics(items, n)
    while k >= 0 and items[k].kind in {"office", "honorific", "punct"} and items[k].text not in {";", "."}:
        k -= 1
    return k >= 0 and (items[k].text == "của" or phrase(items[clause_start(items, k) : k + 1]) in _OPENING)


def _is_passed_over(items: Sequence[Item], n: int) -> bool:
    """True for the one of "thay vì ông A, bà B được bầu", "Thay ông A, bà B được bầu"."""
    k = over_honorifics(items, n)
    instead = k > 0 and items[k].text == "vì" and items[k - 1].text == "thay"
    return instead or named_as_replaced(items, n)

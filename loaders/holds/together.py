"""Several of whom one verb tells, with their posts: "ông A, Giám đốc X, và bà B, Giám đốc Y, nghỉ hưu"."""

from collections.abc import Sequence
from typing import Final

from loaders.offices.event import Event
from loaders.offices.groups import ALL, each
from loaders.offices.items import Item, is_introduced, is_of_date, is_person, over_honorifics, phrase
from loaders.offices.says import is_act, is_plain, said
from loaders.text.lexicon import counting, lists

_POSTS: Final = frozenset({"office", "body", "unit"})
_NAMED: Final = _POSTS | {"name", "honorific"}
_SIGNS: Final = frozenset({",", "-", "–"})
_TURN: Final = frozenset({"lần", "lượt"})
_MORE: Final = _TURN | {"bổ", "sung", "thêm"}  # between a verb and another: "được bầu | bổ sung làm"
_ABOUT: Final = frozenset({"về", "việc"})  # "nhận quyết định | về việc | nghỉ hưu"
_BETWEEN: Final = frozenset(lists("cues.toml")["before_told"]) | _TURN | _ABOUT | {","}
_BEFORE_ALL: Final = frozenset({",", ";", ":", "cho", "đó"})  # before a count of those of whom a verb tells
_JOINS: Final = frozenset({"và", "cùng", ";", ","})
_AND: Final = frozenset({"và", "cùng"})
_LISTS: Final = frozenset({":", "gồm", "có", "."})
_LET: Final = frozenset({"để", "cho", "là", "gồm", "rằng", "việc"})  # before those of whom a clause tells
_JUST: Final = frozenset({"vừa", "mới", "đã"})
_WITH: Final = frozenset({"cùng", "với", "cạnh"})
_OTHERS: Final = frozenset({"theo", "thay", "của", "vì"})  # before one who is not of those told of
_BRACKET: Final = 12  # items of a note in brackets


def together(items: Sequence[Item], verb: int, last: int) -> list[int]:
    """The people of whom a verb behind them tells, the last of them at an item; only that one if in doubt.

    Not "ông A, Giám đốc X, và ông B, nguyên Giám đốc X, vừa nghỉ hưu, …", of the last alone.
    """
    end = verb
    while end > last + 1 and (items[end - 1].text in _BETWEEN or items[end - 1].kind in _POSTS):
        end -= 1
    if _before(items, end) != last or _is_aside(items, end, verb):
        return [last]
    found = [last]
    while (joint := _joint(items, found[0])) is not None and (before := _before(items, joint)) is not None:
        found.insert(0, before)
    edge = opens(items, found[0])
    joints = [items[opens(items, n)].text for n in found[1:]]
    if ";" in joints:
        opened = edge < 0 or items[edge].text in _LISTS
        return found if opened and _AND.isdisjoint(joints[: joints.index(";")]) else [last]
    relative = edge >= 0 and items[edge].kind in {"word", "verb"} and items[edge].text not in _LET
    relative = relative and any(item.text in _JUST for item in items[end:verb])  # "gặp ông A và ông B đã …"
    listed = is_introduced(items, found[0]) or _is_counted_out(items, edge)  # "Các ông A, B, X, |"
    listed = listed or not ALL.isdisjoint(item.text for item in items[end:verb])  # "A, X, B, Y, cùng |"
    return [last] if relative or (_AND.isdisjoint(joints) and not listed) else found


def _is_counted_out(items: Sequence[Item], edge: int) -> bool:
    """True for what opens a list of several, up to an item: "bốn ông gồm: | A (X), B (Y) nghỉ hưu".

    Only of those whom the clause is about: not "Dự có bốn ông gồm: A (X), B (Y) vừa nghỉ hưu".
    """
    k = edge - (edge > 0 and items[edge].text == ":")
    if k < 1 or items[k].text != "gồm" or items[k - 1].kind not in {"honorific", "short"}:
        return False
    start = k - 1
    while start and (items[start - 1].text.isdigit() or items[start - 1].text in counting()):
        start -= 1
    several = items[k - 1].many or start < k - 1
    return several and (start == 0 or items[start - 1].text in _BEFORE_ALL)


def given_too(items: Sequence[Item], verb: int, people: tuple[int, ...]) -> tuple[int, ...]:
    """All with posts to whom a verb gives something, not the last alone: "ông A, X, và bà B, Y, | được bầu".

    Only of those who are what the clause is about: not "Dự có ông A, X, và bà B, Y, được bổ nhiệm làm Z".
    """
    start = verb
    while start and (items[start - 1].kind == "verb" or items[start - 1].text in _MORE):
        start -= 1
    told = any(item.text.startswith("được") for item in items[start : verb + 1])
    if len(people) != 1 or people[0] >= start or not (told or in_turn(items, verb)):
        return people
    listed = listed_before(items, start)
    return tuple(listed) if listed and listed[-1] == people[0] else people


def listed_towards(items: Sequence[Item], office: int, person: int) -> tuple[int, ...]:
    """All of the list towards whom a post is given: "bầu Ủy viên X đối với | A, Trưởng phòng Y; B, Z"."""
    if phrase(items[office + 1 : over_honorifics(items, person) + 1]) != "đối với":
        return (person,)
    entries = [k for k in range(person + 1, len(items)) if items[k].kind == "name"]
    alike = all(items[over_honorifics(items, k)].text in {";", "và"} for k in entries)
    plain = all(
        item.kind in {*_NAMED, "punct"} or item.text in {"và", "nguyên"} for item in items[person + 1 :]
    )
    return (person, *entries) if alike and plain else (person,)


def may_all_have(items: Sequence[Item], targets: Sequence[int]) -> bool:
    """False for the one post of one seat that is given: "ông A, X, và ông B được bầu làm | Chủ tịch Y"."""
    posts = items[targets[0]].offices if len(targets) == 1 else ()
    return len(posts) != 1 or posts[0].seats != "one"


def listed_before(items: Sequence[Item], verb: int) -> list[int]:
    """The people, each with his posts, of whom a clause tells: "(Hôm nay,) ông A, X, và bà B, Y, |"."""
    k = verb
    while k > 0 and (items[k - 1].text in _BETWEEN or items[k - 1].kind in _POSTS):
        k -= 1
    last = _before(items, k)
    listed = together(items, verb, last) if last is not None else []
    if len(listed) < 2 or (not in_turn(items, verb) and items[opens(items, listed[-1])].text not in _AND):
        return []
    edge = opens(items, listed[0])
    return listed if edge < 0 or items[edge].text == "," else []


def in_turn(items: Sequence[Item], verb: int) -> bool:
    """True for what tells of several, one after another: "| lần lượt giữ chức", "lần lượt | được bầu"."""
    told = phrase(items[max(0, verb - 2) : verb]), phrase(items[verb : verb + 2])
    return items[verb].text.startswith("lần lượt") or "lần lượt" in told


def is_beside(items: Sequence[Item], person: int) -> bool:
    """True for one beside whom others are named: "Làm Phó Chủ tịch X cùng | ông là bà A"."""
    before = over_honorifics(items, person)
    return items[person].kind == "short" and before >= 0 and items[before].text in _WITH


def is_of_others(items: Sequence[Item], event: Event) -> bool:
    """True for posts of several, of which one cannot be the holder: "Giúp ông A | là ba Phó Chủ tịch X"."""
    several = items[event.office].many and event.office == event.verb + 1
    return several and items[event.verb].text == "là" and len(event.people) == 1


def behind(items: Sequence[Item], first: int) -> list[int]:
    """The people of a list behind a verb, also where the verb's completion follows them.

    "điều động ông A, Giám đốc X, và ông B, Giám đốc Y, | giữ chức …".
    """
    if items[first].kind != "name":
        return [first]
    people = each(items, first)
    last = next((n for n in range(people[-1] + 1, len(items)) if is_person(items[n])), None)
    verb = next((n for n in range(people[-1] + 1, len(items)) if is_plain(items[n])), None)
    if last is None or verb is None or verb < last:
        return people
    listed = together(items, verb, last)
    return listed if listed[0] == first else people


def _before(items: Sequence[Item], end: int) -> int | None:
    """The person before an item, over nothing but his posts and notes in brackets."""
    k = end - 1
    while k >= 0 and not is_person(items[k]):
        if items[k].text == ")":
            k = next((n for n in range(k, max(-1, k - _BRACKET), -1) if items[n].text == "("), -1)
        elif items[k].kind not in _POSTS and items[k].text not in _SIGNS:
            return None
        k -= 1
    return k if k >= 0 else None


def _joint(items: Sequence[Item], person: int) -> int | None:
    """What joins a person, with address and posts before the name, to the one before him."""
    k = opens(items, person)
    if k <= 0 or items[k].text not in _JOINS:
        return None
    before = _before(items, k)
    edge = opens(items, before) if before is not None else -1
    return None if edge >= 0 and items[edge].text in _OTHERS else k


def opens(items: Sequence[Item], person: int) -> int:
    """The item before somebody's address and the posts that stand before his name.

    Also with a comma: "ông A và | Chỉ huy trưởng X, Đại tá B".
    """
    k = over_honorifics(items, person)
    while k >= 0 and (items[k].kind in _POSTS or items[k].kind == "honorific"):
        k -= 1
    before = k - 1
    while before >= 0 and items[before].kind in _POSTS:
        before -= 1
    own = k + 1 < person and before < k - 1 and items[k].text == "," and items[k + 1].kind == "honorific"
    return before if own and (before < 0 or items[before].text in _AND) else k


def _is_aside(items: Sequence[Item], end: int, verb: int) -> bool:
    """True for what is told in passing of the last alone: ", vừa nghỉ hưu từ 1/9, …"."""
    said = {item.text for item in items[end:verb]}
    if "," not in said or _JUST.isdisjoint(said) or not ALL.isdisjoint(said):
        return False
    k = verb + 1
    while k < len(items) and is_of_date(items[k]):
        k += 1
    return k < len(items) and items[k].text == ","


def behind_posts(items: Sequence[Item], verb: int) -> tuple[int, ...]:
    """Several, each behind his post, whom a verb before gives what another one tells.

    "bổ nhiệm Phó Giám đốc X A, Trưởng phòng Y B và C | giữ chức Z"; nobody where no "và" closes the list.
    """
    act = next((k for k in range(verb - 1, -1, -1) if items[k].kind == "verb"), verb)
    if not is_act(items[act]) or said(items, act) not in {"appointed", "moved"}:
        return ()
    told = items[act + 1 : verb]
    if [item.kind for item in told[:1]] != ["office"] or not all(
        item.kind in _NAMED or item.text in {",", "và"} for item in told
    ):
        return ()
    named = tuple(k for k in range(act + 1, verb) if items[k].kind == "name")
    last = items[named[-2] : named[-1]] if len(named) > 1 else ()
    return named if any(item.text == "và" for item in last) else ()

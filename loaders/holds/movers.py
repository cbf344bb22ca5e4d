"""Whom a verb of moving tells of: lists of them, those named last or behind a semicolon, and from which post.

"điều động ông A, X, làm Y; ông B, Z, | làm W", "Được điều động làm Y là ông A, X".
"""

from collections.abc import Container, Sequence
from typing import Final

from loaders.holds.destinations import AWAY, TOWARDS
from loaders.holds.replaced import is_in_place_of
from loaders.holds.together import behind
from loaders.offices.event import Departure, Event
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.nobody import JUST, towards
from loaders.offices.says import is_plain, said
from loaders.text.lexicon import lists

_FAR: Final = 16  # items of a clause that tells where somebody is sent
_NAMES: Final = frozenset({"là", "gồm", "có"})
_POSTS: Final = frozenset({"office", "body", "unit", "punct", "honorific"})
_GOAL: Final = frozenset({"office", "body", "unit", "verb"})  # behind "về", "sang" of one who is moved
_BODIES: Final = frozenset({"body", "unit"})
_GOES_ON: Final = frozenset({"và", "từ", "kể", "theo", "trong"})
_WORKS: Final = frozenset({"công", "tác", "làm", "việc", "tại", "ở", "nhận", "nhiệm", "vụ"})
_BESIDE, _JOINS = frozenset({"office", "body", "unit"}), frozenset({",", "và", "cùng", ";"})
_AWAY: Final = tuple(AWAY)
_RAISED: Final = frozenset(
    {"chuyển", "được", "bị", "thăng", "giáng", "hạ", "chức", "cất", "nhắc", "nâng", "đưa"}
)
_OF_POST: Final = frozenset(lists("cues.toml")["posts"])  # "từ | chức Giám đốc X"


def next_moved(items: Sequence[Item], first: int) -> list[int]:
    """Those behind a semicolon whom the verb moves too: "điều động ông A, X, làm Y; (còn) ông B, Z, | làm W".

    Also "ông A, X, được điều động làm Y; ông B, Z, | làm W".
    """
    found: list[int] = []
    for k in range(first + 1, len(items)):
        if not ends_clause(items[k]):
            continue
        person = past_honorifics(items, k + 1 + (phrase(items[k + 1 : k + 2]) == "còn"))
        if items[k].text != ";" or not _is_sent_too(items, person):
            break
        found.append(person)
    return found


def _is_sent_too(items: Sequence[Item], person: int) -> bool:
    """True for one named with his post, of whom nothing is told but where he goes: "ông B, Z, | làm W"."""
    if person + 2 >= len(items) or items[person].kind != "name" or items[person + 2].kind != "office":
        return False
    end = person + 2
    while end < len(items) and items[end].kind in _POSTS and not ends_clause(items[end]):
        end += 1
    if end == len(items):
        return False
    if items[end].text in TOWARDS:  # not "ông B, Z, | đến chúc mừng", "… | đến Sở Y tế trao quyết định"
        n = next((n for n in range(end + 1, len(items)) if items[n].text not in _WORKS), end)
        past = next((k for k in range(n, len(items)) if items[k].kind not in _BODIES), len(items))
        does = past > n and past < len(items) and items[past].kind == "word"
        works = does and (items[past].text in _WORKS | _GOES_ON or is_of_date(items[past]))
        return items[n].kind in _GOAL and (works or not does)
    if is_plain(items[end]):  # not "ông B, Z, | làm thư ký cuộc họp"
        return items[min(end + 1, len(items) - 1)].kind == "office"
    return items[end].text.startswith(_AWAY)


def crossed(items: Sequence[Item], made: Sequence[Event]) -> list[Event]:
    """The two posts of one who goes with no verb before the new one: "A chuyển từ Giám đốc X sang | Phó Y".

    Those of them that no event tells. Not "từ Giám đốc X A sang Giám đốc Y B", of two.
    """
    told = {event.office for event in made}
    for k in (k for k in range(1, len(items) - 3) if items[k].text == "từ"):
        old = _past_word(items, k + 1)
        new = old + 1
        while new < len(items) and items[new].kind in _BESIDE:
            new += 1
        if new + 1 >= len(items) or not (items[new].text in _AWAY or items[new].text == "xuống"):
            continue
        new = _past_word(items, new + 1)
        person = k - 1
        while person > 0 and (items[person].text in _RAISED or said(items, person) == "moved"):
            person -= 1
        posts = items[old].kind == items[new].kind == "office"
        if posts and is_person(items[person]) and not _is_anothers(items, new):
            events = [Event(old, (person,), "left", k, moved=True), Event(new, (person,), "appointed", k)]
            return [event for event in events if event.office not in told]
    return []


def _past_word(items: Sequence[Item], k: int) -> int:
    """Past words for a post before it: "từ | chức Giám đốc X", "từ | cương vị Giám đốc X"."""
    n = next((n for n in (k + 1, k + 2) if n < len(items) and items[n].kind == "office"), k)
    return n if n > k and items[n - 1].text in _OF_POST else k


def risen_from(items: Sequence[Item], made: Sequence[Event]) -> list[Event]:
    """The post from which a sentence tells that one rose: "Từ (ghế) Giám đốc X, bà A được bầu làm Y"."""
    if len(items) < 4 or items[0].text != "từ":
        return []
    office = _past_word(items, 1)
    person = past_honorifics(items, office + 2)
    parted = items[office].kind == "office" and phrase(items[office + 1 : office + 2]) == ","
    if not parted or person >= len(items):
        return []
    given = (e for e in made if e.status == "appointed" and e.people == (person,))
    at = next((e.verb for e in given if all(_is_just(i) for i in items[person + 1 : e.verb])), None)
    known = any(e.office == office for e in made)
    return [] if at is None or known else [Event(office, (person,), "left", at, moved=True)]


def _is_just(item: Item) -> bool:
    """True for a verb, and a word that tells how new its event is."""
    return item.kind == "verb" or item.text in JUST


def _is_anothers(items: Sequence[Item], office: int) -> bool:
    """True for an office before somebody's name: "sang | Giám đốc Y B"."""
    person = past_honorifics(items, office + 1)
    return person < len(items) and items[person].kind == "name"


def sent_from(items: Sequence[Item], departure: Departure) -> int:
    """Behind what it is told where one is sent: his name in a clause of his own, else the verb."""
    person = max(departure.person, departure.verb)
    return person if any(map(ends_clause, items[departure.verb : person])) else departure.verb


def is_given_last(items: Sequence[Item], departure: Departure) -> bool:
    """True for one of those named behind the post to which all go: "Được điều động làm Y là A và | B"."""
    if departure.person < departure.verb or not items[departure.verb].text.startswith("được"):
        return False
    first = next(k for k in range(departure.verb, departure.person + 1) if is_person(items[k]))
    return any(item.kind == "office" for item in items[departure.verb : first])


def moved_last(items: Sequence[Item], verb: int) -> list[int]:
    """Those named at the end of a clause that names nobody before: "Được điều động làm Y là | ông A, X".

    Also "điều động (cán bộ) giữ chức Y đối với | ông A, X".
    """
    if not items[verb].text.startswith("được"):
        k = verb + 1
        while k < len(items) and (
            items[k].kind == "word" or (items[k].kind == "verb" and not is_plain(items[k]))
        ):
            k += 1
        person = towards(items, k) if k < len(items) and items[k].kind == "verb" else None
        return [] if person is None else [person]
    if any(is_person(item) for item in items[clause_start(items, verb) : verb]):
        return []
    for k in range(verb + 1, min(len(items), verb + _FAR)):
        if ends_clause(items[k]) or (is_person(items[k]) and not is_in_place_of(items, k)):
            return []  # but "Được điều động về thay | ông B là ông A, X"
        person = past_honorifics(items, k + 1)
        if items[k].text in _NAMES and person < len(items) and items[person].kind == "name":
            return sorted({*behind(items, person), *of_list(items, k, person), *joined_last(items, person)})
    return []


def joined_last(items: Sequence[Item], first: int) -> list[int]:
    """The next of those named last, to the clause's end: "… là ông A, Giám đốc X, và | bà B, Giám đốc Y"."""
    found: list[int] = []
    joint = False
    for k in range(first + 1, len(items)):
        if items[k].text in _JOINS:
            joint = True
        elif joint and items[k].kind == "name":
            found.append(k)
        elif items[k].kind != "honorific":
            joint = False
            if items[k].kind not in _BESIDE:
                return found if ends_clause(items[k]) else []
    return found


def with_posts(items: Sequence[Item], first: int, ends: Container[str] = TOWARDS) -> list[int]:
    """The next of a list with the posts before the names: "điều động Giám đốc X A, Giám đốc Y | B về Z".

    `ends`: what must stand behind the list.
    """
    found, k = [first], first
    while items[k + 1 : k + 2] and items[k + 1].text in {",", "và", ";"}:
        person = past_honorifics(items, k + 3)
        if person >= len(items) or items[k + 2].kind != "office" or items[person].kind != "name":
            return []
        found.append(person)
        k = person
    return found if k + 1 < len(items) and items[k + 1].text in ends else []


def of_list(items: Sequence[Item], verb: int, first: int) -> list[int]:
    """The later people of a list: "điều động: đồng chí A, …; đồng chí B, …", "cho các ông A, X và B, Y"."""
    if not any(item.text == ":" or item.many for item in items[verb:first]):
        return []
    joins = {";", "và"}
    later = [k for k in range(first + 1, len(items)) if items[k].kind == "name"]
    return [k for k in later if items[over_honorifics(items, k)].text in joins]


def moved_from(items: Sequence[Item], verb: int) -> int | None:
    """The office left in "điều động từ Chủ tịch UBND huyện X sang giữ chức Y"."""
    for k in range(verb + 1, min(len(items) - 1, verb + 6)):
        if items[k].text == "từ" and items[k + 1].kind == "office":
            return None if is_giver(items, k) else k + 1
        if items[k].kind not in {"word", "honorific", "name"}:
            return None
    return None


def is_giver(items: Sequence[Item], k: int) -> bool:
    """True for "nhận quyết định điều động | từ Bí thư Tỉnh ủy B": who hands it over."""
    kinds = [item.kind for item in items[k + 1 : k + 3]]
    return items[k].text == "từ" and kinds in (["office", "name"], ["office", "honorific"])

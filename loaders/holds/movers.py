"""Whom a verb of moving tells of: lists of them, those named last or behind a semicolon, and from which post.

"điều động ông A, X, làm Y; ông B, Z, | làm W", "Được điều động làm Y là ông A, X".
"""

from collections.abc import Sequence

from loaders.holds.destinations import TOWARDS
from loaders.holds.together import behind
from loaders.offices.event import Departure
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_person,
    over_honorifics,
    past_honorifics,
)
from loaders.offices.verbs import is_plain

_FAR = 16  # items of a clause that tells where somebody is sent
_NAMES = frozenset({"là", "gồm", "có"})
_POSTS = frozenset({"office", "body", "unit", "punct", "honorific"})


def next_moved(items: Sequence[Item], first: int) -> list[int]:
    """Those behind a semicolon whom the verb moves too: "điều động ông A, X, làm Y; ông B, Z, | làm W"."""
    found: list[int] = []
    k = first
    while (k := next((n for n in range(k + 1, len(items)) if ends_clause(items[n])), len(items))) < len(
        items
    ):
        person = past_honorifics(items, k + 1)
        if items[k].text != ";" or person + 2 >= len(items) or items[person].kind != "name":
            break
        end = person + 2
        while end < len(items) and items[end].kind in _POSTS and not ends_clause(items[end]):
            end += 1
        goes = end < len(items) and (items[end].text in TOWARDS or is_plain(items[end]))
        if items[person + 2].kind != "office" or not goes:
            break
        found.append(person)
    return found


def sent_from(items: Sequence[Item], departure: Departure) -> int:
    """Behind what it is told where one is sent: his name in a clause of his own, else the verb."""
    person = max(departure.person, departure.verb)
    return person if any(map(ends_clause, items[departure.verb : person])) else departure.verb


def moved_last(items: Sequence[Item], verb: int) -> list[int]:
    """Those named at the end of a clause that names nobody before: "Được điều động làm Y là | ông A, X"."""
    if not items[verb].text.startswith("được"):
        return []
    if any(is_person(item) for item in items[clause_start(items, verb) : verb]):
        return []
    for k in range(verb + 1, min(len(items), verb + _FAR)):
        if ends_clause(items[k]) or is_person(items[k]):
            return []
        person = past_honorifics(items, k + 1)
        if items[k].text in _NAMES and person < len(items) and items[person].kind == "name":
            return sorted({*behind(items, person), *of_list(items, k, person)})
    return []


def with_posts(items: Sequence[Item], first: int) -> list[int]:
    """The next of a list with the posts before the names: "điều động Giám đốc X A, Giám đốc Y | B về Z"."""
    found, k = [first], first
    while items[k + 1 : k + 2] and items[k + 1].text in {",", "và", ";"}:
        person = past_honorifics(items, k + 3)
        if person >= len(items) or items[k + 2].kind != "office" or items[person].kind != "name":
            return []
        found.append(person)
        k = person
    return found if k + 1 < len(items) and items[k + 1].text in TOWARDS else []


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

"""People named one after another: "A, B và C", "ông A, Giám đốc X; bà B, Phó Giám đốc Y"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.offices.items import Item, ends_clause, is_of_date, over_honorifics, past_honorifics
from loaders.offices.runs import is_rank
from loaders.offices.trails import trail
from loaders.text.lexicon import counting

ALL: Final = frozenset({"đều", "cùng"})  # said of each of those named: "A và B, cùng | là X"
_ASIDES: Final = frozenset({"người", "nay", "hiện"})
_NUMBERS: Final = (counting() - {"một"}) | {"các", "những", "số"}
_POSTS: Final = frozenset({"office", "body", "unit"})
_GIVEN: Final = _POSTS | {"word", "verb"}
_REASONS: Final = frozenset({"do", "vì", "để", "nghỉ"})
# behind a list
_WHY: Final = frozenset({"do", "vì", "để", "theo", "kể", "từ", "nhiệm", "khóa", "nghỉ hưu", "vào"})
LIST_OPENERS: Final = frozenset({":", "gồm", "là", "có"})
_NOTE: Final = 12  # items of a note in brackets
_NOTES: Final = {"(": ")", "-": "-"}


def group(items: Sequence[Item], first: int) -> list[int]:
    """The people of a plain list that begins at a name: "A, B và C"; a note in brackets may follow each."""
    people = [first]
    k = first + 1
    while k < len(items):
        if (past := _past_note(items, k)) > k:
            k = past
            continue
        if items[k].text not in {",", "và"}:
            break
        j = past_honorifics(items, k + 1)
        if j >= len(items) or items[j].kind != "name":
            break
        people.append(j)
        k = j + 1
    return people


def with_own(items: Sequence[Item], first: int) -> list[int]:
    """The people of a plain list each with own posts: "các Phó Bí thư A, Chủ tịch X, và B, Chủ tịch Y".

    One alone where "và" does not close it. Two named without posts are such a list by themselves, to which
    the next of another address does not belong: "các Phó Chủ tịch A, B và | bà C, Giám đốc X".
    """
    people, told = group(items, first), [first]
    plain = items[first - 1].kind != "honorific"
    if len(people) > 1 and plain and is_address(items[people[-1] - 1]) and _has_post(items, people[-1]):
        return people[:-1]
    k = first + 1
    while len(people) == 1 and k < len(items) and items[k].text == "," and _has_post(items, k - 1):
        while k < len(items) and (items[k].kind in _POSTS or _goes_on(items, k)):
            k += 1
        joint = k
        while k < len(items) and items[k].text in {",", "và"}:
            k += 1
        if k == joint or k >= len(items) or items[k].kind != "name":
            break
        if items[k - 1].text == "và":
            return [*told, k]
        told, k = [*told, k], k + 1
    return people


def _goes_on(items: Sequence[Item], k: int) -> bool:
    """True for the comma between posts."""
    return items[k].text == "," and [item.kind in _POSTS for item in items[k + 1 : k + 2]] == [True]


def _and_others(items: Sequence[Item], k: int) -> bool:
    """True where those of a list not named are told: "…; bà B, Giám đốc Y, | cùng 16 vị khác"."""
    return items[k].text in {"cùng", "và"} and any(
        i.text.isdigit() or i.text in _NUMBERS for i in items[k + 1 : k + 2]
    )


def _past_note(items: Sequence[Item], k: int) -> int:
    """Past a note in brackets, or posts between dashes: "ông A (SN 1967) |", "A - Bí thư X - | và B"."""
    close = _NOTES.get(items[k].text)
    for n in range(k + 1, min(len(items), k + _NOTE)) if close else ():
        if items[n].text == close:
            return n + 1
        if close == "-" and items[n].kind not in _POSTS and items[n].text != ",":
            break
    return k


def each(items: Sequence[Item], first: int) -> list[int]:
    """The people of a list that begins at a name, each with an address and posts of his own.

    "ông A, nguyên Giám đốc X; bà B, Phó Giám đốc Y và ông C".
    """
    people = group(items, first)
    opener = items[over_honorifics(items, first)].text
    opened = first > 0 and (opener in LIST_OPENERS or items[first - 1].many)
    k = people[-1] + 1
    while k < len(items):
        j = past_honorifics(items, k + 1)
        named = j < len(items) and items[j].kind == "name"
        addressed = k + 1 < len(items) and is_address(items[k + 1])
        ranked = opened and (items[k].text == ";" or _has_post(items, j))  # "…: bà A, X; | Đại tá B, Y"
        ranked = ranked or (opened and items[k].text == "và" and k - 1 == people[-1])  # "…: A; B | và C"
        if items[k].text in {";", ",", "và"} and named and (addressed or ranked):
            people.append(j)
            k = j + 1
        elif (past := max(_past_note(items, k), _past_reason(items, k), _past_term(items, k))) > k:
            k = past
        elif items[k].kind in _POSTS or items[k].text in {",", "-", "(", ")"} or is_rank(items[k]):
            k += 1  # "ông A, | Đại tá, Chỉ huy trưởng X; ông B"
        else:
            break
    closed = k >= len(items) or ends_clause(items[k]) or items[k].text in _WHY or _is_aside(items, people, k)
    goes_on = not (closed or _and_others(items, k))
    last = items[people[-1] + 1 : people[-1] + 3]
    if goes_on and [item.kind for item in last] == ["punct", "body"]:
        return people  # "…: ông A, ông B, | HĐND tỉnh đã bầu …"
    return people[:-1] if goes_on and len(people) > 1 else people  # "…; bà B, Giám đốc Y, | chúc mừng"


def _is_aside(items: Sequence[Item], people: Sequence[int], k: int) -> bool:
    """True for what is told on of the last of a list: "…, và ông B, Giám đốc Y, | nay công tác tại Z"."""
    told = items[k].text in _ASIDES and items[k - 1].text == ","
    return told and items[over_honorifics(items, people[-1])].text == "và"


def joined(items: Sequence[Item], office: int, person: int) -> tuple[int, ...]:
    """Those to whom a post falls: "chức Phó Chủ tịch X được giao cho | ông A, Giám đốc Y, và bà B; ông C …".

    The first alone where it has one seat.
    """
    if items[office].offices[0].seats == "one":
        return (person,)
    end = next((k for k in range(person, len(items)) if items[k].text == ";"), len(items))
    people = [k for k in each(items, person) if k < end]
    both = len(people) > 1 and any(item.text == "và" for item in items[people[-2] : people[-1]])
    return tuple(people) if both else (person,)


def _has_post(items: Sequence[Item], person: int) -> bool:
    """True for one whose post stands right behind the name: "A, Giám đốc X"."""
    return [item.kind for item in items[person + 1 : person + 3]] == ["punct", "office"]


def _past_reason(items: Sequence[Item], k: int) -> int:
    """Past what tells why one of a list is released: "ông A, | (để) nghỉ theo chế độ |; ông B".

    Also with the post that he is given: "ông A, | do được điều động, bổ nhiệm giữ chức X |; ông B".
    """
    if items[k].text not in _REASONS:
        return k
    while k < len(items) and _is_told(items[k]) and items[k].kind not in _POSTS:
        k += 1
    if items[k - 1].kind != "verb":
        return k
    while k < len(items) and (_is_told(items[k]) or _goes_on(items, k) or _is_joined_verb(items, k)):
        k += 1
    return k


def _is_told(item: Item) -> bool:
    """True for a word or a post that goes on with a reason."""
    return item.kind in _GIVEN and item.text != "và"


def _is_joined_verb(items: Sequence[Item], k: int) -> bool:
    """True for the comma or "và" between two verbs: "điều động | và bổ nhiệm"."""
    return items[k].text in {",", "và"} and [item.kind for item in items[k + 1 : k + 2]] == ["verb"]


def _past_term(items: Sequence[Item], k: int) -> int:
    """Past the term of a post, where the list goes on: "đối với bà A, X | nhiệm kỳ 2011-2016 |; ông B"."""
    n = trail(items, k) if items[k].text in {"nhiệm", "khóa"} else k
    goes_on = n > k and items[n : n + 1] and items[n].text in {";", ",", "và"}
    j = past_honorifics(items, n + 1) if goes_on else len(items)
    return n if j < len(items) and items[j].kind == "name" and is_address(items[n + 1]) else k


def of_many(items: Sequence[Item], verb: int, after: int) -> bool:
    """True where all offices between a verb and an item have several seats, or committees are joined."""
    given = [item for item in items[verb + 1 : after] if item.kind in {"office", "body"}]
    return bool(given) and all(item.kind == "body" or item.offices[0].seats != "one" for item in given)


def plain_list(items: Sequence[Item], last: int) -> list[int]:
    """The people of a plain list that ends at a name: "A, B và C, các Phó Chủ tịch"."""
    people = [last]
    k = last
    while True:
        j = over_honorifics(items, k)
        if j < 1 or items[j].text not in {",", "và"} or items[j - 1].kind != "name":
            return people[::-1]
        k = j - 1
        people.append(k)


def is_counted(items: Sequence[Item], first: int) -> bool:
    """True after "các đồng chí", "Bốn người …": what follows is said of several people."""
    back = items[max(0, first - 8) : first]
    return any(item.kind == "honorific" and item.many for item in back) or any(
        (a.text in _NUMBERS or (a.text.isdigit() and not (n and is_of_date(back[n - 1]))))
        and b.text in {"người", "đồng chí", "vị", "cán", "nhân"}
        for n, (a, b) in enumerate(pairwise(back))
    )


def is_address(item: Item) -> bool:
    """True for "đồng chí", "ông", "bà", not for a rank or a degree."""
    return item.kind == "honorific" and item.entry is not None and item.entry.fields[0] == "address"

"""Who is told to have held a post before: "Người giữ chức này trước ông, bà B", "người tiền nhiệm của A"."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from loaders.offices.items import Item, clause_start, is_person, over_honorifics, past_honorifics, phrase
from loaders.offices.says import is_plain

_BEHIND: Final = 9  # items behind a verb in which "trước đó" is told
_THAT: Final = frozenset({"đó", "đây"})
_DASHES: Final = frozenset({",", "-", "–"})


def holds_before(items: Sequence[Item], verb: int) -> bool:
    """True for "Người giữ chức X trước đó là ông B", "Người tiền nhiệm của ông A ở cương vị X là ông B".

    Also "Người giữ chức này trước ông, bà B, đã nghỉ hưu".
    """
    if predecessor_aside(items, verb) is not None:
        return True
    after = list(takewhile(lambda item: item.text != ";", items[verb + 1 : verb + _BEHIND]))
    named = any(item.text == "là" for item in after)
    behind = verb > 0 and items[verb - 1].text == "người" and _before_name(items, verb) is not None
    if (named or behind) and "tiền nhiệm" in phrase(items[clause_start(items, verb) : verb]):
        return named
    return behind


def predecessor_aside(items: Sequence[Item], verb: int) -> int | None:
    """Who is told between commas to be another's predecessor: "A, người tiền nhiệm của B | ở cương vị X,"."""
    if not (is_plain(items[verb]) and verb > 4 and is_person(items[verb - 1])):
        return None
    k = over_honorifics(items, verb - 1)
    k -= items[k].text == "của"
    told = phrase(items[max(0, k - 2) : k + 1]) in {"người tiền nhiệm", "vị tiền nhiệm"}
    named = told and k > 3 and items[k - 3].text in _DASHES and items[k - 4].kind == "name"
    return k - 4 if named else None


def named_before(items: Sequence[Item], verb: int) -> int | None:
    """Who is named as the holder before: behind "trước đó là", "trước ông,"; before "người tiền nhiệm"."""
    if (person := predecessor_aside(items, verb)) is not None:
        return person
    k = _before_name(items, verb)
    person = past_honorifics(items, k + 1) if k is not None else len(items)
    return person if person < len(items) and items[person].kind == "name" else None


def _before_name(items: Sequence[Item], verb: int) -> int | None:
    """Where the holder is named behind "trước đó là", "trước ông,": the item before his name."""
    for k in range(verb + 1, min(len(items) - 2, verb + _BEHIND)):
        if items[k].text == "trước đó là":
            return k
        if items[k].text == "trước":
            if items[k + 1].many and "," in items[k + 1].text:
                return k  # "trước | ông, bà | B": two, not one address of several
            told = items[k + 1].text in _THAT or is_person(items[k + 1]) or items[k + 1].kind == "honorific"
            n = past_honorifics(items, k + 1) + 1
            return n if told and n < len(items) and items[n].text in {",", "là"} else None
    return None

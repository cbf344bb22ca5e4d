"""Who is elected again to the very post told before the verb: "Phó Chủ tịch X A cùng bà B | tái đắc cử".

Works on the items of one sentence, for `loaders.holds.events`.
"""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from loaders.offices.attach import Tie
from loaders.offices.event import Event
from loaders.offices.items import Item, clause_start
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_VERBS: Final = frozenset(_CUES["elected_again"])
_JOINS: Final = frozenset(_CUES["joins_elected"])
_BEHIND: Final = frozenset(_CUES["behind_elected"])
_OPEN: Final = frozenset(lists("unreal.toml")["unchosen"])
_PLACES: Final = frozenset({"word", "punct", "body", "unit"})
_KINDS: Final = frozenset({"name", "honorific", "office"})


def reelected(items: Sequence[Item], ties: Sequence[Tie]) -> Iterator[Event]:
    """Who is elected again where no post is told behind the verb, and one alone with each name before it.

    Not in "Chúc mừng Chủ tịch X A | tái đắc cử", nor of who has several posts: to which?
    """
    for verb in (k for k, item in enumerate(items) if item.kind == "verb" and item.text in _VERBS):
        behind = items[verb + 1 : verb + 2]
        if not all(item.kind == "punct" or item.text in _BEHIND for item in behind):
            continue
        first = verb
        while first > 0 and (items[first - 1].kind in _KINDS or items[first - 1].text in _JOINS):
            first -= 1
        first += first < verb and items[first].text == ","
        named = {k for k in range(first, verb) if items[k].kind == "name"}
        if named and _opens(items[clause_start(items, verb) : first]):
            yield from _each(items, ties, named, verb)


def _opens(before: Sequence[Item]) -> bool:
    """True for what may stand before them: "Tại kỳ họp ngày 29/6,", not "Nếu", "Theo dự kiến,"."""
    told = all(item.kind in _PLACES and item.text not in _OPEN for item in before)
    return not before or (told and before[-1].text == ",")


def _each(items: Sequence[Item], ties: Sequence[Tie], named: Set[int], verb: int) -> Iterator[Event]:
    """One event for each of those named; none where one of them has no post or several."""
    posts = {k: {tie.office for tie in ties if tie.person == k} for k in named}
    held = [items[k].offices for offices in posts.values() for k in offices]
    if all(len(offices) == 1 for offices in posts.values()) and all(
        len(offices) == 1 and offices[0].status in {None, "now"} for offices in held
    ):
        yield from (Event(min(posts[k]), (k,), "appointed", verb) for k in sorted(named))

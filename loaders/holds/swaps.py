"""Two who change places: "ông A, Hạt trưởng X, hoán đổi vị trí với ông B, Hạt trưởng Y"."""

from collections.abc import Sequence
from typing import Final

from loaders.offices.attach import Tie
from loaders.offices.event import Event
from loaders.offices.items import Item, phrase
from loaders.text.lexicon import lists

_SWAPS: Final = lists("cues.toml")["swaps"]
_FIRST: Final = frozenset(words.partition(" ")[0] for words in _SWAPS)
_OPEN: Final = frozenset(lists("unreal.toml")["unswapped"])


def swaps(items: Sequence[Item], ties: Sequence[Tie]) -> list[Event]:
    """The events of a sentence in which two people, each with one post, take each other's."""
    if len(ties) < 2:
        return []
    verb = next((k for k, item in enumerate(items) if item.text in _FIRST and _is_swap(items, k)), None)
    if verb is None:
        return []
    named = [k for k, item in enumerate(items) if item.kind == "name"]
    if len(named) != 2 or not _OPEN.isdisjoint([item.text for item in items[:verb]]):
        return []
    posts = {person: [tie.office for tie in ties if tie.person == person] for person in named}
    held = [k for offices in posts.values() for k in offices if items[k].offices[0].status in {None, "now"}]
    if len(held) != 2 or any(len(offices) != 1 for offices in posts.values()):
        return []
    one, other = named
    turns = ((one, held[0], held[1]), (other, held[1], held[0]))
    left = [Event(old, (person,), "left", verb, moved=True) for person, old, _ in turns]
    return left + [Event(new, (person,), "appointed", verb) for person, _, new in turns]


def _is_swap(items: Sequence[Item], k: int) -> bool:
    """True where "hoán đổi vị trí" and the like begin at an item."""
    return phrase(items[k : k + 5]).startswith(_SWAPS)

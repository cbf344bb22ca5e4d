"""The words of `ontology/lexicon/unreal.toml` in what is said: cues of what only seems so."""

from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, phrase
from loaders.text.lexicon import lists

WORDS: Final = {  # a space on either side of each cue, as `spoken` gives what it is looked for in
    name: tuple(f" {cue} " for cue in cues) for name, cues in lists("unreal.toml").items()
}
LAST: Final = {name: frozenset(cue.split()[-1] for cue in cues) for name, cues in WORDS.items()}
NOT: Final = frozenset(lists("unreal.toml")["not"])


def has(said: str, name: str) -> bool:
    """True when a cue of the list stands in what is said."""
    return any(map(said.__contains__, WORDS[name]))


def ends(items: Sequence[Item], name: str) -> bool:
    """True when a cue of the list stands at the end of the words of items."""
    if not items or items[-1].text.rpartition(" ")[2] not in LAST[name]:
        return False
    return spoken(items).endswith(WORDS[name])


def spoken(items: Sequence[Item]) -> str:
    """The words of items, a space on either side of each."""
    return f" {phrase(items)} "

"""The words that identity goes by, from `ontology/identity/words.toml`."""

import re
import tomllib
from functools import lru_cache
from typing import Any

from kg.resources import data_folder


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads((data_folder("ontology") / "identity" / "words.toml").read_text("utf-8"))


@lru_cache(maxsize=2)
def plain(topic: str) -> frozenset[str]:
    """Words of a name or subject (`meetings`, `documents`) that say nothing of what it is about."""
    return frozenset(_words()[topic]["plain"].split())


@lru_cache(maxsize=1)
def families() -> dict[str, tuple[str, ...]]:
    """Family of gatherings → the head nouns that tell of one."""
    return {family: tuple(heads) for family, heads in _words()["meetings"]["families"].items()}


@lru_cache(maxsize=1)
def letters() -> dict[str, str]:
    """A document's type → the letters in its code."""
    return dict(_words()["documents"]["types"])


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """A title → the one that says the same."""
    return dict(_words()["titles"])


def listed(topic: str, name: str) -> tuple[str, ...]:
    """A list of a topic: `listed("seats", "members")`."""
    return tuple(_words()[topic][name])


def choice(topic: str, name: str) -> str:
    """A pattern for any word of a list, the longest first."""
    return "|".join(map(re.escape, sorted(listed(topic, name), key=len, reverse=True)))


@lru_cache(maxsize=1)
def wholes() -> dict[str, str]:
    """A body's name written short as a rule → its whole name, which begins with it."""
    return dict(_words()["bodies"]["whole"])


@lru_cache(maxsize=1)
def everywhere() -> frozenset[str]:
    """What the bodies are, in lower case and without their place, that every province has."""
    return frozenset(_words()["bodies"]["everywhere"])

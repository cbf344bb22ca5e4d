"""Word lists as patterns."""

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, so that of several that begin alike the longest is tried first."""
    return sorted(words, key=len, reverse=True)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, longest_first(words)))


def begun(words: Iterable[str], not_after: Iterable[str] = ()) -> str:
    r"""A pattern for any of the words, the longest first, at a word's beginning, and not behind some others.

    Each looks back once it is found, not ahead of it as with `\b`: the engine then skips all letters that
    begin none of them.
    """
    return "|".join(
        re.escape(word)
        + "".join(rf"(?<!{re.escape(before)}{re.escape(word)})" for before in not_after)
        + rf"(?<!\w{re.escape(word)})"
        for word in longest_first(words)
    )

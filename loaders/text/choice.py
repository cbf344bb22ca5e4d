"""Word lists as patterns."""

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, so that of several that begin alike the longest is tried first."""
    return sorted(words, key=len, reverse=True)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; with what several begin is read once."""
    return either(longest_first(dict.fromkeys(words)))


def either(words: Iterable[str]) -> str:
    """A pattern for one of the words in their order, by first letters: `an|b(?:c|d)` for "an", "bc", "bd".

    As they are where letters differ in case alone.
    """
    after: dict[str, list[str]] = {}
    words = list(words)
    for word in words:
        after.setdefault(word[:1], []).append(word[1:])
    if len({letter.lower() for letter in after}) < len(after):
        return "|".join(map(re.escape, words))
    return "|".join(
        re.escape(letter + rest[0]) if len(rest) == 1 else f"{re.escape(letter)}(?:{either(rest)})"
        for letter, rest in after.items()
    )


def begun(words: Iterable[str], not_after: Iterable[str] = ()) -> str:
    r"""A pattern for any of the words, the longest first, at a word's beginning, and not behind some others.

    Each looks back once it is found, not ahead of it as with `\b`: the engine then skips all letters that
    begin none of them.
    """
    after: dict[str, list[str]] = {}
    for word in longest_first(words):
        behind = "".join(rf"(?<!{re.escape(before)}{re.escape(word)})" for before in not_after)
        after.setdefault(word[0], []).append(rf"{re.escape(word[1:])}{behind}(?<!\w{re.escape(word)})")
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in after.items())

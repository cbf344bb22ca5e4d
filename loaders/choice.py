"""Word lists as patterns."""

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, so that of several that begin alike the longest is tried first."""
    return sorted(words, key=len, reverse=True)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, longest_first(words)))

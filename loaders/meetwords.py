"""The vocabulary of gatherings, `ontology/lexicon/meetings.toml`, for the modules that read them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.resources import data_folder


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of the file, read once."""
    return tomllib.loads((data_folder("ontology") / "lexicon" / "meetings.toml").read_text("utf-8"))


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, so that of several that begin alike the longest is tried first."""
    return sorted(words, key=len, reverse=True)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, longest_first(words)))

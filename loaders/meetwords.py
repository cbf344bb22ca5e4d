"""The vocabulary of gatherings, `ontology/lexicon/meetings.toml`, for the modules that read them."""

import tomllib
from functools import cache
from typing import Any

from kg.resources import data_folder


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of the file, read once."""
    return tomllib.loads((data_folder("ontology") / "lexicon" / "meetings.toml").read_text("utf-8"))

"""The words of dates and the rules by which they are written, `ontology/rules/dates.toml`."""

import tomllib
from functools import cache
from typing import Any

from kg.resources import data_folder


@cache
def datewords() -> dict[str, Any]:
    """The tables of the file, read once."""
    return tomllib.loads((data_folder("ontology") / "rules" / "dates.toml").read_text("utf-8"))

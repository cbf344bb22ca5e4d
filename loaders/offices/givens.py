"""Given names that a page writes right behind the title of a hamlet's head: "Trưởng bản Tu" of Vàng A Tu."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from loaders.offices.items import Item
from loaders.text.choice import any_of
from loaders.text.lexicon import unit_types
from loaders.text.spelling import UPPER

_HAMLET: Final = any_of(unit_types("hamlet"))
_HEAD: Final = re.compile(rf"rưởng (?<=[Tt]rưởng )(?:{_HAMLET}) [{UPPER}]")
_NAMED: Final = re.compile(rf"\b(?P<head>[Tt]rưởng )?(?:{_HAMLET}) (?P<name>[{UPPER}]\w*)(?! [{UPPER}])")


def givens(text: str, scanned: Iterable[Sequence[Item]]) -> frozenset[str]:
    """The given names of a page's people that are named so, where the page names no hamlet like it."""
    if _HEAD.search(text) is None:
        return frozenset()
    told = list(_NAMED.finditer(text))
    people = {item.text.rpartition(" ")[2] for items in scanned for item in items if item.kind == "name"}
    hamlets = {found["name"] for found in told if not found["head"]}
    return frozenset({found["name"] for found in told} & people - hamlets)

"""What a page says that brackets hold: "Trong ngoặc là chức vụ của cán bộ trước khi sắp xếp"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, phrase
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_POSTS: Final = re.compile(rf"\b(?:{any_of(lists('tables.toml')['post'])})\b")
_BEFORE: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['held_before'])})\b")
_MOST: Final = 24  # items of such a sentence


def tells_of_old(items: Sequence[Item]) -> bool:
    """True for a sentence that says that brackets hold the posts held before."""
    if len(items) > _MOST or "ngoặc" not in [item.text for item in items]:
        return False
    words = phrase(items).lower()
    return _POSTS.search(words) is not None and _BEFORE.search(words) is not None


def held_in(items: Sequence[Item]) -> frozenset[int]:
    """The offices in brackets: "Nguyễn Văn A (| Bí thư Thành ủy X)"."""
    found: set[int] = set()
    depth = 0
    for k, item in enumerate(items):
        depth = max(0, depth + (item.text == "(") - (item.text == ")"))
        if depth and item.kind == "office":
            found.add(k)
    return frozenset(found)

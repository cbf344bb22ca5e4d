"""What a verb of office says by itself, as its row in the list has it."""

from collections.abc import Sequence

from loaders.offices.items import Item


def said(items: Sequence[Item], verb: int) -> str:
    """The meaning of a verb item in the list; a post lost by a punishment is a former one."""
    entry = items[verb].entry
    meaning = entry.canonical if entry else ""
    return "former" if meaning == "lost" else meaning


def is_lost(item: Item) -> bool:
    """True for a verb of punishment, whose day says nothing of when the post was held."""
    return item.entry is not None and item.entry.canonical == "lost"


def is_plain(item: Item) -> bool:
    """True for a verb that tells only that a post is held: "giữ chức", "làm"."""
    return _how(item) == "plain"


def describes(items: Sequence[Item], verb: int) -> bool:
    """True for a verb that tells who somebody named is: "ông A, người | giữ chức X từ khi tỉnh mới lập"."""
    before = [item.text for item in items[max(0, verb - 2) : verb]]
    return is_plain(items[verb]) and before[1:] == ["người"] and before[0] in {",", "-", "–", "("}


def is_act(item: Item) -> bool:
    """True for what others do, so that the subject is not the one whose post it is: "bổ nhiệm"."""
    return _how(item) == "act"


def is_then(item: Item) -> bool:
    """True for a verb of what somebody was when something else happened: "khi đó là"."""
    return _how(item) == "then"


def is_first(item: Item) -> bool:
    """True for a verb of what a career began with: "khởi đầu là"."""
    return _how(item) == "first"


def _how(item: Item) -> str:
    """The last column of a verb's row in the list."""
    return item.entry.fields[1] if item.kind == "verb" and item.entry else ""

"""Lists in which a line tells a post and the lines under it who has it.

"CHỦ TỊCH HĐND XÃ | Ông A | PHÓ CHỦ TỊCH HĐND XÃ | Bà B | Ông C" is read as "CHỦ TỊCH HĐND XÃ: Ông A" and "PHÓ
CHỦ TỊCH HĐND XÃ: Bà B; Ông C". So is a table: "Xã | Bí thư Đảng ủy | Chủ tịch UBND" over "Xã X | A | B".
"""

from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, is_sign, unbracketed
from loaders.text.tables import Tables

Sentence = tuple[int, int, list[Item]]

_POST_LINE: Final = 12  # items of a line that tells a post alone
_NAMES_LINE: Final = 60  # of one that names people
_SIGNS: Final = frozenset({",", ";", "-", "–", "và"})


def joined(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a page, each post of such a list in one with those named under it.

    Only where the list opens with a post: behind names alone a line is more likely of the one above it. A
    post alone, under no line that ends with a colon, stands rather above a signature.
    """
    found: list[Sentence] = []
    n = 0
    while n < len(sentences):
        entries, end = _entries(sentences, n)
        opened = bool(found) and [item.text for item in found[-1][2][-1:]] == [":"]
        if entries and (len(entries) > 1 or opened) and not (found and _names_alone(found[-1][2])):
            found += entries
            n = end
        else:
            found.append(sentences[n])
            n += 1
    return found


def columned(sentences: Sequence[Sentence], told: Tables) -> list[Sentence]:
    """The sentences of a page, with the posts that the heads of a table's columns tell in its lines."""
    if not told.held:
        return list(sentences)
    posts = [item for _, _, items in sentences for item in items if item.kind == "office"]
    found: list[Sentence] = []
    for start, end, items in sentences:
        line = list(items)
        named = any(item.units or item.bodies for item in items)
        for at, head in told.held.get(start, ()) if named else ():
            k = next((k for k, item in enumerate(line) if item.start >= at), len(line))
            own = [_moved(post, at) for post in posts if head[0] <= post.start < head[1]]
            told_here = [part for post in own for part in (post, Item("punct", at, at, ","))]
            line[k:k] = [*told_here[:-1], Item("punct", at, at, ":")] if own else []
        found.append((start, end, line))
    return found


def _moved(item: Item, at: int) -> Item:
    """The office of a column's head as if it stood in a line of the table."""
    offices = (
        office._replace(start=at, end=at, body=office.body and office.body.at(at)) for office in item.offices
    )
    return Item("office", at, at, offices=tuple(offices))


def _entries(sentences: Sequence[Sentence], n: int) -> tuple[list[Sentence], int]:
    """The entries that begin with sentence n, one behind the other, and where what follows begins."""
    found: list[Sentence] = []
    while n + 1 < len(sentences) and _is_post(sentences[n][2]):
        end = n + 1
        while end < len(sentences) and _names(sentences[end][2]):
            end += 1
        if end == n + 1:
            break
        found.append(_entry(sentences[n], sentences[n + 1 : end]))
        n = end
    return found, n


def _entry(post: Sentence, named: Sequence[Sentence]) -> Sentence:
    """A post and those named under it as one sentence, a colon between and semicolons between the lines."""
    start, end, items = post
    told = [item for item in items if item.text != ":"]
    for sign, (_, stop, line) in zip([":", *";" * (len(named) - 1)], named, strict=True):
        told += [Item("punct", end, end, sign), *line]
        end = stop
    return start, end, told


def _is_post(items: Sequence[Item]) -> bool:
    """True for a line that tells a post and nothing else: "1. Phó Chủ tịch UBND xã:"."""
    if len(items) > _POST_LINE or all(item.kind != "office" for item in items):
        return False
    return all(item.kind == "office" or is_sign(item) for item in items) and items[-1].text != "."


def _names(items: Sequence[Item]) -> bool:
    """True for a line that names people, with their own posts if any: "Ông A (sinh năm 1974), Bí thư X"."""
    if len(items) > _NAMES_LINE or all(item.kind != "name" for item in items):
        return False
    told = [item for item in unbracketed(items) if not (item.kind == "punct" and item.text != ":")]
    first = next((k for k, item in enumerate(told) if item.kind != "honorific"), 0)
    return bool(told) and told[first].kind == "name" and all(_is_beside(item) for item in told)


def _names_alone(items: Sequence[Item]) -> bool:
    """True for a line that only names people."""
    return _names(items) and all(item.kind != "office" for item in items)


def _is_beside(item: Item) -> bool:
    return item.kind in {"honorific", "name", "office"} or item.text in _SIGNS

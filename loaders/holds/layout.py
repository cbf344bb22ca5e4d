"""Lists in which a line tells a post and the lines under it who has it.

"CHỦ TỊCH HĐND XÃ | Ông A | PHÓ CHỦ TỊCH HĐND XÃ | Bà B | Ông C" is read as "CHỦ TỊCH HĐND XÃ: Ông A" and "PHÓ
CHỦ TỊCH HĐND XÃ: Bà B; Ông C".
"""

from collections.abc import Sequence

from loaders.holds.entries import is_sign
from loaders.offices.items import Item, unbracketed

Sentence = tuple[int, int, list[Item]]

_POST_LINE = 12  # items of a line that tells a post alone
_NAMES_LINE = 60  # of one that names people
_SIGNS = frozenset({",", ";", "-", "–", "và"})


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

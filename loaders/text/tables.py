"""Tables of people and their posts, the cells parted by strokes, under a line that names the columns.

"Chức danh | Người trúng cử | Số phiếu" over "Chủ tịch HĐND xã | Nguyễn Văn A | 24/24".
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from loaders.text.choice import any_of
from loaders.text.lexicon import lists

Column = Literal["name", "post", "new", "old", "unit", "title", ""]

_WORDS: Final = lists("tables.toml")
_STROKE: Final = re.compile(r"\s\|\s")
_COLUMNS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = tuple(
    (column, re.compile(rf"(?:{any_of(_WORDS[column])})\b", re.I))
    for column in ("old", "new", "name", "post", "unit", "title")
)
_GIVES: Final = re.compile(rf"\b(?:{any_of(_WORDS['gives'])})\b", re.I)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a page: `text` is that of the page, read as sentences, with the same offsets."""

    text: str
    headers: dict[int, bool]  # where a line that names columns begins: does it tell that posts are given?
    rows: frozenset[int] = frozenset()  # where the lines under them begin
    old: tuple[tuple[int, int], ...] = ()  # cells of the posts held before, in order
    # the cells of those whose posts the head of their column tells, by the line: each with that of the head
    held: Mapping[int, Sequence[tuple[int, tuple[int, int]]]] = field(default_factory=dict)

    def is_old(self, start: int) -> bool:
        """True for what begins in a cell of the posts held before."""
        k = bisect_right(self.old, (start, len(self.text))) - 1
        return k >= 0 and start < self.old[k][1]


def tables(text: str, spans: Sequence[tuple[int, int]]) -> Tables:
    """The tables among the sentences of a text."""
    if " | " not in text:
        return Tables(text, {})
    signs, rows = list(text), []
    headers: dict[int, bool] = {}
    old: list[tuple[int, int]] = []
    columns: list[Column] = []
    heads: list[tuple[int, int]] = []
    held: dict[int, Sequence[tuple[int, tuple[int, int]]]] = {}
    for start, end in spans:
        cells = _cells(text, start, end)
        if len(cells) < 2 or len(cells) != len(columns):
            columns = [_column(text[begin:stop]) for begin, stop in cells] if len(cells) > 1 else []
            heads = cells
            if _tells_posts(columns):
                headers[start] = any(_GIVES.search(text, *cell) for cell in cells)
            else:
                columns = []
            continue
        for (_, at), sign in zip(cells, _signs(columns), strict=False):
            signs[text.index("|", at)] = sign
        rows.append(start)
        old += [cell for cell, column in zip(cells, columns, strict=True) if column == "old"]
        if "name" not in columns:
            told = zip(cells, heads, columns, strict=True)
            held[start] = [(cell[0], head) for cell, head, column in told if column == "title"]
    return Tables("".join(signs), headers, frozenset(rows), tuple(old), held)


def _tells_posts(columns: Sequence[Column]) -> bool:
    """True for columns of names and of their posts, or of units and of those who have a post in each."""
    if columns.count("name") == 1:
        return not {"post", "new", "old"}.isdisjoint(columns)
    return (
        columns.count("unit") == 1 and {"title"} <= set(columns) and {"unit", "title", ""}.issuperset(columns)
    )


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line."""
    strokes = [match.span() for match in _STROKE.finditer(text, start, end)]
    begins, ends = [start, *(stop for _, stop in strokes)], [*(begin for begin, _ in strokes), end]
    return list(zip(begins, ends, strict=True))


def _column(head: str) -> Column:
    """What a column holds, by its head: "Họ và tên", "Chức danh", "Trước khi được bổ nhiệm"."""
    return next((column for column, pattern in _COLUMNS if pattern.match(head.strip())), "")


def _signs(columns: Sequence[Column]) -> list[str]:
    """What stands between the cells of a line: "Bí thư: A; 24/24", "1) A, Bí thư, Chủ tịch", "Xã X: A; B"."""
    posts = {"post", "new", "old"}
    made: list[str] = []
    for one, other in pairwise(columns):
        if (one in posts and other == "name") or (one == "unit" and other in {"name", "title", *posts}):
            made.append(":")
        elif one in posts and other == "unit":
            made.append(" ")  # "Chủ tịch UBND | Xã X"
        elif other == "name":
            made.append(")")
        else:
            made.append("," if other in posts else ";")
    return made

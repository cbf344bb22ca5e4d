"""Rows as text: a table for people; JSON, JSON Lines and CSV for programs."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

FORMATS = ("table", "json", "jsonl", "csv")
_NONE = ("Mn", "Me", "Cf")  # categories of characters that take no room


def formatted(
    format: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], width: int | None = None
) -> str:
    """The rows in one of FORMATS, with a line end unless there is nothing to print.

    `columns` heads a table or CSV also when there are no rows; `width` is that of the terminal, in columns: a
    table then breaks long cells so that it fits.
    """
    if format == "json":
        return json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=1) + "\n"
    if format == "jsonl":
        return "".join(json.dumps(plain(row), ensure_ascii=False) + "\n" for row in rows)
    if format == "csv":
        return _csv(rows, columns)
    return table([[cell(row[c]) for c in columns] for row in rows], columns, width)


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with JSON values: days as ISO text."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}


def cell(value: object) -> str:
    """A value as one line of text; a list's items are joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return " ".join(str(value).split())


def _csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row[c]) for c in columns] for row in rows)
    return out.getvalue()


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: combining marks none, East Asian wide characters two."""
    return sum(
        1 + (unicodedata.east_asian_width(c) in "WF") for c in text if unicodedata.category(c) not in _NONE
    )


def table(cells: Sequence[Sequence[str]], columns: Sequence[str], width: int | None = None) -> str:
    """A plain table under its column names. Columns that are empty throughout are left out."""
    shown = [n for n in range(len(columns)) if not cells or any(row[n] for row in cells)]
    heads = [columns[n] for n in shown]
    body = [[row[n] for n in shown] for row in cells]
    widths = [max(map(display_width, column)) for column in zip(heads, *body, strict=True)]
    if width:
        widths = _fit(widths, [display_width(head) for head in heads], width - 2 * (len(heads) - 1))
    lines = [_line(heads, widths), _line(["-" * w for w in widths], widths)]
    for row in body:
        broken = [wrap(text, w) for text, w in zip(row, widths, strict=True)]
        lines += [_line(parts, widths) for parts in zip_longest(*broken, fillvalue="")]
    return "\n".join(lines) + "\n"


def _line(parts: Iterable[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (w - display_width(text)) for text, w in zip(parts, widths, strict=True))
    return "  ".join(padded).rstrip()


def _fit(widths: list[int], least: list[int], room: int) -> list[int]:
    """The widths, the widest cut down evenly until they fit the room; none below heading or 12 columns."""
    floors = [min(w, max(low, 12)) for w, low in zip(widths, least, strict=True)]
    low, high = 1, max(widths)
    while low < high:  # the largest common cap that fits
        cap = (low + high + 1) // 2
        fits = sum(max(min(w, cap), f) for w, f in zip(widths, floors, strict=True)) <= room
        low, high = (cap, high) if fits else (low, cap - 1)
    return [max(min(w, low), f) for w, f in zip(widths, floors, strict=True)]


def wrap(text: str, width: int) -> list[str]:
    """The text broken between words into lines of at most `width` columns; a longer word is broken too."""
    lines, line = [], ""
    for word in text.split(" "):
        rest = word
        if line and display_width(line) + 1 + display_width(rest) <= width:
            line = f"{line} {rest}"
            continue
        if line:
            lines.append(line)
        while display_width(rest) > width:
            cut = next(n for n in range(len(rest), 0, -1) if n == 1 or display_width(rest[:n]) <= width)
            lines.append(rest[:cut])
            rest = rest[cut:]
        line = rest
    return [*lines, line]

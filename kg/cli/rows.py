"""Rows of an answer as a table, JSON, JSON lines or CSV."""

import csv
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.cli.output import bold, say

FORMATS = ("table", "json", "jsonl", "csv")
Row = Mapping[str, Any]


def show(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    """Print rows on stdout; `json` is one array, `table` is for reading."""
    if form == "json":
        say(json.dumps(list(rows), ensure_ascii=False, indent=2, default=str))
    elif form == "jsonl":
        say(*(json.dumps(row, ensure_ascii=False, default=str) for row in rows))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    elif rows:
        say(*table(rows, columns, shutil.get_terminal_size((110, 24)).columns))


def table(rows: Sequence[Row], columns: Sequence[str], width: int) -> Iterator[str]:
    """Lines of a grid if it fits the width, else of one card a row, without its empty fields."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    if sum(widths) + 2 * len(widths) - 2 <= width:
        yield bold(_line(columns, widths))
        yield from (_line(row, widths) for row in cells)
        return
    margin = max(map(len, columns)) + 2
    for number, row in enumerate(cells):
        if number:
            yield ""
        for column, cell in zip(columns, row, strict=True):
            if cell:
                yield _field(column, cell, margin, width)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _field(name: str, cell: str, margin: int, width: int) -> str:
    """One field of a card; long words, such as addresses, stay whole."""
    lines = textwrap.wrap(cell, max(width - margin, 20), break_long_words=False, break_on_hyphens=False)
    return bold(name) + " " * (margin - len(name)) + f"\n{' ' * margin}".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())

"""An answer on stdout; where a table would not fit the screen, as cards."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.cli.output import bold
from kg.queries.format import FORMATS, cell, display_width, formatted, wrap
from kg.queries.labels import LANGUAGES, heading, in_vietnamese

__all__ = ["arguments", "readable", "screen_width", "show"]
Row = Mapping[str, Any]


def arguments(parser: argparse.ArgumentParser) -> None:
    """How an answer is printed."""
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="how to print rows (default: table)"
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default="en",
        help="language of headings and of statuses, roles and kinds; keys of JSON stay (default: en)",
    )


def show(rows: Sequence[Row], columns: Sequence[str], options: argparse.Namespace) -> None:
    """Print rows as `options` say; no rows give an empty table no line at all."""
    form: str = options.format
    if options.lang == "vi":
        rows = in_vietnamese(rows)
        if form in ("table", "csv"):
            rows = [{heading(column): value for column, value in row.items()} for row in rows]
            columns = [heading(column) for column in columns]
    if form != "table":
        sys.stdout.write(formatted(form, rows, columns))
    elif rows:
        sys.stdout.write("\n".join(readable(rows, columns, screen_width())) + "\n")


def screen_width() -> int:
    """Columns of the terminal; 110 where there is none."""
    return shutil.get_terminal_size((110, 24)).columns


def readable(rows: Sequence[Row], columns: Sequence[str], width: int) -> list[str]:
    """Lines of a table if it fits the width unbroken, else of one card a row."""
    lines = formatted("table", rows, columns).splitlines()
    return lines if max(map(display_width, lines), default=0) <= width else list(_cards(rows, columns, width))


def _cards(rows: Sequence[Row], columns: Sequence[str], width: int) -> Iterator[str]:
    """Each field that has a value on a line of its own, an empty line between rows."""
    margin = max(map(len, columns)) + 2
    for number, row in enumerate(rows):
        if number:
            yield ""
        for column in columns:
            if text := cell(row[column]):
                first, *more = wrap(text, max(width - margin, 20))
                yield bold(column) + " " * (margin - len(column)) + first
                yield from (" " * margin + line for line in more)

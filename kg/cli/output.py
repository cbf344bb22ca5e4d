"""What commands print: results on stdout, remarks and progress on stderr."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def say(*lines: str) -> None:
    """Lines of a result, on stdout."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def note(line: str, quiet: bool = False) -> None:
    """A remark on stderr, unless the user wants none."""
    if not quiet:
        sys.stderr.write(f"{line}\n")


def bold(text: str) -> str:
    """The text in bold where a person reads it in a terminal and has not set NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return text if plain else f"\033[1m{text}\033[0m"


def progress(items: Iterable[T], about: str, quiet: bool, total: int | None = None) -> Iterator[T]:
    """The items, counted on stderr by a progress bar if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm  # type: ignore[import-untyped]

    yield from tqdm(items, desc=about, total=total, unit=" articles", leave=False)

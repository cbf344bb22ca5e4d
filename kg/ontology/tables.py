"""Reading the ontology's tab-separated files."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import OntologyError


def table(path: Path) -> Iterator[list[str]]:
    """The rows of a file below its `#` comments and its line of column names.

    Raises OntologyError when the file is missing or a row has another number of columns than the names.
    """
    width = 0
    for number, line in enumerate(lines(path), 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if not width:
            width = len(row)
        elif len(row) != width:
            raise OntologyError(f"{path.name}, line {number}: {len(row)} columns instead of {width}")
        else:
            yield row


def lines(path: Path) -> list[str]:
    """The lines of a data file, without their ends. Raises OntologyError when it cannot be read."""
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error

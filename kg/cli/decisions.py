"""The decisions file, as the commands that take one share it."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.identity.persons import Decision


def arguments(parser: argparse.ArgumentParser) -> None:
    """The option that names the file."""
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        type=Path,
        help="who is who, as people decided (default: KG_DECISIONS, else a file beside the store)",
    )


def path(options: argparse.Namespace) -> Path:
    """The file that the options, the environment or the store name."""
    from kg.store.home import decisions_file

    named = options.decisions or os.environ.get("KG_DECISIONS")
    return Path(named) if named else decisions_file(options.db)


def read(options: argparse.Namespace) -> "tuple[Decision, ...] | None":
    """The file's decisions; None where none is named and there is none beside the store.

    InputError for one that is named and missing, or broken.
    """
    from kg.identity.decisions import read_decisions

    file = path(options)
    named = options.decisions or os.environ.get("KG_DECISIONS")
    return read_decisions(file) if named or file.exists() else None

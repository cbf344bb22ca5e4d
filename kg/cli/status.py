"""Show what the graph holds: how many of each thing, and where."""

import argparse

from kg.cli.graph import ask
from kg.cli.output import note
from kg.cli.rows import FORMATS, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="how to print rows (default: table)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from kg.queries.registry import template

    found, uri = ask(options, "counts", {})
    note(f"store: {uri}", options.quiet)
    show(found, template("counts").columns, options.format)
    return 0

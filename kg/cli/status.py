"""Show what the graph holds: how many of each thing, and where."""

import argparse

from kg.cli import rows
from kg.cli.graph import ask
from kg.cli.output import note


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    rows.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from kg.queries.registry import template

    found, uri = ask(options, "counts", {})
    note(f"store: {uri}", options.quiet)
    rows.show(found, template("counts").columns, options)
    return 0

"""Tell who is who across records, without a store.

Prints one line an article: {"id": …, "identity": {"persons": {key: node id}, "documents": …}}.
"""

import argparse
import json
from pathlib import Path

from kg.cli.output import say


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "records", metavar="RECORDS", nargs="+", type=Path, help="JSON lines, as kg extract prints"
    )
    parser.add_argument(
        "--decisions", metavar="FILE", type=Path, help="who is the same and who is not, as people decided"
    )


def run(options: argparse.Namespace) -> int:
    """Print the identity of every record."""
    from kg.cli.inputs import records
    from kg.identity.decisions import read_decisions
    from kg.identity.identify import identify

    decisions = read_decisions(options.decisions) if options.decisions else ()
    lines = identify(list(records(options.records)), decisions)
    say(*(json.dumps(line, ensure_ascii=False) for line in lines))
    return 0

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


def run(options: argparse.Namespace) -> int:
    """Print the identity of every record."""
    from kg.cli.inputs import records
    from kg.identity.identify import identify

    say(*(json.dumps(line, ensure_ascii=False) for line in identify(list(records(options.records)))))
    return 0

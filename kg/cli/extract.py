"""Print what articles state: one JSON record a line, in the order of the input. Nothing is stored."""

import argparse

from kg.cli import reading
from kg.cli.output import progress, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    reading.arguments(parser)
    parser.add_argument(
        "--explain", action="store_true", help="show each fact with its rule and quote, to read"
    )


def run(options: argparse.Namespace) -> int:
    """Print the records; 1 if an article was rejected."""
    from loaders.explain import explain

    from loaders.read import Reject

    with reading.rejects_to(options.rejects) as rejects:
        for item in progress(reading.records(options), "reading", options.quiet):
            if isinstance(item, Reject):
                rejects.add(reading.where(item), item.reason)
                continue
            article, record = item
            if options.explain:
                say(explain(article, record), "")
            else:
                say(record.model_dump_json(by_alias=True))
        return 1 if rejects.count else 0

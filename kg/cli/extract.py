"""Print what articles state: one JSON record a line, in the order of the input. Nothing is stored."""

import argparse

from kg.cli import reading
from kg.cli.output import progress, say
from kg.model import ArticleRecord
from loaders.read import Reject


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    reading.arguments(parser)
    parser.add_argument(
        "--explain", action="store_true", help="show each fact with its rule and quote, to read"
    )


def run(options: argparse.Namespace) -> int:
    """Print the records; 1 if an article was rejected."""
    show = _explain if options.explain else _json
    with reading.rejects_to(options.rejects) as rejects:
        for item in progress(reading.records(options), "reading", options.quiet):
            if isinstance(item, Reject):
                rejects.add(reading.where(item), item.reason)
            else:
                say(show(item[1]))
        return 1 if rejects.count else 0


def _json(record: ArticleRecord) -> str:
    return record.model_dump_json(by_alias=True)


def _explain(record: ArticleRecord) -> str:
    from loaders.explain import explain

    return explain(record)

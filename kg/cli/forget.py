"""Take articles out of the store, with the claims that nobody else states."""

import argparse

from kg.cli.output import note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("articles", metavar="URL-or-id", nargs="+", help="the articles' addresses or ids")


def run(options: argparse.Namespace) -> int:
    """Print what was taken out; 1 if an article is not in the store."""
    from kg.store.connect import Store
    from kg.store.writer import forget

    with Store.open(options.db, quiet=options.quiet) as store:
        report = forget(store, options.articles)
    for unknown in report.unknown:
        note(f"not in the store: {unknown}")
    say(f"articles: {report.forgotten} forgotten, {len(report.unknown)} unknown")
    return 1 if report.unknown else 0

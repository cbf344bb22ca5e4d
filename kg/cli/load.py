"""Read articles into the store.

Loading an article again changes nothing; a changed text replaces what its address stated before.
What cannot be read or breaks the ontology is set aside with its reason, and the rest is loaded.
The last line tells how many articles were loaded, unchanged, replaced and rejected.
"""

import argparse
from collections.abc import Iterator

from kg.cli import decisions, reading
from kg.cli.output import progress, say
from kg.model import ArticleRecord
from loaders.read import Reject


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    reading.arguments(parser)
    decisions.arguments(parser)
    parser.add_argument("--no-text", action="store_true", help="store what articles state, not their text")
    parser.add_argument("--dry-run", action="store_true", help="read everything, store nothing")


def run(options: argparse.Namespace) -> int:
    """Load, print the counts; 1 if an article was rejected."""
    with reading.rejects_to(options.rejects) as rejects:
        items = progress(_accepted(options, rejects), "loading", options.quiet)
        if options.dry_run:
            say(
                f"articles: {sum(1 for _ in items)} would be loaded, {rejects.count} rejected; nothing stored"
            )
            return 1 if rejects.count else 0
        from kg.store.connect import Store
        from kg.store.writer import load

        told = decisions.read(options)
        with Store.open(options.db, quiet=options.quiet) as store:
            report = load(store, items, decisions=told)
        for reject in report.rejected:
            rejects.add(reject.id, reject.reason)
        for claim in report.claims:
            rejects.set_aside(claim.id, claim.reason)
        say(
            f"articles: {report.loaded} loaded, {report.unchanged} unchanged, "
            f"{report.replaced} replaced, {rejects.count} rejected"
        )
        return 1 if rejects.count else 0


def _accepted(
    options: argparse.Namespace, rejects: reading.Rejects
) -> Iterator[tuple[ArticleRecord, str | None]]:
    for item in reading.records(options):
        if isinstance(item, Reject):
            rejects.add(reading.where(item), item.reason)
        else:
            article, record = item
            yield record, None if options.no_text else article.text

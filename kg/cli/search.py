"""Find people, bodies, posts, places, documents and meetings by name.

A syllable typed without marks matches any marking ("duong": Dương, Đường), one typed with marks only itself.
"""

import argparse

from kg.cli import rows
from kg.cli.graph import ask
from kg.cli.output import note


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="syllables of the name, in any order")
    parser.add_argument("--kind", help="only person, body, post, place, document or meeting")
    parser.add_argument("--limit", metavar="N", default="20", help="rows at most (default: 20)")
    rows.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found, most mentioned first."""
    from kg.queries.registry import template
    from kg.queries.values import values

    query = template("search")
    given = {"text": " ".join(options.text), "kind": options.kind, "limit": options.limit}
    values(query, given)  # complains before a store is opened
    found, _ = ask(options, query.name, given)
    rows.show(found, query.columns, options)
    if not found:
        note("nothing of that name", options.quiet)
    return 0

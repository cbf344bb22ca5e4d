"""List what people should look at, each with the quotes that say it.

Who may be one person (decide with kg decide), offices of one seat with two holders at one time, officials in
two provinces at once, bodies that may be one, bodies left without a place, and what else articles leave open.
"""

import argparse

from kg.cli import rows
from kg.cli.output import bold, note, say
from kg.errors import UsageError

LISTS = {
    "same": "possible_same",
    "holders": "two_holders",
    "provinces": "two_provinces",
    "bodies": "alike_bodies",
    "bare": "bare_bodies",
    "open": "open_facts",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("list", nargs="?", choices=LISTS, help="one list alone")
    parser.add_argument("--limit", metavar="N", default="20", help="rows of each list at most (default: 20)")
    rows.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the lists; in a format for machines the one that is named."""
    if options.format != "table" and not options.list:
        raise UsageError(f"--format {options.format} takes one list: {', '.join(LISTS)}")
    from kg.cli.graph import rows as answer
    from kg.queries.registry import template
    from kg.queries.values import values
    from kg.store.connect import Store

    chosen = {options.list: LISTS[options.list]} if options.list else LISTS
    given = {"limit": options.limit}
    values(template("open_facts"), given)  # complains before a store is opened
    empty = True
    with Store.open(options.db, quiet=options.quiet) as store:
        for name, query in chosen.items():
            found = answer(store, query, given)
            if found and options.format == "table":
                say(*([] if empty else [""]), bold(f"{name}: {template(query).purpose}"), "")
            rows.show(found, template(query).columns, options)
            empty = empty and not found
    if empty:
        note("nothing to look at", options.quiet)
    return 0

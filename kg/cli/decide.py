"""Say whether two people are one, or undo it.

kg decide same|different|unsure A B --why TEXT    writes a line to the decisions file and applies the file
kg decide --apply                                 applies the file as it is: a line taken out is undone

A and B are each a person's id, a mention (article id or address#name), or a name that only one bears. The two
may be spelled differently: one person then bears both names, and what articles say stays as it is.
"""

import argparse
from typing import TYPE_CHECKING

from kg.cli import decisions
from kg.cli.output import note, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.identity.persons import Decision
    from kg.store.connect import Store

VERDICTS = ("same", "different", "unsure")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("verdict", metavar="|".join(VERDICTS), nargs="?", choices=VERDICTS)
    parser.add_argument("people", metavar="A B", nargs="*", help="the two people")
    parser.add_argument("--why", metavar="TEXT", help="what shows it")
    parser.add_argument("--who", metavar="NAME", help="who decided (default: your user name)")
    parser.add_argument("--apply", action="store_true", help="apply the file as it is, without a new line")
    decisions.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the line, bring the graph in line with the file, and tell what that changed."""
    _check(options)
    from kg.identity.decisions import append, read_decisions
    from kg.store.connect import Store
    from kg.store.decide import decide

    file = decisions.path(options)
    with Store.open(options.db, quiet=options.quiet) as store:
        if not options.apply:
            if file.exists():
                read_decisions(file)  # a broken file is left as it is
            decision = _decision(store, options)
            append(file, decision)
            say(f"{decision.verdict}: {decision.a} and {decision.b}")
        report = decide(store, read_decisions(file))
    note(f"decisions: {file}", options.quiet)
    changed = f"{report.added} added, {report.removed} undone"
    say(f"decisions: {changed}; {report.articles} articles projected again")
    return 0


def _check(options: argparse.Namespace) -> None:
    if options.apply:
        if options.verdict:
            raise UsageError("--apply takes no verdict: it applies the file as it is")
    elif len(options.people) != 2:
        raise UsageError("which two? kg decide same|different|unsure A B --why TEXT")
    elif not (options.why or "").strip():
        raise UsageError("--why: say what shows it, for those who read the file after you")


def _decision(store: "Store", options: argparse.Namespace) -> "Decision":
    from datetime import date

    from kg.identity.persons import Decision
    from kg.store.decide import mentions

    a, b = mentions(store, *(_person(store, given) for given in options.people))
    who = options.who or _user()
    return Decision(options.verdict, a, b, who, date.today().isoformat(), options.why)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return ""


def _person(store: "Store", given: str) -> str:
    """A mention by its article's id, as it stands in the store; a person's id for a name or an id."""
    if "#" in given:
        from kg.identity.ids import article_id
        from kg.model import ArticleRecord

        article, _, key = given.partition("#")
        if not article.startswith("article:"):
            article = article_id(ArticleRecord(id=article, url=article))
        return f"{article}#{key}"
    from kg.queries.resolve import resolve
    from kg.queries.steps import drive

    return drive(resolve("official", given, {}), store.read)

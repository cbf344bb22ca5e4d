"""Load a dozen shipped articles into a temporary store and answer five questions, with quotes.

The articles are invented. The store is a private Neo4j that goes with the command; --keep keeps it.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.graph import rows
from kg.cli.output import bold, note, progress, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.demo import Question
    from kg.model import ArticleRecord
    from kg.store.connect import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="keep the store here, to ask more")


def run(options: argparse.Namespace) -> int:
    """Load, ask, answer, and say what to type next."""
    if options.db:
        raise UsageError("the demo has a store of its own; --keep FOLDER keeps it")
    from kg.demo import questions
    from kg.store.writer import load

    with _store(options.keep, options.quiet) as store:
        note("reading a dozen invented articles", options.quiet)
        report = load(store, _records(options.quiet))
        note(f"articles: {report.loaded} loaded, {report.unchanged} unchanged", options.quiet)
        for number, question in enumerate(questions(), 1):
            _answer(store, number, question)
    say(*_next(options.keep))
    return 0


@contextmanager
def _store(keep: Path | None, quiet: bool) -> "Iterator[Store]":
    from kg.store import server
    from kg.store.connect import Store, Target

    if keep:
        with Store.open(str(keep), quiet=quiet) as store:
            yield store
        return
    note("starting a temporary store", quiet)
    with (
        server.temporary(quiet=quiet) as private,
        Store.connect(Target(private.uri, server.USER, private.password)) as store,
    ):
        yield store


def _records(quiet: bool) -> "Iterator[tuple[ArticleRecord, str]]":
    from kg.demo import articles
    from loaders.extract import extract

    shipped = articles()
    for article in progress(shipped, "loading", quiet, len(shipped)):
        yield extract(article), article.text


def _answer(store: "Store", number: int, question: "Question") -> None:
    from kg.cli.rows import readable, screen_width

    say(bold(f"{number}. {question.asks}"))
    for step in question.steps:
        found = rows(store, step.query, step.given)
        say(f"   {step.command}", "")
        say(*(f"   {line}".rstrip() for line in readable(found, step.show, screen_width() - 3)), "")


def _next(keep: Path | None) -> Iterator[str]:
    lines = {
        "kg load FILE --publisher baolaocai.vn --published 2025-09-07": "an article of your own",
        "kg query --list": "all questions",
    }
    if keep:
        first = {
            f'kg --db {keep} search "giang a de"': "find people, bodies, places, documents",
            f'kg --db {keep} query positions --official "Giàng A Dế"': "one more question to this store",
            f"kg --db {keep} store stop": "stop its server",
        }
    else:
        first = {"kg demo --keep FOLDER": "the same, and the store stays to be asked more"}
    lines = first | lines
    margin = max(map(len, lines)) + 2
    yield bold("Next")
    yield from (f"   {command.ljust(margin)}{purpose}" for command, purpose in lines.items())

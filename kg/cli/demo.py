"""Load a dozen shipped articles into a temporary store and answer five questions, with quotes.

The articles are invented. The store is a private Neo4j that goes with the command; --keep keeps it.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.graph import rows
from kg.cli.output import bold, note, progress, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.demo import Question
    from kg.model import ArticleRecord
    from kg.store.connect import Store

THREADS = 4  # a server just started plans each question slowly: ask them side by side


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="keep the store here, to ask more")


def run(options: argparse.Namespace) -> int:
    """Load, ask, answer, and say what to type next."""
    if options.db:
        raise UsageError("the demo has a store of its own; --keep FOLDER keeps it")
    from concurrent.futures import ThreadPoolExecutor

    from kg.demo import questions
    from kg.store.writer import load

    with ThreadPoolExecutor(THREADS) as pool:
        reading = pool.submit(_read)  # while the server starts
        with _store(options.keep, options.quiet) as store:
            note("reading a dozen invented articles", options.quiet)
            found = reading.result()
            report = load(store, progress(found, "loading", options.quiet, len(found)))
            note(f"articles: {report.loaded} loaded, {report.unchanged} unchanged", options.quiet)
            asked = questions()
            steps = [step for question in asked for step in question.steps]
            answers = pool.map(lambda step: rows(store, step.query, step.given), steps)
            for number, question in enumerate(asked, 1):
                _show(number, question, answers)
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


def _read() -> "list[tuple[ArticleRecord, str]]":
    from kg.demo import articles
    from loaders.extract import extract

    return [(extract(article), article.text) for article in articles()]


def _show(number: int, question: "Question", answers: "Iterator[list[dict[str, Any]]]") -> None:
    """Print a question, and under each of its steps the next of the answers."""
    from kg.cli.rows import readable, screen_width

    say(bold(f"{number}. {question.asks}"))
    for step in question.steps:
        say(f"   {step.command}", "")
        lines = readable(next(answers), step.show, screen_width() - 3)
        say(*(f"   {line}".rstrip() for line in lines), "")


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

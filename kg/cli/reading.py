"""From paths to records: what the commands that take articles share, in order, on one core or several."""

import argparse
import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.cli.output import note
from kg.errors import InputError, KgError, UsageError
from kg.model import Article, ArticleRecord
from loaders.read import Reject

Read = tuple[Article, ArticleRecord]
WINDOW = 8  # articles in flight for each worker: enough to keep it busy, few enough to hold in memory


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `load` and `extract` share."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="text files, JSONL, folders of these, or - for stdin"
    )
    parser.add_argument("--publisher", metavar="DOMAIN", help="who published articles that do not say so")
    parser.add_argument("--published", metavar="DATE", help="when (ISO), for articles that do not say so")
    parser.add_argument("--url", help="the address of a single plain text")
    parser.add_argument(
        "--workers", metavar="N", type=int, default=1, help="processes that read (default: 1)"
    )
    parser.add_argument(
        "--rejects", metavar="FILE", type=Path, help="keep what is rejected, with its reason, here"
    )


def records(options: argparse.Namespace) -> Iterator[Read | Reject]:
    """Each article with its record, or why there is none, in the order of the input."""
    from loaders.read import read

    if options.workers < 1:
        raise UsageError("--workers: at least 1")
    articles = read(options.paths, options.publisher, options.published, options.url)
    yield from _serially(articles) if options.workers == 1 else _in_processes(articles, options.workers)


def _serially(articles: Iterable[Article | Reject]) -> Iterator[Read | Reject]:
    for article in articles:
        yield article if isinstance(article, Reject) else _extract(article)


def _in_processes(articles: Iterable[Article | Reject], workers: int) -> Iterator[Read | Reject]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[Read | Reject] | Reject] = deque()

    def first() -> Read | Reject:
        oldest = waiting.popleft()
        return oldest if isinstance(oldest, Reject) else oldest.result()

    # "spawn": a forked child would inherit the store's connections and their threads' locks.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_ignore_interrupts)
    try:
        for article in articles:
            waiting.append(article if isinstance(article, Reject) else pool.submit(_extract, article))
            if len(waiting) >= workers * WINDOW:
                yield first()
        while waiting:
            yield first()
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extract(article: Article) -> Read | Reject:
    from loaders.extract import extract

    try:
        return article, extract(article)
    except KgError as error:
        return Reject(article.id, None, str(error))
    except Exception as error:  # a fault met in one article must not cost the others
        return Reject(
            article.id, None, f"the reader failed: {type(error).__name__}: {' '.join(str(error).split())}"
        )


def where(reject: Reject) -> str:
    """The input a reject is about: `path`, or `path:line`."""
    return reject.path if reject.line is None else f"{reject.path}:{reject.line}"


class Rejects:
    """Where rejected articles go: a line each on stderr, and in the file the user named, if any."""

    def __init__(self, file: TextIO | None) -> None:
        self.count = 0
        self._file = file

    def add(self, where: str, reason: str) -> None:
        """Keep an article aside: `where` is path, path:line or article id."""
        self.count += 1
        self._keep("rejected", where, reason)

    def set_aside(self, where: str, reason: str) -> None:
        """Keep one claim of a loaded article aside."""
        self._keep("not asserted", where, reason)

    def _keep(self, what: str, where: str, reason: str) -> None:
        note(f"{what} {where}: {reason}")
        if self._file:
            self._file.write(json.dumps({"input": where, "reason": reason}, ensure_ascii=False) + "\n")


@contextmanager
def rejects_to(path: Path | None) -> Iterator[Rejects]:
    """A place for rejects; InputError if the file cannot be written."""
    if path is None:
        yield Rejects(None)
        return
    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"--rejects {path}: {(error.strerror or str(error)).lower()}") from None
    with file:
        yield Rejects(file)

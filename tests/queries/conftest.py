"""The graph that the query tests ask: loaded once for each file, by the writer that users load with."""

from collections.abc import Iterator

import pytest

from kg.queries.run import rows
from kg.queries.steps import Rows
from kg.store.connect import Store
from kg.store.writer import load
from tests.queries.pages import world


class Asker:
    """Asks templates by name."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __call__(self, query: str, /, **given: object) -> Rows:
        return rows(self.store, query, given)


@pytest.fixture(scope="module")
def graph(open_store: Store) -> Iterator[Store]:
    """The store with the articles of `pages`."""
    empty(open_store)
    report = load(open_store, world())
    assert (report.loaded, report.rejected, report.claims) == (len(world()), (), ())
    yield open_store
    empty(open_store)


def empty(store: Store) -> None:
    """Takes every node out."""
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())


@pytest.fixture
def ask(graph: Store) -> Asker:
    """`ask("coverage", official="Tô Lâm")` gives the rows."""
    return Asker(graph)

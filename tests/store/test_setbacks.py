"""What goes wrong in a load: bad articles, a database that refuses, a process or server that dies."""

from typing import Any

import pytest

from kg.errors import StoreError
from kg.model import ArticleRecord
from kg.store import change, update, writer
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.writer import Reject, forget, load
from tests.store.making import Item, article, empty, gold, same


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Thirty short records in which people recur, move and share their names."""
    return gold("identity-dev.jsonl")[:30]


@pytest.mark.parametrize("wrong", [{"published": "2025-02-30"}, {"url": "http://[broken"}])
def test_one_bad_article_does_not_lose_the_others(store: Store, wrong: dict[str, Any]) -> None:
    bad = article(2, **wrong)
    report = load(store, [article(1), bad, article(3)])
    assert report.loaded == 2
    assert [reject.id for reject in report.rejected] == ["a2"]
    assert report.rejected[0].reason


def test_what_the_database_refuses_is_set_aside_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = update.project

    def spoiled(record: ArticleRecord, *more: Any) -> Any:
        rows = real(record, *more)
        if record.id == "a2":  # a map is no property value: the server refuses the statement
            for row in rows.states.values():
                row["rule"] = {"no": "property"}
        return rows

    monkeypatch.setattr(update, "project", spoiled)
    report = load(store, [article(n) for n in (1, 2, 3)])
    assert report.loaded == 2
    assert [reject.id for reject in report.rejected] == ["a2"]
    monkeypatch.undo()
    mended = canonical(store)
    empty(store)
    load(store, [article(1), article(3)])
    same(canonical(store), mended)


class CutError(Exception):
    """The process dies here."""


@pytest.mark.parametrize("step", ["_claims", "_evidence", "_drop_nodes"])
def test_a_load_cut_off_in_the_middle_leaves_nothing_half_written(
    store: Store, items: list[Item], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    load(store, items[:5])
    before = canonical(store)

    def cut(*_: Any) -> None:
        raise CutError

    monkeypatch.setattr(change.Change, step, cut)
    with pytest.raises(CutError):
        load(store, items[5:10])
    with pytest.raises(CutError):
        forget(store, [writer.article_id(items[0][0])])
    same(before, canonical(store))
    monkeypatch.undo()
    assert load(store, items[5:10]).loaded == 5


def test_an_unreachable_store_is_no_fault_of_the_articles(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: Any, **__: Any) -> None:
        raise StoreError("bolt://nowhere does not answer")

    load(store, [article(1)])
    monkeypatch.setattr(store, "write", gone)
    with pytest.raises(StoreError, match="does not answer"):
        load(store, [article(2)])


def test_reject_reads_as_one_line(store: Store) -> None:
    report = load(store, [article(1, published="gestern\n")])
    assert report.rejected == (Reject("a1", "published: 'gestern\\n' is no date (YYYY-MM-DD)"),)

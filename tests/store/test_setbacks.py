"""What goes wrong in a load: bad articles, a database that refuses, a process or server that dies."""

from typing import Any

import pytest

from kg.errors import StoreError
from kg.identity.persons import Decision
from kg.model import ArticleRecord, Meeting
from kg.store import change, update, writer
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.decide import decide
from kg.store.faults import fault
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


def test_what_is_put_off_is_taken_up_by_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    far = [
        article(n, office=("Giám đốc", "Sở Y tế tỉnh Cà Mau"), place=None, paper="baocamau.vn")
        for n in range(1, 5)
    ]
    near = [article(n) for n in range(11, 16)]
    one, other = (f"{writer.article_id(item[0])}#Trần Văn Tân" for item in (far[0], near[0]))
    told = [Decision("same", one, other)]
    load(store, [*far, *near], decisions=told)
    wanted = canonical(store)
    decide(store, [])
    monkeypatch.setattr(update, "AGAIN", 1)

    def cut(*_: Any) -> None:
        raise CutError

    with monkeypatch.context() as patch:
        patch.setattr(update, "_some_again", cut)
        with pytest.raises(CutError):
            decide(store, told)
    assert store.read("MATCH (a:Article {put_off: 1}) RETURN count(a) AS n") == [{"n": 3}]
    assert len(store.read("MATCH (p:Person) RETURN p")) == 2  # a part of his articles is still under the old
    load(store, [near[0]])
    same(wanted, canonical(store))


@pytest.mark.parametrize("end", ["9999-12-31", "1999-01-01"])
def test_a_meeting_that_never_ends_is_kept_for_its_first_day(store: Store, end: str) -> None:
    record, text = article(1)
    said = record.persons[0].evidence
    meeting = Meeting(key="m", kind="hội nghị", date="2025-09-07", date_end=end, evidence=said)
    load(store, [(record.model_copy(update={"meetings": (meeting,)}), text)])
    kept = store.read("MATCH (b:Block) WHERE b.id STARTS WITH 'day:' RETURN count(b) AS n")
    assert kept == [{"n": 1}]
    assert store.read("MATCH (m:Meeting) RETURN count(m) AS n") == [{"n": 1}]


@pytest.mark.parametrize("code", ["TransactionLogError", "TransactionCommitFailed", "TransactionStartFailed"])
def test_a_full_disk_is_told_with_what_to_do(code: str) -> None:
    class ServerError(Exception):
        """What the driver raises, with the server's code."""

    error = ServerError("Could not append to the log\nat line 1")
    error.code = f"Neo.DatabaseError.Transaction.{code}"
    told = str(fault(error, "bolt://localhost:7687", None))
    assert "its disk full?" in told
    assert "free space, then restart it" in told
    assert "\n" not in told


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

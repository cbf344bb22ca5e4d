"""Several who load and forget at once, one who is killed at it, and one who waits for another."""

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from neo4j import ManagedTransaction

from kg.errors import StoreError
from kg.identity.ids import article_id
from kg.store import cypher
from kg.store.canon import canonical
from kg.store.connect import Store, Target
from kg.store.schema import prepare
from kg.store.writer import forget, load
from tests.store.making import Item, article, empty, gold, same

ROOT = Path(__file__).parent.parent.parent
LOADER = """
import sys
from kg.store.connect import Store, Target
from kg.store.writer import load
from tests.store.making import gold
with Store.connect(Target(*sys.argv[1:4], sys.argv[4] or None)) as store:
    load(store, gold("identity-dev.jsonl")[:24], batch=4, progress=lambda n: print(n, flush=True))
"""


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Some short records in which people recur, move and share their names."""
    return gold("identity-dev.jsonl")[:24]


def test_loads_at_once_give_what_one_load_gives(store: Store, server: Target, items: list[Item]) -> None:
    load(store, items)
    wanted = canonical(store)
    empty(store)

    def run(seed: int) -> int:
        chance = random.Random(seed)
        with Store.connect(server) as own:
            return load(own, chance.sample(items, 14), batch=chance.randint(2, 9)).loaded

    with ThreadPoolExecutor(4) as pool:
        loaded = sum(pool.map(run, range(4)))
    assert loaded + load(store, items).loaded == len(items)  # each by one of them
    same(wanted, canonical(store))


def test_what_is_forgotten_while_others_load_is_gone(store: Store, server: Target, items: list[Item]) -> None:
    first, kept, gone = items[:5], items[5:], [article_id(record) for record, _ in items[:5]]
    load(store, kept)
    wanted = canonical(store)
    empty(store)
    load(store, first)

    def load_kept() -> None:
        with Store.connect(server) as own:
            load(own, kept, batch=3)

    with ThreadPoolExecutor(3) as pool:
        tasks = [pool.submit(load_kept), *(pool.submit(forget, store, [id]) for id in gone)]
        for task in tasks:
            task.result()
    same(wanted, canonical(store))


def test_a_killed_load_is_made_good_by_the_next(store: Store, server: Target, items: list[Item]) -> None:
    load(store, items)
    wanted = canonical(store)
    empty(store)
    where = [server.uri, server.user or "", server.password or "", server.database or ""]
    with subprocess.Popen([sys.executable, "-c", LOADER, *where], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout
        for _ in range(3):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert 0 < load(store, items).loaded < len(items)
    same(wanted, canonical(store))


def test_who_has_time_waits_for_another_and_who_has_none_is_told_what_to_do(
    store: Store, server: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first writer stands still with the lock, longer than the server lets a transaction wait (10 s)."""
    prepare(store)
    holding, done = Event(), Event()

    def hold(tx: ManagedTransaction) -> None:
        tx.run(cypher.LOCK).consume()
        holding.set()
        assert done.wait(60)

    patient = Store.connect(server)
    monkeypatch.setenv("KG_WAIT_MINUTES", "0.01")
    with ThreadPoolExecutor(2) as pool, patient, Store.connect(server) as other:
        try:
            first = pool.submit(store.write, hold, 0)
            assert holding.wait(10)
            second = pool.submit(load, patient, [article(1)])
            began = time.monotonic()
            with pytest.raises(StoreError) as caught:
                load(other, [article(2)])
            assert time.monotonic() - began < 15
            assert not second.done()
        finally:
            done.set()
        assert str(caught.value) == (
            "another writer holds what this one needs: run it again when that one is done, "
            "or let it wait longer (KG_WAIT_MINUTES)"
        )
        first.result()
        assert second.result().loaded == load(other, [article(2)]).loaded == 1

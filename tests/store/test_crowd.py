"""Several who load and forget at once, and one who is killed at it."""

import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.identity.ids import article_id
from kg.store.canon import canonical
from kg.store.connect import Store, Target
from kg.store.writer import forget, load
from tests.store.making import Item, empty, gold, same

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

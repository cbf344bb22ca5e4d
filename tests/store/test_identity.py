"""The store tells who is who as `identify` does over the same records, whatever it lived through.

KG_TEST_LIVES=1000 searches longer than the suite has time for.
"""

import os
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.identity.decisions import settled
from kg.identity.identify import identify
from kg.identity.ids import article_id
from kg.identity.persons import Decision
from kg.model import ArticleRecord
from kg.store import blocks, update
from kg.store.archive import unpack
from kg.store.canon import canonical
from kg.store.connect import Store, Target
from kg.store.decide import decide
from kg.store.writer import forget, load
from tests.conftest import wipe
from tests.identity.histories import histories
from tests.store.making import Item, gold, same
from tests.store.worlds import Step, lives

LIVES = int(os.environ.get("KG_TEST_LIVES", "8"))
DEV = ("central", "mixed", "north", "personnel", "south")
Parts = dict[str, set[frozenset[str]]]  # group of things → the sets of mentions that are one


def parts(told: Iterable[tuple[str, str, Mapping[str, str | None]]]) -> Parts:
    """From (group, article, key → id); what has no id is alone."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for group, article, ids in told:
        for key, id in ids.items():
            found[group][id or f"{article}#{key}"].add(f"{article}#{key}")
    return {group: set(map(frozenset, by_id.values())) for group, by_id in found.items()}


def in_store(store: Store) -> Parts:
    """Who is who by the store."""
    rows = store.read("MATCH (a:Article) RETURN a.id AS id, a.who AS who")
    return parts((group, row["id"], ids) for row in rows for group, ids in unpack(row["who"]).items())


def by_records(items: Iterable[Item], decisions: Sequence[Decision] = ()) -> Parts:
    """Who is who by the records alone, of what they are sure of."""
    records = [record for record, _ in items]
    told = []
    for record, line in zip(records, identify(records, settled(decisions)), strict=True):
        for kind in ("persons", "documents", "meetings"):
            sure = {fact.key for fact in getattr(record.sure, kind)}
            ids = {key: id for key, id in line["identity"][kind].items() if key in sure}
            told.append((kind, article_id(record), ids))
    return parts(told)


def agree(store: Store, items: Sequence[Item], decisions: Sequence[Decision] = ()) -> None:
    """Fail where the store and the records tell apart what the other takes for one."""
    stored, pure = in_store(store), by_records(items, decisions)
    for kind in {*stored, *pure}:
        assert stored.get(kind, set()) == pure.get(kind, set()), kind


def handed_out(store: Store) -> set[str]:
    """The ids of people and meetings that mean somebody or something now."""
    rows = store.read("MATCH (n:Entity) WHERE n:Person OR n:Meeting RETURN n.id AS id")
    return {row["id"] for row in rows}


def resolve(store: Store, ids: Iterable[str]) -> None:
    """Fail if one of the ids is neither somebody's nor known to have gone to heirs or to nobody."""
    live = handed_out(store)
    heirs = {
        row["id"]: row["heirs"] for row in store.read("MATCH (a:Alias) RETURN a.id AS id, a.heirs AS heirs")
    }
    assert not live & heirs.keys(), "an id that means somebody has heirs"
    todo, seen = sorted(ids), set[str]()
    while todo:
        id = todo.pop()
        seen.add(id)
        assert id in live or id in heirs, f"{id} leads nowhere"
        todo += [] if id in live else [heir for heir in heirs[id] if heir not in seen]


def live(store: Store, steps: Iterable[Step]) -> tuple[dict[str, Item], tuple[Decision, ...]]:
    """Take the steps, looking at who is who after each; what is in the store at the end."""
    there, decisions, ids = dict[str, Item](), tuple[Decision, ...](), set[str]()
    for step in steps:
        if step.decisions is not None:
            decisions = step.decisions
            decide(store, decisions)
        load(store, step.load, batch=step.batch)
        there |= {article_id(item[0]): item for item in step.load}
        forget(store, step.forget)
        there = {id: item for id, item in there.items() if id not in step.forget}
        agree(store, list(there.values()), decisions)
        ids |= handed_out(store)
        resolve(store, ids)
    return there, decisions


@settings(
    max_examples=LIVES,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(steps=lives(), few=st.sampled_from((1, 2, 40)))
def test_the_graph_follows_from_its_articles_whatever_it_lived_through(
    store: Store, steps: list[Step], few: int
) -> None:
    wipe(store)
    with pytest.MonkeyPatch.context() as patch:  # what is much with few articles
        patch.setattr(blocks, "FEW", few)
        patch.setattr(update, "AGAIN", few)
        there, decisions = live(store, steps)
    lived = canonical(store)
    wipe(store)
    load(store, [there[id] for id in sorted(there)], decisions=decisions)
    same(canonical(store), lived)


@pytest.fixture(scope="module")
def press() -> list[Item]:
    """Articles read by hand, those made for identity, and careers with known truth."""
    read = [item for part in DEV for item in gold(f"dev-{part}.jsonl")]
    made = [item for name in ("identity-dev", "identity-own") for item in gold(f"{name}.jsonl")]
    lives = [(ArticleRecord.model_validate(line), None) for line in histories(5, 40)]
    return [*read, *made[::3], *lives[::2]]


@pytest.mark.parametrize("workers", [1, 4])
def test_a_press_in_any_order_over_many_runs_by_one_or_several(
    store: Store, server: Target, press: list[Item], workers: int
) -> None:
    chance = random.Random(workers)
    gone = {article_id(record) for record, _ in chance.sample(press, len(press) // 4)}

    def run(part: list[Item]) -> None:
        with Store.connect(server) as own:
            for again in (part, chance.sample(part, 10)):
                load(own, again, batch=chance.randint(15, 60))

    shuffled = chance.sample(press, len(press))
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(run, [shuffled[n::4] for n in range(4)]))
    agree(store, press)
    ids = handed_out(store)
    forget(store, sorted(gone))
    agree(store, [item for item in press if article_id(item[0]) not in gone])
    resolve(store, ids)

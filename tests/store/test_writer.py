"""Loading, replacing and forgetting: the graph follows from the articles in it, and from nothing else."""

import random
from functools import partial

import pytest

from kg.store import writer
from kg.store.archive import unpack_record, unpack_text
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.writer import forget, load
from tests.store.making import Item, article, empty, evidence, gold, load_in, same


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Thirty short records in which people recur, move and share their names."""
    return gold("identity-dev.jsonl")[:30]


def test_loading_again_changes_nothing(store: Store, items: list[Item]) -> None:
    first = load(store, items)
    assert (first.loaded, first.unchanged, first.replaced, first.rejected) == (30, 0, 0, ())
    before, quotes = canonical(store), evidence(store)
    ids = store.read("MATCH (p:Person) RETURN p.id AS id ORDER BY id")
    again = load(store, items)
    assert (again.loaded, again.unchanged, again.replaced, again.rejected) == (0, 30, 0, ())
    same(before, canonical(store))
    assert quotes == evidence(store)
    assert ids == store.read("MATCH (p:Person) RETURN p.id AS id ORDER BY id")


def test_order_and_batches_do_not_matter(store: Store, items: list[Item]) -> None:
    load(store, items)
    wanted = canonical(store)
    for seed in (1, 2):
        empty(store)
        chance = random.Random(seed)
        shuffled = chance.sample(items, len(items))
        load_in(store, shuffled, iter(partial(chance.randint, 3, 16), 0))
        same(wanted, canonical(store))


def test_forgetting_gives_the_graph_that_never_had_it(store: Store, items: list[Item]) -> None:
    chance = random.Random(7)
    kept = chance.sample(items, 18)
    load(store, kept)
    wanted = canonical(store)
    empty(store)
    load(store, items, batch=7)
    gone = [writer.article_id(record) for record, _ in items if (record, _) not in kept]
    report = forget(store, gone)
    assert (report.forgotten, report.unknown) == (12, ())
    same(wanted, canonical(store))


def test_forgetting_all_leaves_nothing(store: Store, items: list[Item]) -> None:
    load(store, items)
    empty(store)
    left = store.read("MATCH (n) RETURN DISTINCT labels(n)[0] AS label ORDER BY label")
    assert [row["label"] for row in left] == ["Alias", "Schema", "WriterLock"]  # every id still resolves


def test_a_changed_text_replaces_what_its_url_stated(store: Store) -> None:
    load(store, [article(2)])
    load(store, [article(3)])
    wanted = canonical(store)
    changed = article(
        2, name="Phạm Văn Bình", sha256="f" * 64, url="http://www.baolaocai.vn/2.html?utm_source=zalo#top"
    )
    report = load(store, [changed])
    assert (report.loaded, report.replaced) == (0, 1)
    names = store.read("MATCH (p:Person) RETURN p.name AS n ORDER BY n")
    assert [row["n"] for row in names] == ["Phạm Văn Bình", "Trần Văn Tân"]
    load(store, [article(2)])
    same(wanted, canonical(store))


def test_an_article_is_read_again_when_extractor_or_ontology_changed(store: Store) -> None:
    load(store, [article(2)])
    for other in ({"ontology": "other words"}, {"extractor": "another"}):
        report = load(store, [article(2, **other)])
        assert (report.loaded, report.unchanged, report.replaced) == (0, 0, 1)


def test_two_versions_in_one_run_leave_the_second(store: Store) -> None:
    report = load(store, [article(1), article(1, sha256="e" * 64, title="Tin khác"), article(2)])
    assert (report.loaded, report.replaced) == (2, 1)
    assert store.read("MATCH (a:Article {id: 'article:baolaocai.vn/1.html'}) RETURN a.title AS t") == [
        {"t": "Tin khác"}
    ]


def test_a_text_is_kept_only_if_given_and_a_record_always(store: Store) -> None:
    record, text = article(1)
    load(store, [(record, None)])
    kept = "MATCH (a:Article) RETURN a.text AS text, a.record AS record"
    [row] = store.read(kept)
    assert row["text"] is None
    assert unpack_record(row["record"]) == record
    assert load(store, [(record, None)]).unchanged == 1
    assert load(store, [(record, text)]).replaced == 1
    assert unpack_text(store.read(kept)[0]["text"]) == text
    assert load(store, [(record, None)]).unchanged == 1


def test_forget_says_what_it_does_not_know(store: Store) -> None:
    load(store, [article(1)])
    report = forget(
        store,
        ["https://baolaocai.vn/1.html?fbclid=x", "https://baolaocai.vn/9.html", "a:b:c", "article:none"],
    )
    assert report.forgotten == 1
    assert report.unknown == ("https://baolaocai.vn/9.html", "a:b:c", "article:none")

"""Decisions in the store: applied at once and at load, undone by taking the line out."""

import random
from collections.abc import Sequence

import pytest

from kg.errors import NotFoundError, UsageError
from kg.identity.persons import Decision
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.decide import DecideReport, decide, mentions
from kg.store.writer import forget, load
from tests.store.making import Item, article, empty, same

TA_VAN = article(1)
BAN_KHOANG = article(
    2,
    office=("Chủ tịch", "Ủy ban nhân dân xã Bản Khoang"),
    place={"type": "xã", "name": "Bản Khoang", "in": "Lào Cai"},
    published="2025-03-01",
)
MY_LY = article(
    3,
    office=("Chủ tịch", "Ủy ban nhân dân xã Mỹ Lý"),
    place={"type": "xã", "name": "Mỹ Lý", "in": "Nghệ An"},
    paper="baonghean.vn",
)
AGAIN = article(4, published="2025-10-07")
ITEMS = [TA_VAN, BAN_KHOANG, MY_LY, AGAIN]


def mention(item: Item) -> str:
    return f"article:{(item[0].url or '').removeprefix('https://')}#{item[0].persons[0].key}"


def people(store: Store) -> list[list[str]]:
    """The articles of each person."""
    found = store.read("MATCH (p:Person)<-[:MENTIONS]-(a) RETURN p.id AS id, collect(a.title) AS titles")
    return sorted(sorted(row["titles"]) for row in found)


def decision(verdict: str, a: Item, b: Item) -> Decision:
    return Decision(verdict, mention(a), mention(b), "Lan", "2026-01-02", "one CV")


def test_a_decision_joins_at_once_and_its_absence_undoes_it(store: Store) -> None:
    load(store, ITEMS)
    before = canonical(store)
    assert people(store) == [["Tin 1", "Tin 4"], ["Tin 2"], ["Tin 3"]]
    one = decision("same", MY_LY, TA_VAN)
    assert decide(store, [one]) == DecideReport(1, 0, 1)
    assert people(store) == [["Tin 1", "Tin 3", "Tin 4"], ["Tin 2"]]
    assert decide(store, [one]) == DecideReport(0, 0, 0)
    assert decide(store, []) == DecideReport(0, 1, 1)
    same(before, canonical(store))


def test_decisions_hold_whatever_came_first(store: Store) -> None:
    told = [decision("same", MY_LY, TA_VAN), decision("different", TA_VAN, AGAIN)]
    load(store, ITEMS)
    decide(store, told)
    assert people(store) == [["Tin 1", "Tin 3"], ["Tin 2"], ["Tin 4"]]
    wanted = canonical(store)
    for seed in range(3):
        empty(store)
        decide(store, [])
        some = random.Random(seed).sample(ITEMS, len(ITEMS))
        load(store, some[:2])
        decide(store, told)
        load(store, some[2:], batch=1)
        same(wanted, canonical(store))
    empty(store)
    load(store, ITEMS, decisions=told)
    same(wanted, canonical(store))


def test_different_people_who_were_two_already_keep_their_articles(store: Store) -> None:
    load(store, ITEMS)
    before = people(store)
    decide(store, [decision("different", TA_VAN, MY_LY)])
    assert people(store) == before


def test_the_later_of_two_decisions_counts(store: Store) -> None:
    load(store, ITEMS)
    told = [decision("same", MY_LY, TA_VAN), decision("unsure", TA_VAN, MY_LY)]
    assert decide(store, told).articles == 0
    assert store.read("MATCH (d:Decision) RETURN d.verdict AS v") == [{"v": "unsure"}]


def test_a_merge_goes_with_the_article_that_was_decided_on(store: Store) -> None:
    load(store, ITEMS, decisions=[decision("same", MY_LY, AGAIN), decision("different", TA_VAN, AGAIN)])
    assert people(store) == [["Tin 1"], ["Tin 2"], ["Tin 3", "Tin 4"]]
    forget(store, [AGAIN[0].url or ""])
    assert people(store) == [["Tin 1"], ["Tin 2"], ["Tin 3"]]
    load(store, [AGAIN])
    assert people(store) == [["Tin 1"], ["Tin 2"], ["Tin 3", "Tin 4"]]


@pytest.mark.parametrize("office", [True, False])
def test_a_mention_without_an_office_is_decided_too(store: Store, office: bool) -> None:
    bare = article(5, published="2025-11-01", holds=[], bodies=[]) if not office else article(5)
    load(store, [*ITEMS, bare])
    decide(store, [decision("same", MY_LY, bare)])
    assert ["Tin 3", "Tin 5"] in [[t for t in titles if t in ("Tin 3", "Tin 5")] for titles in people(store)]


def ids(store: Store, titles: Sequence[str]) -> str:
    row = store.read(
        "MATCH (p:Person)<-[:MENTIONS]-(:Article {title: $t}) RETURN p.id AS id", {"t": titles[0]}
    )
    return str(row[0]["id"])


def test_people_are_named_by_id_or_mention(store: Store) -> None:
    load(store, ITEMS)
    one, other = ids(store, ["Tin 1"]), ids(store, ["Tin 3"])
    assert mentions(store, one, other) == (mention(TA_VAN), mention(MY_LY))
    assert mentions(store, mention(AGAIN), other) == (mention(AGAIN), mention(MY_LY))
    with pytest.raises(NotFoundError, match=r"no mention article:x#Trần Văn Tân"):
        mentions(store, "article:x#Trần Văn Tân", other)
    with pytest.raises(NotFoundError, match="no person person:x"):
        mentions(store, "person:x", other)
    with pytest.raises(UsageError, match="the same mention"):
        mentions(store, one, mention(TA_VAN))


SPELT = article(6, name="Trần V. Tân", office=("Bí thư", "Đảng ủy xã Tả Van"))
AGAIN_SPELT = article(7, name="Trần V. Tân", office=("Bí thư", "Đảng ủy xã Tả Van"), published="2025-12-01")


def bearing(store: Store) -> list[list[str]]:
    """The names of each person."""
    rows = store.read("MATCH (p:Person)-[:NAMED]->(n:Name) RETURN p.id AS id, collect(n.name) AS names")
    return sorted(sorted(row["names"]) for row in rows)


def test_one_who_is_spelt_in_two_ways_is_one_by_decision(store: Store) -> None:
    load(store, [TA_VAN, SPELT, AGAIN_SPELT])
    before = canonical(store)
    kept = ids(store, ["Tin 6"])
    told = [decision("same", TA_VAN, SPELT)]
    assert decide(store, told) == DecideReport(1, 0, 1)
    assert (people(store), bearing(store)) == (
        [["Tin 1", "Tin 6", "Tin 7"]],
        [["Trần V. Tân", "Trần Văn Tân"]],
    )
    assert ids(store, ["Tin 1"]) == kept
    joined = canonical(store)
    assert decide(store, []) == DecideReport(0, 1, 1)
    same(before, canonical(store))
    for seed in range(3):
        empty(store)
        decide(store, [])
        some = random.Random(seed).sample([TA_VAN, SPELT, AGAIN_SPELT], 3)
        load(store, some[:seed])
        decide(store, told)
        load(store, some[seed:], batch=1)
        same(joined, canonical(store))


def test_two_names_part_with_the_article_that_was_decided_on(store: Store) -> None:
    told = [decision("same", TA_VAN, SPELT)]
    load(store, [TA_VAN, AGAIN_SPELT], decisions=told)
    wanted = canonical(store)
    load(store, [SPELT])
    old = ids(store, ["Tin 1"])
    forget(store, [SPELT[0].url or ""])
    same(wanted, canonical(store))
    live = {ids(store, ["Tin 1"]), ids(store, ["Tin 7"])}
    assert len(live) == 2
    heirs = store.read("MATCH (a:Alias {id: $id}) RETURN a.heirs AS heirs", {"id": old})
    assert old in live or set(heirs[0]["heirs"]) <= live


def test_an_id_that_went_to_another_name_is_nobody_elses(store: Store) -> None:
    load(store, [TA_VAN, AGAIN])
    old = ids(store, ["Tin 1"])
    load(store, [SPELT], decisions=[decision("same", TA_VAN, SPELT)])
    forget(store, [TA_VAN[0].url or "", AGAIN[0].url or ""])
    decide(store, [])
    assert ids(store, ["Tin 6"]) == old
    load(store, [TA_VAN])
    assert people(store) == [["Tin 1"], ["Tin 6"]]
    assert not store.read("MATCH (a:Alias), (p:Entity {id: a.id}) RETURN a")

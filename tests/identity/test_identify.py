"""Identity over the hand-labelled sample, and as a function of the set of records."""

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.chains import cluster
from kg.identity.documents import bind, reference
from kg.identity.evidence import tells
from kg.identity.identify import identify
from kg.identity.meetings import gatherings
from kg.identity.persons import appearances, partition
from kg.identity.places import Setting
from kg.identity.score import score
from kg.identity.things import Things
from kg.model import ArticleRecord, Document, Person
from tests.identity.making import record

GOLD = Path(__file__).parent.parent / "gold" / "identity-dev.jsonl"
LINES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
RECORDS = [ArticleRecord.model_validate(line) for line in LINES]


@pytest.fixture(scope="module")
def found():
    return identify(RECORDS)


def test_people_of_the_sample(found):
    result = score(LINES, found)
    people = result.kinds["persons"]
    assert people.precision >= 0.995
    assert people.recall >= 0.99
    assert result.recurring.precision >= 0.99
    assert result.recurring.recall >= 0.99
    assert people.merged == ()


@pytest.mark.parametrize("name", ["own", "own2"])
def test_sets_written_apart(name):
    file = GOLD.parent / f"identity-{name}.jsonl"
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    result = score(lines, identify(map(ArticleRecord.model_validate, lines)))
    people = result.kinds["persons"]
    assert people.merged == ()
    assert people.recall >= 0.985
    assert result.recurring.recall >= 0.96
    assert all(result.kinds[kind].f1 >= 0.99 for kind in ("documents", "meetings", "bodies", "places"))


@pytest.mark.parametrize("kind", ["documents", "meetings", "bodies", "places"])
def test_things_of_the_sample(found, kind):
    each = score(LINES, found).kinds[kind]
    assert each.f1 >= 0.99
    assert each.merged == ()


def test_every_key_of_a_record_has_its_line(found):
    for each, line in zip(RECORDS, found, strict=True):
        assert line["id"] == each.id
        assert set(line["identity"]["persons"]) == {p.key for p in each.persons}
        assert set(line["identity"]["places"]) == {p.ref.key for p in each.places}
        assert set(line["identity"]["bodies"]) == {b.name for b in each.bodies}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_records_does_not_matter(found, seed):
    mixed = RECORDS[:] + RECORDS[:20]
    random.Random(seed).shuffle(mixed)
    by_id = {line["id"]: line for line in identify(mixed)}
    assert by_id == {line["id"]: line for line in found}


NAMES = st.sampled_from(["Nguyễn Văn Hùng", "Vừ Bá Xìa"])
BODIES = (
    ("Chủ tịch", "Ủy ban nhân dân huyện Con Cuông"),
    ("Bí thư", "Huyện ủy Con Cuông"),
    ("Bí thư", "Đảng ủy xã Con Cuông"),
    ("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"),
    ("Giám đốc", "Sở Nội vụ tỉnh Nghệ An"),
    ("Phó Giám đốc", "Sở Xây dựng tỉnh Khánh Hòa"),
    ("Thứ trưởng", "Bộ Nội vụ"),
    ("Đại biểu", "Quốc hội"),
)
HOLDS = st.lists(
    st.tuples(st.sampled_from(BODIES), st.sampled_from(["current", "former", "appointed", "left"])),
    max_size=2,
)


@st.composite
def articles(draw):
    """A record of one or two bearers of a name, with or without offices, birth, sex and rank."""
    name = draw(NAMES)
    keys = [name] if draw(st.integers(0, 4)) else [f"{name}#1", f"{name}#2"]
    held, people = [], []
    for key in keys:
        held += [(key, title, body, status) for (title, body), status in draw(HOLDS)]
        people.append(
            Person(
                name=name,
                key=key,
                birth=draw(st.sampled_from([None, None, None, "1960", "1984"])),
                sex=draw(st.sampled_from([None, None, "male", "female"])),
                rank=draw(st.sampled_from([None, None, "Trung tá", "Đại tá"])),
            )
        )
    date = f"{draw(st.integers(2012, 2026))}-{draw(st.integers(1, 12)):02}-03"
    return record(
        f"{draw(st.integers(0, 10**9))}",
        date,
        *held,
        persons=people,
        places=["huyện Con Cuông, Nghệ An"],
        bodies=["Huyện ủy Con Cuông"] if draw(st.booleans()) else [],
    )


@settings(max_examples=80)
@given(st.lists(articles(), max_size=9, unique_by=lambda r: r.id), st.randoms())
def test_who_is_who_is_a_function_of_the_set(records, rng):
    for name in ("Nguyễn Văn Hùng", "Vừ Bá Xìa"):
        seen = [a for r in records for a in appearances(r).get(name, ())]
        again = seen + seen[:3]
        rng.shuffle(again)
        expected = partition(seen)
        assert partition(again) == expected
        mentions = [m for c in expected.components for m in c.mentions] + list(expected.unattributed)
        assert sorted(mentions) == sorted(a.mention for a in seen)


@settings(max_examples=80)
@given(st.lists(articles(), max_size=9, unique_by=lambda r: r.id))
def test_no_component_holds_two_people(records):
    for name in ("Nguyễn Văn Hùng", "Vừ Bá Xìa"):
        seen = {a.mention: a for r in records for a in appearances(r).get(name, ())}
        for component in partition(seen.values()).components:
            people = [seen[m] for m in component.mentions]
            assert len({p.birth for p in people if p.birth}) < 2
            for one, other in combinations(people, 2):
                assert one.article != other.article or _shared_office(one, other)


def _shared_office(one, other):
    """Two of one name in one article to whom it gives the same office: nothing tells them apart."""
    posts = [{(o.title, o.body) for o in tells(person).offices} for person in (one, other)]
    return not posts[0].isdisjoint(posts[1])


CODES = st.sampled_from(
    ["79-NQ/TW", "79", "06-NQ/TW", "18-NQ/TW", "01/NQ-CP", "1188/QĐ-UBND", "202", "202/2025/QH15"]
)
DOCUMENTS = st.builds(
    lambda code, issuer, date, subject, day, home: reference(
        Document(code=code, issuer=issuer, date=date, subject=subject), Setting(day, home=home)
    ),
    CODES,
    st.sampled_from([None, "Bộ Chính trị", "Chính phủ", "Quốc hội", "Ủy ban nhân dân tỉnh Nghệ An"]),
    st.sampled_from([None, "2022-01-24", "2023-01-06", "2017-10-25", "2022"]),
    st.sampled_from([None, "đất đai", "tổ chức bộ máy"]),
    st.sampled_from(["2021-05-05", "2023-05-05", "2026-05-05"]),
    st.sampled_from([None, "Nghệ An"]),
)


@given(st.lists(DOCUMENTS, max_size=8), st.randoms())
def test_binding_is_a_function_of_the_set(references, rng):
    mixed = references + references[:2]
    rng.shuffle(mixed)
    assert bind(mixed) == bind(references)


@given(st.randoms())
@settings(max_examples=10)
def test_clusters_are_a_function_of_the_set(rng):
    meetings = [g for r in RECORDS for g in gatherings(r, Things.of(r))]
    mixed = meetings[:]
    rng.shuffle(mixed)
    assert cluster(mixed) == cluster(meetings)

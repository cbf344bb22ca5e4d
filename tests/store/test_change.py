"""What the graph says as articles come and go: dated and counted claims, things with their kin."""

from typing import Any

import pytest

from kg.model import ArticleRecord
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.writer import forget, load
from tests.store.making import article, same


def test_a_shared_claim_survives_the_first_ones_forgetting(store: Store) -> None:
    load(store, [article(1, published="2025-09-07"), article(2, published="2025-10-01")])
    claim = "MATCH (c:Claim {predicate: 'HOLDS'}) RETURN c.articles AS n, toString(c.first_seen) AS first"
    holds = "MATCH ()-[h:HOLDS]->() RETURN h.articles AS n, toString(h.first_seen) AS first"
    assert store.read(claim) == store.read(holds) == [{"n": 2, "first": "2025-09-07"}]
    forget(store, ["https://baolaocai.vn/1.html"])
    assert store.read(claim) == store.read(holds) == [{"n": 1, "first": "2025-10-01"}]
    forget(store, ["https://baolaocai.vn/2.html"])
    assert store.read(claim) == store.read(holds) == []


def test_teasers_are_evidence_but_never_dates_or_counts(store: Store) -> None:
    plain, text = article(2, published="2026-01-01")
    story = [
        {**plain.holds[0].evidence[0].model_dump(), "block": "teaser", "teaser": {"title": "Nói về lúa"}}
    ]
    facts = {
        name: [{**fact.model_dump(by_alias=True), "evidence": story} for fact in getattr(plain, name)]
        for name in ("persons", "holds", "bodies")
    }
    teaser = ArticleRecord.model_validate({**plain.model_dump(), **facts})
    load(store, [article(1, published="2025-09-07"), (teaser, text)])
    row = store.read(
        "MATCH (a:Article)-[s:STATES {block: 'teaser'}]->(c:Claim) MATCH ()-[h:HOLDS {claim: c.id}]->() "
        "RETURN a.title AS title, s.teaser_title AS teaser, c.articles AS n, toString(h.last_seen) AS last, "
        "h.articles AS held"
    )
    assert row == [{"title": "Tin 2", "teaser": "Nói về lúa", "n": 1, "last": "2025-09-07", "held": 1}]
    forget(store, ["https://baolaocai.vn/1.html"])
    left = store.read(
        "MATCH ()-[h:HOLDS]->() RETURN h.articles AS n, h.first_seen AS first, h.last_seen AS last"
    )
    assert left == [{"n": 0, "first": None, "last": None}]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"since": "2025-13"}, "since '2025-13' is no date in EDTF"),
        ({"since": "2025-09", "until": "2024"}, "ends (2024) before it begins (2025-09)"),
        ({"person": "Ai Đó"}, "person 'Ai Đó' is not among the record's persons"),
        ({"evidence": []}, "no evidence"),
        ({"body": "Tỉnh ủy"}, "what it is about cannot be told"),
        (
            {"evidence": [{"rule": "t", "quote": "Ông Trần", "start": 1, "end": 9}]},
            "the quote is not in the text at its offsets",
        ),
    ],
)
def test_a_claim_that_cannot_stand_is_kept_aside_and_the_article_loaded(
    store: Store, more: dict[str, Any], reason: str
) -> None:
    record, text = article(1)
    wrong = {**record.holds[0].model_dump(), **more}
    report = load(store, [(ArticleRecord.model_validate({**record.model_dump(), "holds": [wrong]}), text)])
    assert report.loaded == 1
    assert [(claim.id, reason in claim.reason) for claim in report.claims] == [("a1", True)], report.claims
    assert store.read("MATCH (c:Claim) RETURN c") == []
    aside = store.read("MATCH (a:Article) RETURN a.aside AS aside")[0]["aside"]
    assert [reason in line for line in aside] == [True]


def test_doubtful_facts_are_not_asserted(store: Store) -> None:
    record, text = article(1)
    doubtful = record.holds[0].model_copy(update={"confidence": "doubtful"})
    load(store, [(record.model_copy(update={"holds": (doubtful,)}), text)])
    assert store.read("MATCH (c:Claim) RETURN c") == []


def test_namesakes_in_two_provinces_stay_apart_and_their_ids_outlive_growth(store: Store) -> None:
    load(store, [article(1)])
    [first] = store.read("MATCH (p:Person) RETURN p.id AS id")
    far = article(2, office=("Giám đốc", "Sở Y tế tỉnh Cà Mau"), place=None, paper="baocamau.vn")
    load(store, [far, article(3)])
    people = {row["id"] for row in store.read("MATCH (p:Person) RETURN p.id AS id")}
    assert len(people) == 2
    assert first["id"] in people
    forget(store, ["https://baolaocai.vn/1.html", "https://baolaocai.vn/3.html"])
    assert {"id": first["id"], "heirs": []} in store.read(
        "MATCH (a:Alias) RETURN a.id AS id, a.heirs AS heirs"
    )
    load(store, [article(1)])
    again = {row["id"] for row in store.read("MATCH (p:Person) RETURN p.id AS id")}
    assert first["id"] in again
    assert store.read("MATCH (a:Alias {id: $id}) RETURN a", first) == []


def test_a_post_has_its_rank_and_the_seats_of_a_head(store: Store) -> None:
    body = "Ủy ban nhân dân xã Tả Van"
    load(store, [article(n, office=(title, body)) for n, title in enumerate(("Chủ tịch", "Phó Chủ tịch"))])
    assert store.read(
        "MATCH (p:Post) RETURN p.title AS title, p.rank AS rank, p.seats AS seats ORDER BY title"
    ) == [
        {"title": "Chủ tịch", "rank": 1, "seats": 1},
        {"title": "Phó Chủ tịch", "rank": 2, "seats": None},
    ]


def test_a_place_brings_its_lineage(store: Store) -> None:
    load(store, [article(1)])
    rows = store.read(
        "MATCH (o:Place)-[s:SUCCEEDED_BY]->(:Place {name: 'Tả Van', type: 'xã', province: 'Lào Cai'}) "
        "MATCH (o)-[:PART_OF*1..2]->(p:Place {type: 'tỉnh'}) "
        "RETURN DISTINCT o.type + ' ' + o.name AS old, s.date AS date, p.name AS province ORDER BY old"
    )
    assert {row["old"] for row in rows} >= {"xã Hoàng Liên", "xã Mường Hoa", "xã Tả Van"}
    assert {(row["date"], row["province"]) for row in rows} == {("2025-07-01", "Lào Cai")}


def test_a_body_brings_its_forerunners_and_heirs_and_takes_them_along(store: Store) -> None:
    ministry = article(1, office=("Bộ trưởng", "Bộ Kế hoạch và Đầu tư"), place=None)
    before = article(2, office=("Bí thư", "Tỉnh ủy Yên Bái"), place=None, published="2024-05-01")
    after = article(3, name="Lê Thị Hoa", office=("Bí thư", "Tỉnh ủy Lào Cai"), place=None)
    load(store, [ministry])
    wanted = canonical(store)
    assert store.read(
        "MATCH (:Body {name: 'Bộ Kế hoạch và Đầu tư'})-[s:SUCCEEDED_BY]->(b:Body) "
        "RETURN b.name AS heir, s.date AS date, s.kind AS kind, s.decree AS decree"
    ) == [{"heir": "Bộ Tài chính", "date": "2025-03-01", "kind": "merged", "decree": "176/2025/QH15"}]
    load(store, [after])
    [row] = store.read(
        "MATCH (b:Body {name: 'Tỉnh ủy Yên Bái'})-[:SUCCEEDED_BY]->({name: 'Tỉnh ủy Lào Cai'}) "
        "RETURN b.id AS id, COUNT { (b)<-[:MENTIONS]-() } AS mentions"
    )
    assert row["mentions"] == 0
    load(store, [before])
    assert store.read("MATCH (b:Body {name: 'Tỉnh ủy Yên Bái'})<-[:MENTIONS]-() RETURN b.id AS id") == [
        {"id": row["id"]}
    ]
    forget(store, [before[0].url or "", after[0].url or ""])
    same(wanted, canonical(store))

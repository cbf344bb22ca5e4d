"""Loading, replacing and forgetting: the graph follows from the articles in it, and from nothing else."""

import json
import random
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.model import ArticleRecord
from kg.store import change, update, writer
from kg.store.archive import unpack_record, unpack_text
from kg.store.canon import canonical, differences
from kg.store.connect import Store
from kg.store.writer import Reject, forget, load

Item = tuple[ArticleRecord, str | None]
GOLD = Path(__file__).parent.parent / "gold"
_SHOWN = (
    ("persons", "name"),
    ("holds", "person"),
    ("bodies", "name"),
    ("places", "name"),
    ("documents", "code"),
    ("meetings", "kind"),
    ("takes_part", "who"),
)


def with_evidence(line: dict[str, Any]) -> Item:
    """A gold record with the evidence that gold leaves out: where the text first has the fact's main word."""
    text = line["text"]
    for name, field in _SHOWN:
        for fact in line.get(name, ()):
            words = fact.get(field) or ""
            at = max(text.find(words), 0) if words else 0
            end = at + len(words) if words and text.startswith(words, at) else min(len(text), 60)
            fact["evidence"] = [{"rule": "gold", "quote": text[at:end], "start": at, "end": end}]
    return ArticleRecord.model_validate(line), text


def gold(name: str) -> list[Item]:
    """The items of a gold file."""
    return [with_evidence(json.loads(line)) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Thirty short records in which people recur, move and share their names."""
    return gold("identity-dev.jsonl")[:30]


TA_VAN = {"type": "xã", "name": "Tả Van", "in": "Lào Cai"}


def said(quote: str, text: str, block: str = "body", **more: Any) -> list[dict[str, Any]]:
    """Evidence: where the text has the quote."""
    at = text.index(quote)
    return [{"rule": "test", "quote": quote, "start": at, "end": at + len(quote), "block": block, **more}]


def article(
    n: int = 1,
    *,
    name: str = "Trần Văn Tân",
    office: tuple[str, str] = ("Chủ tịch", "Ủy ban nhân dân xã Tả Van"),
    place: dict[str, str] | None = TA_VAN,
    paper: str = "baolaocai.vn",
    **more: Any,
) -> Item:
    """An article that says of one person that he holds one office; `more` replaces fields of the record."""
    quote = f"Ông {name}, {' '.join(office)}"
    text = f"{quote}, dự họp."
    record: dict[str, Any] = {
        "id": f"a{n}",
        "url": f"https://{paper}/{n}.html",
        "publisher": paper,
        "published": "2025-09-07",
        "title": f"Tin {n}",
        "sha256": f"{n:064d}",
        "persons": [{"name": name, "evidence": said(quote, text)}],
        "bodies": [{"name": office[1], "place": place, "evidence": said(quote, text)}],
        "holds": [{"person": name, "title": office[0], "body": office[1], "evidence": said(quote, text)}],
    }
    return ArticleRecord.model_validate({**record, **more}), text


def evidence(store: Store) -> list[dict[str, Any]]:
    """All evidence, with the database's own ids, so that what was written anew differs."""
    return store.read(
        "MATCH (a)-[s:STATES]->(c) "
        "RETURN elementId(s) AS at, a.id AS a, c.id AS c, properties(s) AS p ORDER BY at"
    )


def load_in(store: Store, items: Sequence[Item], sizes: Iterator[int]) -> None:
    """Load in batches of the given sizes, each in a run of its own."""
    at = 0
    while at < len(items):
        size = next(sizes)
        load(store, items[at : at + size], batch=max(1, size // 2))
        at += size


def empty(store: Store) -> None:
    """Forget every article."""
    forget(store, [row["id"] for row in store.read("MATCH (a:Article) RETURN a.id AS id")])


def same(one: list[str], other: list[str]) -> None:
    """Fail with the first lines that differ."""
    assert one == other, "\n".join(list(differences(one, other))[:20])


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

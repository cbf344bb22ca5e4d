"""kg review and kg decide, against a real store."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.store.connect import Store, Target

PAGES = [
    (
        "https://bao.example/a",
        "2025-09-07",
        "Ông Trần Văn Tân, Chủ tịch UBND xã Tả Van, tỉnh Lào Cai dự họp.",
    ),
    (
        "https://bao.example/b",
        "2025-10-07",
        "Ông Trần Văn Tân, Chủ tịch UBND xã Tả Van, tỉnh Lào Cai dự họp.",
    ),
    ("https://bao.example/c", "2025-10-08", "Ông Trần Văn Tân, Chủ tịch UBND xã Mỹ Lý, tỉnh Nghệ An dự họp."),
]
COUNT = "MATCH (p:Person {name: 'Trần Văn Tân'}) RETURN count(p) AS n"


@pytest.fixture
def pages(run: Any, tmp_path: Path, store: Store, store_env: Target, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The loaded articles; decisions go to a file beside them."""
    monkeypatch.setenv("KG_DECISIONS", str(tmp_path / "decisions.tsv"))
    path = tmp_path / "pages.jsonl"
    lines = [json.dumps({"id": u, "url": u, "published": day, "text": text}) for u, day, text in PAGES]
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "decisions.tsv").write_text("# ours\n", encoding="utf-8")
    assert run("load", path).status == 0
    assert store.read(COUNT) == [{"n": 2}]
    return path


def test_a_decision_is_written_applied_and_undone(run: Any, pages: Path, store: Store) -> None:
    file = pages.parent / "decisions.tsv"
    ids = [row["id"] for row in store.read("MATCH (p:Person) RETURN p.id AS id ORDER BY p.id")]
    result = run("decide", "same", f"{PAGES[0][0]}#Trần Văn Tân", ids[0], "--why", "x", "--quiet")
    if result.status:  # the first id is the one in the first article
        ids.reverse()
    file.write_text("# ours\n", encoding="utf-8")
    run("decide", "--apply", "--quiet")
    result = run("decide", "same", *ids, "--why", "one\tCV", "--who", "Lan")
    assert result.status == 0
    assert result.out.splitlines()[-1] == "decisions: 1 added, 0 undone; 1 articles projected again"
    head, line = file.read_text(encoding="utf-8").splitlines()
    verdict, *_, who, day, why = line.split("\t")
    assert (head, verdict, who, len(day), why) == ("# ours", "same", "Lan", 10, "one CV")
    assert store.read(COUNT) == [{"n": 1}]
    assert run("load", pages).out.startswith("articles: 0 loaded, 3 unchanged")
    assert store.read(COUNT) == [{"n": 1}]
    file.write_text("# ours\n", encoding="utf-8")
    assert run("load", pages).status == 0
    assert store.read(COUNT) == [{"n": 2}]


def test_a_name_that_only_one_bears_and_an_address_will_do(run: Any, pages: Path, store: Store) -> None:
    run("forget", PAGES[2][0])
    mention = f"{PAGES[1][0]}#Trần Văn Tân"
    result = run("decide", "different", "tran van tan", mention, "--why", "another man")
    assert result.status == 0
    assert store.read(COUNT) == [{"n": 2}]


@pytest.mark.parametrize(
    ("argv", "status", "complaint"),
    [
        (["same", "a", "--why", "x"], 2, "which two?"),
        (["same", "a", "b"], 2, "--why: say what shows it"),
        (["--apply", "same", "a", "b"], 2, "--apply takes no verdict"),
        (["same", "Trần Văn Tân", "person:x", "--why", "x"], 1, "2 officials bear the name Trần Văn Tân"),
        (["same", "article:x#Tân", "article:y#Tân", "--why", "x"], 1, "has no mention article:x#"),
        (["--apply", "--decisions", "none.tsv"], 1, "none.tsv: No such file"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said(run: Any, pages: Path, argv: list[str], status: int, complaint: str):
    before = (pages.parent / "decisions.tsv").read_text(encoding="utf-8")
    result = run("decide", *argv)
    assert (result.status, result.out) == (status, "")
    assert complaint in result.err.splitlines()[0]
    assert (pages.parent / "decisions.tsv").read_text(encoding="utf-8") == before


def test_a_load_names_a_broken_file_before_it_stores(run: Any, pages: Path) -> None:
    (pages.parent / "decisions.tsv").write_text("perhaps\ta#A\tb#A\n", encoding="utf-8")
    assert "line 1: 'perhaps' is no verdict" in run("load", pages).complaint


def test_review_lists_with_quotes(run: Any, pages: Path) -> None:
    assert run("review").err == "nothing to look at\n"
    other = "Bà Lê Thị Hoa, Chủ tịch UBND xã Tả Van, tỉnh Lào Cai dự họp."
    (pages.parent / "d.txt").write_text(other, encoding="utf-8")
    assert run("load", pages.parent / "d.txt", "--published", "2025-09-20").status == 0
    result = run("review")
    assert result.status == 0
    assert result.out.startswith(
        "holders: offices of one seat that coverage shows two people in at one time\n"
    )
    [row] = json.loads(run("review", "holders", "--format", "json").out)
    assert (row["quote"], row["other_quote"]) == (PAGES[1][2], other)
    assert run("review", "--format", "json").complaint.startswith("kg: --format json takes one list")
    assert run("review", "--limit", "many").status == 2


def test_two_spellings_become_one_person_and_two_again(
    run: Any, tmp_path: Path, pages: Path, store: Store
) -> None:
    text = "Ông Trần Văn Tấn, Chủ tịch UBND xã Tả Van, tỉnh Lào Cai dự họp."
    page = {"id": "t", "url": "https://bao.example/t", "published": "2025-10-09", "text": text}
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(page), encoding="utf-8")
    assert run("load", other).status == 0
    bearers = "MATCH (:Person)-[:NAMED]->(n:Name {name: 'Trần Văn Tấn'}) RETURN count(*) AS n"
    both = "MATCH (:Name {name: 'Trần Văn Tấn'})<-[:NAMED]-(:Person)-[:NAMED]->(n:Name) RETURN n.name AS name"
    result = run("decide", "same", "Trần Văn Tấn", f"{PAGES[0][0]}#Trần Văn Tân", "--why", "a slip")
    assert result.status == 0
    assert {"name": "Trần Văn Tân"} in store.read(both)
    found = run("query", "coverage", "--official", "Trần Văn Tấn", "--format", "jsonl")
    quotes = [json.loads(line)["quote"] for line in found.out.splitlines()]
    assert any("Trần Văn Tấn" in quote for quote in quotes)
    (pages.parent / "decisions.tsv").write_text("# ours\n", encoding="utf-8")
    assert run("decide", "--apply").status == 0
    assert store.read(bearers) == [{"n": 1}]
    assert store.read(both) == []

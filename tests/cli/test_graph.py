"""The commands that need a store, against a real one."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.demo import articles
from kg.store.connect import Store, Target


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The demo's articles as a file."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(a.model_dump_json() + "\n" for a in articles()), encoding="utf-8")
    return path


@pytest.fixture
def loaded(run: Any, shipped: Path, store: Store, store_env: Target) -> Path:
    """A store that holds them."""
    result = run("load", shipped)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[-1] == "articles: 12 loaded, 0 unchanged, 0 replaced, 0 rejected"
    return shipped


def snapshot(store: Store) -> Any:
    """All nodes and relationships with their properties, in a fixed order; the writers' lock has a clock."""
    nodes = "MATCH (n) WHERE NOT n:WriterLock RETURN labels(n), properties(n) ORDER BY elementId(n)"
    links = "MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id ORDER BY elementId(r)"
    return store.read(nodes), store.read(links)


def test_loading_again_changes_nothing(run: Any, loaded: Path, store: Store) -> None:
    before = snapshot(store)
    assert run("load", loaded).out == "articles: 0 loaded, 12 unchanged, 0 replaced, 0 rejected\n"
    assert snapshot(store) == before


def test_a_changed_text_replaces_what_it_stated(run: Any, loaded: Path, tmp_path: Path) -> None:
    first = json.loads(loaded.read_text(encoding="utf-8").splitlines()[0])
    first["text"] = "Ông Lý A Sử, Chủ tịch UBND huyện Mù Cang Chải dự hội nghị."
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps(first), encoding="utf-8")
    assert run("load", changed).out == "articles: 0 loaded, 0 unchanged, 1 replaced, 0 rejected\n"
    claims = json.loads(run("query", "claims_of_article", "--url", first["url"], "--format", "json").out)
    assert claims
    assert all("Giàng A Dế" not in str(claim) for claim in claims)


def test_a_bad_article_is_set_aside_and_the_rest_is_loaded(
    run: Any, tmp_path: Path, store: Store, store_env: Target
) -> None:
    lines = [a.model_dump_json() for a in articles()[:4]]
    lines[2] = lines[2][:-1]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("load", path, "--workers", 2)
    assert (result.status, result.out) == (1, "articles: 3 loaded, 0 unchanged, 0 replaced, 1 rejected\n")
    assert result.complaint.startswith(f"rejected {path}:3: broken JSON")


def test_dry_run_stores_nothing(run: Any, shipped: Path, store: Store, store_env: Target) -> None:
    result = run("load", shipped, "--dry-run")
    assert (result.status, result.out) == (0, "articles: 12 would be loaded, 0 rejected; nothing stored\n")
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_no_text_keeps_the_record_alone(run: Any, shipped: Path, store: Store, store_env: Target) -> None:
    assert run("load", shipped, "--no-text").status == 0
    kept = store.read("MATCH (a:Article) RETURN a.text IS NULL AS bare, a.record IS NULL AS empty")
    assert kept == [{"bare": True, "empty": False}] * 12


def test_formats_hold_the_same_rows(run: Any, loaded: Path) -> None:
    ask = ("query", "coverage", "--official", "nong thi hanh")
    rows = json.loads(run(*ask, "--format", "json").out)
    lines = [json.loads(line) for line in run(*ask, "--format", "jsonl").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(run(*ask, "--format", "csv").out)))
    assert rows == lines
    assert [row["article"] for row in table] == [row["article"] for row in rows]
    assert len(rows) >= 5
    text = run(*ask).out
    assert all(row["title"].split()[0] in text for row in rows)


def test_no_rows_is_an_empty_answer_and_a_remark(run: Any, loaded: Path) -> None:
    ask = ("query", "coverage", "--official", "Nông Thị Hạnh", "--since", "2030-01-01")
    assert (run(*ask, "--format", "json").out, run(*ask).out, run(*ask).err) == ("[]\n", "", "no rows\n")
    assert run(*ask, "--quiet").err == ""


def test_search_finds_without_marks(run: Any, loaded: Path) -> None:
    found = [
        json.loads(line) for line in run("search", "giang", "a", "de", "--format", "jsonl").out.splitlines()
    ]
    assert {(row["kind"], row["name"]) for row in found} == {("person", "Giàng A Dế")}


def test_a_name_that_two_bear_is_listed_not_mixed(run: Any, loaded: Path) -> None:
    result = run("query", "coverage", "--official", "Trần Thu Hà")
    assert (result.status, result.out) == (1, "")
    assert "Mù Cang Chải" in result.err
    assert "Nghệ An" in result.err


def test_what_is_true_or_false_needs_no_value(run: Any, loaded: Path) -> None:
    asked = ("query", "officials_of_place", "--place", "xã Mù Cang Chải", "--format", "jsonl")
    plain = run(*asked)
    assert (plain.status, bool(plain.out)) == (0, True)
    for more in (["--lineage"], ["--lineage", "--limit", "50"], ["--lineage=true"], ["--lineage", "yes"]):
        assert run(*asked, *more).out == plain.out
    assert run(*asked, "--limit").complaint.endswith("--limit needs a value")


def test_forget_takes_out_what_only_the_article_states(run: Any, loaded: Path, store: Store) -> None:
    urls = [a.url for a in articles()]
    result = run("forget", urls[4], "https://bao.example/never-loaded")
    assert (result.status, result.out) == (1, "articles: 1 forgotten, 1 unknown\n")
    assert result.complaint == "not in the store: https://bao.example/never-loaded"
    assert run("query", "coverage", "--official", "Trần Thu Hà").status == 0
    assert run("forget", *urls[:4], *urls[5:]).status == 0
    left = store.read("MATCH (n) WHERE n:Claim OR n:Article OR n:Meeting RETURN count(n) AS n")
    assert left == [{"n": 0}]


def test_status_counts_what_is_there(run: Any, loaded: Path) -> None:
    result = run("status", "--format", "json")
    assert result.status == 0
    assert "store: bolt://" in result.err
    assert ("Article", 12) in {tuple(row.values())[-2:] for row in json.loads(result.out)}


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["coverge", "--official", "x"], "did you mean coverage"),
        (["coverage", "--oficial", "x"], "coverage has no parameter --oficial; did you mean --official?"),
        (["coverage"], "needs --official"),
        (["coverage", "--official"], "--official needs a value"),
        (["coverage", "x"], "unexpected 'x'"),
        (["coverage", "--official", "x", "--limit", "many"], "expected a number"),
        (["coverage", "--official", "x", "--since", "soon"], "expected a day"),
        (["coverage", "--official", "x", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_a_wrong_question_is_one_line_and_asks_no_store(
    run: Any, monkeypatch: pytest.MonkeyPatch, argv: list[str], complaint: str
) -> None:
    monkeypatch.setenv("KG_URI", "bolt://127.0.0.1:1")
    result = run("query", *argv)
    assert (result.status, result.out) == (2, "")
    assert complaint in result.complaint


@pytest.mark.parametrize("argv", [["query", "coverage", "--official", "Tô Lâm"], ["search", "to lam"]])
def test_a_store_without_a_graph_says_what_to_do(
    run: Any, bare_store: Store, store_env: Target, argv: list[str]
) -> None:
    result = run(*argv)
    assert (result.status, result.out) == (1, "")
    assert "holds no articles yet: kg load PATH" in result.complaint


def test_an_unknown_name_is_one_line(run: Any, loaded: Path) -> None:
    result = run("query", "coverage", "--official", "Nobody")
    assert (result.status, result.out) == (1, "")
    assert "no official named Nobody" in result.complaint


COMMANDS = [["query", "counts"], ["status"], ["search", "x"], ["forget", "x"]]


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_an_unreachable_store_is_one_line(run: Any, argv: list[str]) -> None:
    result = run("--db", "bolt://127.0.0.1:1", *argv)
    assert (result.status, result.out) == (1, "")
    assert "127.0.0.1:1" in result.complaint


def test_loading_into_an_unreachable_store_is_one_line(run: Any, shipped: Path) -> None:
    result = run("load", shipped, "--db", "bolt://127.0.0.1:1")
    assert (result.status, result.out) == (1, "")
    assert "127.0.0.1:1" in result.complaint


def test_a_wrong_password_is_one_line(
    run: Any, server: Target, store_env: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_PASSWORD", "guess")
    result = run("query", "counts")
    assert (result.status, result.out) == (1, "")
    assert "password" in result.complaint.lower()

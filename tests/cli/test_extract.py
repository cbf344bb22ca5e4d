import json
from pathlib import Path
from typing import Any

import pytest

from kg.demo import articles

GOOD = {"id": "a", "publisher": "baolaocai.vn", "published": "2025-09-07",
        "text": "Đồng chí Lò Văn Muôn, Bí thư Tỉnh ủy Điện Biên dự hội nghị."}  # fmt: skip


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The demo's articles as a file."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(a.model_dump_json() + "\n" for a in articles()), encoding="utf-8")
    return path


def test_one_record_a_line_in_the_order_of_the_input(run: Any, shipped: Path) -> None:
    result = run("extract", shipped)
    records = [json.loads(line) for line in result.out.splitlines()]
    assert (result.status, result.err) == (0, "")
    assert [r["id"] for r in records] == [a.id for a in articles()]
    assert all(r["persons"] == [] or r["persons"][0]["evidence"] for r in records)
    assert {p["in"] for r in records for p in r["places"]} > {"Lào Cai", None}


def test_workers_change_nothing(run: Any, shipped: Path) -> None:
    assert run("extract", shipped, "--workers", 2).out == run("extract", shipped).out


def test_explain_shows_quotes_for_reading(run: Any, shipped: Path) -> None:
    result = run("extract", "--explain", shipped)
    assert result.status == 0
    assert "Nông Thị Hạnh" in result.out
    assert not result.out.startswith("{")


def test_a_text_takes_its_metadata_from_the_options(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD["text"], encoding="utf-8")
    about = (
        "--publisher",
        "baodienbienphu.vn",
        "--published",
        "2025-09-07",
        "--url",
        "https://bao.example/a",
    )
    result = run("extract", tmp_path / "a.txt", *about)
    record = json.loads(result.out)
    assert (record["publisher"], record["published"], record["url"]) == (
        "baodienbienphu.vn",
        "2025-09-07",
        "https://bao.example/a",
    )


BAD = [
    ("missing.txt", None, "no such file or folder"),
    ("empty", "folder", "no articles in this folder"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "a binary file, not text"),
    ("three.jsonl", (json.dumps(GOOD) + "\n").encode() * 2 + b'{"text": "c"', "broken JSON"),
    ("empty.jsonl", json.dumps({**GOOD, "text": " "}).encode(), "empty article"),
    ("nothing.txt", b"", "empty file"),
    ("day.jsonl", json.dumps({**GOOD, "published": "7/9"}).encode(), "is not an ISO date"),
]


@pytest.mark.parametrize("case", BAD, ids=[case[0] for case in BAD])
@pytest.mark.parametrize("command", [["extract"], ["load", "--dry-run"]], ids=["extract", "load"])
def test_bad_input_is_one_line_that_names_it(run: Any, tmp_path: Path, command: list[str], case: Any) -> None:
    name, content, reason = case
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    result = run(*command, path)
    assert result.status == 1
    assert name in result.complaint
    assert reason in result.complaint


def test_the_line_of_broken_json_is_named_and_the_rest_is_read(run: Any, tmp_path: Path) -> None:
    path, aside = tmp_path / "many.jsonl", tmp_path / "rejects.jsonl"
    lines = [json.dumps({**GOOD, "id": str(n)}) for n in range(1, 6)]
    lines[2] = lines[2][:-1]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("extract", path, "--rejects", aside)
    assert result.status == 1
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["1", "2", "4", "5"]
    assert result.complaint.startswith(f"rejected {path}:3: broken JSON")
    (kept,) = map(json.loads, aside.read_text(encoding="utf-8").splitlines())
    assert kept["input"] == f"{path}:3"
    assert kept["reason"].startswith("broken JSON")


def test_a_rejects_file_that_cannot_be_written_is_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD["text"], encoding="utf-8")
    result = run("extract", tmp_path / "a.txt", "--rejects", tmp_path / "no" / "rejects.jsonl")
    assert (result.status, result.out) == (1, "")
    assert "no such file or directory" in result.complaint

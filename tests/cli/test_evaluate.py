import json
from pathlib import Path
from typing import Any

import pytest

GOLD = {
    "id": "a",
    "text": "Ông Lò Văn Muôn dự hội nghị.",
    "persons": [{"name": "Lò Văn Muôn"}, {"name": "Hà A Lềnh"}],
}
SAID = {"id": "a", "persons": [{"name": "Lò Văn Muôn"}, {"name": "Y Ngọc"}]}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    gold, said = tmp_path / "gold.jsonl", tmp_path / "said.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    said.write_text(json.dumps(SAID), encoding="utf-8")
    return gold, said


def test_the_table_shows_each_list(run: Any, files: tuple[Path, Path]) -> None:
    result = run("evaluate", files[0], "--records", files[1])
    assert result.status == 0
    row = next(line.split() for line in result.out.splitlines() if line.startswith("persons"))
    assert row == ["persons", "0.500", "0.500", "0.500", "1", "1", "1"]


def test_json_holds_figures_and_errors(run: Any, files: tuple[Path, Path]) -> None:
    data = json.loads(run("evaluate", files[0], "--records", files[1], "--json", "--errors").out)
    assert data["lists"]["persons"]["f1"] == 0.5
    assert [(e["kind"], e["list"], e["fact"]) for e in data["errors"]] == [
        ("missed", "persons", "Hà A Lềnh"),
        ("extra", "persons", "Y Ngọc"),
    ]


def test_without_records_the_text_is_read(run: Any, files: tuple[Path, Path]) -> None:
    data = json.loads(run("evaluate", files[0], "--json").out)
    persons = data["lists"]["persons"]
    assert (persons["hit"], persons["missed"]) == (1, 1)


def test_a_fallen_figure_is_status_1(run: Any, files: tuple[Path, Path], tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[persons]\nrecall = 0.6\n", encoding="utf-8")
    result = run("evaluate", files[0], "--records", files[1], "--floors", floors)
    assert (result.status, result.complaint) == (1, "persons: recall 0.500 is below its floor 0.600")


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (['{"id": "a"}', '{"id": "b"}', '{"id": "c"'], "gold.jsonl:3: broken JSON"),
        (['{"id": "a"}', "[]"], "gold.jsonl:2: expected a JSON object"),
        (['{"text": "a"}'], "gold.jsonl:1: no id"),
        (['{"id": "a"}', '{"id": "a"}'], "gold.jsonl:2: id a was there before"),
        (None, "gold.jsonl: no such file or directory"),
    ],
)
def test_bad_gold_is_one_line(run: Any, tmp_path: Path, lines: list[str] | None, complaint: str) -> None:
    gold = tmp_path / "gold.jsonl"
    if lines is not None:
        gold.write_text("\n".join(lines), encoding="utf-8")
    result = run("evaluate", gold)
    assert (result.status, result.out) == (1, "")
    assert complaint in result.complaint

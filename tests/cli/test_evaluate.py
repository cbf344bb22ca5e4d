import io
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


IDENTITY = [
    {"id": "a", "persons": [{"name": "Hà Văn Ba"}], "identity": {"persons": {"Hà Văn Ba": "p1"}}},
    {"id": "b", "persons": [{"name": "Hà Văn Ba"}], "identity": {"persons": {"Hà Văn Ba": "p1"}}},
]


def write(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_identity_of_given_lines_is_scored(run: Any, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", *IDENTITY)
    apart = [{"id": line["id"], "identity": {"persons": {"Hà Văn Ba": line["id"]}}} for line in IDENTITY]
    said = write(tmp_path / "said.jsonl", *apart)
    data = json.loads(run("evaluate", "--identity", gold, "--records", said, "--json", "--errors").out)
    persons = data["kinds"]["persons"]
    assert (persons["precision"], persons["recall"], persons["split"]) == (1, 0.5, 1)
    assert persons["errors"]["split"] == [[{"id": "a", "key": "Hà Văn Ba"}, {"id": "b", "key": "Hà Văn Ba"}]]


def test_identify_prints_what_evaluate_reads(run: Any, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", *IDENTITY)
    result = run("identify", gold)
    assert result.status == 0
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["a", "b"]
    said = tmp_path / "said.jsonl"
    said.write_text(result.out, encoding="utf-8")
    ask = ("evaluate", "--identity", gold)
    assert run(*ask, "--records", said).out == run(*ask).out
    floors = tmp_path / "floors.toml"
    for figure, status in (("precision = 1.0", 0), ("recall = 1.1", 1)):
        floors.write_text(f"[persons]\n{figure}\n[recurring]\nf1 = 0.5\n", encoding="utf-8")
        assert run(*ask, "--floors", floors).status == status


def test_what_a_record_leaves_out_of_its_people_is_read_from_its_text(run: Any, tmp_path: Path) -> None:
    office = {"person": "Quàng Văn Thoan", "title": "Chủ tịch", "body": "Hội Nông dân tỉnh Sơn La"}
    texts = {
        "a": "Ông Quàng Văn Thoan, sinh năm 1951, nguyên Chủ tịch Hội Nông dân tỉnh Sơn La, dự họp.",
        "b": "Ông Quàng Văn Thoan (sinh năm 1983), Chủ tịch Hội Nông dân tỉnh Sơn La, dự họp.",
    }
    bare = [
        {"id": id, "published": f"2024-0{n}-05", "persons": [{"name": office["person"]}], "holds": [office]}
        for n, id in enumerate(texts, 1)
    ]

    def people(*records: dict[str, Any]) -> int:
        said = run("identify", write(tmp_path / "records.jsonl", *records)).out.splitlines()
        return len({json.loads(line)["identity"]["persons"][office["person"]] for line in said})

    assert people(*bare) == 1
    assert people(*({**record, "text": texts[record["id"]]} for record in bare)) == 2
    born = [{**record, "persons": [{"name": office["person"], "birth": "1951"}]} for record in bare]
    assert people(*({**record, "text": texts[record["id"]]} for record in born)) == 1  # what it says counts


def test_identify_follows_decisions_and_reads_standard_input(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = {"title": "Chủ tịch", "status": "current"}
    held = ("Hội Nông dân tỉnh Cà Mau", "Hội Nông dân tỉnh Lào Cai")
    lines = [
        json.dumps(
            {
                "id": f"r{number}",
                "published": f"202{number}-05-05",
                "persons": [{"name": "Nguyễn Văn Hùng"}],
                "holds": [{"person": "Nguyễn Văn Hùng", "body": body, **office}],
                "bodies": [{"name": body}],
            }
        )
        for number, body in enumerate(held)
    ]
    decided = tmp_path / "decisions.tsv"
    decided.write_text("same\tr0#Nguyễn Văn Hùng\tr1#Nguyễn Văn Hùng\tan\t2026-01-02\tone man\n", "utf-8")

    def people(*options: Any) -> set[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        said = [json.loads(line) for line in run("identify", "-", *options).out.splitlines()]
        return {line["identity"]["persons"]["Nguyễn Văn Hùng"] for line in said}

    assert len(people()) == 2
    assert len(people("--decisions", decided)) == 1


def test_a_record_of_the_wrong_form_names_the_field(run: Any, tmp_path: Path) -> None:
    path = write(
        tmp_path / "records.jsonl", {"id": "a", "holds": [{"person": "Hà Văn Ba", "title": "Bí thư"}]}
    )
    result = run("identify", path)
    assert (result.status, result.out) == (1, "")
    assert result.complaint == f"kg: {path}:1: no record: holds.0.body: field required"

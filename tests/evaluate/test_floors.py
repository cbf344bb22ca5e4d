from pathlib import Path

import pytest

from kg.errors import InputError, UsageError
from kg.evaluate import score
from kg.evaluate.floors import below, read_floors

RESULT = score([{"id": "a", "persons": [{"name": "A Sinh"}, {"name": "Y Ngọc"}, {"name": "Lê Ba"}]}],
               [{"id": "a", "persons": [{"name": "A Sinh"}, {"name": "Y Ngọc"}]}])  # fmt: skip


def test_a_figure_under_its_floor_is_named() -> None:
    assert below(RESULT.counts, {"persons": {"recall": 0.7, "precision": 1}}) == [
        "persons: recall 0.667 is below its floor 0.700"
    ]


def test_a_figure_that_shows_as_its_floor_holds() -> None:
    assert below(RESULT.counts, {"persons": {"recall": 0.667, "f1": 0.8}}) == []


@pytest.mark.parametrize("floors", [{"people": {"f1": 0.5}}, {"persons": {"accuracy": 0.5}}])
def test_unknown_lists_and_measures_are_refused(floors: dict[str, dict[str, float]]) -> None:
    with pytest.raises(UsageError):
        below(RESULT.counts, floors)


@pytest.mark.parametrize("text", ["[persons", "persons = 1", '[persons]\nf1 = "high"'])
def test_a_malformed_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "floors.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.toml"):
        read_floors(file)

"""The decisions file."""

import pytest

from kg.errors import InputError
from kg.identity.decisions import read_decisions
from kg.identity.persons import Decision


def test_a_file_of_decisions(tmp_path):
    file = tmp_path / "decisions.tsv"
    file.write_text(
        "# ours\n\nsame\tarticle:a#A\tarticle:b#A\tLan\t2026-01-02\tone CV\nunsure\ta#B\tb#B\n", "utf-8"
    )
    assert read_decisions(file) == (
        Decision("same", "article:a#A", "article:b#A", "Lan", "2026-01-02", "one CV"),
        Decision("unsure", "a#B", "b#B"),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [("maybe\ta#A\tb#A", "no verdict"), ("same\ta\tb#A", "two mentions"), ("same", "two mentions")],
)
def test_a_broken_line_is_named(tmp_path, line, said):
    file = tmp_path / "decisions.tsv"
    file.write_text(f"# ours\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=f"line 2.*{said}"):
        read_decisions(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.tsv"):
        read_decisions(tmp_path / "none.tsv")

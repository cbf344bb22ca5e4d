"""Rows as text."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.queries.format import display_width, formatted, wrap

ROWS = [
    {"name": "Tô Lâm", "seen": date(2025, 9, 7), "posts": ["Tổng Bí thư", "Chủ tịch nước"], "until": None},
    {"name": 'Ông "A",\nB', "seen": None, "posts": [], "until": None},
]
COLUMNS = ("name", "seen", "posts", "until")


def test_json_is_one_array_and_jsonl_one_object_a_line():
    expected = [{**ROWS[0], "seen": "2025-09-07"}, ROWS[1]]
    assert json.loads(formatted("json", ROWS, COLUMNS)) == expected
    assert [json.loads(line) for line in formatted("jsonl", ROWS, COLUMNS).splitlines()] == expected
    assert json.loads(formatted("json", [], COLUMNS)) == [] and formatted("jsonl", [], COLUMNS) == ""


def test_csv_is_read_back():
    read = list(csv.reader(io.StringIO(formatted("csv", ROWS, COLUMNS))))
    assert read == [
        list(COLUMNS),
        ["Tô Lâm", "2025-09-07", "Tổng Bí thư; Chủ tịch nước", ""],
        ['Ông "A", B', "", "", ""],
    ]


def test_a_table_leaves_out_what_is_empty_and_aligns_by_display_width():
    decomposed = [{**ROWS[0], "name": "To\u0302 La\u0302m"}, ROWS[1]]
    lines = formatted("table", decomposed, COLUMNS).splitlines()
    assert lines[0].split() == ["name", "seen", "posts"]
    assert {display_width(line[: line.index("2025")]) for line in lines if "2025" in line} == {12}
    assert "\033" not in "".join(lines)


def test_a_table_fits_the_width_given():
    rows = [{"a": "một câu dài " * 20, "b": "ngắn", "c": "x" * 90}]
    text = formatted("table", rows, ("a", "b", "c"), width=60)
    assert all(display_width(line) <= 60 for line in text.splitlines())
    assert text.count("một câu") >= 18 and text.count("x") == 90


@pytest.mark.parametrize(
    ("text", "width"), [("Tô Lâm", 6), ("To\u0302", 2), ("日本", 4), ("a\u200bb", 2), ("", 0)]
)
def test_display_width(text: str, width: int):
    assert display_width(text) == width


@given(st.text(alphabet="aă日 b\u0302", max_size=60), st.integers(2, 12))
def test_wrapping_loses_nothing(text: str, width: int):
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")

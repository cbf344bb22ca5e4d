"""Answers in Vietnamese: every column and every word of the software has its label."""

import re

import pytest

from kg.ontology.schema import schema
from kg.queries.labels import heading, in_vietnamese
from kg.queries.registry import templates
from kg.queries.template import Template
from tests.queries.conftest import Asker


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.name)
def test_the_columns_of_a_query_have_labels_of_their_own(template: Template):
    labels = [heading(column) for column in template.columns]
    assert len(set(labels)) == len(labels)
    assert [label for column, label in zip(template.columns, labels, strict=True) if label == column] == []


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.name)
def test_the_words_that_a_query_puts_in_its_rows_have_labels(template: Template):
    returned = template.cypher.split("RETURN", 1)[1]
    for column in ("status", "relation", "certainty", "role"):
        told = re.findall(r"(?:THEN|ELSE) '([a-z ]+)'[^,]*? AS (\w+)", returned)
        for word in {word for word, of in told if of == column}:
            assert in_vietnamese([{column: word}]) != [{column: word}]


@pytest.mark.parametrize(
    ("column", "vocabulary"),
    [
        ("status", "Status"),
        ("role", "Role"),
        ("certainty", "Confidence"),
        ("block", "Block"),
        ("change", "Succession"),
    ],
)
def test_words_of_the_ontology_have_its_labels(column: str, vocabulary: str):
    for value, term in schema().vocabularies[vocabulary].items():
        assert in_vietnamese([{column: value}]) == [{column: term.labels["vi"]}]


def test_what_articles_say_is_never_translated(ask: Asker):
    for row in ask("positions", official="Trịnh Xuân Trường") + ask("coverage", official="Tô Lâm"):
        [said] = in_vietnamese([row])
        told = {"quote", "title", "url", "post", "name", "article", "teaser", "published"} & set(row)
        assert {column: row[column] for column in told} == {column: said[column] for column in told}


def test_an_answer_in_vietnamese(ask: Asker):
    [row] = in_vietnamese(ask("positions", official="Trịnh Xuân Trường"))
    assert (row["status"], row["block"], row["acting"]) == ("nguyên", "thân bài", "không")
    [row] = in_vietnamese(ask("find_official", name="Trịnh Xuân Trường"))
    assert row["posts"] == ["nguyên Bí thư Tỉnh ủy Lào Cai, thấy gần nhất 2025-09-07"]
    first, *_ = in_vietnamese(ask("attendance", meeting="buổi làm việc 2025-09-07"))
    assert (first["role"], first["kind"]) == ("chủ trì", "người")
    places = in_vietnamese(ask("place_history", place="xã Mù Cang Chải"))
    assert {row["relation"] for row in places} == {"chính nơi đó, cơ quan đó", "tiền thân"}
    claims = in_vietnamese(ask("claims_of_article", url="https://baolaocai.vn/lam-viec.html"))
    assert {"giữ chức", "chủ trì", "dự"} <= {row["predicate"] for row in claims}
    assert {"người", "cơ quan", "địa danh"} <= {row["kind"] for row in in_vietnamese(ask("counts"))}

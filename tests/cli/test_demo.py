from pathlib import Path
from typing import Any

import pytest

from kg.demo import articles, questions
from kg.queries.registry import template
from kg.queries.values import values
from kg.store import server


def test_every_step_is_a_query_with_its_parameters_and_columns() -> None:
    assert len(questions()) == 5
    for question in questions():
        for step in question.steps:
            query = template(step.query)
            values(query, step.given)
            assert set(step.show) <= set(query.columns)


def test_the_articles_are_a_dozen_with_all_metadata() -> None:
    shipped = articles()
    assert len({a.url for a in shipped}) == len(shipped) == 12
    assert all(a.publisher and a.published and a.title and a.text.startswith(a.title) for a in shipped)
    assert [a.published for a in shipped] == sorted(a.published or "" for a in shipped)


def test_the_demo_answers_each_question_with_quotes_from_the_articles(run: Any) -> None:
    first = run("demo", "--quiet")
    assert (first.status, first.err) == (0, "")
    for question in questions():
        assert question.asks in first.out
        for step in question.steps:
            assert step.command in first.out
    answers = first.out.split("\nNext")[0]
    for expected in (
        "Kiểm tra công tác khắc phục hậu quả mưa lũ",  # coverage
        "Giàng A Dế được chỉ định giữ chức Bí thư Đảng ủy xã Mù Cang Chải",  # who held the post then
        "buổi kiểm tra",  # where the two met
        "Tỉnh ủy Lào Cai",  # who disseminates
        "phát triển kinh tế nhà nước",
        "Trần Thu Hà",  # an official of the commune
        "Yên Bái",  # where its land was
    ):
        assert expected in " ".join(answers.split()), expected
    assert run("demo", "--quiet").out == first.out


def test_a_kept_store_can_be_asked_more(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    try:
        assert run("demo", "--keep", folder, "--quiet").status == 0
        assert "running" in run("store", "status", "--db", folder).out
        result = run("--db", folder, "query", "counts", "--format", "csv")
        assert result.status == 0
        assert "12" in result.out
    finally:
        stopped = run("store", "stop", "--db", folder)
    assert (stopped.status, stopped.out) == (0, f"stopped: {folder}\n")
    assert not server.status(folder).running
    assert run("store", "status", "--db", folder).status == 1


@pytest.mark.parametrize("where", ["a file", "a folder of something else"])
def test_a_place_that_is_not_ours_is_refused(run: Any, tmp_path: Path, where: str) -> None:
    path = tmp_path / "mine"
    if where == "a file":
        path.write_text("mine", encoding="utf-8")
    else:
        path.mkdir()
        (path / "letter.txt").write_text("mine", encoding="utf-8")
    result = run("demo", "--keep", path, "--quiet")
    assert (result.status, result.out) == (1, "")
    assert str(path) in result.complaint

from typing import Any

import pytest

from kg.queries.registry import templates


def test_list_names_every_question(run: Any) -> None:
    result = run("query", "--list")
    assert result.status == 0
    assert {t.name for t in templates()} <= set(result.out.split())


@pytest.mark.parametrize("query", templates(), ids=lambda t: t.name)
def test_help_tells_parameters_row_and_example(run: Any, query: Any) -> None:
    result = run("query", query.name, "--help")
    assert (result.status, result.err) == (0, "")
    for text in (query.purpose, query.example, *(field.doc for field in (*query.parameters, *query.row))):
        assert text in result.out


def test_no_parameter_hides_an_option_of_the_command() -> None:
    taken = {"format", "list", "help", "db", "quiet", "version"}
    assert [(t.name, f.name) for t in templates() for f in t.parameters if f.name in taken] == []

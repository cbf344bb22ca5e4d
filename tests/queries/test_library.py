"""`from kg import KnowledgeGraph`: queries as methods, rows as models, the same when awaited."""

import subprocess
import sys
from datetime import date

import pytest

import kg
from kg.errors import StoreError, UsageError
from kg.queries import stubs
from kg.queries.registry import templates
from kg.queries.rows import row_model
from kg.store.connect import Store, Target


def test_a_query_is_a_method_and_its_rows_are_models(graph: Store, store_env: Target):
    with kg.KnowledgeGraph() as library:
        rows = library.coverage(official="trinh xuan truong", limit=2)
        assert [row.published for row in rows] == [date(2026, 1, 20), date(2025, 9, 25)]
        assert rows == library.query("coverage", official="trinh xuan truong", limit=2)
        assert rows[0].model_dump(mode="json")["published"] == "2026-01-20"
        with pytest.raises(ValueError, match="frozen"):
            rows[0].title = "x"
        with pytest.raises(UsageError, match="no parameter `person`"):
            library.query("coverage", person="x")
        with pytest.raises(UsageError, match="there is no query"):
            library.query("covers")
        assert [row.name for row in library.query("find_official", name="Tô Lam")] == ["Tô Lâm"]
        with pytest.raises(AttributeError, match="no query `covers`"):
            library.covers  # noqa: B018
        assert "coverage" in dir(library) and {q.name for q in library.queries()} <= set(dir(library))
        assert (library.coverage.__doc__ or "").startswith("What the press has reported of an official")


async def test_the_same_with_await(graph: Store, store_env: Target):
    async with kg.AsyncKnowledgeGraph() as library:
        rows = await library.positions(official="Trịnh Xuân Trường", at=date(2025, 9, 1))
        assert [row.certainty for row in rows] == ["certain"]
        assert rows == await library.query("positions", official="Trịnh Xuân Trường", at="2025-09-01")


def test_a_store_that_does_not_answer_is_one_line():
    with pytest.raises(StoreError) as error:
        kg.KnowledgeGraph("bolt://127.0.0.1:9")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.name)
def test_row_models_have_the_columns_in_order(template):
    assert tuple(row_model(template).model_fields) == template.columns


def test_the_stub_is_current():
    assert stubs.PATH.read_text(encoding="utf-8") == stubs.text(), "run python -m kg.queries.stubs"


def test_asking_from_the_command_line_loads_no_more_than_it_needs():
    """Neither pydantic nor rdflib nor networkx, nor the driver before a store is opened."""
    heavy = "{'pydantic', 'rdflib', 'networkx', 'neo4j'}"
    code = f"import kg, kg.queries.run, kg.queries.format, sys; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"

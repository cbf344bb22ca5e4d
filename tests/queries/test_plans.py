"""What the server says of every template without running it: it only reads, and finds things by index."""

import re
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from kg.queries import resolve
from kg.queries.registry import templates
from kg.store.connect import Store, Target
from kg.store.schema import prepare
from tests.conftest import wipe

STATEMENTS = {template.name: template.cypher for template in templates()} | {
    "by id": resolve.BY_ID,
    "article by id": resolve.ARTICLE,
    "posts of a body": resolve.POSTS_OF,
}
COLUMNS = {template.name: template.columns for template in templates()}
PARAMETERS = {template.name: {field.name for field in template.parameters} for template in templates()}
READS_ALL = re.compile(r"AllNodesScan|NodeByLabelScan|RelationshipTypeScan|IndexScan|LoadCSV|Show")
PROCEDURES = "db.index.fulltext.queryNodes"


@pytest.fixture(scope="module")
def session(server: Target, open_store: Store) -> Iterator[neo4j.Session]:
    """A session that may only read, over an empty store with the schema: plans follow what a store holds."""
    wipe(open_store)
    prepare(open_store)
    auth = (server.user, server.password) if server.user else None
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=auth) as driver,
        driver.session(database=server.database, default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        yield session


def operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each operator of a plan with its details, the last to run first."""
    yield plan["operatorType"].partition("@")[0], plan["args"].get("Details", "")
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_reads_by_index_and_gives_what_its_header_says(session: neo4j.Session, name: str):
    result = session.run(f"EXPLAIN {STATEMENTS[name]}")
    columns, summary = tuple(result.keys()), result.consume()
    assert summary.query_type == "r"
    assert summary.plan is not None
    found = list(operators(summary.plan))
    assert [f"{op} {details}" for op, details in found if READS_ALL.search(op)] == []
    calls = [details for op, details in found if op == "ProcedureCall"]
    assert all(details.startswith(PROCEDURES) for details in calls)
    if name in COLUMNS:
        assert columns == COLUMNS[name]
        undefined = {
            parameter
            for status in summary.gql_status_objects
            if status.gql_status == "01N60"
            for parameter in re.findall(r"\$`([^`]+)`", status.status_description)
        }
        assert undefined == PARAMETERS[name]


@pytest.mark.parametrize("name", [name for name in STATEMENTS if name.startswith("coverage")])
def test_coverage_of_a_hub_is_read_in_the_order_of_the_index(session: neo4j.Session, name: str):
    """Below the limit the index gives the order; only articles of one day are sorted (PartialTop)."""
    plan = session.run(f"EXPLAIN {STATEMENTS[name]}").consume().plan
    assert plan is not None
    found = [op for op, _ in operators(plan)]
    below = found[found.index("PartialTop") :]
    assert "DirectedRelationshipIndexSeek" in below
    assert not {"Top", "Sort", "Expand(All)", "DirectedRelationshipTypeScan"} & set(
        below[: below.index("DirectedRelationshipIndexSeek")]
    )


def test_meetings_are_read_in_the_order_of_three_indexes(session: neo4j.Session):
    plan = session.run(f"EXPLAIN {STATEMENTS['meetings_of']}").consume().plan
    assert plan is not None
    found = [op for op, _ in operators(plan)]
    assert found.count("DirectedRelationshipIndexSeek") == 3 and "Sort" not in found

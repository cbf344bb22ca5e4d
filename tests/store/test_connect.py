"""Connections against a real server: rows, access modes, and one line for each thing that can go wrong."""

from datetime import date, datetime

import pytest

from kg.errors import StoreError
from kg.store.connect import Store


def test_rows_hold_python_dates_also_inside_lists_and_maps(store: Store):
    (row,) = store.read(
        "RETURN date('2025-09-07') AS d, [date('2025-01-02'), null] AS l, {at: datetime($t)} AS m",
        {"t": "2025-09-07T08:00:00Z"},
    )
    assert row["d"] == date(2025, 9, 7)
    assert type(row["d"]) is date
    assert row["l"] == [date(2025, 1, 2), None]
    assert type(row["m"]["at"]) is datetime


@pytest.mark.parametrize("text", ["CREATE (:X)", "MERGE (:X)", "CREATE INDEX i FOR (n:X) ON (n.y)"])
def test_a_read_that_writes_is_refused_by_the_server(store: Store, text: str):
    with pytest.raises(StoreError, match="read access mode"):
        store.read(text)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

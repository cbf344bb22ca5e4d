"""Constraints and indexes from the ontology; a store that is not ours, or of another form, is refused."""

import re

import pytest

from kg.errors import StoreError
from kg.ontology.schema import schema
from kg.store import cypher
from kg.store.connect import Store
from kg.store.schema import VERSION, prepare, statements


def names(store: Store) -> set[str]:
    """Names of all indexes, with those of constraints."""
    return {
        row["name"] for row in store.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    }


def test_all_of_the_ontologys_indexes_are_made_and_are_online(bare_store: Store) -> None:
    prepare(bare_store)
    assert names(bare_store) >= {index.name for index in schema().indexes}
    assert bare_store.read("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state") == []


def test_preparing_again_is_one_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(store)
    before = names(store)
    reads = []
    read = store.read
    monkeypatch.setattr(store, "read", lambda *given: reads.append(given) or read(*given))
    monkeypatch.setattr(store, "write", None)  # a write would fail
    prepare(store)
    assert len(reads) == 1
    monkeypatch.undo()
    assert names(store) == before


def test_a_database_that_holds_something_else_is_left_alone(store: Store) -> None:
    store.write(lambda tx: tx.run("CREATE (:Invoice {id: 1})").consume())
    with pytest.raises(StoreError, match="holds something else"):
        prepare(store)
    assert store.read("MATCH (n) RETURN labels(n) AS l") == [{"l": ["Invoice"]}]


@pytest.mark.parametrize("version", [VERSION + 1, VERSION - 1])
def test_a_store_in_another_form_is_refused_in_one_line(store: Store, version: int) -> None:
    store.write(lambda tx: tx.run("CREATE (:Schema {id: 1, version: $v})", v=version).consume())
    with pytest.raises(
        StoreError, match=rf"^the store is in form {version} and this software writes form {VERSION}"
    ):
        prepare(store)


def test_statements_are_made_once_each() -> None:
    assert len(statements()) == len(set(statements()))
    assert all(" IF NOT EXISTS " in text for text in statements())


def test_a_claim_that_goes_takes_any_short_cut_of_the_ontology_with_it() -> None:
    types = re.search(r"\[h:([A-Z_|\s]+)\]", cypher.DROP_CLAIMS)
    assert types is not None
    listed = set(re.split(r"[|\s]+", types[1]))
    assert listed | {"HOLDS"} == {r.name for r in schema().relations.values() if r.shortcut}


def test_dates_of_roles_are_kept_for_every_role_of_the_ontology() -> None:
    roles = {term.relation for term in schema().vocabularies["Role"].values()}
    types = re.search(r"\[p:([A-Z_|]+)\]", cypher.REDATE)
    assert types is not None
    assert set(types[1].split("|")) == roles

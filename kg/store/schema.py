"""The store's constraints and indexes, made from the ontology, and the version of what it holds.

A database that holds something else, or a store that another version of this software wrote, is left alone.
"""

from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.ontology.schema import Index, schema

if TYPE_CHECKING:
    from kg.store.connect import Store

VERSION = 4  # of the graph's form: raise it when a projection of the same record would differ

# The writer's own bookkeeping, of no interest to a reader of the graph.
_INTERNAL = (
    Index("alias_id", "unique", "node", ("Alias",), ("id",)),
    Index("block_id", "unique", "node", ("Block",), ("id",)),
    Index("decision_id", "unique", "node", ("Decision",), ("id",)),
    Index("decision_name", "range", "node", ("Decision",), ("name",)),
    Index("decision_other", "range", "node", ("Decision",), ("other",)),
    Index("name_doubtful", "range", "node", ("Name",), ("doubtful",)),
    Index("post_seats", "range", "node", ("Post",), ("seats",)),
    Index("article_open", "range", "node", ("Article",), ("open_facts",)),
    Index("article_put_off", "range", "node", ("Article",), ("put_off",)),
    Index("claim_pair", "range", "node", ("Claim",), ("pair",)),
)
_STATE = """
OPTIONAL MATCH (s:Schema {id: 1})
RETURN s.version AS version, s.indexes AS indexes, EXISTS { MATCH () } AS filled
"""
_PUT = "MERGE (s:Schema {id: 1}) SET s.version = $version, s.indexes = $indexes"


def statements() -> list[str]:
    """The Cypher that makes every constraint and index of the ontology, each only if it is not there yet."""
    return [_statement(index) for index in (*schema().indexes, *_INTERNAL)]


def prepare(store: "Store") -> None:
    """See that the store has what the writer needs; one read when it has.

    Raises StoreError when the database holds something else, or a graph in another version's form.
    """
    wanted = statements()
    state = store.read(_STATE)[0]
    if state["version"] is None and state["filled"]:
        raise StoreError(f"the database at {store.target.uri} holds something else: name an empty one")
    if state["version"] not in (None, VERSION):
        raise StoreError(
            f"the store is in form {state['version']} and this software writes form {VERSION}: "
            "load the articles into a new store, or use the version that wrote it"
        )
    if state["indexes"] == wanted:
        return
    store.write(
        lambda tx: [tx.run(text).consume() for text in wanted]
    )  # the server takes schema and data apart
    store.write(lambda tx: tx.run("CALL db.awaitIndexes(300)").consume())
    store.write(lambda tx: tx.run(_PUT, version=VERSION, indexes=wanted).consume())


def _statement(index: Index) -> str:
    """Names come from the ontology, which allows letters, digits and `_` in them alone."""
    over, listed = "|".join(index.over), ", ".join(f"x.{name}" for name in index.properties)
    name = f"{index.name} IF NOT EXISTS"
    at = f"(x:{over})" if index.on == "node" else f"()-[x:{over}]-()"
    match index.kind:
        case "unique":
            return f"CREATE CONSTRAINT {name} FOR {at} REQUIRE ({listed}) IS UNIQUE"
        case "range":
            return f"CREATE INDEX {name} FOR {at} ON ({listed})"
        case "fulltext":
            options = f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{index.analyzer}'}}}}"
            return f"CREATE FULLTEXT INDEX {name} FOR {at} ON EACH [{listed}] {options}"

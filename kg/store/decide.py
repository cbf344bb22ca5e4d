"""People's decisions on who is who, in the store: as they are, and nothing else.

The store keeps the decisions that it was told, beside the names that they are about. When they change, the
bearers of these names are told apart anew and their articles projected again, a name whole or not at all; so
a run that was cut off goes on where it stopped.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import NotFoundError, UsageError
from kg.identity.decisions import name_of, settled
from kg.identity.ids import digest, name_id
from kg.identity.persons import Decision
from kg.store import cypher
from kg.store.archive import unpack_members
from kg.store.change import run
from kg.store.schema import prepare
from kg.store.update import update

if TYPE_CHECKING:
    import neo4j

    from kg.store.connect import Store

_BATCH = 20  # names in one transaction
_ALL = "MATCH (d:Decision) WHERE d.name > '' RETURN d.id AS id, d.name AS name"
_BEARERS = """
UNWIND $ids AS id
OPTIONAL MATCH (:Entity {id: id})-[:NAMED]->(borne:Name)
OPTIONAL MATCH (own:Name {id: id})
WITH coalesce(borne, own) AS n WHERE n.tenure IS NOT NULL
RETURN n.name AS name, n.tenure AS tenure
"""


@dataclass(frozen=True, slots=True)
class DecideReport:
    """Decisions that are new, and that are gone; articles that were projected again because of it."""

    added: int = 0
    removed: int = 0
    articles: int = 0


def decide(store: "Store", decisions: Sequence[Decision]) -> DecideReport:
    """Make these all the decisions that the graph rests on. Raises StoreError."""
    prepare(store)
    there = {row["id"]: row["name"] for row in store.read(_ALL)}
    wanted = {row["id"]: row for row in map(_row, settled(decisions))}
    put: dict[str, list[dict[str, str]]] = defaultdict(list)
    drop: dict[str, list[str]] = defaultdict(list)
    for id, row in wanted.items():
        if id not in there:
            put[row["name"]].append(row)
    for id, name in there.items():
        if id not in wanted:
            drop[name].append(id)
    names = sorted({*put, *drop})
    articles = 0
    for at in range(0, len(names), _BATCH):
        some = names[at : at + _BATCH]
        articles += store.write(
            partial(
                _apply,
                put=[row for name in some for row in put[name]],
                drop=[id for name in some for id in drop[name]],
                names=some,
            ),
            timeout=0,
        )
    return DecideReport(sum(map(len, put.values())), sum(map(len, drop.values())), articles)


def _row(decision: Decision) -> dict[str, str]:
    told = asdict(decision)
    name = name_id(name_of(decision.a))
    return {"id": f"decision:{digest(*told.values(), size=20)}", "name": name, **told}


def _apply(
    tx: "neo4j.ManagedTransaction", put: list[dict[str, str]], drop: list[str], names: Sequence[str]
) -> int:
    tx.run(cypher.LOCK).consume()
    run(tx, cypher.DROP_DECISIONS, "ids", drop)
    run(tx, cypher.PUT_DECISIONS, "rows", put)
    return update(tx, names=names).again


def mentions(store: "Store", a: str, b: str) -> tuple[str, str]:
    """The mentions that a decision on two people names; each is a person's id or a mention of him.

    Of a person it is the mention that shows most of him: with an office, then the earliest. Raises
    NotFoundError for one that the store does not have, UsageError for the same one twice and for two names.
    """
    one, other = _mention(store, a), _mention(store, b)
    if one == other:
        raise UsageError(f"{a} and {b} are the same mention")
    if name_of(one) != name_of(other):
        raise UsageError(
            f"a decision is about two of one name, not {name_of(one)} and {name_of(other)}: "
            "who bears two names in the press stays two"
        )
    return one, other


def _mention(store: "Store", given: str) -> str:
    mention = "#" in given
    asked = name_id(name_of(given)) if mention else given
    for row in store.read(_BEARERS, {"ids": [asked]}):
        shown = [
            (not said.get("offices"), said.get("month") or 0, f"{article}#{key}")
            for article, key, person, said in unpack_members(row["tenure"])
            if (f"{article}#{key}" == given if mention else person == given)
        ]
        if shown:
            return min(shown)[-1]
    raise NotFoundError(
        f"the store has no mention {given}" if mention else f"the store has no person {given}"
    )

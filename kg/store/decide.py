"""People's decisions on who is who, in the store: as they are, and nothing else.

The store keeps the decisions that it was told, beside the names that they are about. When they change, the
bearers of these names are told apart anew, a name whole or not at all, and their articles projected again; so
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
from kg.store.archive import unpack
from kg.store.change import Row, run
from kg.store.groups import first, unpack_groups
from kg.store.schema import prepare
from kg.store.update import catch_up, update

if TYPE_CHECKING:
    import neo4j

    from kg.store.connect import Store

_BATCH = 20  # names in one transaction
_ALL = "MATCH (d:Decision) WHERE d.name > '' RETURN d.id AS id, d.name AS name, d.other AS other"
_WHO = "MATCH (a:Article {id: $id}) RETURN a.who AS who"
_BEARERS = "MATCH (:Entity {id: $id})-[:NAMED]->(n:Name) RETURN n.tenure AS tenure"


@dataclass(frozen=True, slots=True)
class DecideReport:
    """Decisions that are new, and that are gone; articles that were projected again because of it."""

    added: int = 0
    removed: int = 0
    articles: int = 0


def decide(store: "Store", decisions: Sequence[Decision]) -> DecideReport:
    """Make these all the decisions that the graph rests on. Raises StoreError."""
    prepare(store)
    catch_up(store)
    there = {row["id"]: row for row in store.read(_ALL)}
    wanted = {row["id"]: row for row in map(_row, settled(decisions))}
    put = [row for id, row in wanted.items() if id not in there]
    drop = [row for id, row in there.items() if id not in wanted]
    changed = defaultdict[str, tuple[list[Row], list[Row]]](lambda: ([], []))
    for kind, rows in enumerate((put, drop)):
        for row in rows:
            changed[row["name"]][kind].append(row)
    names, articles = sorted(changed), 0
    for at in range(0, len(names), _BATCH):
        some = [changed[name] for name in names[at : at + _BATCH]]
        work = partial(
            _apply, put=[r for rows, _ in some for r in rows], drop=[r for _, rows in some for r in rows]
        )
        articles += store.write(work, timeout=0)
        catch_up(store)
    return DecideReport(len(put), len(drop), articles)


def _row(decision: Decision) -> Row:
    told = asdict(decision)
    names = {"name": name_id(name_of(decision.a)), "other": name_id(name_of(decision.b))}
    return {"id": f"decision:{digest(*told.values(), size=20)}", **names, **told}


def _apply(tx: "neo4j.ManagedTransaction", put: list[Row], drop: list[Row]) -> int:
    tx.run(cypher.LOCK).consume()
    run(tx, cypher.DROP_DECISIONS, "ids", (row["id"] for row in drop))
    run(tx, cypher.PUT_DECISIONS, "rows", put)
    return update(tx, decided=[(row["name"], row["other"]) for row in (*put, *drop)]).again


def mentions(store: "Store", a: str, b: str) -> tuple[str, str]:
    """The mentions that a decision on two people names; each is a person's id or a mention of him.

    Of a person it is the mention that shows most of him: with an office, then the earliest. Raises
    NotFoundError for one that the store does not have, UsageError for the same one twice.
    """
    one, other = _mention(store, a), _mention(store, b)
    if one == other:
        raise UsageError(f"{a} and {b} are the same mention")
    return one, other


def _mention(store: "Store", given: str) -> str:
    article, _, key = given.partition("#")
    if key:
        if any(key in unpack(row["who"])["persons"] for row in store.read(_WHO, {"id": article})):
            return given
        raise NotFoundError(f"the store has no mention {given}")
    shown = [
        (not group.said.get("offices"), group.said.get("month") or 0, "#".join(first(group)))
        for row in store.read(_BEARERS, {"id": given})
        for group in unpack_groups(row["tenure"]).values()
        if group.id == given
    ]
    if not shown:
        raise NotFoundError(f"the store has no person {given}")
    return min(shown)[-1]

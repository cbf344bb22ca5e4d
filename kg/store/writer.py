"""Articles into the store and out of it: the one way in.

An article is written whole or not at all, many in one transaction when all is well; when a batch fails, its
articles are tried one by one, so that a bad one is kept aside and the others are loaded. What the graph holds
afterwards follows from the articles in it, whatever the order they came in.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import RecordError, StoreError
from kg.identity.ids import article_id
from kg.identity.persons import Decision
from kg.model import ArticleRecord
from kg.store import cypher
from kg.store.decide import decide
from kg.store.project import check_published
from kg.store.schema import prepare
from kg.store.update import Done, Item, catch_up, update

if TYPE_CHECKING:
    from kg.store.connect import Store

BATCH = 100  # articles in one transaction; more is not faster and holds the lock longer


@dataclass(frozen=True, slots=True)
class Reject:
    """An article that was not loaded, or a claim that was not asserted, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Articles loaded, unchanged, replaced (counts), rejected, and the claims of loaded ones kept aside."""

    loaded: int = 0
    unchanged: int = 0
    replaced: int = 0
    rejected: tuple[Reject, ...] = ()
    claims: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class ForgetReport:
    """How many articles were taken out, and what was not in the store."""

    forgotten: int = 0
    unknown: tuple[str, ...] = ()


def load(
    store: "Store",
    items: Iterable[tuple[ArticleRecord, str | None]],
    *,
    progress: Callable[[int], None] | None = None,
    batch: int = BATCH,
    decisions: Sequence[Decision] | None = None,
) -> LoadReport:
    """Write records, each with its raw text (None: keep no text), `batch` articles in a transaction.

    An article is unchanged if text, metadata, extractor and ontology are the same; else it replaces what its
    URL stated before. `progress` is told the number of articles done with after each batch. `decisions`, if
    given, take the place of those that the store has. Raises StoreError when the store cannot be used;
    articles written before that stay.
    """
    prepare(store)
    catch_up(store)
    if decisions is not None:
        decide(store, decisions)
    total, rejected = Done(), list[Reject]()
    for items_of_batch in _batches(items, batch, rejected):
        done = _write(store, items_of_batch, rejected)
        total = Done(
            total.loaded + done.loaded,
            total.unchanged + done.unchanged,
            total.replaced + done.replaced,
            total.aside + done.aside,
        )
        if progress:
            progress(len(items_of_batch))
    if len(total.loaded) + len(total.replaced) >= BATCH:  # plans rest on what the store held before
        store.write(lambda tx: tx.run("CALL db.prepareForReplanning(30)").consume())
    claims = tuple(Reject(id, f"{a.claim}: {a.reason}") for id, a in total.aside)
    return LoadReport(len(total.loaded), len(total.unchanged), len(total.replaced), tuple(rejected), claims)


def forget(store: "Store", urls_or_ids: Sequence[str]) -> ForgetReport:
    """Take articles out, by URL or article id, with all that nobody else states. Raises StoreError."""
    prepare(store)
    asked = {given: _id(given) for given in urls_or_ids}
    there = {row["id"] for row in store.read(cypher.STATES_OF, {"ids": sorted(set(asked.values()))})}
    found = sorted(there)
    for at in range(0, len(found), BATCH):
        store.write(partial(update, forgotten=found[at : at + BATCH]), timeout=0)
        catch_up(store)
    unknown = tuple(given for given, id in asked.items() if id not in there)
    return ForgetReport(len(found), unknown)


def _id(given: str) -> str:
    """The article id that a URL or an id stands for; what is neither stands for itself."""
    if given.startswith("article:"):
        return given
    try:
        return article_id(ArticleRecord(id=given, url=given))
    except ValueError:
        return given


def _batches(
    items: Iterable[tuple[ArticleRecord, str | None]], size: int, rejected: list[Reject]
) -> Iterator[list[Item]]:
    """Batches without two of one id, so that the second of two versions replaces the first."""
    found: dict[str, Item] = {}
    for record, text in items:
        try:
            check_published(record)
            id = article_id(record)
        except (RecordError, ValueError) as error:  # ValueError: an address that is none
            rejected.append(Reject(record.id, " ".join(str(error).split())))
            continue
        item = Item(id, record.id, record, text, _print(record))
        if item.id in found or len(found) >= size:
            yield list(found.values())
            found = {}
        found[item.id] = item
    if found:
        yield list(found.values())


def _print(record: ArticleRecord) -> str:
    """What is the same in an unchanged article; a record without a hash of its text stands for itself."""
    said = record.sha256 or hashlib.sha256(record.model_dump_json().encode()).hexdigest()
    return f"{said} {record.extractor or ''} {record.ontology or ''}"


def _write(store: "Store", items: list[Item], rejected: list[Reject]) -> Done:
    """One batch in one transaction; if the store refuses it, each article by itself."""
    try:
        done = store.write(lambda tx: update(tx, items), timeout=0)
    except (StoreError, RecordError) as error:
        if len(items) == 1 and _is_ours(error):
            rejected.append(Reject(items[0].given, str(error)))
            return Done()
        if not _is_ours(error):
            raise
    else:
        if done.left:
            catch_up(store)
        return done
    parts = [_write(store, [item], rejected) for item in items]
    return Done(
        tuple(id for p in parts for id in p.loaded),
        tuple(id for p in parts for id in p.unchanged),
        tuple(id for p in parts for id in p.replaced),
        tuple(claim for p in parts for claim in p.aside),
    )


def _is_ours(error: Exception) -> bool:
    """True when what was written is at fault, not the connection, the login or the server."""
    from neo4j.exceptions import ClientError

    cause = error.__cause__
    code = getattr(cause, "code", "") or ""
    return isinstance(error, RecordError) or (
        isinstance(cause, ClientError)
        and code.startswith(("Neo.ClientError.Statement", "Neo.ClientError.Schema"))
    )

"""Articles into the store and out of it: the one way in.

An article is written whole or not at all, many in one transaction when all is well; when a batch fails, its
articles are tried one by one, so that a bad one is kept aside and the others are loaded. What the graph holds
afterwards follows from the articles in it, whatever the order they came in.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.errors import RecordError, StoreError
from kg.identity.ids import article_id
from kg.model import ArticleRecord
from kg.store import cypher
from kg.store.archive import pack, pack_record, pack_text, unpack, unpack_record, unpack_text
from kg.store.blocks import Blocks, Who
from kg.store.change import Change, native, run
from kg.store.project import check_published, project
from kg.store.registers import Documents, People
from kg.store.rows import Aside, Identity, Projection, Props, Reading
from kg.store.schema import prepare
from kg.store.sittings import Sittings
from kg.text import fold

if TYPE_CHECKING:
    import neo4j

    from kg.store.connect import Store

BATCH = 100  # articles in one transaction; more is not faster and holds the lock longer
HUB = 5000  # relationships that make a thing a `Hub`, which path queries go around
_REGISTERS = (People(), Documents())


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


@dataclass(frozen=True, slots=True)
class _Item:
    """An article to load. `given` is the id the record came with."""

    id: str
    given: str
    record: ArticleRecord
    text: str | None
    print: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """An article as the store has it: its record, the ids it was given, and its node's properties."""

    reading: Reading
    who: Who
    props: Props

    @property
    def text(self) -> str | None:
        """The raw text, if it was kept."""
        return unpack_text(self.props["text"]) if self.props.get("text") is not None else None


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of one batch: the ids of each fate, and the claims kept aside."""

    loaded: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    claims: tuple[Reject, ...] = ()


def load(
    store: "Store",
    items: Iterable[tuple[ArticleRecord, str | None]],
    *,
    progress: Callable[[int], None] | None = None,
    batch: int = BATCH,
) -> LoadReport:
    """Write records, each with its raw text (None: keep no text), `batch` articles in a transaction.

    An article is unchanged if text, metadata, extractor and ontology are the same; else it replaces what its
    URL stated before. `progress` is told the number of articles done with after each batch. Raises StoreError
    when the store cannot be used; articles written before that stay.
    """
    prepare(store)
    total, rejected = _Done(), list[Reject]()
    for items_of_batch in _batches(items, batch, rejected):
        done = _write(store, items_of_batch, rejected)
        total = _Done(
            total.loaded + done.loaded,
            total.unchanged + done.unchanged,
            total.replaced + done.replaced,
            total.claims + done.claims,
        )
        if progress:
            progress(len(items_of_batch))
    if changed := len(total.loaded) + len(total.replaced):
        _settle(store, bulk=changed >= BATCH)
    return LoadReport(
        len(total.loaded), len(total.unchanged), len(total.replaced), tuple(rejected), total.claims
    )


def forget(store: "Store", urls_or_ids: Sequence[str]) -> ForgetReport:
    """Take articles out, by URL or article id, with all that nobody else states. Raises StoreError."""
    prepare(store)
    asked = {given: _id(given) for given in urls_or_ids}
    there = {row["id"] for row in store.read(cypher.STATES_OF, {"ids": sorted(set(asked.values()))})}
    found = sorted(there)
    for at in range(0, len(found), BATCH):
        store.write(partial(_change, items=(), forgotten=found[at : at + BATCH]), timeout=0)
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
) -> Iterator[list[_Item]]:
    """Batches without two of one id, so that the second of two versions replaces the first."""
    found: dict[str, _Item] = {}
    for record, text in items:
        try:
            check_published(record)
            id = article_id(record)
        except (RecordError, ValueError) as error:  # ValueError: an address that is none
            rejected.append(Reject(record.id, " ".join(str(error).split())))
            continue
        item = _Item(id, record.id, record, text, _print(record))
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


def _write(store: "Store", items: list[_Item], rejected: list[Reject]) -> _Done:
    """One batch in one transaction; if the store refuses it, each article by itself."""
    try:
        return store.write(lambda tx: _change(tx, items, ()), timeout=0)
    except (StoreError, RecordError) as error:
        if len(items) == 1 and _is_ours(error):
            rejected.append(Reject(items[0].given, str(error)))
            return _Done()
        if not _is_ours(error):
            raise
    parts = [_write(store, [item], rejected) for item in items]
    return _Done(
        tuple(id for p in parts for id in p.loaded),
        tuple(id for p in parts for id in p.unchanged),
        tuple(id for p in parts for id in p.replaced),
        tuple(claim for p in parts for claim in p.claims),
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


def _change(tx: "neo4j.ManagedTransaction", items: Sequence[_Item], forgotten: Sequence[str]) -> _Done:
    """Bring `items` in and take `forgotten` out, with every article that then means another thing."""
    tx.run(cypher.LOCK).consume()
    states = {row["id"]: row for row in run(tx, cypher.STATES_OF, "ids", (item.id for item in items))}
    fresh = {item.id: item for item in items if not _same(item, states.get(item.id))}
    old = _kept(tx, {*(fresh.keys() & states.keys()), *forgotten})
    into = {id: Reading.of(item.record) for id, item in fresh.items()}
    out = {id: kept.reading for id, kept in old.items()}

    blocks, sittings = Blocks(tx, _REGISTERS), Sittings(tx)
    who = blocks.change(out, into)
    again = _kept(tx, who.keys() - into.keys())
    rebound = {id: again[id].reading for id in again if "documents" in who[id]}
    telling = {id: (reading, _documents(who[id])) for id, reading in into.items()}
    telling |= {id: (reading, _documents(who[id], again[id])) for id, reading in rebound.items()}
    for id, keys in sittings.change({**out, **rebound}, telling).items():
        who.setdefault(id, {})["meetings"] = {**keys}
    again |= _kept(tx, who.keys() - into.keys() - again.keys())

    change, aside = Change(tx), list[Reject]()
    for id, kept in {**old, **again}.items():
        change.take_out(id, unpack(kept.props["share"]), whole=id in forgotten)
    for id, item in fresh.items():
        rows = project(item.record, _identity(into[id], who[id]), item.text)
        change.bring_in(_article(item, rows, who[id]), rows)
        aside += [Reject(item.given, f"{a.claim}: {a.reason}") for a in rows.aside]
    for id, kept in again.items():
        merged = {g: {**kept.who.get(g, {}), **who[id].get(g, {})} for g in {*kept.who, *who[id]}}
        rows = project(kept.reading.record, _identity(kept.reading, merged), kept.text)
        change.bring_in({**kept.props, **_derived(rows, merged)}, rows)
    change.apply()
    blocks.write()
    sittings.write()
    return _Done(
        tuple(id for id in fresh if id not in old),
        tuple(item.id for item in items if item.id not in fresh),
        tuple(id for id in fresh if id in old),
        tuple(aside),
    )


def _same(item: _Item, state: Mapping[str, Any] | None) -> bool:
    """True when the store has this very article (with its text, if one is given)."""
    return state is not None and state["print"] == item.print and (state["text"] or item.text is None)


def _kept(tx: "neo4j.ManagedTransaction", ids: Collection[str]) -> dict[str, _Kept]:
    found = {}
    for row in run(tx, cypher.KEPT, "ids", ids):
        props = {k: native(v) for k, v in row["props"].items()}
        found[row["id"]] = _Kept(Reading.of(unpack_record(props["record"])), unpack(props["who"]), props)
    return found


def _documents(who: Who, kept: _Kept | None = None) -> dict[str, str | None]:
    """The ids of an article's documents: those it had, with those that are new."""
    return {**(kept.who.get("documents", {}) if kept else {}), **who.get("documents", {})}


def _identity(reading: Reading, who: Who) -> Identity:
    return Identity(reading.things, who.get("persons", {}), who.get("documents", {}), who.get("meetings", {}))


def _article(item: _Item, rows: Projection, who: Who) -> Props:
    """The properties of an `Article` node."""
    record, text = item.record, item.text
    props: Props = {
        "id": item.id,
        "url": record.url,
        "title": record.title,
        "key": fold(record.title) if record.title else None,
        "publisher": record.publisher,
        "published": date.fromisoformat(record.published) if record.published else None,
        "lead": record.lead,
        "sha256": record.sha256,
        "extractor": record.extractor,
        "ontology": record.ontology,
        "loaded_at": datetime.now(UTC),
        "print": item.print,
        "record": pack_record(record),
        "text": pack_text(text) if text is not None else None,
        **_derived(rows, who),
    }
    return {k: v for k, v in props.items() if v is not None}


def _derived(rows: Projection, who: Who) -> Props:
    """What an `Article` node keeps of its projection: share of the nodes, who is who, claims kept aside."""
    share = {id: dict(node.stated) for id, node in sorted(rows.nodes.items())}
    return {"share": pack(share), "who": pack(who), "aside": [_said(a) for a in rows.aside]}


def _said(aside: Aside) -> str:
    return json.dumps([aside.claim, aside.reason], ensure_ascii=False)


_HUBS = """
MATCH (n:Entity) WHERE (COUNT { (n)--() } > $least) <> n:Hub
WITH n, COUNT { (n)--() } > $least AS hub
FOREACH (x IN CASE WHEN hub THEN [n] ELSE [] END | SET x:Hub)
FOREACH (x IN CASE WHEN hub THEN [] ELSE [n] END | REMOVE x:Hub)
"""


def _settle(store: "Store", bulk: bool) -> None:
    """After a load: hubs marked; after much, plans made anew, for they rest on what the store held before."""
    store.write(lambda tx: tx.run(_HUBS, least=HUB).consume(), timeout=0)
    if bulk:
        store.write(lambda tx: tx.run("CALL db.prepareForReplanning(30)").consume())

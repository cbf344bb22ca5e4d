"""One update of the graph, in one transaction: articles come and go, people decide, and what follows from it.

Every article whose people, documents or meetings then mean another thing is projected again; so loading,
replacing, forgetting and deciding are one thing. Where these are very many, as when two who were in the news
for years turn out to be one, only so many are projected with the update; the others are marked and follow in
transactions of their own, which whoever writes next takes up if this one is cut off.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from kg.model import ArticleRecord
from kg.store import cypher
from kg.store.archive import pack, pack_record, pack_text, unpack, unpack_record, unpack_text
from kg.store.blocks import Blocks, Where, Who
from kg.store.change import Change, native, run
from kg.store.doubtful import open_facts
from kg.store.project import project
from kg.store.registers import Documents, People
from kg.store.rows import Aside, Identity, Projection, Props, Reading
from kg.store.sittings import Sittings
from kg.text import fold

if TYPE_CHECKING:
    import neo4j

    from kg.store.connect import Store

_REGISTERS = (People(), Documents())
AGAIN = 200  # articles projected again in one transaction: more than the smallest server's memory holds


@dataclass(frozen=True, slots=True)
class Item:
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
    def where(self) -> Where:
        """The blocks that its people and documents are in."""
        where: Where = unpack(self.props["blocks"])
        return where

    @property
    def text(self) -> str | None:
        """The raw text, if it was kept."""
        return unpack_text(self.props["text"]) if self.props.get("text") is not None else None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one batch: the ids of each fate, and the claims kept aside."""

    loaded: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    aside: tuple[tuple[str, Aside], ...] = ()  # with the id that the record came with
    again: int = 0  # other articles that mean another thing now
    left: int = 0  # those of them that are still to be projected: see `catch_up`


def update(
    tx: "neo4j.ManagedTransaction",
    items: Sequence[Item] = (),
    forgotten: Sequence[str] = (),
    decided: Collection[tuple[str, str]] = (),
) -> Done:
    """Bring `items` in and take `forgotten` out, with every article that then means another thing.

    `decided`: pairs of names (ids, mostly the same twice) on whose bearers people changed their mind.
    """
    tx.run(cypher.LOCK).consume()
    states = {row["id"]: row for row in run(tx, cypher.STATES_OF, "ids", (item.id for item in items))}
    fresh = {item.id: item for item in items if not _same(item, states.get(item.id))}
    old = _kept(tx, {*(fresh.keys() & states.keys()), *forgotten})
    into = {id: Reading.of(item.record) for id, item in fresh.items()}
    out = {id: kept.reading for id, kept in old.items()}

    blocks, sittings = Blocks(tx, _REGISTERS), Sittings(tx)
    who = blocks.change({id: kept.where for id, kept in old.items()}, into, decided)
    rebound = _kept(tx, {id for id in who if "documents" in who[id]} - into.keys())
    telling = {id: (reading, _documents(who[id])) for id, reading in into.items()}
    telling |= {id: (kept.reading, _documents(who[id], kept)) for id, kept in rebound.items()}
    told_anew = {id: kept.reading for id, kept in rebound.items()}
    for id, keys in sittings.change({**out, **told_anew}, telling).items():
        who.setdefault(id, {})["meetings"] = {**keys}
    others = sorted(who.keys() - into.keys())
    again = _kept(tx, others[:AGAIN])

    change, aside = Change(tx), list[tuple[str, Aside]]()
    for id, kept in {**old, **again}.items():
        change.take_out(id, unpack(kept.props["share"]), whole=id in forgotten)
    for id, item in fresh.items():
        rows = project(item.record, _identity(into[id], who[id]), item.text)
        change.bring_in(_article(item, into[id], rows, who[id], blocks.where[id]), rows)
        aside += [(item.given, a) for a in rows.aside]
    for id, kept in again.items():
        _bring_again(change, kept, _merged(kept.who, who[id]))
    change.apply()
    blocks.write()
    sittings.write()
    _put_off(tx, {id: who[id] for id in others[AGAIN:]})
    return Done(
        tuple(id for id in fresh if id not in old),
        tuple(item.id for item in items if item.id not in fresh),
        tuple(id for id in fresh if id in old),
        tuple(aside),
        len(others),
        len(others[AGAIN:]),
    )


def catch_up(store: "Store") -> None:
    """Project the articles that are still to be. Raises StoreError; what was done until then stays."""
    while store.read(cypher.PUT_OFF, {"most": 1}):
        store.write(_some_again, timeout=0)


def _some_again(tx: "neo4j.ManagedTransaction") -> None:
    tx.run(cypher.LOCK).consume()
    change = Change(tx)
    for id, kept in _kept(tx, [row["id"] for row in tx.run(cypher.PUT_OFF, most=AGAIN)]).items():
        change.take_out(id, unpack(kept.props["share"]), whole=False)
        _bring_again(change, kept, kept.who)
    change.apply()


def _bring_again(change: Change, kept: _Kept, who: Who) -> None:
    rows = project(kept.reading.record, _identity(kept.reading, who), kept.text)
    props = {k: v for k, v in kept.props.items() if k not in ("pending", "put_off")}
    change.bring_in({**props, **_derived(kept.reading, rows, who)}, rows)


def _put_off(tx: "neo4j.ManagedTransaction", who: Mapping[str, Who]) -> None:
    """Mark articles whose things mean what `who` says, and that are not yet projected so."""
    rows = run(tx, cypher.PENDING, "ids", who)
    pending = {row["id"]: unpack(row["pending"]) if row["pending"] else {} for row in rows}
    marked = ({"id": id, "pending": pack(_merged(pending[id], who[id]))} for id in pending)
    run(tx, cypher.MARK_PENDING, "rows", marked)


def _merged(had: Who, who: Who) -> Who:
    return {kind: {**had.get(kind, {}), **who.get(kind, {})} for kind in {*had, *who}}


def _same(item: Item, state: Mapping[str, Any] | None) -> bool:
    """True when the store has this very article (with its text, if one is given)."""
    return state is not None and state["print"] == item.print and (state["text"] or item.text is None)


def _kept(tx: "neo4j.ManagedTransaction", ids: Collection[str]) -> dict[str, _Kept]:
    found = {}
    for row in run(tx, cypher.KEPT, "ids", ids):
        props = {k: native(v) for k, v in row["props"].items()}
        pending = unpack(props["pending"]) if "pending" in props else {}
        who = _merged(unpack(props["who"]), pending)
        found[row["id"]] = _Kept(Reading.of(unpack_record(props["record"])), who, props)
    return found


def _documents(who: Who, kept: _Kept | None = None) -> dict[str, str | None]:
    """The ids of an article's documents: those it had, with those that are new."""
    return {**(kept.who.get("documents", {}) if kept else {}), **who.get("documents", {})}


def _identity(reading: Reading, who: Who) -> Identity:
    return Identity(reading.things, who.get("persons", {}), who.get("documents", {}), who.get("meetings", {}))


def _article(item: Item, reading: Reading, rows: Projection, who: Who, where: Where) -> Props:
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
        "blocks": pack(where),
        **_derived(reading, rows, who),
    }
    return {k: v for k, v in props.items() if v is not None}


def _derived(reading: Reading, rows: Projection, who: Who) -> Props:
    """What an `Article` node keeps of its projection: share of the nodes, who is who, what is left open."""
    share = {id: dict(node.stated) for id, node in sorted(rows.nodes.items())}
    left = open_facts(reading)
    return {
        "share": pack(share),
        "who": pack(who),
        "aside": [_said(a) for a in rows.aside],
        "open": left,
        "open_facts": len(left) or None,
    }


def _said(aside: Aside) -> str:
    return json.dumps([aside.claim, aside.reason], ensure_ascii=False)

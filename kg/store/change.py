"""One change of the graph, in one transaction: some articles' old shares go out, their new rows come in.

Loading, replacing, forgetting and projecting again are all this. What the graph then holds follows from the
articles in it alone, not from the order in which they came: nodes and claims are counted unions of the
articles' shares, and what nothing supports goes. Under the writer's lock nothing else writes, so what was
read stays true.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.identity.ids import name_id
from kg.store import cypher
from kg.store.nodes import UNDATED, Seen, count, kind_of, labels, properties
from kg.store.rows import Claim, Link, Projection, Props
from kg.store.spells import Told, spells
from kg.store.structure import above, place_node, surroundings, unit_of

if TYPE_CHECKING:
    import neo4j

Share = Mapping[str, Mapping[str, list[str | int]]]  # node id → what one article states of it, by property
Row = dict[str, Any]

_ROLES = ("CHAIRED", "SPOKE_AT", "ATTENDED", "ORGANISED")
_BATCH = 5000  # rows sent with one statement


def run(tx: "neo4j.ManagedTransaction", text: str, name: str, rows: Iterable[Any]) -> list[Row]:
    """The rows of one statement over a list parameter, sent in pieces; dates as Python's own."""
    given, found = list(rows), list[Row]()
    for at in range(0, len(given), _BATCH):
        result = tx.run(text, {name: given[at : at + _BATCH]})
        keys = result.keys()
        found += [dict(zip(keys, map(native, record.values()), strict=True)) for record in result]
    return found


def native(value: Any) -> Any:  # noqa: ANN401 - any property value
    """A date or time of the driver as Python's own."""
    return value.to_native() if hasattr(value, "to_native") else value


@dataclass(slots=True)
class _State:
    """One node as it is and as it will be."""

    refs: int = 0  # articles whose share it is in
    held: int = 0  # places in the graph that bring it with them
    seen: Seen = field(default_factory=dict)
    there: bool = False
    was: tuple[int, int, str] = (0, 0, "{}")
    earliest: date | None = None

    @property
    def kept(self) -> bool:
        return self.refs > 0 or self.held > 0


class Change:
    """Collects what goes and what comes; `apply` writes it."""

    def __init__(self, tx: "neo4j.ManagedTransaction") -> None:
        self.tx = tx
        self.out: dict[str, Share] = {}  # article id → its share
        self.into: dict[str, tuple[Props, Projection]] = {}  # article id → the node's properties, its rows
        self.dropped: list[str] = []
        self.states: dict[str, _State] = {}
        self.links: dict[str, tuple[Link, ...]] = {}
        self.props: dict[str, Props] = {}

    def take_out(self, article: str, share: Share, *, whole: bool) -> None:
        """Subtract an article's share; `whole`: the article itself goes too."""
        self.out[article] = share
        if whole:
            self.dropped.append(article)

    def bring_in(self, article: Props, projection: Projection) -> None:
        """Add an article by its node's properties and its rows."""
        self.into[article["id"]] = (article, projection)

    def apply(self) -> None:
        """Write all of it."""
        gone = [r["id"] for r in run(self.tx, cypher.DROP_STATES, "ids", self.out)]
        run(self.tx, cypher.DROP_MENTIONS, "ids", self.out)
        run(self.tx, cypher.PUT_ARTICLES, "rows", (article for article, _ in self.into.values()))
        self._count_nodes()
        self._write_nodes()
        self._claims(gone)
        self._evidence()
        self._drop_nodes()
        run(self.tx, cypher.DROP_ARTICLES, "ids", self.dropped)

    # Nodes

    def _count_nodes(self) -> None:
        touched = {id for share in self.out.values() for id in share}
        touched.update(id for _, rows in self.into.values() for id in rows.nodes)
        self._read(touched)
        before = {id: self.states[id].refs for id in touched}
        for share in self.out.values():
            for id, stated in share.items():
                self.states[id].refs -= 1
                count(self.states[id].seen, {k: tuple(v) for k, v in stated.items()}, -1)
        for _, rows in self.into.values():
            for id, node in rows.nodes.items():
                self.states[id].refs += 1
                self.links[id] = node.links
                count(self.states[id].seen, node.stated, 1)
        brought: dict[str, int] = defaultdict(int)
        for id in touched:
            if kind_of(id) == "Place" and (before[id] > 0) != (self.states[id].refs > 0):
                for other in self._brings(id):
                    brought[other] += 1 if self.states[id].refs else -1
        self._read(id for id in brought if id not in self.states)
        for id, by in brought.items():
            self.states[id].held += by

    def _brings(self, id: str) -> frozenset[str]:
        if unit_of(id):
            return surroundings(id)
        province = (
            self.states[id].seen.get("province") or json.loads(self.states[id].was[2]).get("province") or {}
        )
        return above(next(iter(sorted(province)), None))

    def _read(self, ids: Iterable[str]) -> None:
        wanted = sorted(ids)
        self.states.update((id, _State()) for id in wanted)
        names = [id for id in wanted if kind_of(id) == "Name"]
        rows = run(self.tx, cypher.ENTITIES, "ids", (id for id in wanted if kind_of(id) != "Name"))
        for row in rows + run(self.tx, cypher.NAMES, "ids", names):
            was = (row["refs"], row["held"], row["seen"])
            state = _State(row["refs"], row["held"], json.loads(row["seen"]), True, was, row["earliest"])
            self.states[row["id"]] = state

    def _write_nodes(self) -> None:
        new: list[Row] = []
        old: dict[bool, list[Row]] = {True: [], False: []}  # names, entities
        redated: list[Row] = []
        resolutions: dict[bool, list[str]] = {True: [], False: []}
        for id, state in self.states.items():
            seen = json.dumps(state.seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            if not state.kept or (state.there and state.was == (state.refs, state.held, seen)):
                continue
            props = {"id": id, "refs": state.refs, "held": state.held, "seen": seen}
            props |= properties(id, state.seen)
            self.props[id] = props
            if not state.there:
                new.append({"labels": labels(id, props), "props": props})
                continue
            old[kind_of(id) == "Name"].append({"id": id, "props": props})
            if kind_of(id) == "Document":
                resolutions["Resolution" in labels(id, props)].append(id)
            if kind_of(id) == "Meeting" and props.get("earliest") != state.earliest:
                redated.append({"id": id, "date": props.get("earliest", UNDATED)})
        run(self.tx, cypher.NEW_NODES, "rows", new)
        run(self.tx, cypher.SET_ENTITIES, "rows", old[False])
        run(self.tx, cypher.SET_NAMES, "rows", old[True])
        run(self.tx, cypher.RESOLUTION, "ids", resolutions[True])
        run(self.tx, cypher.NO_RESOLUTION, "ids", resolutions[False])
        run(self.tx, cypher.REDATE, "rows", redated)
        named = [
            self._named(row["props"]["id"])
            for row in (*new, *old[False])
            if kind_of(row["props"]["id"]) == "Person"
        ]
        links = [
            {"start": row["props"]["id"], "type": link.type, "end": link.end, "props": dict(link.props)}
            for row in new
            for link in self._links(row["props"]["id"])
        ]
        run(self.tx, cypher.LINKS, "rows", (row for row in links if row["type"] != "NAMED"))
        run(self.tx, cypher.UNNAMED, "rows", (row for gone, _ in named for row in gone))
        run(self.tx, cypher.NAMED, "rows", (row for _, come in named for row in come))

    def _named(self, id: str) -> tuple[list[Row], list[Row]]:
        """The names that a person bears no more, and those he bears now: decisions may give him several."""
        state = self.states[id]
        was, now = (
            {name_id(name) for name in seen.get("name", ())}
            for seen in (json.loads(state.was[2]), state.seen)
        )
        return [{"person": id, "name": n} for n in was - now], [{"person": id, "name": n} for n in now - was]

    def _links(self, id: str) -> tuple[Link, ...]:
        return self.links[id] if id in self.links else place_node(id).links

    def _drop_nodes(self) -> None:
        gone = [id for id, state in self.states.items() if state.there and not state.kept]
        run(self.tx, cypher.DROP_ENTITIES, "ids", (id for id in gone if kind_of(id) != "Name"))
        run(self.tx, cypher.DROP_NAMES, "ids", (id for id in gone if kind_of(id) == "Name"))

    # Claims

    def _claims(self, gone: list[str]) -> None:
        stated: dict[str, Claim] = {}
        said: dict[str, list[date | None]] = defaultdict(list)  # days of what counts: no teasers
        for article, rows in self.into.values():
            stated.update(rows.claims)
            for id, row in rows.states.items():
                said[id] += [] if row["block"] == "teaser" else [article.get("published")]
        known = {row["id"]: row for row in run(self.tx, cypher.CLAIMS, "ids", sorted({*stated, *gone}))}
        new = [stated[id] for id in sorted(stated) if id not in known]
        run(self.tx, cypher.NEW_CLAIMS, "rows", (self._new_claim(claim, said[claim.id]) for claim in new))
        run(self.tx, cypher.SHORT_CUTS, "rows", (self._short_cut(c) for c in new if c.predicate != "HOLDS"))
        recounted = set(gone)
        run(
            self.tx,
            cypher.SET_CLAIMS,
            "rows",
            (
                {"id": id, **_coverage(known[id], said[id])}
                for id in sorted(stated)
                if id in known and id not in recounted
            ),
        )
        run(self.tx, cypher.NEW_STATES, "rows", self._statements())
        left = run(self.tx, cypher.COVERAGE, "ids", gone)
        run(self.tx, cypher.SET_CLAIMS, "rows", (row for row in left if row["stated"]))
        run(self.tx, cypher.DROP_CLAIMS, "ids", (row["id"] for row in left if not row["stated"]))
        pairs = {known[id]["pair"] for id in known} | {_pair(claim) for claim in new}
        self._holdings(sorted(filter(None, pairs)))

    def _new_claim(self, claim: Claim, days: list[date | None]) -> Row:
        props = {"id": claim.id, "predicate": claim.predicate, "pair": _pair(claim), **claim.qualifiers}
        props |= _coverage({"articles": 0, "first_seen": None, "last_seen": None}, days)
        props = {k: v for k, v in props.items() if v is not None}
        return {"subject": claim.subject, "object": claim.object, "props": props}

    def _short_cut(self, claim: Claim) -> Row:
        short: Props = {"claim": claim.id}
        if claim.predicate in _ROLES:
            meeting = self.props.get(claim.object) or {"earliest": self.states[claim.object].earliest}
            short |= {"entity": claim.subject, "date": meeting.get("earliest") or UNDATED}
        return {
            "subject": claim.subject,
            "object": claim.object,
            "predicate": claim.predicate,
            "short": short,
        }

    def _statements(self) -> Iterable[Row]:
        for id, (article, rows) in self.into.items():
            day = {"published": article["published"]} if article.get("published") else {}
            for claim, row in rows.states.items():
                yield {"article": id, "claim": claim, "props": {**row, **day}}

    def _holdings(self, pairs: list[str]) -> None:
        """Write the spells of each (person, post) whose claims changed, as they differ from what is there."""
        told: dict[str, list[Told]] = {pair: [] for pair in pairs}
        for row in run(self.tx, cypher.PAIRS, "pairs", pairs):
            told[row.pop("pair")].append(Told(**row))
        there: dict[str, Props] = {}
        ends = {pair: dict(zip(("subject", "object"), pair.split("|"), strict=True)) for pair in pairs}
        for row in run(self.tx, cypher.HOLDS, "rows", ({"pair": p, **ends[p]} for p in pairs)):
            props = {k: native(v) for k, v in row["props"].items()}
            there[props["claim"]] = props
        wanted = {row["claim"]: (pair, row) for pair in pairs for row in spells(told[pair])}
        run(self.tx, cypher.DROP_HOLDS, "claims", sorted(set(there) - set(wanted)))
        changed = (row for claim, (_, row) in wanted.items() if claim in there and there[claim] != row)
        run(self.tx, cypher.SET_HOLDS, "rows", changed)
        new = ({**ends[pair], "props": row} for claim, (pair, row) in wanted.items() if claim not in there)
        run(self.tx, cypher.NEW_HOLDS, "rows", new)

    # Evidence

    def _evidence(self) -> None:
        mentions: dict[bool, list[Row]] = {True: [], False: []}
        reports = []
        for id, (article, rows) in self.into.items():
            day = article.get("published") or UNDATED
            for entity, row in rows.mentions.items():
                props = {**row, "published": day}
                mentions[kind_of(entity) == "Name"].append({"article": id, "entity": entity, "props": props})
            for entity, row in rows.reports.items():
                reports.append({"article": id, "entity": entity, "props": {**row, "published": day}})
        run(self.tx, cypher.NEW_MENTIONS, "rows", mentions[False])
        run(self.tx, cypher.NEW_NAME_MENTIONS, "rows", mentions[True])
        run(self.tx, cypher.NEW_REPORTS, "rows", reports)


def _pair(claim: Claim) -> str | None:
    return f"{claim.subject}|{claim.object}" if claim.predicate == "HOLDS" else None


def _coverage(known: Mapping[str, Any], days: list[date | None]) -> Props:
    told = [day for day in (*days, known["first_seen"], known["last_seen"]) if day]
    return {
        "articles": known["articles"] + len(days),
        "first_seen": min(told, default=None),
        "last_seen": max(told, default=None),
    }

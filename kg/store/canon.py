"""The whole graph as lines of text that do not depend on how it came about: to compare two stores.

Ids that were handed out (people, meetings, and the claims about them) are renamed after what they stand for
now; when an article was loaded, aliases of retired ids, locks and the schema's version are history and left
out.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.identity.ids import digest
from kg.store.archive import unpack, unpack_members, unpack_record, unpack_text
from kg.store.groups import node_of, unpack_groups

if TYPE_CHECKING:
    from kg.store.connect import Store

_ID = re.compile(r"(?:person|meeting|claim):[^\s\"|]+")
_NODES = """
MATCH (n) WHERE NOT n:Alias AND NOT n:WriterLock AND NOT n:Schema AND NOT (n:Block AND n.members IS NULL)
RETURN labels(n) AS labels, properties(n) AS props
"""
_RELATIONS = """
MATCH (s)-[r]->(e) WHERE NOT r:AMONG
RETURN type(r) AS type, s.id AS start, e.id AS end, properties(r) AS props
"""
_TIES = "MATCH (a:Article)-[t:AMONG]->(b:Block) RETURN b.id AS node, collect([a.id, t.key]) AS members"
_QUALIFIERS = ("status", "acting", "since", "until", "term")
_PACKED: dict[str, Callable[[bytes], Any]] = {
    "record": lambda data: json.loads(unpack_record(data).model_dump_json()),
    "text": unpack_text,
}
_HISTORY = ("loaded_at",)


def canonical(store: "Store") -> list[str]:
    """One line for each node and relationship, sorted. Two stores with equal lines hold the same."""
    ties = {row["node"]: row["members"] for row in store.read(_TIES)}
    nodes = [(sorted(row["labels"]), _opened(row["props"], ties)) for row in store.read(_NODES)]
    relations = store.read(_RELATIONS)
    names = _handed_out(nodes)
    names |= _claims(nodes, relations, names)
    lines = [_line("node", labels, props, names) for labels, props in nodes]
    lines += [_line(row["type"], [row["start"], row["end"]], row["props"], names) for row in relations]
    return sorted(lines)


def _opened(props: Mapping[str, Any], ties: Mapping[str, list[list[str]]]) -> dict[str, Any]:
    """Properties with what is packed in them unpacked, and without what is history.

    What `groups` keeps is opened as one row for each member, however it is kept.
    """
    opened: dict[str, Any] = {}
    for name, value in props.items():
        if name == "tenure" or (name == "members" and props["id"].startswith("document:")):
            opened[name] = sorted(
                [*member, group.id, group.said]
                for key, group in unpack_groups(value).items()
                for member in (ties[node_of(props["id"], key)] if group.large else group.members or ())
            )
        elif name == "members":
            opened[name] = [[article, key, ids[0], said] for article, key, ids, said in unpack_members(value)]
        elif name not in _HISTORY:
            packed = isinstance(value, bytes | bytearray)
            opened[name] = _PACKED.get(name, unpack)(value) if packed else value
    return opened


def _handed_out(nodes: list[tuple[list[str], dict[str, Any]]]) -> dict[str, str]:
    """Person and meeting ids, named after the least mention of each."""
    mentions: dict[str, list[str]] = defaultdict(list)
    for _, props in nodes:
        for article, key, id, _ in props.get("tenure") or props.get("members") or ():
            if id is not None and _ID.fullmatch(id):
                mentions[id].append(f"{article}#{key}")
    return {id: f"{id.partition(':')[0]}:of {digest(min(found))}" for id, found in mentions.items()}


def _claims(
    nodes: list[tuple[list[str], dict[str, Any]]], relations: list[dict[str, Any]], names: Mapping[str, str]
) -> dict[str, str]:
    """Claim ids, named after what they say."""
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for row in relations:
        if row["type"] in ("SUBJECT", "OBJECT"):
            ends[row["start"]][row["type"]] = names.get(row["end"], row["end"])
    found = {}
    for labels, props in nodes:
        if "Claim" in labels:
            said = [str(props.get(q)) for q in _QUALIFIERS]
            end = ends[props["id"]]
            found[props["id"]] = (
                f"claim:of {digest(props['predicate'], end['SUBJECT'], end['OBJECT'], *said)}"
            )
    return found


def _line(kind: str, head: list[str], props: Mapping[str, Any], names: Mapping[str, str]) -> str:
    def renamed(text: str) -> str:
        return _ID.sub(lambda m: names.get(m.group(), m.group()), text)

    def walked(value: Any) -> Any:  # noqa: ANN401 - any property value
        if isinstance(value, str):
            return renamed(value)
        if isinstance(value, Mapping):
            return {renamed(k): walked(v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [walked(v) for v in value]
        return value if isinstance(value, int | float | bool | None) else str(value)

    told = {**walked(props), **({"claims": sorted(walked(props["claims"]))} if "claims" in props else {})}
    return json.dumps([kind, walked(head), told], ensure_ascii=False, sort_keys=True)


def differences(one: list[str], other: list[str]) -> Iterator[str]:
    """The lines that only one of two graphs has, with `-` (first) or `+` (second) before them."""
    yield from (f"- {line}" for line in sorted(set(one) - set(other)))
    yield from (f"+ {line}" for line in sorted(set(other) - set(one)))

"""A node's properties from what the articles say of it: a counted union, whatever the order.

`Seen` counts, for each property and value, the articles that state it. Adding an article adds its share,
taking it out subtracts the same, and the properties are a pure function of the counts.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from kg import edtf
from kg.identity.titles import seats, standing
from kg.store.rows import Kind, Props
from kg.store.structure import place_node, unit_of
from kg.text import fold

Seen = dict[str, dict[str, int]]

UNDATED = date.min  # stands for "no day known" where an index needs a value: it sorts last, newest first
_LISTS = ("names_seen", "honorifics", "ranks")
_KINDS: dict[str, Kind] = {kind.lower(): kind for kind in get_args(Kind)}


def kind_of(id: str) -> Kind:
    """The kind of thing an id names: `body:…` is a Body."""
    return _KINDS[id.partition(":")[0]]


def labels(id: str, props: Props) -> list[str]:
    """The labels of a node. The six kinds of thing are `Entity`; a document may be a `Resolution` too."""
    kind = kind_of(id)
    found: list[str] = [kind] if kind == "Name" else ["Entity", kind]
    return [*found, "Resolution"] if kind == "Document" and props.get("type") == "nghị quyết" else found


def count(seen: Seen, stated: Mapping[str, tuple[str | int, ...]], sign: int) -> None:
    """Add (`sign` 1) or subtract (-1) what one article states."""
    for name, values in stated.items():
        counts = seen.setdefault(name, {})
        for value in values:
            counts[str(value)] = counts.get(str(value), 0) + sign
            if not counts[str(value)]:
                del counts[str(value)]
        if not counts:
            del seen[name]


def properties(id: str, seen: Seen) -> Props:
    """The properties of a node, from its id and what is stated of it. What nothing tells is not there."""
    props: Props = {k: sorted(v) if k in _LISTS else _chosen(k, v) for k, v in sorted(seen.items())}
    kind = kind_of(id)
    if kind == "Place" and unit_of(id):
        props = dict(place_node(id).fixed)
    if "ordinal" in props:
        props["ordinal"] = int(props["ordinal"])
    if kind == "Document":
        title = " ".join(filter(None, (props.get("type"), props.get("code"))))
        props["name"] = title[:1].upper() + title[1:] if props.get("code") else props.get("subject", title)
    if kind == "Meeting":
        props.setdefault("name", props["kind"])
    if kind == "Post":
        props |= {"rank": standing(props["title"]), "seats": seats(props["title"])}
    if kind in ("Document", "Meeting") and "date" in props:
        props["earliest"] = edtf.earliest(props["date"])
        props["latest"] = edtf.latest(props.get("date_end")) or edtf.latest(props["date"])
    props["key"] = fold(props["name"])
    return {k: v for k, v in props.items() if v is not None}


def _chosen(name: str, counts: dict[str, int]) -> str:
    """One value of several: the fullest date, the longest subject, else the most stated; ties by the text."""
    first: Callable[[str], int] = counts.__getitem__
    if name in ("date", "date_end", "birth"):
        first = edtf.precision
    elif name == "subject":
        first = len
    return min(counts, key=lambda v: (-first(v), -counts[v], -len(v), v))

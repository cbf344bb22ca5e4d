"""What is counted: each list of a record as a set of comparable keys."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.evaluate.normal import normal

Item = Mapping[str, Any]
Key = tuple[str, ...]
Keys = Callable[[Item, Item], Iterator[Key]]


def facts(record: Item) -> dict[str, dict[Key, Item]]:
    """List → {key: the item that says it} of a record in its JSON form; doubtful items are not asserted."""
    dates = {m.get("key"): m.get("date") for m in record.get("meetings") or ()}
    found: dict[str, dict[Key, Item]] = {}
    for name, (source, keys) in _COUNTED.items():
        items: Sequence[Item] = record.get(source) or ()
        found[name] = {}
        for item in items:
            if item.get("confidence") != "doubtful":
                for key in keys(item, dates):
                    found[name].setdefault(key, item)
    return found


def _words(item: Item, *fields: str) -> Key:
    return tuple(normal(item.get(field) or "") for field in fields)


def _date(value: str | None) -> str:
    """A date as compared: one without a year counts as none."""
    return "" if value is None or value.startswith("XXXX") else value


def _by(*fields: str) -> Keys:
    def keys(item: Item, dates: Item) -> Iterator[Key]:
        yield _words(item, *fields)

    return keys


def _times(item: Item, dates: Item) -> Iterator[Key]:
    """One key for each dated end of a holding: (person, title, body, `since` or `until`, value).

    All holdings' ends count, whatever their status, and whether or not the holding itself matches.
    """
    for end in ("since", "until"):
        if value := _date(item.get(end)):
            yield (*_words(item, "person", "title", "body"), end, value)


def _document(item: Item, dates: Item) -> Iterator[Key]:
    yield (normal(item.get("code") or item.get("subject") or ""), normal(item.get("issuer") or ""))


def _code(item: Item, dates: Item) -> Iterator[Key]:
    yield (normal(item.get("code") or item.get("subject") or ""),)


def _meeting(item: Item, dates: Item) -> Iterator[Key]:
    yield (normal(item.get("kind") or ""), _date(item.get("date")))


def _participation(item: Item, dates: Item) -> Iterator[Key]:
    yield (*_words(item, "who", "role"), _date(dates.get(item.get("meeting") or "")))


_COUNTED: dict[str, tuple[str, Keys]] = {
    "persons": ("persons", _by("name")),
    "holds": ("holds", _by("person", "title", "body", "status")),
    "times": ("holds", _times),
    "bodies": ("bodies", _by("name")),
    "places": ("places", _by("type", "name", "in")),
    "documents": ("documents", _document),
    "meetings": ("meetings", _meeting),
    "takes_part": ("takes_part", _participation),
    "holds without status": ("holds", _by("person", "title", "body")),
    "places by name": ("places", _by("name")),
    "documents by code": ("documents", _code),
    "takes_part by who": ("takes_part", _by("who")),
}
ALSO = ("holds without status", "places by name", "documents by code", "takes_part by who")
LISTS = tuple(name for name in _COUNTED if name not in ALSO)

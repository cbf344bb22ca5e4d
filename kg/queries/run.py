"""Running a template: its parameters as values, names as ids, then the one read."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.queries.registry import template
from kg.queries.resolve import living, resolve
from kg.queries.steps import Read, Rows, Steps, drive
from kg.queries.template import THINGS, Template
from kg.queries.values import values
from kg.queries.words import lucene
from kg.text import alphabetical, name_order

if TYPE_CHECKING:
    from kg.store.connect import Store

_ID = re.compile(r"[a-z]+:\S+")
_LAST = {"post": 1}  # a post is looked for within the body that another parameter names


def bound(query: Template, given: Mapping[str, Any]) -> Steps[dict[str, Any]]:
    """The parameters as the Cypher takes them: typed, and each name of a thing as the id of the one it means.

    Errors: UsageError (unknown, missing or malformed parameter), NotFoundError, AmbiguousError.
    """
    found = values(query, given)
    for field in sorted(query.parameters, key=lambda f: _LAST.get(f.type, 0)):
        if field.type in THINGS and found[field.name] is not None:
            found[field.name] = yield from resolve(field.type, found[field.name], found)
    return found


def answer(query: Template, given: Mapping[str, Any]) -> Steps[Rows]:
    """The template's rows for parameters as a user gives them.

    Where a template looks for words, an id will do: it gives the row of what it stands for now.
    """
    parameters = yield from bound(query, given)
    for field in query.parameters:
        text = str(given.get(field.name) or "").strip()
        if field.type == "words" and _ID.fullmatch(text) and (found := (yield from living(text))):
            rows: Rows = []
            for id, (_, name) in found.items():
                named = {**parameters, field.name: lucene(name)}
                rows += [row for row in (yield Read(query.cypher, named)) if row["id"] == id]
            return rows
    return in_order(query, (yield Read(query.cypher, parameters)))


def in_order(query: Template, rows: Rows) -> Rows:
    """The rows in the order of the Cypher, but those that agree in all columns under Sorted but the last.

    These are in Vietnamese order: people by given name, middle name and surname, all else by the alphabet.
    """
    if not query.sorted:
        return rows
    *leading, last = query.sorted

    def key(row: Mapping[str, Any]) -> tuple[tuple[int, ...], ...]:
        person = row["kind"] == "person" if "kind" in row else "official" in row
        return name_order(row[last]) if person else alphabetical(row[last])

    groups = groupby(rows, key=lambda row: [row[column] for column in leading])
    return [row for _, group in groups for row in sorted(group, key=key)]


def rows(store: "Store", name: str, given: Mapping[str, Any]) -> Rows:
    """The rows of the template `name` as plain dicts, whose keys are its columns."""
    return drive(answer(template(name), given), store.read)

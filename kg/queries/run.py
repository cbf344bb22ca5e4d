"""Running a template: its parameters as values, names as ids, then the one read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.queries.registry import template
from kg.queries.resolve import resolve
from kg.queries.steps import Read, Rows, Steps, drive
from kg.queries.template import THINGS, Template
from kg.queries.values import values

if TYPE_CHECKING:
    from kg.store.connect import Store

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
    """The template's rows for parameters as a user gives them."""
    parameters = yield from bound(query, given)
    return (yield Read(query.cypher, parameters))


def rows(store: "Store", name: str, given: Mapping[str, Any]) -> Rows:
    """The rows of the template `name` as plain dicts, whose keys are its columns."""
    return drive(answer(template(name), given), store.read)

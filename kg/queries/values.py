"""Parameter values: from what a user writes, or a program hands over, to what the Cypher takes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.errors import UsageError
from kg.queries.template import THINGS, Field, Template
from kg.queries.words import lucene

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
FIRST_PAGE = {"published": date.max, "article": ""}


def values(template: Template, given: Mapping[str, Any]) -> dict[str, Any]:
    """A value for each parameter of the template, names of things as given; UsageError for one too many,
    one missing, or one that is not of its type."""
    declared = {field.name: field for field in template.parameters}
    for name in given:
        if name not in declared:
            takes = ", ".join(declared) or "none"
            raise UsageError(f"query {template.name} has no parameter `{name}`; it takes: {takes}")
    return {field.name: _value(template, field, given.get(field.name)) for field in template.parameters}


def _value(template: Template, field: Field, given: object) -> object:
    value = field.default if given is None else given
    if value is None and field.required:
        raise UsageError(f"query {template.name} needs {_flag(field)} ({field.doc or field.type})")
    try:
        return convert(field.type, value)
    except (ValueError, TypeError) as error:
        raise UsageError(f"query {template.name}, {_flag(field)}: {error}") from None


def _flag(field: Field) -> str:
    return f"--{field.name.replace('_', '-')}"


def convert(type_: str, value: object) -> object:
    """The value as its type; ValueError says what the type wants.

    >>> convert("date", "7/9/2025")
    datetime.date(2025, 9, 7)
    """
    if type_ == "page":
        return FIRST_PAGE if value is None else _page(value)
    if value is None:
        return None
    if type_ in ("str", *THINGS):
        if not str(value).strip():
            raise ValueError("is empty")
        if type_ != "str":
            lucene(str(value))  # complains of a name without letters or digits
        return str(value).strip()
    if type_ == "date":
        return value if isinstance(value, date) else _date(str(value))
    if type_ == "words":
        return lucene(str(value))
    if type_ == "bool":
        return value if isinstance(value, bool) else _truth(str(value))
    return _number(type_, value)


def _number(type_: str, value: object) -> int | float:
    try:
        number = int(str(value)) if type_ == "int" else float(str(value))
    except (ValueError, TypeError):
        raise ValueError(f"expected a number, not `{value}`") from None
    if number < 0:
        raise ValueError(f"expected a number from 0 up, not `{value}`")
    return number


def _truth(text: str) -> bool:
    if text.casefold() not in _TRUTH:
        raise ValueError(f"expected true or false, not `{text}`")
    return _TRUTH[text.casefold()]


def _date(text: str) -> date:
    swapped = _DAY_MONTH_YEAR.fullmatch(text.strip())
    try:
        if swapped:
            day, month, year = map(int, swapped.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"expected a day as 2025-09-07 or 7/9/2025, not `{text}`") from None


def _page(value: object) -> dict[str, Any]:
    """Where a page of a list that runs back in time begins: before a day, or after `<day>/<article id>`.

    An article without a day stands last, and its place in the list is `/<article id>`.
    """
    if isinstance(value, date):
        return {"published": value, "article": ""}
    day, _, article = str(value).partition("/article:")
    if article and day in ("", "None"):
        return {"published": date.min, "article": f"article:{article}"}
    return {"published": _date(day), "article": article and f"article:{article}"}

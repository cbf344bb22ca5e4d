"""Answers in Vietnamese: the names of columns, and the words of the software that stand in them.

What articles say is never translated. Words of the ontology's vocabularies have their labels there, all
others in `queries/labels.tsv`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kg.resources import data_folder

LANGUAGES = ("en", "vi")
# The vocabulary whose words stand in a column.
_VOCABULARIES = {
    "status": "Status",
    "role": "Role",
    "other_role": "Role",
    "certainty": "Confidence",
    "confidence": "Confidence",
    "block": "Block",
    "change": "Succession",
    "level": "Level",
    "type": "BodyType",
}
_TEXTS = ("posts", "other_posts", "detail", "evidence", "within", "places")


def heading(column: str) -> str:
    """A column's name in Vietnamese.

    >>> heading("first_seen")
    'thấy đầu tiên'
    """
    return _labels()["column"].get(column, column)


def in_vietnamese(answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the software's own words in Vietnamese.

    >>> in_vietnamese([{"role": "chairs", "name": "Tô Lâm", "acting": False}])
    [{'role': 'chủ trì', 'name': 'Tô Lâm', 'acting': 'không'}]
    """
    return [{column: _value(column, value) for column, value in row.items()} for row in answers]


def _value(column: str, value: object) -> object:
    match value:
        case bool():
            return "có" if value else "không"
        case str() if column in _TEXTS:
            return _text(value)
        case list() if column in _TEXTS:
            return [_text(each) for each in value]
        case str():
            return _word(column, value)
    return value


def _word(column: str, value: str) -> str:
    from kg.ontology.schema import schema

    own = _labels().get(column, {})
    if value in own:
        return own[value]
    if term := schema().vocabularies.get(_VOCABULARIES.get(column, ""), {}).get(value):
        return term.labels["vi"]
    if column in ("kind", "predicate"):
        named: Mapping[str, Any] = {**schema().classes, **schema().relations}
        found = named.get(value) or named.get(value.capitalize())
        return str(found.labels["vi"]) if found else value
    return value


def _text(value: str) -> str:
    for words, label in _labels()["text"].items():
        value = value.replace(words, label)
    return value


@cache
def _labels() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in (data_folder("queries") / "labels.tsv").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            columns, word, label = line.split("\t")
            for column in columns.split(","):
                found.setdefault(column, {})[word] = label
    return found

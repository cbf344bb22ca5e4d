"""JSONL files that commands take besides articles: gold and records."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import ArticleRecord


def objects(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The objects of JSONL files; InputError for one without an id, or with one that was there before."""
    return (item for _, item in _objects(paths))


def records(paths: Iterable[Path]) -> "Iterator[ArticleRecord]":
    """The same as records; InputError names the field that breaks their form."""
    from pydantic import ValidationError

    from kg.model import ArticleRecord

    for where, item in _objects(paths):
        try:
            yield ArticleRecord.model_validate(item)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise InputError(f"{where}: no record: {field}: {first['msg'].lower()}") from None


def _objects(paths: Iterable[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    from kg.jsonl import read_jsonl

    seen: dict[str, str] = {}
    for path in paths:
        for line, item in read_jsonl(path):
            where, identifier = f"{path}:{line}", item.get("id")
            if not isinstance(identifier, str):
                raise InputError(f"{where}: no id")
            if identifier in seen:
                raise InputError(f"{where}: id {identifier} was there before, at {seen[identifier]}")
            seen[identifier] = where
            yield where, item

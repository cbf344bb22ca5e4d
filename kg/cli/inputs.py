"""JSONL files that commands take besides articles: gold and records."""

from collections import Counter
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
    """The same as records; InputError names the field that breaks their form.

    Where a record brings its article's text and says of nobody when he was born, of what sex he is or which
    rank he has, as records written by hand do, these are read from the text.
    """
    from pydantic import ValidationError

    from kg.model import ArticleRecord

    for where, item in _objects(paths):
        try:
            record = ArticleRecord.model_validate(item)
            yield _with_people(record, item) if isinstance(item.get("text"), str) else record
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise InputError(f"{where}: no record: {field}: {first['msg'].lower()}") from None


def _with_people(record: "ArticleRecord", item: dict[str, Any]) -> "ArticleRecord":
    """The record with birth, sex and rank of its people as its text tells them."""
    if any(p.birth or p.sex or p.rank for p in record.persons):
        return record
    from kg.model import Article
    from loaders.extract import extract

    told = Counter(person.name for person in record.persons)
    read = extract(Article.model_validate({key: item.get(key) for key in Article.model_fields}))
    found = {p.key: {"birth": p.birth, "sex": p.sex, "rank": p.rank} for p in read.persons}
    persons = (p.model_copy(update=found.get(p.name, {})) if told[p.name] == 1 else p for p in record.persons)
    return record.model_copy(update={"persons": tuple(persons)})


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

"""What an `Article` node keeps to be projected again, compressed: record, share of the graph, raw text.

Neo4j stores them as byte arrays. The form is JSON in UTF-8, deflated at one fixed level: equal input, equal
bytes.
"""

import json
import zlib
from collections.abc import Iterable
from typing import Any

from kg.model import ArticleRecord

_LEVEL = 6


def pack(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Any JSON value as compressed bytes, keys sorted."""
    return pack_text(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def unpack(data: bytes | bytearray) -> Any:  # noqa: ANN401 - any JSON value
    """What `pack` was given."""
    return json.loads(unpack_text(data))


def pack_text(text: str) -> bytes:
    """A text as compressed bytes."""
    return zlib.compress(text.encode(), _LEVEL)


def unpack_text(data: bytes | bytearray) -> str:
    """What `pack_text` was given."""
    return zlib.decompress(bytes(data)).decode()


Row = tuple[str, str, str | None, Any]  # article id, key in its record, the id it has, what the article says


def pack_members(rows: Iterable[Row]) -> bytes:
    """The members of a block, sorted; what many articles say alike is kept once."""
    groups: dict[str, tuple[Any, list[list[str | None]]]] = {}
    for article, key, id, said in sorted(rows, key=lambda row: row[:2]):
        alike = json.dumps(said, ensure_ascii=False, sort_keys=True)
        groups.setdefault(alike, (said, []))[1].append([article, key, id])
    return pack([[said, members] for said, members in groups.values()])


def unpack_members(data: bytes | bytearray) -> list[Row]:
    """The rows that `pack_members` was given, sorted."""
    rows = ((article, key, id, said) for said, members in unpack(data) for article, key, id in members)
    return sorted(rows, key=lambda row: row[:2])


def pack_record(record: ArticleRecord) -> bytes:
    """A record as compressed bytes; fields at their default are left out."""
    return pack_text(record.model_dump_json(exclude_defaults=True))


def unpack_record(data: bytes | bytearray) -> ArticleRecord:
    """The record that `pack_record` was given, equal in every field."""
    return ArticleRecord.model_validate_json(unpack_text(data))

"""What an `Article` node keeps to be projected again, compressed: record, share of the graph, raw text.

Neo4j stores them as byte arrays. The form is JSON in UTF-8, deflated at one fixed level: equal input, equal
bytes.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from kg.model import ArticleRecord

_LEVEL = 6


def pack(value: object) -> bytes:
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


# Article id, key in its record, the id it has and those it had, what the article says.
Row = tuple[str, str, Sequence[str | None], Any]


def pack_members(rows: Iterable[Row]) -> bytes:
    """The members of a block, sorted."""
    return pack([[article, key, said, *ids] for article, key, ids, said in sorted(rows, key=lambda r: r[:2])])


def unpack_members(data: bytes | bytearray) -> list[Row]:
    """The rows that `pack_members` was given, sorted."""
    return [(article, key, ids, said) for article, key, said, *ids in unpack(data)]


def pack_record(record: ArticleRecord) -> bytes:
    """A record as compressed bytes; fields at their default are left out."""
    return pack_text(record.model_dump_json(exclude_defaults=True))


def unpack_record(data: bytes | bytearray) -> ArticleRecord:
    """The record that `pack_record` was given, equal in every field."""
    return ArticleRecord.model_validate_json(unpack_text(data))

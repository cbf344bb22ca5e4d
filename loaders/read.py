"""Articles from text files, JSONL, folders and standard input; what cannot be read becomes a Reject."""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from kg.errors import InputError
from kg.model import Article

_JSONL: Final = frozenset({".jsonl", ".ndjson", ".json"})
_TEXT: Final = frozenset({".txt", ".text"})
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (_UTF16[0], "utf-16"), (_UTF16[1], "utf-16"))
_VIETNAM: Final = timezone(timedelta(hours=7))
_CONTROL: Final = bytes(b for b in range(32) if b not in b"\t\n\f\r\x0b\x1b")
_HTML: Final = re.compile(r"\s*<(?:!doctype html|html|\?xml|head|body)\b", re.IGNORECASE)
# Letters that TCVN3 and VNI text shows when taken for Latin 1, and that Unicode Vietnamese never has.
_LEGACY: Final = re.compile("[¡-©«-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_MODERN: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_LETTER: Final = re.compile(r"[^\W\d_]")
# What tells such text from French or German: signs beside a letter ("Hµ Néi", TCVN3); a second vowel for
# the marks ("phaùt bieåu", VNI), pairs that UTF-8 leaves when taken for Latin 1 ("tá»‰nh").
_LEGACY_SIGN: Final = re.compile(r"(?<=[^\W\d_])[¡-©«-±´-¹»-¿×÷\xad]|[¢-©¬-¯±´-¹¼-¾×÷](?=[^\W\d_])")
_LEGACY_PAIR: Final = re.compile(
    r"[aeouyôöAEOUYÔÖ][âáàåãäêéèúüëùøûõïÂÁÀÅÃÄÊÉÈÚÜËÙØÛÕÏ]|[ÃÄÅÆáâ][\x80-¿ŒœŠšŽžŸƒˆ˜–—‘-„†-•…‰‹›€™]"
)
# letters lost in a conversion; no address
_LOST: Final = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])(?!\w*=)|\ufffd")
_SAMPLE: Final = 20_000  # characters or bytes looked at to judge an encoding
_BLANK: Final = 1000  # empty lines that a file may open with
# bytes of a text or a line; the longest pages of the press have a few hundred thousand
_LONGEST: Final = 40_000_000


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that is no article: where it stands and why (`line` counts from 1; None for a whole file)."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """One line for the user: `path:line: reason`."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


class _UnreadableError(Exception):
    """Why bytes or fields are no article."""


@dataclass(frozen=True, slots=True)
class _Defaults:
    publisher: str | None
    published: str | None
    url: str | None


def read(
    paths: Iterable[str | Path],
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Iterator[Article | Reject]:
    """The articles at `paths` in order: text files (one each), JSONL (one a line), folders, "-" (stdin).

    `publisher` and `published` (ISO) fill what an article leaves open; `url` goes with a single plain text.
    Raises InputError, before anything is read, for a path that is not there or may not be looked into, a
    folder without articles or a wrong option; whatever is wrong with one article is a Reject among them.
    """
    sources = [source for path in paths for source in _sources(str(path))]
    try:
        day = iso_day(published) if published else None
    except _UnreadableError as error:
        raise InputError(f"--published: {error}") from None
    if url and len(sources) != 1:
        raise InputError(f"--url names one article, but {len(sources)} inputs are given")
    defaults = _Defaults(publisher or None, day, url or None)
    return chain.from_iterable(_read_source(source, defaults) for source in sources)


def iso_day(value: str) -> str:
    """`YYYY-MM-DD` of an ISO date or time; a time with a zone is taken in Vietnam's (UTC+7)."""
    try:
        if len(value) <= 10:
            return date.fromisoformat(value).isoformat()
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise _UnreadableError(f"{value!r} is not an ISO date (YYYY-MM-DD)") from None
    return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date().isoformat()


def _sources(path: str) -> Sequence[str]:
    if path == "-":
        return [path]
    try:
        if Path(path).is_dir():
            return _inside(path)
        Path(path).stat()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file or folder") from None
    except (OSError, ValueError) as error:  # no right to look, a name too long, a zero byte in it
        raise InputError(f"{path[:80]!r} cannot be read: {getattr(error, 'strerror', error)}") from None
    return [path]


def _inside(folder: str) -> Sequence[str]:
    """The articles of a folder and of those in it, hidden ones left out, in the order of their paths."""

    def fail(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(root, name) for name in names if not name.startswith("."))
        found += (path for path in paths if path.suffix.lower() in _TEXT | _JSONL and path.is_file())
    if not found:
        kinds = ", ".join(sorted(_TEXT | _JSONL))
        raise InputError(f"{folder}: no articles in this folder (looked for {kinds} files)")
    return [str(path) for path in sorted(found)]


def _read_source(path: str, defaults: _Defaults) -> Iterator[Article | Reject]:
    try:
        if path == "-":
            yield from _read_stream("-", sys.stdin.buffer, "", defaults)
            return
        with Path(path).open("rb") as stream:
            yield from _read_stream(path, stream, Path(path).suffix.lower(), defaults)
    except OSError as error:
        yield Reject(path, None, f"cannot be read: {error.strerror or error}")


def _read_stream(path: str, stream: BinaryIO, suffix: str, defaults: _Defaults) -> Iterator[Article | Reject]:
    lines = _lines(stream)
    head: list[bytes] = []
    for line in islice(lines, _BLANK):
        head.append(line)
        if line.strip():
            break
    if len(head) < _BLANK and not (head and head[-1].strip()):
        yield Reject(path, None, "empty file")
        return
    looks_json = head[-1].removeprefix(_BOMS[0][0]).lstrip().startswith(b'{"')
    if suffix in _JSONL or (suffix not in _TEXT and looks_json):
        if defaults.url:
            raise InputError(f"{path}: --url goes with one plain text; lines of JSONL carry their own url")
        yield from _read_lines(path, chain(head, lines), defaults)
        return
    try:
        yield _article({"text": _decode(b"".join(head) + stream.read(_LONGEST))}, defaults)
    except _UnreadableError as error:
        yield Reject(path, None, str(error))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one longer than any article its beginning, which `_decode` refuses by its length."""
    while line := stream.readline(_LONGEST + 1):
        yield line
        while len(line) > _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST + 1)


def _read_lines(path: str, lines: Iterable[bytes], defaults: _Defaults) -> Iterator[Article | Reject]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if line.startswith(_UTF16):
            yield Reject(path, None, "JSONL in UTF-16: convert it to UTF-8")
            return
        if b"\0" in line[:_SAMPLE]:
            yield Reject(path, None, "a binary file, not JSONL")
            return
        try:
            yield _article(_fields(line), defaults)
        except _UnreadableError as error:
            yield Reject(path, number, str(error))


def _fields(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(_decode(line))
    except json.JSONDecodeError as error:
        raise _UnreadableError(f"broken JSON: {error.msg} (column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise _UnreadableError(f"broken JSON: {error}") from None
    if not isinstance(value, dict):
        raise _UnreadableError("broken JSON: a line must be an object with a field text")
    return value


def _decode(raw: bytes) -> str:
    if len(raw) > _LONGEST:
        raise _UnreadableError(f"longer than {_LONGEST // 1_000_000} MB: no article")
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")
    head = raw[:_SAMPLE]
    if encoding != "utf-16" and (b"\0" in head or len(head.translate(None, _CONTROL)) < 0.95 * len(head)):
        raise _UnreadableError("a binary file, not text")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if not _MODERN.search(head.decode("utf-8", "ignore")) and _is_legacy(head.decode("latin-1")):
            raise _UnreadableError("TCVN3 or VNI text, not Unicode: convert it to UTF-8 first") from None
        raise _UnreadableError(
            f"broken {encoding.upper()}: byte {raw[error.start]:#04x} at position {error.start}"
        ) from None


def _check(text: str) -> None:
    """Refuses what has been decoded and is no text all the same."""
    if text.count("\0") > 0.1 * len(text):
        raise _UnreadableError("a binary file or UTF-32, not text")
    if _is_legacy(text):
        raise _UnreadableError("TCVN3, VNI or wrongly decoded text, not Unicode: convert it to UTF-8 first")
    lost = len(_LOST.findall(text))
    if lost >= 4 and lost > 0.02 * len(_LETTER.findall(text)):
        raise _UnreadableError('letters are lost: "?" or "\ufffd" stands within words')


def _is_legacy(text: str) -> bool:
    """True when a good part of the letters are those of the old Vietnamese code tables."""
    odd = len(_LEGACY.findall(text))
    if odd < 4 or odd <= len(_MODERN.findall(text)) or odd <= 0.06 * len(_LETTER.findall(text)):
        return False
    return len(_LEGACY_SIGN.findall(text)) > 0.2 * odd or len(_LEGACY_PAIR.findall(text)) > 0.5 * odd


def _article(fields: dict[str, Any], defaults: _Defaults) -> Article:
    given = {name: _string(fields, name) for name in ("id", "url", "publisher", "published", "title")}
    text = fields.get("text")
    if text is None:
        raise _UnreadableError("no field text")
    if not isinstance(text, str):
        raise _UnreadableError("field text is not a string")
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise _UnreadableError("empty article")
    if _HTML.match(text):
        raise _UnreadableError("HTML source: give the text of the page")
    _check(text[:_SAMPLE])
    try:
        digest = hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise _UnreadableError("text holds half a surrogate pair, which is no character") from None
    published = given["published"] or defaults.published
    url = given["url"] or defaults.url
    return Article(
        id=given["id"] or url or digest[:32],
        text=text,
        url=url,
        publisher=given["publisher"] or defaults.publisher,
        published=iso_day(published) if published else None,
        title=given["title"],
    )


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _UnreadableError(f"field {name} is not a string")
    return value.strip() or None

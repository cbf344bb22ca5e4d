"""Stable ids: readable, ASCII, the same in every store, made from what a thing is, never from when it came.

A slug makes an id readable and a short hash of the exact text keeps marks apart (`Trường` and `Trưởng` share
the slug `truong`). People's and meetings' ids are handed out once, from what identified them first; all
others follow from the canonical name, place, code or content alone.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from kg.identity.places import unit
from kg.model import ArticleRecord, PlaceRef
from kg.text import fold, plain, squeeze, tone

# Parameters that say how a reader came to the page, not which page it is.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|zarsrc|_ga|_gl|gidzl|ref|ref_src|source|from|share|amp",
    re.I,
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ZEROS = re.compile(r"^0+(?=\d)")
_LONGEST_URL = 200  # characters; a longer one is cut and told apart by its hash


def digest(*parts: str, size: int = 10) -> str:
    """The first `size` hexadecimal digits of a hash over the exact parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:size]


def slug(text: str) -> str:
    """The text without marks, in lower case, words joined by hyphens: readable, not unique."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


@lru_cache(maxsize=65536)
def exact(text: str) -> str:
    """The form in which two spellings of a name are equal: plain signs, one tone style, no case."""
    return squeeze(tone(plain(text))).casefold()


def canonical_url(url: str) -> str:
    """Host and path of a page, without scheme, `www.`, tracking parameters, fragment and trailing slash.

    >>> canonical_url("https://www.BaoLaoCai.vn/a-b.html/?utm_source=x&id=7#top")
    'baolaocai.vn/a-b.html?id=7'
    """
    parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = quote(unquote(parts.path), safe="/-._~!$&'()*+,;=:@").rstrip("/")
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)))
    return f"{host}{port}{path}" + (f"?{query}" if query else "")


def article_id(record: ArticleRecord) -> str:
    """`article:<canonical URL>`; else a hash of the content, else of publisher, day, title and given id."""
    if record.url:
        page = canonical_url(record.url)
        return f"article:{page if len(page) <= _LONGEST_URL else page[:_LONGEST_URL] + '.' + digest(page)}"
    if record.sha256:
        return f"article:{record.sha256[:20]}"
    given = (record.publisher or "", record.published or "", record.title or "", record.id)
    return f"article:{digest(*given, size=20)}"


def place_id(ref: PlaceRef, at: str | None = None, districts: frozenset[str] = frozenset()) -> str:
    """The official id of the one unit that is meant (see `places.unit`); else an id of its name path.

    A former district or commune is found under whichever province it is named with, the old or its heir.
    """
    found = unit(ref, at, districts)
    return found.id if found else named_place_id(ref)


@lru_cache(maxsize=65536)
def named_place_id(ref: PlaceRef) -> str:
    """The id of a place without an official code: its type, name and province."""
    path = (ref.type, unpadded(ref.name), ref.within or "")
    return f"place:{slug(' '.join(path))}-{digest(*map(exact, path))}"


def unpadded(name: str) -> str:
    """The name of a unit, a number without zeros before it ("02")."""
    return _ZEROS.sub("", name)


@lru_cache(maxsize=65536)
def body_id(name: str, place: str | None = None) -> str:
    """A body by canonical name and, below the province, by its place's id (names recur between provinces)."""
    return f"body:{slug(name)}-{digest(exact(name), place or '')}"


def post_id(title: str, body: str) -> str:
    """An office by title and the id of its body."""
    return f"post:{slug(title)}-{digest(exact(title), body)}.{body.removeprefix('body:')}"


def document_id(code: str, period: str | None = None, place: str | None = None) -> str:
    """A document by canonical code (or name), term ("XIII") or year ("2026"), and place for a local one."""
    head = f"document:{slug(code)}" + (f".{slug(period)}" if period else "")
    named = exact(code) if not re.search(r"\d", code) else slug(code)
    return f"{head}-{digest(named, period or '', place or '', size=8)}"


def person_id(name: str, *marks: str) -> str:
    """An id to hand out to a person: the name and what identified him when it was needed first."""
    return f"person:{slug(name)}-{digest(exact(name), *marks)}"


def name_id(name: str) -> str:
    """The id of an exact name."""
    return f"name:{slug(name)}-{digest(exact(name))}"


def meeting_id(kind: str, date: str | None, *marks: str) -> str:
    """An id to hand out to a meeting: kind, day and what identified it when it was needed first."""
    return f"meeting:{slug(kind)}.{slug(date or 'undated')}-{digest(exact(kind), date or '', *marks)}"


def claim_id(
    subject: str, predicate: str, object: str, qualifiers: Mapping[str, str | None] | None = None
) -> str:
    """A statement by the ids of its ends, the relation and the qualifiers told (`None` does not count)."""
    told: Iterable[str] = (f"{k}={v}" for k, v in sorted((qualifiers or {}).items()) if v is not None)
    return f"claim:{digest(subject, predicate, object, *told, size=24)}"

"""From a name to the one thing it means: an id goes through, a name must be borne by exactly one thing.

What several bear is an error that lists them with what tells them apart, never a mixture and never a guess.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.errors import AmbiguousError, NotFoundError
from kg.ontology.places import gazetteer
from kg.queries import codes
from kg.queries.placename import readings
from kg.queries.registry import template
from kg.queries.steps import Read, Rows, Steps
from kg.queries.words import lucene, lucene_near, same, spelled_out, syllables

_LABELS = {
    "official": "Person",
    "body": "Body",
    "place": "Place",
    "document": "Document",
    "meeting": "Meeting",
    "post": "Post",
}
_MOST = 1000  # candidates read; names that equal the text come first, being the shortest with its syllables
_SHOWN = 10  # candidates listed
_DAY = re.compile(r"\b(\d{4}-\d{2}(?:-\d{2})?)\b")

BY_ID = """
OPTIONAL MATCH (n:Entity {id: $id})
OPTIONAL MATCH (a:Alias {id: $id})
RETURN labels(n) AS labels, n.name AS name, a.heirs AS heirs
"""
ARTICLE = "MATCH (a:Article {id: $id}) RETURN a.id AS id"
POSTS_OF = """
MATCH (b:Entity {id: $body})<-[:POST_IN]-(q:Post)
RETURN q.id AS id, 'post' AS kind, q.name AS name, q.title AS type, b.name AS within, [] AS detail
ORDER BY q.title
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant, with what tells it from others of its name."""

    id: str
    kind: str
    name: str
    type: str | None
    within: str | None
    since: str | None  # ISO days: when a place began and ended in this shape
    until: str | None
    detail: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Candidate":
        """From a row of the template `search`."""
        return cls(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            type=row["type"],
            within=row["within"],
            since=row.get("since"),
            until=row.get("until"),
            detail=tuple(row["detail"]),
        )

    def __str__(self) -> str:
        about = [*self.detail]
        about += [f"from {self.since}"] if self.since else []
        about += [f"until {self.until}"] if self.until else []
        return f"{self.name} ({'; '.join(about)})" if about else self.name


def resolve(kind: str, text: str, given: Mapping[str, Any]) -> Steps[str]:
    """The id of the one `kind` (official, body, place, document, meeting, post, article) that `text` names.

    `given` holds the other parameters: `at` picks between a place and its forerunners, `body` narrows a post.
    Raises NotFoundError with near names, AmbiguousError with the candidates.
    """
    if kind == "article":
        return (yield from _article(text))
    if ":" in text and (known := (yield from _by_id(kind, text))):
        return known
    if kind == "post" and given.get("body"):
        offices = yield Read(POSTS_OF, {"body": given["body"]})
        return _one(kind, text, _post(text, _candidates(offices)), _candidates(offices))
    found = yield from _search(kind, _looked_up(kind, text))
    meant = _CHOOSE.get(kind, _by_name)(text, found, given)
    near = found if meant else found or (yield from _search(kind, lucene_near(text), _SHOWN))
    return _one(kind, text, meant, near)


def living(id: str) -> Steps[dict[str, tuple[list[str], str]]]:
    """The things that an id stands for now, as id → labels and name: itself, its heir, or several heirs.

    Nothing for a text that never was an id of the graph. Raises NotFoundError when all of it is gone.
    """
    found: dict[str, tuple[list[str], str]] = {}
    todo, seen = [id], set[str]()
    while todo:
        one = todo.pop(0)
        seen.add(one)
        [row] = yield Read(BY_ID, {"id": one})
        if row["labels"] is not None:
            found[one] = (row["labels"], row["name"])
        elif row["heirs"] is not None:
            todo += [heir for heir in row["heirs"] if heir not in seen]
        elif one == id:
            return {}
    if not found:
        raise NotFoundError(f"{id} is gone: no article speaks of it any more")
    return found


def _by_id(kind: str, id: str) -> Steps[str | None]:
    """The id itself, or the one that took its place; None for a text that is no id of the graph."""
    found = yield from living(id)
    for labels, _ in found.values():
        if _LABELS[kind] not in labels:
            raise NotFoundError(f"{id} is no {kind}")
    if len(found) > 1:
        listed = "".join(f"\n  {heir}  {name}" for heir, (_, name) in found.items())
        raise AmbiguousError(f"{id} was divided; give the id of one:{listed}")
    return next(iter(found), None)


def _search(kind: str, words: str, limit: int = _MOST) -> Steps[list[Candidate]]:
    asked = {"text": words, "kind": _LABELS[kind].casefold(), "limit": limit}
    return _candidates((yield Read(template("search").cypher, asked)))


def _candidates(rows: Rows) -> list[Candidate]:
    return [Candidate.of(row) for row in rows]


def _article(text: str) -> Steps[str]:
    from kg.identity.ids import article_id
    from kg.model import ArticleRecord

    wanted = text if text.startswith("article:") else article_id(ArticleRecord(id=text, url=text))
    if not (yield Read(ARTICLE, {"id": wanted})):
        raise NotFoundError(f"no article is stored under {text}")
    return wanted


def _looked_up(kind: str, text: str) -> str:
    """The full-text query that gives the candidates."""
    if kind == "document" and (number := codes.number(text)):
        return f"key:{number}"
    named = {"place": readings(text)[0].name, "meeting": _DAY.sub(" ", text)}.get(kind, text)
    return lucene(named if syllables(named) else text)


def _by_name(text: str, found: list[Candidate], given: Mapping[str, Any]) -> list[Candidate]:
    typed = syllables(spelled_out(text))
    return [c for c in found if same(typed, syllables(c.name))]


def _post(text: str, offices: list[Candidate]) -> list[Candidate]:
    """The offices of one body by title, or by title and body."""
    typed = syllables(spelled_out(text))
    return [c for c in offices if same(typed, syllables(c.type or "")) or same(typed, syllables(c.name))]


def _document(text: str, found: list[Candidate], given: Mapping[str, Any]) -> list[Candidate]:
    named = _by_name(text, found, given)
    return named or [c for c in found if codes.names(text, c.name, (c.type or "", c.within or "", *c.detail))]


def _meeting(text: str, found: list[Candidate], given: Mapping[str, Any]) -> list[Candidate]:
    """A meeting by its name, or by its kind and day."""
    day = _DAY.search(text)
    typed = syllables(spelled_out(_DAY.sub(" ", text)))
    return [
        c
        for c in found
        if (same(typed, syllables(c.name)) or same(typed, syllables(c.type or "")))
        and (day is None or any(d.startswith(day[1]) for d in c.detail))
    ]


def _place(text: str, found: list[Candidate], given: Mapping[str, Any]) -> list[Candidate]:
    """The places of that type, name and province; of one unit's shapes the one of the day, or today's.

    Of several on a day that is given the one that holds the others: a district and its town, by one name.
    """
    bearing: list[Candidate] = []
    for typed in readings(text):
        bearing = bearing or [c for c in found if typed.fits(c.type or "", c.name, c.within)]
    at = given.get("at")
    if at is None and len({(c.type, c.name, c.within) for c in bearing}) > 1:
        return bearing
    day = str(at or date.max)
    standing = [c for c in bearing if (c.since or "") <= day <= (c.until or day)] or bearing
    widest = [c for c in standing if all(c is o or c.id in _above(o.id, day) for o in standing)]
    return widest or standing


def _above(id: str, day: str) -> Iterator[str]:
    """The ids of the units above a place on a day."""
    try:
        unit = gazetteer().unit(id)
    except KeyError:
        return
    while above := gazetteer().parent(unit, day):
        yield above.id
        unit = above


_CHOOSE: dict[str, Callable[[str, list[Candidate], Mapping[str, Any]], list[Candidate]]] = {
    "place": _place,
    "document": _document,
    "meeting": _meeting,
}


def _one(kind: str, text: str, meant: list[Candidate], near: list[Candidate]) -> str:
    if len(meant) == 1:
        return meant[0].id
    if meant:
        many = {"body": "bodies"}.get(kind, f"{kind}s")
        raise AmbiguousError(f"{len(meant)} {many} bear the name {text}; give one's id:\n{_list(meant)}")
    close = "; near: " + "; ".join(map(str, near[:_SHOWN])) if near else ""
    raise NotFoundError(f"the graph has no {kind} named {text}{close}")


def _list(candidates: Iterable[Candidate]) -> str:
    every = [f"  {c.id}  {c}" for c in candidates]
    rest = [f"  … and {len(every) - _SHOWN} more"] if len(every) > _SHOWN else []
    return "\n".join(every[:_SHOWN] + rest)

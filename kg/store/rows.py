"""What one article puts into the graph, as plain rows: nodes, claims, evidence, mentions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.identity.things import Things
from kg.model import ArticleRecord

Kind = Literal["Person", "Name", "Body", "Post", "Place", "Meeting", "Document"]
Props = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship that follows from its start node alone (an office's body, a commune's province)."""

    type: str
    end: str
    props: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: `fixed` and `links` follow from its id; `stated` is what the article says, by property."""

    id: str
    kind: Kind
    fixed: Mapping[str, str | int] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    stated: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement by the ids of its ends; `predicate` is the type of its short cut in the graph."""

    id: str
    predicate: str
    subject: str
    object: str
    qualifiers: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aside:
    """A claim that was not asserted, in words, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Projection:
    """All rows of one article; evidence (`states`), `mentions` and `reports` lack the article and its day."""

    nodes: Mapping[str, Node]
    claims: Mapping[str, Claim]
    states: Mapping[str, Props]  # claim id → quote, start, end, rule, confidence, block, …
    mentions: Mapping[str, Props]  # node id → count, first, block, …
    reports: Mapping[str, Props]  # meeting id → first, block, …
    aside: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who in one record: its own things, and the ids of its people, documents and meetings.

    None stands for one that cannot be told: a person who stays a name, a document that several fit.
    """

    things: Things
    persons: Mapping[str, str | None]
    documents: Mapping[str, str | None]
    meetings: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A record on its way: what of it is asserted (`sure`: all but the doubtful facts), and its things."""

    record: ArticleRecord
    sure: ArticleRecord
    things: Things

    @classmethod
    def of(cls, record: ArticleRecord) -> "Reading":
        """The reading of a record: pure. Doubtful facts do not decide who is who."""
        return cls(record, record.sure, Things.of(record.sure))

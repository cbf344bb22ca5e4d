"""The record: what one article states, as it leaves the loaders and enters the store.

The fields are persons, holds, bodies, places, documents, meetings, takes_part and relations; each item also
carries its evidence and confidence. A record stands on its own: it can be stored, sent, identified and loaded
later without the article's text. All models are frozen.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Confidence = Literal["certain", "likely", "doubtful"]
Block = Literal["headline", "sapo", "body", "caption", "teaser"]
Status = Literal["current", "former", "appointed", "left"]
Role = Literal["chairs", "speaks", "attends", "organises"]
Actor = Literal["person", "body", "place"]
Sex = Literal["male", "female"]
BodyType = Literal["party", "state", "elected", "judicial", "forces", "front", "unit"]
Level = Literal["central", "province", "district", "commune", "hamlet"]
Predicate = Literal["disseminates", "implements", "amends", "cites", "concerns"]


class Model(BaseModel):
    """Base of all: frozen, written by alias (`in`), read by alias or field name."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True, extra="ignore")


class Article(Model):
    """One article as given. `text` is raw: evidence offsets count its characters."""

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date
    title: str | None = None


class Teaser(Model):
    """The story a teaser stands for."""

    title: str
    url: str | None = None


class Evidence(Model):
    """Where a fact is said: `raw[start:end] == quote`, and the rule that read it."""

    rule: str
    quote: str
    start: int
    end: int
    block: Block = "body"
    teaser: Teaser | None = None


class Fact(Model):
    """Anything stated. `doubtful` facts go to review and are not asserted."""

    confidence: Confidence = "certain"
    evidence: tuple[Evidence, ...] = ()


class PlaceRef(Model):
    """A place by type, name and province (`in`; null for a province itself)."""

    type: str
    name: str
    within: str | None = Field(default=None, alias="in")

    @property
    def key(self) -> str:
        """`"<type> <name>, <in>"`, without `, <in>` for a province: how other items name a place."""
        head = f"{self.type} {self.name}"
        return f"{head}, {self.within}" if self.within else head


class Person(Fact):
    """An official named in the article. `key` differs from `name` only where two bear one name ("…#1")."""

    name: str
    key: str = ""
    names: tuple[str, ...] = ()  # as written
    honorifics: tuple[str, ...] = ()
    rank: str | None = None
    sex: Sex | None = None
    birth: str | None = None  # EDTF
    mentions: int = 1

    def model_post_init(self, context: object, /) -> None:
        """The name is the key unless one was given."""
        if not self.key:
            object.__setattr__(self, "key", self.name)


class Holding(Fact):
    """A person (by key) in an office of a body (by name)."""

    person: str
    title: str
    body: str
    status: Status = "current"
    acting: bool = False
    since: str | None = None  # EDTF
    until: str | None = None  # EDTF
    term: str | None = None  # "2025/2030"
    move: str | None = None  # rows of one move (left here, appointed there) share a value


class Body(Fact):
    """A body by canonical name, with its level and the place it belongs to."""

    name: str
    type: BodyType | None = None
    level: Level | None = None
    place: PlaceRef | None = None
    mentions: int = 1


class Place(Fact):
    """An administrative unit of Vietnam."""

    name: str
    type: str
    within: str | None = Field(default=None, alias="in")
    mentions: int = 1

    @property
    def ref(self) -> PlaceRef:
        """The same as a reference."""
        return PlaceRef(type=self.type, name=self.name, within=self.within)


class Document(Fact):
    """A party or state document; `key` is its code, or its subject where there is none."""

    code: str | None = None
    type: str | None = None
    issuer: str | None = None
    subject: str | None = None
    date: str | None = None  # EDTF
    mentions: int = 1

    @property
    def key(self) -> str:
        """How other items name this document."""
        return self.code or self.subject or ""


class Meeting(Fact):
    """A gathering. `organisers` are body names or place keys, `documents` are document keys."""

    key: str
    kind: str
    name: str | None = None
    date: str | None = None  # EDTF
    date_end: str | None = None
    part_of_day: str | None = None  # sáng, trưa, chiều, tối
    place: str | None = None  # the venue in words
    venue: PlaceRef | None = None  # the administrative unit it is in
    ordinal: int | None = None
    organisers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Participation(Fact):
    """Who (person key, body name or `"<type> <name>"` of a place) took part in a meeting, and how."""

    who: str
    meeting: str
    role: Role
    kind: Actor | None = None


class Relation(Fact):
    """A body, place, document or meeting and a document (by key); `manner` is the article's verb."""

    subject: str
    subject_kind: Literal["body", "place", "document", "meeting"]
    predicate: Predicate
    document: str
    manner: str | None = None


class ArticleRecord(Model):
    """All that one article states."""

    id: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    lead: str | None = None
    sha256: str | None = None  # of the raw text and metadata
    extractor: str | None = None
    ontology: str | None = None
    persons: tuple[Person, ...] = ()
    holds: tuple[Holding, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    documents: tuple[Document, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    takes_part: tuple[Participation, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def sure(self) -> "ArticleRecord":
        """The record without its doubtful facts; itself where there are none."""
        lists = ("persons", "holds", "bodies", "places", "documents", "meetings", "takes_part", "relations")
        kept = {name: tuple(f for f in getattr(self, name) if f.confidence != "doubtful") for name in lists}
        doubted = {name: facts for name, facts in kept.items() if len(facts) < len(getattr(self, name))}
        return self.model_copy(update=doubted) if doubted else self

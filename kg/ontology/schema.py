"""The ontology's classes, relations, vocabularies and indexes, as the rest of the software asks for them.

`kg.ttl` is the source; `kg/ontology/turtle.py` reads and checks it with rdflib. Since rdflib takes 0.3 s to
import, what it read is kept beside as `kg.json` with the Turtle's hash: after an edit the Turtle counts.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from kg.errors import RecordError
from kg.resources import data_folder

Labels = dict[str, str]  # language ("vi", "en") → label


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or relationships; `range` is an XSD type name ("string", "date")."""

    name: str
    range: str
    labels: Labels
    on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A node label. `parents` are ours; those of other vocabularies stay in the Turtle."""

    name: str
    labels: Labels
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship type: which labels it goes from and to.

    `same_kind`: both ends must be of one of those labels. `shortcut`: it stands for a claim and bears its id.
    """

    name: str
    labels: Labels
    domain: tuple[str, ...]
    range: tuple[str, ...]
    same_kind: bool
    shortcut: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a vocabulary; `relation` is the relationship type it stands for, where there is one."""

    value: str
    labels: Labels
    relation: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """A constraint or index that the store must have.

    `over` are node labels or relationship types (several only for a full-text index), `properties` in order.
    """

    name: str
    kind: Literal["unique", "range", "fulltext"]
    on: Literal["node", "relationship"]
    over: tuple[str, ...]
    properties: tuple[str, ...]
    analyzer: str | None = None


@dataclass(frozen=True)
class Schema:
    """The whole ontology. Everything is in the order of names, so that equal files give equal schemas."""

    version: str  # hash of the Turtle
    classes: dict[str, Class]
    relations: dict[str, Relation]
    properties: dict[str, Property]
    vocabularies: dict[str, dict[str, Term]]
    indexes: tuple[Index, ...]

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        def above(name: str) -> frozenset[str]:
            return frozenset({name}).union(*map(above, self.classes[name].parents))

        return {name: above(name) for name in self.classes}

    def is_a(self, label: str, ancestor: str) -> bool:
        """True when `label` is `ancestor` or below it. Raises RecordError for an unknown label."""
        if label not in self.classes:
            raise RecordError(f"the ontology has no class {label}")
        return ancestor in self._ancestors[label]

    def validate(self, subject: str, predicate: str, object: str) -> None:
        """Check a claim: may a `subject` label stand in `predicate` (relationship type) to an `object` label?

        Raises RecordError, which says why not.
        """
        relation = self.relations.get(predicate)
        if relation is None:
            raise RecordError(f"the ontology has no relation {predicate}")
        for end, label, allowed in (("from", subject, relation.domain), ("to", object, relation.range)):
            if not any(self.is_a(label, each) for each in allowed):
                raise RecordError(f"{predicate} goes {end} {' or '.join(allowed)}, not {label}")
        if relation.same_kind and not any(
            self.is_a(subject, kind) and self.is_a(object, kind) for kind in relation.domain
        ):
            raise RecordError(f"{predicate} joins two of one kind, not {subject} and {object}")

    def label(self, name: str, language: str = "vi") -> str:
        """The label of a class or relation. Raises KeyError when there is none of that name."""
        thing = self.classes.get(name) or self.relations[name]
        return thing.labels[language]

    def term(self, vocabulary: str, value: str, language: str = "vi") -> str:
        """The label of a vocabulary's value: `term("Status", "former")` → "nguyên". Raises KeyError."""
        return self.vocabularies[vocabulary][value].labels[language]


def dumps(schema: Schema) -> str:
    """The schema as JSON text, one that `loads` takes."""
    return json.dumps(asdict(schema), ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Schema:
    """The schema from the JSON text of `dumps`."""
    data: dict[str, Any] = json.loads(text)
    return Schema(
        version=data["version"],
        classes={name: Class(**_tuples(each)) for name, each in data["classes"].items()},
        relations={name: Relation(**_tuples(each)) for name, each in data["relations"].items()},
        properties={name: Property(**_tuples(each)) for name, each in data["properties"].items()},
        vocabularies={
            name: {value: Term(**term) for value, term in terms.items()}
            for name, terms in data["vocabularies"].items()
        },
        indexes=tuple(Index(**_tuples(each)) for each in data["indexes"]),
    )


def _tuples(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def digest(*paths: Path) -> str:
    """Twelve hex digits that stand for the files' names and content."""
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:12]


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The shipped ontology, read once. Raises OntologyError when the Turtle contradicts itself."""
    folder = data_folder("ontology")
    turtle, kept = folder / "kg.ttl", folder / "kg.json"
    if kept.is_file():
        found = loads(kept.read_text("utf-8"))
        if found.version == digest(turtle):
            return found
    from kg.ontology.turtle import read

    return read(turtle)


@lru_cache(maxsize=1)
def ontology_version() -> str:
    """What an article's facts rest on: twelve hex digits over all data files of the ontology."""
    folder = data_folder("ontology")
    return digest(*sorted(path for path in folder.rglob("*.*") if path.is_file() and path.suffix != ".json"))

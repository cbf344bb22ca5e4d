"""Reading the ontology's Turtle, with the checks that a wrong edit must not pass.

Every name of our namespace that is used must be declared; domains, ranges, parents, `kg:on`, keys and indexes
must name what they may; and everything has a label in Vietnamese and in English.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef
from rdflib import Literal as Value
from rdflib.collection import Collection
from rdflib.namespace import Namespace
from rdflib.term import Node

from kg.errors import OntologyError
from kg.ontology.schema import Class, Index, Labels, Property, Relation, Schema, Term, digest

KG = Namespace("urn:kg:ontology#")


def read(path: Path) -> Schema:
    """The checked schema of a Turtle file. Raises OntologyError, which names the first wrong thing."""
    graph = Graph()
    try:
        graph.parse(path, format="turtle")
    except Exception as error:  # rdflib raises its own BadSyntax as well as plain errors
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}") from error
    return _Reader(graph, path.name).schema(digest(path))


class _Reader:
    """One graph on its way to a schema."""

    def __init__(self, graph: Graph, source: str) -> None:
        self._graph = graph
        self._source = source
        self._classes = self._declared(OWL.Class)
        self._relations = self._declared(OWL.ObjectProperty)
        self._properties = self._declared(OWL.DatatypeProperty)

    def schema(self, version: str) -> Schema:
        """Everything read and checked."""
        self._check_names()
        return Schema(
            version=version,
            classes={name: self._class(name) for name in self._classes},
            relations={name: self._relation(name) for name in self._relations},
            properties={name: self._property(name) for name in self._properties},
            vocabularies={name: self._vocabulary(name) for name in self._declared(SKOS.ConceptScheme)},
            indexes=tuple(sorted(self._indexes(), key=lambda index: index.name)),
        )

    def _fail(self, message: str) -> OntologyError:
        return OntologyError(f"{self._source}: {message}")

    def _declared(self, kind: URIRef) -> list[str]:
        """Names of our namespace that are declared as `kind`."""
        subjects = self._graph.subjects(RDF.type, kind)
        return sorted(str(s).removeprefix(KG) for s in subjects if str(s).startswith(KG))

    def _check_names(self) -> None:
        known = {s for s in self._graph.subjects(RDF.type) if str(s).startswith(KG)}
        known |= set(self._graph.subjects(SKOS.inScheme))
        for triple in self._graph:
            for node in triple:
                if isinstance(node, URIRef) and str(node).startswith(KG) and node not in known:
                    raise self._fail(f"{self._short(node)} is used but not declared")
        for subject in sorted(known, key=str):
            self._labels(subject)

    def _short(self, node: Node) -> str:
        return f"kg:{str(node).removeprefix(KG)}" if str(node).startswith(KG) else str(node)

    def _labels(self, subject: Node) -> Labels:
        labels: Labels = {}
        for predicate in (RDFS.label, SKOS.prefLabel):
            for label in self._graph.objects(subject, predicate):
                if isinstance(label, Value) and label.language:
                    if label.language in labels:
                        raise self._fail(f"{self._short(subject)} has two labels in {label.language!r}")
                    labels[label.language] = str(label)
        if missing := {"vi", "en"} - set(labels):
            raise self._fail(f"{self._short(subject)} has no label in {' and '.join(sorted(missing))}")
        return dict(sorted(labels.items()))

    def _class(self, name: str) -> Class:
        parents = [p for p in self._graph.objects(KG[name], RDFS.subClassOf) if str(p).startswith(KG)]
        names = self._named(f"kg:{name} rdfs:subClassOf", parents, self._classes)
        if any(KG[name] in self._graph.transitive_objects(parent, RDFS.subClassOf) for parent in parents):
            raise self._fail(f"kg:{name} is below itself")
        return Class(name, self._labels(KG[name]), names)

    def _relation(self, name: str) -> Relation:
        domain, range = (self._end(name, end) for end in (RDFS.domain, RDFS.range))
        same_kind = (KG[name], KG.sameKind, Value(True)) in self._graph
        if same_kind and domain != range:
            raise self._fail(f"kg:{name} joins two of one kind but its domain and range differ")
        shortcut = (KG[name], KG.unique, KG.claim) in self._graph
        return Relation(name, self._labels(KG[name]), domain, range, same_kind, shortcut)

    def _end(self, name: str, end: URIRef) -> tuple[str, ...]:
        """The classes at one end of a relation: one, or an owl:unionOf several."""
        where = f"kg:{name} rdfs:{str(end).removeprefix(str(RDFS))}"
        found = list(self._graph.objects(KG[name], end))
        if len(found) != 1:
            raise self._fail(f"{where}: {len(found)} given instead of one")
        union = self._graph.value(found[0], OWL.unionOf)
        members = found if union is None else list(Collection(self._graph, union))
        return self._named(where, members, self._classes)

    def _named(self, where: str, nodes: Iterable[Node], allowed: Iterable[str]) -> tuple[str, ...]:
        """The nodes' names, in order of name. Each must be one of `allowed`."""
        names = sorted({str(node).removeprefix(KG) for node in nodes})
        for name in names:
            if name not in allowed:
                raise self._fail(f"{where}: {name} is none of what may stand there")
        return tuple(names)

    def _property(self, name: str) -> Property:
        range = self._graph.value(KG[name], RDFS.range)
        if range is None or not str(range).startswith(str(XSD)):
            raise self._fail(f"kg:{name} rdfs:range is no XSD type")
        holders = self._graph.objects(KG[name], KG.on)
        on = self._named(f"kg:{name} kg:on", holders, {*self._classes, *self._relations})
        if not on:
            raise self._fail(f"kg:{name} is a property of nothing")
        return Property(name, str(range).removeprefix(str(XSD)), self._labels(KG[name]), on)

    def _vocabulary(self, name: str) -> dict[str, Term]:
        terms = {}
        for concept in self._graph.subjects(SKOS.inScheme, KG[name]):
            value = self._graph.value(concept, SKOS.notation)
            if value is None or str(value) in terms:
                raise self._fail(f"{self._short(concept)} has no notation of its own")
            stands_for = self._graph.objects(concept, KG.relation)
            relation = self._named(f"{self._short(concept)} kg:relation", stands_for, self._relations)
            terms[str(value)] = Term(str(value), self._labels(concept), relation[0] if relation else None)
        if not terms:
            raise self._fail(f"kg:{name} has no values")
        return dict(sorted(terms.items()))

    # Indexes

    def _indexes(self) -> Iterable[Index]:
        for name in (*self._classes, *self._relations):
            for key in self._graph.objects(KG[name], KG.unique):
                yield self._index(name, "unique", [key])
            for fields in self._graph.objects(KG[name], KG.indexed):
                yield self._index(name, "range", list(Collection(self._graph, fields)))
        for index in self._graph.subjects(RDF.type, KG.FullTextIndex):
            where = self._short(index)
            over = self._named(f"{where} kg:over", self._graph.objects(index, KG.over), self._classes)
            fields_list = self._graph.value(index, KG.fields)
            members = [] if fields_list is None else list(Collection(self._graph, fields_list))
            properties = self._fields(where, over, members)
            analyzer = self._graph.value(index, KG.analyzer)
            if not over or analyzer is None:
                raise self._fail(f"{where} has no classes or no analyzer")
            name = f"{str(index).removeprefix(KG)}_text"
            yield Index(name, "fulltext", "node", over, properties, str(analyzer))

    def _index(self, name: str, kind: Literal["unique", "range"], fields: list[Node]) -> Index:
        properties = self._fields(f"kg:{name}", (name,), fields)
        on: Literal["node", "relationship"] = "node" if name in self._classes else "relationship"
        suffix = "_unique" if kind == "unique" else ""
        return Index(f"{'_'.join((name.lower(), *properties))}{suffix}", kind, on, (name,), properties)

    def _fields(self, where: str, over: Iterable[str], fields: list[Node]) -> tuple[str, ...]:
        """The indexed properties, in the order given; every indexed class or relation must have them."""
        if not fields:
            raise self._fail(f"{where}: an index over nothing")
        names = [str(field).removeprefix(KG) for field in fields]
        for name in names:
            self._named(f"{where}, index", [KG[name]], self._properties)
            for holder in over:
                holders = {str(n).removeprefix(KG) for n in self._graph.objects(KG[name], KG.on)}
                above = {
                    str(n).removeprefix(KG)
                    for n in self._graph.transitive_objects(KG[holder], RDFS.subClassOf)
                }
                if holders.isdisjoint(above):
                    raise self._fail(f"{where}: index over {name}, which {holder} does not have")
        return tuple(names)

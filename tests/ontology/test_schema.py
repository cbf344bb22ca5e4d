"""The schema: what it declares, what it validates, and that a wrong Turtle does not pass."""

import subprocess
import sys
from typing import get_args

import pytest

from kg import model
from kg.errors import OntologyError, RecordError
from kg.ontology.lineage import Kind
from kg.ontology.places import gazetteer
from kg.ontology.schema import Index, digest, dumps, loads, ontology_version, schema
from kg.ontology.turtle import read
from kg.resources import data_folder

TURTLE = data_folder("ontology") / "kg.ttl"
SCHEMA = schema()


def test_the_kept_form_is_that_of_the_turtle():
    assert loads((TURTLE.parent / "kg.json").read_text("utf-8")) == read(TURTLE), "run scripts/make_schema.py"
    assert loads(dumps(SCHEMA)) == SCHEMA


def test_reading_the_schema_does_not_import_rdflib():
    code = "import sys, kg.ontology.schema as s; s.schema(); sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_edited_turtle_counts(tmp_path, monkeypatch):
    text = TURTLE.read_text("utf-8").replace('"giữ chức"@vi', '"nắm chức"@vi')
    (tmp_path / "kg.ttl").write_text(text, "utf-8")
    (tmp_path / "kg.json").write_text(dumps(SCHEMA), "utf-8")
    monkeypatch.setattr("kg.ontology.schema.data_folder", lambda name: tmp_path)
    schema.cache_clear()
    try:
        assert schema().label("HOLDS") == "nắm chức"
    finally:
        schema.cache_clear()


@pytest.mark.parametrize(
    ("vocabulary", "values"),
    [
        ("Status", get_args(model.Status)),
        ("Role", get_args(model.Role)),
        ("Confidence", get_args(model.Confidence)),
        ("BodyType", get_args(model.BodyType)),
        ("Level", get_args(model.Level)),
        ("Block", get_args(model.Block)),
        ("Predicate", get_args(model.Predicate)),
        ("Succession", get_args(Kind)),
    ],
)
def test_vocabularies_are_those_of_the_record(vocabulary, values):
    assert set(SCHEMA.vocabularies[vocabulary]) == set(values)


def test_every_type_of_unit_has_a_label():
    assert {unit.type for unit in gazetteer()} <= set(SCHEMA.vocabularies["UnitType"])


def test_labels():
    assert SCHEMA.label("HOLDS") == "giữ chức"
    assert SCHEMA.label("Body", "en") == "body"
    assert SCHEMA.term("Status", "former") == "nguyên"
    with pytest.raises(KeyError):
        SCHEMA.label("OWNS")


@pytest.mark.parametrize(
    ("subject", "predicate", "object"),
    [
        ("Person", "HOLDS", "Post"),
        ("Resolution", "ISSUED_BY", "Body"),
        ("Place", "IMPLEMENTS", "Resolution"),
        ("Document", "IMPLEMENTS", "Document"),
        ("Place", "PART_OF", "Place"),
        ("Article", "MENTIONS", "Person"),
        ("Article", "MENTIONS", "Name"),
        ("Claim", "SUBJECT", "Meeting"),
    ],
)
def test_what_may_be_stated(subject, predicate, object):
    SCHEMA.validate(subject, predicate, object)


@pytest.mark.parametrize(
    ("subject", "predicate", "object", "reason"),
    [
        ("Body", "HOLDS", "Post", "HOLDS goes from Person, not Body"),
        ("Person", "HOLDS", "Body", "HOLDS goes to Post, not Body"),
        ("Body", "PART_OF", "Place", "PART_OF joins two of one kind, not Body and Place"),
        ("Document", "DISSEMINATES", "Document", "DISSEMINATES goes from Body or Place, not Document"),
        ("Entity", "HOLDS", "Post", "HOLDS goes from Person, not Entity"),
        ("Person", "OWNS", "Place", "the ontology has no relation OWNS"),
        ("Company", "HOLDS", "Post", "the ontology has no class Company"),
    ],
)
def test_what_may_not(subject, predicate, object, reason):
    with pytest.raises(RecordError, match=reason):
        SCHEMA.validate(subject, predicate, object)


def test_indexes():
    indexes = set(SCHEMA.indexes)
    for label in ("Article", "Entity", "Claim", "Name", "WriterLock"):
        assert Index(f"{label.lower()}_id_unique", "unique", "node", (label,), ("id",)) in indexes
    for kind in ("CHAIRED", "SPOKE_AT", "ATTENDED", "ORGANISED"):
        assert any(
            i.over == (kind,) and i.properties == ("entity", "date") and i.kind == "range" for i in indexes
        )
    (text,) = [i for i in indexes if i.kind == "fulltext"]
    assert (text.over, text.properties) == (("Entity", "Name"), ("name", "key"))
    assert text.analyzer == "standard-no-stop-words"
    assert len({i.name for i in indexes}) == len(indexes)


def test_short_cuts_have_a_unique_claim():
    shortcuts = {name for name, relation in SCHEMA.relations.items() if relation.shortcut}
    unique = {i.over[0] for i in SCHEMA.indexes if i.kind == "unique" and i.on == "relationship"}
    assert shortcuts == unique
    terms = (t for v in ("Role", "Predicate") for t in SCHEMA.vocabularies[v].values())
    assert {term.relation for term in terms} <= shortcuts


BREAKS = [
    (
        "rdfs:domain kg:Person ; rdfs:range kg:Post",
        "rdfs:domain kg:Persn ; rdfs:range kg:Post",
        "kg:Persn is used",
    ),
    ("rdfs:range kg:Post ;", "rdfs:range kg:claim ;", "kg:HOLDS rdfs:range: claim is none"),
    (
        "rdfs:subClassOf kg:Entity , org:Post",
        "rdfs:subClassOf kg:HOLDS",
        "kg:Post rdfs:subClassOf: HOLDS is none",
    ),
    (
        "rdfs:subClassOf kg:Document .",
        "rdfs:subClassOf kg:Document , kg:Resolution .",
        "kg:Resolution is below itself",
    ),
    ('"giữ chức"@vi , "holds"@en', '"giữ chức"@vi', "kg:HOLDS has no label in en"),
    ('"nguyên"@vi , "former"@en', '"former"@en', "kg:status-former has no label in vi"),
    ('"giữ chức"@vi ,', '"giữ chức"@vi , "nắm giữ"@vi ,', "kg:HOLDS has two labels in 'vi'"),
    ("rdfs:domain kg:Person ; rdfs:range kg:Name", "rdfs:domain kg:Person", "kg:NAMED rdfs:range: 0 given"),
    ("kg:indexed ( kg:published ) .", "kg:indexed ( kg:latest ) .", "kg:Article: index over latest"),
    ("kg:indexed ( kg:published ) .", "kg:indexed ( kg:HOLDS ) .", "kg:Article, index: HOLDS is none"),
    ("kg:fields ( kg:name kg:key )", "kg:fields ( kg:title )", "kg:names: index over title, which Entity"),
    ("; rdfs:range xsd:anyURI", "; rdfs:range kg:Article", "kg:url rdfs:range is no XSD type"),
    ("kg:on kg:Claim .", "kg:unique kg:id .", "kg:predicate is a property of nothing"),
    ('skos:notation "left"', 'skos:notation "former"', "has no notation of its own"),
    ("kg:relation kg:CHAIRED", "kg:relation kg:Person", "kg:role-chairs kg:relation: Person is none"),
    ("rdfs:domain kg:Person ;", "rdfs:domain kg:Person", "kg.ttl: "),
]


@pytest.mark.parametrize(("right", "wrong", "reason"), BREAKS)
def test_a_broken_turtle_is_refused(tmp_path, right, wrong, reason):
    text = TURTLE.read_text("utf-8")
    assert right in text
    broken = tmp_path / "kg.ttl"
    broken.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(OntologyError) as caught:
        read(broken)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_version_follows_the_data(tmp_path):
    assert len(ontology_version()) == 12
    (tmp_path / "a.tsv").write_text("x", "utf-8")
    first = digest(tmp_path / "a.tsv")
    (tmp_path / "a.tsv").write_text("y", "utf-8")
    assert digest(tmp_path / "a.tsv") != first

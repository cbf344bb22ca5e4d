"""A record → rows: what is asserted, of which kind, with which evidence, and what is not."""

from typing import Any

import pytest

from kg.errors import RecordError
from kg.model import ArticleRecord
from kg.ontology.places import gazetteer
from kg.store.project import project
from kg.store.rows import Identity, Projection, Reading

TEXT = "Tỉnh ủy Lào Cai tổ chức hội nghị quán triệt Nghị quyết 79-NQ/TW của Bộ Chính trị tại xã Tả Van."
WHO = {
    "persons": {"Trần Văn Tân": "person:tan"},
    "documents": {"79-NQ/TW": "document:79"},
    "meetings": {"m1": "meeting:1"},
}


def at(quote: str, block: str = "body", rule: str = "test") -> dict[str, Any]:
    """Evidence at the quote's place in the text."""
    start = TEXT.index(quote)
    return {"rule": rule, "quote": quote, "start": start, "end": start + len(quote), "block": block}


ALL = {"evidence": [at(TEXT)]}
LISTS: dict[str, Any] = {
    "persons": [{"name": "Trần Văn Tân", **ALL}],
    "holds": [{"person": "Trần Văn Tân", "title": "Bí thư", "body": "Tỉnh ủy Lào Cai", **ALL}],
    "bodies": [{"name": "Tỉnh ủy Lào Cai", "type": "party", **ALL}, {"name": "Bộ Chính trị", **ALL}],
    "places": [{"name": "Tả Van", "type": "xã", "in": "Lào Cai", **ALL}],
    "documents": [{"code": "79-NQ/TW", "type": "nghị quyết", "issuer": "Bộ Chính trị", **ALL}],
    "meetings": [
        {
            "key": "m1",
            "kind": "hội nghị",
            "venue": {"type": "xã", "name": "Tả Van", "in": "Lào Cai"},
            "organisers": ["Tỉnh ủy Lào Cai"],
            "documents": ["79-NQ/TW"],
            **ALL,
        }
    ],
    "takes_part": [
        {"who": "Trần Văn Tân", "meeting": "m1", "role": "chairs", **ALL},
        {"who": "xã Tả Van", "meeting": "m1", "role": "attends", **ALL},
    ],
    "relations": [
        {
            "subject": "Tỉnh ủy Lào Cai",
            "subject_kind": "body",
            "predicate": "disseminates",
            "document": "79-NQ/TW",
            **ALL,
        }
    ],
}


def rows(who: dict[str, dict[str, Any]] = WHO, **lists: Any) -> Projection:
    """The projection of the record above, with some lists replaced."""
    record = ArticleRecord.model_validate({"id": "a", "published": "2025-09-07", **LISTS, **lists})
    things = Reading.of(record).things
    return project(record, Identity(things, who["persons"], who["documents"], who["meetings"]), TEXT)


def facts(found: Projection) -> set[tuple[str, str, str]]:
    """Claims by the kinds of their ends."""
    kind = {id: node.kind for id, node in found.nodes.items()}
    return {(kind[c.subject], c.predicate, kind[c.object]) for c in found.claims.values()}


def test_each_list_becomes_its_claims() -> None:
    found = rows()
    assert found.aside == ()
    assert facts(found) == {
        ("Person", "HOLDS", "Post"),
        ("Body", "ORGANISED", "Meeting"),
        ("Meeting", "HELD_AT", "Place"),
        ("Meeting", "CONCERNS", "Document"),
        ("Document", "ISSUED_BY", "Body"),
        ("Person", "CHAIRED", "Meeting"),
        ("Place", "ATTENDED", "Meeting"),
        ("Body", "DISSEMINATES", "Document"),
    }
    assert set(found.states) == set(found.claims)
    assert set(found.reports) == {"meeting:1"}
    assert {id.partition(":")[0] for id in found.mentions} == {"person", "body", "place", "document"}


def test_every_end_of_a_claim_or_link_is_there() -> None:
    found = rows()
    for claim in found.claims.values():
        assert {claim.subject, claim.object} <= found.nodes.keys()
    for node in found.nodes.values():
        if node.kind != "Place":  # what a place brings is the store's to add
            assert {link.end for link in node.links} <= found.nodes.keys()


def test_who_cannot_be_attributed_stays_a_name() -> None:
    found = rows({**WHO, "persons": {"Trần Văn Tân": None}})
    assert {node.kind for node in found.nodes.values()} >= {"Name", "Meeting"}
    assert not any(node.kind == "Person" for node in found.nodes.values())
    assert [m for m in found.mentions if m.startswith("name:")]
    assert ("Person", "HOLDS", "Post") not in facts(found)
    assert found.aside == ()


def test_a_document_that_several_fit_is_kept_aside() -> None:
    found = rows({**WHO, "documents": {"79-NQ/TW": None}})
    assert not any(node.kind == "Document" for node in found.nodes.values())
    assert any("several" in aside.reason for aside in found.aside)


@pytest.mark.parametrize(
    ("issuer", "ends"),
    [
        ("Thủ tướng Chính phủ", {"Thủ tướng Chính phủ"}),
        ("Chủ tịch nước", {"Chủ tịch nước"}),
        ("Bộ Chính trị, Tỉnh ủy Lào Cai", {"Bộ Chính trị", "Tỉnh ủy Lào Cai"}),
        ("Chính phủ", {"Chính phủ"}),
    ],
)
def test_issuers_are_bodies_or_offices(issuer: str, ends: set[str]) -> None:
    found = rows(documents=[{"code": "79-NQ/TW", "issuer": issuer, **ALL}])
    issued = [c.object for c in found.claims.values() if c.predicate == "ISSUED_BY"]
    assert {found.nodes[id].stated["name"][0] for id in issued} == ends


def test_an_organ_is_part_of_its_committee_and_this_of_the_party_there() -> None:
    found = rows(
        bodies=[{"name": "Ban Thường vụ Tỉnh ủy Lào Cai", **ALL}],
        holds=[],
        meetings=[],
        takes_part=[],
        relations=[],
    )
    links = {
        (node.stated["name"][0], link.type, found.nodes[link.end].stated.get("name", ("?",))[0])
        for node in found.nodes.values()
        if node.kind == "Body"
        for link in node.links
        if link.type in ("PART_OF", "SUCCEEDED_BY")
    }
    assert {
        ("Ban Thường vụ Tỉnh ủy Lào Cai", "PART_OF", "Tỉnh ủy Lào Cai"),
        ("Tỉnh ủy Lào Cai", "PART_OF", "Đảng bộ tỉnh Lào Cai"),
        ("Ban Thường vụ Tỉnh ủy Yên Bái", "SUCCEEDED_BY", "Ban Thường vụ Tỉnh ủy Lào Cai"),
        ("Ban Thường vụ Tỉnh ủy Yên Bái", "PART_OF", "Tỉnh ủy Yên Bái"),
        ("Tỉnh ủy Yên Bái", "SUCCEEDED_BY", "Tỉnh ủy Lào Cai"),
    } <= links


def test_a_body_of_any_province_past_or_present_brings_all_that_it_points_to() -> None:
    provinces = sorted({u.name for u in gazetteer() if u.rank == "province"})
    for name in provinces:  # Nam Định, for one, went into a province and came out of it again
        found = rows(
            bodies=[{"name": f"Tỉnh ủy {name}", **ALL}], holds=[], meetings=[], takes_part=[], relations=[]
        )
        bodies = [node for node in found.nodes.values() if node.kind == "Body"]
        ends = {link.end for node in bodies for link in node.links if link.type != "GOVERNS"}
        assert ends <= {node.id for node in bodies}, name


def test_text_goes_before_captions_and_captions_before_teasers() -> None:
    told = [
        at("Tỉnh ủy", "teaser"),
        at("hội nghị", "caption"),
        at("quán triệt"),
        at("Bộ Chính trị", "headline"),
    ]
    for count, quote in ((4, "quán triệt"), (2, "hội nghị"), (1, "Tỉnh ủy")):
        held = [{**LISTS["holds"][0], "evidence": told[:count]}]
        found = rows(holds=held)
        [claim] = [c.id for c in found.claims.values() if c.predicate == "HOLDS"]
        assert found.states[claim]["quote"] == quote


def test_what_the_ontology_forbids_is_kept_aside() -> None:
    wrong = [
        {"subject": "m1", "subject_kind": "meeting", "predicate": "amends", "document": "79-NQ/TW", **ALL}
    ]
    found = rows(relations=wrong)
    assert [(a.claim, a.reason) for a in found.aside] == [
        ("m1, amends, 79-NQ/TW", "AMENDS goes from Document, not Meeting")
    ]


def test_doubtful_things_are_not_asserted_nor_anything_about_them() -> None:
    found = rows(bodies=[{"name": "Tỉnh ủy Lào Cai", "confidence": "doubtful", **ALL}, LISTS["bodies"][1]])
    assert not {"HOLDS", "ORGANISED", "DISSEMINATES"} & {c.predicate for c in found.claims.values()}
    assert "tỉnh ủy lào cai" not in {str(n.stated.get("name")).casefold() for n in found.nodes.values()}
    assert found.aside == ()


def test_a_date_that_is_none_leaves_the_meeting_undated() -> None:
    found = rows(meetings=[{**LISTS["meetings"][0], "date": "07/9"}])
    assert "date" not in found.nodes["meeting:1"].stated
    assert [aside.reason for aside in found.aside] == ["date '07/9' is no date in EDTF"]


def test_a_record_with_a_bad_day_of_publication_is_rejected() -> None:
    with pytest.raises(RecordError, match="published"):
        project(
            ArticleRecord(id="a", published="07/9/2025"),
            Identity(Reading.of(ArticleRecord(id="a")).things, {}, {}, {}),
        )

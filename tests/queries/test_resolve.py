"""From names to ids: one thing, or an error that lists what may be meant."""

import pytest

from kg.errors import AmbiguousError, NotFoundError
from kg.store.connect import Store
from tests.queries.conftest import Asker


def test_a_name_that_two_bear_lists_them_with_what_tells_them_apart(ask: Asker):
    with pytest.raises(AmbiguousError) as error:
        ask("positions", official="nguyen van hung")
    head, *listed = str(error.value).splitlines()
    assert head == "2 officials bear the name nguyen van hung; give one's id:"
    assert sorted(line.split("(")[1].partition(",")[0] for line in listed) == [
        "Giám đốc Sở Tài chính tỉnh Lào Cai",
        "Giám đốc Sở Y tế tỉnh Cà Mau",
    ]
    for line in listed:
        assert len(ask("positions", official=line.split()[0])) == 1


def test_names_without_marks_that_fit_two_names_are_two(ask: Asker):
    with pytest.raises(AmbiguousError, match="2 officials bear the name duong van hoa"):
        ask("positions", official="duong van hoa")
    assert len(ask("positions", official="đuong van hoa".replace("đuong", "Đường"))) == 1


@pytest.mark.parametrize(
    ("query", "given_", "said"),
    [
        ("positions", {"official": "Trịnh Xuân Trưởng"}, "near: Trịnh Xuân Trường ("),
        ("positions", {"official": "Xuân Trường"}, "near: Trịnh Xuân Trường ("),
        ("positions", {"official": "Zzz Qqq"}, "the graph has no official named Zzz Qqq"),
        ("positions", {"official": "person:nobody-123"}, "no official named person:nobody-123"),
        ("holders", {"post": "Phó Bí thư", "body": "Tỉnh ủy Lào Cai"}, "near: Bí thư Tỉnh ủy Lào Cai"),
        ("coverage_of_body", {"body": "HĐND tỉnh Lào Cai"}, "no body named HĐND tỉnh Lào Cai; near: "),
        ("resolution", {"code": "81-NQ/TW"}, "no document named 81-NQ/TW"),
        ("resolution", {"code": "Nghị định 80"}, "near: Nghị quyết 80-NQ/TW"),
        (
            "attendance",
            {"meeting": "buổi làm việc 2024-09-07"},
            "near: buổi làm việc (buổi làm việc; 2025-09-07",
        ),
        ("attendance", {"meeting": "2025-09-07"}, "no meeting named 2025-09-07"),
        ("place_history", {"place": "xã Mù Cang Chải, Yên Bái"}, "no place named"),
        ("place_history", {"place": ", Yên Bái"}, "no place named , Yên Bái"),
        ("positions", {"official": "AND OR NOT ~1 (x"}, "no official named AND OR NOT ~1 (x"),
        ("claims_of_article", {"url": "https://baolaocai.vn/khac"}, "no article is stored under"),
    ],
)
def test_what_is_not_found_is_one_line_with_near_names(ask: Asker, query, given_, said):
    with pytest.raises(NotFoundError) as error:
        ask(query, **given_)
    assert said in str(error.value) and "\n" not in str(error.value)


def test_an_id_of_another_kind_is_refused(ask: Asker):
    place = ask("search", text="lao cai", kind="place")[0]["id"]
    with pytest.raises(NotFoundError, match="is no official"):
        ask("positions", official=place)


def test_a_bare_number_that_two_documents_bear_lists_them(ask: Asker):
    with pytest.raises(AmbiguousError) as error:
        ask("resolution", code="79")
    assert "Nghị quyết 79-NQ/TW (" in str(error.value) and "Nghị định 79/2026/NĐ-CP (" in str(error.value)
    assert ask("resolution", code="80")[0]["code"] == "80-NQ/TW"


def test_a_place_without_its_type_lists_the_units_of_that_name(ask: Asker):
    with pytest.raises(AmbiguousError) as error:
        ask("place_history", place="Mù Cang Chải")
    assert "(xã; Lào Cai; from 2025-07-01)" in str(error.value)
    assert "(huyện; Yên Bái; until 2025-06-30)" in str(error.value)


def test_a_unit_that_changed_its_shape_is_the_one_of_the_day(ask: Asker):
    assert ask("place_history", place="tỉnh Lào Cai")[0]["since"] == "2025-07-01"
    before = ask("officials_of_place", place="tỉnh Lào Cai", at="2025-01-15")
    assert {row["place"] for row in before} == {"place:10@2025-01-01"}


def test_an_office_by_title_and_body_in_any_spelling(ask: Asker):
    holder = ask("holders", post="Chủ tịch", body="UBND xã Mù Cang Chải")[0]["name"]
    assert holder == "Lê Văn An"
    assert ask("holders", post="chu tich ubnd xa mu cang chai")[0]["name"] == holder


def test_an_id_handed_out_once_leads_to_its_heir(ask: Asker, graph: Store):
    heir = ask("find_official", name="Lê Văn An")[0]["id"]
    other = ask("find_official", name="Tô Lâm")[0]["id"]
    aliases = [("person:old", [heir]), ("person:split", [heir, other]), ("person:gone", [])]
    for id, heirs in aliases:
        graph.write(
            lambda tx, id=id, heirs=heirs: tx.run(
                "CREATE (:Alias {id: $id, heirs: $heirs})", id=id, heirs=heirs
            ).consume()
        )
    assert ask("positions", official="person:old") == ask("positions", official=heir)
    with pytest.raises(AmbiguousError, match="was divided"):
        ask("positions", official="person:split")
    with pytest.raises(NotFoundError, match="is gone"):
        ask("positions", official="person:gone")

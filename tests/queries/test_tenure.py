"""Who held an office when, who came before and after, and in which places: told, likely and unknown apart."""

import random

import pytest

from kg.ontology.places import gazetteer
from kg.queries.run import rows
from kg.queries.steps import Rows
from kg.store.connect import Store
from kg.store.writer import load
from tests.store.making import Item, article

SECRETARY = ("Bí thư", "Tỉnh ủy Lào Cai")


def ask(store: Store, query: str, **given: object) -> Rows:
    return rows(store, query, given)


def item(n: int, name: str, day: str, office: tuple[str, str] = SECRETARY, **told: str) -> Item:
    """An article of a day that gives a person an office, with status, since and until where told."""
    record, text = article(n, name=name, office=office, place=None, published=day)
    held = record.holds[0].model_copy(update=told)
    return record.model_copy(update={"holds": (held,)}), text


CAREERS = [
    item(1, "Trần Văn An", "2019-05-02"),
    item(2, "Trần Văn An", "2020-03-02"),
    item(3, "Lê Thị Bình", "2020-11-20"),
    item(4, "Lê Thị Bình", "2023-07-03"),
    item(5, "Lê Thị Bình", "2023-08-01", status="left", until="2023-07-28"),
    item(6, "Vũ Văn Cảnh", "2023-08-01", status="appointed", since="2023-07-28"),
    item(7, "Vũ Văn Cảnh", "2024-01-05"),
    item(8, "Đỗ Văn Dũng", "2025-12-05"),
]


def held(store: Store, **given: str) -> dict[str, str]:
    return {
        r["name"]: r["certainty"] or r["status"]
        for r in ask(store, "holders", post="Bí thư Tỉnh ủy Lào Cai", **given)
    }


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_a_former_holder_is_never_current_whatever_came_last(store: Store, seed: int | None) -> None:
    order = CAREERS[::-1] if seed is None else random.Random(seed).sample(CAREERS, len(CAREERS))
    for each in order:  # the oldest article last, or any order
        load(store, [each])
    assert held(store) == {
        "Đỗ Văn Dũng": "current",
        "Vũ Văn Cảnh": "former",
        "Lê Thị Bình": "former",
        "Trần Văn An": "former",
    }
    [row] = ask(store, "positions", official="Trần Văn An")
    assert row["status"] == "former"


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2018-01-01", {"Trần Văn An": "unknown"}),
        ("2019-12-01", {"Trần Văn An": "likely"}),
        ("2020-06-01", {"Trần Văn An": "unknown", "Lê Thị Bình": "unknown"}),
        ("2022-01-01", {"Lê Thị Bình": "certain"}),
        ("2023-09-01", {"Vũ Văn Cảnh": "certain"}),
        ("2025-01-01", {"Vũ Văn Cảnh": "unknown", "Đỗ Văn Dũng": "unknown"}),
        ("2026-02-01", {"Đỗ Văn Dũng": "unknown"}),
    ],
)
def test_who_held_an_office_on_a_day(store: Store, day: str, holders: dict[str, str]) -> None:
    load(store, CAREERS)
    assert held(store, at=day) == holders


def test_who_came_before_and_after(store: Store) -> None:
    load(store, CAREERS)
    found = {}
    for name in ("Trần Văn An", "Lê Thị Bình", "Vũ Văn Cảnh", "Đỗ Văn Dũng"):
        told = ask(store, "succession", official=name, post="Bí thư Tỉnh ủy Lào Cai")
        found[name] = {r["relation"]: (r["name"], r["certainty"]) for r in told}
        assert all(r["quote"] and r["article"] for r in told)
    assert found == {
        "Trần Văn An": {"after": ("Lê Thị Bình", "likely")},
        "Lê Thị Bình": {"before": ("Trần Văn An", "likely"), "after": ("Vũ Văn Cảnh", "certain")},
        "Vũ Văn Cảnh": {"before": ("Lê Thị Bình", "certain"), "after": ("Đỗ Văn Dũng", "unknown")},
        "Đỗ Văn Dũng": {"before": ("Vũ Văn Cảnh", "unknown")},
    }


def test_an_office_of_several_seats_has_no_succession(store: Store) -> None:
    deputy = ("Phó Bí thư", "Tỉnh ủy Lào Cai")
    load(store, [item(1, "Trần Văn An", "2019-05-02", deputy), item(2, "Lê Thị Bình", "2020-03-02", deputy)])
    assert ask(store, "succession", official="Lê Thị Bình") == []
    assert {r["status"] for r in ask(store, "holders", post="Phó Bí thư Tỉnh ủy Lào Cai")} == {"current"}


def test_the_office_of_a_body_that_went_on_under_another_name(store: Store) -> None:
    old, new = (
        ("Trưởng ban", "Ban Kinh tế Trung ương"),
        ("Trưởng ban", "Ban Chính sách, chiến lược Trung ương"),
    )
    load(store, [item(1, "Trần Văn An", "2024-12-02", old), item(2, "Lê Thị Bình", "2025-03-02", new)])
    [row] = ask(store, "succession", official="Lê Thị Bình")
    assert (row["relation"], row["name"], row["change"], row["certainty"]) == (
        "before",
        "Trần Văn An",
        "reorganised",
        "likely",
    )
    [row] = ask(store, "succession", official="Trần Văn An")
    assert (row["relation"], row["name"]) == ("after", "Lê Thị Bình")


def test_acting_in_an_office_ends_with_holding_it(store: Store) -> None:
    load(store, [item(1, "Trần Văn An", "2024-12-02", acting=True), item(2, "Trần Văn An", "2025-03-02")])
    assert {(r["acting"], r["status"]) for r in ask(store, "holders", post="Bí thư Tỉnh ủy Lào Cai")} == {
        (True, "former"),
        (False, "current"),
    }


DISTRICT = {"type": "huyện", "name": "Mù Cang Chải", "in": "Yên Bái"}
TOWN = {"type": "thị trấn", "name": "Mù Cang Chải", "in": "Yên Bái"}


def local(n: int, name: str, day: str, place: dict[str, str]) -> Item:
    return article(
        n,
        name=name,
        office=("Chủ tịch", f"Ủy ban nhân dân {place['type']} {place['name']}"),
        place=place,
        published=day,
        places=[{**place, "evidence": []}],
    )


def commune(name: str) -> dict[str, str]:
    return {"type": "xã", "name": name, "in": "Lào Cai"}


def test_officials_of_a_district_then_and_of_its_heirs(store: Store) -> None:
    [district] = gazetteer().find("Mù Cang Chải", "huyện")
    heirs = sorted({u.name for u in gazetteer().successors(district.id)})
    assert len(heirs) > 1
    load(
        store,
        [local(1, "Trần Văn Tú", "2024-04-02", DISTRICT), local(2, "Trần Văn Tú", "2024-06-02", DISTRICT)],
    )
    load(store, [local(3, "Giàng A Sử", "2024-05-01", TOWN)])
    load(store, [local(10 + n, f"Lý A {name}", "2025-10-01", commune(name)) for n, name in enumerate(heirs)])
    given = {"place": "Mù Cang Chải", "at": "2024-05-01"}
    then = ask(store, "officials_of_place", **given)
    assert [(r["relation"], r["name"], r["certainty"]) for r in then] == [("itself", "Trần Văn Tú", "likely")]
    first, *more = ask(store, "officials_of_place", **given, lineage=True)
    assert first == then[0]
    assert {(r["relation"], r["name"]) for r in more} >= {("heir", f"Lý A {name}") for name in heirs}
    today = ask(store, "officials_of_place", place="xã Mù Cang Chải")
    assert {(r["relation"], r["name"], r["status"]) for r in today} == {
        ("itself", "Lý A Mù Cang Chải", "current"),
        ("forerunner", "Trần Văn Tú", "former"),
        ("forerunner", "Giàng A Sử", "former"),
    }


def test_a_divided_unit_returns_all_its_heirs(store: Store) -> None:
    load(store, [local(1, "Trần Văn Tú", "2024-04-02", DISTRICT)])
    [district] = gazetteer().find("Mù Cang Chải", "huyện")
    found = ask(store, "place_history", place="huyện Mù Cang Chải, Yên Bái")
    heirs = {r["place"] for r in found if r["relation"] == "heir"}
    assert {u.id for u in gazetteer().successors(district.id)} <= heirs
    assert {r["change"] for r in found if r["place"] in heirs and r["date"] == "2025-07-01"} <= {
        "divided",
        "merged",
    }


def test_a_code_that_was_used_again_is_two_places(store: Store) -> None:
    """15 was Yên Bái's until 2025-06-30 and is Lào Cai's since."""
    then = item(1, "Trần Huy Tuân", "2024-05-02", ("Chủ tịch", "Ủy ban nhân dân tỉnh Yên Bái"))
    now = item(2, "Trần Huy Tú", "2025-10-02", ("Chủ tịch", "Ủy ban nhân dân tỉnh Lào Cai"))
    load(store, [then, now])
    found = {}
    for place in ("place:15@2025-01-01", "place:15@2025-07-01"):
        told = ask(store, "officials_of_place", place=place, forerunners=False)
        found[place] = [r["name"] for r in told]
    assert found == {"place:15@2025-01-01": ["Trần Huy Tuân"], "place:15@2025-07-01": ["Trần Huy Tú"]}
    for place, name in (("tỉnh Yên Bái", "Trần Huy Tuân"), ("tỉnh Lào Cai", "Trần Huy Tú")):
        for day in ("2025-01-15", "2025-10-02"):
            told = ask(store, "officials_of_place", place=place, at=day, forerunners=False)
            assert [(r["name"], r["certainty"]) for r in told if r["certainty"] != "unknown"] == (
                [(name, "likely")] if (place, day) == ("tỉnh Lào Cai", "2025-10-02") else []
            )
            assert {r["name"] for r in told} <= {name}

"""What comes with a body: forerunners, heirs, the body it is part of."""

import pytest

from kg.identity.bodies import resolve
from kg.identity.places import Setting
from kg.model import Body, PlaceRef
from kg.store.bodies import forerunners_of, heirs_of, parent, seat

MERGED = "2025-07-01"


@pytest.mark.parametrize(
    ("name", "heirs"),
    [
        ("Bộ Kế hoạch và Đầu tư", {("Bộ Tài chính", "2025-03-01")}),
        ("Tỉnh ủy Yên Bái", {("Tỉnh ủy Lào Cai", MERGED)}),
        ("Tỉnh ủy Lào Cai", set()),  # goes on in the province made anew
        ("Sở Kế hoạch và Đầu tư Yên Bái", {("Sở Tài chính tỉnh Yên Bái", "2025-03-01")}),
        ("Sở Tài chính tỉnh Yên Bái", {("Sở Tài chính tỉnh Lào Cai", MERGED)}),
        ("Tỉnh ủy Bình Dương", {("Thành ủy Thành phố Hồ Chí Minh", MERGED)}),
        ("Tỉnh ủy Đồng Nai", {("Thành ủy Đồng Nai", "2026-04-30")}),
        ("Trường Cao đẳng Y tế tỉnh Bình Thuận", set()),  # no other province need have one
        ("Sở Tài chính tỉnh Hà Tây", set()),  # departments of those years were others
        ("Ủy ban nhân dân tỉnh Hà Tây", {("Ủy ban nhân dân thành phố Hà Nội", "2008-08-01")}),
    ],
)
def test_what_a_body_went_on_as(name: str, heirs: set[tuple[str, str]]) -> None:
    ref = resolve(Body(name=name), Setting())
    assert ref is not None
    assert {(heir, link.props["date"]) for (_, heir), link in heirs_of(ref, name)} == heirs


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("Bộ Tài chính", ["Bộ Kế hoạch và Đầu tư"]),
        (
            "Sở Tài chính tỉnh Lào Cai",
            [
                "Sở Kế hoạch và Đầu tư tỉnh Lào Cai",
                "Sở Tài chính tỉnh Yên Bái",
                "Sở Kế hoạch và Đầu tư tỉnh Yên Bái",
            ],
        ),
        ("Thành ủy Huế", ["Tỉnh ủy Thừa Thiên Huế", "Tỉnh ủy Bình Trị Thiên"]),
        ("Trường Cao đẳng Y tế tỉnh Lâm Đồng", []),
    ],
)
def test_what_went_on_as_a_body(name: str, before: list[str]) -> None:
    ref = resolve(Body(name=name), Setting())
    assert ref is not None
    assert [old for _, old in forerunners_of(ref, name)] == before


TA_VAN = PlaceRef.model_validate({"type": "xã", "name": "Tả Van", "in": "Lào Cai"})


@pytest.mark.parametrize(
    ("name", "place", "chain"),
    [
        ("Ban Thường vụ Tỉnh ủy Lào Cai", None, ["Tỉnh ủy Lào Cai", "Đảng bộ tỉnh Lào Cai"]),
        ("Thành ủy Hà Nội", None, ["Đảng bộ thành phố Hà Nội"]),
        (
            "Ban Thường vụ Đảng ủy xã Tả Van",
            TA_VAN,
            ["Đảng ủy xã Tả Van", "Đảng bộ xã Tả Van"],
        ),
        ("Thường trực HĐND tỉnh Lào Cai", None, ["Hội đồng nhân dân tỉnh Lào Cai"]),
        ("Ủy ban Thường vụ Quốc hội", None, ["Quốc hội"]),
        ("Bộ Tài chính", None, []),
    ],
)
def test_what_a_body_is_part_of(name: str, place: PlaceRef | None, chain: list[str]) -> None:
    setting = Setting(places=(place,) if place else ())
    ref = resolve(Body(name=name, place=place), setting)
    assert ref is not None
    found, at = [], (ref, name)
    while at := parent(*at, place):
        named = resolve(Body(name=at[1]), setting)
        assert named is not None
        assert named.id == at[0].id  # an article that names it means the same node
        found.append(at[1])
    assert found == chain


def test_a_commune_that_its_district_tells_from_another_is_the_bodys_seat() -> None:
    # Hà Nội had two communes of the name, in the districts Sóc Sơn and Thường Tín.
    commune = PlaceRef(type="xã", name="Tân Minh", within="Hà Nội")
    setting = Setting("2024-05-01", (commune, PlaceRef(type="huyện", name="Sóc Sơn", within="Hà Nội")))
    committee = Body(name="Đảng ủy xã Tân Minh")
    ref = resolve(committee, setting)
    assert ref is not None
    above = parent(ref, committee.name, seat(committee, ref, setting))
    assert above is not None
    assert above[1] == "Đảng bộ xã Tân Minh"

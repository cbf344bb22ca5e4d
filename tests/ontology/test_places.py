"""Places: counts, names, lineage."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology.places import Gazetteer, gazetteer, name_key
from kg.ontology.tables import table
from kg.resources import data_folder
from kg.text import nfc, tone

PLACES = data_folder("ontology") / "places"
GAZETTEER = gazetteer()
UNITS = tuple(GAZETTEER)


def names(units):
    return [unit.name for unit in units]


def key(unit):
    return f"{unit.type} {unit.name}"


def test_counts():
    before = Counter(u.rank for u in UNITS if u.code and u.stands("2025-06-30"))
    after = Counter(u.rank for u in UNITS if u.code and u.stands("2025-07-01"))
    assert before == {"province": 63, "district": 696, "commune": 10_035}
    assert after == {"province": 34, "commune": 3_321}
    types = Counter(u.type for u in UNITS if u.rank == "commune" and u.stands("2026-01-01"))
    assert types == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_eleven_provinces_and_127_communes_go_on():
    going_on = Counter(u.rank for u in UNITS if u.code and u.stands("2025-06-30") and u.stands("2025-07-01"))
    assert going_on == {"province": 11, "commune": 127}


def test_a_unit_is_below_a_unit_of_its_time():
    for unit in UNITS:
        for at in ("2025-06-30", "2025-07-01"):
            above = GAZETTEER.parent(unit, at)
            if unit.code and unit.stands(at) and above:
                assert above.stands(at), (unit, above)
                assert GAZETTEER.province_of(unit, at).rank == "province"


def test_names_are_in_the_form_in_which_they_are_compared():
    for unit in UNITS:
        assert unit.name == tone(nfc(unit.name))
        assert name_key(unit.name) == unit.name.casefold(), unit


@pytest.mark.parametrize(
    ("asked", "at", "found"),
    [
        ("Mù Cang Chải", "2024-05-01", ["huyện Mù Cang Chải", "thị trấn Mù Cang Chải"]),
        ("Mù Căng Chải", "2024", ["huyện Mù Cang Chải", "thị trấn Mù Cang Chải"]),
        ("Mù Cang Chải", "2025-09-07", ["xã Mù Cang Chải"]),
        ("xã Mù Cang Chải", None, ["xã Mù Cang Chải"]),
        ("TP. Hồ Chí Minh", "2026", ["thành phố Hồ Chí Minh"]),
        ("TP.HCM", "2024", ["thành phố Hồ Chí Minh"]),
        ("Bà Rịa–Vũng Tàu", "2024", ["tỉnh Bà Rịa - Vũng Tàu"]),
        ("Thừa Thiên-Huế", "2024", ["tỉnh Thừa Thiên Huế"]),
        ("Thừa Thiên - Huế", "2026", []),
        ("huyện Thuỷ Nguyên", "2024", ["huyện Thủy Nguyên"]),
        ("thành phố Qui Nhơn", None, ["thành phố Quy Nhơn"]),
        ("tỉnh Đắc Lắk", "2026", ["tỉnh Đắk Lắk"]),
        ("tỉnh Đắc Lắc", "2026", ["tỉnh Đắk Lắk"]),
        ("tỉnh Bắc Cạn", None, ["tỉnh Bắc Kạn"]),
        ("Hoàng Liên Sơn", "1980", ["tỉnh Hoàng Liên Sơn"]),
        ("Thủ Đức", "2019", ["quận Thủ Đức"]),
        ("đặc khu Trường Sa", None, ["đặc khu Trường Sa"]),
        ("Mu Cang Chai", None, []),
        ("Ha Nội", None, []),
        ("", None, []),
        ("xã", None, []),
    ],
)
def test_find(asked, at, found):
    assert sorted(map(key, GAZETTEER.find(asked, at=at))) == sorted(found)


def test_numbers():
    (ward,) = GAZETTEER.find("Phường 02", province="Bà Rịa - Vũng Tàu")
    assert ward.name == "2"
    assert key(GAZETTEER.find("quận 1")[0]) == "quận 1"
    assert GAZETTEER.find("phường 02") == GAZETTEER.find("2", type="phường")


def test_a_name_that_recurs_is_told_apart_by_province():
    assert len(GAZETTEER.find("Tân Tiến", type="xã", at="2025-09-01")) == 7
    (one,) = GAZETTEER.find("Tân Tiến", type="xã", province="Đồng Nai", at="2025-09-01")
    assert one.province == "Đồng Nai"
    assert GAZETTEER.find("Tân Tiến", type="xã", province="Lai Châu") == ()


def test_a_former_district_is_found_in_its_old_and_in_its_new_province():
    old = GAZETTEER.find("Mù Cang Chải", type="huyện", province="Yên Bái")
    assert old == GAZETTEER.find("huyện Mù Cang Chải", province="Lào Cai")
    assert [u.id for u in old] == ["place:137@2025-01-01"]
    assert GAZETTEER.find("huyện Mù Cang Chải", province="Sơn La") == ()


def test_marks_count():
    assert GAZETTEER.find("Hạ Nội") == ()
    assert {u.name for u in GAZETTEER.find("Trường Sơn")} == {"Trường Sơn"}


# Lineage


def test_lao_cai_before_and_after():
    before, after = (GAZETTEER.province("Lào Cai", at) for at in ("2025-06-30", "2025-07-01"))
    assert (before.code, after.code) == ("10", "15")
    assert GAZETTEER.province("Yên Bái", "2025-06-30").code == "15"
    assert GAZETTEER.province("Yên Bái", "2025-07-01") is None
    assert GAZETTEER.province("Lào Cai") == GAZETTEER.province("tỉnh Lào Cai") == after
    assert names(GAZETTEER.predecessors(after.id)) == ["Lào Cai", "Yên Bái"]
    assert GAZETTEER.successors(before.id) == (after,)
    assert len(GAZETTEER.parts(after.id)) == 99


def test_a_district_s_heirs_are_all_who_took_its_land_and_the_communes_that_go_on():
    heirs = GAZETTEER.successors("place:137@2025-01-01")
    assert sorted(names(heirs)) == [
        "Chế Tạo", "Khao Mang", "Lao Chải", "Mù Cang Chải", "Nậm Có", "Púng Luông", "Tú Lệ",
    ]  # fmt: skip
    going_on = {u.name for u in heirs if u.valid_from is None}
    assert going_on == {"Chế Tạo", "Lao Chải", "Nậm Có"}


def test_a_commune_that_was_left_alone_changes_its_parent_only():
    (unit,) = GAZETTEER.find("Nậm Có")
    assert unit.stands("2020") and unit.stands("2026")
    assert GAZETTEER.successors(unit.id) == ()
    assert key(GAZETTEER.parent(unit, "2025-06-30")) == "huyện Mù Cang Chải"
    assert key(GAZETTEER.parent(unit, "2025-07-01")) == "tỉnh Lào Cai"
    assert GAZETTEER.province_of(unit, "2024").name == "Yên Bái"
    assert (unit.province, unit.before) == ("Lào Cai", ("place:137@2025-01-01", "Yên Bái"))
    assert GAZETTEER.find("Nậm Có", province="Yên Bái") == GAZETTEER.find("Nậm Có", province="Lào Cai")


def test_a_divided_commune_has_all_heirs():
    divided = [e for e in GAZETTEER.successions() if e.kind == "divided"]
    communes = Counter(e.old for e in divided if GAZETTEER.unit(e.old).rank == "commune")
    assert len(communes) == 442
    assert min(communes.values()) == 2
    (dai_mo,) = GAZETTEER.find("phường Đại Mỗ", at="2025-06-30")
    heirs = sorted(names(GAZETTEER.successors(dai_mo.id)))
    assert heirs == ["Dương Nội", "Hà Đông", "Tây Mỗ", "Xuân Phương", "Đại Mỗ"]


def test_namesakes_of_one_new_province_keep_their_own_heirs():
    """The package that lists the heirs takes "xã Tân Thạnh" of two old provinces for one."""
    (can_tho,) = GAZETTEER.find("xã Tân Thạnh", province="Cần Thơ", at="2025-01-01")
    (soc_trang,) = GAZETTEER.find("xã Tân Thạnh", province="Sóc Trăng", at="2025-01-01")
    assert names(GAZETTEER.successors(can_tho.id)) == ["Trường Thành"]
    assert names(GAZETTEER.successors(soc_trang.id)) == ["Tân Thạnh"]
    (cao_lanh,) = GAZETTEER.find("phường Cao Lãnh", at="2026")
    assert {u.province for u in GAZETTEER.predecessors(cao_lanh.id)} == {"Đồng Tháp"}


def test_a_merged_commune_under_an_old_name_is_new():
    old, new = (GAZETTEER.find("Mù Cang Chải", at=at) for at in ("2025-06", "2025-07"))
    assert {u.code for u in new} <= {u.code for u in old}
    assert {u.id for u in new}.isdisjoint(u.id for u in old)


def test_hue():
    province, city = (GAZETTEER.find("Huế", at=at) for at in ("2025-01-01", "2024-12-31"))
    assert [(u.rank, key(u)) for u in province] == [("province", "thành phố Huế")]
    assert [(u.rank, u.province) for u in city] == [("district", "Thừa Thiên Huế")]
    assert GAZETTEER.successors("place:thua-thien-hue") == province
    assert sorted(names(GAZETTEER.successors(city[0].id))) == ["Phú Xuân", "Thuận Hóa"]
    assert province[0].valid_until is None
    assert not GAZETTEER.is_province("Huế", "2024")
    assert GAZETTEER.is_province("Thừa Thiên Huế", "2024")


def test_a_province_that_becomes_a_city_goes_on():
    before, after = (GAZETTEER.province("Đồng Nai", at) for at in ("2026-04-29", "2026-04-30"))
    assert before == after
    assert (after.type_at("2026-04-29"), after.type_at("2026-04-30"), after.type_at()) == (
        "tỉnh", "thành phố", "thành phố",
    )  # fmt: skip
    assert GAZETTEER.find("thành phố Đồng Nai", at="2026-05") == GAZETTEER.find("tỉnh Đồng Nai", at="2026-01")
    assert GAZETTEER.find("thành phố Đồng Nai", at="2026-01") == ()
    assert GAZETTEER.find("tỉnh Đồng Nai", at="2026-05") == ()
    assert GAZETTEER.find("tỉnh Đồng Nai", at="2026") == GAZETTEER.find("thành phố Đồng Nai", at="2026")
    assert GAZETTEER.find("phường Dầu Giây")[0].type_at("2026-01") == "xã"


def test_types_today():
    types = Counter(u.type_at("2026-10-01") for u in UNITS if u.code and u.stands("2026-10-01"))
    assert types == {"tỉnh": 25, "thành phố": 9, "xã": 2_599, "phường": 709, "đặc khu": 13}


def test_older_events():
    assert names(GAZETTEER.lineage("place:hoang-lien-son", "2024")) == ["Lào Cai", "Yên Bái"]
    assert names(GAZETTEER.lineage("place:hoang-lien-son", "2026")) == ["Lào Cai"]
    assert names(GAZETTEER.lineage("place:15@2025-07-01", "1985")) == ["Hoàng Liên Sơn"]
    assert GAZETTEER.province("Cần Thơ", "1999").type == "tỉnh"
    assert GAZETTEER.province("Cần Thơ", "2004-01-01").valid_from == "2004-01-01"
    assert GAZETTEER.province("Hà Tây", "2008-07-31") is not None
    assert GAZETTEER.province("Hà Tây", "2008-08-01") is None
    assert GAZETTEER.province("Hà Nội", "2000") == GAZETTEER.province("Hà Nội", "2026")


def test_successions_join_neighbours_in_time():
    for event in GAZETTEER.successions():
        old, new = GAZETTEER.unit(event.old), GAZETTEER.unit(event.new)
        assert old.valid_until is not None and old.valid_until < event.date, event
        assert new.stands(event.date), event
    ended = {u.id: u for u in UNITS if u.valid_until}
    unknown = ended.keys() - {event.old for event in GAZETTEER.successions()}
    assert all(ended[id].code is None for id in unknown)
    assert all(ended[id].rank == "district" or ended[id].valid_until <= "1976" for id in unknown)
    assert {event.old for event in GAZETTEER.successions()} <= ended.keys()


def test_a_district_of_old_is_known_though_its_end_is_not():
    (old,) = GAZETTEER.find("huyện Thông Nông")
    assert (old.province, old.stands("2015"), old.stands("2025-01-01")) == ("Cao Bằng", True, False)
    assert [u.name for u in GAZETTEER.find("Kỳ Sơn", "huyện", province="Hòa Bình")] == ["Kỳ Sơn"]
    assert GAZETTEER.find("Kỳ Sơn", "huyện")[0].province == "Nghệ An"


def test_every_event_has_a_source():
    for name in ("events.tsv", "types.tsv"):
        for *_, source in table(PLACES / name):
            assert source.startswith(("http://", "https://"))


@given(st.sampled_from(UNITS), st.sampled_from(["1985", "2003-12", "2024-05-01", "2025-07-01", "2026"]))
def test_lineage_stands_on_the_day(unit, at):
    for each in GAZETTEER.lineage(unit.id, at):
        assert each.stands(at)


@given(st.sampled_from(UNITS))
def test_every_unit_is_found_by_its_full_name(unit):
    day = unit.valid_until or "2026"
    found = GAZETTEER.find(key(unit), at=day, province=unit.province)
    assert unit in found


@given(st.text())
def test_any_name_can_be_asked_for(name):
    for unit in GAZETTEER.find(name):
        assert unit.stands("2026") or unit.valid_until


# Files


def copy(tmp_path: Path, **changed: str) -> Path:
    for path in PLACES.iterdir():
        (tmp_path / path.name).write_text(changed.get(path.stem, path.read_text("utf-8")), "utf-8")
    return tmp_path


def test_an_event_of_a_place_that_is_not_there_is_refused(tmp_path):
    events = "date\tkind\tfrom\tto\tdecree\tsource\n2020-01-01\tmerged\tnowhere\t01@2025-01-01\t\tx\n"
    with pytest.raises(OntologyError, match="no place nowhere"):
        Gazetteer(copy(tmp_path, events=events)).successions()


def test_an_unknown_kind_of_event_is_refused(tmp_path):
    events = "date\tkind\tfrom\tto\tdecree\tsource\n2020-01-01\tswapped\tha-tay\t01@2025-01-01\t\tx\n"
    with pytest.raises(OntologyError, match="swapped"):
        Gazetteer(copy(tmp_path, events=events)).successions()


def test_a_row_of_the_wrong_width_is_named(tmp_path):
    aliases = "alias\tname\nSài Gòn\n"
    with pytest.raises(OntologyError, match=r"aliases.tsv, line 2: 1 columns instead of 2"):
        Gazetteer(copy(tmp_path, aliases=aliases)).find("Hà Nội")


def test_a_folder_without_units_is_refused(tmp_path):
    with pytest.raises(OntologyError, match=r"units\.tsv"):
        Gazetteer(tmp_path)


def test_opening_is_quick():
    best = min(_seconds() for _ in range(5))
    assert best < 0.15  # 0.02 s on an idle machine; the rest is for a busy one


def _seconds() -> float:
    start = time.perf_counter()
    Gazetteer(PLACES)
    return time.perf_counter() - start

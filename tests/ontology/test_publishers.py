"""Publishers: who they are, and whose province they mean on a day."""

import pytest

from kg.ontology.places import gazetteer
from kg.ontology.publishers import publisher
from kg.ontology.tables import table
from kg.resources import data_folder


@pytest.mark.parametrize(
    ("name", "scope", "day", "province"),
    [
        ("baolaocai.vn", "province", "2025-09-07", "place:15@2025-07-01"),
        ("baolaocai.vn", "province", "2025-06-30", "place:10@2025-01-01"),
        ("baoyenbai.com.vn", "province", "2025-06-30", "place:15@2025-01-01"),
        ("baoyenbai.com.vn", "province", "2025-07-01", "place:15@2025-07-01"),
        ("Báo Yên Bái", "province", None, "place:15@2025-07-01"),
        ("https://www.baoyenbai.com.vn/tin/1.html", "province", "2024", "place:15@2025-01-01"),
        ("m.baobacgiang.com.vn", "province", "2026", "place:24@2025-07-01"),
        ("huengaynay.vn", "province", "2024-06", "place:thua-thien-hue"),
        ("huengaynay.vn", "province", "2025-01-01", "place:46@2025-01-01"),
        ("baothuathienhue.vn", "province", "2026", "place:46@2025-01-01"),
        ("vhds.baothanhhoa.vn", "province", "2026", "place:38@2025-01-01"),
        ("daibieunhandan.dienbien.gov.vn", "province", "2026", "place:11@2025-01-01"),
        ("hdnd.yenbai.gov.vn", "province", "2025-08-01", "place:15@2025-07-01"),
        ("huecity.gov.vn", "province", "2022-06-30", "place:thua-thien-hue"),
        ("hdndtuyenquang.gov.vn", "province", "2019-12-19", "place:08@2025-01-01"),
        ("tinhuyquangtri.vn", "province", "2018-09-05", "place:45@2025-01-01"),
        ("https://www.congdoanquangnam.org.vn/tin", "province", "2021", "place:49@2025-01-01"),
        ("soctrangtv.vn", "province", "2024-01-03", "place:94@2025-01-01"),
        ("dongthap.edu.vn", "province", "2015-03-05", "place:87@2025-01-01"),
        ("sggp.org.vn", "province", "2025-01-01", "place:79@2025-01-01"),
        ("nhandan.vn", "national", "2026", None),
        ("daibieunhandan.vn", "national", "2026", None),
        ("xaydungchinhsach.chinhphu.vn", "national", "2026", None),
        ("moha.gov.vn", "national", "2026", None),
        ("thanhphohaiphong.gov.vn", "province", "2020", "place:31@2025-01-01"),
        ("doluong.gov.vn", "province", "2020", "place:40@2025-01-01"),
        ("chauthanh.gov.vn", "national", "2020", None),  # of many districts
        ("phuninh.gov.vn", "national", "2020", None),  # Phù Ninh or Phú Ninh
        ("tuoitre.vn", "national", "2026", None),
        ("TTXVN", "wire", "2026", None),
        ("https://www.vietnamplus.vn/a-post1.vnp", "wire", "2026", None),
    ],
)
def test_publisher(name, scope, day, province):
    found = publisher(name)
    assert found is not None
    assert found.scope == scope
    unit = found.province_at(day)
    assert (unit.id if unit else None) == province


@pytest.mark.parametrize(
    "name",
    [
        "dulichquangninh.vn",
        "hoinongdan.vn",
        "tinhuylaocai.com",
        "tuoitrequangvinh.vn",
        "",
        "example.com",
        "bao.vn",
        "lao cai",
        "notbaolaocai.vn",
        "gov.vn",
        "http://",
    ],
)
def test_unknown(name):
    assert publisher(name) is None


def test_every_province_has_a_paper():
    homes = {row[3] for row in table(data_folder("ontology") / "publishers.tsv") if row[2] == "province"}
    for at in ("2024-12-01", "2025-06-30", "2025-07-01"):
        for unit in gazetteer():
            if unit.rank == "province" and unit.stands(at):
                assert unit.name in homes, unit


def test_every_provincial_paper_serves_one_province_before_and_after():
    for domain, _, scope, _ in table(data_folder("ontology") / "publishers.tsv"):
        found = publisher(domain)
        assert found is not None
        assert found.domain == domain
        for at in ("2024", "2025-06-30", "2026", None):
            assert (found.province_at(at) is not None) == (scope == "province"), (domain, at)


@pytest.mark.parametrize(
    ("name", "day", "unit"),
    [
        ("quangvinh.thuathienhue.gov.vn", "2022-04-04", "xã Quảng Vinh"),
        ("nhuthanh.thanhhoa.gov.vn", "2023-01-01", "huyện Như Thanh"),
        ("doluong.gov.vn", "2020-01-01", "huyện Đô Lương"),
        ("nhuthanh.thanhhoa.gov.vn", "2025-09-01", "xã Như Thanh"),
        ("tuyphong.binhthuan.dcs.vn", "2024-11-19", "huyện Tuy Phong"),
        ("huyentuyphong.binhthuan.dcs.vn", "2024-11-19", "huyện Tuy Phong"),
        ("quangtrung.thaibinh.gov.vn", "2024-01-01", None),  # several communes are written so
        ("sotuphap.kontum.gov.vn", "2022-01-01", None),
        ("laocai.gov.vn", "2022-01-01", None),
        ("baolaocai.vn", "2022-01-01", None),
    ],
)
def test_a_portal_of_a_district_or_commune(name, day, unit):
    found = publisher(name).unit_at(day)
    assert (found and f"{found.type} {found.name}") == unit

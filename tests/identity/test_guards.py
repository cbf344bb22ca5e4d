"""What may never be taken for the same, and what always is: labelled pairs of `tests/cases/pairs`."""

import csv
from pathlib import Path

import pytest

from kg.identity.bodies import resolve
from kg.identity.documents import bind, reference
from kg.identity.ids import post_id
from kg.identity.places import Setting
from kg.identity.tenure import exact_name
from kg.identity.titles import office
from kg.model import Body, Document

CASES = Path(__file__).parent.parent / "cases" / "pairs"


def pairs(kind):
    return list(_rows(kind))


def _rows(kind):
    with (CASES / f"{kind}.tsv").open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t"):
            if row[0] != "verdict":
                yield pytest.param((row[0] == "same", *row[1:]), id=" | ".join(row))


@pytest.mark.parametrize("row", pairs("names"))
def test_names(row):
    same, a, b = row
    assert (exact_name(a) == exact_name(b)) is same


@pytest.mark.parametrize("row", pairs("bodies"))
def test_bodies(row):
    same, *sides = row
    one, other = (
        resolve(Body(name=name), Setting(day, home=province or None))
        for name, day, province in (sides[:3], sides[3:])
    )
    assert one is not None
    assert other is not None
    assert (one.id == other.id) is same


@pytest.mark.parametrize("row", pairs("posts"))
def test_posts(row):
    same, title_a, body_a, title_b, body_b = row
    setting = Setting("2024-05-01")
    one, other = resolve(Body(name=body_a), setting), resolve(Body(name=body_b), setting)
    assert one is not None
    assert other is not None
    assert (post_id(office(title_a), one.id) == post_id(office(title_b), other.id)) is same


@pytest.mark.parametrize("row", pairs("documents"))
def test_documents(row):
    same, *sides = row
    setting = Setting("2026-03-01")
    given = [
        Document(
            code=code, issuer=issuer or None, date=day or None, type=None if "-" in code else "nghị quyết"
        )
        for code, issuer, day in (sides[:3], sides[3:])
    ]
    one, other = (reference(document, setting) for document in given)
    ids = bind([one, other])
    assert ids[one] is not None
    assert (ids[one] == ids[other]) is same


@pytest.mark.parametrize(
    "name", ["Tỉnh ủy", "Tỉnh đoàn", "Ủy ban nhân dân tỉnh", "Sở Y tế", "Đảng ủy xã", "Ban Thường vụ", "HĐND"]
)
def test_a_relative_body_without_its_place_is_nobodys(name):
    assert resolve(Body(name=name), Setting("2024-05-01", home="Nghệ An")) is None


def test_enough_pairs():
    assert sum(len(pairs(kind)) for kind in ("names", "bodies", "posts", "documents")) >= 115


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bộ Nông nghiệp và Phát triển nông thôn", "central"),
        ("Nhà xuất bản Chính trị quốc gia", "central"),
        ("Liên minh Hợp tác xã Việt Nam", "central"),
        ("Liên minh Hợp tác xã tỉnh Nghệ An", "province"),
        ("Tỉnh đoàn Nghệ An", "province"),
        ("Bộ Tư lệnh Thành phố Hồ Chí Minh", "province"),
        ("Ban Thường vụ Thị ủy Hòa Thành", "district"),
        ("Công an phường Bến Thành", "commune"),
        ("Chi bộ thôn Chanh Yên", "hamlet"),
    ],
)
def test_the_level_of_a_body(name, level):
    body = resolve(Body(name=name), Setting("2024-05-01", home="Nghệ An"))
    assert body is not None
    assert body.level == level

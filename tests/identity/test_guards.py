"""What may never be taken for the same, and what always is: labelled pairs of `tests/cases/pairs`.

In the files `\\u0301` stands for the character of that code, so that what cannot be seen can be read.
"""

import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest

from kg.identity.bodies import canonical, parse, resolve
from kg.identity.documents import bind, reference
from kg.identity.ids import place_id, post_id
from kg.identity.places import Setting
from kg.identity.tenure import exact_name
from kg.identity.titles import office
from kg.model import Body, Document
from kg.ontology.tables import lines
from kg.resources import data_folder
from tests.identity.making import place

CASES = Path(__file__).parent.parent / "cases" / "pairs"
KINDS = ("names", "bodies", "posts", "documents", "places")


def rows(kind):
    """The rows of a file below its head, as lists of fields."""
    _, *told = (CASES / f"{kind}.tsv").read_text("utf-8").splitlines()
    return [[re.sub(r"\\u(\w{4})", lambda m: chr(int(m[1], 16)), f) for f in t.split("\t")] for t in told]


def pairs(kind):
    return [pytest.param((row[0] == "same", *row[1:]), id=" | ".join(row)) for row in rows(kind)]


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
    setting = Setting("2024-05-01", home="Nghệ An")
    one, other = resolve(Body(name=body_a), setting), resolve(Body(name=body_b), setting)
    assert one is not None
    assert other is not None
    assert (post_id(office(title_a), one.id) == post_id(office(title_b), other.id)) is same


@pytest.mark.parametrize("row", pairs("documents"))
def test_documents(row):
    same, *sides = row
    setting = Setting("2026-03-01")
    fields = ("code", "type", "issuer", "date", "subject")
    one, other = (
        reference(Document(**{f: v or None for f, v in zip(fields, side, strict=True)}), setting)
        for side in (sides[:5], sides[5:])
    )
    ids = bind([one, other])
    assert ids[one] is not None
    assert (ids[one] == ids[other]) is same


@pytest.mark.parametrize("row", pairs("places"))
def test_places(row):
    same, a, day_a, b, day_b = row
    assert (place_id(place(a).ref, day_a) == place_id(place(b).ref, day_b)) is same


@pytest.mark.parametrize(
    "name", ["Tỉnh ủy", "Tỉnh đoàn", "Ủy ban nhân dân tỉnh", "Sở Y tế", "Đảng ủy xã", "Ban Thường vụ", "HĐND"]
)
def test_a_relative_body_without_its_place_is_nobodys(name):
    assert resolve(Body(name=name), Setting("2024-05-01", home="Nghệ An")) is None


@cache
def sectors():
    """What departments are of, in any form, the longest first."""
    told = lines(data_folder("ontology") / "lexicon" / "sectors.tsv")
    return sorted({f.casefold() for t in told for f in t.split("\t") if f and t[0] != "#"}, key=len)[::-1]


def pattern(kind, row):
    """The kind of a pair: how its sides differ, with names, numbers, days and sectors left open.

    Names stand as their order in the row and, where two are near each other, as what parts them.
    """
    verdict, *fields = (normalize("NFD", field) for field in row)
    if kind == "names":
        return verdict, difference(*fields)
    names = []
    for field in map(str.strip, row[1:]):
        parsed = parse(field.partition(", ")[0])
        shown = parsed.place or (field if kind == "bodies" and field and field == canonical(field) else "")
        names += [n for n in (shown, field.partition(", ")[2]) if n and n not in names]
    if kind == "places":
        names += [n for f in row[1:] if (n := place(f).name) not in names]
    text = "\t".join(row).casefold()
    order = {name.casefold(): chr(ord("A") + n) for n, name in enumerate(names)}
    for name in sorted(order, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"<{order[name]}>", text)
    for sector in sectors():
        text = re.sub(rf"(?<!\w){re.escape(sector)}(?!\w)", "sector", text)
    numbers = list(dict.fromkeys(re.findall(r"\d+", text)))
    text = re.sub(r"\d+", lambda m: f"#{numbers.index(m[0])}", text)
    near = [difference(a, b) for a in names[:1] for b in names[1:2]]
    return text, *near


def difference(a, b):
    """What parts two names that are near each other, letter by letter and mark by mark."""
    a, b = normalize("NFD", a), normalize("NFD", b)
    match = SequenceMatcher(None, a, b, autojunk=False)
    if match.ratio() < 0.6:
        return "far"
    return tuple((a[i:j], b[k:m]) for tag, i, j, k, m in match.get_opcodes() if tag != "equal")


def test_enough_kinds_of_pairs():
    """Pairs that differ in names and numbers alone count as one."""
    found = {kind: {pattern(kind, row) for row in rows(kind)} for kind in KINDS}
    assert sum(map(len, found.values())) >= 450
    assert all(len(patterns) >= 50 for patterns in found.values())
    assert all({row[0] for row in rows(kind)} == {"same", "different"} for kind in KINDS)


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

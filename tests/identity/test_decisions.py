"""The decisions file."""

from collections import defaultdict

import pytest

from kg.errors import InputError
from kg.identity.decisions import linked, read_decisions
from kg.identity.identify import identify
from kg.identity.persons import Decision, appearances, partition
from kg.identity.tenure import exact_name
from tests.identity.making import mention, record


def test_a_file_of_decisions(tmp_path):
    file = tmp_path / "decisions.tsv"
    file.write_text(
        "# ours\n\nsame\tarticle:a#A\tarticle:b#A\tLan\t2026-01-02\tone CV\nunsure\ta#B\tb#B\n", "utf-8"
    )
    assert read_decisions(file) == (
        Decision("same", "article:a#A", "article:b#A", "Lan", "2026-01-02", "one CV"),
        Decision("unsure", "a#B", "b#B"),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [("maybe\ta#A\tb#A", "no verdict"), ("same\ta\tb#A", "two mentions"), ("same", "two mentions")],
)
def test_a_broken_line_is_named(tmp_path, line, said):
    file = tmp_path / "decisions.tsv"
    file.write_text(f"# ours\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=f"line 2.*{said}"):
        read_decisions(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.tsv"):
        read_decisions(tmp_path / "none.tsv")


BINH = ("Chủ tịch", "Ủy ban nhân dân huyện Krông Nô")
SPELLINGS = ("K'Sỏi Bình", "Ksỏi Bình", "K Sỏi Bình")


def spelt(decided, extra=()):
    """The groups of mentions by record id, of two records for each spelling."""
    records = [
        record(f"{n}{day}", f"2023-0{n + 1}-{day}", (name, *BINH), places=["huyện Krông Nô, Đắk Nông"])
        for n, name in enumerate(SPELLINGS)
        for day in ("05", "15")
    ]
    records += extra
    found = defaultdict(set)
    for line in identify(records, decided):
        for id in line["identity"]["persons"].values():
            found[id].add(line["id"])
    return sorted(map(sorted, found.values())), records


def same(a, b, verdict="same"):
    return Decision(verdict, a, b)


def test_two_spellings_are_one_person_where_somebody_says_so():
    apart, records = spelt([])
    assert apart == [["005", "015"], ["105", "115"], ["205", "215"]]
    at = {r.id: mention(r, r.persons[0].key) for r in records}
    one = same(at["105"], at["015"])
    assert spelt([one])[0] == [["005", "015", "105", "115"], ["205", "215"]]
    assert spelt([one, same(at["005"], at["205"])])[0] == [["005", "015", "105", "115", "205", "215"]]
    assert spelt([same(at["105"], "article:nowhere#K Sỏi Bình")])[0] == apart
    for verdict in ("different", "unsure"):
        assert spelt([one, same(at["015"], at["105"], verdict)])[0] == apart


def test_a_mention_without_an_office_is_of_whom_it_is_decided_to_be():
    bare = record("bare", "2024-02-02", bare=["Bình"])
    apart, records = spelt([], [bare])
    assert ["bare"] in apart
    joined, _ = spelt([same(mention(bare, "Bình"), mention(records[0], SPELLINGS[0]))], [bare])
    assert ["005", "015", "bare"] in joined


def test_doubts_and_namesakes_of_tied_names_stay():
    far = [record("far", "2023-04-04", (SPELLINGS[0], "Giám đốc", "Sở Y tế tỉnh Cà Mau"))]
    _, records = spelt([], far)
    at = {r.id: mention(r, r.persons[0].key) for r in records}
    decided = [same(at["005"], at["105"])]
    assert spelt(decided, far)[0] == sorted([["005", "015", "105", "115"], ["205", "215"], ["far"]])
    seen = [a for r in records for people in appearances(r).values() for a in people]
    found = partition(seen, decided)
    assert len({c.key for c in found.components}) == len(found.components) == 3
    assert {key for d in found.doubts for key in (d.a, d.b)} <= {c.key for c in found.components}
    assert linked(decided) == dict.fromkeys(SPELLINGS[:2], tuple(sorted(map(exact_name, SPELLINGS[:2]))))
    assert partition(seen[::-1] + seen[:2], decided) == found

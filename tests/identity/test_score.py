"""The scorer, against figures worked out by hand."""

import pytest

from kg.errors import InputError
from kg.identity.score import errors, score, table


def lines(**persons):
    """One record for each article `a1=…` with one person "A" (or a dict of keys)."""
    return [
        {"id": id, "identity": {"persons": told if isinstance(told, dict) else {"A": told}}}
        for id, told in persons.items()
    ]


def test_b_cubed_and_pairs():
    gold = lines(a1="p1", a2="p1", a3="p2", a4=None)
    found = score(gold, lines(a1="x", a2="x", a3="x", a4="x")).kinds["persons"]
    assert found.mentions == 3
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found.recall == 1
    assert (found.pairs.predicted, found.pairs.true, found.pairs.both) == (3, 1, 1)
    assert len(found.merged) == 2
    assert found.split == ()


def test_missing_and_null_mentions_stand_alone():
    gold = lines(a1="p1", a2="p1", a3="p1")
    found = score(gold, lines(a1="x", a2=None)).kinds["persons"]
    assert found.precision == 1
    assert found.recall == pytest.approx(1 / 3)
    assert len(found.split) == 3


def test_perfect_and_names_match_in_any_case_and_spacing():
    gold = lines(a1={"Nguyễn  Văn Hùng": "p1"}, a2={"Nguyễn Văn Hùng": "p1"})
    found = score(gold, lines(a1={"nguyễn văn hùng": "x"}, a2={"NGUYỄN VĂN HÙNG": "x"}))
    assert found.kinds["persons"].f1 == 1
    assert "persons" in "\n".join(table(found))
    assert errors(found) == []


def test_pairs_of_recurring_names_only():
    gold = lines(
        a1={"A": "p1", "B": "p5"}, a2={"A": "p2", "B": "p5"}, a3={"C": "p3"}, a4={"C": "p3"}, a5={"C": "p3"}
    )
    found = score(gold, lines(a1={"A": "x", "B": "y"}, a2={"A": "x", "B": "z"}, a3={"C": "c"}, a4={"C": "c"}))
    assert (found.recurring.predicted, found.recurring.true, found.recurring.both) == (2, 3, 1)
    assert found.recurring.precision == pytest.approx(1 / 2)
    assert found.recurring.recall == pytest.approx(1 / 3)
    assert "persons\tmerged\ta1 A\ta2 A" in errors(found)


def test_a_line_without_identity_is_refused():
    with pytest.raises(InputError, match="identity"):
        score([{"id": "a"}], [])

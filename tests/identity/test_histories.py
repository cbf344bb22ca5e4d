"""Precision and recall over invented careers whose truth is known."""

import pytest

from kg.identity.identify import identify
from kg.identity.score import score
from kg.model import ArticleRecord
from tests.identity.histories import histories


@pytest.mark.parametrize(("seed", "stated", "recall"), [(1, 0.5, 0.93), (2, 0.5, 0.93), (3, 1.0, 0.97)])
def test_careers(seed, stated, recall):
    lines = histories(seed, 500, stated)
    found = score(lines, identify([ArticleRecord.model_validate(line) for line in lines]))
    people = found.kinds["persons"]
    assert people.precision >= 0.997
    assert people.recall >= recall
    assert found.recurring.precision >= 0.99
    assert found.recurring.recall >= recall - 0.05

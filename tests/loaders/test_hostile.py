"""Pages of one thing many times over: the work grows with the length, not its square, and all is read."""

import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.extract import HOSTILE, PEOPLE
from kg.model import Article
from loaders.extract import extract
from loaders.text.page import LONGEST

FEW = 200


def article(text: str) -> Article:
    return Article(id="hostile", text=text, publisher="baolaocai.vn", published="2025-09-07")


def steps(text: str) -> int:
    """How many lines of code are run to read the text; each round of a loop or comprehension counts."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(article(text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_with_the_length(kind: str) -> None:
    page = HOSTILE[kind]
    steps(page(FEW))
    assert steps(page(4 * FEW)) < 5 * steps(page(FEW))


@pytest.mark.parametrize("kind", HOSTILE)
def test_quotes_grow_with_the_length(kind: str) -> None:
    """What is found, if anything, is proved; and not each name of a list quotes the whole list."""
    few, many = HOSTILE[kind](FEW), HOSTILE[kind](4 * FEW)
    assert quoted(many) < 5 * quoted(few) + 5 * LONGEST


def quoted(text: str) -> int:
    """How many characters of the text a record quotes, over all its facts."""
    record = extract(article(text))
    found = (*record.persons, *record.holds, *record.bodies, *record.places, *record.documents)
    proofs = [e for fact in (*found, *record.meetings, *record.takes_part) for e in fact.evidence]
    assert all(text[e.start : e.end] == e.quote for e in proofs)
    return sum(len(e.quote) for e in proofs)


def test_a_long_list_of_names_is_read_to_its_end() -> None:
    record = extract(article(HOSTILE["names with offices"](1200)))
    assert [person.name for person in record.persons] == list(PEOPLE[:1200])
    assert len(record.holds) == 1200

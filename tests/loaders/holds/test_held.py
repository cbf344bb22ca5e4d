"""One post held more than once: of all spells that a page tells, the last stands, in whatever order."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Holding
from loaders.extract import extract


def hold(text: str) -> Holding:
    """The only holding of a page."""
    page = Article(id="x", text=text, publisher="baothanhhoa.vn", published="2024-05-10")
    (held,) = extract(page).holds
    return held


def told(*spells: str) -> str:
    """A page that tells spells of one post, a sentence each."""
    return "".join(f"{spell}, ông Lữ Văn Hậu là Bí thư Huyện ủy Thọ Xuân. " for spell in spells)


years = st.lists(st.integers(1990, 2023), min_size=2, max_size=6, unique=True).map(sorted)


@given(years, st.randoms())
def test_of_spells_that_ended_the_last_stands(bounds: list[int], shuffled: Random) -> None:
    spells = [(since, until) for since, until in zip(bounds[::2], bounds[1::2], strict=False)]
    order = list(spells)
    shuffled.shuffle(order)
    held = hold(told(*(f"Từ năm {since} đến năm {until}" for since, until in order)))
    assert (held.status, held.since, held.until) == ("former", *map(str, spells[-1]))


@given(years, st.booleans())
def test_a_spell_that_goes_on_stands_before_and_behind_those_that_ended(
    bounds: list[int], first: bool
) -> None:
    since, until, now = bounds[0], bounds[1], bounds[-1]
    spells = [f"Từ năm {since} đến năm {until}", f"Từ năm {now + 1} đến nay"]
    held = hold(told(*(spells[::-1] if first else spells)))
    assert (held.status, held.since, held.until) == ("current", str(now + 1), None)

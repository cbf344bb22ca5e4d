"""Claims about one person in one post → his spells there."""

import random
from datetime import date

import pytest

from kg.store.spells import Told, spells

SEEN = date(2025, 9, 7)


def told(status: str = "current", since: str | None = None, **more: object) -> Told:
    """A claim seen once."""
    fields: dict[str, object] = {"until": None, "term": None, "acting": False, "articles": 1}
    fields |= {"first_seen": SEEN, "last_seen": SEEN, **more}
    named = f"{status} {since} {sorted(map(str, fields.items()))}"
    return Told(id=named, status=status, since=since, **fields)


ELECTED = told("appointed", "2025-09-24", term="2025/2030")
LEFT = told("left", until="2025-11-17", first_seen=date(2025, 11, 17), last_seen=date(2025, 11, 17))


def test_ways_of_telling_one_tenure_are_one_spell() -> None:
    [spell] = spells([told(articles=48), ELECTED, LEFT])
    assert spell["claim"] == ELECTED.id
    assert len(spell["claims"]) == 3
    assert (spell["since"], spell["until"], spell["term"]) == ("2025-09-24", "2025-11-17", "2025/2030")
    assert (spell["status"], spell["articles"]) == ("left", 50)
    assert spell["last_seen"] == SEEN  # the article that says he left does not show him in office


def test_two_elections_are_two_spells_and_what_has_no_date_stands_apart() -> None:
    found = spells([told(), told("appointed", "2020-10"), told("appointed", "2025-09")])
    assert sorted(spell.get("since", "") for spell in found) == ["", "2020-10", "2025-09"]


def test_acting_is_a_spell_of_its_own() -> None:
    assert sorted(spell["acting"] for spell in spells([told(), told(acting=True)])) == [False, True]


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (told("former", first_seen=date(2026, 1, 1), last_seen=date(2026, 1, 1)), told(), "former"),
        (told("left"), told("current"), "left"),  # on one day the later word wins
        (told("appointed"), told(first_seen=date(2026, 1, 1), last_seen=date(2026, 1, 1)), "current"),
    ],
)
def test_the_latest_article_tells_the_status(one: Told, other: Told, status: str) -> None:
    assert [spell["status"] for spell in spells([one, other])] == [status]


def test_an_old_article_loaded_late_makes_nobody_current() -> None:
    left = told("left", until="2025-01", first_seen=date(2025, 2, 1), last_seen=date(2025, 2, 1))
    old = told(first_seen=date(2020, 1, 1), last_seen=date(2020, 1, 1))
    [spell] = spells([left, old])
    assert (spell["status"], spell["first_seen"], spell["last_seen"]) == (
        "left",
        date(2020, 1, 1),
        date(2020, 1, 1),
    )


def test_what_only_teasers_say_has_no_days() -> None:
    [spell] = spells([told(articles=0, first_seen=None, last_seen=None)])
    assert "first_seen" not in spell
    assert spell["articles"] == 0


def test_order_does_not_matter() -> None:
    claims = [told(), ELECTED, LEFT, told("appointed", "2020-10"), told("left", until="2026"), told("former")]
    wanted = spells(claims)
    for seed in range(20):
        assert spells(random.Random(seed).sample(claims, len(claims))) == wanted

"""Ids handed out once: they stay with most of what they meant, and an old one leads to its heirs."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from kg.store.handout import Handout, hand_out


def give(
    components: list[set[int]],
    before: dict[int, str | None],
    taken: Collection[str] = (),
    past: dict[int, str] | None = None,
) -> Handout[int]:
    """Ids by the least member, `-n` for the n-th try."""
    votes = {m: {id: 1} if id else {} for m, id in before.items()}
    for m, id in (past or {}).items():
        votes[m] = {id: 0, **votes.get(m, {})}
    return hand_out(
        components, votes, lambda i, n: f"p{min(components[i])}" + f"-{n}" * bool(n), taken.__contains__
    )


def test_a_new_component_gets_a_fresh_id_and_growth_keeps_it() -> None:
    assert give([{3, 4}], {}).ids == ("p3",)
    assert give([{1, 2, 3, 4}], {3: "p3", 4: "p3"}) == Handout(("p3",), {})


def test_a_merge_keeps_the_larger_sides_id_and_the_other_leads_to_it() -> None:
    assert give([{1, 2, 3}], {1: "a", 2: "b", 3: "b"}) == Handout(("b",), {"a": ("b",)})


def test_a_split_keeps_the_id_with_the_larger_side() -> None:
    found = give([{1}, {2, 3}], dict.fromkeys((1, 2, 3), "a"))
    assert found == Handout(("p1", "a"), {})


def test_what_has_no_members_left_is_gone() -> None:
    assert give([], {1: "a"}) == Handout((), {"a": ()})


def test_an_id_that_means_another_is_not_given() -> None:
    assert give([{1}], {}, {"p1"}).ids == ("p1-1",)


def test_an_id_of_earlier_days_leads_to_those_who_had_it_wherever_they_are_now() -> None:
    # 1 was a, then one with 2 under b, and is with 3 now: whoever asks for a means c.
    assert give([{1, 3}, {2}], {1: "c", 2: "b", 3: "c"}, past={1: "a"}) == Handout(("c", "b"), {"a": ("c",)})
    assert give([{1}, {2}], {1: "b", 2: "b"}, past={1: "a"}).ids == ("b", "p2")
    assert give([{2}], {2: "b"}, past={1: "a"}).retired == {}  # nobody is left: as it was


@given(
    st.lists(st.integers(0, 4), max_size=12), st.lists(st.sampled_from(["a", "b", "c", None]), max_size=12)
)
def test_every_component_has_one_id_and_every_old_id_an_answer(
    groups: list[int], ids: list[str | None]
) -> None:
    members: dict[int, set[int]] = {}
    for member, group in enumerate(groups):
        members.setdefault(group, set()).add(member)
    before = dict(enumerate(ids))
    found = give(list(members.values()), before)
    assert len(set(found.ids)) == len(members)
    assert {old for old in ids if old} == {old for old in ids if old in found.ids} | set(found.retired)
    assert all(heir in found.ids for heirs in found.retired.values() for heir in heirs)

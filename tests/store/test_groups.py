"""Members in groups: what comes and goes, and what is kept of it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.store.groups import Group, Member, key_of, pack_groups, unpack_groups

MEMBERS = st.tuples(st.sampled_from("abcd"), st.just("k"))


def held(members: set[Member], *, read: bool) -> Group:
    """A group as it is read from the store; a large one without its members."""
    if read:
        return Group({}, members={*members}, count=len(members), least=min(members))
    return Group({}, count=len(members), least=min(members), large=True)


@given(st.sets(MEMBERS, min_size=1), st.lists(MEMBERS, max_size=8), st.booleans())
def test_a_group_knows_its_first_member_and_what_changed(
    members: set[Member], toggled: list[Member], read: bool
) -> None:
    group, now = held(members, read=read), {*members}
    for member in toggled:
        (group.remove if member in now else group.add)(member)
        now ^= {member}
        assert group.count == len(now)
        assert group.least == min(now, default=None) or (group.least is None and not read)
    assert (group.added, group.removed) == (now - members, members - now)
    group.told(members)
    assert (group.members, group.least) == (now, min(now, default=None))


def test_groups_come_back_and_equal_ones_pack_to_equal_bytes() -> None:
    groups = [
        Group({"month": 1}, id="p", past=frozenset("ab"), members={("a", "k"), ("b", "k")}, count=2),
        Group({"month": 2}, own=True, members={("c", "k")}, count=1, least=("c", "k")),
        Group({"month": 2}, members={("d", "k")}, count=1),
        Group({}, id="q", count=900, least=("e", "k"), large=True),
    ]
    data = pack_groups(groups)
    back = unpack_groups(data)
    assert pack_groups(random.Random(1).sample(list(back.values()), 4)) == data
    assert {key_of(g.said, g.least if g.own else None) for g in back.values()} == set(back)
    first = back[key_of({"month": 1})]
    assert (first.id, first.votes, first.least) == ("p", {"p": 2, "a": 0, "b": 0}, ("a", "k"))
    large = back[key_of({})]
    assert (large.members, large.count, large.least) == (None, 900, ("e", "k"))

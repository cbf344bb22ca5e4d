"""Telling people apart by what is said of them gives what telling all their mentions apart gives."""

from typing import Any

import pytest

from kg.identity.persons import Appearance, Decision, partition
from kg.model import ArticleRecord
from kg.store.groups import Group, Member, first, key_of
from kg.store.registers import People
from kg.store.rows import Reading
from tests.identity.histories import histories


@pytest.mark.parametrize("decided", [False, True])
def test_one_stands_for_all_who_are_said_the_same_of(decided: bool) -> None:
    lines = histories(4, 150)
    # The same said again in other articles of the day.
    again = [{**line, "id": f"{line['id']}{n}", "url": None, "sha256": None} for line in lines for n in "abc"]
    people, blocks = People(), dict[str, dict[Member, Any]]()
    for line in again:
        reading = Reading.of(ArticleRecord.model_validate(line))
        for name, said in people.blocks(reading).items():
            for key, what in said.items():
                blocks.setdefault(name, {})[reading.things.article, key] = what
    shared = 0
    for members in blocks.values():
        ends = [min(members), max(members)] if decided and len(members) > 1 else []
        decisions = [Decision("different", *map("#".join, ends))] if ends else []
        groups: dict[str, Group] = {}
        for member, said in members.items():
            key = key_of(said, member if member in ends else None)
            groups.setdefault(key, Group(said, members=set())).add(member)
        found = people.divide({first(g): g.said for g in groups.values()}, {}, decisions)
        every = [
            Appearance.model_validate({**said, "article": m[0], "key": m[1]}) for m, said in members.items()
        ]
        whole = partition(every, decisions)
        parts: dict[str | None, set[str]] = {}
        for group in groups.values():
            parts.setdefault(found.ids[first(group)], set()).update(map("#".join, group.members or ()))
        assert parts.pop(None, set()) == set(whole.unattributed)
        assert sorted(map(sorted, parts.values())) == sorted(sorted(c.mentions) for c in whole.components)
        assert len(found.doubts) == len(whole.doubts)
        shared += len(members) - len(groups)
    assert shared > len(lines)

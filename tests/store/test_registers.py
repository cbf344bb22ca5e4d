"""Telling people apart by what is said of them gives what telling all their mentions apart gives."""

import pytest

from kg.identity.persons import Appearance, Decision, partition
from kg.model import ArticleRecord
from kg.store.registers import People
from kg.store.rows import Reading
from tests.identity.histories import histories


@pytest.mark.parametrize("decided", [False, True])
def test_one_stands_for_all_who_are_said_the_same_of(decided: bool) -> None:
    lines = histories(4, 150)
    # The same said again in other articles of the day.
    again = [{**line, "id": f"{line['id']}{n}", "url": None, "sha256": None} for line in lines for n in "abc"]
    people, blocks = People(), dict[str, dict[tuple[str, str], dict]]()
    for line in again:
        reading = Reading.of(ArticleRecord.model_validate(line))
        for name, said in people.blocks(reading).items():
            for key, what in said.items():
                blocks.setdefault(name, {})[reading.things.article, key] = what
    shared = 0
    for members in blocks.values():
        mentions = sorted(f"{article}#{key}" for article, key in members)
        decisions = (
            [Decision("different", mentions[0], mentions[-1])] if decided and len(mentions) > 1 else []
        )
        found = people.divide(members, {}, decisions)
        every = [
            Appearance.model_validate({**said, "article": m[0], "key": m[1]}) for m, said in members.items()
        ]
        whole = partition(every, decisions)
        groups: dict[str | None, set[str]] = {}
        for (article, key), id in found.ids.items():
            groups.setdefault(id, set()).add(f"{article}#{key}")
        assert groups.pop(None, set()) == set(whole.unattributed)
        assert sorted(map(sorted, groups.values())) == sorted(sorted(c.mentions) for c in whole.components)
        assert len(found.doubts) == len(whole.doubts)
        shared += len(members) - len(groups)
    assert shared > len(lines)

"""Posts of one sentence, and who is given them in another.

"HĐND tỉnh bầu ba Phó Chủ tịch UBND tỉnh. Kết quả, ông A, Giám đốc X; bà B, Bí thư Y đã trúng cử."
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.event import Event
from loaders.offices.groups import each
from loaders.offices.items import Item, is_person, over_honorifics
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, numerals

_CUES: Final = lists("cues.toml")
_THOSE: Final = re.compile(rf"\W*(?:{any_of(_CUES['those'])}):?", re.I)
_RESULT: Final = re.compile(rf"\W*(?:{any_of(_CUES['results'])})?[,:]?\s*", re.I)
_ANY: Final = 99  # seats of "các Phó Chủ tịch"
_NEAR: Final = 3  # sentences behind the one that gives the posts


class Topic(NamedTuple):
    """A post given in a row to somebody whom the row does not name."""

    row: Row
    event: Event
    seats: int  # how many it is given to


class Topics(Writer):
    """Reads who is given what another sentence tells of into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._topic: Topic | None = None
        self._since = 0  # sentences since the topic

    def read(self, row: Row) -> None:
        """Read a sentence whose verbs have been read."""
        text = self.page.text
        if self._topic and self._topic.row.section.teaser == row.section.teaser:
            self._since += 1
            people = named(row, text)
            if people and len(people) <= self._topic.seats:
                self._give(row, people, self._topic)
                self._topic = self._topic._replace(seats=self._topic.seats - len(people))
                return
            if not waits(self._since, row):
                self._topic = None
        if begun := topic(row, text):
            self._topic, self._since = begun, 0

    def _give(self, row: Row, people: Sequence[int], given: Topic) -> None:
        """Hold what the topic gives for those named."""
        k = given.event.office
        for told in zip(given.row.posts.of(k), given.row.items[k].offices, strict=False):
            for person in people:
                who, span = row.who[person], (person, person)
                held = self.hold(row, who, told, "appointed", span=span, rule="office.topic", sure=False)
                self.spells.date(given.row, held, given.event)


def topic(row: Row, text: str) -> Topic | None:
    """The one post that a sentence gives without saying to whom; `text` is the page's."""
    given = [e for e in row.reading.events if e.status == "appointed" and not (e.member or e.again)]
    if len({e.office for e in given}) != 1 or given[0].people:
        return None
    event = given[0]
    run = next(r for r in row.found.runs if event.office in r.at)
    named = any(is_person(item) for item in row.items[event.verb :])
    if named or len(run.at) > 1 or event.office not in row.found.free:
        return None
    item = row.items[event.office]
    return Topic(row, event, _count(text, item) if item.many else 1)


def _count(text: str, item: Item) -> int:
    """How many posts an office with a count tells: "ba Phó Chủ tịch"; any number for "các"."""
    first = text[item.start : item.end].split(maxsplit=1)[0].casefold()
    return int(first) if first.isdigit() else numerals().get(first, _ANY)


def named(row: Row, text: str) -> list[int]:
    """The people whom a sentence names as those of the topic: behind "Đó là", or before "đã trúng cử"."""
    people = [k for k in row.who if row.items[k].kind == "name"]
    if not people:
        return []
    verbs = row.reading.verbs
    end = verbs[-1] if verbs and verbs[-1] > people[-1] else len(row.items)
    while end > people[-1] + 1 and row.items[end - 1].kind == "word":
        end -= 1  # "… | đã trúng cử"
    opening = row.items[: people[0]]
    posts = any(item.kind in {"office", "body", "unit"} for item in opening)
    if posts or each(row.items[:end], people[0]) != people:
        return []
    start = row.items[over_honorifics(row.items, people[0]) + 1].start
    if _THOSE.fullmatch(text[row.start : start].rstrip()):
        return people if all(said(row.items, k) == "current" for k in verbs) else []
    if not verbs or not _RESULT.fullmatch(text, row.start, start):
        return []
    last = verbs[-1]
    bare = all(item.kind in {"word", "punct"} for item in row.items[last + 1 :])
    elected = said(row.items, last) == "appointed" and len(verbs) == 1 and last > people[-1]
    return people if elected and bare else []


def waits(since: int, row: Row) -> bool:
    """True while a topic may still be taken up: in the next sentences, of which none tells of others."""
    return since <= _NEAR and not any(item.kind == "office" or is_person(item) for item in row.items)

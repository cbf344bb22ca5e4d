"""Posts of one sentence, and who is given them in another.

"HĐND tỉnh bầu ba Phó Chủ tịch UBND tỉnh. Kết quả, ông A, Giám đốc X; bà B, Bí thư Y đã trúng cử."; "Bà A, Bí
thư X, chuyển công tác. Thay vị trí bà A là ông B."
"""

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from loaders.body import Body
from loaders.choice import any_of
from loaders.event import Event
from loaders.holds import Held, Holdings
from loaders.items import Item, clause_start, is_person, over_honorifics, past_honorifics
from loaders.lexicon import lists, numerals
from loaders.lists import each
from loaders.naming import canonical
from loaders.page import Page
from loaders.posts import Post
from loaders.replaced import named_as_replaced
from loaders.rows import Row
from loaders.spells import Spells
from loaders.verbs import said

_CUES = lists("cues.toml")
_THOSE = re.compile(rf"\W*(?:{any_of(_CUES['those'])}):?", re.I)
_RESULT = re.compile(rf"\W*(?:{any_of(_CUES['results'])})?[,:]?\s*", re.I)
_HEIR = re.compile(rf"\W*(?:{any_of(_CUES['takes_over'])})(?: (?:{any_of(_CUES['of_place'])}))*\s", re.I)
_PASSED = frozenset(_CUES["place_and_day"]) | {",", "/", "-"}
_AT = frozenset({"ở", "tại"})
_ANY = 99  # seats of "các Phó Chủ tịch"
_NEAR = 3  # sentences behind the one that gives the posts


class Topic(NamedTuple):
    """A post given in a row to somebody whom the row does not name."""

    row: Row
    event: Event
    seats: int  # how many it is given to


class Topics:
    """Reads who is given what another sentence tells of into the holdings of a page."""

    def __init__(self, page: Page, holdings: Holdings, spells: Spells, hold: Callable[..., Held]) -> None:
        """`hold` adds a holding with its evidence, as `Facts` does."""
        self.page = page
        self.holdings = holdings
        self.spells = spells
        self.hold = hold
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
        self._inherit(row)

    def _give(self, row: Row, people: Sequence[int], given: Topic) -> None:
        """Hold what the topic gives for those named."""
        k = given.event.office
        for told in zip(given.row.posts.of(k), given.row.items[k].offices, strict=False):
            for person in people:
                who, span = row.who[person], (person, person)
                held = self.hold(row, who, told, "appointed", span=span, rule="office.topic", sure=False)
                self.spells.date(given.row, held, given.event)

    def _inherit(self, row: Row) -> None:
        """Hold for an heir the post that the one whom he replaces has left."""
        found = heir(row, self.page.text)
        if found is None or row.who[found.gone] == row.who[found.new]:
            return
        gone, new = row.who[found.gone], row.who[found.new]
        names = {canonical(row.posts.context.complete(body)) for body in found.bodies}
        left = left_by(self.holdings.by_person(gone), names)
        given = {row.who.get(k) for e in row.reading.events if e.status == "appointed" for k in e.people}
        if left is None or new in given:
            return
        told = (Post(left.title, left.body, left.tree, left.seats), None)
        span = (found.gone, found.new)
        if left.status == "current":
            self.hold(row, gone, told, "left", span=span, rule="office.heir", sure=False)
        held = self.hold(row, new, told, "appointed", span=span, rule="office.heir", sure=False)
        self.spells.begun(row, held, row.items[found.gone].start)


class Heir(NamedTuple):
    """Whose place is taken by whom (person items), in which bodies if any is named."""

    gone: int
    new: int
    bodies: tuple[Body, ...]


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
    verbs = [k for k, item in enumerate(row.items) if item.kind == "verb"]
    end = verbs[-1] if verbs and verbs[-1] > people[-1] else len(row.items)
    while end > people[-1] + 1 and row.items[end - 1].kind == "word":
        end -= 1  # "… | đã trúng cử"
    opening = row.items[: people[0]]
    posts = any(item.kind in {"office", "body", "unit"} for item in opening)
    if posts or each(row.items[:end], people[0]) != people:
        return []
    start = row.items[_first(row.items, people[0])].start
    if _THOSE.fullmatch(text[row.start : start].rstrip()):
        return people if all(said(row.items, k) == "current" for k in verbs) else []
    if not verbs or not _RESULT.fullmatch(text, row.start, start):
        return []
    last = verbs[-1]
    bare = all(item.kind in {"word", "punct"} for item in row.items[last + 1 :])
    elected = said(row.items, last) == "appointed" and len(verbs) == 1 and last > people[-1]
    return people if elected and bare else []


def _first(items: Sequence[Item], person: int) -> int:
    """The first honorific before a person."""
    return over_honorifics(items, person) + 1


def waits(since: int, row: Row) -> bool:
    """True while a topic may still be taken up: in the next sentences, of which none tells of others."""
    return since <= _NEAR and not any(item.kind == "office" or is_person(item) for item in row.items)


def heir(row: Row, text: str) -> Heir | None:
    """Who replaces whom, where no post is named.

    "Thay vị trí bà A là ông B", "Kế nhiệm ông ở Sở X, từ ngày 1/5, là ông B", "Ông B nhận chức thay ông A".
    """
    people = list(row.who)
    for gone in people:
        if not _takes_over(row, gone, text):
            continue
        k = gone + 1
        bodies: list[Body] = []
        while k < len(row.items) and _is_passed(row.items, k, text):
            bodies += row.items[k].bodies
            k += 1
        new = past_honorifics(row.items, k + 1)
        if k < len(row.items) and row.items[k].text == "là" and new in row.who:
            return Heir(gone, new, tuple(bodies))
    for k, item in enumerate(row.items[:-1]):
        if item.kind == "verb" and said(row.items, k) == "appointed" and row.items[k + 1].text == "thay":
            later = next((n for n in people if n > k), None)
            before = [n for n in people if n < k]
            if later and before and later < k + 6 and named_as_replaced(row.items, later):
                return Heir(later, before[-1], ())
    return None


def _takes_over(row: Row, gone: int, text: str) -> bool:
    """True where a clause opens with whose place is taken: "…; người kế nhiệm | ông A"."""
    first = _first(row.items, gone)
    start = row.items[clause_start(row.items, first)].start
    return bool(_HEIR.fullmatch(text, start, row.items[first].start))


def _is_passed(items: Sequence[Item], k: int, text: str) -> bool:
    """True for what may stand between who is replaced and "là": a place or body, also in short, a day."""
    item = items[k]
    short = item.kind == "word" and any(
        items[n].text in _AT and text[items[n + 1].start].isupper() for n in range(max(0, k - 3), k)
    )
    return item.kind in {"unit", "body"} or item.text in _PASSED or item.text.isdigit() or short


def left_by(held: Sequence[Held], bodies: Collection[str | None]) -> Held | None:
    """The one post that somebody has left, or holds though he is given another.

    Of a body named, also the one that is told as his.
    """
    posts = [h for h in held if h.seats != "many" and h.status in {"left", "current"}]
    named = [h for h in posts if h.body in bodies]
    left = named or [h for h in posts if h.status == "left"]
    if not left and any(h.status == "appointed" for h in held):
        left = [h for h in posts if h.seats == "one"]
    return left[0] if len(left) == 1 else None

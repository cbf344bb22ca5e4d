"""Posts left by those who are told before to be moved: "Cán bộ được điều động gồm: | A, X, làm Y".

The sentence that moves them names none of them; what each is given is told with his name and his old post.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.holds.exclusive import excludes
from loaders.holds.held import Held, Holdings
from loaders.holds.intents import Heading, moves_staff, tells_of_guests
from loaders.holds.row import Row
from loaders.offices.event import Departure, Event
from loaders.offices.items import clause_start, over_honorifics
from loaders.offices.says import is_plain, said

_ASSIGNS: Final = "phân công"  # what is told also of one who is moved
_ROWS: Final = 12  # rows behind the one that tells of the moves in which they are told one by one


class Transfers:
    """Reads a page's rows in order: who leaves the post beside his name as he is given another."""

    def __init__(self, holdings: Holdings) -> None:
        """`holdings` are those of the page so far."""
        self._holdings = holdings
        self._told: Row | None = None  # the row that tells of moves
        self._left = 0  # rows in which it may be followed by those moved

    def read(
        self, row: Row, made: Sequence[tuple[Event, Held]] = (), head: Heading | None = None
    ) -> list[Departure]:
        """The departures of those given a post in a row; `head` is the heading that it stands under."""
        last, self._left = self._told, self._left - 1
        verb = _moving(row)
        if verb is not None:
            self._told, self._left = row, _ROWS
        same = last is not None and last.section.teaser == row.section.teaser
        under = head is not None and _moving(head.row) is not None
        if head is not None and under and not made:
            return list(self._labelled(row))
        if not (made and (verb is not None or under or (same and self._left >= 0))):
            return []
        if verb is None and not under and any(_is_otherwise(row, event) for event, _ in made):
            self._left = 0  # "HĐND tỉnh bầu bà B làm Y": of another decision
            return []
        found: list[Departure] = []
        gone = {row.who.get(departure.person) for departure in row.reading.departures}
        for event, new in made:
            behind = verb is None or event.verb > verb
            if behind and new.person not in gone and new.status == "appointed" and _is_sent(row, event):
                person = event.people[0]
                if self._leaves(row, person, event.verb, new):
                    gone.add(new.person)
                    found.append(Departure(person, event.verb, True, moved=True))
        return found

    def _labelled(self, row: Row) -> Iterator[Departure]:
        """Those of a list whose new posts are labels: "Bí thư Đảng ủy X: ông A (Phó Bí thư Huyện ủy Y)"."""
        for tie in row.found.ties:
            label = tie.office < tie.person and not tie.shared and row.items[tie.office + 1].text == ":"
            given = (
                self._holdings.of(row.who.get(tie.person, ""), post) for post in row.posts.of(tie.office)
            )
            new = next((h for h in given if h is not None and h.status == "appointed"), None)
            if label and new and self._leaves(row, tie.person, len(row.items), new):
                yield Departure(tie.person, tie.office, True, moved=True)

    def _leaves(self, row: Row, person: int, verb: int, new: Held) -> bool:
        """True where all posts beside a name are held until now and cannot be kept with a new one."""
        ties = [tie for tie in row.found.ties if tie.person == person and tie.office < verb]
        ties = [tie for tie in ties if row.items[tie.office + 1].text != ":"]
        if any(tie.shared for tie in ties):
            return False
        posts = (post for tie in ties for post in row.posts.of(tie.office) if post.seats != "many")
        olds = [self._holdings.of(new.person, post) for post in posts]
        return bool(olds) and all(o is not None and o.status == "current" and _ends(o, new) for o in olds)


def _moving(row: Row) -> int | None:
    """The verb by which a row says that staff are moved, none of them named before it."""
    items = row.items
    for k in row.reading.verbs:
        if said(items, k) != "moved" or k in row.reading.seeming:
            continue
        if any(d.verb == k for d in row.reading.departures) or tells_of_guests(items[:k]):
            return None
        if moves_staff(items, k):
            return k
    return None


def _is_sent(row: Row, event: Event) -> bool:
    """True for a post given by a plain verb to one named: "ông A, X, | giữ chức Y"."""
    items, verb = row.items, event.verb
    if event.again or event.member or event.replaced or event.aside or len(event.people) != 1:
        return False
    named = event.people[0] < verb and items[event.people[0]].kind == "name"
    return named and not _is_otherwise(row, event)


def _is_otherwise(row: Row, event: Event) -> bool:
    """True for a post given by more than a plain verb: "bầu bà B giữ chức Y", "được bổ nhiệm làm Y"."""
    items, verb = row.items, event.verb
    if event.status != "appointed":
        return False
    first, moves = clause_start(items, verb), _moving(row)
    if moves is not None and event.people:  # "quyết định điều động, bổ nhiệm: | ông A, X, làm Y"
        first = max(first, min(over_honorifics(items, event.people[0]), verb), moves + 1)
    acts = (k for k in range(first, verb + 1) if items[k].kind == "verb" and said(items, k) == "appointed")
    return any(not (is_plain(items[k]) or _ASSIGNS in items[k].text) for k in acts)


def _ends(old: Held, new: Held) -> bool:
    """True for a post that is over with a new one: in another unit, or in another office of the unit."""
    if old.body == new.body or excludes(old, new):
        return old.body != new.body
    if old.tree is None or new.tree is None:
        return False
    here, there = old.tree.root.unit, new.tree.root.unit
    return here is None or there is None or (here.level, here.name) != (there.level, there.name)

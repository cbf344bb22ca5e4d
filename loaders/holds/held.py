"""Holdings of a page: who holds what, with which status, each with its evidence."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from kg.model import Confidence, Evidence, Status
from loaders.bodies.body import HEADS, Body
from loaders.dates.edtf import years_between
from loaders.holds.timing import CLAUSE
from loaders.offices.post import Post
from loaders.text.choice import any_of
from loaders.text.lexicon import unit_types

LONGEST: Final = 15  # years that a post is ever held: three terms
WORKING: Final = 40  # years of a whole working life, behind which nobody holds a post
_HAMLETS: Final = any_of({*unit_types("hamlet"), "tổ", "khu dân cư"})
_OF_HAMLET: Final = re.compile(rf"(?:(?:{any_of(HEADS['led_for_long'])}) )?(?:{_HAMLETS}) ")


def is_of_hamlet(body: str) -> bool:
    """True for a hamlet, its Party cell, its committee, a union's branch in it."""
    return _OF_HAMLET.match(body) is not None


def longest(body: str) -> int:
    """The years that a post in a body is ever held: of a hamlet the same man may be the head for decades."""
    return WORKING if is_of_hamlet(body) else LONGEST


@dataclass(slots=True)
class Held:
    """A holding under way: the strongest status seen so far and all evidence."""

    person: str
    title: str
    body: str
    status: Status
    tree: Body | None
    confidence: Confidence
    evidence: list[Evidence]
    seats: str = "one"
    acting: bool = False
    since: str | None = None
    until: str | None = None
    term: str | None = None
    move: str | None = None
    lapsed: bool = False  # over only in that a life tells when it began and goes on
    running: bool = False  # told with the number of a term that has not ended: "Ủy viên X khóa XII, XIII"
    joint: bool = False  # told to be held beside another: "kiêm"
    old: bool = False  # of a unit that is no more, by the word behind it: "nguyên Chủ tịch UBND tỉnh X (cũ)"
    again: str | None = None  # from when a life tells it, also where it goes on
    anew: bool = False  # given to one who had it: it did not begin in a month told of long ago
    stands: bool = False  # told by "giữ chức X từ ngày …" alone
    given: bool = False  # told by a verb that gives it: "được bầu", not "làm"
    told: Status | None = None  # the status of the statement read last
    before: Status | None = None  # the status before that statement

    @property
    def post(self) -> Post:
        """The post that is held."""
        return Post(self.title, self.body, self.tree, self.seats)

    def was_left_for(self, others: Iterable["Held"], published: str) -> bool:
        """True for a post left years before an article for one that is over too: a step of a life."""
        left = self.until or ""
        if self.status != "left" or not (left and published and left[:4] < str(int(published[:4]) - 1)):
            return False
        return any((other.since or "") >= left for other in others if other.status == "former")

    def is_over(self, day: str) -> bool:
        """True for a post told as held whose end lies before a day."""
        told = self.status in {"appointed", "current"}
        return told and self.until is not None and self.until < day[: len(self.until)]

    def was_had_before(self, until: str | None) -> bool:
        """True where the statement read last tells, to its end, how one just given a post had it before.

        "bầu ông A làm Phó Chủ tịch X … Trước đó, ông là Phó Chủ tịch X (từ tháng 4/2019 đến tháng 4/2022)".
        """
        again = (self.before, self.told) == ("appointed", "former") and until is not None
        return again and (self.since is None or self.since > (until or ""))

    def is_of_old(self, day: str) -> bool:
        """True for a post given so many years before a day that nobody holds it still."""
        return self.status == "appointed" and (years_between(self.since, day) or 0) > longest(self.body)

    def leads_on(self, other: "Held") -> bool:
        """True for a post held today, or one with its date behind the other in the text."""
        behind = self.since is not None and self.evidence[0].start > other.evidence[0].start
        return self is not other and (behind or self.status in {"current", "appointed"})

    def follows(self, other: "Held") -> bool:
        """True for a post gone by that a sentence tells beside another: they were held in turn."""
        same = {e.start for e in self.evidence} & {e.start for e in other.evidence}
        return self.status == "former" and bool(same)


STANDING: Final = " Thường trực"


class Ends:
    """Writes from when to when posts are held: the nearest told stands, of those equally near the first.

    Of the spells of one who held a post twice the later stands.
    """

    def __init__(self) -> None:
        """No dates yet."""
        self._near: dict[tuple[str, str, str, str], int] = {}  # how near to a post its dates are told

    def begin(self, held: Held, day: str | None, near: int) -> None:
        """A holding that began on a day; anew, if it had ended before."""
        if day and (held.is_over(day) or (near >= CLAUSE and _is_before(held.until, day))):
            held.status = held.status if held.is_over(day) else held.told or held.status
            held.until, self._near[self._key(held, "until")] = None, 0
            self._near[self._key(held, "since")] = 0
        if self._is_nearer(held, "since", day, near):
            held.since = day

    def finish(self, held: Held, day: str | None, near: int) -> None:
        """A holding that ended on a day; not where it began again after that."""
        if _is_before(day, held.since):
            held.status = held.before or held.status
        elif self._is_nearer(held, "until", day, near):
            held.until = day

    def span(self, held: Held, since: str | None, until: str | None, near: int) -> None:
        """A holding from a day to another, as far as they are told; none before the one just given."""
        if held.was_had_before(until):
            return
        if not _is_before(until, held.since):
            self.begin(held, since, near)
        self.finish(held, until, near)

    def renew(self, held: Held, published: str) -> None:
        """Forget the spell gone by of one just given the post again: "A, Bí thư X giai đoạn 2020-2025, …"."""
        again = held.told == "appointed" and held.before in {"current", "former"}
        if again and held.until and not _is_before(published[: len(held.until)], held.until):
            held.since = held.until = None
            self._near[self._key(held, "since")] = self._near[self._key(held, "until")] = 0

    def _key(self, held: Held, end: str) -> tuple[str, str, str, str]:
        """What is told of: one end of a holding."""
        return held.person, held.title, held.body, end

    def _is_nearer(self, held: Held, end: str, day: str | None, near: int) -> bool:
        """True for a day told nearer to a post than the one known of that end so far, which it replaces."""
        if not day or day.startswith("XXXX-XX"):
            return False
        key = self._key(held, end)
        if near <= self._near.get(key, 0):
            return False
        self._near[key] = near
        return True


def _is_before(day: str | None, other: str | None) -> bool:
    """True where both are told, with their years, and the one lies before the other: "2012", "2015-03"."""
    return bool(day and other) and "X" not in f"{day}{other}" and str(day) < str(other)[: len(str(day))]


_STRENGTH: Final[dict[Status, int]] = {"current": 0, "former": 1, "left": 2, "appointed": 2}
_SURE: Final[dict[Confidence, int]] = {"certain": 2, "likely": 1, "doubtful": 0}


class Holdings:
    """All holdings of a page: one for each person, title and body; the latest event's status wins."""

    def __init__(self) -> None:
        """Empty."""
        self._held: dict[tuple[str, str, str], Held] = {}
        self._of: dict[str, list[Held]] = {}
        self._posts: dict[tuple[str, str], list[Held]] = {}
        self._titles: dict[str, list[Held]] = {}

    def add(self, person: str, post: Post, status: Status, evidence: Evidence, acting: bool = False) -> Held:
        """Add one statement and return the holding it belongs to."""
        key = (person, post.title, post.body.casefold())
        held = self._held.get(key)
        if held is None:
            held = Held(
                person,
                post.title,
                post.body,
                status,
                post.tree,
                post.confidence,
                [evidence],
                post.seats,
                acting,
            )
            self._held[key] = held
            self._of.setdefault(person, []).append(held)
            self._posts.setdefault((post.title, post.body), []).append(held)
            self._titles.setdefault(post.title, []).append(held)
            return held
        held.told, held.before = status, held.status
        held.evidence.append(evidence)
        held.acting = held.acting or acting
        if _SURE[post.confidence] > _SURE[held.confidence]:
            held.confidence = post.confidence
        if _STRENGTH[status] > _STRENGTH[held.status] or (status == "left" and held.status == "appointed"):
            held.status = status
        return held

    def of(self, person: str, post: Post) -> Held | None:
        """The holding of a person in a post, if any was told."""
        return self._held.get((person, post.title, post.body.casefold()))

    def meant(self, person: str, post: Post, left: str | None) -> Post:
        """The post, or the person's only one whose body goes on where its own is open: "Bí thư Chi bộ".

        Also the only one known of him where what he `left` tells its unit by the kind alone: "ông A, Phó Chủ
        tịch UBND tỉnh X, … Ông A thôi giữ chức | Phó Chủ tịch UBND tỉnh".
        """
        own = [held for held in self.by_person(person) if held.title == post.title]
        unit = post.tree.root.unit if post.tree else None
        if post.confidence == "doubtful":
            own = [held for held in own if held.body.startswith(f"{post.body} ")]
        elif left is None or unit is None or unit.name is None or unit.name in left or self.of(person, post):
            return post
        else:
            kind = post.body.removesuffix(unit.name)
            own = [held for held in own if held.status == "current" and held.body.startswith(kind)]
        return own[0].post if len(own) == 1 else post

    def over(self, person: str, post: Post, until: str | None) -> Status:
        """The status of a post of a life: over, unless told as held now, and nobody says that it ended."""
        held = self.of(person, post)
        return held.status if held and not until and held.status in {"current", "appointed"} else "former"

    def all(self) -> list[Held]:
        """Every holding, in the order of its first statement.

        "Phó Chủ tịch" goes where "Phó Chủ tịch Thường trực" is said too, unless one sentence tells both of a
        life; a post in a body whose place is open where the page tells it of the body elsewhere.
        """
        return [held for held in self._held.values() if not self._is_repeated(held)]

    def titled(self, title: str) -> list[Held]:
        """Those of a title, likewise."""
        return [held for held in self._titles.get(title, ()) if not self._is_repeated(held)]

    def _is_repeated(self, held: Held) -> bool:
        """True for what another holding of the same person tells better."""
        others = self._of[held.person]
        if len(others) == 1:
            return False
        same = (held.title + STANDING, held.body, held.status)
        full = [other for other in others if (other.title, other.body, other.status) == same]
        if full and not full[-1].follows(held):
            return True
        whole = f"{held.body} "
        bare = held.confidence == "doubtful"
        return bare and any(o.title == held.title and o.body.startswith(whole) for o in others)

    def holders(self, title: str, body: str) -> list[Held]:
        """Who holds a post on this page."""
        return self._posts.get((title, body), [])

    def is_anothers(self, post: Post, people: Set[str]) -> bool:
        """True for a post of one seat that somebody else holds, as the page tells, and none of these."""
        held = self.holders(post.title, post.body)
        apart = bool(held and people) and all(h.person not in people for h in held)
        return apart and post.seats == "one" and all(h.status == "current" for h in held)

    def by_person(self, person: str) -> list[Held]:
        """What somebody holds or held."""
        return self._of.get(person, [])


def less_sure(post: Post, confidence: Confidence) -> Post:
    """The post at most this sure."""
    return post._replace(confidence=confidence) if _SURE[confidence] < _SURE[post.confidence] else post


def is_party_seat(post: Post) -> bool:
    """True for a seat in a committee of the party: "Ủy viên Ban Thường vụ Huyện ủy"."""
    return post.tree is not None and post.tree.root.type == "party" and post.title.startswith("Ủy viên")

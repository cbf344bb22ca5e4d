"""Who follows whom in a post where the sentence names none.

"Bà A thay ông B nghỉ hưu", "Tiền nhiệm của bà A là ông B", "Bà A, Bí thư X, chuyển công tác. Thay vị trí bà A
là ông B."
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from kg.model import Status
from loaders.bodies.naming import canonical
from loaders.holds import timing
from loaders.holds.exclusive import excludes
from loaders.holds.held import Held
from loaders.holds.instead import comes_instead
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.predecessors import BEFORE_OPENS, Before, is_there, predecessor
from loaders.holds.replaced import named_as_replaced
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.taking import Heir, goes_when, heir, is_acted_for, told_vacant
from loaders.offices.items import ends_clause, over_honorifics, phrase
from loaders.offices.post import Post
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_TELLING: Final = ("takes_over", "instead", "next_to", "before_him", "falls_to")
_BEFORE_ONE: Final = {f"trước {word}" for word in ("ông", "bà", "anh", "chị", "đồng chí")}
_TELLS: Final = {word for name in _TELLING for word in _CUES[name]} | _BEFORE_ONE
# The shortest of these: one of them stands in each sentence that tells who follows whom.
_FOLLOWS: Final = [word for word in sorted(_TELLS) if not any(other in word for other in _TELLS - {word})]
_SEATS: Final = frozenset(word.partition(" ")[0] for word in (*_CUES["words_for_posts"], "chiếc"))
_SEAT_FALLS: Final = re.compile(  # "Chức vụ này được giao cho | ông B"
    rf"\W*(?:chiếc )?(?:{any_of(_CUES['words_for_posts'])}) (?:này|đó|ấy|trên)"
    rf"(?: (?:nay|đã|vừa|mới|sẽ|liền|sau đó|lập tức))* (?:{any_of(_CUES['falls_to'])}) ",
    re.I,
)
_AFTER_HIM: Final = re.compile(rf"\W*(?:{any_of(_CUES['after_him'])}) là:?\s", re.I)
_RELEASED: Final = ("miễn nhiệm", "cho thôi")  # in the next sentence, which tells by itself when he left
_NEXT: Final = 120  # characters of it
_GOING: Final = (" khi ", "trống", "khuyết", "bỏ ngỏ")  # without which nobody's going is looked for


class Heirs(Writer):
    """Reads who follows whom into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._cues = self.page.said(_FOLLOWS)
        self._seats = self.page.said((*_CUES["old_seat"], *_CUES["old_place"]))
        self._last: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def read(self, row: Row, told: Sequence[Held]) -> None:
        """Who is replaced where no office is named ("Bà A thay ông B nghỉ hưu"): B left what A was given.

        `told` is what the sentence tells.
        """
        follows = any(self.page.low.find(word, row.start, row.end) >= 0 for word in self._cues)
        if follows or any(self.page.low.find(word, row.start, row.end) >= 0 for word in self._seats):
            self._go_on(row)
            self._inherit(row)
        if any(self.page.low.find(word, row.start, row.end) >= 0 for word in _GOING):
            self._goes_when(row)
        given, self._last = self._last[0], _turned(row, told) or self._last
        gone = [k for k in row.who if named_as_replaced(row.items, k)] if follows else []
        if len(gone) != 1 or is_acted_for(row.items, gone[0]):
            return
        last = gone[0]
        self._precede(row, last)
        heirs = [k for k in row.who if k < last]
        turned = {e.office for e in row.reading.events if e.people == (last,) and e.status == "appointed"}
        turned |= {tie.office for tie in row.found.ties if tie.person != last and _is_news(row, tie.office)}
        if any(not turned.issuperset(run.at) for run in row.found.runs) or not heirs:
            return  # but "thay ông B, người vừa được bầu làm X": what B goes to is no matter
        new = row.who[heirs[-1]]
        post = self._given(new, deputies=given == {new})
        if post and row.who[last] != new:
            span, rule = (heirs[-1], last), "office.succeeded"
            left = self.hold(row, row.who[last], (post, None), "left", span=span, rule=rule, sure=False)
            self._went(row, left, last)

    def _inherit(self, row: Row) -> None:
        """Hold for an heir the post that the one whom he replaces has left."""
        found = heir(row, self.page.text)
        if found is None or row.who[found.gone] == row.who[found.new]:
            return
        gone, new = row.who[found.gone], row.who[found.new]
        names = {canonical(row.posts.context.complete(body)) for body in found.bodies}
        left = left_by(self.holdings.by_person(gone), names)
        given = {row.who.get(k) for e in row.reading.events if e.status == "appointed" for k in e.people}
        if found.beside:
            self._follow(row, found)
            return
        if left is None or new in given:
            return
        told = (left.post, None)
        span = (found.gone, found.new)
        if left.status == "current":
            last = self.hold(row, gone, told, "left", span=span, rule="office.heir", sure=False)
            self._went(row, last, found.gone)
        held = self.hold(row, new, told, "appointed", span=span, rule="office.heir", sure=False)
        self.spells.begun(row, held, row.items[found.gone].start, _told_apart(row, found.gone, found.new))
        for own in self.holdings.by_person(new) if found.moved else ():
            if own.status == "current" and own.seats != "many" and excludes(own, held):
                span, post = (found.new, found.new), (own.post, None)
                last = self.hold(row, new, post, "left", span=span, rule="office.moved", sure=False)
                self.spells.ended(last, held.since)

    def _went(self, row: Row, left: Held, person: int) -> None:
        """The day on which one replaced went: of his retirement, or of the next post that he is given."""
        self.spells.retired(row, left, person)
        events = (e for e in row.reading.events if e.status == "appointed")
        new = (e for e in events if left.person in map(row.who.get, e.people))
        posts = (self.holdings.of(left.person, post) for e in new for post in row.posts.of(e.office))
        begun = next((h.since for h in posts if h is not None and h.status == "appointed"), None)
        if begun and not left.until:
            self.spells.ended(left, begun, timing.PAGE)  # unless the page tells of it by itself

    def _goes_when(self, row: Row) -> None:
        """Who left as another was given his post: "bầu bà A làm Bí thư X, khi ông B nghỉ hưu".

        Also of the post of the sentence before: "Vị trí này khuyết từ tháng 4, khi ông B nghỉ hưu".
        """
        for gone, at_once in goes_when(row, self.page.text):
            events = [e for e in row.reading.events if e.office < gone and e.status == "appointed"]
            people = [(row.who[k], e) for e in events[-1:] for k in e.people if k in row.who]
            given = [(new, post) for new, e in people for post in row.posts.of(e.office)]
            days = [held.since for new, post in given if (held := self.holdings.of(new, post))]
            if not events and told_vacant(row, self.page.text, gone) and len(self._last[0]) == 1:
                new = next(iter(self._last[0]))
                seats = {row.items[k].offices[0].title for run in row.found.runs for k in run.at}
                post = self._given(new)
                given = [(new, post)] if post and (not seats or post.title in seats) else []
                days = [m.ref for m in self.spells.calendar.between(row.start, row.items[gone].start)]
            for new, post in given:
                held = self.holdings.of(new, post)
                if held and held.status == "appointed" and held.seats == "one" and new != row.who[gone]:
                    self._made_way(row, gone, post, days[-1] if at_once and days else None)

    def _made_way(self, row: Row, gone: int, post: Post, day: str | None) -> None:
        """Hold that somebody left a post given to another, on a day where none of his own is told."""
        post = post._replace(title=post.title.removeprefix("Quyền "))
        left = self.holdings.of(row.who[gone], post)
        if left is None or left.status != "former":
            span, rule = (gone, gone), "office.succeeded"
            left = self.hold(row, row.who[gone], (post, None), "left", span=span, rule=rule, sure=False)
        self._went(row, left, gone)
        if day and not left.until:
            self.spells.ended(left, day)

    def _follow(self, row: Row, found: Heir) -> None:
        """Hold for one told of as an heir the only post that the one before him has left."""
        posts = [
            h.post for h in self.holdings.by_person(row.who[found.gone]) if h.status in {"former", "left"}
        ]
        if len(posts) == 1 and posts[0].seats == "one" and not self.holdings.of(row.who[found.new], posts[0]):
            told, span = (posts[0], None), (found.gone, found.new)
            self.hold(row, row.who[found.new], told, "current", span=span, rule="office.heir", sure=False)

    def _go_on(self, row: Row) -> None:
        """Hold what a sentence says of the post that the one before gave or took, and names no more.

        "Ông A chuyển công tác. Bà B được bổ nhiệm thay thế."; "… bầu bà B làm X. Người tiền nhiệm, ông A, …".
        """
        given, left = self._last
        subject = row.subject if row.subject and self._given(row.subject) else None
        before = predecessor(row, self.page.text, given, subject)
        gone = before.gone if before and given else None
        if before and before.office is not None:
            self._had(row, before.gone, before.office)
            gone = None
        if gone is not None and any(e.status == "left" and gone in e.people for e in row.reading.events):
            gone = None  # "Người tiền nhiệm, ông A, đã thôi giữ chức X": his post is named
        new = (_instead(row) or _successor(row, self.page.text, given)) if left else None
        if before and gone is not None and len(before.heirs) == 1 and row.who[gone] not in given:
            self._gave_way(row, before, next(iter(before.heirs)))
        elif new is not None and row.who[new] not in left:
            theirs = (h for key in left for h in self.holdings.by_person(key))
            posts = [h.post for h in theirs if h.status == "left" and h.seats != "many"]
            if len(posts) == 1:
                told, span = (posts[0], None), (new, new)
                held = self.hold(
                    row, row.who[new], told, "appointed", span=span, rule="office.heir", sure=False
                )
                self.spells.begun(row, held, row.items[new].start, _told_apart(row, new, new))

    def _gave_way(self, row: Row, before: Before, heir: str) -> None:
        """Hold that one before left what his heir was given: "Người tiền nhiệm của bà, ông A, nghỉ hưu"."""
        gone, post = before.gone, self._given(heir, deputies=True)
        if post is None or not is_there(post, before.place):
            return
        known = self.holdings.of(row.who[gone], post)
        if known.status == "former" if known else self._is_told(row.who[gone], (heir,)):
            return
        now = any(e.status == "current" and gone in e.people for e in row.reading.events)
        span, rule = (gone, gone), "office.succeeded"
        status: Status = "former" if now else "left"
        over = self.hold(row, row.who[gone], (post, None), status, span=span, rule=rule, sure=False)
        if not any(word in self.page.low[row.end : row.end + _NEXT] for word in _RELEASED):
            self._went(row, over, gone)
        if not over.until:
            self._left_on(row, over, gone)

    def _left_on(self, row: Row, left: Held, person: int) -> None:
        """The day on which one before left, told behind him: "Người tiền nhiệm, ông A, thôi việc hôm 8/4"."""
        verb = next((k for k in row.reading.verbs if k > person), None)
        days = self.spells.calendar.between(row.items[verb].end, row.end) if verb is not None else []
        if left.status != "left" or verb is None or said(row.items, verb) not in {"left", "retired"}:
            return
        if len(days) == 1 and not row.found.runs:
            self.spells.ended(left, days[0].ref)

    def _had(self, row: Row, gone: int, office: int) -> None:
        """Who had a post before, which is named: "Người tiền nhiệm của bà ở chức X, ông A, …"."""
        events, title = row.reading.events, row.items[office].offices[0].title
        given = [h for h in self.holdings.titled(title) if h.status == "appointed"]
        named = {post.body for post in row.posts.of(office)} or {h.body for h in given}
        posts = [h.post for h in given if h.body in named and h.person != row.who[gone]]
        if len(named) == 1 and posts and not any(gone in e.people and e.office == office for e in events):
            told, span, rule = (posts[0], None), (gone, office), "office.succeeded"
            self.hold(row, row.who[gone], told, "left", span=span, rule=rule, sure=False)

    def _precede(self, row: Row, last: int) -> None:
        """Who is named before another left what that one is given: "Tiền nhiệm của bà A là ông B, X"."""
        gone = row.who[last]
        heirs = (h for key in set(row.who.values()) - {gone} for h in self.holdings.by_person(key))
        for post in [h.post for h in heirs if h.status == "appointed" and h.seats == "one"]:
            known = self.holdings.of(gone, post)
            if known and known.status in {"current", "appointed"}:
                span, rule = (last, last), "office.succeeded"
                self.hold(row, gone, (post, None), "left", span=span, rule=rule, sure=False)

    def _is_told(self, person: str, given: Collection[str]) -> bool:
        """True for one of whom one of the posts is told that others were given."""
        posts = [h.post for key in given for h in self.holdings.by_person(key) if h.status == "appointed"]
        return any(self.holdings.of(person, post) for post in posts)

    def _given(self, person: str, deputies: bool = False) -> Post | None:
        """The post of one seat, or also of several, that somebody was given last: as told, or by the days."""
        seats = {"one", "several"} if deputies else {"one"}
        told = self.holdings.by_person(person)[::-1]
        given = [h for h in told if h.status == "appointed" and h.seats in seats]
        dated = [h for h in given if h.since and h.since[0] != "X"]
        if dated and dated[0] is given[0]:
            return max(dated, key=lambda h: h.since or "").post
        return given[0].post if given else None


def _told_apart(row: Row, gone: int, new: int) -> int | None:
    """Behind whom other things are told, in which no day is that of the post that somebody takes over.

    "Bà A thay ông B|, bị bãi nhiệm hồi …", "Thay ông B là bà A|, Y từ năm 2020"; not "… bà A, được bổ nhiệm
    từ ngày 1/2".
    """
    given = new >= gone and any(said(row.items, k) == "appointed" for k in row.reading.verbs if k > new)
    return None if given else row.items[max(gone, new)].end


def _is_news(row: Row, k: int) -> bool:
    """True for a post with a new holder, or an old one of his: "X có Giám đốc mới: A, nguyên Y, thay B"."""
    new = phrase(row.items[k + 1 : k + 3]) == "mới :" or row.items[k].offices[0].status == "new"
    return new or k in row.former


def _turned(row: Row, told: Sequence[Held]) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who is given a post in a sentence, and the only one named if he leaves one; None where nobody does."""
    events = row.reading.events
    given = {row.who[k] for e in events if e.status == "appointed" for k in e.people if k in row.who}
    given = given or {held.person for held in told if held.status == "appointed"}  # "X có Chủ tịch mới: A"
    left = {row.who[k] for e in events if e.status == "left" for k in e.people if k in row.who}
    left |= {row.who[gone.person] for gone in row.reading.departures if gone.person in row.who}
    alone = left if len(set(row.who.values())) == 1 else ()
    return (frozenset(given), frozenset(alone)) if given or left else None


def _successor(row: Row, text: str, given: Collection[str]) -> int | None:
    """Who comes after the one of the sentence before: "Người thay là Thượng tá A", "Ghế này thuộc về bà B".

    `given` are those who are given a post there, so that "this seat" is open.
    """
    first = next((k for k in row.who if row.items[k].kind == "name"), None)
    if first is None or row.items[0].text not in BEFORE_OPENS | _SEATS:
        return None
    opens = row.items[over_honorifics(row.items, first) + 1].start
    this = not given and _SEAT_FALLS.fullmatch(text, row.start, opens)
    return first if this or _AFTER_HIM.fullmatch(text, row.start, opens) else None


def _instead(row: Row) -> int | None:
    """Who is given a post that only "thay thế" names: "Đại tá A, Giám đốc X, được bổ nhiệm | thay thế"."""
    items = row.items
    alone = next(iter(row.who), None) if len(row.who) == 1 else None
    named = alone is not None and items[alone].kind == "name" and over_honorifics(items, alone) < 0
    if alone is not None and named and comes_instead(items, alone):
        return alone  # "Ông B lên | thay"
    for k in row.reading.verbs:
        stands_in = k + 1 < len(items) and items[k + 1].text == "thay thế"
        if stands_in and said(items, k) == "appointed":
            people = [n for n in row.who if n < k]
            ends = k + 2 == len(items) or ends_clause(items[k + 2])
            return people[0] if ends and len(row.who) == len(people) == 1 else None
    return None


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

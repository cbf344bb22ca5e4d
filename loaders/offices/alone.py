"""The body of a title said alone: of the posts beside it, of what its list and its story tell."""

import re
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

from loaders.bodies.body import Body
from loaders.bodies.context import Context
from loaders.bodies.families import fits, fits_beside, is_elsewhere, may_be_of
from loaders.bodies.naming import canonical, cell_of, committee_of
from loaders.offices.around import Around
from loaders.offices.items import Item, ends_clause, phrase
from loaders.offices.led import acting_head, elector, head_before, not_led, of_joined, of_side
from loaders.offices.lenders import (
    cannot_lend,
    given_with,
    gives,
    is_companys,
    is_made,
    is_of_life,
    is_of_old,
    is_sent,
    leads_firm,
    next_step,
    of_guests,
    own_deputy,
)
from loaders.offices.post import Post
from loaders.offices.runs import Run, goes_away, is_joined, is_over, is_parted, parted_with, right_person
from loaders.offices.says import said
from loaders.text.lexicon import unit_types
from loaders.text.spelling import UPPER

_SPEAKS, _OFFICE = "Người phát ngôn", "Văn phòng"
_FAR: Final = 60  # items before a title in which those stand to whom it is given
_NEAR: Final = 12  # items behind a title in which another may lend it its body
_PLACE: Final = re.compile(rf" ([{UPPER}]\w+ [{UPPER}]\w+)(?! [{UPPER}])")
_DISTRICTS: Final = unit_types("district") | {"thành phố"}
_HEADS_OF_PLACES: Final = ("Bí thư", "Bí thư Thường trực", "Chủ tịch", "Chủ tịch Thường trực")
_CUT: Final = (". Ban Thường vụ ", ". Ban Chấp hành ")  # a stray full stop behind "Ủy viên"


class Alone(Around):
    """Finds the bodies of titles said alone in one sentence."""

    def __init__(
        self,
        context: Context,
        items: Sequence[Item],
        named: Sequence[int],
        runs: Sequence[Run],
        *,
        before: Sequence["Alone"] = (),
        head: "Alone | None" = None,
        entries: Sequence["Alone"] = (),
        ministry: Body | None = None,
    ) -> None:
        """`named`: the items that are no words; `runs`: offices of which one lends its unit to another.

        `before` are the sentences of the story before it, the last first; `head` is the heading of an entry,
        `entries` are those before it in the list, the last first; `ministry` heads its part of the page.
        """
        super().__init__(context, items, named)
        self.before: Sequence[Alone] = before
        self.head = head
        self.entries = entries
        self.heading = ministry
        self.runs = runs
        self.hint: str | None = None  # the province to take where the passage leaves it open
        self._made: dict[int, tuple[Post, ...]] = {}
        self._met = None

    @abstractmethod
    def of(self, k: int) -> tuple[Post, ...]:
        """The posts of office item k; none where the body cannot be known."""

    def lent(self, title: str, partners: Sequence[Body], k: int) -> Body | None:
        """The body of a title said alone: of a partner, else the last fitting one before it."""
        if leads_firm(self.items, k) or (title.endswith("Bí thư") and self._is_of_youth(k)):
            return None
        if self._is_of_place(title, k):
            return None
        if (then := acting_head(self.items, k, title)) is not None and (made := self.of(then)):
            return made[0].tree
        apart = self._is_headed_by_another(title, k)
        partners = () if apart else partners
        own = None if apart else self._of_deputy(title, k)
        own = own or self.of_hamlet(title, k) or self._of_named(title, k)
        own = own or self._of_speaker(title, k) or self.led(title, k) or elector(self.items, k, title)
        own = own or self._of_scene(title, k)
        if own := own or of_joined(self.items, k, title) or of_side(self.items, k, title):
            return own
        shared = given_with(self.items, k, title)
        if shared is not None and (own := next(iter(self.fitting(title, shared)), None)):
            there = own_deputy(self.items, k, title)
            other = None if there is None else next(iter(self.fitting(title, there)), None)
            return own if other is None or self._is_one(own, other) else None  # of which of both?
        if is_parted(self.items, last := parted_with(self.items, k)):
            if own := next(iter(self.fitting(title, last + 2)), None):
                return own
            if last == k and k and self.items[k - 1].kind == "punct":
                return None  # "A, Phó Chánh Văn phòng, Ban Tuyên giáo X": of neither what follows nor another
        others = not_led(self.items, k, title)
        for n, partner in enumerate(partners):
            for body in (partner, partner.root):
                if body.head.startswith(others):
                    continue
                if may_be_of(title, body) or fits_beside(title, body.head):
                    if any(is_elsewhere(nearer, body) for nearer in partners[:n]):
                        return None
                    # "A, | Phó Bí thư, Chủ tịch UBND quận X, giữ chức Chánh Văn phòng Thành ủy": of X's
                    near = committee_of(partners[0]) if n and "Bí thư" in title else None
                    return near or body
        if title == "Ủy viên" and (partners or self.context.page.text.startswith(_CUT, self.items[k].end)):
            # "Ủy viên, Trưởng Ban Pháp chế HĐND tỉnh", "Ủy viên. Ban Thường vụ X": of none told of before
            return None
        if "Chủ tịch" in title and partners and partners[0].head == "Ủy ban":
            return None  # "Phó Chủ tịch, Tổng Thư ký Ủy ban": of that one, which nobody knows
        own = _own_committee(partners)
        if own and title.startswith(("Bí thư", "Phó Bí thư")):
            return own
        head = head_before(self.items, k, title)
        if head is not None and (made := self.of(head)):
            return made[0].tree
        if is_of_old(self.items, k):
            return None
        guests = of_guests(self.items, k)
        # "xuống làm | Phó Giám đốc đơn vị này"
        this = self.context.page.text.endswith(" này", 0, self.items[k].end)
        for n in sorted(self.places_before(k), key=lambda n: is_over(self.items, n) or gives(self.items, n)):
            if n < guests or (not this and cannot_lend(self.items, n, k, title)):
                continue
            if is_companys(self.items[n], title.removeprefix("Phó ")):
                return None
            for candidate in self.fitting(title, n):
                if not candidate.head.startswith(others):
                    return candidate
        if others or guests:
            return None  # who leads the deputies on a visit need not be their head
        behind = self._lent_behind(title, k)
        # "từng là Bí thư Huyện ủy X, | Phó Chủ tịch, Bí thư Tỉnh ủy Y": of nobody's body told before
        of_life = len(partners) > 1 and is_of_life(self.items, k)
        return behind if behind or of_life else self._lent_before(title, k)

    def _is_of_place(self, title: str, k: int) -> bool:
        """True where the bare name of a district stands behind the head of one: "Bí thư | Lý Sơn"."""
        named = _PLACE.match(self.context.page.text, self.items[k].end)
        if named is None or not title.endswith(_HEADS_OF_PLACES):
            return False
        at = self.items[k].end + 1
        person = any(item.start == at and item.kind == "name" for item in self.items[k + 1 : k + 2])
        return not person and any(self.context.atlas.known(named[1], type) for type in _DISTRICTS)

    def _is_one(self, one: Body, other: Body) -> bool:
        """True for one body told twice."""
        return canonical(self.context.complete(one)) == canonical(self.context.complete(other))

    def _of_named(self, title: str, k: int) -> Body | None:
        """The body of the office behind the name: "Bộ trưởng A, Chủ nhiệm Văn phòng Chính phủ, trình bày"."""
        behind = self.items[k + 1 : k + 5]
        if len(behind) < 3 or behind[0].kind != "name" or behind[1].text not in {",", "-", "–", "("}:
            return None
        if len(behind) > 3 and behind[3].kind == "name":
            return None
        bodies = (o.body for o in behind[2].offices if o.body is not None)
        return next((body for body in bodies if fits_beside(title, body.head)), None)

    def _of_scene(self, title: str, k: int) -> Body | None:
        """The body where somebody leaves a post: "Tại Sở X, ông A thôi giữ chức | Giám đốc để làm Y"."""
        scene = k > 1 and self.items[0].text in {"tại", "ở"} and said(self.items, k - 1) == "left"
        if not scene or any(ends_clause(item) for item in self.items[:k]):
            return None
        return next(iter(self.fitting(title, 1)), None)

    def _of_speaker(self, title: str, k: int) -> Body | None:
        """The office of what its head speaks for too: "Chánh Văn phòng kiêm Người phát ngôn Bộ X"."""
        if not title.endswith("Chánh Văn phòng"):
            return None
        beside = (o for item in self.items[k + 2 : k + 3] for o in item.offices if o.title == _SPEAKS)
        whole = next((o.body for o in beside), None)
        if whole is None:
            return None
        return whole._replace(head=_OFFICE, klass="part", unit=None, owner=whole)

    def _of_deputy(self, title: str, k: int) -> Body | None:
        """The body of the next office where a deputy's title comes first.

        "Phó Bí thư, Bí thư Tỉnh đoàn X", "từ năm 2013 là Phó Chánh án, rồi từ năm 2017 là Chánh án Y". Of a
        step with a time of its own only where the one before it is no lower post in a body that fits.
        """
        n, head = next_step(self.items, k), title.removeprefix("Phó ")
        after = self.items[n].offices if n is not None else ()
        if not after or after[0].body is None or after[0].title != head:
            return None
        if n != k + 2 and not any(item.text == "rồi" for item in self.items[k:n]):
            fit = (m for m in self.places_before(k) if next(iter(self.fitting(title, m)), None))
            last = next(fit, None)
            if last is not None and all(o.title != head for o in self.items[last].offices):
                return None
        return self.settle(after[0].body)

    def _is_headed_by_another(self, title: str, k: int) -> bool:
        """True before a head told of another body: "bầu A làm | Phó Chủ tịch; Chủ tịch UBND xã là B"."""
        if [item.text for item in self.items[k + 1 : k + 4 : 2]] != [";", "là"]:
            return False
        heads = {office.title for office in self.items[k + 2].offices}
        return title.removeprefix("Phó ") in heads and right_person(self.items, k + 4) is not None

    def _lent_behind(self, title: str, k: int) -> Body | None:
        """The body of a later post: "năm 1998 là Phó Chủ tịch, rồi năm 2003 là Chủ tịch Hội X".

        Of another's only where he is the deputy: "cử ông A giữ chức Chủ tịch, bà B giữ chức Phó Chủ tịch X".
        """
        others = False  # somebody else is named first
        for n in range(k + 1, min(len(self.items), k + _NEAR)):
            if self.items[n].text == ";" or goes_away(self.items, n):
                return None
            others = others or self.items[n].kind == "name"
            if self.items[n].kind == "office":
                deputies = [o.title for o in self.items[n].offices if not is_over(self.items, n)]
                deputy = f"Phó {title}" in deputies
                if self.items[n - 1].text == "từ" and not deputy:
                    return None  # "nhận quyết định bổ nhiệm Hiệu trưởng từ | Giám đốc Đại học X"
                beside = not others or is_joined(self.items, k, n) or deputy
                return next(iter(self.fitting(title, n)), None) if beside else None
        return None

    def _lent_before(self, title: str, k: int) -> Body | None:
        """The one fitting body of the story before.

        Under a verb ("được phân công làm Phó Trưởng ban") the last one.
        """
        found: dict[str, Body] = {}
        ruled = k > 0 and self.items[k - 1].kind == "verb"
        if ruled and is_sent(self.context.page.text, self.items[k - 1].start):
            return None
        # a firm's head in a list: of the entry before, if that names a body
        firm = title.endswith("Tổng Giám đốc") and self.items[0].kind == "punct"
        if own := self.of_entries(lambda body: may_be_of(title, body)):
            return own
        if own := self.led(title, k) or (self.head.last_fitting(title) if self.head else None):
            return own
        heir = title.startswith("Phó ") and (k == 0 or self._gives_another(k))
        if heir and (own := self._of_head_given(title)):
            return own
        for posts in self.before:
            for (head, name), body in posts.candidates.items():
                if fits(title, head):
                    found.setdefault(name, body)
            listed = firm and posts.items[0].kind == "punct" and bool(posts.candidates)
            if (ruled and found) or listed:
                break
        if not found:
            return self.branch_led(title)
        only = next(iter(found.values())) if len(found) == 1 else self._of_given(title)
        only = self.hosted(only, k, lambda body: fits(title, body.head)) if only and ruled else only
        if only is None or only.is_private or not title.endswith("Giám đốc"):
            return only
        company = any(b.is_private for posts in self.before for b in posts.named)
        return None if company else only  # "Bệnh viện X nhận quà của Công ty Y. Bà A, Giám đốc, …"

    def _of_given(self, title: str) -> Body | None:
        """The body of the only such post that the story gives, of which an entry tells: "Chủ tịch: ông A"."""
        found: dict[str, Body] = {}
        for posts in self.before if self.head else ():
            told = posts.items
            given = [k for k in range(1, len(told)) if told[k].offices and told[k - 1].kind == "verb"]
            bodies = (o.body for k in given for o in told[k].offices if o.title == title and o.body)
            found |= {name: body for body in bodies if (name := canonical(self.context.complete(body)))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _gives_another(self, k: int) -> bool:
        """True for a title that is given to people named in full, whom the sentence before does not name."""
        if not is_made(self.items[k - 1]):
            return False
        own = {item.text for item in self.items[max(0, k - _FAR) : k] if item.kind == "name"}
        before = {item.text for posts in self.before[:1] for item in posts.items if item.kind == "name"}
        return bool(own) and own.isdisjoint(before)

    def _of_head_given(self, title: str) -> Body | None:
        """The body whose head was given last: "… ông A làm Bí thư Huyện ủy. | Hai Phó Bí thư là B và C".

        Also "… ông A, nguyên Chánh án X, làm Chánh án Y. Bà B được bổ nhiệm làm | Phó Chánh án": of Y.
        """
        last = self.before[0] if self.before and title.startswith("Phó ") else None
        told = last.items if last else ()
        given = [k for k in range(1, len(told)) if told[k].offices and told[k - 1].kind == "verb"]
        if last is None or not given or told[given[-1]].offices[0].title != title.removeprefix("Phó "):
            return None
        return next((post.tree for post in last.of(given[-1])), None)

    def _is_of_youth(self, k: int) -> bool:
        """True for "Bí thư | Đoàn Thanh niên, Trưởng thôn X": of no Party cell."""
        return phrase(self.items[k + 1 : k + 3]) in {"đoàn thanh", "chi đoàn"}

    def of_entries(self, suits: Callable[[Body], bool]) -> Body | None:
        """The body told by the entries before it: "+ Bí thư Đảng ủy: A | + Phó Bí thư: B"."""
        told = (posts.opening() for posts in self.entries)
        return next((body for body in told if body is not None and suits(body)), None)

    def opening(self) -> Body | None:
        """The body of the post with which an entry opens: "+ Bí thư | Đảng ủy |: A"."""
        k = next((k for k, item in enumerate(self.items) if item.kind == "office"), None)
        made = self.of(k) if k is not None else ()
        return made[0].tree if made else None


def _own_committee(partners: Sequence[Body]) -> Body | None:
    """The Party committee of the unit that the nearest of several bodies is of.

    Not "Phó Bí thư, Trưởng Công an xã X, giữ chức Chủ tịch UBND xã Y": of X's or of none.
    """
    named = [body.root.unit.name for body in partners if body.root.unit is not None]
    led = next((body for body in partners if committee_of(body) or cell_of(body)), None)
    if led is None or (led.root.unit is not None and led.root.unit.name not in named[:1]):
        return None
    return committee_of(led) or cell_of(led)

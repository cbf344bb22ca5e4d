"""What an office's body leaves out, taken from those named beside it or elsewhere in its story."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import (
    fits,
    is_board,
    is_branch,
    is_cell,
    is_committee,
    is_council,
    is_union,
    is_unlisted_board,
)
from loaders.bodies.naming import canonical, lend, missing, with_root
from loaders.offices.alone import Alone
from loaders.offices.items import is_person, phrase
from loaders.offices.runs import same_list
from loaders.offices.trails import ABOVE, is_seat

_OF_STATE: Final = HEADS["of_state"]
_OF_FRONT: Final = ("Chủ tịch", "Chủ tịch Thường trực", "Chủ tịch chuyên trách", "Tổng Thư ký")
_NEAR: Final = 12  # offices of a run that lend to one another
_BEHIND: Final = 4  # items behind a verb in which it gives a post


class Lent(Alone):
    """Finds the bodies that lend an owner or a unit to the office of one sentence."""

    def lent_elsewhere(self, body: Body, k: int) -> Body | None:
        """The body with what it leaves out taken from one named in no office beside it; None of none."""
        lends: list[Body] = []
        need, root = missing(body), body.root
        if need == "owner" and body.type == "party" and root.type != "elected":
            if own := self.of_entries(lambda told: is_committee(told) or is_branch(told)):
                return lend(body, [own])
            if any(is_union(told.root) and told.root.level == "central" for told in self.partners(k)):
                return None  # "Ủy viên Ban Thường vụ - Chánh Văn phòng Trung ương Hội X": of no Tỉnh ủy
            central = self.only_one(lambda told: told.head == f"{body.head} Trung ương")
            if central and self.context.home is None:
                return central[0]
            owns = _owner_of(body)
            lends = central or self.among_those(k, owns) or self.only_one(owns, alone=True)
        elif is_unlisted_board(body):
            unions = {canonical(b.root): b.root for b in self.acting if is_union(b.root)}
            own = unions.popitem()[1] if len(unions) == 1 else None
            return own and body._replace(klass="part", type="front", owner=own)
        elif is_board(body):
            lends = self.only_one(is_union)  # "Tổng Liên đoàn X bầu bà A, Trưởng Ban Nữ công, …"
        elif need == "owner" and root.type == "elected":
            return next(iter(self.only_one(lambda told: told.head == body.head)), None)  # "Ban Dân tộc X"
        elif body.head == "Chi bộ" and body.unit is None and body.owner is None:
            return next(iter(self.only_one(is_cell, alone=True)), None)
        elif self.is_listed and root.head in _OF_STATE and root.unit is None:
            lends = self._party_beside(k)  # "Xã X: Bí thư A (nguyên Chủ tịch | UBND)": of what no story tells
        elif body.head == "Ủy ban nhân dân" and body.unit is None:  # "HĐND huyện X bầu … làm Chủ tịch"
            lends = self._party_beside(k) or self.only_one(is_council) or self._of_place(k)
            lends = lends or self.of_commune()
        elif body.head in HEADS["told_again"] and body.unit is None and body.owner is None:
            told_before = self.only_one(lambda told: told.head == body.head and told.unit is not None)
            return next(iter(told_before), None)
        elif body.head == "Hội đồng" and need == "unit":
            return self._same_head(body)  # "Phó Chủ tịch Hội đồng": of the one told of
        elif is_council(root) and root.unit is None:
            told = any(is_council(one.root) for one in self.acting)  # "HĐND huyện X … Trưởng Ban Y của HĐND"
            given = self.head is not None or self._is_given(k)
            lends = self.only_one(is_council, alone=True) if told or given else self._headed_before(k)
            lends = self._party_beside(k) or lends or ([] if told else self._of_place(k))
            return with_root(body, lend(root, lends)) if lends else None
        return lend(body, lends) if lends else None

    def of_same_board(self, board: Body) -> list[Body]:
        """The council whose board of that name was told of before others, of which only posts are told.

        "Trưởng Ban Pháp chế HĐND tỉnh A … Chủ tịch HĐND xã B … | Trưởng Ban Pháp chế".
        """
        if any(is_council(body.root) for body in self.named):
            return []
        for posts in self.before:
            told = [b.root for b in posts.named if b.owner and b.head == board.head and is_council(b.root)]
            if told or any(is_council(body.root) for body in posts.acting):
                return told if len({canonical(self.context.complete(root)) for root in told}) == 1 else []
        return []

    def _is_given(self, k: int) -> bool:
        """True for an office that is given: "được bầu làm | Chủ tịch HĐND", "Chức, ghế | Chủ tịch HĐND"."""
        before = self.items[max(0, k - _BEHIND) : k]
        return any(item.kind == "verb" for item in before) or phrase(before[-1:]) in {"chức", "ghế"}

    def _party_beside(self, k: int) -> list[Body]:
        """The committee of a commune in another post of his, or of the entries before.

        "Bí thư Đảng ủy, | Chủ tịch HĐND", "Bí thư Đảng ủy: A | Phó Bí thư, | Chủ tịch UBND: B".
        """
        told = [b for b in self.partners(k) if b.head == "Đảng ủy" and b.owner is None]
        own = self.of_entries(is_committee) if not told else None
        made = [self.context.complete(body) for body in ([own] if own else told)] or self._led_beside(k)
        return [body for body in made if body.unit is not None and body.unit.name][:1]

    def _led_beside(self, k: int) -> list[Body]:
        """The committee of a title said alone in the same run: "Bí thư, | Chủ tịch HĐND"."""
        runs = (run for run in self.runs if run.first <= k < run.last)
        beside = [n for run in runs for n in run.at if n != k]
        alone = [n for n in beside for o in self.items[n].offices if o.body is None and "Bí thư" in o.title]
        trees = [post.tree for n in alone for post in self.of(n)]
        return [tree for tree in trees if tree is not None and tree.head == "Đảng ủy"]

    def _headed_before(self, k: int) -> list[Body]:
        """The council of the chair named before: "Chủ tịch HĐND tỉnh A và Phó Chủ tịch | HĐND B"."""
        if not all(office.title.startswith("Phó ") for office in self.items[k].offices):
            return []
        before = (office for item in self.items[:k] for office in item.offices)
        led = [
            o.body for o in before if o.title == "Chủ tịch" and not o.status and o.body and is_council(o.body)
        ]
        return self.only_one(is_council) if any(body.unit for body in led) else []

    def _of_place(self, k: int) -> list[Body]:
        """A council or committee of the only place that the sentence names before an office, by its kind.

        "Kết quả bầu tại phường X: Chủ tịch HĐND - A"; "Đặc khu X có Chủ tịch UBND mới". Not that
        in which one is whose post is told: "Bí thư Đảng ủy phường X (TPHCM) A, | Chủ tịch UBND B".
        """
        told = [unit for item in self.items[:k] if item.kind == "unit" for unit in item.units]
        if self.items[k].many or len(told) != 1 or told[0].name is None or told[0].level == "hamlet":
            return []
        posts = (office.body.root.unit for item in self.items[:k] for office in item.offices if office.body)
        if any(unit is not None and told[0].level in ABOVE.get(unit.level, ()) for unit in posts):
            return []
        return [Body(told[0].start, told[0].end, "", "unit", "state", None, told[0])]

    def meant(self, title: str, body: Body, k: int) -> Body | None:
        """A body with the one meant in place of a head alone; None where that is open.

        "Phó Chủ tịch | Ủy ban" is of none of the National Assembly's, but of the Front's, if it is told of.
        """
        settled = self.settle(body)
        if settled is not None and settled is not body and settled.type == "front":
            return self.hosted(settled, k, lambda told: told.head.startswith(f"{body.head} "))
        if settled is None or body.head != "Ủy ban" or settled.root.type != "elected":
            return settled
        if not title.endswith(_OF_FRONT) or fits(title, settled.head):
            return settled
        told = self.only_one(lambda b: b.type == "front" and b.head.startswith("Ủy ban "))
        return next(iter(told), None)

    def partners(self, k: int) -> list[Body]:
        """The bodies of the other offices in the run, those to the right first, each side nearest first."""
        at = bisect_right(self.runs, k, key=lambda r: r.first) - 1
        if at < 0 or k >= self.runs[at].last:
            return []
        run = self.runs[at]
        if len(self.runs) == len(run.at) == 1:
            return []
        place = bisect_right(run.at, k)
        right = run.at[place : place + _NEAR]
        left = run.at[max(0, place - 1 - _NEAR) : max(0, place - 1)][::-1]
        later = [n for r in self.runs[at + 1 : at + 4] if same_list(self.items, run, r) for n in r.at[:_NEAR]]
        # "các Ủy viên Ban Thường vụ Tỉnh ủy: A, Trưởng Ban Tổ chức"
        shared = [n for r in self.runs[max(0, at - _NEAR) : at][::-1] for n in r.at if self._is_shared(n)][:1]
        found = [
            (o.title, body)
            for n in (*right, *left, *self._besides(at), *later, *shared)
            for o in self.items[n].offices
            if (body := o.body or self.of_hamlet(o.title, n)) is not None
        ]
        near = run.at[max(0, place - _NEAR) : place + _NEAR]  # "Bí thư Đảng ủy xã X, huyện Y"
        seats = [self.items[n + 2].units[0] for n in near if is_seat(self.items, n + 1)]
        above = [Body(unit.start, unit.end, "", "unit", None, None, unit) for unit in seats]
        return [*(self.placed(self.meant(title, body, k) or body) for title, body in found), *above]

    def _besides(self, at: int) -> list[int]:
        """The offices of a run that is held with the next: "Bí thư Tỉnh ủy X, từ năm 2016 | kiêm Y"."""
        if not at or (first := self.runs[at].first) == 0 or not self.items[first - 1].text.startswith("kiêm"):
            return []
        before = self.runs[at - 1]
        return [] if any(map(is_person, self.items[before.last : first])) else before.at[::-1]

    def _is_shared(self, n: int) -> bool:
        """True for the office of all in a list: "các | Ủy viên X: A, …", "các đồng chí | Ủy viên X: A, …"."""
        if self.items[n].many:
            return True
        addressed = n > 0 and self.items[n - 1].kind == "honorific" and self.items[n - 1].many
        return addressed and phrase(self.items[n + 1 : n + 2]) == ":"


def _owner_of(board: Body) -> Callable[[Body], bool]:
    """Which bodies a board of the Party may be of: of communes only where it is theirs, not of a Tỉnh ủy."""
    if board.head in HEADS["of_communes"]:
        return lambda told: is_committee(told) and told.head == "Đảng ủy"
    own = board.head in HEADS["of_the_party"]  # … and not of a Huyện đoàn
    return lambda told: is_committee(told) and (told.type == "party" or not own)

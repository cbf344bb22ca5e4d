"""Offices with their bodies resolved: which province, which ministry, whose council is meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import (
    fits,
    is_bare_party,
    is_board,
    is_branch,
    is_cell,
    is_centre_of_ministry,
    is_committee,
    is_council,
    is_department,
    is_ministry,
    is_of_ministry,
    is_open,
    is_police,
    is_under,
    is_union,
    is_unlisted_board,
)
from loaders.bodies.naming import bare, canonical, committee_of, lend, missing, with_root
from loaders.offices.alone import Alone
from loaders.offices.items import is_person, phrase
from loaders.offices.lenders import gives
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.offices.runs import same_list
from loaders.offices.trails import is_seat

_OF_STATE: Final = HEADS["of_state"]
_OF_POLICE: Final = HEADS["police"]
_OF_FRONT: Final = ("Chủ tịch", "Chủ tịch Thường trực", "Chủ tịch chuyên trách", "Tổng Thư ký")
_NEAR: Final = 12  # offices of a run that lend to one another
_BEHIND: Final = 4  # items behind a verb in which it gives a post
_OF_ARMY: Final = "Đảng ủy Quân sự"


class Posts(Alone):
    """Resolves the offices of one sentence."""

    def of(self, k: int) -> tuple[Post, ...]:
        """The posts of office item k; none where the body cannot be known."""
        if k not in self._made or (self.hint and not any(p.confidence != "doubtful" for p in self._made[k])):
            self._made[k] = tuple(post for office in self.items[k].offices if (post := self._post(k, office)))
        return self._made[k]

    def _post(self, k: int, office: Office) -> Post | None:
        if office.fused is not None:
            return Post(office.title, office.fused, None, office.seats)
        body, title = office.body, office.title
        if body is not None and missing(body) and self._is_named_unread(body):
            return None
        if office.many and body is not None and self._is_of_several(office, body):
            return None
        if body is None and (lent := self.lent(title, self._partners(k), k)) is not None:
            body, sure = self.there(lent, k)
            if not sure:  # "làm Bí thư ở Đông Hưng": of a Huyện ủy or of a Thị ủy
                made = self.make(title, body, office.seats)
                return made._replace(confidence="doubtful") if made else None
        if body is None or (settled := self._meant(title, body, k)) is None:
            return None
        of_rank = settled.head in HEADS["police_of_rank"] and self._is_officer(k)
        if (settled := self.of_police(settled, of_rank=of_rank)) is None:
            return None
        lent = self._filled(settled, k, title) if missing(settled) else settled
        above = self.ministry(lent) if is_of_ministry(lent) and not self._was_elsewhere(k) else None
        above = above or (self.heading if is_centre_of_ministry(lent) else None)
        if above := above or (self.signer(lent) or self.this(lent) if is_department(lent) else None):
            lent = lent._replace(klass="part", owner=above)
        if missing(lent) == "owner" and lent.root.type == "elected":
            councils = self._of_same_board(lent) or self.only_one(self._is_standing_council)
            lent = lend(lent, councils or self.only_one(is_council))
        if office.body is None and lent.root.unit and (then := self.context.was_still(self.items[k].end)):
            # "Phó Chủ tịch | từ năm 2023, khi còn là tỉnh X"
            unit = lent.root.unit._replace(name=then, type="tỉnh", level="province")
            lent = with_root(lent, lent.root._replace(unit=unit, start=self.items[k].end))
        elsewhere = self._lent_elsewhere(lent, k)
        if is_bare_party(elsewhere or lent) and (own := self.of_congress()):
            elsewhere = with_root(elsewhere or lent, own)
        post = self.make(title, elsewhere or lent, office.seats)
        if post is None and lent.root.head == "Đảng ủy" and (own := self.party(self._partners(k))):
            elsewhere = with_root(lent, own)
            post = self.make(title, elsewhere, office.seats)
        post = post or self._of_same(title, lent, k) or self._bare(title, lent, office.seats)
        of_faculty = lent.head.startswith("Khoa ") and lent.owner is None and lent.unit is None
        if post and of_faculty and not any(f" {head}" in lent.head for head in HEADS["divided"]):
            return post._replace(confidence="doubtful")  # of which hospital?
        said = body.head in HEADS["institutions"] and settled.start < self.items[0].start
        told = self.place is not None and not self.is_listed and lent.root.unit is self.place.unit
        other = body.head == "Ủy ban" and settled is not self.settle(body)
        likely = (
            bool(elsewhere or said or told or other) and post is not None and post.confidence == "certain"
        )
        return post._replace(confidence="likely") if post and likely else post

    def _meant(self, title: str, body: Body, k: int) -> Body | None:
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

    def _filled(self, body: Body, k: int, title: str) -> Body:
        """The body with what it leaves out taken from the other offices of the run."""
        partners = self.before_going(self.standing(self._partners(k), body), body)
        if is_bare_party(body) and not title.startswith("Bí thư") and any(map(is_under, partners)):
            return self._under(body, title, partners)
        lent = lend(lend(body, partners), partners)  # the owner, which may leave out its unit, and that
        if lent.head == "Ban Thường vụ" and lent.owner is None:
            owner = next(filter(None, map(committee_of, partners)), None)
            if owner and owner.head.startswith(_OF_ARMY) and self._commands(k):
                return lent  # "UVBTV, Chỉ huy trưởng Bộ CHQS tỉnh": of the place's committee, or of both
            return lent._replace(owner=owner)  # "UVBTV, Phó Chủ tịch HĐND huyện"
        return self.placed(lent)

    def _commands(self, k: int) -> bool:
        """True for a seat beside the post of one who leads the army of a place."""
        near = (o.title for item in self.items[k + 1 : k + 3] for o in item.offices)
        return any(title in HEADS["commanders"] for title in near)

    def _under(self, body: Body, title: str, partners: Sequence[Body]) -> Body:
        """A bare Party committee beside a post in an office that may be under the one whose it is.

        "Đảng ủy Bộ X họp. Dự có A, Ủy viên Ban Thường vụ | Đảng ủy, Cục trưởng Cục Y": of the ministry. A
        deputy secretary may be so of either, and no "Vụ" has a committee.
        """
        above = self.party(())
        if above is None or any(above.owner and above.owner.head == p.head for p in partners):
            return lend(body, [p for p in partners if not p.head.startswith("Vụ ")])
        own = title.startswith("Ủy viên") or all(p.head.startswith("Vụ ") for p in partners)
        return with_root(body, above) if own else body

    def _lent_elsewhere(self, body: Body, k: int) -> Body | None:
        """The body with what it leaves out taken from one named in no office beside it; None of none."""
        lends: list[Body] = []
        need, root = missing(body), body.root
        if need == "owner" and body.type == "party" and root.type != "elected":
            if own := self.of_entries(lambda told: is_committee(told) or is_branch(told)):
                return lend(body, [own])
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

    def _was_elsewhere(self, k: int) -> bool:
        """True for a post of before, no ministry named yet: "… ở Bộ, ông từng làm | Vụ trưởng Vụ X"."""
        if any(is_ministry(body) and body.end <= self.items[k].start for body in self.named):
            return False
        return any(item.kind == "verb" and item.text.startswith("từng ") for item in self.items[:k])

    def _of_same_board(self, board: Body) -> list[Body]:
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

    def _is_standing_council(self, body: Body) -> bool:
        """False for the council of a province that is no more: "nghị quyết mà HĐND tỉnh X cũ ban hành"."""
        day = self.context.page.article.published
        return is_council(body) and not (day and self._is_gone(body.unit, day))

    def _is_given(self, k: int) -> bool:
        """True for an office that is given: "được bầu làm | Chủ tịch HĐND", "Chức, ghế | Chủ tịch HĐND"."""
        before = self.items[max(0, k - _BEHIND) : k]
        return any(item.kind == "verb" for item in before) or phrase(before[-1:]) in {"chức", "ghế"}

    def _party_beside(self, k: int) -> list[Body]:
        """The committee of a commune in another post of his, or of the entries before.

        "Bí thư Đảng ủy, | Chủ tịch HĐND", "Bí thư Đảng ủy: A | Phó Bí thư, | Chủ tịch UBND: B".
        """
        told = [b for b in self._partners(k) if b.head == "Đảng ủy" and b.owner is None]
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

    def _is_of_several(self, office: Office, body: Body) -> bool:
        """True for the body of an office that several hold, each of another one: which, nobody can tell.

        "Ba nguyên Bí thư Tỉnh ủy" in a national paper, "Chủ tịch UBND các huyện", "Trưởng các ban của HĐND".
        """
        if office.title.endswith("rưởng ban") and (is_council(body) or is_committee(body)):
            return True
        if office.seats != "one" or is_council(body):
            return False
        if body.klass == "open-bare":
            return body.head == "Sở"
        local = body.root.unit is not None and body.root.unit.level in {"district", "commune"}
        return is_open(body) and (local or self.context.home is None)

    def _is_named_unread(self, body: Body) -> bool:
        """True for a body whose name goes on with what is not its own: "Đảng ủy | Công ty cổ phần X"."""
        n = bisect_left(self.items, body.end, key=lambda item: item.start)
        if n >= len(self.items) or self.items[n].kind not in {"word", "body"}:
            return False
        item, text = self.items[n], self.context.page.text
        return text[body.end : item.start] == " " and text[item.start].isupper() and item.text != "khóa"

    def _of_place(self, k: int) -> list[Body]:
        """A council or committee of the only place that the sentence names before an office, by its kind.

        "Kết quả bầu tại phường X: Chủ tịch HĐND - A"; "Đặc khu X có Chủ tịch UBND mới".
        """
        told = [unit for item in self.items[:k] if item.kind == "unit" for unit in item.units]
        if self.items[k].many or len(told) != 1 or told[0].name is None or told[0].level == "hamlet":
            return []
        return [Body(told[0].start, told[0].end, "", "unit", "state", None, told[0])]

    def _bare(self, title: str, body: Body, seats: str) -> Post | None:
        """The post in a body whose place cannot be told, for review: "Bí thư Tỉnh ủy" of which province?"""
        tree = self.context.complete(body)
        name = bare(tree)
        return Post(title, name, tree, seats, "doubtful") if name else None

    def _of_same(self, title: str, body: Body, k: int) -> Post | None:
        """The post in the very body where he is named to have another, told again without its name.

        "bổ nhiệm ông A, Phó Chính ủy Bộ CHQS tỉnh X, giữ chức | Chính ủy Bộ CHQS tỉnh"
        """
        if missing(body) != "unit" or body.unit is None or k < 1 or self.items[k - 1].kind != "verb":
            return None
        own = next((n for n in range(k - 1, -1, -1) if is_person(self.items[n])), k)
        beside = [o.body for item in self.items[own:k] for o in item.offices if o.body and not o.status]
        same = [b for b in beside if b.unit and b.unit.name and b.head == body.head]
        same = [b for b in same if b.unit and body.unit.level == b.unit.level]
        return self.make(title, same[-1], "one") if same and len(beside) == len(same) else None

    def make(self, title: str, body: Body, seats: str) -> Post | None:
        """The post of a title in a body as written, None where the body stays bare."""
        tree = self.context.complete(body)
        name = canonical(tree)
        if name is None and self.hint:
            tree = self.context.complete(body, self.hint)
            name = canonical(tree)
            return Post(title, name, tree, seats, "likely") if name else None
        lent = name is not None and missing(body) == "unit"
        sure = self.context.surety(body.start, self.context.province_of(tree)) if lent else "certain"
        return Post(title, name, tree, seats, sure) if name else None

    def _partners(self, k: int) -> list[Body]:
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
        return [*(self.placed(self._meant(title, body, k) or body) for title, body in found), *above]

    def _besides(self, at: int) -> list[int]:
        """The offices of a run that is held with the next: "Bí thư Tỉnh ủy X, từ năm 2016 | kiêm Y"."""
        if not at or (first := self.runs[at].first) == 0 or not self.items[first - 1].text.startswith("kiêm"):
            return []
        before = self.runs[at - 1]
        return [] if any(map(is_person, self.items[before.last : first])) else before.at[::-1]

    def of_police(self, body: Body, *, of_rank: bool = False) -> Body | None:
        """A department that only police have, with those that a sentence means; None where it means none."""
        if not (of_rank or body.head.startswith(_OF_POLICE)) or body.owner or body.unit:
            return body
        police = self._police()
        return body._replace(klass="part", owner=police) if police else None

    def _police(self) -> Body | None:
        """The police of a province that a sentence means: those of a city in one have teams only.

        Also told by their Party committee: "Đảng ủy Công an tỉnh X".
        """

        def fits(body: Body) -> bool:
            return is_police(body) and self.context.level(self.context.complete(body)) == "province"

        if found := self.only_one(fits):
            return found[0]._replace(head="Công an", type="forces")
        return None

    def _is_officer(self, k: int) -> bool:
        """True for the post of one with a rank before his name: "Thượng tá A, Trưởng phòng X"."""
        before = self.items[max(0, k - 3) : k]
        if len(before) < 3 or [before[1].kind, before[2].text] != ["name", ","]:
            return False
        return before[0].entry is not None and before[0].entry.fields[0] == "rank"

    def _is_shared(self, n: int) -> bool:
        """True for the office of all in a list: "các | Ủy viên X: A, …", "các đồng chí | Ủy viên X: A, …"."""
        if self.items[n].many:
            return True
        addressed = n > 0 and self.items[n - 1].kind == "honorific" and self.items[n - 1].many
        return addressed and phrase(self.items[n + 1 : n + 2]) == ":"

    def last_before(self, k: int, own: Set[int] = frozenset()) -> tuple[Post, ...]:
        """The posts of the last office named before item k, here or in the story before: "chức vụ này".

        `own` are the offices of the one who is given the post: "bầu bà B, Phó Trưởng ban, giữ chức vụ này".
        """
        for posts, last in ((self, k), *((p, len(p.items)) for p in self.before)):
            for n in range(last - 1, -1, -1):
                if posts is self and (n in own or gives(self.items, n) or self.items[n - 1].text == "của"):
                    continue  # "được | Thủ tướng chỉ định giữ chức vụ này"
                if posts.items[n].kind == "office" and (made := posts.of(n)):
                    return made
        return ()


def _owner_of(board: Body) -> Callable[[Body], bool]:
    """Which bodies a board of the Party may be of: of communes only where it is theirs, not of a Tỉnh ủy."""
    if board.head in HEADS["of_communes"]:
        return lambda told: is_committee(told) and told.head == "Đảng ủy"
    own = board.head in HEADS["of_the_party"]  # … and not of a Huyện đoàn
    return lambda told: is_committee(told) and (told.type == "party" or not own)

"""Offices with their bodies resolved: which province, which ministry, whose council is meant."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import (
    is_bare_party,
    is_centre_of_ministry,
    is_committee,
    is_council,
    is_department,
    is_ministry,
    is_of_ministry,
    is_open,
    is_police,
    is_under,
)
from loaders.bodies.naming import bare, canonical, committee_of, lend, missing, with_root
from loaders.offices.items import is_person
from loaders.offices.lenders import gives
from loaders.offices.lent import Lent
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.offices.says import said
from loaders.places.units import PROVINCIAL

_OF_POLICE: Final = HEADS["police"]
_LISTED: Final = frozenset({"name", "honorific", "office"})  # between two posts that are joined, and these
_JOINS: Final = frozenset({",", "và", "cùng", "với"})
_OF_ARMY: Final = "Đảng ủy Quân sự"


class Posts(Lent):
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
        if body is not None and is_bare_party(body) and self._leads_unread(k):
            return None
        if body is None and (lent := self.lent(title, self.partners(k), k)) is not None:
            body, sure = self.there(lent, k)
            if not sure:  # "làm Bí thư ở Đông Hưng": of a Huyện ủy or of a Thị ủy
                made = self.make(title, body, office.seats)
                return made._replace(confidence="doubtful") if made else None
        if body is not None and (left := self._left_there(title, body, k)) is not None:
            return left
        if body is None or (settled := self.of_meeting(body, k) or self.meant(title, body, k)) is None:
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
            councils = self.of_same_board(lent) or self.only_one(self._is_standing_council)
            lent = lend(lent, councils or self.only_one(is_council))
        if office.body is None and lent.root.unit and (then := self.context.was_still(self.items[k].end)):
            # "Phó Chủ tịch | từ năm 2023, khi còn là tỉnh X"
            unit = lent.root.unit._replace(name=then, type="tỉnh", level="province")
            lent = with_root(lent, lent.root._replace(unit=unit, start=self.items[k].end))
        elsewhere = self.lent_elsewhere(lent, k)
        if is_bare_party(elsewhere or lent) and (own := self.of_congress()):
            elsewhere = with_root(elsewhere or lent, own)
        post = self.make(title, elsewhere or lent, office.seats)
        if post is None and lent.root.head == "Đảng ủy" and (own := self.party(self.partners(k))):
            elsewhere = with_root(lent, own)
            post = self.make(title, elsewhere, office.seats)
        post = post or self._of_same(title, lent, k) or self._bare(title, lent, office.seats)
        of_faculty = lent.head.startswith("Khoa ") and lent.owner is None and lent.unit is None
        if post and of_faculty and not any(f" {head}" in lent.head for head in HEADS["divided"]):
            return post._replace(confidence="doubtful")  # of which hospital?
        if post and self._has_rival(settled, post, k):
            return post._replace(confidence="doubtful")
        said = body.head in HEADS["institutions"] and settled.start < self.items[0].start
        told = self.place is not None and not self.is_listed and lent.root.unit is self.place.unit
        other = body.head == "Ủy ban" and settled is not self.settle(body)
        likely = (
            bool(elsewhere or said or told or other) and post is not None and post.confidence == "certain"
        )
        return post._replace(confidence="likely") if post and likely else post

    def _has_rival(self, said: Body, post: Post, k: int) -> bool:
        """True where another province's post is joined with one in "tỉnh", which the sentence does not name.

        "Chủ tịch UBND tỉnh X A và Giám đốc Công an | tỉnh B" in the paper of Y: of X, or of Y, its guests?
        """
        unit, whole = said.root.unit, post.tree.root.unit if post.tree else None
        if unit is None or unit.name is not None or unit.level not in PROVINCIAL or whole is None:
            return False
        for n in range(k - 1, -1, -1):
            item = self.items[n]
            if item.kind not in _LISTED and item.text not in _JOINS:
                return False
            for other in (o.body.root.unit for o in item.offices if o.body and o.status != "former"):
                if other is not None and other.type == unit.type:
                    return other.name not in {None, whole.name}
        return False

    def _filled(self, body: Body, k: int, title: str) -> Body:
        """The body with what it leaves out taken from the other offices of the run."""
        partners = self.before_going(self.standing(self.partners(k), body), body)
        if is_bare_party(body) and not title.startswith("Bí thư") and any(map(is_under, partners)):
            return self._under(body, title, partners)
        lent = lend(lend(body, partners), partners)  # the owner, which may leave out its unit, and that
        if is_bare_party(lent) and not self._is_alone(k):
            lent = lend(lent, self._led_alone(k))
        if lent.head == "Ban Thường vụ" and lent.owner is None:
            owner = next(filter(None, map(committee_of, partners)), None)
            if owner and owner.head.startswith(_OF_ARMY) and self._commands(k):
                return lent  # "UVBTV, Chỉ huy trưởng Bộ CHQS tỉnh": of the place's committee, or of both
            return lent._replace(owner=owner)  # "UVBTV, Phó Chủ tịch HĐND huyện"
        return self.placed(lent)

    def _led_alone(self, k: int) -> list[Body]:
        """What the titles said alone in the same run lead: "Bí thư Đảng ủy, | Bộ trưởng"."""
        beside = (n for run in self.runs if run.first <= k < run.last for n in run.at if n != k)
        return [p.tree for n in beside if self._is_alone(n) for p in self.of(n) if p.tree is not None]

    def _is_alone(self, k: int) -> bool:
        """True for a title without a body."""
        return all(office.body is None and office.fused is None for office in self.items[k].offices)

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

    def _was_elsewhere(self, k: int) -> bool:
        """True for a post of before, no ministry named yet: "… ở Bộ, ông từng làm | Vụ trưởng Vụ X"."""
        if any(is_ministry(body) and body.end <= self.items[k].start for body in self.named):
            return False
        return any(item.kind == "verb" and item.text.startswith("từng ") for item in self.items[:k])

    def _is_standing_council(self, body: Body) -> bool:
        """False for the council of a province that is no more: "nghị quyết mà HĐND tỉnh X cũ ban hành"."""
        day = self.context.page.article.published
        return is_council(body) and not (day and self._is_gone(body.unit, day))

    def _is_of_several(self, office: Office, body: Body) -> bool:
        """True for the body of an office that several hold, each of another one: which, nobody can tell.

        "Ba nguyên Bí thư Tỉnh ủy" in a national paper, "Chủ tịch UBND các huyện", "Trưởng các ban của HĐND",
        "Thứ trưởng các Bộ".
        """
        if body.klass == "open-bare" and self.context.page.low.startswith("các ", body.start):
            return True
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

    def _leads_unread(self, k: int) -> bool:
        """True beside who leads what is in no list: "Bí thư Đảng ủy, Giám đốc VNPT X": its committee."""
        beside = (o for item in self.items[k + 1 : k + 3] for o in item.offices if o.body)
        return any(o.body.klass == "unknown" and o.title.endswith("iám đốc") for o in beside if o.body)

    def _bare(self, title: str, body: Body, seats: str) -> Post | None:
        """The post in a body whose place cannot be told, for review: "Bí thư Tỉnh ủy" of which province?"""
        tree = self.context.complete(body)
        name = bare(tree)
        return Post(title, name, tree, seats, "doubtful") if name else None

    def _left_there(self, title: str, body: Body, k: int) -> Post | None:
        """The post that one has beside his name, told again without its place as that which he leaves.

        "ông A, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh X, thôi giữ chức | Bí thư Tỉnh ủy" in the paper of Y.
        """
        if missing(body) != "unit" or k == 0 or said(self.items, k - 1) != "left":
            return None
        own = next((n for n in range(k - 1, -1, -1) if is_person(self.items[n])), k)
        beside = (n for n in range(own + 1, k) for o in self.items[n].offices if not o.status)
        posts = (post for n in beside for post in self.of(n) if post.title == title and post.tree)
        return next((post for post in posts if post.tree and post.tree.head == body.head), None)

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

"""The bodies that a sentence names, and what is meant by one whose name it does not say in full."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Final

from loaders.bodies.body import HEADS, OF_PROVINCES, Body
from loaders.bodies.context import Context
from loaders.bodies.families import is_meant, is_ministry, may_be_of
from loaders.bodies.naming import canonical, commanded, committee_of, lend, missing, with_root
from loaders.offices.items import Item, clause_start, is_number, is_of_date, unbracketed
from loaders.offices.labels import labels, of_unit
from loaders.offices.lenders import is_aim
from loaders.offices.runs import FAR
from loaders.offices.trails import ABOVE
from loaders.places.provinces import NOW
from loaders.places.units import PROVINCIAL, Unit
from loaders.text.spelling import UPPER

_NAMED_AS: Final = {
    "nhà trường": HEADS["schools"],
    "Trường": HEADS["schools"],
    "bệnh viện": HEADS["hospitals"],
    "Ban": ("Ban Quản lý",),
    "Tổ đại biểu": ("Tổ đại biểu",),
}
OF_COMMUNE, _DEPARTMENTS = frozenset({"Đảng ủy", *HEADS["of_state"]}), HEADS["of_ministries"]
_SECRETARIES, _OF_UNITS = HEADS["secretaries"], frozenset(HEADS["of_each_unit"])
_INSTITUTIONS: Final = frozenset(HEADS["institutions"])
_NEXT_POST: Final = re.compile(  # "Bí thư Đảng ủy Sở|, Giám đốc | Sở X", not "… và các thành viên …"
    rf"(?:(?:,| [-–]| và)(?: kiêm| đồng thời là| là)?| kiêm) [{UPPER}][^,;:.()\n]{{1,40}} "
)
_PORTAL: Final = re.compile(
    r"s(?:o[a-z]{2,12}|[a-z]{2,5})\.[a-z]+\.gov\.vn$"
)  # of a department of a province
OPENING: Final = 4  # items
_WHEN: Final = frozenset({"khi", "hồi", "lúc", "gian"})  # before a verb of a post: of then
_SENDS: Final = frozenset({"moved", "left"})  # meanings of verbs that part a post from the next
_TOWARDS: Final = frozenset({"về", "đến", "tới", "sang", "chuyển"})
_ROOM: Final = "Phòng "
_TELLS: Final = frozenset({"body", "office"})  # items that name bodies


class Named:
    """The bodies of one sentence, with the sentences of its story before it at hand."""

    def __init__(
        self,
        context: Context,
        items: Sequence[Item],
        named: Sequence[int],
        before: Sequence["Named"] = (),
    ) -> None:
        """`named`: the items that are no words or signs; `before`: the story before it, the last first."""
        self.before = before
        self.context = context
        self.items = items
        told = [(n, self.bodies(n)) for n in named if items[n].kind in _TELLS]
        self._places = [n for n, bodies in told if bodies]
        self.named = tuple([body for _, bodies in told for body in bodies])  # in order
        self.acting = tuple([body for n in self._places for body in items[n].bodies])  # by themselves
        part = context.part(items[0].start) if items else None
        self.is_listed = part is not None and part.listed  # in a list of posts under such a unit
        self.place = of_unit(part.unit) if part else None  # the unit that heads that part, to lend to bodies
        self._labels: list[int] | None = None  # the units said before those who lead them
        self._candidates: dict[tuple[str, str], Body] | None = None
        self._by_head: dict[str, Body] | None = None

    def bodies(self, n: int) -> Iterable[Body]:
        item = self.items[n]
        if item.kind == "body":
            return item.bodies
        return [o.body for o in item.offices if o.body is not None]

    def placed(self, body: Body) -> Body:
        """The body with what it leaves out taken from that unit: "Xã X: | Chủ tịch UBND: A".

        Not what stands beside a name ("A, Trưởng phòng Nội vụ"), but "Ông A - Chủ tịch UBND" is an entry too.
        """
        if missing(body) != "unit" or body.root.unit:
            return body
        k = max(0, bisect_right(self.items, body.start, key=lambda item: item.start) - 1)
        label, place = self._labelled(k, self.place)
        if place is None or any(office.status == "former" for office in self.items[k].offices):
            return body  # "Xã X: ông A (nguyên Chủ tịch | UBND)": of what was before
        own = self.items[0 if label is None else label + 1 :]
        told = (item for item in own if not (item.kind == "word" and is_number(item)))
        kinds = [item.kind for item in told if item.kind not in {"honorific", "punct"}]
        entry = kinds[:1] == ["name"] and "verb" not in kinds and body.head in _OF_UNITS
        before = (i.kind for i in reversed(own) if i.end <= body.start and i.kind in {"name", "verb"})
        beside = next(before, None) == "name" and not (entry or self._opens_entry(k))
        return body if beside else lend(body, [place])

    def _labelled(self, k: int, other: Body | None) -> tuple[int | None, Body | None]:
        """The label before item k with what it lends, else another."""
        if self._labels is None:
            self._labels = labels(self.items)
        label = self._labels[at - 1] if (at := bisect_left(self._labels, k - 1)) else None
        return label, other if label is None else of_unit(self.items[label].units[0])

    def _opens_entry(self, k: int) -> bool:
        """True for a post that opens another entry of a unit's row: "Xã X: Bí thư A; | Chủ tịch UBND B"."""
        last = next((n for n in range(k - 1, -1, -1) if self.items[n].kind == "name"), 0)
        after = self.items[k + 1 : k + 2]
        opens = bool(after) and (after[0].kind in {"name", "honorific"} or after[0].text == ":")
        return opens or any(item.text == ";" for item in self.items[last:k])

    def led(self, title: str, k: int) -> Body | None:
        """The body of that unit that a title in its list can only be of: "Xã X: | Bí thư: A"."""
        _, place = self._labelled(k, self.place if self.is_listed else None)
        if place is None or self.items[k].offices[0].status == "former":
            return None
        if title.endswith("Trưởng Công an"):
            return place._replace(head="Công an", type="forces")
        return committee_of(place._replace(head="Đảng bộ")) if title.startswith(_SECRETARIES) else None

    def branch_led(self, title: str) -> Body | None:
        """The committee of the only Party branch named before: "Đại hội Đảng bộ xã X …. | Bí thư A …".

        Also "bầu Ban Chấp hành Đảng bộ xã X; ông A được bầu làm | Bí thư"; not where a place in it is told:
        "Thực hiện nghị quyết Đại hội Đảng bộ tỉnh X, Chi đoàn bản Y nuôi gà; | Bí thư A …".
        """
        if not title.startswith(_SECRETARIES):
            return None
        told = (b for posts in (self, *self.before) for body in posts.acting for b in body.chain)
        branches = (self.context.complete(b) for b in told if b.head == "Đảng bộ" and b.owner is None)
        found = {canonical(body): body for body in map(committee_of, branches) if body is not None}
        only = next(iter(found.values())) if len(found) == 1 else None
        return None if only is None or self._is_below(only) else only

    def _is_below(self, body: Body) -> bool:
        """True where the story so far names a place, or a body of one, inside that of a body."""
        if body.unit is None:
            return False
        stories = (self, *self.before)
        places = [unit for posts in stories for item in posts.items for unit in item.units]
        roots = [b.root.unit for posts in stories for b in posts.acting if b.root.unit is not None]
        return any(
            unit.level == "hamlet" or body.unit.level in ABOVE.get(unit.level, ())
            for unit in (*places, *roots)
            if unit.name not in {None, body.unit.name}
        )

    @property
    def candidates(self) -> dict[tuple[str, str], Body]:
        """The bodies of the sentence and their roots, by head and canonical name."""
        if self._candidates is None:
            found: dict[tuple[str, str], Body] = {}
            for body in self._settled(self.named):
                if name := canonical(self.context.complete(body)):
                    found.setdefault((body.head, name), body)
            self._candidates = found
        return self._candidates

    @property
    def by_itself(self) -> dict[str, Body]:
        """The bodies told in nobody's office, and their roots, by canonical name."""
        told = ((canonical(self.context.complete(body)), body) for body in self._settled(self.acting))
        return {name: body for name, body in told if name}

    @property
    def by_head(self) -> dict[str, Body]:
        """The last body of each head, of bodies and those that they are in; no heads alone."""
        if self._by_head is None:
            bodies = (body for top in self.named for body in top.chain)
            self._by_head = {b.head: b for b in map(commanded, bodies) if b.klass != "open-bare"}
        return self._by_head

    def fitting(self, title: str, n: int) -> Iterable[Body]:
        """The bodies of item n, and their roots, that a title said alone may be of."""
        return (body for body in self._settled(self.bodies(n)) if may_be_of(title, body))

    def last_fitting(self, title: str) -> Body | None:
        """The body named last of those that a title said alone may be of; those in brackets come last."""
        shown = {id(item) for item in unbracketed(self.items)}
        for n in sorted(self._places, key=lambda n: (id(self.items[n]) in shown, n), reverse=True):
            own = next(iter(self.fitting(title, n)), None)
            if own is None and title.startswith(_SECRETARIES):
                own = next(filter(None, map(committee_of, self.bodies(n))), None)  # "Đại hội Đảng bộ xã X"
            if own is not None:
                return own
        return None

    def places_before(self, k: int) -> Iterable[int]:
        """The items near item k, and before it, that name a body, the last first."""
        at = self._places
        return reversed(at[bisect_right(at, k - FAR) : bisect_left(at, k)])

    def _settled(self, bodies: Iterable[Body]) -> Iterable[Body]:
        """Bodies and their roots, those that are open left out."""
        return filter(None, (self.settle(one) for body in bodies for one in dict.fromkeys((body, body.root))))

    def settle(self, body: Body) -> Body | None:
        """A body whose root is a head alone ("Hội", "Bộ"), with the one meant in its place.

        None where that is open.
        """
        if body.root.klass != "open-bare":
            return self._of_ministry(body) or self._of_assembly(body)
        if body.head == "Hội" and self.context.page.low.startswith(" nghị", body.end):
            return None  # "Hội | nghị đã bầu bà A làm Chủ tịch"
        if body.head in _INSTITUTIONS:
            return self._only_of(_NAMED_AS.get(body.head, (f"{body.head} ",)))
        named = self._same_head(body.root)
        if body.head in _NAMED_AS and named and self._is_of_office_alone(named, _NAMED_AS[body.head]):
            return None
        return with_root(body, self._of_assembly(named)) if named else None

    def _of_assembly(self, body: Body) -> Body:
        """ "Ủy ban Kinh tế" of "Ủy ban Kinh tế của Quốc hội", where the page names it so; else as it is."""
        if not body.head.startswith("Ủy ban ") or body.klass != "open" or body.owner or body.unit:
            return body
        named = self._same_head(body)
        return named if named and named.head == f"{body.head} của" else body

    def _of_ministry(self, body: Body) -> Body | None:
        """The department that the page names with "của Bộ", where it is named alone: "Cục X"."""
        if body.klass != "full" or body.owner is not None or not body.head.startswith(_DEPARTMENTS):
            return None
        told = (b for posts in (self, *self.before) for b in posts.named if b.head == body.head)
        whole = next((b for b in told if b.owner is not None and b.owner.klass == "open-bare"), None)
        return self.settle(whole) if whole else None

    def _same_head(self, body: Body) -> Body | None:
        """The body of that head named in full: before it in the sentence, behind it, or in a sentence before.

        "Trưởng Ban Chỉ đạo"; "Trợ lý Bộ trưởng kiêm Vụ trưởng Vụ X, Bộ Ngoại giao"; first that of the next
        post, as in "Bí thư Đảng ủy Sở, Giám đốc Sở Y tế".
        """
        heads = _NAMED_AS.get(body.head, (body.head + " ",))
        here = [commanded(b) for top in self.named for b in top.chain if b.klass != "open-bare"]
        ahead = {b.head: b for b in here if b.start < body.start and not self._is_of_then(b, body)}
        own = body.klass == "open-bare" and body.type != "forces" and body.head != "Bộ"
        behind = {} if own else {b.head: b for b in here if b.start >= body.start}
        beside = {b.head: b for b in here if own and self._is_of_next_post(body, b)}
        for known in (beside, ahead, behind, *(posts.by_head for posts in self.before)):
            named = [b for head, b in known.items() if head.startswith(heads) and is_meant(body, b)]
            if known is ahead and len(named) > 1:
                named = [b for b in named if is_aim(self.context.page.text, b)] or named
            if named:
                here_told = known in (beside, ahead, behind)
                sure = len(named) == 1 and (here_told or self._is_topic(body, named[0]))
                host = self._host(body, named[0]) if sure and own and known is not beside else None
                return (host if self._is_own_page() else None) if host else named[0] if sure else None
        return None

    def _host(self, bare: Body, named: Body) -> Body | None:
        """The other department of which the page tells first, where the named one is only somebody's.

        "Sở X tổ chức hội nghị. Dự có ông A, Giám đốc Sở Y; | các Phó Giám đốc Sở: B, C": of X or of Y?
        """
        apart = self._is_own_page() or self.context.page.text.find(";", named.end, bare.start) >= 0
        if bare.head != "Sở" or not apart:
            return None
        told = ([b for b in posts.acting if b.head.startswith("Sở ")] for posts in reversed(self.before))
        first = next((found[0] for found in told if found), None)
        acts = any(b.head == named.head for posts in (self, *self.before) for b in posts.acting)
        return first if first and first.head != named.head and not acts else None

    def _is_own_page(self) -> bool:
        """True for the portal of a department: "soyte.langson.gov.vn"."""
        return _PORTAL.match(self.context.page.article.publisher or "") is not None

    def _is_of_next_post(self, bare: Body, named: Body) -> bool:
        """True for the body of a title that a comma, a dash or a joining word parts from a head alone."""
        return bool(_NEXT_POST.fullmatch(self.context.page.text, bare.end, named.start))

    def _only_of(self, heads: tuple[str, ...]) -> Body | None:
        """The only body with one of these heads that the sentence and those before name."""
        found = {
            canonical(self.context.complete(b)): b
            for posts in (self, *self.before)
            for top in posts.named
            for b in top.chain
            if b.klass != "open-bare" and b.head.startswith(heads) and not self._is_venue(b)
        }
        return next(iter(found.values())) if len(found) == 1 and None not in found else None

    def _is_of_office_alone(self, named: Body, heads: tuple[str, ...]) -> bool:
        """True for a school known only as somebody's, where the page tells of another by itself.

        "Trường A mừng 60 năm. Dự lễ có ông X, Hiệu trưởng Trường B; bà Y, Hiệu trưởng nhà trường": of which?
        """
        told = {b.head for posts in (self, *self.before) for b in posts.acting if b.head.startswith(heads)}
        return bool(told) and named.head not in told

    def _is_venue(self, body: Body) -> bool:
        """True for a hall where something takes place."""
        at = self.context.page.text[max(0, body.start - 4) : body.start].lower() == "tại "
        return at and body.head.startswith(HEADS["venues"])

    def _is_of_then(self, named: Body, bare: Body) -> bool:
        """True for the body of a post told of the past: "từng là … Bộ X, nay là Chánh Văn phòng Bộ"."""
        return bool(NOW.search(self.context.page.text, named.end, bare.start))

    def standing(self, partners: Sequence[Body], body: Body) -> Sequence[Body]:
        """Those that may lend a body their place: to a present post none of a province that is no more.

        "nguyên Phó Giám đốc Sở X tỉnh Long An, nay là Chi cục trưởng Chi cục Y tỉnh", "Phó Chủ tịch UBND
        tỉnh, nguyên Giám đốc Sở X tỉnh Ninh Thuận", "Giám đốc Sở X, khi làm Phó Chủ tịch UBND tỉnh Long An".
        """
        day = self.context.page.article.published
        if day is None:
            return partners
        gone = [p for p in partners if self._is_gone(p.root.unit, day)]
        if not gone:
            return partners
        apart = [p for p in gone if self._is_of_then(p, body) or self._turns_old(body, p)]
        return [p for p in partners if p not in apart]

    def before_going(self, partners: Sequence[Body], body: Body) -> Sequence[Body]:
        """Those that may lend a province's body its place: none of another province to which he is sent.

        "A, Phó Giám đốc | Công an tỉnh, được điều động (bổ nhiệm) giữ chức Giám đốc Công an tỉnh Lai Châu" in
        the paper of Sơn La; nor to a room that of where he is sent, unless to another room: "Phó Trưởng phòng
        Tổ chức, được điều động giữ chức Chủ tịch UBND xã X".
        """
        unit = body.root.unit
        local = unit.level in PROVINCIAL if unit else body.root.head.startswith(OF_PROVINCES)
        if body.head.startswith(_ROOM) and missing(body):
            return [p for p in partners if p.head.startswith(_ROOM) or not self._is_behind(body, p)]
        if not local:
            return partners
        ours = self.context.home is not None
        away = [p for p in partners if p.root.unit and self._is_behind(body, p, given=ours)]
        here = self.context.province(body.start, unit.type if unit else None) if away else None
        return [p for p in partners if p not in away or here in {None, p.root.unit and p.root.unit.name}]

    def _is_behind(self, body: Body, partner: Body, *, given: bool = False) -> bool:
        """True for a body to which one is sent, told behind the other; or where he is `given` a post."""
        return partner.start > body.end and self._is_sent(body, partner, given=given)

    def _is_sent(self, body: Body, partner: Body, *, given: bool = False) -> bool:
        """True where a verb of moving rules the post in a body, or parts it from that in another.

        With `given`, also "được bổ nhiệm".

        Not where nothing parts them: "điều động ông A, Phó Bí thư | Tỉnh ủy, Chủ tịch | UBND tỉnh X, về Y".
        """
        at = bisect_left(self.items, body.end, key=lambda item: item.end)
        between = list(takewhile(lambda item: item.start < partner.start, self.items[at + 1 :]))
        if all(item.kind == "office" or item.text == "," for item in between):
            return False
        told = (*self.items[clause_start(self.items, at) : at], *between)
        meanings = {item.entry.canonical for item in told if item.kind == "verb" and item.entry}
        passive = any(item.text.partition(" ")[0] == "được" for item in told)
        sent = not _SENDS.isdisjoint(meanings) or (given and passive and "appointed" in meanings)
        goes = (one for one, then in pairwise(between) if not is_of_date(then))
        return sent or any(item.text.partition(" ")[0] in _TOWARDS for item in (*goes, *between[-1:]))

    def _turns_old(self, body: Body, partner: Body) -> bool:
        """True where posts of before begin between that of a body, which is none, and a partner behind it."""
        between = [item for item in self.items if body.start < item.end <= partner.end]
        former = [item.offices[0].status == "former" for item in between if item.kind == "office"]
        if any(former[1:]) and not former[0]:
            return True
        first = next((n for n, item in enumerate(self.items) if _is_past(self.items, n)), None)
        return first is not None and body.end <= self.items[first].start < partner.start

    def _is_gone(self, unit: Unit | None, day: str) -> bool:
        """True for a province that ended before a day."""
        if unit is None or unit.type != "tỉnh" or unit.name is None:
            return False
        return not self.context.atlas.stands(unit.name, day)

    def _is_topic(self, bare: Body, named: Body) -> bool:
        """False for a ministry named in passing, where the page is of another: it begins with that one."""
        if bare.head != "Bộ":
            return True
        first = self._first_ministries()
        return named.head in first or len(first) != 1

    def _first_ministries(self) -> set[str]:
        """The heads of the ministries that the page names first, as its headline does."""
        told = ({b.head for b in posts.named if is_ministry(b)} for posts in reversed(self.before))
        return next(filter(None, told), set())


def _is_past(items: Sequence[Item], n: int) -> bool:
    """True for a verb of a post that is over: "từng là", "khi | làm", "trong thời gian | giữ chức"."""
    item = items[n]
    if item.kind != "verb" or item.entry is None:
        return False
    return item.entry.canonical == "former" or (n > 0 and items[n - 1].text in _WHEN)

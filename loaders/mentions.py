"""Where a page names its people and bodies: by name, by post, inside an office or alone."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.context import Context
from loaders.bodies.families import is_bare_party, is_of_ministry
from loaders.bodies.naming import canonical, lend, missing, with_root
from loaders.documents.laws import is_of_law
from loaders.holds.facts import Facts
from loaders.holds.guests import post_abroad, posts_of_guests
from loaders.holds.held import Held
from loaders.holds.row import Row
from loaders.neighbours import NEAR, is_abolished, is_counted, neighbours, of_all, of_each
from loaders.offices.items import Item
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.places.abroad import GUESTS, is_abroad
from loaders.text.choice import any_of
from loaders.text.lexicon import abroad, lists
from loaders.text.page import Mention

_MANY: Final = re.compile(r"(?i:\b(?:các|những)(?: (?:đồng chí|đ/c|ông|bà|vị))?(?: nguyên)?)\s$")
_HANDED: Final = re.compile(
    r"\bbàn giao (?:chức vụ|chức trách|chức danh|cương vị|nhiệm vụ|công việc|công tác)\s$", re.I
)
_OF_TIMES: Final = re.compile(rf"\s(?:{any_of(lists('cues.toml')['of_times'])})\b")
_SHORT: Final = 5  # characters of names that are words too: "Pháp", "Đức"
_COUNTRIES: Final = [name for name in abroad() if len(name) > _SHORT or name == "Lào"]
_ANOTHERS: Final = re.compile(rf"Ủy ban (?!.*\bViệt\b).* (?:{any_of(_COUNTRIES)})(?!\w| Cai)")
_HALLS: Final = HEADS["halls"]
_PRIVATE: Final = (*HEADS["private"], *HEADS["houses"])  # with which a board is no body of the State
_COMMANDS: Final = ("Bộ Chỉ huy", "Bộ Tư lệnh")
_STANDING: Final = "Ban Thường vụ"
_BRANCHES: Final = frozenset({"Ban Chấp hành", "Đảng bộ"})  # that tell of a congress
_OF_PEOPLE: Final = frozenset(HEADS["of_people"])
_OF_ALL: Final = re.compile(
    r" (?:các|những|một số|hai|ba|bốn|nhiều|tỉnh|huyện|thành phố|xã|phường|cũ|đầu tiên)\b"
)
_OPENS: Final = re.compile(r"(?:^|[.;:!?,”\"] |\n)(?i:(?:đồng chí|đ/c|ông|bà|ngài|nữ) )?$")
_BACK: Final = 12  # characters before a title in which the address of its holder stands


class Mentions:
    """The mentions of people and bodies of a page, and the bodies named."""

    def __init__(self, rows: Sequence[Row], facts: Facts, context: Context) -> None:
        """`facts` are all holdings of the page: a post said alone stands for its only holder."""
        self.holdings = facts.holdings
        self.context = context
        self.text = context.page.text
        self.bodies: dict[str, Body | None] = dict(facts.bodies)
        self.all: list[Mention] = []
        self.shown: dict[str, tuple[int, int]] = {}  # where a body is named by an office alone
        self.new: dict[str, set[str]] = {}  # whom "tân Thứ trưởng" has meant so far
        self.guests = posts_of_guests(rows, self.text, facts.people)
        self.led: list[Body] = []  # of whose committees the sentence before tells
        for row in rows:
            self._named(row)
            free = [b for k in row.named if row.items[k].kind == "body" for b in row.posts.bodies(k)]
            self.led = [b for b in free if b.head in _BRANCHES]
        for row in rows:
            self._free(row)

    def _named(self, row: Row) -> None:
        """Mentions of people by name, of bodies in offices and alone."""
        owners = {tie.office: row.who.get(tie.person) for tie in row.found.ties}
        owners = {office: who for office, who in owners.items() if office not in row.abroad}
        joined = {e.office for e in row.reading.events if e.member and e.people}  # told with who joins
        for k in row.named:
            item = row.items[k]
            if k in row.who:
                self._person(item.start, item.end, row.who[k], "name")
            elif item.kind == "office" and k in owners and not is_abroad(self.text, item.end):
                for post, office in zip(row.posts.of(k), item.offices, strict=False):
                    if office.body is not None:
                        self._in_text(office.body, post.body, owners[k])
            elif item.kind == "body" and not (k in joined and missing(item.bodies[0])):
                self._body(row, k)

    def _body(self, row: Row, k: int) -> None:
        """A body named by itself.

        A bare one takes what it lacks from those beside it, a bare part from the one before.
        """
        item = row.items[k]
        at = k > 0 and row.items[k - 1].text in {"tại", "ở", "từ"}
        partners = list(neighbours(row.items, k))
        if _is_anothers(item) or is_abroad(self.text, item.end) or is_of_law(self.text, item.start, item.end):
            return
        if is_abolished(self.text, row.items, k) or of_all(row.items, k) or is_counted(row.items, k):
            return
        if (
            item.bodies[0].head == "Đảng ủy"
            and not item.bodies[0].owner
            and any(b.root.klass == "open-bare" for b in partners)
        ):
            return
        for body in of_each(row.items, k):
            if body.klass == "unit-strict" and body.unit is None and body.owner is None:
                continue
            settled = row.posts.settle(body)
            if settled is None or (
                body.klass == "open-bare" and body.head in {"Hội", "Ủy ban", "nhà trường"}
            ):
                continue
            back = range(k - 1, max(-1, k - NEAR), -1) if body.klass == "part" else ()
            before = [b for n in back for b in row.posts.bodies(n)]
            if body.head == _STANDING and len({(b.root.head, b.root.unit) for b in self.led}) == 1:
                before += self.led  # "Ra mắt Ban Chấp hành Đảng bộ huyện. | Ban Thường vụ có 11 người."
            settled = row.posts.of_police(settled) or settled
            if is_of_ministry(settled):
                above = row.posts.ministry(settled)
                settled = settled._replace(klass="part", owner=above) if above else settled
            lent = lend(settled, [*partners, *before])
            if lent.head in _OF_PEOPLE and missing(lent) == "unit":
                lent = self._beside_committee(lent, partners)
            if is_bare_party(lent) and (met := row.posts.of_congress()):
                lent = with_root(lent, met)
            tree = self.context.complete(lent)
            name = canonical(tree)
            if name is None:
                continue
            venue = at and name.startswith(_HALLS)
            apart = body.klass == "open" and not _is_board(body)
            if tree.type != "unit" or not (venue or apart):
                self.bodies.setdefault(name, tree)
            self._in_text(body, name)

    def _beside_committee(self, body: Body, partners: Sequence[Body]) -> Body:
        """A commune's body, as those beside its committee are: "lãnh đạo Đảng ủy, | HĐND, UBND, …"."""
        bare = (b for b in partners if b.head == "Đảng ủy" and b.owner is None and b.unit is None)
        for committee in bare:
            unit = self.context.complete(committee).unit
            if unit is not None and unit.level == "commune" and unit.name is not None:
                return body._replace(unit=unit)
        return body

    def _free(self, row: Row) -> None:
        """Posts that stand for their holders: "đồng chí Bí thư Tỉnh ủy", "tân Chủ tịch UBND tỉnh"."""
        ruled = {e.office for e in row.reading.events}
        given = {e.office for e in row.reading.events if e.people}  # not in "bầu 41 ủy viên X"
        for k in row.found.free:
            first = row.items[k]
            if self.guests and (guest := self._guest(first)):
                self._person(first.start, first.end, guest, "post")
                continue
            if k in row.abroad or is_abroad(self.text, row.items[_last_of_run(row.items, k)].end):
                continue
            if is_of_law(self.text, row.items[k].start, row.items[k].end):
                continue  # "Luật Bầu cử đại biểu Quốc hội và | đại biểu HĐND"
            posts = row.posts.of(k)
            if not posts and k not in ruled and (holder := self._titled(row.items[k].offices[0])):
                self._person(row.items[k].start, row.items[k].end, holder, "post")
            for told, office in zip(posts, row.items[k].offices, strict=False):
                post, many = told, k in ruled or self._is_of_many(office)
                holder = None if many else self._holder(post, office)
                if holder is None and not many and (held := self._elsewhere(post, office)):
                    holder, post = held.person, post._replace(body=held.body, tree=held.tree)
                if holder is not None:
                    self._person(office.start, office.end, holder, "post")
                    if office.status == "new":
                        self.new.setdefault(post.title, set()).add(holder)
                if k not in given:
                    self.bodies.setdefault(post.body, post.tree)
                    self.shown.setdefault(post.body, (office.start, office.end))
                if office.body is not None:
                    self._in_text(office.body, post.body, holder or "")

    def _guest(self, item: Item) -> str | None:
        """The only one of another country whose post opens a clause: "Đại sứ khẳng định", "Đại sứ Pháp …"."""
        if not self._opens_clause(item.start):
            return None
        said, told = post_abroad(item, self.text), item.offices[0]
        if said is None:
            alone = told.body is None and told.title in GUESTS and not self.holdings.titled(told.title)
            said = told.title if alone else None
        people = {who for words, who in self.guests if said and words.startswith(said)}
        return people.pop() if len(people) == 1 else None

    def _opens_clause(self, start: int) -> bool:
        """True for a title with a capital that begins a clause, behind a word of address or not."""
        opens = _OPENS.search(self.text, max(0, start - _BACK), start)
        return opens is not None and self.text[start].isupper()

    def _is_of_many(self, office: Office) -> bool:
        """True for a post that several held: "các đồng chí nguyên Giám đốc Sở qua các thời kỳ".

        Also for one that goes from one to another: "bàn giao nhiệm vụ | Giám đốc Sở".
        """
        if _HANDED.search(self.text, max(0, office.start - 30), office.start):
            return True
        if _MANY.search(self.text, max(0, office.start - 30), office.start) is None:
            return False
        return office.status == "former" or _OF_TIMES.match(self.text, office.end) is not None

    def _holder(self, post: Post, office: Office) -> str | None:
        """The only person of the page who holds the post (after "tân" the one just appointed)."""
        held = self.holdings.holders(post.title, post.body)
        if office.status == "new":
            held = [h for h in held if h.status == "appointed"]
        elif office.status == "former":
            held = [h for h in held if h.status in {"former", "left"}]
        elif len(held) > 1:
            held = [h for h in held if h.status in {"current", "appointed"}]
        people = {h.person for h in held}
        return people.pop() if len(people) == 1 else None

    def _elsewhere(self, post: Post, office: Office) -> Held | None:
        """The only holding of that title in such a body, whose name or unit is left out: "Giám đốc Sở".

        Or in the command of a force: "Phó Chỉ huy trưởng Bộ đội Biên phòng tỉnh".
        """
        if office.body is None or office.status is not None:
            return None
        commands = [h for head in _COMMANDS for h in self.holdings.holders(post.title, f"{head} {post.body}")]
        if len(commands) == 1 and commands[0].status in {"current", "appointed"}:
            return commands[0]
        if office.body.klass != "open-bare" and not (post.tree and missing(post.tree) == "unit"):
            return None
        kind = f"{office.body.head} "
        held = [h for h in self.holdings.titled(post.title) if h.body.startswith(kind)]
        return held[0] if len(held) == 1 and held[0].status in {"current", "appointed"} else None

    def _titled(self, office: Office) -> str | None:
        """The only person of the page with a title said alone: "tân Thứ trưởng", "Đồng chí Chánh án …"."""
        new = office.status == "new"
        if office.body is not None or office.many or not (new or office.status is None):
            return None
        if not new and not self._opens_clause(office.start):
            return None
        if office.title in GUESTS and any(words.startswith(office.title) for words, _ in self.guests):
            return None  # "Đại sứ Lào A, Đại sứ Việt Nam tại Lào B dự. Đại sứ …": either
        if _OF_ALL.match(self.text, office.end):
            return None
        told = {"appointed"} if new else {"appointed", "current"}
        people = {h.person for h in self.holdings.titled(office.title) if h.status in told}
        people = people if len(people) == 1 else self.new.get(office.title, people) if new else people
        return next(iter(people)) if len(people) == 1 else None

    def _person(self, start: int, end: int, key: str, rule: str) -> None:
        self.all.append(Mention("person", start, end, key, rule))

    def _in_text(self, body: Body, name: str, owner: str | None = None) -> None:
        self.all.append(Mention("body", body.start, body.end, name, "body", owner=owner))


def _is_anothers(item: Item) -> bool:
    """True for a committee in no list that bears another country's name: "Ủy ban Hòa bình Lào"."""
    body = item.bodies[0]
    return body.klass.startswith("open") and _ANOTHERS.match(body.head) is not None


def _last_of_run(items: Sequence[Item], k: int) -> int:
    """The last office of the run of central ones that begins at k: "Tổng Bí thư, Chủ tịch nước | Lào"."""
    while k + 2 < len(items) and items[k + 1].text == "," and items[k + 2].kind == "office":
        if any(office.fused is None for office in (*items[k].offices, *items[k + 2].offices)):
            break
        k += 2
    return k


def _is_board(body: Body) -> bool:
    """True for a management board, a body with nobody's post too: "Ban Quản lý rừng phòng hộ Cần Giờ"."""
    last = body.head.split()[-1]
    ours = body.head.startswith("Ban Quản lý ") and not any(word in body.head for word in _PRIVATE)
    return ours and (last.istitle() or last.isdigit())

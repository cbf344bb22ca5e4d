"""What stands beside a name: the offices tied to a person, with the status that words around them tell."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final

from kg.model import Status
from loaders.bodies.naming import canonical
from loaders.holds.bygone import Bygone
from loaders.holds.councils import stays_in_party
from loaders.holds.elections import Elections
from loaders.holds.entries import by_place
from loaders.holds.events import governing
from loaders.holds.held import Held, is_party_seat, less_sure
from loaders.holds.implied import bracketed, in_place, memberships
from loaders.holds.intents import Heading
from loaders.holds.kin import is_of_helper
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.released import among_released
from loaders.holds.rolls import is_meant, is_of_entry
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.turns import is_added_to, is_dealt_out, is_given, is_let_go, loses, taken
from loaders.holds.unreal import is_forged, is_played, is_proposed, marks_of_forged, stands_for_it
from loaders.offices import terms
from loaders.offices.attach import Tie
from loaders.offices.event import Event
from loaders.offices.items import Item, clause_start, is_person, phrase
from loaders.offices.office import Office
from loaders.offices.people import People
from loaders.offices.post import Post
from loaders.offices.says import is_plain, said
from loaders.offices.standing import is_public, standing
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, lists
from loaders.text.signatures import signatures

_NEW: Final = ("mới", "khóa mới", "nhiệm kỳ mới")  # behind an office that is given anew
_CUES: Final = lists("cues.toml")
_BEHIND_NEW: Final = frozenset(_CUES["behind_new"])
_CALLED_AFTER: Final = _CUES["called_after"]
_TURNS: Final[dict[str, Status]] = {"appointed": "appointed", "left": "left", "former": "former"}
_SPEECH: Final = re.compile(rf"\b(?:{any_of(_CUES['speeches'])})\b[^.;,]* của $")
_NAMES: Final = frozenset({"là", "gồm", ":"})  # between an office and those who hold it


class Beside(Writer):
    """Reads what the ties of sentences tell into the holdings of a page."""

    def __init__(
        self, ledger: Ledger, spells: Spells, heads: Mapping[int, Heading], people: People, *, given: Set[int]
    ) -> None:
        """`heads` are the headings of entries; `given` has where the rows of lists of appointments begin."""
        super().__init__(ledger, spells)
        self.people = people
        self.heads = heads
        self.given = given
        self.bygone = Bygone(spells)
        self._elections = Elections()
        self.elects: set[int] = set()  # where rows begin before which an election is told
        self._forged = bool(self.page.said(lists("unreal.toml")["forged"]))
        self._memorials = self.page.said(_CUES["memorials"])
        self.told_apart: set[tuple[int, int]] = set()  # offices, by row, whose bodies stand behind the names

    def read(self, row: Row) -> None:
        """What stands beside a name.

        A list that a verb opens ("được bầu giữ chức … gồm: A, B") has the verb's status.
        """
        if len(set(row.who.values())) == 1:
            row.posts.hint = _only_province(row)
        self.bygone.read(row)
        told_beside = self._beside(row)
        self._by_place(row)
        self._elected_in(row)
        if self._elections.go_on(row.section):
            self.elects.add(row.start)
        self._elections.listen(row, told_beside)

    def sign(self, rows: Sequence[Row]) -> None:
        """Hold the posts of those who sign documents, told a line before their names."""
        for office, name in signatures([self.page.text[row.start : row.end] for row in rows]):
            row, offices = rows[office], [k for run in rows[office].found.runs for k in run.at]
            for k in offices[-1:]:
                for told in zip(row.posts.of(k), row.items[k].offices, strict=False):
                    for person in rows[name].who.values():
                        self.hold(row, person, told, "current", span=(k, k), rule="office.signed", sure=False)

    def _beside(self, row: Row) -> bool:
        """Hold what the ties of a sentence tell; True where some of the posts are given anew."""
        if not row.found.ties:
            return False
        appointed = False
        texts = [item.text for item in row.items]
        colon = texts.index(":", 1) if ":" in texts[1:] else len(texts)
        marks = marks_of_forged(row.items) if self._forged else []
        leaves = [k for k in row.reading.verbs if said(row.items, k) in {"left", "retired"}]
        for tie in row.found.ties:
            item = row.items[tie.office]
            anew = _is_new(row.items[tie.office + 1 : tie.office + 5]) or is_given(row, tie, colon)
            anew = anew or (row.start in self.given and is_added_to(row.items, tie))
            anew = anew or self._elections.holds(row, tie) or _is_noted(row, tie)
            let_go = among_released(row.items, tie, leaves) if leaves else None
            ruled = self._ruling(row, tie.office, appointed) if tie.shared and let_go is None else None
            head = self.heads.get(row.start)
            head = head if (entry := is_of_entry(head, row, tie)) else None
            if entry and is_proposed(row.items, tie.office):
                continue
            meant = head is not None and is_meant(head, row, tie)
            ruled = (
                ruled
                or ("appointed" if anew else "left" if let_go is not None else taken(row, tie))
                or (head.status if head and meant else None)
            )
            span = min(tie.office, tie.person), max(tie.office, tie.person)
            if (
                ruled == "candidate"
                or is_played(row.items, span[0])
                or is_forged(marks, *span)
                or is_of_helper(row.items, tie.office, tie.person)
            ):
                continue
            if is_dealt_out(row, tie) or (tie.office < tie.person and stands_for_it(row.items, tie.office)):
                continue
            appointed = appointed or ruled == "appointed"
            person = row.who.get(tie.person)
            if person is None or item.offices[0].status == "late" or self._remembered(row, tie.office):
                continue
            if any(map(is_public, item.offices)):
                self.people.known[person].official = True
            if self.people.known[person].foreign:
                continue  # a guest's office is in no body of the country
            noted = bracketed(self.page.text, row, tie.office, tie.person) if tie.shared else ()
            if noted:
                self.told_apart.add((row.start, tie.office))
            again = () if ruled else self._said_again(row, tie, person)
            for post, office in _told(noted or again or row.posts.of(tie.office), item, tie):
                status: Status = "former" if tie.office in row.former else standing(office)
                turned = None if ruled and _stays(row, tie, post, let_go) else _TURNS.get(ruled or "")
                if status == "current" and turned:
                    status = turned
                ended = self.spells.has_ended(row, tie.office) or self.spells.of_past_term(
                    row, tie.office, post.body
                )
                if status == "current" and ended:
                    status = "former"
                then = self.bygone.of(row, tie, person, post) if status == "current" else None
                held = self.hold(
                    row,
                    person,
                    (less_sure(post, "doubtful") if then == "unknown" else post, office),
                    "former" if then == "over" else status,
                    span=span,
                    rule=tie.rule,
                    sure=not tie.cut and then is None,
                )
                self.spells.noted(row, held, tie.office, tie.person)
                if let_go is None and not is_let_go(row, tie):
                    self.spells.beside(row, held, tie.office)
                if turned and not (head and status == "former"):  # not in a column of posts held before
                    self._date(row, held, tie, head, let_go)
        return appointed

    def _said_again(self, row: Row, tie: Tie, person: str) -> tuple[Post, ...]:
        """The only post of somebody that a title alone before his name says again, if any.

        "Phó Chủ tịch UBND tỉnh A chủ trì … Ông B giữ chức Chủ tịch Hội X. … | Phó Chủ tịch A trao hoa".
        """
        office = row.items[tie.office].offices[0]
        alone = office.body is None is office.fused and not office.status
        if not alone or tie.rule != "office.before" or not any(r.at == [tie.office] for r in row.found.runs):
            return ()
        told = (h for h in self.holdings.by_person(person) if h.title == office.title)
        own = [h for h in told if h.status in {"current", "appointed"}]
        return (own[0].post,) if len(own) == 1 else ()

    def _date(self, row: Row, held: Held, tie: Tie, head: Heading | None, let_go: int | None) -> None:
        """Write when a post was given or left that a heading or the sentence itself tells so.

        `let_go` is the verb of those released, where he is one of them.
        """
        start, at = row.start, row.items[tie.office].start
        listed = self.page.text.rfind(";", start, at)
        told = self.spells.calendar.between(max(start, listed), at)
        days = [m for m in told if self.spells.calendar.is_retiring(m)] if held.status == "left" else []
        if head:
            self.spells.begun(head.row, held, head.row.items[head.at].start)
        elif let_go is not None and listed >= 0:
            self.spells.listed(row, held, row.items[let_go], at)
        elif len(days) == 1:  # "cán bộ nghỉ hưu từ ngày 1/5, trong đó có ông A, Giám đốc X"
            self.spells.ended(held, days[0].ref)
        else:
            verb = loses(row.items, tie.office)
            self.spells.date(row, held, Event(tie.office, (), held.status, verb))

    def _by_place(self, row: Row) -> None:
        """Hold what a heading says that each has in the place that his entry names.

        "1. Phường X: ông A", "- Sở Y: bà B".
        """
        head = self.heads.get(row.start)
        if head is None or not (head.each or head.title) or head.status == "candidate":
            return
        for k, person in by_place(row.items).items():
            post = in_place(row, head, row.items[k])
            if post is None or person not in row.who or self.people.known[row.who[person]].foreign:
                continue
            status: Status = head.status or "current"
            told, span = (post, head.each), (k, person)
            held = self.hold(row, row.who[person], told, status, span=span, rule="office.unit", sure=True)
            if head.status:
                self.spells.begun(head.row, held, head.row.items[head.at].start)

    def _elected_in(self, row: Row) -> None:
        """Hold the seats of a committee to which a heading tells that those in lines are elected."""
        head = self.heads.get(row.start)
        if head is None or head.joins is None or head.status not in {"appointed", None} or not head.alone:
            return
        at = next((k for k, item in enumerate(row.items) if item.kind == "name" and k in row.who), None)
        if at is None:
            return
        for post in memberships(head.row, head.joins):
            told, span = (post, None), (at, at)
            status: Status = head.status or "current"
            held = self.hold(row, row.who[at], told, status, span=span, rule="office.joined", sure=True)
            if head.status:
                self.spells.begun(head.row, held, head.row.items[head.at].start)

    def _ruling(self, row: Row, office: int, appointed: bool) -> str | None:
        """The status that a verb gives a list shared by several.

        Of the verb before it, or of the election just told.
        """
        if (so_far := _held_by(row.items, office)) is not None:
            return so_far
        meaning = governing(row.items, office, row.reading.seeming)
        last = max(tie.person for tie in row.found.ties if tie.office == office)
        given = len(row.items) > last + 2 and row.items[last + 2].kind == "office"
        given = given and said(row.items, last + 1) == "appointed"
        if given or any(is_plain(item) for item in row.items[last + 1 : last + 3]):
            return None  # "bổ nhiệm ba Ủy viên … là A, B và C | làm Thứ trưởng": held already
        if any(e.office < office < min(e.people, default=0) <= last for e in row.reading.events):
            return None  # "bổ nhiệm Phó Chánh án đối với các Thẩm phán A và B": held already
        first = min(tie.person for tie in row.found.ties if tie.office == office)
        verbs = [k for k in range(office + 1, first) if row.items[k].kind == "verb"]
        told = {said(row.items, k) for k in verbs if k not in row.reading.seeming}
        if meaning == "current" and row.items[office].many and "appointed" in told:
            return "appointed"  # "Giúp việc ông là ba Phó Chủ tịch X, cùng trúng cử sáng nay: …"
        if meaning is None and row.items[office].many:
            if any(item.text == "hiện" for item in row.items[clause_start(row.items, office) : office]):
                return None  # "Với quyết định bổ nhiệm này, Bộ hiện có 9 Thứ trưởng gồm …"
            words = phrase(row.items[max(0, office - 3) : office + 8])
            if appointed or any(cue in words for cue in _CUES["elected"]):
                return "appointed"
            if any(e.status == "appointed" and e.verb < office for e in row.reading.events):
                return "appointed"
            if "appointed" in told:
                return "appointed"  # "Bốn Ủy viên X được HĐND tỉnh bầu bổ sung … là: …"
            if told & {"moved", "retired", "left"}:
                return "left"  # "Ba Phó Giám đốc Sở được luân chuyển: …"
            between = [item.text for item in row.items[office + 1 : first]]
            opened = not _NAMES.isdisjoint(between) and "hiện" not in between
            begins = office < 2 and all(item.kind == "word" for item in row.items[:office])
            elected = self._elections.go_on(row.section) or self._elections.leads_into(row, office)
            if begins and opened and elected:
                return "appointed"  # "Ông A được bầu làm X. | Ba Phó Chủ tịch là các ông B, C và D"
            term, published = terms.term(self.page.text, row.items[office].end), self.page.article.published
            if term and published and term[:4] == published[:4]:
                return "appointed"  # "Ba Phó Bí thư nhiệm kỳ 2025-2030 gồm …", in the year of the congress
        return meaning

    def _remembered(self, row: Row, office: int) -> bool:
        """True for a leader of old whose memory a place or a day bears, or after whom a thing is called.

        "Khu lưu niệm Tổng Bí thư A", "ngày sinh …", "đường mang tên Bí thư Tỉnh ủy A".
        """
        start = row.items[office].start
        before = self.page.low[max(row.start, start - 32) : start]
        if before.endswith(" của ") and _SPEECH.search(before):
            return False  # "diễn văn tưởng niệm của | Bí thư X A"
        return any(cue in before for cue in self._memorials) or before.rstrip().endswith(_CALLED_AFTER)


def _is_new(after: Sequence[Item]) -> bool:
    """True for an office told to be new: "Giám đốc X mới (của Y, là A)", not "Giám đốc X | mới đây …"."""
    if not phrase(after[:3]).startswith(_NEW):
        return False
    return len(after) < 2 or after[0].text != "mới" or after[1].kind != "word" or after[1].text in _BEHIND_NEW


def _is_noted(row: Row, tie: Tie) -> bool:
    """True for one named in a bracket behind what is given: "Có người được bầu làm Chủ tịch X (ông A)"."""
    items, k = row.items, tie.office
    noted = k < tie.person and phrase(items[k + 1 : k + 2]) == "("
    alone = noted and not any(map(is_person, items[clause_start(items, k) : k]))
    return alone and governing(items, k, row.reading.seeming) == "appointed"


def _held_by(items: Sequence[Item], office: int) -> str | None:
    """What a count of those who hold a post tells of them: "Ba người giữ chức | Phó Chủ tịch X gồm …".

    Of one with a single seat they are those of some years, so that nobody's status is told: "đến nay có 3
    người giữ chức | Chủ tịch X gồm …". None where no such count stands before.
    """
    if office < 3 or items[office - 2].text != "người" or not is_plain(items[office - 1]):
        return None
    if items[office - 3].text not in counting() and not items[office - 3].text.isdigit():
        return None
    if any(item.kind == "verb" for item in items[max(0, office - 6) : office - 3]):
        return None  # "HĐND tỉnh bầu ba người giữ chức | Phó Chủ tịch X gồm …"
    had = office > 3 and items[office - 4].text == "có"
    return "candidate" if had and items[office].offices[0].seats == "one" else "current"


def _stays(row: Row, tie: Tie, post: Post, let_go: int | None) -> bool:
    """True for what a verb leaves in the Party beside the post it takes: "miễn nhiệm gồm A, Ủy viên X"."""
    member = is_party_seat(post) or (post.tree is None and post.title.startswith("Ủy viên"))
    if member and let_go is not None and said(row.items, let_go) == "left":
        return True
    return stays_in_party(row, let_go, tie.person, post)


def _only_province(row: Row) -> str | None:
    """The only province in which a sentence names posts: "bầu Chủ tịch UBND tỉnh X: A, Tỉnh ủy viên"."""
    context = row.posts.context
    found: set[str] = set()
    for body in (o.body for run in row.found.runs for k in run.at for o in row.items[k].offices if o.body):
        tree = context.complete(body)
        if canonical(tree) and (province := context.province_of(tree)):
            found.add(province)
    return found.pop() if len(found) == 1 else None


def _told(posts: Sequence[Post], item: Item, tie: Tie) -> list[tuple[Post, Office]]:
    """The posts of an office as written, the one alone that a tie gives where each is another's."""
    told = list(zip(posts, item.offices, strict=False))
    return told if tie.nth is None else told[tie.nth : tie.nth + 1]

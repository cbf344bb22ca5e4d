"""One page read: sentences to items, people and posts resolved, holdings and mentions collected.

The order is that of a careful reader: first everybody's full name and every unit named, then what stands beside
whom, then what verbs say, then what comes back in short ("ông Trường", "đồng chí Bí thư Tỉnh ủy").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Status
from loaders import timing
from loaders.atlas import atlas
from loaders.attach import Appositions, attach, is_person
from loaders.bodies import COMPANIES, Bodies, Body
from loaders.agents import is_agent, is_replaced
from loaders.context import Context, Seen
from loaders.events import Departure, Event, Reading, covered, governing, read
from loaders.holds import Held, Holdings, Post, Posts, fits
from loaders.lexicon import abbreviations, lexicon, surnames
from loaders.names import Names
from loaders.naming import canonical, lend
from loaders.offices import Office, Offices
from loaders.page import Mention, Page, Section
from loaders.people import People
from loaders.scan import Item, Scanner
from loaders.spelling import UPPER
from loaders.tokens import tokenize
from loaders.units import Unit, Units

_CAPITALS = re.compile(rf"\b[{UPPER}]{{2,}} [{UPPER}]{{2,}}\b")
_ANYWHERE = ("Giám đốc", "Chủ tịch", "Chủ tịch Thường trực", "Trưởng ban", "Trưởng phòng", "Tổ trưởng", "Thư ký", "Chủ nhiệm", "Trưởng đoàn")
_MEMORIALS = ("lưu niệm", "di tích", "tượng đài", "tưởng niệm", "ngày sinh", "ngày mất", "ngày hy sinh", "phần mộ", "mộ ", "bảo tàng")
_THEN = frozenset({"khi đó là", "khi ấy là", "lúc đó là", "lúc ấy là", "bấy giờ là"})


@dataclass(slots=True)
class Row:
    """One sentence: its span, its section, its items, what stands in apposition in it, and who its people are."""

    start: int
    end: int
    section: Section
    items: list[Item]
    found: Appositions
    reading: Reading
    former: frozenset[int]  # office items that a "nguyên" covers
    who: dict[int, str]  # person items by index → key
    subject: str | None = None  # whom the sentence before is about
    posts: Posts | None = None


class Reader:
    """Reads a page once; then holds its people, holdings, bodies, units and mentions."""

    def __init__(self, page: Page, dates: Sequence[Mention], spans: Sequence[tuple[int, int]], home: str | None) -> None:
        """`dates` are the page's date mentions, `spans` its sentences, `home` the publisher's province on the day."""
        self.page = page
        self.dates = dates
        words, names = lexicon(), surnames()
        units = Units(words, atlas(), names, page.article.published)
        people = Names(words, units, names)
        bodies = Bodies(words, units)
        scanner = Scanner(words, units, people, bodies, Offices(words, bodies, units))
        scanned = [(start, end, scanner.scan(page.text, start, end)) for start, end in spans]
        people.written = {i.text.upper(): i.text for _, _, items in scanned for i in items if i.kind == "name"}
        for n, (start, end, _) in enumerate(scanned):
            if _CAPITALS.search(page.text, start, end):
                scanned[n] = (start, end, scanner.scan(page.text, start, end))
        self.people = People([items for _, _, items in scanned])
        self.rows = [self._row(start, end, items) for start, end, items in scanned]
        self._bind()
        self.context = Context(page, atlas(), self._seen(), home, spans)
        self.holdings = Holdings()
        self.mentions: list[Mention] = []
        self.bodies: dict[str, Body | None] = {}
        self.units: list[Unit] = [seen.unit for seen in self.context.seen]
        self.calendar = timing.Calendar(page, dates)
        for number, row in enumerate(self.rows):
            row.posts = Posts(self.context, row.items, row.found.runs, self._story_before(number))
        for row in self.rows:
            self._apposed(row)
        for row in self.rows:
            self._hint(row)
            self._ruled(row)
        for row in self.rows:
            self._named(row)
        for row in self.rows:
            self._free(row)

    def _row(self, start: int, end: int, items: list[Item]) -> Row:
        found = attach(items)
        return Row(start, end, self.page.section_at(start), items, found, read(items, found), covered(items, found), {})

    def _story_before(self, number: int) -> list[Posts]:
        """The sentences of the same story before one, the last first."""
        story = self.rows[number].section.teaser
        found = []
        for row in reversed(self.rows[:number]):
            if row.section.teaser == story and row.posts is not None:
                found.append(row.posts)
                if len(found) == 12:
                    break
        return found

    # Who is meant

    def _bind(self) -> None:
        """Give each person item its key; a pronoun takes the subject before it."""
        subject: str | None = None
        last: Section | None = None
        for row in self.rows:
            if last is None or row.section.teaser != last.teaser or row.section.kind in {"headline", "caption"}:
                subject = None
            last = row.section
            row.subject = subject
            recent: list[str] = []
            for k, item in enumerate(row.items):
                if not is_person(item):
                    continue
                key = self._key(item, recent, subject)
                if key is not None:
                    row.who[k] = key
                    if not (is_replaced(row.items, k) or is_agent(row.items, k)):
                        recent.append(key)
            if recent:
                subject = recent[0]

    def _key(self, item: Item, recent: Sequence[str], subject: str | None) -> str | None:
        if item.kind == "name":
            return self.people.of_name(item)
        if item.text:
            return self.people.of_given(item)
        for name in (*reversed(recent), subject):
            if name and self.people.agrees(name, item):
                return name
        return None

    def _seen(self) -> Iterable[Seen]:
        """Every unit named on the page; those inside an office say nothing of the passage."""
        for row in self.rows:
            origin = False
            for item in row.items:
                if item.text in {"quê", "sinh"}:
                    origin = True
                elif item.kind == "verb" or item.text in {";", "."}:
                    origin = False
                for unit in item.units:
                    yield Seen(unit, False, origin)
                for body in item.bodies:
                    yield from (Seen(unit, False) for unit in _units(body))
                for office in item.offices:
                    if office.body is not None:
                        yield from (Seen(unit, True) for unit in _units(office.body))

    # Facts

    def _apposed(self, row: Row) -> None:
        """What stands beside a name; a list that a verb opens ("được bầu giữ chức … gồm: A, B") has the verb's status."""
        assert row.posts is not None
        former = row.former
        appointed = False
        for tie in row.found.ties:
            item = row.items[tie.office]
            ruled = self._ruling(row, tie.office, appointed) if tie.shared else None
            if ruled == "candidate":
                continue
            appointed = appointed or ruled == "appointed"
            person = row.who.get(tie.person)
            if person is None or item.offices[0].status == "late" or self._remembered(row, tie.office):
                continue
            if any(map(_is_public, item.offices)):
                self.people.known[person].official = True
            bracketed = self._bracketed(row, tie.office, tie.person) if tie.shared else ()
            posts = bracketed or row.posts.of(tie.office)
            for post, office in zip(posts, item.offices, strict=False):
                status = "former" if tie.office in former else _standing(office)
                if status == "current" and ruled in {"appointed", "left"}:
                    status = ruled  # type: ignore[assignment]
                held = self._hold(row, person, post, office, status, (tie.office, tie.person), tie.rule)
                if ruled in {"appointed", "left"}:
                    self._date(row, held, Event(tie.office, (), held.status, tie.office))

    def _ruling(self, row: Row, office: int, appointed: bool) -> str | None:
        """The status that a verb gives a list shared by several: of the verb before it, or of the election just told."""
        meaning = governing(row.items, office)
        if meaning is None and row.items[office].many:
            words = " ".join(item.text for item in row.items[max(0, office - 3) : office + 8])
            if appointed or any(cue in words for cue in ("khóa mới", "được phê chuẩn", "được bầu", "được bổ nhiệm")):
                return "appointed"
            if any(e.status == "appointed" and e.verb < office for e in row.reading.events):
                return "appointed"
        return meaning

    def _remembered(self, row: Row, office: int) -> bool:
        """True for a leader of old whose memory a place or a day bears: "Khu lưu niệm Tổng Bí thư A", "ngày sinh đồng chí …"."""
        before = self.page.text[max(row.start, row.items[office].start - 32) : row.items[office].start].lower()
        return any(cue in before for cue in _MEMORIALS)

    def _hint(self, row: Row) -> None:
        """Where a passage leaves its province open, that of the posts known of the one person whom it is about."""
        assert row.posts is not None
        people = set(row.who.values()) or ({row.subject} if row.subject else set())
        if len(people) == 1:
            row.posts.hint = self._province_of(people.pop())

    def _province_of(self, person: str) -> str | None:
        """The only province in which somebody's posts known so far are."""
        found: set[str] = set()
        for held in self.holdings.all():
            if held.person == person and held.tree is not None and (place := self.context.place(held.tree)):
                found.add(place.within or place.name)
        return found.pop() if len(found) == 1 else None

    def _bracketed(self, row: Row, k: int, person: int) -> tuple[Post, ...]:
        """The post of a shared title whose body stands in brackets after the name: "A (Sở Nội vụ)", "B (Xây dựng)"."""
        items = row.items
        if person + 2 >= len(items) or items[person + 1].text != "(":
            return ()
        assert row.posts is not None
        office = items[k].offices[0]
        inner = items[person + 2]
        if inner.kind == "body":
            body = lend(inner.bodies[0], [office.body] if office.body else [])
        elif sector := lexicon().at(tokenize(self.page.text, inner.start, inner.start + 60), 0, "sectors", capital=True):
            head = "Bộ" if "trưởng" in office.title and office.title.split()[0] in {"Bộ", "Thứ"} else "Sở"
            body = Body(inner.start, inner.end, f"{head} {sector.canonical}", "full" if head == "Bộ" else "sector", "state", None)
        else:
            return ()
        post = row.posts.make(office.title, body, office.seats) if fits(office.title, body.head) else None
        return (post,) if post else ()

    def _ruled(self, row: Row) -> None:
        """What the verbs of a sentence say."""
        assert row.posts is not None
        for event in row.reading.events:
            self._event(row, event)
        for departure in row.reading.departures:
            self._departs(row, departure)

    def _event(self, row: Row, event: Event) -> None:
        """Hold or release an office for each of those whom a verb means."""
        people = [row.who[k] for k in event.people if k in row.who] or self._subject(row, event)
        for post, office in self._meant(row, event):
            status: Status = event.status
            if event.office in row.former:
                status = "former"
            elif status in {"appointed", "current"} and self._over(row, event):
                status = "former"
            for key in people:
                if event.replaced and key in {row.who.get(e) for other in row.reading.events if other.office == event.office and not other.replaced for e in other.people}:
                    continue
                if event.aside and self.holdings.of(key, post):
                    continue
                span = (event.verb, event.office)
                held = self._hold(row, key, post, office, status, span, f"office.{event.status}")
                if not event.replaced:
                    self._date(row, held, replace(event, status=status))

    def _subject(self, row: Row, event: Event) -> list[str]:
        """Whom a sentence without a name is about: the subject before it, if it opens with the verb."""
        if event.people:
            return []
        if row.who:
            first = min(row.who)
            return [row.who[first]] if event.verb <= 4 and event.office < first < event.office + 8 else []
        if row.subject is None:
            return []
        return [row.subject] if event.status in {"former", "appointed", "left"} and event.verb <= 4 else []

    def _meant(self, row: Row, event: Event) -> list[tuple[Post, Office | None]]:
        """The posts that an event is about, with their offices as written."""
        assert row.posts is not None
        if event.again:
            last = row.posts.last_before(event.verb)
            return [(post, None) for post in last]
        if event.member:
            return [(post, None) for post in self._memberships(row, event.office)]
        return list(zip(row.posts.of(event.office), row.items[event.office].offices, strict=False))

    def _over(self, row: Row, event: Event) -> bool:
        """True for a post of somebody's life that the text dates by month or year, or by a spell that has ended."""
        own = self.calendar.own(row.start, row.end, row.items[event.verb].start)
        published = self.page.article.published
        ended = self.calendar.until(row.items[event.office].end)
        if ended and published:
            return ended.ref < published[: len(ended.ref)]
        if own and "nay" in self.page.text[own.end : own.end + 12].split(",")[0].split():
            return False  # "từ tháng 7/2020 đến nay"
        if own and own.until and published:
            return own.until < published[: len(own.until)]
        said = own and any(c.isdigit() for c in self.page.text[own.start : own.end]) and own.ref[:4] in self.page.text[own.start : own.end]
        return bool(said and self.calendar.is_past(own) and self.calendar.is_cv(row.section))

    def _date(self, row: Row, held: Held, event: Event) -> None:
        """Write what the text says of the time: the event's day, a term, a spell, a month of a life."""
        item, verb = row.items[event.office], row.items[event.verb]
        held.term = timing.term(self.page.text, item.end) or held.term or self._run_term(row, event.office)
        if spell := timing.spell(self.page.text, item.end):
            held.since, held.until = spell
            return
        if ended := self.calendar.until(item.end):
            timing.finish(held, ended.ref)
        if event.office and row.items[event.office - 1].text == "rồi":
            if own := self.calendar.after(item.end):
                timing.begin(held, own.ref)
            return
        if event.status == "former":
            if verb.text in _THEN:
                return
            own = self.calendar.after(item.end) or self.calendar.own(row.start, row.end, verb.start)
            own = own or self.calendar.ordered(item.end, row.end)
            if own and (own.until or self.calendar.is_past(own) or len(own.ref) == 10):
                timing.begin(held, self.calendar.moment(own, verb.start))
                if own.until:
                    timing.finish(held, own.until)
            return
        if event.status != held.status or event.status == "current":
            return
        day = self.calendar.day(row.section, row.start, row.end, verb.start)
        if day is None or day == ended or self._undated(row, event):
            return
        if event.status == "appointed":
            timing.begin(held, day.ref)
        else:
            timing.finish(held, day.ref)

    def _undated(self, row: Row, event: Event) -> bool:
        """True for what is only told of in passing: "cho biết … đã chỉ định", "người vừa thôi giữ chức"."""
        before = [item.text for item in row.items[: event.verb]]
        if before[-1:] == ["vừa"] and before[-2:-1] == ["người"]:
            return True
        if "biết" in before and "đã" in before[before.index("biết") :]:
            return True
        if "sẽ trao" in self.page.text[row.start : row.end] or "sẽ công bố" in self.page.text[row.start : row.end]:
            return True
        for k in event.people:
            j = k - 1
            while j >= 0 and row.items[j].kind == "honorific":
                j -= 1
            if j >= 0 and row.items[j].text in {"thay", "do", "vì"}:  # told in passing of somebody else
                return row.items[j].text == "thay" or row.items[k].text == ""
            if len(event.people) == 1 and [i.text for i in row.items[k + 1 : k + 3]] == [",", "người"]:
                return True
        return False

    def _run_term(self, row: Row, office: int) -> str | None:
        """The term said at the end of a run ("tham gia Ban Chấp hành và giữ chức Bí thư …, nhiệm kỳ 2025-2030")."""
        ends = [item.end for item in row.items[office:] if item.kind == "office"]
        return timing.term(self.page.text, ends[0]) if ends and row.items[office].kind == "body" else None

    def _departs(self, row: Row, departure: Departure) -> None:
        """The offices beside the name of somebody who is moved are left."""
        assert row.posts is not None
        person = row.who.get(departure.person)
        if person is None:
            return
        for tie in row.found.ties:
            if tie.person != departure.person or tie.shared:
                continue
            for post, office in zip(row.posts.of(tie.office), row.items[tie.office].offices, strict=False):
                if post.seats != "many" and office.status is None:
                    held = self._hold(row, person, post, office, "left", (tie.office, tie.person), "office.moved")
                    self._date(row, held, Event(tie.office, (departure.person,), "left", departure.verb))

    def _memberships(self, row: Row, k: int) -> list[Post]:
        """ "tham gia Ban Chấp hành, Ban Thường vụ …": a member's post in the body, its owner lent by what follows."""
        assert row.posts is not None
        made = []
        after = [o.body for item in row.items[k:] for o in item.offices if o.body is not None]
        near = [b for item in row.items[k:] for b in item.bodies if b.owner or b.klass != "part"]
        before = [o.body for item in reversed(row.items[:k]) for o in item.offices if o.body is not None]
        for body in row.items[k].bodies:
            settled = row.posts.settle(lend(body, [*after, *near, *before]))
            if settled and (post := row.posts.make("Ủy viên", lend(settled, [*after, *before]), "many")):
                made.append(post)
        return made

    def _hold(
        self,
        row: Row,
        person: str,
        post: Post,
        office: Office | None,
        status: Status,
        span: tuple[int, int],
        rule: str,
    ) -> Held:
        """Add a holding, its evidence the stretch between two items."""
        start = min(row.items[k].start for k in span)
        end = max(row.items[k].end for k in span)
        self.bodies.setdefault(post.body, post.tree)
        acting = office is not None and office.status == "acting"
        return self.holdings.add(person, post, status, self.page.evidence(start, end, rule), acting)

    # Mentions

    def _named(self, row: Row) -> None:
        """Mentions of people by name, of bodies in offices and alone, of units."""
        assert row.posts is not None
        owners = {tie.office: row.who.get(tie.person) for tie in row.found.ties}
        for k, item in enumerate(row.items):
            if k in row.who:
                self._mention("person", item.start, item.end, row.who[k], "name")
            elif item.kind == "office" and k in owners:
                for post, office in zip(row.posts.of(k), item.offices, strict=False):
                    tree = office.body
                    if tree is not None:
                        self._mention("body", tree.start, tree.end, post.body, "body", owners[k])
            elif item.kind == "body":
                self._body(row, k)

    def _body(self, row: Row, k: int) -> None:
        """A body named by itself; a bare one takes what it lacks from those beside it, a bare part from the one before."""
        assert row.posts is not None
        item = row.items[k]
        partners = self._neighbours(row.items, k)
        if item.bodies[0].head == "Đảng ủy" and any(b.klass == "open-bare" for b in partners):
            return
        for body in item.bodies:
            if body.klass == "unit-strict" and body.unit is None and body.owner is None:
                continue
            settled = row.posts.settle(body)
            if settled is None or (body.klass == "open-bare" and body.head in {"Hội", "Ủy ban"}):
                continue
            before = [b for n in range(k - 1, -1, -1) for b in row.posts._bodies(n)] if body.klass == "part" else []
            tree = self.context.complete(lend(settled, [*partners, *before]))
            name = canonical(tree, abbreviations())
            if name is None:
                continue
            if body.klass != "open" or tree.type != "unit":
                self.bodies.setdefault(name, tree)
            self._mention("body", body.start, body.end, name, "body")

    @staticmethod
    def _neighbours(items: Sequence[Item], k: int) -> list[Body]:
        """The bodies coordinated with item k: "Tỉnh ủy, HĐND, UBND tỉnh Khánh Hòa", those after it first."""
        found: list[Body] = []
        for step in (1, -1):
            n = k
            while True:
                m = n + step
                while 0 <= m < len(items) and items[m].text in {",", "và", ";"}:
                    m += step
                if not (0 <= m < len(items)) or items[m].kind != "body" or m == n + step:
                    break
                found += items[m].bodies
                n = m
        return found

    def _free(self, row: Row) -> None:
        """Posts that stand for their holders: "đồng chí Bí thư Tỉnh ủy", "tân Chủ tịch UBND tỉnh"."""
        assert row.posts is not None
        ruled = {e.office for e in row.reading.events}
        for k in row.found.free:
            item = row.items[k]
            if k in ruled:
                for post, office in zip(row.posts.of(k), item.offices, strict=False):
                    if office.body is not None:
                        self._mention("body", office.body.start, office.body.end, post.body, "body", "")
                continue
            for post, office in zip(row.posts.of(k), item.offices, strict=False):
                holder = self._holder(post, office)
                if holder is not None:
                    begin = office.start
                    self._mention("person", begin, office.end, holder, "post")
                self.bodies.setdefault(post.body, post.tree)
                if office.body is not None:
                    self._mention("body", office.body.start, office.body.end, post.body, "body", holder or "")

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

    def _mention(self, kind: str, start: int, end: int, ref: str, rule: str, owner: str | None = None) -> None:
        self.mentions.append(Mention(kind, start, end, ref, rule, owner=owner))  # type: ignore[arg-type]


def _is_public(office: Office) -> bool:
    """False for an office that may as well be in a company: "Giám đốc" alone, "Chủ tịch" of what is in no list."""
    body = office.body
    if office.fused or (body is not None and body.klass != "unknown" and not body.head.startswith(COMPANIES)):
        return True
    return not office.title.endswith(_ANYWHERE)


def _standing(office: Office) -> Status:
    """The status of an office beside a name."""
    return "former" if office.status == "former" else ("appointed" if office.status == "new" else "current")


def _units(body: Body) -> Iterable[Unit]:
    """The named units in a body and its owners."""
    if body.unit is not None and body.unit.name is not None:
        yield body.unit
    if body.owner is not None:
        yield from _units(body.owner)


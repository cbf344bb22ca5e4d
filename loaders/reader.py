"""One page read: sentences to items, people and posts resolved, holdings and mentions collected.

The order is that of a careful reader: first everybody's full name and every unit named, then what stands beside
whom, then what verbs say, then what comes back in short ("ông Trường", "đồng chí Bí thư Tỉnh ủy").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Status
from loaders import timing
from loaders.atlas import atlas
from loaders.attach import Appositions, attach, is_person
from loaders.bodies import Bodies, Body
from loaders.context import Context, Seen, canonical, lend
from loaders.events import Departure, Event, events
from loaders.holds import Held, Holdings, Post, Posts
from loaders.lexicon import abbreviations, lexicon, surnames
from loaders.names import Names
from loaders.offices import Office, Offices
from loaders.page import Mention, Page, Section
from loaders.people import People
from loaders.scan import Item, Scanner
from loaders.units import Unit, Units

_GROUPS = {"các", "lãnh", "đại", "thường"}


@dataclass(slots=True)
class Row:
    """One sentence: its span, its section, its items, what stands in apposition in it, and who its people are."""

    start: int
    end: int
    section: Section
    items: list[Item]
    found: Appositions
    who: dict[int, str]  # person items by index → key
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
        self.people = People([items for _, _, items in scanned])
        self.rows = [self._row(start, end, items) for start, end, items in scanned]
        self._bind()
        self.context = Context(page, atlas(), self._seen(), home, spans)
        self.holdings = Holdings()
        self.mentions: list[Mention] = []
        self.bodies: dict[str, Body | None] = {}
        self.units: list[Unit] = [seen.unit for seen in self.context.seen]
        for row in self.rows:
            row.posts = Posts(self.context, row.items, row.found.runs)
            self._apposed(row)
        for row in self.rows:
            self._ruled(row)
        for row in self.rows:
            self._named(row)
        for row in self.rows:
            self._free(row)

    def _row(self, start: int, end: int, items: list[Item]) -> Row:
        return Row(start, end, self.page.section_at(start), items, attach(items), {})

    # Who is meant

    def _bind(self) -> None:
        """Give each person item its key; a pronoun takes the subject before it."""
        subject: str | None = None
        last: Section | None = None
        for row in self.rows:
            if last is None or row.section.teaser != last.teaser or row.section.kind in {"headline", "caption"}:
                subject = None
            last = row.section
            recent: list[str] = []
            for k, item in enumerate(row.items):
                if not is_person(item):
                    continue
                key = self._key(item, recent, subject)
                if key is not None:
                    row.who[k] = key
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
            for item in row.items:
                for unit in item.units:
                    yield Seen(unit, False)
                for body in item.bodies:
                    yield from (Seen(unit, False) for unit in _units(body))
                for office in item.offices:
                    if office.body is not None:
                        yield from (Seen(unit, True) for unit in _units(office.body))

    # Facts

    def _apposed(self, row: Row) -> None:
        assert row.posts is not None
        for tie in row.found.ties:
            person = row.who.get(tie.person)
            item = row.items[tie.office]
            if person is None:
                continue
            posts = row.posts.of(tie.office) or self._bracketed(row, tie.office, tie.person)
            for post, office in zip(posts, item.offices, strict=False):
                self._hold(row, person, post, office, _standing(office), (tie.office, tie.person), tie.rule)

    def _bracketed(self, row: Row, k: int, person: int) -> tuple[Post, ...]:
        """The post of a shared title whose body stands in brackets after the name: "A (Sở Nội vụ)", "B (Xây dựng)"."""
        items = row.items
        if person + 2 >= len(items) or items[person + 1].text != "(" or items[person + 2].kind != "body":
            return ()
        assert row.posts is not None
        office = items[k].offices[0]
        body = items[person + 2].bodies[0]
        post = row.posts.make(office.title, lend(body, row.posts._partners(k)), office.seats)
        return (post,) if post else ()

    def _ruled(self, row: Row) -> None:
        """What the verbs of a sentence say."""
        assert row.posts is not None
        made, moved = events(row.items, row.found)
        day = timing.day_of(self, row)
        for event in made:
            self._event(row, event, day)
        for departure in moved:
            self._departs(row, departure, made, day)

    def _event(self, row: Row, event: Event, day: str | None) -> None:
        assert row.posts is not None
        person = row.who.get(event.person) if event.person is not None else self._subject_before(row)
        if person is None:
            return
        people = self._company(row, event.person) if event.person is not None else [person]
        item = row.items[event.office]
        if event.member:
            posts = self._memberships(row, event.office)
            offices: Sequence[Office | None] = [None] * len(posts)
        else:
            posts, offices = row.posts.of(event.office), item.offices
        for post, office in zip(posts, offices, strict=False):
            status: Status = event.status
            if office is not None and office.status == "former":
                status = "former"
            for key in people:
                span = (event.verb, event.office)
                held = self._hold(row, key, post, office, status, span, f"office.{event.status}")
                timing.note(self, row, held, event, day)

    def _departs(self, row: Row, departure: Departure, made: Sequence[Event], day: str | None) -> None:
        """The offices beside the name of somebody who is moved are left."""
        assert row.posts is not None
        person = row.who.get(departure.person)
        if person is None or not any(e.status == "appointed" and e.verb >= departure.verb for e in made):
            return
        for tie in row.found.ties:
            if tie.person != departure.person or tie.rule != "office.after" and tie.rule != "office.before":
                continue
            for post, office in zip(row.posts.of(tie.office), row.items[tie.office].offices, strict=False):
                if post.seats != "many" and office.status is None:
                    held = self._hold(row, person, post, office, "left", (tie.office, tie.person), "office.moved")
                    if held.until is None:
                        held.until = day

    def _company(self, row: Row, person: int) -> list[str]:
        """The person and those of the same plain list before ("các ông A, B và C giữ chức …")."""
        items = row.items
        found = [row.who[person]] if person in row.who else []
        k = person
        while items[k].kind == "name":
            j = k - 1
            while j >= 0 and items[j].kind == "honorific" and not items[j].many:
                j -= 1
            if j >= 1 and items[j].text in {",", "và"} and items[j - 1].kind == "name" and j - 1 in row.who:
                k = j - 1
                found.append(row.who[k])
                continue
            break
        many = any(items[n].kind == "honorific" and items[n].many for n in range(max(0, k - 2), k))
        return found if many or items[k].kind == "name" and len(found) > 1 else found[:1]

    def _memberships(self, row: Row, k: int) -> list[Post]:
        """ "tham gia Ban Chấp hành, Ban Thường vụ …": a member's post in the body, its owner lent by what follows."""
        assert row.posts is not None
        made = []
        after = [o.body for item in row.items[k:] for o in item.offices if o.body is not None]
        near = [b for item in row.items[k:] for b in item.bodies]
        before = [o.body for item in reversed(row.items[:k]) for o in item.offices if o.body is not None]
        for body in row.items[k].bodies:
            post = row.posts.make("Ủy viên", lend(body, [*near[1:], *after, *before]), "many")
            if post:
                made.append(post)
        return made

    def _subject_before(self, row: Row) -> str | None:
        return None

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
        start = min(row.items[k].start for k in span)
        end = max(row.items[k].end for k in span)
        if post.body not in self.bodies:
            self.bodies[post.body] = post.tree
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
        item = row.items[k]
        partners = self._neighbours(row.items, k)
        for body in item.bodies:
            if body.klass == "open-bare" or (body.klass == "unit-strict" and body.unit is None and body.owner is None):
                continue
            tree = self.context.complete(lend(body, partners))
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
        ruled = {e.office for e in events(row.items, row.found)[0]}
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


def _standing(office: Office) -> Status:
    """The status of an office beside a name."""
    return "former" if office.status == "former" else ("appointed" if office.status == "new" else "current")


def _units(body: Body) -> Iterable[Unit]:
    """The named units in a body and its owners."""
    if body.unit is not None and body.unit.name is not None:
        yield body.unit
    if body.owner is not None:
        yield from _units(body.owner)


def named_place(unit: Unit) -> Unit:
    """A unit with its province type settled."""
    return replace(unit)

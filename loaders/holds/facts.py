"""Who holds what, from the rows of a page: first what stands beside a name, then what verbs say."""

from collections.abc import Iterable, Sequence

from kg.model import Status
from loaders.bodies.context import Context
from loaders.dates.birth import births, tells
from loaders.holds.answers import is_of_speaker, tells_own
from loaders.holds.begun import Beginnings
from loaders.holds.beside import Beside
from loaders.holds.careers import (
    comes_after,
    gave_way,
    is_of_today,
    is_step_after,
    is_told_of_then,
    opens_life,
    ran_out,
)
from loaders.holds.elections import may_be_slated
from loaders.holds.elsewhere import may_be_elsewhere
from loaders.holds.exclusive import excludes
from loaders.holds.guests import mark_guests
from loaders.holds.handing import HandOvers
from loaders.holds.headings import given_below, headings
from loaders.holds.heirs import Heirs
from loaders.holds.held import Held, less_sure
from loaders.holds.joint import told_in_turn
from loaders.holds.lasting import goes_on, has_begun, is_held_on, is_kept
from loaders.holds.leaving import is_still
from loaders.holds.ledger import Ledger
from loaders.holds.lives import Lives
from loaders.holds.losses import Losses
from loaders.holds.meaning import Meaning
from loaders.holds.quits import Quits
from loaders.holds.resolve import resolve
from loaders.holds.row import Row
from loaders.holds.sequel import Sequels
from loaders.holds.spells import Spells
from loaders.holds.tenures import Tenures
from loaders.holds.timing import Calendar
from loaders.holds.together import is_of_others
from loaders.holds.topics import Topics
from loaders.holds.transfers import Transfers
from loaders.holds.turns import given_to
from loaders.offices.event import Event
from loaders.offices.people import People
from loaders.offices.post import Post
from loaders.offices.says import describes, is_plain, said
from loaders.offices.years import is_being, is_to_come
from loaders.text.page import Page


class Facts:
    """The holdings of a page, and the bodies that they name."""

    def __init__(
        self, page: Page, rows: Sequence[Row], people: People, context: Context, calendar: Calendar
    ) -> None:
        """Read every row, each with the sentences of its story before it at hand."""
        self.page = page
        self.people = people
        self.context = context
        self.spells = Spells(page, calendar)
        ledger = Ledger(page)
        self.hold, self.holdings, self.bodies = ledger.hold, ledger.holdings, ledger.bodies
        self.meaning = Meaning(page, self.holdings, self.spells)
        self.lives = Lives(ledger, self.spells, context)
        self.handovers = HandOvers(ledger, self.spells)
        self.heirs = Heirs(ledger, self.spells)
        self.topics = Topics(ledger, self.spells)
        self.beginnings = Beginnings(ledger, self.spells)
        self.transfers = Transfers(self.holdings)
        self.losses = Losses(ledger, self.spells)
        self.quits = Quits(ledger, self.spells)
        self.sequels = Sequels(ledger, self.spells)
        self.tenures = Tenures(ledger, self.spells)
        self._moves = 0
        self._births = tells(page.text)
        self.heads = headings(rows)
        resolve(rows, self.heads, context)
        self.beside = Beside(ledger, self.spells, self.heads, people, given=given_below(rows))
        for row in rows:
            mark_guests(row, page.text, people)
        for row in rows:
            self.beside.read(row)
        self.beside.sign(rows)
        for row in rows:
            self._born(row)
            self._hint(row)
            self._ruled(row)
            told = ledger.told.get(row.start, [])
            self.sequels.read(row, told)
            self.beginnings.read(row)
            self.handovers.read(row)
            self.heirs.read(row, told)
            self.topics.read(row)
            self.lives.read(row)
            self.quits.read(row)
            self.tenures.read(row)
        self.handovers.close()
        self.lives.close()

    def _born(self, row: Row) -> None:
        """Births, each of the last person named before it, else of the one whom the passage is about."""
        for at, date in births(self.page.text, row.start, row.end) if self._births else ():
            named = [key for k, key in row.who.items() if row.items[k].end <= at]
            key = named[-1] if named else row.subject
            if key and not self.people.known[key].birth:
                self.people.known[key].birth = date

    def _hint(self, row: Row) -> None:
        """Where a passage leaves its province open: the only one of the posts of the one whom it is about."""
        if row.found.runs and len(row.about) == 1:
            held = self.holdings.by_person(min(row.about))
            found = {place for h in held if (place := self.context.province_of(h.tree))}
            row.posts.hint = found.pop() if len(found) == 1 else None

    def _ruled(self, row: Row) -> None:
        """What the verbs of a sentence say; who leaves one post and is given another in it makes one move."""
        head = self.heads.get(row.start)
        if not (row.reading.events or row.reading.departures):
            for departure in self.transfers.read(row, (), head):
                self.losses.of(row, departure)
            return
        turned: dict[str, list[Held]] = {}
        made: list[tuple[Event, Held]] = []
        long_over = False  # … that ended more than a year ago
        over = False  # a post of a life has been told, so that what came "after it" is of that life too
        told_of = [e for e in row.reading.events if not is_to_come(row.items, e.verb)]
        ended = {e.verb for e in told_of if self.spells.has_ended(row, e.office)}
        for event in row.reading.events:
            gone = (over or self.spells.opens_in_old_times(row, event)) and not is_of_today(row, event)
            then = gone and bool(
                {"sau", "rồi", "tiếp"} & {i.text for i in row.items[max(0, event.verb - 4) : event.verb]}
            )
            then = then or (long_over and self.spells.is_after(row, event))
            then = then or opens_life(row, event, self.spells.calendar)
            then = (then or event.verb in ended) and not self.spells.is_now(row, event.office)
            then = then or (event.status == "appointed" and self.spells.shares.for_years(row, event))
            over = over or self.spells.is_over(row, event)
            long_over = long_over or self.spells.ended_long_ago(row, event)
            after = is_step_after(row, event, self.page.text)
            for held in self._event(row, event._replace(status="former", aside=True) if then else event):
                if held.status == "appointed" and self.beside.bygone.tells_on(row):
                    held.status = "former"
                held.lapsed = held.lapsed or (then and event.status == "appointed" and not held.until)
                for last in turned.get(held.person, ()) if after else ():
                    if last.status in {"appointed", "current"} and excludes(held, last):
                        last.status = "former"  # "được bầu làm X năm 2020, sau đó làm Y"
                if after and held.status == "current":
                    self.lives.steps.append(held)  # "sau đó là | Y. Từ ngày 1/7/2025, ông là Z"
                made.append((event, held))
                turned.setdefault(held.person, []).append(held)
        for event, held in made:
            own = len(held.evidence) == 1 and tells_own(row.items, event, self.page.text)
            fresh = self.spells.calendar.is_recent(held.since)
            own = own or (not fresh and not event.again and describes(row.items, event.verb))
            if held.status == "appointed" and (own or is_kept(row, event, self.page.text)):
                held.status = "current"
            elif held.status == "left" and event.status == "current" and is_still(row.items, event.verb):
                held.status, held.until = "current", None  # "A, X, được điều động làm Y. Ông vẫn kiêm X"
            elif event.again and held.status == "current":
                self._gave_way(held, made)
            elif row.items[event.verb].text in {"là", "kiêm"} and held.status == "current":
                self._given_in_roll(row, held)
        for held in self._stepped_from(row, made):
            held.status = "former"
        for held, day in self._was_then(row, made):
            held.status = "former"
            self.spells.ended(held, day)
        for departure in (*row.reading.departures, *self.transfers.read(row, made, head)):
            for held in self.losses.of(row, departure):
                turned.setdefault(held.person, []).append(held)
        for several in turned.values():
            told = [held for held in several if held.status in {"left", "appointed"}]
            start, end = row.vote or (0, 0)
            for held in told if row.vote else ():
                held.evidence.append(self.page.evidence(start, end, "office.carried"))
            if len({held.status for held in told}) == 2:
                self._moves += 1
                for held in told:
                    held.move = held.move or f"v{self._moves}"

    def _gave_way(self, held: Held, made: Sequence[tuple[Event, Held]]) -> None:
        """Make a post left that another is given: "A được bầu làm X; B, người giữ ghế ấy từ 2020, làm Y"."""
        given = [new for _, new in made if new.status == "appointed"]
        if held.seats == "one" and any(n.post == held.post and n.person != held.person for n in given):
            held.status = "left"
            went = [n.since for n in given if n.person == held.person and n.since and excludes(n, held)]
            self.spells.ended(held, went[-1] if went else None)

    def _given_in_roll(self, row: Row, held: Held) -> None:
        """Make a post given that a list tells of under its heading: "Xã X | Ông A là Bí thư Đảng ủy".

        Also in a bracket: "Phó Chủ tịch: B (kiêm Giám đốc Y)".
        """
        head = self.heads.get(row.start)
        if head is not None and head.roll and head.status == "appointed":
            held.status = "appointed"
            self.spells.begun(head.row, held, head.row.items[head.at].start)

    def _was_then(self, row: Row, made: Sequence[tuple[Event, Held]]) -> Iterable[tuple[Held, str | None]]:
        """What somebody was when he was given another post long ago, and the day if he was moved by that.

        "Năm 2013, (khi) đang là X, ông A được điều động làm Y".
        """
        for event, held in made:
            if not is_being(row.items, event.verb) or held.status not in {"current", "former"}:
                continue
            for later, new in made:
                given = later.verb > event.office and new.person == held.person and new.status != "current"
                if given and held is not new and self.spells.long_ago(row, later):
                    verbs = (k for k in row.reading.verbs if event.office < k <= later.verb)
                    moved = any(said(row.items, k) == "moved" for k in verbs)
                    yield held, new.since if moved else None

    def _stepped_from(self, row: Row, made: Sequence[tuple[Event, Held]]) -> Iterable[Held]:
        """The posts that only "là" tells, and that a later step of the sentence ended.

        "Ông là Phó Giám đốc rồi Giám đốc X, năm 2019 làm Y", "Ông trở thành Giám đốc X, nay là …"; or that
        stand beside the name. Also a post from which he rose in its body: "được điều về làm Phó Giám đốc X,
        ba năm sau được bổ nhiệm Giám đốc X".
        """
        for n, (event, held) in enumerate(made):
            yield from gave_way(row, event, held, self.holdings)
            if held.status == "appointed" and any(
                e.verb > event.verb and _rises(held, h) for e, h in made[n:]
            ):
                yield held
            alone = len(held.evidence) == 1 and held.evidence[0].rule == f"office.{event.status}"
            if not alone or row.items[event.verb].text not in {"là", "trở thành"}:
                continue
            climbed = any(e.verb == event.verb and e.status == "former" for e, _ in made)
            later = [(e, h) for e, h in made[n + 1 :] if h.person == held.person and e.verb > event.verb]
            later = [(e, h) for e, h in later if self.spells.long_ago(row, e) or is_of_today(row, e)]
            later = [(e, h) for e, h in later if not (h.since and held.since and h.since < held.since)]
            if held.status != "former" and any(climbed or excludes(h, held) for _, h in later):
                yield held

    def _event(self, row: Row, event: Event) -> Iterable[Held]:
        """Hold or release an office for each of those whom a verb means."""
        if event.status == "appointed" and (row.start, event.office) in self.beside.told_apart:
            return []  # "Hai Vụ trưởng Bộ X được bổ nhiệm là A (Vụ Y), B (Vụ Z)": of no other body
        if (
            is_of_others(row.items, event)
            or is_of_speaker(row.items, event.verb, others=bool(row.who))
            or may_be_slated(row, event, self.beside.elects)
        ):
            return []
        people = self.meaning.people(row, event)
        named = bool(event.people) and all(
            row.items[k].kind == "name" or row.items[k].text for k in event.people
        )
        made = []
        verb, bare = row.items[event.verb], self.lives.is_told_only(row, event)
        for said_post, office in self.meaning.posts(row, event):
            if office is not None and (office.status == "late" or may_be_elsewhere(row, event, said_post)):
                continue
            anew = event.status == "current" and office is not None and office.status == "new"
            told: Status = "appointed" if anew else event.status  # "A là tân Giám đốc X"
            over = told in {"appointed", "current"} and (
                self.spells.is_over(row, event) or self.spells.of_past_term(row, event.office, said_post.body)
            )
            ran = ran_out(row, event, said_post.body, self.page)
            for key in people:
                if self.people.known[key].foreign:
                    continue
                post = self.holdings.meant(key, said_post, self._left(row, event))
                known = self.holdings.of(key, post)
                ended = (over or told == "former") and self.spells.has_gone(row, event)
                gone = _is_gone(known) or ended
                status = self._status(row, event, key, post, told, over=over, ran=ran)
                still = over and known and known.running  # "Từ 2016 đến 2021, ông là X": he is it still
                if still or (event.replaced and key in given_to(row, event.office)):
                    continue
                if event.aside and known and not ended:
                    known.told, known.before = told, known.status
                    self.spells.told_beside(row, known, event)
                    continue
                span = (event.verb, event.office)
                passing = event.aside and (told == "former" or is_plain(verb))
                sure = named and not (passing or event.again or row.vote or bare)
                told_of = less_sure(post, "doubtful") if self.spells.shares.may_last(row, event) else post
                held = self.hold(
                    row, key, (told_of, office), status, span=span, rule=f"office.{event.status}", sure=sure
                )
                if event.aside and status == "appointed":
                    self.lives.aims.append(held)
                after = status == "appointed" and comes_after(row, event, self.page)
                if after and self.spells.is_undated_life(row, event, over=True):
                    self.lives.steps.append(held)
                    self.spells.told_beside(row, held, event)
                elif event.replaced:
                    self.spells.retired(row, held, event.people[0])
                elif not self.spells.shares.is_of_part(row, event):
                    self.spells.date(row, held, event._replace(status=status))
                if ended or self.spells.left_long_ago(row, event, held):
                    held.status = status if ended else "former"
                past = over or told_in_turn(row.items, event.verb)
                held.lapsed = status == "former" and past and not (held.until or gone or ran)
                held.running = held.running or (ran is False and held.status == "current")
                self.lives.stretches.held(row, event, held)
                self._tell_how(row, event, held, status)
                made.append(held)
        return made

    def _tell_how(self, row: Row, event: Event, held: Held, status: Status) -> None:
        """Note how a verb tells of a holding: that it stands, is given by others, is held beside another."""
        verb = row.items[event.verb]
        held.stands = status == "appointed" and self.spells.stands(row, event)
        held.given = event.status == "appointed" and not (is_plain(verb) or verb.text == "là")
        held.joint = held.joint or verb.text.startswith("kiêm")

    def _is_held(self, row: Row, event: Event, known: Held | None) -> bool:
        long_ago = self.spells.long_ago(row, event) is not None
        now = is_plain(row.items[event.verb]) and self.spells.is_now(row, event.office)
        now = now or self.spells.has_lasted(row, event)
        return now or is_held_on(row, event, known, long_ago) or has_begun(row, event, self.spells.calendar)

    def _status(
        self, row: Row, event: Event, person: str, post: Post, told: Status, *, over: bool, ran: bool | None
    ) -> Status:
        """The status of a person's post of which a verb has `told`, by what the page says of the time.

        `over`: its time is told to be over; `ran`: whether its term ran out, None where none is told.
        """
        known, ends = self.holdings.of(person, post), self.spells.ends(row, event)
        if told == "former" and goes_on(row, event, known, self.holdings.by_person(person)):
            return "current"
        if event.office in row.former:
            return "former"
        if told == "former" and self.spells.is_now(row, event.office):
            return "current"
        if (ran is False and not ends) or (event.member and self.spells.goes_with_now(row, event)):
            return told
        given = told == "appointed"
        if given and not over:
            over = self.lives.has_moved_on(row, event, person, post) or self.spells.is_of_old(
                row, event, post.body
            )
        if over and self.spells.has_gone(row, event):
            return "former"
        if over:
            return self.holdings.over(person, post, ends)
        again = _is_gone(known) and (
            self.spells.long_ago(row, event)
            or self.spells.shares.is_since_then(row, event)
            or is_told_of_then(row, event, self.page)
            or self.lives.is_aged(row, self.people.known[person].birth)
        )
        if told == "left" and again and event.replaced:
            return "former"  # "cựu Chủ tịch X B … A, sau khi được bầu làm Chủ tịch X thay ông B, …"
        if given and (self.lives.is_of_career(row, event, person, post) or again):
            return "former"
        return "current" if given and self._is_held(row, event, known) else told

    def _left(self, row: Row, event: Event) -> str | None:
        """The office that somebody leaves, as written."""
        item = row.items[event.office]
        return self.page.text[item.start : item.end] if event.status == "left" else None


def _rises(held: Held, later: Held) -> bool:
    """True for a post given to somebody that leads the body in which he had another as its deputy."""
    same = (held.person, held.body) == (later.person, later.body)
    same = same and (held.since is None or held.since != later.since)  # not two given on one day
    return same and later.status == "appointed" and held.title.casefold() == f"phó {later.title}".casefold()


def _is_gone(held: Held | None) -> bool:
    """True for a post that "nguyên" tells to be of before."""
    return held is not None and held.status == "former" and not held.lapsed

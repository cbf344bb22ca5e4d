"""From when to when a post was held, as the sentence that tells of it says."""

import re
from dataclasses import replace

from loaders.bodies.body import HEADS
from loaders.dates.counted import YEARS_ON
from loaders.holds import timing
from loaders.holds.careers import (
    go_together,
    happened,
    has_gone_on,
    is_given_by,
    is_of_step_before,
    last_of_pair,
)
from loaders.holds.gone import has_retired
from loaders.holds.held import Ends, Held
from loaders.holds.rows import Row
from loaders.holds.shares import Shares
from loaders.holds.timing import Calendar
from loaders.offices import bounds
from loaders.offices.bounds import Bound, follows, is_past
from loaders.offices.event import Event
from loaders.offices.items import phrase
from loaders.offices.verbs import is_lost, is_plain, is_then, said
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page

_AGAIN = re.compile(r"\b(?:[Tt]ái (?:đắc )?cử|tái bổ nhiệm|(?:bầu|bổ nhiệm) lại|tiếp tục (?:được|giữ|đảm))\b")
_SUCCEEDS = re.compile(r"\W*(?:người )?(?:thay|thế|kế nhiệm|tiếp quản)\b", re.I)
_TODAY = lists("cues.toml")["today"]
_LONGEST = 15  # years that a post is ever held: three terms


class Spells:
    """Dates holdings by the events that tell of them."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        """`calendar` has the page's dates."""
        self.page = page
        self.calendar = calendar
        self.shares = Shares(page, calendar)
        self._owned: dict[tuple[int, int], Mention | None] = {}
        self._over: dict[tuple[int, Event], bool] = {}
        ends = Ends()
        self._begin, self._finish, self._span = ends.begin, ends.finish, ends.span

    # Posts of a life

    def is_over(self, row: Row, event: Event) -> bool:
        """True for a post that the text dates by a month or year of a life, or by a spell that ended."""
        key = row.start, event
        if key not in self._over:
            self._over[key] = self._is_over(row, event)
        return self._over[key]

    def _is_over(self, row: Row, event: Event) -> bool:
        text, published = self.page.text, self.page.article.published
        bound = self._behind(row, event.office)
        if bound and bound.until and published:
            return is_past(bound.until, published)
        if bound and bound.how == "now":
            return False
        if self._retirement(row, event) or has_gone_on(row, event, self.calendar):
            return True
        since = bound if bound and bound.how == "from" else None
        if since and not event.moved and any(self._is_next(row, event, e, since) for e in row.reading.events):
            return True
        own = happened(row, event, self.calendar, "on") or self._told(row, event)
        if own and since:
            own = happened(row, event, self.calendar, "from") or own
        if own is None or self._lasts(own):
            return False
        if own.until and published:
            two = " và " in text[own.start : own.end]  # "trong các ngày 25 và 28/6" is no spell
            return not two and is_past(own.until, published)
        said = text[own.start : own.end]
        if event.status == "appointed" and len(own.ref) > len("2020") and self.calendar.is_fresh(own):
            return False  # "Tháng trước …": news, no life
        told = own.rule == YEARS_ON or (own.ref[:4] in said and any(c.isdigit() for c in said))
        then = row.items[event.verb].text == "là" and self.calendar.is_old(own)  # "Năm 2015, ông | là X"
        then = then and event.status == "current" and not self.calendar.is_from(own)
        return told and self.calendar.is_past(own) and (then or self.calendar.is_cv(row.section))

    def _retirement(self, row: Row, event: Event) -> Mention | None:
        """The day that ends a post told to its end: "làm X từ tháng 6/2014, nghỉ hưu tháng 12/2020"."""
        now = row.items[event.verb].text.startswith("hiện ")  # "hiện là Y, nghỉ hưu từ 2018": from another
        own = self.shares.retired(row, event) if event.status != "left" and not now else None
        published = self.page.article.published
        if own is None or published is None or own.start < row.items[event.office].end:
            return None
        if any(e.office > event.office and row.items[e.office].start < own.start for e in row.reading.events):
            return None  # it ended a later post
        return own if own.ref < published[: len(own.ref)] else None

    def long_ago(self, row: Row, event: Event) -> str | None:
        """The date of an event of more than a year ago, of which the text does not say that it lasts."""
        own = happened(row, event, self.calendar, "from", "on") or self._own(row, event)
        if own is None and event.status == "left":
            own = self.shares.retired(row, event)  # "hiện là Y, | nghỉ hưu từ 2018": from a post before Y
        return own.ref if own and self.calendar.is_old(own) and not self._lasts(own) else None

    def is_of_old(self, row: Row, event: Event) -> bool:
        """True for a post given so many years ago that nobody holds it still."""
        begun, published = self.long_ago(row, event), self.page.article.published
        years = (begun[:4], published[:4]) if begun and published else ("", "")
        return all(year.isdigit() for year in years) and int(years[1]) - int(years[0]) > _LONGEST

    def is_undated_life(self, row: Row, event: Event, over: bool) -> bool:
        """True for an event that a life tells without a date, or that is known to be `over`."""
        return self._own(row, event) is None and (over or self.calendar.is_cv(row.section))

    def opens_long_ago(self, row: Row, event: Event) -> bool:
        """True where such a date stands before the one who is meant."""
        own = self._own(row, event) if self.long_ago(row, event) else None
        return own is not None and own.end <= row.items[min(event.people)].start

    def _lasts(self, own: Mention) -> bool:
        """True for "từ tháng 7/2020 đến nay"."""
        return "nay" in self.page.text[own.end : own.end + 12].split(",")[0].split()

    def _is_next(self, row: Row, event: Event, other: Event, bound: Bound) -> bool:
        """True for the post that follows one dated by its beginning: "X từ năm 2015, đến năm 2020 là Y"."""
        own = self._own(row, other) if other.verb > event.office and other.status != "left" else None
        after = own is not None and bound.since is not None and own.ref > bound.since
        return after and not go_together(row, event.office, other.office)

    def has_ended(self, row: Row, office: int) -> Bound | None:
        """What stands beside an office that no verb rules, where it says that the post is over."""
        bound = self.calendar.behind(row.items[office].end, ruled=False)
        published = self.page.article.published
        over = bound and bound.until and published and is_past(bound.until, published)
        return bound if over else None

    def of_past_term(self, row: Row, office: int, body: str) -> bool:
        """True for an office whose term is over on the article's day."""
        end, published = row.items[office].end, self.page.article.published
        return published is not None and bounds.of_past_term(self.page.text, end, body, published)

    def is_now(self, row: Row, office: int) -> bool:
        """True for a post told to be held until now: "từ năm 2020 đến nay", "làm X như hiện nay"."""
        bound = self._behind(row, office)
        today = phrase(row.items[office + 1 : office + 4]).startswith(_TODAY)
        return today or (bound is not None and bound.how == "now")

    def end(self, row: Row, office: int) -> int:
        """Where what is told beside an office ends."""
        bound = self.calendar.behind(row.items[office].end)
        return bound.end if bound else row.items[office].end

    def ended(self, held: Held, day: str | None) -> None:
        """The day on which a post ended, as its holder died or another step of his life began."""
        self._finish(held, day, timing.CLAUSE)

    def told_apart(self, held: Held, day: Mention) -> None:
        """The day that another sentence or clause tells of a post that somebody was given, or moved from."""
        end = self._finish if held.status == "left" else self._begin
        end(held, day.ref, timing.PASSAGE)

    def set_apart(self, held: Held, day: str) -> None:
        """The day told of one apart, where the others' day was taken first."""
        if held.status == "appointed":
            self._begin(held, day, timing.APART)
        elif held.status == "left":
            self._finish(held, day, timing.APART)

    def ends(self, row: Row, event: Event) -> str | None:
        """The day up to which the text says that a post was held."""
        bound = self._behind(row, event.office)
        if bound and bound.until:
            return bound.until
        return own.until if (own := self._own(row, event)) else None

    def lived(self, row: Row, held: Held, spell: Mention, office: int) -> None:
        """The spell of an entry in somebody's life, or what stands beside the office in brackets."""
        own = self.calendar.behind(row.items[office].end, ruled=False)
        if own and own.how in {"from", "now"} and own.since and own.since > spell.ref:
            spell = replace(spell, ref=own.since)  # "2/2002 - 1/2006: Ủy viên X (từ tháng 10/2005), Bí thư Y"
        goes_on = held.until and follows(held.until, spell.ref)  # "1/2010 - 5/2014: …", "5/2014 - 3/2018: …"
        begun = held.since and not held.until and held.status == "appointed" and held.since <= spell.ref
        if goes_on or begun:  # "7/2024: được bầu làm X", "8/2024 - 6/2025: X"
            held.until = spell.until
            return
        self._span(held, spell.ref, spell.until, timing.BESIDE)

    def beside(self, row: Row, held: Held, office: int, *, listed: bool = False) -> None:
        """What stands right beside an office that no verb rules: "A, Bí thư X từ năm 2020, …".

        In a list of posts gone by also the month of the beginning: "…, rồi Chủ tịch X tháng 3/2021".
        """
        item = row.items[office]
        held.term = held.term or bounds.term(self.page.text, item.end)
        bound = self.calendar.behind(item.end, ruled=False)
        if bound and bound.how != "years" and (bound.how != "on" or listed):
            self._span(held, bound.since, bound.until, timing.BESIDE)

    # Events

    def date(self, row: Row, held: Held, event: Event) -> None:
        """Write what the text says of the time: the event's day, a term, a spell, a month of a life."""
        item, verb = row.items[event.office], row.items[event.verb]
        if gone := self._retirement(row, event):
            self._finish(held, gone.ref, timing.CLAUSE)
        run = bounds.run_term(self.page.text, row.items, event.office)
        held.term = bounds.term(self.page.text, item.end) or held.term or run
        if event.verb > event.office:  # moved or retired from what stands beside the name
            self.beside(row, held, event.office)
        elif self.told_beside(row, held, event):
            return
        if event.office and row.items[event.office - 1].text == "rồi":
            return
        if event.status == "former" or self.is_over(row, event):
            if is_lost(verb):
                self._lost(row, held, event)
            elif not is_then(verb):
                self._past(row, held, event)
            return
        once = (event.status, held.status) == ("appointed", "left")  # "Tháng 3/2025, …" of what he goes from
        own = self._since(row, event) if once or event.status == "current" else None
        anew = held.told == "current" and held.until  # "2010 - 2012: …", "Từ 2015 đến nay, ông là …"
        if own and (anew or held.status in {"current", "left"}) and (not once or self.calendar.is_past(own)):
            self._begin(held, own.ref, timing.CLAUSE)
        if event.status != held.status or event.status == "current":
            return
        if event.status == "left" and (retired := self.shares.retired(row, event, held.person)):
            self._finish(held, retired.ref, timing.BESIDE)
            return
        if self.shares.is_aside(row, event):
            return
        if event.moved and (begun := self._moving(row, event)):
            self._finish(held, begun, timing.CLAUSE)
            return
        barred = frozenset(self.shares.barred(row, event))
        lone = bool(_SUCCEEDS.match(self.page.text, row.start))
        span = (row.start, row.end)
        apart = any(item.text == ";" for item in row.items[event.verb : event.office])
        at = item.start if apart else verb.start  # "bầu X đối với ông A từ ngày 1/6; Y đối với ông B từ …"
        day = self.calendar.day(row.section, span, at, barred=barred, lone=lone)
        anew = self.calendar.held_anew(held.title) if day and day.near <= timing.PASSAGE else None
        if anew and day:
            if event.status == "appointed":
                self._begin(held, anew, day.near)
        elif day and (
            (day.near <= timing.PASSAGE and held.body.startswith(HEADS["of_a_day"]))
            or (day.near == timing.PAGE and self.shares.is_elsewhere(row, day.ref))
        ):
            return
        elif event.status == "appointed":
            again = bool(_AGAIN.search(self.page.text, row.start, verb.end))
            if day and (again or not held.anew or len(day.ref) == len("2025-09-30")):
                self._begin(held, day.ref, timing.APART if again else day.near)
            held.anew = held.anew or again
        elif day and (day.near > timing.PASSAGE or not has_retired(row.items, event.verb)):
            self._finish(held, day.ref, day.near)

    def _lost(self, row: Row, held: Held, event: Event) -> None:
        """The day of a punishment ends a post that is held, not one of a term gone by ("xóa tư cách")."""
        published, verb = self.page.article.published, row.items[event.verb]
        over = held.term and published and held.term[-4:] <= published[:4]
        if verb.text.startswith("xóa") or event.office in row.former or over:
            return
        barred = frozenset(self.shares.barred(row, event))
        day = self.calendar.day(row.section, (row.start, row.end), verb.start, barred=barred)
        if day is None or self.shares.is_aside(row, event):
            return
        begins = any(m.until and m.ref == day.ref for m in self.calendar.dates)
        if not (begins and day.near == timing.PAGE):  # on which day of a sitting of several?
            self._finish(held, day.ref, day.near)

    def begun(self, row: Row, held: Held, at: int, apart: int | None = None) -> None:
        """The day of what a sentence tells at an offset without a verb of office: "Thay bà A là ông B".

        No day is his of what a clause behind `apart` tells of another: "Bà A thay ông B, bị bãi nhiệm hồi …".
        """
        others = set(self.calendar.between(row.start, max(row.start, self.page.text.rfind(";", 0, at))))
        if held.status == "appointed":  # "cho ông A, X, nghỉ hưu từ ngày 1/7, bổ nhiệm bà B thay ông"
            others |= {m for m in self.calendar.between(row.start, row.end) if self.calendar.is_retiring(m)}
        if apart is not None and self.page.text.startswith(",", apart):
            others |= set(self.calendar.between(apart, row.end))
        if day := self.calendar.day(row.section, (row.start, row.end), at, barred=others):
            end = self._finish if held.status == "left" else self._begin
            end(held, day.ref, day.near)

    def retired(self, row: Row, held: Held, person: int) -> None:
        """The day from which one named in a sentence retired, told behind him or of him elsewhere in it."""
        behind = self.calendar.retired(row.items[person].end)
        if retired := behind or next((m for who, m in self.shares.retiring(row) if who == held.person), None):
            self._finish(held, retired.ref, timing.CLAUSE)

    def told_beside(self, row: Row, held: Held, event: Event) -> bool:
        """Write what stands right behind an office that a verb rules; True where it says all."""
        at = event.office
        if event.again and held.status == "current":  # "giữ chức vụ này | từ năm 2019"
            near = range(at, min(len(row.items), at + 4))
            at = next((k for k in near if row.items[k].text == "này"), at)
        bound = self._behind(row, at)
        if bound is None or bound.how == "years":
            return False
        plain = is_plain(row.items[event.verb])  # "được điều động từ X, nơi ông làm Y từ năm 2013"
        if event.status == "left" and bound.how in {"from", "on"} and not plain:
            self._finish(held, bound.since, timing.BESIDE)
            return True
        if bound.how != "on" or said(row.items, event.verb) == "appointed":
            self._span(held, bound.since, bound.until, timing.BESIDE)
        return bound.how == "now" or (bound.since is not None and bound.how not in {"on", "served"})

    def _moving(self, row: Row, event: Event) -> str | None:
        """The day from which the new post of a move is held, on which the old one ends."""
        for other in row.reading.events:
            after = other.status == "appointed" and other.verb >= event.verb
            if after and set(other.people) & set(event.people):
                bound = self.calendar.behind(row.items[other.office].end)
                if bound and bound.how == "from" and bound.since and len(bound.since) == len("2015-07-01"):
                    return bound.since
        return None

    def _behind(self, row: Row, office: int) -> Bound | None:
        """What stands behind an office that a verb rules, or outside brackets behind one held with it."""
        bound = self.calendar.behind(row.items[office].end)
        both = None if bound else self.calendar.behind(row.items[last_of_pair(row, office)].end)
        return bound or (both if both and not self.page.text.startswith(")", both.end) else None)

    def _own(self, row: Row, event: Event) -> Mention | None:
        """The date that a verb's clause tells before it; none of those that stand beside other offices."""
        own = self._told(row, event)
        return None if own and is_of_step_before(row, own, event, self.page.text) else own

    def _told(self, row: Row, event: Event) -> Mention | None:
        """The same, be it that of a step before it: "Năm 2010, ông làm X, sau đó | làm Y"."""
        verb = row.items[event.verb].start
        if (verb, event.office) not in self._owned:
            gone = event.verb > event.office  # from what stands beside the name, as do its dates
            taken = [m for k, m in self.shares.taken(row) if gone or k != event.office]
            taken += [m for _, m in self.shares.retiring(row)]
            self._owned[verb, event.office] = self.calendar.own(row.start, row.end, verb, taken)
        return self._owned[verb, event.office]

    def _since(self, row: Row, event: Event) -> Mention | None:
        """The date of "Từ tháng 5/2020 (đến nay), ông là …".

        Not of "Từ ngày 1/12, Giám đốc X sẽ là ông A, | hiện là Phó Giám đốc".
        """
        own = self._own(row, event)
        if own and row.items[event.verb].text.startswith(("hiện ", "đang ")) and not self._lasts(own):
            return None
        if own is None or is_given_by(row, event, own.end):
            return own  # "Tháng 10/2019, ông được bầu làm …" of a post held now
        behind = self.page.text[own.end : row.items[event.verb].start].lstrip()
        now = ("đến nay", "tới nay", "- nay", "– nay")
        return own if behind.startswith(now) or self.calendar.is_from(own) else None

    def _past(self, row: Row, held: Held, event: Event) -> None:
        """The spell of a post that is over, where its own clause tells it."""
        if self.shares.is_of_several(row, event):
            return
        own = self._own(row, event) or self.calendar.ordered(row.items[event.office].end, row.end)
        given = said(row.items, event.verb) == "appointed"
        between = self.page.text[own.end : row.items[event.verb].start] if own else ""
        if own and ("trước khi " in between or (between.rstrip().endswith("khi") and not own.until)):
            return  # "Năm 2007, ông làm X trước khi trở thành | Y", "Năm 2007, ông được bầu khi | đang là Y"
        if own and (own.until or self.calendar.is_past(own) or (given and len(own.ref) == 10)):
            if held.until and own.until and follows(held.until, own.ref):
                held.until = own.until  # "Từ 5/2014 - 4/2015, ông là X. Từ 5/2015 - 10/2019, ông là X, Y"
                return
            if event.status == "left":
                self._finish(held, own.until or own.ref, timing.CLAUSE)
                return
            self._span(held, own.ref, own.until, timing.CLAUSE)

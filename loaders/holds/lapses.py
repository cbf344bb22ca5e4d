"""Whether a post is over or held still, and since when, as the sentence that tells of it says."""

import re
from typing import Final

from loaders.dates.counted import YEARS_ON
from loaders.dates.edtf import years_between
from loaders.holds.careers import (
    go_together,
    goes_on_in_entry,
    happened,
    has_gone_on,
    is_given_by,
    is_of_step_before,
    is_of_that_time,
    is_step_after,
    last_of_pair,
)
from loaders.holds.gone import is_of_stay
from loaders.holds.held import WORKING, longest
from loaders.holds.replaced import is_in_place_of
from loaders.holds.row import Row
from loaders.holds.shares import Shares
from loaders.holds.stretches import is_of_era
from loaders.holds.timing import Calendar
from loaders.offices import terms
from loaders.offices.before import is_of_decade
from loaders.offices.bounds import WENT, Bound, is_past
from loaders.offices.event import Event
from loaders.offices.items import is_person, over_honorifics, phrase
from loaders.offices.says import is_plain, said
from loaders.offices.years import is_to_come
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page

_WHEN_GONE: Final = re.compile(r"[\s(]*(?:(?:vào|hồi|từ|đầu|giữa|cuối|ngày|tháng|năm)\s*)*", re.I)
_THEN: Final = re.compile(r"[^\w\n]*(?:sau|tiếp) đó\b", re.I)  # as the next sentence begins
_BACK_THEN: Final = re.compile(r"\b(?:trước (?:đó|khi)|(?:khi|lúc) (?:đó|ấy))\b", re.I)
_TODAY: Final = lists("cues.toml")["today"]
_CENTRE: Final = "Ban Chấp hành Trung ương Đảng"
_WITHIN: Final = frozenset({"Bộ Chính trị", "Ban Bí thư"})  # whose members are of it
_LATELY: Final = 6  # years in which one who takes up a post is taken to hold it

_ALONG: Final = re.compile(r"\)?,? (?:và )?")


class Lapses:
    """Answers what sentences tell of the time of posts."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        """`calendar` has the page's dates."""
        self.page = page
        self.calendar = calendar
        self.shares = Shares(page, calendar)
        self._owned: dict[tuple[int, int], Mention | None] = {}
        self._over: dict[tuple[int, Event], bool] = {}

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
        if bound and bound.how in {"now", "over"}:
            return bound.how == "over" and not is_to_come(row.items, event.verb)
        term = terms.term_before(text, row.start, row.items[event.verb].start)
        if term and published and event.status in {"current", "appointed"}:
            return term[-4:] < published[:4]
        if self._is_held_along(row, event):
            return True
        if self._retirement(row, event) or has_gone_on(row, event, self.calendar):
            return True
        verb = row.items[event.verb]
        offices = row.items[event.office].offices if is_plain(verb) or verb.text == "là" else ()
        if any(is_of_stay(text, row.start, verb.start, office) for office in offices):
            return True
        if is_of_that_time(row, event, self.calendar) or is_of_decade(row.items, event.verb):
            return True
        if goes_on_in_entry(row, event, self.page) or is_of_era(row, event, self.page):
            return True
        if event.member and self.goes_with_now(row, event):
            return False
        since = bound if bound and bound.how == "from" else None
        if since and not event.moved and any(self._is_next(row, event, e, since) for e in row.reading.events):
            return True
        if not bound and verb.text.startswith("hiện ") and row.items[event.verb - 1].text in {",", ";"}:
            return False  # "Ông về quê năm 1996, làm X, | hiện là Y"
        own = happened(row, event, self.calendar, "on") or self._told(row, event)
        if own and WENT.match(text, own.end):
            return True  # "Từ năm 2012 đến khi nghỉ hưu, ông là …"
        if own and since:
            own = happened(row, event, self.calendar, "from") or own
        if own is None or self._lasts(own):
            return own is None and self._follows_step(row, event)
        if own.until and published:
            two = " và " in text[own.start : own.end]  # "trong các ngày 25 và 28/6" is no spell
            this_year = own.until == published[:4]  # "từ năm 2022 đến năm 2025 bà là X", told in 2025
            return not two and (this_year or is_past(own.until, published))
        if self.calendar.is_till(own) and published:
            return is_past(own.ref, published)
        said = text[own.start : own.end]
        if event.status == "appointed" and len(own.ref) > len("2020") and self.calendar.is_fresh(own):
            return False  # "Tháng trước …": news, no life
        told = own.rule == YEARS_ON or (own.ref[:4] in said and any(c.isdigit() for c in said))
        then = row.items[event.verb].text == "là" and self.calendar.is_old(own)  # "Năm 2015, ông | là X"
        then = then and event.status == "current" and not self.calendar.is_from(own)
        plain = is_plain(row.items[event.verb]) or row.items[event.verb].kind == "word"  # "lên | X"
        plain = plain and event.status == "appointed"
        then = then or (plain and self._is_years_ago(own) and not is_given_by(row, event, own.end))
        return told and self.calendar.is_past(own) and (then or self.calendar.is_cv(row.section))

    def _follows_step(self, row: Row, event: Event) -> bool:
        """True for a post taken some time behind a step of years ago: "nhập ngũ năm 1978, | làm X"."""
        verb = row.items[event.verb]
        if event.status != "appointed" or not is_plain(verb) or self._behind(row, event.office):
            return False
        step = next(reversed(self.calendar.between(row.start, verb.start)), None)
        return step is not None and self._is_years_ago(step) and self.calendar.is_of_step(step, verb.start)

    def _is_held_along(self, row: Row, event: Event) -> bool:
        """True for what was held along with a post that ended: "X từ 2016 đến 2019, đồng thời | là Y"."""
        along = row.items[event.verb].text.startswith("đồng thời")
        before = [e for e in row.reading.events if along and e.verb < event.verb and e.people == event.people]
        bound = self._behind(row, before[-1].office) if before else None
        published = self.page.article.published
        if bound is None or bound.until is None or not published or not is_past(bound.until, published):
            return False
        return _ALONG.fullmatch(self.page.text, bound.end, row.items[event.verb].start) is not None

    def goes_with_now(self, row: Row, event: Event) -> bool:
        """True for a committee joined with a post of now: "tham gia Ban Thường vụ, giữ chức X đến nay"."""
        with_it = (e for e in row.reading.events if e.verb >= event.verb and e.people == event.people)
        return any(e.office > event.office and self.is_now(row, e.office) for e in with_it)

    def _retirement(self, row: Row, event: Event) -> Mention | None:
        """The day that ends a post told to its end: "làm X từ tháng 6/2014, nghỉ hưu tháng 12/2020"."""
        now = row.items[event.verb].text.startswith("hiện ")  # "hiện là Y, nghỉ hưu từ 2018": from another
        own = self.shares.retired(row, event) if event.status != "left" and not now else None
        published = self.page.article.published
        if own is None or published is None or own.start < row.items[event.office].end:
            return None
        run = next((run for run in row.found.runs if event.office in run.at), None)
        if run and any(
            row.items[k].offices and row.items[k].start < own.start for k in row.named if k >= run.last
        ):
            return None  # it ended a later post
        return own if own.ref < published[: len(own.ref)] else None

    def long_ago(self, row: Row, event: Event) -> str | None:
        """The date of an event of more than a year ago, of which the text does not say that it lasts."""
        own = happened(row, event, self.calendar, "from", "on") or self._own(row, event)
        if own is None and event.status == "left":
            own = self.shares.retired(row, event)  # "hiện là Y, | nghỉ hưu từ 2018": from a post before Y
        return own.ref if own and self.calendar.is_old(own) and not self._lasts(own) else None

    def is_of_old(self, row: Row, event: Event, body: str) -> bool:
        """True for a post in a body given so many years ago that nobody holds it still."""
        return self._years_since(self.long_ago(row, event)) > longest(body)

    def opens_in_old_times(self, row: Row, event: Event) -> bool:
        """True where the last date before a verb is of a lifetime ago: "Năm 1950, bà đi học, rồi | làm X".

        Not "Năm 1998, ông tốt nghiệp đại học, rồi | làm X": that may be of these years.
        """
        dates = self.calendar.between(row.start, row.items[event.verb].start)
        return bool(dates) and self._years_since(dates[-1].until or dates[-1].ref) > WORKING

    def is_undated_life(self, row: Row, event: Event, over: bool) -> bool:
        """True for an event that a life tells without a date, or that is known to be `over`."""
        return self._own(row, event) is None and (over or self.calendar.is_cv(row.section))

    def opens_long_ago(self, row: Row, event: Event) -> bool:
        """True where such a date stands before the one who is meant."""
        own = self._own(row, event) if self.long_ago(row, event) else None
        return own is not None and own.end <= row.items[min(event.people)].start

    def _is_years_ago(self, own: Mention) -> bool:
        """True for a date of more years ago than a term and the next have: whether it lasts, nobody knows."""
        return self._years_since(own.ref) > _LATELY

    def _years_since(self, day: str | None) -> int:
        """How many years before publication a day was; 0 where that is unknown."""
        return years_between(day, self.page.article.published) or 0

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
        dashed = phrase(row.items[office + 1 : office + 2]) == "-"
        last = last_of_pair(row, office) if dashed else office
        bound = self.calendar.behind(row.items[last].end, ruled=False)
        published = self.page.article.published
        past = bound and bound.until and published and is_past(bound.until, published)
        return bound if past or (bound and bound.how == "over") else None

    def has_gone(self, row: Row, event: Event) -> bool:
        """True for a post held until an end of which the text tells, and not when: "đến khi nghỉ hưu"."""
        told = self._behind(row, event.office) or self._own(row, event)  # "từ năm 2009 | đến khi nghỉ hưu"
        over = isinstance(told, Bound) and told.how == "over"
        ends = over or (told is not None and WENT.match(self.page.text, told.end) is not None)
        return ends and not is_to_come(row.items, event.verb)

    def of_past_term(self, row: Row, office: int, body: str) -> bool:
        """True for an office whose term is over on the article's day."""
        end, published = row.items[office].end, self.page.article.published
        if published is None or terms.of_past_term(self.page.text, end, body, published):
            return published is not None
        behind = row.items[office + 2 : office + 3]  # "Ủy viên Bộ Chính trị, Ủy viên Trung ương Đảng khóa IX"
        both = body in _WITHIN and behind and behind[0].kind == "office" and row.items[office + 1].text == ","
        return bool(both) and terms.of_past_term(self.page.text, behind[0].end, _CENTRE, published)

    def is_now(self, row: Row, office: int) -> bool:
        """True for a post told to be held until now: "từ năm 2020 đến nay", "làm X như hiện nay"."""
        bound = self._behind(row, office)
        today = phrase(row.items[office + 1 : office + 4]).startswith(_TODAY)
        return today or (bound is not None and bound.how == "now")

    def has_lasted(self, row: Row, event: Event) -> bool:
        """True for a post given long ago and told to be held since: "về làm X từ 2018 đến nay"."""
        begun = happened(row, event, self.calendar, "now")
        return begun is not None and self.calendar.is_old(begun)

    def stands(self, row: Row, event: Event) -> bool:
        """True for what "ông A (, 46 tuổi,) giữ chức X từ ngày 1/7/2025" tells, no "Sau đó" behind it."""
        if not is_plain(row.items[event.verb]) or row.items[event.verb].text.startswith("nhận"):
            return False
        if _THEN.match(self.page.text, row.end):
            return False
        k = event.verb - 1
        while k > 0 and (row.items[k].text in {",", "tuổi", "(", ")"} or row.items[k].text.isdigit()):
            k -= 1
        bound = self._behind(row, event.office) if is_person(row.items[k]) else None
        return bound is not None and bound.how == "from" and over_honorifics(row.items, k) == -1

    def end(self, row: Row, office: int) -> int:
        """Where what is told beside an office ends."""
        bound = self.calendar.behind(row.items[office].end)
        return bound.end if bound else row.items[office].end

    def ended_long_ago(self, row: Row, event: Event) -> bool:
        """True for a post told to have ended more than a year before the article."""
        ends, published = self.ends(row, event), self.page.article.published
        if not (ends and published and ends[:4].isdigit()):
            return False
        return int(ends[:4]) < int(published[:4]) - 1

    def is_after(self, row: Row, event: Event) -> bool:
        """True for a post given some day, behind one over long ago: "làm X từ 1994 đến 2004 thì | làm Y"."""
        just = {item.text for item in row.items[max(0, event.verb - 3) : event.verb]} & {"vừa", "mới"}
        return event.status == "appointed" and not just and self._own(row, event) is None

    def ends(self, row: Row, event: Event) -> str | None:
        """The day up to which the text says that a post was held."""
        bound = self._behind(row, event.office)
        if bound and bound.until:
            return bound.until
        return own.until if (own := self._own(row, event)) else None

    def _retiring_from(self, row: Row, event: Event) -> Mention | None:
        """The day on which one retired from a post told behind it.

        "Trước khi nghỉ hưu năm 2019, bà A | là X", "Năm 2019, bà nghỉ hưu khi đang | là X".
        """
        k = max((verb for verb in row.reading.verbs if verb < event.verb), default=-1)
        if k < 0 or said(row.items, k) != "retired":
            return None
        end = row.items[k].end
        parted = self.page.text.find(";", end, row.items[event.verb].start)
        if parted >= 0 and not _BACK_THEN.search(self.page.text, parted, row.items[event.verb].start):
            return None  # "làm X đến khi nghỉ hưu năm 2019; ông cũng | là Y"
        behind = self.calendar.between(end, row.items[event.verb].start)
        if behind:  # "nghỉ hưu năm 2019; trước đó, năm 2012, ông | là X" has another day
            gone = len(behind) == 1 and _WHEN_GONE.fullmatch(self.page.text, end, behind[0].start)
            return behind[0] if gone else None
        close = "," not in self.page.text[end : row.items[event.verb].start]
        return self.calendar.own(row.start, row.end, row.items[k].start) if close else None

    def _is_of_steps(self, row: Row, event: Event, own: Mention) -> bool:
        """True for a spell of more posts than one: "Những năm 1964 - 1974, ông làm X, sau đó làm Y"."""
        if not own.until or self.calendar.is_from(own):
            return False
        return any(
            e.verb > event.office and is_step_after(row, e, self.page.text) for e in row.reading.events
        )

    def _behind(self, row: Row, office: int) -> Bound | None:
        """What stands behind an office that a verb rules, or outside brackets behind one held with it."""
        bound = self.calendar.behind(row.items[office].end)
        both = None if bound else self.calendar.behind(row.items[last_of_pair(row, office)].end)
        shut = both and both.how != "till" and self.page.text.startswith(")", both.end)
        return bound or (None if shut else both)

    def _own(self, row: Row, event: Event) -> Mention | None:
        """The date that a verb's clause tells before it; none of those that stand beside other offices."""
        own = self._told(row, event)
        return None if own and is_of_step_before(row, own, event, self.page) else own

    def _told(self, row: Row, event: Event) -> Mention | None:
        """The same, be it that of a step before it: "Năm 2010, ông làm X, sau đó | làm Y"."""
        verb = row.items[event.verb].start
        if (verb, event.office) not in self._owned:
            gone = event.verb > event.office  # from what stands beside the name, as do its dates
            taken = [m for k, m in self.shares.taken(row) if gone or k != event.office]
            taken += [m for _, m in self.shares.retiring(row)]
            for k in (k for k in event.people if k < event.verb and is_in_place_of(row.items, k)):
                # the newcomer's: "…, thay ông B"
                taken += self.calendar.between(row.start, row.items[k].start)
            self._owned[verb, event.office] = self.calendar.own(row.start, row.end, verb, taken)
        return self._owned[verb, event.office]

    def _since(self, row: Row, event: Event) -> Mention | None:
        """The date of "Từ tháng 5/2020 (đến nay), ông là …".

        Not of "Từ ngày 1/12, Giám đốc X sẽ là ông A, | hiện là Phó Giám đốc".
        """
        own = self._own(row, event)
        now = row.items[event.verb].text.startswith(("hiện ", "đang ", "đương ", "lâu nay "))
        if own and now and not self._lasts(own):
            return None
        if own and self.calendar.is_of_step(own, row.items[event.verb].start):
            return None
        if own is None or is_given_by(row, event, own.end):
            return own  # "Tháng 10/2019, ông được bầu làm …" of a post held now
        behind = self.page.text[own.end : row.items[event.verb].start].lstrip()
        lasts = behind.startswith(("đến nay", "tới nay", "- nay", "– nay"))
        return own if lasts or self.calendar.is_from(own) else None

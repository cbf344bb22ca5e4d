"""From when to when a post was held that is over, where its own clause tells it."""

import re
from typing import Final

from loaders.holds import timing
from loaders.holds.gone import is_term_served
from loaders.holds.held import Ends, Held
from loaders.holds.lapses import Lapses
from loaders.holds.row import Row
from loaders.holds.timing import Calendar
from loaders.offices.bounds import WENT, follows
from loaders.offices.event import Event
from loaders.offices.says import said
from loaders.offices.years import acts_as_such, is_being
from loaders.text.page import Mention, Page

_AT_THAT_TIME: Final = re.compile(
    r"\b(?:(?<!trong )khi|lúc|hồi|thời điểm|thời gian|thời kỳ) (?:đó|ấy)\b|\bbấy giờ\b", re.I
)
_WHILE_HE: Final = re.compile(  # not "tháng 8/2007, khi ông về | làm X"
    r"\b(?:khi|lúc|hồi) (?:ông|bà|anh|chị|đồng chí)(?: [A-ZĐ]\w*)*(?: đang| còn)? $"
)
_IN_TIME_OF: Final = re.compile(  # not "từ 2016 đến 2019, trong thời gian | làm X"
    r"\btrong (?:suốt |khoảng )?(?:thời gian|quá trình|thời kỳ)"
    r"(?: (?:ông|bà|anh|chị|đồng chí)(?: [A-ZĐ]\w*)*)?(?: đang| còn)? $"
)
_BEING: Final = frozenset({"là", "làm"})
_OPENING: Final = 16  # characters of what opens a sentence before its date


class Pasts(Lapses):
    """Dates posts that are over."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        """`calendar` has the page's dates."""
        super().__init__(page, calendar)
        ends = Ends()
        self._begin, self._finish, self._span = ends.begin, ends.finish, ends.span
        self._renew = ends.renew

    def _past(self, row: Row, held: Held, event: Event) -> None:
        """The spell of a post that is over, where its own clause tells it."""
        if event.status != "left" and self.shares.is_of_several(row, event):
            return
        gone = self._retiring_from(row, event)
        if gone:
            self._finish(held, gone.ref, timing.CLAUSE)
        own = self._own(row, event) or self.calendar.ordered(row.items[event.office].end, row.end)
        given = said(row.items, event.verb) == "appointed" and not event.aside  # "khi | giữ chức X": undated
        if own and event.status != "left" and not own.until and is_term_served(row.items, event.verb):
            return  # "Tháng 5/2020, ông được bầu … sau ba năm | làm X"
        if own and ((gone and own.start == gone.start) or self._is_of_steps(row, event, own)):
            return
        if own and self.calendar.is_of_step(own, row.items[event.verb].start):
            return
        if own and own.until and self._goes_on_past(row, held, event, own):
            return
        if own and self._is_of_then(row, event, own):
            return
        if own and held.term and held.term < own.ref and row.items[event.verb].text.startswith("đồng thời"):
            return  # "2017 được bầu làm X, đồng thời | là Y nhiệm kỳ 2014-2019": since when is open
        if own and held.until and WENT.match(self.page.text, own.end) and follows(held.until, own.ref):
            held.until = None  # "Từ 5/2014 - 4/2015, ông là X. Từ 5/2015 đến khi qua đời, ông là X"
            return
        if own and (
            own.until
            or self.calendar.is_past(own)
            or self.calendar.is_till(own)
            or (given and len(own.ref) == 10)
        ):
            if held.until and own.until and follows(held.until, own.ref):
                held.until = own.until  # "Từ 5/2014 - 4/2015, ông là X. Từ 5/2015 - 10/2019, ông là X, Y"
                return
            if event.status == "left" or (own.until is None and self.calendar.is_till(own)):
                self._finish(held, own.until or own.ref, timing.CLAUSE)
                return
            self._span(held, own.ref, own.until, timing.CLAUSE)

    def _is_of_then(self, row: Row, event: Event, own: Mention) -> bool:
        """True for the day of something else, when somebody had a post.

        "Mới tháng trước, ông còn | là X", "Năm 2007, ông làm X trước khi trở thành | Y", "… khi | là Z", "Sai
        phạm xảy ra năm 2016, lúc (đó) ông A | là X", "Năm 2016, trong thời gian | làm X, ông …"; not "Từ năm
        2009, khi đó mới 30 tuổi, ông A | làm X".
        """
        between = self.page.text[own.end : row.items[event.verb].start]
        since = self.calendar.is_from(own)
        being = row.items[event.verb].text in _BEING and _WHILE_HE.search(between)
        if not (since or own.until) and (being or _IN_TIME_OF.search(between)):
            return True
        if (between.endswith("còn ") or is_being(row.items, event.verb)) and not since:
            return True
        if "trước khi " in between or (between.endswith("khi ") and not own.until):
            return True
        opens = own.start - row.start < _OPENING
        if _AT_THAT_TIME.search(between) and not (since and opens):
            return True
        return self._is_of_act(row, event, own)

    def _is_of_act(self, row: Row, event: Event, own: Mention) -> bool:
        """True for the day of what somebody did in a post: "Năm 2015, ông A | là X đã ký"; not "từ 2015"."""
        since = own.until is None and self.calendar.is_from(own)
        return not since and acts_as_such(row.items, event.verb, event.office)

    @staticmethod
    def _goes_on_past(row: Row, held: Held, event: Event, own: Mention) -> bool:
        """True for a post that the spell of its sentence does not date, be it held longer or come to in it.

        "Từ 12/2003 đến 7/2006, ông làm X, giữ chức Y đến 8/2008", "…, ông làm X và | trở thành Y".
        """
        if held.until and own.until and held.until > own.until:
            return True
        later = any(e.verb < event.verb and row.items[e.verb].start >= own.end for e in row.reading.events)
        return later and row.items[event.verb].text == "trở thành"

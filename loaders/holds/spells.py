"""From when to when a post was held, as the sentence that tells of it says."""

import re
from dataclasses import replace
from typing import Final

from loaders.bodies.body import HEADS
from loaders.holds import timing
from loaders.holds.gone import has_retired
from loaders.holds.held import Held
from loaders.holds.pasts import Pasts
from loaders.holds.row import Row
from loaders.offices import terms
from loaders.offices.before import released_from
from loaders.offices.bounds import Bound, follows, is_past
from loaders.offices.event import Event
from loaders.offices.items import Item, clause_start
from loaders.offices.says import is_act, is_first, is_lost, is_plain, is_then, said
from loaders.text.page import Mention

_AGAIN: Final = re.compile(
    r"\b(?:[Tt]ái (?:đắc )?cử|tái bổ nhiệm|(?:bầu|bổ nhiệm) lại|tiếp tục (?:được|giữ|đảm))\b"
)
# "miễn nhiệm ông A, | đã chuyển công tác từ …"
_HAD_GONE: Final = re.compile(r"\bđã (?:nghỉ|chuyển|được|nhận)\b[^;.]*$")
_SUCCEEDS: Final = re.compile(r"\W*(?:người )?(?:thay|thế|kế nhiệm|tiếp quản)\b", re.I)
_HELD: Final = frozenset({"current", "former"})  # the statuses of a post that nobody gives


class Spells(Pasts):
    """Dates holdings by the events that tell of them."""

    def ended(self, held: Held, day: str | None, near: int = timing.CLAUSE) -> None:
        """The day on which a post ended, as its holder died or another step of his life began."""
        self._finish(held, day, near)

    def started(self, held: Held, day: str) -> None:
        """The day on which a post began that another sentence or clause tells of its holder."""
        self._begin(held, day, timing.CLAUSE)

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
        told = terms.term(self.page.text, item.end)
        if held.told not in _HELD or not self._is_of_last(held, told):
            held.term = held.term or told
        bound = self.calendar.behind(item.end, ruled=False)
        if bound and office in row.former and bound.how == "from" and self.calendar.is_recent(bound.since):
            return  # "nghỉ hưu đối với ông A, nguyên Giám đốc X từ ngày 1/3": he retires then
        if bound and bound.how == "from" and self._is_of_gift(row, office, bound.since):
            return
        if bound and bound.how != "years" and (bound.how != "on" or listed):
            self._span(held, bound.since, bound.until, timing.BESIDE)

    def _is_of_last(self, held: Held, term: str | None) -> bool:
        """True for a term that is over when a post is given: "A, Chủ tịch X nhiệm kỳ 2017-2022, tái cử"."""
        published = self.page.article.published or ""
        return held.status == "appointed" and bool(term) and str(term)[-4:] <= published[:4]

    def _is_of_gift(self, row: Row, office: int, since: str | None) -> bool:
        """True for the day of what is given to one whose own post is told last.

        "giao Quyền Giám đốc X cho bà A, Phó Giám đốc X|, kể từ ngày 15/5"
        """
        item = row.items[office]
        day = self.calendar.is_recent(since) and len(since or "") == len("2023-05-15")
        if not day or not self.page.text.startswith(",", item.end):
            return False
        turned = [e for e in row.reading.events if e.status in {"appointed", "left"} and e.office < office]
        return any(e.office < k < office for e in turned for k in e.people)

    def noted(self, row: Row, held: Held, office: int, person: int) -> None:
        """The years in a bracket behind the name that a post stands before: "Bí thư X | A (1986 - 1991)"."""
        end, published = row.items[person].end, self.page.article.published
        if person < office or held.seats == "many" or not self.page.text.startswith(" (", end):
            return
        bound = self.calendar.behind(end, ruled=False)
        if bound and bound.since and (bound.how == "now" or bound.until) and bound.is_of_post():
            over = bound.until and published and is_past(bound.until, published)
            held.status = "former" if over and held.status == "current" else held.status
            self._span(held, bound.since, bound.until, timing.BESIDE)

    def _write_term(self, row: Row, held: Held, event: Event) -> None:
        """The term that a sentence tells of a post; of one given again the last, and not the one gone by."""
        run = terms.run_term(self.page.text, row.items, event.office)
        told = terms.term(self.page.text, row.items[event.office].end)
        if last := not told and held.before in _HELD and self._is_of_last(held, held.term):
            held.term = None
        held.term = max(told or "", held.term or "") or run
        if not (held.term or last) and (held.status == "former" or not self.is_over(row, event)):
            held.term = terms.term_before(self.page.text, row.start, row.items[event.verb].start)

    def _is_told_with_spell(self, row: Row, held: Held, event: Event) -> bool:
        """True where a sentence that gives a post tells a spell in it, too: "A, X 2020-2025, được …"."""
        beside = (k for k, item in enumerate(row.items) if item.kind == "office" and k != event.office)
        same = (k for k in beside if any(p[:2] == held.post[:2] for p in row.posts.of(k)))
        return any((bound := self._behind(row, k)) and bound.until == held.until for k in same)

    def date(self, row: Row, held: Held, event: Event) -> None:
        """Write what the text says of the time: the event's day, a term, a spell, a month of a life."""
        verb = row.items[event.verb]
        if gone := self._retirement(row, event):
            self._finish(held, gone.ref, timing.CLAUSE)
        self._write_term(row, held, event)
        if not self.is_over(row, event) and self._is_told_with_spell(row, held, event):
            self._renew(held, self.page.article.published or "")
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
        own = None if own and self._is_of_act(row, event, own) else own
        anew = held.told == "current" and held.until  # "2010 - 2012: …", "Từ 2015 đến nay, ông là …"
        before = own and (self.calendar.is_past(own) or (held.until and own.ref < held.until))
        if own and (anew or held.status in {"current", "left"}) and (not once or before):
            self._begin(held, own.ref, timing.CLAUSE)
        if event.status != held.status or event.status == "current":
            return
        retired = self.shares.retired(row, event, held.person) if event.status == "left" else None
        if retired and not (is_act(verb) and _HAD_GONE.search(self.page.text, verb.end, retired.start)):
            self._finish(held, retired.ref, timing.BESIDE)
            return
        if self.shares.is_aside(row, event):
            return
        if (event.moved or self._is_ordered(row, event)) and (begun := self._moving(row, event)):
            self._finish(held, begun, timing.BESIDE)
            return
        barred = frozenset(self.shares.barred(row, event))
        lone = bool(_SUCCEEDS.match(self.page.text, row.start))
        span = (row.start, row.end)
        apart = any(item.text == ";" for item in row.items[event.verb : event.office])
        at = (row.items[event.office] if apart else verb).start  # "bầu X với ông A từ ngày 1/6; Y với B từ …"
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
                anew_now = again or (held.anew and self.calendar.is_recent(day.ref))
                self._begin(held, day.ref, day.near + (timing.APART if anew_now else 0))  # before all others
            held.anew = held.anew or again
        elif day and (day.near > timing.PASSAGE or not has_retired(row.items, event.verb)):
            self._finish(held, day.ref, day.near)

    def _lost(self, row: Row, held: Held, event: Event) -> None:
        """The day of a punishment ends a post that is held, not one of a term gone by ("xóa tư cách X")."""
        published, verb = self.page.article.published, row.items[event.verb]
        over = held.term and published and held.term[-4:] <= published[:4]
        if "tư cách" in verb.text or event.office in row.former or over:
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

    def listed(self, row: Row, held: Held, verb: Item, at: int) -> None:
        """The day of a release, of one told behind others: "Danh sách miễn nhiệm gồm A, X; | B, Y".

        The one told of him, else that of the verb: none that is told of another, nor "X từ năm 2019".
        """
        start, end = self.page.text.rfind(";", row.start, at), self.page.text.find(";", at, row.end)
        told = self.calendar.between(start, end if end >= 0 else row.end)
        if any(len(m.ref) == len("2015-07-01") and self.calendar.is_recent(m.ref) for m in told):
            self.begun(row, held, at)
        elif day := self.calendar.day(row.section, (row.start, verb.end), verb.start):
            self._finish(held, day.ref, timing.BESIDE)

    def retired(self, row: Row, held: Held, person: int) -> None:
        """The day from which one named in a sentence retired, told behind him or of him elsewhere in it."""
        behind = self.calendar.retired(row.items[person].end)
        if retired := behind or next((m for who, m in self.shares.retiring(row) if who == held.person), None):
            self._finish(held, retired.ref, timing.CLAUSE)

    def left_long_ago(self, row: Row, event: Event, held: Held) -> bool:
        """True for a post left on a day told behind it that is no news: "sau khi rời chức X năm 2020"."""
        day, today = held.until, self.page.article.published
        if not any(item.text == "khi" for item in row.items[max(0, event.verb - 3) : event.verb]):
            return False
        if held.status != "left" or not (day and today and day[:4].isdigit()):
            return False
        told = self.calendar.between(row.items[event.office].end, row.end)
        return int(day[:4]) < int(today[:4]) - 1 and any(m.ref == day for m in told)

    def told_beside(self, row: Row, held: Held, event: Event) -> bool:
        """Write what stands right behind an office that a verb rules; True where it says all."""
        at = event.office
        if event.again and held.status == "current":  # "giữ chức vụ này | từ năm 2019"
            near = range(at, min(len(row.items), at + 4))
            at = next((k for k in near if row.items[k].text == "này"), at)
        bound = self._behind(row, at) or self._behind_all(row, event)
        if bound is None or bound.how == "years":
            return False
        plain = is_plain(row.items[event.verb])  # "được điều động từ X, nơi ông làm Y từ năm 2013"
        plain = plain and released_from(row.items, event.verb) < 0
        if event.status == "left" and bound.how in {"from", "on"} and not plain:
            self._finish(held, bound.since, timing.BESIDE)
            return True
        if bound.how == "from" and is_lost(row.items[event.verb]):
            self._lost(row, held, event)  # "bị cách chức X | từ ngày 1/3"
            return True
        begins = said(row.items, event.verb) == "appointed" or is_first(row.items[event.verb])
        own = self._own(row, event) if bound.how == "now" and bound.since is None else None
        if own and not own.until and said(row.items, event.verb) == "appointed":
            self._begin(held, own.ref, timing.BESIDE)  # "Tháng 9/2017, được giao giữ chức X đến nay"
        elif bound.how != "on" or begins:  # "bầu ông A làm X, cương vị ông gánh vác từ 7/2025": elected anew
            anew = bound.how == "served" and event.status == "appointed" and _is_of_event(row, event)
            self._span(held, bound.since, bound.until, timing.PAGE if anew else timing.BESIDE)
            if self._has_just_retired(row.items[at].end, bound):
                held.status = "left"
        if event.status == "left" and event.again and plain:
            return False  # "ông A, người giữ chức này từ năm 2017, thôi giữ chức từ 1/8"
        return bound.how == "now" or (bound.since is not None and bound.how not in {"on", "served"})

    def _has_just_retired(self, start: int, bound: Bound) -> bool:
        """True for an end told by the day of a retirement that is news: "làm X đến khi nghỉ hưu ngày 1/4"."""
        day = bound.until or ""
        told = self.page.low.find("hưu", start, bound.end) >= 0
        return told and len(day) == len("2026-04-01") and self.calendar.is_recent(day)

    def _behind_all(self, row: Row, event: Event) -> Bound | None:
        """The day behind the last of the posts that one verb takes: "thôi làm X, Giám đốc Y từ ngày 1/8"."""
        if event.status != "left" or event.verb > event.office:
            return None
        same = (e for e in row.reading.events if (e.verb, e.status) == (event.verb, "left"))
        last = max((e.office for e in same if e.people == event.people), default=event.office)
        between = row.items[event.office + 1 : last]
        if not between or not all(i.kind in {"office", "body"} or i.text in {",", "và"} for i in between):
            return None
        bound = self.calendar.behind(row.items[last].end)
        whole = bound and bound.how == "from" and bound.since and len(bound.since) == len("2015-07-01")
        return bound if whole else None

    def _is_ordered(self, row: Row, event: Event) -> bool:
        """True for a post that one order takes: "Ngày 29/9, X quyết định ông A | thôi giữ chức Y, …"."""
        verb = row.items[event.verb]
        return verb.text.startswith("thôi") and "uyết định" in self.page.text[row.start : verb.start]

    def _moving(self, row: Row, event: Event) -> str | None:
        """The day from which the new post of a move is held, on which the old one ends.

        "quyết định ông A thôi giữ chức X, điều động giữ chức | Y từ ngày 5/10".
        """
        for other in row.reading.events:
            after = other.status == "appointed" and other.verb >= event.verb
            if after and set(other.people) & set(event.people):
                bound = self.calendar.behind(row.items[other.office].end)
                if bound and bound.how == "from" and bound.since and len(bound.since) == len("2015-07-01"):
                    return bound.since
        return None


def _is_of_event(row: Row, event: Event) -> bool:
    """True for a post that somebody is given there: "bầu ông A | làm X", not "ông A | làm X"."""
    verbs = (k for k in range(clause_start(row.items, event.verb), event.verb + 1))
    verbs = (k for k in verbs if row.items[k].kind == "verb" and not is_plain(row.items[k]))
    return any(said(row.items, k) == "appointed" for k in verbs)

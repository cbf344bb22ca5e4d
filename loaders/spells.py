"""From when to when a post was held, as the sentence that tells of it says."""

import re

from loaders import timing
from loaders.events import Event
from loaders.holds import Held
from loaders.page import Mention, Page
from loaders.rows import Row
from loaders.timing import Calendar
from loaders.verbs import is_lost

_THEN = frozenset({"khi đó là", "khi ấy là", "lúc đó là", "lúc ấy là", "bấy giờ là"})


LIFE = re.compile(  # what stands before a post in an entry of a life
    r"\W*(?:từ\s+|trong\s+)?(?:đầu |cuối |giữa )?(?:tháng|năm|ngày)?\s*\d[\d/.\s–-]*(?:năm \d{4}\s*)?"
    r"(?:(?:đến|tới|-|–)\s*(?:hết\s*)?(?:(?:tháng|năm|ngày)\s*)?(?:\d[\d/.\s–-]*|nay)\s*)?[:,–-]?\s*"
    r"(?:(?:là|làm|giữ chức(?: vụ)?|đồng chí(?: là)?|ông(?: là)?|bà(?: là)?)\s*)?",
    re.I,
)


class Spells:
    """Dates holdings by the events that tell of them."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        """`calendar` has the page's dates."""
        self.page = page
        self.calendar = calendar

    def is_over(self, row: Row, event: Event) -> bool:
        """True for a post that the text dates by a month or year of a life, or by a spell that ended."""
        text, published = self.page.text, self.page.article.published
        own = self.calendar.own(row.start, row.end, row.items[event.verb].start)
        ended = self.calendar.until(row.items[event.office].end)
        if ended and published:
            return ended.ref < published[: len(ended.ref)]
        if own is None or "nay" in text[own.end : own.end + 12].split(",")[0].split():
            return False  # "từ tháng 7/2020 đến nay"
        if own.until and published:
            return own.until < published[: len(own.until)]
        said = text[own.start : own.end]
        told = own.ref[:4] in said and any(c.isdigit() for c in said)
        return told and self.calendar.is_past(own) and self.calendar.is_cv(row.section)

    def ends(self, row: Row, event: Event) -> str | None:
        """The day up to which the text says that a post was held."""
        own = self.calendar.own(row.start, row.end, row.items[event.verb].start)
        ended = self.calendar.until(row.items[event.office].end)
        return ended.ref if ended else own.until if own else None

    def date(self, row: Row, held: Held, event: Event) -> None:
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
        if event.status == "former" or self.is_over(row, event):
            if verb.text not in _THEN and not is_lost(verb):
                self._past(row, held, event)
            return
        if event.status == "appointed" and held.status == "left" and (own := self.calendar.after(item.end)):
            timing.begin(held, own.ref)
        if event.status == "current" == held.status and (own := self._since(row, verb.start)):
            timing.begin(held, own.ref)
        if event.status != held.status or event.status == "current":
            return
        day = self.calendar.day(row.section, (row.start, row.end), verb.start, item.end, event.moved)
        if day is None or day == ended or self._undated(row, event):
            return
        if event.status == "appointed":
            timing.begin(held, day.ref)
        else:
            timing.finish(held, day.ref)

    def _since(self, row: Row, verb: int) -> Mention | None:
        """The date of "Từ tháng 5/2020 đến nay, ông là …"."""
        own = self.calendar.own(row.start, row.end, verb)
        behind = self.page.text[own.end : verb].lstrip() if own else ""
        return own if behind.startswith(("đến nay", "tới nay", "- nay", "– nay")) else None

    @staticmethod
    def lived(held: Held, spell: Mention) -> None:
        """The spell of an entry in somebody's life."""
        timing.begin(held, spell.ref)
        timing.finish(held, spell.until)

    def _past(self, row: Row, held: Held, event: Event) -> None:
        """The spell of a post that is over, where its own clause tells it."""
        end, verb = row.items[event.office].end, row.items[event.verb].start
        own = self.calendar.after(end) or self.calendar.own(row.start, row.end, verb)
        own = own or self.calendar.ordered(end, row.end)
        if own and (own.until or self.calendar.is_past(own) or len(own.ref) == 10):
            timing.begin(held, self.calendar.moment(own, verb))
            if own.until:
                timing.finish(held, own.until)

    def _undated(self, row: Row, event: Event) -> bool:
        """True for what is only told of in passing: "cho biết … đã chỉ định", "người vừa thôi giữ chức"."""
        before = [item.text for item in row.items[: event.verb]]
        if before[-1:] == ["vừa"] and before[-2:-1] == ["người"]:
            return True
        telling = next((k for k, word in enumerate(before) if word in {"biết", "tin"}), None)
        if telling is not None and {"đã", "vừa"} & set(before[telling:]):
            return True
        if (
            "sẽ trao" in self.page.text[row.start : row.end]
            or "sẽ công bố" in self.page.text[row.start : row.end]
        ):
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
        """The term said at the end of a run.

        "tham gia Ban Chấp hành và giữ chức Bí thư …, nhiệm kỳ 2025-2030".
        """
        if row.items[office].kind != "body":
            return None
        ends = [item.end for item in row.items[office:] if item.kind == "office"]
        if ends:
            return timing.term(self.page.text, ends[0])
        last = row.items[office]
        for item in row.items[office + 1 :]:
            if item.kind == "body":
                last = item
            elif item.text not in {",", "và"}:
                break
        return timing.term(self.page.text, last.end)

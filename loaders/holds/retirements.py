"""Who retires where the sentence names no post, and on which day."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.holds.held import Held, is_of_hamlet
from loaders.holds.kin import is_relative
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.event import Departure
from loaders.offices.items import Item, is_person, over_honorifics
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_LEAVES: Final = re.compile(  # between who retires and the verb
    r"(?:[\s,]|\b(?:đã|vừa|sẽ|được|cũng|đều|cùng|chính thức|nhận quyết định|thôi (?:giữ )?chức(?: vụ)?)\b)*"
)
_FROM_THEN: Final = re.compile(r"[\s,]*(?:(?:thì|là|có hiệu lực|nghỉ hưu) )*(?:(?:kể|tính) )?từ (?:ngày )?")
_LATELY: Final = re.compile(r"(?: vừa (?:rồi|qua)| này)?,? $")
_THEN: Final = re.compile(r",? (?:thì )?")
_NEAR: Final = 40  # characters behind a name in which a day is told of him alone

# unions led by those who have retired: "Hiện ông là Chủ tịch Hội Người cao tuổi. Năm 2020 ông | nghỉ hưu"
_OF_RETIRED: Final = re.compile(any_of(lists("cues.toml")["unions_of_retired"]))


class Retirements(Writer):
    """Reads who retires into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self.gone: set[str] = set()  # who retires

    def read(self, row: Row) -> None:
        """Who retires where the sentence names no post: the posts that the page knows of are left.

        Also the day told of one apart from the others.
        """
        apart = dict(self._apart(row))
        for k, day in apart.items():
            for held in self.holdings.by_person(row.who[k]):
                self.spells.set_apart(held, day)
        if row.found.runs:
            return
        gone = {k for departure in row.reading.departures for k in self._leaving(row, departure)}
        self.gone |= {row.who[k] for k in gone if k in row.who}
        for k in sorted(gone | set(apart if gone else ())):
            known = self.holdings.by_person(row.who.get(k, ""))
            posts = [held for held in known if not (is_of_hamlet(held.body) or _OF_RETIRED.match(held.body))]
            last = max((h.since for h in posts if h.status == "appointed" and h.since), default=None)
            own = self._day(row, k)
            self._end_career(row, k, posts)
            for held in posts:
                old = held.since and not self.spells.calendar.is_recent(held.since)
                if held.status == "appointed" and old and not (own and held.since == last):
                    held.status = "former"  # "Năm 2015, ông làm X. Hiện ông đã nghỉ hưu"
                elif (
                    held.status == "current" or (held.status == "appointed" and old)
                ) and held.seats != "many":
                    told = (held.post, None)
                    self.hold(row, held.person, told, "left", span=(k, k), rule="office.retired", sure=False)
                    self.spells.retired(row, held, k)
                    if own and not held.until:
                        self.spells.ended(held, own)
                    if k in apart:
                        self.spells.set_apart(held, apart[k])
                elif held.status == "left" and not held.until and self._is_of_it(held):
                    self.spells.retired(row, held, k)

    def _is_of_it(self, held: Held) -> bool:
        """True for a post that a sentence told to be left by retiring, so that another may date it."""
        told = held.evidence[-1]
        return "nghỉ hưu" in self.page.low[told.start : told.end]

    def _end_career(self, row: Row, person: int, posts: Sequence[Held]) -> None:
        """A retirement ends the last post of a life: "Năm 2013, ông làm X. Ông nghỉ hưu năm 2019"."""
        begun = [h for h in posts if h.since and h.seats != "many"]
        last = max(begun, key=lambda h: h.since or "", default=None)
        if last is None or last.since is None or last.until:
            return
        opens = self.page.offsets[row.section.start]
        if self.spells.calendar.is_recent(last.since) or last.evidence[-1].start < opens:
            return  # told in another paragraph: what came between is open
        named = row.items[over_honorifics(row.items, person) + 1].start
        told = next(reversed(self.spells.calendar.between(row.start, named)), None)
        told = told if told and _THEN.fullmatch(self.page.text, told.end, named) else None
        told = told or self.spells.calendar.retired(row.items[person].end)
        ends = told is not None and self.spells.calendar.is_past(told) and told.ref[:4] >= last.since[:4]
        if told is None or not ends or any((h.until or "") > told.ref for h in posts):
            return
        now = [h for h in posts if h.status == "current" and h.seats != "many"]
        if now and (now != [last] or self.spells.calendar.is_recent(told.ref)):
            return
        for held in now:
            held.status = "former"  # "Từ năm 2016, ông là X. Năm 2020 ông nghỉ hưu"
        self.spells.ended(last, told.ref)

    def _day(self, row: Row, person: int) -> str | None:
        """The day of the last months told right before somebody: "Ngày 1/12 (vừa rồi), | ông nghỉ hưu"."""
        opens = row.items[over_honorifics(row.items, person) + 1].start
        last = next(reversed(self.spells.calendar.between(row.start, opens)), None)
        if last is None or len(last.ref) < len("2020-12-01") or not self.spells.calendar.is_recent(last.ref):
            return None
        return last.ref if _LATELY.fullmatch(self.page.text, last.end, opens) else None

    def _leaving(self, row: Row, departure: Departure) -> Iterator[int]:
        """The person items of those who retire by a verb that stands right behind them, "A và B …"."""
        if departure.moved or departure.sure or said(row.items, departure.verb) != "retired":
            return
        who, verb = departure.person, departure.verb
        edge = over_honorifics(row.items, who)
        # "Bố ông nghỉ hưu đã lâu", "Thủ trưởng cũ của ông nghỉ hưu"
        kin = is_relative(row.items, who) or (edge >= 0 and row.items[edge].text == "của")
        between = row.items[who].end, row.items[verb].start
        if not kin and (who > verb or _LEAVES.fullmatch(self.page.text, *between)):
            yield from _company(row.items, who)

    def _apart(self, row: Row) -> Iterator[tuple[int, str]]:
        """Whose day a sentence tells apart: "riêng quyết định với bà B từ ngày 10/3"."""
        for k in row.who:
            before = over_honorifics(row.items, k)
            towards = before >= 0 and row.items[before].text == "với"
            day = self.spells.calendar.told_of(row.items[k].end, _NEAR, _FROM_THEN) if towards else None
            if day:
                yield k, day


def _company(items: Sequence[Item], person: int) -> Iterator[int]:
    """A person and those joined before him: "ông A và ông B"."""
    yield person
    k = over_honorifics(items, person)
    while k > 0 and items[k].text == "và" and is_person(items[k - 1]):
        yield k - 1
        k = over_honorifics(items, k - 1)

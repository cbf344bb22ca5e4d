"""Whose the dates of a sentence are: of an event, of another post, of somebody told of in passing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from loaders.holds.careers import is_step_after, next_step
from loaders.holds.councils import is_agreed
from loaders.holds.exclusive import excludes
from loaders.holds.held import Held
from loaders.holds.replaced import is_in_place_of, named_as_replaced, turns_himself
from loaders.holds.row import Row
from loaders.holds.timing import Calendar
from loaders.offices.event import Event
from loaders.offices.items import over_honorifics, phrase
from loaders.text.page import Mention, Page

_FOR_YEARS: Final = re.compile(
    r"(?:(?:\b(?:sau|và|có|suốt|từng)|,) (?:gần |hơn )?(?:\d+|\w+)|(?<=\w) \d+) (?:năm|tháng|nhiệm kỳ)"
    r" (?:\([^)]*\) )?$",
    re.I,
)
_AND: Final = re.compile(r" và (?:từ )?(?:ngày |tháng |năm )?")  # between two days, of two people
_SPANS: Final = ("năm ", "tháng ", "nhiệm kỳ ", ") ")  # with which it ends
_YEARS: Final = re.compile(  # as a sentence opens: whether they are over is not told
    r"\W*(?:(?:hơn|gần|ngót|suốt|tròn|đã|liên tục) )*\d+ (?:năm|khóa|nhiệm kỳ)(?: liền| ròng| qua)* $", re.I
)
_SENTENCE: Final = 200  # characters of the sentence before
_NOTE: Final = 16  # characters of a bracket before a date that is told of nothing else
_PART: Final = re.compile(  # before "kiêm Y" beside a post whose time is told
    r"\b(?:có|trong đó|trong đó có) (?:\w+ )?(?:năm|tháng|thời gian|thời kỳ|giai đoạn|nhiệm kỳ|khóa|lúc|khi)"
    r"(?: còn| lại| ông)? $"
)
_SEVERAL: Final = re.compile(r"\b(?:các|nhiều|lần lượt|trải qua|kinh qua)\b")
_PROVINCE: Final = re.compile(r"\b(?:tỉnh|[Tt]hành phố|TP\.?) ?([A-ZĐ]\w*(?: [A-ZĐ]\w*)*)")
_SINCE_THEN: Final = re.compile(
    r"(?:(?:^|; )\W*(?:(?:kể )?từ khi\b.*|(?:trước|sau) khi\b[^,]*)"
    r"|\b(?:kể từ (?:ngày|khi)|(?<!\d )từ ngày) (?:được [^;\d]*)?|\btrước khi (?:được [^,;\d]*)?"
    r"|\b(?:kể )?từ (?:ngày )?[\d/.-]+, sau khi [^,;]*"
    r"|\b(?:kể )?từ (?:khi|lúc) (?:ông|bà|anh|chị|đồng chí|đ/c) [^,;\d]*)$",
    re.I,
)
_AFTER: Final = re.compile(r"\b(?:sau|từ|kể từ) khi [^,;.]*$", re.I)
_WHY: Final = re.compile(r"\bdo (?:đã |vừa |mới )?được [^,;.]*(?:, [^,;.]*)?$")  # why another post was left
_AFTERWARDS: Final = re.compile(  # some day: "Sau khi hết nhiệm kỳ, ông chuyển sang | làm X"
    r"\W*sau khi (?:hết|mãn|kết thúc|thôi|rời|nghỉ|về|rút|chuyển|hoàn thành|tốt nghiệp)\b[^,;.]*, [^,;.]*$",
    re.I,
)
_THEN: Final = re.compile(r",? thì (?!nghỉ|thôi)")
_ALREADY_SO: Final = frozenset({"đã", "vừa", "mới", "người"})
LASTS: Final = re.compile(r"\bnay\b")  # in the words of a spell
_TO_COME: Final = re.compile(r"\bsẽ (?:được )?(?:trao|công bố)\b")
# "ông A sẽ được luân chuyển, | điều động giữ chức X"
_WILL_BE: Final = re.compile(r"\bsẽ được\b[^,;.]*(?:, [^,;.]*)?$")
_CAME_BEFORE: Final = re.compile(  # the sentence before, of whom he took over from: "Trước đó là ông A."
    r"\b(?:trước đó (?:là|do|thuộc về)|tiền nhiệm\b[^.\n]* là) (?:ông|bà|anh|chị|đồng chí)\b[^.\n]*\.\s*$",
    re.I,
)
_TILL_NOW: Final = re.compile(r" (?:cho )?(?:đến|tới) (?:hiện )?nay\b")
_ALREADY: Final = re.compile(r"\b(?:do|vì|bởi) (?:\w+ )?đã\b[^;.]*$")


class Shares:
    """Shares out the dates of sentences."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        """`calendar` has the page's dates."""
        self.page = page
        self.calendar = calendar
        self._taken: dict[int, list[tuple[int, Mention]]] = {}
        self._retiring: dict[int, list[tuple[str | None, Mention]]] = {}

    def entry(
        self, row: Row, start: int, opening: re.Pattern[str], since: int = 0
    ) -> tuple[Mention, str] | None:
        """The spell of an entry of a life that opens a clause before an offset, and the words of it.

        Also where it stands behind another entry, which ends at `since`: "Bí thư X|, từ 6/2016 kiêm Y".
        """
        clause = max(row.start, since, self.page.text.rfind(";", row.start, start) + 1)
        entry = opening.fullmatch(self.page.text, clause, start)
        if entry is None:
            return None
        spell = self.calendar.own(clause, row.end, start) or self.calendar.in_years(clause, start)
        return (spell, entry.group()) if spell else None

    def taken(self, row: Row) -> list[tuple[int, Mention]]:
        """The dates that stand beside an office, each with the office's place."""
        if row.start not in self._taken:
            self._taken[row.start] = list(self._beside(row))
        return self._taken[row.start]

    def _beside(self, row: Row) -> Iterator[tuple[int, Mention]]:
        """Find the dates that stand beside an office."""
        ruled = {event.office for event in row.reading.events}
        for k, item in enumerate(row.items):
            if item.kind == "office" and (bound := self.calendar.behind(item.end, ruled=k in ruled)):
                if k and row.items[k - 1].text.lower() == "theo":
                    continue  # "Theo Chủ tịch UBND xã, từ ngày 1/8, bà A nghỉ hưu"
                if bound.how == "till" and _THEN.match(self.page.text, bound.end):
                    continue  # "Bí thư X, tại vị đến 9/2017 thì về tỉnh làm Y": that too is of then
                yield from ((k, m) for m in self.calendar.between(item.end, bound.end))

    def barred(self, row: Row, event: Event) -> Iterator[Mention]:
        """The dates of a sentence that are not those of an event.

        That stand beside an office which no other event of these people gives or takes, or tell of somebody
        else's retirement, or of somebody in passing.
        """
        mine = set(event.people)
        turns = [e for e in row.reading.events if e.status in {"appointed", "left"}]
        ours = {e.office for e in turns if mine & set(e.people)}
        if event.status == "left" and event.verb < event.office:  # "nghỉ hưu đối với ông A, X, Y từ 1/2"
            ours |= {tie.office for tie in row.found.ties if tie.person in mine}
        for k, mention in self.taken(row):  # "A, Giám đốc X từ tháng 4/2011, | thôi giữ chức"
            if event.verb > k if k == event.office else k not in ours:
                yield mention
        yield from (m for _, m in self.retiring(row))
        verb = row.items[event.verb].start
        yield from (m for m in self.calendar.between(row.start, row.end) if self._is_bracketed(row, m, verb))
        if is_step_after(row, event, self.page.text):
            yield from (m for m in self.calendar.between(row.start, verb) if len(m.ref) < len("2020-01-01"))
        if step := next_step(row, event, self.calendar):
            yield step[1]
        for other in turns:  # "bầu A làm X thay ông B, vào ngày 12/3 đã được | bầu làm Y"
            theirs = min(other.people, default=-1)
            if other.verb > theirs > event.office and mine.isdisjoint(other.people):
                yield from self.calendar.between(row.items[theirs].end, row.items[other.verb].start)
        turned = [e for e in turns if e.verb > event.office and e.office != event.office]
        others = [e for e in turned if not (event.member and e.status == event.status)]
        first = min((row.items[e.verb].start for e in others), default=row.end)  # past what is left along
        behind = row.items[event.office].end
        taken = [mention for _, mention in self.taken(row)]
        for later in (e for e in row.reading.events if e.verb > event.office and e.office != event.office):
            if not (later.status == "current" or later.status == event.status == "appointed"):
                continue
            own = self.calendar.own(row.start, row.end, row.items[later.verb].start, taken)
            if own and own.start >= behind and self.calendar.is_from(own):
                yield own  # "làm X nhiệm kỳ 2015-2020, rồi từ tháng 11/2020 là Y"
        for held in (e for e in row.reading.events if e.status == "current" and e.office < event.verb):
            own = self.calendar.own(row.start, row.end, row.items[held.verb].start, taken)
            if own and _TILL_NOW.match(self.page.text, own.end) and mine & set(held.people):
                yield own  # "từ năm 2019 đến nay là X, thay ông B | làm Y"
        last = max(event.people, default=-1)
        relative = last > event.office and phrase(row.items[last + 1 : last + 3]) == ", người"
        if event.status == "left" and relative:
            # "miễn nhiệm X đối với ông A, người được phân công làm Y từ ngày 1/11"
            yield from self.calendar.between(row.items[last].end, row.end)
        earlier = "đã" in self.page.text[behind:first] and _ALREADY.search(self.page.text, behind, first)
        for mention in self.calendar.between(first, row.end):
            if earlier or not (event.moved or self.calendar.is_from(mention)):
                yield mention  # "thôi giữ chức X do (đã) được bầu làm Y hồi tháng 6"

    def _is_bracketed(self, row: Row, mention: Mention, verb: int) -> bool:
        """True for a date in a bracket that tells something else: "(được điều động về Sở từ ngày 20/2)"."""
        text = self.page.text
        opened = text.rfind("(", row.start, mention.start)
        if opened < 0 or ")" in text[opened : mention.start] or opened < verb < mention.start:
            return False
        return mention.start - opened > _NOTE

    def retiring(self, row: Row) -> list[tuple[str | None, Mention]]:
        """The days from which people retire that a sentence tells of, each with the last one named before."""
        if row.start not in self._retiring:
            self._retiring[row.start] = list(self._leaving(row))
        return self._retiring[row.start]

    def _is_of_another(self, day: Mention, after: Mention) -> bool:
        """True for two days told alike, of two people: "nghỉ hưu từ tháng 8 | và tháng 10.".

        Not "nghỉ hưu từ ngày 1/8 | và tháng 10 này sở có lãnh đạo mới".
        """
        joined = _AND.fullmatch(self.page.text, day.end, after.start)
        return joined is not None and len(day.ref) == len(after.ref)

    def _leaving(self, row: Row) -> Iterator[tuple[str | None, Mention]]:
        """Find the days from which people retire."""
        dealt: Mention | None = None  # the second of two days
        for mention, after in pairwise([*self.calendar.between(row.start, row.end), None]):
            assert mention
            if self.calendar.is_retiring(mention) and mention is not dealt:
                before = [key for k, key in row.who.items() if row.items[k].end <= mention.start]
                gone = [d for d in row.reading.departures if row.items[d.verb].start < mention.start]
                last = max((d.verb for d in gone), default=None)
                those = {d.person: row.who[d.person] for d in gone if d.verb == last and d.person in row.who}
                if after and self._is_of_another(mention, after):
                    dealt = after
                    two = [those[k] for k in sorted(those)]
                    yield from zip(two, (mention, after), strict=True) if len(two) == 2 else ()
                    continue
                listed = set(those.values())
                if before and before[-1] not in listed:
                    listed = {before[-1]}
                yield from ((key, mention) for key in sorted(listed))
                if not listed:
                    yield row.subject, mention

    def retired(self, row: Row, event: Event, person: str | None = None) -> Mention | None:
        """The day from which he retires whose leaving an event tells; who it is where it names nobody."""
        mine = {row.who.get(k) for k in event.people} or {person or row.subject}
        return next((m for who, m in self.retiring(row) if who in mine), None)

    def is_aside(self, row: Row, event: Event) -> bool:
        """True for what is only told of in passing: "cho biết … đã chỉ định", "người vừa thôi giữ chức"."""
        if event.status == "left" and is_agreed(row, event):
            return True
        text = self.page.text
        before = [item.text for item in row.items[: event.verb]]
        if before[-1:] == ["vừa"] and before[-2:-1] == ["người"]:
            return True
        if (
            event.status == "left"
            and before[-2:] in ([",", "vừa"], [",", "mới"])
            and event.verb - 3 in row.who
        ):
            return True  # "… là bà A, vừa | thôi giữ chức X"
        goes = before.index("mới") + 1 if event.status == "left" and "mới" in before else 0
        leaves = goes and (row.items[goes].kind == "verb" or row.items[goes].text in {"rời", "thôi"})
        if leaves and not self.calendar.between(row.start, row.end):
            return True  # "Ông A mới | rời ghế X": some day of late
        telling = next((k for k, word in enumerate(before) if word in {"biết", "tin"}), None)
        if telling is not None and {"đã", "vừa"} & set(before[telling:]):
            return True
        if text.find("sẽ ", row.start, row.end) >= 0 and _TO_COME.search(text, row.start, row.end):
            return True
        if event.status == "appointed" and self._is_why(row, row.items[event.verb].start):
            return True
        if event.status == "appointed" and before[1:3] == ["tiền", "nhiệm"]:
            told = next((item for item in reversed(row.items[: event.verb]) if item.kind != "verb"), None)
            if told is not None and told.text == "đã":  # "Người tiền nhiệm, ông A, đã | được bổ nhiệm làm Y"
                return True
        if not self.calendar.between(row.start, row.end) and self._is_of_no_day(row, event):
            return True
        years = event.status != "left" and self.for_years(row, event)
        if years or self._is_since_then(row.start, row.items[event.verb].start):
            return True
        for k in event.people:
            aside = is_in_place_of(row.items, k) or self._is_of_other(row, event, k)
            if aside and not turns_himself(row.items, k):
                return True
            if self._is_why_left(row, event, k):
                return True
            j = over_honorifics(row.items, k)
            if j >= 0 and row.items[j].text in {"do", "vì"}:
                return row.items[k].text == ""
            relative = [i.text for i in row.items[k + 1 : event.verb]]
            mark = relative[0] if relative[1:2] == ["người"] else ""
            if mark in {",", "-"} and mark not in relative[1:]:
                return True  # "A - người được bầu làm X - tặng hoa"
        return False

    def _is_why_left(self, row: Row, event: Event, person: int) -> bool:
        """True for what another gave to one who leaves, and no day of it.

        "Miễn nhiệm X đối với ông A, (đã) được Ban Bí thư | điều động giữ chức Y".
        """
        behind = [item.text for item in row.items[person + 1 : person + 4] if item.text not in _ALREADY_SO]
        if event.status != "appointed" or behind[:1] != [","] or not " ".join(behind[1:2]).startswith("được"):
            return False
        left = any(e.status == "left" and person in e.people for e in row.reading.events)
        left = left and row.items[over_honorifics(row.items, person)].text == "với"
        return left and not self.calendar.between(row.items[person].end, row.end)

    def _is_of_no_day(self, row: Row, event: Event) -> bool:
        """True, where no date is told, for what is to come or came some day; of who was there before."""
        text, verb = self.page.text, row.items[event.verb]
        if _AFTERWARDS.match(text, row.start, verb.start):
            return True
        if text.find("sẽ được", row.start, verb.end) >= 0 and _WILL_BE.search(text, row.start, verb.end):
            return True
        start = max(row.section.start, row.start - _SENTENCE)
        return _CAME_BEFORE.search(text, start, row.start) is not None

    def _is_since_then(self, start: int, end: int) -> bool:
        """True behind "kể từ khi được …", "trước khi …": what is told then is only named by it."""
        hinted = any(self.page.low.find(word, start, end) >= 0 for word in ("khi", "từ"))
        return hinted and _SINCE_THEN.search(self.page.text[start:end]) is not None

    def is_since_then(self, row: Row, event: Event) -> bool:
        """True for what is told only to say what came behind it: "Ông A, sau khi được | bầu làm X, …"."""
        return _AFTER.search(self.page.text, row.start, row.items[event.verb].start) is not None

    def _is_of_other(self, row: Row, event: Event, person: int) -> bool:
        """True for what somebody's predecessor was given, without a day: "người tiền nhiệm là B | làm X"."""
        other = event.status == "appointed" and named_as_replaced(row.items, person)
        return other and not self.calendar.between(row.items[person].end, row.end)

    def is_elsewhere(self, row: Row, day: str) -> bool:
        """True for a day that only a later paragraph tells, of another province than a sentence names."""
        first = next((m for m in self.calendar.dates if m.ref == day), None)
        if first is None or first.start < row.end:
            return False
        section, text = self.page.section_at(first.start), self.page.text
        here = set(_PROVINCE.findall(text, row.start, row.end))
        there = set(_PROVINCE.findall(text, section.start, section.end))
        return bool(here and there) and here.isdisjoint(there)

    def _is_why(self, row: Row, verb: int) -> bool:
        """True for what only tells why a post was left, with no date of its own: "do được bầu làm Y"."""
        text = self.page.text
        if not _WHY.search(text, row.start, verb):
            return False
        return all(set(";.") & set(text[verb : m.start]) for m in self.calendar.between(verb, row.end))

    def for_years(self, row: Row, event: Event) -> bool:
        """True for "sau 6 năm làm …", "và 3 năm làm …": a time gone by, that no event begins."""
        span = row.start, row.items[event.verb].start
        told = self.page.low.endswith(_SPANS, *span)
        return told and _FOR_YEARS.search(self.page.text, *span) is not None

    def may_last(self, row: Row, event: Event) -> bool:
        """True for "Hơn 20 năm làm Bí thư Chi bộ X, ông A …": he may be it still."""
        years = _YEARS.match(self.page.text, row.start, row.items[event.verb].start)
        return event.status == "former" and years is not None

    def is_of_part(self, row: Row, event: Event) -> bool:
        """True for a post held beside another some of the time that is told: "…, có mấy năm | kiêm Y".

        Also for one in the bracket of another, "A, Bí thư X (| kiêm Y), được bổ nhiệm …".
        """
        verb = row.items[event.verb]
        noted = event.verb > 1 and row.items[event.verb - 1].text == "(" and event.status == "current"
        return verb.text.startswith("kiêm") and (
            noted or _PART.search(self.page.text, row.start, verb.start) is not None
        )

    def is_of_several(self, row: Row, event: Event) -> bool:
        """True for posts held one after another in a spell that is told of all: "giữ các chức vụ X, Y"."""
        offices = [e.office for e in row.reading.events if e.verb == event.verb]
        span = row.items[event.verb].start, row.items[min(offices, default=event.office)].start
        return len(offices) > 1 and bool(_SEVERAL.search(self.page.text, *span))


def within(entry: tuple[Mention, str], outer: tuple[Mention, str]) -> tuple[Mention, str]:
    """What an entry goes on with ends where it does: "9/2015 - 4/2019: X; | từ 6/2016 kiêm Y"."""
    spell, whole = entry[0], outer[0]
    lasts = LASTS.search(outer[1]) is not None
    inside = spell.ref >= whole.ref and (lasts or (whole.until is not None and spell.ref <= whole.until))
    if spell.until or LASTS.search(entry[1]) or not inside or spell is whole:
        return entry
    return replace(spell, until=whole.until), outer[1] if lasts else entry[1]


def give_way(held: Held, before: Iterable[Held], until: str | None) -> None:
    """When a post ended is open that a later one of its entry ended: "2015 - 2019: X; từ 2017: Y"."""
    for last in before:
        if last.until == until and excludes(held, last):
            last.until = None

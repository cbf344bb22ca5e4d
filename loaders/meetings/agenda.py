"""Lines that tell when and where each of a kind is held: "- 14 giờ ngày 28/11, tại xã A: ông B, …"."""

import re
from typing import Final

from kg.text import squeeze
from loaders.meetings import company, dating, venue
from loaders.meetings.day import told_on
from loaders.meetings.gaps import is_office, unbracketed
from loaders.meetings.gathering import Gathering, Part
from loaders.meetings.marked import DATE, PERSON, Marked, rule_pattern
from loaders.meetings.namings import Kind
from loaders.meetings.occasions import kind_of
from loaders.meetings.words import HOUR, vocabulary
from loaders.text.choice import any_of
from loaders.text.page import Page, Section

_HEADS: Final = re.compile(rf"(?i:\b(?:{any_of(vocabulary()['agenda']['heads'])})\b)")
_OPENS: Final = (
    r"^\W*(?:\d{1,2}[.)]\s)?(?:(?i:tổ|đợt|điểm|nhóm|đoàn) (?:đại biểu )?(?:số |thứ )?\w{1,4}\s?[:–-]\s)?"
)
_DAY: Final = (
    rf"(?:(?i:vào|lúc|từ|đúng|khoảng)\s)*(?:(?i:{HOUR}),?\s(?:-\s)?)?{DATE}(?:\s?\({DATE}\))?"
    rf"(?:,?\s(?:\(|(?i:lúc|từ|vào)\s)*(?:{HOUR})\)?)?"
)
_HALL: Final = any_of(vocabulary()["agenda"]["halls"])
_PLACE: Final = (
    rf"(?P<place>(?=[^:;.{DATE}{PERSON}]*(?:{{B}}|{{L}}|(?i:{_HALL})\b))[^:;{DATE}{PERSON}]{{1,160}}?)"
)
_PEOPLE: Final = rf"(?:\s?:\s|[;,]\s(?:gồm )?(?=[^.;:]{{0,90}}{PERSON})|\s?[.;]?\s*$|\.\s)"
_LINES: Final = (
    rule_pattern(rf"{_OPENS}{_DAY}\s?[,:;–-]?\s(?:(?i:tại|ở)\s)?{_PLACE}{_PEOPLE}"),
    rule_pattern(rf"{_OPENS}(?:(?i:tại|ở)\s)?{_PLACE}\s?[:(,]\s?{_DAY}\)?{_PEOPLE}"),
)


class Agenda:
    """The gatherings of such lines, under one that says what is held."""

    def __init__(self, page: Page) -> None:
        """None so far."""
        self._page = page
        self._kind: Kind | None = None  # of those that follow, line by line

    def read(self, section: Section, sentence: Marked, *, named: bool, headline: bool) -> Gathering | None:
        """What a line tells of; None for a sentence that is none, which may open or end an agenda.

        `named`: it names a gathering itself.
        """
        begins = section.start == sentence.start
        held = self._line(sentence) if self._kind is not None and begins and not named else None
        opens = held is None and (headline or sentence.text.rstrip().endswith(":"))
        if opens and _HEADS.search(sentence.text):
            self._kind = kind_of(sentence)
        elif held is None and begins:
            self._kind = None
        return held

    def _line(self, sentence: Marked) -> Gathering | None:
        days = dating.days(sentence)
        line = next(filter(None, (pattern.match(sentence.text) for pattern in _LINES)), None)
        if line is None or not days or days[0] >= line.end() or self._kind is None:
            return None
        if not is_office(unbracketed(sentence.text[line.end() :].replace(PERSON, " "))):
            return None  # "… tại xã A: ông B nhận hồ sơ"
        held = Gathering(self._kind, named=True, headline=False, announced=True)
        held.date = told_on(sentence.mentions[days[0]], True)
        start, end = sentence.span(*line.span("place"))
        held.place = squeeze(self._page.text[start:end]), venue.unit_in(sentence, *line.span("place"))
        held.evidence.append(self._page.evidence(*sentence.span(0, line.end()), "meeting.line"))
        for index in company.members(sentence, line.end(), len(sentence.text)):
            mention = sentence.mentions[index]
            told = self._page.evidence(mention.start, mention.end, "attends.scheduled")
            who = mention.ref.partition(", ")[0] if mention.kind == "place" else mention.ref
            held.roles[who, "attends"] = Part(mention, told, "certain", True, False)
        return held

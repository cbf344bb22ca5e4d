"""A notice of a gathering to come, label by label: "Thời gian: 8 giờ ngày 12/6", "Địa điểm: Hội trường A"."""

import re
from collections.abc import Sequence
from typing import Final

from kg.text import squeeze
from loaders.meetings import venue
from loaders.meetings.day import told_on
from loaders.meetings.gathering import Gathering
from loaders.meetings.marked import PERSON, Marked
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of

_WORDS: Final = vocabulary()["notice"]
_LABEL: Final = r"(?:^|;)\W*(?:\d{1,2}[.)]\s?)?(?i:%s)\s?:\s"
_TIME: Final = re.compile(_LABEL % any_of(_WORDS["time"]))
_PLACE: Final = re.compile(_LABEL % any_of(_WORDS["place"]) + rf"(?P<place>[^.;:{PERSON}]{{1,120}}?)[\s.;]*$")


def complete(gathering: Gathering, sentence: Marked, found: Sequence[int], page_text: str) -> None:
    """Give a gathering the day or the venue that a labelled line tells, where it has none."""
    if ":" not in sentence.text:
        return
    if gathering.date is None and (label := _TIME.search(sentence.text)):
        days = [index for index in found if index >= label.end()]
        if days:
            gathering.date = told_on(sentence.mentions[days[0]], True)
    elif gathering.place is None and (label := _PLACE.match(sentence.text)):
        start, end = sentence.span(*label.span("place"))
        gathering.place = squeeze(page_text[start:end]), venue.unit_in(sentence, *label.span("place"))

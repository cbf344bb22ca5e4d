"""Times of a life told without a year: "Thời trẻ, ông là X", "Những năm chống Mỹ, …", "Ba khóa, …"."""

import re
from typing import Final

from loaders.holds.held import Held, Holdings, is_of_hamlet
from loaders.holds.row import Row
from loaders.offices.event import Event
from loaders.offices.says import is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, lists
from loaders.text.page import Page

_CUES: Final = lists("cues.toml")
_IN: Final = r"\W*(?:(?:vào|trong|suốt|ngay|từ|các) )*"
_WARS: Final = (
    r"(?:thời|thời kỳ|hồi|những (?:năm|ngày|tháng|năm tháng|ngày tháng))"
    rf" (?:{any_of(_CUES['fought'])})"
)
_LONG_GONE: Final = re.compile(rf"{_IN}(?:{any_of(_CUES['eras'])}|{_WARS})\b")
_ERA: Final = re.compile(rf"{_IN}(?:{any_of((*_CUES['eras'], *_CUES['youth']))}|{_WARS})\b")
_STRETCH: Final = re.compile(
    r"\W*(?:(?:vào|trong|suốt|hơn|gần|ngót|hàng|liên tục|liên tiếp) )*"
    rf"(?:những (?:ngày|năm|tháng)\b|thời\b|(?:\d+|{any_of(counting())}|nhiều|(?:mấy )?chục)"
    r" (?:khóa|nhiệm kỳ|năm)"
    r"\b(?: [ivxl\d]+,(?= [ivxl\d]+\b))*)"
    r"(?![^,;.:]*\b(?:nay|này|qua|đây|tới|hiện)\b)[^,;.:\n]{0,50},? (?=(?:ông|bà|anh|chị|đồng chí)\b)"
)
_NOW: Final = re.compile(r"\b(?:nay|hiện|đang|vẫn|giờ)\b|;")
_STATES: Final = frozenset({"current", "appointed"})
_BESIDE: Final = frozenset({"office.after", "office.before"})  # "nguyên X A", "A, nguyên X"
_OF_RETIRED: Final = re.compile(any_of(_CUES["unions_of_retired"]))


def opens_in_era(low: str, start: int) -> bool:
    """True where a sentence opens with a time long gone by: "thời bao cấp, …", "những năm kháng chiến, …".

    Not with somebody's youth: "Thời trẻ, Chủ tịch X A là bộ đội".
    """
    return _LONG_GONE.match(low, start) is not None


def is_of_era(row: Row, event: Event, page: Page) -> bool:
    """True for a post of such a time: "Thời trẻ, ông | là X"; not "Thời trẻ, ông là X, nay | là Y"."""
    opened = _ERA.match(page.low, row.start) if _tells(row, event) else None
    return opened is not None and _NOW.search(page.low, opened.end(), row.items[event.verb].start) is None


class Stretches:
    """Posts told to have been held for a time that no year dates: of one who has gone they are over."""

    def __init__(self, page: Page) -> None:
        """With nothing read yet."""
        self._page = page
        self._told: list[Held] = []
        self._retired: set[str] = set()

    def read(self, row: Row) -> None:
        """Who retires in a sentence, whatever else it tells: "…, đến năm 2008 thì nghỉ hưu"."""
        for departure in row.reading.departures:
            if said(row.items, departure.verb) == "retired" and departure.person in row.who:
                self._retired.add(row.who[departure.person])

    def held(self, row: Row, event: Event, held: Held) -> None:
        """Note a post that a verb tells of: "Suốt hai nhiệm kỳ, ông | là X"."""
        opened = _STRETCH.match(self._page.low, row.start) if _tells(row, event) else None
        if opened and not _NOW.search(self._page.low, row.start, row.items[event.verb].start):
            self._told.append(held)

    def close(self, known: Holdings) -> None:
        """End those of the ones who have retired or have had their posts, but for what the retired lead."""
        for held in self._told:
            if held.status in _STATES and not held.since and not _is_of_retired(held):
                others = [h for h in known.by_person(held.person) if h not in self._told]
                over = any(h.status == "former" and h.evidence[0].rule in _BESIDE for h in others)
                works = any(h.status in _STATES and not _is_of_retired(h) for h in others)
                if held.person in self._retired or (over and not works):
                    held.status = "former"


def _is_of_retired(held: Held) -> bool:
    """True for a post that those who have retired have: of a hamlet, of their unions."""
    return is_of_hamlet(held.body) or _OF_RETIRED.match(held.body) is not None


def _tells(row: Row, event: Event) -> bool:
    """True for the first post that a sentence tells of, by a verb that says only that it is held."""
    verb = row.items[event.verb]
    first = all(other.verb >= event.verb for other in row.reading.events)
    return event.status in _STATES and first and (verb.text == "là" or is_plain(verb))

"""Posts told to be held still: "làm X từ năm 2020", "có bảy năm làm X", "giữ chức vụ này từ đó đến nay"."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.holds.careers import happened, is_still
from loaders.holds.gone import is_old
from loaders.holds.held import Held
from loaders.holds.row import Row
from loaders.holds.timing import Calendar
from loaders.offices.before import released_from
from loaders.offices.event import Event
from loaders.offices.items import phrase
from loaders.offices.says import is_plain, said
from loaders.offices.years import has_for_years

_GOES: Final = frozenset({"về", "sang", "lên", "chuyển", "ra"})  # to another post
_YEARS: Final = 8  # items of "từng có gần mười năm" before a verb
_NO_MORE: Final = re.compile(r"\b(?:từng|sau|trước đó|trước đây)\b")
_KEPT: Final = re.compile(  # how the post just told of goes on
    r"(?:\b(?:giữ|đảm nhiệm|đảm nhận|nắm giữ)"
    r"(?: (?:chức|vụ|cương|vị|trí|trọng|trách|này|đó|ấy|liên|tục|suốt))*(?: từ (?:đó|ấy))?(?: cho)?"
    r"|\btái (?:đắc )?cử\b[^,;.]* từ (?:đó|ấy)) (?:đến|tới) (?:tận )?(?:hiện )?nay\b"
)


def is_held_on(row: Row, event: Event, known: Held | None, long_ago: bool) -> bool:
    """True for a post of one known to hold it: "Bà A là Giám đốc X. Bà | giữ cương vị này từ năm 2020".

    Also for one that he took up `long_ago`: "Khiển trách ông A, Bí thư X. Ông A | làm Bí thư X từ năm 2019".

    Not where he is given it: "Các Phó Giám đốc X gồm A và B được bầu | giữ cương vị này".
    """
    verb = row.items[event.verb]
    given = event.verb > 0 and row.items[event.verb - 1].kind == "verb"
    told = event.again or long_ago
    return told and is_plain(verb) and not given and known is not None and known.status == "current"


def is_long_held(row: Row, event: Event, known: Held | None) -> bool:
    """True for a post held for years by one known to hold it: "Bí thư X A có gần 7 năm | giữ chức Bí thư X".

    Not for what he once did, or did till he went: "từng có 7 năm", "sau 7 năm".
    """
    for_years = known is not None and known.status == "current" and has_for_years(row.items, event.verb)
    before = phrase(row.items[max(0, event.verb - _YEARS) : event.verb])
    return for_years and _NO_MORE.search(before) is None


def goes_on(row: Row, event: Event, known: Held | None, others: Iterable[Held]) -> bool:
    """True for a post told among those gone by that its holder is known to have today.

    In a list of them, for so and so many years, or in the unit that had that name before: "Bí thư Tỉnh ủy
    Đồng Tháp A từng là Bí thư Tỉnh ủy Đồng Tháp (cũ)".
    """
    if known is not None and known.status == "current" and is_old(row.items, event.office):
        return True
    told = event.office not in row.former
    return told and (is_still(row, event, known, others) or is_long_held(row, event, known))


def is_kept(row: Row, event: Event, text: str) -> bool:
    """True for a post told behind it to be held since: "được bầu làm X và giữ chức vụ này từ đó đến nay".

    Also "tái cử X từ đó đến nay", and of one whose leaving is only asked for or put off.
    """
    if event.status == "current" and (
        said(row.items, event.verb) == "left" or released_from(row.items, event.verb) >= 0
    ):
        return True
    later = [e for e in row.reading.events if e.office > event.office]
    others = (row.items[e.verb].start for e in later if not e.again or e.people not in {(), event.people})
    start = row.items[event.verb].start
    return _KEPT.search(text, start, max(start, min(others, default=row.end))) is not None


def has_begun(row: Row, event: Event, dates: Calendar) -> bool:
    """True for a post told to be held since some day long ago: "ông đã sang | làm X từ cuối năm 2020"."""
    k, verb = event.verb - 1, row.items[event.verb]
    while k > 0 and row.items[k].text in _GOES:
        k -= 1
    plain = is_plain(verb) or verb.text.partition(" ")[0] in _GOES
    told = k >= 0 and row.items[k].text == "đã" and plain
    begun = happened(row, event, dates, "from") if told else None
    return begun is not None and not dates.is_recent(begun.ref)

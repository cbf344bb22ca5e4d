"""What a heading says of the entries under it: elected, appointed or only put forward.

"Kết quả bầu cử: | Bí thư Huyện ủy: ông A | Phó Bí thư: bà B", "Nhân sự dự kiến: | 1. Chủ tịch X: ông A".
"""

import re
from collections import deque
from collections.abc import Sequence
from typing import Final

from loaders.holds.brackets import tells_of_old
from loaders.holds.entries import (
    begins_line,
    body_alone,
    is_alone,
    is_entry,
    is_labelled,
    is_line,
    is_roll,
    names_alone,
    past_opening,
    region_alone,
    tells_one,
    unit_alone,
)
from loaders.holds.intents import Heading, has, joins_in, tells_of_guests, told_in
from loaders.holds.row import Row
from loaders.offices.items import is_person, phrase
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Section

_CUES: Final = lists("cues.toml")
_MARKS: Final = frozenset({"-", "–", "+", "*", "•"})
_ABOVE: Final = 5  # rows looked at above entries
_STORY: Final = 16  # rows in which a story tells what its lists are about
_ORDERS, _EFFECT = tuple(f" {words} " for words in _CUES["of_orders"]), " có hiệu lực "
_BELOW: Final = _CUES["told_below"]
_LISTED: Final = re.compile(any_of([*_CUES["list_follows"], *_BELOW]))
_NEAR: Final = 8  # items behind a verb that may say to what it gives people
_ENDING: Final = 6  # items in which a heading ends that tells what posts follow
_LONGEST: Final = 40  # items of a heading


def headings(rows: Sequence[Row]) -> dict[int, Heading]:
    """The heading of each row that is an entry under one, by where the row begins."""
    reader = _Lists()
    read = ((row, reader.read(row)) for row in rows)
    return {row.start: head for row, head in read if head is not None}


class _Lists:
    """Reads a page's rows in order: which stand above a list, which are its entries."""

    def __init__(self) -> None:
        self._above: list[Row] = []  # the rows before the entries
        self._head: Heading | None = None
        self._last: Heading | None = None  # that of a list told part by part, which may go on
        self._part: Row | None = None  # the line above that names a unit or a body alone
        self._lines = 0  # that do so, one below the other
        self._listed: Section | None = None  # a paragraph that a unit opens, or that stands below such a line
        self._labelled = False  # … a unit and a colon
        self._lined = False  # the entries are lines of names, with their posts behind them
        self._releases = False  # … under what tells that they are released
        self._joins = False  # … under what names the committee whose members they are
        self._whole = False  # … so that what stands beside a name is what they are given, or leave
        self._table: Heading | None = None
        self._story: deque[Row] = deque(maxlen=_STORY)  # the rows of the story that are no entries

    def read(self, row: Row) -> Heading | None:
        """The heading of the row, if it is an entry."""
        if row.columns is not None:
            self._table = _over_table(self._above, row)
        if row.columns is not None or row.in_table:
            return self._table if row.in_table else None
        key = tells_of_old(row.items) and told_in(row).status is None
        if key or region_alone(row.items) or self._is_part(row):
            return None  # "Danh sách được chỉ định: | PHƯỜNG X | Bí thư: A"
        headline = row.section.kind == "headline"  # "Thị xã X: bầu xong các chức danh" is no entry
        lined = self._lined and (begins_line(row.items) or (self._releases and is_roll(row.items)))
        lined = lined or (self._lined and self._joins and names_alone(row.items))
        lined = lined or (self._is_opened() and self._may_stand_so(row))
        label = not headline and is_labelled(row.items)
        parted = label or self._part is not None or (self._labelled and self._listed is row.section)
        roll = not headline and (parted or (lined and self._releases)) and is_roll(row.items)
        self._labelled = label or (self._labelled and self._listed is row.section)
        if not headline and (label or (self._part and is_line(row.items)) or lined or roll):
            self._listed = row.section
        elif headline or (self._listed is not row.section and not is_entry(row.items)):
            self._last = self._head if self._head and self._part else self._last
            self._above, self._head, self._part = [*self._above[1 - _ABOVE :], row], None, None
            self._lined = False
            self._tell(row)
            return None
        self._lined = lined
        if self._above:
            own = told_in(row, opened) if (opened := past_opening(row.items)) else None
            several = not opened or not _gives_somebody(self._above[-1])
            head = _above(self._above, row, parted=self._part is not None) if several else None
            head = own if own is not None and own.status else head
            if (head is None or head.status is None) and self._gives(self._above[-1], row):
                head = (head or Heading(self._above[-1]))._replace(status="appointed")
            ordered = any("chỉ định" in phrase(above.items) for above in self._above)
            self._head, self._last, self._above = head and head._replace(ordered=ordered), None, []
        part = self._part if self._part and body_alone(self._part.items) else None
        self._head = self._head or (Heading(part) if part else None)
        if self._head is None or self._head.row.section.teaser != row.section.teaser:
            return None
        under, alone = (self._part or self._head.row).start, lined and self._part is None and not self._whole
        return self._head._replace(part=part, under=under, alone=alone, roll=roll)

    def _may_stand_so(self, row: Row) -> bool:
        """True for a line of a title alone, or of one elected to the committee that the line above names.

        Also under what tells that all are released, and under "bầu các chức danh sau:" where each has one.
        """
        above = self._above[-1]
        told = None if tells_of_guests(above.items) else told_in(above).status
        self._releases = told == "left" and not any(map(is_person, above.items))
        given = told == "appointed" and has(above.items[-_ENDING:], "posts_follow") and tells_one(row.items)
        self._whole = self._releases or given
        self._joins = told != "left" and joins_in(above) is not None
        if self._joins and names_alone(row.items):
            return True
        if not is_line(row.items):
            return self._releases and is_roll(row.items) and not row.reading.verbs
        return self._whole or is_alone(row.items) or self._joins

    def _is_opened(self) -> bool:
        """True where the line above ends with a colon."""
        last = self._above[-1].items[-1:] if self._above else []
        return bool(last) and last[0].text == ":"

    def _tell(self, row: Row) -> None:
        if self._story and self._story[-1].section.teaser != row.section.teaser:
            self._story.clear()
        self._story.append(row)

    def _gives(self, last: Row, entry: Row) -> bool:
        """True where the row above entries only opens them, and the story tells that posts are given.

        "HĐND xã bầu các chức danh chủ chốt. | … | Danh sách lãnh đạo xã: | Chủ tịch UBND: A".
        """
        items = last.items
        hands, opened = has(items, "hands_orders"), past_opening(entry.items) > 0
        opens = self._part is not None or hands or opened
        opens = opens or (items[-1].text == ":" and has(items, "opens_list"))
        other = tells_of_guests(items) or has(items, "stands_still")
        if not opens or other or (has(items, "put_forward") and not hands):
            return False
        apart = self._part is not None or is_labelled(entry.items)
        if hands and (apart or not _gives_somebody(last)) and (told := told_in(last).status):
            return told == "appointed"
        for row in reversed(self._story):
            if not apart and _gives_somebody(row):
                return False  # "Bà A được bổ nhiệm làm Phó Giám đốc. | Lãnh đạo Sở gồm: Giám đốc B"
            named = row.section.kind != "headline" and any(map(is_person, row.items))
            if named or tells_of_guests(row.items) or not _of_several(row):
                continue
            if told := told_in(row).status:
                return told == "appointed"
        return False

    def _is_part(self, row: Row) -> bool:
        """True for a line that names a unit or a body alone, under which entries may stand."""
        alone = unit_alone(row.items) or body_alone(row.items)
        self._lines = self._lines + 1 if alone else 0
        if self._lines == 1:
            self._part = row
            if self._last is not None and self._above and _goes_on(self._last, self._above):
                self._head, self._above = self._last, []  # "Sở X | Chưa có Giám đốc. | Sở Y | Giám đốc: A"
        return self._lines == 1


def _gives_somebody(row: Row) -> bool:
    """True for a row that gives a post to somebody whom it names."""
    turns = (event for event in row.reading.events if event.status == "appointed" and not event.replaced)
    return any(row.items[k].kind == "name" for event in turns for k in event.people)


def _of_several(row: Row) -> bool:
    """False for a row that tells of one post, or of somebody: "Bổ nhiệm Giám đốc Sở Y tế"."""
    told = [office for item in row.items for office in item.offices]
    return len(told) != 1 or told[0].many or row.items[-1].text == ":"


def _over_table(above: Sequence[Row], columns: Row) -> Heading | None:
    """The heading of a table: what stands above it, else the line of its columns: "Người trúng cử"."""
    head = _above(above, columns, parted=True) if above else None
    gives = columns.columns and (head is None or head.status is None)
    return Heading(columns, 0, "appointed") if gives else head


def _goes_on(head: Heading, between: Sequence[Row]) -> bool:
    """True where nothing told between two parts of a list opens another one."""
    told = {told_in(row).status for row in between} - {None, head.status}
    return not told and all(row.items and row.items[-1].text != ":" for row in between)


def given_below(rows: Sequence[Row]) -> frozenset[int]:
    """Where the rows begin that a list has under "UBND xã bổ nhiệm:", each behind its mark."""
    found: set[int] = set()
    gives = False
    for row in rows:
        marked = bool(row.items) and row.items[0].text in _MARKS
        if gives and marked:
            found.add(row.start)
        elif not marked:
            gives = bool(row.items) and row.items[-1].text == ":" and _gives(row)
    return frozenset(found)


def _gives(row: Row) -> bool:
    """True where the last verb of a row gives posts."""
    last = next((k for k in range(len(row.items) - 1, -1, -1) if row.items[k].kind == "verb"), None)
    return last is not None and said(row.items, last) == "appointed" and last not in row.reading.seeming


def _above(above: Sequence[Row], entry: Row, *, parted: bool) -> Heading | None:
    """The heading of an entry in the paragraph above: its last row, or the one before that a list follows.

    "Các quyết định chỉ định nhân sự có hiệu lực từ ngày 1/7. | Danh sách cụ thể: | Bí thư Đảng ủy xã X: A".
    `parted`: a line between them names a unit or a body.
    """
    last = above[-1]
    head = _heading(last, entry, parted)
    follows = _LISTED.search(phrase(last.items)) and not any(map(is_person, last.items))
    settled = head is not None and head.status is not None
    if not follows or settled or tells_of_guests(last.items) or has(last.items, "stands_still"):
        return head
    for row in reversed(above[:-1]):
        words = phrase(row.items)
        if any(map(is_person, row.items)):
            if row.reading.events or row.reading.departures:
                return head
            continue  # "Chủ tịch UBND tỉnh A trao các quyết định."
        if not (row.section is last.section or "quyết định" in words):
            return head
        if (told := told_in(row)).status:
            return told._replace(each=head.each, title=head.title) if head else told
        if not words.startswith(_CUES["of_orders"]):
            return head  # "Quyết định có hiệu lực từ ngày 1/3. | Danh sách gồm:", of those told before
    return head


def _heading(row: Row, entry: Row, parted: bool) -> Heading | None:
    """A row right before entries as their heading: of their paragraph, or a line of its own."""
    items = row.items
    words = f" {phrase(items)} "
    below = any(f" {cue} " in words for cue in _BELOW)  # "Các chức danh dưới đây được chỉ định."
    if not items or len(items) > _LONGEST * (1 + below) or tells_of_guests(items):
        return None
    # "Các quyết định chỉ định có hiệu lực từ 1/7."
    effective = words.startswith(_ORDERS) and _EFFECT in words
    alone = items[-1].text == ":" or items[-1].kind != "punct" or below or effective
    told = told_in(row)
    if alone or row.section is entry.section:
        return told
    nobody = not any(map(is_person, items))
    several = told.each is not None or has(items[told.at : told.at + _NEAR], "opens_list")
    if told.status == "appointed" and nobody and several:
        return told  # "Ban Chấp hành bầu các chức danh chủ chốt. | Bí thư Huyện ủy: A"
    shows = told.status == "candidate" and _LISTED.search(words)  # "Báo giới thiệu danh sách đợt hai."
    # "…, theo quyết định chỉ định của Tỉnh ủy. | XÃ X | Bí thư: A"
    return told if parted and nobody and not shows else None

"""What a heading says of the entries under it: elected, appointed or only put forward.

"Kết quả bầu cử: | Bí thư Huyện ủy: ông A | Phó Bí thư: bà B", "Nhân sự dự kiến: | 1. Chủ tịch X: ông A".
"""

import re
from collections import deque
from collections.abc import Sequence
from typing import Literal, NamedTuple

from loaders.bodies.body import HEADS
from loaders.holds.brackets import tells_of_old
from loaders.holds.entries import (
    begins_line,
    body_alone,
    is_alone,
    is_entry,
    is_labelled,
    is_line,
    past_opening,
    unit_alone,
)
from loaders.holds.rows import Row
from loaders.holds.unreal import is_candidate, is_proposed
from loaders.offices.items import Item, is_person, phrase
from loaders.offices.office import Office
from loaders.offices.verbs import is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Section

Turn = Literal["appointed", "left", "candidate"]

_CUES = lists("cues.toml")
_TURNS: dict[str, Turn] = {
    "appointed": "appointed",
    "left": "left",
    "retired": "left",
    "candidate": "candidate",
}
_GUESTS = frozenset(_CUES["guests_told"])
_NO_GUESTS = _CUES["no_guests_told"]
_MARKS = frozenset({"-", "–", "+", "*", "•"})
_BY = frozenset({"do", "theo", "của", "đại", "thay"})
_TITLED = re.compile(rf"\b(?P<deputy>(?:phó )?)(?P<title>{any_of(_CUES['leads'])})\b", re.I)
_ABOVE = 5  # rows looked at above entries
_STORY = 16  # rows in which a story tells what its lists are about
_MEMBERSHIPS = frozenset(HEADS["joined"])
_NEAR = 8  # items behind a verb that may say to what it gives people
_ORDERS, _EFFECT = tuple(f" {words} " for words in _CUES["of_orders"]), " có hiệu lực "
_BELOW = _CUES["told_below"]
_LISTED = re.compile(any_of([*_CUES["list_follows"], *_BELOW]))
_LONGEST = 40  # items of a heading


class Heading(NamedTuple):
    """A row that tells of those named in the entries under it.

    What they are given, if anything, and the item that says so.
    """

    row: Row
    at: int = 0
    status: Turn | None = None
    each: Office | None = None  # what each of those named has, in the unit that his entry names
    title: str | None = None  # … in the body that his entry names
    part: Row | None = None  # the line right above some of the entries that names their body alone
    under: int = 0  # where the line right above his part of the list begins
    alone: bool = False  # of lines of names, where only titles said alone are meant: "A - Bí thư, Giám đốc X"
    joins: int | None = None  # the item of the committee to which those in the lines are elected


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
        self._lined = False  # the entries are lines of names, with their posts behind them
        self._table: Heading | None = None
        self._story: deque[Row] = deque(maxlen=_STORY)  # the rows of the story that are no entries

    def read(self, row: Row) -> Heading | None:
        """The heading of the row, if it is an entry."""
        if row.columns is not None:
            self._table = _over_table(self._above, row)
        if row.columns is not None or row.in_table:
            return self._table if row.in_table else None
        key = tells_of_old(row.items) and _told(row).status is None
        if key or self._is_part(row):
            return None  # "Danh sách được chỉ định: | PHƯỜNG X | Bí thư: A"
        headline = row.section.kind == "headline"  # "Thị xã X: bầu xong các chức danh" is no entry
        lined = self._lined and begins_line(row.items)
        lined = lined or (self._is_opened() and is_line(row.items) and self._may_stand_so(row))
        if not headline and (is_labelled(row.items) or (self._part and is_line(row.items)) or lined):
            self._listed = row.section
        elif headline or (not is_entry(row.items) and self._listed is not row.section):
            self._last = self._head if self._head and self._part else self._last
            self._above, self._head, self._part = [*self._above[1 - _ABOVE :], row], None, None
            self._lined = False
            self._tell(row)
            return None
        self._lined = lined
        if self._above:
            head = _above(self._above, row, parted=self._part is not None)
            if (head is None or head.status is None) and self._gives(self._above[-1], row):
                head = (head or Heading(self._above[-1]))._replace(status="appointed")
            self._head, self._last, self._above = head, None, []
        part = self._part if self._part and body_alone(self._part.items) else None
        self._head = self._head or (Heading(part) if part else None)
        if self._head is None or self._head.row.section.teaser != row.section.teaser:
            return None
        under = (self._part or self._head.row).start
        return self._head._replace(part=part, under=under, alone=lined and self._part is None)

    def _may_stand_so(self, row: Row) -> bool:
        """True for a line of a title alone, or of one elected to the committee that the line above names."""
        return is_alone(row.items) or _joined(self._above[-1]) is not None

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
        hands, opened = _has(items, "hands_orders"), past_opening(entry.items) > 0
        opens = self._part is not None or hands or opened
        opens = opens or (items[-1].text == ":" and _has(items, "opens_list"))
        other = _tells_of_guests(items) or _has(items, "stands_still")
        if not opens or other or (_has(items, "put_forward") and not hands):
            return False
        if hands and (told := _told(last).status):
            return told == "appointed"
        for row in reversed(self._story):
            named = row.section.kind != "headline" and any(map(is_person, row.items))
            if not named and not _tells_of_guests(row.items) and (told := _told(row).status):
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


def _over_table(above: Sequence[Row], columns: Row) -> Heading | None:
    """The heading of a table: what stands above it, else the line of its columns: "Người trúng cử"."""
    head = _above(above, columns, parted=True) if above else None
    gives = columns.columns and (head is None or head.status is None)
    return Heading(columns, 0, "appointed") if gives else head


def _goes_on(head: Heading, between: Sequence[Row]) -> bool:
    """True where nothing told between two parts of a list opens another one."""
    told = {_told(row).status for row in between} - {None, head.status}
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


def _each(items: Sequence[Item]) -> Office | None:
    """The office of which a heading says that several have it, each in another unit."""
    told = [office for item in items if item.many for office in item.offices]
    unit = told[0].body.root.unit if len(told) == 1 and told[0].body is not None else None
    return told[0] if unit is not None and unit.name is None else None


def _title(items: Sequence[Item]) -> str | None:
    """The title that a heading says each has in the body that his entry names: "Danh sách giám đốc các sở".

    None where it is that of whoever does something: "Danh sách do giám đốc các sở gửi".
    """
    words = _words(items)
    found = _TITLED.search(words)
    if found is None or not _BY.isdisjoint(words[: found.start()].lower().split()):
        return None
    title = found["title"].lower()
    return f"{found['deputy'].capitalize()}{title[0].upper()}{title[1:]}"


def _words(items: Sequence[Item]) -> str:
    """The words of items, those of titles in place of offices."""
    return " ".join(item.offices[0].title if item.offices else item.text for item in items)


def _above(above: Sequence[Row], entry: Row, *, parted: bool) -> Heading | None:
    """The heading of an entry in the paragraph above: its last row, or the one before that a list follows.

    "Các quyết định chỉ định nhân sự có hiệu lực từ ngày 1/7. | Danh sách cụ thể: | Bí thư Đảng ủy xã X: A".
    `parted`: a line between them names a unit or a body.
    """
    last = above[-1]
    head = _heading(last, entry, parted)
    follows = _LISTED.search(phrase(last.items)) and not any(map(is_person, last.items))
    settled = head is not None and head.status is not None
    if not follows or settled or _tells_of_guests(last.items) or _has(last.items, "stands_still"):
        return head
    for row in reversed(above[:-1]):
        words = phrase(row.items)
        if any(map(is_person, row.items)):
            if row.reading.events or row.reading.departures:
                return head
            continue  # "Chủ tịch UBND tỉnh A trao các quyết định."
        if not (row.section is last.section or "quyết định" in words):
            return head
        if (told := _told(row)).status:
            return told._replace(each=head.each, title=head.title) if head else told
        if not words.startswith(_CUES["of_orders"]):
            return head  # "Quyết định có hiệu lực từ ngày 1/3. | Danh sách gồm:", of those told before
    return head


def _heading(row: Row, entry: Row, parted: bool) -> Heading | None:
    """A row right before entries as their heading: of their paragraph, or a line of its own."""
    items = row.items
    words = f" {phrase(items)} "
    below = any(f" {cue} " in words for cue in _BELOW)  # "Các chức danh dưới đây được chỉ định."
    if not items or len(items) > _LONGEST * (1 + below) or _tells_of_guests(items):
        return None
    # "Các quyết định chỉ định có hiệu lực từ 1/7."
    effective = words.startswith(_ORDERS) and _EFFECT in words
    alone = items[-1].text == ":" or items[-1].kind != "punct" or below or effective
    told = _told(row)
    if alone or row.section is entry.section:
        return told
    nobody = not any(map(is_person, items))
    several = told.each is not None or _has(items[told.at : told.at + _NEAR], "opens_list")
    if told.status == "appointed" and nobody and several:
        return told  # "Ban Chấp hành bầu các chức danh chủ chốt. | Bí thư Huyện ủy: A"
    shows = told.status == "candidate" and _LISTED.search(words)  # "Báo giới thiệu danh sách đợt hai."
    # "…, theo quyết định chỉ định của Tỉnh ủy. | XÃ X | Bí thư: A"
    return told if parted and nobody and not shows else None


def _told(row: Row) -> Heading:
    """What a row tells of those named in the entries under it."""
    items = row.items
    words = f" {phrase(items)} "
    told = Heading(row, 0, "appointed") if any(f" {cue}" in words for cue in _CUES["polls"]) else Heading(row)
    each = _each(items)
    verbs = [k for k, item in enumerate(items) if item.kind == "verb" and not is_plain(item)]
    for n, k in enumerate(verbs):
        turn = _TURNS.get(said(items, k))
        only_seems = k in row.reading.seeming
        if turn is None or (turn == "left" and only_seems):
            continue
        if turn == "appointed" and (only_seems or is_candidate(items, verbs[:n], k)):
            turn = "candidate"
        if turn == "candidate" and _has(items, "to_readers"):
            continue  # "Báo X lần lượt giới thiệu cùng bạn đọc"
        both = {turn, told.status} == {"appointed", "left"}
        apart = any(item.kind == "name" for item in items[told.at : k])
        told = Heading(row, k) if both and not apart else Heading(row, k, turn)
    told = Heading(row, 0, "candidate") if is_proposed(items, len(items)) else told
    joins = _joined(row) if told.status == "appointed" else None
    return told._replace(each=each, title=_title(items), joins=joins)


def _joined(row: Row) -> int | None:
    """The committee to which a row tells that people are elected: "5 đồng chí trúng cử | Ban Thường vụ"."""
    items = row.items
    for k in row.reading.verbs:
        near = range(k + 1, min(len(items), k + _NEAR))
        at = next((n for n in near if items[n].kind == "body"), None)
        given = said(items, k) == "appointed" and k not in row.reading.seeming
        if given and at is not None and items[at].bodies[0].head in _MEMBERSHIPS:
            return at
    return None


def _has(items: Sequence[Item], cues: str) -> bool:
    """True for a row with one of the words of a list of `cues.toml`, or a body called so."""
    words = " ".join(item.bodies[0].head.lower() if item.bodies else item.text for item in items)
    words = f" {words} "
    return any(f" {cue} " in words for cue in _CUES[cues])


def _tells_of_guests(items: Sequence[Item]) -> bool:
    """True for the heading of those who are there: "Dự lễ công bố quyết định bổ nhiệm có:"."""
    there = (k for k, item in enumerate(items) if item.text in _GUESTS)
    return any(not phrase(items[k : k + 3]).startswith(_NO_GUESTS) for k in there)

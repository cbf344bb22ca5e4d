"""What a heading says of the entries under it: elected, appointed or only put forward.

"Kết quả bầu cử: | Bí thư Huyện ủy: ông A | Phó Bí thư: bà B", "Nhân sự dự kiến: | 1. Chủ tịch X: ông A".
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from loaders.holds.rows import Row
from loaders.holds.unreal import is_candidate, is_proposed
from loaders.offices.attach import Tie
from loaders.offices.items import FAR, Item, is_person, phrase, unbracketed
from loaders.offices.office import Office
from loaders.offices.runs import right_person
from loaders.offices.verbs import is_plain, said
from loaders.places.units import Unit
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
_CLOSES = frozenset({".", ";", ",", "("})
_LISTS = frozenset({"gồm", "là", "có"})
_MARKS = frozenset({"-", "–", "+", "*", "•"})
_ROMAN = frozenset("ivx")
_OF_OFFICE = frozenset({"chức", "danh", "vụ"})
_WHERE = frozenset({"tại", "ở", "về", "riêng", "còn"})
_PLACES = frozenset({"unit", "body"})
_ENTERED = _PLACES | {"office"}  # with what an entry begins
_BY = frozenset({"do", "theo", "của", "đại", "thay"})
_TITLED = re.compile(rf"(?P<before>.*?)\b(?P<deputy>(?:phó )?)(?P<title>{any_of(_CUES['leads'])})\b", re.I)
_ABOVE = 5  # rows looked at above entries
_ORDERS, _EFFECT = tuple(f" {words} " for words in _CUES["of_orders"]), " có hiệu lực "
_BELOW = _CUES["told_below"]
_LISTED = re.compile(any_of([*_CUES["list_follows"], *_BELOW]))
_LONGEST = 40  # items of a heading
_UNIT_LINE = 16  # of a line that names a unit alone, with what brackets hold
_OPENING = 6  # items up to the office of an entry: its number, a dash


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


def headings(rows: Sequence[Row]) -> dict[int, Heading]:
    """The heading of each row that is an entry under one, by where the row begins."""
    found: dict[int, Heading] = {}
    above: list[Row] = []  # the rows before the entries
    head: Heading | None = None
    last: Heading | None = None  # that of a list told part by part, which may go on
    part: Row | None = None  # the line above that names a unit or a body alone
    lines = 0  # that do so, one below the other
    listed: Section | None = None  # a paragraph that a unit opens, or that stands below such a line
    table: Heading | None = None
    for row in rows:
        if row.columns is not None:
            table = _over_table(above, row)
        if row.columns is not None or row.in_table:
            found |= {row.start: table} if table and row.in_table else {}
            continue
        lines = lines + 1 if unit_alone(row.items) or _body_alone(row.items) else 0
        if lines == 1:
            part = row
            if last is not None and above and _goes_on(last, above):
                head, above = last, []  # "Sở X | Chưa có Giám đốc. | Sở Y | Giám đốc: A"
            continue  # "Danh sách được chỉ định: | PHƯỜNG X | Bí thư: A"
        if labelled(row.items) or (part and is_line(row.items)):
            listed = row.section
        elif not is_entry(row.items) and listed is not row.section:
            last = head if head and part else last
            above, head, part = [*above[1 - _ABOVE :], row], None, None
            continue
        if above:
            head, last, above = _above(above, row, parted=part is not None), None, []
        if head is None and part and _body_alone(part.items):
            head = Heading(part)
        if head is not None and head.row.section.teaser == row.section.teaser:
            found[row.start] = head._replace(part=part) if part and _body_alone(part.items) else head
    return found


def _over_table(above: Sequence[Row], columns: Row) -> Heading | None:
    """The heading of a table: what stands above it, else the line of its columns: "Người trúng cử"."""
    head = _above(above, columns, parted=True) if above else None
    gives = columns.columns and (head is None or head.status is None)
    return Heading(columns, 0, "appointed") if gives else head


def _goes_on(head: Heading, between: Sequence[Row]) -> bool:
    """True where nothing told between two parts of a list opens another one."""
    told = {_told(row).status for row in between} - {None, head.status}
    return not told and all(row.items and row.items[-1].text != ":" for row in between)


def unit_alone(items: Sequence[Item]) -> Unit | None:
    """The unit of a line that names nothing else, behind a number or a mark: "II. Xã Khe Sanh (cũ):"."""
    if len(items) > _UNIT_LINE or all(item.kind != "unit" for item in items):
        return None
    told = [item for item in unbracketed(items) if not is_sign(item)]
    units = told[0].units if len(told) == 1 and told[0].kind == "unit" else ()
    return units[0] if len(units) == 1 and units[0].name else None


def _body_alone(items: Sequence[Item]) -> bool:
    """True for a line that names a body and nothing else, so too: "2. Vụ Pháp chế", "* Sở X (mới lập)"."""
    if len(items) > _UNIT_LINE or all(item.kind != "body" for item in items):
        return False
    told = [item for item in unbracketed(items) if not is_sign(item)]
    return len(told) == 1 and len(told[0].bodies) == 1


def labelled(items: Sequence[Item]) -> Unit | None:
    """The unit with which a row opens, and a colon: "4. Xã Kbang: ông A giữ chức Bí thư Đảng ủy"."""
    k = next((k for k, item in enumerate(items) if not is_sign(item)), len(items))
    told = k + 2 < len(items) and len(items[k].units) == 1 and items[k + 1].text == ":"
    return items[k].units[0] if told and items[k].units[0].name else None


def is_line(items: Sequence[Item]) -> bool:
    """True for a line that names somebody and his posts alone: "Ông A - Bí thư Đảng ủy, Chủ tịch HĐND"."""
    if len(items) > FAR:
        return False
    told = (item.kind for item in items if item.kind != "honorific" and not is_sign(item))
    return (next(told, ""), next(told, "")) == ("name", "office") and {"verb", "word"}.isdisjoint(told)


def is_sign(item: Item) -> bool:
    """True for a number, a letter or a sign before an entry of a list, and for "Tại"."""
    return item.kind == "punct" or (item.kind == "word" and (_is_number(item) or item.text in _WHERE))


def _is_number(item: Item) -> bool:
    return len(item.text) == 1 or item.text.isdigit() or _ROMAN.issuperset(item.text)


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


def is_told_of(items: Sequence[Item], tie: Tie) -> bool:
    """True for the office of an entry, which a colon alone parts from who is named: "Bí thư: A".

    Not for his own behind the name, nor for "Phó Chủ tịch gồm: A, B"; but for all of "Ông A - Bí thư", and of
    "Xã X: Bí thư - A; Chủ tịch UBND - B".
    """
    if tie.office > tie.person:
        return is_line(items)
    between = items[tie.office + 1 : tie.person]
    words = [item.text for item in between if item.kind not in {"honorific", "office"}]
    if words[-1:] == ["-"] and set(words) <= {",", "-"}:
        return labelled(items) is not None
    return ":" in words and _LISTS.isdisjoint(words[: words.index(":")])


def is_entry(items: Sequence[Item]) -> bool:
    """True for a row that begins with an office, a unit or a body, and a colon: "1. Bí thư: A", "Xã X: B"."""
    first = 0
    while first < min(len(items), _OPENING) and not _is_mark(items[first]):
        first += 1
    if first == min(len(items), _OPENING) or items[first].kind not in _ENTERED:
        return False
    if items[first].kind in _PLACES:
        return first in by_place(items)
    person = next((k for k in range(first, len(items)) if items[k].kind == "name"), len(items))
    return person < len(items) and any(item.text == ":" for item in items[first:person])


def by_place(items: Sequence[Item]) -> dict[int, int]:
    """Who is named behind which unit or body: "Phường X: ông A; xã Y: bà B", "Sở X: ông A"."""
    found: dict[int, int] = {}
    for k in range(len(items) - 2):
        one = len(items[k].units) == 1 and items[k].units[0].name is not None
        one = one if items[k].kind == "unit" else len(items[k].bodies) == 1
        if items[k].kind in _PLACES and items[k + 1].text == ":" and one:
            person = right_person(items, k + 2)
            if person is not None and (person + 1 == len(items) or items[person + 1].text in _CLOSES):
                found[k] = person
    return found


def _each(items: Sequence[Item]) -> Office | None:
    """The office of which a heading says that several have it, each in another unit."""
    told = [office for item in items if item.many for office in item.offices]
    unit = told[0].body.root.unit if len(told) == 1 and told[0].body is not None else None
    return told[0] if unit is not None and unit.name is None else None


def _title(items: Sequence[Item]) -> str | None:
    """The title that a heading says each has in the body that his entry names: "Danh sách giám đốc các sở".

    None where it is that of whoever does something: "Danh sách do giám đốc các sở gửi".
    """
    found = _TITLED.search(_words(items))
    if found is None or not _BY.isdisjoint(found["before"].lower().split()):
        return None
    title = found["title"].lower()
    return f"{found['deputy'].capitalize()}{title[0].upper()}{title[1:]}"


def _words(items: Sequence[Item]) -> str:
    """The words of items, those of titles in place of offices."""
    return " ".join(item.offices[0].title if item.offices else item.text for item in items)


def _is_mark(item: Item) -> bool:
    """True for what no number, letter or sign of a list is, nor "chức danh" before an office."""
    if item.kind == "word":
        return not (item.text in _OF_OFFICE or _is_number(item))
    return item.kind != "punct"


def _above(above: Sequence[Row], entry: Row, *, parted: bool) -> Heading | None:
    """The heading of an entry in the paragraph above: its last row, or the one before that a list follows.

    "Các quyết định chỉ định nhân sự có hiệu lực từ ngày 1/7. | Danh sách cụ thể: | Bí thư Đảng ủy xã X: A".
    `parted`: a line between them names a unit or a body.
    """
    last = above[-1]
    head = _heading(last, entry, parted)
    lists = _LISTED.search(phrase(last.items)) and not any(map(is_person, last.items))
    if not lists or (head and head.status) or _tells_of_guests(last.items):
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
    effective = (
        words.startswith(_ORDERS) and _EFFECT in words
    )  # "Các quyết định chỉ định có hiệu lực từ 1/7."
    alone = items[-1].text == ":" or items[-1].kind != "punct" or below or effective
    told = _told(row)
    if alone or row.section is entry.section:
        return told
    shows = told.status == "candidate" and _LISTED.search(words)  # "Báo giới thiệu danh sách đợt hai."
    gives = parted and not shows and not any(map(is_person, items))
    return told if gives else None  # "…, theo quyết định chỉ định của Tỉnh ủy. | XÃ X | Bí thư: A"


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
        both = {turn, told.status} == {"appointed", "left"}
        apart = any(item.kind == "name" for item in items[told.at : k])
        told = Heading(row, k) if both and not apart else Heading(row, k, turn)
    told = Heading(row, 0, "candidate") if is_proposed(items, len(items)) else told
    return told._replace(each=each, title=_title(items))


def _tells_of_guests(items: Sequence[Item]) -> bool:
    """True for the heading of those who are there: "Dự lễ công bố quyết định bổ nhiệm có:"."""
    there = (k for k, item in enumerate(items) if item.text in _GUESTS)
    return any(phrase(items[k : k + 2]) != "dự kiến" for k in there)

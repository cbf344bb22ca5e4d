"""What a row tells of those in lists under it: given posts, released, put forward, or only there.

"HĐND xã bầu các chức danh chủ chốt", "Tỉnh ủy công bố người đứng đầu các xã", "Dự lễ có".
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from loaders.bodies.body import HEADS
from loaders.holds.row import Row
from loaders.holds.unreal import is_candidate, is_proposed
from loaders.offices.items import Item, phrase
from loaders.offices.office import Office
from loaders.offices.says import is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

Turn = Literal["appointed", "left", "candidate"]

_CUES: Final = lists("cues.toml")
_TURNS: Final[dict[str, Turn]] = {
    "appointed": "appointed",
    "left": "left",
    "retired": "left",
    "candidate": "candidate",
    "moved": "appointed",
}
_GUESTS: Final = frozenset(_CUES["guests_told"])
_NO_GUESTS: Final = _CUES["no_guests_told"]
_BY: Final = frozenset({"do", "theo", "của", "đại", "thay"})
_TITLED: Final = re.compile(rf"\b(?P<deputy>(?:phó )?)(?P<title>{any_of(_CUES['leads'])})\b", re.I)
_MEMBERSHIPS: Final = frozenset(HEADS["joined"])
_ANNOUNCES, _LEADERS, _DONE_BY = (any_of(_CUES[cues]) for cues in ("announces", "announced", "done_by"))
_ANNOUNCED: Final = re.compile(
    rf"\b(?:{_ANNOUNCES}) (?:(?:[^\s:;]+ ){{0,12}}?(?!(?:{_DONE_BY}) )[^\s:;]+ )?(?:{_LEADERS})\b"
    rf"|\b(?:{_LEADERS}) (?:[^\s:;]+ ){{0,9}}?được (?:[^\s:;]+ ){{0,5}}?(?:{_ANNOUNCES})\b"
)
_STAFF, _NO_NEWS = (re.compile(rf"\b(?:{any_of(_CUES[cues])})\b") for cues in ("staff_moved", "no_move"))
_ORDERS: Final = ("quyết định", *(f"quyết định {what}" for what in _CUES["of_retiring"]))
_NEAR: Final = 8  # items behind a verb that may say to what it gives people


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
    ordered: bool = False  # … where orders give the posts, not an election
    roll: bool = False  # of a row under a unit that only tells who has which post: "Bí thư Đảng ủy là bà A"
    joins: int | None = None  # the item of the committee to which those in the lines are elected


def told_in(row: Row, end: int | None = None) -> Heading:
    """What a row tells of those named in the entries under it, or in itself behind the items up to `end`."""
    items = row.items[:end]
    words = f" {phrase(items)} "
    gives = any(f" {cue}" in words for cue in _CUES["polls"]) or _announces(items)
    told = Heading(row, 0, "appointed") if gives else Heading(row)
    each = _each(items)
    verbs = [k for k, item in enumerate(items) if item.kind == "verb" and not is_plain(item)]
    verbs = [k for k in verbs if not _is_to_readers(items, k)]
    for n, k in enumerate(verbs):
        turn = _TURNS.get(said(items, k))
        if said(items, k) == "moved" and not moves_staff(items, k):
            continue
        only_seems = k in row.reading.seeming
        if turn is None or (turn == "left" and only_seems):
            continue
        if turn == "appointed" and (only_seems or is_candidate(items, verbs[:n], k)):
            turn = "candidate"
        both = {turn, told.status} == {"appointed", "left"} and not (told.at == 0 and _is_of_order(items, k))
        apart = any(item.kind == "name" for item in items[told.at : k])
        told = Heading(row, k) if both and not apart else Heading(row, k, turn)
    told = Heading(row, 0, "candidate") if is_proposed(items, len(items)) else told
    joins = joins_in(row) if told.status in {"appointed", None} else None
    return told._replace(each=each, title=_title(items), joins=joins)


def moves_staff(items: Sequence[Item], verb: int) -> bool:
    """True for a verb of moving told of officials: "quyết định | điều động cán bộ", not of soldiers."""
    near = phrase(items[max(0, verb - _NEAR) : verb + _NEAR])
    return _STAFF.search(near) is not None and _NO_NEWS.search(near) is None


def _is_of_order(items: Sequence[Item], verb: int) -> bool:
    """True for what orders are about that are handed over: "trao quyết định | nghỉ hưu cho các cán bộ"."""
    return phrase(items[max(0, verb - 5) : verb]).endswith(_ORDERS)


def _is_to_readers(items: Sequence[Item], verb: int) -> bool:
    """True for what a paper does: "Báo X lần lượt | giới thiệu danh sách lãnh đạo các sở"."""
    if not items[verb].text.endswith("giới thiệu"):
        return False
    before = (body.head for item in items[max(0, verb - _NEAR) : verb] for body in item.bodies)
    return any(head.startswith(HEADS["papers"]) for head in before) or has(items, "to_readers")


def _announces(items: Sequence[Item]) -> bool:
    """True where those who lead something are made known: "công bố các quyết định về tổ chức cán bộ"."""
    words = f" {_words(items).lower()} "
    told = any(cue in words for cue in _CUES["announces"]) and _ANNOUNCED.search(words)
    return bool(told) and not has(items, "not_announced")


def joins_in(row: Row) -> int | None:
    """The committee to which a row tells that people are elected: "5 đồng chí trúng cử | Ban Thường vụ".

    Also that of which it opens the list: "Danh sách | Ban Chấp hành Đảng bộ xã X:".
    """
    items = row.items
    for k in row.reading.verbs:
        near = range(k + 1, min(len(items), k + _NEAR))
        at = next((n for n in near if items[n].kind == "body"), None)
        given = said(items, k) == "appointed" and k not in row.reading.seeming
        if given and at is not None and items[at].bodies[0].head in _MEMBERSHIPS:
            return at
    if phrase(items[:2]) == "danh sách" and not row.reading.verbs:
        at = next((n for n in range(2, min(len(items), _NEAR)) if items[n].kind == "body"), None)
        return at if at is not None and items[at].bodies[0].head in _MEMBERSHIPS else None
    return None


def has(items: Sequence[Item], cues: str) -> bool:
    """True for a row with one of the words of a list of `cues.toml`, or a body called so."""
    words = " ".join(item.bodies[0].head.lower() if item.bodies else item.text for item in items)
    words = f" {words} "
    return any(f" {cue} " in words for cue in _CUES[cues])


def tells_of_guests(items: Sequence[Item]) -> bool:
    """True for the heading of those who are there: "Dự lễ công bố quyết định bổ nhiệm có:"."""
    there = (k for k, item in enumerate(items) if item.text in _GUESTS)
    return any(not phrase(items[k : k + 3]).startswith(_NO_GUESTS) for k in there)


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
    """The words of items, those of titles in place of offices, and the heads of bodies."""
    told = (
        item.offices[0].title if item.offices else item.bodies[0].head if item.bodies else item.text
        for item in items
    )
    return " ".join(filter(None, told))

"""The units that sentences name, and which of them say nothing of what their passage is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders.bodies.body import Body
from loaders.holds.gone import is_aim, is_noted, is_old, sits
from loaders.holds.row import Row
from loaders.holds.subjects import BORN
from loaders.offices.items import Item, ends_clause, leads, phrase
from loaders.places.atlas import Atlas
from loaders.places.seen import Seen
from loaders.places.units import Unit
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, lists
from loaders.text.page import Page

_WORDS: Final = frozenset({"word", "punct"})
_ORIGINS: Final = frozenset({"quê", "sinh"})
_CUES: Final = lists("cues.toml")
_STOCK, _OF_STOCK = frozenset(_CUES["stock"]), frozenset(_CUES["of_stock"])
_BEFORE_PEOPLE: Final = frozenset({",", "(", "-", "–", "là", "vốn", "gốc"})  # before "người | Thái Bình"
_LOCAL: Final = frozenset({"commune", "district"})
_NO_BIRTH: Final = frozenset({"học", "thí", "vệ", "phát", "hy"})  # before it
# What says something of the units behind it.
_AS_WAS: Final = "nguyên trạng"  # "trên cơ sở nguyên trạng | huyện X"
_TOLD: Final = (*_ORIGINS, *_STOCK, *_CUES["joined_units"], *_CUES["made_units"], _AS_WAS)
_INTO: Final = frozenset({"thành", "vào", "để", "lấy", ":", ";", "."})  # behind what is merged
_JOINED, _MADE = (any_of(_CUES[name]) for name in ("joined_units", "made_units"))
_OF_IT: Final = rf"(?: (?:từ|trên cơ sở)(?: việc)?(?: (?:{_JOINED}))?)"
_COUNTS: Final = any_of(counting())
# "hình thành từ ba | xã A, B", "nhập một phần | phường A", "trước khi nhập có | xã A"
_MERGES: Final = re.compile(
    rf"\b(?:(?:{_JOINED})(?: lại)?{_OF_IT}?|(?:{_MADE})(?: mới| ra)?(?: ,)?{_OF_IT}"
    r"|(?<=\( )(?:(?:sau|từ) )?(?:khi|lúc) (?:chia )?tách"  # "7/1989 (khi chia tách | tỉnh X) - 1994: …"
    rf"|(?:trên cơ sở|từ)(?= {_AS_WAS})|trước khi (?:{_JOINED})\b[^.;:]{{0,40}} (?:gồm|là|có))"
    r"(?: (?:toàn bộ|toàn|nguyên trạng|nguyên|một phần|phần|diện tích|tự nhiên|quy mô|dân số|của|các|và))*"
    rf"(?: , quy mô dân số của)?(?: các)?(?: (?:{_COUNTS}|\d+))?$"
)
_JOINS: Final = re.compile(rf"(?:(?:đã|được|vừa) )*(?:{_JOINED}) (?:vào|về)\b")
_MERGED: Final = 14  # items before a unit in which it is told
# "phường X (trước thuộc | thành phố Y", "xã X, trước đây là | huyện Y"
_ONCE_IN: Final = re.compile(
    rf"(?:(?:\(|, )vốn|(?:\(trước|\btrước (?:đây|kia)|\b(?:{any_of(_CUES['noted_before'])})"
    r"|\btrước(?: (?:ngày )?\d[\d./-]+)?(?= thuộc\b))(?: vốn)?) (?:là|thuộc)"
    r" (?:(?:địa bàn|địa phận|một phần|phần đất|vùng đất)(?: của)? )?(?:các )?$"
)
_BEFORE: Final = ("trước ", "vốn ")
_WITHIN: Final = frozenset({",", "của", "thuộc"})  # from a unit to the one that it is in
_WAS: Final = 60  # characters in which that is told, with what is told between
# the province in the own name of a court or of a bank: "TAND khu vực 4 - | Đồng Nai"
_IN_NAME: Final = re.compile(r" (?:khu vực [^ ]{1,6} -|cấp cao tại)(?: Thành phố)? (?P<name>[^-]{1,40})$")


def seen(made: Iterable[Row], page: Page) -> Iterable[Seen]:
    """Every unit named on the page; those inside an office say nothing of the passage."""
    cues = page.said(_TOLD)
    before = page.said(_BEFORE)
    for row in made:
        once = any(page.low.find(word, row.start, row.end) >= 0 for word in before)
        origin = merged = False
        told = any(page.low.find(word, row.start, row.end) >= 0 for word in cues)
        for k in range(len(row.items)) if told else row.named:
            item = row.items[k]
            if item.kind in _WORDS:
                text = item.text
                origin = _tells_origin(row.items, k) or (origin and not ends_clause(item))
                merged = merged and not (text in _INTO or _closes_list(row.items, k))
                continue
            origin = origin and item.kind != "verb"
            if not (item.units or item.bodies or item.offices):
                continue
            merged = merged or (told and bool(item.units or item.bodies) and _merges(row.items, k))
            host = bool(item.bodies) and sits(row.items, k)
            gone = merged or is_old(row.items, k) or (told and _is_joined(row.items, k))
            gone = gone or (once and bool(item.units) and _was_in(row.items, k, page.low))
            aim = bool(item.units) and item.units[0].level in _LOCAL and is_aim(row.items, k)
            of_list = _of_list(page.text, item.units) if merged else len(item.units)
            for n, unit in enumerate(item.units):
                former = gone and n < of_list
                yield Seen(unit, aim or is_noted(row.items, k), origin or former, former=former)
            for body in item.bodies:
                aim = is_aim(row.items, k)
                yield from (
                    Seen(unit, aim, gone, host=host, of_body=True, former=gone) for unit in _units(body)
                )
            chairs = bool(item.offices) and leads(row.items, k)
            for office in item.offices:
                if office.body is not None:
                    named = _units(office.body)
                    seen = (Seen(unit, True, gone, host=chairs, of_body=True, former=gone) for unit in named)
                    yield from seen


def _closes_list(items: Sequence[Item], k: int) -> bool:
    """True for the comma behind a list of several items: "Sau khi hợp nhất xã A và phường B|, xã C có …"."""
    last, joined = items[max(0, k - 1)], items[max(0, k - 2)]
    return items[k].text == "," and (joined.text == "và" or len(last.units) > 1)


def _of_list(text: str, units: Sequence[Unit]) -> int:
    """How many units of an item are of one list: "Sau khi hợp nhất hai xã A và B|, xã C có …"."""
    gaps = [text[one.end : other.start] for one, other in pairwise(units)]
    ends = (n + 1 for n, (gap, after) in enumerate(pairwise(gaps), 1) if gap == " và " and after[:1] == ",")
    return next(ends, len(units))


def _tells_origin(items: Sequence[Item], k: int) -> bool:
    """True for "quê", for "gốc", "người" before a place, and for "sinh" of a birth: not in "học sinh"."""
    if items[k].text in _STOCK:
        return _tells_stock(items, k)
    if items[k].text != "sinh":
        return items[k].text in _ORIGINS
    born = any(item.text in BORN or item.text.isdigit() for item in items[k + 1 : k + 2])
    return born and not (k and items[k - 1].text in _NO_BIRTH)


def _tells_stock(items: Sequence[Item], k: int) -> bool:
    """True for "gốc", "người" of where somebody comes from: "ông A, | người gốc Thái Bình", "gốc ở Huế"."""
    if items[k].text == "người":  # not "giúp người Thái Bình", "người ở xã X bảo cứ ra đồi"
        there = [item.text for item in items[k + 1 : k + 2]]
        if (k and items[k - 1].text not in _BEFORE_PEOPLE) or there in (["ở"], ["tại"]):
            return False
    after = next((item for item in items[k + 1 : k + 5] if item.text not in _OF_STOCK), None)
    return after is not None and bool(after.units)


def bodies_of(made: Iterable[Row]) -> Iterator[Body]:
    """All bodies that a page names, by themselves or in offices."""
    for row in made:
        for k in row.named:
            yield from row.items[k].bodies
            yield from (office.body for office in row.items[k].offices if office.body)


def in_names(bodies: Iterable[Body], page: Page, known: Atlas) -> Iterator[Unit]:
    """The provinces in own names of bodies: "TAND khu vực 4 - | Đồng Nai", "TAND cấp cao tại | Hà Nội"."""
    for body in (part for named in bodies for part in named.chain):
        told = _IN_NAME.search(body.head) if body.klass == "full" else None
        kind = known.kind(told["name"], page.article.published) if told else None
        if told and kind:
            last = page.low.rfind(" ", body.start, body.end) + 1
            yield Unit(max(body.start, last), body.end, kind, "province", told["name"])


def _units(body: Body) -> Iterable[Unit]:
    """The named units in a body and its owners."""
    if body.unit is not None and body.unit.name is not None:
        yield body.unit
    if body.owner is not None:
        yield from _units(body.owner)


def _merges(items: Sequence[Item], k: int) -> bool:
    """True right before a unit that another was made of: "trên cơ sở sáp nhập | phường A và B"."""
    return _MERGES.search(phrase(items[max(0, k - _MERGED) : k])) is not None


def _was_in(items: Sequence[Item], k: int, low: str) -> bool:
    """True for a unit that another was or was in once: "phường X (trước thuộc | thành phố Y, | tỉnh Y)"."""
    first = k
    while first > 1 and items[first - 1].text in _WITHIN and items[first - 2].units:
        first -= 2
    start = items[first].start
    return _ONCE_IN.search(low, max(items[0].start, start - _WAS), start) is not None


def _is_joined(items: Sequence[Item], k: int) -> bool:
    """True for a unit that went into another: "kể từ khi huyện X | được sáp nhập vào huyện Y"."""
    return _JOINS.match(phrase(items[k + 1 : k + 6])) is not None

"""Bodies beside one another: coordinated, of each unit of a list, of no unit in particular, only counted."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.offices.items import Item
from loaders.text.choice import any_of

_OF_UNITS: Final = frozenset({"unit", "unit-strict", "part"})
_ABOLISHED: Final = re.compile(rf"\b(?i:{any_of(HEADS['abolished'])})\s$")
_BEFORE: Final = 20  # characters before a body in which it is told that there is none
_JOINS: Final = frozenset({",", "và", ";", "-", "lãnh", "đạo"})  # "Đảng ủy, lãnh đạo Công an tỉnh"
_ORGANS: Final = frozenset(word for words in HEADS["organs"] for word in words.split())
_GOVERNMENT: Final = ("chính", "quyền")  # between them: "Đảng ủy, | chính quyền, MTTQ xã X"
_COUNTS: Final = frozenset({"có", "gồm", "còn", "thêm", "lập", "giảm", "với", "cả"})
NEAR: Final = 60  # items over which one body lends to another


def of_all(items: Sequence[Item], k: int) -> bool:
    """True for bodies of no unit in particular: "Đảng ủy, HĐND, UBND các xã, phường"."""
    n = k
    while n - k < NEAR and items[n].kind == "body" and all(map(_lacks_unit, items[n].bodies)):
        m = n + 1
        while m < len(items) and items[m].text in {",", "và", "-"}:
            m += 1
        if m >= len(items) or items[m].text in {"các", "cấp", "nhiều"}:
            return m < len(items) and m == n + 1
        if m == n + 1:
            return False
        n = m
    return False


def is_abolished(text: str, items: Sequence[Item], k: int) -> bool:
    """True for a kind of body that is no more: "không còn | HĐND quận, phường"; not for "… | HĐND quận 7"."""
    if any(body.root.unit and body.root.unit.name for body in items[k].bodies):
        return False
    last = k
    while k and last - k < NEAR and (items[k - 1].kind == "body" or items[k - 1].text in {",", "và"}):
        k -= 1
    start = items[k].start
    return _ABOLISHED.search(text, max(0, start - _BEFORE), start) is not None


def is_counted(items: Sequence[Item], k: int) -> bool:
    """True for how many of a kind there are: "còn 05 | Văn phòng Trung ương", not "Nghị quyết 05 Bộ X"."""
    told = [item.text for item in items[max(0, k - 2) : k]]
    return (
        len(told) == 2 and told[0] in _COUNTS and told[1].isdecimal() and items[k].bodies[0].klass == "full"
    )


def _lacks_unit(body: Body) -> bool:
    """True for a body of a unit that does not say of which: "UBND", "Văn phòng Tỉnh ủy"."""
    root = body.root
    if root.klass == "committee":
        return root.unit is None or root.unit.name is None
    return root.unit is None and root.klass in _OF_UNITS


def of_each(items: Sequence[Item], k: int) -> tuple[Body, ...]:
    """The bodies of item k, a bare one of each unit listed behind it: "Đảng ủy, HĐND, | UBND các xã A, B".

    Also of the unit whose other organs end the list: "lãnh đạo UBND, các ban, ngành, đoàn thể | xã X".
    """
    bodies = items[k].bodies
    first = bodies[0]
    if len(bodies) > 1 or first.unit or first.owner or first.klass not in _OF_UNITS - {"part"}:
        return bodies
    for n in range(k + 1, min(k + NEAR, len(items))):
        units = [b.unit for b in items[n].bodies if b.unit]
        if len(units) > 1:
            return tuple(first._replace(unit=unit) for unit in units)
        if units or not (items[n].kind == "body" or items[n].text in _JOINS):
            last = _past_organs(items, n)
            organs = items[n].text == "các" and last < len(items) and items[last].kind == "unit"
            organs = organs and items[last - 1].text not in {",", ";"}  # not "các sở, ngành, | huyện X"
            return tuple(first._replace(unit=unit) for unit in items[last].units) if organs else bodies
    return bodies


def _past_organs(items: Sequence[Item], n: int) -> int:
    """The item behind a unit's organs in small letters: "các ban, ngành, đoàn thể | xã X"."""
    while n < len(items) and (items[n].text in _ORGANS or items[n].text in _JOINS):
        n += 1
    return n


def neighbours(items: Sequence[Item], k: int) -> Iterable[Body]:
    """The bodies coordinated with item k: "Tỉnh ủy, HĐND, UBND tỉnh Khánh Hòa", those after it first.

    Also that of a post behind them: "chỉ định Ban Chấp hành Đảng bộ, Ban Thường vụ, Bí thư | Đảng ủy xã X".
    """
    for step in (1, -1):
        n = k
        while abs(n - k) < NEAR:
            m = n + step
            while 0 <= m < len(items) and (items[m].text in _JOINS or _is_government(items, m)):
                m += step
            post = step == 1 and items[k - 1].text != "mặt" and _is_post_alone(items, m)
            if not (0 <= m < len(items)) or not (items[m].kind == "body" or post) or m == n + step:
                break
            yield from (o.body for o in items[m].offices if o.body is not None)
            yield from items[m].bodies
            n = m


def _is_government(items: Sequence[Item], k: int) -> bool:
    """True for a word of "chính quyền" between two bodies."""
    return any(tuple(i.text for i in items[max(0, k - n) : k - n + 2]) == _GOVERNMENT for n in (0, 1))


def _is_post_alone(items: Sequence[Item], k: int) -> bool:
    """True for a post that is told of without its holder: "…, Bí thư, | Phó Bí thư Đảng ủy xã X"."""
    told, beside = items[k : k + 1], items[k + 1 : k + 3]
    plain = any(office.status is None for item in told for office in item.offices)
    return plain and not any(item.kind in {"name", "honorific"} for item in beside)

"""The entries of lists, by their first words: "1. Bí thư: ông A", "Xã X: ông B", "Ông C - Bí thư Đảng ủy"."""

from collections.abc import Sequence

from loaders.offices.attach import Tie
from loaders.offices.items import FAR, Item, past_honorifics, phrase, unbracketed
from loaders.offices.runs import right_person
from loaders.places.units import Unit
from loaders.text.lexicon import lists

_CLOSES = frozenset({".", ";", ",", "("})
_LISTS = frozenset({"gồm", "là", "có"})
_ROMAN = frozenset("ivx")
_OF_OFFICE = frozenset({"chức", "danh", "vụ"})
_WHERE = frozenset({"tại", "ở", "về", "riêng", "còn"})
_BESIDE = frozenset({"name", "honorific", "office", "body", "unit"})
_NAMED, _JOINED = frozenset({"honorific", "name"}), frozenset({",", "và"})  # of several who share a post
_PLACES = frozenset({"unit", "body"})
_ENTERED = _PLACES | {"office"}  # with what an entry begins
_UNIT_LINE = 16  # of a line that names a unit alone, with what brackets hold
_FOLLOWS = frozenset(lists("cues.toml")["list_follows"])
_OPENS = 4  # items in which such words end
_OPENING = 6  # items up to the office of an entry: its number, a dash


def unit_alone(items: Sequence[Item]) -> Unit | None:
    """The unit of a line that names nothing else, behind a number or a mark: "II. Xã Khe Sanh (cũ):"."""
    if len(items) > _UNIT_LINE or "unit" not in [item.kind for item in items]:
        return None
    told = [item for item in unbracketed(items) if not is_sign(item)]
    units = told[0].units if len(told) == 1 and told[0].kind == "unit" else ()
    return units[0] if len(units) == 1 and units[0].name else None


def body_alone(items: Sequence[Item]) -> bool:
    """True for a line that names a body and nothing else, so too: "2. Vụ Pháp chế", "* Sở X (mới lập)"."""
    if len(items) > _UNIT_LINE or "body" not in [item.kind for item in items]:
        return False
    told = [item for item in unbracketed(items) if not is_sign(item)]
    return len(told) == 1 and len(told[0].bodies) == 1


def labelled(items: Sequence[Item]) -> Unit | None:
    """The unit with which a row opens, and a colon: "4. Xã Kbang: ông A giữ chức Bí thư Đảng ủy"."""
    k = _label(items)
    return items[k].units[0] if k is not None and items[k].units and items[k].units[0].name else None


def is_labelled(items: Sequence[Item]) -> bool:
    """True for a row that a unit or a body opens, and a colon: "- Sở X: Giám đốc A; Phó Giám đốc B, C"."""
    k = _label(items)
    return k is not None and (items[k].kind == "body" or labelled(items) is not None)


def _label(items: Sequence[Item]) -> int | None:
    """The one unit or body with which a row opens, behind its number or mark, before a colon."""
    k = next((k for k, item in enumerate(items) if not is_sign(item)), len(items))
    told = k + 2 < len(items) and items[k + 1].text == ":"
    return k if told and (len(items[k].units) == 1 or len(items[k].bodies) == 1) else None


def is_line(items: Sequence[Item]) -> bool:
    """True for a line that names somebody and his posts alone: "Ông A - Bí thư Đảng ủy, Chủ tịch HĐND"."""
    if not begins_line(items):
        return False
    return all(item.kind not in {"verb", "word"} or is_sign(item) for item in unbracketed(items))


def begins_line(items: Sequence[Item]) -> bool:
    """True for a line that begins with somebody and a post: "3. Bà B, Phó Bí thư Thị ủy, đang là …"."""
    if len(items) > FAR:
        return False
    told = (item.kind for item in items if item.kind != "honorific" and not is_sign(item))
    return (next(told, ""), next(told, "")) == ("name", "office")


def is_alone(items: Sequence[Item]) -> bool:
    """True for a line whose first post is a title alone: "1. Bà A - Bí thư", "Ông B - Phó Bí thư, …"."""
    first = next((item.offices[0] for item in items if item.kind == "office"), None)
    return first is not None and first.body is None and first.fused is None


def is_sign(item: Item) -> bool:
    """True for a number, a letter or a sign before an entry of a list, and for "Tại"."""
    return item.kind == "punct" or (item.kind == "word" and (_is_number(item) or item.text in _WHERE))


def _is_number(item: Item) -> bool:
    return len(item.text) == 1 or item.text.isdigit() or _ROMAN.issuperset(item.text)


def past_opening(items: Sequence[Item]) -> int:
    """The first item behind words that open a list: "Cụ thể, | Bí thư: A; Phó Bí thư: B"; 0 without."""
    sign = next((k for k, item in enumerate(items[:_OPENS]) if item.text in {",", ":"}), 0)
    return sign + 1 if sign and phrase(items[:sign]) in _FOLLOWS else 0


def is_entry(items: Sequence[Item]) -> bool:
    """True for a row that begins with an office, a unit or a body, and a colon: "1. Bí thư: A", "Xã X: B"."""
    first = past_opening(items)
    last = min(len(items), first + _OPENING)
    while first < last and not _is_mark(items[first]):
        first += 1
    if first == last or items[first].kind not in _ENTERED:
        return False
    if items[first].kind in _PLACES:
        return first in by_place(items)
    person = next((k for k in range(first, len(items)) if items[k].kind == "name"), len(items))
    return person < len(items) and any(item.text == ":" for item in items[first:person])


def _is_mark(item: Item) -> bool:
    """True for what no number, letter or sign of a list is, nor "chức danh" before an office."""
    if item.kind == "word":
        return not (item.text in _OF_OFFICE or _is_number(item))
    return item.kind != "punct"


def person_of(items: Sequence[Item], verb: int) -> int | None:
    """Of whom an entry tells by a verb: "• Ông A, Giám đốc X: | bổ nhiệm Phó Chủ tịch Y, từ ngày 1/11"."""
    first = next((k for k, item in enumerate(items) if not is_sign(item)), len(items))
    person = past_honorifics(items, first)
    if first == 0 or person >= verb - 1 or items[person].kind != "name" or items[verb - 1].text != ":":
        return None
    posts = all(item.kind in _BESIDE or item.text in {",", "-"} for item in items[person : verb - 1])
    return person if posts else None


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


def is_told_of(items: Sequence[Item], tie: Tie) -> bool:
    """True for the office of an entry, which a colon alone parts from who is named: "Bí thư: A".

    Not for his own behind the name, nor for "Phó Chủ tịch gồm: A, B"; but for all of "Ông A - Bí thư", of
    "Xã X: Bí thư - A; Chủ tịch UBND - B", and of "Xã X: Bí thư A; các Phó Bí thư B, C".
    """
    if tie.office > tie.person:
        first = begins_line(items) and all(item.kind != "office" for item in items[: tie.office])
        return first or is_line(items)
    between = items[tie.office + 1 : tie.person]
    words = [item.text for item in between if item.kind not in {"honorific", "office"}]
    if all(item.kind in _NAMED or item.text in _JOINED for item in between):
        return is_labelled(items)
    if words[-1:] == ["-"] and set(words) <= {",", "-"}:
        return is_labelled(items)
    return ":" in words and _LISTS.isdisjoint(words[: words.index(":")])

"""The entries of lists, by their first words: "1. Bí thư: ông A", "Xã X: ông B", "Ông C - Bí thư Đảng ủy"."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from loaders.bodies.body import HEADS
from loaders.holds.hints import spoken
from loaders.offices.attach import Tie
from loaders.offices.items import (
    FAR,
    Item,
    ends_clause,
    is_number,
    is_of_date,
    is_sign,
    past_honorifics,
    phrase,
    unbracketed,
)
from loaders.offices.runs import Run, right_person
from loaders.offices.says import is_plain
from loaders.places.units import Unit
from loaders.text.lexicon import lists

_DASHES: Final = frozenset({"-", "–"})
_CLOSES: Final = frozenset({".", ";", ",", "("})
_LISTS: Final = frozenset({"gồm", "là", "có"})
_OF_OFFICE: Final = frozenset({"chức", "danh", "vụ"})
_AT: Final = frozenset({"tại", "ở"})
_BESIDE: Final = frozenset({"name", "honorific", "office", "body", "unit"})
_TOLD_OF: Final = frozenset({"honorific", "name", "office"})  # between a post and one of those who have it
_JOINED, _BETWEEN = frozenset({",", "và", "kiêm"}), frozenset({",", "-", "–", "là", "lần lượt là", "kiêm"})
_BESIDE_NAME: Final = _BETWEEN | {"("}
_TOLD_BY: Final = (["-"], ["là"], ["lần lượt là"])
_OF_UNITS: Final = frozenset(HEADS["of_each_unit"])
_PLACES: Final = frozenset({"unit", "body"})
_ENTERED: Final = _PLACES | {"office"}  # with what an entry begins
_REGIONS: Final = lists("cues.toml")["regions_of_list"]
_FORMER: Final = "cũ"
_UNIT_LINE: Final = 16  # of a line that names a unit alone, with what brackets hold
_FOLLOWS: Final = frozenset(lists("cues.toml")["list_follows"])
_DEEDS: Final = tuple(f" {deed} " for deed in lists("cues.toml")["deeds_there"])
# told of in a clause that opens a list
_LEADERS: Final = tuple(f" {cue} " for cue in (*lists("cues.toml")["announced"], "danh sách"))
_OPENS: Final = 4  # items in which such words end
_LEADS: Final = 20  # … and a clause that opens a list
_ROLL: Final = frozenset({"name", "honorific", "office", "unit"})
_ROLL_WORDS: Final = frozenset({"do", "và", "còn", "các", "chức", "danh", "vụ"})
_OPENING: Final = 6  # items up to the office of an entry: its number, a dash


def unit_alone(items: Sequence[Item]) -> Unit | None:
    """The unit of a line that names nothing else, behind a number or a mark: "II. Xã Khe Sanh (cũ):"."""
    if len(items) > _UNIT_LINE or "unit" not in [item.kind for item in items]:
        return None
    told = [item for item in unbracketed(items) if not is_sign(item)]
    units = told[0].units if len(told) == 1 and told[0].kind == "unit" else ()
    return units[0] if len(units) == 1 and units[0].name else None


def region_alone(items: Sequence[Item]) -> bool:
    """True for a line within a list that says where the next entries are.

    "* Khu vực tỉnh Hậu Giang cũ", "1. Các xã thuộc huyện X cũ", "* Huyện X cũ".
    """
    if len(items) > _UNIT_LINE or "unit" not in [item.kind for item in items] or items[-1].text == ".":
        return False
    told = [item for item in unbracketed(items) if not is_sign(item)]
    words = " ".join(item.text.lower() for item in told if item.kind == "word")
    named = any(unit.name for item in told for unit in item.units)
    opens = words.startswith(_REGIONS) or (words == _FORMER and told[0].kind == "unit")
    return named and opens and all(item.kind in {"unit", "word"} or item.text == "," for item in told)


def body_alone(items: Sequence[Item]) -> bool:
    """True for a line that names a body and nothing else, so too: "2. Vụ Pháp chế", "* Sở X (mới lập)"."""
    if len(items) > _UNIT_LINE or "body" not in [item.kind for item in items]:
        return False
    told = [item for item in unbracketed(items) if not is_sign(item)]
    return len(told) == 1 and len(told[0].bodies) == 1


def labelled(items: Sequence[Item]) -> Unit | None:
    """The unit with which a row opens, and a colon: "4. Xã Kbang: ông A giữ chức Bí thư Đảng ủy"."""
    k = _label(items)
    one = k is not None and len(items[k].units) == 1 and items[k].units[0].name
    return items[k].units[0] if k is not None and one else None


def is_labelled(items: Sequence[Item]) -> bool:
    """True for a row that a unit or a body opens, and a colon: "- Sở X: Giám đốc A; Phó Giám đốc B, C".

    Also several units: "- Các xã X, Y: Bí thư Đảng ủy lần lượt là các ông A, B".
    """
    k = _label(items)
    return k is not None and (items[k].kind == "body" or all(unit.name for unit in items[k].units))


def _label(items: Sequence[Item]) -> int | None:
    """The units, or the one body, with which a row opens, behind its number or mark, before a colon.

    Also before a dash and a post: "3. Xã Kbang - Bí thư Đảng ủy A; Chủ tịch UBND B"; before a comma where
    nothing but posts is told: "Tại xã Kbang, ông A là Bí thư Đảng ủy".
    """
    first = past_opening(items)
    k = next((k for k in range(first, len(items)) if not is_sign(items[k])), len(items))
    told = k + 2 < len(items) and (
        items[k + 1].text == ":"
        or (items[k + 1].text in _DASHES and items[k + 2].kind == "office")
        or (items[k + 1].text == "," and items[first].text in _AT and is_roll(items))
    )
    return k if told and (items[k].units or len(items[k].bodies) == 1) else None


def is_line(items: Sequence[Item]) -> bool:
    """True for a line that names somebody and his posts alone: "Ông A - Bí thư Đảng ủy, Chủ tịch HĐND"."""
    if not begins_line(items):
        return False
    return all(item.kind not in {"verb", "word"} or is_sign(item) for item in unbracketed(items))


def is_roll(items: Sequence[Item]) -> bool:
    """True for a line, or a sentence, that tells nothing but who has which post.

    "Bí thư Đảng ủy là ông A; Chủ tịch UBND B", "Ông A là Bí thư Đảng ủy, bà B giữ chức Chủ tịch UBND".
    """
    told = [item for item in unbracketed(items) if not is_sign(item)]
    kinds = {item.kind for item in told}
    plain = all(item.kind in _ROLL or item.text in _ROLL_WORDS or _is_held(item) for item in told)
    return len(items) <= FAR and {"name", "office"} <= kinds and plain


def _is_held(item: Item) -> bool:
    return item.kind == "verb" and (item.text == "là" or is_plain(item))


def begins_line(items: Sequence[Item]) -> bool:
    """True for a line that begins with somebody and a post: "3. Bà B, Phó Bí thư Thị ủy, đang là …"."""
    if len(items) > FAR:
        return False
    told = (item.kind for item in items if item.kind != "honorific" and not is_sign(item))
    return (next(told, ""), next(told, "")) == ("name", "office")


def names_alone(items: Sequence[Item]) -> bool:
    """True for a line that names somebody and nothing else: "3. Đồng chí Hà Văn A"."""
    if len(items) > _OPENING:
        return False
    told = [item.kind for item in items if not is_sign(item) and item.kind != "honorific"]
    return told == ["name"]


def tells_one(items: Sequence[Item]) -> bool:
    """True for a row in which nobody has more than one post."""
    kinds = [item.kind for item in unbracketed(items)]
    return kinds.count("office") <= kinds.count("name")


def is_alone(items: Sequence[Item]) -> bool:
    """True for a line whose first post is a title alone: "1. Bà A - Bí thư", "Ông B - Phó Bí thư, …"."""
    first = next((item.offices[0] for item in items if item.kind == "office"), None)
    return first is not None and first.body is None and first.fused is None


def past_opening(items: Sequence[Item]) -> int:
    """The first item behind words that open a list: "Cụ thể, | Bí thư: A; Phó Bí thư: B"; 0 without.

    Also "Lãnh đạo phường gồm: | Bí thư Đảng ủy A; Chủ tịch UBND B".
    """
    sign = next((k for k, item in enumerate(items[:_OPENS]) if item.text in {",", ":"}), 0)
    if sign and phrase(items[:sign]) in _FOLLOWS:
        return sign + 1
    colon = next((k for k, item in enumerate(items[:_LEADS]) if item.text == ":"), 0)
    if not colon or colon + 1 == len(items) or items[colon + 1].kind not in _ENTERED:
        return 0
    if any(item.kind in {"name", "short", "office"} for item in items[:colon]):
        return 0
    words = " ".join(item.bodies[0].head.lower() if item.bodies else item.text for item in items[:colon])
    return colon + 1 if any(map(f" {words} ".__contains__, _LEADERS)) else 0


def is_entry(items: Sequence[Item]) -> bool:
    """True for a row that begins with an office, a unit or a body, and a colon: "1. Bí thư: A", "Xã X: B".

    Not where those named do something: "Theo đó, Bộ trưởng A trao quyết định", "Các Ủy viên X: A, B chủ trì".
    """
    first = past_opening(items)
    opened = first > 0
    last = min(len(items), first + _OPENING)
    while first < last and not _is_mark(items[first]):
        first += 1
    if first == last or items[first].kind not in _ENTERED or _acts(items):
        return False
    if items[first].kind in _PLACES:
        return first in by_place(items)
    person = next((k for k in range(first, len(items)) if items[k].kind == "name"), len(items))
    between = items[first:person]
    told = any(item.text == ":" for item in between)
    beside = opened and all(item.kind in _TOLD_OF or item.text in _JOINED for item in between)
    return person < len(items) and (told or (beside and _tells_posts_alone(items[person:])))


def _tells_posts_alone(items: Sequence[Item]) -> bool:
    """True where names, posts, days and verbs of office follow: not "Theo đó, Bí thư X A | sẽ phụ trách"."""
    told = (item for item in items if item.kind == "word")
    return all(item.text in _ROLL_WORDS or is_of_date(item) for item in told)


def _acts(items: Sequence[Item]) -> bool:
    """True for a row in which those whom it names are told to do something at a gathering."""
    named = next((k for k, item in enumerate(items) if item.kind == "name"), len(items))
    told = spoken(items[named:])
    return any(map(told.__contains__, _DEEDS))


def _is_mark(item: Item) -> bool:
    """True for what no number, letter or sign of a list is, nor "chức danh" before an office."""
    if item.kind == "word":
        return not (item.text in _OF_OFFICE or is_number(item))
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
    """Who is named behind which unit or body: "Phường X: ông A; xã Y: bà B", "1. Sở X - ông A: 50 phiếu"."""
    found: dict[int, int] = {}
    for k in range(len(items) - 2):
        one = len(items[k].units) == 1 and items[k].units[0].name is not None
        one = one if items[k].kind == "unit" else len(items[k].bodies) == 1
        opens = all(item.kind == "punct" or item.text.isdigit() for item in items[:k])
        joint = items[k + 1].text
        if items[k].kind in _PLACES and one and (joint == ":" or (opens and joint in _DASHES)):
            person = right_person(items, k + 2)
            behind = [item.text for item in items[person + 1 : person + 3]] if person is not None else []
            votes = len(behind) == 2 and behind[0] == ":" and behind[1].isdigit()
            if person is not None and (not behind or behind[0] in _CLOSES or votes):
                found[k] = person
    return found


def is_told_of(items: Sequence[Item], tie: Tie) -> bool:
    """True for the office of an entry, which a colon alone parts from who is named: "Bí thư: A".

    Not for his own behind the name, nor for "Phó Chủ tịch gồm: A, B"; but for all of "Ông A - Bí thư", of
    "Xã X: Bí thư - A; Chủ tịch UBND là B", "Xã X: Bí thư A; các Phó Bí thư B, C", "Xã X: ông A - Bí thư".
    """
    if tie.office > tie.person:
        first = begins_line(items) and all(item.kind != "office" for item in items[: tie.office])
        return first or is_line(items) or (labelled(items) is not None and _is_of_label(items, tie))
    between = items[tie.office + 1 : tie.person]
    if tie.nth is not None:  # "Các xã X, Y: Bí thư Đảng ủy lần lượt là | ông A và | bà B"
        between = list(takewhile(lambda item: item.kind != "name", between))
    words = [item.text for item in between if item.kind not in {"honorific", "office"}]
    beside = all(item.kind in _TOLD_OF or item.text in _JOINED for item in between)
    if beside or (words[-1:] in _TOLD_BY and _BETWEEN.issuperset(words)):
        return is_labelled(items) or past_opening(items) > 0
    return ":" in words and _LISTS.isdisjoint(words[: words.index(":")])


def _is_of_label(items: Sequence[Item], tie: Tie) -> bool:
    """True for a post behind a name that leaves out its unit: "Xã X: ông A - Phó Bí thư, | Chủ tịch UBND"."""
    between = items[tie.person + 1 : tie.office]
    behind = (item for item in items[tie.office :] if item.kind == "verb" or ends_clause(item))
    behind = (item for item in behind if item.text != "kiêm")
    if (then := next(behind, None)) is not None and then.kind == "verb":
        return False  # "Xã X: ông A (Phó Bí thư Đảng ủy) | giữ chức Bí thư Đảng ủy"
    return leaves_unit(items[tie.office]) and all(
        item.kind == "office" or item.text in _BESIDE_NAME for item in between
    )


def leaves_unit(item: Item) -> bool:
    """True for an office that leaves out its unit: "Phó Bí thư", "Chủ tịch UBND"."""
    body = item.offices[0].body
    return body is None or (body.head in _OF_UNITS and (body.unit is None or body.unit.name is None))


def acts(items: Sequence[Item], run: Run) -> bool:
    """True where a post stands for its holder, who does something: "Tháng 7, Phó Thủ tướng | ký …".

    Not in "Tháng 3/2025: Thứ trưởng X | sau khi hai bộ hợp nhất".
    """
    labelled = items[run.first - 1].text == ":"
    if labelled and phrase(items[run.last : run.last + 2]) == "sau khi":
        return False
    return run.last < len(items) and items[run.last].kind in {"word", "verb"}

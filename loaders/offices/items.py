"""The items of a sentence, and how the grammar steps over them."""

from collections.abc import Sequence
from typing import Final, Literal

from loaders.bodies.body import Body
from loaders.offices.office import Office
from loaders.places.abroad import GUESTS
from loaders.places.units import Unit
from loaders.text.lexicon import Entry, lists

Kind = Literal["name", "office", "body", "unit", "honorific", "verb", "short", "word", "punct"]
FAR: Final = 60  # items of a clause
_ENDS: Final = frozenset({";", "."})  # of a clause
_ROMAN: Final = frozenset("ivx")
_WHERE: Final = frozenset({"tại", "ở", "về", "riêng", "còn"})
_OF_DATES: Final = frozenset(lists("cues.toml")["of_dates"])


class Item:  # no dataclass: the most of all objects, and compiled those are slow to make
    """One item, `text[start:end]`. What it holds depends on its kind:

    name: `text` is the name. short: `text` is a given name, or "" for a bare pronoun.
    office: `offices` (one for each body). body: `bodies`. unit: `units`. honorific, verb: `entry`. word,
    punct: `text`.
    """

    __slots__ = ("bodies", "end", "entry", "kind", "many", "offices", "start", "text", "units")

    def __init__(
        self,
        kind: Kind,
        start: int,
        end: int,
        text: str = "",
        *,
        offices: tuple[Office, ...] = (),
        bodies: tuple[Body, ...] = (),
        units: tuple[Unit, ...] = (),
        entry: Entry | None = None,
        many: bool = False,
    ) -> None:
        """What the kind does not hold is empty."""
        self.kind: Kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.offices = offices
        self.bodies = bodies
        self.units = units
        self.entry = entry
        self.many = many


def is_person(item: Item) -> bool:
    """True for a name or a short mention of somebody."""
    return item.kind in {"name", "short"}


def beside_name(before: Sequence[Item]) -> bool:
    """True where what begins stands in apposition to a name: "ông A, | Thường vụ Tỉnh ủy, …"."""
    return len(before) > 1 and before[-1].text in {",", "-", "("} and before[-2].kind == "name"


def is_told_of_him(before: Sequence[Item]) -> bool:
    """True behind a post alone told of somebody addressed: "ông A, 48 tuổi, Phó Bí thư | Phú Quốc"."""
    if not before or before[-1].kind != "office" or any(office.body for office in before[-1].offices):
        return False
    behind = next((n for n in range(len(before) - 1) if before[-2 - n].kind == "name"), -1)
    if behind < 1 or before[-2].text not in {",", "-"}:
        return False
    name = len(before) - 2 - behind
    between = [item.text for item in before[name + 1 : -1]]
    told = all(text in {",", "-", "tuổi"} or text.isdigit() for text in between)
    return told and name > 0 and before[name - 1].kind == "honorific"


def is_guest(last: Item | None) -> bool:
    """True for an office that hardly any but other countries have: "Tổng thống | Vladimir Putin"."""
    return last is not None and last.kind == "office" and last.offices[0].title in GUESTS


def is_introduced(items: Sequence[Item], person: int) -> bool:
    """True for a person, or a list of people, that "các ông", "hai đồng chí" opens."""
    return person > 0 and items[person - 1].kind == "honorific" and items[person - 1].many


def over_honorifics(items: Sequence[Item], person: int) -> int:
    """The item before the honorifics of a person ("Tiến sĩ, bác sĩ"), -1 where they open the sentence."""
    k = person - 1
    while k >= 0 and items[k].kind == "honorific":
        k -= 2 if k > 1 and items[k - 1].text == "," and items[k - 2].kind == "honorific" else 1
    return k


def past_honorifics(items: Sequence[Item], k: int) -> int:
    """The first item from k on that is no honorific, or the end of the sentence."""
    while k < len(items) and items[k].kind == "honorific":
        k += 1
    return k


def is_number(item: Item) -> bool:
    """True for the number or letter of an entry: "2", "b", "iv"."""
    return len(item.text) == 1 or item.text.isdigit() or (bool(item.text) and _ROMAN.issuperset(item.text))


def is_sign(item: Item) -> bool:
    """True for a number, a letter or a sign before an entry of a list, and for "Tại"."""
    return item.kind == "punct" or (item.kind == "word" and (is_number(item) or item.text in _WHERE))


def is_of_date(item: Item) -> bool:
    """True for a word, sign or figure of a date or a spell: "từ tháng 8/2015 đến nay"."""
    return item.text in _OF_DATES or item.text.isdigit()


def is_next_term(items: Sequence[Item], k: int) -> bool:
    """True for the comma before a further term: "nhiệm kỳ 2011-2016|, 2016-2021"."""
    joined = items[k].text in {",", "và", ";"} and phrase(items[k + 2 : k + 3]) == "-"
    return joined and items[k + 1].text.isdigit()


def opens_line(items: Sequence[Item], k: int) -> bool:
    """True for the item with which a line begins, behind its bullet: "- | Đại biểu Quốc hội khóa VIII."."""
    return all(item.kind == "punct" for item in items[:k])


def ends_clause(item: Item) -> bool:
    """True for a semicolon and a full stop."""
    return item.text in _ENDS


def clause_start(items: Sequence[Item], k: int) -> int:
    """Where the clause of item k begins, at most FAR items back, behind a dateline: "SƠN LA - | …"."""
    dated = k > 1 and items[0].kind == "unit" and items[1].text in {"-", "–"}
    first = max(0, k - FAR, 2 * dated)
    for n in range(k - 1, first - 1, -1):
        if items[n].text in _ENDS:
            return n + 1
    return first


def leads(items: Sequence[Item], k: int) -> bool:
    """True for the office of one who leads a sitting: "Phó Chủ tịch UBND tỉnh X | A chủ trì lễ công bố"."""
    n = k + 1
    while n < len(items) and (items[n].kind in {"honorific", "name"} or items[n].text == ","):
        n += 1
    return n < len(items) and items[n].text.startswith("chủ") and phrase(items[n : n + 2]) == "chủ trì"


def told_there(items: Sequence[Item], k: int) -> bool:
    """True in brackets behind what names nobody: "có một Phó Chủ tịch (ông A, Bí thư Y, | giữ chức X)"."""
    marks = [n for n in range(k) if items[n].text in {"(", ")"}]
    opened = bool(marks) and items[marks[-1]].text == "("
    return opened and not any(map(is_person, items[: marks[-1]]))


def part_entries(items: Sequence[Item]) -> None:
    """Make semicolons of the strokes that part one told of from the next: "Bí thư A / Chủ tịch: B"."""
    strokes = [k for k, item in enumerate(items[1:-1], 1) if item.text == "/"]
    if any(_parts_entries(items, k) for k in strokes):
        for k in strokes:
            items[k].text = ";"


def _parts_entries(items: Sequence[Item], k: int) -> bool:
    """True for a stroke behind a name or brackets, or before an address or a post and a colon."""
    before, after = items[k - 1], items[k + 1]
    labels = after.kind == "office" and phrase(items[k + 2 : k + 3]) == ":"
    return before.kind == "name" or before.text == ")" or after.kind == "honorific" or labels


def unbracketed(items: Sequence[Item]) -> list[Item]:
    """The items without what brackets hold: "Giám đốc X (trước khi sáp nhập)"."""
    kept: list[Item] = []
    for item in items:
        if item.text == ")" and (opened := [k for k, i in enumerate(kept) if i.text == "("]):
            del kept[opened[-1] :]
        else:
            kept.append(item)
    return kept


def phrase(items: Sequence[Item]) -> str:
    """The words of items, a space between two."""
    return " ".join([item.text for item in items])

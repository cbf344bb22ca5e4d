"""The people of one page: full names, the short ways in which they come back, and who "ông", "bà" is.

A given name, a pronoun or a post is bound only when one person fits; else it stays unbound.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.model import Sex
from loaders.offices.items import Item, clause_start, phrase
from loaders.text.lexicon import lists
from loaders.text.tokens import has_apostrophe


@dataclass(slots=True)
class Known:
    """A person of the page by full name, and how the page speaks of them."""

    name: str
    sexes: set[Sex] = field(default_factory=set)
    honorifics: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    foreign: bool = False
    official: bool = False  # "đồng chí" stands before the name somewhere
    clergy: bool = False  # "Linh mục", "Hòa thượng" does
    remembered: bool = False  # "ngày sinh", "đường mang tên" does
    mentions: int = 0
    birth: str | None = None  # EDTF
    key: str = ""  # differs from the name where two bear it

    def __post_init__(self) -> None:
        """The name is the key unless one was given."""
        self.key = self.key or self.name


_CUES: Final = lists("cues.toml")
_OF_OLD: Final = tuple(f" {cue.strip()}" for cue in (*_CUES["called_after"], *_CUES["memorials"]))
_ORDERS: Final = frozenset(_CUES["birth_orders"])
_GENERALS: Final = ("tướng", "đốc")  # ends of the ranks of whom "tướng" may mean
_OF_OTHER_AGE: Final = {"ông": "anh", "anh": "ông", "bà": "chị", "chị": "bà"}
_MANY: Final = 200  # people of one given name, beyond which a short name is not looked up


class People:
    """Everybody named in full on the page."""

    def __init__(self, rows: Sequence[Sequence[Item]], is_foreign: Callable[[str], bool]) -> None:
        """`rows` are the items of all sentences; `is_foreign` tells a foreigner's name."""
        told = [(items, k) for items in rows for k, item in enumerate(items) if item.kind == "name"]
        names = [items[k].text for items, k in told]
        ends: dict[str, list[str]] = {}
        for name in sorted(set(names)):
            ends.setdefault(name.rpartition(" ")[2], []).append(name)
        self.full: dict[str, str] = {n: self._longest(n, same) for same in ends.values() for n in same}
        for items, k in told:
            if (alias := _alias(items, k)) in self.full:
                self.full[alias] = self.full[items[k].text]
        hyphened = _by_beginning(name for name in self.full if "-" in name)
        for name in self.full:
            if len(hyphened.get(name, ())) == 1:
                self.full[name] = hyphened[name][0]  # "Bun Thạ Văn" of "Bun Thạ Văn Kẹo-mi-xay"
            syllables = name.removeprefix("Y ").removeprefix("A ")
            if " " not in syllables and (syllables != name or has_apostrophe(name)):
                # "Y Thịnh" of "Y Thịnh Buôn Krông", "H'Lim" of "H'Lim Kbuôr"
                longer = [full for full in self.full if full.startswith(f"{name} ")]
                self.full[name] = longer[0] if len(longer) == 1 else self.full[name]
        self.known: dict[str, Known] = {
            name: Known(name, foreign=is_foreign(name))
            for name in dict.fromkeys(self.full[one] for one in names)
        }
        self._given: dict[str, list[Known]] = {}
        self._first: dict[str, list[Known]] = {}  # by what foreigners' names begin with
        for known in self.known.values():
            self._given.setdefault(known.name.rpartition(" ")[2], []).append(known)
            self._first.setdefault(known.name.partition(" ")[0], []).append(known)
        for items, k in told:
            self._note(items, k, self.known[self.full[items[k].text]])

    @staticmethod
    def _longest(name: str, same: Sequence[str]) -> str:
        """The full name of which `name` is the end.

        "Tú Anh" of "Trần Tú Anh"), if only one of those with its end is.
        """
        if name.count(" ") > 1 or len(same) > _MANY:
            return name
        longer = [n for n in same if n.endswith(" " + name)]
        return longer[0] if len(longer) == 1 else name

    def _note(self, items: Sequence[Item], k: int, known: Known) -> None:
        known.mentions += 1
        known.official = known.official or _is_deputy(items, k)
        j = k - 1
        while j >= 0 and items[j].kind == "honorific":
            self._note_honorific(items[j], known)
            j -= 1
        before = f" {phrase(items[max(0, j - 3) : j + 1])}".removesuffix(" của")
        known.remembered = known.remembered or before.endswith(_OF_OLD)

    @staticmethod
    def _note_honorific(item: Item, known: Known) -> None:
        assert item.entry is not None
        kind, _, sex, official = item.entry.fields[:4]
        if kind == "rank":
            if item.text not in known.ranks:
                known.ranks.append(item.text)
        elif not item.many and item.text not in known.honorifics:
            known.honorifics.append(item.text)
        known.clergy = known.clergy or kind == "clergy"
        known.foreign = known.foreign or kind == "noble"
        if sex and not item.many:
            known.sexes.add("male" if sex == "male" else "female")
        known.official = known.official or official == "yes"

    def of_name(self, item: Item) -> str:
        """The key of a name item."""
        return self.full[item.text]

    def of_given(self, item: Item) -> str | None:
        """The only person with the given name of a short mention whom the honorific may mean.

        Of people of other countries also that with which the name begins: "ông Takeda" of "Takeda Shinichi".
        """
        fitting = self._given.get(item.text) or [k for k in self._first.get(item.text, ()) if k.foreign]
        sex = item.entry.fields[2] if item.entry else ""
        fitting = [known for known in fitting if _may_be(known, sex)]
        if item.entry and item.entry.canonical == "tướng":
            fitting = [known for known in fitting if any(rank.endswith(_GENERALS) for rank in known.ranks)]
        return fitting[0].key if len(fitting) == 1 else None

    def of_rank(self, item: Item) -> str | None:
        """The only person of the page with the rank that stands alone: "Thiếu tướng nhấn mạnh"."""
        fitting = [
            known for known in self.known.values() if item.entry and item.entry.canonical in known.ranks
        ]
        return fitting[0].key if len(fitting) == 1 else None

    def split(self, name: str, count: int) -> list[str]:
        """Put several people in the place of one; returns their keys ("…#1", "…#2")."""
        one = self.known.pop(name)
        several = [replace(one, key=f"{name}#{n}", sexes=set(), official=True) for n in range(1, count + 1)]
        self.known |= {known.key: known for known in several}
        given = name.rpartition(" ")[2]
        self._given[given] = [known for known in self._given[given] if known is not one] + several
        return [known.key for known in several]

    def agrees(self, name: str, item: Item) -> bool:
        """True when a bare pronoun ("ông", "bà") may mean the person; no "ông" is one called "anh" alone."""
        sex = item.entry.fields[2] if item.entry else ""
        known = self.known[name]
        said = item.entry.canonical if item.entry else ""
        if _OF_OTHER_AGE.get(said) in known.honorifics and said not in known.honorifics:
            return False
        if sex == "female" and not known.sexes:
            return _is_womans(name)
        return _may_be(known, sex)

    def only_of_sex(self, names: Iterable[str], item: Item) -> str | None:
        """The only one of several whom a pronoun may mean, where that is told: an "ông", or a "bà"."""
        sex = item.entry.fields[2] if item.entry else ""
        fitting = {name for name in names if self.agrees(name, item)}
        only = fitting.pop() if sex and len(fitting) == 1 else None
        return only if only and self.known[only].sexes else None


def _by_beginning(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first two syllables, three and so on, without the last."""
    found: dict[str, list[str]] = {}
    for name in names:
        parts = name.split()
        for end in range(2, len(parts)):
            found.setdefault(" ".join(parts[:end]), []).append(name)
    return found


def _alias(items: Sequence[Item], k: int) -> str | None:
    """The name by order of birth in brackets behind a name: "Lê Hoàng Triết (Ba Triết)"."""
    if k + 2 >= len(items) or items[k + 1].text != "(":
        return None
    end = next((n for n in range(k + 2, min(k + 5, len(items))) if items[n].text == ")"), k + 2)
    order, _, given = phrase(items[k + 2 : end]).title().partition(" ")
    return f"{order} {given}" if order in _ORDERS and items[k].text.endswith(f" {given}") else None


def _is_womans(name: str) -> bool:
    return " Thị " in f" {name} "


def _may_be(known: Known, sex: str) -> bool:
    """True unless an honorific of that sex ("" for any) cannot mean the person: no "ông" is a "Lê Thị A"."""
    if known.sexes:
        return not sex or sex in known.sexes
    return sex != "male" or not _is_womans(known.key)


def _is_deputy(items: Sequence[Item], k: int) -> bool:
    """True for a deputy told with the delegation or the place of his seat: "đại biểu A (đoàn Bình Định)".

    Also for the next of several: "hai đại biểu A, Đoàn ĐBQH tỉnh X, và | B, Đoàn ĐBQH tỉnh Y".
    """
    after = items[k + 1 : k + 4]
    if not after or after[0].text not in {"(", "-", "–", ","}:
        return False
    delegation = any(_of_deputies(body.head) for item in after[1:2] for body in item.bodies)
    if delegation and "đại biểu" in phrase(items[clause_start(items, k) : k]):
        return True
    if phrase(items[max(0, k - 2) : k]) != "đại biểu" or after[0].text == ",":
        return False
    bodies = (body.head for item in after for body in item.bodies)
    seat = any(item.kind == "unit" and item.units[0].level != "hamlet" for item in after[:2])
    return seat or any(item.text == "đoàn" for item in after[:2]) or any(map(_of_deputies, bodies))


def _of_deputies(head: str) -> bool:
    return head.startswith("Đoàn đại biểu")

"""Heads said alone, which mean the body that the page names so: "Đảng ủy | Sở", "Phòng X của | trường"."""

from collections.abc import Callable
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.text.tokens import Tokens

_SCHOOLS: Final = (("trường",), ("nhà", "trường"))
_UNIONS: Final = frozenset(HEADS["unions"])
_CLOSES: Final = ((), (",",), (".",), (";",), (")",))
_CENTRE: Final = (("TƯ",), ("TW",))
_JOINS: Final = frozenset({"và", "kiêm", "-", "–", "("})
_ALONE: Final = (
    *((head, tuple(head.lower().split())) for head in HEADS["alone"]),
    *(("nhà trường", words) for words in _SCHOOLS),
)
_CELLS: Final = tuple((head, tuple(head.lower().split())) for head in HEADS["with_cells"])


Person = Callable[[Tokens, int], bool]


def alone(
    t: Tokens, k: int, person: Person | None = None, *, cell: bool = False
) -> tuple[list[Body], int] | None:
    """A head said alone at a token, which means the body that the page names so: "Đảng ủy | Sở".

    Before a capital only where `person` reads a name there: "Trưởng Ban Kinh tế | Trung ương Hội | Lê Văn A".
    `cell`: behind a committee of the Party, where small letters do too: "Đảng ủy | sở,", "Đảng ủy | đồn và".
    """
    short = t.word[k : k + 1] in _CENTRE  # "T.Ư Hội"
    for head, full in (*_ALONE, *_CELLS) if cell else _ALONE:
        words = (t.low[k], *full[2:]) if short and full[:2] == ("trung", "ương") else full
        end = k + len(words)
        school = words in _SCHOOLS
        closes = school or t.low[end : end + 1] in _CLOSES  # not "của | bộ máy"
        of = closes and t.low[k - 1 : k] == ("của",)  # "Phòng Đào tạo của | trường", "… của | sở,"
        said = (
            any(t.cap[k : k + 1]) or (len(words) > 1 and not school) or t.low[end : end + 1] == ("này",) or of
        )
        shut = closes or t.low[end] in _JOINS or t.cap[end]
        if t.low[k:end] != words or not (said or (cell and shut)):
            continue
        if not any(t.cap[end : end + 1]) or (person is not None and person(t, end)):
            return [Body(t.start[k], t.end[end - 1], head, "open-bare", "unit", None)], end
    return None


def in_union(t: Tokens, k: int, person: Person | None = None) -> bool:
    """True for a union or committee said alone behind its board: "Ban Gia đình - Xã hội | Trung ương Hội"."""
    told = alone(t, k, person)
    return told is not None and (told[0][0].head in _UNIONS or (told[0][0].head == "Ủy ban" and t.cap[k]))

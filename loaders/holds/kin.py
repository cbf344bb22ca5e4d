"""Relatives of those who hold offices, who hold none by that: "con trai ông A", "em rể Chủ tịch huyện"."""

from collections.abc import Sequence
from typing import Final

from loaders.holds.hints import ends
from loaders.offices.groups import is_address
from loaders.offices.items import Item, is_of_date, over_honorifics
from loaders.text.lexicon import lists

AIDES: Final = frozenset(lists("heads.toml")["aides"])
_TIMES: Final = frozenset({"sau", "nay", "hiện", "giờ", "cũng", "đã", "đang"})
_COMRADES: Final = frozenset({"đồng chí", "ngài"})  # no relatives


def is_kin(items: Sequence[Item], person: int) -> bool:
    """True for one named only as somebody's relative: "con trai ông A", "bố tôi"."""
    return over_honorifics(items, person) < person - 1 and is_relative(items, person)


def is_relative(items: Sequence[Item], person: int) -> bool:
    """True behind a word of kinship: "con trai ông A", "bố của ông", "cháu ông A"."""
    k = over_honorifics(items, person)
    k -= k > 0 and items[k].text == "của"
    return (k >= 0 and _of_kin(items, k)) or (k + 2 < person and _of_kin(items, k + 1))


def is_of_kin(items: Sequence[Item], verb: int) -> bool:
    """True where a relative is the subject: "bố tôi từng là", "em trai ông sau là", "có chồng là"."""
    own = verb - 1
    while own > 1 and (items[own].text in _TIMES or items[own].text == "," or is_of_date(items[own])):
        own -= 1  # "em trai ông, năm 1979 | làm X"
    if own > 0 and items[verb].text == "là" and items[own].text != "họ" and _of_kin(items, own):
        return True  # not "họ | là", which means several just told of
    first = own - (own > 1 and items[own].kind == "name" and is_address(items[own - 1]))
    if first < 1 or not (
        items[own].text in {"tôi", "mình", "em"} or items[own].kind == "short" or first < own
    ):
        return False
    whose = items[first - 1]  # "chú | ông (Minh) là Bí thư X", "anh | ông Lê Văn Minh là Y"
    named = items[own].kind in {"short", "name"}
    address = named and is_address(whose) and whose.text not in _COMRADES
    related = address or (named and whose.kind == "short" and not whose.text)
    return related or (first == own and _of_kin(items, own - 1))


def is_office_of_kin(items: Sequence[Item], office: int) -> bool:
    """True for an office behind a word of kinship, or of help: "là em rể Chủ tịch UBND huyện"."""
    return office > 0 and (_of_kin(items, office - 1) or is_helped(items, office))


def is_helped(items: Sequence[Item], office: int) -> bool:
    """True for the office of one whom somebody else helps: "từng làm trợ lý | Ủy viên Bộ Chính trị"."""
    if not office:
        return False
    titles = {each.title for each in items[office - 1].offices if each.body is None}
    return not titles.isdisjoint(AIDES) or ends(items[max(0, office - 2) : office], "helps")


def is_of_helper(items: Sequence[Item], office: int, person: int) -> bool:
    """True for a post behind the one helped that may be the helper's: "Trợ lý B, Bộ trưởng X, kiêm | Y"."""
    aide = over_honorifics(items, person)
    beside = [item.text for item in items[max(0, office - 2) : office]] == [",", "kiêm"]
    return beside and 0 <= aide < person < office and is_helped(items, aide + 1)


def _of_kin(items: Sequence[Item], k: int) -> bool:
    return ends(items[max(0, k - 1) : k + 1], "kin")

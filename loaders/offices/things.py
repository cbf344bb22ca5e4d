"""What stands before a capital that makes it the name of a thing, or of a man whom things are named for."""

from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, is_person, phrase
from loaders.places.abroad import past_country
from loaders.places.units import Unit
from loaders.text.lexicon import lists
from loaders.text.tokens import Tokens

COUNTRY: Final = 12  # items of a country's name, with what may stand before it, at most
_CUES: Final = lists("cues.toml")
_OTHER_NAMES: Final = frozenset(_CUES["other_names"])
_BEFORE_OTHER_NAME: Final = frozenset({"có", "tên", ",", "("})
_THINGS: Final = frozenset(_CUES["things"]) | _OTHER_NAMES
_THING_ENDS: Final = frozenset(thing.rpartition(" ")[2] for thing in _THINGS)
_BEFORE_PEOPLE: Final = frozenset(_CUES["before_people"])
_ORDERS: Final = frozenset(_CUES["birth_orders"])
_ADDRESS: Final = frozenset(_CUES["before_number"])
_BUILDINGS: Final = frozenset(_CUES["buildings"])
_LEADER: Final = ("hồ", "chí", "minh")
_LEADERS: Final = frozenset(_CUES["leaders"])
_HIS_TITLE: Final = "Chủ tịch"


def past_leader(t: Tokens, i: int, before: Sequence[Item]) -> int:
    """The token after the name of the man, not of the city: "tư tưởng | Hồ Chí Minh"; else i."""
    if t.low[i] != _LEADER[0] or t.low[i : i + 3] != _LEADER or not before:
        return i
    titled = any(office.title == _HIS_TITLE and office.body is None for office in before[-1].offices)
    return i + 3 if titled or any(phrase(before[-words:]) in _LEADERS for words in (1, 2)) else i


def bracketed(before: Sequence[Item]) -> Unit | None:
    """The commune behind which brackets have just opened: "xã Y Can (|"."""
    if len(before) < 2 or before[-1].text != "(" or not before[-2].units:
        return None
    commune = before[-2].units[-1]
    return commune if commune.level == "commune" and commune.name else None


def after_thing(before: Sequence[Item]) -> bool:
    """True before a name that is nobody more: behind "đường", "giải thưởng", "tức", "tại số 5"."""
    if not before:
        return False
    last = before[-1]
    if last.text.isdigit():
        return _is_house(before[:-1])
    if last.text in {"là", ":"}:  # "Ông A (tên khai sinh là | B)", not "Ông Bảy, tên thật là | Võ Đình Tâm"
        told = any(phrase(before[-1 - words : -1]) in _OTHER_NAMES for words in (1, 2))
        return told and (last.text == ":" or any(item.text in {"(", "có"} for item in before[-5:-2]))
    named = last.kind == "word" and last.text in _THING_ENDS
    return named and any(phrase(before[-words:]) in _THINGS for words in (1, 2, 3))


def _is_house(before: Sequence[Item]) -> bool:
    """True before the number of a house: "tại số | 5", "tại trụ sở (số) | 10"."""
    numbered = phrase(before[-1:]) == "số"
    if numbered and phrase(before[-2:-1]) in _ADDRESS:
        return True
    before = before[:-1] if numbered else before
    return any(phrase(before[-words:]) in _BUILDINGS for words in (1, 2, 3))


def also_called(items: Sequence[Item], k: int) -> int | None:
    """The person item before words for another name of his: "Lê Văn A, tên thật là | Trần B"."""
    if items[k - 1].text != "là" or phrase(items[max(0, k - 3) : k - 1]) not in _OTHER_NAMES:
        return None
    own = k - 4
    while own > 0 and items[own].text in _BEFORE_OTHER_NAME:
        own -= 1
    if own < 0 or not is_person(items[own]) or items[own].text.partition(" ")[0] in _ORDERS:
        return None  # "Bảy Tâm, tên thật là | Võ Đình Tâm"
    return own


def is_noun(last: Item | None) -> bool:
    """True for a word that a place's name makes whole: "Cảng tàu khách quốc tế | Hạ Long, Phó Chủ tịch …"."""
    return last is not None and last.kind == "word" and last.text not in _BEFORE_PEOPLE


def behind_country(text: str, before: Sequence[Item], at: int) -> bool:
    """True where an office of another country ends: "Bộ trưởng Bộ Quốc phòng Nhật Bản | Kihara Minoru"."""
    office = next((item for item in reversed(before[-COUNTRY:]) if item.kind == "office"), None)
    end = past_country(text, office.end) if office else None
    return end is not None and end <= at and not text[end:at].strip()

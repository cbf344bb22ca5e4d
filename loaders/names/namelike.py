"""Where somebody's name begins behind the name of a body: "Bệnh viện Bạch Mai | Lê Văn Hải"."""

from typing import Final

from loaders.places.units import Units
from loaders.text.lexicon import Lexicon
from loaders.text.tokens import NO_NAMES, OCEAN, Tokens

_FULL: Final = 3  # words of a full name
_NUMBER: Final = frozenset("IVX0123456789")


def begins_person(t: Tokens, k: int, units: Units) -> bool:
    """True when three capitals that begin with a surname stand at k: a person, not a part of the name.

    Not inside the name of a place before somebody: "Trường THCS Mường | Khương Lê Văn Tám".
    """
    if not _is_name(t, k, units):
        return False
    return not any(_parts_place(t, start, k, units) for start in (k, k - 1, k - 2) if start >= 0)


def begins_department(t: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True for a department and its field, which ends a name before it: "Nghiệp vụ Y | Sở Y tế"."""
    entry = lexicon.at(t, k, "bodies", capital=True)
    field = entry and entry.size == 1 and entry.fields[0] == "sector" and lexicon.at(t, k + 1, "sectors")
    return bool(field) and not all(t.cap[k + 1 : k + 3])


def _is_name(t: Tokens, k: int, units: Units) -> bool:
    """True when three capitals that begin with a surname stand at k, which name no place or people.

    Two behind the number of a region: "Chi cục Hải quan khu vực VI | Chu Đức".
    """
    region = t.low[max(0, k - 2) : k - 1] in (("vực",), ("vùng",)) and _NUMBER.issuperset(t.word[k - 1])
    full = 2 if region else _FULL
    words = t.word[k : k + full]
    if words == OCEAN or NO_NAMES & {words[:2], t.word[k - 1 : k + 1]}:
        return False
    if words[:1] == ("Đường",) and units.atlas.province_at(t, k + 1):
        return False
    return len(words) == full and words[0] in units.surnames and all(t.cap[k : k + full])


def _parts_place(t: Tokens, start: int, k: int, units: Units) -> bool:
    """True where the words from `start` on name a place with those at k, and somebody follows it."""
    return any(
        _is_name(t, end, units) and units.atlas.find(" ".join(t.word[start:end]), None, None)
        for end in (k + 1, k + 2)
    )


def in_capitals(t: Tokens, head: str, j: int) -> bool:
    """True behind a head in capitals, where nothing tells where the name ends: "HỘI | NGHỊ GIAO BAN"."""
    last = head.rsplit(maxsplit=1)[-1]
    return len(last) > 1 and t.word[j - 1] == last.upper() != last


def is_place(t: Tokens, head: str, j: int, units: Units) -> bool:
    """True where a head and the only capital behind it name a place: "Hội | An"."""
    alone = t.cap[j : j + 2] in {(True,), (True, False)}
    return alone and bool(units.atlas.find(f"{head} {t.word[j]}", None, None))

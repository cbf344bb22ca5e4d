"""Where somebody's name begins behind the name of a body: "Bệnh viện Bạch Mai | Lê Văn Hải"."""

from loaders.lexicon import lists
from loaders.tokens import NO_NAMES, OCEAN, Tokens
from loaders.units import Units

_MIDDLE = frozenset(lists("cues.toml")["middle_names"])
_FULL = 3  # words of a full name


def begins_person(t: Tokens, k: int, units: Units) -> bool:
    """True when three capitals that begin with a surname stand at k: a person, not a part of the name.

    Not where that would leave the body one word, and a whole name follows: "Bệnh viện Bạch | Mai Lê Văn Hải";
    nor inside the name of a place before somebody: "Trường THCS Mường | Khương Lê Văn Tám".
    """
    if not _is_name(t, k, units):
        return False
    words = t.word[k : k + _FULL]
    whole = words[1] in units.surnames and words[2] in _MIDDLE and any(t.cap[k + _FULL : k + _FULL + 1])
    if whole and t.cap[k - 1] and not t.cap[k - 2]:
        return False
    return not any(_parts_place(t, start, k, units) for start in (k, k - 1, k - 2) if start >= 0)


def _is_name(t: Tokens, k: int, units: Units) -> bool:
    """True when three capitals that begin with a surname stand at k, which name no place or people."""
    words = t.word[k : k + _FULL]
    if words == OCEAN or NO_NAMES & {words[:2], t.word[k - 1 : k + 1]}:
        return False
    if words[:1] == ("Đường",) and units.atlas.province_at(t, k + 1):
        return False
    return len(words) == _FULL and words[0] in units.surnames and all(t.cap[k : k + _FULL])


def _parts_place(t: Tokens, start: int, k: int, units: Units) -> bool:
    """True where the words from `start` on name a place only with those at k, and somebody follows it."""
    if not all(t.cap[start:k]) or (start < k and units.atlas.find(" ".join(t.word[start:k]), None, None)):
        return False
    return any(
        _is_name(t, end, units) and units.atlas.find(" ".join(t.word[start:end]), None, None)
        for end in (k + 1, k + 2)
    )

"""Vietnamese spelling, exactly: one Unicode form, one place for the tone mark, folding for search.

`hoà` and `hòa`, `uỷ` and `ủy` are the same word in two conventions; `Trường` and `Trưởng` are two words.
Folding (no marks, no case) is for search keys only and never decides identity.
"""

import re
import unicodedata
from functools import lru_cache

_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_MARKED = {"o": "òóỏõọ", "u": "ùúủũụ"}
# o+a, o+e, u+y at a syllable's end: the tone is on the first vowel; never after q ("Quý") or before a letter.
_PAIRS = {
    first + toned: _MARKED[first][tone] + second
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone, toned in enumerate(_TONED[second])
}
_PAIRS |= {(f"{k[0].upper()}{k[1]}"): f"{v[0].upper()}{v[1]}" for k, v in _PAIRS.items()} | {
    k.upper(): v.upper() for k, v in _PAIRS.items()
}
# Before a letter the tone is on the second vowel (Hoàng), after q always (Quý); a slip puts it first.
_SLIPS = {late: early for early, late in _PAIRS.items()}
_LATE, _TONES = ("".join(sorted({pair[at] for pair in _PAIRS})) for at in (0, 1))
_EARLY, _BARE = ("".join(sorted({pair[at] for pair in _SLIPS})) for at in (0, 1))
_PAIR = re.compile(  # a letter that may begin a pair first, so that the engine skips all others
    rf"[{_LATE}{_EARLY}](?:(?P<late>(?<=[{_LATE}])[{_TONES}](?!\w))"
    rf"|(?<=[{_EARLY}])[{_BARE}](?:(?=[^\W\d_])|(?<=[qQ]..)))"
)
# Signs that are typed for a letter or sign that they look like, one for one; and what shows nothing.
_LOOKALIKES = str.maketrans("ÐðƉ’‘`´\u02bc\u2010\u2011\u2012–—\u2212", "ĐđĐ'''''------")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_FOLD = str.maketrans({"đ": "d", "Đ": "D", "’": "'", "‘": "'", "`": "'"})


def nfc(text: str) -> str:
    """The text in Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def tone(text: str) -> str:
    """NFC text with oa, oe, uy at a syllable's end in the style òa, òe, úy. The length never changes.

    >>> tone("Uỷ ban, hoà bình, Quý, Hoài, thuỷ lợi; Hòang, Qúy")
    'Ủy ban, hòa bình, Quý, Hoài, thủy lợi; Hoàng, Quý'
    """
    return _PAIR.sub(_right, text)


def _right(pair: re.Match[str]) -> str:
    """ "oà" as "òa", but not in "Quý"; "òa" as "oà" before a letter, "úy" as "uý" after q."""
    written = pair.group()
    if pair["late"]:
        return written if _before(pair) in {"q", "Q"} else _PAIRS.get(written, written)
    if _before(pair) in {"q", "Q"}:
        return _SLIPS.get(written, written) if written[1] in "yY" else written
    return _SLIPS.get(written, written)


def _before(pair: re.Match[str]) -> str:
    """The character before a pair, "" at the beginning."""
    return pair.string[max(0, pair.start() - 1) : pair.start()]


def plain(text: str) -> str:
    """NFC text without invisible characters, with one sign for all that look like it (Đ, apostrophe, hyphen).

    >>> plain("Ðắk R’lấp – Kon Tum")
    "Đắk R'lấp - Kon Tum"
    """
    return _INVISIBLE.sub("", nfc(text).translate(_LOOKALIKES))


def squeeze(text: str) -> str:
    """The text with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The search key: no marks, no case, đ as d, single spaces.

    >>> fold("Đường  Trịnh Xuân Trường")
    'duong trinh xuan truong'
    """
    bare = unicodedata.normalize("NFD", text.translate(_FOLD))
    return squeeze("".join(c for c in bare if not unicodedata.combining(c))).casefold()


def is_marked(syllable: str) -> bool:
    """True when a syllable carries a mark or đ, so that a search takes it literally."""
    return fold(syllable) != squeeze(nfc(syllable)).casefold()


_ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER = _ALPHABET.upper()  # for use inside a character class of a pattern
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}


def roman(numeral: str) -> int | None:
    """The number that a Roman numeral tells; None for what is none.

    >>> roman("XIV"), roman("xiv")
    (14, None)
    """
    values = [_ROMAN.get(letter, 0) for letter in numeral]
    if not all(values):
        return None
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)) or None


def name_order(name: str) -> tuple[tuple[int, ...], ...]:
    """Sort key for Vietnamese names: given, then middle name, then surname, in the order of the alphabet.

    >>> sorted(["Vũ Văn Đạt", "Tô Lâm", "Bùi Thị An", "Lê Dũng"], key=name_order)
    ['Bùi Thị An', 'Lê Dũng', 'Vũ Văn Đạt', 'Tô Lâm']
    """
    first, *rest = alphabetical(name) or ((),)
    return (*rest[-1:], *rest[:-1], first)


def alphabetical(text: str) -> tuple[tuple[int, ...], ...]:
    """Sort key for anything else: word by word in the order of the Vietnamese alphabet, numbers by value.

    >>> sorted(["phường 10", "xã Ân Thi", "phường 2", "xã Đạo", "xã Dân"], key=alphabetical)
    ['phường 2', 'phường 10', 'xã Ân Thi', 'xã Dân', 'xã Đạo']
    """
    words = tone(nfc(text)).casefold().split()
    return tuple((-1, int(word)) if word.isdecimal() else tuple(map(_rank, word)) for word in words)


def _rank(letter: str) -> int:
    return _RANK.get(letter, 1000 + ord(letter))

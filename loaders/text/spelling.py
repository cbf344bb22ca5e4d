"""Raw text in one spelling: NFC, the tone style of `kg.text.tone`, plain spaces; offsets lead back."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from typing import Final

from kg.text import nfc, tone

LOWER: Final = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER: Final = LOWER.upper()  # both for use inside a character class of a pattern

_MARKS: Final = "\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ODD_SPACES: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES: Final = f" {_ODD_SPACES}"
_NOTHING: Final = (
    "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
)
_LINES: Final = "\r\v\f\u0085\u2028\u2029"
# of a list that goes on with what its people do: "A, B... tham dự"
_DOTS: Final = rf"\.{{3}}(?=[{_SPACES}{_NOTHING}]+[{LOWER}])"
_PLAIN: Final = (
    rf"(?P<spaces>[{_ODD_SPACES}](?:[{_SPACES}{_NOTHING}]*[{_SPACES}])?| [{_SPACES}{_NOTHING}]*[{_SPACES}])"
    rf"|(?P<nothing>[{_NOTHING}{_MARKS}]+)|(?P<line>\r\n|[{_LINES}])|(?P<dots>{_DOTS})"
)
_ODD: Final = re.compile(_PLAIN)
_MARKED: Final = re.compile(
    rf"(?P<marked>[^{_MARKS}\n{_LINES}{_SPACES}{_NOTHING}][{_MARKS}{_NOTHING}]*[{_MARKS}])|{_PLAIN}"
)
_ANY_ODD: Final = re.compile(f"[{_ODD_SPACES}{_NOTHING}{_MARKS}{_LINES}]|{_DOTS}")
_MARK: Final = re.compile(f"[{_MARKS}]")
_DROP: Final = re.compile(f"[{_NOTHING}]")
# as many characters for as many
_LOOKALIKES: Final = {
    "Ð": "Đ",
    "ð": "đ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "hiệm kì": "hiệm kỳ",
}


def normalise(raw: str) -> tuple[str, Sequence[int]]:
    """The text as the stages read it, and for each of its characters (and its end) the offset in `raw`.

    >>> text, offsets = normalise("Ho\\u0300a  Bi\\u0300nh")
    >>> text, list(offsets)
    ('Hòa Bình', [0, 1, 3, 4, 6, 7, 9, 10, 11])
    """
    plain = not _ANY_ODD.search(raw) and "  " not in raw and unicodedata.is_normalized("NFC", raw)
    text, offsets = (raw, range(len(raw) + 1)) if plain else _smooth(raw)
    for written, meant in _LOOKALIKES.items():
        text = text.replace(written, meant)
    return tone(text), offsets


def _smooth(raw: str) -> tuple[str, Sequence[int]]:
    """The text in NFC without odd spaces and signs, and the offsets in `raw`."""
    pieces: list[str] = []
    offsets = array("I")
    last = 0

    def keep(start: int, end: int) -> None:
        piece = raw[start:end]
        if unicodedata.is_normalized("NFC", piece):
            pieces.append(piece)
            offsets.extend(range(start, end))
            return
        for at, character in enumerate(piece, start):
            single = nfc(character)
            pieces.append(single)
            offsets.extend([at] * len(single))

    for match in (_MARKED if _MARK.search(raw) else _ODD).finditer(raw):
        keep(last, match.start())
        last = match.end()
        replaced = _replacement(match)
        pieces.append(replaced)
        offsets.extend([match.start()] * len(replaced))
    keep(last, len(raw))
    offsets.append(len(raw))
    return "".join(pieces), offsets


def _replacement(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "marked":
            return nfc(_DROP.sub("", match.group()))
        case "spaces":
            return " "
        case "line":
            return "\n"
        case "dots":
            return "…"
        case _:
            return ""

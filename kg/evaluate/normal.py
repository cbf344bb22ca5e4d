"""The form in which two spellings of one name are compared."""

import re
from functools import lru_cache

from kg.text import nfc, tone

_WRITTEN_OUT = {
    "HĐND": "Hội đồng nhân dân",
    "UBND": "Ủy ban nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "ĐBQH": "đại biểu Quốc hội",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "TW": "Trung ương",
    "Tw": "Trung ương",
    "TƯ": "Trung ương",
    "LĐLĐ": "Liên đoàn Lao động",
    "CA": "Công an",
    "TP": "thành phố",
    "Tp": "thành phố",
}
# Before case is folded: "TƯ" is Trung ương, "tư" is a word. A full stop after one parts words ("TP.Huế").
_SHORT = re.compile(rf"(?<!\w)({'|'.join(_WRITTEN_OUT)})(?!\w)\.?")
_DROPPED = re.compile(r"""["'“”„‟‘’‚‛«»‹›`()\[\]{}.]""")
_JOINTS = re.compile(r"\s*[-–/]\s*")
_GAPS = re.compile(r"[\s,]+")


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """A name as it is compared: NFC, abbreviations written out, òa/úy tone marks, no case.

    Quotes, brackets and full stops are dropped; `-`, `–` and `/` become one sign without spaces around it,
    runs of spaces and commas one space.

    >>> normal("UBND TP. Huế"), normal("79 – NQ/TW"), normal("Uỷ ban  “Nhân dân”")
    ('ủy ban nhân dân thành phố huế', '79-nq-trung ương', 'ủy ban nhân dân')
    """
    long = _SHORT.sub(lambda m: f"{_WRITTEN_OUT[m.group(1)]} ", nfc(text))
    plain = _DROPPED.sub("", tone(nfc(long.casefold())))
    return _GAPS.sub(" ", _JOINTS.sub("-", plain)).strip()

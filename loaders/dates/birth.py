"""When somebody was born, where the text says so: "sinh năm 1973", "sinh ngày 27/10/1976", "(SN 1978)"."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_TOLD: Final = re.compile(
    r"(?<!học )\b(?:sinh(?:\s+(?:ngày|tháng|năm))?|SN:?)\s*"
    r"(?:(?:(?P<day>\d{1,2})\s*[/.-]\s*)?(?P<month>\d{1,2})\s*[/.-]\s*|tháng\s*(?P<named>\d{1,2})\s*(?:năm\s*|/))?"
    r"(?P<year>19\d\d|20[01]\d)\b",
    re.I,
)
_BEGINS: Final = ("sinh", "Sinh", "SINH", "SN", "sn", "Sn")  # with one of these every birth is told
_NEAR: Final = 40  # characters before what is told in which a relative is named
_KIN: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['relatives'])})\b(?: \w+){{0,5}},? ?\(?$", re.I)


def tells(text: str) -> bool:
    """True for a text that may tell of births."""
    return any(word in text for word in _BEGINS)


def births(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(offset, EDTF date) of each birth told in `text[start:end]`.

    A date that cannot be gives its year alone.
    """
    if not any(text.find(word, start, end) >= 0 for word in _BEGINS):
        return
    for told in _TOLD.finditer(text, start, end):
        if of_relative(text, start, told.start()):
            continue
        year, month, day = told["year"], int(told["month"] or told["named"] or 0), int(told["day"] or 0)
        if not 1 <= month <= 12:
            yield told.start(), year
        elif not 1 <= day <= 31:
            yield told.start(), f"{year}-{month:02}"
        else:
            yield told.start(), f"{year}-{month:02}-{day:02}"


def of_relative(text: str, start: int, at: int) -> bool:
    """True when what is told at an offset is told of a relative: "Cha ông, | sinh năm 1930"."""
    return _KIN.search(text, max(start, at - _NEAR), at) is not None

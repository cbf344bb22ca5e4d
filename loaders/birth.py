"""When somebody was born, where the text says so: "sinh năm 1973", "sinh ngày 27/10/1976", "(SN 1978)"."""

import re
from collections.abc import Iterator

from loaders.choice import any_of
from loaders.lexicon import lists

_TOLD = re.compile(
    r"(?<!học )\b(?:sinh(?:\s+(?:ngày|tháng|năm))?|SN:?)\s*"
    r"(?:(?:(?P<day>\d{1,2})\s*[/.-]\s*)?(?P<month>\d{1,2})\s*[/.-]\s*|tháng\s*(?P<named>\d{1,2})\s*(?:năm\s*|/))?"
    r"(?P<year>19\d\d|20[01]\d)\b"
)
# Somebody else's.
_KIN = re.compile(rf"\b(?:{any_of(lists('cues.toml')['relatives'])})\b(?: \w+){{0,5}},? ?\(?$")


def births(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(offset, EDTF date) of each birth told in `text[start:end]`.

    A date that cannot be gives its year alone.
    """
    for told in _TOLD.finditer(text, start, end):
        if _KIN.search(text, max(start, told.start() - 40), told.start()):
            continue
        year, month, day = told["year"], int(told["month"] or told["named"] or 0), int(told["day"] or 0)
        if not 1 <= month <= 12:
            yield told.start(), year
        elif not 1 <= day <= 31:
            yield told.start(), f"{year}-{month:02}"
        else:
            yield told.start(), f"{year}-{month:02}-{day:02}"

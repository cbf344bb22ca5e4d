"""For how many years a post was held, as the words before its verb tell: "sau sáu năm | làm X"."""

import re
from collections.abc import Sequence

from loaders.offices.items import Item, phrase
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES = lists("cues.toml")
_FOR_YEARS = re.compile(
    rf"\b(?:từng )?(?:có|suốt|hơn|gần|ngót|đầy|sau|qua|trong|{any_of(_CUES['closes'])}) (?:\w+ ){{1,2}}"
    r"(?:năm|nhiệm kỳ)(?: rưỡi| trời)?(?: \([^)]*\))?$"
    r"|\btừng có [^,;]*$"
)
_AFTER_YEARS = re.compile(  # "nghỉ hưu từ ngày 1/5, sau 11 năm | làm X"
    rf"\b(?:nghỉ hưu|về hưu|sổ hưu|nghỉ chế độ|nghỉ công tác)\b[^.;]*? (?:sau|{any_of(_CUES['closes'])})"
    r" (?:(?:hơn|gần) )?(?:\w+ ){1,2}(?:năm|nhiệm kỳ)(?: rưỡi| trời)?$"
)
_NEAR = 12  # items before a verb in which they are told
_CLAUSE = 30  # items from a retirement to the years that it ends


def has_for_years(items: Sequence[Item], verb: int) -> bool:
    """True where it is told for how long a post was held: "(có) gần bảy năm | giữ chức X"."""
    return _FOR_YEARS.search(phrase(items[max(0, verb - _NEAR) : verb])) is not None


def retires_after_years(items: Sequence[Item], verb: int) -> bool:
    """True where they ended as somebody retired: "nghỉ hưu từ ngày 1/5, khép lại sáu năm | làm X"."""
    return _AFTER_YEARS.search(phrase(items[max(0, verb - _CLAUSE) : verb])) is not None

"""Offices and bodies of other countries, told by the name behind them: "Chủ tịch Quốc hội | Lào"."""

import re
from functools import cache

from loaders.choice import any_of
from loaders.lexicon import abroad, lists


@cache
def _names() -> re.Pattern[str]:
    between = any_of(lists("cues.toml")["of_country"])
    names = any_of(abroad())
    return re.compile(rf"\s*\(?(?:(?:{between})\s+)*(?:{names})(?!\w| Cai)")


def is_abroad(text: str, end: int) -> bool:
    """True when what ends at an offset belongs to another country, as the words right behind it say."""
    return past_country(text, end) is not None


def past_country(text: str, end: int) -> int | None:
    """The offset behind the country's name right behind what ends at an offset, None where none stands."""
    found = _names().match(text, end)
    return found.end() if found else None

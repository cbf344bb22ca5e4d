"""An administrative unit in one shape, its names, and when it stands."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.text import plain, squeeze, tone

Rank = Literal["province", "district", "commune"]

_DASH = re.compile(r"\s*-\s*")
_ZEROS = re.compile(r"^0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit in one shape.

    `parent` is the id of the unit above, `province` the name of its province (None for a province), as they
    are now or were last; a commune that the reform left alone has its earlier ones in `before`. `became` is a
    later type with its first day, for one that changed nothing else (Đồng Nai: thành phố, 2026-04-30).
    `valid_from` and `valid_until` are its first and last day (ISO date or year), None if unknown or open.
    """

    id: str
    code: str | None
    type: str
    name: str
    rank: Rank
    parent: str | None
    province: str | None
    valid_from: str | None
    valid_until: str | None
    before: tuple[str, str] | None = None  # parent's id and province's name until 2025-06-30
    became: tuple[str, str] | None = None  # type and day

    def type_at(self, at: str | None = None) -> str:
        """What the unit is on a day (ISO date, month or year; None: now)."""
        if self.became and (at is None or not_after(self.became[1], at)):
            return self.became[0]
        return self.type

    def is_a(self, type: str, at: str | None = None) -> bool:
        """True when the unit is or was of that type, on some day of `at` if given."""
        if self.became and type == self.became[0]:
            return at is None or not_after(self.became[1], at)
        return type == self.type and (at is None or self.became is None or at < self.became[1])

    def stands(self, at: str) -> bool:
        """True when the unit stood on some day of `at` (ISO date, month or year)."""
        if self.valid_from is not None and not not_after(self.valid_from, at):
            return False
        return self.valid_until is None or not_after(at, self.valid_until)


def not_after(one: str, other: str) -> bool:
    """True when some day of `one` is not after some day of `other`; either may be a year or month only."""
    size = min(len(one), len(other))
    return one[:size] <= other[:size]


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The form in which names are compared: one kind of signs and tone marks, no case, "02" as "2".

    >>> name_key("Bà Rịa–Vũng Tàu"), name_key("Thuỷ Nguyên"), name_key("02")
    ('bà rịa - vũng tàu', 'thủy nguyên', '2')
    """
    return _ZEROS.sub("", _DASH.sub(" - ", squeeze(tone(plain(name))).casefold()))

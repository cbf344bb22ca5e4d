"""What schools are called after: "Trường THPT Lê Quý Đôn", "… chuyên Hà Nội - Amsterdam"."""

from typing import Final

from loaders.bodies.body import HEADS
from loaders.places.units import Units
from loaders.text.tokens import Tokens, has_apostrophe

_BEFORE: Final = frozenset(HEADS["before_namesake"])
_OF_UNITS: Final = frozenset({"tp", "tx", "tt"})  # "Trường Đại học Y Dược | TP.HCM"
_SHORTEST: Final = 2  # words of a namesake, "Nguyễn Du"
_FULL: Final = 3  # words of a person's full name


def past_namesake(t: Tokens, head: str, j: int, k: int, units: Units) -> int:
    """The token after the namesake at k of a school whose own words begin at j; k if there is none.

    The principal's name may follow: "Hiệu trưởng Trường THCS Nguyễn Du | Trần Thị Nga". A body may be named
    by a school: "Hội Cựu học sinh Trường | Trần Cao Vân".
    """
    within = not head.startswith("Trường ")
    if within and (k == j or t.word[k - 1] != "Trường"):
        return k
    if (
        not t.cap[k]
        or (k > j and not within and t.low[k - 1] not in _BEFORE)
        or (k - 1 > j and all(t.cap[k - 2 : k]))
    ):
        return k  # "Trường THPT Tân Lập | Trần Thị Nga"
    if k > j and all(t.cap[k : k + 3]) and units.atlas.province_at(t, k + _SHORTEST):
        return k + _SHORTEST  # "Trường THPT chuyên | Lam Sơn Thanh Hóa"
    if t.word[k] not in units.surnames or not any(t.cap[k + 1 : k + 2]):
        return k
    end = k
    while (
        end < len(t.low)
        and t.cap[end]
        and t.low[end] not in _OF_UNITS
        and (t.word[end].isalpha() or has_apostrophe(t.word[end]))
    ):
        end += 1
    for person in range(k + _SHORTEST, end - 1):
        named = t.word[person] in units.surnames and units.atlas.province_at(t, person) is None
        if has_apostrophe(t.word[person]) or (named and person <= end - _FULL):
            return person  # "Trường THCS Lê Lợi | H'Yim Kđoh", "Trường THCS Nguyễn Du | Trần Thị Nga"
    return end

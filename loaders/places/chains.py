"""Units told one in another: "xã Tả Van, huyện Sa Pa, tỉnh Lào Cai"."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from loaders.places.seen import Seen
from loaders.places.units import Unit

_BESIDE: Final = re.compile(r"\s*[,(]?\s*(?:thuộc |của )?")
_LISTED: Final = re.compile(r"\s*,\s+|\s+và\s+")  # between members of one list
_OF_ONE: Final = re.compile(
    r"\s*(?:,|và|cùng|;)\s+(?:(?:các|hai|ba|bốn|\d+) )?(?:(?:xã|phường|thị trấn)(?: là|:)? )?"
)
_LONGEST_GAP: Final = 12  # characters between a unit and the province told beside it
_RANKS: Final = {"hamlet": 0, "commune": 1, "district": 2, "city": 3, "province": 4}


def chained(
    text: str, seen: Sequence[Seen], is_province: Callable[[Unit], bool]
) -> tuple[list[Seen], dict[int, Unit]]:
    """Units with the province told right after them, and the districts told so, by where those below begin.

    "xã Tả Van, huyện Sa Pa, tỉnh Lào Cai", "xã Phúc Lộc (Hà Nội)", "các xã A, B (tỉnh Hà Giang cũ)".
    """
    out = list(seen)
    above_of: dict[int, Unit] = {}
    of_all: str | None = None  # the province that a bracket behind the list gives
    of_several = shared = False
    for k in range(len(seen) - 2, -1, -1):
        this, after = seen[k].unit, out[k + 1].unit
        gap = text[this.end : after.start]
        apart = text.startswith(f"{after.type} ", after.start)  # "xã A và | xã B (tỉnh X)"
        apart = apart or (shared and not _opens_with_name(text, after))  # "xã A, | các xã B, C của huyện X"
        alike = this.level == after.level and not apart
        listed = alike and len(gap) < _LONGEST_GAP and _LISTED.fullmatch(gap)
        listed = listed or (of_several and this.level == after.level and _OF_ONE.fullmatch(gap))
        if of_all and listed:
            out[k] = seen[k]._replace(unit=this._replace(within=of_all))
            continue
        of_all, of_several, shared = None, False, False
        numbered = alike and (this.name or "").isdecimal() and _LISTED.fullmatch(gap)
        if numbered and (above := above_of.get(after.start)):
            above_of[this.start] = above  # "các phường 1, 2 và 3, quận Gò Vấp"
            continue
        if (
            len(gap) < _LONGEST_GAP
            and _RANKS.get(this.level, 9) < _RANKS.get(after.level, 0)
            and _BESIDE.fullmatch(gap)
        ):
            province = after.name if is_province(after) else after.within
            if not province and after.level in {"district", "city"}:
                above_of[this.start] = after
            if province:
                of_several = "thuộc " in gap  # "xã A và các xã B, C | thuộc huyện X, tỉnh Y"
                shared = "của " in gap and _opens_with_name(text, this)  # "các xã A, | B của huyện X"
                of_all = province if "(" in gap or of_several or shared else None
                out[k] = seen[k]._replace(unit=this._replace(within=province))
    return out, above_of


def _opens_with_name(text: str, unit: Unit) -> bool:
    """True for a unit of a list whose head stands before it: "các xã A, | B"."""
    return text.startswith(unit.name or " ", unit.start)

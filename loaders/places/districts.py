"""Districts named without their kind: "Hạt Kiểm lâm | Văn Yên", "xã X (| Văn Yên)"."""

from typing import Final

from loaders.places.units import KINDS, Unit, Units
from loaders.text.tokens import Tokens

_LONGEST: Final = 4  # words of a district's name
_KINDS: Final = KINDS["district"]


def bare_district(units: Units, t: Tokens, i: int, j: int) -> tuple[Unit, int] | None:
    """The district named without its kind behind a head at i: "ông A, Hạt trưởng Hạt Kiểm lâm | Văn Yên".

    On a day when one kind of district bears the name; where it may be somebody's, only where he whose
    post it is stands beside it.
    """
    for end in range(min(len(t.low), j + _LONGEST), j + 1, -1):
        name = " ".join(t.word[j:end])
        found = units.atlas.find(name, None, units.at) if all(t.cap[j:end]) else ()
        kinds = {unit.type for unit in found if unit.type in _KINDS}
        if len(kinds) != 1:
            continue
        followed = any(t.cap[end : end + 1])
        if followed and t.word[end] not in units.surnames:
            return None
        if t.word[j] in units.surnames and not (followed or beside_name(t, i)):
            return None
        return Unit(t.start[j], t.end[end - 1], kinds.pop(), "district", name), end
    return None


def may_be_commune(units: Units, district: Unit) -> bool:
    """True where a commune of a province without such a district bears the name on the day."""
    name = district.name or ""
    homes = set(units.atlas.homes(name, district.type, units.at))
    communes = [u for u in units.atlas.find(name, None, units.at) if u.rank == "commune"]
    return any(unit.province not in homes for unit in communes)


def in_brackets(units: Units, t: Tokens, i: int, commune: Unit) -> tuple[Unit, int] | None:
    """The district of that day and province, bare in brackets behind a commune: "xã X (| Văn Yên)"."""
    end = i
    while end < len(t.low) and end - i < _LONGEST and t.cap[end] and t.word[end].isalpha():
        end += 1
    name = " ".join(t.word[i:end])
    if end == i or t.low[end : end + 1] != (")",) or units.at is None or name.isupper():  # "(TPHCM)"
        return None
    kinds = {unit.type for unit in units.atlas.find(name, None, units.at)} & _KINDS
    if len(kinds) != 1 or units.atlas.find(name, "tỉnh", units.at):
        return None
    type = kinds.pop()
    homes = units.atlas.homes(commune.name or "", commune.type, units.at)
    if homes and set(homes).isdisjoint(units.atlas.homes(name, type, units.at)):
        return None
    return Unit(t.start[i], t.end[end - 1], type, "district", name), end


def old_district(units: Units, t: Tokens, i: int, j: int) -> int:
    """Where the name of a district that is no more ends, so named behind a head at i; else j.

    Some offices keep such names: "ông A, Giám đốc Chi nhánh Văn phòng Đăng ký đất đai | Kim Động".
    """
    for end in range(min(len(t.low), j + _LONGEST), j + 1, -1):
        found = units.atlas.find(" ".join(t.word[j:end]), None, None) if all(t.cap[j:end]) else ()
        if any(unit.type in _KINDS for unit in found):
            apart = end == len(t.low) or not t.cap[end]
            return end if apart and (t.word[j] not in units.surnames or beside_name(t, i)) else j
    return j


def beside_name(t: Tokens, i: int) -> bool:
    """True for what stands in apposition to a name: "ông A, Phó Hạt trưởng | Hạt Kiểm lâm …"."""
    while i and t.word[i - 1].isalpha():
        i -= 1
    return i > 1 and t.low[i - 1] in {",", "-", "("} and t.cap[i - 2]

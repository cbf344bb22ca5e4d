"""Days of the lunar calendar that Vietnam keeps: "ngày 10/3 âm lịch", "mùng 6 tháng Giêng", "29 Tết"."""

from datetime import date
from typing import Final

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar, solar_to_lunar

from loaders.dates.words import datewords

_MONTHS: Final[dict[str, int]] = datewords()["words"]["lunar_months"]
_FULL_MOON: Final = 15  # "rằm"
_YEAR_ENDS: Final = 20  # "29 Tết" is before the first of the first month, "mùng 3 Tết" after it
_FIRST, _LAST = SUPPORTED_YEAR_RANGE


def lunar_day(said: dict[str, str]) -> tuple[int, int] | None:
    """The (day, month) of the lunar year that the parts of a date tell; None of other dates."""
    day = int(said.get("d", _FULL_MOON))
    if "tet" in said:
        return day, 12 if day > _YEAR_ENDS else 1
    if "m" in said and said.keys() & {"lunar", "full"}:
        return day, int(said["m"])
    month = _MONTHS.get(said.get("moon", ""))
    return (day, month) if month and ("lunar" in said or "full" in said) else None


def lunar_day_of(year: int, month: int, day: int) -> date | None:
    """The day of the solar calendar; None where that lunar year has no such day or is not of 1900 to 2100."""
    if not (_FIRST < year < _LAST and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    lunar = LunarDate(day, month, year)
    found = lunar_to_solar(lunar)
    return found if solar_to_lunar(found) == lunar else None

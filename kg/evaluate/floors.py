"""Pinned figures that a change must not fall below.

A floors file is TOML: a table for each list, with the least `precision`, `recall` or `f1` allowed.

    [holds]
    precision = 0.96
    f1 = 0.95
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError, UsageError


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """List → {measure: least value}; InputError if the file cannot be read or is not of that shape."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: broken TOML ({error})") from None
    for name, floors in data.items():
        if not isinstance(floors, dict) or not all(isinstance(v, int | float) for v in floors.values()):
            raise InputError(f"{path}: [{name}] must hold numbers only")
    return data


def below(figures: Mapping[str, object], floors: dict[str, dict[str, float]]) -> list[str]:
    """One line for each figure under its floor, rounded to three places as the table shows them.

    `figures`: list → what has its precision, recall and f1.
    """
    fallen = []
    for name, measures in floors.items():
        if name not in figures:
            raise UsageError(f"no list {name!r} to hold to a floor; there are {', '.join(figures)}")
        for measure, floor in measures.items():
            if measure not in ("precision", "recall", "f1"):
                raise UsageError(f"[{name}] {measure}: a floor is on precision, recall or f1")
            value = round(float(getattr(figures[name], measure)), 3)
            if value < floor:
                fallen.append(f"{name}: {measure} {value:.3f} is below its floor {floor:.3f}")
    return fallen

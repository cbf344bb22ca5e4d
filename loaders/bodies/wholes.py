"""What a page names whole that it also names short: a department with its ministry, a unit with its arm."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.context import HOSPITAL, REGIONAL
from loaders.bodies.families import has_departments
from loaders.bodies.naming import canonical
from loaders.places.atlas import atlas
from loaders.text.choice import any_of
from loaders.text.lexicon import unit_types

_DEPARTMENTS: Final = (*HEADS["of_ministries"], "Cơ quan Cảnh sát")
_KINDS: Final = (*HEADS["hospital_kinds"], "sản")
_KIND: Final = re.compile(rf"{HOSPITAL}(?i:{'|'.join(map(str.strip, _KINDS))})(?!\w)")
_ECHELONS: Final = HEADS["echelons"]
_RETOLD: Final = (("Liên đoàn Lao động", HEADS["federations"]),)
_UNIT_WORD: Final = re.compile(rf"^(?:{any_of(unit_types('district') | {'tỉnh', 'thành phố'})}) ")
_ZONE: Final = re.compile(r"\bVùng (\d+)$")
_ARMS: Final = {"Hải quân": "Vùng {} Hải quân", "Cảnh sát biển": "Vùng Cảnh sát biển {}"}


def owners(bodies: Iterable[Body]) -> dict[str, Body]:
    """What each department that a page names with it is a part of, of its bodies: "Cục Kiểm ngư (Bộ Y)"."""
    found: dict[str, dict[str, Body]] = {}
    for body in bodies:
        if body.owner is not None and has_departments(body.owner):
            found.setdefault(body.head, {})[body.owner.head] = body.owner
    return {head: next(iter(named.values())) for head, named in found.items() if len(named) == 1}


def ministries(named: Mapping[str, Body | None]) -> dict[str, tuple[Body, str]]:
    """The ministries that a page names only with a department, and which: "Cục X (Bộ Y)" names Bộ Y."""
    found: dict[str, tuple[Body, str]] = {}
    for name, body in named.items():
        owner = body.owner if body and body.head.startswith(_DEPARTMENTS) else None
        if owner is None or owner.type == "party" or not has_departments(owner):
            continue
        above = canonical(owner)
        if above and above not in named and not above.startswith("Văn phòng "):
            found.setdefault(above, (owner, name))
    return found


def retold(named: Collection[str]) -> set[str]:
    """What else a page calls a federation that it names: "Công đoàn Y" the "Liên đoàn Lao động tỉnh Y"."""
    found: set[str] = set()
    for head, others in _RETOLD:
        units = [name.removeprefix(f"{head} ") for name in named if name.startswith(f"{head} ")]
        told = {words for unit in units for words in (unit, _UNIT_WORD.sub("", unit))}
        found |= {name for words in told for other in others if (name := f"{other} {words}") in named}
    return found


def wholes(bodies: Iterable[Body]) -> dict[str, str]:
    """The whole name of each body written short that a page also writes to its end, of its bodies.

    "Ngân hàng Nhà nước" of "Ngân hàng Nhà nước Việt Nam"; also the only court or unit of a number: "Tòa án
    nhân dân khu vực 3" of "Tòa án nhân dân khu vực 3 - Lâm Đồng", "Lữ đoàn 126" of "Lữ đoàn 126 Hải quân".
    """
    named = {body.root.head for body in bodies}
    long = {short: [head for head in named if head.startswith(f"{short} ")] for short in HEADS["short"]}
    found = {short: max(heads, key=len) for short, heads in long.items() if heads}
    of_country = {short: f"{short} Việt Nam" for short in named.intersection(HEADS["of_country"])}
    found |= {short: whole for short, whole in of_country.items() if whole in named}
    for head in named.intersection(HEADS["general"]):
        heads = list(
            {other.lower(): other for other in sorted(named) if other.startswith(f"{head} ")}.values()
        )
        found |= {head: heads[0]} if len(heads) == 1 else {}
    for head in filter(REGIONAL.search, named):
        heads = [other for other in named if other.startswith(f"{head} - ")]
        found |= {head: heads[0]} if len(heads) == 1 else {}
    for head in (head for head in named if head[-1:].isdigit() and head.startswith(_ECHELONS)):
        heads = [other for other in named if other.startswith(f"{head} ")]
        found |= {head: heads[0]} if len(heads) == 1 else {}
    return found | _zones(named) | _hospitals(named)


def _hospitals(named: Collection[str]) -> dict[str, str]:
    """Hospitals that a page also names with the province: "Bệnh viện Phổi" of "Bệnh viện Phổi Hà Nam".

    Not of another with a name of its own: "Bệnh viện Thống Nhất", "Bệnh viện Thống Nhất Đồng Nai".
    """
    hospitals = [head for head in named if head.startswith(HOSPITAL)]
    found: dict[str, str] = {}
    for short in filter(_KIND.match, hospitals):
        longer = [head for head in hospitals if head.startswith(f"{short} ")]
        if len(longer) == 1 and atlas().kind(longer[0].removeprefix(f"{short} "), None):
            found[short] = longer[0]
    return found


def _zones(named: Collection[str]) -> dict[str, str]:
    """The whole names of the zones of the navy, or of the coast guard, where a page names one of them alone.

    "Quân chủng Hải quân họp. Chính ủy Vùng 4 …": "Vùng 4 Hải quân". Where it names both, that of the number.
    """
    zones = [(head, zone) for head in named if (zone := _ZONE.search(head))]
    if not zones:
        return {}
    arms = [arm for word, arm in _ARMS.items() if any(word in head for head in named)]
    found: dict[str, str] = {}
    for head, zone in zones:
        told = [arm for arm in arms if any(other.endswith(arm.format(zone[1])) for other in named)]
        if len(fitting := arms if len(arms) == 1 else told) == 1:
            found[head] = f"{head[: zone.start()]}{fitting[0].format(zone[1])}"
    return found

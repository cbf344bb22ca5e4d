"""Make ontology/places/units.tsv from the PyPI packages vietnam-provinces and vietnamadminunits.

Facts only: official codes, names, types, parents, and which new commune took which old one's land. Every
count is asserted, so a new release of either package that says something else stops here, not later.

    pip install '.[places]' && python scripts/make_places.py
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.text import nfc, squeeze, tone

BEFORE, AFTER = "2025-01-01", "2025-07-01"
TARGET = Path(__file__).parent.parent / "ontology" / "places" / "units.tsv"
TYPES = {
    BEFORE: ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"),
    AFTER: ("tỉnh", "thành phố", "xã", "phường", "đặc khu"),
}
COUNTS = {
    (BEFORE, 2): {"tỉnh": 57, "thành phố": 6},
    (BEFORE, 3): {"huyện": 508, "thành phố": 87, "thị xã": 52, "quận": 49},
    (BEFORE, 5): {"xã": 7692, "phường": 1726, "thị trấn": 617},
    (AFTER, 2): {"tỉnh": 28, "thành phố": 6},
    (AFTER, 5): {"xã": 2621, "phường": 687, "đặc khu": 13},
}
TANGLED = 31  # pairs that the package gives to a namesake
SPELLINGS = {"04603", "25225", "26119"}  # Tà Si/Xi Láng, Đak/Đăk Ơ, Đắc/Đak Lua: left alone, spelt anew
NAMES = {"137": "Mù Cang Chải"}  # as the district and the press write it; "Mù Căng Chải" in the list
HEADER = """\
# Administrative units of Vietnam: those of {before} (63 provinces, 696 districts, 10,035 communes) and those
# of {after} (34 provinces, 3,321 communes). A unit that the reform left alone stands here once.
# Made by scripts/make_places.py from the PyPI packages vietnam-provinces 2025.10.1 and vietnamadminunits
# 1.0.4: do not edit. code: official code (2 digits province, 3 district, 5 commune); snapshot: the first of
# the two in which it so stands; parent: code of the unit above in that snapshot; later: its parent's code
# from {after} on, where a commune goes on; heirs: codes of the units of {after} that took its land.
"""


def data(package: str, name: str) -> Path:
    """A data file of an installed package."""
    return Path(str(files(package))) / "data" / name


def split(full: str, snapshot: str) -> tuple[str, str]:
    """`"Phường  02"` → `("phường", "2")`; a name without a type is a province's."""
    name = re.sub(r"\s*[-–]\s*", " - ", tone(nfc(squeeze(full.replace("’", "'")))))
    for kind in TYPES[snapshot]:
        if name.casefold().startswith(kind + " "):
            bare = name[len(kind) + 1 :]
            return kind, str(int(bare)) if bare.isdigit() else bare
    return "tỉnh", name


def rows(table: str) -> Iterator[dict[str, Any]]:
    """The rows of one table of vietnamadminunits."""
    with sqlite3.connect(data("vietnamadminunits", "dataset.db")) as base:
        base.row_factory = sqlite3.Row
        for row in base.execute(f"SELECT * FROM {table}"):
            yield dict(row)


def heirs_by_key() -> dict[str, set[tuple[str, str]]]:
    """Old `province_district_commune` key → keys (province, commune) of the communes that took its land."""
    converter = json.loads(data("vietnamadminunits", "converter_2025.json").read_text("utf-8"))
    heirs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for old in olds:
                heirs[old].add((province, commune))
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, communes in olds.items():
            heirs[old] |= {(province, commune["newWardKey"]) for commune in communes}
    return heirs


def untangle(heirs: dict[str, set[tuple[str, str]]], olds: dict[str, dict[str, Any]]) -> int:
    """Take out land given to the wrong one of two namesakes; gives the number of pairs taken out.

    The package reads names in the resolutions, so where a new province had two "xã Tân Thạnh" it gives the
    heirs of each to both. An heir belongs to the one whose district, or else old province, its other sources
    are of.
    """
    sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, found in heirs.items():
        names[min(found)[0], olds[key]["wardKey"]].append(key)
        for heir in found:
            sources[heir].append(key)
    rivals = {
        (key, heir): [other for other in namesakes if other != key and heir in heirs[other]]
        for namesakes in names.values()
        for key in namesakes
        for heir in heirs[key]
    }
    wrong = []
    for (key, heir), others in rivals.items():
        sure = [olds[source] for source in sources[heir] if not rivals[source, heir]]
        for level in ("districtCode", "provinceCode") if others else ():
            near = {row[level] for row in sure}
            mine, theirs = olds[key][level] in near, any(olds[other][level] in near for other in others)
            if mine != theirs:
                wrong += [] if mine else [(key, heir)]
                break
    for key, heir in wrong:
        heirs[key].discard(heir)
    return len(wrong)


def same(old: list[str], new: list[str], code: str) -> bool:
    """True when the only unit that gave its land to `new` is `old` itself, going on."""
    return old[0] == new[0] and (old[1].casefold() == new[1].casefold() or code in SPELLINGS)


def main() -> None:
    """Write the file, or stop at the first count that is not as expected."""
    before: dict[str, list[str]] = {}  # code → [type, name, parent]
    after: dict[str, list[str]] = {}
    for province in json.loads(data("vietnam_provinces", "nested-divisions.json").read_text("utf-8")):
        above = f"{province['code']:02d}"
        after[above] = [*split(province["name"], AFTER), ""]
        for ward in province["wards"]:
            after[f"{ward['code']:05d}"] = [*split(ward["name"], AFTER), above]

    # The two packages give some communes each other's codes; a commune is one by province, type and name.
    by_name = {(unit[0], unit[1].casefold(), unit[2]): code for code, unit in after.items()}
    by_key = {}
    for row in rows("admin_units"):
        kind, name = split(row["ward"], AFTER)
        by_key[row["provinceKey"], row["wardKey"]] = by_name[kind, name.casefold(), row["provinceCode"]]
    assert len(set(by_key.values())) == 3321

    heirs: dict[str, set[str]] = {}
    converter = heirs_by_key()
    olds = {
        f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r for r in rows("admin_units_legacy")
    }
    taken_out = untangle(converter, olds)
    assert taken_out == TANGLED, taken_out
    assert all(converter.values())
    for key, row in olds.items():
        province, district, commune = row["provinceCode"], row["districtCode"], row["wardCode"]
        before[province] = [*split(row["province"], BEFORE), ""]
        before[district] = [*split(row["district"], BEFORE), province]
        before[district][1] = NAMES.get(district, before[district][1])
        if commune:
            before[commune] = [*split(row["ward"], BEFORE), district]
        found = {by_key[heir] for heir in converter.pop(key)}
        heirs.setdefault(commune or district, set()).update(found)  # an island district has no communes
        heirs.setdefault(province, set()).update(after[heir][2] for heir in found)
    assert not converter, converter

    for snapshot, units in ((BEFORE, before), (AFTER, after)):
        for length in (2, 3, 5):
            counted = Counter(unit[0] for code, unit in units.items() if len(code) == length)
            assert counted == COUNTS.get((snapshot, length), {}), (snapshot, length, counted)
    sources = Counter(heir for found in heirs.values() for heir in found)
    assert set(sources) == set(after), set(after) - set(sources)

    lines = []
    kept = set()
    for code, unit in before.items():
        later = ""
        found = heirs.get(code, set())
        heir = next(iter(found), "")
        if len(found) == 1 and sources[heir] == 1 and same(unit, after[heir], code):
            assert code == heir or unit[1] == "Ia Mơ", (code, heir)  # one untouched commune has a new code
            kept |= {code, heir}
            unit[1] = after[heir][1]
            later, found = after[heir][2], set()
        lines.append((code, BEFORE, *unit, later, " ".join(sorted(found))))
    lines += [(code, AFTER, *unit, "", "") for code, unit in after.items() if code not in kept]
    lines.sort(key=lambda line: (len(line[0]), line[0], line[1]))
    body = "".join("\t".join(line) + "\n" for line in lines)
    head = HEADER.format(before=BEFORE, after=AFTER) + "code\tsnapshot\ttype\tname\tparent\tlater\theirs\n"
    TARGET.write_text(head + body, "utf-8")
    print(f"{len(lines)} units, {sum(bool(line[5]) for line in lines)} communes unchanged")


if __name__ == "__main__":
    main()

"""The parts of a page that a line opens which names a unit alone: "PHƯỜNG ĐỒNG HỚI", "2. Xã Khe Sanh:".

Also one that names a body of a unit alone.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from loaders.bodies.body import Body
from loaders.bodies.families import is_ministry
from loaders.holds.entries import body_alone, is_entry, is_line, is_roll, labelled, unit_alone
from loaders.holds.row import Row
from loaders.offices.items import Item, is_person
from loaders.places.seen import Part
from loaders.places.units import Unit

_KINDS: Final = frozenset({"sapo", "body"})
_HEADING: Final = 20  # items of any other heading


def parts(rows: Iterable[Row]) -> dict[int, Part]:
    """The part in which a paragraph stands, by where the paragraph begins.

    A list goes on to its last entry, what is told in sentences to the next heading. Units alone on line
    after line are a list of units and open nothing. A unit and a colon open a part of one paragraph.
    """
    found: dict[int, Part] = {}
    unit: Unit | None = None  # of the line just above
    part: Part | None = None
    lines = 0  # that name units, one below the other
    for start, group in groupby(rows, key=lambda row: row.section.start):
        own = list(group)
        named = _named_alone(own)
        lines = lines + 1 if named else 0
        if named:
            unit, part = named if lines == 1 else None, None
            continue
        listed = is_entry(own[0].items) or is_line(own[0].items)
        listed = listed or ((unit is not None or part is not None) and is_roll(own[0].items))
        if opens := labelled(own[0].items):
            unit, part = None, None
            found[start] = Part(opens, True)
        elif unit is not None:
            part, unit = Part(unit, listed), None
        elif part and (
            own[0].section.kind not in _KINDS or (not listed if part.listed else _is_heading(own))
        ):
            part = None
        if part:
            found[start] = part
    return found


def opens_part(row: Row) -> bool:
    """True for a line that heads what is told below it: that names a body, a unit or something else alone."""
    alone = row.section.start == row.start and row.section.end <= row.end + 1
    return alone and row.section.kind in _KINDS and bool(row.items) and _is_heading([row])


def ministry_alone(row: Row) -> Body | None:
    """The ministry that is all a line names."""
    named = next((item.bodies[0] for item in row.items if item.kind == "body"), None)
    return named if named is not None and is_ministry(named) and body_alone(row.items) else None


def _named_alone(own: Sequence[Row]) -> Unit | None:
    """The unit that is all a paragraph names, or the one of the body: "3. UBND tỉnh Bến Tre"."""
    if len(own) != 1 or own[0].section.kind not in _KINDS:
        return None
    return unit_alone(own[0].items) or _of_body(own[0].items)


def _of_body(items: Sequence[Item]) -> Unit | None:
    """The named unit of the body that is all a line names."""
    if not body_alone(items):
        return None
    unit = next(item.bodies[0].root.unit for item in items if item.kind == "body")
    return unit if unit is not None and unit.name else None


def _is_heading(own: Sequence[Row]) -> bool:
    """True for a short line without a stop at its end that names nobody."""
    items = own[0].items
    short = len(own) == 1 and 0 < len(items) <= _HEADING and items[-1].kind != "punct"
    return short and not any(map(is_person, items))

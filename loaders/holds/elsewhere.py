"""Posts told without their place of one who comes from another: they may be of a place that is not told.

"điều động ông A, Phó Bí thư Đảng ủy xã X, giữ chức | Bí thư Đảng ủy": of which commune?
"""

from typing import Final

from loaders.bodies.naming import missing
from loaders.holds.entries import leaves_unit
from loaders.holds.row import Row
from loaders.holds.votes import is_elected
from loaders.offices.event import Event
from loaders.offices.items import clause_start, phrase
from loaders.offices.post import Post

_LOCAL: Final = frozenset({"commune", "district"})
_FRONT: Final = "Ủy ban Mặt trận Tổ quốc"


def may_be_elsewhere(row: Row, event: Event, post: Post) -> bool:
    """True for a post given that has only the body, or the place, of the one that he comes from.

    Where others move him, the place of a commune's body need not be the same; a title alone that he has
    already is of another body; and nobody is sent from a Party secretary's post to the front's of his place.
    """
    item = row.items[event.office]
    given = event.status == "appointed" and not event.again and item.kind == "office"
    body = item.offices[0].body if given else None
    if not given or item.offices[0].fused is not None or not (leaves_unit(item) or (body and missing(body))):
        return False
    moved = any(gone.moved and gone.person in event.people for gone in row.reading.departures)
    ties = (tie for tie in row.found.ties if tie.person in event.people and tie.office < event.verb)
    own = [
        told
        for tie in ties
        if tie.office not in {*row.former, event.office}  # "Giám đốc Sở X từ nay là ông A"
        for told in row.posts.of(tie.office)
    ]
    clause = phrase(row.items[clause_start(row.items, event.verb) : event.verb + 1])
    again = is_elected(row.items, event.verb) or "lại" in clause.split() or "tiếp tục được" in clause
    if not again and any((told.title, told.body) == (post.title, post.body) for told in own):
        return True
    here = [told for told in own if _place(told) is not None and _place(told) == _place(post)]
    if here and _is_placed(row, event, _place(post)):
        return False
    led = post.body.startswith(_FRONT) and any(told.title == "Bí thư" for told in here)
    return bool(here) and body is not None and (moved or led)


def _place(post: Post) -> str | None:
    """The name of the commune or district that a post's body is of."""
    unit = post.tree.root.unit if post.tree is not None else None
    return unit.name if unit is not None and unit.level in _LOCAL else None


def _is_placed(row: Row, event: Event, place: str | None) -> bool:
    """True where a post given with it names the place: "| Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X"."""
    run = next((run for run in row.found.runs if event.office in run.at), None)
    offices = [office for k in (run.at if run else ()) for office in row.items[k].offices]
    units = (office.body.root.unit for office in offices if office.body is not None)
    return any(unit is not None and unit.name == place for unit in units)

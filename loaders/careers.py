"""Steps of a career that one sentence tells: which of them the next has ended, whose date is whose."""

import re

from loaders.bounds import Dates
from loaders.event import Event
from loaders.page import Mention
from loaders.rows import Row

_AFTER_THAT = re.compile(r"\b(?:sau đó|tiếp đó|rồi)\s*(?:ông |bà )?$")


def has_gone_on(row: Row, event: Event, dates: Dates) -> bool:
    """True for a step of a career that the same verb goes on from: "làm X từ năm 2007, Y từ năm 2011, …".

    Not where two posts are only joined, or go together, so that one may hold both: "làm X từ năm 2019 và Y từ
    năm 2021", "làm Bí thư Huyện ủy từ năm 2020, Chủ tịch HĐND huyện từ năm 2021".
    """
    steps = [e.office for e in row.reading.events if e.verb == event.verb and e.people == event.people]
    later = [k for k in steps if k > event.office]
    if not later or event.again or event.member or row.items[event.office].offices[0].seats == "many":
        return False
    run = next(r for r in row.found.runs if event.office in r.at)
    begun = _stepped(row, run.at[-1], dates)
    told = [k for k in later if begun and (_stepped(row, k, dates) or "") > begun]
    apart = [k for k in told if not _go_together(row, event.office, k)]
    return bool(apart) and (len(steps) > 2 or any(row.items[k - 1].text != "và" for k in apart))


def _go_together(row: Row, one: int, other: int) -> bool:
    """True for offices of one unit's party committee and council: their heads are often the same one."""
    here, there = ([post.tree for post in row.posts.of(k) if post.tree] for k in (one, other))
    return any(
        a.root.unit is not None
        and b.root.unit is not None
        and (a.root.unit.level, a.root.unit.name) == (b.root.unit.level, b.root.unit.name)
        and a.head != b.head
        and {a.type, b.type} & {"party", "elected"}
        for a in here
        for b in there
    )


def _stepped(row: Row, office: int, dates: Dates) -> str | None:
    """When a step of a career began, as what stands behind its office says."""
    bound = dates.behind(row.items[office].end)
    return bound.since if bound and bound.how in {"from", "on", "now"} else None


def happened(row: Row, event: Event, dates: Dates, *how: str) -> Mention | None:
    """The date told right behind an office that somebody is given: "được bầu làm X năm 2006".

    `how`: told as the day on which it happened ("on"), as that from which it is held ("from").
    """
    end = row.items[event.office].end
    bound = dates.behind(end) if event.status == "appointed" else None
    return next(iter(dates.between(end, bound.end)), None) if bound and bound.how in how else None


def is_of_step_before(row: Row, own: Mention, event: Event, text: str) -> bool:
    """True for the date of a post told before: "Năm 2010, ông làm X, sau đó là | Y"."""
    verb = row.items[event.verb].start
    told = any(e.office < event.verb and row.items[e.office].start >= own.end for e in row.reading.events)
    return told and _AFTER_THAT.search(text, own.end, verb) is not None

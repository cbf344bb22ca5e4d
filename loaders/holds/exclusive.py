"""Which posts nobody holds at once, so that the later ends the one before."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from loaders.bodies.body import HEADS, OFFICES, TEMPORARY, Body
from loaders.dates.edtf import month_before
from loaders.holds.held import STANDING, Held, Holdings
from loaders.places.units import PROVINCIAL

# rules of verbs and of lives
_BY_VERB: Final = frozenset({"office.appointed", "office.former", "office.life"})
_BESIDE: Final = frozenset({"office.after", "office.before"})  # rules by which a post stands beside a name
# bodies of one unit with heads of their own
_APART: Final = frozenset({"state", "elected", "judicial", "forces"})
_UNIONS: Final = frozenset(HEADS["led_alone"])
_WEEKS: Final = timedelta(days=14)  # between two posts given in the same news
_HEIGHT: Final = {"commune": 1, "district": 2, "city": 3, "province": 3}


def end_steps(steps: Iterable[Held], known: Holdings) -> None:
    """Posts told with no day behind what was long ago are over where a later one is told.

    One that goes with it too, if that is over itself.
    """
    for held in steps:
        later = [other for other in known.by_person(held.person) if other.leads_on(held)]
        if held.status in {"appointed", "current"} and any(
            o.status == "former" or excludes(o, held) for o in later
        ):
            held.status = "former"


def end_aims(aims: Iterable[Held], known: Holdings) -> None:
    """Posts told only to say what came before them are over where a post of today goes with none of them."""
    for held in aims:
        others = known.by_person(held.person)
        alone = held.status == "appointed" and held.since is None and len(held.evidence) == 1
        if any(o is not held and o.body == held.body and o.title.startswith(held.title) for o in others):
            continue  # "Phó Chủ tịch Thường trực X A … Trước khi giữ chức Phó Chủ tịch X, …"
        if alone and any(other.status == "current" and excludes(other, held) for other in others):
            held.status = "former"


def came_with(held: Held, others: Iterable[Held], today: str) -> bool:
    """True for the post with which somebody comes to one just given him in his province.

    "Ông A được bầu làm Phó Chủ tịch UBND tỉnh …. Ông A giữ chức Giám đốc Sở X từ ngày 1/7/2025." Not for one
    that another step of his life has ended.
    """
    told = held.stands and held.until is None
    if not (told and today) or held.tree is None:
        return False
    ends = [other for other in others if _ends(other, held)]
    return bool(ends) and all(
        (other.since or "")[:7] in {today[:7], month_before(today)}
        and other.tree is not None
        and _province(other.tree) == _province(held.tree)
        for other in ends
    )


def is_brought(held: Held, others: Iterable[Held]) -> bool:
    """True for the post that introduces one given another since, as his life tells when he took it up.

    "bầu ông A, Phó Bí thư X, làm Chủ tịch Y. … Từ ngày 1/7, ông giữ chức Phó Bí thư X": he comes with it.
    """
    if held.status != "appointed" or held.given or held.until or held.since is None:
        return False
    if held.evidence[0].rule not in _BESIDE or held.evidence[-1].rule != "office.appointed":
        return False
    start, end = held.evidence[0].start, held.evidence[-1].start
    return any(
        other.status == "appointed"
        and other.since is not None
        and _is_later(other.since, held.since)
        and not _is_of_one_news(other.since, held.since)
        and any(start <= e.start < end for e in other.evidence)
        for other in others
    )


def end_standing(known: Holdings, today: str) -> None:
    """The post of a standing deputy is left with that of a deputy.

    "Ông A, Phó Chủ tịch Thường trực X, thôi giữ chức Phó Chủ tịch X".
    """
    for held in known.all():
        if held.status != "current" or held.since or not held.title.endswith(STANDING):
            continue
        post = (held.title.removesuffix(STANDING), held.body, "left")
        for other in known.by_person(held.person):
            if (other.title, other.body, other.status) == post and (other.until or today)[:4] == today[:4]:
                held.status, held.until = "left", other.until
                held.evidence.extend(other.evidence)


def is_ended(held: Held, others: Iterable[Held]) -> bool:
    """True for a post that somebody was given before one that he cannot hold with it.

    "Từ tháng 7/2025, ông làm Giám đốc Sở X; từ tháng 10/2025 là Bí thư Đảng ủy xã Y". Also for one that "là"
    tells, before another that is over: "Ông là Bí thư Huyện đoàn X từ 2008. Từ 2011 đến 2015, ông làm …".
    """
    if is_stated(held) and not held.until:
        return any(other.status == "former" and _ends(other, held) for other in others)
    if held.status != "appointed" or held.until or held.since is None:
        return False
    if held.confidence == "doubtful" or any(e.rule not in _BY_VERB for e in held.evidence):
        return False  # beside his name it is held today
    return any(_ends(other, held) for other in others)


def is_stated(held: Held) -> bool:
    """True for a post of which only "là" tells: "Ông là Bí thư Huyện ủy X từ tháng 5/2018"."""
    return held.status == "current" and all(e.rule == "office.current" for e in held.evidence)


def _ends(other: Held, held: Held) -> bool:
    """True for a post that nobody holds with another, begun later than that, or left years later."""
    day = other.since or (_year_before(other.until) if other.status == "left" else None)
    later = day is not None and held.since is not None and _is_later(day, held.since)
    return later and other.confidence != "doubtful" and excludes(other, held)


def _year_before(day: str | None) -> str | None:
    """The year before that of a day, None for a day without a year."""
    return str(int(day[:4]) - 1) if day and day[:4].isdigit() else None


def _is_of_one_news(one: str, other: str) -> bool:
    """True for two days of the same weeks: both posts are news."""
    if min(len(one), len(other)) < len("2025-07-01") or "X" in one + other:
        return False
    return date.fromisoformat(one[:10]) - date.fromisoformat(other[:10]) < _WEEKS


def _is_later(one: str, other: str) -> bool:
    """True for a date that is surely behind another one: of 2025-10 and 2025 neither is."""
    common = min(len(one), len(other))
    return one[:common] > other[:common] and "X" not in one + other


def excludes(one: Held, other: Held) -> bool:
    """True for two posts that nobody holds at once: in one body, in two units, in two offices of one."""
    if one.joint or other.joint or "many" in {one.seats, other.seats}:
        return False
    if one.body.casefold() == other.body.casefold():
        return one.title != other.title
    here, there = one.tree, other.tree
    if here is None or there is None:
        return False
    if _leads_union(here, there) or _leads_union(there, here):
        return True
    if _is_beside(here) or _is_beside(there):
        return False
    if place_of(here) == place_of(there):
        ministries = _is_led(one, here) and _is_led(other, there)
        local = here.root.unit is not None and {here.type, there.type} <= _APART
        return ministries or (local and (here.type, there.type).count("state") > 0)
    if here.type == there.type == "party":
        high = one if _height(here) > _height(there) else other
        return not high.title.startswith("Phó Bí thư")  # "Phó Bí thư Tỉnh ủy, Bí thư Thành ủy X"
    kin = _province(here) == _province(there)
    return not (kin and {here.type, there.type} == {"party", "elected"})


def _is_led(held: Held, body: Body) -> bool:
    """True for a post in a ministry, and for the head of a central board of the Party."""
    board = body.head.startswith("Ban ") and body.head.endswith(" Trung ương")
    return body.head.startswith("Bộ ") or (board and held.title == "Trưởng ban")


def _leads_union(union: Body, other: Body) -> bool:
    """True for those who lead a union and have no post in an office of state beside it."""
    return union.head in _UNIONS and union.owner is None and other.head.startswith(OFFICES)


def _is_beside(body: Body) -> bool:
    """True for a body whose posts go with any other: of the Front, of deputies, for a time."""
    told = (*TEMPORARY, "Đoàn đại biểu ", "Ban Tổ chức ")
    return body.root.type not in {*_APART, "party"} or body.head.startswith(told)


def place_of(body: Body) -> tuple[str, str | None, str | None] | None:
    """Level, name and province of the unit that a body belongs to, None for a central one."""
    unit = body.root.unit
    return (unit.level, unit.name, unit.within) if unit else None


def _province(body: Body) -> str | None:
    """The province that a body is in, None for a central one."""
    unit = body.root.unit
    return (unit.name if unit.level in PROVINCIAL else unit.within) if unit else None


def _height(body: Body) -> int:
    unit = body.root.unit
    return _HEIGHT.get(unit.level, 0) if unit else 4

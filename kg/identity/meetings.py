"""Which meeting is meant: the same gathering told of in several articles.

Two meetings are one where their days overlap, their kinds agree, and enough else does: who held it, a
document, the people there, the venue, what it was about. Kind and day alone never do. Other hosts, another
ordinal, other days, or one article that tells of both, make two; a national conference and its local points
are one.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.canonical import canonical
from kg.identity.ids import exact
from kg.identity.places import Setting, is_province, unit
from kg.identity.things import Things
from kg.identity.words import families, plain
from kg.model import ArticleRecord, Meeting
from kg.ontology.places import name_key
from kg.text import roman

SITTINGS = {"sitting", "congress"}
_LONGEST = {"sitting": 45, "congress": 3}  # days between two reports of one sitting of a body
_DAYS = 120
_NATIONAL = re.compile(r"toàn quốc|trực tuyến|điểm cầu|cả nước")
_ORDINAL = re.compile(
    r"(?:kỳ họp|phiên họp|kỳ|phiên|lần|hội nghị)\s+(?:thứ\s+|lần thứ\s+)?(?P<n>\d+|[IVXL]+)\b", re.I
)
_WORDS = re.compile(r"[^\W_]+")
ENOUGH = 2.5


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as one article tells of it, by ids and exact names."""

    article: str
    key: str
    kind: str
    date: str | None
    family: frozenset[str]
    first: int | None  # ordinal day
    last: int | None
    hosts: frozenset[str]
    central: bool
    national: bool
    ordinal: int | None
    documents: frozenset[str]
    people: frozenset[str]
    leaders: frozenset[str]  # who chaired or spoke
    venue: str | None
    provinces: frozenset[str]
    topic: frozenset[str]

    @property
    def mention(self) -> str:
        """Article id and meeting key."""
        return f"{self.article}#{self.key}"


def gatherings(
    record: ArticleRecord, things: Things, documents: Mapping[str, str | None] | None = None
) -> tuple[Gathering, ...]:
    """The record's meetings; `documents` are the ids of its documents by key (see `documents.bind`)."""
    return tuple(_gathering(m, record, things, documents or {}) for m in record.meetings)


def _gathering(
    meeting: Meeting, record: ArticleRecord, things: Things, documents: Mapping[str, str | None]
) -> Gathering:
    name = meeting.name or meeting.kind
    title = exact(canonical(name))
    hosts = {_host(o, things) for o in meeting.organisers}
    hosts |= {b.id for n, b in things.bodies.items() if b and not hosts and exact(canonical(n)) in title}
    known = [b for b in things.bodies.values() if b and b.id in hosts]
    roles = [(p.who, p.role) for p in record.takes_part if p.meeting == meeting.key]
    people = {p.key: exact(p.name) for p in record.persons}
    held_by = {word for name in meeting.organisers for word in _WORDS.findall(exact(canonical(name)))}
    words = frozenset(_WORDS.findall(title)) - plain("meetings") - held_by
    first, last = _day(meeting.date), _day(meeting.date_end or meeting.date)
    if first and last and not 0 <= last - first <= _DAYS:  # no meeting lasts so long: a slip in the article
        last = first
    new = {h.person for h in record.holds if h.status == "appointed" and h.since == meeting.date is not None}
    return Gathering(
        things.article,
        meeting.key,
        exact(meeting.kind),
        meeting.date,
        _families(exact(meeting.kind)),
        first,
        last,
        frozenset(hosts),
        any(b.level == "central" for b in known),
        bool(_NATIONAL.search(title) or _NATIONAL.search(exact(meeting.kind))),
        meeting.ordinal or _ordinal(name, meeting.kind),
        frozenset(filter(None, (documents.get(key) for key in meeting.documents))),
        frozenset(people[who] for who in {*new, *(who for who, _ in roles)} if who in people),
        frozenset(people[who] for who, role in roles if who in people and role in ("chairs", "speaks")),
        _venue(meeting, things.setting),
        frozenset(b.province for b in known if b.province) or _around(meeting, things.setting),
        words,
    )


def _host(organiser: str, things: Things) -> str:
    body = things.bodies.get(organiser)
    return body.id if body else things.places.get(organiser) or exact(organiser)


def _venue(meeting: Meeting, setting: Setting) -> str | None:
    if meeting.venue:
        known = unit(meeting.venue, setting.date)
        return known.id if known else exact(meeting.venue.key)
    return exact(meeting.place) if meeting.place else None


def _around(meeting: Meeting, setting: Setting) -> frozenset[str]:
    """The one province in which the venue lies, by the places that the article lists."""
    told = name_key(meeting.place or "")
    inside = {
        p.within or p.name
        for p in setting.places
        if re.search(rf"(?<!\w){re.escape(name_key(p.name))}(?!\w)", told)
    }
    return frozenset(map(exact, inside)) if len(inside) == 1 else frozenset()


@lru_cache(maxsize=4096)
def _families(kind: str) -> frozenset[str]:
    found = {
        name
        for name, heads in families().items()
        if any(kind == h or kind.startswith(f"{h} ") for h in heads)
    }
    if "festival" in found or "voters" in found:
        found -= {"ceremony", "conference"}
    return frozenset(found or {kind})


def _ordinal(name: str, kind: str) -> int | None:
    match = _ORDINAL.search(name)
    if not match:
        return None
    number = match["n"]
    return int(number) if number.isdigit() else roman(number.upper())


def _day(date: str | None) -> int | None:
    try:
        return datetime.date.fromisoformat(date or "").toordinal()
    except ValueError:
        return None


def linked(a: Gathering, b: Gathering) -> bool:
    """True when two meetings of one time that share something are one, for all that the two say."""
    return not apart(a, b) and likeness(a, b) >= ENOUGH


def apart(a: Gathering, b: Gathering) -> bool:
    """True when something says that the two are two meetings."""
    if a.article == b.article or a.family.isdisjoint(b.family):
        return True
    sitting = a.family & b.family & SITTINGS
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal and not (sitting and _nested(a, b)):
        return True
    if not _one_time(a, b, sitting):
        return True
    national = (a.national and b.national) or (a.national and a.central) or (b.national and b.central)
    if a.hosts and b.hosts and a.hosts.isdisjoint(b.hosts) and not national:
        return True
    return bool(a.provinces and b.provinces and a.provinces.isdisjoint(b.provinces)) and not national


def frame(meeting: Gathering) -> tuple[object, ...]:
    """All of a meeting that `apart` looks at, but its article."""
    m = meeting
    when = (m.first, m.last, m.ordinal)
    return m.family, m.kind == "kỳ họp", when, m.hosts, m.national, m.central, m.provinces


def _nested(a: Gathering, b: Gathering) -> bool:
    """A council's "kỳ họp thứ 14" and a "phiên thảo luận" of it count apart."""
    return (a.kind == "kỳ họp") != (b.kind == "kỳ họp")


def _one_time(a: Gathering, b: Gathering, sitting: Iterable[str]) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return bool(a.ordinal and a.ordinal == b.ordinal and not a.hosts.isdisjoint(b.hosts))
    if a.first <= b.last and b.first <= a.last:
        return True
    away = max(a.first, b.first) - min(a.last, b.last)
    numbered = a.ordinal is not None and a.ordinal == b.ordinal
    return numbered and not a.hosts.isdisjoint(b.hosts) and any(away <= _LONGEST[f] for f in sitting)


def likeness(a: Gathering, b: Gathering) -> float:
    """How much speaks for one meeting, in points: host 2, number 1, document 1.5, topic up to 1.5, …"""
    points = 0.5 if a.kind == b.kind else 0.0
    sitting = bool(a.family & b.family & SITTINGS)
    if not a.hosts.isdisjoint(b.hosts):
        points += 2.5 if sitting else 2.0
        points += 1.0 if a.ordinal and a.ordinal == b.ordinal else 0.0
    if a.documents and b.documents:
        points += -1.0 if a.documents.isdisjoint(b.documents) else 1.5
    points += min(2, len(a.people & b.people)) + (0.0 if a.leaders.isdisjoint(b.leaders) else 0.5)
    if a.venue and a.venue == b.venue:
        points += 0.25 if is_province(a.venue) else 1.0
    if a.topic and b.topic:
        alike = len(a.topic & b.topic) / min(len(a.topic), len(b.topic))
        points += 1.5 * alike
        if not sitting and not a.topic & b.topic:
            points -= 1.5
    return points

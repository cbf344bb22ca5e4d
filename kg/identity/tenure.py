"""What coverage shows of a name: its appearances, and the spells in office that they add up to.

An appearance is one person of one article: the offices that the article gives him and what else tells him
apart. A spell is one post (title, body) held over months that coverage shows without a long gap. Spells are
what the partition of a name works on; they stay few for a man named in 300,000 articles.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.identity.bodies import BodyRef, Level, parse
from kg.identity.ids import exact
from kg.identity.things import Things
from kg.identity.titles import Seat, office, rank_order, seat
from kg.model import ArticleRecord, Model, Sex, Status

LONGEST_GAP = 84  # months without coverage within one spell: a term of five years and two more
_REAPPEARS = 6  # months after leaving a post in which late reports may still show him in it, not enter it
_HYPHEN = re.compile(r"\s*-\s*")
_PREFIX = re.compile(r"(?<!\w)(\w') (?=\w)")  # "K' Mẫn Huy", that others write "K'Mẫn Huy"
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


class Office(Model):
    """A post as an article gives it: its title and body, and months (years × 12 + month) where told."""

    title: str
    body: str
    head: str  # what the body is, without its place
    level: Level = "central"
    unit: str | None = None
    province: str | None = None
    core: bool = False
    status: Status = "current"
    since: int | None = None
    until: int | None = None


class Appearance(Model):
    """One person of one article: `article#key` names it for good.

    `bodies` and `units` (ids of the bodies and places that the article names) are there only for a bare
    mention, one without an office; `loose` are its posts in bodies whose place the article leaves open, as
    `title@what the body is`. Serialisable as JSON.
    """

    article: str
    key: str
    name: str
    month: int | None = None
    offices: tuple[Office, ...] = ()
    birth: str | None = None
    sex: Sex | None = None
    rank: str | None = None
    bodies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def mention(self) -> str:
        """The id of the mention: article id and person key."""
        return f"{self.article}#{self.key}"


def month(date: str | None, last: bool = False) -> int | None:
    """The first (or last) month of an EDTF date as years × 12 + month; None without a year.

    >>> month("2024-05-13"), month("2018", last=True)
    (24293, 24228)
    """
    match = _DATE.match(date or "")
    if not match:
        return None
    return int(match[1]) * 12 + (int(match[2]) if match[2] else 12 if last else 1)


def appearances(record: ArticleRecord, things: Things | None = None) -> dict[str, tuple[Appearance, ...]]:
    """Exact name → the record's people of that name; doubtful holdings and unknown bodies give no office."""
    things = things or Things.of(record)
    found: dict[str, list[Appearance]] = defaultdict(list)
    offices: dict[str, list[Office]] = defaultdict(list)
    loose: dict[str, set[str]] = defaultdict(set)
    for held in record.holds:
        body = things.bodies.get(held.body)
        if body and held.confidence != "doubtful":
            offices[held.person].append(_office(held.title, body, held.status, held.since, held.until))
        elif held.confidence != "doubtful":
            loose[held.person].add(f"{office(held.title)}@{parse(held.body).head}")
    context = sorted({b.id for b in things.bodies.values() if b})
    units = sorted(set(things.places.values()))
    for person in record.persons:
        own = tuple(sorted(offices[person.key], key=_order))
        found[exact_name(person.name)].append(
            Appearance(
                article=things.article,
                key=person.key,
                name=exact_name(person.name),
                month=month(record.published),
                offices=own,
                birth=person.birth[:4] if person.birth and person.birth[:4].isdigit() else None,
                sex=person.sex,
                rank=person.rank,
                bodies=() if own else tuple(context),
                units=() if own else tuple(units),
                loose=() if own else tuple(sorted(loose[person.key])),
            )
        )
    return {name: tuple(people) for name, people in found.items()}


def _order(post: Office) -> tuple[str, str, str, int, int]:
    return (post.body, post.title, post.status, post.since or 0, post.until or 0)


def exact_name(name: str) -> str:
    """The form in which a person's name is one name: marks count, tone style, case and spaces do not.

    >>> exact_name("HOÀNG THỊ HOÀ"), exact_name("Alăng Pơ – Loong"), exact_name("K’ Mẫn Huy")
    ('Hoàng Thị Hòa', 'Alăng Pơ-Loong', "K'Mẫn Huy")
    """
    return _PREFIX.sub(r"\1", _HYPHEN.sub("-", exact(name))).title()


def _office(title: str, body: BodyRef, status: Status, since: str | None, until: str | None) -> Office:
    return Office(
        title=office(title),
        body=body.id,
        head=body.head,
        level=body.level,
        unit=body.unit,
        province=body.province,
        core=body.core,
        status=status,
        since=month(since),
        until=month(until, last=True),
    )


@dataclass(slots=True)
class Spell:
    """A post as held over some months; `first` is None for one of which only its end is known."""

    office: Office
    mark: str  # birth year or decision that keeps it apart from spells of the same post
    first: int | None
    last: int | None
    ended: bool = False
    entered: bool = False  # its beginning is told
    sexes: set[str] = field(default_factory=set)
    births: set[str] = field(default_factory=set)
    ranks: set[tuple[int, int]] = field(default_factory=set)  # (month, height)

    @property
    def seat(self) -> Seat:
        """Kind of seat of its title."""
        return seat(self.office.title)

    @property
    def key(self) -> tuple[str, str, str, int, int]:
        """What orders spells, whatever order the articles came in."""
        return (self.office.body, self.office.title, self.mark, self.first or 0, self.last or 0)

    def gap(self, other: "Spell", reach: int | None = None) -> int:
        """Months between the two; 0 where they overlap or where what is known lets them.

        A spell of which only its end is known may have lasted ever so long, or `reach` months at most.
        """
        starts = (self.first, other.first)
        lasts = (self.last, other.last)
        if None in lasts or starts == (None, None):
            return 0
        early, late = sorted((self, other), key=lambda s: (s.last or 0, s.first or 0))
        begun = late.first if late.first is not None or reach is None else (late.last or 0) - reach
        if begun is None or early.last is None:
            return 0
        return max(0, begun - early.last)

    def meets(self, other: "Spell") -> bool:
        """True when coverage shows both in one month."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return max(self.first, other.first) <= min(self.last, other.last)

    def goes_on(self, other: "Spell") -> bool:
        """True when the two, of one post, would be one spell but for what is told of the man."""
        early = min(self, other, key=lambda s: (s.last or 0, s.first or 0))
        return self.gap(other) <= (_REAPPEARS if early.ended else LONGEST_GAP)

    def overlap(self, other: "Spell") -> int:
        """Months by which what coverage shows of the two overlaps; 0 where a start is not known."""
        if None in (self.first, self.last, other.first, other.last):
            return 0
        return max(0, min(self.last or 0, other.last or 0) - max(self.first or 0, other.first or 0))


@dataclass(slots=True)
class _Seen:
    first: int | None
    last: int | None
    ended: bool
    back: bool
    offices: Office
    mentions: list[str]


def spells(
    people: Iterable[Appearance], marks: Mapping[str, str]
) -> tuple[list[Spell], dict[str, list[int]]]:
    """The spells of a name's appearances, and mention → indexes of its spells.

    `marks` (mention → mark) keeps the spells of some mentions apart from all others of the same post.
    """
    posts: dict[tuple[str, str, str], dict[tuple[int, int, bool, bool, bool], _Seen]] = defaultdict(dict)
    by_mention: dict[str, Appearance] = {}
    for person in people:
        by_mention[person.mention] = person
        mark = marks.get(person.mention) or person.birth or ""
        for post in person.offices:
            first, last = _shown(post, person.month)
            ended = post.status in ("former", "left")
            seen = posts[post.body, post.title, mark]
            key = (first or 0, last or 0, last is None, ended, post.status == "appointed")
            new = _Seen(first, last, ended, post.status == "appointed", post, [])
            seen.setdefault(key, new).mentions.append(person.mention)
    found: list[Spell] = []
    where: dict[str, list[int]] = defaultdict(list)
    for (_, _, mark), seen in sorted(posts.items(), key=lambda item: item[0]):
        for group in _unbroken([seen[key] for key in sorted(seen)]):
            for mention in sorted({m for each in group for m in each.mentions}):
                where[mention].append(len(found))
            found.append(_spell(group, mark, by_mention))
    return found, where


def _shown(post: Office, seen: int | None) -> tuple[int | None, int | None]:
    """First and last month in which an article shows a post held."""
    if post.status == "former":
        return post.since, post.until or post.since or seen
    if post.status == "left":
        end = post.until or seen
        return post.since or end, end
    return post.since or seen, max(filter(None, (post.since, seen)), default=None)


def _unbroken(seen: list[_Seen]) -> Iterable[list[_Seen]]:
    """One post's sightings in groups without a long gap or a return after leaving; undated ones apart."""
    undated = [each for each in seen if each.first is None]
    dated = sorted(
        (each for each in seen if each.first is not None),
        key=lambda e: (e.first or 0, e.last or 0, e.ended, e.back),
    )
    group: list[_Seen] = []
    last = left = 0
    for each in dated:
        first = each.first or 0
        returns = left and not each.ended and first > left + (1 if each.back else _REAPPEARS)
        if group and (first > last + LONGEST_GAP or returns):
            yield group
            group, last, left = [], 0, 0
        group.append(each)
        last = max(last, each.last or first)
        left = max(left, each.last or 0) if each.ended else left
    if group:
        yield group
    if undated:
        yield undated


def _spell(group: list[_Seen], mark: str, people: Mapping[str, Appearance]) -> Spell:
    firsts = [each.first for each in group if each.first is not None]
    lasts = [each.last for each in group if each.last is not None]
    spell = Spell(
        min((each.offices for each in group), key=_order),
        mark,
        min(firsts, default=None),
        max(lasts, default=None) if firsts else min(lasts, default=None),
        any(each.ended for each in group),
        any(each.back or each.offices.since is not None for each in group),
    )
    for each in group:
        for person in map(people.__getitem__, each.mentions):
            spell.sexes |= {person.sex} if person.sex else set()
            spell.births |= {person.birth} if person.birth else set()
            height = rank_order(person.rank)
            if height is not None and person.month is not None:
                spell.ranks.add((person.month, height))
    return spell

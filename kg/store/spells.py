"""The claims about one person in one post → his spells there, each a `HOLDS`. A pure function of the claims.

Articles say the same tenure in many ways: "Bí thư" (no date), "được bầu ngày 24/9", "thôi giữ chức". Claims
whose dates agree are one spell. Where they tell of two (elected in 2020 and again in 2025), each has its own,
and claims without a date, which may mean either, stand apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg import edtf
from kg.store.rows import Props

_SERVING = ("current", "appointed")  # what is said of him then shows him in office
_LATER = {"current": 0, "appointed": 1, "left": 2, "former": 3}  # on one day, the later word wins


@dataclass(frozen=True, slots=True)
class Told:
    """One claim about a person in a post, and its coverage (days of publication; teasers do not count)."""

    id: str
    status: str
    acting: bool
    since: str | None
    until: str | None
    term: str | None
    articles: int
    first_seen: date | None
    last_seen: date | None

    @property
    def key(self) -> tuple[str, ...]:
        """What it says: tells the claims about one person in one post apart, whatever their ids."""
        return (self.status, self.since or "", self.until or "", self.term or "", str(self.acting))


def spells(claims: Iterable[Told]) -> list[Props]:
    """The properties of each `HOLDS`: `claim` is the claim that tells most, `claims` are all of the spell."""
    found = []
    for acting in (False, True):
        told = sorted((c for c in claims if c.acting == acting), key=lambda c: c.key)
        found += [_spell(group) for group in _groups(told)]
    return found


def _groups(claims: Sequence[Told]) -> list[list[Told]]:
    dated = sorted((c for c in claims if _told(c)), key=lambda c: (-_told(c), c.key))
    bare = [c for c in claims if not _told(c)]
    groups: list[list[Told]] = []
    for claim in dated:
        fitting = [
            g for g in groups if all(_agree(claim, o) for o in g) and any(_linked(claim, o) for o in g)
        ]
        joined = [c for g in fitting for c in g]
        if all(_agree(a, b) for a in joined for b in joined):  # else it may belong to either: it stands apart
            groups = [g for g in groups if g not in fitting]
        else:
            joined = []
        groups.append([*joined, claim])
    if len(groups) <= 1:
        return [[*bare, *(c for g in groups for c in g)]] if claims else []
    return [*groups, bare] if bare else groups


def _agree(one: Told, other: Told) -> bool:
    """True when nothing told of the two speaks against one spell."""
    pairs = ((one.since, other.since), (one.until, other.until), (one.term, other.term))
    ordered = edtf.ordered(one.since, other.until) and edtf.ordered(other.since, one.until)
    return ordered and all(edtf.compatible(a, b) for a, b in pairs)


def _linked(one: Told, other: Told) -> bool:
    """True when something told speaks for their being one: the same date or term, begin and end."""
    for a, b in ((one, other), (other, one)):
        if a.since and (b.since or b.until or (b.term and edtf.compatible(a.since, b.term))):
            return True
    return bool((one.until and other.until) or (one.term and other.term))


def _spell(group: Sequence[Told]) -> Props:
    lead = max(group, key=lambda c: (_told(c), c.articles, c.key))
    latest = max(group, key=lambda c: (c.last_seen or date.min, _LATER[c.status], c.key))
    serving = [c for c in group if c.status in _SERVING]
    row: Props = {
        "claim": lead.id,
        "claims": sorted(c.id for c in group),
        "status": latest.status,
        "acting": lead.acting,
        "since": _fullest(c.since for c in group),
        "until": _fullest(c.until for c in group),
        "term": _fullest(c.term for c in group),
        "first_seen": min((c.first_seen for c in serving if c.first_seen), default=None),
        "last_seen": max((c.last_seen for c in serving if c.last_seen), default=None),
        "articles": sum(c.articles for c in group),
    }
    return {k: v for k, v in row.items() if v is not None}


def _told(claim: Told) -> int:
    return sum(map(bool, (claim.since, claim.until, claim.term)))


def _fullest(dates: Iterable[str | None]) -> str | None:
    """The date told most precisely; of several such the latest."""
    return max((d for d in dates if d), key=lambda d: (edtf.precision(d), d), default=None)

"""A gathering as a story tells it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, NamedTuple, get_args

from kg.model import Confidence, Evidence, PlaceRef, Role
from loaders.meetings.day import Day
from loaders.meetings.marked import Marked
from loaders.meetings.namings import Kind
from loaders.meetings.occasions import Occasion
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.page import LONGEST, Mention, Page

PARTS, WHOLES = set(vocabulary()["part"]["kinds"]), {"sitting", "congress"}
PARTS_OF_ALL: Final = set(vocabulary()["part"]["always"])
_FOREIGN, _BARE = tuple(vocabulary()["foreign"]["names"]), set(vocabulary()["foreign"]["bare"])
OWN: Final = frozenset({"organises.own", "organises.sends"})  # rules of whose it is said to be
_NEXT: Final = timedelta(days=1)
_MOURNS: Final = re.compile(
    rf"\b(?:{any_of(vocabulary()['ceremony']['mourning'])}"
    r"|lễ viếng(?! (?:(?:tại|ở) )?(?:lăng|nghĩa trang|đài|tượng|mộ|các|những|anh hùng|liệt s|chủ tịch hồ)))\b"
)
# of a place, which holds its congress
_PARTYS: Final = re.compile(r"đại hội (?:(?:đại biểu|lần thứ \w+|điểm) )*đảng bộ\b")
_QUOTES: Final = 4  # sentences kept as evidence


class Part(NamedTuple):
    """An actor in a role at a gathering, as read."""

    mention: Mention
    evidence: Evidence
    confidence: Confidence
    beside: bool  # the sentence names the gathering
    heading: bool  # the sentence is a headline


@dataclass(slots=True)
class Gathering:
    """A gathering, growing while its story is read."""

    kind: Kind
    named: bool  # by a noun
    headline: bool  # told of in a headline only, so far
    hands: bool = False  # decisions are handed over at it
    past: bool = False  # told of as something of another time
    announced: bool = False  # told to be held later
    off: bool = False  # … and called off
    over: bool = False  # left by somebody who goes elsewhere, as told last
    welcomed: bool = False  # the visit of somebody whom others welcome, as told last
    paragraph: int = -1  # where the last one begins that names it
    date: Day | None = None
    month: str | None = None  # (EDTF) where no day is told
    framed: bool = False  # the day is the story's, not the sentence's
    ordinal: int | None = None
    name: str | None = None
    place: tuple[str, PlaceRef | None] | None = None
    evidence: list[Evidence] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # what that is, in small letters of the page
    roles: dict[tuple[str, Role], Part] = field(default_factory=dict)
    owner: tuple[str, Role] | None = None  # the key of the body whose sitting it is said to be
    host: str | None = None  # who is said to hold it where it is named first
    documents: dict[str, tuple[Evidence, str]] = field(default_factory=dict)  # with the verb

    def is_at(self, unit: str) -> bool:
        """True where it is held in the unit of a name, or by a body of it."""
        return bool(self.place and unit in self.place[0]) or any(
            who.endswith(f" {unit}") for who in self.organisers()
        )

    def organisers(self) -> list[str]:
        """Who organises, as far as told."""
        return [part.mention.ref for (_, role), part in self.roles.items() if role == "organises"]

    def mourns(self, page: Page) -> bool:
        """True for a rite of somebody who has died, to which the story, not its headline, has many come."""
        told = zip(self.said, self.evidence, strict=True)
        return any(_MOURNS.search(s) and page.section_at(e.start).kind != "headline" for s, e in told)

    def took_place(self) -> bool:
        """True where somebody is told to have chaired it or spoken at it."""
        return any(role in {"chairs", "speaks"} for _, role in self.roles)

    def shows(self, who: str) -> bool:
        """True where somebody is told to be there, in whatever role."""
        return any((who, role) in self.roles for role in get_args(Role))

    def settle(self) -> None:
        """Let those whom the story names stand for the units that its headline says."""
        if not self.headline:
            for key, part in list(self.roles.items()):
                goes = part.evidence.rule == "attends.goes" and part.mention.kind != "person"
                if goes and part.heading:
                    del self.roles[key]
        told = {part.mention.kind for (_, role), part in self.roles.items() if role == "organises"}
        if "body" in told:  # "Phường A khai mạc đại hội" over what its "Đảng bộ" holds
            for key, part in list(self.roles.items()):
                if key[1] == "organises" and part.heading and part.mention.kind == "place":
                    del self.roles[key]
        for rules in (("attends.partner",), ("organises.sums", "organises.holds")):
            if not all(part.heading for part in self.roles.values() if part.evidence.rule in rules):
                only = {k for k, p in self.roles.items() if p.heading and p.evidence.rule == rules[0]}
                self.roles = {key: part for key, part in self.roles.items() if key not in only}

    def lasts(self) -> bool:
        """True for one that sits for days, not several that are told of as one."""
        return self.kind.family in {*WHOLES, "talks", "session"}

    def parted(self) -> list["Gathering"]:
        """Itself, and that of the second of two days apart: "các ngày 24 và 27/10 làm việc tại A, B"."""
        days = self.date
        if not (days and days.until and days.pair) or self.kind.family not in {"visit", "session"}:
            return [self]
        if "X" in days.date or date.fromisoformat(days.until) - date.fromisoformat(days.date) <= _NEXT:
            return [self]
        self.date = replace(days, until=None)
        other = replace(self, date=replace(days, date=days.until, until=None), place=None)
        return [self, other]

    def quote(self, page: Page, sentence: Marked, occasion: Occasion) -> None:
        """Keep a sentence that names it as evidence; of a long one, the naming alone."""
        if len(self.evidence) < _QUOTES:
            start, end = sentence.span(0, len(sentence.text))
            if end - start > LONGEST:
                start, end = sentence.span(occasion.start, occasion.end)
            self.evidence.append(page.evidence(start, end, f"meeting.{occasion.told}"))
            self.said.append(page.low[start:end])

    def call(self, name: str, noun: bool) -> None:
        """Name it so where it has no name, only that of a verb (`noun`: this is none), or a shorter one."""
        bare = self.name is None or (noun and not self.named)
        if bare or len(self.name or "") < min(len(name), len(self.kind.name) + 3):
            self.name = name

    def admits(self, mention: Mention, rule: str) -> bool:
        """True for one who may be said to hold it; a host that is told outweighs those only inferred."""
        if mention.kind == "person" or (rule in OWN and self.organisers()):
            return False
        if mention.kind == "place" and _PARTYS.match((self.name or "").lower()):
            return False  # "Phường A khai mạc | Đại hội Đảng bộ": its "Đảng bộ" holds that
        if rule == "organises.by":  # who is said to hold it outweighs the unit that has it
            for key, part in list(self.roles.items()):
                inferred = key[1] == "organises" and part.evidence.rule != rule
                if inferred and part.mention.kind == "place" and mention.kind == "body":
                    del self.roles[key]
        if self.owner and self.roles[self.owner].mention.ref != mention.ref:
            del self.roles[self.owner]
            self.owner = None
        return True


def is_foreign(body: str) -> bool:
    """True for bodies of no state and those of no name: they take no part."""
    return body in _BARE or any(name in body for name in _FOREIGN)

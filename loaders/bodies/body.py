"""A body as a tree: a head, what it is of, and the unit or the body that it belongs to.

"Ban Tuyên giáo và Dân vận Tỉnh ủy Lào Cai" is the head "Ban Tuyên giáo và Dân vận" with the owner "Tỉnh ủy"
of the unit "tỉnh Lào Cai". What the text leaves out (`Unit.name` None, no owner) is filled in by
`loaders.bodies.context`.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from kg.model import BodyType, Level
from kg.ontology.bodies import led_units
from loaders.places.units import Unit
from loaders.text.lexicon import lists

HEADS: Final = lists("heads.toml")
COMPANIES: Final = HEADS["private"]
TEMPORARY: Final = HEADS["temporary"]
TEAMS: Final = frozenset(head for head in TEMPORARY if head.startswith("Đoàn "))
DISTRICT_OFFICES: Final = frozenset(HEADS["district"])
OF_PROVINCES: Final = HEADS["of_provinces"]
OFFICES: Final = HEADS["offices_of_state"]
ROOMS: Final = frozenset(HEADS["rooms"])
# The unit of a party committee by its first word: "Tỉnh ủy".
UNIT_OF: Final = {committee.split()[0]: unit for committee, unit in led_units().items()}


class Body(NamedTuple):
    """A body as written. `klass` is its class in bodies.tsv."""

    start: int
    end: int
    head: str
    klass: str
    type: BodyType | None
    level: Level | None
    unit: Unit | None = None
    owner: "Body | None" = None
    tail: str = ""  # what the name ends with, behind the unit ("giai đoạn 2021 - 2025")

    @property
    def chain(self) -> "tuple[Body, ...]":
        """The body and all that it belongs to, inside out."""
        return (self, *(self.owner.chain if self.owner else ()))

    @property
    def root(self) -> "Body":
        """The outermost body it belongs to: "Tỉnh ủy" of "Ban Thường vụ Tỉnh ủy"."""
        return self.owner.root if self.owner else self

    def at(self, offset: int) -> "Body":
        """The same body as if it were named, without words of its own, at an offset."""
        unit, owner = self.unit, self.owner
        return self._replace(
            start=offset,
            end=offset,
            unit=unit and unit._replace(start=offset, end=offset),
            owner=owner and owner.at(offset),
        )

    @property
    def is_private(self) -> bool:
        """True for a company and its boards, not for the Party's and the unions' committees in it."""
        of_one = self.type == "unit" and self.root.head.startswith(COMPANIES)
        return of_one or self.head.startswith(COMPANIES)


def by_first_word(heads: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Heads with their words, in order, by the first of these."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for head, words in heads.items():
        found.setdefault(words[0], []).append((head, words))
    return found


def of_a_kind(one: Body, other: Body) -> bool:
    """True for bodies of one rank, neither of which is a part of the other: "Cục Quân nhu, Cục Xăng dầu"."""
    return one.head.partition(" ")[0] == other.head.partition(" ")[0]

"""Which province a page, or one of its teasers, is about.

That of the headline, the lead, the rest; the publisher's own, on the day of the article, unless the text is
wire copy. Two candidates leave it open.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from loaders.places.atlas import Atlas
from loaders.places.chains import chained
from loaders.places.seen import Seen
from loaders.places.units import PROVINCIAL, Unit
from loaders.text.page import Page, Section
from loaders.text.tokens import tokenize

_CAPITAL: Final = "Hà Nội"
_AT_CAPITAL: Final = re.compile(r"(?:^|\W)tại (?:(?:Thủ đô|[Tt]hành phố|TP\.?) ?)?$", re.IGNORECASE)


def _decided(tiers: Sequence[Counter[str]]) -> str | None:
    """The name that the first tier with a single winner gives, the later ones breaking its ties."""
    best: set[str] = set()
    for tier in tiers:
        counts = {name: n for name, n in tier.items() if not best or name in best}
        if not counts:
            continue
        most = max(counts.values())
        best = {name for name, n in counts.items() if n == most}
        if len(best) == 1:
            return best.pop()
    return None


class Topics:
    """The units that a page names, the province of its publisher, and those that its stories are about."""

    def __init__(self, page: Page, atlas: Atlas, seen: Iterable[Seen], home: str | None) -> None:
        """`home` is the publisher's province on the day (None: national or unknown)."""
        self.page = page
        self.atlas = atlas
        self.at = page.article.published
        self.home = home
        # `above`: the district told right behind a unit, by where the unit begins
        self.seen, self.above = chained(
            page.text, sorted(seen, key=lambda s: s.unit.start), self._provincial_unit
        )
        self.counted = False  # a national paper's page that is of one province only by counting
        self._stories: dict[str | None, list[tuple[Section, Seen]]] = defaultdict(list)  # by a teaser's title
        for one in self.seen:
            section = page.section_at(one.unit.start)
            self._stories[section.teaser.title if section.teaser else None].append((section, one))
        self._topics: dict[str | None, str | None] = {}
        self._provinces = {self._name(s.unit) for s in self.seen if self._provincial_unit(s.unit)}

    def topic(self, teaser: str | None = None) -> str | None:
        """The province that the page (or one of its teasers) is about."""
        if teaser not in self._topics:
            self._topics[teaser] = self._topic(teaser)
        return self._topics[teaser]

    def _topic(self, teaser: str | None) -> str | None:
        tiers: list[Counter[str]] = [Counter(), Counter(), Counter()]  # headline, lead, the rest
        first = next((s.start for s in self.page.sections if s.kind == "body"), -1)
        for section, seen in self._stories.get(teaser, ()):
            if seen.origin or (self.home is None and self._is_seat(seen.unit)):
                continue
            if self.home and self.page.text.endswith(" ra ", 0, seen.unit.start):
                continue  # "ông A thôi làm đại biểu HĐND | tỉnh vì chuyển công tác ra Hà Nội"
            if seen.unit.level in PROVINCIAL and self._is_province(seen.unit):
                lead = section.kind == "sapo" or section.start == first
                tiers[0 if section.kind == "headline" else 1 if lead else 2][self._name(seen.unit)] += 1
        if self.home and (teaser is None or not any(tiers)):
            return self._host() or (None if self._is_archived() else self.home)
        if teaser is not None and not any(tiers):
            return self.topic(None)
        if teaser is None and not tiers[0]:
            tiers[0].update(self._titled())
        if len(tiers[0]) > 1:
            return None  # the headline names several: a passage must say which one it means
        self.counted = teaser is None and not tiers[0] and len(tiers[1] | tiers[2]) > 1
        return _decided(tiers)

    def _is_seat(self, unit: Unit) -> bool:
        """True for the capital as the place of a sitting: central bodies sit there whatever they speak of."""
        before = self.page.text[max(0, unit.start - 20) : unit.start]
        return unit.name == _CAPITAL and _AT_CAPITAL.search(before) is not None

    def _titled(self) -> set[str]:
        """The provinces that the article's title names, where the text itself has no headline."""
        t = tokenize(self.page.article.title or "")
        named = [found for i in range(len(t.low)) if (found := self.atlas.province_at(t, i))]
        return {name for name, end in named if t.low[end : end + 1] != ("cũ",)}  # "tỉnh Bắc Giang cũ"

    def _host(self) -> str | None:
        """The other province whose body a page shows in session that does not name the paper's own.

        So reprints read: "Ban Thường vụ Tỉnh ủy Tuyên Quang tổ chức hội nghị …". Where somebody comes from
        ("quê ở tỉnh Hà Nam") is no other.
        """
        if self.home in self._provinces:
            return None
        told = [s for s in self.seen if not s.origin and self._provincial_unit(s.unit)]
        hosts = {self._name(s.unit) for s in told if s.host}
        return hosts.pop() if len(hosts) == len({self._name(s.unit) for s in told}) == 1 else None

    def _is_archived(self) -> bool:
        """True for a page from before two provinces became one, all of whose units are the other's.

        The paper of the new province shows the pages of both as its own.
        """
        if self.home is None or self.at is None or self.home in self._provinces:
            return False
        homes: set[str] = set()
        for name, type, level in {
            (s.unit.name, s.unit.type, s.unit.level) for s in self.seen if not s.origin
        }:
            if name and level in {"commune", "district"} and self.atlas.find(name, type, self.at):
                found = self.atlas.homes(name, type, self.at)
                homes.update(found if len(found) == 1 or self.home in found else ())
        other = homes.pop() if len(homes) == 1 else self.home
        return other != self.home and self.atlas.kin(self.home, other) and self.atlas.stands(other, self.at)

    def _provincial_unit(self, unit: Unit) -> bool:
        return unit.level in PROVINCIAL and self._is_province(unit)

    def _is_province(self, unit: Unit) -> bool:
        if unit.name is None:
            return False
        kind = self.atlas.kind(unit.name, self.at)
        if unit.type == "thành phố":
            return kind == "thành phố"
        return kind is not None

    @staticmethod
    def _name(unit: Unit) -> str:
        assert unit.name is not None
        return unit.name

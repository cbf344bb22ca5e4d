"""Whose department, Party, hamlet a sentence means, by the bodies named before it in its story."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import is_branch, is_ministry
from loaders.bodies.naming import canonical, with_root
from loaders.offices.hosts import Hosts
from loaders.offices.items import phrase
from loaders.offices.named import OF_COMMUNE, OPENING
from loaders.places.units import Unit
from loaders.text.lexicon import unit_types

_HAS: Final = frozenset({"có", "gồm", ":"})  # behind a side, before those on it
_THERE: Final = frozenset({"ở", "tại"})
_DURING: Final = " trong đó "
_NAME: Final = 2  # syllables of a place behind these
_GOES: Final = frozenset({"lên", "về", "ra", "xuống"})
_ALIKE: Final = frozenset({"judicial", "front"})  # of such bodies every level has its own
_HAMLETS: Final = unit_types("hamlet")
_OF_PLACES: Final = frozenset({"Đảng ủy", "Đảng bộ"})
_CONGRESS: Final = re.compile(
    r"(?:^|[.,;)\n] ?|\b(?:tổ chức|tiến hành|diễn ra|[Kk]hai mạc|[Bb]ế mạc) )[Đđ]ại hội (?:[Đđ]ại biểu )?$"
)
_MINISTERS: Final = tuple(HEADS["ministers"])
_IN_THIS: Final = re.compile(r"(?:(?:cũng|còn|riêng|khi đó) )?(?:ở|tại|trong) bộ này\b", re.IGNORECASE)


class Around(Hosts):
    """The bodies that a sentence means, of those that its story names."""

    _met: tuple[Body | None] | None  # the committee of a congress, once it is looked for

    def ministry(self, part: Body) -> Body | None:
        """The ministry whose department a sentence means: "Về phía Bộ Y tế có …, Vụ trưởng Vụ Bảo hiểm y tế".

        The only one named before it; the page's; else the one with which its sentence opens, up to a colon.
        """
        here = {b.head: b for b in self.named if b.end <= part.start and is_ministry(b)}
        before = {b.head: b for posts in self.before for b in posts.named if is_ministry(b)}
        if not (here or before):  # "Đảng ủy Bộ X họp. …, | Vụ trưởng Vụ Y"
            told = (b for posts in (self, *self.before) for b in posts.acting if is_branch(b))
            before = {b.root.head: b.root for b in told if is_ministry(b.root)}
        if meant := self.signer(part) or self.this(part):
            return meant
        known = here | before
        if len(known) == 1:
            return next(iter(known.values()))
        if side := self._of_side(part):
            return side
        own = [head for head in known if head.startswith("Bộ ")]
        if len(own) == 1 and self._first_ministries() == set(own):
            return known[own[0]]  # of the page's own, whatever guests of the Party's or of an office come
        opens = any(is_ministry(b) for n in range(self._opening) for b in self.bodies(n))
        return next(iter(here.values())) if len(here) == 1 and opens else None

    def signer(self, part: Body) -> Body | None:
        """The ministry whose minister signs an order, alone of those named before: of his own departments.

        "Theo quyết định Bộ trưởng Bộ X ký, bà A, Phó Cục trưởng | Cục Y, được điều động …"
        """
        told = [n for n in self._places if self.items[n].end <= part.start]
        led = [
            (o.title, o.body) for n in told for o in self.items[n].offices if o.body and is_ministry(o.body)
        ]
        signs = [body for title, body in led if title.endswith(_MINISTERS)]
        if len(signs) != 1 or any(is_ministry(b) and b.head != signs[0].head for b in self.named):
            return None
        if part.head.startswith("Cục ") and not any(b.root.klass == "open-bare" for b in self.named):
            return None  # but for "…, | Cục Y, giữ chức Vụ trưởng Vụ Z của Bộ"
        return signs[0] if "quyết định" in phrase(self.items) else None

    def _of_side(self, part: Body) -> Body | None:
        """The ministry of those told of before a department: "…; phía Bộ X có bà A, | Vụ trưởng Vụ Y"."""
        told = [n for n in self._places if n > 0 and self.items[n].end <= part.start]
        named = [(n, b) for n in told for b in self.bodies(n) if is_ministry(b)]
        last, ministry = named[-1] if named else (0, None)
        has = [item.text for item in self.items[last + 1 : last + 2]]
        if not last or self.items[last - 1].text != "phía" or not _HAS.issuperset(has):
            return None  # "gửi về phía Bộ X, do bà A, Vụ trưởng …"
        return ministry

    def this(self, part: Body) -> Body | None:
        """The ministry told last where a sentence so opens: "Cũng ở Bộ này, ông A, Vụ trưởng | Vụ X"."""
        start = self.items[0].start
        if not _IN_THIS.match(self.context.page.text, start, part.start):
            return None
        another = any(map(is_ministry, self.named))  # "Ở bộ này ông là Cục trưởng | X trước khi sang Bộ Y"
        return None if another else next(iter(self.only_one(is_ministry)), None)

    @property
    def _opening(self) -> int:
        """Where the words end with which a sentence opens: behind a few, or those that a list is told of."""
        told = next((n for n, i in enumerate(self.items) if i.text == ":" or i.kind in {"name", "office"}), 0)
        listed = told < len(self.items) and self.items[told].text == ":"
        return max(told if listed else 0, min(OPENING, len(self.items)))

    def party(self, partners: Sequence[Body]) -> Body | None:
        """The only Party committee named before of an office, a company or a level: "Đảng ủy".

        Of a level not beside a post elsewhere: "Phó Bí thư Đảng ủy, Giám đốc Công ty".
        """
        told = (b for posts in (self, *self.before) for body in posts.acting for b in body.chain)
        told = (b for b in told if is_branch(b) and (b.owner or not partners))
        own = (b._replace(head=b.head.replace("Đảng bộ", "Đảng ủy")) for b in told)
        found = {canonical(self.context.complete(b)): b for b in own}
        found.pop(None, None)
        only = next(iter(found.values())) if len({b.root.head for b in found.values()}) == 1 else None
        return only._replace(head="Đảng ủy") if only and only.owner else only

    def there(self, lent: Body, k: int) -> tuple[Body, bool]:
        """The body lent to a title said alone, of the place that is told behind it, and whether it is that.

        "là Phó Giám đốc Trung tâm Y tế huyện X; năm 2020 làm | Giám đốc ở huyện Y": of Y; "ở Y": of the one
        of that name that the story tells of, else hardly known; "năm 2007 lên tỉnh làm | Phó Chánh án": not
        of the district told of before.
        """
        if (above := self._goes_up(lent, k)) is not None:
            return with_root(lent, lent.root._replace(unit=above)), lent.root.type in _ALIKE
        behind, own, text = self.items[k + 1 : k + 2 + _NAME], lent.root.unit, self.context.page.text
        told = len(behind) == _NAME + 1 and behind[0].text in _THERE and self.items[k - 1].kind == "verb"
        if own is None or not told or k == 0:
            return lent, True
        if unit := next(iter(behind[1].units), None):
            moved = with_root(lent, lent.root._replace(unit=unit))
            if unit.name is None and unit.level != own.level:  # "làm | Phó Chánh án ở tỉnh"
                return moved, lent.root.type in _ALIKE
            return (lent, True) if unit.name in {None, own.name} else (moved, unit.type == own.type)
        words = list(takewhile(lambda i: i.kind == "word" and text[i.start].isupper(), behind[1:]))
        name = text[words[0].start : words[-1].end] if len(words) == _NAME else own.name
        if name == own.name:
            return lent, True
        named = self.only_one(lambda b: b.head == lent.head and b.unit is not None and b.unit.name == name)
        if named:
            return named[0], True
        return with_root(lent, lent.root._replace(unit=own._replace(name=name))), False

    def _goes_up(self, lent: Body, k: int) -> Unit | None:
        """The bare unit of another level to which one goes, as told before the verb: "lên | tỉnh | làm X"."""
        before, own = self.items[max(0, k - 3) : k], lent.root.unit
        if own is None or len(before) < _NAME + 1 or before[2].kind != "verb":
            return None
        unit = next(iter(before[1].units), None) if before[0].text in _GOES else None
        return unit if unit is not None and unit.name is None and unit.level != own.level else None

    def of_congress(self) -> Body | None:
        """The committee of the branch that meets, where the story tells of no place's Party.

        "Tại phường X, Đại hội Đảng bộ Quân sự tỉnh bầu ông A làm Phó Bí thư | Đảng ủy".
        """
        if self._met is None:
            self._met = (self._of_congress(),)
        return self._met[0]

    def _of_congress(self) -> Body | None:
        """The same, looked for once."""
        told = [b for posts in (self, *self.before) for body in posts.named for b in body.chain]
        text = self.context.page.text
        if not any(is_branch(b) and _CONGRESS.search(text, max(0, b.start - 32), b.start) for b in told):
            return None
        of_place = any(b.head in _OF_PLACES and b.unit is not None for b in told)
        return None if of_place else self.party(())

    def of_hamlet(self, title: str, k: int) -> Body | None:
        """The only hamlet named before its head: "Bà con thôn X bầu chị A làm Trưởng thôn".

        Where the sentence names none, the one that the passage is about.
        """
        type = title.rpartition("Trưởng ")[2]
        if type not in _HAMLETS:
            return None
        at, told = self.items[k].start, [unit for item in self.items[:k] for unit in item.units]
        named = {unit.name: unit for unit in told if unit.type == type and unit.name}
        if len(named) > 1:
            return None
        unit = next(iter(named.values()), Unit(at, at, type, "hamlet", None))
        return Body(unit.start, unit.end, type, "unit", "state", "hamlet", unit)

    def of_commune(self) -> list[Body]:
        """The body of the only commune that the sentence's leaders are of, named or not.

        "Bí thư Đảng ủy A, hai Phó Chủ tịch UBND B và C", on a page about one commune.
        """
        told = [self.context.complete(b) for b in self.named if b.head in OF_COMMUNE and b.owner is None]
        named = {b.unit.name: b for b in told if b.unit is not None and b.unit.name is not None}
        only = next(iter(named.values())) if len(named) == 1 else None
        return [only] if only and only.unit and only.unit.level == "commune" else []

    def among_those(self, k: int, fits: Callable[[Body], bool]) -> list[Body]:
        """The body of the post during which another was held: "là Ủy viên … Huyện ủy X, trong đó … | Y"."""
        start = next((n for n in range(k - 1, -1, -1) if self.items[n].kind == "office"), k)
        if _DURING not in f" {phrase(self.items[start + 1 : k])} ":
            return []
        own = [office.body.root for office in self.items[start].offices if office.body is not None]
        return own if len(own) == 1 and fits(own[0]) else []

    def only_one(self, fits: Callable[[Body], bool], alone: bool = False) -> list[Body]:
        """The body of a kind that the sentence, or else the last one to name any, names; none of several.

        With `alone` those named in somebody's office do not count.
        """
        for posts in (self, *self.before):
            told = posts.acting if alone else posts.named
            found = {
                canonical(self.context.complete(body.root)): body.root for body in told if fits(body.root)
            }
            found.pop(None, None)
            if found:
                return list(found.values()) if len(found) == 1 else []
        return []

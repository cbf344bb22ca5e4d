"""Offices in text, a title and the body it is in: "Phó Bí thư Tỉnh ủy", "Tổng Bí thư"."""

from functools import cache
from typing import Final

from loaders.bodies.body import HEADS, UNIT_OF, Body
from loaders.bodies.naming import branch, cell_of, committee_of
from loaders.bodies.recognise import Bodies
from loaders.offices.office import Office
from loaders.offices.owners import Owners, is_new
from loaders.offices.titles import (
    full_time,
    is_of_union,
    leads_on_the_way,
    modified,
    of_delegation,
    past_charge,
    past_this,
)
from loaders.places.abroad import GUESTS, country
from loaders.places.units import Unit, Units
from loaders.text.lexicon import Entry, Lexicon, counting, in_compound, numerals
from loaders.text.tokens import Tokens, has_apostrophe

COUNTS: Final = counting() | {"các", "những"}
_BOARDS: Final = 2  # words of "các ban" in "Trưởng các ban", of "4 ban" in "Trưởng 4 ban"
_PAST: Final = frozenset({"nguyên", "từng"})  # before a post that is over
_ADDRESS: Final = frozenset({"ông", "bà", "chí"})  # words that address the next person
_CLOSES: Final = ((), (";",), (".",), (")",))
_STANDINGS: Final = 3  # words like "nguyên", "quyền" before one office
_OF_UNITS: Final = frozenset(HEADS["titles_of_units"])
_NEVER_ALONE: Final = frozenset(HEADS["never_alone"])
_BELOW: Final = frozenset({"phó"})  # before a title: of somebody below it, "Phó Tổng Tham mưu trưởng"
_OF_SECRETARIES: Final = HEADS["of_secretaries"]
_BRANCH: Final = "~Ban Chấp hành Đảng bộ"
_OF_EACH: Final[dict[tuple[str, ...], Body]] = {  # of bodies that are not named
    ("các", "sở"): Body(0, 0, "Sở", "open-bare", "state", "province"),
    ("các", "bộ"): Body(0, 0, "Bộ", "open-bare", "state", "central"),
}
_RULES: Final = frozenset({"là", "làm", "chức", "vụ"})
_MISSIONS: Final = {
    **dict.fromkeys(HEADS["embassy"], "Đại sứ quán"),
    **dict.fromkeys(HEADS["consulate"], "Tổng Lãnh sự quán"),
}
_COMMAND: Final = "Ban Chỉ huy Quân sự"
_OF_BRANCH: Final = "Chi hội "
_COMMITTEES: Final = frozenset({"tỉnh", "thành phố", "huyện", "thị xã"})  # units whose members are told so


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """The words with which an office begins, those that count or tell its standing included."""
    return lexicon.firsts("titles") | lexicon.firsts("offices") | lexicon.firsts("status", "before") | COUNTS


class Offices(Owners):
    """Reads offices at a token."""

    def __init__(self, lexicon: Lexicon, bodies: Bodies, units: Units) -> None:
        """`bodies` and `units` read what follows a title."""
        super().__init__(lexicon, bodies, units)
        self.debate = False  # does the page tell of one in the National Assembly, whose members speak?
        self._openers = _openers(lexicon)

    @staticmethod
    def counts(t: Tokens, i: int) -> bool:
        """True for a word or number that may stand before several offices: "các", "hai", "3"."""
        return t.low[i] in COUNTS or (t.word[i].isdigit() and len(t.word[i]) < 3)

    def read(self, t: Tokens, i: int) -> tuple[list[Office], int] | None:
        """The office at token i (one for each of several bodies) and the token after it."""
        if i >= len(t.low) or not (t.low[i] in self._openers or t.low[i].isdigit()):
            return None
        if i not in t.offices:
            t.offices[i] = self._read(t, i)
        found: tuple[list[Office], int] | None = t.offices[i]
        return found

    def _read(self, t: Tokens, i: int) -> tuple[list[Office], int] | None:
        begin = i
        many = self.counts(t, i)
        if many:
            i += 1
        status, acting = None, False
        for _ in range(_STANDINGS):
            word = self.lexicon.at(t, i, "status")
            if word is None or word.fields[0] != "before":
                break
            if in_compound(t, i):
                return None  # "ủy quyền Phó Chủ tịch", "Thái Nguyên"
            acting = acting or word.canonical == "acting"
            if word.canonical != "none" and status != "former":  # "nguyên Quyền Giám đốc"
                status = word.canonical
            i += word.size
            i += status == "former" and t.low[i : i + 1] == (":",)  # "nguyên: Bí thư X, Chủ tịch Y"
            if i < len(t.low) and t.low[i] in COUNTS:
                many = True
                i += 1
        found = (self._fused(t, i) or self._title(t, i)) if i < len(t.low) else None
        if found is None:
            return None
        offices, end = self._twice(t, begin, *found)
        if begin == i and not many and status is None:
            return offices, end
        begun = t.start[begin]
        number = _number(t.low[begin]) if many else 0
        one = status == "former" and len(offices) > 1  # "A, nguyên Bí thư các Huyện ủy X, Y"
        offices = [
            o._replace(start=begun, status=status, many=many or (o.many and not one), number=number)
            for o in offices
        ]
        if acting:
            offices = [
                o if o.title.startswith("Quyền ") else o._replace(title=f"Quyền {o.title}") for o in offices
            ]
        return offices, end

    def _twice(self, t: Tokens, begin: int, offices: list[Office], end: int) -> tuple[list[Office], int]:
        """With the same post in another unit: "từng là Bí thư Tỉnh ủy Sóc Trăng | và Tỉnh ủy Hậu Giang"."""
        body = offices[-1].body
        if body is None or body.unit is None or t.low[end : end + 1] != ("và",) or not _is_past(t, begin):
            return offices, end
        bodies, last = self.bodies.read(t, end + 1) or ([], end)
        if len(bodies) != 1 or t.low[last : last + 1] not in _CLOSES:
            return offices, end
        other = bodies[0]
        if other.head != body.head or other.unit is None or other.unit.name is None:
            return offices, end
        return [*offices, offices[-1]._replace(body=other, end=other.end)], last

    def _fused(self, t: Tokens, i: int) -> tuple[list[Office], int] | None:
        entry = self.lexicon.at(t, i, "offices")
        if entry is None or (i and t.low[i - 1] in _BELOW):
            return None
        longer = self.lexicon.at(t, i, "titles")
        end = i + entry.size
        if (longer and longer.size > entry.size) or is_of_union(t, entry, end):
            return None
        if longer and longer.size == entry.size and self.bodies.read(t, end):
            return None  # "Tổng Thanh tra | Bộ Tư pháp Mỹ": of the body behind it
        body, seats = entry.fields[0], entry.fields[1] or "one"
        if body.startswith("~"):
            return self._relative(t, i, entry, seats)
        title, end = full_time(t, entry.canonical, end)
        return [Office(t.start[i], t.end[end - 1], title, None, body, seats)], end

    def _relative(self, t: Tokens, i: int, entry: Entry, seats: str) -> tuple[list[Office], int]:
        """ "Tỉnh ủy viên", "Ủy viên Tỉnh ủy X": in the committee of the province that is meant or named."""
        end = i + entry.size
        at = i + 2 if entry.low[:2] == ("ủy", "viên") else end
        named = self.bodies.read(t, at) if at < len(t.low) and t.cap[at] else None
        if named and named[0][0].klass == "committee" and named[0][0].unit is not None:
            committee = named[0][0]  # "Tỉnh ủy viên | Tỉnh ủy Bến Tre"
            body = committee._replace(head="Ban Chấp hành", klass="part", unit=None, owner=branch(committee))
            return [Office(t.start[i], committee.end, entry.canonical, body, None, seats)], named[1]
        start, stop = t.start[i], t.end[end - 1]
        head = entry.fields[0].partition("~Ban Thường vụ ")[2]  # "TVTU"
        type = UNIT_OF[head.split()[0]] if head else entry.fields[0].removeprefix(_BRANCH).strip()
        level = {"tỉnh": "province", "thành phố": "city", "": "commune"}.get(type, "district")
        name, end = self._whose(t, end, type)
        stop = t.end[end - 1]
        unit = Unit(start, stop, type, level, name)
        if head:
            committee = Body(start, stop, head, "committee", "party", None, unit)
            body = Body(start, stop, "Ban Thường vụ", "part", "party", None, None, committee)
            return [Office(start, stop, entry.canonical, body, None, seats)], end
        party = Body(start, stop, "Đảng bộ", "unit", "party", None, unit)
        body = Body(start, stop, "Ban Chấp hành", "part", "party", None, None, party)
        return [Office(start, stop, entry.canonical, body, None, seats)], end

    def _whose(self, t: Tokens, end: int, type: str) -> tuple[str | None, int]:
        """The unit named behind such a member, and the token after it: "Huyện ủy viên | Ô Môn".

        None before one more capital: "Tỉnh ủy viên Thái Bình Dương" may name a person.
        """
        if not any(t.cap[end : end + 1]) or type not in _COMMITTEES:
            return None, end
        name, after = self.bodies.committee_name(t, end, type)
        return (None, end) if name is None or any(t.cap[after : after + 1]) else (name, after)

    def _title(self, t: Tokens, i: int) -> tuple[list[Office], int] | None:
        entry = self.lexicon.at(t, i, "titles")
        if entry is None or (i and t.low[i - 1] in _BELOW):
            return None
        if entry.low[0] == "đứng" and i and t.word[i - 1].isalpha():
            return None  # "ông A | đứng đầu Sở X"
        if entry.canonical == "Trưởng đoàn" and leads_on_the_way(t, i):
            return None
        head, seats = entry.fields[0], entry.fields[1]
        title, end = modified(t, entry.canonical, i + entry.size)
        of_many = entry.low[-1] == "ban" and (entry.low[-_BOARDS] in COUNTS or entry.low[-_BOARDS].isdigit())
        status = "new" if is_new(t, end) else None
        office = Office(t.start[i], t.end[end - 1], title, None, None, seats, status, of_many)
        if of_many and (boards := self.bodies.read(t, end - _BOARDS, lower=True)):
            return [office._replace(end=max(b.end, office.end), body=b) for b in boards[0]], boards[1]
        found = self._body(t, i, past_charge(t, title, end), head)
        if entry.canonical == "Đại biểu":
            found = found if found and found[0][0].head in {"Hội đồng nhân dân", "Quốc hội"} else None
            if found is None:
                told = self.debate and of_delegation(t, end, self.units.atlas)
                return ([office._replace(fused="Quốc hội")], end) if told else None
        if found:
            bodies, after = self._full_time(t, *found)
            title = f"{title} chuyên trách" if after > found[1] and "chuyên" not in title else title
            if len(bodies) == 1 and (each := self._of_each(t, office, bodies[0], after)):
                return each
            title, after = full_time(t, title, after)
            if entry.canonical == "Bí thư" and bodies[0].head.startswith(_OF_SECRETARIES):
                seats = "several"
            start = office.start
            ruled = i > 0 and t.low[i - 1] in _RULES  # "từng làm Chủ tịch UBND các huyện X, Y"
            of_many = of_many or (len(bodies) > 1 and not ruled and _are_listed(t, end, after))
            return [
                Office(start, max(b.end, office.end), title, b, None, seats, status, of_many) for b in bodies
            ], after
        if t.low[end : end + 2] in _OF_EACH and not (end + 2 < len(t.low) and t.cap[end + 2]):
            body = _OF_EACH[t.low[end : end + 2]]._replace(start=t.start[end], end=t.end[end + 1])
            return [office._replace(end=body.end, body=body, many=True)], end + 2
        if mission := _MISSIONS.get(title):
            led = Body(t.start[i], t.end[end - 1], mission, "full", "state", "central")
            if found := self.bodies.mission(t, led, end):
                body = found[0][0]
                return [office._replace(end=body.end, body=body)], found[1]
        if placed := self._of_place(t, entry, end):
            return placed
        of = end + 2 * (t.low[end : end + 2] == ("điều", "hành"))  # "Phó Chủ tịch điều hành | Tập đoàn X"
        if self._unread(t, of, entry.canonical):
            after = self.bodies.skip(t, of)
            unknown = Body(t.start[end], t.end[after - 1], "", "unknown", None, None)
            return [office._replace(end=unknown.end, body=unknown)], after
        after = end if head else past_this(t, end)
        if title in _NEVER_ALONE and after == end:
            return None
        return ([office._replace(end=t.end[after - 1])], after) if self._alone(t, after) else None

    def _full_time(self, t: Tokens, bodies: list[Body], end: int) -> tuple[list[Body], int]:
        """Past "chuyên trách" behind a committee, and its council: "Ban Pháp chế | chuyên trách HĐND X"."""
        if t.low[end : end + 2] != ("chuyên", "trách") or bodies[0].type != "elected":
            return bodies, end
        found = self.units.read(t, end + 2) if self.lexicon.at(t, end + 2, "units") else None
        if found and bodies[0].unit is None is bodies[0].owner:  # "Đoàn ĐBQH chuyên trách | thành phố X"
            return [bodies[0]._replace(end=unit.end, unit=unit) for unit in found[0]], found[1]
        council = self.bodies.read(t, end + 2)
        if bodies[0].owner or council is None or council[0][0].head != "Hội đồng nhân dân":
            return bodies, end + 2
        return [bodies[0]._replace(end=owner.end, owner=owner) for owner in council[0]], council[1]

    def _of_each(self, t: Tokens, office: Office, body: Body, end: int) -> tuple[list[Office], int] | None:
        """The same office of several units that are not named: "Chủ tịch UBND | các huyện"."""
        named = body.unit is not None and body.unit.name is not None
        if named or end >= len(t.low) or not self.counts(t, end):
            return None
        entry = self.lexicon.at(t, end, "units") or self.lexicon.at(t, end + 1, "units")
        if entry is None or body.owner is not None or self.units.read(t, end):
            return None
        after = end + entry.size + (entry.fields[1] != "many")
        if after < len(t.low) and t.cap[after]:
            return None
        unit = Unit(t.start[end], t.end[after - 1], entry.canonical, entry.fields[0], None)
        whole = body._replace(end=unit.end, unit=unit)
        return [office._replace(end=unit.end, body=whole, many=True)], after

    def _unread(self, t: Tokens, end: int, title: str) -> bool:
        """True when a capital follows that begins no name.

        A body that is in no list, which is not to be guessed.
        """
        if end >= len(t.low) or not t.cap[end] or t.start[end] == t.end[end - 1]:
            return False
        if country(t, end) > end:
            return True
        if title in GUESTS:
            return False  # "Đại sứ | Choi Youngsam"
        named = end + 1 == len(t.low) or t.cap[end + 1] or not t.word[end + 1].isalpha()
        if (named and t.word[end] in self.units.surnames) or has_apostrophe(t.word[end]):
            return False  # "Bí thư | Đoàn trường" is of no Mr Đoàn
        return not any(
            self.lexicon.at(t, end, kind) for kind in ("honorifics", "status", "titles", "offices")
        )

    def _of_place(self, t: Tokens, entry: Entry, end: int) -> tuple[list[Office], int] | None:
        """ "Chủ tịch xã Sao Vàng", "Bí thư xã": the people's committee, the party committee of the unit.

        Of a hamlet its cell: "Bí thư thôn Tân Lập".
        """
        if entry.fields[0] == _COMMAND:
            return self._command(t, entry, end)
        if entry.fields[0].startswith(_OF_BRANCH):  # "Chi hội trưởng Phụ nữ | thôn X"
            found = self._place(t, end)
            unit, after = found or (None, end)
            begin, stop = t.start[end - entry.size], t.end[after - 1]
            branch_led = Body(begin, stop, entry.fields[0], "unit", "front", None, unit)
            return [Office(begin, stop, entry.canonical, branch_led, None, entry.fields[1])], after
        if entry.canonical not in _OF_UNITS:
            return None
        found = self._place(t, end)
        if not found or (found[0].name is None and t.cap[end]):
            return None
        unit, after = found
        council = Body(unit.start, unit.end, "Ủy ban nhân dân", "unit", "state", None, unit)
        body: Body | None = council
        if "Bí thư" in entry.canonical:
            body = committee_of(council) or cell_of(council)
        elif unit.level == "hamlet":
            return None
        if body is None:
            return None
        start = t.start[end - entry.size]
        return [Office(start, unit.end, entry.canonical, body, None, entry.fields[1])], after

    def _command(self, t: Tokens, entry: Entry, end: int) -> tuple[list[Office], int]:
        """ "Chỉ huy trưởng Quân sự | xã Sao Vàng": of its command, which is told by its level."""
        unit, after = self._place(t, end) or (None, end)
        start, stop = t.start[end - entry.size], t.end[after - 1]
        body = Body(start, stop, _COMMAND, "unit", "forces", None, unit)
        if unit and unit.type == "tỉnh":
            body = body._replace(head="Bộ Chỉ huy Quân sự")
        elif unit and unit.type == "thành phố":  # of either level
            body = Body(start, stop, "", "unknown", None, None)
        return [Office(start, stop, entry.canonical, body, None, entry.fields[1])], after

    def _place(self, t: Tokens, end: int) -> tuple[Unit, int] | None:
        """The unit after a title: "tỉnh", "xã Sao Vàng"; a province also bare ("Chủ tịch Đà Nẵng")."""
        word = self.lexicon.at(t, end, "units")
        if word is None:
            named = self.units.atlas.province_at(t, end)
            if named is None or named[0] == "Hồ Chí Minh" or t.start[end] == t.end[end - 1]:
                return None
            after = named[1]
            if after < len(t.low) and t.cap[after] and t.word[after] not in self.units.surnames:
                return None  # the province's name begins another one
        elif word.fields[1] == "many":
            return None
        found = self.units.read(t, end)
        return (found[0][0], found[1]) if found else None


def _is_past(t: Tokens, at: int) -> bool:
    """True behind "nguyên" or "từng" and no further person: "nguyên là: Bí thư Huyện ủy X; | Chủ tịch Y"."""
    cue = next((k for k in range(at - 1, -1, -1) if t.low[k] in _PAST or t.low[k] in _ADDRESS), None)
    return cue is not None and t.low[cue] in _PAST


def _are_listed(t: Tokens, begin: int, end: int) -> bool:
    """True for bodies told by "các", each with a head of its own: "Giám đốc | các sở X, Y"; not "…: X, Y"."""
    return any(t.low[k] in COUNTS and ":" not in t.low[k + 1 : k + 3] for k in range(begin, end))


def _number(word: str) -> int:
    """The number that a word tells; 0 for "các"."""
    return int(word) if word.isdecimal() else numerals().get(word, 0)

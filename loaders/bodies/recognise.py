"""Bodies in text, read at a token by the class of their head in `ontology/lexicon/bodies.tsv`."""

from collections.abc import Callable
from typing import Final, get_args

from kg.model import BodyType, Level
from loaders.bodies.alone import alone
from loaders.bodies.body import HEADS, Body
from loaders.bodies.branches import REGIONAL, begins_union
from loaders.bodies.committees import Committees
from loaders.bodies.firms import known_firms
from loaders.bodies.naming import of_branch
from loaders.names.namelike import is_place
from loaders.places.abroad import posted
from loaders.places.districts import bare_district, may_be_commune, old_district
from loaders.places.units import Units
from loaders.text.lexicon import Entry, Lexicon
from loaders.text.numbered import join
from loaders.text.tokens import Tokens

_BRANCHED: Final = frozenset(HEADS["branched"])
CENTRAL: Final = ((("trung", "ương"), 2), (("tw",), 1), (("tư",), 1))
_UNIONS: Final = HEADS["national"]
_INSIDE: Final = frozenset(HEADS["inside"])
_EXECUTIVE: Final = tuple(f"{words} " for words in HEADS["executive"])
_TYPE: Final[dict[str, BodyType | None]] = {"": None, **{type: type for type in get_args(BodyType)}}
_LEVEL: Final[dict[str, Level | None]] = {"": None, "city": "province", **{of: of for of in get_args(Level)}}
_WITH_CELLS: Final = frozenset(HEADS["offices_with_cells"])
_SMALL, _CELLS = frozenset(HEADS["small"]), HEADS["cells"]
_NO_BODIES, _KEEP = frozenset(HEADS["no_bodies"]), frozenset(HEADS["keep_names"])
_OF_DISTRICTS: Final = REGIONAL | set(HEADS["of_districts"])
_OF_HAMLETS: Final = frozenset(HEADS["hamlet"])
_HELD: Final = tuple(f"{words} " for words in HEADS["of_what_is_held"])
_WITHIN: Final = frozenset(HEADS["within"])
_QUARTERS: Final = (("khu", "dân", "cư"), ("khu", "vực"), ("khu",), ("tổ",))  # parts of communes, by number
_CENTRE: Final = ("trung", "tâm")
_DEEPEST: Final = 6  # bodies inside one another: "Phòng X, Cục Y, Bộ Z" has three
_BEHIND_POSTS: Final = frozenset(tuple(form.split()) for form in HEADS["behind_posts"])
_ENDS_OF_POSTS: Final = frozenset(HEADS["ends_of_posts"])


class Bodies(Committees):
    """Reads bodies at a token."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        """`units` reads the administrative units that bodies belong to."""
        self.lexicon = lexicon
        self.units = units
        self.shorts = dict(known_firms(units.at))  # and those that the page introduces
        self._paired = {short.split()[0] for short in self.shorts if " " in short}
        self._depth = 0  # of the body being read inside others

    def read(self, t: Tokens, i: int, lower: bool = False) -> tuple[list[Body], int] | None:
        """The body at token i (several for several units: "Đảng ủy các xã A, B") and the token after it.

        `lower`: also with a small first letter, as inside a title ("Trưởng ban Tổ chức Trung ương").
        """
        return self._of(t, i, self.lexicon.at(t, i, "bodies"), lower)

    def _of(self, t: Tokens, i: int, entry: Entry | None, lower: bool) -> tuple[list[Body], int] | None:
        """What an entry of the list of bodies begins at token i, or an abbreviation where there is none."""
        if entry is None:
            return self.short(t, i)
        if entry is None or not (lower or t.cap[i] or entry.fields[0] == "list"):
            return None
        if i not in t.bodies:
            if self._depth == _DEEPEST:
                return None
            self._depth += 1
            found = self._read(t, i, entry)
            t.bodies[i] = self.at_branch(t, *self.with_next(t, found[0], i, found[1])) if found else None
            self._depth -= 1
        known: tuple[list[Body], int] | None = t.bodies[i]
        return known

    def short(self, t: Tokens, i: int) -> tuple[list[Body], int] | None:
        """The body whose short form stands at token i: "EVN", but no branch of it: "EVN Sơn La"."""
        word = t.word[i] if i < len(t.low) else ""
        body, end = self.shorts.get(word), i + 1
        after = "".join(t.word[end : end + 1])
        if body is None and word in self._paired:  # "Vietnam | Airlines"
            body, end = self.shorts.get(f"{word} {after}"), end + 1
        elif body is None and after.isdecimal() and t.cap[i]:  # "C04", as the page calls it
            body, end = self.shorts.get(word + after), end + 1
        if body is None or self.has_branch(t, end):
            return None
        return [body._replace(start=t.start[i], end=t.end[end - 1])], end

    def plain(self, t: Tokens, i: int) -> tuple[list[Body], int] | None:
        """The body at token i, also one in small letters whose words mean nothing else.

        "tỉnh ủy", "hội đồng nhân dân".
        """
        entry = self.lexicon.at(t, i, "bodies")
        if entry is None:
            return None
        party = entry.fields[0] == "committee" and entry.low[-1] == "ủy"
        cell = entry.canonical.startswith(_CELLS) and self._is_inside(t, i, entry)
        return self._of(t, i, entry, party or cell or entry.canonical in _SMALL)

    def _is_inside(self, t: Tokens, i: int, entry: Entry) -> bool:
        """True where a cell is named by what it is in: "chi bộ Công an | xã X", not "8 chi bộ …"."""
        if i and (t.word[i - 1].isdigit() or t.low[i - 1] in {"các", "những", "nhiều"}):
            return False
        k = i + entry.size
        if unit := self.units.read(t, k):
            if entry.size > 2:
                return True  # "chi bộ Công an | xã"
            if unit[0][0].level == "hamlet":
                return unit[0][0].name is not None
        inner = self.read(t, k) if any(t.cap[k : k + 1]) else None
        inside = inner is not None and inner[0][0].klass != "committee"
        return inside or self.cell(t, i, k) > k

    def _read(self, t: Tokens, i: int, entry: Entry) -> tuple[list[Body], int] | None:
        if i and f"{t.low[i - 1]} {entry.canonical.lower()}" in _NO_BODIES:
            return None
        if entry.low in _BEHIND_POSTS and not (i and t.low[i - 1] in _ENDS_OF_POSTS):
            return None
        klass, type, level = entry.fields[:3]
        base = Body(t.start[i], t.end[i + entry.size - 1], entry.canonical, klass, _TYPE[type], _LEVEL[level])
        j = i + entry.size
        reader = _READERS.get(klass)
        return reader(self, t, base, j, entry) if reader else None

    def _full(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        led = body.head in _BRANCHED or body.head.endswith(" Việt Nam")
        if led and (found := self.branch(t, body, j)):
            return found
        if body.head in _INSIDE and (inner := self.read(t, j)) and inner[0][0].klass != "part":
            owner = inner[0][0]
            return [body._replace(klass="part", level=None, end=owner.end, owner=owner)], inner[1]
        central = next((size for form, size in CENTRAL if entry.low[-size:] == form), 0)
        if central and begins_union(t, j) and not self._is_man(t, j):
            return self._of_union(t, body, j - central)
        return [body], j

    def _is_man(self, t: Tokens, j: int) -> bool:
        """True for "Ban Tổ chức Trung ương | Đoàn Minh Sơn", not for "… | Đoàn Lê Minh Sơn"."""
        given = t.word[j + 1 : j + 2]
        surname = given and (given[0] in self.units.surnames or given[0].isupper())
        return not surname and self.is_person(t, j)

    def _of_union(self, t: Tokens, body: Body, k: int) -> tuple[list[Body], int] | None:
        """ "Ban Tổ chức | Trung ương Hội Nông dân Việt Nam": of the union's centre, not of the Party's."""
        inner = alone(t, k, self.is_person) or self.read(t, k)
        if inner is None or not inner[0][0].head.startswith("Trung ương "):
            return None
        owner, after = inner[0][0], inner[1]
        head = body.head.removesuffix(" Đảng").removesuffix(" Trung ương")
        return [body._replace(head=head, klass="part", type="front", end=owner.end, owner=owner)], after

    def _bare(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """A head alone, which stands for a body named before ("Chủ tịch Hội").

        With a name of its own, that body; none where it is a place's: "Hội | An".
        """
        if body.head == "Hội" and is_place(t, body.head, j, self.units):
            return None
        if body.head == "Hội" and self._goes_on(t, j) and not (self._ends(t, j) or self._named_person(t, j)):
            return self.open(t, body._replace(klass="open"), j, entry)
        return [body._replace(klass="open-bare")], j

    def _of_unit(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "UBND" and the unit or, for party bodies, the body that it is in ("Đảng ủy Sở Y tế")."""
        if body.head.startswith("Trường ") and self._named_person(t, j):
            return self.open(t, body._replace(klass="open"), j, entry)  # "Trường Chính trị Lê Duẩn"
        if t.low[j : j + 1] in (("và",), ("-",)) and t.low[j - entry.size :][:2] == _CENTRE:
            name = j - entry.size + len(_CENTRE)
            centre = body._replace(head="Trung tâm", klass="open", end=t.end[name - 1])
            longer = self.open(t, centre, name, entry)
            if longer is not None and longer[1] > j:
                return longer  # "Trung tâm Phục vụ hành chính công | và Kiểm soát thủ tục hành chính"
        quarter = next((q for q in _QUARTERS if t.low[j : j + len(q)] == q), None)
        if (
            body.head in _OF_HAMLETS
            and quarter
            and (found_quarter := self._quarter(t, body, j, len(quarter)))
        ):
            return found_quarter
        if t.low[j : j + 1] == ("số",) and "".join(t.word[j + 1 : j + 2]).isdecimal():
            body = body._replace(head=f"{body.head} số {t.word[j + 1]}", klass="open", end=t.end[j + 1])
            return self._belongs(t, body, j + 2)  # "Hạt Kiểm lâm số 2", "Tổ bầu cử số 4 xã X"
        k = j + 1 if j < len(t.low) and t.low[j] == "cấp" else j
        if body.type == "elected" and t.low[j : j + 1] == ("khóa",) and self.lexicon.at(t, j + 2, "units"):
            j = k = j + 2  # "Đoàn ĐBQH khóa XV | tỉnh X"
        found = self.units.read(t, j)
        if found and found[0][0].level == "hamlet" and body.head not in _OF_HAMLETS:
            found = None
        if body.head in REGIONAL and (region := self.regional(t, body, j)):
            return region
        if found:
            units, end = found
            return [body._replace(end=unit.end, unit=unit) for unit in units], end
        district = bare_district(self.units, t, j - entry.size, j) if body.head in _OF_DISTRICTS else None
        if district and (body.head in REGIONAL or not may_be_commune(self.units, district[0])):
            return [body._replace(end=district[0].end, unit=district[0])], district[1]
        if body.head in _KEEP and (end := old_district(self.units, t, j - entry.size, j)) > j:
            head = f"{body.head} {' '.join(t.word[j:end])}"
            return self._belongs(t, body._replace(head=head, klass="open", end=t.end[end - 1]), end)
        if body.head in _OF_HAMLETS and (word := self._hamlet(t, j)):
            return [body._replace(end=word[0].end, unit=word[0])], word[1]
        if body.head in _WITHIN and (inner := self.read(t, j, t.low[j : j + 2] == ("nhà", "trường"))):
            owner = inner[0][0]
            part = owner.klass in {"committee", "part", "part-strict"} and owner.head != "Văn phòng"
            part = part and not (body.head == "Chi bộ" and owner.head in _WITH_CELLS)
            if not part and owner.head not in {"Đảng ủy", "Đảng bộ"}:
                return [body._replace(end=owner.end, owner=owner)], inner[1]
        if body.head.startswith(_CELLS) and (named := self.cell(t, j - entry.size, j)) > j:
            head = f"{body.head} {join(t, j, named)}"
            return [body._replace(head=head, klass="open", end=t.end[named - 1])], named
        if body.head in {"Đảng ủy", "Đảng bộ", "Chi bộ"} and (
            whose := alone(t, j, self.is_person, cell=True)
        ):
            return [body._replace(end=whose[0][0].end, owner=whose[0][0])], whose[1]
        if body.head in {"Bộ đội Biên phòng", "Đảng ủy Bộ đội Biên phòng"}:
            return [body._replace(klass="full", level="central")], j
        if (body.klass == "unit-strict" and body.head not in {"Đảng bộ"}) or k != j:
            return None
        if body.type == "front" and body.head.startswith(_UNIONS) and (whole := self._national(t, body, j)):
            return whole
        return [body], j

    def _communal(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "Đoàn xã" and the commune's name, not "Đoàn đại biểu", "Đoàn tỉnh X"."""
        k = next(k for k in range(j - entry.size, j) if self.lexicon.at(t, k, "units"))
        return self._of_unit(t, body._replace(klass="unit-strict"), k, entry)

    def _mission(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        return self.mission(t, body, j)

    @staticmethod
    def mission(t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """ "Đại sứ quán Việt Nam tại Lào", "Đại sứ, | Đại sứ quán Việt Nam tại Lào"; no other country's.

        Also "Tham tán Công sứ | ở Đại sứ quán Việt Nam tại Lào".
        """
        again = tuple(body.head.lower().split())
        told = t.low[j : j + 1] in ((",",), ("ở",), ("tại",)) and t.low[j + 1 : j + 1 + len(again)] == again
        place = posted(t, j + 1 + len(again) if told else j)
        if place is None:
            return None
        head = f"{body.head} Việt Nam tại {place[0]}"
        return [body._replace(head=head, klass="full", end=t.end[place[1] - 1])], place[1]

    def _part(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "Ban Thường vụ" and the body that it is of, directly after it or with "của"."""
        k = j + self._is_joined(t, body, j)
        if body.head == "Hội đồng trường" and t.cap[j - 1] and (school := self.read(t, j - 1)):
            owner = school[0][0]  # "Hội đồng | Trường Đại học X"
            return [body._replace(head="Hội đồng", end=owner.end, owner=owner)], school[1]
        inner = self.plain(t, k) or self.short(t, k) or self._several(t, k)
        if inner and self._owns(body, inner[0][0]):
            bracket = t.low[j] == "("
            union = inner[0][0].type == "front" and body.head not in HEADS["groups"]
            kind = "front" if union else body.type
            parts = [body._replace(end=o.end, type=kind, owner=of_branch(body, o)) for o in inner[0]]
            return parts, inner[1] + bracket
        if whose := alone(t, k):
            return [body._replace(end=whose[0][0].end, owner=whose[0][0])], whose[1]
        if body.head == "Hội đồng trường":  # of the one that the page tells of
            told = Body(t.start[j - 1], t.end[j - 1], "nhà trường", "open-bare", "unit", None)
            return [body._replace(head="Hội đồng", owner=told)], j
        if body.head == "Ban Tổ chức" and f"{' '.join(t.word[j : j + 2])} ".startswith(_HELD):
            return [body._replace(head="", klass="unknown", type=None)], j  # of nobody's committee
        if body.klass == "part-strict" or (body.head == "Văn phòng" and self.units.read(t, j)):
            return None
        if body.head == "Ban Dân tộc" and (found := self.units.read(t, j)):
            return [body._replace(end=u.end, unit=u) for u in found[0]], found[1]
        found = self.units.read(t, j) if body.head == "Ban Xây dựng Đảng" else None
        if found and len(found[0]) == 1 and found[0][0].level == "commune":
            return [body._replace(end=found[0][0].end, unit=found[0][0])], found[1]
        return [body], j

    def _several(self, t: Tokens, k: int) -> tuple[list[Body], int] | None:
        """The bodies that a list names: "Ban Tuyên giáo | các huyện ủy X, Y"."""
        found = self.plain(t, k + 1) if t.low[k : k + 1] == ("các",) else None
        return found if found and all(b.unit and b.unit.name for b in found[0]) else None

    @staticmethod
    def _owns(part: Body, owner: Body) -> bool:
        """True when `part` may be a part of `owner`."""
        if part.head == "Ban Thường vụ":
            return owner.klass == "committee" or owner.type in {"party", "front"} or owner.head == "Hội"
        if part.head == "Ban Chấp hành":
            return f"{owner.head} ".startswith(_EXECUTIVE) or owner.klass == "committee"
        if part.head == "Ban Thường trực":
            return owner.type == "front"
        if part.head == "Thường trực":
            return owner.klass in {"committee", "unit", "unit-strict"}
        return owner.klass != "number" or part.type == "forces"


_READERS: Final[dict[str, Callable[[Bodies, Tokens, Body, int, Entry], tuple[list[Body], int] | None]]] = {
    "full": Bodies._full,
    "committee": Bodies._committee,
    "unit": Bodies._of_unit,
    "unit-strict": Bodies._of_unit,
    "communal": Bodies._communal,
    "mission": Bodies._mission,
    "part": Bodies._part,
    "part-strict": Bodies._part,
    "sector": Bodies._sector,
    "open": Bodies.open,
    "number": Bodies._number,
    "bare": Bodies._bare,
    "list": Bodies.listed,
    "event": Bodies.of_event,
    "group": Bodies._group,
}

"""Branches: of central bodies in provinces and regions, of unions in units, of what is in a hamlet's quarter.

"Ngân hàng Nhà nước Chi nhánh tỉnh Lào Cai", "Chi bộ khu dân cư số 7, phường X".
"""

from typing import Final

from kg.model import Level
from loaders.bodies.body import HEADS, OF_PROVINCES, Body
from loaders.bodies.departments import Departments
from loaders.places.districts import beside_name
from loaders.places.units import Unit
from loaders.text.numbered import join
from loaders.text.tokens import CITY, Tokens

_BRANCH_LEVELS: Final = frozenset({"province", "city", "district", "commune"})
REGIONAL: Final = frozenset(HEADS["regional"])
_CELL_NAME: Final = 3  # words
_PLACE: Final = 3  # words of the place of a branch
_BRANCH: Final = "Chi nhánh"
_BRANCHED: Final = tuple(HEADS["with_branches"])
_TITLE: Final = 5  # words
_OF_CELLS: Final = frozenset(HEADS["of_cells"])
_ORGANISED: Final = frozenset(HEADS["organised"])
_NO_UNION: Final = frozenset(HEADS["no_union"])
_REGIONS: Final = [tuple(name.lower().split()) for name in HEADS["regions"]]


def begins_union(t: Tokens, j: int) -> bool:
    """True where a union's name goes on: "Ban Bí thư Trung ương | Đoàn", "… | đoàn", not "… | đoàn kết"."""
    if t.word[j : j + 1] == ("đoàn",):
        return not _NO_UNION.intersection(t.low[j + 1 : j + 2])
    return bool(_ORGANISED.intersection(t.word[j : j + 1]))


class Branches(Departments):
    """Reads the branch that follows a central body."""

    def branch(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """ "Ngân hàng Nhà nước Chi nhánh tỉnh Lào Cai": the branch in a province."""
        k = j + 1 if j < len(t.low) and t.low[j] == "-" else j
        branch = t.low[k : k + 2] == ("chi", "nhánh")
        k = k + 2 if branch else k
        head = f"{body.head} Chi nhánh" if branch else body.head
        if body.head in REGIONAL and (region := self.regional(t, body._replace(head=head), k)):
            return region
        found = self.units.read(t, k)
        if found is None or (not branch and k > j) or found[0][0].level not in _BRANCH_LEVELS:
            return None
        if not branch and not self.names_unit(t, k):
            return None
        return [
            body._replace(head=head, klass="unit", level=None, end=u.end, unit=u) for u in found[0]
        ], found[1]

    def at_branch(self, t: Tokens, bodies: list[Body], j: int) -> tuple[list[Body], int]:
        """Bodies up to j, or the branch of the only one: "Văn phòng Đăng ký đất đai tỉnh X | - Chi nhánh Y".

        An unknown body where it is not told which branch. "Sở Y tế tỉnh X, | Chi nhánh Điện lực Y" is a list.
        """
        apart = t.low[j : j + 1] == (",",) and any(t.cap[j + 1 : j + 2])  # not "…, chi nhánh này …"
        k = j + (apart or t.low[j : j + 1] in {("-",), ("–",)})
        if len(bodies) > 1 or t.low[k : k + 2] != ("chi", "nhánh") or _BRANCH in bodies[0].head:
            return bodies, j
        k += 2
        if not bodies[0].head.startswith(_BRANCHED) or self.lexicon.at(t, k, "bodies", capital=True):
            return bodies, j
        found = self.units.read(t, k) if self.names_unit(t, k) else None
        end = found[1] if found else k
        while not found and any(t.cap[end : end + 1]) and t.word[end].isalpha():
            end += 1
        if apart and end == k + 1:
            return bodies, j  # "Trung tâm Y tế tỉnh X, | Chi nhánh Viettel"
        told = len(found[0]) == 1 and found[0][0].name is not None if found else k < end <= k + _PLACE
        if not told:
            return [bodies[0]._replace(klass="unknown", end=t.end[k - 1])], k
        return [bodies[0]._replace(end=t.end[end - 1], tail=f"{_BRANCH} {join(t, k, end)}")], end

    def names_unit(self, t: Tokens, k: int) -> bool:
        """True for the word of a unit at a token, also in its short form: "Đoàn TNCS Hồ Chí Minh | TPHCM"."""
        return self.lexicon.at(t, k, "units") is not None or t.word[k : k + 1] == (CITY,)

    def has_branch(self, t: Tokens, j: int) -> bool:
        """True for what makes a short form another's at token j: "BIDV | - Chi nhánh X", "VNPT | Sơn La"."""
        k = j + 1 if t.low[j : j + 1] == ("-",) else j
        if t.low[k : k + 2] == ("chi", "nhánh"):
            return True
        placed = j < len(t.low) and (self.units.read(t, j) or self.units.atlas.province_at(t, j))
        return bool(placed) or (any(t.cap[j : j + 1]) and not self.is_person(t, j))

    def cell(self, t: Tokens, i: int, j: int) -> int:
        """The token after the own name of a cell whose head begins at token i: "chi bộ | Mông Phụ"; else j.

        Behind a title, whose holder may be named there, only before somebody ("Bí thư Chi bộ | Nà Pản, bà …")
        or beside him ("ông A, Bí thư chi bộ | Nà Pản").
        """
        titled, k = i > 0 and t.low[i - 1] in _OF_CELLS, j
        while k < j + _CELL_NAME and any(t.cap[k : k + 1]) and t.word[k].istitle() and t.word[k].isalpha():
            if titled and t.word[k] in self.units.surnames:
                return k if k > j and self.is_person(t, k) else j
            k += 1
        if not titled:
            return k if k > j + 1 and not any(t.cap[k : k + 1]) and t.word[j] != "Đảng" else j
        addressed = t.low[k : k + 1] == (",",) and self.lexicon.at(t, k + 1, "honorifics") is not None
        beside = k == j + 2 and not any(t.cap[k : k + 1]) and beside_name(t, i)
        return k if k > j + 1 and (addressed or beside) else j

    def regional(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """A court, a treasury, a bank of a region: "TAND khu vực 4 - Đồng Nai"."""
        if t.low[j : j + 2] != ("khu", "vực") or j + 2 >= len(t.low):
            return None
        k = next((j + 2 + len(name) for name in _REGIONS if t.low[j + 2 : j + 2 + len(name)] == name), j + 2)
        if k == j + 2 and (t.word[k].isdigit() or (t.word[k].isalnum() and t.word[k].isupper())):
            k += 1
        if k == j + 2:
            return None
        head = f"{body.head} khu vực {' '.join(t.word[j + 2 : k])}"
        if k < len(t.low) and t.low[k] == "-" and (place := self.units.atlas.province_at(t, k + 1)):
            head, k = f"{head} - {place[0]}", place[1]
        level: Level | None = "district" if body.type == "judicial" else None
        return [body._replace(head=head, klass="full", level=level, end=t.end[k - 1])], k

    def with_next(self, t: Tokens, bodies: list[Body], i: int, j: int) -> tuple[list[Body], int]:
        """Bodies from token i up to j, and the same of a unit that shares the last one's head.

        "UBND tỉnh Lào Cai | và Yên Bái", but not "Tỉnh ủy Bắc Kạn | và Thái Bình Minh"; "Thường trực Huyện ủy
        X | và Y", but not "hai Chủ tịch UBND huyện X và Y", of whom each has one, nor "Trưởng Ban Tuyên giáo
        Huyện ủy X | và Y".
        """
        unit = bodies[-1].unit
        if len(bodies) == 1 and unit is None and bodies[0].head.startswith(OF_PROVINCES):
            return self._of_provinces(t, bodies[0], i, j) or (bodies, j)
        if len(bodies) > 1 and _is_of_district(bodies[0].owner) and self._titled(t, i):
            first = next(k for k in range(i + 1, j + 1) if t.end[k - 1] >= bodies[0].end)
            return (bodies, j) if "các" in t.low[i:first] else (bodies[:1], first)
        if unit is not None and unit.name is None and t.low[j : j + 1] == (":",):
            return self._listed(t, bodies[-1], i, j) or (bodies, j)
        if unit is not None and unit.level == "district":
            more, end = self.units.with_siblings(t, [unit], j)
            if end == j or any(t.cap[end : end + 1]) or self._titled(t, i):
                return bodies, j
            return [*bodies, *(bodies[-1]._replace(end=u.end, unit=u) for u in more[1:])], end
        if unit is None or unit.name is None or unit.level not in {"province", "city"}:
            return bodies, j
        found = self.units.atlas.province_at(t, j + 1) if t.low[j : j + 1] == ("và",) else None
        if found is None or any(t.cap[found[1] : found[1] + 1]) or found[0] == unit.name:
            return bodies, j
        units, end = self.units.read(t, j + 1) or ([], j)
        return [*bodies, *(bodies[-1]._replace(end=u.end, unit=u) for u in units)], end

    def _of_provinces(self, t: Tokens, body: Body, i: int, j: int) -> tuple[list[Body], int] | None:
        """One department in each of several provinces: "lãnh đạo các Sở Y tế|: Cà Mau, An Giang"."""
        if "các" not in t.low[max(0, i - 1) : j]:
            return None
        found: list[Body] = []
        k = end = j + (t.low[j : j + 1] == (":",))
        while self.units.atlas.province_at(t, k) and (units := self.units.read(t, k)):
            start = t.start[k] if found else body.start
            found += [body._replace(start=start, end=u.end, unit=u) for u in units[0]]
            end = units[1]
            k = end + 1 if t.low[end : end + 1] in {(",",), ("và",)} else len(t.low)
        return (found, end) if len(found) > 1 and not any(t.cap[end : end + 1]) else None

    def _listed(self, t: Tokens, body: Body, i: int, j: int) -> tuple[list[Body], int] | None:
        """The bodies of the units in a list behind a colon at j: "lãnh đạo các huyện ủy: | X, Y".

        Not of two behind one: "Thông báo của Huyện ủy: X và Y là huyện khó".
        """
        if body.unit is None:
            return None
        unit = body.unit
        name, end = self.units.name(t, j + 1, unit.type)
        if name is None:
            return None
        first = unit._replace(start=t.start[j + 1], end=t.end[end - 1], name=name)
        units, end = self.units.with_siblings(t, [first], end)
        least = 2 if "các" in t.low[max(0, i - 1) : j] else 3
        return ([body._replace(end=u.end, unit=u) for u in units], end) if len(units) >= least else None

    def _titled(self, t: Tokens, i: int) -> bool:
        """True right behind a title, or in one: "hai Chủ tịch | UBND huyện X", "Trưởng | Ban Tuyên giáo"."""
        entries = ((k, self.lexicon.at(t, k, "titles")) for k in range(max(0, i - _TITLE), i))
        return any(entry is not None and k + entry.size in {i, i + 1} for k, entry in entries)

    def _hamlet(self, t: Tokens, j: int) -> tuple[Unit, int] | None:
        """ "Bí thư Chi bộ | làng", "… | tổ dân phố": the one that the passage names."""
        entry = self.lexicon.at(t, j, "units")
        if entry is None or entry.fields[:2] != ("hamlet", "one") or t.cap[j]:
            return None
        end = j + entry.size
        return Unit(t.start[j], t.end[end - 1], entry.canonical, "hamlet", None), end

    def _national(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """ "Hội Cựu giáo chức Việt Nam": the country's, or that of the unit which follows."""
        if t.word[j : j + 2] == ("Việt", "Nam"):
            if found := self.units.read(t, j + 2) if self.names_unit(t, j + 2) else None:
                return [body._replace(end=unit.end, unit=unit) for unit in found[0]], found[1]
            head = f"{body.head} Việt Nam".replace(" Việt Nam Việt Nam", " Việt Nam")
            return [body._replace(head=head, klass="full", level="central", end=t.end[j + 1])], j + 2
        if t.word[j - 2 : j] == ("Việt", "Nam"):
            return [body._replace(klass="full", level="central")], j
        return None

    def _quarter(self, t: Tokens, body: Body, j: int, size: int) -> tuple[list[Body], int] | None:
        """ "Chi bộ khu dân cư số 7, phường X", "Chi bộ tổ 4": a number or a name, and the commune."""
        k = j + size + (t.low[j + size : j + size + 1] == ("số",))
        if k >= len(t.low) or not (t.word[k].isdigit() or (t.cap[k] and size > 1)):
            return None
        end = k + 1
        while end < len(t.low) and t.cap[end] and not t.word[k].isdigit() and not self._ends(t, end):
            end += 1
        head = f"{body.head} {' '.join(t.word[j:end])}"
        of = end + 1 if t.low[end : end + 1] == (",",) else end
        found = self.units.read(t, of) if self.lexicon.at(t, of, "units") else None
        unit = found[0][0] if found else Unit(t.start[j], t.end[end - 1], "", "commune", None)
        end = found[1] if found else end
        return [body._replace(head=head, end=t.end[end - 1], unit=unit)], end


def _is_of_district(owner: Body | None) -> bool:
    """True for a committee of a district: "Huyện ủy X"."""
    return owner is not None and owner.unit is not None and owner.unit.level == "district"

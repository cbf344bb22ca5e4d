"""The bodies of offices: what stands behind a title, "Giám đốc | Sở Y tế", "UVTV | Tỉnh ủy"."""

from itertools import pairwise
from typing import Final

from loaders.bodies.body import HEADS, Body, by_first_word
from loaders.bodies.naming import of_branch
from loaders.bodies.recognise import Bodies
from loaders.offices.titles import of_service
from loaders.places.units import Unit, Units
from loaders.text.lexicon import Lexicon, lists, unit_types
from loaders.text.tokens import Tokens

_AFTER_TITLE: Final = frozenset(lists("cues.toml")["after_title"])
_SWALLOWED: Final = frozenset(HEADS["swallowed"])
_LEADS: Final = frozenset(tuple(words.split()) for words in HEADS["leading_titles"])
_INSTITUTIONS: Final = by_first_word({head: tuple(head.lower().split()) for head in HEADS["institutions"]})
_NO_NAMESAKES: Final = frozenset(HEADS["no_namesakes"])
_COMMITTEES: Final = frozenset(HEADS["committees"])
_HEAD_OF_SCHOOL: Final = ("hiệu", "trưởng")
_LEVELS: Final = frozenset(HEADS["school_levels"])
_UNIONS: Final = HEADS["unions"]


class Owners:
    """Reads the body behind a title."""

    def __init__(self, lexicon: Lexicon, bodies: Bodies, units: Units) -> None:
        """`bodies` and `units` read what follows a title."""
        self.lexicon = lexicon
        self.bodies = bodies
        self.units = units
        self.givens: frozenset[str] = frozenset()  # names that are no hamlets behind their head's title

    def _body(self, t: Tokens, i: int, end: int, head: str) -> tuple[list[Body], int] | None:
        """The body after a title.

        Under its own head, under the word that the title swallowed, or a bare sector.
        """
        if head in _COMMITTEES:
            return self._member(t, end, head)
        k = end + (2 * is_new(t, end) or t.low[end : end + 1] == ("của",))
        if _LEADS.intersection(pairwise(t.low[i:end])) and (whose := self._institution(t, k)):
            return whose
        own = self.bodies.read(t, k, lower=True)
        begin = end - len(head.split())
        swallowed = None
        team = self.bodies.team(t, begin) if head == "Đoàn" else None
        leads = team is not None and i > 0 and t.low[i - 1] == "làm"  # "làm Trưởng | đoàn kiểm tra số 5"
        words = tuple(head.lower().split())
        doubled = t.low[end : end + len(words)] == words  # "Trưởng phòng Phòng Quy hoạch"
        if head and begin >= i and not doubled and t.low[begin:end] == words:
            swallowed = None if leads else self.bodies.read(t, begin, lower=True)
        if swallowed and own and own[0][0].head.startswith(f"{head} ") and self.bodies.short(t, k):
            whole = swallowed[1] == own[1] or own[0][0].owner is not None
            swallowed = None if whole else swallowed  # "Cục trưởng | C04", which the page tells of whole
        if swallowed and head == "Đoàn" and swallowed[0][0].type == "front":
            swallowed = None  # "Trưởng Đoàn xã X" at a contest leads no union
        whose = self._institution(t, begin) if head in _SWALLOWED and begin >= i else None
        if whose and whose[1] > end and (swallowed is None or swallowed[1] == whose[1]):
            return whose  # "Phó Trưởng | Ban Quản lý", "Trưởng | Ban Quản lý dự án"
        if swallowed and swallowed[1] > end and (own is None or swallowed[1] >= own[1]):
            return swallowed
        if swallowed and not own and head in HEADS["hamlet"]:
            return swallowed  # "Trưởng Ban Công tác Mặt trận A": of a hamlet that is not told here
        if own and head in {"Thanh tra", "Văn phòng"} and own[0][0].head.split()[0] in {"Sở", "Bộ"}:
            start = t.start[begin]  # "Chánh Thanh tra Sở Xây dựng", "Chánh Văn phòng bộ này"
            return [Body(start, o.end, head, "part", "state", None, None, o) for o in own[0]], own[1]
        if own:
            return of_service(head, own[0]), own[1]
        if t.low[end - 2 : end] == _HEAD_OF_SCHOOL and "".join(t.word[k : k + 1]) in _LEVELS:
            school = Body(t.start[k], t.end[k], f"Trường {t.word[k]}", "open", "unit", None)
            return self.bodies.open(t, school, k + 1, None)  # "Hiệu trưởng | THPT Nguyễn Du"
        if team and not leads:
            return team
        last = k + 1 >= len(t.low) or not t.cap[k + 1] or t.word[k + 1] in self.units.surnames
        if not head and k < len(t.low) and t.low[k] == "sở" and last:
            return [Body(t.start[k], t.end[k], "Sở", "open-bare", "state", "province")], k + 1
        if head == "Bộ" and t.low[end : end + 1] == (":",):
            return self.bodies.ministries(t, begin, end)
        if head == "Bộ" and (sector := self.lexicon.at(t, end, "sectors", capital=True)):
            stop = end + sector.size
            return [
                Body(t.start[end], t.end[stop - 1], f"Bộ {sector.canonical}", "full", "state", "central")
            ], stop
        if head in unit_types("hamlet"):
            return self._hamlet(t, end, head)
        if head in _SWALLOWED and t.low[k : k + len(words)] == words:
            after = k + len(words)
            if after < len(t.low) and t.cap[k] and t.cap[after]:
                return self.bodies.named(t, k, after, head)  # "Phó Trưởng ban Ban An toàn giao thông"
            return [Body(t.start[k], t.end[after - 1], head, "open-bare", "state", None)], after
        if (
            head in _SWALLOWED
            and end < len(t.low)
            and t.cap[end]
            and not self.units.atlas.province_at(t, end)
        ):
            return self.bodies.named(t, begin, end, head)
        return None

    def _institution(self, t: Tokens, k: int) -> tuple[list[Body], int] | None:
        """ "Giám đốc | Bệnh viện": of the only one named before, unless a name of its own may follow."""
        told = _INSTITUTIONS.get(t.low[k], ()) if k < len(t.low) else ()
        head = next((head for head, words in told if t.low[k : k + len(words)] == words), None)
        end = k + (head or "").count(" ") + 1
        named = self.lexicon.at(t, k, "bodies") if head else None
        if named and named.size > end - k and (named.fields[0] == "unit" or named.fields[1] == "forces"):
            return None  # "Chỉ huy trưởng | Ban chỉ huy Quân sự xã X": of no "Ban" named before
        if head is None or not self._alone(t, end) or "".join(t.word[end : end + 1]).isdigit():
            return None
        if any(t.cap[end : end + 1]) and not (head in _NO_NAMESAKES and self.bodies.is_person(t, end)):
            return None  # "Giám đốc Bệnh viện | Nguyễn Tri Phương"
        return [Body(t.start[k], t.end[end - 1], head, "open-bare", "unit", None)], end

    def _member(self, t: Tokens, end: int, head: str) -> tuple[list[Body], int] | None:
        """ "UVTV Tỉnh ủy", "UVBCH Đảng bộ tỉnh": a member of the committee of what follows."""
        owners, after = self.bodies.plain(t, end) or ([], end)
        if owners and owners[0].head in HEADS["undivided"]:
            return [Body(t.start[end], t.end[after - 1], "", "unknown", None, None)], after
        central = bool(owners) and owners[0].klass == "full" and owners[0].type in {"party", "front"}
        union = bool(owners) and owners[0].head.startswith(_UNIONS)
        if not owners or not (central or union or owners[0].klass in {"committee", "unit", "unit-strict"}):
            start = t.start[end - 1]
            return [Body(start, t.end[end - 1], head, "part", "party", None)], end
        part = Body(t.start[end], t.start[end], head, "part", "party", None)
        return [part._replace(start=o.start, end=o.end, owner=of_branch(part, o)) for o in owners], after

    def _hamlet(self, t: Tokens, end: int, head: str) -> tuple[list[Body], int] | None:
        """ "Trưởng bản Háng Pu Xi", "Xóm trưởng xóm Pác Ngòi": the hamlet itself is the body."""
        end += t.low[end : end + 1] == (head,)
        name, after = self.units.name(t, end, head)
        if name is None or name in self.givens:
            return None
        unit = Unit(t.start[end], t.end[after - 1], head, "hamlet", name)
        return [Body(t.start[end], t.end[after - 1], head, "unit", "state", "hamlet", unit)], after

    def _alone(self, t: Tokens, end: int) -> bool:
        """True when a title may stand without its body: no common noun goes on with it ("bí thư chi bộ")."""
        if end >= len(t.low) or not t.word[end][0].isalpha() or t.cap[end] or t.low[end] in _AFTER_TITLE:
            return True
        if stop := self.lexicon.at(t, end, "stops"):
            return stop.canonical == "stop"  # not "Ban Quản lý dự án | giao thông"
        return self.lexicon.at(t, end, "status") is not None


def is_new(t: Tokens, end: int) -> bool:
    """True for "Giám đốc | mới của Sở Y tế"."""
    return t.low[end : end + 2] == ("mới", "của")

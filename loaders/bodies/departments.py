"""Departments in text: "Sở", "Bộ", "Cục", "Phòng" with a field of `ontology/lexicon/sectors.tsv`."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from kg.model import BodyType
from loaders.bodies.alone import alone
from loaders.bodies.body import DISTRICT_OFFICES, HEADS, OF_PROVINCES, ROOMS, TEAMS, Body, of_a_kind
from loaders.bodies.groups import Groups
from loaders.places.districts import bare_district
from loaders.text.lexicon import Entry, in_compound, rows
from loaders.text.numbered import counts, join, past_code
from loaders.text.tokens import Tokens, tokenize

_ABOVE: Final = HEADS["above"]
_NUMBERED: Final = frozenset(HEADS["numbered"])
_UNLISTED: Final = frozenset(HEADS["unlisted"])
_UNIONS: Final = HEADS["unions"]
_BETWEEN: Final = frozenset({",", "và", ";"})  # … the members of a list
_FIELDS: Final = frozenset(HEADS["departments"])  # of departments of provinces
_OF_OTHERS: Final = frozenset({"ban", "sở"})  # of no field: "Vụ trưởng | Ban Nông nghiệp Trung ương"
_PARTS: Final = frozenset({"I", "II", "III", "IV"})
_SMALL, _VERBS = frozenset(HEADS["small_sectors"]), frozenset(HEADS["verb_sectors"])
_ROOM_FIELDS: Final = tuple(tuple(field.split()) for field in HEADS["small_rooms"])
_HEADS_ROOM, _ROOM_WORDS = frozenset({"trưởng", "phó"}), 8
_STARTS: Final = ("titles", "offices", "bodies", "honorifics", "units")
_WITHIN: Final = frozenset({"của", "thuộc"})
_COUNCILS: Final = frozenset(HEADS["with_boards"])
_BOARDS: Final[dict[tuple[str, ...], tuple[str, BodyType]]] = {  # by their fields, longer ones first
    tokenize(row[0]).low[1:]: (row[1], "elected" if row[3] == "elected" else "party")
    for row in sorted(rows("bodies.tsv"), key=lambda row: -len(row[0]))
    if row[0].startswith("Ban ") and row[2] == "part" and row[0] not in {"Ban Thường vụ", "Ban Chấp hành"}
}
_IN_TURN: Final = (("lần", "lượt", "là"), ("lần", "lượt", "gồm"), ("gồm",))
_TELLS_THEM: Final = (*_IN_TURN, *((",", *words) for words in _IN_TURN), (":",))  # the fields of boards
_OF_PARTY: Final = (("xây", "dựng", "đảng"), ("đảng",), ("tham", "mưu"))
_WHOLES: Final = {"forces": ("Bộ Công an", "Công an"), "judicial": ("Tòa án nhân dân",)}


class Departments(Groups):
    """Reads departments: "Sở Tài chính tỉnh X", "Cục Quản lý dược (Bộ Y tế)", "Phòng Nội vụ"."""

    def _sector(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "Sở", "Bộ", "Cục" and the sector, then the unit or the body above."""
        sector = self.lexicon.at(t, j, "sectors", capital=t.cap[j - 1])  # "phó trưởng phòng nội vụ"
        sector = sector or self._small(t, j, body.head)
        if sector is None:
            if t.word[j : j + 1] and t.word[j].isdecimal() and body.head in _NUMBERED:
                if body.head == "Phòng":
                    numbered = body._replace(head=f"{body.head} {t.word[j]}", end=t.end[j])
                    return self._beside(t, numbered, j + 1)  # "Phòng 9" is one of many
                return self._above(t, body._replace(head=f"{body.head} {t.word[j]}", end=t.end[j]), j + 1)
            goes_on = self._goes_on(t, j) and not self.is_person(t, j)
            if body.head in _UNLISTED and goes_on and t.low[j] not in {body.head.lower(), *_OF_OTHERS}:
                named = body if body.head in ROOMS else body._replace(klass="full")
                return self.open(t, named, j, entry)
            if body.head == "Phòng" and (small := self._small_room(t, body, j)):
                return small
            return (
                ([body._replace(klass="open-bare")], j)
                if body.head == "Bộ" and (not self._goes_on(t, j) or self.is_person(t, j))
                else None
            )
        end = j + sector.size
        if body.head in _UNLISTED and (
            self._longer(t, end) or (body.head not in ROOMS and self._capitals(t, end))
        ):
            longer = self.open(t, body if body.head in ROOMS else body._replace(klass="full"), j, entry)
            if longer is None or longer[1] >= end:  # "Vụ Phổ biến|, giáo dục pháp luật": no less
                return longer
        room = body.head in ROOMS
        head = f"{body.head} {sector.canonical}"
        if body.head == "Phòng" and (more := self.past_fields(t, end)) > end:
            head, end = f"{head}{join(t, end, more)}", more  # "Phòng Tổ chức|, biên chế của Sở X"
        counted = room and next((n for n in ("số", "khu vực") if counts(t, end, n)), "")
        if counted:  # "Đội Cảnh sát giao thông | số 1", "Đội Cảnh sát PCCC và CNCH | khu vực 2"
            end += counted.count(" ") + 2
            head = f"{head} {counted} {t.low[end - 1]}"
        if t.word[end : end + 1] and t.word[end] in _PARTS:
            head, end = f"{head} {t.word[end]}", end + 1  # "Tổng cục An ninh | II"
        body = body._replace(head=head, end=t.end[end - 1])
        if body.level == "central" and head.startswith("Bộ "):
            return [body._replace(klass="full")], end
        if room or head.startswith(OF_PROVINCES):
            found = self.units.read(t, end)
            if found and (room or found[0][0].level in {"province", "city"}):
                return [body._replace(end=u.end, unit=u) for u in found[0]], found[1]
            district = bare_district(self.units, t, j - entry.size, end) if head in DISTRICT_OFFICES else None
            if district:
                return [body._replace(end=district[0].end, unit=district[0])], district[1]
            if room and (beside := self._beside(t, body, end)):
                return beside
            return [body._replace(klass="open") if counted else body], end  # a number names it
        return self._above(t, body, end)

    def _small(self, t: Tokens, j: int, head: str) -> Entry | None:
        """A sector in small letters: "Bộ | quốc phòng", of a "Vụ" behind its head's title alone."""
        if head not in _SMALL and not (j > 1 and t.low[j - 2] == "trưởng" and head in _UNLISTED):
            return None
        sector = self.lexicon.at(t, j, "sectors")
        return sector if sector and sector.size > 1 and sector.canonical not in _VERBS else None

    def _small_room(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """A room in small letters up to what it is in: "trưởng phòng | quản lý dịch bệnh, Chi cục X"."""
        led = j > 1 and t.low[j - 2] in _HEADS_ROOM
        k = j + next((len(field) for field in _ROOM_FIELDS if led and t.low[j : j + len(field)] == field), 0)
        if k == j or t.cap[j]:
            return None
        while k < len(t.low) and k - j < _ROOM_WORDS and t.word[k].islower() and t.low[k] not in _WITHIN:
            stop = None if in_compound(t, k) else self.lexicon.at(t, k, "stops")
            if stop is not None and stop.canonical == "stop":
                return None  # "trưởng phòng đào tạo | cho biết, Sở X chưa cấp phép"
            k += 1
        named = f"{t.low[j].capitalize()} {' '.join(t.low[j + 1 : k])}"
        return self._beside(t, body._replace(head=f"{body.head} {named}", end=t.end[k - 1]), k)

    def listed(
        self, t: Tokens, body: Body, j: int, entry: Entry | None = None
    ) -> tuple[list[Body], int] | None:
        """ "các sở: Xây dựng, Nông nghiệp và Môi trường": one body for each sector."""
        if body.head == "Ban":
            return self._boards(t, body, j)
        if j < len(t.low) and t.low[j] == ":":
            j += 1
        if entry is not None and "ngành" in entry.low:
            return self._mixed(t, body, j)
        found: list[Body] = []
        end = j
        while sector := self.lexicon.at(t, j, "sectors", capital=True):
            if body.head != "Bộ" and found and self.lexicon.at(t, j, "bodies", capital=True):
                break  # "các sở: Nội vụ, Tài chính; | Công an tỉnh"
            end = j + sector.size
            klass = "full" if body.head == "Bộ" else "sector"
            head = f"{body.head} {sector.canonical}"
            found.append(
                body._replace(
                    head=head,
                    klass=klass,
                    start=t.start[j] if found else body.start,
                    end=t.end[end - 1],
                )
            )
            j = end
            while j < len(t.low) and t.low[j] in _BETWEEN:
                j += 1
        if not found:
            return None
        return found, end

    def _mixed(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """ "các sở, ngành: Nội vụ, Công an tỉnh, Tài chính": departments, and others among them."""
        found: list[Body] = []
        kept = end = 0  # bodies, and the token behind them, up to the last department
        while j < len(t.low):
            sector = self.lexicon.at(t, j, "sectors", capital=True)
            if sector and sector.canonical in _FIELDS:
                start, j = t.start[j] if found else body.start, j + sector.size
                head = f"{body.head} {sector.canonical}"
                found.append(body._replace(head=head, klass="sector", start=start, end=t.end[j - 1]))
                kept, end = len(found), j
            elif other := self.read(t, j):
                found, j = [*found, *other[0]], other[1]
            else:
                break
            while j < len(t.low) and t.low[j] in _BETWEEN:
                j += 1
        return (found[:kept], end) if kept else None

    def _boards(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """ "các ban: Tổ chức, Nội chính | Tỉnh ủy", "các ban HĐND tỉnh, lần lượt là | Pháp chế, Dân tộc"."""
        j += _past(t, j, _OF_PARTY)
        whose = self.read(t, j + (t.low[j : j + 1] == ("của",)))
        j = whose[1] if whose and _past(t, whose[1], _TELLS_THEM) else j
        j += _past(t, j, _TELLS_THEM)
        found: list[Body] = []
        end = j
        while field := next((f for f in _BOARDS if t.low[j : j + len(f)] == f and t.cap[j]), None):
            end = j + len(field)
            head, type_ = _BOARDS[field]
            start = t.start[j] if found else body.start
            found.append(body._replace(start=start, end=t.end[end - 1], head=head, klass="part", type=type_))
            j = end + (t.low[end : end + 1] in {(",",), ("và",)}) + (t.low[end : end + 2] == (",", "và"))
        if len(found) < 2:
            return None
        if whose is None or whose[1] > end:
            whose = self.read(t, end + (t.low[end : end + 1] == ("của",)))
        owner = whose[0][0] if whose else None
        elected = any(one.type == "elected" for one in found)
        if owner is None or owner.head not in _COUNCILS or elected != (owner.head == "Hội đồng nhân dân"):
            return found, end
        after = max(end, whose[1]) if whose else end
        return [one._replace(end=max(one.end, owner.end), owner=owner) for one in found], after

    @staticmethod
    def team(t: Tokens, begin: int) -> tuple[list[Body], int] | None:
        """A team that the page names elsewhere: "Phó Trưởng | Đoàn kiểm tra"."""
        for head in TEAMS:
            end = begin + len(head.split())
            if t.low[begin:end] == tuple(head.lower().split()):
                return [Body(t.start[begin], t.end[end - 1], head, "open-bare", "state", None)], end
        return None

    def ministries(self, t: Tokens, begin: int, end: int) -> tuple[list[Body], int] | None:
        """Those whose heads are told by their fields alone: "các Bộ trưởng: | Quốc phòng, Công an"."""
        listed = self.listed(t, Body(t.start[begin], t.end[end], "Bộ", "list", "state", "central"), end)
        return listed if listed and not any(t.cap[listed[1] : listed[1] + 1]) else None

    def _capitals(self, t: Tokens, k: int) -> bool:
        """True for more words in capitals behind a field: "Vụ Tài chính | Hành chính sự nghiệp"."""
        if k >= len(t.low) or not t.cap[k] or not t.word[k].isalpha() or t.word[k].isupper():
            return False
        if any(self.lexicon.at(t, k, kind) for kind in _STARTS) or self.is_person(t, k):
            return False
        return not (self.units.read(t, k) or self._named_person(t, k) or self.lexicon.at(t, k, "stops"))

    def _longer(self, t: Tokens, k: int) -> bool:
        """True when words go on after a known field: "Vụ Pháp luật | hình sự", "Vụ Tổ chức | - Cán bộ"."""
        if k + 1 < len(t.low) and t.low[k] in {"-", "&", "và"}:
            k += 1
            return t.word[k].isalpha() and not any(self.lexicon.at(t, k, kind) for kind in _STARTS)
        if k >= len(t.low) or not t.word[k].isalpha() or t.cap[k] or t.low[k] in _WITHIN:
            return False
        stop = self.lexicon.at(t, k, "stops")
        if stop is not None and stop.canonical != "stop":
            return True  # "Y tế | dự phòng"
        verb = self.lexicon.at(t, k, "status")
        if stop is not None or (verb is not None and verb.canonical != "none"):
            return False  # "Vụ Tổ chức | điều động", but "Vụ Tổ chức | điều lệ"
        return not any(self.lexicon.at(t, k, kind) for kind in _STARTS)

    @staticmethod
    def _goes_on(t: Tokens, j: int) -> bool:
        """True when a capital follows, so that a lone head is the beginning of another name."""
        return j < len(t.low) and t.cap[j]

    def _above(self, t: Tokens, body: Body, end: int) -> tuple[list[Body], int]:
        """An office of a ministry with the ministry that follows it, in brackets, after a comma, "thuộc"."""
        if body.head.endswith(" Việt Nam"):
            return [body._replace(klass="full")], end  # complete by itself
        k = end = past_code(t, end)
        bracket = k < len(t.low) and (t.low[k] in {"(", ","} or t.low[k] in _WITHIN)
        dash = t.low[k : k + 1] == ("-",) and self._ministry_behind(t, k) is not None
        bracket = bracket or dash  # "Vụ Pháp chế | - Bộ Y tế"
        if bracket:
            k += 1
        inner = self.read(t, k) or (alone(t, k) if t.low[k - 1] in _WITHIN else None)
        if (
            inner
            and inner[0][0].klass == "open-bare"
            and (inner[0][0].head == "Bộ" or inner[0][0].type == "forces")
        ):
            owner = inner[0][0]  # "Cục X | của Bộ": the one that the page names
            return [body._replace(klass="part", end=owner.end, owner=owner)], inner[1]
        whole = inner[0][0] if inner and inner[0][0].klass == "full" else None
        within = whole is not None and whole.level == "central" and t.low[k - 1] in _WITHIN
        if inner and whole and (within or whole.head.startswith(_ABOVE)) and not of_a_kind(body, whole):
            owner, after = whole, inner[1]
            if bracket and t.low[end] == "(":
                if after < len(t.low) and t.low[after] == ")":
                    return [body._replace(klass="full", end=t.end[after], owner=owner)], after + 1
            else:
                return [body._replace(klass="full", end=owner.end, owner=owner)], after
        if inner and inner[0][0].klass == "number" and (not bracket or self._of_army(t, end, inner[1])):
            return [body._replace(klass="part", end=inner[0][0].end, owner=inner[0][0])], inner[1]
        if found := self.units.read(t, end):
            return [body._replace(klass="unit", level=None, end=u.end, unit=u) for u in found[0]], found[1]
        return [body._replace(klass="full")], end

    def _of_army(self, t: Tokens, comma: int, after: int) -> bool:
        """True for the command behind a comma, one alone: "Cục Chính trị | , Quân khu 7"."""
        if t.low[comma] not in {",", "thuộc"}:
            return False
        other = self.read(t, after + 1) if t.low[after : after + 1] in {(",",), ("và",)} else None
        return other is None or other[0][0].klass != "number"

    def _is_joined(self, t: Tokens, body: Body, j: int) -> bool:
        """True for what joins a part to its whole: "của", the comma before a court, a bracket around it.

        "Cơ quan Cảnh sát điều tra | , Bộ Công an", "… | (Công an tỉnh X)", "Ban Pháp chế | (HĐND tỉnh)".
        """
        sign = "".join(t.low[j : j + 1])
        if sign not in {",", "(", "-"}:
            return sign == "của"
        inner = self.read(t, j + 1)
        if inner is None:
            return False
        union = inner[0][0].head.startswith(_UNIONS)
        wholes = _WHOLES.get(body.type or "")
        above = wholes is not None and inner[0][0].head.startswith(wholes)
        if sign == "(":
            whole = union or above or inner[0][0].head in _COUNCILS or inner[0][0].type == "front"
            return whole and t.low[inner[1] : inner[1] + 1] == (")",)
        if union:
            return not self._is_listed(t, inner[1])
        board = body.type == "elected" and inner[0][0].head == "Hội đồng nhân dân"
        led = board and t.low[max(0, bisect_left(t.start, body.start) - 1)] == "trưởng"
        return sign == "," and (above or led)  # "Trưởng Ban Pháp chế | , HĐND tỉnh"

    def _is_listed(self, t: Tokens, after: int) -> bool:
        """True where another body is told behind one: "Ban Dân vận, Trung ương Đoàn |, Trung ương Hội X"."""
        return t.low[after : after + 1] in {(",",), ("và",)} and self.read(t, after + 1) is not None


def _past(t: Tokens, j: int, openings: Sequence[tuple[str, ...]]) -> int:
    """How many tokens the first of some words has that stand at token j; 0 where none does."""
    return next((len(words) for words in openings if t.low[j : j + len(words)] == words), 0)

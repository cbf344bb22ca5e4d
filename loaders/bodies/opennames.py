"""Names of bodies made of free words: "Trung tâm Phục vụ hành chính công xã Ia Ly", "Ban Chỉ đạo về …".

They go up to a unit, an owner, a stop word of `ontology/lexicon/stops.tsv`, a person or punctuation.
"""

from bisect import bisect_left
from typing import Final

from loaders.bodies.alone import alone, in_union
from loaders.bodies.body import COMPANIES, DISTRICT_OFFICES, HEADS, ROOMS, TEAMS, TEMPORARY, Body, of_a_kind
from loaders.bodies.firms import shorts
from loaders.bodies.nameends import CAPITALS, GATES, ON_A_SUBJECT, PARTS, WHOLE, NameEnds, past_told
from loaders.names.namelike import in_capitals
from loaders.places.abroad import country, named_at
from loaders.text.lexicon import Entry
from loaders.text.numbered import is_number, join, past_code, period
from loaders.text.tokens import Tokens

_UNCAPPED: Final = (ON_A_SUBJECT | set(HEADS["uncapped"])) - set(HEADS["subject_in_capitals"])
_OF_UNITS: Final = frozenset(HEADS["of_units"])
_OF_CENTRE: Final = ("Vụ ", "Cục ")
_BOARDS: Final = HEADS["district_boards"]
# of bodies, in small letters too
_SMALL_KINDS: Final = {"Bệnh viện": HEADS["hospital_kinds"], "Trung tâm": HEADS["centre_kinds"]}
_KIND: Final = 4  # words of such a kind
_OF_STATE: Final = ("TNHH MTV", "một thành viên", "Tổng công ty")  # firms that are mostly the state's
_SHORT_FORM: Final = 8  # tokens of "(PCLB-TKCN)"
_SHORT: Final = 3  # words of a field that may begin a longer one: "Cục trưởng | Y tế dự phòng"


class OpenNames(NameEnds):
    """Reads open names; what they belong to may be any body."""

    def open(self, t: Tokens, body: Body, j: int, entry: Entry | None) -> tuple[list[Body], int] | None:
        """A name of free words, up to a unit, an owner, a stop word, a person or punctuation."""
        if body.head in _OF_UNITS and self.lexicon.at(t, j, "units") and (found := self.units.read(t, j)):
            return [body._replace(klass="unit", end=u.end, unit=u) for u in found[0]], found[1]
        if body.head == "Ủy ban" and (inner := self.read(t, j)) and inner[0][0].head.startswith("Ủy ban"):
            return inner  # "Ủy ban UBND tỉnh"
        if body.head in TEAMS and t.low[j : j + 1] == ("số",) and "".join(t.word[j + 1 : j + 2]).isdigit():
            body = body._replace(head=f"{body.head} số {t.word[j + 1]}", end=t.end[j + 1])
            inner = self.read(t, j + 2)
            if inner and inner[0][0].klass in WHOLE:  # "Đoàn kiểm tra số 3 | Thành ủy Hà Nội"
                return [body._replace(end=inner[0][0].end, owner=inner[0][0])], inner[1]
            return self._sent(t, body, j + 2) or ([body], j + 2)
        if body.head in TEMPORARY and ((sent := self._sent(t, body, j)) or t.low[j : j + 1] == ("của",)):
            return sent
        if in_capitals(t, body.head, j):
            return None
        sector = self.lexicon.at(t, j, "sectors", capital=True)
        listed = body.head == "Ủy ban"
        sector = sector if listed or (entry is None and sector and sector.size > _SHORT) else None
        k = j + sector.size if sector else j
        about = body.head in ON_A_SUBJECT
        if (place := self.units.atlas.province_at(t, k)) and place[1] > k + 1 and not about:
            k = place[1]  # "Trường THCS Long An": its first word is no surname
        after = "".join(t.word[k : k + 1]) if sector else ""
        # "Ủy ban Pháp luật | lo ngại"; the name goes on in "Ủy ban Pháp luật | và Tư pháp"
        goes_on = any(t.cap[k : k + 1]) or after == "và" or not (after == "" or after.isalpha())
        k = k if k > j and not goes_on else self._name_end(t, body, j, k)
        if k == j and (about or body.head in {"Ủy ban", "Hội đồng"}):
            return [body._replace(klass="unit" if body.head == "Hội đồng" else "open-bare")], j
        if k == j or not self._named(t, j, k, body.head):
            return None
        told_short = k > j + 2 and t.low[k - 2] == "-" and t.word[k - 1] in shorts()  # "Tập đoàn X - EVN"
        name = (
            sector.canonical if listed and sector and k == j + sector.size else join(t, j, k - 2 * told_short)
        )
        if body.head in _SMALL_KINDS:
            name = name[0].upper() + name[1:]  # "Bệnh viện | đa khoa X", "Trung tâm | y tế huyện X"
        body = body._replace(head=f"{body.head} {name}", end=t.end[k - 1])
        past = self._past_short(t, k)
        made, end = self._belongs(t, body, past)
        end = k if end == past else end
        if about and (until := period(t, end)):
            return [b._replace(end=t.end[until - 1], tail=join(t, end, until)) for b in made], until
        return made, end

    def _past_short(self, t: Tokens, k: int) -> int:
        """Past the short form of a name in brackets, before a unit: "Ban Chỉ huy X | (PCLB-TKCN) | tỉnh"."""
        if t.low[k : k + 1] != ("(",):
            return k
        shut = next((n for n in range(k + 1, min(len(t.low), k + _SHORT_FORM)) if t.low[n] == ")"), k)
        told = [word for word in t.word[k + 1 : shut] if word.isalpha()]
        plain = bool(told) and all(word.isupper() for word in told)
        return shut + 1 if plain and self.lexicon.at(t, shut + 1, "units") else k

    def _sent(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """A team of whoever sent it: "Đoàn kiểm tra | của Bộ Chính trị", "Đoàn công tác | Bộ Y tế"."""
        of = t.low[j : j + 1] == ("của",)
        inner = self.read(t, j + of) if of or body.head == "Đoàn công tác" else None
        if inner is None or inner[0][0].klass not in (
            {*WHOLE, "open", "sector"} if of else {*WHOLE, "sector", "part"}
        ):
            return None
        owner = inner[0][0]
        return [body._replace(head=f"{body.head} của", end=owner.end, owner=owner)], inner[1]

    def of_event(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int]:
        """ "Ban Tổ chức giải | Bóng chuyền Cúp Hùng Vương lần thứ V": a name in capitals, and a unit.

        Without a name it may be any event's: which stays open.
        """
        k = j
        while k < len(t.low) and not self._ends(t, k) and not (self.units.read(t, k) and not t.cap[k]):
            glued = k > j and t.low[k] in {"-", "lần", "thứ", "và"} and k + 1 < len(t.low) and t.cap[k + 1]
            if not (t.cap[k] or glued or (t.word[k].isdigit() and k > j)):
                break
            k += 1
        ends = k >= len(t.low) or any(self.lexicon.at(t, k, kind) for kind in ("stops", "status", "units"))
        if k == j or (not ends and t.word[k].isalpha()):
            return [body], k  # "giải Búa | liềm vàng"
        head = f"{body.head} {join(t, j, k)}"
        return self._belongs(t, body._replace(head=head, klass="open", end=t.end[k - 1]), k)

    def _named(self, t: Tokens, j: int, k: int, head: str) -> bool:
        """True when the free words are a name.

        A capital or a number among the first, a subject after "Ban Chỉ đạo", a unit or a name behind a kind
        of school, of hospital or of centre in small letters.
        """
        gate = t.low[j] in GATES and head in CAPITALS and t.cap[k - 1]  # "Đồn Biên phòng cửa khẩu Mộc Bài"
        if head in _UNCAPPED or t.cap[j] or t.word[j].isdigit() or gate:
            return True
        firm = head.endswith(_OF_STATE) and t.cap[k - 1]  # "Công ty TNHH MTV cao su Phú Riềng"
        kinds = _SMALL_KINDS.get(head, ("",) if head.startswith("Trường ") else ())
        of_a_kind = " ".join(t.low[j : j + _KIND]).startswith(kinds)
        named = t.cap[k - 1] or t.word[k - 1].isdigit() or self.units.read(t, k) is not None
        return firm or (of_a_kind and named)

    def _belongs(self, t: Tokens, body: Body, k: int) -> tuple[list[Body], int]:
        """The unit or the owner after an open name; a name that ends in "Việt Nam" is complete."""
        if body.head.endswith(" Việt Nam") and not self.lexicon.at(t, k, "units"):
            return [body], k
        of = k + 1 if k < len(t.low) and t.low[k] == "của" else k
        if of > k and (end := past_told(t, of)) > of:
            return [body._replace(klass="part", level=None, end=t.end[end - 1])], end  # of which one it says
        about = body.head.startswith(tuple(ON_A_SUBJECT))  # "Ban Chỉ đạo … | của tỉnh"
        if found := self.units.read(t, of if about else k):
            units, end = found
            if t.low[k - 1] in {"đô", "đường", "vực"} and not self.lexicon.at(t, k, "units"):
                # "Trung tâm Bảo tồn Di tích Cố đô Huế", "… khu vực Sóc Trăng"
                head = f"{body.head} {join(t, k, end)}"
                body = body._replace(head=head, end=t.end[end - 1])
                return self._belongs(t, body, end) if self.lexicon.at(t, end, "units") else ([body], end)
            own = body.head.startswith(HEADS["named_of_place"]) and not self.lexicon.at(t, k, "units")
            if own or t.low[k:end] == ("thủ", "đô"):  # "Trung tâm Báo chí Thủ đô"
                end += is_number(t, end)
                head = f"{body.head} {join(t, k, end)}"
                unit = None if head.startswith(COMPANIES) else units[0]
                return [body._replace(head=head, end=t.end[end - 1], unit=unit)], end
            if units[0].level != "hamlet":
                return [body._replace(klass="unit", end=u.end, unit=u) for u in units], end
        inner = self.read(t, of)
        if inner and inner[0][0].klass in {"committee", "full", "unit"} and body.head != "Công ty":
            owner = inner[0][0]
            if (
                owner.klass == "full"
                and self.lexicon.at(t, inner[1], "units")
                and (found := self.units.read(t, inner[1]))
            ):
                unit = found[0][0]
                head = f"{body.head} {owner.head}"
                return [body._replace(head=head, klass="unit", level=None, end=unit.end, unit=unit)], found[1]
            elected = owner.type != "front" and body.head.startswith(("Ủy ban", "Hội đồng"))
            if elected and (of > k or owner.head == "Quốc hội"):
                body = body._replace(head=f"{body.head} của")
            return [body._replace(end=owner.end, owner=owner)], inner[1]
        if (of > k or in_union(t, k, self.is_person)) and (whose := alone(t, of, self.is_person)):
            return [body._replace(klass="part", end=whose[0][0].end, owner=whose[0][0])], whose[1]
        inner = self.read(t, k + 1) if t.low[k : k + 1] == ("(",) else None
        if inner and inner[0][0].head.startswith("Bộ ") and t.low[inner[1] : inner[1] + 1] == (")",):
            owner = inner[0][0]
            return [body._replace(klass="part", end=owner.end, owner=owner)], inner[1] + 1
        if ministry := self._ministry_behind(t, k):
            owner, end = ministry
            return [body._replace(klass="part", end=owner.end, owner=owner)], end
        if body.head.startswith(PARTS) and not about and (beside := self._beside(t, body, k)):
            return beside
        return [body], k

    def named(self, t: Tokens, i: int, j: int, head: str) -> tuple[list[Body], int] | None:
        """A body under a head that a title swallowed, with a name in no list: "Trưởng | Ban Trị sự …"."""
        if self._named_person(t, j) or self._ends(t, j):
            return None
        base = Body(t.start[i], t.end[j - 1], head, "sector" if head in ROOMS else "full", "state", None)
        return self.open(t, base, j, None)

    def skip(self, t: Tokens, j: int) -> int:
        """The token after a body that is in no list: up to a stop, a title, a person or punctuation."""
        if (end := country(t, j)) > j:
            return end
        k, firm = j, t.low[j : j + 2] == ("công", "ty")
        while k < len(t.low) and k - j < 12 and t.word[k].isalnum() and not self._ends(t, k):
            if not t.cap[k] and (self.lexicon.at(t, k, "stops") or self.lexicon.at(t, k, "status")):
                break
            if (end := named_at(t, k)) > k:
                return end  # "Chủ tịch | Hạ viện Nhật Bản | Nukaga Fukushiro"
            # "Công ty cao su | Phú Riềng"
            of_firm = firm and not t.cap[k - 1] and t.cap[k + 2 : k + 3] != (True,)
            if k > j and self._named_person(t, k) and not of_firm:
                break
            k += 1
        return max(k, j + 1)

    def _beside(self, t: Tokens, body: Body, end: int) -> tuple[list[Body], int] | None:
        """An office of a department with the body that it is in.

        After it, after a comma, "thuộc", "-", in brackets.
        """
        k = past_code(t, end)
        sign = t.low[k] if k < len(t.low) and t.low[k] in {"(", ",", "thuộc", "-", "của"} else ""
        k += sign != ""
        inner = self.read(t, k)
        if sign in {"của", "thuộc"} and (whose := alone(t, k)):
            return [body._replace(klass="part", end=whose[0][0].end, owner=whose[0][0])], whose[1]
        kinds = {"sector", "full", "unit", "unit-strict", "committee", "part"}
        above = inner is not None and self._above_it(body, inner[0][0])
        if inner is None or not (inner[0][0].klass in kinds or above):
            return None
        if sign == "(" and of_a_kind(body, inner[0][0]):
            return [body], inner[1] + (t.low[inner[1] : inner[1] + 1] == (")",))  # "Vụ X (Vụ 7)": its number
        if inner[0][0].head in {"Đảng ủy", "Đảng bộ", "Chi bộ"} or (sign in {",", "-"} and not above):
            return None
        if sign == "," and self._are_two(t, body, inner[0][0]):
            return None
        owner, after = inner[0][0], inner[1]
        if sign == "(":
            if after >= len(t.low) or t.low[after] != ")":
                return None
            after += 1
        return [body._replace(klass="part", end=owner.end, owner=owner)], after

    @staticmethod
    def _are_two(t: Tokens, office: Body, other: Body) -> bool:
        """True for offices of one district: "Phòng Nội vụ, Công an huyện", not behind "Trưởng".

        So are "lãnh đạo Phòng Nội vụ, Ban Quản lý dự án huyện X".
        """
        if office.head not in DISTRICT_OFFICES:
            return False
        board = other.head.startswith(_BOARDS) and other.unit is not None and other.unit.level == "district"
        i = bisect_left(t.start, office.start)
        return other.head.startswith("Công an") or (board and t.low[max(0, i - 1)] != "trưởng")

    @staticmethod
    def _above_it(body: Body, owner: Body) -> bool:
        """True for a body that has departments: they alone are told after a comma."""
        numbered = body.head[-1].isdigit() and owner.type == "judicial"  # "Phòng 8, Viện Kiểm sát … tỉnh X"
        if body.head.startswith(_OF_CENTRE) and owner.head.startswith(HEADS["above"]):
            return not of_a_kind(body, owner)  # "Vụ Chính sách dân tộc, Ủy ban Dân tộc"
        return numbered or (owner.head.startswith(HEADS["divided"]) and not of_a_kind(body, owner))

"""Names of bodies made of free words: "Trung tâm Phục vụ hành chính công xã Ia Ly", "Ban Chỉ đạo về …".

They go up to a unit, an owner, a stop word of `ontology/lexicon/stops.tsv`, a person or punctuation.
"""

from loaders.bodies.alone import alone, in_union
from loaders.bodies.body import COMPANIES, DISTRICT_OFFICES, HEADS, ROOMS, TEAMS, TEMPORARY, Body, of_a_kind
from loaders.bodies.schools import past_namesake
from loaders.names.namelike import begins_department, begins_person, in_capitals
from loaders.places.abroad import country, named_at
from loaders.places.units import Units
from loaders.text.lexicon import Entry, Lexicon, in_compound
from loaders.text.numbered import carried_out, is_number, join, past_code, period
from loaders.text.tokens import Tokens, has_apostrophe

_ON_A_SUBJECT, _ENDED = frozenset(HEADS["subject"]), {tuple(w.split()) for w in HEADS["whole_subjects"]}
_GO_ON = tuple(f"{words} " for words in HEADS["subject_goes_on"])
_UNCAPPED = _ON_A_SUBJECT | set(HEADS["uncapped"])
_FIELDS = frozenset(HEADS["fields"])
_OF_UNITS = frozenset(HEADS["of_units"])
_CAPITALS = frozenset(HEADS["capitals"])
_GATES = frozenset(HEADS["gates"])
_GROUNDS = frozenset(HEADS["grounds"])
_WHOLE = frozenset({"committee", "full", "unit"})  # classes of bodies that end the name before them
_PARTS = HEADS["parts"]
_OF_CENTRE = ("Vụ ", "Cục ")
_WITH_PARTS = tuple(head.strip() for head in (*HEADS["schools"], *HEADS["hospitals"], "Sở"))
_SHORT = 3  # words of a field that may begin a longer one: "Cục trưởng | Y tế dự phòng"
_NO_FIELDS = ("titles", "offices", "bodies", "honorifics")  # what no field begins with


class OpenNames:
    """Reads open names; what they belong to may be any body."""

    lexicon: Lexicon
    units: Units

    def read(self, t: Tokens, i: int, lower: bool = False) -> tuple[list[Body], int] | None:
        """The body at a token, of any class."""
        raise NotImplementedError

    def open(self, t: Tokens, body: Body, j: int, entry: Entry | None) -> tuple[list[Body], int] | None:
        """A name of free words, up to a unit, an owner, a stop word, a person or punctuation."""
        if body.head in _OF_UNITS and self.lexicon.at(t, j, "units") and (found := self.units.read(t, j)):
            return [body._replace(klass="unit", end=u.end, unit=u) for u in found[0]], found[1]
        if body.head == "Ủy ban" and (inner := self.read(t, j)) and inner[0][0].head.startswith("Ủy ban"):
            return inner  # "Ủy ban UBND tỉnh"
        if body.head in TEAMS and t.low[j : j + 1] == ("số",) and "".join(t.word[j + 1 : j + 2]).isdigit():
            body = body._replace(head=f"{body.head} số {t.word[j + 1]}", end=t.end[j + 1])
            inner = self.read(t, j + 2)
            if inner and inner[0][0].klass in _WHOLE:  # "Đoàn kiểm tra số 3 | Thành ủy Hà Nội"
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
        about = body.head in _ON_A_SUBJECT
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
        name = sector.canonical if listed and sector and k == j + sector.size else join(t, j, k)
        body = body._replace(head=f"{body.head} {name}", end=t.end[k - 1])
        made, end = self._belongs(t, body, k)
        if about and (until := period(t, end)):
            return [b._replace(end=t.end[until - 1], tail=join(t, end, until)) for b in made], until
        return made, end

    def _name_end(self, t: Tokens, body: Body, j: int, k: int) -> int:
        """Where the free words from j end that are surely the name's up to k."""
        about = body.head in _ON_A_SUBJECT
        while k < len(t.low) and k - j < 24:
            ground = k > j and t.cap[k] and t.low[k - 1] in _GROUNDS  # "thác | Bản Giốc"
            if not ground and (unit := self.units.read(t, k)) and k > j:
                zone = body.head == "Ban Quản lý" and t.low[k - 1] == "-" and t.cap[k - 2 : k - 1] == (True,)
                if zone and unit[0][0].name is not None:
                    k = unit[1]
                    break  # "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"
                whole = not t.cap[k] or t.word[k].isupper() or self.lexicon.at(t, k, "units")  # "| TP Huế"
                if not zone and (whole or unit[0][0].name is None or k > j + 1):
                    break
            national = k - j > 2 and t.word[k - 2 : k] == ("Việt", "Nam") and t.low[k].isalpha()
            if national and not t.cap[k] and t.low[k] not in {"và", "học"}:
                break  # "Cục Đăng kiểm Việt Nam | buông lỏng quản lý"
            bare = about or body.head in {"Ủy ban", "Hội đồng"} or body.head in TEAMS
            if (after := past_namesake(t, body.head, j, k, self.units)) > k:
                k = after
                if t.low[k : k + 1] != ("-",):
                    break
                continue
            gate = k > j and all(word in _GATES for word in t.low[j:k])  # "Cửa khẩu | Ma Lù Thàng"
            if t.cap[k] and not gate and (self._ends(t, k) if k > j else bare and self.is_person(t, k)):
                break
            if body.head in _CAPITALS and not (t.cap[k] or t.word[k].isdigit() or gate or t.low[k] in _GATES):
                break
            made = t.low[k] == "thành" and self.lexicon.at(t, k + 1, "bodies", capital=True)  # of two bodies
            if made or (k > j and self._whole_behind(t, body, k)):
                break
            if t.kind[k] == "punct" and not (
                self._glue(t, j, k, about) or self._field_after(t, k, body.head)
            ):
                break
            if k > j and (in_union(t, k, self.is_person) or (t.low[k] == "của" and alone(t, k + 1))):
                break
            stop = None if in_compound(t, k) else self.lexicon.at(t, k, "stops")
            ends = stop is not None and stop.canonical == "stop" and not t.cap[k]  # "Đăng | ký" in capitals
            if ends and not (about and (t.low[k] == "về" or carried_out(t, j, k))):
                break
            joint = t.low[k - 1] == "và" and (self._turns(t, k) or self._same_kind(t, k, body))
            if k > j and (joint or (t.low[k] in {"sang", "lên"} and self._turns(t, k))):
                break
            k += stop.size if stop else 1
        while (k > j and t.kind[k - 1] == "punct") or (k > j and t.low[k - 1] in {"và", "các", "của"}):
            k -= 1
        return k

    def _sent(self, t: Tokens, body: Body, j: int) -> tuple[list[Body], int] | None:
        """A team of whoever sent it: "Đoàn kiểm tra | của Bộ Chính trị", "Đoàn công tác | Bộ Y tế"."""
        of = t.low[j : j + 1] == ("của",)
        inner = self.read(t, j + of) if of or body.head == "Đoàn công tác" else None
        if inner is None or inner[0][0].klass not in (
            {*_WHOLE, "open", "sector"} if of else {*_WHOLE, "sector", "part"}
        ):
            return None
        owner = inner[0][0]
        return [body._replace(head=f"{body.head} của", end=owner.end, owner=owner)], inner[1]

    def _turns(self, t: Tokens, k: int) -> bool:
        """True for a verb of office, which is no field: "… Trung tâm X và | điều chuyển …", "| sang làm"."""
        verb = self.lexicon.at(t, k, "status")
        return verb is not None and not t.cap[k] and verb.canonical in {"moved", "left", "lost", "appointed"}

    def _same_kind(self, t: Tokens, k: int, body: Body) -> bool:
        """True for another body with the same first word: "Trường Đại học Vinh và | Trường Đại học Huế"."""
        entry = self.lexicon.at(t, k, "bodies", capital=True)
        return entry is not None and entry.canonical.split()[0] == body.head.split()[0]

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

    def _field_after(self, t: Tokens, k: int, head: str) -> bool:
        """True for the comma in a name that lists its fields.

        "Trung tâm Văn hóa, Thể thao và Truyền thông".
        """
        if t.low[k] != "," or head not in _FIELDS or k + 2 >= len(t.low) or all(t.cap[k + 1 : k + 3]):
            return False
        if not t.cap[k + 1]:
            return self._fields_up_to_unit(t, k)
        if any(self.lexicon.at(t, k + 1, kind) for kind in (*_NO_FIELDS, "units")):
            return False
        before, joined, _ = f" {' '.join(t.low[k + 2 : k + 8])} ".partition(" và ")
        return joined != "" and {",", ";", ".", "("}.isdisjoint(before.split())

    def _fields_up_to_unit(self, t: Tokens, k: int) -> bool:
        """True for the comma before more fields in small letters, up to the unit.

        "Trung tâm Xúc tiến đầu tư, thương mại, du lịch | tỉnh".
        """
        for j in range(k + 1, min(len(t.low), k + 10)):
            if self.lexicon.at(t, j, "units") and not t.cap[j]:
                return j > k + 1
            if t.low[j] in {",", "và"}:
                continue
            listed = (*_NO_FIELDS, "stops", "status")
            if not t.word[j].isalpha() or t.cap[j] or any(self.lexicon.at(t, j, kind) for kind in listed):
                return False
        return False

    @staticmethod
    def _glue(t: Tokens, j: int, k: int, about: bool) -> bool:
        """A dash or ampersand between words; a comma inside a subject: "Tổ công tác rà soát, | tháo gỡ"."""
        if k + 1 >= len(t.low) or t.low[k] in {"-", "&", "/"}:
            # "Ban Quản lý rừng phòng hộ Tà Thiết | - buông lỏng quản lý", not "Văn hóa - thể thao"
            ends = k - j > 2 and t.cap[k - 2] and t.cap[k - 1] and not t.word[k - 1].isupper()
            ends = ends and not any(t.cap[k + 1 : k + 3])  # "Trường Sơn | - đường Hồ Chí Minh"
            return k + 1 < len(t.low) and t.word[k + 1].isalnum() and not ends
        if k == j or t.low[k] != "," or not about or t.low[k - 2] == "khóa" or t.cap[k + 1]:
            return False
        after = " ".join(t.low[k + 1 : k + 4])
        begun = k - j < 3 and not t.cap[j] and t.word[k - 1].isalpha() and t.low[j:k] not in _ENDED
        return after[:1].isalpha() and (begun or f"{after} ".startswith(_GO_ON))

    def _named(self, t: Tokens, j: int, k: int, head: str) -> bool:
        """True when the free words are a name.

        A capital or a number among the first, a subject after "Ban Chỉ đạo", a unit behind a kind of school.
        """
        gate = t.low[j] in _GATES and head in _CAPITALS and t.cap[k - 1]  # "Đồn Biên phòng cửa khẩu Mộc Bài"
        if head in _UNCAPPED or t.cap[j] or t.word[j].isdigit() or gate:
            return True
        return head.startswith("Trường ") and (t.cap[k - 1] or self.units.read(t, k) is not None)

    def _ministry_behind(self, t: Tokens, k: int) -> tuple[Body, int] | None:
        """The ministry of a department: "Cục Quản lý Khám chữa bệnh | - Bộ Y tế", "Cục C08 | Bộ Công an"."""
        k += t.low[k : k + 1] == ("-",)
        if t.word[k : k + 1] != ("Bộ",):
            return None
        inner = self.read(t, k)
        return (inner[0][0], inner[1]) if inner and inner[0][0].head.startswith("Bộ ") else None

    def _whole_behind(self, t: Tokens, body: Body, k: int) -> bool:
        """True for what a part is of: "Ban Vật tư | Đại học Huế", "Phòng Ngân sách | Sở Tài chính"."""
        if self._ministry_behind(t, k) and body.head not in _ON_A_SUBJECT:
            return True
        if not (t.cap[k] and f"{body.head} ".startswith(_PARTS)):
            return False
        entry = self.lexicon.at(t, k, "bodies", capital=True)
        if entry is None or not entry.canonical.startswith(_WITH_PARTS):
            return False
        return any(t.cap[k + entry.size : k + entry.size + 1])

    def _belongs(self, t: Tokens, body: Body, k: int) -> tuple[list[Body], int]:
        """The unit or the owner after an open name; a name that ends in "Việt Nam" is complete."""
        if body.head.endswith(" Việt Nam") and not self.lexicon.at(t, k, "units"):
            return [body], k
        of = k + 1 if k < len(t.low) and t.low[k] == "của" else k
        about = body.head.startswith(tuple(_ON_A_SUBJECT))  # "Ban Chỉ đạo … | của tỉnh"
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
        if body.head.startswith(_PARTS) and not about and (beside := self._beside(t, body, k)):
            return beside
        return [body], k

    def is_person(self, t: Tokens, k: int) -> bool:
        """True when three capitals that begin with a surname stand at k: a person, not a part of the name."""
        cut = any(begins_department(t, k + n, self.lexicon) for n in (1, 2) if k + n < len(t.low))
        return not cut and begins_person(t, k, self.units)

    def _named_person(self, t: Tokens, j: int) -> bool:
        """True when two capitals that begin with a surname stand at j, or a name such as "H'Lan"."""
        return has_apostrophe(t.word[j][:3]) or (
            t.word[j] in self.units.surnames and j + 1 < len(t.low) and t.cap[j + 1]
        )

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
        k = j
        while k < len(t.low) and k - j < 12 and t.word[k].isalnum() and not self._ends(t, k):
            if not t.cap[k] and (self.lexicon.at(t, k, "stops") or self.lexicon.at(t, k, "status")):
                break
            if (end := named_at(t, k)) > k:
                return end  # "Chủ tịch | Hạ viện Nhật Bản | Nukaga Fukushiro"
            if k > j and self._named_person(t, k):
                break
            k += 1
        return max(k, j + 1)

    def _ends(self, t: Tokens, k: int) -> bool:
        others = ("titles", "offices")
        if any(self.lexicon.at(t, k, kind, capital=True) for kind in others) or self.is_person(t, k):
            return True
        address = self.lexicon.at(t, k, "honorifics", capital=True)
        after = k + address.size if address else k
        closes = t.low[after : after + 1] in {(",",), (")",)} or (
            t.low[after : after + 1] == ("-",) and t.start[after] > t.end[after - 1]
        )
        if address and not closes:
            return True  # not in "Núi | Ông - …"
        entry = self.lexicon.at(t, k, "bodies", capital=True)
        klass = entry.fields[0] if entry else ""
        return klass in _WHOLE or (klass == "unit-strict" and self.read(t, k) is not None)

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
        if sign == "," and body.head in DISTRICT_OFFICES and inner[0][0].head.startswith("Công an"):
            return None  # "Phòng Nội vụ, Công an huyện" are two
        owner, after = inner[0][0], inner[1]
        if sign == "(":
            if after >= len(t.low) or t.low[after] != ")":
                return None
            after += 1
        return [body._replace(klass="part", end=owner.end, owner=owner)], after

    @staticmethod
    def _above_it(body: Body, owner: Body) -> bool:
        """True for a body that has departments: they alone are told after a comma."""
        numbered = body.head[-1].isdigit() and owner.type == "judicial"  # "Phòng 8, Viện Kiểm sát … tỉnh X"
        if body.head.startswith(_OF_CENTRE) and owner.head.startswith(HEADS["above"]):
            return not of_a_kind(body, owner)  # "Vụ Chính sách dân tộc, Ủy ban Dân tộc"
        return numbered or (owner.head.startswith(HEADS["divided"]) and not of_a_kind(body, owner))

"""Where names of bodies made of free words end: a unit, a stop word, a person, another body, punctuation."""

from typing import Final

from loaders.bodies.alone import alone, in_union
from loaders.bodies.body import HEADS, TEAMS, Body
from loaders.bodies.schools import past_namesake
from loaders.names.namelike import begins_department, begins_person
from loaders.places.units import Units
from loaders.text.lexicon import Lexicon, in_compound, lists
from loaders.text.numbered import carried_out, past_election
from loaders.text.tokens import Tokens, has_apostrophe

ON_A_SUBJECT: Final = frozenset(HEADS["subject"])
_ENDED: Final = {tuple(w.split()) for w in HEADS["whole_subjects"]}
_GO_ON: Final = tuple(f"{words} " for words in HEADS["subject_goes_on"])
_FIELDS: Final = frozenset(HEADS["fields"])
CAPITALS: Final = frozenset(HEADS["capitals"])
_GENERAL: Final = frozenset(("Ủy ban", "Hội đồng", *HEADS["general"]))  # never called after somebody
GATES: Final = frozenset(HEADS["gates"])
_GROUNDS: Final = frozenset(HEADS["grounds"])
WHOLE: Final = frozenset({"committee", "full", "unit"})  # classes of bodies that end the name before them
PARTS: Final = HEADS["parts"]
_WITH_PARTS: Final = tuple(
    head.strip()
    for head in (*HEADS["schools"], *HEADS["hospitals"], *HEADS["with_parts"], "Tổng công ty", "Tập đoàn")
)
_JOINTS: Final = {("và",), ("cùng",)}
_DONE: Final = frozenset(HEADS["done_behind"])
_LED: Final = frozenset(HEADS["led_behind"])
_UNFINISHED: Final = frozenset(HEADS["unfinished"])
_FIRMS, _FORMS = HEADS["private"], frozenset(HEADS["legal_forms"])
_QUOTED, _QUOTES = frozenset(HEADS["quoted"]), {"“": "”", '"': '"', "«": "»"}
_THIS: Final = tuple(tuple(words.split()) for words in lists("cues.toml")["this_body"])
_LONGEST: Final = 16  # tokens in quotes
_ROOM: Final = "Phòng"
_MORE_FIELDS: Final = tuple(tuple(field.split()) for field in HEADS["more_fields"])
_NO_FIELDS: Final = ("titles", "offices", "bodies", "honorifics")  # what no field begins with


class NameEnds:
    """Tells how far such a name goes; what stands behind it may be any body."""

    lexicon: Lexicon
    units: Units

    def read(self, t: Tokens, i: int, lower: bool = False) -> tuple[list[Body], int] | None:
        """The body at a token, of any class: what may stand behind a name.

        `Bodies`, of which all readers of bodies are a part, has it; declared here for those that call it.
        """
        raise NotImplementedError

    def _name_end(self, t: Tokens, body: Body, j: int, k: int) -> int:
        """Where the free words from j end that are surely the name's up to k."""
        about = body.head in ON_A_SUBJECT
        if about and t.low[j : j + 1] in _JOINTS:
            return j  # "Trưởng Ban Chỉ đạo | và các thành viên Ban Chỉ đạo tỉnh"
        while k < len(t.low) and k - j < 24:
            ground = k > j and _is_no_unit(t, k, about)
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
            if k - j > 1 and not about and _counted(t, k):
                break
            bare = about or body.head in _GENERAL or body.head in TEAMS
            if (after := past_namesake(t, body.head, j, k, self.units)) > k or (
                about and (after := past_election(t, k)) > k
            ):
                k = after
                if t.low[k : k + 1] != ("-",):
                    break
                continue
            gate = k > j and all(word in GATES for word in t.low[j:k])  # "Cửa khẩu | Ma Lù Thàng"
            if t.cap[k] and not gate and (self._ends(t, k) if k > j else bare and self.is_person(t, k)):
                break
            if body.head in CAPITALS and not (t.cap[k] or t.word[k].isdigit() or gate or t.low[k] in GATES):
                break
            made = t.low[k] == "thành" and self.lexicon.at(t, k + 1, "bodies", capital=True)  # of two bodies
            if (
                made
                or _closes_firm(t, body, j, k)
                or _leads(t, j, k)
                or (k > j and self._whole_behind(t, body, k))
            ):
                break
            if k > j and (closed := _past_quoted(t, k)) > k:
                k = closed
                continue
            if t.kind[k] == "punct" and not (
                (self._glue(t, j, k, about) and not self.lexicon.at(t, k + 1, "offices"))
                or self._field_after(t, k, body.head)
            ):
                break
            if k > j and (in_union(t, k, self.is_person) or (t.low[k] == "của" and _is_told(t, k + 1))):
                break
            stop = None if in_compound(t, k) else self.lexicon.at(t, k, "stops")
            ends = stop is not None and stop.canonical == "stop" and not t.cap[k]  # "Đăng | ký" in capitals
            ends = ends and " ".join(t.low[j:k]) not in _UNFINISHED
            if ends and not (about and (t.low[k] == "về" or carried_out(t, j, k))):
                break
            joint = t.low[k - 1] == "và" and (self._turns(t, k) or self._same_kind(t, k, body))
            if k > j and (joint or (t.low[k] in {"sang", "lên"} and self._turns(t, k))):
                break
            k += stop.size if stop else 1
        return _trimmed(t, j, k)

    def _turns(self, t: Tokens, k: int) -> bool:
        """True for a verb of office, which is no field: "… Trung tâm X và | điều chuyển …", "| sang làm"."""
        verb = self.lexicon.at(t, k, "status")
        return verb is not None and not t.cap[k] and verb.canonical in {"moved", "left", "lost", "appointed"}

    def _same_kind(self, t: Tokens, k: int, body: Body) -> bool:
        """True for another body, of no kind or of the same: "Trường Đại học Vinh và | Trường Đại học Huế"."""
        if t.low[k : k + 2] == ("cơ", "quan"):
            return True  # "Tiểu ban Văn kiện và | Cơ quan thường trực"
        entry = self.lexicon.at(t, k, "bodies", capital=True)
        return entry is not None and entry.canonical.split()[0] == body.head.split()[0]

    def _field_after(self, t: Tokens, k: int, head: str) -> bool:
        """True for the comma in a name that lists its fields.

        "Trung tâm Văn hóa, Thể thao và Truyền thông".
        """
        if head == _ROOM:
            return self.past_fields(t, k) > k
        if t.low[k] != "," or head not in _FIELDS or k + 2 >= len(t.low) or all(t.cap[k + 1 : k + 3]):
            return False
        if not t.cap[k + 1]:
            return self._fields_up_to_unit(t, k)
        if any(self.lexicon.at(t, k + 1, kind) for kind in (*_NO_FIELDS, "units")):
            return False
        before, joined, _ = f" {' '.join(t.low[k + 2 : k + 8])} ".partition(" và ")
        return joined != "" and {",", ";", ".", "("}.isdisjoint(before.split())

    def past_fields(self, t: Tokens, k: int) -> int:
        """Behind a comma and one or two more fields of a room, up to what the room is in; else k.

        "Phòng Tổ chức|, biên chế | Sở Nội vụ", "Phòng Thanh tra|, Pháp chế | của Sở".
        """
        if t.low[k : k + 1] != (",",):
            return k
        j = self._past_field(t, k + 1)
        if j > k + 1 and t.low[j : j + 1] in {("và",), (",",)}:
            j = max(j, self._past_field(t, j + 1))
        within = t.low[j : j + 1] in {("của",), ("thuộc",)}
        named = self.read(t, j + within) if t.cap[j + within : j + within + 1] == (True,) else None
        whole = named or (alone(t, j + 1) if within else None)
        return j if j > k + 1 and whole is not None else k

    def _past_field(self, t: Tokens, k: int) -> int:
        """Behind a field that a room may have beside another; 0 where none begins at k."""
        sector = self.lexicon.at(t, k, "sectors")
        listed = max((len(f) for f in _MORE_FIELDS if t.low[k : k + len(f)] == f), default=0)
        size = max(listed, sector.size if sector else 0)
        return k + size if size else 0

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
        if t.low[k - 1 : k + 2] == ("phòng", ",", "chống") and t.low[k - 2] != "dự":
            return k > j  # "Chi cục Thủy lợi và Phòng|, chống thiên tai"
        if k == j or t.low[k] != "," or not about or t.low[k - 2] == "khóa" or t.cap[k + 1]:
            return False
        after = " ".join(t.low[k + 1 : k + 4])
        begun = k - j < 3 and not t.cap[j] and t.word[k - 1].isalpha() and t.low[j:k] not in _ENDED
        return after[:1].isalpha() and (begun or f"{after} ".startswith(_GO_ON))

    def _whole_behind(self, t: Tokens, body: Body, k: int) -> bool:
        """True for what a part is of: "Ban Vật tư | Đại học Huế", "Phòng Ngân sách | (-) Sở Tài chính"."""
        if self._ministry_behind(t, k) and body.head not in ON_A_SUBJECT:
            return True
        dash = t.low[k : k + 1] == ("-",) and k + 1 < len(t.low)
        k += dash
        if not (t.cap[k] and f"{body.head} ".startswith(PARTS)):
            return False
        entry = self.lexicon.at(t, k, "bodies", capital=True)
        if entry is None:
            return not dash and self.read(t, k) is not None  # "Ban Kế hoạch | Vietnam Airlines"
        if not entry.canonical.startswith(_WITH_PARTS):
            return False
        return any(t.cap[k + entry.size : k + entry.size + 1])

    def _ministry_behind(self, t: Tokens, k: int) -> tuple[Body, int] | None:
        """The ministry of a department: "Cục Quản lý Khám chữa bệnh | - Bộ Y tế", "Cục C08 | Bộ Công an"."""
        k += t.low[k : k + 1] == ("-",)
        if t.word[k : k + 1] != ("Bộ",):
            return None
        inner = self.read(t, k)
        return (inner[0][0], inner[1]) if inner and inner[0][0].head.startswith("Bộ ") else None

    def is_person(self, t: Tokens, k: int) -> bool:
        """True when three capitals that begin with a surname stand at k: a person, not a part of the name."""
        cut = any(begins_department(t, k + n, self.lexicon) for n in (1, 2) if k + n < len(t.low))
        return not cut and begins_person(t, k, self.units)

    def _named_person(self, t: Tokens, j: int) -> bool:
        """True when two capitals that begin with a surname stand at j, or a name such as "H'Lan"."""
        return has_apostrophe(t.word[j][:3]) or (
            t.word[j] in self.units.surnames and j + 1 < len(t.low) and t.cap[j + 1]
        )

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
        return klass in WHOLE or (klass == "unit-strict" and self.read(t, k) is not None)


def _is_told(t: Tokens, k: int) -> bool:
    """True for words at k that mean a body told before: "Ban Văn xã của | cơ quan này", "… của | Sở"."""
    return past_told(t, k) > k or alone(t, k) is not None


def past_told(t: Tokens, k: int) -> int:
    """The token after words at k for a body told before, "cơ quan này"; k where there are none."""
    return next((k + len(words) for words in _THIS if t.low[k : k + len(words)] == words), k)


def _is_no_unit(t: Tokens, k: int, about: bool) -> bool:
    """True for what only sounds like a unit: "thác | Bản Giốc", in a subject "sắp xếp đơn vị cấp | xã"."""
    return t.low[k - 1] in _GROUNDS if t.cap[k] else about and t.low[k - 1] == "cấp"


def _closes_firm(t: Tokens, body: Body, j: int, k: int) -> bool:
    """True behind the form that closes a firm's name from j: "Công ty X TNHH MTV | và giải quyết …"."""
    closed = k - j > 2 and t.low[k] == "và" and t.word[k - 1] in _FORMS and body.head.startswith(_FIRMS)
    return closed and t.cap[k + 1 : k + 2] != (True,)


def _leads(t: Tokens, j: int, k: int) -> bool:
    """True behind a capital or a dash that ends a name from j, before what its head leads.

    "| điều hành hội nghị", "Trưởng Ban Chỉ huy - | điều hành hội nghị".
    """
    led = k > j and (t.cap[k - 1] or t.low[k - 1] == "-") and " ".join(t.low[k : k + 2]) in _DONE
    return led and not _LED.isdisjoint(t.low[k + 2 : k + 3])


def _counted(t: Tokens, k: int) -> bool:
    """True behind a number that ends a name, and before one that counts others.

    "Ban Quản lý dự án 7 | cử người thường trực", "Công đoàn Xây dựng Việt Nam và | 295 đại biểu".
    """
    ends = t.word[k - 1].isdigit() and not t.cap[k] and t.low[k].isalpha()
    return ends or (t.word[k].isdigit() and t.low[k - 1] == "và")


def _past_quoted(t: Tokens, k: int) -> int:
    """The token behind a name's part in quotes that opens at k: "Ban Vận động Quỹ | “Vì người nghèo”"."""
    close = _QUOTES.get(t.word[k]) if t.low[k - 1] in _QUOTED else None
    if close is None or close not in t.word[k + 1 : k + _LONGEST]:
        return k
    return t.word.index(close, k + 1) + 1


def _trimmed(t: Tokens, j: int, k: int) -> int:
    """Where a name from j to k ends without what its head does, and without words that join."""
    if k - j > 2 and t.cap[k - 3] and " ".join(t.low[k - 2 : k]) in _DONE:
        k -= 2  # "do ông A, Hiệu trưởng Trường THCS Tân Lập | điều hành"
    while k > j and (t.low[k - 1] in {"và", "các", "của"} or _is_sign(t, k - 1)):
        k -= 1
    return k


def _is_sign(t: Tokens, k: int) -> bool:
    """True for a sign that ends no name, as the one that closes a quotation may."""
    return t.kind[k] == "punct" and t.word[k] not in _QUOTES.values()

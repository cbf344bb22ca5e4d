"""Administrative units in text.

"xã Khao Mang", "các xã A, B và C", "tỉnh", "TP.HCM", "Lào Cai", "phường 2".
"""

import re
from typing import NamedTuple

from kg.text import fold
from loaders.abroad import country
from loaders.atlas import Atlas
from loaders.lexicon import Lexicon, counting, lists, unit_types
from loaders.tokens import Tokens, has_apostrophe

_HAMLETS = unit_types("hamlet")
_MIDDLE = frozenset(lists("cues.toml")["middle_names"])
_EITHER = "tỉnh, thành phố"
_SYLLABLE = re.compile(  # one of the language: "Kim", "Giang", not "Pơloong"
    r"(?:ngh?|nh|gh?|gi|kh|ph|qu|th|tr|ch|đ|[bcdghklmnprstvx])?[^\W\d_bcdghklmnpqrstvxđ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_SIBLINGS = {
    "district": {"huyện", "thị xã", "thành phố", "quận"},
    "commune": {"xã", "phường", "thị trấn", "đặc khu"},
}
_COUNTABLE = frozenset({"commune", "district", "province", "hamlet"})
_NUMBERED = frozenset(lists("cues.toml")["numbered_units"])
_NUMBERS = counting() - {"một"}
_ADJECTIVES = frozenset(lists("cues.toml")["kinds_of_unit"])
_PEOPLES = frozenset(lists("cues.toml")["peoples"])
_COUNTED = frozenset(lists("cues.toml")["things_counted"])
_BEGIN = ("units", "titles", "offices", "bodies", "honorifics")
_DEEDS = frozenset(lists("cues.toml")["deeds"])
_TERM = "khóa"
_LONGEST = 6  # tokens in a unit's name, "Bà Rịa - Vũng Tàu" with its dash included


class Unit(NamedTuple):
    """A unit as written: `name` is None where only its kind is said ("tỉnh").

    `within` is a province said beside it.
    """

    start: int
    end: int
    type: str
    level: str
    name: str | None
    within: str | None = None


class Units:
    """Reads units at a token."""

    def __init__(self, lexicon: Lexicon, atlas: Atlas, surnames: frozenset[str], at: str | None) -> None:
        """`at` is the day of the article (ISO), for the types of provinces."""
        self.lexicon = lexicon
        self.atlas = atlas
        self.surnames = surnames
        self.at = at

    def read(self, t: Tokens, i: int) -> tuple[list[Unit], int] | None:
        """The unit or the units of one list that begin at token i, and the token after them."""
        if i not in t.units:
            t.units[i] = self._read(t, i)
        found: tuple[list[Unit], int] | None = t.units[i]
        return found

    def _read(self, t: Tokens, i: int) -> tuple[list[Unit], int] | None:
        if i >= len(t.low):
            return None
        entry = self.lexicon.at(t, i, "units")
        if (
            entry is None
            and (t.word[i].isdigit() or t.low[i] in _NUMBERS)
            and self.lexicon.at(t, i + 1, "units")
        ):
            found = self.read(t, i + 1)  # "4 xã: A, B, C và D"
            return found if found and len(found[0]) > 1 else None
        if entry is None:
            return self._province(t, i)
        if t.word[i : i + 2] == ("xã", "hội") or t.low[max(0, i - 1) : i + 1] == ("nông", "thôn"):
            return None  # "tệ nạn | xã hội", "Ban Thanh niên nông | thôn Trung ương Đoàn"
        type, level, many = entry.canonical, entry.fields[0], entry.fields[1] == "many"
        j = i + entry.size
        counted = (
            not many
            and i > 0
            and level in _COUNTABLE
            and (t.low[i - 1] in _NUMBERS or t.word[i - 1].isdigit())
        )
        if counted and (listed := self._list(t, i, j, type, level)):
            return listed
        if j < len(t.low) and t.low[j] in {"ủy", "đoàn"} and not (t.word[j] == "Đoàn" and not t.cap[j - 1]):
            return None  # "Tỉnh ủy", "Thành đoàn" are bodies; but "HĐND tỉnh | Đoàn Văn An"
        j = self._over_adjective(t, j)
        if not many:
            name, end = self.name(t, j, type)
            if name is None and entry.words[0] == "Thủ":
                if j < len(t.low) and (t.cap[j] or (t.low[j] == "của" and country(t, j + 1) > j + 1)):
                    return None  # "thủ đô Viêng Chăn", "thủ đô của Lào"
                name, end = "Hà Nội", j  # the capital, by itself
            if name is None:
                if level == "hamlet" or len(entry.words[0]) == 1:
                    return None
                j = i + entry.size
                return [Unit(t.start[i], t.end[j - 1], type, level, None)], j
            if (
                entry.words[-1] == "."
                and len(entry.words[0]) == 1
                and not (name.isdigit() or self.atlas.known(name, type))
            ):
                return None  # "P. Giám đốc" is no ward
            return [self._unit(t.start[i], t.end[end - 1], type, level, name)], end
        return self._list(t, i, j, type, level)

    @staticmethod
    def _over_adjective(t: Tokens, j: int) -> int:
        """Past what a kind of unit is said to be before its name: "xã biên giới Quốc Khánh"."""
        for size in (2, 1):
            after = j + size
            if (
                " ".join(t.low[j:after]) in _ADJECTIVES
                and after < len(t.low)
                and t.cap[after]
                and not t.cap[j]
            ):
                return after
        return j

    def _list(self, t: Tokens, i: int, j: int, type: str, level: str) -> tuple[list[Unit], int] | None:
        """A list that shares its head, up to the first thing that is no name."""
        if j < len(t.low) and t.low[j] == ":":
            j += 1
        elif "như" in t.low[j : j + 4] and not any(t.cap[j : j + t.low[j : j + 4].index("như")]):
            j += t.low[j : j + 4].index("như") + 1  # "các xã vùng sâu như A, B"
        found: list[Unit] = []
        end = j
        while True:
            name, after = self.name(t, j, type)
            if name is None:
                break
            if found and not self.atlas.known(name, type) and self._other_kind(t, j):
                break
            found.append(self._unit(t.start[j] if found else t.start[i], t.end[after - 1], type, level, name))
            end = j = after
            if j < len(t.low) and t.low[j] in {",", "và", ";", "-"}:
                j += 1
                if j < len(t.low) and t.low[j] == "và":
                    j += 1
            else:
                break
        while found and (more := self._of_other_type(t, end, level)):
            found.append(more[0])
            end = more[1]
        return (found, end) if found else None

    def _of_other_type(self, t: Tokens, k: int, level: str) -> tuple[Unit, int] | None:
        """A unit of the same level but another type that ends a list: "các xã A, B | và phường C"."""
        if k >= len(t.low) or t.low[k] not in {",", "và", "cùng"}:
            return None
        k += 2 if t.low[k] == "," and t.low[k + 1 : k + 2] == ("và",) else 1
        entry = self.lexicon.at(t, k, "units") if k < len(t.low) and not t.cap[k] else None
        if entry is None or entry.fields[1] == "many" or entry.canonical not in _SIBLINGS.get(level, ()):
            return None
        units, end = self.read(t, k) or ([], k)
        if len(units) != 1 or units[0].name is None:
            return None
        central = units[0].type == "thành phố" == self.atlas.kind(units[0].name, self.at)
        return None if central else (units[0], end)

    def _other_kind(self, t: Tokens, j: int) -> bool:
        """True when the word at j begins something that is no place (a title, a body, an honorific)."""
        return any(self.lexicon.at(t, j, kind) for kind in ("titles", "offices", "bodies", "honorifics"))

    def _province(self, t: Tokens, i: int) -> tuple[list[Unit], int] | None:
        """A province named without its kind ("Lào Cai")."""
        found = self.atlas.province_at(t, i)
        if found is None:
            return None
        name, end = found
        type = self.atlas.kind(name, self.at)
        if type is None and self.at and self.atlas.find(name, "thành phố", self.at):
            return [Unit(t.start[i], t.end[end - 1], "thành phố", "district", name)], end  # Huế before 2025
        type = type or "tỉnh"
        return [
            Unit(t.start[i], t.end[end - 1], type, "city" if type == "thành phố" else "province", name)
        ], end

    def _unit(self, start: int, end: int, type: str, level: str, name: str) -> Unit:
        if type == _EITHER:  # each is what the atlas says
            type = self.atlas.kind(name, self.at) or "tỉnh"
            level = "city" if type == "thành phố" else "province"
        if level in {"province", "city"} and (kind := self.atlas.kind(name, self.at)):
            name = self._canonical(name)
            if type == "tỉnh" and kind == "thành phố":
                level = "province"
        return Unit(start, end, type, level, name)

    def _canonical(self, name: str) -> str:
        units = self.atlas.find(name, None, None)
        provinces = [u.name for u in units if u.rank == "province"]
        return provinces[0] if provinces else name

    def name(self, t: Tokens, i: int, type: str) -> tuple[str | None, int]:
        """The unit's name at token i (None if there is none) and the token after it.

        The longest known name of that type wins; an unknown one takes the run of capitals, less a person's
        name at its end.
        """
        if i < len(t.low) and _is_number(t.word[i]) and type in _NUMBERED:
            for end in range(min(len(t.low), i + 4), i + 1, -1):
                if all(t.cap[i + 1 : end]) and self.atlas.known(_text(t, i, end), type):
                    return _text(t, i, end), end  # "phường 1 Bảo Lộc"
            return str(int(t.word[i])), i + 1
        if (
            type in _HAMLETS
            and t.low[i : i + 1] == ("số",)
            and i + 1 < len(t.low)
            and _is_number(t.word[i + 1])
        ):
            return str(int(t.word[i + 1])), i + 2
        if t.low[i : i + 1] == (_TERM,):
            return None, i  # "HĐND huyện | Khóa XX"
        run = self._run(t, i)
        for end in (
            range(min(len(t.low), i + _LONGEST), run, -1) if i < run < len(t.low) and t.cap[run] else ()
        ):
            if all(t.cap[run:end]) and self.atlas.known(_text(t, i, end), type):
                return self._spelled(_text(t, i, end), type), end  # "phường Cầu Ông Lãnh"
        if run == i or self._begins_word(t, i, run):
            return None, i
        for end in range(min(run, i + _LONGEST), i, -1):
            if end < len(t.low) and t.word[end].isdigit() and self.atlas.known(_text(t, i, end + 1), type):
                return _text(t, i, end + 1), end + 1  # "Sơn Kim 1"
            if self.atlas.known(_text(t, i, end), type):
                if run - end == 1 and run - i == 3 and t.word[i] in self.surnames and type not in _HAMLETS:
                    return None, i  # "Chủ tịch UBND xã | Châu Minh Nghĩa"
                return self._spelled(_text(t, i, end), type), end
        if type in _HAMLETS and self._numbered(t, run):
            return _text(t, i, run + 1), run + 1
        if type in {"tỉnh", "thành phố"}:
            return self.atlas.province_at(t, i) or (None, i)
        if any(has_apostrophe(word[:2]) for word in t.word[i:run]):
            return None, i  # "Chủ tịch UBND xã | K'Brểu": every place written so is a known one
        if (
            t.word[i] in self.surnames
            and type not in _HAMLETS
            and (run - i == 1 or (run - i > 2 and t.word[i + 1] in _MIDDLE))
        ):
            return None, i  # "Bí thư Thị ủy, Chủ tịch HĐND thị xã | Đinh Thị Kim Liên"
        if " ".join(t.word[i:run]) in _PEOPLES:
            return None, i  # "xã | Tày đầu tiên đạt chuẩn"
        if all(word.isupper() and len(word) > 1 for word in t.word[i:run]):
            return None, i  # "CHỦ TỊCH UBND PHƯỜNG | VỚI NHÂN DÂN"
        end = self._before_person(t, i, run)
        if run - i == 2 and t.word[i] in self.surnames and type not in _HAMLETS and self._stranger(t, i, run):
            return None, i  # "Chủ tịch UBND xã | Pơloong Plênh"
        all_known = type in _SIBLINGS["district"] or len(t.word[i]) == 1
        whole = end == run or (run - i == 4 and all_known)  # "Chủ tịch UBND huyện | A Viết Sơn Ca"
        person = whole and run - i >= 3 and t.word[i] in self.surnames
        if person and (type not in _HAMLETS or t.word[i + 1] in _MIDDLE):
            return None, i  # "Chủ tịch HĐND xã | Tô Văn Sáng", "Trưởng bản | Mùa A Thi"
        return _text(t, i, end), end

    def _begins_word(self, t: Tokens, i: int, run: int) -> bool:
        """True where a run of capitals is but the beginning of a word: "huyện | Thượng tá A".

        Also "các huyện, | Thành phố", "Hội Phụ nữ xã | Tổ chức …", but not "xã Bản Lầu".
        """
        if " ".join(t.low[i : i + 2]) in _DEEDS and run == i + 1:
            return True
        entries = (self.lexicon.at(t, i, kind) for kind in _BEGIN)
        return any(entry is not None and run - i < entry.size for entry in entries)

    @staticmethod
    def _numbered(t: Tokens, k: int) -> bool:
        """True for the number of a hamlet at k ("thôn Bù Gia Phúc 1"), which counts nothing behind it."""
        if k >= len(t.low) or not t.word[k].isdecimal() or len(t.word[k]) > 2:
            return False
        after = t.low[k + 1] if k + 1 < len(t.low) else ""
        return after not in _COUNTED and not (
            after in {"/", ".", ",", "-"} and t.low[k + 2 : k + 3] and t.word[k + 2].isdecimal()
        )

    def _stranger(self, t: Tokens, i: int, run: int) -> bool:
        """True when no unit of any kind bears the name."""
        plain = all(map(_SYLLABLE.fullmatch, t.low[i:run]))
        return not plain and not self.atlas.find(_text(t, i, run), None, None)

    def _spelled(self, name: str, type: str) -> str:
        """The name as the gazetteer spells it where only an alias matched ("HCM")."""
        units = self.atlas.find(name, type, None)
        same = fold(name).replace("'", "")
        if any(fold(u.name).replace("'", "") == same for u in units) and not (
            name.isupper() and len(name) > 3
        ):
            return name  # "Đắk Glong", "Đăk Glong"; "Đưng K'Nớ", "Đưng KNớ"
        return units[0].name

    def _run(self, t: Tokens, i: int) -> int:
        """The end of the run of capitalised words at i; a dash between two of them belongs to it."""
        j = i
        while j < len(t.low) and j - i < _LONGEST:
            if t.cap[j] and (t.word[j].isalpha() or has_apostrophe(t.word[j])):
                if t.word[j] == "Anh" and (j > i + 1 or (j > i and t.word[i] in self.surnames)):
                    pass  # a given name, seldom the honorific
                elif j > i and (t.low[j] == _TERM or (self._other_kind(t, j) and not self._inside(t, i, j))):
                    break
                j += 1
            elif (
                t.low[j] == "-"
                and j > i
                and j + 1 < len(t.low)
                and t.cap[j + 1]
                and not self._other_kind(t, j + 1)
            ):
                joined = _text(t, i, j + 2)
                if not self.atlas.find(joined, None, None) and not self._dashed(t, i, j):
                    break
                j += 1
            else:
                break
        return j

    def _inside(self, t: Tokens, i: int, j: int) -> bool:
        """True when a known name runs over token j ("Phong Thạnh Tây" over a title-like word)."""
        return bool(self.atlas.find(_text(t, i, j + 1), None, None))

    def _dashed(self, t: Tokens, i: int, j: int) -> bool:
        return any(self.atlas.find(_text(t, i, j + k), None, None) for k in (3, 2) if j + k <= len(t.low))

    def _before_person(self, t: Tokens, i: int, run: int) -> int:
        """Where an unknown name ends when a person's name follows it in the same run of capitals."""
        if run - i > 3 and t.word[i + 1] in self.surnames and t.word[i + 2] in {"Thị", "Văn"}:
            return i + 1  # "bản Mạ | Vi Thị Luyến"
        for k in (i + 2, i + 3):
            if k + 2 <= run <= k + 4 and t.word[k] in self.surnames:
                return k
        return run


def _is_number(word: str) -> bool:
    """True for a number that a ward or a hamlet may bear."""
    return word.isdecimal() and len(word) <= 3


def _text(t: Tokens, i: int, end: int) -> str:
    """The words i..end, with spaces around dashes."""
    return " ".join(t.word[i:end]).replace(" – ", " - ")

"""The names of administrative units in text: "Khao Mang", "2", "Cầu Ông Lãnh", "Bà Rịa - Vũng Tàu"."""

import re
from collections.abc import Sequence
from typing import Final

from kg.text import fold
from loaders.places.atlas import Atlas
from loaders.text.lexicon import Lexicon, lists, unit_types
from loaders.text.tokens import Tokens, has_apostrophe

_HAMLETS, _COMMUNES = unit_types("hamlet"), unit_types("commune")
_MIDDLE: Final = frozenset(lists("cues.toml")["middle_names"])
_SYLLABLE: Final = re.compile(  # one of the language: "Kim", "Giang", not "Pơloong"
    r"(?:ngh?|nh|gh?|gi|kh|ph|qu|th|tr|ch|đ|[bcdghklmnprstvx])?[^\W\d_bcdghklmnpqrstvxđ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DISTRICTS: Final = frozenset({"huyện", "thị xã", "thành phố", "quận"})
_NUMBERED: Final = frozenset(lists("cues.toml")["numbered_units"])
_PEOPLES: Final = frozenset(lists("cues.toml")["peoples"])
_COUNTED: Final = frozenset(lists("cues.toml")["things_counted"])
_BEGIN: Final = ("units", "titles", "offices", "bodies", "honorifics")
_OTHERS: Final = _BEGIN[1:]  # what is no place
_WORD: Final = 4  # letters of a name in capitals that is no abbreviation, at least
_MEASURED: Final = frozenset(lists("cues.toml")["things_measured"])
_EACH: Final = (("mỗi",), ("từng",))
_SPANS: Final = frozenset(lists("cues.toml")["spans_counted"])
_SIDES: Final = frozenset(lists("cues.toml")["sides"])
_DEEDS: Final = frozenset(lists("cues.toml")["deeds"])
_POSTS: Final = lists("cues.toml")["leads_a_commune"]
_TERM: Final = "khóa"
_ONCE: Final = frozenset(lists("cues.toml")["once"])
_LETTERS: Final = frozenset("ABCD")  # of one hamlet among several of a name: "thôn Trần Văn | B"
_OF_PEOPLE: Final = frozenset({"Thị", "A", "Seo"})  # seldom in a hamlet's name: "Trưởng bản | Lò Thị B"
_OF_SOUTH: Final = frozenset({"khóm", "ấp"})  # hamlets where nobody is called "A Biển", "Y Thơn"
_SCENE: Final = frozenset({"ở", "tại", "đến", "tới", "về", "vào", "lên"})  # before where something is told of
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_POST: Final = 12  # words between a dash and the unit of a post
_FULL_NAME: Final = (3, 4)  # words of one
_LONGEST: Final = 6  # tokens in a unit's name, "Bà Rịa - Vũng Tàu" with its dash included


class UnitNames:
    """Reads the name of a unit of some type at a token."""

    def __init__(self, lexicon: Lexicon, atlas: Atlas, surnames: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.atlas = atlas
        self.surnames = surnames

    def read(self, t: Tokens, i: int, type: str) -> tuple[str | None, int]:
        """The unit's name at token i (None if there is none) and the token after it.

        The longest known name of that type wins; an unknown one takes the run of capitals, less a person's
        name at its end.
        """
        if i < len(t.low) and _is_number(t.word[i]) and type in _NUMBERED:
            for end in range(min(len(t.low), i + 4), i + 1, -1):
                if all(t.cap[i + 1 : end]) and self.atlas.known(_text(t, i, end), type):
                    return _text(t, i, end), end  # "phường 1 Bảo Lộc"
            if _is_span(t, i + 1):
                return None, i  # "các xã, phường | 5 năm qua", "nguyên trưởng thôn | 5 tháng tù"
            if not _MEASURED.isdisjoint(t.low[i + 1 : i + 2]) or t.low[i - 2 : i - 1] in _EACH:
                return None, i  # "tặng thôn | 10 triệu đồng", "mỗi thôn | 2 người"
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
            if end < len(t.low) and t.word[end].isdigit() and self._has_number(t, i, end, type):
                return _text(t, i, end + 1), end + 1  # "Sơn Kim 1"
            if end - i > 2 and self._known_as(_text(t, i, end), type):
                return _text(t, i, end), end  # "xã | Tam Quan Bắc" of a list that knows the ward alone
            if end == i + 1 == run - 1 and type in _COMMUNES and not self._begins_word(t, end, run):
                break  # "xã | Thanh Xá" is not the commune Thanh: one syllable alone names nobody
            if self.atlas.known(_text(t, i, end), type):
                if end == i + 1 < run - 1 and self._names(t, i):
                    return None, i  # "Bí thư Đảng ủy xã | Phan Văn Long", though there was a xã Phan
                if run - end == 1 and run - i == 3 and t.word[i] in self.surnames and type not in _HAMLETS:
                    return None, i  # "Chủ tịch UBND xã | Châu Minh Nghĩa"
                if end == run - 1 and t.word[end] in _SIDES and type in _COMMUNES | _HAMLETS:
                    return _text(t, i, run), run  # "xã | Bình Khánh Đông", where only Bình Khánh is known
                return self._spelled(_text(t, i, end), type), end
        if type in _HAMLETS and self._numbered(t, run):
            return _text(t, i, run + 1), run + 1
        if type == "đặc khu":
            return None, i  # "Chủ tịch UBND đặc khu | Nguyễn Hải Linh Đan": all of them are known
        if type in {"tỉnh", "thành phố"}:
            return self.atlas.province_at(t, i) or (None, i)
        if any(has_apostrophe(word[:3]) for word in t.word[i:run]):
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
        foreign = t.word[i] in self.surnames or type in _DISTRICTS
        if run - i == 2 and foreign and type not in _HAMLETS and self._stranger(t, i, run):
            return None, i  # "Chủ tịch UBND xã | Pơloong Plênh", "… huyện | Arâl Pứch"
        lone = run - i == 2 and t.word[i] in self.surnames and (type in _DISTRICTS or _led(t, i, run, type))
        unknown = lone and type not in _HAMLETS and not self.atlas.find(_text(t, i, run), None, None)
        if unknown and not self.is_apposed(t, i):
            return None, i  # "Phó Chủ tịch UBND phường | Ngô Tú cho biết", "… huyện | Siu Luynh"
        all_known = type in _DISTRICTS or len(t.word[i]) == 1
        middle = t.word[i + 1 : i + 2] and t.word[i + 1] in _MIDDLE  # "Bí thư Chi bộ thôn | Hồ Thị Xa Pươi"
        whole = end == run or (run - i == 4 and (all_known or middle))  # "… huyện | A Viết Sơn Ca"
        lettered = t.word[run - 1] in _LETTERS and _OF_PEOPLE.isdisjoint(t.word[i : run - 1])
        person = whole and run - i >= 3 and t.word[i] in self.surnames and not (lettered and type in _HAMLETS)
        if person and (type not in _HAMLETS or t.word[i + 1] in _MIDDLE or _is_there(t, i, type)):
            return None, i  # "Chủ tịch HĐND xã | Tô Văn Sáng", "Trưởng bản | Mùa A Thi"
        return _text(t, i, end), end

    def is_apposed(self, t: Tokens, i: int) -> bool:
        """True at i in the post of a whole name before a dash: "Đỗ Văn An - nguyên Bí thư Huyện ủy | X"."""
        k = i
        while k and t.word[k - 1].isalpha() and i - k < _POST:
            k -= 1
        if k < 4 or t.low[k - 1] != "-" or t.start[k - 1] == t.end[k - 2]:
            return False
        if self.lexicon.at(t, k + (t.low[k] in _ONCE), "titles") is None:
            return False
        names = (range(k - 1 - size, k - 1) for size in _FULL_NAME if size < k)
        return any(
            t.word[n[0]] in self.surnames and all(t.cap[m] for m in n) and self._is_told_of(t, n[0])
            for n in names
        )

    def _is_told_of(self, t: Tokens, i: int) -> bool:
        """True for a name that opens what is said or stands behind an honorific, not "cầu | Lê Lợi"."""
        before = ((k, self.lexicon.at(t, k, "honorifics")) for k in range(max(0, i - 3), i))
        opens = i == 0 or not t.word[i - 1].isalnum()
        return opens or any(entry is not None and k + entry.size == i for k, entry in before)

    def other_kind(self, t: Tokens, j: int) -> bool:
        """True when the word at j begins something that is no place (a title, a body, an honorific)."""
        kinds = _OTHERS if self.lexicon.opens(t, j) else ()
        return any(self.lexicon.at(t, j, kind) for kind in kinds)

    def _begins_word(self, t: Tokens, i: int, run: int) -> bool:
        """True where a run of capitals is but the beginning of a word: "huyện | Thượng tá A".

        Also "các huyện, | Thành phố", "Hội Phụ nữ xã | Tổ chức …", but not "xã Bản Lầu".
        """
        if " ".join(t.low[i : i + 2]) in _DEEDS and run == i + 1:
            return True
        kinds = _BEGIN if self.lexicon.opens(t, i) else ()
        entries = (self.lexicon.at(t, i, kind) for kind in kinds)
        return any(entry is not None and run - i < entry.size for entry in entries)

    def _has_number(self, t: Tokens, i: int, end: int, type: str) -> bool:
        """True for a name known with the number behind it, in whatever figures: "Tam Xuân | 1"."""
        roman = _ROMAN.get(t.word[end], "")
        return any(self.atlas.known(f"{_text(t, i, end)} {n}", type) for n in (t.word[end], roman) if n)

    def _names(self, t: Tokens, i: int) -> bool:
        """True for a surname with no other behind it."""
        after = t.word[i + 1]
        return t.word[i] in self.surnames and (after in _MIDDLE or after not in self.surnames)

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

    def _known_as(self, name: str, type: str) -> bool:
        """True for a commune that is known as one of another type only: a "xã" that became a "phường"."""
        others = _COMMUNES if type in _COMMUNES and not self.atlas.known(name, type) else ()
        return any(self.atlas.known(name, other) for other in others)

    def _spelled(self, name: str, type: str) -> str:
        """The name as the gazetteer spells it where only an alias matched ("HCM")."""
        units = self.atlas.find(name, type, None)
        if any(u.name == name for u in (*units, *self.atlas.find(name, None, None))):
            return name  # also as a unit of another kind is: "huyện Phú Quý", a special zone since
        same = _letters(name)
        if any(_letters(u.name) == same for u in units) and not (name.isupper() and len(name) > 3):
            return name  # "Đắk Glong", "Đăk Glong"; "Đưng K'Nớ", "Đưng KNớ"; "Đa Krông", "Đakrông"
        return units[0].name

    def in_small(self, name: str, types: Sequence[str]) -> str:
        """A known name as the gazetteer spells it where a heading has capitals: "HUYỆN ỦY | MAI SƠN"."""
        if not name.isupper() or len(name) < _WORD:
            return name
        units = (unit.name for type in types for unit in self.atlas.find(name, type, None))
        return next(units, name)

    def _run(self, t: Tokens, i: int) -> int:
        """The end of the run of capitalised words at i; a dash between two of them belongs to it."""
        j = i
        while j < len(t.low) and j - i < _LONGEST:
            if t.cap[j] and (t.word[j].isalpha() or has_apostrophe(t.word[j])):
                if t.word[j] == "Anh" and (j > i + 1 or (j > i and t.word[i] in self.surnames)):
                    pass  # a given name, seldom the honorific
                elif j > i and self._is_last(t, j):
                    pass
                elif j > i and (t.low[j] == _TERM or self._is_apart(t, i, j)):
                    break
                j += 1
            elif (
                t.low[j] == "-"
                and j > i
                and j + 1 < len(t.low)
                and t.cap[j + 1]
                and not self.other_kind(t, j + 1)
            ):
                joined = _text(t, i, j + 2)
                if not self.atlas.find(joined, None, None) and not self._dashed(t, i, j):
                    break
                j += 1
            else:
                break
        return j

    def _is_apart(self, t: Tokens, i: int, j: int) -> bool:
        """True for what begins something else: a title, or a name as the Ê Đê have: "buôn Kmăl | Y Thơn"."""
        sign = t.word[j] == "Y" or (t.word[j][0] == "H" and has_apostrophe(t.word[j][1:2]))
        named = sign and any(t.cap[j + 1 : j + 2])
        return (named or self.other_kind(t, j)) and not self._inside(t, i, j)

    def _is_last(self, t: Tokens, j: int) -> bool:
        """True for a word of address with a capital that nobody's name follows: "bản Háng | Chú"."""
        entry = self.lexicon.at(t, j, "honorifics")
        alone = entry is not None and entry.size == 1 and entry.fields[0] == "address"
        return alone and not any(t.cap[j + 1 : j + 2])

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
                if len(t.word[k]) == 1 and t.low[i - 1] in _OF_SOUTH:
                    continue  # "khóm | Cà Lăng A Biển"
                own = len(t.word[k]) == 1 and t.word[k + 1] in self.surnames and k + 3 < run
                own = own and t.word[k + 2] in _OF_PEOPLE
                return k + own  # "bản Hua Sa A | Mùa A Dế"
        return run


def _letters(name: str) -> str:
    """The letters of a name without their marks: "Krông A Na" and "Krông Ana" have the same."""
    return fold(name).replace("'", "").replace(" ", "")


def _led(t: Tokens, i: int, end: int, type: str) -> bool:
    """True where a post and a kind of commune lead up to a name, behind which the sentence goes on."""
    goes_on = end < len(t.low) and not t.cap[end] and t.word[end].isalpha()
    return goes_on and " ".join(t.low[max(0, i - 8) : i]).removesuffix(f" {type}").endswith(_POSTS)


def _is_there(t: Tokens, i: int, type: str) -> bool:
    """True behind the head of a hamlet, where another is told as the scene: "Ở thôn X, Trưởng thôn | Y"."""
    kind = tuple(type.split())
    head = i - len(kind) - 1
    if head < len(kind) + 2 or (t.low[head], *t.low[head + 1 : i]) != ("trưởng", *kind):
        return False
    scenes = (k for k in range(1, head - len(kind)) if t.low[k : k + len(kind)] == kind)
    return any(t.low[k - 1] in _SCENE and t.cap[k + len(kind)] for k in scenes)


def _is_span(t: Tokens, k: int) -> bool:
    """True for what makes the number before it a span of time: "| năm qua", "| tháng tù", "| năm 6 tháng"."""
    if t.low[k : k + 1] == ("năm",) and t.low[k + 2 : k + 3] == ("tháng",):
        return t.word[k + 1].isdecimal()
    return any(" ".join(t.low[k : k + size]) in _SPANS for size in (2, 3))


def _is_number(word: str) -> bool:
    """True for a number that a ward or a hamlet may bear."""
    return word.isdecimal() and len(word) <= 3


def _text(t: Tokens, i: int, end: int) -> str:
    """The words i..end, with spaces around dashes."""
    return "".join([(_gap(t, k) if k > i else "") + t.word[k] for k in range(i, end)]).replace(" – ", " - ")


def _gap(t: Tokens, k: int) -> str:
    """What parts token k of a name from the one before: nothing before the figure of "buôn A|1"."""
    return "" if t.word[k].isdigit() and t.start[k] == t.end[k - 1] else " "

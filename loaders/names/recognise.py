"""Personal names: a run of capitalised syllables that begins with a surname, of any of Vietnam's peoples."""

import re
from typing import Final

from loaders.names.namelike import begins_department
from loaders.places.abroad import named_at, transcribed
from loaders.places.units import Units
from loaders.text.lexicon import Lexicon, lists, rows
from loaders.text.tokens import NO_NAMES, OCEAN, Tokens, has_apostrophe

_MOST: Final = 6  # syllables: "Y Thanh Hà Niê Kđăm"
_ONE_PLACE: Final = 4  # tokens of "xã Thạch Đỉnh,"
_WHOLE: Final = 3  # … of one with a middle name
_LONGEST_STRANGE: Final = 5  # … of one without a surname of the country: "ông Khăm Phản Xỉ Thăm Ma"
_KINDS: Final = ("titles", "offices", "bodies", "honorifics")
_FOREIGN: Final = re.compile(r"[A-Z]?[a-z]*[aeiouy]+[bcdfghjklmnpqrstvwxz]+[aeiouy]+[a-z]*")
_JOINTS: Final = frozenset({"-", "."})  # between parts of one name
_PLAIN_SYLLABLE: Final = re.compile(  # without signs: none of a word that is foreign
    "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DEPUTY: Final = re.compile(r"\b(?:quốc hội|đbqh)(?: khóa \w+)?(?:(?: hoạt động)? chuyên trách)?$")
_OFFICE: Final = 8  # tokens of a deputy's office
_NOUNS: Final = frozenset(lists("cues.toml")["surnames_and_nouns"])
_UNIONS: Final = frozenset(tuple(words.split()) for words in lists("cues.toml")["unions_like_names"])
_SENDERS: Final = frozenset(lists("cues.toml")["sends_party"])
_NO_NAMES: Final = frozenset(lists("cues.toml")["counted"])
_DEEDS: Final = frozenset(lists("cues.toml")["deeds_behind"])
_BROKEN: Final = frozenset(lists("cues.toml")["broken_words"])
_PEOPLES: Final = frozenset(tuple(people.split()) for people in lists("cues.toml")["peoples"])
_MAN: Final = frozenset({("đàn", "ông"), ("đàn", "bà")})  # no address
_STEMS, _BRANCHES = (frozenset(lists("cues.toml")[of]) for of in ("stems", "branches"))
_UNITS: Final = frozenset(row[0].lower() for row in rows("units.tsv") if " " not in row[0])
_MIDDLE, _OF_SEX = frozenset(lists("cues.toml")["middle_names"]), frozenset({"Văn", "Thị"})
_GROUNDS, _OF_GROUNDS = frozenset(lists("heads.toml")["grounds"]), lists("cues.toml")["of_grounds"]
_IN_GROUNDS: Final = _GROUNDS | frozenset(lists("cues.toml")["in_grounds"])
_PARTICLES: Final = frozenset({"a", "y", "k", "h"})


def _is_strange(word: str) -> bool:
    """True for a word that is no syllable of the language: "John", "Kritenbrink"."""
    return _PLAIN_SYLLABLE.fullmatch(word.lower()) is None and word.isascii() and len(word) > 1


def _has_space(t: Tokens, i: int, end: int) -> bool:
    return any(t.start[k] > t.end[k - 1] for k in range(i + 1, end))


def _is_surname(t: Tokens, i: int, introduced: bool) -> bool:
    """True for a word that is a country's name too, before a middle name: "ông | Lào Văn Pâng"."""
    middle = _MIDDLE if introduced else _OF_SEX
    return any(word in middle for word in t.word[i + 1 : i + 2]) and t.cap[i + 2 : i + 3] == (True,)


class Names:
    """Reads names at a token."""

    def __init__(self, lexicon: Lexicon, units: Units, surnames: frozenset[str]) -> None:
        """`surnames` are first syllables that make a run of capitals a name without further evidence."""
        self.lexicon = lexicon
        self.units = units
        self.surnames = surnames
        self.written: dict[str, str] = {}  # names of the page by their form in capitals

    def read(
        self, t: Tokens, i: int, introduced: bool = False, titled: bool = False, after: bool = False
    ) -> int:
        """The token after the name at i, or i when there is none.

        `introduced`: an honorific or rank stands right before it, so that an unknown surname is a name too.
        `titled`: an office stands beside it, so that two syllables which also name a place are a person.
        `after`: an office with its body stands right before it, so that an unknown surname is a name too.
        """
        country = self.abroad_at(t, i) > i and not (introduced and self._is_given(t, i))
        if (country and not _is_surname(t, i, introduced)) or self.is_lone(t, i):
            return i  # "Chủ tịch Quốc hội | Lào …"
        if t.low[i] in _NO_NAMES:
            return i  # "Chủ tịch UBND thành phố | Khóa X"
        if t.low[i] in _UNITS and not introduced and t.word[i] not in self.surnames:
            return i  # "Khu du lịch thác | Bản Giốc"
        if not introduced and self._is_ground(t, i):
            return i  # "Hồ Núi Cốc, công trình …"
        if t.word[i : i + 2] == ("Việt", "Nam"):
            return i  # "Đại biểu Quốc hội | Việt Nam"
        if not introduced and i > 0 and t.cap[i - 1] and self._ends_place(t, i):
            return i  # "về Tuy | An Bắc": a commune
        told = (i + n for n in (1, 2) if t.word[i : i + n] in _PEOPLES)  # "dân tộc | M'nông,"
        of_people = any(t.cap[end : end + 1] != (True,) for end in told)
        if of_people and (not introduced or t.low[max(0, i - 2) : i] in _MAN):
            return i  # "người đàn ông | Châu Mạ này"
        if not introduced and NO_NAMES & {t.word[i : i + 2], t.word[max(0, i - 1) : i + 1]}:
            return i  # "Vụ | Châu Âu"
        if t.word[i] in {"Từ", "Đường"} and self.units.atlas.province_at(t, i + 1):
            return i  # "Từ Lai Châu …", "Đường Hồ Chí Minh": no surname there
        if not introduced and (self._is_delegation(t, i) or self._is_delegation(t, i - 1)):
            return i
        if not introduced and t.word[i] == "Đoàn" and not _SENDERS.isdisjoint(t.word[i + 1 : i + 2]):
            return i
        if (introduced or after) and (end := transcribed(t, i)) > i and _has_space(t, i, end):
            return end
        end = self._run(t, i)
        size = end - i - sum(word in _JOINTS for word in t.low[i:end])
        broken = not introduced and " ".join(t.low[end - 1 : end + 1]) in _BROKEN
        if size > 1 and (broken or self._is_shortened(t, end)):
            return i  # "Xí nghiệp Nông Công | nghiệp Chè", "Đỗ Thắng H. bị đề nghị mức án"
        if size == 1 and has_apostrophe(t.word[i]) and (introduced or after or titled):
            return end  # "K'Brèo"
        if size < 2 or size > _MOST:
            return i
        own = titled and any(map(has_apostrophe, t.word[i:end]))  # "Bí thư Đảng ủy xã | Ka Să H'Oanh"
        strange = size <= (_LONGEST_STRANGE if introduced else _LONGEST_STRANGE - 1)
        if not (self._surname(t, i) or ((introduced or after or own) and strange)):
            return i
        if after and not introduced and not self._surname(t, i) and self._known(t, i, end):
            return i
        if size == 2 and not introduced and self._is_next_place(t, i):
            return i
        if size == 2 and self._is_year(t, i, introduced):
            return i  # "Tết | Ất Mùi", "Hội xuân núi Bà | Ất Mùi 2015"
        if size == 2 and t.word[i] in _NOUNS and not (introduced or titled):
            return i
        if size == 2 and t.word[i : i + 2] in _UNIONS and t.low[max(0, i - 1)] == "thư":
            return i  # "Phó Bí thư | Đoàn Khoa"
        if size > 5 and not (self._highland(t, i) or t.low[i + 1] == "-"):
            return i
        if not introduced and self._begins_with_place(t, i, end):
            return i  # "Chủ tịch UBND | Quảng Xương Trần Văn Công"
        if t.word[i:end] == OCEAN and not introduced:
            return i
        found = self.units.atlas.province_at(t, i)
        if found and end - found[1] > 1 and t.word[found[1]] in self.surnames:
            return i  # "Đại sứ du lịch Quảng Nam | Nguyễn Thị Kim"
        if found and (found[1] >= end or (found[1] == end - 1 and not introduced)):
            return i  # "Thái Bình", "Thái Bình Dương"
        next_one = self.units.atlas.province_at(t, found[1]) if found and not introduced else None
        if next_one and next_one[1] == end:
            return i  # "Chính ủy Mặt trận | Quảng Nam Đà Nẵng"
        if not (introduced or titled) and self._is_province_sent(t, i, end):
            return i  # "Đoàn Thanh Hóa | có Phó Chủ tịch UBND tỉnh A"
        if (
            size == 2
            and not (introduced or titled)
            and self.units.atlas.find(" ".join(t.word[i:end]), None, None)
        ):
            return i  # "Sa Pa", "Long An": a place unless an honorific says otherwise
        return end

    def _ends_place(self, t: Tokens, i: int) -> bool:
        """True for the rest of a place's name of which the syllable before is the first: "Tuy | An Bắc"."""
        return bool(self.units.atlas.find(" ".join(t.word[i - 1 : self._run(t, i)]), None, None))

    def _begins_with_place(self, t: Tokens, i: int, end: int) -> bool:
        """True for a run of a place's two syllables and somebody's whole name: "Yên Thành Lò Văn Inh"."""
        place, rest = " ".join(t.word[i : i + 2]), i + 2
        whole = end - rest >= _WHOLE and self._surname(t, rest)
        return whole and bool(self.units.atlas.find(place, None, None))

    @staticmethod
    def _is_next_place(t: Tokens, i: int) -> bool:
        """True for the next of places named alike: "phụ trách xã Thạch Đỉnh, | Thạch Bàn, Phó Chủ tịch X"."""
        listed = i >= _ONE_PLACE and t.low[i - 1] in {",", "và"} and t.low[i - _ONE_PLACE] in _UNITS
        return listed and t.word[i - 3] == t.word[i]

    def _is_ground(self, t: Tokens, i: int) -> bool:
        """True for a lake or a pass whose name begins with a surname: "Hồ Sông Hinh", "Hồ Lắk, nơi"."""
        if t.low[i] not in _GROUNDS:
            return False
        if t.low[i + 1 : i + 2] and t.low[i + 1] in _IN_GROUNDS:
            return True
        end = self._run(t, i)
        end += t.low[end : end + 1] == (",",)
        return " ".join(t.low[end : end + 2]).startswith(_OF_GROUNDS)

    @staticmethod
    def is_lone(t: Tokens, i: int) -> bool:
        """True for a plain word at i with no second part of a name behind it, so that it is none."""
        after = i + 1 < len(t.low) and (t.cap[i + 1] or t.low[i + 1] == "-")
        return not after and t.word[i].isalpha()

    @staticmethod
    def _is_year(t: Tokens, i: int, introduced: bool) -> bool:
        """True for a year of the old calendar: "Giáp Thìn"; behind an honorific if its number follows."""
        if t.low[i] not in _STEMS or t.low[i + 1] not in _BRANCHES:
            return False
        return not introduced or (t.word[i + 2].isdecimal() if i + 2 < len(t.word) else False)

    def _is_delegation(self, t: Tokens, i: int) -> bool:
        """True for the deputies of a province: "đại biểu Quốc hội khóa XV | Đoàn Quảng Ninh"."""
        if i < 1 or t.word[i] != "Đoàn" or self.units.atlas.province_at(t, i + 1) is None:
            return False
        return _DEPUTY.search(" ".join(t.low[max(0, i - _OFFICE) : i])) is not None

    def _is_province_sent(self, t: Tokens, i: int, end: int) -> bool:
        """True for those of a province who come together: "Đoàn Thanh Hóa"."""
        found = self.units.atlas.province_at(t, i + 1) if t.word[i] == "Đoàn" else None
        return found is not None and found[1] == end

    def abroad_at(self, t: Tokens, i: int) -> int:
        """The token after another country's name at i, that is no surname of one word; else i."""
        end = named_at(t, i)
        return i if end == i + 1 and t.word[i] in self.surnames else end

    def _is_given(self, t: Tokens, i: int) -> bool:
        """True for a country's name that begins a given name of two syllables: "bà | Mỹ Xuân"."""
        end = self.abroad_at(t, i)
        alone = end == i + 1 and self._run(t, i) == i + 2
        return alone and named_at(t, end) == end and not self.units.atlas.province_at(t, i)

    def _known(self, t: Tokens, i: int, end: int) -> bool:
        """True when the run of capitals begins with a place or a word of the lists."""
        places = (" ".join(t.word[i:k]) for k in range(end, i + 1, -1))
        return t.word[i].isupper() or any(self.units.atlas.find(place, None, None) for place in places)

    def capitals(self, t: Tokens, i: int, introduced: bool) -> tuple[str, int] | None:
        """A name in capitals at i, in ordinary letters, and the token after it.

        It is one that the page writes in ordinary letters too, or else one that an honorific introduces.
        """
        run = i
        while run < len(t.low) and run - i < _MOST and t.word[run].isupper():
            behind = "".join(t.word[run + 1 : run + 2])
            if len(t.word[run]) == 1 and not (t.low[run] in _PARTICLES and behind.isupper()):
                break  # not "đồng chí Nguyễn Văn | A"
            run += 1
        for end in range(run, i + 1, -1):
            if name := self.written.get(" ".join(t.word[i:end])):
                return name, end
        known = t.word[i].title() in self.surnames or has_apostrophe(t.word[i][:3])
        if not introduced or not 2 <= run - i <= 4 or not known:
            return None
        if any(self.lexicon.at(t, k, kind) for k in range(i, run) for kind in _KINDS):
            return None
        return " ".join(t.word[i:run]).title(), run

    def is_foreign(self, name: str) -> bool:
        """True for a name that no people of the country bears: long bare words of several syllables."""
        words = name.split()
        return words[0] not in self.surnames and any(map(_FOREIGN.fullmatch, words))

    def _surname(self, t: Tokens, i: int) -> bool:
        word = t.word[i]
        if word in self.surnames or has_apostrophe(word[:3]):
            return True  # also "K’", "Bh'nướch"
        if word == "Thị" and not (i and t.cap[i - 1]):  # "Phó Bí thư Huyện ủy | Thị Hương Lan", of the Stiêng
            return all(t.cap[i + 1 : i + 3]) and i + 2 < len(t.cap)
        return t.word[i + 1 : i + 2] == ("Thị",) and t.cap[i + 2 : i + 3] == (True,)  # "Xoòng Thị Ba"

    def _highland(self, t: Tokens, i: int) -> bool:
        return t.low[i] in _PARTICLES or has_apostrophe(t.word[i])

    def _run(self, t: Tokens, i: int) -> int:
        """The end of the run of name-like tokens at i."""
        if i not in t.names:
            t.names[i] = self._end(t, i)
        return t.names[i]

    def _end(self, t: Tokens, i: int) -> int:
        """The end of a run, found anew."""
        j = i
        while j < len(t.low) and j - i <= _MOST:
            word = t.word[j]
            if not t.cap[j] or not self._syllable(word) or self._breaks(t, i, j):
                break
            j += 1 + self._is_initial(t, i, j)
            first = j == i + 1 or t.low[i + 1] == "-"
            if t.low[j : j + 1] == ("-",) and (first or not self._surname(t, i)):
                while self._hyphenated(t, i, j):  # "José Ramos-Horta", "Vi-La-Vone Phăn-Tha-Vông"
                    j += 2
        return j

    def _is_initial(self, t: Tokens, i: int, j: int) -> bool:
        """True for a letter and a full stop inside the name of a foreigner at i: "Donald | J. | Trump"."""
        if j == i or len(t.word[j]) != 1 or t.word[i] in self.surnames or t.low[j + 1 : j + 2] != (".",):
            return False
        tight = t.start[j + 1] == t.end[j] and j + 2 < len(t.low) and t.cap[j + 2]
        return tight and any(map(_is_strange, (t.word[i], t.word[j + 2])))

    @staticmethod
    def _is_shortened(t: Tokens, end: int) -> bool:
        """True for a name cut to a letter and a full stop, with which the sentence does not end."""
        cut = len(t.word[end - 1]) == 1 and t.low[end : end + 1] == (".",) and t.start[end] == t.end[end - 1]
        return cut and end + 1 < len(t.low) and not t.cap[end + 1]

    def _hyphenated(self, t: Tokens, i: int, j: int) -> bool:
        """True when the hyphen at j, without spaces, joins another syllable to the one before it."""
        if j + 1 >= len(t.low) or not t.cap[j + 1]:
            return False
        tight = t.end[j - 1] == t.start[j] and t.end[j] == t.start[j + 1]
        return tight and self._syllable(t.word[j + 1]) and not self._breaks(t, i, j + 1)

    @staticmethod
    def _syllable(word: str) -> bool:
        short = len(word) == 1 or (len(word) == 2 and not word.isalpha())  # "A", "K'"
        return (word.isalpha() or has_apostrophe(word)) and (short or not word.isupper())

    def _breaks(self, t: Tokens, i: int, j: int) -> bool:
        """True when a title, body or honorific is written at j, so that the name ends before it.

        Also a verb with a capital: "Lê Xuân Lợi | Chủ trì cuộc họp"; a title only so behind a whole name:
        "Lê Xuân Lợi | Phó chủ tịch".
        """
        if j >= i + 3 and not any(t.cap[j + 1 : j + 2]) and " ".join(t.low[j : j + 2]) in _DEEDS:
            return True
        if not self.lexicon.opens(t, j):
            return False
        if j > i and begins_department(t, j, self.lexicon):
            return True
        for kind in _KINDS:
            entry = self.lexicon.at(t, j, kind, capital=True)
            if not entry or not (entry.size > 1 or j == i):
                continue
            if t.word[j : j + entry.size] == entry.words or (j >= i + _WHOLE and kind == "titles"):
                return True
        return False

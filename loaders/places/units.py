"""Administrative units in text.

"xã Khao Mang", "các xã A, B và C", "tỉnh", "TP.HCM", "Lào Cai", "phường 2".
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.places.abroad import country
from loaders.places.atlas import Atlas
from loaders.places.unitnames import UnitNames
from loaders.text.lexicon import Lexicon, counting, in_compound, lists, unit_types
from loaders.text.tokens import Tokens, tokenize

_EITHER: Final = "tỉnh, thành phố"
_PROVINCES: Final = tokenize(_EITHER).low
_MIXED: Final = "xã, phường"
_UNITED: Final = frozenset({"tỉnh", "huyện"})  # whose unions are called after them, and none is named "Hội …"
_COMMUNES: Final = ("xã", "phường", "thị trấn", "đặc khu")
KINDS: Final = {  # by level, those that may stand in one list
    "district": {"huyện", "thị xã", "thành phố", "quận"},
    "commune": set(_COMMUNES),
}
_BELOW: Final = unit_types("commune") | unit_types("district") | unit_types("hamlet")
_COUNTABLE: Final = frozenset({"commune", "district", "province", "hamlet"})
_MEMBERS: Final = frozenset(lists("cues.toml")["members_counted"])
_WATERS: Final = frozenset(lists("cues.toml")["waters"])
_NUMBERS: Final = (counting() - {"một"}) | {"những", "nhiều", "mấy"}
_SAID: Final = 7  # words, up to what opens a list
_OPENERS: Final = frozenset({":", "như", "là", "gồm"})
_SIDES: Final = frozenset(lists("cues.toml")["sides_of_land"])
_ADJECTIVES: Final = _SIDES | frozenset(lists("cues.toml")["kinds_of_unit"])
PROVINCIAL: Final = {"province", "city"}  # levels


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


def _counts(t: Tokens, after: int, name: str, found: Sequence[Unit]) -> bool:
    """True for a number behind names that counts what follows: "các phường A, B và | 180 đại biểu"."""
    if not name.isdecimal() or not found or (found[-1].name or "").isdecimal():
        return False
    return len(name) > len("28") or not _MEMBERS.isdisjoint(t.low[after : after + 1])


class Units:
    """Reads units at a token."""

    def __init__(self, lexicon: Lexicon, atlas: Atlas, surnames: frozenset[str], at: str | None) -> None:
        """`at` is the day of the article (ISO), for the types of provinces."""
        self.lexicon = lexicon
        self.atlas = atlas
        self.at = at
        self._names = UnitNames(lexicon, atlas, surnames)
        self.name = self._names.read
        self.is_apposed = self._names.is_apposed
        self.in_small = self._names.in_small
        self.surnames = surnames

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
            j = i + 1 + len(_PROVINCES)
            many = t.low[i + 1 : j] == _PROVINCES  # "sáu tỉnh, thành phố: A, B"
            found = self.listed(t, i, j, _EITHER, "province") if many else self.read(t, i + 1)
            return found if found and len(found[0]) > 1 else None  # "4 xã: A, B, C và D"
        if entry is None:
            return self._province(t, i)
        if (t.low[i] == "xã" and t.word[i + 1 : i + 2] == ("hội",)) or in_compound(t, i):
            return None  # "tệ nạn | xã hội", "Ban Thanh niên nông | thôn Trung ương Đoàn", "Hội Xuất | bản X"
        type, level, many = entry.canonical, entry.fields[0], entry.fields[1] == "many"
        j = i + entry.size
        counted = (
            not many
            and i > 0
            and level in _COUNTABLE
            and (t.low[i - 1] in _NUMBERS or t.word[i - 1].isdigit())
        )
        if counted and (listed := self.listed(t, i, self._over_adjective(t, j, type), type, level)):
            return listed
        if j < len(t.low) and t.low[j] in {"ủy", "đoàn"} and not (t.word[j] == "Đoàn" and not t.cap[j - 1]):
            return None  # "Tỉnh ủy", "Thành đoàn" are bodies; but "HĐND tỉnh | Đoàn Văn An"
        if self._is_union(t, i, j):
            return None
        j = self._over_adjective(t, j, type)
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
                and not (name.isdigit() or (len(name) > 1 and self.atlas.known(name, type)))
            ):
                return None  # "P. Giám đốc" is no ward, nor is a reporter: "Ảnh: P.V"
            return [self._unit(t.start[i], t.end[end - 1], type, level, name)], end
        if type == _MIXED:  # only a ward bears a number
            found = self.listed(t, i, j, "phường", level, numbers=True)
            return found if found and len(found[0]) > 1 else self._mixed(t, i, j, level)
        return self.listed(t, i, j, type, level)

    def _is_union(self, t: Tokens, i: int, j: int) -> bool:
        """True for the union of a unit: "Chủ tịch | Huyện Hội Gò Dầu", but "huyện | Hội Nông dân X"."""
        if t.low[i] not in _UNITED or t.low[j : j + 1] != ("hội",) or not t.cap[j]:
            return False
        body = self.lexicon.at(t, j, "bodies")
        return body is None or body.size == 1

    def _mixed(self, t: Tokens, i: int, j: int, level: str) -> tuple[list[Unit], int] | None:
        """ "các xã, phường: A, B, C": each of the kind that it is in the only province that has them all."""
        j = max(j, self._opened(t, j))
        named: list[tuple[int, str, int]] = []
        while found := max((self._known(t, j, type) for type in _COMMUNES), default=(j, "")):
            end, name = found
            if not name:
                break
            named.append((j, name, end))
            j = end + 1 + (t.low[end : end + 2] == (",", "và"))
            if t.low[end : end + 1] not in {(",",), ("và",)}:
                break
        every = [{home for kind in _COMMUNES for home in self._standing(name, kind)} for _, name, _ in named]
        homes = set.intersection(*every) if len(every) > 1 else set()
        if len(homes) != 1:
            return None
        made = []
        for k, (start, name, end) in enumerate(named):
            kinds = [kind for kind in _COMMUNES if homes <= set(self._standing(name, kind))]
            if len(kinds) == 1:
                made.append(Unit(t.start[start if k else i], t.end[end - 1], kinds[0], level, name, *homes))
        end = named[-1][2]
        more = self._of_other_type(t, end, level) or ([], end)
        return [*made, *more[0]], more[1]

    def _known(self, t: Tokens, j: int, type: str) -> tuple[int, str]:
        """The end and the name of a known unit of a type at token j."""
        name, end = self.name(t, j, type)
        return (end, name) if name and self.atlas.known(name, type) else (j, "")

    def _standing(self, name: str, type: str) -> tuple[str, ...]:
        """The provinces that have a unit of a name and type on the day of the article."""
        return self.atlas.homes(name, type, self.at) if self.atlas.find(name, type, self.at) else ()

    def _over_adjective(self, t: Tokens, j: int, type: str) -> int:
        """Past what a kind of unit is said to be before its name: "xã biên giới Quốc Khánh".

        Not before a province's that is no unit of that kind: "các bản phía tây | Nghệ An", nor before what is
        called so nowhere, on one side of which they lie: "các xã phía Nam | Quốc lộ 1".
        """
        for size in (2, 1):
            after = j + size
            said = " ".join(t.low[j:after])
            if (
                said in _ADJECTIVES
                and after < len(t.low)
                and (t.cap[after] or t.low[after] == ":")
                and not t.cap[j]
            ):
                province = self.atlas.province_at(t, after) if type in _BELOW else None
                name, end = self.name(t, after, type) if province or said in _SIDES else (None, j)
                inside = name and province and province[1] == end and not self.atlas.known(name, type)
                apart = said in _SIDES and name is not None and not self.atlas.known(name, type)
                return j if inside or apart else after
        return j

    def listed(
        self, t: Tokens, i: int, j: int, type: str, level: str, *, numbers: bool = False
    ) -> tuple[list[Unit], int] | None:
        """A list that shares its head, up to the first thing that is no name (no number, if so asked)."""
        opened = self._opened(t, j)
        told, j = opened > j + 1, max(opened, j)
        found: list[Unit] = []
        end = j
        while True:
            other = found and self._is_short(t, j)  # "các huyện A, B và | TP C"
            name, after = (None, j) if other else self.name(t, j, type)
            if name is None or (numbers and not name.isdecimal()) or _counts(t, after, name, found):
                break
            known = self.atlas.known(name, type)
            strange = self._names.other_kind(t, j) and not self._goes_on(t, after, type)
            if (found or told) and not known and (told or strange):
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
            found += more[0]
            end = more[1]
        return (found, end) if found else None

    @staticmethod
    def _is_short(t: Tokens, k: int) -> bool:
        """True for a kind's two letters before a name, "| TT Đập Đá", not in a text all in capitals."""
        word, behind = "".join(t.word[k : k + 1]), "".join(t.word[k + 1 : k + 2])
        return len(word) == len("TT") and word.isupper() and not behind.isupper()

    def _goes_on(self, t: Tokens, j: int, type: str) -> bool:
        """True where a known unit of the type is next in a list: "các xã A, Cô Mười|, Quang Vinh"."""
        return t.low[j : j + 1] in ((",",), ("và",)) and bool(self._known(t, j + 1, type)[1])

    @staticmethod
    def _opened(t: Tokens, j: int) -> int:
        """The first name of a list that words open: "các xã | bị ngập như | A, B", "…: | A, B"; else 0."""
        k = j
        while (
            k < min(len(t.low), j + _SAID)
            and not t.cap[k]
            and t.low[k] not in _OPENERS
            and t.word[k].isalpha()
        ):
            k += 1
        if k >= min(len(t.low), j + _SAID) or t.low[k] not in _OPENERS:
            return 0
        return k + 1 + (t.low[k + 1 : k + 2] == (":",))

    def with_siblings(self, t: Tokens, units: list[Unit], end: int) -> tuple[list[Unit], int]:
        """Units that end before token `end`, and those of the last one's type and province behind it.

        "quận Hoàn Kiếm, | Long Biên", "huyện Thuận Nam | và Ninh Phước".
        """
        found, last = list(units), units[-1]
        while last.level in KINDS and t.low[end : end + 1] in ((",",), ("và",)):
            name, after = self.name(t, end + 1, last.type)
            if name is None or not self._sibling(last, name):
                break
            found.append(self._unit(t.start[end + 1], t.end[after - 1], last.type, last.level, name))
            end = after
        return found, end

    def _sibling(self, first: Unit, name: str) -> bool:
        """True for the name of a unit of the same type and province as another, and of no larger one.

        So not "xã Đại Đồng, | Tứ Kỳ", of huyện Tứ Kỳ.
        """
        if first.name is None or name.isdecimal():
            return False
        homes = set(self.atlas.homes(first.name, first.type, None))
        homes &= set(self.atlas.homes(name, first.type, None))
        larger = KINDS["district"] if first.level == "commune" else ()
        return bool(homes) and not any(self.atlas.homes(name, type, None) for type in (*larger, "tỉnh"))

    def _of_other_type(self, t: Tokens, k: int, level: str) -> tuple[list[Unit], int] | None:
        """Units of the same level but another type that end a list: "các xã A, B | và phường C"."""
        if k >= len(t.low) or t.low[k] not in {",", "và", "cùng"}:
            return None
        k += 2 if t.low[k] == "," and t.low[k + 1 : k + 2] == ("và",) else 1
        entry = self.lexicon.at(t, k, "units") if k < len(t.low) and not t.cap[k] else None
        if entry is None or entry.fields[1] == "many" or entry.canonical not in KINDS.get(level, ()):
            return None
        units, end = self.read(t, k) or ([], k)
        if not units or units[0].name is None:
            return None
        central = units[0].type == "thành phố" == self.atlas.kind(units[0].name, self.at)
        return None if central else (units, end)

    def _province(self, t: Tokens, i: int) -> tuple[list[Unit], int] | None:
        """A province named without its kind ("Lào Cai")."""
        found = self.atlas.province_at(t, i)
        if found is None or (i and t.low[i - 1] in _WATERS):
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

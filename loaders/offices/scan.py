"""A sentence as a row of items: names, offices, bodies, units, honorifics, verbs of office, words.

The row is what the grammar of `loaders.offices.attach` and `loaders.holds.events` is written over.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from loaders.bodies.body import HEADS
from loaders.bodies.recognise import Bodies
from loaders.names.recognise import Names
from loaders.offices import ranks
from loaders.offices.items import Item, beside_name, is_guest, is_told_of_him, part_entries, phrase
from loaders.offices.office import Office
from loaders.offices.recognise import COUNTS, Offices
from loaders.offices.things import after_thing, behind_country, bracketed, is_noun, past_leader
from loaders.offices.titles import has_names_beside
from loaders.places.abroad import is_unit_abroad
from loaders.places.districts import in_brackets
from loaders.places.units import Unit, Units
from loaders.text.lexicon import Entry, Lexicon, counting, in_compound, lists, rows
from loaders.text.numbered import in_code
from loaders.text.tokens import Tokens, has_apostrophe, tokenize

_PRONOUNS: Final = frozenset({"ông", "bà", "anh", "chị", "đồng chí"})
_COMMITTEE_TITLES: Final = HEADS["committee_titles"]
_BESIDE_NAMES: Final = frozenset(
    {"degree", "clergy", "grade", "calling", "noble"}
)  # that a full name follows
_OF_OFFICE: Final = frozenset({"appointed", "left", "former", "lost", "current"})
_WORKS: Final = frozenset(lists("cues.toml")["works"])
_ROADS, _LINES = (frozenset(lists("cues.toml")[of]) for of in ("roads", "lines"))
_LINE_ENDS: Final = frozenset(words.rpartition(" ")[2] for words in _LINES)
_LONGEST: Final = 4  # words of a name that a line joins
_OF_AGE: Final = frozenset({"sn", "sinh", "năm", "tuổi", ":"})
_ENTRIES: Final = frozenset({";", ":"})  # before somebody of a list
_WHOLE_NAME: Final = 3  # words
_NOTHING: Final[frozenset[str]] = frozenset()
_OFFICES: Final = frozenset({"titles", "offices", "status"})  # the lists with what may begin an office
_INNER: Final = frozenset(row[1] for row in rows("units.tsv") if row[3] == "inner")  # no places by themselves
_BEFORE_DEED: Final = frozenset({"với", "có", "cùng", "dưới", "nhờ", "trước", "và"})  # "… sự tham gia"
_GOES_ON: Final = frozenset({",", "và", "cũ"})  # before a unit with which a list goes on behind a bracket
_NO_ADDRESSES: Final = frozenset(lists("cues.toml")["no_addresses"])
COUNTED: Final = (counting() - {"một", "năm"}) | {str(number) for number in range(2, 21)}
_BEFORE_COUNTED: Final = frozenset(lists("cues.toml")["before_counted"])
_LAY: Final = "Hội thẩm"  # judges, whom councils elect by the dozen
_MIDDLES: Final = {("Văn",), ("Thị",)}


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """The words with which an item of several may begin, those that count included."""
    return lexicon.openers | COUNTS


def _past_age(t: Tokens, i: int) -> int:
    """Past the year or the age that opens a note on somebody: "(SN 1962, | Giám đốc Sở Nội vụ)"."""
    k = i
    while k < len(t.low) and (t.low[k] in _OF_AGE or t.low[k].isdigit()):
        k += 1
    return k + 1 if i < k < len(t.low) - 1 and t.low[k] == "," else i


class Scanner:
    """Cuts text into items, longest reading first."""

    def __init__(
        self, lexicon: Lexicon, units: Units, names: Names, bodies: Bodies, offices: Offices
    ) -> None:
        """The readers that may start at a token."""
        self.lexicon = lexicon
        self.units = units
        self.names = names
        self.bodies = bodies
        self.offices = offices
        self._openers = _openers(lexicon)

    def scan(self, text: str, start: int, end: int) -> list[Item]:
        """The items of `text[start:end]`, in order, without gaps but for spaces."""
        t = tokenize(text, start, end)
        low, cap, kind, starts, ends = t.low, t.cap, t.kind, t.start, t.end
        openers = self._openers
        items: list[Item] = []
        i, last = 0, len(low)
        while i < last:
            word = low[i]
            opens = _NOTHING
            if word in openers or word.isdigit():
                opens = self._opens(t, i)
                if opens and cap[i] and self._is_province(t, i):
                    opens = _NOTHING  # "Bà Rịa - Vũng Tàu"
            if opens or cap[i]:
                item, i = self._read(text, t, i, items, opens)
                items.append(item)
            else:
                items.append(Item(kind[i], starts[i], ends[i], word))
                i += 1
        if "/" in low:
            part_entries(items)
        return items

    def _opens(self, t: Tokens, i: int) -> frozenset[str]:
        """The kinds of which a form may begin at token i, or behind a count there."""
        kinds = self.lexicon.opens(t, i)
        return kinds | self.lexicon.opens(t, i + 1) if self.offices.counts(t, i) else kinds

    def _is_province(self, t: Tokens, i: int) -> bool:
        """True for a province's name that begins like an honorific."""
        named = self.units.atlas.province_at(t, i)
        return named is not None and named[1] > i + 1

    def _read(
        self, text: str, t: Tokens, i: int, before: list[Item], opens: frozenset[str]
    ) -> tuple[Item, int]:
        """The item at token i and the token after it; `opens`: the kinds of forms that may begin there."""
        if opens and (found := self._listed(text, t, i, before, opens)):
            return found
        if short := self.bodies.short(t, i):
            return Item("body", t.start[i], t.end[i], bodies=tuple(short[0])), short[1]
        if (end := self.names.abroad_at(t, i)) > i + 1:
            return Item("word", t.start[i], t.end[end - 1], " ".join(t.low[i:end])), end
        if self._is_word(t, i, opens, before):
            return Item("word", t.start[i], t.end[i], t.low[i]), i + 1
        last = before[-1] if before else None
        if (end := self._line(t, i, before)) > i or (end := past_leader(t, i, before)) > i:
            return Item("word", t.start[i], t.end[end - 1], " ".join(t.low[i:end])), end
        if t.cap[i] and (more := self._goes_on(text, t, i, before)):
            units, end = more
            return Item("unit", t.start[i], t.end[end - 1], units=tuple(units)), end
        if t.cap[i] and (commune := bracketed(before)) and (inside := in_brackets(self.units, t, i, commune)):
            return Item("unit", t.start[i], t.end[inside[1] - 1], units=(inside[0],)), inside[1]
        introduced = last is not None and last.kind == "honorific"
        if (
            t.word[i].isupper()
            and (len(t.word[i]) > 1 or introduced)
            and (found_name := self.names.capitals(t, i, introduced))
        ):
            name, end = found_name
            return Item("name", t.start[i], t.end[end - 1], name), end
        thing = after_thing(before)
        if thing and (end := self.names.read(t, i)) > i:
            return Item("word", t.start[i], t.end[end - 1], " ".join(t.low[i:end])), end  # "đường Lê Lợi"
        of_number = i > 0 and t.end[i - 1] == t.start[i] and t.word[i - 1].isdigit()  # "số 138A Giảng Võ"
        if t.cap[i] and not (thing or of_number or self.names.is_lone(t, i)):
            placed = last is not None and last.kind == "office" and not is_told_of_him(before)
            named = last is not None and placed and all(map(_is_whole, last.offices))
            named = named or is_guest(last) or behind_country(text, before, t.start[i])
            named = named or self._is_entry(t, i, last)
            listed = [b.kind for b in before[-2:-1]] == ["name"] and before[-1].text in {",", "và", ";"}
            # "K'Brèo, Chủ tịch …", "các ông Trần Văn A, | K'Brèo, …"
            lone = has_apostrophe(t.word[i]) and (listed or self._titled(t, i + 1))
            told = placed or lone or (not is_noun(last) and self._titled(t, i + 2))
            end = self.names.read(t, i, introduced, told, named)
            if end == i + 2 and last is not None and last.kind == "unit" and last.units[0].name is None:
                end = i  # "thành phố | Sùng Tả": a town that no list has
            if end > i:
                return Item(
                    "name", t.start[i], t.end[end - 1], " ".join(text[t.start[i] : t.end[end - 1]].split())
                ), end
        if last and last.kind == "word" and last.text in _ROADS and not self.lexicon.at(t, i, "units"):
            return Item("word", t.start[i], t.end[i], t.low[i]), i + 1
        found_units = self.units.read(t, i)
        if found_units and found_units[0][0].level == "hamlet" and last and last.kind == "word":
            named = t.cap[i] or any(phrase(before[-words:]) in _WORKS for words in (1, 2))
            found_units = None if named else found_units  # "Hồ chứa nước Bản Mồng", "Thủy điện bản Chát"
        if found_units and found_units[0][0].type in _INNER:
            found_units = None  # "già làng | Rơ Châm Pyeng"
        if found_units:
            unit, end = found_units[0][0], found_units[1]
            strange = unit.name is not None and not self.units.atlas.known(unit.name, unit.type)
            if strange and is_unit_abroad(text, t.end[end - 1]):
                return Item("word", t.start[i], t.end[end - 1], " ".join(t.low[i:end])), end
            units, end = self.units.with_siblings(t, *found_units)
            return Item("unit", t.start[i], t.end[end - 1], units=tuple(units)), end
        return Item("word", t.start[i], t.end[i], t.low[i]), i + 1

    def _is_word(self, t: Tokens, i: int, opens: frozenset[str], before: Sequence[Item]) -> bool:
        """True for what names no unit: in small letters; a capital alone that goes on with no list."""
        if opens or not t.cap[i]:
            return not (t.cap[i] or "units" in opens)
        goes_on = bool(before) and before[-1].text in _GOES_ON
        return self.names.is_lone(t, i) and not goes_on and self.units.atlas.province_at(t, i) is None

    def _listed(
        self, text: str, t: Tokens, i: int, before: list[Item], opens: frozenset[str]
    ) -> tuple[Item, int] | None:
        """What a form of the lists begins at token i: an office, an honorific, a body, a verb of office."""
        found = None if opens.isdisjoint(_OFFICES) else self.offices.read(t, i)
        if found and self._office_here(t, i, found[0][0], before):
            offices, end = found
            return Item(
                "office", t.start[i], t.end[end - 1], offices=tuple(offices), many=offices[0].many
            ), end
        honorific = self.lexicon.at(t, i, "honorifics") if "honorifics" in opens else None
        if honorific and honorific.fields[0] == "calling" and not any(t.cap[i + honorific.size :][:1]):
            honorific = None  # "nhiều | nhà giáo đã nghỉ hưu"
        if honorific and not in_compound(t, i) and not self._begins_name(t, i, before):
            return self._honorific(text, t, i, honorific)
        named = "bodies" in opens and not in_code(t, i)
        if found_bodies := self.bodies.plain(t, i) if named else None:
            bodies, end = found_bodies
            seat = bodies[0]
            short = seat.klass == "part-strict" and seat.head == "Ban Thường vụ"
            if short and beside_name(before) and self._titled(t, end):
                seat = seat._replace(klass="part")  # "ông A - Thường vụ Tỉnh ủy - Phó Chủ tịch …"
                office = Office(t.start[i], t.end[end - 1], "Ủy viên", seat, seats="many")
                return Item("office", t.start[i], t.end[end - 1], offices=(office,)), end
            return Item("body", t.start[i], t.end[end - 1], bodies=tuple(bodies)), end
        entry = self.lexicon.at(t, i, "bodies") if "bodies" in opens and t.cap[i] else None
        if entry and entry.fields[0] == "none":
            end = i + entry.size  # "Phủ Chủ tịch": no office
            return Item("word", t.start[i], t.end[end - 1], " ".join(entry.low)), end
        verb = self.lexicon.at(t, i, "status") if "status" in opens else None
        if verb and verb.fields[0] == "verb" and not _is_named(t, i):
            end = i + verb.size
            return Item(
                "verb", t.start[i], t.end[end - 1], text[t.start[i] : t.end[end - 1]].lower(), entry=verb
            ), end
        return None

    def _begins_name(self, t: Tokens, i: int, before: list[Item]) -> bool:
        """True for a word of address behind another, with a capital: "ông | Anh Đức Hùng".

        Also "Giám đốc Sở Y tế | Ông Văn Thục", but not "… | Ông Văn Hữu Thục", whose surname is "Văn".
        """
        last = before[-1] if before else None
        if last is None or not t.cap[i]:
            return False
        middle = t.word[i + 1 : i + 2] in _MIDDLES
        if last.kind == "office":
            return t.word[i] == "Ông" and middle and t.cap[i + 2 : i + 4] in {(True, False), (True,)}
        addressed = last.entry is not None and last.entry.fields[0] == "address"
        if not (addressed and self.names.read(t, i, True) > i + 2):
            return False
        whole = not middle and self.names.read(t, i + 1) > i + 1
        return not whole  # "Ông Bác | Trần Văn Hòa"

    def _goes_on(self, text: str, t: Tokens, i: int, before: list[Item]) -> tuple[list[Unit], int] | None:
        """Units with which a list goes on behind a bracket: "các xã A, B (tỉnh X cũ), | C, D (tỉnh Y)"."""
        if not before or before[-1].text not in _GOES_ON:
            return None
        before = [item for item in before[-8:] if item.text != "cũ"]
        if len(before) < 5:
            return None
        listed, opened, within, closed, sign = before[-5:]
        if (opened.text, closed.text) != ("(", ")") or sign.text not in {",", "và"}:
            return None
        if listed.kind != "unit" or within.kind != "unit" or self.units.atlas.province_at(t, i):
            return None
        heads = {text[listed.start : listed.end].partition(" ")[0].lower(), phrase(before[-6:-5])}
        goes_on = phrase(before[-7:-5]) in {") ,", ") và"}
        many = len(listed.units) > 1 or goes_on or heads & {"các", *COUNTS} or any(map(str.isdigit, heads))
        first = listed.units[-1]
        name, _ = self.units.name(t, i, first.type)
        if not many or name is None or not self.units.atlas.find(name, first.type, self.units.at):
            return None
        return self.units.listed(t, i, i, first.type, first.level)

    def _line(self, t: Tokens, i: int, before: Sequence[Item]) -> int:
        """The token after the ends of a line, "cao tốc | Châu Đốc - Cần Thơ - Sóc Trăng"; else i."""
        if not before or before[-1].text.rpartition(" ")[2] not in _LINE_ENDS:
            return i
        if not any(phrase(before[-words:]) in _LINES for words in (1, 2, 3)):
            return i
        end = self._line_end(t, i)
        while end > i and t.low[end : end + 1] == ("-",) and (after := self._line_end(t, end + 1)) > end + 1:
            end = after
        return end if "-" in t.low[i:end] else i

    def _line_end(self, t: Tokens, i: int) -> int:
        """The token after one of the places that a line joins; i if there is none."""
        if named := self.units.atlas.province_at(t, i):
            return named[1]
        if self.lexicon.at(t, i, "units") and (found := self.units.read(t, i)):
            return found[1]
        end = i
        while end < len(t.low) and end - i < _LONGEST and t.cap[end] and t.word[end].isalpha():
            if self._other(t, end):
                break  # "đường Lê Lợi - | Chủ tịch UBND phường …"
            end += 1
        return end

    def _is_entry(self, t: Tokens, i: int, last: Item | None) -> bool:
        """True for one of a list with his office behind him: "A, Giám đốc X; | Ngọc Bá Tuân - Bí thư Y"."""
        if last is None or last.text not in _ENTRIES:
            return False
        end = self.names.read(t, i, after=True)
        return end - i >= _WHOLE_NAME and self._titled(t, end)

    def _titled(self, t: Tokens, i: int) -> bool:
        """True when an office in apposition begins at i, so that what also names a place is a person."""
        if i + 1 >= len(t.low) or t.low[i] not in {"-", ",", "("}:
            return False
        return self.offices.read(t, _past_age(t, i + 1) if t.low[i] == "(" else i + 1) is not None

    def _office_here(self, t: Tokens, i: int, office: Office, before: list[Item]) -> bool:
        """False for a title in small letters without a body that is a common word ("thư ký", "giám đốc").

        It is an office after a verb of office ("giữ chức phó bí thư") and, for the titles of committees,
        beside a name or another office ("ông A, phó bí thư, chủ tịch UBND quận").
        """
        if office.title.startswith(_LAY) and not has_names_beside(t, office, before):
            return False  # "bầu 38 hội thẩm TAND huyện."
        if office.body is not None or office.fused is not None:
            return True
        if t.cap[i] or office.many or office.status is not None or self._is_new(t, office):
            return True
        last = before[-1] if before else None
        if last is None:
            return False
        if last.kind == "verb" and last.entry is not None and last.entry.canonical in _OF_OFFICE:
            return last.entry.canonical != "current" or office.title.startswith(_COMMITTEE_TITLES)
        if self._name_follows(t, office):
            return True
        beside = before[-2].kind if len(before) > 1 and last.text in {",", "-", "kiêm", "và"} else last.kind
        known = office.title.startswith(_COMMITTEE_TITLES) or self._is_shared(t, office)
        return beside in {"name", "office"} and known

    def _is_shared(self, t: Tokens, office: Office) -> bool:
        """True before a post that tells whose both are: "chánh văn phòng | kiêm người phát ngôn Bộ X"."""
        k = bisect_left(t.start, office.end)
        other = self.offices.read(t, k + 1) if t.low[k : k + 1] == ("kiêm",) else None
        return other is not None and other[0][-1].body is not None

    @staticmethod
    def _is_new(t: Tokens, office: Office) -> bool:
        """True for a title of somebody new whose name follows: "Sở Y tế có giám đốc | mới là ông A"."""
        k = bisect_left(t.start, office.end)
        return t.low[k : k + 1] == ("mới",) and any(word in {":", "là"} for word in t.low[k + 1 : k + 2])

    def _name_follows(self, t: Tokens, office: Office) -> bool:
        """True when a full name stands right behind a title: "giám đốc Nguyễn Toàn Thắng"."""
        return self._is_named(t, bisect_left(t.start, office.end))

    def _is_named(self, t: Tokens, i: int) -> bool:
        """True for a full name with a known surname at token i."""
        return i + 1 < len(t.low) and t.word[i] in self.names.surnames and self.names.read(t, i) > i + 1

    def _honorific(self, text: str, t: Tokens, i: int, entry: Entry) -> tuple[Item, int]:
        """An honorific; with a lone given name after it, or alone before a verb, a short mention.

        A degree so where it opens a sentence: "GS Lam thôi giữ chức", not "ông A, TS Luật".
        """
        end = i + entry.size
        if entry.fields[0] == "degree" and end < len(t.low) and t.low[end] == ".":
            end += 1
        if entry.fields[0] == "degree" and end < len(t.low) and self._is_field(t, end):
            end += 1  # "TS Luật | Trần Văn B"
        many = entry.fields[1] == "many" or (entry.fields[0] == "address" and _counts(t, i))
        item = Item("honorific", t.start[i], t.end[end - 1], entry.canonical, entry=entry, many=many)
        opens = entry.fields[0] == "degree" and t.word[i].isupper() and (i == 0 or t.low[i - 1] == "theo")
        if many or (entry.fields[0] in _BESIDE_NAMES and not opens) or end >= len(t.low):
            return item, end
        if self.names.read(t, end, introduced=True) > end or self.names.capitals(t, end, introduced=True):
            return item, end
        if t.cap[end] and t.word[end].isalpha() and not self._other(t, end):
            given = text[t.start[end] : t.end[end]]
            return Item("short", t.start[i], t.end[end], given, entry=entry), end + 1
        alone = entry.fields[0] == "address" and entry.canonical.lower() in _PRONOUNS and not t.cap[end]
        alone = alone and not {" ".join(t.low[i : end + more]) for more in (1, 2)} & _NO_ADDRESSES
        alone |= entry.fields[0] == "rank" and ranks.speaks(t, i, end)
        if alone and not t.word[i].isupper() and not self._counted(t, i) and not self._other(t, end):
            return Item("short", t.start[i], t.end[end - 1], "", entry=entry), end
        return item, end

    def _is_field(self, t: Tokens, i: int) -> bool:
        """True for one word, no surname, behind a degree, with a whole name after it: "Luật | Trần Văn B"."""
        return t.cap[i] and t.word[i] not in self.names.surnames and self._is_named(t, i + 1)

    @staticmethod
    def _counted(t: Tokens, i: int) -> bool:
        """True for people of whom only the number is told: "là 6 đồng chí", "9-11 đồng chí"."""
        k = i
        while k and (t.word[k - 1].isdigit() or t.low[k - 1] in {"-", "–"}):
            k -= 1
        number = k < i and t.word[i - 1].isdigit() and t.low[i] == "đồng"
        return number and k > 0 and t.word[k - 1].isalpha() and t.low[k - 1] not in {"ngày", "tháng", "năm"}

    def _other(self, t: Tokens, i: int) -> bool:
        """True when a title, a body or another honorific follows."""
        if self.offices.read(t, i):
            return True
        return any(self.lexicon.at(t, i, kind, capital=True) for kind in ("bodies", "honorifics"))


def _counts(t: Tokens, i: int) -> bool:
    """True where a number before an address tells of how many a list is: "miễn nhiệm 3 | ông A, B và C".

    Not for one that ends a day, a term, a street: "khóa 3 | ông A", "lần thứ hai | ông A".
    """
    return i > 0 and t.low[i - 1] in COUNTED and (i == 1 or t.low[i - 2] in _BEFORE_COUNTED)


def _is_whole(office: Office) -> bool:
    """True when an office is complete, so that a name may follow it: not "Bí thư Tỉnh ủy | Vân Nam"."""
    if office.body is None:
        return office.fused is not None
    root = office.body.root
    return root.klass != "committee" or (root.unit is not None and root.unit.name is not None)


def _is_named(t: Tokens, i: int) -> bool:
    """True for what a verb names and does not tell: "với sự | tham gia của ba đại biểu HĐND tỉnh: A, B"."""
    return t.word[i - 1 : i] == ("sự",) and not _BEFORE_DEED.isdisjoint(t.low[i - 2 : i - 1])

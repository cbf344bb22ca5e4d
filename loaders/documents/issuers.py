"""Who issued a document, as the text says it: "của Bộ Chính trị", "được Thủ tướng ký", "… ban hành"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.ontology.bodies import led_units
from loaders.documents.codes import Code, data
from loaders.text.choice import any_of
from loaders.text.lexicon import rows
from loaders.text.page import Mention
from loaders.text.spelling import LOWER, UPPER

_WORDS: Final = data()["issued"]
_OWN: Final = {letters: re.compile(whose) for letters, whose in data()["series"]["own"].items()}
_LETTERS: Final = re.compile(rf"(?:^|[/-])({any_of(_OWN)})(?![A-ZĐ])")
OF_STATE: Final = frozenset({"UBND", "HĐND"})
_HEAD: Final = re.compile(rf"(?i:{any_of(_WORDS['heads'])})\s+")
UNIT: Final = any_of(row[0] for row in rows("units.tsv") if row[2] != "hamlet" and row[3] == "one")
_NAME: Final = rf"(?:[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,4}})"
_LOCAL: Final = re.compile(
    rf"(?:(?:{any_of(_WORDS['organs'])})\s+)?"
    rf"(?:(?:{any_of(led_units())})(?:\s+{_NAME})?"
    rf"|(?:{any_of(_WORDS['bodies'])})\s+(?i:{UNIT})(?!\w)(?:\s+{_NAME})?)"
)
_AND: Final = re.compile(r"\s?,\s|\svà\s")
_CONGRESS: Final = re.compile(rf"\s?(?:\d{{1,2}}|[{LOWER}]+)?,?\s?(?=Ban Chấp hành|BCH)")
_TERM: Final = re.compile(r"\s\(?[Kk]hóa\s[IVXL\d]{1,6}\)?")
_SEVERAL: Final = rf"(?:\d{{1,2}}|{any_of(_WORDS['several'])})\s"
_NAMELY: Final = re.compile(
    rf"[^.;:,\n]{{0,40}}(?:(?:[,\s(]+|\.\s)(?i:{any_of(_WORDS['namely'])}):?\s|:\s|\s\()[^.\n]*"
)
_BY: Final = re.compile(
    rf"(?:,\s(?P<apart>{any_of(_WORDS['apart'])})|\s?,?)\s\(?(?:(?:{any_of(_WORDS['adverbs'])}) )*"
    r"(?:được|do|mà) (?:(?:các |toàn thể |100% )*đại biểu )?"
)
_DATED: Final = re.compile(  # what a paper was, not what papers should be: "văn bản do sở ban hành | phải …"
    r"(?:\s(?:từ|vào|hồi|trong|sáng|chiều|tối|hôm|nay|qua|ngày|tuần|tháng|năm|cuối|đầu|trước|\d[\d/.-]*))*"
    r"\s?(?:[,.;)\n]|$|về\s)"
)
_SIGNED: Final = re.compile(
    rf"(?:{_TERM.pattern})?(?:\s{_NAME})?"
    rf"(?:\s(?:{any_of(_WORDS['adverbs'])}))*\s(?:{any_of(_WORDS['signs'])})(?!\w)"
)
_SITS: Final = re.compile(r"(?i:kỳ họp|phiên họp|hội nghị)\s")
_SESSION: Final = re.compile(rf"{_SITS.pattern}[^.;:\n]{{0,45}}?(?<=\s)")
_CLOSED: Final = re.compile(r"\s?(?:[,.;:)\n]|$)|\s(?:và|về)\s")
_MINISTER: Final = re.compile(
    r",?(?:\s(?:ký |ban hành )?ngày\s[\d/.-]{3,10})?,?\scủa Bộ trưởng(?=\s?[,.;:)\n]|$|\s(?:về|ký|giao)\s)"
)
_FAR: Final = 60  # characters between two resolutions of a list, with what tells its numbers
_LIST: Final = 500  # and from a list's heading to the last of it
_POLITBURO: Final = "Bộ Chính trị"
_SENTENCE: Final = re.compile(r"(?:(?!của Ban Chấp hành Trung ương|của Quân ủy)(?:[^.\n]|\.(?=\d)))*")
_STUDY: Final = re.compile(r"\b(?:học|học tập|quán triệt|phổ biến|truyền đạt)\b[^.;:,\n]{0,40}$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer at `text[start:end]`. `name` is "" where the text is too vague ("của Trung ương")."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=256)  # of one document several things are asked
def letters_of(code: Code) -> str:
    """The letters of a code that say of what kind its issuer is: "NQ-HĐND" → "HĐND", else ""."""
    found = _LETTERS.search(code.rest)
    return found[1] if found else ""


def may_issue(letters: str, name: str) -> bool:
    """True where a body of this name can issue what bears such letters."""
    return not letters or _OWN[letters].match(name) is not None


def is_of_state(name: str) -> bool:
    """True for a people's committee or council: its documents bear its letters."""
    return any(_OWN[letters].match(name) for letters in OF_STATE)


def closer(code: Code, issuer: Issuer | None, told: str) -> str | None:
    """The issuer's name where it says more than the letters of the code, or less right after it ("của …")."""
    if issuer is None or code.issuer is None or code.series in ("CP", "TTg"):
        return None
    if issuer.name in code.issuer.split(", ")[:-1] + code.issuer.split(", ")[1:]:
        return None  # "12/TTLT-BTC-BTP của Bộ Tài chính và …": one of those who issued it together
    said, known = issuer.name.casefold(), code.issuer.casefold()
    return issuer.name if known in said or (said and told == "after" and said in known) else None


def _minister(code: Code, text: str, end: int) -> str | None:
    """The minister of the ministry in a code behind which only "của Bộ trưởng" stands: "5/QĐ-BNN | …"."""
    if not (code.issuer or "").startswith("Bộ ") or not _MINISTER.match(text, end):
        return None
    return f"Bộ trưởng {code.issuer}"


def fitting(code: Code, issuer: Issuer | None) -> str | None:
    """The issuer's name if a document with such a code can be its."""
    if issuer is None or not issuer.name:
        return None
    series = data()["series"]
    central = set(issuer.name.split(", ")) <= set(series["central"])
    if issuer.name not in series["only"].get(code.type, [issuer.name]):
        return None  # "Nghị định 168 và Thông tư 73 của Bộ Công an"
    if code.series == "TW":
        return issuer.name if central or issuer.name.endswith((" Trung ương", " Trung ương Đảng")) else None
    if code.series in ("TU", "HU", "ĐU") and not re.search("ủy|Đảng bộ", issuer.name):
        return None
    letters = letters_of(code)
    organ = letters == "HĐND" and issuer.name.startswith("Ban ")  # "Báo cáo 9/BC-HĐND của Ban Pháp chế HĐND"
    if letters in OF_STATE and not (organ or may_issue(letters, issuer.name)):
        return None  # "Công văn số 8/UBND-NC được Sở Nội vụ gửi đi"
    return None if code.rest and central else issuer.name


def whose(code: Code, said: Issuer | None, told: str, text: str, end: int) -> str | None:
    """Whose a document is by what is said and by its code, which ends at an offset."""
    return closer(code, said, told) or _minister(code, text, end) or code.issuer or fitting(code, said)


@cache
def written_out() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the abbreviations of the lexicon, and what each stands for."""
    known = {row[0]: row[1] for row in rows("abbreviations.tsv")}
    return re.compile(rf"(?<![\w/])(?<!/[A-ZĐ]{{2}}-)(?:{any_of(known)})(?!\w)"), known  # not those in a code


def expand(text: str) -> str:
    """The text with its abbreviations written out ("BTV" → "Ban Thường vụ")."""
    pattern, known = written_out()
    return pattern.sub(lambda m: known[m.group()], text)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {name: name for name in data()["issuers"].values()} | data()["names"]
    for short, long in written_out()[1].items():
        names |= {name.replace(long, short): said for name, said in names.items() if long in name}
    names |= {name.upper(): said for name, said in names.items()}  # headlines in capitals
    return re.compile(rf"(?:{any_of(names)})(?!\w)"), names


class Issuers:
    """Finds issuers in one page, with the help of the bodies recognised in it."""

    def __init__(self, text: str, bodies: Sequence[Mention]) -> None:
        """`bodies` are mentions of kind "body"; without them local bodies stay as the text names them."""
        self.text = text
        self._at = {m.start: m for m in sorted(bodies, key=lambda m: m.end)}
        self._starts = sorted(self._at)

    def at(self, start: int, limit: int) -> Issuer | None:
        """The issuer that begins at an offset, "Bộ Chính trị, Ban Bí thư" being one."""
        first = self._one(start, limit)
        if first is None:
            return None
        central = data()["series"]["central"]
        joint = _AND.match(self.text, first.end, limit)
        second = self._one(joint.end(), limit) if joint and first.name in central else None
        if second and second.name in central:
            return Issuer(f"{first.name}, {second.name}", start, second.end)
        return first

    def _one(self, start: int, limit: int) -> Issuer | None:
        pattern, names = _names()
        named = pattern.match(self.text, start, limit)
        body = self._at.get(start)
        if named and (body is None or body.end <= named.end()):
            name, end = names[named.group()], named.end()
            term = _TERM.match(self.text, end, limit)
            end = term.end() if term else end
            if not name and (congress := _CONGRESS.match(self.text, end, limit)):
                return self._one(congress.end(), limit) or Issuer(name, start, end)
            return Issuer(name, start, end)
        if body:
            return Issuer(body.ref, start, body.end)
        head = _HEAD.match(self.text, start, limit)
        inner = self._one(head.end(), limit) if head else None
        if head and inner:  # also "của | chủ tịch UBND xã"
            led = f"{head.group()[0].upper()}{head.group().strip()[1:]} {inner.name}"
            return Issuer(led, start, inner.end) if inner.name else None
        local = _LOCAL.match(self.text, start, limit)
        return Issuer(expand(local.group()), start, local.end()) if local else None

    def ending(self, end: int, left: int, adverbs: re.Pattern[str]) -> Issuer | None:
        """The issuer that ends at an offset, with adverbs between: "Bộ Chính trị (vừa) | ban hành"."""
        pattern, names = _names()
        found = None
        for named in pattern.finditer(self.text, left, end):
            found = named
        if found and names[found.group()] and adverbs.fullmatch(self.text, found.end(), end):
            whole = self.at(found.start(), end)
            joint = whole and adverbs.fullmatch(self.text, whole.end, end)
            return whole if joint else Issuer(names[found.group()], found.start(), found.end())
        for local in _LOCAL.finditer(self.text, left, end):
            known = self._at.get(local.start())
            fits = known is None or known.end >= local.end()  # "Bí thư Tỉnh ủy | Lê Văn A ký"
            if fits and adverbs.fullmatch(self.text, local.end(), end):
                return Issuer(expand(local.group()), local.start(), local.end())
        return None

    def heading(self, type_: str, start: int, floor: int) -> Issuer | None:
        """The issuer of a list: "2 Nghị quyết của | Bộ Chính trị, gồm: Nghị quyết số 59 …; số 72 …".

        Also "Hai nghị quyết của | Bộ Chính trị, Nghị quyết số 71 … và Nghị quyết số 72 …, đang được học",
        "học hai nghị quyết của | Bộ Chính trị sáng 21/10, tại hội trường xã: Nghị quyết số 71 …", and of the
        Politburo's what is then studied: "Kế hoạch học các nghị quyết của Bộ Chính trị; sáng 5/6, …".
        """
        item = rf"(?i:{re.escape(type_)})\ssố\s\d"
        beside = re.compile(rf",\s{item}[^.;\n]*\svà\s{item}|[^.;:\n]{{,{_FAR}}}:\s{item}")
        head = re.compile(rf"(?i:{_SEVERAL}{re.escape(type_)}\s)(?:[^.;:,\n]{{1,30}}\s)?của\s")
        for of in head.finditer(self.text, max(floor, start - _LIST), start):
            said = self.at(of.end(), start)
            if said is None:
                continue
            told = _NAMELY.fullmatch(self.text, said.end, start) or beside.match(self.text, said.end)
            if told or (said.name == _POLITBURO and self._are_studied(of.start(), said.end, start)):
                return said
        return None

    def _are_studied(self, start: int, end: int, at: int) -> bool:
        """True where those told at `text[start:end]` are to be studied, and so is the one at an offset."""
        return (
            _STUDY.search(self.text, max(0, start - 12), start) is not None
            and _SENTENCE.fullmatch(self.text, end, at) is not None
            and _STUDY.search(self.text, max(end, at - 60), at) is not None
        )

    def passing(self, end: int, limit: int) -> Issuer | None:
        """Who is said to pass or sign what ends there: "được Quốc hội thông qua", "(do Tỉnh ủy ban hành)"."""
        by = _BY.match(self.text, end, limit)
        said = self.at(self._behind_session(by.end(), limit), limit) if by else None
        signed = _SIGNED.match(self.text, said.end, limit) if said else None
        if by and by["apart"] and signed and not _DATED.match(self.text, signed.end(), limit):
            return None
        return Issuer(said.name, said.start, signed.end()) if said and signed else None

    def _behind_session(self, start: int, limit: int) -> int:
        """Where the body begins whose session is named at an offset: "kỳ họp thứ 5 | HĐND tỉnh"."""
        if not _SITS.match(self.text, start, limit):
            return start
        number = bisect_right(self._starts, start)
        first = self._starts[number] if number < len(self._starts) else limit
        return first if first < limit and _SESSION.fullmatch(self.text, start, first) else start

    def beside(self, end: int, limit: int) -> Issuer | None:
        """The issuer right after a number, where no more is said of it: "Quyết định 4800 Bộ Y tế"."""
        if self.text[end : end + 1] != " " or not self.text[end + 1 : end + 2].isupper():
            return None
        said = self.at(end + 1, limit)
        return said if said and _CLOSED.match(self.text, said.end, limit) else None

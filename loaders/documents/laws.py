"""Documents known by name: laws, codes, ordinances, resolutions of congresses and plenums."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.text import squeeze
from loaders.documents.codes import data
from loaders.documents.issuers import UNIT
from loaders.places.abroad import is_abroad
from loaders.text.choice import any_of
from loaders.text.page import Mention
from loaders.text.spelling import LOWER, UPPER

_WORDS: Final = data()["laws"]
_STUDIED: Final = re.compile(rf"(?:(?i:{any_of(_WORDS['study'])})|{any_of(_WORDS['society'])})\s$")
_TRADE: Final = re.compile(rf"\b(?i:{any_of(_WORDS['trade'])})\s$")
_ADDED: Final = re.compile(r"\s(?:\(|sửa đổi|năm\s\d|\d)")
_DRAFT: Final = re.compile(rf"(?:{any_of(_WORDS['draft'])})\s(?:(?:các|hai|ba|những)\s)?$", re.IGNORECASE)
_MANY: Final = re.compile(r"(?:các|những|hai|ba|bốn|năm|sáu|\d+)\s(?:dự án\s|dự thảo\s)?$", re.IGNORECASE)
_NEXT: Final = re.compile(r"\s?,\s|\svà\s(?:Luật\s)?")
_AMENDED: Final = r"(?:\s\((?:[Ss]ửa đổi(?:, bổ sung)?|mới)\)|\ssửa đổi(?=[\s,.;]))?"
_YEAR: Final = re.compile(rf"{_AMENDED}(?:,?\s(?:năm\s)?(?:19|20)\d\d(?![\d/–-]))?{_AMENDED}")
_ROMAN: Final = r"(?:[IVXL]{1,6}|\d{1,2}|thứ nhất|nhất)"
_FOR_YEARS: Final = r"(?:,?\s\(?nhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}\)?)?"
_WHOSE: Final = (
    rf"\s(?:của\s)?(?P<whose>(?P<known>Đảng bộ\s(?:{UNIT})(?!\w)|Công đoàn Việt Nam)"
    r"|Đảng (?:bộ|ủy)(?!\w)|(?:Công đoàn|Mặt trận|MTTQ|Đoàn|Hội)(?=\s[A-ZĐ]))"
)
_RESOLUTION: Final = re.compile(
    rf"(?P<congress>\s(?i:đại hội)(?:\s(?i:đại biểu))?(?:\s(?i:toàn quốc))?"
    rf"(?P<of>\s(?i:đảng bộ|công đoàn|đoàn|hội)\s[^,.;:()\n]{{0,60}}?)?"
    rf"(?:,?\s(?:lần\s(?:thứ\s)?|khóa\s)?{_ROMAN}(?!\w)|(?=,?\snhiệm kỳ))"
    rf"(?:{_WHOSE}|(?:\s(?:của\s)?Đảng(?!\w))?{_FOR_YEARS}))"
    r"|(?P<plenum>\s(?:Hội nghị\s)?(?:lần thứ\s)?(?:BCH\s)?Trung ương(?:\sĐảng)?\s(?:lần thứ\s)?"
    rf"{_ROMAN}(?!\w)"
    rf"(?:,?\s\(?[Kk]hóa\s[IVXL]{{1,6}}\)?)?)"
)
_TERM: Final = re.compile(r"(?P<bracket>\(?)(?P<word>[Kk]hóa\s)[IVXL]{1,6}$")
_NEXT_TERM: Final = re.compile(r"(?:,\s|\svà\s)(?:[Kk]hóa\s)?(?P<term>[IVXL]{1,6})(?!\w)")
_YEARS: Final = re.compile(_FOR_YEARS)
_EVERY: Final = re.compile(r"các cấp|cấp cơ sở|cơ sở\b", re.IGNORECASE)
_WORD: Final = re.compile(rf"[{UPPER}][\w]*(?:,? (?:[{LOWER}]\w*|[{UPPER}]\w*)){{0,7}}")
_STOP_WORDS: Final = re.compile(rf",? (?:{any_of(_WORDS['ends'])})(?!\w)|,? và (?=Luật)")
_PASSED: Final = re.compile(  # "đã thông qua 7 luật, trong đó có Luật A", "Quốc hội chốt Luật A"
    r"(?:(?:thông qua|ban hành)(?: các| dự thảo|(?: thêm)? \w+(?: dự án)? (?:bộ )?luật"
    r"(?:(?: và|,) [^.;:,]{0,20}){0,2},? (?:trong đó có|gồm có|gồm|như|là)"
    r"| (?:các|nhiều)? ?(?:dự án )?(?:luật|đạo luật)(?: quan trọng)? như"
    r")?|(?:^|[.,:;!?\n–-]\s?|\b(?:nay|qua|khi|\d)\s)Quốc hội (?:đã |vừa |chính thức )*(?:chốt|bấm nút)):?\s$"
)
_AMENDING: Final = re.compile(r"sửa đổi, bổ sung (?:một số điều của )?(?:các )?Luật ")
_LAW: Final = "Luật "
_LONGEST: Final = 90  # characters of a law's name before a body in it
_CODED: Final = re.compile(
    r",?\s\(?(?:(?:Luật|Bộ luật|Pháp lệnh)\s)?(?:số\s?:?\s?)?\d{1,3}[/-](?:(?:19|20)\d\d[/-])?(?:PL-)?"
    r"(?P<of>QH|UBTVQH)\d{1,2}(?!\w)\)?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A document known by its name, at `text[start:end]`; `sure` when the name is a known one."""

    name: str
    start: int
    end: int
    sure: bool


@cache
def _short() -> dict[str, str]:
    """Laws by their abbreviation: {"BHXH": "Bảo hiểm xã hội"}."""
    return dict(data()["laws"]["short"])


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    laws = data()["laws"]

    def choice(names: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(names)})(?!\w)", re.IGNORECASE)

    return {
        "luật": choice([*laws["names"], *laws["short"]]),
        "bộ luật": choice(laws["codes"]),
        "pháp lệnh": choice(laws["ordinances"]),
    }


@cache
def _whole() -> frozenset[str]:
    """The names of laws that are not what is left of a longer one."""
    laws = data()["laws"]
    return frozenset(name.casefold() for name in laws["names"]) - {name.casefold() for name in laws["cut"]}


def is_draft(text: str, start: int, floor: int) -> bool:
    """True when the document at an offset is told to be a draft."""
    return _DRAFT.search(text, max(floor, start - 24), start) is not None


def law_code(text: str, end: int, limit: int) -> tuple[str | None, int]:
    """Whose a law is by its code, and where that ends: "Luật Nhà giáo | số 73/2025/QH15"."""
    code = _CODED.match(text, end, limit)
    if code is None:
        return None, end
    return str(data()["parts"]["assembly"][code["of"]]), code.end()


def is_passed(text: str, start: int) -> bool:
    """True where a law at an offset is told to be passed: "Quốc hội chốt | Luật Đất đai"."""
    return _PASSED.search(text, max(0, start - 90), start) is not None


def read_law(text: str, start: int, head_end: int, limit: int) -> Iterator[Named]:
    """The law whose "Luật" (Bộ luật, Pháp lệnh) is `text[start:head_end]`, and those listed with it."""
    head = text[start:head_end]
    if (
        (not head[0].isupper() and not _is_small(text, start, head_end))
        or _STUDIED.search(text, max(0, start - 12), start)
        or text[head_end : head_end + 1] != " "
    ):
        return
    known = _lists()[head.lower()]
    at = head_end + 1
    name = known.match(text, at, limit)
    if name is None:
        amended = _AMENDING.match(text, at, limit)
        inner = known.match(text, amended.end(), limit) if amended else None
        if inner:
            yield Named(text[start : inner.end()], start, inner.end(), True)
            return
        guess = _WORD.match(text, at, limit)
        if guess and head.lower() == "luật":
            stop = _STOP_WORDS.search(guess.group())
            end = at + (stop.start() if stop else len(guess.group()))
            comma = text.find(",", at, end)
            end = comma if comma >= 0 else end
            if len(text[at:end].split()) >= 2:
                yield Named(text[start:end], start, end, False)
        return
    many = _MANY.search(text, max(0, start - 20), start) is not None
    while name:
        year = _YEAR.match(text, name.end(), limit)
        end = year.end() if year else name.end()
        words = _short().get(name.group(), name.group())
        title = f"{head[0].upper()}{head[1:].lower()} {words}{text[name.end() : end]}"
        yield Named(title, start, end, True)
        step = _NEXT.match(text, end, limit) if many else None
        name = known.match(text, step.end(), limit) if step else None
        start = name.start() if name else start


def _is_small(text: str, start: int, head_end: int) -> bool:
    """True where "luật" in small letters heads the name of a law, "vi phạm | luật Đất đai"; not a trade's."""
    known = _lists()[text[start:head_end].lower()].match(text, head_end + 1)
    return (
        known is not None
        and known.group()[0].isupper()
        and not _TRADE.search(text, max(0, start - 24), start)
        and not is_abroad(text, known.end())
    )


def is_of_law(text: str, start: int, end: int) -> bool:
    """True for words that are a law's name, or in it: "Luật | Kiểm toán nhà nước", "… đại biểu | HĐND"."""
    at = start
    if text[max(0, start - len(_LAW)) : start].capitalize() != _LAW:
        if (law := text.rfind(_LAW, max(0, start - _LONGEST), start)) < 0:
            return False
        at = law + len(_LAW)
    name = _lists()["luật"].match(text, at)
    return name is not None and name.end() >= end


def is_cut(short: str, name: str) -> bool:
    """True where a law's name is a longer one cut: "Luật Thủ đô" of "Luật Thủ đô (sửa đổi)".

    Not where both are laws: "Luật Căn cước", "Luật Căn cước công dân".
    """
    _, _, words = short.partition(" ")
    return words.casefold() not in _whole() or _ADDED.match(name, len(short)) is not None


def of_terms(text: str, first: Named, limit: int) -> Iterator[Named]:
    """The resolution of a plenum, and those of its namesakes: "Nghị quyết Trung ương 4 (khóa XI, XII)"."""
    told = _TERM.search(first.name)
    more = told and _NEXT_TERM.match(text, first.end, limit)
    if told is None or more is None:
        yield first
        return
    close = ")" if told["bracket"] else ""
    yield Named(first.name + close, first.start, first.end, first.sure)
    while more:
        name = f"{first.name[: told.start()]}{told['bracket']}{told['word']}{more['term']}{close}"
        yield Named(name, more.start("term"), more.end(), first.sure)
        more = _NEXT_TERM.match(text, more.end(), limit)


def read_resolution(
    text: str, start: int, head_end: int, limit: int, bodies: Mapping[int, Mention]
) -> Named | None:
    """A resolution known by its congress or plenum: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII".

    `bodies`: the bodies named, by offset ("Đảng bộ tỉnh" → "Đảng bộ tỉnh Lào Cai").
    """
    found = _RESOLUTION.match(text, head_end, min(limit, head_end + 240))
    if found is None or _EVERY.search(found.group()):
        return None
    if found["plenum"] and _MANY.search(text, max(0, start - 20), start):
        return None
    title = found.group().rstrip(" ,")
    end = head_end + len(title)
    if found["of"]:
        at = found.start("of") + 1
        if at in bodies:
            title = text[head_end:at] + bodies[at].ref + text[found.end("of") : end]
    elif found["whose"]:  # "Nghị quyết Đại hội XVI của Đảng bộ thành phố"
        owner = bodies.get(found.start("whose"))
        if owner is None and not found["known"]:
            return None
        whose, end = (owner.ref, owner.end) if owner else (found["whose"], found.end())
        years = _YEARS.match(text, end, limit)
        title = text[head_end : found.start("whose")] + whose + (years.group() if years else "")
        end = years.end() if years else end
    words = squeeze(title)
    return Named(f"Nghị quyết {words[0].upper()}{words[1:]}", start, end, True)

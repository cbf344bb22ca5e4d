"""What is told of a document again, without its number: "Nghị quyết này được HĐND xã ban hành ngày 8/7"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from loaders.documents.citations import Citation, Reader
from loaders.documents.codes import data
from loaders.documents.issuers import Issuer, fitting, letters_of, may_issue
from loaders.text.choice import any_of, begun
from loaders.text.lexicon import numerals
from loaders.text.page import Page

_TYPES: Final = begun(row["name"] for row in data()["type"])
_GOES_ON: Final = r"(?:được|đều|cùng|cũng|do|ngày|từ|vào)(?!\w)"  # not "một quyết định | trên nền cũ"
_RECALLED: Final = re.compile(
    rf"(?P<type>{_TYPES}) (?:này|nói trên|vừa nêu|đó|ấy|trên(?! (?!{_GOES_ON})\w))(?!\w)"
)
_NUMBERS: Final = re.compile(
    r"(?<![\w/.,-])\d{1,4}(?:, \d{1,4}){0,2} và \d{1,4}(?= (?:đều|cùng) (?:được|do) )"
)
_FIRST: Final = r"(?:^|[.,:;!?\n“\"(–-]\s?)"
_ALONE: Final = re.compile(  # not "dự thảo | nghị quyết này được …", "kế hoạch triển khai | nghị quyết này …"
    rf"{_FIRST}(?:(?:sau khi|từ khi|khi|cả|các|{any_of(numerals())}|\d) )*$"
)
_PAPERS: Final = re.compile(rf"{_FIRST}(?:(?:cả|mấy|tờ) )*$")  # not "tổ | 41 và 42 …"
_MADE: Final = (" ban hành", " thông qua", " ký", " ra", " phát hành")  # not what others send or make known
_COUNT: Final = re.compile(rf"(?<!\w)({any_of(numerals())}|\d)\s$")
_CARRIES: Final = re.compile(r"[^.;:,\n]{0,60}\s(?:thực hiện|triển khai|cụ thể hóa)\s(?:[^.;:,\n]{0,30}\s)?")


def recall(page: Page, found: Sequence[Citation], reader: Reader) -> list[Citation]:
    """The citations of a page, with the issuer and day that a later sentence of the paragraph tells.

    "… Nghị quyết số 02, Nghị quyết số 03 …. Hai nghị quyết trên được Đảng ủy xã ban hành ngày 4/10",
    "… Kế hoạch số 8/KH-UBND …. UBND huyện ban hành kế hoạch này từ ngày 5/3".
    """
    if not found:
        return []
    told = list(found)
    limit = len(page.text)
    for k, (one, other) in enumerate(pairwise(found)):
        if name := _of_both(page, one, other, reader):
            told[k] = replace(one, issuer=name)
    again = [(one, _numbered(found, one), _PAPERS) for one in _NUMBERS.finditer(page.low)]
    again += [(one, _meant(page, found, one), _ALONE) for one in _RECALLED.finditer(page.low)]
    for words, meant, alone in again:
        said, end = _making(page, words, alone, reader) if meant else (None, 0)
        code = found[meant[0]].code if meant else None
        if said is None and code and page.low.endswith(_MADE, 0, words.start() - 1):
            floor = page.sentences[bisect_right(page.sentences, (words.start(), limit)) - 1][0]
            before = reader.deciders.told(words.start(), floor, code)
            said, end = (before.issuer, words.end()) if before and before.sure else (None, 0)
        for k in meant if said else ():
            if said and (name := _name(told[k], said)):
                told[k] = replace(told[k], issuer=name, date=told[k].date or reader.date(end, limit)[0])
    return told


def _making(
    page: Page, words: re.Match[str], alone: re.Pattern[str], reader: Reader
) -> tuple[Issuer | None, int]:
    """Who made what is recalled, and where that ends: "Nghị quyết này | được HĐND xã ban hành"."""
    if alone.search(page.low, max(0, words.start() - 32), words.start()) is None:
        return None, 0
    said = reader.issuers.passing(words.end(), len(page.text))
    made = said and said.name and page.low.endswith(_MADE, 0, said.end)
    return (said, said.end) if said and made else (None, 0)


def _of_both(page: Page, one: Citation, other: Citation, reader: Reader) -> str | None:
    """Who issues what carries out another: "Kế hoạch 9/KH-UBND thực hiện Chỉ thị 5-CT/TW do UBND xã ký"."""
    letters = letters_of(one.code) if one.code and not one.issuer else ""
    if not letters or other.code is None or not _CARRIES.fullmatch(page.text, one.end, other.start):
        return None
    for at in (other.tail, other.end):
        said = reader.issuers.passing(at, len(page.text))
        if said and said.name:
            theirs = letters_of(other.code)
            return None if theirs and may_issue(theirs, said.name) else _name(one, said)
    return None


def _numbered(found: Sequence[Citation], numbers: re.Match[str]) -> list[int]:
    """Which citations are meant by their numbers alone: "Cả | 41 và 42 | đều được HĐND tỉnh thông qua"."""
    meant: dict[str, int] = {}
    for number in re.findall(r"\d+", numbers.group()):
        ours = {one.key: k for k, one in enumerate(found) if one.code and one.code.number == number}
        if len(ours) != 1:
            return []
        meant |= ours
    types = {found[k].type for k in meant.values()}
    return list(meant.values()) if len(types) == 1 else []


def _meant(page: Page, found: Sequence[Citation], again: re.Match[str]) -> list[int]:
    """Which citations are meant: the last of the type, as many as counted, if no more stand beside them."""
    told = _COUNT.search(page.low, max(0, again.start() - 12), again.start())
    count = int(numerals().get(told[1]) or told[1]) if told else 1
    floor = page.text.rfind("\n", 0, again.start()) + 1
    starts = [start for start, _ in page.sentences]
    keys: dict[str, int] = {}
    first = again.start()
    for k in range(bisect_right([one.start for one in found], again.start()) - 1, -1, -1):
        one = found[k]
        if one.start < floor:
            break
        if one.type != again["type"] or one.code is None:
            continue
        if not keys and page.low.find(again["type"], one.tail, again.start()) >= 0:
            return []  # "Kế hoạch số 8 thì chậm, một kế hoạch khác thì nhanh. Kế hoạch này …"
        if one.key not in keys and len(keys) == count:
            beside = bisect_right(starts, one.start) == bisect_right(starts, first)
            return [] if beside else list(keys.values())
        keys.setdefault(one.key, k)
        first = one.start
    return list(keys.values()) if len(keys) == count else []


def _name(one: Citation, said: Issuer) -> str | None:
    """The issuer of a citation told of again; None where it is another's, or may not be this one's."""
    code = one.code
    if code is None or not may_issue(letters_of(code), said.name):
        return None
    if one.issuer:
        return one.issuer if one.issuer == said.name else None
    return fitting(code, said)

"""Terms for which offices are held: "nhiệm kỳ 2015-2020", "khóa XV", and which of them are over."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from kg.ontology.terms import ASSEMBLY, FRONT, PARTY, YOUTH, is_over
from kg.text import roman
from loaders.offices.items import Item
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.spelling import UPPER

# behind a post, the units in which its body is: "Chủ tịch UBND xã X|, huyện Y, tỉnh Z (cũ)"
UNITS_BEHIND: Final = (
    rf"(?:, (?:tỉnh|huyện|thị xã|thành phố|TP) [{UPPER}][\w'’-]*(?: [{UPPER}][\w'’-]*){{0,3}}"
    r"(?: \(?cũ\)?)?){1,2}"
)
_NOTE: Final = r"(?:\s*\([^()\n]{2,60}\))?"  # behind one of several terms: "(từ ngày 9/12/2020)"
_TERM: Final = re.compile(
    rf"(?:{UNITS_BEHIND}(?=,? (?:nhiệm kỳ|khóa)\b))?"
    r"(?: \([^()\d\n]{2,40}\)(?= (?:nhiệm kỳ|khóa)\b))?"  # "Bí thư Huyện ủy X (tỉnh Y) nhiệm kỳ …"
    r"[\s,(]*(?:(?:khóa|lần thứ) [IVX\d]+\b[\s,(-]*)?(?:nhiệm kỳ(?: mới)?|khóa)\s*\(?(\d{4})\s*[-–]\s*(\d{4})"
    rf"(?!\d|{_NOTE}(?:[,;]|\s*và)\s*(?:nhiệm kỳ\s*)?\d{{4}}\s*[-–]\s*\d{{4}})"  # two terms are no term
)
_TERMS: Final = re.compile(  # the last of several terms
    rf"(?:{UNITS_BEHIND}(?=,? (?:nhiệm kỳ|khóa)\b))?"
    r"[\s,(]*(?:\w+ ){0,3}(?:nhiệm kỳ|khóa)(?: (?:liên tiếp|liên tục|liền))?[:,]?\s*\(?\d{4}\s*[-–]\s*\d{4}"
    rf"(?:{_NOTE}(?:,| và|;)\s*(?:(?:nhiệm kỳ|khóa) )?\d{{4}}\s*[-–]\s*(\d{{4}}))+"
)
_IN_TERM: Final = re.compile(  # opening a clause: "Nhiệm kỳ 2010 - 2015, bà A giữ chức …"
    r"\W*(?:và |còn |sang |đến |(?:trong|ở|tại) (?:suốt )?)?nhiệm kỳ \(?(\d{4})\s*[-–]\s*(\d{4})\)?[,:]? ",
    re.I,
)
# … or an entry of a life: "Khóa 1994 - 1999: Phó Bí thư Huyện ủy X"
_ENTRY: Final = re.compile(
    r"\W*(?:nhiệm kỳ|khóa) (\d{4})\s*[-–]\s*(\d{4})\s?: (?:(?:đồng chí|ông|bà) )?(?:là )?", re.I
)
_OF_CENTRE: Final = re.compile(
    r"Ban [^,]+ Trung ương(?: Đảng)?|Bộ Chính trị|Ban Bí thư|Ủy ban Kiểm tra Trung ương"
)
_OF_UNIONS: Final = {"Trung ương Đoàn": YOUTH, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam": FRONT}
_FIGURES: Final = re.compile(r"[IVX]+|\d{1,2}")
_NUMBERED: Final = re.compile(
    rf"(?: (?i:{any_of(lists('cues.toml')['of_the_country'])}))?"
    r"[\s(]*(?:các )?[Kk]hóa (?:[IVX]+|\d{1,2})\b(?!\s*/)"
    r"(?:(?:\s*\(dự khuyết\))?(?:,| và|-)\s*(?:[Kk]hóa )?(?:[IVX]+|\d{1,2})\b)*"
)
_AGAIN: Final = re.compile(  # "khóa XI|, tái đắc cử khóa XII"
    r"(?:,| và) (?:(?:được|đã|lại|vừa) )*(?:tái (?:đắc )?cử|tiếp tục được bầu|bầu lại)\b"
)
_CONGRESS: Final = re.compile(  # the Party's own, by its number
    r"\bđại hội (?:đại biểu )?(?:toàn quốc )?(?:(?:của )?Đảng )?(?:(?:Cộng sản Việt Nam|toàn quốc) )?"
    r"(?:lần thứ )?([IVX]+|\d{1,2})\b(?!\s*[/.]\s*\d)",
    re.I,
)
OF_NEXT: Final = re.compile(  # behind a spell or a term: it is that of what follows
    r" (?:(?:ông|bà|anh|chị|đồng chí) (?:[A-ZĐ]\w+ )?)?(?:(?:được|thì|lại|đã|tiếp tục) )*"
    r"(?:là(?! (?:giai đoạn|lúc|thời))|làm|giữ|đảm nhiệm|đảm nhận|bầu|bổ nhiệm|phân công"
    r"|về|chuyển|sang|kiêm|trở thành|công tác)\b"
)
REACH: Final = 160  # characters behind an office in which what stands beside it tells a day or a year


def numbered(text: str, end: int) -> int | None:
    """The last term named by its number right after an office that ends at `end`: "các khóa X, XI" is 11."""
    found = _NUMBERED.match(text, end) if is_near(text, end, "hóa ") else None
    if found is None or _AGAIN.match(text, found.end()):
        return None
    return _number(_FIGURES.findall(found.group())[-1])


def of_past_term(text: str, end: int, body: str, day: str) -> bool:
    """True for an office that ends at `end` with a term that is over on a day.

    "Chủ tịch X nhiệm kỳ 2011-2016", "đại biểu Quốc hội khóa X"; of a province no number tells.
    """
    if found := term(text, end):
        return found[:4] < found[-4:] < day[:4]
    near = is_near(text, end, "nhiệm kỳ") or is_near(text, end, "khóa")
    if several := _TERMS.match(text, end) if near else None:
        return several[1] < day[:4]
    number = numbered(text, end)
    of = None if number is None else _term_of(body)
    return number is not None and of is not None and is_over(of, number, day)


def is_near(text: str, end: int, word: str) -> bool:
    """True where a word stands within reach of an offset."""
    return text.find(word, end, end + REACH) >= 0


def has_run_out(text: str, span: tuple[int, int, int], body: str, day: str) -> bool | None:
    """True for an office given for a term that is over on a day, told behind it or by the congress.

    `span` is where the sentence begins, where its verb does, where the office ends. None: no term is told.
    """
    start, verb, end = span
    number, of = numbered(text, end), _term_of(body)
    if number is None and of == PARTY and (congress := _CONGRESS.search(text, start, verb)):
        number = _number(congress[1])
    return None if number is None or of is None else is_over(of, number, day)


def _term_of(body: str) -> str | None:
    """Whose terms are those of a body: the National Assembly's, the Party's, a union's at the centre."""
    if "Quốc hội" in body:
        return ASSEMBLY
    union = next((of for name, of in _OF_UNIONS.items() if body.endswith(name)), None)
    return PARTY if _OF_CENTRE.fullmatch(body) else union


def _number(figures: str) -> int | None:
    """The number that figures tell, Roman or Arabic."""
    return int(figures) if figures.isdecimal() else roman(figures)


def term(text: str, end: int) -> str | None:
    """The term said right after an office that ends at `end`: "2025/2030".

    Not that of the next one: "Năm 1993 ông là X|, khóa 1999-2004 thì làm Y".
    """
    found = _term_behind(text, end)
    return f"{found.group(1)}/{found.group(2)}" if found else None


def past_term(text: str, end: int) -> int:
    """Where a term told right after an office that ends at `end` ends, else `end`."""
    found = _term_behind(text, end)
    return found.end() if found else end


def _term_behind(text: str, end: int) -> re.Match[str] | None:
    told = is_near(text, end, "nhiệm kỳ") or is_near(text, end, "khóa")
    found = _TERM.match(text, end) if told else None
    of_next = found is not None and "," in text[end : found.start(1)] and OF_NEXT.match(text, found.end())
    return None if of_next else found


def term_before(text: str, start: int, verb: int) -> str | None:
    """The term that opens the clause of a verb in a sentence: "Nhiệm kỳ 2010 - 2015, bà A | giữ chức X"."""
    if text.find("hiệm kỳ", start, verb) < 0:
        return None
    found = _IN_TERM.match(text, max(start, text.rfind(";", start, verb) + 1), verb)
    return f"{found.group(1)}/{found.group(2)}" if found else None


def term_of_entry(text: str, start: int, office: int) -> str | None:
    """The term that opens an entry of a life, right before its post: "- Nhiệm kỳ 1999 - 2004: | Bí thư X"."""
    found = _ENTRY.fullmatch(text, start, office)
    return f"{found.group(1)}/{found.group(2)}" if found else None


def run_term(text: str, items: Sequence[Item], office: int) -> str | None:
    """The term said at the end of a run, for a committee joined in it, or a seat in one.

    "tham gia Ban Chấp hành và giữ chức Bí thư …, nhiệm kỳ 2025-2030"; its own, where it has one: "thôi tham
    gia Ban Chấp hành, Ban Thường vụ X nhiệm kỳ 2020-2025, giữ chức Bí thư Y nhiệm kỳ 2025-2030".
    """
    if items[office].kind != "body":
        return _term_of_seat(text, items, office)
    last = items[office]
    for item in items[office + 1 :]:
        if item.kind == "body":
            last = item
        elif item.text not in {",", "và"}:
            break
    clause = takewhile(lambda item: item.text != ";", items[office:])
    led = next((item.end for item in clause if item.kind == "office"), None)
    return term(text, last.end) or (None if led is None else term(text, led))


def _term_of_seat(text: str, items: Sequence[Item], office: int) -> str | None:
    """The term of a seat, told behind the last post in the Party that one is given with it.

    "làm Ủy viên Ban Chấp hành, Ủy viên Ban Thường vụ Tỉnh ủy nhiệm kỳ 2015-2020".
    """
    last = office
    for k in range(office, len(items)):
        if items[k].kind == "office":
            last = k
        elif items[k].kind != "verb" and items[k].text not in {",", "và"}:
            break
    given = items[office : last + 1]
    seats = items[office].offices[:1] and items[office].offices[0].title == "Ủy viên"
    party = all(o.body and o.body.root.type == "party" for item in given for o in item.offices)
    return term(text, items[last].end) if last > office and seats and party else None

"""Documents as a page names them, with the issuer, subject and date said beside them.

"các Nghị quyết số 70, 71 và 72-NQ/TW của Bộ Chính trị" is three citations with one suffix and one issuer.
Drafts and unnumbered decisions are none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.model import Confidence
from kg.text import squeeze
from loaders.documents import words
from loaders.documents.codes import Code, data, of_centre, read_code, share_letters, typed
from loaders.documents.deciding import Deciders
from loaders.documents.issuers import Issuer, Issuers, expand, fitting, whose
from loaders.documents.laws import is_draft, is_passed, law_code, of_terms, read_law, read_resolution
from loaders.text.choice import any_of
from loaders.text.page import Mention, Page
from loaders.text.spelling import UPPER

_LAWS: Final = frozenset({"luật", "bộ luật", "pháp lệnh"})
_LIST: Final = re.compile(r"(?:\s?[,;]\s?|\svà\s|\scùng\s|\shoặc\s|\s?&\s?)(?:số\s)?(?=\d)")
_GOES_ON: Final = re.compile(
    r"\s?(?:$|[,;.:()\]\[\"”’…\n–-]|(?:và|của|về|là|do|đã|được|trong|tại|vào|theo|có|sẽ|mà|để|nhằm|cùng|ngày|này|nói"
    rf"|với|đến|năm 20|khóa|ra|trên|vừa|mới|hay|hoặc)(?!\w)|[{UPPER}])"
)
_FOR: Final = re.compile(rf", (?:[^.;:\n]{{0,150}}\sthay mặt |(?:{any_of(data()['issued']['heads'])}) )?")
_TAIL_DATE: Final = re.compile(r"[\s,]*\(?\s*(?:(?:được\s)?(?:ban hành|ký|ra|đề)\s)?$")
_OF: Final = re.compile(r"[\s,)”\"]*\(?(?:(?:cũng|đều) )?(?:của|CỦA)\s")
_HYPHENED: Final = re.compile(r"\d{2}(?:-\d{2}){2,}(?![\w/-])")
_TERM: Final = re.compile(r"\s?\(?[Kk]hóa\s[IVXL\d]{1,6}\)?|\snăm\s(?:19|20)\d\d(?!\d)")
_QUOTED: Final = re.compile(  # "về “đổi mới công tác dư luận xã hội”", "khóa XII “Một số vấn đề về …”"
    rf"(?:[\s,]+(?:về việc|về)\s[“\"]|:?\s[“\"](?=[{UPPER}]|về\s))(?:[Vv]ề việc\s|[Vv]ề\s)?"
    r"(?P<words>[^“”\"\n]{12,250})[”\"]"
)
CONNECTED: Final = re.compile(r"(?:\s|,|;|và|cùng|với|như|hoặc|các|những|số|\(|\))*")
_AMENDED: Final = re.compile(r"(?:\s?\((?:sửa đổi|bổ sung)[^()]{0,20}\))?")
_ABROAD: Final = re.compile(any_of(data()["issued"]["abroad"]))
_FAR: Final = 200  # characters between two laws of one list
_COVER: Final = 250  # a subject is no longer than this


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as named at `text[start:end]`; `tail` is where what is said of it ends."""

    start: int
    end: int
    tail: int
    type: str
    rule: str
    code: Code | None = None
    name: str | None = None
    issuer: str | None = None
    subject: str | None = None
    date: str | None = None
    confidence: Confidence = "certain"
    told: Literal["", "before", "after"] = ""  # where the text itself names the issuer

    @property
    def key(self) -> str:
        """The key the record will know it by."""
        return str(self.code) if self.code else self.name or ""


class Reader:
    """Reads the documents of one section at a time, left to right."""

    def __init__(self, page: Page, dates: Sequence[Mention], bodies: Sequence[Mention]) -> None:
        self.text, self.low = page.text, page.low
        self.dates = sorted((d for d in dates if len(d.ref) == 10), key=lambda d: d.start)
        self.date_starts = [d.start for d in self.dates]
        self.bodies = {b.start: b for b in bodies}
        self._told = bodies
        self._deciders: Deciders | None = None
        self.passed = -1  # where a law ends that is told to be passed
        self.assembly = "Quốc hội" in page.text
        self.bare, self.shorts = words.types()
        self.named = page.said(row["name"] for row in data()["type"])
        self.short = any(short in page.text for short in self.shorts)

    @property
    def issuers(self) -> Issuers:
        """The issuers told on the page."""
        return self.deciders.issuers

    @property
    def deciders(self) -> Deciders:
        """Those of them who are told before a document, looked for once documents are named."""
        if self._deciders is None:
            self._deciders = Deciders(self.text, self._told)
        return self._deciders

    def read(self, start: int, limit: int) -> list[Citation]:
        """The documents of `text[start:limit]`."""
        found: list[Citation] = []
        position = start
        draft_end = -1
        for head in self._heads(start, limit):
            if head.start() < position:
                continue
            position = head.end()
            type_ = self.shorts.get(head.group(), head.group()) if head.lastgroup != "code" else ""
            if type_ in _LAWS:
                laws = list(self._laws(head.start(), head.end(), limit, type_))
                if laws and (
                    is_draft(self.text, head.start(), start) or self._goes_on(draft_end, head.start())
                ):
                    draft_end = position = laws[-1].end
                    continue
                if laws:
                    found += laws
                    position = laws[-1].tail
                    continue
            new = list(self._numbered(head, type_, start, limit))
            if not new and type_ == "nghị quyết":
                new = list(self._resolution(head.start(), head.end(), limit))
            if new:
                found += new
                position = new[-1].end
        return found

    def _heads(self, start: int, limit: int) -> list[re.Match[str]]:
        """Where `text[start:limit]` may name documents, in order."""
        types, shorts, codes = words.triggers()
        found = list(codes.finditer(self.text, start, limit))
        if any(self.low.find(name, start, limit) >= 0 for name in self.named):
            found += types.finditer(self.low, start, limit)
        if self.short:
            found += shorts.finditer(self.text, start, limit)
        return sorted(found, key=lambda match: match.start())

    def _goes_on(self, end: int, start: int) -> bool:
        """True when only "và", "cùng các" and the like stand between one law's end and another's start."""
        return 0 <= end >= start - _FAR and CONNECTED.fullmatch(self.text, end, start) is not None

    def _laws(self, start: int, head_end: int, limit: int, type_: str) -> Iterator[Citation]:
        passed = is_passed(self.text, start) or self._goes_on(self.passed, start)
        author = "Ủy ban Thường vụ Quốc hội" if type_ == "pháp lệnh" else "Quốc hội"
        issuer = author if passed and type_ != "pháp lệnh" and self.assembly else None
        self.passed = -1
        for law in read_law(self.text, start, head_end, limit):
            by_code, end = law_code(self.text, law.end, limit)
            of = _OF.match(self.text, end, limit)
            said = self.issuers.at(of.end(), limit) if of else self.issuers.passing(end, limit)
            if said and said.name != author:
                said = None  # "Luật Nhà giáo được Chủ tịch nước công bố ngày 11/7"
            amended = _AMENDED.match(self.text, law.end)
            self.passed = amended.end() if issuer and amended else -1
            yield Citation(
                law.start,
                law.end,
                said.end if of and said else end,
                type_,
                "document.law",
                name=expand(law.name),
                date=self.date(end, limit)[0] or (self.date(said.end, limit)[0] if said else None),
                issuer=said.name if said else by_code or issuer,
                told="after" if said else "",
                confidence="certain" if law.sure else "likely",
            )

    def _resolution(self, start: int, head_end: int, limit: int) -> Iterator[Citation]:
        first = read_resolution(self.text, start, head_end, limit, self.bodies)
        if first is None or is_draft(self.text, start, 0):
            return
        for named in of_terms(self.text, first, limit):
            name = expand(named.name)
            yield Citation(named.start, named.end, named.end, "nghị quyết", "document.named", name=name)

    def _numbered(self, head: re.Match[str], type_: str, floor: int, limit: int) -> Iterator[Citation]:
        """The codes and numbers after a type, or a code without one."""
        text, intro = self.text, None
        if head.lastgroup == "code":
            intro_end, explicit = head.start(), True
        else:
            intro = words.intro().match(text, head.end(), limit)
            if intro is None or is_draft(text, head.start(), floor):
                return
            intro_end, explicit = intro.end(), intro["explicit"] is not None
        items = self._items(head, type_, intro_end, limit, explicit)
        if not items:
            return
        codes = [typed(code, type_) for code in share_letters([code for _, _, code, _ in items])]
        last = len(items) - 1
        said = self.deciders.told(head.start(), floor, codes[last])
        issuer, subject, late, tail = self._tail(
            items[last][1], limit, codes[last], said is not None and said.sure
        )
        told: Literal["", "before", "after"] = "after" if issuer else ""
        if issuer and text[issuer.start : issuer.end] == "Trung ương" and issuer.end not in self.bodies:
            codes = [of_centre(code) for code in codes]
        if issuer is None and intro and intro["of"]:
            issuer = self.issuers.at(intro.start("of"), limit)
        issuer = issuer or (said.issuer if said else None)
        if issuer is None and (listed := type_ or codes[0].type):
            issuer = self.issuers.heading(listed, head.start(), floor)
        abroad = issuer and _ABROAD.search(text, issuer.start, issuer.end)
        if abroad or (
            (of := _OF.match(text, items[last][1], limit)) and _ABROAD.match(text, of.end(), limit)
        ):
            return
        told = told or ("before" if issuer else "")
        if issuer is None and (
            issuer := self.deciders.behind(head.start(), items[last][1], floor, limit, codes[last])
        ):
            told, late = "after", late or self.date(issuer.end, limit)[0]
        if told == "before" and issuer and late is None:
            late = self._day_before(issuer.start)
        other = None if issuer else self.deciders.besides(head.start(), tail, floor, codes[last])
        self.deciders.note(head.start(), tail, codes[last], issuer.name if issuer else other)
        for index, (start, end, code, date) in enumerate(items):
            full = codes[index]
            yield Citation(
                start if index or head.lastgroup == "code" else head.start(),
                end,
                tail if index == last else end,
                (full.type or "") if not (full.type == "quyết định" and type_ == "quy định") else type_,
                "document.code" if code.rest else "document.number",
                code=full,
                issuer=whose(full, issuer, told, text, end) or other,
                subject=subject,
                date=date or late,
                told=told if not full.issuer or (issuer and issuer.name == full.issuer) else "",
            )

    def _day_before(self, start: int) -> str | None:
        """The day with which the sentence of an issuer opens: "Ngày 18/7, | UBND tỉnh ban hành …".

        One who signs for it may stand between: "Ngày 18/7, Tổng Bí thư thay mặt | Bộ Chính trị ký …".
        """
        at = bisect_left(self.date_starts, start) - 1
        day = self.dates[at] if at >= 0 else None
        return day.ref if day and _FOR.fullmatch(self.text, day.end, start) else None

    def _items(
        self, head: re.Match[str], type_: str, at: int, limit: int, explicit: bool
    ) -> list[tuple[int, int, Code, str | None]]:
        """The codes and numbers of a list (start, end, code, date)."""
        text = self.text
        hyphened = _HYPHENED.match(text, at, limit)  # "Nghị quyết 57-59-66-68"
        if hyphened and type_ in self.bare:
            pairs = re.compile(r"\d{2}").finditer(text, at, hyphened.end())
            return [(pair.start(), pair.end(), Code(pair.group()), None) for pair in pairs]
        capital = text[head.start()].isupper()
        items: list[tuple[int, int, Code, str | None]] = []
        while read := read_code(text, at, named=head.lastgroup != "code"):
            code, end = read
            if not code.rest and not self._is_number(
                code, end, limit, type_, explicit=explicit, capital=capital, listed=bool(items)
            ):
                break
            if code.rest and head.lastgroup == "code" and code.type is None:
                break
            date, tail = self.date(end, limit)
            items.append((at, end, code, date))
            step = _LIST.match(text, tail, limit)
            if step is None:
                break
            at = step.end()
        return items

    def _is_number(
        self, code: Code, end: int, limit: int, type_: str, *, explicit: bool, capital: bool, listed: bool
    ) -> bool:
        """True when a bare number after a type is the number of a document, and counts nothing."""
        text = self.text
        if type_ not in self.bare or words.counted().match(text, end, limit):
            return False
        if len(code.number) == 4 and code.number[:2] in ("19", "20") and not explicit and not listed:
            return False
        if capital and (explicit or (len(code.number) > 1 and not listed)):
            return True
        return _GOES_ON.match(text, end, limit) is not None and (
            explicit or capital or listed or len(code.number) > 1
        )

    def date(self, end: int, limit: int) -> tuple[str | None, int]:
        """The day told right after an offset ("ngày 06/01/2026", "(ngày 22-11-2014)"), and where it ends."""
        at = bisect_left(self.date_starts, end)
        if at == len(self.dates) or self.dates[at].start > min(end + 24, limit):
            return None, end
        day = self.dates[at]
        if day.part_of_day or not _TAIL_DATE.fullmatch(self.text, end, day.start):
            return None, end
        closed = "(" in self.text[end : day.start] and self.text[day.end : day.end + 1] == ")"
        return day.ref, day.end + closed

    def _tail(
        self, end: int, limit: int, code: Code, known: bool
    ) -> tuple[Issuer | None, str | None, str | None, int]:
        """Issuer, subject and date told after a document, in any order, and where that ends.

        With its issuer `known` for certain, no other is looked for within the subject.
        """
        issuer: Issuer | None = None
        subject: str | None = None
        day: str | None = None
        for _ in range(6):
            date, after = self.date(end, limit)
            if date and day is None and not (subject and self.text.startswith(",", end)):
                day, end = date, after
                continue
            term = _TERM.match(self.text, end, limit)
            if term:
                end = term.end()
                continue
            of = _OF.match(self.text, end, limit)
            if of and issuer is None and (said := self.deciders.whose(of.end(), limit, code)):
                issuer, end = said, said.end
                continue
            if issuer is None and (said := self.issuers.passing(end, limit)):
                issuer, end = None if known else said, said.end
                continue
            if issuer is None and (said := self.issuers.beside(end, limit)):
                issuer, end = said, said.end
                continue
            if signer := words.signer().match(self.text, end, limit):
                end = signer.end()
                continue
            quoted = _QUOTED.match(self.text, end, limit)
            if quoted and subject is None:
                subject, end = squeeze(expand(quoted["words"])).rstrip(" ,.-–"), quoted.end()
                continue
            about = words.about().match(self.text, end, limit)
            if about and subject is None:
                stop = self._subject_end(about.end(), limit, code, owned=known or issuer is not None)
                told = squeeze(expand(self.text[about.end() : stop]))
                subject = told.rstrip(" ,-–" if "(" in told else " ,-–)") or None
                end = stop
                continue
            break
        return issuer, subject, day, end

    def _subject_end(self, start: int, limit: int, code: Code, *, owned: bool) -> int:
        """Where a subject ends: at a stop, the next document, its issuer, or the verb of the sentence.

        `owned`: who issued it is known, so that all that is another's belongs to the subject.
        """
        limit = min(limit, start + _COVER)
        for stop in words.subject_stop().finditer(self.text, start, limit):
            if stop["of"]:
                issuer = self.issuers.at(stop.end(), limit)
                known = owned or code.issuer or words.owned().search(self.text, start, stop.start())
                if issuer is None or known or (issuer.name and not fitting(code, issuer)):
                    continue
            if not stop["named"]:
                return stop.start()
        return limit

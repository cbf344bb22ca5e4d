"""Who is told before a document to issue it: "HĐND tỉnh thông qua 9 nghị quyết, gồm | Nghị quyết …".

A list goes on with its issuer: "…; Nghị quyết …", or line for line.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.documents.codes import Code, data
from loaders.documents.issuers import (
    OF_STATE,
    UNIT,
    Issuer,
    Issuers,
    expand,
    is_of_state,
    letters_of,
    may_issue,
)
from loaders.text.choice import any_of
from loaders.text.lexicon import numerals
from loaders.text.page import Mention
from loaders.text.spelling import UPPER

_WORDS: Final = data()["issued"]
_FEW: Final = rf"(?:\s(?:{any_of([*_WORDS['few'], *_WORDS['several'], *numerals()])}|\d{{1,3}}|số))*\W{{0,3}}"
_GAP: Final = re.compile(
    rf"(?:\s(?:ngay )?(?:trong|sáng|trưa|chiều|tối|hôm|cùng ngày)(?: [^.;:,\n]{{1,20}})?)?{_FEW}"
    rf"|[^.;:\n]{{0,100}}?(?:[,\s(]|\.\s+)\(?(?i:{any_of(_WORDS['namely'])})\s?:?{_FEW}"
    rf"|[^.;:\n]{{0,100}}[:(]\W{{0,3}}(?:số\s)?"
)
_VERB: Final = re.compile(rf"\s(?P<verb>{any_of(_WORDS['verbs'])})(?!\w)")
_MAKES: Final = re.compile(rf"\s(?P<verb>{any_of(_WORDS['makes'])})(?!\w)")
_SENDS: Final = re.compile(r"\s(?P<verb>gửi(?: (?:đi|tới|đến|cho))?)(?!\w)")
_TO: Final = re.compile(  # "gửi | UBND các xã | Công văn số 12/SNV-CCVC"
    rf"(?:\s(?!(?:{any_of(_WORDS['unsent'])})(?!\w))[^\s.;:()\n]{{1,20}}){{1,12}}(?<!\bvà)(?<!\bcùng){_FEW}"
)
_SENT: Final = frozenset(_WORDS["sent"])
_FEW_ONLY: Final = re.compile(_FEW)
_TELLS: Final = re.compile(
    rf"\s(?:tổ chức (?:[^.;:,\n]{{0,30}}\s)?)?(?P<verb>{any_of(_WORDS['tells'])})(?!\w)"
)
_ADVERBS: Final = rf"(?:,?\s(?:{any_of(_WORDS['adverbs'])})(?!\w))*"
_BETWEEN: Final = re.compile(_ADVERBS)
_NAME: Final = rf"(?:\s[{UPPER}][\w’'-]*){{2,5}}"
_WHEN: Final = r"(?:tại|trong|vào|sau|sáng|chiều|tối|ngày|hôm|cuối|cùng ngày)(?!\w)"
_ASIDE: Final = (  # each begins where no other can go on, so that a text is parted in one way
    r"\s?\([^()\n]{1,60}\)|,?\s\(?[Kk]hóa\s(?:[IVXL\d]{1,6})\)?|,?\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}"
    r"|\slần thứ\s\w+"
    r"|,?\s(?:(?:với |có )?(?:100%|đa số|toàn thể|tất cả|các|tập thể)(?: các)?(?: vị)? )?đại biểu"
    r"(?: HĐND(?: tỉnh| thành phố| huyện| xã| phường)?)?"
    r"(?: (?:có mặt|tham dự|dự họp|dự kỳ họp|tham dự kỳ họp|tán thành|biểu quyết tán thành|nhất trí)){0,3}"
    r"|,?\svới [^.;:,\n]{3,60}(?=,)"
    rf"|,?\s(?:ngay )?{_WHEN}(?: (?!{_WHEN})[^\s.;:,()]{{1,20}}){{0,10}}"
)
_ACTS: Final = re.compile(rf"(?:{_ASIDE})*,?{_ADVERBS}")
_SIGNER: Final = re.compile(rf"{_NAME}{_ADVERBS}")
_LED: Final = re.compile(r"(?P<deputy>(?i:phó) )?(?P<head>(?i:chủ tịch|bí thư))(?: (?i:thường trực))?\s$")
_BEHALF: Final = re.compile(r"(?i:thay mặt|thừa ủy quyền(?: của)?)\s")
_DECIDED: Final = re.compile(
    rf"(?:{_ASIDE})*,?{_ADVERBS}\s(?:{any_of(_WORDS['decided'])})\s"
    r"[^.;\n]{0,110}\b(?:tại|bằng|theo)(?: các)?\s"
)
_AT: Final = re.compile(r"(?i:(?P<sure>tại|bằng)|theo)\s(?:các\s)?$")
_DECIDES: Final = re.compile(
    rf"\s(?:đã |vừa |cũng )?(?:{any_of([*_WORDS['decides'], *_WORDS['decided']])})(?!\w)"
)
_THAT: Final = re.compile(r"Đó là ")  # opens a paragraph, of what the one before tells
_SIGNED: Final = re.compile(  # "theo Quyết định số 5/QĐ-UBND, UBND tỉnh | ký ngày 12-5"
    rf"\s(?:{any_of(_WORDS['signed'])})"
    r"(?:\s?[,.;)\n]|\s(?=(?:ngày|hôm|hồi|từ|vào|tháng|năm|cuối|đầu|sáng|chiều|tối)\s))"
)
_CARRIED: Final = re.compile(rf"(?i:{any_of(_WORDS['carried'])})\s(?:các\s)?$")
_SELF: Final = re.compile(
    rf"(?P<own>chính\s)?(?P<noun>{any_of(_WORDS['itself'])})\s(?:này|ấy|đó|nói trên)(?!\w)"
)
_ITSELF: Final = re.compile(rf",?\s(?:của|do)\s{_SELF.pattern}")
_ENDS: Final = re.compile(r"\.\s|[;\n]")
_UNIT: Final = re.compile(rf"(?:{UNIT})(?!\w)(?!\s[{UPPER}])")
_AMENDED: Final = re.compile(rf"\b(?:{any_of(_WORDS['amends'])})(?: [^.;:,\n]{{0,40}})?\s$")
_SESSION: Final = re.compile(r"(?i:kỳ họp)[^.;:\n]{0,40}$")
_PASSES: Final = re.compile(
    r"(?:(?i:kỳ họp|đại biểu)[^.;\n]{0,60}\bthông qua\b|nghị quyết (?:vừa |đã )?được thông qua)[^.;\n]{0,80}$"
)
_PASSED: Final = re.compile(
    r"\s?,?\s\(?(?:vừa |đã |mới |cũng )?được (?:(?:kỳ họp|các đại biểu|đại biểu|hội nghị)[^.;:,\n]{0,40} )?"
    r"(?:biểu quyết |nhất trí |thống nhất )*thông qua"
)
_MARK: Final = r"[*•+–-]\s|\d{1,2}[.)]\s"
_NEXT: Final = re.compile(rf"[\s,;.]*(?:{_MARK})?(?:và |các |số )*")
_CLAUSE: Final = re.compile(r"[^.;\n]{0,200}(?:;\s(?:và )?|, và )(?:các )?(?:số )?")
_LINE: Final = re.compile(rf"[^\n]*\n\s*(?:{_MARK})?")
_OPENS: Final = re.compile(rf"\s*(?:{_MARK})?(?:các )?")
_CENTRAL: Final = frozenset(data()["series"]["central"])
_COUNCIL: Final = "Hội đồng nhân dân "
_FAR: Final = 60  # characters between two of a list
_LEFT: Final = 260  # and from who issues them to the first
_MARKED: Final = 24  # and of the mark of an item: "\n  12. các"
_STOP: Final = re.compile(r"[.;\n]")


class Told(NamedTuple):
    """An issuer told before a document; `sure` where no other can stand behind it."""

    issuer: Issuer
    sure: bool


class _Listed(NamedTuple):
    """The last of a list: where it ends and begins its line, whose it is."""

    end: int
    opens: bool
    name: str


class Deciders:
    """Finds who issues a document before it is named, in one page."""

    def __init__(self, text: str, bodies: Sequence[Mention]) -> None:
        """`bodies` are mentions of kind "body"."""
        self.text, self.issuers = text, Issuers(text, bodies)
        self.bodies = sorted(bodies, key=lambda m: (m.end, -m.start))
        self._ends = [m.end for m in self.bodies]
        self._council: str | None = None
        self._looked = False
        self._listed: dict[str, _Listed] = {}

    @property
    def council(self) -> str | None:
        """The page's one council, or the one whose session it tells of."""
        if not self._looked:
            self._looked = True
            councils = [m for m in self.bodies if m.ref.startswith(_COUNCIL)]
            sits = {m.ref for m in councils if _SESSION.search(self.text, max(0, m.start - 60), m.start)}
            names = sits if len(sits) == 1 else {m.ref for m in councils}
            self._council = names.pop() if len(names) == 1 else None
        return self._council

    def told(self, start: int, floor: int, code: Code) -> Told | None:
        """Who is told before an offset to issue the document named there, or those listed before it."""
        if listed := self._goes_on(start, code):
            return Told(Issuer(listed, start, start), True)
        if floor and (opened := self._opens(start, ":")):  # the first line of a list
            start, floor = opened, 0
        letters = letters_of(code)
        if floor and letters and _THAT.fullmatch(self.text, floor, start):
            floor = 0
        left = max(floor, start - _LEFT)
        kinds = [(_VERB, _GAP)] if letters in ("", "UBND") else [(_VERB, _GAP), (_TELLS, _GAP)]
        if letters or code.type in _SENT:
            kinds.append((_MAKES, _FEW_ONLY))
        if code.type in _SENT:
            kinds.append((_SENDS, _TO))
        for kind, gap in kinds:
            for verb in reversed(list(kind.finditer(self.text, left, start))):
                if not gap.fullmatch(self.text, verb.end(), start):
                    continue
                issuer = self._subject(left, verb.start(), letters, tells=kind is _TELLS)
                if issuer and not (kind in (_MAKES, _SENDS) and not letters and is_of_state(issuer.name)):
                    return Told(issuer, kind is _VERB)
        return None

    def _subject(self, left: int, end: int, letters: str, *, tells: bool) -> Issuer | None:
        """Who does what the verb at `end` says: the body there, or with asides and adverbs between."""
        nearest = bisect_right(self._ends, end) - 1
        for body in self.bodies[max(0, nearest - 3) : nearest + 1][::-1]:
            if body.end < left:
                break
            led = _LED.search(self.text, max(0, body.start - 24), body.start)
            if led and letters:
                chairs = led["head"].lower() == "chủ tịch" and not led["deputy"]
                if not (chairs and letters == "UBND" and body.ref.startswith("Ủy ban nhân dân")):
                    continue
                if _ACTS.fullmatch(self.text, body.end, end) or _SIGNER.fullmatch(self.text, body.end, end):
                    return Issuer(f"Chủ tịch {body.ref}", led.start(), body.end)
            elif may_issue(letters, body.ref) and _ACTS.fullmatch(self.text, body.end, end):
                return Issuer(body.ref, body.start, body.end)
        if tells:
            return None
        if issuer := self.issuers.ending(end, left, _BETWEEN):
            led = _LED.search(self.text, max(0, issuer.start - 24), issuer.start)
            if may_issue(letters, issuer.name) and not (led and letters):
                return issuer
        for behalf in _BEHALF.finditer(self.text, left, end):
            said = self.issuers.at(behalf.end(), end)
            suits = may_issue(letters, said.name) if said and letters else said and said.name in _CENTRAL
            if said and suits and not _STOP.search(self.text, said.end, end):
                return said
        return None

    def behind(self, start: int, end: int, floor: int, limit: int, code: Code) -> Issuer | None:
        """Who decides in the document at `text[start:end]`: "Tại Quyết định 2-QĐ/TU, Tỉnh ủy chuẩn y …".

        Or who signed it: "theo Quyết định số 5/QĐ-UBND, UBND tỉnh ký ngày 12-5".
        """
        said = self.issuers.at(end + 2, limit) if self.text.startswith(", ", end) else None
        letters = letters_of(code)
        if said is None or not may_issue(letters, said.name):
            return None
        acts = _CARRIED.search(
            self.text, max(floor, start - 24), start
        )  # "Căn cứ …, UBND tỉnh ban hành kế hoạch"
        signs = letters or code.series == "TW"
        if signs and not acts and _SIGNED.match(self.text, said.end, limit):
            return said
        at = _AT.search(self.text, max(floor, start - 12), start)
        decides = at and (letters or at["sure"]) and _DECIDES.match(self.text, said.end, limit)
        return said if decides else None

    def whose(self, start: int, limit: int, code: Code) -> Issuer | None:
        """Whose a document is, told from an offset: "của | UBND tỉnh", "của | tỉnh", "của | cơ quan này"."""
        if issuer := self.issuers.at(start, limit):
            return issuer
        letters = letters_of(code)
        unit = _UNIT.match(self.text, start, limit) if letters in OF_STATE else None
        if unit:
            organ = f"{expand(letters)} {unit.group()}"
            refs = {m.ref for m in self.bodies if expand(self.text[m.start : m.end]) == organ}
            kind = f"{organ} "
            refs |= {m.ref for m in self.bodies if m.end <= start and refs and m.ref.startswith(kind)}
            return Issuer(refs.pop(), start, unit.end()) if len(refs) == 1 else None
        itself = _SELF.match(self.text, start, limit)
        if itself is None:
            return None
        floor = max((end.end() for end in _ENDS.finditer(self.text, 0, start)), default=0)
        refs = {m.ref for m in self.bodies if floor <= m.start and m.end <= start}
        name = refs.pop() if len(refs) == 1 else ""
        meant = itself["own"] or name.lower().startswith(f"{itself['noun']} ")  # "của sở này"
        return Issuer(name, start, itself.end()) if name and meant else None

    def besides(self, start: int, end: int, floor: int, code: Code) -> str | None:
        """Of whom a document at `text[start:end]` may be where no issuer stands beside it.

        "HĐND tỉnh bầu ông A giữ chức … tại | Nghị quyết số 5/NQ-HĐND", "… mà các đại biểu vừa thông qua | …".
        Or told before in the sentence: "UBND tỉnh ra Quyết định …, thay | Quyết định … của cơ quan này".
        """
        letters = letters_of(code)
        last = self._listed.get(letters)
        own = last and _ITSELF.match(self.text, end) and not _STOP.search(self.text, last.end, start)
        if last and own and not self._another(last, start, letters):
            return last.name
        if not letters or _AMENDED.search(self.text, max(floor, start - 60), start):
            return None
        nearest = bisect_right(self._ends, start) - 1
        for body in self.bodies[max(0, nearest - 3) : nearest + 1][::-1]:
            if body.end < floor or body.end < start - 130:
                break
            if may_issue(letters, body.ref) and _DECIDED.fullmatch(self.text, body.end, start):
                return body.ref
        if letters != "HĐND":
            return None
        opened = self._opens(start, ":")
        at, low = (opened - 1, 0) if opened else (start, floor)
        if _PASSES.search(self.text, max(low, at - 160), at) or _PASSED.match(self.text, end):
            return self.council
        return None

    def _goes_on(self, start: int, code: Code) -> str | None:
        """Whose list goes on at an offset: "…; | Nghị quyết số 10/NQ-HĐND", or line for line."""
        last = self._listed.get(letters_of(code))
        if last is None or start < last.end:
            return None
        if start <= last.end + _FAR and _NEXT.fullmatch(self.text, last.end, start):
            return last.name
        if _CLAUSE.fullmatch(self.text, last.end, start):
            return last.name
        return last.name if last.opens and _LINE.fullmatch(self.text, last.end, start) else None

    def _another(self, last: _Listed, start: int, letters: str) -> bool:
        """True where another body that may issue the same stands between: "…, | UBND tỉnh bác …"."""
        between = self.bodies[bisect_right(self._ends, last.end) : bisect_right(self._ends, start)]
        return any(may_issue(letters, body.ref) and body.ref not in last.name for body in between)

    def note(self, start: int, end: int, code: Code, name: str | None) -> None:
        """Keep whose the document at `text[start:end]` is, for the next of the list."""
        letters = letters_of(code)
        last = self._listed.get(letters)
        if not letters or (last and last.end > start):  # told within another's subject
            return
        if name is None:
            self._listed.pop(letters, None)
            return
        self._listed[letters] = _Listed(end, self._opens(start, "\n") > 0, name)

    def _opens(self, start: int, sign: str) -> int:
        """Where what a colon or a new line opens begins, if but a mark stands before an offset; else 0."""
        at = self.text.rfind(sign, max(0, start - _MARKED), start) + 1
        return at if at and _OPENS.fullmatch(self.text, at, start) else 0

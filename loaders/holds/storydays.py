"""The days of a page's story: those of its news, that open its parts, on which all its orders were signed."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.dates.counted import that_day, years_on
from loaders.dates.orders import BACK, handed, is_of_order, told_until
from loaders.holds.asides import is_aside
from loaders.holds.dated import Dated
from loaders.holds.digests import opens_news, parts
from loaders.holds.effects import by_issuers, effect
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page
from loaders.text.spelling import UPPER

_CUES: Final = lists("cues.toml")
MOMENTS: Final = (
    r"(?! (?:chỉ )?(?:ít|vài|mấy|chốc|nửa|không lâu|ngay|\d+) ?(?:phút|giờ|tiếng|lát)\b)"  # that day
    # "Trước đó, các đại biểu miễn nhiệm …": at the same sitting
    r"(?!,? (?:(?:các )?đại biểu\b|kỳ họp (?:(?:đã|cũng) )*(?:bầu|bãi|miễn|cho|$)))"
)
_BORN: Final = re.compile(r"\b(?:sinh(?: ngày| tháng| năm)?|SN:?)\s*$", re.I)
_OPENING: Final = re.compile(
    r"\W*(?:\([^)]{1,40}\)|[A-ZĐ]{2,8}(?: Online)?)?\W*(?:\d{1,2}\s?(?:h|giờ)\s?(?:\d\d)?(?: phút)?,? )?"
    r"(?:(?:vào|hôm|sáng|chiều|tối|trưa|ngày)\s*)*",
    re.I,
)
_PASSING: Final = re.compile(r", người (?:đã |vừa |mới )*(?:được|bị|thôi|rời|nghỉ|chuyển)\b[^,;.\n]*$")
_SPELL: Final = re.compile(r"\(\s*(?:từ )?(?:\d\d?/)*\d{4}\s*[-–]\s*$")  # of a post: "(2016 - | 11/10/2020)"
_ANEW: Final = re.compile(r", [^.;,\n]{2,60} có (?:tân \w|[^.;,\n]{2,60} mới\b)")
_STAMPS: Final = re.compile(rf"[{UPPER}]")  # a link to another page: "- 10-07-2014|Ông A được bầu …"
_BEFORE_THAT: Final = re.compile(r"\b(?:trước đó|trước đây),?(?: vào)?(?: ngày| sáng| chiều| tối)?\s*$", re.I)
_ALL_SIGNED: Final = re.compile(
    r"\b(?:các|những|(?:cả )?(?:hai|ba|bốn|năm|\d)|tất cả)(?: (?:các|những))?"
    r"(?: (?:quyết định|nghị quyết|văn bản))?"
    r"(?: (?:này|trên|nói trên|đó))? (?:(?:đều|cùng|đã|vừa|mới|được) )+(?:ký|ban hành|đề)"
    r"(?: (?:chung|cùng|vào|một|trong|hôm))*(?: ngày)?\s*$",
    re.I,
)
_GOES_ON: Final = re.compile(r"\W*(?:sau|tiếp) đó\b", re.I)
_BALLOT: Final = re.compile(rf"(?<!đi )\b(?:{any_of(_CUES['ballots'])})\b(?! cử)")  # not "đi bầu", "bầu cử"
SAID_THEN: Final = re.compile(  # a day of the telling, "Ngày 12/7|, theo nguồn tin của báo, ngày 9/7 …"
    r"[^.;\n]{0,80}\b(?:cho biết,? (?:rằng )?(?:đã|vừa|mới)\b|phát đi thông (?:báo|cáo)\b)"
    r"|,? (?:theo )?(?:nguồn tin|thông tin|tin) [^.;\n]{0,80}\b(?:ngày|sáng|chiều|tối) \d"
    r"|,? (?:theo )?(?:nguồn tin|thông tin|tin) (?:từ|của) [^.;\n]{0,160}"
    r"\b(?:đã|vừa|mới) (?:được|có|ký|ban)\b"
)
_OF_LATE: Final = any_of(_CUES["of_late"])
_OPENS_LATE: Final = re.compile(rf"\W*(?:{_OF_LATE})\b", re.I)
# up to a verb: "bà B vừa qua đã | được bầu", "tại kỳ họp vừa qua của HĐND quận, bà B | được bầu"; not "theo
# kết luận của hội nghị mới đây, … | bầu", "với thành tích thời gian qua ông A | được bổ nhiệm"
_LATE: Final = re.compile(
    rf" (?:{_OF_LATE})\b(?:(?! (?:và|rồi|cùng)\b|(?<!được) (?:ông|bà|đồng chí)\b)[^,;.])*$"
    r"|\b(?:tại|trong|ở) (?:đại hội|kỳ họp|phiên họp|cuộc họp|hội nghị)"
    rf"(?: (?!trong )[^\s,;.]+){{0,4}} (?:{_OF_LATE})\b[^;.]*$",
    re.I,
)
GOES_BACK: Final = re.compile(rf"\W*trước đó\b{MOMENTS}", re.I)


class StoryDays(Dated):
    """The date mentions of a page, asked which of them its story is set on."""

    def __init__(self, page: Page, dates: Sequence[Mention]) -> None:
        """`dates` in the order of the text."""
        told = [m for m in dates if not _BORN.search(page.text, max(0, m.start - 12), m.start)]
        told = [m for m in told if not is_aside(page.text, m)]
        same = {m.start: m for m in (*that_day(page, told), *years_on(page, told))}
        told = [m for m in told if m.start not in same]
        super().__init__(page, sorted([*told, *same.values()], key=lambda m: m.start))
        kinds = {"headline", "sapo", "body"}
        last = told_until(page)
        story = (m for m in self.dates if len(m.ref) == 10 and m.start < last)
        story = (m for m in story if page.section_at(m.start).kind in kinds)
        told = [m for m in story if not self.is_from(m) and self._is_news(m) and not self._is_before(m)]
        told = [m for m in told if not SAID_THEN.match(page.text, m.end)]
        told = [m for m in told if not _SPELL.search(page.text, max(0, m.start - BACK), m.start)]
        told = [m for m in told if not _PASSING.search(page.text, max(0, m.start - BACK), m.start)]
        told = [m for m in told if not (self.is_retiring(m) or _STAMPS.match(page.text, m.end))]
        self._story = [m for m in told if not is_of_order(page.text, m, m.start - BACK)]
        signed_all = [m for m in told if self._is_of_all_signed(m)] if "quyết định" in page.low else []
        self._story = [m for m in self._story if m not in signed_all]
        self._signed_all = signed_all
        alone = len({m.ref for m in (*signed_all, *self._story)}) == 1
        self._on_one_day = signed_all[0] if signed_all and alone else None
        self._openings = [m for m in self._story if self._opens(m) or self._opens_ballot(m)]
        self._parts = parts(page)
        body = [s for s in page.sections if s.kind == "body"]
        self._news = [s.start for s in body if opens_news(page.text[s.start : s.end])]
        self._backward = [s for s in body if s.start < s.end and GOES_BACK.match(page.text, s.start)]
        self._effect = effect(page, self.dates, self._story, self.is_retiring)
        self._by_issuers = by_issuers(page, self.dates)
        self.anew = self._named_anew()
        self._handed = handed(page.low)

    def _is_of_all_signed(self, mention: Mention) -> bool:
        """True for the day on which all orders of a page were signed: "Các quyết định đều ký ngày 31/5"."""
        return bool(_ALL_SIGNED.search(self.page.text, max(0, mention.start - BACK), mention.start))

    def _is_before(self, mention: Mention) -> bool:
        """True for a day before that of the story: "Trước đó, ngày 5/9, …", "Sau đó, …" behind it."""
        text = self.page.text
        if _BEFORE_THAT.search(text, max(0, mention.start - 24), mention.start):
            return True
        return _GOES_ON.match(text, self.page.section_at(mention.start).start) is not None and any(
            GOES_BACK.match(text, s.start) for s in self.page.sections if s.start < mention.start
        )

    def _named_anew(self) -> tuple[str, str] | None:
        """The day from which an office is held anew, as a page opens: "Từ 15/10, Thành ủy X có Bí thư mới".

        With the words that tell it.
        """
        first = self._story[0].start if self._story else len(self.page.text)
        for mention in (m for m in self.dates if len(m.ref) == 10 and self.is_from(m)):
            told = _ANEW.match(self.page.text, mention.end) if mention.start < first else None
            if told:
                return mention.ref, told.group().lower()
        return None

    def held_anew(self, title: str) -> str | None:
        """The same day, where it is told of a title."""
        return self.anew[0] if self.anew and title.lower() in self.anew[1] else None

    def is_of_late(self, clause: int, verb: int) -> bool:
        """True behind the day of the news for what came before it: "Bà B vừa qua được | cho thôi chức"."""
        if not self._story or self._story[0].start > clause:
            return False
        opens = _OPENS_LATE.match(self.page.text, clause, verb)
        return bool(opens or _LATE.search(self.page.text, clause, verb))

    def _opens(self, mention: Mention) -> bool:
        section = self.page.section_at(mention.start)
        return bool(_OPENING.fullmatch(self.page.text, section.start, mention.start)) and not section.teaser

    def _opens_ballot(self, mention: Mention) -> bool:
        """True for the day with which a sentence of a ballot opens, of which paragraphs behind tell."""
        text, section = self.page.text, self.page.section_at(mention.start)
        start = max(section.start, text.rfind(". ", section.start, mention.start) + 2)
        if section.teaser or not _OPENING.fullmatch(text, start, mention.start):
            return False
        stop = text.find(". ", mention.end, section.end)
        return _BALLOT.search(text, mention.end, stop if stop >= 0 else section.end) is not None

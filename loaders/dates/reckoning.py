"""The days that a story has told so far, from which others are reckoned: "cùng ngày", "hôm sau"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from loaders.dates.words import datewords
from loaders.text.choice import any_of, begun
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page, Section

_WORDS: Final = datewords()["words"]
_CODE: Final = r"(?<=[\w/])[/-][A-ZĐ]\S{1,12},? ?\(?$"
_AT: Final = r"(?: vào| hồi| lúc)*(?: \d{1,2} ?(?:giờ|[hg])(?: ?\d{2})?(?: phút)?,?)?(?: ngày)? ?\(?$"
# These are looked for in small letters.
_ASIDE: Final = re.compile(rf"(?:{begun(_WORDS['aside'])}){_AT}")
_REPORTED: Final = re.compile(rf"\b(?:{any_of(_WORDS['reported'])})(?::|(?<=rằng))\s(?:[^.!?\n]|\.(?=\d))*$")
_PAPER: Final = re.compile(rf"(?:{begun(_WORDS['papers'])}){_AT}")
# an hour of the day: "từ 7 giờ sáng nay"
_SINCE: Final = re.compile(rf"(?:{begun(['từ', 'đến', 'tới'])}){_AT}")
_ORDER: Final = re.compile(rf"[^.;!?\n]*\b(?:{any_of(_WORDS['orders'])})\b")
_DIED: Final = re.compile(rf"(?:{begun(lists('cues.toml')['dies'])}){_AT}")
BEFELL: Final = re.compile(  # "thăm các hộ bị sạt lở đất hồi | ngày 10/9": the day of that
    rf"(?i:\b(?:bị|gặp|do|trong|vì|bởi) (?:[^\W\d]+ ){{0,4}}?(?:{any_of(_WORDS['harms'])}))"
    r"(?: [^\W\d]+){0,2}?"
    r"(?: (?P<then>hồi)| vào| ngày| hôm)*\s?\(?$"
)
# "Mọi chuyện bắt đầu từ | ngày 15/2. Hôm đó, …": the story goes on from it
_BEGAN: Final = re.compile(
    r"\b(?:chuyện|việc|vụ án|hành trình|tất cả)(?: \w+){0,3}"
    rf" (?:bắt đầu|khởi đầu|khởi nguồn)(?: lại)? từ{_AT}"
)
_BULLET: Final = re.compile(r"\W*[*•●■▪►+–—-]\W*")
_WILL: Final = re.compile(r"[^.;!?\n]{0,160}?\b(?:sẽ|dự kiến)\b")
_DONE: Final = re.compile(
    r"[^.;:!?\n]{0,160}?(?<!sau khi )(?<!nếu )\b(?:đã|vừa)\b(?! được (?:ấn định|lên lịch|chọn))"
)
_BEFORE_THAT: Final = re.compile(r"\btrước đó,? (?:(?:vào|trong|cũng) )*$")
_OPENING: Final = 60  # characters of a paragraph in which its own day is told
_ISSUED: Final = re.compile(_CODE)
_FRESH: Final = timedelta(days=7)  # how old a document of which a page tells as news may be
_HEAD: Final = 12  # characters before "cùng ngày" at the head of a paragraph
_FROM: Final = re.compile(r"\b[Tt]ừ(?: ngày)?\s$")
_WORDS_FROM: Final = len("từ ngày ")
_REPORT: Final = 200  # characters of a report up to its day
_IN_FORCE: Final = "hiệu lực "  # before "cùng ngày": the day told last after "từ"
_GOES_ON: Final = re.compile(r"[^.;\n]*;\s+(?:cũng )?")
CLAUSE: Final = 96  # how many characters before a date may tell that it is to come


class Reckoning:
    """The days told so far in one story of a page."""

    def __init__(self, page: Page, published: date | None) -> None:
        """No day is told yet."""
        self.page = page
        self.published = published
        self._anchor: date | None = None  # the last one of the story
        self._past: date | None = None  # the last not to come: "Trước đó, sáng cùng ngày" is of that day
        self._opening: date | None = None  # with which a paragraph opens, which "* Cùng ngày" goes on from
        self._issued: date | None = None  # of a document: "Quyết định số 5/QĐ-TTg cùng ngày" is of that day
        self._effect: date | None = None  # the last day told after "từ"
        self._news: date | None = None  # the story's, before days of old told by the way
        self._heads = False  # the last heads its sentence: "Ngày 15/11, {B} khai mạc kỳ họp."
        self._ordered = False  # the last of which is that of an order: "bổ nhiệm ông A ngày 12/10"

    def reckoned_from(
        self, said: dict[str, str], match: re.Match[str], section: Section, mentions: Sequence[Mention]
    ) -> date | None:
        """The day from which a date is reckoned that tells none; `mentions` are the dates before it."""
        page, at = self.page, match.start()
        if "effect" in said:
            return self._effect
        if "same" in said and self._effect and _is_of_effect(page.low, mentions, self._effect, at):
            return self._effect
        ordered = self._ordered and _ORDER.match(page.low, match.end())
        if "same" in said and self._news and not ordered and at - section.start < _HEAD:
            return self._news
        if "same" in said and self._opening and _BULLET.fullmatch(page.text, section.start, at):
            return self._opening
        opens = max(0, at - CLAUSE)
        ahead = self.published and self._anchor and self._anchor > self.published
        opened = at - section.start < _HEAD and not self._heads  # "⏎ Cùng ngày, A thăm …"
        done = "same" in said and (opened or _DONE.match(page.low, match.end()))
        past = said.get("side") == "trước" or done
        if ahead and past and not _WILL.match(page.low, match.end()):
            # "… ngày bầu cử 23/5. Trước đó một ngày, {B} họp", "… Cùng ngày, A đã thăm …": that of the story
            back = self._past
        else:
            told_before = "same" in said and _BEFORE_THAT.search(page.low, opens, at)
            back = self._past if told_before else None
        if back is not None:
            return back
        if _is_of_document(page.text, opens, at):
            return self._issued or self._anchor
        return self._anchor or (self._issued if _is_fresh(self._issued, self.published) else None)

    def take(
        self,
        day: date,
        told: tuple[str | None, str | None],
        said: dict[str, str],
        match: re.Match[str],
        section: Section,
    ) -> None:
        """Take in a day that is told; `told` are its EDTF and that of the end of a span."""
        low, at = self.page.low, match.start()
        opens, (ref, until) = max(0, at - CLAUSE), told
        died = self._anchor and day < self._anchor and _DIED.search(low, opens, at)
        befell = died or ("part" not in said and BEFELL.search(low, opens, at))
        first = self._anchor is None or self._anchor == self._issued
        timed = first and "part" in said and _SINCE.search(low, opens, at)
        of_document = _is_of_document(self.page.text, opens, at)
        began = _BEGAN.search(low, opens, at)
        aside = not (until or timed or began) and (of_document or _ASIDE.search(low, opens, at))
        reported = self._anchor and _is_reported(low, at)
        if not (befell or aside or reported or _spans(ref, until, self._anchor)):
            old = _is_fresh(self._anchor, self.published) and not _is_fresh(day, self.published)
            by_the_way = self._anchor and day < self._anchor and not _opens(low, section.start, at)
            recalled = old and (_PAPER.search(low, opens, at) or by_the_way)
            self._news = (self._news or self._anchor) if recalled else None
            sentence = _sentence(low, section.start, at)
            self._heads = at - sentence < _HEAD * 2
            self._ordered = _ORDER.match(low, sentence, at) is not None
            self._anchor = day
            self._past = self._past if self.published and day > self.published else day
            self._opening = day if at - section.start < _OPENING else self._opening
        elif of_document:
            self._issued = day
        if not until and _FROM.search(self.page.text, max(0, at - _WORDS_FROM), at):
            self._effect = day


def _is_of_document(text: str, opens: int, at: int) -> bool:
    """True for a day at an offset right behind a number: "Quyết định số 5/QĐ-TTg ngày | 2/4"."""
    signs = text.find("/", opens, at) >= 0 or text.find("-", opens, at) >= 0
    return signs and _ISSUED.search(text, opens, at) is not None


def _opens(low: str, start: int, at: int) -> bool:
    """True for a day at the head of a sentence, or of the paragraph from `start` on: the story goes to it."""
    return at - start < _OPENING or at - _sentence(low, start, at) < _HEAD * 2


def _sentence(low: str, start: int, at: int) -> int:
    """Where the sentence of an offset begins, in the paragraph from `start` on."""
    return max(start, *(low.rfind(sign, start, at) + len(sign) for sign in (". ", "; ", ": ")))


def _is_fresh(day: date | None, published: date | None) -> bool:
    """True for a day of the week before the page."""
    return bool(day and published and timedelta() <= published - day < _FRESH)


def _spans(start: str | None, end: str | None, day: date | None) -> bool:
    """True for a span around a day told before: "Hội đàm hôm 3/12 … thăm Việt Nam từ 2 đến 5/12"."""
    return bool(start and end and day and start <= day.isoformat() <= end)


def _is_of_effect(low: str, mentions: Sequence[Mention], effect: date, at: int) -> bool:
    """True where "cùng ngày" is the day told last after "từ": "có hiệu lực | cùng ngày".

    Also behind the semicolon of a clause that tells no other: "ông A thôi chức từ 1/8; | cùng ngày, bà B …".
    """
    if low.endswith(_IN_FORCE, 0, at):
        return True
    if not mentions or mentions[-1].ref != effect.isoformat():
        return False
    if _GOES_ON.fullmatch(low, mentions[-1].end, at) is None:
        return False
    clause = max(low.rfind(sign, 0, mentions[-1].start) for sign in (";", ". ", "\n"))
    return all(mention.start < clause for mention in mentions[-2:-1])


def _is_reported(low: str, at: int) -> bool:
    """True for a day in a report: "báo cáo: lúa của xã đã mất trong đêm | 19/11"."""
    start = max(0, at - _REPORT)
    opened = low.find(":", start, at) >= 0 or low.find("rằng ", start, at) >= 0
    return opened and _REPORTED.search(low, start, at) is not None

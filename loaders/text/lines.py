"""The lines of a page that stay: noise, datelines and photo credits off; captions and teasers told apart."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from kg.model import Block, Teaser
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.noise import is_image, noise, plain
from loaders.text.spelling import LOWER, UPPER

_LINE: Final = re.compile(r"[^\n]+")
_WORDS: Final = lists("noise.toml")
_CREDIT: Final = re.compile(
    rf"[\s(\[/|–—-]*(?:{any_of(_WORDS['credits'])}|(?:{any_of(_WORDS['credited'])})(?: và|,| -| &)? ảnh)"
    r"\s?:\s?[^:\n]{1,60}$"
)
_ARROW: Final = re.compile(r"(?:>>|»)\s*")
_BYLINE: Final = re.compile(r"(?:tin|bài)\b", re.I)
_SPEAKS: Final = re.compile(
    rf"[{UPPER}][^.]{{10,140}} phát biểu (?:[{LOWER}]+ )?(?:[{LOWER}]+ )?(?:tại|kết luận) [^.]{{3,60}}"
)
_NUMBERED: Final = re.compile(r"(?i:ảnh|hình) \d{1,2}\s?[:.] ")  # "Ảnh 2: …"
_DAY: Final = r"(?:(?:tháng|năm) )?(?:\d{1,2}[/.-]){0,2}\d{4}"
_SPELL: Final = re.compile(rf"\W*(?:từ )?{_DAY}\s*(?:(?:-|–|—|đến|tới)\s*(?:{_DAY}|nay)\s*:?|:)", re.I)
_LONE_DAY: Final = re.compile(
    r"^[ \t]*(3[01]|[12]\d|0?[1-9])[/.](1[0-2]|0?[1-9])[ \t]*\n\s*(?=\S[^\n]{40})", re.M
)
_HEADING: Final = 60  # no heading over teasers is longer
_CAPTION: Final = 220  # nor a caption
_BODY: Final = 120  # a line of so many characters shows that the story has begun, as does a shorter sentence
_SENTENCE: Final = 40
_FEWEST: Final = 2  # lines that tell a day make a diary
_LONGEST_DAY: Final = len("31/12")


@dataclass(slots=True)
class Line:
    """A line that stays: stretches of the text, its words, and what is known of it so far."""

    spans: list[tuple[int, int]]
    text: str
    gap: bool  # a blank line or noise before it
    kind: Block = "body"
    teaser: Teaser | None = None


@dataclass(slots=True)
class Sheet:
    """The lines of the story, those of the teasers under it, whether and from where an agency sent it."""

    lines: list[Line] = field(default_factory=list)
    teasers: list[Line] = field(default_factory=list)
    wire: bool = False
    sent_from: tuple[int, int] | None = None
    signed: int | None = None  # how many lines stand above who wrote it: "Tin, ảnh: Văn Chung"


def scan(text: str) -> Sheet:
    """The lines of a normalised text that say something."""
    scanner = _Scanner(text)
    end = -2
    for match in _LINE.finditer(text):
        stays = scanner.take(*_trim(text, *match.span()), gap=match.start() > end + 1)
        end = match.end() if stays else -2
    return scanner.sheet


class _Scanner:
    """Reads a page line by line; what it remembers is what the next line may depend on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet()
        self.words = noise()
        self.days = _diary(text)
        self.in_teasers = False
        self.story_begun = False
        self.caption_next = False
        self.told: Teaser | None = None  # the one whose title stands right above, behind a blank line

    def take(self, start: int, end: int, gap: bool) -> bool:
        """Takes the line `text[start:end]`; False for one that is left out."""
        line = self.text[start:end]
        if not line:
            return False
        if len(line) <= _HEADING and plain(line) in self.words.teasers:
            self.in_teasers = self.in_teasers or self.story_begun
            return False
        if is_image(line):
            self.caption_next = not self._caption_above(gap)
            return False
        if self.words.is_noise(line) and start not in self.days:
            return False
        credited, end = self._without_credit(start, end)
        if credited and (arrow := _ARROW.match(self.text, start, end)):
            start = arrow.end()  # ">> Bà A trao quà. Ảnh: B": a caption
        start = self._after_dateline(start, end)
        if start >= end:
            self.caption_next = False
            if credited and self.story_begun and _BYLINE.match(line):
                self.sheet.signed = len(self.sheet.lines)
            return False
        line = self.text[start:end]
        told, self.told = self.told, None
        if self._is_inline_teaser(line, start, end):
            last = self.sheet.lines[-1:] if gap else []
            self.told = next((above.teaser for above in last if above.spans[-1][1] == end), None)
            return True
        current = Line([(start, end)], line, gap)
        if told and not gap and line[-1] in ".!?…":  # ">> Title ⏎ What it tells."
            current.kind, current.teaser = "teaser", told
            self.sheet.lines.append(current)
            return True
        if self.in_teasers:
            self.sheet.teasers.append(current)
            return True
        if self._is_caption(line, credited):
            current.kind = "caption"
        elif _continues(self.sheet.lines, current) or _is_behind_spell(self.sheet.lines, current):
            self.sheet.lines[-1].spans.append((start, end))
            self.sheet.lines[-1].text += " " + line
            return True
        self.caption_next = False
        self.story_begun = self.story_begun or len(line) >= (_SENTENCE if line[-1] in ".!?…" else _BODY)
        self.sheet.lines.append(current)
        return True

    def _without_credit(self, start: int, end: int) -> tuple[bool, int]:
        """Whether a photographer is named at the end of the line, and where the line ends without him."""
        left = max(start, end - 140)
        credit = _CREDIT.search(self.text, left, end) if self.text.find(":", left, end) >= 0 else None
        return (True, credit.start()) if credit else (False, end)

    def _after_dateline(self, start: int, end: int) -> int:
        """Where the line begins behind "(GLO)-", "TPO -", "Hà Nội (TTXVN)"."""
        dateline = self.words.dateline.match(self.text, start, min(end, start + 80))
        if dateline is None:
            return start
        name = (
            dateline["bracketed"]
            or dateline["open"]
            or dateline["bare"]
            or dateline["code"]
            or dateline["agency"]
        )
        self.sheet.wire = self.sheet.wire or plain(name) in self.words.wire
        if dateline["place"] and self.sheet.sent_from is None:
            self.sheet.sent_from = _trim(self.text, *dateline.span("place"))
        begin = dateline.end()
        while begin < end and unicodedata.combining(self.text[begin]):
            begin += 1  # a mark that belongs to the dateline's last sign
        return begin

    def _is_inline_teaser(self, line: str, start: int, end: int) -> bool:
        """Takes "Xem thêm: …" in the middle of a story, a teaser by itself."""
        low = line[:40].casefold()
        if not low.startswith(self.words.teaser_starts):
            return False
        opening = next(word for word in self.words.teaser_starts if low.startswith(word))
        title = line[len(opening) :].lstrip(" >»")
        if title:
            start = end - len(title)
            self.sheet.lines.append(Line([(start, end)], title, True, "teaser", Teaser(title=title)))
        return True

    def _caption_above(self, gap: bool) -> bool:
        """Marks a short line right above an image as its caption; True when there is one."""
        lines = self.sheet.lines
        if gap or self.in_teasers or len(lines) < 2:
            return False
        if lines[-1].gap and lines[-1].kind == "body" and len(lines[-1].text) <= 150:
            lines[-1].kind = "caption"
        return lines[-1].kind == "caption"

    def _is_caption(self, line: str, credited: bool) -> bool:
        if len(line) > _CAPTION:
            return False
        if credited or (self.caption_next and (len(line) <= 150 or ". " not in line)):
            return True
        return len(line) <= 150 and (
            line.startswith(self.words.captions)
            or _NUMBERED.match(line) is not None
            or _SPEAKS.fullmatch(line) is not None
        )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces at its ends."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _is_behind_spell(lines: list[Line], current: Line) -> bool:
    """True for what stands below the years in a life: "9/2001 - 3/2005 | Phó Bí thư …", "6-2024: | …"."""
    above = lines[-1] if lines else None
    ends = above and (above.text[-1].isdigit() or above.text[-1] in ":yY")  # as "nay" does
    return bool(ends and above and _SPELL.fullmatch(above.text) and not _SPELL.fullmatch(current.text))


def _diary(text: str) -> frozenset[int]:
    """Where lines begin that tell a day each, of one or two months, over what took place: "10/9 ⏎ … ⏎ 12/9".

    They go up or down; those that count pictures are none: "1/9 ⏎ … ⏎ 2/9", "2/5 ⏎ … ⏎ 5/5".
    """
    short = sum(len(line.strip()) <= _LONGEST_DAY for line in text.split("\n"))
    lines = list(_LONE_DAY.finditer(text)) if short >= _FEWEST else []
    days = [(int(line[2]), int(line[1])) for line in lines]
    if len(days) < _FEWEST:
        return frozenset()
    first, last = min(days), max(days)
    ordered = len(set(days)) == len(days) and days in (sorted(days), sorted(days, reverse=True))
    counted = first[0] == last[0] and (first[1] == 1 or last[1] == last[0])
    near = last[0] - first[0] <= 1
    return frozenset(line.start(1) for line in lines) if ordered and near and not counted else frozenset()


def _continues(lines: list[Line], current: Line) -> bool:
    """True for the rest of a paragraph that was broken at a fixed width."""
    if current.gap or not lines or current.text[0] not in LOWER:
        return False
    above = lines[-1]
    start, end = above.spans[-1]
    return above.kind == "body" and end - start >= 40 and above.text[-1] not in ".:;!?…"

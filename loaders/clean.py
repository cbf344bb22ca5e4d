"""From an article to a page: noise off, blocks told apart (headline, sapo, body, caption, teaser)."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model import Article, Block, Teaser
from kg.text import nfc, tone
from loaders.noise import IMAGE, noise, plain
from loaders.page import Page, Section
from loaders.spelling import LOWER, UPPER, normalise
from loaders.teasers import tell_apart

_LINE = re.compile(r"[^\n]+")
_CREDIT = re.compile(
    r"[\s(\[/|–—-]*(?:Ảnh|Nguồn ảnh|Ảnh chụp màn hình|Ảnh tư liệu|Ảnh minh họa|Photo|(?:Tin|Bài|Video|Clip)(?: và|,| -| &)? ảnh"
    r"|ẢNH)\s?:\s?[^:\n]{1,60}$"
)
_DATE_TAIL = re.compile(
    r"\s+(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:\s*[-,|]?\s*\d{1,2}[:hg]\d{2}.{0,20})?$"
)
_SIGNED = re.compile(r"\(?(?:Theo|Nguồn(?: tin)?)\s?:?\s(?P<outlet>[^()\n]{2,40}?)\)?[./]*")
_SIGNED_TAIL = re.compile(r"\s*\((?:Theo|Nguồn)\s?:?\s?(?P<outlet>[^()\n]{2,40})\)[./]*$")
_AUTHOR = re.compile(rf"(?:[{UPPER}][\w.’'-]*|[&–—-]|và)(?:[ ,/]+(?:[{UPPER}][\w.’'-]*|[&–—-]|và)){{0,9}}")
_SPEAKS = re.compile(
    rf"[{UPPER}][^.]{{10,140}} phát biểu (?:[{LOWER}]+ )?(?:[{LOWER}]+ )?(?:tại|kết luận) [^.]{{3,60}}"
)
_LOOSE = re.compile(r"\W+")
_TITLE_DEPTH = 15  # how many lines a page may open with before its title
_CAPTION_LENGTH = 220
_HEADLINE_LENGTH = 220


@dataclass(slots=True)
class Line:
    """A line that stays: a stretch of the normalised text, and what is known of it so far."""

    spans: list[tuple[int, int]]
    text: str
    gap: bool  # a blank line or noise before it
    kind: Block = "body"
    teaser: Teaser | None = None


@dataclass(slots=True)
class _Sheet:
    """The page as it is read, line by line."""

    lines: list[Line] = field(default_factory=list)
    teasers: list[Line] = field(default_factory=list)
    wire: bool = False


def clean(article: Article) -> Page:
    """The page of an article: text without noise, its sections, and offsets into `article.text`."""
    text, offsets = normalise(article.text)
    sheet = _scan(text)
    _sign(sheet)
    _headline(sheet.lines, article.title)
    stories = tell_apart([(line.text, *line.spans[0]) for line in sheet.teasers])
    pieces = [(line.kind, line.spans, line.teaser) for line in sheet.lines]
    pieces += [("teaser", [(start, end)], teaser) for start, end, teaser in stories]
    pieces.sort(key=lambda piece: piece[1][0])
    return _assemble(article, text, offsets, pieces, sheet.wire)


def _scan(text: str) -> _Sheet:
    """The lines that are no noise; captions and teasers marked, datelines and credits cut off."""
    words = noise()
    sheet = _Sheet()
    in_teasers = seen_body = False
    caption_next = False
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = _trim(text, *match.span())
        line = text[start:end]
        gap = match.start() > last_end + 1 or match.start() == 0
        last_end = match.end()
        if not line:
            last_end = -2
            continue
        if len(line) <= 60 and plain(line) in words.teasers:
            in_teasers = in_teasers or seen_body
            last_end = -2
            continue
        if len(line) <= 320 and IMAGE.fullmatch(line):
            caption_next = not _caption_before(sheet, gap)
            last_end = -2
            continue
        if words.is_noise(line):
            last_end = -2
            continue
        bare_end = start + len(_CREDIT.sub("", line[-140:])) + max(0, len(line) - 140)
        credited, end = bare_end < end, bare_end
        if end <= start:
            caption_next = False
            continue
        dateline = words.dateline.match(text, start, min(end, start + 80))
        if dateline:
            name = dateline["bracketed"] or dateline["open"] or dateline["bare"] or dateline["agency"]
            sheet.wire = sheet.wire or plain(name) in words.wire
            start = min(dateline.end(), end)
            if start == end:
                continue
        line = text[start:end]
        if line.casefold().startswith(words.teaser_starts):
            opening = next(word for word in words.teaser_starts if line.casefold().startswith(word))
            inner = start + len(opening) + len(line[len(opening) :]) - len(line[len(opening) :].lstrip(" >»"))
            if inner < end:
                title = Teaser(title=text[inner:end])
                sheet.lines.append(Line([(inner, end)], text[inner:end], True, "teaser", title))
            continue
        current = Line([(start, end)], line, gap)
        if in_teasers:
            sheet.teasers.append(current)
            continue
        if _is_caption(line, credited, caption_next, words.captions):
            current = replace(current, kind="caption")
        elif _continues(sheet.lines, current):
            sheet.lines[-1].spans.append((start, end))
            sheet.lines[-1].text += " " + line
            continue
        caption_next = False
        seen_body = seen_body or len(line) >= 120
        sheet.lines.append(current)
    return sheet


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces at its ends."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _caption_before(sheet: _Sheet, gap: bool) -> bool:
    """Marks a short line right above an image as its caption; True when there is one."""
    if gap or not sheet.lines or sheet.teasers:
        return False
    above = sheet.lines[-1]
    if len(sheet.lines) > 1 and above.gap and above.kind == "body" and len(above.text) <= 150:
        above.kind = "caption"
        return True
    return above.kind == "caption"


def _is_caption(line: str, credited: bool, expected: bool, openings: tuple[str, ...]) -> bool:
    if len(line) > _CAPTION_LENGTH:
        return False
    if credited or expected:
        return True
    return len(line) <= 150 and (line.startswith(openings) or _SPEAKS.fullmatch(line) is not None)


def _continues(lines: Sequence[Line], current: Line) -> bool:
    """True for the rest of a paragraph that was broken at a fixed width."""
    if current.gap or not lines or current.text[0] not in LOWER:
        return False
    above = lines[-1]
    return (
        above.kind == "body"
        and above.spans[-1][1] - above.spans[-1][0] >= 40
        and above.text[-1] not in ".:;!?…"
    )


def _sign(sheet: _Sheet) -> None:
    """Takes off the signature at the end of the story: sources ("Theo TTXVN") and authors."""
    words = noise()

    def is_outlet(name: str) -> bool:
        key = plain(name)
        sheet.wire = sheet.wire or key in words.wire
        return (
            key in words.outlets or key.startswith("báo ") or re.fullmatch(r"\S+\.\w{2,4}", key) is not None
        )

    for _ in range(2):
        if len(sheet.lines) < 3:
            return
        line = sheet.lines[-1]
        signed = _SIGNED.fullmatch(line.text)
        if (signed and is_outlet(signed["outlet"])) or (len(line.text) <= 40 and is_outlet(line.text)):
            sheet.wire = True
            sheet.lines.pop()
        elif line.kind == "body" and len(line.text) <= 60 and _AUTHOR.fullmatch(line.text):
            sheet.lines.pop()
    if sheet.lines:
        line = sheet.lines[-1]
        tail = _SIGNED_TAIL.search(line.text[-60:])
        if tail and is_outlet(tail["outlet"]):
            sheet.wire = True
            start, end = line.spans[-1]
            line.spans[-1] = (start, end - len(tail.group()))


def _headline(lines: list[Line], title: str | None) -> None:
    """Marks the headline (the title in the text, else a first line that reads like one) and the sapo after it."""
    wanted = _loose(title) if title else ""
    at = -1
    for index, line in enumerate(lines[:_TITLE_DEPTH]):
        bare = _DATE_TAIL.sub("", line.text)
        if wanted and len(line.text) <= len(title or "") + 60 and _loose(bare) == wanted:
            start, end = line.spans[0]
            line.spans = [(start, end - len(line.text) + len(bare))]
            at = index
            break
    if at < 0 and len(lines) > 1 and _reads_like_headline(lines[0].text):
        at = 0
    for line in lines[: at + 1]:
        line.kind = "headline"
    if at >= 0 and len(lines) > at + 1 and _loose(lines[at + 1].text) == wanted:
        del lines[at + 1]
    sapo = next((line for line in lines[at + 1 :] if line.kind == "body"), None)
    if sapo:
        sapo.kind = "sapo"


def _loose(text: str) -> str:
    return _LOOSE.sub("", tone(nfc(text))).casefold()


def _reads_like_headline(line: str) -> bool:
    return len(line) <= _HEADLINE_LENGTH and line.rstrip("\"”'’»)")[-1:] not in ".;:,"


def _assemble(
    article: Article,
    text: str,
    offsets: Sequence[int],
    pieces: Sequence[tuple[Block, list[tuple[int, int]], Teaser | None]],
    wire: bool,
) -> Page:
    parts: list[str] = []
    places = array("I")
    sections: list[Section] = []
    length = 0

    def add(piece: str, where: Sequence[int]) -> None:
        nonlocal length
        parts.append(piece)
        places.extend(where)
        length += len(piece)

    last = 0
    for kind, spans, teaser in pieces:
        if sections:
            add("\n", [offsets[last]])
        first = length
        for number, (start, end) in enumerate(spans):
            if number:
                add(" ", [offsets[last]])
            add(text[start:end], offsets[start:end])
            last = end
        sections.append(Section(kind, first, length, teaser))
    places.append(offsets[last])
    return Page(article, "".join(parts), places, tuple(sections), wire)

"""From an article to a page: noise off, blocks told apart (headline, sapo, body, caption, teaser)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.model import Article, Block, Evidence, Teaser
from kg.text import nfc, tone
from loaders.text.lexicon import unit_types
from loaders.text.lines import Line, Sheet, scan
from loaders.text.noise import noise, plain
from loaders.text.page import Offsets, Page, Section
from loaders.text.sentences import split
from loaders.text.signatures import signatures
from loaders.text.spelling import UPPER, normalise
from loaders.text.teasers import tell_apart

_DATE_TAIL: Final = re.compile(
    r"\s+(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"(?:\s*[-,|]?\s*\d{1,2}[:hg]\d{2}.{0,20})?$"
)
_SIGNED: Final = re.compile(r"\(?(?:Theo|Nguồn(?: tin)?)\s?:?\s(?P<outlet>[^()\n]{2,40}?)\)?[./]*")
_SIGNED_TAIL: Final = re.compile(r"\s*\((?:Theo|Nguồn)\s?:?\s?(?P<outlet>[^()\n]{2,40})\)[./]*$")
_SITE: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:vn|com|net|org|info)")
_WORD: Final = rf"(?:[{UPPER}][\w.’'-]*|[&–—-]|và)"
_AUTHOR: Final = re.compile(rf"{_WORD}(?:[ ,/]+{_WORD}){{0,9}}")
_LOOSE: Final = re.compile(r"\W+")
_TITLE_DEPTH: Final = 15  # how many lines a page may open with before its title
_LONGER: Final = 60  # characters, of signs and a date, by which a line that says the title is longer at most
_HEADLINE_LENGTH: Final = 220
_BYLINE_LENGTH: Final = 60
_TITLE_WORDS: Final = 6  # the title of another story has so many
_ENDS: Final = frozenset('.!?…:;,)"”/')  # with which no title ends
_STEP: Final = re.compile(r"(?:\W*\d|(?:Từ|Năm|Tháng|Ngày|Đến)\b)")  # "Từ năm 2015 là Phó Giám đốc Sở X"
_STORY: Final = 4  # lines of a page down to its author, where he stands under the story
_SIGNATURE: Final = 7  # last lines in which somebody may sign a document


def clean(article: Article) -> Page:
    """The page of an article: text without noise, its sections, and offsets into `article.text`."""
    text, offsets = normalise(article.text)
    sheet = scan(text)
    _close(sheet)
    _sign(sheet)
    _headline(sheet.lines, article.title)
    stories = tell_apart([(line.text, *line.spans[0]) for line in sheet.teasers])
    pieces = [(line.kind, line.spans, line.teaser) for line in sheet.lines]
    pieces += [("teaser", [(start, end)], teaser) for start, end, teaser in stories]
    pieces.sort(key=lambda piece: piece[1][0])
    page = _assemble(article, text, offsets, pieces, sheet.wire)
    if sheet.sent_from is None:
        return page
    start, end = offsets[sheet.sent_from[0]], offsets[sheet.sent_from[1]]
    place = Evidence(rule="place", quote=article.text[start:end], start=start, end=end, block="body")
    return replace(page, sent_from=place)


def _close(sheet: Sheet) -> None:
    """Take what stands under the author of a story for teasers: "Đọc thêm: Xã X có tân Bí thư", a summary.

    Only where the story stands above, and each teaser has one line at most: some pages name him at their top.
    """
    lines = sheet.lines
    told = (k for k in range(_STORY, len(lines)) if lines[k].kind == "teaser")
    at = next((k for k in told if lines[k - 1].kind == "body" and _is_author(lines[k - 1].text)), None)
    if at is None:
        _close_titles(sheet)
        return
    below = [line.kind for line in lines[at:]]
    if below.count("teaser") + below.count("body") == len(below) and 2 * below.count("teaser") >= len(below):
        sheet.teasers[:0] = lines[at:]
        del lines[at:]


def _close_titles(sheet: Sheet) -> None:
    """Take titles under the author of a story for teasers: most of what stands there has no full stop.

    "Lê Tân ⏎ Ông A được bổ nhiệm Chánh án TAND tỉnh X".
    """
    lines = sheet.lines
    told = (k for k in range(_STORY, len(lines)) if lines[k].kind == "body" and _is_author(lines[k].text))
    named = (k + 1 for k in told if lines[k - 1].kind == "caption" or lines[k - 1].text[-1] in _ENDS)
    at = sheet.signed or next(named, len(lines))
    below = [line.text for line in lines[at:]]
    if at < _STORY or not below or any(line.kind != "body" for line in lines[at:]):
        return
    titles = sum(map(_is_title, below))
    if 2 * titles > len(below) and _is_title(below[0]) and not any(map(_is_author, below)):
        sheet.teasers[:0] = lines[at:]
        del lines[at:]


def _is_title(line: str) -> bool:
    """True for a line that may be the title of another story: no sentence, label, list or step of a life."""
    told = line[-1] in _ENDS or ":" in line or _STEP.match(line) is not None
    return not told and len(line.split()) >= _TITLE_WORDS


def _is_author(line: str) -> bool:
    """True for a line that may name who wrote a story: "Nguyễn An - Hà Bình"."""
    return len(line) <= _BYLINE_LENGTH and _AUTHOR.fullmatch(line) is not None


def _sign(sheet: Sheet) -> None:
    """Takes off the signature at the end of the story: sources ("Theo TTXVN") and authors."""
    words = noise()

    def is_outlet(name: str) -> bool:
        key = plain(name)
        sheet.wire = sheet.wire or key in words.wire
        return key in words.outlets or key.startswith("báo ") or _SITE.fullmatch(key) is not None

    for _ in range(2):
        if len(sheet.lines) < 3:
            return
        line = sheet.lines[-1]
        signed = _SIGNED.fullmatch(line.text)
        if (signed and is_outlet(signed["outlet"])) or (len(line.text) <= 40 and is_outlet(line.text)):
            sheet.wire = True
            sheet.lines.pop()
        elif line.kind == "body" and _is_author(line.text):
            if any(signatures([line.text for line in sheet.lines[-_SIGNATURE:]])):
                return  # of a document that the page shows
            sheet.lines.pop()
    if sheet.lines:
        line = sheet.lines[-1]
        tail = _SIGNED_TAIL.search(line.text[-60:])
        if tail and is_outlet(tail["outlet"]):
            sheet.wire = True
            start, end = line.spans[-1]
            line.spans[-1] = (start, end - len(tail.group()))


def _headline(lines: list[Line], title: str | None) -> None:
    """Marks the headline (the title, else a first line that reads like one) and the sapo after it."""
    title = tone(nfc(title or ""))
    at = -1
    said = _loose(title)
    for index, line in enumerate(lines[:_TITLE_DEPTH] if said else ()):
        bare = _without_date(line.text) if len(line.text) <= len(title) + _LONGER else ""
        if bare and _loose(bare) == said:
            start, end = line.spans[0]
            line.spans = [(start, end - len(line.text) + len(bare))]
            at = index
            break
    if at < 0 and len(lines) > 1 and _reads_like_headline(lines[0].text):
        at = 0
    for line in lines[: at + 1]:
        line.kind = "headline"
    if at >= 0 and len(lines) > at + 1:
        below = lines[at + 1].text
        head = _without_date(lines[at].text)
        again = len(below) <= len(head) + _LONGER and _loose(below) == _loose(head)
        byline = _is_author(below) and not _names_unit(below)
        if again or (byline and len(lines) > at + 2):
            del lines[at + 1]
    sapo = next((line for line in lines[at + 1 :] if line.kind == "body"), None)
    if sapo:
        sapo.kind = "sapo"


def _names_unit(line: str) -> bool:
    """True for a line that heads what is told of a unit: "Xã Kim Liên", "Phường 2"."""
    return line.partition(" ")[0].lower() in unit_types("commune") | unit_types("district")


def _without_date(line: str) -> str:
    return _DATE_TAIL.sub("", line)


def _loose(text: str) -> str:
    return _LOOSE.sub("", text).casefold()


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
    places: list[Sequence[int]] = []
    sections: list[Section] = []
    length = 0

    def add(piece: str, where: Sequence[int]) -> None:
        nonlocal length
        parts.append(piece)
        places.append(where)
        length += len(piece)

    last = 0
    for kind, spans, teaser in pieces:
        if sections:
            add("\n", offsets[last : last + 1])
        first = length
        for number, (start, end) in enumerate(spans):
            if number:
                add(" ", offsets[last : last + 1])
            add(text[start:end], offsets[start:end])
            last = end
        sections.append(Section(kind, first, length, teaser))
    places.append(offsets[last : last + 1])
    text = "".join(parts)
    return Page(article, text, Offsets(places), tuple(sections), wire, tuple(split(text, sections)))

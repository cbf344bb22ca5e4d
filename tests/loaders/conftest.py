"""Pages with their mentions, written as text with marks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from kg.model import Article, Teaser
from loaders.meetings.find import MeetingFindings, find_meetings
from loaders.text.page import Mention, Page, Section
from loaders.text.sentences import split

_MARK = re.compile(
    r"\[(?P<person>[^\]]+)\]|\{(?P<own>~?)(?P<body>[^}]+)\}|<(?P<place>[^>]+)>"
    r"|«(?P<date>[^»]+)»|\|(?P<document>[^|]+)\|"
)
_KINDS = ("person", "body", "place", "date", "document")

Plain = tuple[str, list[Mention]]


def _marked_up(text: str) -> Plain:
    plain, at, mentions = "", 0, []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        kind = next(k for k in _KINDS if match.group(k))
        words, _, meant = match.group(kind).partition("=")
        ref, _, rule = (meant or words).partition("@")
        ref, _, until = ref.partition("..")
        start, end = len(plain), len(plain) + len(words)
        owner = "somebody" if match.group("own") else None
        mentions.append(Mention(kind, start, end, ref, rule or "test", until=until or None, owner=owner))
        plain, at = plain + words, match.end()
    return plain + text[at:], mentions


@pytest.fixture(scope="session")
def marked_up() -> Callable[[str], Plain]:
    """Text with [person], {body}, {~body in an office}, <place>, «date», |document| → plain text, mentions.

    "«sáng 5/3=2025-03-05»" is the words and what they mean; "«…=2025-03-05..2025-03-07»" a span of days;
    "«…=2025-03-05@rule»" names the rule that read it.
    """
    return _marked_up


@pytest.fixture(scope="session")
def page_of() -> Callable[[Iterable[tuple[str, str]]], tuple[Page, list[Mention]]]:
    """Blocks (kind, marked text) → the page and its mentions. A block "teaser:<title>" is of that teaser."""

    def make(blocks: Iterable[tuple[str, str]]) -> tuple[Page, list[Mention]]:
        text, sections, mentions = "", [], []
        for kind, marked in blocks:
            block, _, title = kind.partition(":")
            plain, found = _marked_up(marked)
            start = len(text)
            mentions += [replace(m, start=m.start + start, end=m.end + start) for m in found]
            teaser = Teaser(title=title) if title else None
            sections.append(Section(block, start, start + len(plain), teaser))
            text += plain + "\n\n"
        article = Article(id="test", text=text)
        spans = tuple(split(text, sections))
        return Page(article, text, tuple(range(len(text) + 1)), tuple(sections), sentences=spans), mentions

    return make


@pytest.fixture(scope="session")
def read(page_of: Callable[[Iterable[tuple[str, str]]], Plain]) -> Callable[..., MeetingFindings]:
    """Marked text (one body block) or blocks → the gatherings and what is told of them."""

    def run(blocks: str | Iterable[tuple[str, str]]) -> MeetingFindings:
        return find_meetings(*page_of([("body", blocks)] if isinstance(blocks, str) else blocks))

    return run

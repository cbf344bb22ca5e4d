"""Who spoke last in a story, so that "Đồng chí nhấn mạnh …" is known to be his."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from loaders.meetings.gathering import Gathering
from loaders.meetings.marked import PERSON, Marked
from loaders.meetings.roles import Taking, is_elsewhere
from loaders.meetings.telling import opens_speech
from loaders.meetings.unnamed import is_pronoun, names_post
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.page import Mention, Page

_SEVERAL: Final = 2  # people who speak before any gathering is told of make a story of voices
_LONG_AGO: Final = timedelta(days=4)  # … in which one so long before the page is only looked back at
_SKETCH: Final = re.compile(rf"^\W*(?:{any_of(vocabulary()['page']['sketches'])})(?: của |: )", re.M)
_PAUSE: Final = 3  # sentences after which a pronoun no longer means the last speaker

_ALONG: Final = "attends.along"  # the rule of those who come along with somebody
_GOES: Final = frozenset({"attends.goes", "attends.meets"})  # rules of who does what a gathering is
_OF_ANY: Final = frozenset({"đồng chí", "đ/c"})  # pronouns for men and women
_WOMAN: Final = " Thị "


class Speaker:
    """The last one who spoke in a text."""

    def __init__(self, text: str) -> None:
        """Nobody has spoken yet. `text` is that of the page."""
        self._text = text
        self._last: Mention | None = None
        self._unknown = False  # somebody spoke last who could not be made out
        self._beside = False  # somebody spoke last to a paper
        self._paper = -1  # the paragraph in which somebody does
        self._here = -1  # the paragraph of the sentence
        self._silent = 0  # sentences since somebody spoke
        self._leader: Mention | None = None  # who alone held or led something last …
        self._along: frozenset[str] = frozenset()  # … and who are told to have come along since
        self._quiet = 0  # sentences since they are

    def forget(self) -> None:
        """Begin another item of a roundup."""
        self._last = self._leader = None

    def listen(self, sentence: Marked, told: bool, press: bool, paragraph: int) -> None:
        """Take in whether a sentence of a paragraph is said to a paper, and so what others say behind it.

        `told`: it tells of a gathering; `press`: the papers are met there.
        """
        elsewhere = is_elsewhere(sentence, press)
        self._beside = elsewhere or (self._beside and not told)
        self._here = paragraph
        if elsewhere or told or opens_speech(sentence):
            self._paper = paragraph if elsewhere else -1

    def follow(self, sentence: Marked, takes: Sequence[Taking]) -> None:
        """Take in that a sentence goes by, and whether somebody without a name speaks in it.

        Behind one who only chairs in it a pronoun no longer means who spoke at an earlier gathering.
        """
        self._silent += 1
        self._accompany(takes)
        if any(taking.role == "speaks" for taking in takes):
            return
        if names_post(sentence):
            self._last, self._unknown, self._silent = None, True, 0
        if any(t.role == "chairs" and t.actor.kind == "person" for t in takes):
            self._last, self._unknown = None, False

    def meant(self, sentence: Marked, taking: Taking) -> Mention | None:
        """Who acts. A bare "đồng chí" that speaks on is the one who spoke just before, if it is known who."""
        actor = taking.actor
        near = self._silent <= _PAUSE
        if taking.role == "attends" and self._is_pronoun(actor):
            first = sentence.mentions.get(sentence.text.find(PERSON))
            if (
                first is not None
                and first.start < actor.start
                and sentence.mentions.get(taking.start) is actor
            ):
                return actor  # "… do A chủ trì; buổi chiều, ông làm việc với …"
            return (self._last if near else None) or actor
        if taking.role == "speaks" and actor.kind == "body":
            self._last, self._unknown, self._silent = None, True, 0  # "Giám đốc Sở X nhấn mạnh … Ông …"
        if taking.role != "speaks" or actor.kind != "person":
            return actor
        if self._is_pronoun(actor):
            if self._last is None and self._leader and actor.ref in self._along and self._quiet <= _PAUSE:
                return self._of_company(actor, self._leader)
            unsure = self._beside or (near and self._unknown)
            return None if unsure else (self._last if near else None) or actor
        if self._paper == self._here:
            self._last, self._unknown, self._silent = None, True, 0
            return None  # "Trao đổi với báo X, ông A nói …. Còn ông B cho biết …"
        self._last, self._unknown, self._silent, self._beside = actor, False, 0, False
        return actor

    def _accompany(self, takes: Sequence[Taking]) -> None:
        """Take in who holds or leads something, and who came along: "Cùng đi có ông A"."""
        self._quiet += 1
        people = [taking for taking in takes if taking.actor.kind == "person"]
        if along := frozenset(t.actor.ref for t in people if t.rule == _ALONG):
            self._along, self._quiet = along, 0
            return
        led = {t.actor.ref: t.actor for t in people if t.role == "chairs" or t.rule in _GOES}
        if led:
            self._leader, self._along = next(iter(led.values())) if len(led) == 1 else None, frozenset()

    def _of_company(self, actor: Mention, leader: Mention) -> Mention | None:
        """Whom a pronoun means behind those who came along with a leader, of whom `actor` is one.

        "đồng chí" is the leader; an "ông" behind a "bà" who leads is not; else nobody knows which of the two.
        """
        said = self._text[actor.start : actor.end].strip().lower()
        woman = _WOMAN in leader.ref or self._text.endswith("bà ", 0, leader.start)
        return leader if said in _OF_ANY else actor if woman and said == "ông" else None

    def _is_pronoun(self, actor: Mention) -> bool:
        return is_pronoun(self._text[actor.start : actor.end])


class Voices:
    """Those who speak to the paper before any gathering is told of: "nhiều chuyên gia cho rằng …".

    And those of a sketch, behind the paragraph that tells of one.
    """

    def __init__(self, page: Page) -> None:
        """With nobody heard yet."""
        self._published = page.article.published
        self._sketch = _SKETCH.search(page.low) is not None
        self._heard: set[str] = set()

    def hear(self, takes: Sequence[Taking]) -> None:
        """Take in who speaks in a sentence before any gathering."""
        self._heard |= {t.actor.ref for t in takes if t.role == "speaks" and t.actor.kind == "person"}

    def go_on(self, gathering: Gathering, paragraph: int = -1) -> bool:
        """True where what is said in a paragraph is said to the paper, not at the gathering told of last."""
        if gathering.paragraph == paragraph:
            return False
        if self._sketch and paragraph >= 0:
            return True
        if len(self._heard) < _SEVERAL or self._published is None:
            return False
        day = gathering.date.date if gathering.date else None
        if day is None or len(day) != len(self._published) or "X" in day:
            return False
        return date.fromisoformat(self._published) - date.fromisoformat(day) > _LONG_AGO

"""Since when somebody holds the one post known of him, told without it: "Ông A nhận chức hồi tháng 7"."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.holds.held import Held
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention

_CUES: Final = lists("cues.toml")
_JUST: Final = r"(?:(?:đã|vừa|mới|chính thức|bắt đầu|cũng) )*"
# "ông A (47 tuổi)", "ông A, 47 tuổi"
_NOTED: Final = r"(?:,? \([^()]{1,24}\))?(?:, (?:\d\d tuổi|sinh năm \d{4}))?"
_TOOK: Final = re.compile(  # between him or his post and the day
    rf"{_NOTED},? ?\(?{_JUST}(?:{any_of(_CUES['took_office'])}"
    rf"|được (?:[^,;.()\d]{{1,80}} )?(?:{any_of(_CUES['given_office'])})"
    rf"(?: (?:giữ |vào |đảm nhiệm )?(?:{any_of(_CUES['words_for_posts'])}) này)?)"
    r",? (?:(?:vào|hồi|hôm|từ|kể từ|lúc|ngay) )*(?:(?:đầu|giữa|cuối|ngày|tháng|năm) )*"
)
_NEAR: Final = 160  # characters from him to the day


class Beginnings(Writer):
    """Reads since when known posts are held into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._cues = self.page.said((*_CUES["took_office"], *_CUES["given_office"]))

    def read(self, row: Row) -> None:
        """Read a sentence whose verbs have been read."""
        if not row.who or not any(self.page.low.find(cue, row.start, row.end) >= 0 for cue in self._cues):
            return
        for person, day in self._told(row):
            posts = [h for h in self.holdings.by_person(person) if h.seats != "many"]
            held = [h for h in posts if h.status != "former"]
            opens = self.page.offsets[row.start]  # "nguyên X. | Ông nhậm chức năm …, rồi làm Y"
            posts = held or [h for h in posts if h.evidence[0].start < opens]
            if len(posts) == 1 and not posts[0].since and not _is_just_left(posts[0], opens):
                self._begin(row, posts[0], day)

    def _told(self, row: Row) -> Iterator[tuple[str, Mention]]:
        """Who took up what, and when."""
        ends = [(key, row.items[k].end) for k, key in row.who.items()]
        ties = (tie for tie in row.found.ties if tie.person in row.who and tie.office > tie.person)
        ends += [(row.who[tie.person], row.items[tie.office].end) for tie in ties]
        for key, end in ends:
            day = next(iter(self.spells.calendar.between(end, min(row.end, end + _NEAR))), None)
            if day and _TOOK.fullmatch(self.page.text, end, day.start):
                yield key, day

    def _begin(self, row: Row, held: Held, day: Mention) -> None:
        """Begin a holding on a day; it is given anew where that is of the last months."""
        published = self.page.article.published
        if published is None or day.until or day.ref > published or not day.ref[:4].isdigit():
            return
        quote = self.page.evidence(row.start, row.end, "office.begun")
        held.evidence.append(quote)
        if held.status == "current" and self.spells.calendar.is_recent(day.ref):
            held.status = "appointed"
        self.spells.started(held, day.ref)


def _is_just_left(held: Held, opens: int) -> bool:
    """True for a post that a sentence tells to be left: "A giữ chức X thay ông B, được chuẩn y ngày 29/6"."""
    return held.status == "left" and held.evidence[-1].start >= opens

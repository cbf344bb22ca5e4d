"""Whom decisions name, once a story tells that they were handed to all of them.

"Theo đó, A được điều động …; bổ nhiệm đồng chí B … Bí thư Tỉnh ủy trao quyết định cho các đồng chí.": A and B
were there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.meetings.gathering import Gathering
from loaders.meetings.marked import MEETING, PERSON, Marked
from loaders.meetings.roles import Taking
from loaders.meetings.words import DONE
from loaders.text.choice import any_of
from loaders.text.lexicon import counting

TOLD: Final = frozenset({"handed", "handed to all"})  # what the rules of those whom decisions name follow
_THEY: Final = (
    r"(?:đồng chí|cán bộ|ông|bà|nhân sự|sĩ quan|cá nhân|lãnh đạo|nhà giáo|thẩm phán|kiểm sát viên|người)\b"
)
_N: Final = rf"{any_of(counting() - {'một'})}|\d+"
_TO_ALL: Final = re.compile(
    rf"\btrao (?:các |những )?(?i:quyết định)\b[^.;:{PERSON}]{{0,80}}?\b(?:cho|chúc mừng|tới)"
    rf" (?:cả )?(?:các|những|cả|{_N}) (?:tân |{_THEY})"
    rf"|(?i:quyết định)\b[^.;:]{{0,200}}\b{DONE}được\b[^.;:]{{0,80}}\btrao(?: tận tay)?(?: cho)?"
    rf" (?:cả )?(?:{_N}) {_THEY}"
    rf"|\b(?:đã|tiến hành) bàn giao\b[^.;:{PERSON}]{{0,120}}\bcho {_THEY}"
    r" (?:kế nhiệm|kế tục|tiếp quản|nhận chức)\b"
    rf"|\b(?:các|những|{_N}) (?i:quyết định)(?: này| trên| nói trên)?(?: đã| cũng)? được"
    r" (?:công bố(?:,| và) )?trao\b(?!,? cho)"
    rf"|\b(?:các|những|{_N}) {_THEY}[^.;:,]{{0,20}} trên(?: đây)?"
    r"(?: đã| trực tiếp| lần lượt| cùng)* nhận (?:các )?(?i:quyết định)"
    rf"|(?:^|[,;] )(?:cả )?(?:{_N}) {_THEY}"
    r"(?: đều| đã| cùng)* (?:nhận (?i:quyết định)(?! nghỉ)[^.;:,]{0,20}\btại|có mặt(?: tại| ở|[.;,]))"
    rf"|\b(?i:chúc mừng|đại diện|thay mặt)(?: cho)? (?:các|những|cả|{_N}) {_THEY}"
    r"(?: đã| vừa| được| mới)* nhận (?:các )?(?i:quyết định)(?! nghỉ)"
    rf"|(?:^|[,;] )(?i:các|những|cả|(?:cả )?(?:{_N})) {_THEY}[^.;:{PERSON}]{{0,60}}"
    r"(?: đều| đã| cùng)+ (?:có mặt|tề tựu|lên)(?:,| để)? nhận (?i:quyết định)(?! nghỉ)"
    rf"|^(?i:các|{_N}) {_THEY} nhận (?i:quyết định) tại {MEETING}"
    rf"|\b(?:và|cùng) (?:các|{_N}) {_THEY}[^.;:,{PERSON}]{{0,30}} nhận (?:các )?(?i:quyết định)(?! nghỉ)"
    rf"|\b(?:{_N}) {_THEY}[^.;:{PERSON}]{{0,40}} nhận (?i:quyết định) do"
    rf" [^.;:{PERSON}]{{0,60}}{PERSON}? ?trao\s?:"
)
_TO_EACH: Final = re.compile(  # … to those whom the sentence before names
    rf"\btrao (?:các |những )?(?i:quyết định)\b[^.;:{PERSON}]{{0,60}}\bcho từng (?:{PERSON}|{_THEY})"
)
_TWO_SIGN: Final = re.compile(  # … the two named last: "Hai đồng chí đã ký biên bản bàn giao."
    rf"\b(?:các|hai) {_THEY}(?: đã| cùng| lần lượt)* ký (?:kết )?(?:văn bản|biên bản) bàn giao"
)
_TWO: Final = 2
# One of each of these stands in each.
_HINTS: Final = (("uyết định", "bàn giao", "có mặt"), ("trao", "bàn giao", "nhận", "có mặt"))


class Awards:
    """The decisions of a story."""

    def __init__(self) -> None:
        """None so far."""
        self._named: list[tuple[Marked, Taking, Gathering | None]] = []  # … and what the story was then about
        self._given: Gathering | None = None  # where all who are named are given theirs

    def forget(self) -> None:
        """Begin another item of a roundup."""
        self._named.clear()
        self._given = None

    def read(
        self, sentence: Marked, named: Sequence[Taking], about: Gathering | None
    ) -> Iterator[tuple[Gathering, Marked, Taking]]:
        """Take in a sentence and whom decisions name in it; give back those now known to be at a gathering.

        `about`: the gathering that the story is about.
        """
        hinted = (about or self._given) is not None
        hinted = hinted and all(any(map(sentence.text.__contains__, words)) for words in _HINTS)
        if hinted and _TO_ALL.search(sentence.text):
            self._given = about
        if about is not None and hinted and self._named and _TO_EACH.search(sentence.text):
            last = self._named[-1][0]
            for earlier, taking, _ in self._named:
                if earlier is last:
                    yield about, earlier, taking
        if about is not None and hinted and _TWO_SIGN.search(sentence.text):
            for earlier, taking, _ in self._named[-_TWO:]:
                yield about, earlier, taking
        self._named += [(sentence, taking, about) for taking in named]
        if self._given is not None:
            for earlier, taking, then in self._named:
                if then is None or then is self._given:  # not those of another gathering
                    yield self._given, earlier, taking
            self._named.clear()

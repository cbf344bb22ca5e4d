"""Whose sitting it is, where the article says so only as it refers to it.

"… tiếp xúc cử tri trước Kỳ họp thứ 9 của HĐND tỉnh. … Kỳ họp sẽ diễn ra từ ngày 8/12": the council's. "Ủy ban
Kiểm tra phát đi thông báo (vừa thông báo kết quả) Kỳ họp thứ 29. Kỳ họp diễn ra ngày 17/4": the commission's.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from loaders.bodies.body import HEADS
from loaders.meetings.gathering import Gathering, Part
from loaders.meetings.marked import Marked, rule_pattern
from loaders.text.page import Mention, Page

_KIND: Final = "kỳ họp"
_OWNED: Final = rule_pattern(rf"(?i:{_KIND})\b[^.;:,{{P}}{{B}}{{L}}{{M}}]{{0,60}}?,?\s(?P<owner>{{B}})")
_REPORTED: Final = rule_pattern(
    r"(?P<owner>{B})(?: đã| vừa| chính thức)* (?:(?:phát đi|phát hành|ra|có) )?"
    r"(?:thông báo|thông cáo|công bố)"
    rf"(?: về)?(?: kết quả| nội dung| kết luận)? (?i:{_KIND}) (?:lần )?thứ"
)
_LED: Final = rule_pattern(  # "tại kỳ họp thứ 16 do ông A chủ trì, Ủy ban Kiểm tra kết luận …"
    rf"(?i:{_KIND})\b[^.;:,{{P}}{{B}}{{L}}{{M}}]{{0,60}} do [^.;:]{{1,160}}\b(?:chủ trì|chủ tọa|điều hành),"
    r" (?P<owner>{B}) (?:đã )?(?:kết luận|xem xét|quyết định|thông qua|thống nhất|biểu quyết|bầu)\b"
)
_OWNERS: Final = HEADS["sits"]


class Sittings:
    """The bodies whose sittings a story names."""

    def __init__(self) -> None:
        """None so far."""
        self._owners: dict[str, tuple[Mention, int, int]] = {}

    def listen(self, sentence: Marked) -> None:
        """Take in a sentence that may name one."""
        if "họp" not in sentence.text:
            return
        for match in chain.from_iterable(p.finditer(sentence.text) for p in (_OWNED, _REPORTED, _LED)):
            mention = sentence.mentions[match.start("owner")]
            if mention.ref.startswith(_OWNERS):
                self._owners.setdefault(mention.ref, (mention, *sentence.span(*match.span())))

    def settle(self, gathering: Gathering, page: Page, numbered: Mapping[int, Gathering]) -> None:
        """Give a sitting its body, where the story names one and nobody is said to hold it.

        The next of those of a body is its too: "Kỳ họp thứ hai dự kiến khai mạc ngày 8/7" of the first one's;
        `numbered` are the sittings by their number.
        """
        if gathering.kind.name != _KIND or gathering.organisers():
            return
        if not self._owners:
            before = numbered.get((gathering.ordinal or 0) - 1)
            hosts = before.roles.items() if before else ()
            gathering.roles.update((key, part) for key, part in hosts if key[1] == "organises")
        if len(self._owners) != 1:
            return
        ((mention, start, end),) = self._owners.values()
        evidence = page.evidence(start, end, "organises.named")
        gathering.roles[mention.ref, "organises"] = Part(mention, evidence, "likely", True, False)


def numbered(told: Sequence[Gathering]) -> dict[int, Gathering]:
    """The sittings of a story by their number, the first told of each."""
    return {g.ordinal: g for g in reversed(told) if g.kind.name == _KIND and g.ordinal}

"""Sentences set in a time gone by, whose offices may be over: "Năm 1965, Bí thư X A ra đón Bác"."""

import re
from typing import Final, Literal

from loaders.dates.edtf import years_between
from loaders.holds.gone import is_remote
from loaders.holds.held import LONGEST
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.stretches import opens_in_era
from loaders.holds.timing import AT_IT
from loaders.offices.attach import Tie
from loaders.offices.items import phrase
from loaders.offices.post import Post
from loaders.offices.runs import is_step
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, rows
from loaders.text.page import Section

Then = Literal["over", "unknown"]
_CUES: Final = lists("cues.toml")
_AIDES: Final = (*_CUES["aides"], *_CUES["servants"])
_WHILE_IN: Final = tuple(f"{when} đang {held}" for when in ("khi", "lúc", "hồi") for held in _CUES["holding"])
_OPENS: Final = re.compile(
    r"[\W\d]*(?:(?:vào|hồi|trong|đến|tới|cuối|đầu|giữa|mùa|xuân|hạ|thu|đông|trước|sau|sang|những|các"
    r"|thập niên|thập kỷ) ?){0,4}"
)
_HOUR: Final = re.compile(  # also behind a place: "Ở Khánh Hòa, | ngày 13/2/1949, …"
    r"\W*(?:(?:ở|tại) [^,;.:\d\n]{2,40},\s*)?"
    r"(?:(?:vào|khoảng|cuối|đầu|giữa|giờ|rạng|sáng|trưa|chiều|tối|đêm|ngày|tháng|năm|\d+) ?){0,4}"
)
_HELD: Final = re.compile(  # a gathering of old that opens a passage: "Đại hội II khai mạc | ngày 14/4/1938"
    r"\W*(?:đại hội|hội nghị|kỳ họp)\b[^,;.\n]{0,60}\b(?:khai mạc|diễn ra|họp|tổ chức|tiến hành|triệu tập)"
    r" (?:(?:vào|từ|trong|hồi|ngày|tháng|năm) ?)*"
)
_SHOWN: Final = re.compile(  # what a picture shows, up to its date: "trong chuyến thăm xã X | tháng 6/1989"
    r"\b(?:(?:trong|nhân) (?:một )?(?:chuyến|lần|buổi|dịp|ngày)"
    r"|(?:tại|dự) (?:lễ|buổi|hội nghị|đại hội|kỳ họp|cuộc|phiên))\b"
    rf"(?:(?!{any_of(_CUES['commemorated'])})[^,;.])*$"
)
_WAS_AIDE: Final = re.compile(  # of one who helped another once: he may hold his post still
    rf"\b(?:từng|có (?:một )?thời gian|trước (?:đó|đây)|nguyên|cựu)\b[^,;.]*\b(?:{any_of(_AIDES)})"
    r"(?: riêng| của| cho| đồng chí)*\s*$",
    re.I,
)
_GATHERING: Final = re.compile(r"\b(?:đại hội|hội nghị|kỳ họp)\b")
_THERE: Final = re.compile(  # "| Đồng chí A được bầu làm X", without a term of years
    r"\W*(?:đồng chí|ông|bà)\b[^,;.\d\n]*\bđược (?:bầu|cử|suy cử|chỉ định)\b[^\d\n]*"
)
_JUST: Final = re.compile(r"\b(?:vừa|mới|gần đây|vừa qua)\b")
_DECADE: Final = re.compile(r"(?:năm |niên |kỷ )?(?P<tens>[3-9])0\b(?!\s?\d)")
_QUOTE: Final = 5  # items before one whose words are told
_OF_QUOTE: Final = frozenset({"theo", "lời", "kể", "của"})
_OLD_TENS: Final = 6  # "những năm 60"
_NOW: Final = re.compile(r"\b(?:nay|hiện|(?<!bấy )(?<!\d )giờ(?! (?:sáng|trưa|chiều|tối|đêm)))\b")
_ENDS: Final = re.compile(r"[^.;:]{0,60}?,")
_DATES: Final = frozenset({"", "ngày ", "năm ", "tháng "})  # from where a date opens a sentence up to it
_LEADERS: Final = {(name, title, body): until for name, title, body, until in rows("leaders.tsv")}
_HEAD: Final = "Chủ tịch"  # said alone before one of the heads of state
_OF_STATE: Final = ("Chủ tịch nước", "Nhà nước")
_LONG: Final = 30  # years, since when no younger one of his name is meant
_LIFETIME: Final = 50  # years: nobody of whom a page tells holds the same office still
_TERM: Final = 5  # … for longer than this nobody knows whether he does


class Bygone:
    """Tells which offices beside names are of a time gone by, sentence after sentence."""

    def __init__(self, spells: Spells) -> None:
        self._spells = spells
        self._calendar = spells.calendar
        self._then: Then | None = None  # the time that the sentence read last is set in
        self._since: Section | None = None  # the paragraph in which a sentence before is set a lifetime ago
        self._behind: dict[int, int] = {}  # where sentences begin that stand behind such a one, and that one
        self._last = 0  # where the sentence read last begins

    def read(self, row: Row) -> None:
        """Take up the next sentence."""
        low = self._calendar.page.low
        opens = _OPENS.match(low, row.start)
        begins = opens.end() if opens else row.start
        years = self._years_ago(begins, row.end)
        if years is None and (told := self._years_ago(row.start, row.end, hour=True) or 0) >= _LIFETIME:
            years = told
        if years is None and row.section.kind == "caption" and (told := self._years_shown(row)) > LONGEST:
            years = max(told, _LIFETIME)  # an old picture: "Bộ trưởng A trong chuyến thăm xã X tháng 6/1989"
        decade = _DECADE.match(low, begins)
        if opens_in_era(low, row.start) or (decade and int(decade["tens"]) <= _OLD_TENS):
            self._then = "over"
        elif decade:
            self._then = "unknown"
        elif years is None or years < _TERM:
            self._then = None
        else:
            self._then = "over" if years >= _LIFETIME else "unknown"
        if self._then == "over":
            self._since = row.section
        elif self._since is not row.section or years is not None or _NOW.search(low, row.start, row.end):
            self._since = None
        elif self._then is None:
            self._then = "unknown"  # "Ngày 5/1/1958, Bác về thăm. | A, Bí thư X, ra đón": or tells of it now
            self._behind[row.start] = self._last
        self._last = row.start

    def tells_on(self, row: Row) -> bool:
        """True where a gathering elects that the sentence before sets a lifetime ago: of then is that post.

        "Ngày 13/2/1949, Tỉnh ủy họp hội nghị …. | Hội nghị bầu ông A làm X", "… | Ông A được bầu làm X"; not
        "Ngày 5/1/1958, Bác về thăm. | Nhớ lời Bác, Đại hội Đảng bộ huyện bầu ông A làm X".
        """
        low, before = self._calendar.page.low, self._behind.get(row.start)
        if before is None or self._calendar.between(row.start, row.end):
            return False
        if _JUST.search(low, row.start, row.end):
            return False
        if again := AT_IT.search(low, row.start, row.end):
            return again["held"] in low[before : row.start]
        held = _GATHERING.search(low, before, row.start)
        return held is not None and _THERE.fullmatch(low, row.start, row.end) is not None

    def of(self, row: Row, tie: Tie, name: str, post: Post) -> Then | None:
        """What the time of the sentence says of an office that it tells without a status; None for nothing.

        It is over where that is a lifetime ago; of some years ago nobody knows whether the office is of then
        or of now: "Năm 1998, ông A, Bí thư Đảng ủy xã, xuất ngũ". Nor is it known of one who led the country
        once: "gắn với tên tuổi Thủ tướng Võ Văn Kiệt".
        """
        office = row.items[tie.office]
        if is_step(row.items, tie.office):
            return "over"
        if tie.rule == "office.before" and (is_remote(row.items, tie.office) or self._was_then(row, tie)):
            return "over"
        low = self._calendar.page.low
        if tie.rule == "office.before" and _WAS_AIDE.search(low, row.start, office.start):
            return "unknown"  # "từng làm thư ký cho | Bí thư Tỉnh ủy A"
        if self._then and not (_NOW.search(low, row.start, office.start) or _is_quoted(row, tie.office)):
            return self._then
        published = (self._calendar.page.article.published or "")[:7]
        until = _LEADERS.get((name, post.title, post.body))
        if post.title == _HEAD and all(o.body is None for o in office.offices):
            then = _LEADERS.get((name, *_OF_STATE))  # "quê hương | Chủ tịch | Tôn Đức Thắng"
            until = then if (years_between(then, published) or 0) > _LONG else until
        return "unknown" if until and until < published else None

    def _was_then(self, row: Row, tie: Tie) -> bool:
        """True for what he was when he was given another post long ago.

        "Năm 2015, khi đang là Phó Giám đốc X, Đại tá A được bổ nhiệm làm Giám đốc Y".
        """
        run = next((run for run in row.found.runs if tie.office in run.at), None)
        if run is None or not phrase(row.items[max(0, run.first - 4) : run.first]).endswith(_WHILE_IN):
            return False
        given = (e for e in row.reading.events if e.verb > tie.office and e.status == "appointed")
        return any(self._spells.long_ago(row, event) for event in given)

    def _years_shown(self, row: Row) -> int:
        """How many years before publication that is what a caption shows, by its last date; 0 for none."""
        dates, published = self._calendar.between(row.start, row.end), self._calendar.page.article.published
        if not (dates and _SHOWN.search(self._calendar.page.low, row.start, dates[-1].start)):
            return 0
        return years_between(dates[-1].until or dates[-1].ref, published) or 0

    def _years_ago(self, begins: int, end: int, *, hour: bool = False) -> int | None:
        """How many years before publication the date is that stands at an offset, with a comma behind it.

        With an hour of the day, a place or a gathering before it too, if it may have one: "Đầu giờ | chiều
        ngày 25/12/1965, …".
        """
        dated = next(iter(self._calendar.between(begins, end)), None)
        if dated is None:
            return None
        before = self._calendar.page.low[begins : dated.start]
        held = hour and _HELD.fullmatch(before)
        if not (before in _DATES or held or (hour and _HOUR.fullmatch(before))):
            return None
        if not (held or _ENDS.match(self._calendar.page.low, dated.end)):
            return None
        return years_between(dated.until or dated.ref, self._calendar.page.article.published)


def _is_quoted(row: Row, office: int) -> bool:
    """True for one who tells of a time gone by: "Năm 1965, theo (lời kể của) | Chủ tịch UBND xã A, …"."""
    words = [item.text for item in row.items[max(0, office - _QUOTE) : office] if item.kind != "honorific"]
    return "theo" in words and _OF_QUOTE.issuperset(words[words.index("theo") :])

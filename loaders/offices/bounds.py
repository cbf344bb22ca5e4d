"""From when until when an office was held, as what stands beside it says.

"(2012-2015)", "từ tháng 3/2019 đến tháng 9/2021", "giai đoạn 2005-2009", "từ năm 2010", "cho tới tháng 8/2011
thì nghỉ hưu"; before a verb "từ tháng 5/2009 đến năm 2013, ông là …", "từng có ba năm (2012-2015) làm …".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from loaders.dates.counted import DECADE, is_counted_on
from loaders.offices.terms import OF_NEXT, REACH, UNITS_BEHIND, is_near
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page

_CUES: Final = lists("cues.toml")
SERVED: Final = (  # how long the post before it is held: "rời ghế X|, vị trí ông đảm nhiệm | từ năm 2013"
    rf"(?:\b(?:một )?(?:{any_of(_CUES['served'])})(?: mà)?|\bmà)"
    r"(?: (?:ông|bà|anh|chị|đồng chí|mình)(?: (?-i:[A-ZĐ]\w+))?)?(?: đã| đang| từng)?"
    r" (?:giữ|làm|ngồi|nhận|đảm nhiệm|đảm nhận|đảm trách|nắm giữ|gánh vác|gắn bó)"
)
# what ended a post, of which no day need be told: "khi nghỉ hưu", "lúc ông qua đời", "ngày bị bắt"
_WENT: Final = (
    r"(?:khi|lúc|ngày|thời điểm) (?:(?:ông|bà|anh|chị|đồng chí) )?(?:(?:được|đã|có) )*"
    rf"(?:(?:{any_of(_CUES['is_let_go'])}) )?"
    rf"(?:{any_of(_CUES['ends_post'])})\b"
)
_WENT_ON: Final = (  # "nghỉ hưu|, tháng 3/2000.", not "nghỉ hưu, năm 2000 ông về quê"
    r",(?= (?:ngày |tháng |năm )?(?:\d{1,2}[/.-]){0,2}\d{4}\s*(?:[.;)\n]|$))"
)
WENT: Final = re.compile(rf",? (?:cho )?(?:đến|tới) {_WENT}")
_WENT_FROM_IT: Final = re.compile(rf"(?: (?:này|đó|ấy))?{WENT.pattern}")  # "giữ chức | này đến khi nghỉ hưu"
_LONG_AGO: Final = re.compile(  # "Bí thư X| những năm 80 của thế kỷ trước", "… | thời chống Mỹ"
    rf",? (?:(?:vào|hồi|trong|suốt|thời) )*(?:{DECADE}|(?:{any_of(_CUES['eras_behind'])})\b)",
    re.I,
)
_SERVED: Final = re.compile(
    rf",? {SERVED}(?= (?:(?:(?:kể|tính) |suốt |liên tục )?từ|(?:cho )?(?:đến|tới))\b)", re.I
)
_SKIPPED: Final = re.compile(  # small words, a term, a field of work between an office and its dates
    r"(?: (?:này|đó|ấy|trên|nói trên))?(?:,? [Kk]hóa [IVX\d]+\b)?"
    r"(?:[\s,(]*(?:(?:khóa|lần thứ) [IVX\d]+\b[\s,(-]*)?nhiệm kỳ \d{4}\s*[-–]\s*"
    r"(?P<first>\d{4})(?P<more>(?:,| và) (?:nhiệm kỳ )?\d{4}\s*[-–]\s*\d{4})*\)?)?"
    r"(?:, phụ trách [^,;.]{1,40}(?=,))?"
    r"(?: \([^()\d\n]{2,40}\)(?= (?:từ|(?:trong )?(?:giai đoạn|thời gian)|nhiệm kỳ)\b))?"  # "(tỉnh Y) từ …"
    rf"(?:{UNITS_BEHIND}(?=,? (?:từ|giai đoạn|nhiệm kỳ|\()))?"  # "Chủ tịch UBND huyện X, tỉnh Y giai đoạn …"
)
_LENGTH: Final = re.compile(
    r",? (?:với )?thời (?:hạn|gian)[^,;.]{0,30}?\d+ (?:năm|tháng)|"
    r" (?:(?:trong|suốt|được|hơn|gần) ){0,2}(?:\d+|hai|ba|bốn|sáu|bảy|tám|chín|mười) (?:năm|nhiệm kỳ)"
    r"(?: liền| liên tiếp| liên tục)?(?=,| \()"
)
_TOOK: Final = rf"(?:{any_of(_CUES['took_office'])}|được (?:{any_of(_CUES['given_office'])})) "
_OPEN: Final = re.compile(
    rf"(?:(?P<bracket>\s*\(\s*(?:{_TOOK})?)"
    rf"|(?P<comma>\s*,\s*(?:cũng (?=từ |kể ))?)|\s+)(?P<stays>(?:{any_of(_CUES['stays'])}) )?"
    r"(?:thì (?=từ ))?(?:(?P<from>(?:(?:kể|tính|bắt đầu|suốt|liên tục|ngay) )?từ|kể(?= ngày))"
    r"|(?P<till>(?:cho |mãi )?(?:đến|tới)"
    rf"(?: (?:hết|giữa nhiệm kỳ,)| {_WENT}(?: vào| hồi| từ|{_WENT_ON})?\s*\(?)?)"
    r"|(?P<span>(?:trong |suốt )*(?:giai đoạn|thời kỳ|thời gian(?= (?:từ )?(?:năm )?\d)"
    r"|những năm|các năm)(?: từ)?)"
    r"|(?P<on>vào|hồi|hôm|trong))?\s*"
)
_ON_AND_ON: Final = ("suốt", "liên tục")  # "liên tục từ năm 1998": until now
_WORDS: Final = re.compile(r"(?:khoảng )?(?:đầu |giữa |cuối )?(?:ngày |tháng |năm |mùng )?")
_BARE: Final = re.compile(
    r"(?:đầu |giữa |cuối )?(?:tháng |năm )?(?:(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?)?"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.]\d|-\d{1,2}-)"
)
_MONTH: Final = re.compile(  # of the year in which the spell ends: "(| 7 - 12/2025)"
    r"(?:tháng )?(?P<month>0?[1-9]|1[0-2])(?=\s*(?:-|–|—|đến|tới)\s*(?:tháng )?(?P<last>\d{1,2})\s?[/.-]\s?"
    r"(?P<year>(?:19|20)\d\d)(?!\d))"
)
_TO: Final = re.compile(r"\s*(?:-|–|—|(?:cho |mãi )?(?:đến|tới)(?: tận)?)\s*(?:hết\s+)?")
_TO_THEN: Final = re.compile(  # "từ năm 2017|, đến | tháng 8/2022."
    r"\s*,\s*(?:cho |mãi )?(?:đến|tới)(?: hết)?\s+"
)
_RETIRED: Final = re.compile(rf"{WENT.pattern}\s*(?:\(|vào |hồi |từ )?\s*")
# "từ năm 2019 đến năm 2024| và được bổ nhiệm lại", not "… lại làm Y"
_SERVES_ON: Final = re.compile(
    rf",?(?: và| rồi| sau đó|,)? (?:{any_of(_CUES['serves_on'])})"
    r"(?=\s*(?:[.,;)\n]|\Z)| (?:nhiệm kỳ|khóa|từ|đến|cho đến|thêm|lần|thứ)\b)"
)
_ONE_TERM: Final = 5  # years
_NOW: Final = re.compile(r"(?:(?:hiện )?nay|(?:bây )?giờ)\b")
_LASTS: Final = re.compile(r"\s+(?:từ (?:đó|ấy) |cho )*(?:đến|tới) (?:tận )?(?:(?:hiện )?nay|(?:bây )?giờ)\b")
_CLOSED: Final = re.compile(r"\s*(?:[,.;:)\n”\"]|$|[–-]\s)|\s+(?:và|rồi|thì|cho (?:đến|tới)|đến nay)\b")
_ENDED: Final = re.compile(
    r"\s*(?:[,.;)\n]|$)|\s*,?\s+(?:thì|rồi|mới)?\s*(?:xin |được |chính thức )?"
    r"(?:nghỉ|về(?!(?: \w+)? (?:giữ|làm|nhận)\b)|thôi|từ trần|qua đời)\b"
)
_LAST: Final = re.compile(r"\s*(?:[.;)\n]|$)")
_NEXT: Final = re.compile(
    r"\s*,\s*(?:ông|bà|anh|chị|đồng chí|đ/c|thì|tiếp tục|được|chuyển|giữ|làm|là)\b|,?\s+(?:thì|mới)\b", re.I
)
_SHUT: Final = re.compile(r"\s*[,;)]")
_MORE: Final = re.compile(  # a further spell, or term
    r"\s*\)?\s*(?:,|;|và)\s*(?:nhiệm kỳ )?(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d"
)
_NAMED: Final = re.compile(r"(?:sáng|trưa|chiều|tối|ngày|hôm|tháng|năm|đầu|giữa|cuối|hồi)\b", re.I)
_FIGURE: Final = re.compile("[0-9]")
# a year alone with which a spell begins, whose end is told to the month: "2018 - | 4/2021: …"
_YEAR_TO: Final = re.compile(
    r"(?<![\d/.-])((?:19|20)\d\d)\s*(?:-|–|—|đến|tới)\s*"
    r"(?:hết\s*)?(?:(?:đầu|cuối|giữa)\s*)?(?:(?:tháng|ngày)\s*)?$"
)
_YEAR_BACK: Final = 24  # characters that such a year and what follows it take
_LONGEST: Final = 20  # years that anybody holds a post
_FAR: Final = 12  # characters in which a date begins behind its preposition
_BRACKET: Final = 40  # characters of "(từ tháng 9/2012 đến tháng 5/2015)"


class Bound(NamedTuple):
    """What is said beside an office, up to an offset of the text.

    `how`: a whole spell, bare years (of a spell or a term), from when, until when, until an end that has no
    day, on which day something happened, from when until now, or since when one who leaves it has held it.
    """

    since: str | None
    until: str | None
    end: int
    how: Literal["spell", "years", "from", "till", "over", "on", "now", "served"]

    def is_of_post(self) -> bool:
        """True for a spell as long as posts are held, not that of a life."""
        years = [(day or "")[:4] for day in (self.since, self.until)]
        return not all(map(str.isdigit, years)) or int(years[1]) - int(years[0]) <= _LONGEST


class Dates:
    """The date mentions of a page by place."""

    def __init__(self, page: Page, dates: Sequence[Mention]) -> None:
        """`dates` in the order of the text."""
        self.page = page
        self.dates = list(dates)
        self._starts = [m.start for m in self.dates]
        self._behind: dict[tuple[int, bool], Bound | None] = {}

    def between(self, start: int, end: int) -> list[Mention]:
        """The dates that begin in `start:end`."""
        return self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def told_of(self, end: int, near: int, words: re.Pattern[str]) -> str | None:
        """The day told behind a name that ends at an offset, over nothing but these words."""
        first = next(iter(self.between(end, end + near)), None)
        return first.ref if first and words.fullmatch(self.page.text, end, first.start) else None

    def behind(self, end: int, *, ruled: bool = True) -> Bound | None:
        """What is said right behind an office that ends at an offset.

        Not `ruled` by a verb, it must be closed: "A, Bí thư X từ năm 2020, dự", not "… từ năm 2020 đã xây".
        """
        if (end, ruled) not in self._behind:
            self._behind[end, ruled] = self._read(end, ruled=ruled)
        return self._behind[end, ruled]

    def _read(self, end: int, *, ruled: bool) -> Bound | None:
        """Read what stands behind an offset."""
        text = self.page.text
        if lasts := _LASTS.match(text, end) if is_near(text, end, "nay") else None:
            return Bound(None, None, lasts.end(), "now")
        if then := _LONG_AGO.match(text, end):
            return Bound(None, None, then.end(), "over")
        if not (self.between(end, end + REACH) or _FIGURE.search(text, end, end + REACH)):
            went = _WENT_FROM_IT.match(text, end)
            return Bound(None, None, went.end(), "over") if went else None
        skipped = _SKIPPED.match(text, end)
        over = skipped["first"] if skipped and skipped["more"] else None  # when the first of several terms is
        end = skipped.end() if skipped else end
        length = _LENGTH.match(text, end) if ruled else None
        end = length.end() if length else end
        if served := _SERVED.match(text, end):
            opened = _OPEN.match(text, served.end())
            if opened and opened["till"]:
                return self._until(opened)
            found = self._span(opened) if opened else None
            return found._replace(how="served") if found and found.how == "from" else None
        opened = _OPEN.match(text, end)
        if opened is None or "\n" in opened.group():
            return None  # the next line is another entry
        found = self._until(opened) if opened["till"] else self._span(opened)
        if found is None or (opened["bracket"] and not _SHUT.match(text, found.end)):
            return None
        if found.how == "spell" and _MORE.match(text, found.end):
            return None  # "(2010 - 2015, 2015 - 2020)"
        if over and (found.since or found.until or "") > over:
            return None  # "nhiệm kỳ 2016-2021 và 2021-2026 (từ tháng 6/2023)": of the last one alone
        if found.how == "on" and opened["comma"] and _NEXT.match(text, found.end):
            return None  # "Đang là X, | tháng 7/2021, ông được điều động làm Y", "…, | năm 2015 thì kiêm Y"
        bare = found.how != "till" and not opened["bracket"] and (opened["comma"] or not ruled)
        bare = bare and not (opened["span"] and found.how == "spell")
        if opened["comma"] and opened["span"] and OF_NEXT.match(text, found.end):
            return None  # "từng là X, | giai đoạn 2014-2017 là Y"
        return None if bare and not _CLOSED.match(text, found.end) else found

    def _until(self, opened: re.Match[str]) -> Bound | None:
        """ "… đến tháng 2/2020": an end, unless it is the beginning of the next post ("đến 2014 là Y")."""
        last = self._at(opened.end())
        if last is None and (went := WENT.match(self.page.text, opened.start())):
            return Bound(None, None, went.end(), "over")
        if last is None or last[1]:
            return None
        thus = not opened["comma"] and self.page.text.startswith((" thì ", " mới "), last[2])
        if opened["stays"]:
            return Bound(None, last[0], last[2], "till")
        if not (thus or _ENDED.match(self.page.text, last[2])):
            return None
        if opened["comma"] and _NEXT.match(self.page.text, last[2]):
            return None  # "…, | đến tháng 3/2021, ông làm Y"
        return Bound(None, last[0], last[2], "till")

    def _span(self, opened: re.Match[str]) -> Bound | None:
        """A spell, a beginning, a day."""
        text, start = self.page.text, opened.end()
        first = self._at(start)
        if first is None:
            return None
        since, until, end = first
        if until and _SERVES_ON.match(text, end):
            return self._served_on(since, until, end)
        if until:
            return Bound(since, until, end, "spell")
        to = _RETIRED.match(text, end) or _TO.match(text, end)
        if to and (now := _NOW.match(text, to.end())):
            return Bound(since, None, now.end(), "now")
        if to and (last := self._at(to.end())) and not last[1]:
            if _SERVES_ON.match(text, last[2]):
                return self._served_on(since, last[0], last[2])
            told = opened["bracket"] or opened["from"] or opened["span"] or not text[start].isdigit()
            how: Literal["spell", "years"] = "spell" if told else "years"
            return Bound(since, last[0], last[2], how) if since[:4] <= last[0][:4] else None
        if went := WENT.match(text, end):
            return Bound(since, None, went.end(), "over")
        then = _TO_THEN.match(text, end) if opened["from"] else None
        if then and (last := self._at(then.end())) and not last[1] and _LAST.match(text, last[2]):
            return Bound(since, last[0], last[2], "spell") if since[:4] <= last[0][:4] else None
        if (opened["from"] or "").startswith(_ON_AND_ON):
            return Bound(since, None, end, "now")
        if opened["from"] or (opened["bracket"] and not opened["on"] and len(since) > len("2015")):
            return Bound(since, None, end, "from")
        named = _NAMED.match(text, start) or (not opened["comma"] and is_counted_on(text, start, end))
        if opened["span"] or not (opened["on"] or opened["bracket"] or named):
            return None
        return Bound(since, None, end, "on")

    def _served_on(self, since: str, until: str, end: int) -> Bound:
        """A spell that went on for another term: "từ năm 2010 đến năm 2015, | tái cử" is over by 2024."""
        published = (self.page.article.published or "")[:4]
        years = until[:4].isdecimal() and published.isdecimal()
        over = years and int(published) - int(until[:4]) > _ONE_TERM
        return Bound(since, None, end, "over" if over else "from")

    def _at(self, start: int) -> tuple[str, str | None, int] | None:
        """(EDTF, end of a span, end of the text) of a date that begins at an offset; years may stand bare."""
        for mention in self.between(start - len("hôm "), start + _FAR)[:1]:
            begun = (
                mention.start < start < mention.end
            )  # "hôm 20/3", of which the preposition is read already
            if begun or _WORDS.fullmatch(self.page.text, start, mention.start):
                return mention.ref, mention.until, mention.end
        bare = _BARE.match(self.page.text, start)
        if bare is None and (month := _MONTH.match(self.page.text, start)):
            bare = month if int(month["month"]) < int(month["last"]) else None
        if bare is None:
            return None
        return bare["year"] + (f"-{int(bare['month']):02}" if bare["month"] else ""), None, bare.end()

    def spell_at(self, at: int) -> Bound | None:
        """The spell or the beginning told at an offset: "2008-2012", "9/2016 - nay", "3/2020"."""
        first = self._at(at)
        if first is None:
            return None
        since, until, end = first
        to = _TO.match(self.page.text, end)
        if to and (now := _NOW.match(self.page.text, to.end())):
            return Bound(since, None, now.end(), "now")
        last = self._at(to.end()) if to and not until else None
        return Bound(since, last[0], last[2], "spell") if last else Bound(since, until, end, "from")

    def in_years(self, start: int, end: int) -> Mention | None:
        """The spell of an entry that tells bare years: "2008-2012: …", "2016 - nay: …"."""
        at = next((k for k in range(start, end) if self.page.text[k].isdigit()), end)
        bound = self.spell_at(at)
        if bound is None or bound.since is None:
            return None
        return Mention("date", at, bound.end, bound.since, "date.years", until=bound.until)

    def from_year(self, last: Mention, start: int) -> Mention:
        """A date, or the spell that it ends and a year alone begins: "2018 - | 4/2021"."""
        year = _YEAR_TO.search(self.page.text, max(start, last.start - _YEAR_BACK), last.start)
        if year is None or last.until or year[1] > last.ref[:4]:
            return last
        return replace(last, start=year.start(), ref=year[1], until=last.ref)

    def bracketed(self, start: int, verb: int) -> Bound | None:
        """The spell in brackets right before a verb: "từng có ba năm (2012-2015) làm …"."""
        text = self.page.text
        at = text.rfind("(", max(start, verb - _BRACKET), verb)
        opened = _OPEN.match(text, at) if at >= 0 else None
        found = self._span(opened) if opened and opened["bracket"] else None
        return found if found and found.how == "spell" and text[found.end : verb].strip() == ")" else None

    def is_old(self, mention: Mention) -> bool:
        """True for a date more than a year before the article's day."""
        published = self.page.article.published
        if published is None:
            return False
        year_before = f"{int(published[:4]) - 1}{published[4:]}"
        return mention.ref < year_before[: len(mention.ref)]


def follows(until: str, since: str) -> bool:
    """True for a spell that begins where the one before ends: in its month, or in the next."""
    whole = min(len(until), len(since)) >= len("2014-05") and not until.startswith("XXXX")
    if not whole:
        return until == since
    year, month = int(until[:4]), int(until[5:7])
    return since[:7] in {until[:7], f"{year + month // 12}-{month % 12 + 1:02}"}


def is_past(until: str, published: str) -> bool:
    """True for a spell that has ended: also in the month of the article ("từ 7/2023 đến 11/2025")."""
    day = published[: len(until)]
    return until < day or (len(until) == len("2025-11") and until == day)

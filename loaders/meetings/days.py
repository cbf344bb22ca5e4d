"""The day that holds as a story is told: from a sentence on, for an item of a roundup, for a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from loaders.meetings import dating
from loaders.meetings.calling import TO_COME, Naming
from loaders.meetings.day import Day, agree, is_within, told_on
from loaders.meetings.gathering import Gathering
from loaders.meetings.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetings.occasions import Occasion
from loaders.meetings.roles import Taking
from loaders.meetings.telling import is_scheduled, opens_at, opens_speech
from loaders.meetings.words import REPORTS, vocabulary
from loaders.places.atlas import atlas
from loaders.places.turned import has_turned
from loaders.text.choice import any_of
from loaders.text.lexicon import unit_types
from loaders.text.page import Page, Section
from loaders.text.spelling import UPPER

_MOURNS: Final = re.compile(r"\b(?i:viếng)\b")
_COME_TO_MOURN: Final = re.compile(r"\b(?:vào|đến|tới|bắt đầu|làm lễ|tổ chức) viếng\b")
_NO_RITE: Final = re.compile(
    r"\b(?i:từ trần|qua đời|mất|tại nhà riêng|đến nhà|liệt sĩ|nghĩa trang|thăm viếng)\b"
)
_PARTY: Final = re.compile(  # "Đoàn do A dẫn đầu còn có …"
    r"(?:(?:tham gia|tháp tùng|thành viên(?: trong| của)?|thành phần|cùng đi(?: với)?) )?"
    r"[Đđ]oàn(?: công tác)? (?:do|gồm|có|còn)\b"
)
_ALSO: Final = re.compile(r"^\W*(?i:cũng) (?:tại|trong) $")
# "Ngay chiều bế mạc, {B} họp …": on the last day of what the story is about
_AS_IT_CLOSED: Final = re.compile(
    r"\W*(?i:ngay (?:trong |vào )?(?:(?:buổi|ngày|sáng|trưa|chiều|tối) ){1,3}bế mạc), "
)
_NAMED: Final = re.compile(f"[{PERSON}{BODY}{PLACE}]")
_HERE: Final = re.compile(r" (?:ở|tại) đây\b")
_VISITS: Final = {"chuyến thăm", "chuyến công tác", "chuyến khảo sát", "chuyến kiểm tra"}
_AT_ONE_BEFORE: Final = re.compile(
    rf"\W*(?i:(?:trước đó|{DATE}),? )?(?i:tại|ở|trong)"
    r" (?i:kỳ họp|phiên họp|cuộc họp|hội nghị|phiên tòa(?: sơ thẩm)?)"
    r" (?:(?P<before>(?:lần |kỳ |năm )?trước(?! (?:đó|khi))|liền kề|năm ngoái)\b"
    rf"|(?:(?:thường lệ|(?P<back>hồi)|vào) )*(?:(?:đầu|giữa|cuối) )?(?:năm )?{DATE})"
)
_SHOW: Final = re.compile(  # "ông A về Đà Lạt dự khai mạc triển lãm hoa": at no gathering told of
    r"\b(?:dự|cắt băng) (?:khai mạc|bế mạc|chung kết|trao giải) (?i:(?:cuộc |hội |giải )?"
    r"(?P<what>triển lãm|trưng bày|hội chợ|giải|hội thao|hội khỏe|thi|trại|phiên chợ|festival))\b"
)
_THERE: Final = re.compile(rf"\W*(?:(?i:{DATE}|trong khi đó|còn|riêng),? )?(?i:tại|ở) {PLACE}(?=,)")
_UNIT: Final = re.compile(rf"\b(?P<type>{any_of(unit_types('commune'))}) (?P<name>[^,]+)$")
_PROVINCIAL: Final = re.compile(r"(?:Tỉnh ủy|Thành ủy) |.* (?:tỉnh|thành phố) ")
_PROVINCE: Final = re.compile(r"(?:.* )?(?:tỉnh|Tỉnh ủy|[Tt]hành phố|Thành ủy) (?P<name>[^,]+)$")
_HEARD_OF: Final = re.compile(
    rf"\W*[{BODY}{PLACE}] [^.;:{PERSON}]*, theo (?:lời )?[^.;:,{PERSON}]{{0,60}}{PERSON}"
)
# "Trên đường vào huyện, đoàn rẽ qua xã X": what is told there is told before the gathering, or behind it
_ON_THE_WAY: Final = re.compile(  # not "Trên đường về đích nông thôn mới, …"
    rf"\W*(?i:{any_of(vocabulary()['dates']['on_the_way'])})(?: (?!đích\b)[^.;:]+?)?,"
)
_REPORTED: Final = re.compile(rf"\b{REPORTS}")
_IN_PROVINCE: Final = re.compile(rf"\b(?:tỉnh|[Tt]hành phố|TP\.?) ?[{UPPER}]")  # of a venue
_CAPITAL: Final = "Hà Nội"  # where those of the whole country are
_HOURS_BEFORE: Final = re.compile(r"\W*(?i:trước đó) \w+ (?:giờ|tiếng)\b")
_YEAR, _MONTH = len("2024"), len("2024-11")
_YEARS: Final = 2  # after which a day is of old


class Days:
    """The days of one story, sentence by sentence."""

    def __init__(self, page: Page) -> None:
        """`page` is that of the story."""
        self.page, self.published = page, page.article.published
        self._told = 0  # where the day that holds was told
        self.day: Day | None = None  # that holds for what is told
        self.now: Day | None = None  # the same for the sentence, if it tells of no other time
        self.first: Day | None = None
        self._intro: Day | None = None  # told above all items of a roundup
        self._dated = False  # days are told above items, those to come too
        self._away = -1  # the paragraph that tells of those of a gathering elsewhere, or on another day
        self._under = False  # under a heading of another day than that of the gathering told of
        self._coming = -1  # the paragraph that has gone on to what is only to come
        self._aside: tuple[int, Day | None] | None = None  # where a day holds for its paragraph only
        self._before = -1  # the paragraph that tells of a time before, at none of the gatherings

    def introduce(self) -> None:
        """End the introduction of a roundup, whose day is that of its items."""
        self._intro = self.day

    def turn(self, day: Day | None, same_day: bool) -> None:
        """Begin another item: with the day above it, else that of all, or (`same_day`) the one told last."""
        self._intro, self._dated = day or self._intro, self._dated or day is not None
        self.day = self.day if same_day else self._intro

    def keep(
        self,
        section: Section,
        sentence: Marked,
        found: list[int],
        namings: Sequence[Occasion],
        focus: Gathering | None,
        *,
        headline: bool,
    ) -> Day | None:
        """Keep the day that holds from a sentence on; return it if the sentence opens with it.

        `found` are the places of its days, `namings`: the gatherings it names, `focus`: the one told of.

        That of a sentence that tells of no people and no gathering, in the midst of the story of one ("Rạng
        sáng 11/10, nước lũ cuốn trôi …"), holds for its paragraph only; so does one of years ago, and those
        of one that goes back ("Trước đó, ngày 2/5, Ban Bí thư có quyết định …. Ngày 6/5, …"). That of a
        heading ("Ngày 12/9: Nước rút") holds for what is under it.
        """
        begins = self.day is not None and section.start == sentence.start > self._told
        if begins and has_turned(self.page, self._told, sentence.start) and not self._goes_on(sentence):
            self.day = self.first = None  # "⏎ Ở tỉnh Kon Tum, kỳ họp diễn ra hai ngày": on other days
        opened = dating.opening_day(sentence, found)
        if opened and focus and focus.date is None and self.is_ahead(opened):
            opened = None  # that of what is only announced
        heads = headline or dating.is_alone(sentence)
        if namings:
            self._away, self._under = -1, False
        elif opened and focus and _is_other(opened, focus):
            self._under = heads
            self._away = section.start if _is_of_those(sentence, focus) else self._away
        elif focus and focus.kind.family != "visit" and section.start == sentence.start:
            self._away = section.start if _ON_THE_WAY.match(sentence.text) else self._away
        timeless = dating.is_timeless(sentence)
        if self._aside is not None and self._aside[0] != section.start:
            self.day, self._aside = self._aside[1], None
        told = focus is not None and not (focus.headline and focus.date is None)
        begun = self.first is not None or (focus is not None and focus.date is not None)
        midst = opened and told and begun and not (self._aside or namings or heads or PERSON in sentence.text)
        old = opened is not None and self._aside is None and self.is_of_old(opened)
        if opened and not (namings or heads) and dating.is_earlier(sentence):
            self._before = section.start
        if midst or old or (opened and self._aside is None and self._before == section.start):
            self._aside = section.start, self.day
        if opened or timeless:
            self.day, self._told = opened, sentence.start
        apart = bool(found) and not namings and dating.comes_to(sentence, found[0])
        apart = apart or (told and not namings and not _NAMED.search(sentence.text))  # prices, the weather
        apart = apart or self._before == section.start
        if found and self.first is None and not (timeless or apart or dating.is_earlier(sentence)):
            first = opened or told_on(sentence.mentions[found[0]], False)
            there = bool(namings) and opens_at(sentence.text, namings[0])  # "Tại buổi tiếp xúc, …"
            announced = opened is None and (there or focus is not None) and self.is_ahead(first)
            told = opened is None and dating.is_told(sentence, found[0])
            if not (announced or told or self.is_of_old(first)):
                self.first = first
                if self.day is None:
                    self.day, self._told = first, sentence.start
        return opened

    def _goes_on(self, sentence: Marked) -> bool:
        """True where somebody told of with the day is told of here: "⏎ Tại Cao Bằng, ông A chủ trì …"."""
        text = self.page.text
        people = (text[m.start : m.end] for m in sentence.mentions.values() if m.kind == "person")
        return any(text.find(name, self._told, sentence.start) >= 0 for name in people)

    def name_of(self, sentence: Marked, namings: Sequence[Occasion], *, headline: bool) -> tuple[int, int]:
        """The stretch whose dates belong to the name of the first of the namings, see `dating.name_of`."""
        if not namings:
            return 0, 0
        year = "" if headline else (self.published or "")[:4]
        return dating.name_of(sentence, namings[0].start, namings[0].end, year)

    def of_naming(
        self, sentence: Marked, occasion: Occasion, told: Day | None, focus: Gathering | None
    ) -> Day | None:
        """The day of a naming, of the one `told` with it.

        "Cũng tại phiên họp, … trong ngày 14/8" has that of the `focus`; "Buổi tiếp xúc cử tri ở đây có …" has
        the one that holds.
        """
        if focus is not None and _ALSO.search(sentence.text, 0, occasion.start):
            return None
        dates = focus.date if focus is not None and told is None else None
        if dates and dates.until and _AS_IT_CLOSED.match(sentence.text, 0, occasion.start):
            return replace(dates, date=dates.until, until=None, firm=True)
        if told is None and self.now is not None and _HERE.match(sentence.text, occasion.end):
            return replace(self.now, firm=True)
        return told

    def lent(self, sentence: Marked) -> Day | None:
        """The day that holds for a sentence; no part of it where "Trước đó ít giờ, …" opens that."""
        before = self.day is not None and _HOURS_BEFORE.match(sentence.text) is not None
        return replace(self.day, part=None) if self.day and before else self.day

    def is_away(self, section: Section) -> bool:
        """True where a paragraph, or a heading over it, has gone on to another day than the gathering's."""
        return self._under or self._away == section.start

    def is_of_announced(self) -> bool:
        """True where the day that holds for a sentence is to come, and was not told above an item."""
        return not self._dated and self.now is not None and self.is_ahead(self.now)

    def is_of_old(self, day: Day) -> bool:
        """True for a day of a life told today: "Ngày 3/7/2014, Ban Bí thư chuẩn y …"."""
        year = day.date[:4]
        return bool(self.published and year.isdigit() and int(self.published[:4]) - int(year) >= _YEARS)

    def is_at_one_before(self, sentence: Marked) -> bool:
        """True for a sentence on what was done at an earlier one of a series.

        "Trước đó, tại kỳ họp cuối năm 2024, …", "Ở kỳ họp lần trước, …".
        """
        told = _AT_ONE_BEFORE.match(sentence.text)
        if told is None or told["before"]:
            return told is not None
        day, shown = sentence.mentions[told.end() - 1].ref, _MONTH if told["back"] else _YEAR
        return bool(self.published and day[:4].isdigit() and day[:shown] < self.published[:shown])

    def is_ahead(self, day: Day) -> bool:
        """True when a day is after that of the page."""
        return bool(self.published and day.date[:4].isdigit() and day.date > self.published)

    def is_to_come(self, gathering: Gathering) -> bool:
        """True when nobody can have spoken yet: only announced, or of a day after that of the page."""
        return gathering.announced if gathering.date is None else self.is_ahead(gathering.date)

    def is_over(self, gathering: Gathering) -> bool:
        """True for one told of with a day before that of the page."""
        day = gathering.date
        if day is None or gathering.framed or not day.date[:4].isdigit():
            return False
        return bool(self.published) and (day.until or day.date) < (self.published or "")

    def marked(self, naming: Naming) -> Naming:
        """A naming, marked where its day is after that of the page."""
        return naming._replace(ahead=bool(naming.day and naming.day.firm and self.is_ahead(naming.day)))

    def foretell(self, section: Section, here: Sequence[Gathering], takes: Sequence[Taking]) -> None:
        """Take in the gatherings named in a sentence, if they are all to come and nobody speaks of them."""
        if here:
            said = any(taking.role == "speaks" for taking in takes)
            ahead = not said and all(self.is_to_come(gathering) for gathering in here)
            self._coming = section.start if ahead else -1

    def unless_coming(
        self, told: Gathering | None, section: Section, sentence: Marked, taking: Taking
    ) -> Gathering | None:
        """The gathering `told` of above, unless somebody comes to one that is to come, or tells of that.

        "… ⏎ Tối mai, Tỉnh đoàn tổ chức lễ thắp nến. Bà A, Bí thư Tỉnh đoàn, cho biết 500 người đã đăng ký".
        """
        if told is None or self._coming != section.start or told.paragraph == section.start:
            return told
        said = told.kind.family == "press" or opens_speech(sentence)
        of_it = taking.role != "speaks" or (not said and _REPORTED.search(sentence.text))
        return None if of_it and not self.is_to_come(told) else told

    def is_elsewhere(self, sentence: Marked, focus: Gathering | None, *, named: bool) -> bool:
        """True for a sentence on an earlier one of a series, or on a show that is none of what is told of.

        "… về Huế dự khai mạc hội chợ". `named`: it names a gathering that is told of.
        """
        show = None if named else _SHOW.search(sentence.text)
        told = focus.said if focus else ()
        other = show is not None and not any(show["what"].lower() in said for said in told)
        return other or self.is_at_one_before(sentence)

    def is_another(self, naming: Naming, told: int) -> bool:
        """True where the day that holds is that of what was only announced, and this is not to come.

        `told`: how many gatherings are.
        """
        ahead = self.is_of_announced() and not is_scheduled(naming.before)
        return ahead and told > 1 and not TO_COME.search(naming.sentence.text)


def _is_in_another_province(focus: Gathering, sentence: Marked) -> bool:
    """True for what is told of another province than that of a gathering: "Cùng ngày, ở Gia Lai, …"."""
    there = _THERE.match(sentence.text)
    ref = sentence.mentions[there.end() - 1].ref if there else ""
    kind, _, name = ref.removeprefix("thành phố ").rpartition("tỉnh ")
    hosts = [host for host in focus.organisers() if _PROVINCIAL.match(host)]
    words, unit = focus.place or ("", None)
    led = (
        hosts
        or sentence.text.startswith(("trong khi đó", "còn "))
        or (_IN_PROVINCE.search(words) and _CAPITAL not in words and not focus.organisers())
    )
    if not there or ", " in ref or not led or not (name or kind):
        return False
    within = (unit.within or unit.name) if unit is not None else ""
    return name not in words and name != within and not any(name in host for host in hosts)


def _is_heard_elsewhere(focus: Gathering, sentence: Marked) -> bool:
    """True for what is heard of another province: "Sở Y tế tỉnh B đã lập đội riêng, theo lời ông A"."""
    if "theo " not in sentence.text or not _HEARD_OF.match(sentence.text):
        return False
    first = sentence.mentions[next(i for i, c in enumerate(sentence.text) if c in (BODY, PLACE))]
    there = _province(first.ref)
    here = {_province(who) for who, _ in focus.roles} - {None}
    return there is not None and len(here) == 1 and there not in here


def _province(ref: str) -> str | None:
    """The province, or the city that is one, with which a body's or a unit's name ends."""
    told = _PROVINCE.match(ref)
    return told["name"] if told and atlas().kind(told["name"], None) else None


def _is_in_another(focus: Gathering, sentence: Marked) -> bool:
    """True for what is told of another commune than that where a rite is: "Còn ở xã B, bà C cho biết …"."""
    there = _THERE.match(sentence.text) if focus.kind.family in {"ceremony", "congress"} else None
    here = _UNIT.search(sentence.mentions[there.end() - 1].ref.partition(", ")[0]) if there else None
    if here is None:
        return False
    held = [focus.place[1]] if focus.place else []
    names = {unit.name for unit in held if unit is not None and unit.type in unit_types("commune")}
    names |= {unit["name"] for host in focus.organisers() if (unit := _UNIT.search(host.partition(", ")[0]))}
    return bool(names) and here["name"] not in names


def _is_other(opened: Day, focus: Gathering) -> bool:
    """True for a day on which a gathering of a day did not take place."""
    if focus.date is None or (focus.lasts() and is_within(focus.date, opened.date)):
        return False
    return not agree(opened.date, focus.date.date)


def _is_of_those(sentence: Marked, focus: Gathering) -> bool:
    """True where those who were at a gathering are told of: "Mười ngày sau, bà trở lại."."""
    return any(focus.shows(mention.ref) for mention in sentence.mentions.values())


def rite_of(known: Sequence[Gathering], sentence: Marked) -> Gathering | None:
    """The rite of those who come to mourn, where a sentence tells that they do and it has no day of its own.

    "Lễ viếng và lễ truy điệu do {B} tổ chức. Từ 9 giờ ngày 17/3, các đoàn vào viếng": on that day. Not of
    the day of the death, or of those who come to the house.
    """
    if _COME_TO_MOURN.search(sentence.text) is None or _NO_RITE.search(sentence.text):
        return None
    rites = [g for g in known if g.kind.family == "ceremony" and _MOURNS.search(g.name or "")]
    return rites[0] if len(rites) == 1 and (rites[0].date is None or rites[0].framed) else None


def meant(
    focus: Gathering | None, known: Sequence[Gathering], sentence: Marked, opened: Day | None
) -> Gathering | None:
    """What a sentence that names no gathering goes on with: the `focus`, or the only `known` one of its day.

    Nothing, where it `opened` with another day. A delegation is that of the visit told of by name; who comes
    to mourn, at the rite that has its name from that.
    """
    if focus is not None and focus.kind.family == "ceremony" and _MOURNS.search(sentence.text):
        focus = next((g for g in reversed(known) if _MOURNS.search(g.name or "")), focus)
    party = "oàn" in sentence.text and _PARTY.match(sentence.text)
    if party and focus is not None and focus.kind.family in {"session", "meet"}:
        focus = next((g for g in reversed(known) if g.kind.name in _VISITS), focus)
    if focus is not None and (
        _is_in_another_province(focus, sentence)
        or _is_in_another(focus, sentence)
        or _is_heard_elsewhere(focus, sentence)
    ):
        return None
    found = dating.days(sentence)
    day = opened or (told_on(sentence.mentions[found[0]], False) if len(found) == 1 else None)
    if focus is None or focus.date is None or day is None or agree(day.date, focus.date.date):
        return focus
    then = [g for g in known if g.date is not None and agree(g.date.date, day.date)]
    if opened:
        return focus if focus.lasts() and is_within(focus.date, day.date) else None
    return then[0] if len(then) == 1 else focus

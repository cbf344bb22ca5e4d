"""One naming of a gathering, with what its sentence says of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from loaders.meetings import dating, venue
from loaders.meetings.actors import subjects
from loaders.meetings.day import Day, agree
from loaders.meetings.marked import BODY, DATE, PERSON, Marked, rule_pattern
from loaders.meetings.occasions import Occasion
from loaders.meetings.words import REPORTS, vocabulary
from loaders.text.choice import any_of
from loaders.text.spelling import UPPER

TO_COME: Final = re.compile(r"\b(?:sẽ|dự kiến|hẹn)\b")
_HOSTED: Final = re.compile(
    rf"\b(?:{any_of(vocabulary()['tells']['hosts'])})\b(?<!có(?= mặt\b))[^.;,]{{0,60}}$"
)
_LATER: Final = re.compile(
    rf"\W*cũng (?:trong |vào )?(?:buổi |cuối )?(?:(?:sáng|trưa|chiều|tối) )?(?:ngày |hôm )?{DATE}"
    r"|\W*(?:trong khi đó|cũng (?:trong |vào )?(?:hôm|ngày|buổi|sáng|trưa|chiều|tối)(?: hôm)? (?:ấy|đó)"
    r"|cùng (?:lúc|giờ|thời điểm|thời gian)(?: đó| ấy| này)?|song song với đó"
    r"|trước đó \w+ (?:giờ|phút|tiếng))\b"
    r"|\W*(?:(?:trước đó,? )?(?:cũng trong |vào |trong |cuối |đến |sang )?buổi (?:chiều|tối)"
    r"|(?:cuối (?:giờ )?|đầu giờ )chiều"
    r"|trước đó,? (?:vào |trong |đầu )*(?:buổi |giờ )?(?:sáng|chiều)"
    r"|(?:ngay )?(?:sau|trước|kết thúc) (?:khi (?:dự|kết thúc) )?(?:buổi|cuộc|phiên|hội nghị|lễ)\b"
    r"[^.;,]{0,50}(?<! này)(?<! trên),(?![^.;]*\b(?:sẽ|cần|phải)\b))(?!\w)"
)
_THEN: Final = re.compile(  # "buổi sáng thị sát công trường; buổi chiều, … chủ trì | buổi làm việc"
    r"; (?:đến |vào |sang )?(?:buổi |đầu giờ |cuối giờ )?(?:trưa|chiều|tối)\b[^;:]*$"
)
_NEXT: Final = re.compile(
    r"\W*(?:(?:ngay )?(?:sau|kết thúc) (?:đó|(?:khi|chuyến|buổi|đợt) (?:đi |đến |tới )?"
    r"(?:rời|thăm|kiểm tra|khảo sát|thị sát))|tiếp đó|rời (?:khỏi )?\w[^.;:,]{1,40}(?=,))\b"
)
_TAKES_PLACE: Final = "tổ chức|diễn ra|khai mạc|mở"
_TO_HOLD: Final = re.compile(
    rf"{TO_COME.pattern}(?: phối hợp)?(?: (?:vào )?{DATE},?)?"
    rf" (?:{_TAKES_PLACE}|họp|(?:tham )?dự|chủ trì) [^.;,]{{0,24}}$"
)
_WILL: Final = re.compile(rf"{TO_COME.pattern} $")
_TO_BE_HELD: Final = re.compile(
    rf"(?!,)[^.;:{PERSON}]{{0,120}}?{TO_COME.pattern}(?: được)? (?:{_TAKES_PLACE})\b"
)
RITE: Final = re.compile(rf"(?i:^(?:lễ|đêm) ({any_of(vocabulary()['ceremony']['apart'])})\b)")
_MOURNS: Final = re.compile(r"(viếng)\b")  # … at the rite called so
_THERE: Final = re.compile(rf"[^.;,{PERSON}]{{0,60}}\b(?:tại|ở) ")
_POINTS: Final = re.compile(r" (?:ấy|đó|nọ)\b")
_WELCOMES: Final = re.compile(  # "Hoan nghênh ông A có | chuyến thăm từ 19 đến 23/9, bà B …"
    r"\W*(?i:hoan nghênh|chào mừng|chúc mừng|cảm ơn|cám ơn|đánh giá cao|vui mừng)\b[^.;:]*$"
)
_FIRST_PART: Final = re.compile(
    r"(?: (?:đã |cũng )?(?:họp|tiến hành|bước vào|bắt đầu|có) )?"
    r"(?i:phiên (?:họp )?(?:thứ nhất|đầu tiên|trù bị)\b)"
)
_PART_OF: Final = re.compile(  # "Đây là hoạt động mở màn của | chuyến thăm": something else was told of
    r"\W*(?:đây|đó) (?:cũng )?là [^.;:]{0,120}\b(?:hoạt động|nội dung|nghi thức|sự kiện|cuộc|buổi|lễ)\b"
    r"[^.;:]{0,120}\b(?:của|trong(?: khuôn khổ)?|thuộc|nằm trong)(?: các)? $"
)
_ONCE: Final = re.compile(  # "(tại buổi kiểm tra) | hôm 2/4, ông A, Giám đốc {Sở X}, từng yêu cầu …"
    rf"[^.;:,{PERSON}]{{0,60}},[^.;:,{PERSON}]{{0,60}}{PERSON}(?:,[^.;:{PERSON}]{{1,80}},)?"
    r"(?: đã)? từng\b(?! (?:là|làm|giữ)\b)"
)
# "(tại họp báo, ông A) cho biết, ngày 6/12 vừa qua, | hội nghị … đã thành công"
_REPORTED: Final = re.compile(rf"{PERSON}[^.;:]*\b{REPORTS}[^.;:{PERSON}]*{DATE}[^.;:{PERSON}]*$")
_OVER: Final = re.compile(
    rf"[^.;:,{PERSON}]{{0,80}} (?:vừa|mới) (?:xong|tan|kết thúc|khép lại|dứt),[^.;:]*{PERSON}"
)
_LEFT: Final = re.compile(  # "Sau khi chủ trì | hội nghị sáng 1/12, ông A đi kiểm tra hồ"
    rf"[^.;:{PERSON}]{{0,200}},[^.;:{PERSON}]{{0,80}}{PERSON}[^.;:{PERSON}]{{0,120}}?"
    r" (?:đi|xuống|ra|lên|tới|đến|về|sang|kiểm tra|thị sát|thăm|khảo sát|có mặt)\b"
    r"(?! (?:kết luận|thống nhất|dự|phát biểu))"
)
_AFTER: Final = re.compile(r"\W*(?:ngay )?sau khi (?:chủ trì|dự|tham dự|kết thúc|rời|kết luận|khai mạc) $")
_OWNED: Final = {"sitting", "congress", "session"}  # families of what is its body's: "Đại hội | Đảng bộ xã X"
_TALKS: Final = {"meet", "session"}
_OTHER: Final = re.compile(rf";\s(?:[^.;:,{PERSON}{BODY}]{{0,40}},? )?{BODY}(?: (?:đã|cũng|vừa|sẽ))? $")
_OF: Final = re.compile(rf"(?: của)? {BODY}")
_HELD: Final = re.compile(rf" (?:do|được) {BODY}(?= (?:phối hợp [^.;:,]{{1,60}} )?tổ chức\b)")
_IN_UNIT: Final = rule_pattern(r"(?: {C}{1,30})? (?:ở|tại) {L}")
_PROPER: Final = re.compile(rf"[{UPPER}\d].*")
_COUNTRY: Final = re.compile(r" Việt Nam$")
_SITS: Final = rule_pattern(  # "tại phiên họp thứ nhất ngay sau đó, {Ban Chấp hành} bầu …"
    r"(?: (?:lần )?thứ (?:nhất|I|1)| đầu tiên)(?:,? [^.;{P}{B}{L}]{0,50})?(?:,| của) (?={B})"
)
# "{Ban Chấp hành} | họp phiên đầu tiên"
_SITS_FIRST: Final = re.compile(r"(?i:họp phiên) (?:thứ (?:nhất|I|1)|đầu tiên)\b")


class Naming(NamedTuple):
    """An occasion with what its sentence says of it."""

    sentence: Marked
    occasion: Occasion
    day: Day | None
    number: int | None
    before: str
    host: str | None  # who is said to hold it, where it is told of for the first time
    headline: bool
    rite: str | None  # "viếng" of a "lễ viếng"
    doers: tuple[str, ...]  # who does what a verb tells, where it is told to be another time of the same day
    since: int  # where the naming before it in the sentence ends
    until: int  # where the next one begins
    ahead: bool = False  # told with a day after that of the page

    def unit(self) -> str | None:
        """The name of the unit it is said to be in: "buổi lễ ở <Yên Bái>"."""
        at = _IN_UNIT.match(self.sentence.text, self.occasion.end)
        if at is None or self.occasion.told != "noun":
            return None
        name = _PROPER.search(self.sentence.mentions[at.end() - 1].ref.partition(", ")[0])
        return name.group() if name else None

    def points_back(self) -> bool:
        """True for "Ở | hội nghị ấy, …": one told of before, with no day of its own."""
        own = self.day is not None and (self.day.firm or self.day.after)
        return not own and _POINTS.match(self.sentence.text, self.occasion.end) is not None

    def may_be_on(self, date: Day | None) -> bool:
        """False for what is told with another day: "ông A làm trưởng | đoàn kiểm tra tại xã B hôm 13/1"."""
        return self.day is None or date is None or agree(date.date, self.day.date)

    def looks_back(self) -> bool:
        """True for one of a time before: "Trước đó hai tuần, tại | cuộc họp, …"."""
        return self.points_back() or dating.is_earlier(self.sentence)

    def is_of_rival(self, hosts: Sequence[str]) -> bool:
        """True for "Hội nghị Ban Chấp hành Hội Nông dân" beside one that "Ủy ban Mặt trận Tổ quốc" holds.

        So also for one that others hold: "hội nghị do Sở Y tế tổ chức".
        """
        owned = _OF.match(self.sentence.text, self.occasion.end)
        held = owned or _HELD.match(self.sentence.text, self.occasion.end)
        if held is None or (owned and not _is_committee(self.sentence, held.end() - 1)):
            return False
        owner = self.sentence.mentions[held.end() - 1].ref
        return bool(hosts) and all(_of_whom(host) != _of_whom(owner) for host in hosts)

    def is_anothers(self, hosts: Sequence[str]) -> bool:
        """True for "Đại hội Đảng bộ phường X" beside that of phường Y, "hội nghị của Sở X" beside Sở Y's.

        So also for "HĐND xã X họp kỳ thứ ba" beside the session of "HĐND tỉnh".
        """
        if self.occasion.told == "verb":
            sits = self.occasion.kind is not None and self.occasion.kind.family == "sitting" and hosts
            who = subjects(self.sentence, self.occasion.start, plain=True) if sits else []
            return bool(who) and all(is_beside(self.sentence.mentions[i].ref, hosts) for i in who)
        owned, kind = _OF.match(self.sentence.text, self.occasion.end), self.occasion.kind
        if owned is None or kind is None or kind.family not in _OWNED or self.occasion.told != "noun":
            return False
        words = 1 if " của" in owned.group() else 2
        return is_beside(self.sentence.mentions[owned.end() - 1].ref, hosts, words)

    def is_after_another(self, hosts: Sequence[str]) -> bool:
        """True behind another body of the kind of its hosts: "HĐND tỉnh cũng mở | kỳ họp"."""
        told = (self.sentence.mentions[i].ref for i in self.sentence.actors if i < self.occasion.start)
        return any(is_beside(who, hosts) for who in told)


def is_beside(owner: str, hosts: Sequence[str], words: int = 2) -> bool:
    """True for a body of the kind of hosts that is none of them: "HĐND huyện X" beside "HĐND huyện Y".

    Of a kind are those whose names begin with the same words.
    """
    alike = [host for host in hosts if host.split()[:words] == owner.split()[:words]]
    return alike != [] and not any(host.startswith(owner) or owner.startswith(host) for host in alike)


def naming_of(
    sentence: Marked, occasion: Occasion, day: Day | None, headline: bool, within: tuple[int, int]
) -> Naming:
    """What a sentence says of an occasion; `within`: from the end of the naming before to the next."""
    before = sentence.text[max(0, occasion.start - 120) : occasion.start]
    noun = occasion.told == "noun"
    at = occasion.start if occasion.told == "part" else occasion.end
    if day is not None and _FIRST_PART.match(sentence.text, at):
        day = replace(day, opening=True, firm=True)  # "Ở | phiên thứ nhất họp chiều 14/10, …"
    hosts = subjects(sentence, occasion.start, plain=True) if noun and _HOSTED.search(before) else []
    if _SITS_FIRST.match(sentence.text, occasion.start):
        hosts = [i for i in subjects(sentence, occasion.start, plain=True) if _is_committee(sentence, i)]
    sits = _SITS.match(sentence.text, occasion.end) if noun and not hosts else None
    if sits is not None and _is_committee(sentence, sits.end()):
        hosts = [sits.end()]
    rite = (RITE if noun else _MOURNS).match(sentence.text[occasion.start : occasion.end + 20])
    return Naming(
        sentence=sentence,
        occasion=occasion,
        day=day,
        number=venue.ordinal(sentence, occasion.end) if noun else None,
        before=before,
        host=sentence.mentions[hosts[-1]].ref if hosts else None,
        headline=headline,
        rite=rite.group(1).lower() if rite else None,
        doers=_doers(sentence, occasion) if _is_another_one(sentence, occasion, day) else (),
        since=within[0],
        until=within[1],
    )


def _of_whom(ref: str) -> tuple[str, ...]:
    """The last words of a body's name: "Đảng bộ huyện A", "Huyện ủy A" and "HĐND huyện A" are all of A."""
    return tuple(_COUNTRY.sub("", ref).split()[-1:])


def _is_committee(sentence: Marked, index: int) -> bool:
    """True for a body that a congress elects, which sits by itself."""
    return sentence.mentions[index].ref.startswith("Ban Chấp hành")


def _is_another_one(sentence: Marked, occasion: Occasion, day: Day | None) -> bool:
    """True where who takes part tells a gathering apart: "Cùng ngày, B dự lễ khai giảng tại …"."""
    if day is None:  # "Buổi chiều, ông B | tiếp Đại sứ …": not the reception that A gave
        return occasion.told == "verb" and _LATER.match(sentence.text) is not None
    if not day.again:
        return False
    return occasion.told == "verb" or _THERE.match(sentence.text, occasion.end) is not None


def _doers(sentence: Marked, occasion: Occasion) -> tuple[str, ...]:
    """The people who do what a verb tells."""
    found = (sentence.mentions[index] for index in subjects(sentence, occasion.start))
    return tuple(mention.ref for mention in found if mention.kind == "person")


def is_of_another(naming: Naming) -> bool:
    """True for what another body does than the one before a semicolon: "…; {Tỉnh đoàn} gặp mặt …"."""
    between = naming.sentence.text[naming.since : naming.occasion.start] if naming.since else ""
    return naming.occasion.told == "verb" and _OTHER.search(between) is not None


def is_to_come(naming: Naming) -> bool:
    """True for one that is to be held, also by what a verb tells: "{B} sẽ | họp kỳ chuyên đề"."""
    return is_announced(naming) or (
        naming.occasion.told == "verb" and _WILL.search(naming.before) is not None
    )


def is_announced(naming: Naming) -> bool:
    """True for one that is to be held, "A sẽ dự hội nghị", "Hội nghị dự kiến diễn ra …".

    So also behind another: "Tại buổi tiếp, … cho hay hội nghị sẽ tổ chức …".
    """
    behind = _TO_BE_HELD.match(naming.sentence.text, naming.occasion.end, naming.until)
    return behind is not None or _TO_HOLD.search(naming.before) is not None


def is_aside(naming: Naming) -> bool:
    """True for one only referred to, told of by somebody, or as done once: "Tại …, ông từng yêu cầu …"."""
    if naming.occasion.referred or _ONCE.match(naming.sentence.text, naming.occasion.end):
        return True
    if is_welcomed(naming) or _PART_OF.match(naming.sentence.text[: naming.occasion.start]):
        return True
    return _REPORTED.search(naming.sentence.text, naming.since, naming.occasion.start) is not None


def is_welcomed(naming: Naming) -> bool:
    """True for the visit of somebody who is welcomed: "Hoan nghênh ông A sang | thăm, bà B nói …"."""
    kind = naming.occasion.kind
    visit = kind is not None and kind.family == "visit"
    return visit and _WELCOMES.match(naming.sentence.text[: naming.occasion.start]) is not None


def is_over(naming: Naming) -> bool:
    """True for one that somebody leaves: "Hội nghị giao ban sáng 15/9 vừa tan, ông A xuống thẳng thôn X."."""
    text, end = naming.sentence.text, naming.occasion.end
    left = _AFTER.fullmatch(text[: naming.occasion.start]) and _LEFT.match(text, end)
    return not naming.since and bool(left or _OVER.match(text, end))


def is_later(naming: Naming) -> bool:
    """True for the first naming of a sentence or clause that opens with another hour: "Buổi chiều, …"."""
    if naming.since:
        return _THEN.search(naming.sentence.text, naming.since, naming.occasion.start) is not None
    before = naming.day is None and dating.is_earlier(naming.sentence)
    later = _LATER.match(naming.sentence.text)
    ends = later is not None and naming.occasion.start < later.end()  # "Kết thúc buổi gặp, A …": the same
    return before or (later is not None and not ends)


def joins_talks(naming: Naming) -> bool:
    """True for talks to which the one of another gathering goes on: "dự lễ đón và | hội kiến với B"."""
    kind = naming.occasion.kind
    talks = naming.occasion.told == "verb" and kind is not None and kind.family in _TALKS
    return talks and naming.since > 0 and naming.before.endswith((" và ", " rồi "))


def opens_another(naming: Naming) -> bool:
    """True for the first naming of a sentence that tells what came after a visit: "Sau đó, …", "Rời X, …"."""
    return not naming.since and _NEXT.match(naming.sentence.text) is not None

"""Steps of a career: which of them the next has ended, whose date is whose."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.dates.counted import LATER, opens_later
from loaders.holds.exclusive import excludes, place_of
from loaders.holds.gone import is_retired_now
from loaders.holds.held import Held, Holdings
from loaders.holds.row import Row
from loaders.offices.bounds import Dates
from loaders.offices.event import Event
from loaders.offices.items import phrase
from loaders.offices.post import Post
from loaders.offices.says import is_act, is_plain, said
from loaders.offices.terms import has_run_out
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page

_CUES: Final = lists("cues.toml")
# the time that opens an entry of a life told in sentences: "3/6/2020 - 25/7/2024: …"
LABEL: Final = re.compile(
    r"\W*(?:từ |trước )?(?:(?:tháng|năm|ngày) )?\d[\d/.\s–-]*(?:\([^()\n]{1,40}\) )?"
    r"(?:(?:đến|tới) (?:hết )?(?:(?:tháng|năm|ngày) )?(?:\d[\d/.\s–-]*|nay)\s*)?:\s",
    re.I,
)
_NEAR: Final = 64  # characters before a verb in which "sau đó" stands
_TOLD: Final = 1000  # … and before a sentence in which it is told what came before
_IS_NOW: Final = frozenset({", nay là", "( nay là"})
_UP_TO: Final = re.compile(r"\b(?:đến|tới) (?:(?:đầu |giữa |cuối )?(?:ngày|tháng|năm) )?$", re.I)
_THEN_TO: Final = re.compile(r",? rồi ")
_THEN: Final = re.compile(r",? (?:thì |mới |ông |bà |đồng chí )*(?:lại |tiếp tục )?")
_IN_TERM: Final = re.compile(r", (?:nhiệm kỳ|khóa) \d{4}\s?[-–]\s?\d{4} (?:thì )?(?:(?:ông|bà|anh|chị) )?$")
_DEED: Final = 3  # words that tell of a deed: "lên dạy ở"
_AFTER_THAT: Final = re.compile(
    rf"\b(?:(?:{any_of(_CUES['later_on'])}|rồi|{LATER}(?: (?:khi|ngày|lúc) [^,;.]{{1,40}})?),?"
    r"|(?:sau|đến|tới) (?:khi|lúc|ngày) (?!được|bị|làm|giữ)[^,;.]{1,40}(?:,| (?=được ))"
    r"|(?<=[,;] )sau(?= (?:$|(?:thì|lại|mới|ông|bà|tiếp tục|được) )))"
    r"\s*(?:(?:thì|lại|mới) )?(?:ông |bà )?(?:tiếp tục )?(?:được (?:[^,;.]{1,40} )?)?$"
)
_STEP: Final = re.compile(  # before the date of a later step
    r"(?:[.;,]|\bvà)\s+(?:(?:từ|đến|tới|vào|sang|đầu|cuối|giữa|tháng|năm) )*$", re.I
)
_STEPS_ON: Final = re.compile(
    r",? (?:(?:ông|bà|anh|chị|đồng chí) (?:[A-ZĐ]\w+ )?)?(?:(?:lại|thì|tiếp tục) )?(?:là|làm|giữ"
    r"|đảm nhiệm|đảm nhận|đứng đầu|trở thành|trúng cử|(?:chuyển|về|lên|sang)\b[^.;]{0,40}\blàm"
    r"|được (?:điều|bầu|bổ nhiệm|phân công|cử|giao|chỉ định|luân chuyển|tín nhiệm|đề bạt|cất nhắc))\b"
)
_OF_NOW: Final = re.compile(r"\b(?:nay|hiện|đang|giờ|vừa|mới|sẽ|vẫn|còn|tân)\b", re.I)
_BACKWARD: Final = re.compile(r"\b(?:trước (?:đó|đây|kia|khi)|sinh năm|nay|hiện)\b", re.I)
_MANY: Final = re.compile(r"\bnhiều (?:chức|vị trí|cương vị|trọng trách|nhiệm vụ|công việc)\b")
# in the sentence before
_ONCE: Final = re.compile(r"\b(?:Trước (?:đây|kia)|từng (?:là|làm|giữ|công tác|đảm))\b[^.\n]*\.\s*$")
_LIFE: Final = re.compile(rf"\b(?:{any_of(_CUES['begins_life'])})\b", re.I)
_GOES_ON: Final = re.compile(r"\W*(?:(?:ông|bà|đồng chí|anh|chị) )?(?:sau|tiếp) đó\b", re.I)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_AT_THIS: Final = re.compile(r"\W*(?:(?:vào|ở|tại) )?(?:lúc|khi|thời điểm|thời gian|giai đoạn) này\b", re.I)
_AFTER_IT: Final = re.compile(r"\W*(?:sau|tiếp) đó\b(?! \w+ (?:năm|tháng)\b)", re.I)


def has_gone_on(row: Row, event: Event, dates: Dates) -> bool:
    """True for a step of a career that goes on: "làm X từ năm 2007, Y từ năm 2011, …", "X, đến 2015 làm Y".

    Not where two posts are only joined, or go together, so that one may hold both: "làm X từ năm 2019 và Y từ
    năm 2021", "làm Bí thư Huyện ủy từ năm 2020, Chủ tịch HĐND huyện từ năm 2021".
    Also where he is told to have retired; not where he joins a committee: "đến 2025 tham gia Ban Thường vụ".
    """
    steps = [e.office for e in row.reading.events if e.verb == event.verb and e.people == event.people]
    later = [k for k in steps if k > event.office]
    if event.again or event.member or row.items[event.office].offices[0].seats == "many":
        return False
    if _has_retired_since(row, event) or open_step(row, event.office, dates) is not None:
        return True
    if step := next_step(row, event, dates):
        return not (step[0].member or go_together(row, event.office, step[0].office))
    if not later:
        return False
    run = next(r for r in row.found.runs if event.office in r.at)
    begun = _stepped(row, run.at[-1], dates)
    told = [k for k in later if begun and (_stepped(row, k, dates) or "") > begun]
    apart = [k for k in told if not go_together(row, event.office, k)]
    return bool(apart) and (len(steps) > 2 or any(row.items[k - 1].text != "và" for k in apart))


def open_step(row: Row, office: int, dates: Dates) -> int | None:
    """The post that "rồi" tells to have come after one begun some day: "là X từ tháng 4/2010, rồi | Y"."""
    bound = dates.behind(row.items[office].end)
    then = _THEN_TO.match(dates.page.text, bound.end) if bound and bound.how == "from" else None
    if then is None:
        return None
    free = row.found.free
    later = next((k for k in free if row.items[k].start == then.end()), None)
    return None if later is None or go_together(row, office, later) else later


def may_be_last(row: Row, steps: tuple[int, int], dates: Dates, known: Holdings) -> bool:
    """True for such a post that may be held still: the page tells of none of today that ends it."""
    if open_step(row, steps[0], dates) != steps[1]:
        return False
    told = [Held("", p.title, p.body, "former", p.tree, "certain", []) for p in row.posts.of(steps[1])]
    held = [h for key in row.about for h in known.by_person(key) if h.status in {"current", "appointed"}]
    return not any(excludes(h, t) for h in held for t in told)


def _has_retired_since(row: Row, event: Event) -> bool:
    """True for a post of one told behind it to have retired: "ông A làm X năm 2015, nay ông đã nghỉ hưu"."""
    mine = {row.who.get(k) for k in event.people} or {row.subject}
    for departure in row.reading.departures:
        last = max((e.office for e in row.reading.events if e.office < departure.verb), default=-1)
        if last == event.office and row.who.get(departure.person) in mine:
            return is_retired_now(row.items, departure.verb)
    return False


def go_together(row: Row, one: int, other: int) -> bool:
    """True for offices of one unit's party committee and council: their heads are often the same one."""
    here, there = ([post.tree for post in row.posts.of(k) if post.tree] for k in (one, other))
    return any(
        a.root.unit is not None
        and b.root.unit is not None
        and (a.root.unit.level, a.root.unit.name) == (b.root.unit.level, b.root.unit.name)
        and a.head != b.head
        and {a.type, b.type} & {"party", "elected"}
        for a in here
        for b in there
    )


def last_of_pair(row: Row, office: int) -> int:
    """The office behind which a time stands told of both: "Bí thư Đảng ủy, Chủ tịch HĐND xã X từ …".

    Also "Bộ trưởng - Chủ nhiệm X (2013 - 2016)".
    """
    other = office + 2
    if phrase(row.items[office + 1 : other]) == "-" and row.items[other : other + 1]:
        return other if row.items[other].kind == "office" else office
    joined = row.items[office + 1 : other] and row.items[office + 1].text in {",", "và"}
    held = joined and other < len(row.items) and row.items[other].kind == "office"
    both = held and go_together(row, office, other) and not _comes_to_lead(row, office, other)
    return other if both else office


def _comes_to_lead(row: Row, one: int, other: int) -> bool:
    """True for a state post named before the Party's, which comes first where both are held at a time."""
    before, after = ({post.tree.root.type for post in row.posts.of(k) if post.tree} for k in (one, other))
    return before == {"state"} and after == {"party"}


def _stepped(row: Row, office: int, dates: Dates) -> str | None:
    """When a step of a career began, as what stands behind its office says."""
    bound = dates.behind(row.items[office].end)
    return bound.since if bound and bound.how in {"from", "on", "now"} else None


def happened(row: Row, event: Event, dates: Dates, *how: str) -> Mention | None:
    """The date told right behind an office that somebody is given: "được bầu làm X năm 2006".

    `how`: told as the day on which it happened ("on"), as that from which it is held ("from").
    """
    end = row.items[event.office].end
    bound = dates.behind(end) if event.status == "appointed" else None
    return next(iter(dates.between(end, bound.end)), None) if bound and bound.how in how else None


def opens_life(row: Row, event: Event, dates: Dates) -> bool:
    """True for a step without a date before one of long ago: "Ông làm X, rồi | Y. Năm 1999, ông là Z".

    Not of one named in full there, nor behind what tells of these days.
    """
    verb = row.items[event.verb]
    if event.status != "appointed":
        return False
    if not (is_plain(verb) or verb.text == "về làm" or comes_after(row, event, dates.page)):
        return False
    if any(row.items[k].kind == "name" for k in event.people):
        return False
    text, end, start = dates.page.text, row.items[event.office].end, row.section.start
    if _OF_NOW.search(text, row.start, verb.start) or dates.behind(end):
        return False
    if any(len(m.ref) >= len("2015-07-01") for m in dates.between(start, end)):
        return False
    later = next(iter(dates.between(end, row.section.end)), None)
    if later is None or not dates.is_old(later) or _BACKWARD.search(text, end, later.start):
        return False
    return bool(_STEP.search(text, end, later.start) and _STEPS_ON.match(text, later.end))


def is_step_after(row: Row, event: Event, text: str) -> bool:
    """True for a post told to have come after the one before: "làm X năm 2020, sau đó | làm Y"."""
    verb = row.items[event.verb].start
    near = max(row.start, verb - _NEAR)
    hinted = any(text.find(word, near, verb) >= 0 for word in (" đó", "sau", "rồi"))  # in each that tells it
    return hinted and _AFTER_THAT.search(text, near, verb) is not None


def goes_on_in_entry(row: Row, event: Event, page: Page) -> bool:
    """True for what an entry gone by goes on with: "- Từ 1989 đến 1994: Trưởng Ban X; sau đó | làm Y"."""
    label = LABEL.match(page.text, row.start) if is_step_after(row, event, page.text) else None
    verb = row.items[event.verb]
    if label is None or (is_act(verb) and not verb.text.startswith("được")):
        return False
    years, published = _YEAR.findall(label.group()), page.article.published
    if "nay" in label.group() or not (years and published and years[-1] < published[:4]):
        return False
    told = (k for run in row.found.runs for k in run.at)
    return any(label.end() <= row.items[k].start < verb.start for k in told)


def is_of_today(row: Row, event: Event) -> bool:
    """True for a post told to be of today: "Ông là X, nay | là Y", "…; giờ anh | là Y", "| hiện là Y"."""
    before = {item.text for item in row.items[max(0, event.verb - 3) : event.verb]}
    return row.items[event.verb].text.startswith("hiện ") or bool(before & {"nay", "giờ", "hiện"})


def gave_way(row: Row, event: Event, held: Held, known: Holdings) -> list[Held]:
    """The posts beside the name that were held until the one of today: "ông A, Chủ tịch X, | nay là Y".

    With them go the others in the same unit: "ông A, Phó Bí thư, Chủ tịch UBND huyện X, | nay là Y".
    """
    states = row.items[event.verb].text.endswith("là")
    if not states or phrase(row.items[max(0, event.verb - 2) : event.verb + 1]) not in _IS_NOW:
        return []
    ties = [
        tie for tie in row.found.ties if tie.office < event.verb and row.who.get(tie.person) == held.person
    ]
    told = [known.of(held.person, post) for tie in ties for post in row.posts.of(tie.office)]
    posts = [last for last in told if last is not None and last.status == "current" and last.seats != "many"]
    gone = [
        last
        for last in posts
        if excludes(held, last) or (last.title == held.title and last.body != held.body)
    ]
    places = {place_of(last.tree) for last in gone if last.tree}
    return [last for last in posts if last in gone or (last.tree and place_of(last.tree) in places - {None})]


def is_of_step_before(row: Row, own: Mention, event: Event, page: Page) -> bool:
    """True for the date of a post told before: "Năm 2010, ông làm X, sau đó là | Y".

    Also of what else he did before: "Năm 1991, bà lên dạy ở xã X, sau | làm Y"; and of one held before the
    term of the next: "Năm 1993, ông là X, khóa 1999-2004 thì | làm Y".
    """
    verb = row.items[event.verb].start
    later = _AFTER_THAT.search(page.text, own.end, verb)
    if later is None and not _IN_TERM.search(page.text, own.end, verb):
        return False
    if any(e.office < event.verb and row.items[e.office].start >= own.end for e in row.reading.events):
        return True
    if later is None:
        return False
    before = (item for item in row.items if own.end <= item.start < later.start())
    did = sum(item.kind == "word" and item.text.isalpha() for item in before)
    return did >= _DEED or goes_on_in_entry(row, event, page)


def next_step(row: Row, event: Event, dates: Dates) -> tuple[Event, Mention] | None:
    """What a post leads to, and its date: "ông về làm X, đến tháng 2/2021 | được bầu làm Y"."""
    mine = {row.who.get(k) for k in event.people}
    for later in row.reading.events:
        same = later.status == event.status and mine == {row.who.get(k) for k in later.people}
        if same and later.verb > event.office:
            first = later.verb
            while row.items[first - 1].kind == "verb":
                first -= 1  # "được bổ nhiệm | giữ chức"
            verb = row.items[first].start
            told = dates.between(row.items[event.office].end, verb)[-1:]
            return next(((later, m) for m in told if _leads_to(dates.page.text, m, verb)), None)
    return None


def _leads_to(text: str, told: Mention, verb: int) -> bool:
    """True for a date between "đến" and a verb."""
    up_to = _UP_TO.search(text, max(0, told.start - _NEAR), told.start)
    return up_to is not None and _THEN.fullmatch(text, told.end, verb) is not None


def is_still(row: Row, event: Event, known: Held | None, others: Iterable[Held]) -> bool:
    """True for the last of a list of posts held, or a seat in it, that is known to be held today.

    Beside any post just given.

    "Phó Bí thư X A được bầu làm Chủ tịch Y. Ông từng trải qua các chức vụ: Giám đốc Z, Phó Bí thư X."
    """
    if known is None or known.status != "current":
        return False
    offices = [e.office for e in row.reading.events if e.verb == event.verb and e.people == event.people]
    if not row.former.isdisjoint(offices):
        return False  # "từng là Ủy viên X, cựu Bí thư Y": all that is told is over
    if known.seats == "many" and len(offices) > 1:
        return True  # "A, Ủy viên X, … từng giữ các chức vụ: Ủy viên X, Bí thư Y; Bí thư Z"
    led = [k for k in offices if any(office.seats != "many" for office in row.items[k].offices)]
    last = max(led or offices)  # "…; | Bí thư X; đại biểu Quốc hội khóa XII": no seat closes it
    run = next((r for r in row.found.runs if last in r.at), None)
    if run is None or len(offices) < 2 or event.office not in run.at:
        return False
    return not any(other.status == "appointed" and excludes(other, known) for other in others)


def is_given_by(row: Row, event: Event, after: int) -> bool:
    """True where others give the post behind an offset: "chuẩn y ông A | làm X", not "ông A | làm X"."""
    acts = (k for k in range(event.verb + 1) if row.items[k].kind == "verb" and row.items[k].start > after)
    return any(said(row.items, k) == "appointed" and not is_plain(row.items[k]) for k in acts)


def is_gone_by(row: Row, event: Event, post: Post, others: Iterable[Held], page: Page) -> bool:
    """True for a step of a life, told without a date, of one in a post that he cannot hold with it.

    "… đảm nhiệm nhiều chức vụ như X, rồi Y", "Trước đây (Năm 1998), ông … Sau đó, ông làm Y", "Năm 2015, ông
    là X. Sau gần hai năm, ông được điều động làm Y", "Ông bắt đầu sự nghiệp ở Cục X rồi làm Y".
    """
    steps = [e.office for e in row.reading.events if e.verb == event.verb]
    told = row.items[event.verb].start, row.items[min(steps)].start
    many = len(steps) > 1 and is_plain(row.items[event.verb]) and _MANY.search(page.text, *told)
    others = list(others)
    later = opens_later(page.text, row.start) and any(_is_old(h.since, page) for h in others)
    if is_of_life(row, event, page.text):  # whose steps before end none of those that follow
        others = [h for h in others if h.status == "current" or h.since]
    elif not (many or later or comes_after(row, event, page)):
        return False
    new = Held("", post.title, post.body, "former", post.tree, "certain", [], post.seats)
    return any(other.status in {"current", "appointed"} and excludes(other, new) for other in others)


def is_of_life(row: Row, event: Event, text: str) -> bool:
    """True for a step of a life told from its beginning: "Ông khởi nghiệp ở X, rồi làm Y. Sau đó làm | Z"."""
    verb = row.items[event.verb].start
    start = row.section.start if _GOES_ON.match(text, row.start) else row.start
    return _LIFE.search(text, max(start, row.start - _TOLD), verb) is not None


def _is_old(day: str | None, page: Page) -> bool:
    """True for a day (EDTF) of more than a year before the article."""
    published = page.article.published
    years = (day or "")[:4], (published or "")[:4]
    return all(map(str.isdecimal, years)) and int(years[0]) < int(years[1]) - 1


def is_of_that_time(row: Row, event: Event, dates: Dates) -> bool:
    """True for what somebody was when something befell long ago: "Năm 2010, … Lúc này, ông đang | là X"."""
    if event.status not in {"current", "appointed"} or not _AT_THIS.match(dates.page.text, row.start):
        return False
    before = dates.between(row.section.start, row.start)
    return bool(before) and dates.is_old(before[-1])


def is_told_of_then(row: Row, event: Event, page: Page) -> bool:
    """True for a post told only to be held as something befell: "Thời điểm này, ông A | làm X"."""
    return is_plain(row.items[event.verb]) and _AT_THIS.match(page.text, row.start) is not None


def comes_after(row: Row, event: Event, page: Page) -> bool:
    """True for what came after something long gone by: "Năm 1998, ông là X. Sau đó, ông | làm Y".

    Not of one who is named in full there, and may be another.
    """
    named = any(row.items[k].kind == "name" for k in event.people)
    if named or not (page.article.published and _AFTER_IT.match(page.text, row.start)):
        return False
    before = page.text[max(row.section.start, row.start - _TOLD) : row.start]
    years = _YEAR.findall(before)
    old = bool(years) and int(max(years)) < int(page.article.published[:4]) - 1
    return old or (not years and _ONCE.search(before) is not None)


def ran_out(row: Row, event: Event, body: str, page: Page) -> bool | None:
    """True for a seat that somebody was given for a term that has ended, False for one that has not.

    "Tại Đại hội Đảng toàn quốc lần thứ XII, ông được bầu làm Ủy viên X", "… đại biểu Quốc hội khóa XIV". None
    where no number of a term is told.
    """
    published = page.article.published
    if event.status not in {"appointed", "current"} or published is None:
        return None
    span = row.start, row.items[event.verb].start, row.items[event.office].end
    return has_run_out(page.text, span, body, published)

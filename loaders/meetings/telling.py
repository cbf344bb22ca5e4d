"""Whether a naming tells of a gathering that takes place; what the sentence after may go on with."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from loaders.meetings.calling import Naming, is_later, joins_talks, opens_another
from loaders.meetings.dating import ends_told, is_recent
from loaders.meetings.gathering import WHOLES, Gathering
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, Marked
from loaders.meetings.occasions import Occasion
from loaders.meetings.roles import Taking, is_list, is_listed
from loaders.meetings.words import CLOCK, DONE, TRIAL, vocabulary
from loaders.text.choice import any_of

_TELLS: Final = vocabulary()["tells"]
_SPEECH: Final = re.compile(rf"\b(?:{any_of(_TELLS['speech'])})\b(?! của| lịch)")
_DIRECTS: Final = re.compile(  # what one says there, no order: "dự và chỉ đạo | hội nghị"
    r"\b(?:(?:dự|chủ trì)(?:,| và|, phát biểu| và phát biểu)|phát biểu(?:,| và)?) chỉ đạo (?:tại )?$"
)
_TOLD_THAT: Final = re.compile(  # "Thông báo … cho biết, trong hai ngày 5 và 6/6, … đã họp": that took place
    rf"\bcho biết,? (?:rằng,? )?(?:vào |trong )?[^.;:,{PERSON}{BODY}]{{0,24}}{DATE}[^.;{PERSON}]*$"
)
_AS_IT_ENDS: Final = re.compile(  # "… được nhắc nhiều trong ngày 16.3, khi {X} tổ chức | đại hội", also
    # "Câu ấy được ông nhắc lại chiều qua, khi khép lại | buổi làm việc với …"
    # "A nói như vậy khi chủ trì | cuộc họp"
    rf"(?:,|\b(?:như vậy|như thế|thế|điều (?:này|đó|ấy)))\s(?:ngay )?khi (?:[^.;:]{{0,60}}"
    rf"[{BODY}{PERSON}] )?(?:khép lại|mở đầu|kết luận|chủ trì|tổ chức|mở) $"
)
# "Hơn hai giờ của | buổi hội đàm …"
_LASTS: Final = re.compile(r"\b(?:giờ|tiếng|phút)(?: đồng hồ| rưỡi)? của $")
_BEFORE: Final = re.compile(  # … no noun: "thực hiện các kết luận tại | phiên chất vấn"
    rf"(?<!\bcác )(?<!\bnhững )\b(?:{any_of(_TELLS['before'])})\b(?<!dự(?= (?:kiến|thảo|án|toán)))"
    r"(?<!phiên họp)(?<!cuộc họp)(?<!buổi họp)(?<!chương trình(?= cho ))"
    r"(?: phiên [^.;,]{1,24},)*[^.;,]{0,30}$"  # "tổ chức phiên thứ hai, phiên trọng thể, | Đại hội"
)
_SETS_OUT: Final = re.compile(
    rf"[^.;:{PERSON}]{{0,120}}?,? (?:đã |cũng )?(?:đề ra|đặt ra|xác định|chỉ rõ)"
    r"(?= (?:\d|mục tiêu|nhiệm vụ|chỉ tiêu|phương))"
)
# "diễn ra sau khi | Kỳ họp thứ 10 kết thúc cách đây một tuần"
_IS_OVER: Final = re.compile(rf"[^.;:,{PERSON}{DATE}]{{0,80}}? (?:kết thúc|bế mạc|khép lại|thành công)\b")
_PROMISED: Final = re.compile(
    r"\b(?:cam kết|tuyên bố|thỏa thuận|lời hứa) (?:của|mà|được)\b[^.;]{0,80}\btại $"
)
# "thẩm tra báo cáo trước | kỳ họp thứ 15"
_REVIEWS: Final = re.compile(r"\bthẩm tra\b[^.;,]{0,60}\btrước\s$")
_PREPARES: Final = re.compile(rf"\b(?:{any_of(_TELLS['prepares'])})\b[^.;,]{{0,60}}\btại\s$")
_WEEK: Final = re.compile(r"\W*(?:trong |lịch )?tuần\b[^:.]{0,30}:", re.I)
_WEAKLY: Final = re.compile(rf"\b(?:{any_of(_TELLS['weak'])})\b[^.;,]{{0,30}}$|(?<!báo cáo )\bở $")
_AFTER: Final = re.compile(rf"^[^.;]{{0,140}}?\b(?:{any_of(_TELLS['after'])})\b")
_OWNED: Final = re.compile(rf" (?:đại biểu )?{BODY}")
_DATED: Final = re.compile(
    rf"{DATE}\)?[,:]? (?:(?:tại|giữa|trong(?= không khí| tiết trời| niềm))"
    rf" [^.;:,{PERSON}{MEETING}]{{1,60}}, )?(?P<host>{BODY} )?$"
)
_SCHEDULED: Final = re.compile(rf"\W*{CLOCK}:\s(?:dự\s)?", re.IGNORECASE)
# an item: "* 22/11 - | Lễ tiếp nhận …"
_UNDER_DAY: Final = re.compile(rf"\W*{DATE}(?: \({DATE}\))?\s?[–—:-]\s")
_MEETS_PRESS: Final = re.compile(rf"{BODY} (?:đã |vừa |sẽ )?$")  # "Sáng 9/5, {UBND tỉnh} | họp báo"
_HELD_BY: Final = re.compile(  # "Do {Sở X} tổ chức sáng 5/6 tại Huế, | hội nghị …"
    rf"^\W*(?:do|được) {BODY}[^.;:{PERSON}]{{0,60}}\btổ chức\b[^.;:{PERSON}{MEETING}]{{0,60}},\s$"
)
# "Bà con gác việc rẫy để đến với | Ngày hội …", as the story begins
_COMES_TO: Final = re.compile(r"\b(?:để|đã|cùng|cùng nhau|lại) (?:đến|về|tới) với $")
_SITS_DOWN: Final = re.compile(  # "mười bốn đảng viên ngồi kín quanh bếp lửa để vào | cuộc họp"
    rf"\b(?:ngồi|tề tựu|quây quần|tụ về|tập trung)\b[^.;:{DATE}]{{0,120}} (?:vào|họp|bắt đầu) $"
    r"|(?<!chưa )(?<!không )(?<!sẽ )\bđược mời (?:tới|đến|về) (?:một )?$"
)
_ARRIVES: Final = re.compile(  # "đoàn kiểm tra | của {X} đã có mặt ở …", as the story begins
    rf"(?: số \d+)?(?: của {BODY}| {BODY})? (?:đã |vừa )?(?:có mặt|đến|tới|xuống|lên|vào|về) "
)
_HANDED: Final = re.compile(r"trao(?<!\wtrao) (?:các |những )?(?i:quyết định)\b")
_HANDED_TO: Final = re.compile(  # "Các quyết định được trao cho người nhận nhiệm vụ: | A được điều động …"
    rf"(?i:quyết định)\b[^.;:]{{0,80}} {DONE}được (?:công bố và |công bố, )?trao cho [^.;:]{{2,60}}: "
)
_SPEAKS: Final = r"(?:phát biểu|kết luận|bế mạc|khai mạc|chỉ đạo)\b"
_SPEAKS_UP: Final = re.compile(rf"\W*{_SPEAKS}", re.IGNORECASE)
_SPEAKS_AT: Final = re.compile(rf"[^\w{DATE}]*{_SPEAKS}[^.;:,{PERSON}{DATE}]*", re.IGNORECASE)
_SPEAKER: Final = re.compile(rf"[^.;:,{PERSON}{DATE}]*, [^.;:,{DATE}]*{PERSON}")
_VOICES: Final = re.compile(  # who says what follows, line by line: "Nhiều ý kiến phát biểu đáng chú ý:"
    r"\b(?:ý kiến|phát biểu|tham luận|thảo luận|chia sẻ|trao đổi)\b[^.;:]{0,60}:\s*$"
)
_LISTS: Final = re.compile(  # items follow, line by line
    r"(?:\b(?:dự|tham gia|có mặt)\b[^.;:]{0,80}"
    r"|(?<!sẽ )\btrao (?:các |những )?(?i:quyết định)\b[^.;:]{0,80}\bcho(?: các (?:đồng chí|ông, bà))?(?= ?:)"
    r"|^\W*(?:\d{1,2}[.)] )?thành phần\b[^.;:]{0,40}"
    rf"|^\W*(?:về )?(?:phía|đại biểu|khách mời)\b(?![^:]*\b(?:{any_of(_TELLS['asks'])})\b)"
    rf"[^.;:{PERSON}]{{0,60}}):\s*$"
)
_COUNTED: Final = rf"\b(?:trên |gần |hơn )?\d[\d.]* (?:{any_of(_TELLS['counted_guests'])})\b"
_CAME: Final = (  # … not to a course, nor into the traffic: "30 cán bộ | tham gia lớp học"
    rf"\b(?:{any_of(_TELLS['came'])})\b(?! (?:{any_of(_TELLS['came_elsewhere'])})\b)"
    rf"(?:(?<!tham gia)|(?=\s?[.,;]|$| {MEETING}))"
)
_GUESTS: Final = re.compile(rf"{_COUNTED}[^.;:]{{0,60}}{_CAME}|{_CAME}[^.;:]{{0,60}}{_COUNTED}")
_NO_GUESTS: Final = re.compile(rf"\b(?:{any_of(_TELLS['no_guests'])})\b")
# … by whom
_CHAIRED: Final = re.compile(
    rf"\W*(?:người )?(?:đồng )?(?:chủ trì|chủ tọa|điều hành)\b[^.;:,{PERSON}]{{0,80}}:\s*$"
)
_OFF: Final = vocabulary()["off"]
_CALLS_OFF: Final = re.compile(rf"\b(?:{any_of(_OFF['before'])})(?: (?:{any_of(_OFF['over'])}))*\s$")
_CALLED_OFF: Final = re.compile(
    rf"[^.;:]{{0,120}}?\b(?:{any_of(_OFF['behind'])})(?=\s?[.,;)]|\s?$| (?:{any_of(_OFF['reasons'])})\b)"
)
_NOTICE: Final = re.compile(r"\b(?:thông báo|thông tin|triệu tập|lịch|mời)\b[^.;:]{0,60}$")
_AS_FOLLOWS: Final = re.compile(r"[^.;:]{0,160} như sau\s?:")
_ITEM: Final = re.compile(r"[–+*•-] ?\w|\(?\d{1,2}[.)] ")
_RECEIVED: Final = re.compile(r"nhận(?<!\wnhận) (?:các |những )?(?i:quyết định)\b")
_SIGNS: Final = re.compile(  # … and were signed, no more: "Bộ trưởng còn ký các quyết định: ⏎ 1. Điều động …"
    r"\bký\b(?![^:]*\b(?:trao|công bố|đọc)\b)[^.;:]{0,30}(?i:quyết định)\b[^.;:]{0,80}:\s*$"
)
_TOLD_OF: Final = {"session", "ceremony", "meet", "talks"}


class Scene(NamedTuple):
    """What a story knows where it names a gathering."""

    others: bool  # named before it in the sentence
    history: bool  # the sentence tells of what is long past
    coarse: bool  # … of another time, known by its month or year
    dated: bool  # a day holds for it
    first: bool  # no gathering was told of so far
    free: bool  # … but in headlines
    focused: bool  # the story is about one


def is_scheduled(before: str) -> bool:
    """True for the hour in a line of a schedule, before a naming: "7 giờ 30: | Hội nghị giao ban"."""
    return _SCHEDULED.fullmatch(before) is not None


def prepares(naming: Naming, at: Gathering) -> bool:
    """True for a gathering for which another makes ready: "họp, thẩm tra tờ trình trước | kỳ họp"."""
    if naming.occasion.told != "noun":
        return False
    return bool(_REVIEWS.search(naming.before) or (not at.named and _PREPARES.search(naming.before)))


def is_of_week(headline: Marked) -> bool:
    """True for the headline of a digest or a preview: "Tuần từ 1 đến 5/6: HĐND tỉnh họp, …"."""
    return _WEEK.match(headline.text) is not None


def is_called_off(naming: Naming) -> bool:
    """True for a gathering that is not to be held: "hội nghị … bị hủy", "tạm hoãn | lễ hội"."""
    if naming.occasion.told == "part" or (naming.day is not None and naming.day.moved):
        return False
    if naming.occasion.told == "verb":
        return _CALLS_OFF.search(naming.before) is not None
    behind = naming.sentence.text[naming.occasion.end : naming.occasion.end + 200]
    hinted = any(map(behind.__contains__, _OFF["behind"]))
    return bool(_CALLS_OFF.search(naming.before) or (hinted and _CALLED_OFF.match(behind)))


def _is_of_old(naming: Naming, scene: Scene) -> bool:
    """True for one whose words or results are told of in the story of another: "Đại hội … đã đề ra …"."""
    kind = naming.occasion.kind
    if naming.occasion.told != "noun" or naming.day is not None or kind is None:
        return False
    after = naming.sentence.text[naming.occasion.end :]
    whole = kind.family in WHOLES and scene.focused
    set_out = whole and _SETS_OUT.match(after) is not None
    over = whole and naming.before.endswith("sau khi ") and _IS_OVER.match(after) is not None
    return set_out or over or _PROMISED.search(naming.before) is not None


def _is_said(before: str) -> bool:
    """True for what somebody says; not "Điều ấy được nhắc lại khi | đoàn kiểm tra về xã chiều 4/11".

    Nor "A dự và chỉ đạo | hội nghị".
    """
    speech = _SPEECH.search(before)
    return speech is not None and not (before.endswith((" khi ", " lúc ")) or _DIRECTS.search(before))


def tells(naming: Naming, scene: Scene) -> bool:
    """True when the sentence tells of the gathering as something that takes place."""
    before, end, kind = naming.before, naming.occasion.end, naming.occasion.kind
    firm = naming.day is not None and naming.day.firm
    if kind is not None and kind.family == TRIAL["family"] and not firm:
        return False  # "mượn nhà văn hóa để mở | phiên tòa"
    if naming.day is not None and naming.day.after:
        return True
    if naming.points_back():
        return False
    told_that = firm and _TOLD_THAT.search(before) is not None
    at_it = naming.day is not None and _AS_IT_ENDS.search(before) is not None
    if _is_of_old(naming, scene) or scene.history or (_is_said(before) and not (told_that or at_it)):
        return False
    if _NOTICE.search(before) and _AS_FOLLOWS.match(naming.sentence.text, end):
        return True
    if naming.occasion.told == "verb":
        if naming.host is not None:
            return firm or scene.dated  # "Ngay buổi tối, {Ban Chấp hành} họp phiên thứ nhất", at its congress
        if kind is not None and not kind.weight:
            return (firm or naming.headline) and scene.free
        known = naming.headline or (kind is not None and kind.family != "visit") or scene.dated
        known = known or is_recent(naming.sentence)  # "Vừa qua, A đã khảo sát …"
        another = is_later(naming) or opens_another(naming) or (scene.others and joins_talks(naming))
        return firm or (known and (scene.free or another))
    if scene.dated and (is_scheduled(before) or _UNDER_DAY.fullmatch(before)):
        return True
    if scene.others and naming.number is not None and before.rstrip()[-1:] in (";", ","):
        return True  # "hai hoạt động: Hội nghị lần thứ 4 …; Phiên họp lần thứ 10 …"
    if scene.others and before.rstrip().endswith(" của"):
        return False  # "hội nghị triển khai các nghị quyết của | kỳ họp thứ 10"
    if (
        not before.strip(" \"“'*-")
        or _HELD_BY.search(before)
        or _DIRECTS.search(before)
        or _BEFORE.search(before)
        or (scene.dated and _LASTS.search(before))
        or (naming.day is not None and _SITS_DOWN.search(before))
        or (firm and _opens(naming))
        or ends_told(naming.sentence.text[: naming.occasion.start])
    ):
        return True
    if _AFTER.match(naming.sentence.text[end : end + 200]):
        return True
    if _PREPARES.search(before):
        return False
    if (
        scene.first
        and before == "tại "
        and naming.sentence.text.startswith(",", end)
        and kind
        and kind.family in _TOLD_OF
    ):
        return not scene.coarse  # "Tại buổi lễ, …" opens the story of it
    if kind is not None and kind.family == "press" and _MEETS_PRESS.search(before):
        return firm or scene.dated
    if kind is not None and kind.name.startswith("đoàn "):
        arrives = scene.first and not scene.coarse and _ARRIVES.match(naming.sentence.text, end) is not None
        return (firm or arrives) and not before.rstrip().endswith("của")
    if naming.number is not None and scene.first and _WEAKLY.search(before):
        return True  # "Tại kỳ họp thứ 58, Ủy ban Kiểm tra … đã xem xét"
    if scene.first and kind is not None and kind.family == "festival" and _COMES_TO.search(before):
        return not scene.coarse and naming.sentence.text[naming.occasion.start].isupper()
    if kind is not None and kind.family in WHOLES and naming.day is None and scene.focused:
        return False  # "tại kỳ họp" of another body, in a story of something else
    return bool(_WEAKLY.search(before)) and (naming.day is not None or scene.dated)


def _opens(naming: Naming) -> bool:
    """True right after a day: "Chiều 26/11, buổi tiếp xúc cử tri …", "Ngày 10/2, <Đảng bộ A> Đại hội …"."""
    opened = _DATED.search(naming.before)
    whole = naming.occasion.kind is not None and naming.occasion.kind.family in WHOLES
    if opened is None:
        return False
    owned = naming.number is not None or _OWNED.match(naming.sentence.text, naming.occasion.end) is not None
    return bool(opened["host"]) == whole or (whole and owned)


def opens_at(text: str, naming: Occasion) -> bool:
    """True for a sentence that opens at a gathering: "Tại buổi làm việc, …", "7 giờ 30: Hội nghị …".

    Also with who speaks there, whatever time he tells of: "Phát biểu tại hội nghị, A biểu dương … năm 2023".
    """
    if is_scheduled(text[: naming.start]):
        return True
    if _SPEAKS_AT.fullmatch(text, 0, naming.start) and _SPEAKER.match(text, naming.end):
        return True
    return naming.start == len("tại ") and text.startswith("tại ") and text.startswith(",", naming.end)


def hands_over(sentence: Marked, below: bool = False) -> bool:
    """True when the sentence tells that decisions are handed over; `below`: to those behind its colon."""
    told = _HANDED_TO if below else _HANDED
    return "trao " in sentence.text and told.search(sentence.text) is not None


def opens_speech(sentence: Marked) -> bool:
    """True for a sentence that opens with what is said before all: "Phát biểu kết luận, A …"."""
    return _SPEAKS_UP.match(sentence.text) is not None


def may_follow(told: frozenset[str], begins: bool, hands: bool) -> frozenset[str]:
    """What a sentence may go on with of what those before `told`.

    `begins`: it begins a paragraph; `hands`: the gathering told of is one at which decisions are handed over.
    """
    goes = told - {"listed"} if begins else told
    if "signed" in goes:
        return goes - {"handed"}
    return goes | {"handed"} if hands else goes


def goes_on(sentence: Marked, takes: Sequence[Taking], told: frozenset[str]) -> frozenset[str]:
    """What the next sentence may go on with: a list of people, or decisions handed over to some.

    `told` is what this one could; what takes place to hand decisions over, goes on doing so.
    """
    text = sentence.text
    found = set(told & {"voices"})
    opens, item = text.rstrip().endswith(":"), _ITEM.match(text)
    if opens and _VOICES.search(text):
        found.add("voices")
    if opens and _CHAIRED.match(text):
        found.add("chaired")
    elif opens and _LISTS.search(text):
        found |= {"list", "lines"}
    elif item or is_listed(sentence, told):
        found |= told & {"list", "lines", "chaired"}
    if opens and _SIGNS.search(text):
        found.add("signed")
    elif item:
        found |= told & {"signed"}
    if any(is_list(taking.rule) for taking in takes):
        found |= {"list", "listed"} | ({"lines"} if text.rstrip().endswith(";") else set())
    if _GUESTS.search(text) and not _NO_GUESTS.search(text):
        found.add("guests")
    if "nhận " in text and _RECEIVED.search(text):
        found.add("received")
    if hands_over(sentence) or (
        "handed" in told
        and (not sentence.mentions or any(taking.rule == "attends.appointed" for taking in takes))
    ):
        found.add("handed")
    return frozenset(found)

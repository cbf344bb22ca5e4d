"""At which of a story's gatherings somebody acts, where his sentence names none."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.meetings.gathering import PARTS, WHOLES, Gathering
from loaders.meetings.marked import BODY, DATE, MEETING, PLACE, Marked
from loaders.meetings.roles import Taking
from loaders.text.page import Section

_CLOSES: Final = re.compile(r"(?:phát biểu |đọc (?:diễn văn |lời )|diễn văn |lời )?bế mạc\b")
_LEADS: Final = re.compile(r"\W*(?i:dẫn đầu đoàn|(?:làm )?trưởng đoàn)\b[^.;:]{0,40} là ")
_HONOURED: Final = "attends.honoured"  # the rule: "Dịp này, ông A được tặng Bằng khen"
_WILL: Final = re.compile(r"\bsẽ (?:\w+ )?(?:tiếp|dự|chủ trì)\b")  # … at what is announced
_GIVES_AT: Final = re.compile(  # "A | tặng quà các gia đình tại <huyện X>."
    rf"[^.;:{MEETING}]{{0,160}}?\b(?:trao|tặng)\b[^.;:{MEETING}]{{1,90}}?"
    rf" (?:tại|ở) (?P<there>[{PLACE}{BODY}])[^\w{PLACE}{BODY}]*$"
)
# "Ngày 25/6, ông A, Chủ tịch X, cho biết …", where all took place in the afternoon
_OF_ANOTHER: Final = re.compile(
    rf"\W*(?P<day>{DATE}), [^.;:{MEETING}]{{1,200}}? (?:cho biết|cho hay|thông tin)\b"
)
_OPENS_AT: Final = re.compile(
    rf"\W*(?:theo (?:chương trình|kế hoạch|dự kiến),? )?(?:tại|ở|trong) {MEETING}[^.;:]{{0,40}},"
)


def is_said_there(sentence: Marked, head: int | None) -> bool:
    """True where a sentence opens at the gathering of a sign: "Ở phiên khai mạc, A | báo cáo …" to come."""
    opens = _OPENS_AT.match(sentence.text)
    return opens is not None and head == sentence.text.index(MEETING)


def foretells(sentence: Marked, taking: Taking, near: bool) -> bool:
    """True for what somebody will do at a gathering to come: "sẽ tiếp đoàn".

    `near`: told just before, so that "Dẫn đầu đoàn là A" is of it too.
    """
    if near and taking.role == "chairs" and _LEADS.match(sentence.text):
        return True
    return _WILL.search(sentence.text, taking.start, taking.end) is not None


def where(
    sentence: Marked,
    taking: Taking,
    about: Gathering | None,
    told_of: Sequence[Gathering],
    section: Section,
) -> Gathering | None:
    """Where someone speaks, is shown or honoured: the only one of those `told_of` he is in, else `about`.

    A closing speech is that of the whole. None for what is done elsewhere or told in another story.
    """
    who = taking.actor.ref
    if about is not None and about.kind.name in PARTS and _CLOSES.match(sentence.text, taking.start):
        return next((g for g in reversed(told_of) if g.kind.family in WHOLES), about)
    within = about is not None and about.kind.name in PARTS
    if about is not None and taking.rule == "attends.before" and _gives_elsewhere(sentence, taking, about):
        return None
    if about is not None and taking.role == "speaks" and _tells_another(sentence, taking, about):
        return None
    told = within or taking.role == "speaks" or section.kind == "caption" or taking.rule == _HONOURED
    if taking.actor.kind != "person" or not told:
        return about
    among = [g for g in told_of if g.shows(who)]
    if (
        about is None
        or len(among) != 1
        or (about.paragraph == section.start and not about.headline and not within)
        or (within and taking.role != "speaks" and among[0].kind.family not in WHOLES)
        or (among[0].kind.family == "visit" and about.kind.family in {"session", "meet"})
    ):
        return about  # who went along may speak as all sit down together
    return among[0]


def _gives_elsewhere(sentence: Marked, taking: Taking, about: Gathering) -> bool:
    """True for what somebody hands over where a gathering is not held: "B tặng quà các hộ tại huyện X"."""
    given = None if about.kind.family == "visit" else _GIVES_AT.match(sentence.text, taking.start)
    if given is None or about.shows(taking.actor.ref):
        return False
    words = sentence.mentions[given.start("there")].ref.partition(", ")[0].split()
    names = {" ".join(words[n:]) for n in range(min(3, len(words)))}  # with its type and without
    return not any(map(about.is_at, names)) and names.isdisjoint(about.organisers())


def _tells_another(sentence: Marked, taking: Taking, about: Gathering) -> bool:
    """True for another story of the day: "Chiều 25/6, {X} tổ chức lễ …. ⏎ Ngày 25/6, ông B cho biết …"."""
    told = None if about.date is None or about.date.part is None else _OF_ANOTHER.match(sentence.text)
    if told is None or MEETING in sentence.text or about.shows(taking.actor.ref):
        return False
    return sentence.mentions[told.start("day")].part_of_day is None

"""Which of the people, bodies and places of a sentence can act in it.

A body or place acts through its people ("lãnh đạo", "đại diện" …) except where it organises; what only tells
where something lies or belongs, "tại Hội trường {Tỉnh ủy}", "{HĐND xã A}, <tỉnh B>", does not.
"""

import re
from bisect import bisect_left
from typing import Final

from loaders.bodies.body import HEADS, UNIT_OF
from loaders.meetings.actorwords import words
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.nearby import BARE, is_above, is_wider
from loaders.meetings.unnamed import REACH, is_held, is_post, is_titled, may_end_post
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of, begun
from loaders.text.lexicon import lists, rows, unit_types
from loaders.text.spelling import UPPER

_NAMED: Final = re.compile(rf"\s?{PERSON}")
_ROOMS: Final = any_of(f(word) for word in vocabulary()["venue"]["rooms"] for f in (str, str.capitalize))
_LIST: Final = 160  # characters of those in a list whose place is not told
_DEGREES: Final = {row[0].split(".")[-1] for row in rows("honorifics.tsv") if row[2] == "degree"}
_SHORT: Final = sorted(degree for degree in _DEGREES if degree[-1:].isupper() and " " not in degree)
_OF_DEGREE: Final = "".join(rf"(?<!\b{degree})" for degree in _SHORT)
_STOP: Final = re.compile(rf"[!?]\s|{_OF_DEGREE}\.\s")  # not in "A và PGS. TS. | B"
_VENUE: Final = 100  # characters of a venue before its body or place
_AT: Final = re.compile(
    rf"(?:tại(?<![^\s,(]tại)|ở(?<![^\s,(]ở)(?<!nhà ở)(?<!đất ở)(?<!chỗ ở))"
    rf"\s(?:(?! (?:do|có|gồm|được) )[^,.;:{PERSON}{MEETING}{DATE}])*$"
)
_HALL: Final = re.compile(  # "tại phòng họp tầng 2, trụ sở {Đảng ủy} – {HĐND xã A}, {B} tổ chức …"
    rf"\b(?:tại|ở)\s(?:[^,.;:{PERSON}{BODY}{MEETING}{DATE}]{{1,50}},\s){{1,2}}(?:{_ROOMS})\s"
    rf"[^,.;:{PERSON}{MEETING}{DATE}]*$"
)
_ADDRESS: Final = re.compile(  # "tại trụ sở Bộ, số 138 phố X, <Hà Nội>, {Bộ Y tế} tổ chức …"
    rf"\b(?:tại|ở)\s[^.;:{PERSON}{MEETING}{DATE}]{{1,80}},"
    r"\s(?:(?:số|ngõ|phố|đường|khu|lô) [^,.;:]{1,40}|\d[^,.;:]{1,40}),\s$"
)
_NAMED_PLACE: Final = 60  # characters of the name of a place before the person in it
_MEMORIAL: Final = re.compile(
    rf"(?:{begun(f(word) for word in vocabulary()['venue']['memorials'] for f in (str, str.capitalize))})"
    rf"(?:(?!\s(?:là|có|gồm)\s)[^,.;:{PERSON}{PLACE}{MEETING}{DATE}])*\s$"
)
_NAMED_KIN: Final = 120  # characters of a post between the words of kin and the name
_FAMILY: Final = any_of(lists("cues.toml")["families"])
_RELATED: Final = any_of((*lists("cues.toml")["beside_office"], *lists("cues.toml")["families"]))
_PARTS: Final = "là|và|cùng|với|đến|do|đã|có|gồm"  # words that part him from them
_KIN: Final = re.compile(  # up to him whose kin they are, not "phu nhân Chủ tịch nước A", who may be either
    rf"(?:{PERSON}\s?[,(–-]\s?(?:là )?(?:{_RELATED})|(?i:\b(?:{_FAMILY}))|(?:{_RELATED}) của)(?: của)?"
    rf"(?=\s(?!{PERSON}))(?:(?!\s(?:{_PARTS})\s)[^,.;:(){PERSON}{MEETING}{DATE}])*\s$"
)
_PLACES: Final = re.compile(rf"\b(?:tại|ở) {PLACE}(?:, {PLACE})* và {PLACE}(?=,)")
_WIDER: Final = re.compile(  # "tại <xã A>, B, | <tỉnh C>, {D} tổ chức …"
    rf"(?:(?<={PLACE}),\s[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,2}})?,\s$"
)
_WIDER_REACH: Final = 30  # characters of it
# … with the place they are in behind them
_LOCATED: Final = (*HEADS["schools"], *HEADS["hospitals"], *HEADS["private"])
_TYPES: Final = unit_types("hamlet") | unit_types("commune") | unit_types("district")
_UNIT: Final = re.compile(rf"\s(?:{any_of(_TYPES)})\s\S.*$")
_LED: Final = {**UNIT_OF, "Xã": "xã", "Phường": "phường"}  # units by the first words of their committees
_HEAD: Final = 2  # words of "Huyện ủy"
_DEPUTIES: Final = re.compile(r"\b(?:các|những|hai|ba|bốn|năm|\d+) (?:vị )?đại biểu $")
_KINDS: Final = re.compile(r"(?:,| và|/) (?:thành|thị|quận|huyện) ủy\b(?! [^\W\d_a-zà-ỹ])")
_HEADED: Final = re.compile(rf"\s?(?::|[–-](?=\s(?:đồng chí|ông|bà)\b))\s[^.;:{BODY}{PLACE}]{{0,60}}{PERSON}")
_HAS: Final = re.compile(  # "Phía <tỉnh X> | có bà A, …, cùng dự": she is there
    rf" (?:còn )?có (?:các )?(?:(?:đồng chí|đ/c|ông|bà|anh|chị)(?: là)?:? )?{PERSON}"
)
_SIDE: Final = re.compile(  # "Phía <tỉnh X>, | tháp tùng đoàn là các ông: A, …": he is there
    r", (?:(?:cùng|tham|đến|tới|về|ra|vào) )?(?:dự|tiếp|đón|đi cùng|đi|có mặt|tháp tùng|làm việc|đồng hành)\b"
    rf"[^.;:,{PERSON}]{{0,60}}? (?:còn )?(?:là|có|gồm)\b:?[^.;{PERSON}]{{0,80}}{PERSON}"
)
_STAFF: Final = any_of(lists("cues.toml")["no_posts"])
_WORKS_AT: Final = (
    re.compile(  # "A - Viên chức {Trung tâm X}; B, chuyên viên | {Sở Nội vụ}": they come, no body
        rf"{PERSON}(?:\s?[–-]\s(?i:{_STAFF})\s[^.;:{PERSON}{MEETING}]*"
        rf"|\s?[,(]\s?(?i:{_STAFF})\s[^.,;:{PERSON}{MEETING}]*)$"
    )
)
_POST: Final = 160  # characters of such work
_CLOSED: Final = re.compile(r"\s?[,)]")
_SHORTENED: Final = re.compile(rf"{BODY} \([^()]{{1,25}}\) $")


def is_led(sentence: Marked, index: int) -> bool:
    """True when the body or place at `index` stands for its people, itself or through its list."""
    text, known = sentence.text, sentence.led
    passed: list[int] = []
    found: bool | None = None
    while found is None:
        passed.append(index)
        previous = before(sentence, index)
        if index in known:
            found = known[index]
        elif is_post(sentence, index) or _is_told_led(text, index):
            found = True
        elif previous is None or text[previous] == PERSON:
            found = False
        else:
            gap = text[previous + 1 : index]
            joined = gap.strip() or sentence.mentions[index].rule == BARE
            found = None if not gap or (joined and words().head.match(gap)) else False  # of one "Đảng ủy"
            index = previous
    known.update(dict.fromkeys(passed, found))
    return found


def _is_told_led(text: str, index: int) -> bool:
    """True for a body or place right behind "lãnh đạo", or with only bodies of no told place between."""
    if words().led.search(text, max(0, index - 60), index):
        return True
    listed = text.endswith(", ", 0, index)
    return listed and words().led_too.search(text, max(0, index - _LIST), index) is not None


def before(sentence: Marked, index: int) -> int | None:
    """The last actor before an index, within reach and its sentence."""
    number = bisect_left(sentence.actors, index) - 1
    if number < 0:
        return None
    at = sentence.actors[number]
    return at if index - at <= REACH + 1 and not _STOP.search(sentence.text, at, index) else None


def acts(sentence: Marked, index: int, plain: bool) -> bool:
    """True when the actor at `index` can be a subject or member: not an office's body, not an unled unit."""
    text, mention = sentence.text, sentence.mentions[index]
    if mention.kind == "person":
        return not (is_memorial(text, index) or _is_kin(text, index))
    if mention.owner or _NAMED.match(text, index + 1):
        return False
    if text.endswith(f"{BODY} ", 0, index) or _SHORTENED.search(text, max(0, index - 30), index):
        return False  # the body that the one before is of: "{Mặt trận Tổ quốc Việt Nam} (MTTQ) | <tỉnh X>"
    if mention.kind == "body" and _DEPUTIES.search(text, max(0, index - 20), index):
        return False  # "các đại biểu {HĐND tỉnh}"
    if mention.kind == "body" and _WORKS_AT.search(text, max(0, index - _POST), index):
        return False
    if _KINDS.match(text, index + 1):
        return False  # "Bí thư {tỉnh ủy}, thành ủy": all of them
    has = text.startswith((" có ", " còn "), index + 1) and _HAS.match(text, index + 1)
    side = text[max(0, index - 6) : index].lower().find("phía ") >= 0 and _SIDE.match(text, index + 1)
    if has or side or _HEADED.match(text, index + 1):
        return False  # "các đồng chí trong {B}: A, Phó Chủ tịch …" are those named
    if index >= 3 and text.startswith(", ", index - 2) and _is_of(sentence, index - 3, index):
        return False
    if index >= 4 and text.startswith((" - ", " – "), index - 3) and _is_of(sentence, index - 4, index):
        return False  # "{Ban Dân tộc} – {HĐND tỉnh} tổ chức"
    if text.endswith(f"{PLACE} ", 0, index) and _is_of(sentence, index - 2, index):
        return False  # "trường Mầm non <xã A> <huyện B> tổ chức lễ"
    if plain and mention.kind == "body" and is_above(sentence, index):
        return False
    if mention.kind == "place" and words().firm.search(text, max(0, index - 60), index):
        return False  # "Ngân hàng X Chi nhánh <A>"
    if mention.kind == "place" and plain and words().seated.search(text, max(0, index - 100), index):
        return False  # "trường X, <huyện Y> tổ chức lễ"
    start = max(0, index - 40)
    if mention.kind == "body" and words().parts.search(text, start, index):
        return False  # "lãnh đạo các ban {HĐND tỉnh}"
    if not plain:
        return is_led(sentence, index)
    if may_end_post(text, start, index) and (
        (mention.kind == "body" and is_held(text, index)) or words().several.search(text, start, index)
    ):
        return False  # "cùng các Phó Chủ tịch {Quốc hội}"
    if mention.kind == "body" and is_titled(text, index):
        return False
    return not _in_venue(sentence, index)


def is_memorial(text: str, index: int) -> bool:
    """True for the person at an offset who gives a place its name: "tại Khu tưởng niệm liệt sĩ (A)"."""
    return _MEMORIAL.search(text, max(0, index - _NAMED_PLACE), index) is not None


def _is_kin(text: str, index: int) -> bool:
    """True for one of whom another is told to be the kin: "bà A, vợ của cố Bí thư {B} | C, phát biểu"."""
    return _KIN.search(text, max(0, index - _NAMED_KIN), index) is not None


def _is_of(sentence: Marked, previous: int, index: int) -> bool:
    """True for what only tells where the body or place before it belongs or lies."""
    mention, other = sentence.mentions[index], sentence.mentions.get(previous)
    if other is None or other.kind not in ("body", "place"):
        return False
    if mention.kind == "body":  # "{Ban Pháp chế}, {HĐND tỉnh}", not "{Đảng ủy Sở X}, {Sở X}"
        part = other.kind == "body" and other.ref.endswith(f" {mention.ref}")
        return part and other.ref != f"Đảng ủy {mention.ref}"
    if other.kind == "place":
        return is_wider(other.ref, mention.ref)
    if other.ref.startswith(_LOCATED) and mention.kind == "place":
        return not sentence.text.startswith(" phối hợp", index + 1)  # "{Trường A}, <xã B> tổ chức lễ"
    unit = _UNIT.search(other.ref)  # "{HĐND xã A}, <tỉnh B> tổ chức kỳ họp"
    inner = unit.group().lstrip() if unit else _led_unit(other.ref)
    return bool(inner) and is_wider(inner, mention.ref)


def _led_unit(ref: str) -> str:
    """The unit whose committee or youth union a body is, by its first word: "Huyện đoàn A", "Xã đoàn B"."""
    words = ref.split(" ", 2)
    kind = _LED.get(words[0]) if len(words) > _HEAD and words[1] in {"ủy", "đoàn"} else None
    return f"{kind} {words[_HEAD]}" if kind else ""


def _in_venue(sentence: Marked, index: int) -> bool:
    """True for a body or place that only tells where: "tại Hội trường {Tỉnh ủy}, <phường A>, <tỉnh B>, …"."""
    text = sentence.text
    if _AT.search(text, max(0, index - _VENUE), index):
        return True
    if _HALL.search(text, max(0, index - _VENUE), index):
        return True
    if text[index] == PLACE and _ADDRESS.search(text, max(0, index - _VENUE), index):
        return True
    listed = _PLACES.finditer(text) if f" và {PLACE}," in text else ()
    if any(at.start() < index < at.end() for at in listed):
        return True  # "tại <A>, <B> và <C>, {B} tổ chức …"
    reach = max(0, index - _WIDER_REACH)
    wider = _WIDER.search(text, reach, index) if text[index] == PLACE else None
    if wider is None or not _CLOSED.match(text, index + 1):
        return False
    comma = wider.start()
    if _AT.search(text, max(0, comma - _VENUE), comma):
        return True
    return comma > 0 and text[comma - 1] == PLACE and _in_venue(sentence, comma - 1)

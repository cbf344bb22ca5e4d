"""Where a sentence names a gathering: "tổ chức hội nghị …", "Kết luận buổi làm việc", "làm việc với …".

An occasion is one naming; `loaders.meetings.story` decides which of them are the same gathering.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from kg.errors import OntologyError
from loaders.meetings.actors import subjects
from loaders.meetings.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetings.nearby import PARTY
from loaders.meetings.words import OTHERS_COME, TRIAL, vocabulary
from loaders.text.choice import any_of, longest_first
from loaders.text.lexicon import counting
from loaders.text.openings import beginnings, by_words, openings
from loaders.text.spelling import UPPER

Told = Literal["noun", "verb", "part"]
_ANNOUNCED: Final = re.compile(
    rf"(?:(?: (?:lần )?thứ \w+| \d{{1,3}}| đầu tiên| điểm)?"
    rf"(?:(?: của)? {BODY}|, {BODY}(?: khóa \w+)?,(?= (?:sẽ |dự kiến )?khai mạc\b)))?"
    rf"(?: (?:trước|sau) (?:kỳ họp|đại hội)(?: (?:lần )?thứ \w+)?(?:(?: của)? {BODY})?(?= [^,]{{0,40}},))?"
    rf"[^.;:!?{PERSON}{BODY}{PLACE}]{{0,80}}\b(?:khai mạc|diễn ra|được tổ chức|(?<=dự kiến )họp"
    rf"|(?<=dự kiến )(?:tổ chức|mở)|(?<=, )tổ chức(?= (?:vào|hôm|ngày|từ|trong|sáng|chiều|tại|{DATE})))"
    rf"[^.;,]{{0,20}}{DATE}"
    # "họp chuẩn bị | hội nghị X do {B} tổ chức ngày 20/10"
    rf"|[^.;:!?{PERSON}{BODY}{PLACE}]{{0,80}},? do {BODY}[^.;:{PERSON}{DATE}]{{0,80}}"
    rf" (?:tổ chức|chủ trì)[^.;,]{{0,20}}{DATE}"
)
_NOTICE: Final = re.compile(r"\b(?:thông báo|triệu tập)\s$")  # … whose day, venue and guests follow
_AS_FOLLOWS: Final = re.compile(r"[^.;:]{0,160} như sau\s?:")
_APPOSITION: Final = re.compile(r"^[^.;,]{0,40}(?:\s?[–—-]\s|\()$")
_RITES: Final = (" khai mạc ", " bế mạc ")
_OF_COURSES: Final = (" khai giảng ", " bế giảng ")  # "lễ khai giảng | lớp tập huấn"
_COURT: Final = "tòa"
_ENTERED: Final = ("bước vào ", "vào phòng ", "vào bàn ")  # … talks
_IS_SET: Final = re.compile(  # "hội nghị {B}, dự kiến | họp ngày 20/11": told of that
    rf"(?: [^.;:,{PERSON}{DATE}]{{0,80}})?,? (?:sẽ|dự kiến) "
)
_AND: Final = re.compile(  # between sittings told together: "(chương trình kỳ họp) thứ 6 {B}, | kỳ họp thứ 7"
    rf" (?:lần )?thứ (?:(?!(?:đã|sẽ|được|dự kiến)\b)[^.;:,{PERSON}{DATE}]){{1,80}}(?:,| và) "
)
_DONE: Final = {"visit", "session"}
_WHOLES: Final = {"sitting", "congress", "talks", "session"}
_ABOUT: Final = re.compile(r"[^.;:,]{0,60}\bvề (?:việc tổ chức )?")
_WITH: Final = re.compile(
    r"(?:(?: và làm việc|, làm việc)?(?: với| cùng| giữa)?"
    rf"|[^.;:,{PERSON}{BODY}{PLACE}]{{0,40}} giữa [^.;:,]{{1,120}} (?:với|và|cùng))(?: các)? "
)
_HAS: Final = re.compile(r"\b(?:có|tổ chức) (?:các |một )?$")
_ITSELF: Final = re.compile(r" (?:(?:đã|sẽ|vừa|cũng) )?")
_OPENED: Final = re.compile(
    rf"[^.;{PERSON}{BODY}{PLACE}]{{0,45}}(?:{PLACE}[^.;{PERSON}{BODY}{PLACE}]{{0,10}})?"
)
_COUNTED_FROM: Final = re.compile(  # "Hai ngày trước | cuộc họp, …", "Ba {hôm trước} | đại hội, …"
    rf"\b(?:(?:ngày|hôm|tuần|tháng|giờ) (?:trước|sau)|(?:hai|ba|bốn|mấy|vài|\d+) {DATE})\s$"
)
_BIDDEN: Final = re.compile(r"\b(?:đề nghị|yêu cầu|giao)\s$")  # "đề nghị | Đoàn kiểm tra hoàn thiện báo cáo"
# on a day, "{HĐND} khóa XVI bước vào | kỳ họp", "{X} tổ chức thành công | đại hội"
_ENTERS: Final = re.compile(
    rf"{DATE},? (?:(?:tại|ở) [^.;{PERSON}]{{1,60}}, )?[{BODY}{PLACE}]"
    rf"(?:,? (?:khóa|nhiệm kỳ) [^.;:,{PERSON}{BODY}{PLACE}]{{1,20}}?)*"
    r",?(?: (?:đã|vừa|chính thức|bắt đầu))* (?:bước vào|tổ chức thành công(?: tốt đẹp)?) $"
)
# "Gỡ vốn là nội dung | hội nghị do {B} tổ chức …": what it is about is told first
_IS_TOPIC_OF: Final = re.compile(
    r"(?i:\b(?:là|cũng là|trở thành) (?:một )?(?:nội dung|chủ đề|mục đích|mục tiêu|trọng tâm)"
    r"(?: (?:chính|chính yếu|lớn|xuyên suốt|của))*) $"
)
_TO_COME: Final = re.compile(  # "Kỳ họp | sau, theo ông, các tỉnh sẽ báo cáo …"
    r" (?:sau|tới|tới đây|tiếp theo|kế tiếp|lần sau|lần tới)(?=[,.;]| (?:sẽ|phải|cần)\b)"
)
_AFTER_IT: Final = re.compile(  # "… tiếp xúc cử tri sau khi {B} bế mạc | Kỳ họp thứ 9"
    rf"\b(?i:sau|trước|từ) khi (?:{BODY}[^.;:,{PERSON}{BODY}]{{0,30}} )?"
    r"(?:khai mạc|bế mạc|kết thúc|bước vào|(?<=trước khi )(?:mở|tổ chức|diễn ra))\s$"
)
_RAISED: Final = re.compile(  # "Ý ấy được A nêu từ | buổi làm việc", "nơi {B} chọn tổ chức | Ngày hội"
    r"\b(?:nêu|nêu ra|đưa ra|đặt ra|chỉ đạo|kết luận|yêu cầu|đề nghị)(?: ngay)? từ $"
    rf"|\blà (?:nơi|chỗ|địa điểm) [^.;:{PERSON}]{{0,160}}[{BODY}{PLACE}][^.;:{PERSON}]{{0,40}}"
    r" chọn (?:mở|tổ chức) $"
)
_DELEGATED: Final = re.compile(  # "Hội nghị sinh hoạt đại biểu tham dự | Đại hội": held before that
    r"(?<!\d )(?<!các )\b(?i:đại biểu) (?:(?:được cử|được bầu|chính thức|tham|sẽ|đi) )*dự $"
)
_TALKS: Final = re.compile(  # "có các cuộc hội kiến, | hội đàm với lãnh đạo cấp cao": none in particular
    r"\b(?i:các|những|nhiều|một số|hàng loạt) (?:cuộc|buổi) [^.;:,]{1,20}(?:, [^.;:,]{1,20})*(?:,| và) $"
)
_SEVERAL: Final = re.compile(  # "07/08 chi bộ tổ chức | đại hội": each its own
    r"(?<!\w)(?:[2-9]|\d{2,}|\d+/\d+|(?i:hai|ba|bốn|năm|sáu|bảy|tám|chín)) (?:chi|đảng) bộ\b[^.;:,]{0,60}"
    rf"\b(?<!và )(?:tổ chức|tiến hành|hoàn thành|mở)\b[^.;,{PERSON}]{{0,30}}$"
)
_MANY: Final = re.compile(r"(?<![\w/.,:–-])(?<!thứ )(?!0?1 )\d{1,3} $")  # "tổ chức 12 | cuộc họp"
_A_DAY: Final = len("2024-11-06")
_BOUNDS: Final = ("từ ", "Từ ", "đến ", "tới ")  # of a time in which much was held
_DOER: Final = re.compile(
    rf"(?:[^.;:{PERSON}]{{0,80}}{PERSON}(?=,| (?:đang|sang|đến|tới|nhân|và|chào)\b))?[^.;:{PERSON}]{{0,160}},"
    rf"\s[^.;:,{PERSON}]{{0,80}}{PERSON}"
)
_OPENS: Final = re.compile(
    rf"^[^.;{PERSON}{BODY}{PLACE}]{{0,45}}(?:[{BODY}{PLACE}](?: \({PLACE}\))?)?,"
    r" (?:khi )?(?:đến |về |tới |xuống )?$"
)
_BEGINS: Final = re.compile(r"(?:(?:khi|đi|đến|về|tới|xuống|trực tiếp) )?")
_WHEN: Final = re.compile(r"\b(?i:khi|nếu|để) [^.;,]*$")
_RECEIVES: Final = re.compile(r"^\W*(?:(?i:đón|tiếp)(?:,| và)? ){0,3}$")  # … with those who do so behind
_RECEIVED: Final = re.compile(
    r"[^.;:]{0,20}\b(?i:đoàn)\b(?:(?! tại (?:buổi|cuộc|lễ|hội))[^.;:]){0,80}?,? (?:có|gồm)\b"
)
_DATED: Final = re.compile(rf"[^.;:{PERSON}]{{0,120}}{DATE}[^.;:{PERSON}]{{0,40}},")
_DELEGATION: Final = re.compile(
    r"\b(?:đoàn|(?:^|(?<=[,:] )|(?<=đầu ))Đoàn|lãnh đạo|các đại biểu"
    r"|(?i:tổ) (?:đại biểu|ĐBQH|công tác))\b[^.;:]*$"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gathering and the family of kinds that may name one and the same."""

    name: str
    family: str
    weight: int = 0  # of a verb, among several in one clause
    party: bool = False  # of a verb that tells of a gathering only of a delegation


@dataclass(slots=True)
class Occasion:
    """A gathering named at `sentence.text[start:end]`. `kind` is None for a part ("phiên bế mạc")."""

    start: int
    end: int
    kind: Kind | None
    told: Told
    referred: bool  # only referred to ("sau kỳ họp thứ 9") or one of many ("các hội nghị")


@dataclass(frozen=True, slots=True)
class _Words:
    patterns: dict[str, dict[str, re.Pattern[str]]]  # by their first words; their groups are `meanings`
    meanings: tuple[tuple[Kind | None, Told], ...]
    referring: re.Pattern[str]
    refer: tuple[str, ...]  # the words at the end of what it reads
    opening: re.Pattern[str]
    habit: re.Pattern[str]  # "thường xuyên tổ chức ", with the gathering behind it
    often: re.Pattern[str]  # "12 lần" behind the gathering
    said_at: re.Pattern[str]  # "Mỗi năm có 10 xã đạt chuẩn, ông A cho biết tại ", before the gathering
    regular: re.Pattern[str]  # "định kỳ hằng quý", "được {B} tổ chức hằng năm" behind the gathering


@cache
def _words() -> _Words:
    """The nouns and verbs, compiled. Raises OntologyError for a pattern that can begin with anything."""
    refer = vocabulary()["refer"]
    after = any_of(refer["after"])
    unless = "".join(rf"(?<!{re.escape(word)} )" for word in refer["unless"])
    freely = any_of(word for word in refer["before"] if word not in refer["unless_of"])
    meanings: list[tuple[Kind | None, Told]] = []
    groups: list[tuple[frozenset[str], str]] = []
    for number, (pattern, kind, told) in enumerate(_namings()):
        begins = openings(pattern)
        if begins is None:
            raise OntologyError(f"ontology/lexicon/meetings.toml: {pattern!r} can begin with anything")
        meanings.append((kind, told))
        groups.append((begins, f"(?P<g{number}>{pattern})"))

    def one_of(found: Iterable[str]) -> re.Pattern[str]:
        """Any of these, where what is named is not put off by what follows it."""
        return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(found)})(?!\s(?:{after})\b|\strước\s?(?:[,.;)]|$)))")

    return _Words(
        patterns={
            word: {second: one_of(found) for second, found in seconds.items()}
            for word, seconds in by_words(groups).items()
        },
        meanings=tuple(meanings),
        referring=re.compile(rf"(?i:(?<!\w)(?:{unless}(?:{any_of(refer['unless_of'])})|{freely})\s+$)"),
        refer=tuple(word.lower() for word in refer["before"]),
        opening=re.compile(rf"(?i:(?<!\w)(?:{any_of(refer['open'])})\s+$)"),
        habit=re.compile(
            rf"(?i:(?<!\w)(?:(?P<often>{any_of(refer['habits'])})\b[^.;:,{DATE}]{{0,24}}"
            rf"|(?:{any_of(refer['ever'])})\b[^.;:{DATE}]{{0,80}})$)"
        ),
        often=re.compile(
            rf"(?i:[^.;:,{DATE}]{{0,16}}(?<!thứ )(?<!lần )\b(?:\d+|{any_of(counting())})"
            rf" (?:{any_of(refer['times'])})\b)"
        ),
        said_at=re.compile(rf"{PERSON}[^.;:]*\b(?:{any_of(refer['said'])})(?: \w+)? (?:tại|trong|ở) $"),
        regular=re.compile(
            rf"(?i:(?:[^.;:,{DATE}]{{0,60}}\b(?:tổ chức|diễn ra)|(?: (?:{any_of(refer['regular'])}))*)"
            rf" (?:{any_of(refer['ever'])})\b)"
        ),
    )


def _namings() -> Iterator[tuple[str, Kind | None, Told]]:
    """The patterns of all that names a gathering, those to be tried first first."""
    data = vocabulary()
    rite, show = data["ceremony"], data["show"]
    nouns = {word: noun for noun in data["noun"] for word in noun["words"]}
    for word in longest_first(nouns):
        noun = nouns[word]
        ahead = f"(?:{_preceded(noun['after'])})" if "after" in noun else ""
        behind = rf"(?! (?:{any_of(noun['not_before'])})\b)" if "not_before" in noun else ""
        behind += rf"(?! (?-i:[{UPPER}{PERSON}{PLACE}]))" if noun.get("never_named") else ""
        yield rf"{ahead}{re.escape(word)}\b{behind}", Kind(noun["kind"], noun["family"]), "noun"
        if "before" in noun:
            yield rf"{re.escape(word)}\b(?={noun['before']})", Kind(noun["kind"], noun["family"]), "noun"
    ahead = _preceded(show["after"])
    for word in longest_first(show["kinds"]):
        yield rf"(?:{ahead}){re.escape(word)}\b(?=\s[\"“‘'«])", Kind(word, show["family"]), "noun"
    ahead, behind = _preceded(show["held"]), any_of(show["schemes"])
    name = rf"(?-i:[{UPPER}])(?!(?-i:[{UPPER}]))"
    for word in longest_first(show["kinds"]):
        shown = rf"(?:{ahead}){re.escape(word)}\b(?=\s{name})(?!\s(?:{behind})\b)"
        yield shown, Kind(word, show["family"]), "noun"
    counted = data["counted"]
    ahead, behind = _preceded(counted["after"]), any_of(counted["not_before"])
    for counter in counted["counters"]:
        for act in longest_first(counted["acts"]):
            kind = f"{counter} {act}"
            yield rf"(?:{ahead}){kind}\b(?! (?:{behind})\b)", Kind(kind, counted["family"]), "noun"
    yield data["named"]["pattern"], Kind(data["named"]["kind"], data["named"]["family"]), "noun"
    yield data["named"]["again"], None, "part"
    for word in longest_first(data["part"]["words"]):
        yield rf"{re.escape(word)}\b", None, "part"
    ceremony = Kind(rite["kind"], rite["family"])
    ahead = "".join(rf"(?<!{re.escape(word)} )" for word in rite["not_after"])
    alone = "".join(rf"(?<!{re.escape(word)} lễ)" for word in rite["alone_not_after"])
    yield (
        rf"{ahead}lễ\b(?=\s(?:{any_of(rite['acts'])})\b|{alone}(?:\s?[,.]|\s(?:diễn ra|do)\b))",
        ceremony,
        "noun",
    )
    yield rf"(?:{_preceded(rite['back'])})lễ\b(?! tết| hội)", ceremony, "noun"
    yield rf"đêm\b(?=\s(?:{any_of(rite['nights'])})\b)", ceremony, "noun"
    for verb in data["verb"]:
        before = "".join(rf"(?<!{re.escape(word)} )" for word in verb["not_after"])
        yield (
            f"{before}{verb['pattern']}",
            Kind(verb["kind"], verb["family"], verb["weight"], "party" in verb),
            "verb",
        )


def _preceded(words: Iterable[str]) -> str:
    """A pattern for being behind one of some words; "^" is where a sentence begins."""
    return "|".join("(?<!.)" if word == "^" else rf"(?<=\b{re.escape(word)} )" for word in words)


def occasions(sentence: Marked) -> list[Occasion]:
    """The namings of gatherings that a sentence may report or announce, in order."""
    found: list[Occasion] = []
    end = 0
    for start, pattern in beginnings(sentence.text, _words().patterns):
        match = pattern.match(sentence.text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        between = sentence.text[found[-1].end : match.start()] if found else ""
        dated = sentence.text.startswith((f" {DATE}", f" vào {DATE}", f" trong {DATE}"), end)
        set_for = dated and _IS_SET.fullmatch(between) and (match.group(), found[-1].told) == ("họp", "noun")
        if not found or not (set_for or _goes_on(found[-1], between)):
            found.append(_occasion(sentence, match))
        elif (
            between in _RITES and (whole := _occasion(sentence, match)).kind and whole.kind.family in _WHOLES
        ):
            found[-1] = whole  # "lễ khai mạc | Đại hội"
    if not found:
        return []
    found = [
        party
        for before, party, after in zip([None, *found], found, [*found[1:], None], strict=False)
        if not (_is_met(sentence, before, party) or _meets(sentence, party, after))
        if not _COUNTED_FROM.search(sentence.text, max(0, party.start - 16), party.start)
        if not (party.referred and _is_topic(sentence, before, party))
    ]
    for n in range(1, len(found)):
        if found[n - 1].referred and _is_told_with(sentence, found[n - 1], found[n]):
            found[n] = replace(found[n], referred=True)
    ends = [*(o.start for o in found[1:]), len(sentence.text)]
    return [
        occasion
        for occasion, following in zip(found, ends, strict=False)
        if not occasion.referred
        or _ANNOUNCED.match(sentence.text, occasion.end, following)
        or (
            _NOTICE.search(sentence.text, 0, occasion.start)
            and _AS_FOLLOWS.match(sentence.text, occasion.end)
        )
        if occasion.told != "verb" or _is_done(sentence, occasion)
    ]


def kind_of(sentence: Marked) -> Kind | None:
    """The kind of what a line over an agenda names, one or many: "Lịch tiếp xúc cử tri trước kỳ họp:"."""
    not_after = tuple(vocabulary()["agenda"]["not_after"])
    text = sentence.text.replace("lịch ", "")  # no verb is told behind it
    for start, pattern in beginnings(text, _words().patterns):
        match = pattern.match(text, start)
        if match and not text[:start].rstrip().lower().endswith(not_after):
            return _words().meanings[int((match.lastgroup or "")[1:])][0]
    return None


def _goes_on(before: Occasion, between: str) -> bool:
    """True for what names the gathering before it: "họp báo Kỳ họp thứ 23", "hội nghị - buổi gặp mặt".

    So does "lễ khai mạc ngày hội", of which nothing else is told.
    """
    family = before.kind.family if before.kind else None
    named = between == " " if family == "press" else family == "ceremony" and between in _RITES + _OF_COURSES
    return named or _APPOSITION.match(between) is not None


def _is_told_with(sentence: Marked, before: Occasion, occasion: Occasion) -> bool:
    """True for the next of sittings that one word is of: "kết quả kỳ họp thứ 6, | kỳ họp thứ 7"."""
    numbered = sentence.text.startswith((" thứ ", " lần thứ "), occasion.end)
    joined = _AND.fullmatch(sentence.text, before.end, occasion.start) is not None
    return numbered and joined and occasion.kind == before.kind and occasion.told == "noun"


def _is_topic(sentence: Marked, before: Occasion | None, occasion: Occasion) -> bool:
    """True for what another gathering is about: "Họp báo về Đại hội … diễn ra chiều 14/1" tells of that."""
    if before is None or before.told != "noun":
        return False
    if sentence.text[before.end : occasion.start] in (" trước ", " sau "):  # "tiếp xúc cử tri trước | kỳ họp"
        return not any(f" {word}" in sentence.text[occasion.end :] for word in ("khai mạc", "dự kiến", "sẽ"))
    return _ABOUT.fullmatch(sentence.text, before.end, occasion.start) is not None


def _is_met(sentence: Marked, before: Occasion | None, party: Occasion) -> bool:
    """True for a party with which a meeting is: "có buổi tiếp và làm việc với | đoàn khảo sát | của …"."""
    if before is None or party.kind is None or not party.kind.name.startswith("đoàn "):
        return False
    return _WITH.fullmatch(sentence.text, before.end, party.start) is not None


def _meets(sentence: Marked, party: Occasion, after: Occasion | None) -> bool:
    """True for a party that has a meeting: "đoàn giám sát … có buổi làm việc với …" is that meeting.

    So is "Đoàn giám sát đã khảo sát thực tế tại …", where the party does it itself.
    """
    if after is None or party.kind is None or not party.kind.name.startswith("đoàn "):
        return False
    between = sentence.text[party.end : after.start]
    if after.told == "noun":
        return ";" not in between and bool(_HAS.search(between))
    other = after.kind is not None and party.kind.name.split()[1:] != after.kind.name.split()[1:]
    return (
        other and bool(_ITSELF.fullmatch(between)) and bool(_OPENED.fullmatch(sentence.text[: party.start]))
    )


def _occasion(sentence: Marked, match: re.Match[str]) -> Occasion:
    words = _words()
    kind, told = words.meanings[int((match.lastgroup or "")[1:])]
    window = (max(0, match.start() - 40), match.start())
    referred = (
        told != "verb"
        and sentence.text[slice(*window)].rstrip().lower().endswith(words.refer)
        and words.referring.search(sentence.text, *window) is not None
        and words.opening.search(sentence.text, *window) is None
    ) or any(
        told_of.search(sentence.text, max(0, match.start() - 140), match.start())
        for told_of in (OTHERS_COME, _SEVERAL, *((_TALKS,) if told == "verb" else ()))
    )
    referred |= told == "noun" and _AFTER_IT.search(sentence.text, *window) is not None
    referred |= told == "noun" and _TO_COME.match(sentence.text, match.end()) is not None
    referred |= told == "noun" and _MANY.search(sentence.text, *window) is not None
    referred |= _is_habit(sentence, match.start(), match.end())
    if kind is not None and kind.family == "congress":
        referred |= _DELEGATED.search(sentence.text, *window) is not None
    if referred and any(p.search(sentence.text, 0, match.start()) for p in (_ENTERS, _IS_TOPIC_OF, _RAISED)):
        referred = False
    if kind is not None and kind.family == TRIAL["family"] and match.group().lower() == _COURT:
        referred = False  # "khai trước | tòa": before the court, not before it sits
    if kind is not None and kind.family == "meet" and sentence.text.endswith(_ENTERED, *window):
        referred = False  # "Chiều 5/6, hai bên bước vào | hội đàm"
    if kind is not None and kind.name.startswith("đoàn ") and _BIDDEN.search(sentence.text, *window):
        referred = True
    return Occasion(match.start(), match.end(), kind, told, referred)


def _is_habit(sentence: Marked, start: int, end: int) -> bool:
    """True for what is held time and again: "thường xuyên tổ chức | hội nghị", "| hội nghị hằng tháng".

    Not where the sentence tells the day: "Sáng 6/11, {B} tổ chức | hội nghị giao ban hằng tháng"; nor for
    that at which a habit is spoken of.
    """
    words, text = _words(), sentence.text
    window = (max(0, start - 100), start)
    habit = words.habit.search(text, *window)
    if habit and not habit["often"]:
        return words.said_at.search(text, *window) is None
    if not (habit or words.often.match(text, end) or words.regular.match(text, end)):
        return False
    dates = (i for i in sentence.mentions if i < start and text[i] == DATE)
    return not any(
        len(sentence.mentions[i].ref) == _A_DAY and not text.endswith(_BOUNDS, 0, i) for i in dates
    )


def _is_done(sentence: Marked, occasion: Occasion) -> bool:
    """True when a verb has somebody who does it: an official, a body, a delegation."""
    doers = subjects(sentence, occasion.start, plain=True)
    itself = bool(doers)
    if occasion.kind is not None and occasion.kind.party:
        return any(sentence.mentions[index].rule == PARTY for index in doers)
    if occasion.kind is not None and not occasion.kind.weight:
        return itself and not _WHEN.search(sentence.text, 0, occasion.start)
    if itself or subjects(sentence, occasion.start):
        return True
    before = sentence.text[: occasion.start]
    if _RECEIVES.match(before) and occasion.kind and _RECEIVED.match(sentence.text, occasion.end):
        return occasion.kind.family in {"meet", "session"}  # "Đón, tiếp và làm việc với đoàn có …"
    begins = _BEGINS.fullmatch(before) and occasion.kind and occasion.kind.family in _DONE
    dated = begins and _DATED.match(sentence.text, occasion.end)
    if (dated or _OPENS.search(before)) and _DOER.match(sentence.text, occasion.end):
        return True  # "Chiều 2/7, làm việc với {B}, Phó Chủ tịch … A …", "Thăm {B} chiều 2/7, … A …"
    return bool(_DELEGATION.search(sentence.text, max(0, occasion.start - 80), occasion.start))

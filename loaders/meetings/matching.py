"""Which of the gatherings that a story has told of a naming can mean."""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import PlaceRef
from loaders.meetings import venue
from loaders.meetings.calling import (
    Naming,
    is_announced,
    is_later,
    is_of_another,
    joins_talks,
    opens_another,
)
from loaders.meetings.day import agree, is_next, is_within, may_begin
from loaders.meetings.gathering import PARTS, PARTS_OF_ALL, WHOLES, Gathering
from loaders.meetings.marked import BODY, DATE, PERSON, PLACE
from loaders.meetings.namesakes import is_held_as, is_named_after
from loaders.meetings.namings import Kind
from loaders.meetings.rites import one_rite
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of
from loaders.text.lexicon import unit_types

_MEANT, _SAT = set(vocabulary()["tells"]["visits"]), vocabulary()["tells"]["sits"]
_PLACED: Final = {"session", "ceremony", "festival", "program", "press"}  # at one place each
_JOINED: Final = ("trực tuyến", "điểm cầu", "đầu cầu", "kết nối")  # at several places
_JOINS: Final = re.compile(r"\W*(?i:tại) [^.;:]{1,60}, (?:cùng |tham )?dự\b")
_LOOSE, _AGAIN = set(vocabulary()["again"]["families"]), vocabulary()["again"]["of_wholes"]
_BACK: Final = re.compile(rf"\W*(?i:(?:{any_of(vocabulary()['again']['before'])})) ")
_SHOWN: Final = re.compile(  # "Quang cảnh | hội nghị.", "Ông A phát biểu tại | buổi lễ."
    rf"\W*(?i:(?:{any_of(vocabulary()['again']['views'])})|[^.;:]{{0,90}}{PERSON}[^.;:]{{0,60}}?"
    rf" (?:{any_of(vocabulary()['again']['before'])})) "
)
_ALONE: Final = re.compile(
    rf"\s?(?:[.;:,]|$)|\s(?:có|gồm|đã|cũng|tiến hành|tiếp tục)\b|\sdo [^.;:]*{PERSON}[^.;:]*\bchủ trì\b"
)
# "Bên lề hội thảo, | A tiếp …", "Trong khuôn khổ chuyến thăm, | A hội kiến với …"
_ASIDE: Final = re.compile(r"\b(?i:bên lề|khuôn khổ) [^.,;]*$")
# "A thăm X từ ngày 5 đến 7/9, chiều 6/9 B | làm việc với …"
_ANEW: Final = re.compile(rf",\s{DATE}[^.;:]*{PERSON}")
_ALSO: Final = re.compile(r"\W*cũng (?:trong|vào)\b[^,.;]{0,24}, (?:tại|ở) ", re.I)
_THERE: Final = re.compile(rf"\W*{DATE}, (?:tại|ở) ")  # "Cùng ngày, tại thị xã Y, …"
_WITH: Final = re.compile(rf" với [{BODY}{PLACE}]")
_LEVELS: Final = (unit_types("district") | {"thành phố"}, unit_types("commune"))
_OF_UNIT: Final = re.compile(rf"\b(?P<type>{any_of([*_LEVELS[0], *_LEVELS[1]])}) (?P<name>[^,]+)$")
_BEFORE_THAT: Final = re.compile(r"\W*trước đó\b")
_OPENS_WITH_DAY: Final = re.compile(rf"[^.;:{PERSON}{BODY}{PLACE}]{{0,30}}{DATE},")
# … of the longest, not of a sitting
_OPENING: Final = re.compile(r"(?i:phiên (?:khai mạc|bế mạc|trù bị|trọng thể)\b)")
_GOES_ON: Final = re.compile(r" (?:đã |lại )?tiếp tục\b")  # "Chiều cùng ngày, hội nghị | tiếp tục thảo luận"
_COMES: Final = re.compile(r"\b(?:sang|đến|tới|về|đang|đang ở)(?: nước ta| Việt Nam)?\s$")
_PARTY_GOES_ON: Final = re.compile(
    r"\W*đoàn (?:đi|đã|tới|đến|xuống|kiểm tra|khảo sát|thăm)\b[^.;]*\b(?:sau đó|rồi|trước khi)\b"
)
_ITS_NEXT_PART: Final = re.compile(  # "Ngày 5/10, đại hội | tiến hành phiên chính thức": the same one
    r" (?:sẽ |tiếp tục )?(?:tiến hành|bước vào|bắt đầu|diễn ra)"
    r" (?:phiên (?:chính thức|trọng thể|bế mạc|thảo luận)|ngày làm việc)\b"
)
_ENDS_OF: Final = {"khai mạc", "bế mạc"}


def fits(gathering: Gathering, naming: Naming) -> bool:
    """True unless day, number or host tell the gathering and the naming apart."""
    day, date = naming.day, gathering.date
    told = day.date if day is not None and day.firm and not (day.closing or day.moved) else None
    if _ITS_NEXT_PART.match(naming.sentence.text, naming.occasion.end) or _opens_next(gathering, naming):
        told = None
    framed = gathering.framed and not _turns_from(naming)
    framed = framed and (gathering.announced or not (naming.ahead or is_announced(naming)))
    known = date.date if date is not None and not framed else None
    whole = naming.occasion.kind is None or naming.occasion.kind.family in WHOLES
    within = whole and told is not None and date is not None and is_within(date, told)
    if not (agree(known, told) or within or (day and date and may_begin(day, date))):
        return False
    if not one_rite(gathering, naming) or _is_elsewhere(gathering, naming):
        return False
    if _was_before(gathering, naming, told) or (
        told and known is None and _is_with_another(gathering, naming)
    ):
        return False
    if naming.number is not None and gathering.ordinal not in (None, naming.number):
        return False
    if day is not None and date is not None and day.again and day.part and date.part not in (None, day.part):
        return _GOES_ON.match(naming.sentence.text, naming.occasion.end) is not None
    if day is not None and not gathering.headline and naming.is_of_rival(gathering.organisers()):
        return False
    if not gathering.headline and naming.is_anothers(gathering.organisers()):
        return False
    if naming.doers and not gathering.headline and not any(map(gathering.shows, naming.doers)):
        return False  # "Chiều cùng ngày, ông B thăm …": not the visit of A
    if naming.host is None or gathering.headline:
        return True
    if gathering.kind.family == "meet" and gathering.roles and not gathering.shows(naming.host):
        return False  # "Cùng ngày, B đã có cuộc hội kiến với …": not that of A
    hosts = gathering.organisers() or [gathering.host or naming.host]
    return naming.host in hosts


def _was_before(gathering: Gathering, naming: Naming, told: str | None) -> bool:
    """True for another one told to be before: "Trước đó, ngày 8/3, A làm việc với …" of one without a day."""
    if gathering.headline or naming.since or not _BEFORE_THAT.match(naming.sentence.text):
        return False
    verb, kind = naming.occasion.told == "verb", naming.occasion.kind
    other = verb or (kind is not None and kind.name != gathering.kind.name)
    return (other and told is not None and gathering.date is None) or (verb and gathering.took_place())


def _is_with_another(gathering: Gathering, naming: Naming) -> bool:
    """True for one with others: "buổi làm việc với UBND huyện X sáng 15/3" of that with "UBND tỉnh Y"."""
    behind = _WITH.match(naming.sentence.text, naming.occasion.end)
    partners = (p for p in gathering.roles.values() if p.evidence.rule == "attends.partner")
    met = [p.mention.ref.partition(", ")[0] for p in partners]
    if behind is None or not met:
        return False
    partner = naming.sentence.mentions[behind.end() - 1].ref.partition(", ")[0]
    return all(who.split()[-1] != partner.split()[-1] for who in met)


def _opens_next(gathering: Gathering, naming: Naming) -> bool:
    """True for one that opens on the day after: "Chiều 11/8, đại hội họp phiên trù bị. Sáng 12/8, …"."""
    day, date, kind = naming.day, gathering.date, naming.occasion.kind
    if kind is None or kind.name != gathering.kind.name or kind.family not in WHOLES or not (day and date):
        return False
    bare = (
        naming.number is None and naming.host is None and not naming.is_after_another(gathering.organisers())
    )
    if date.opening and not date.until and bare and _ALONE.match(naming.sentence.text, naming.occasion.end):
        return is_next(date, day)  # "Kỳ họp khai mạc sáng 19/6. Sáng 20/6, A giải trình trước kỳ họp."
    return "trù bị" in "".join(gathering.said) and is_next(date, day)


def _turns_from(naming: Naming) -> bool:
    """True where a sentence opens with a day reckoned from another: "Chiều hôm sau, …", "Trước đó, …"."""
    if naming.since:
        return False
    text, day = naming.sentence.text, naming.day
    reckoned = day is not None and day.again and day.firm and _OPENS_WITH_DAY.match(text)
    return bool(reckoned or _BEFORE_THAT.match(text))


def _is_elsewhere(gathering: Gathering, naming: Naming) -> bool:
    """True for one told to be in another unit of the same kind: "Phát biểu tại buổi lễ ở X" of that at Y."""
    if gathering.kind.family not in _PLACED or naming.occasion.told != "noun" or _has_points(gathering):
        return False
    also = _ALSO.match(naming.sentence.text) is not None or (
        naming.day is not None and naming.day.again and _THERE.match(naming.sentence.text) is not None
    )
    if gathering.place is None and not also:
        return False
    here = venue.unit(naming.sentence, naming.occasion.start, naming.occasion.end)
    if here is None:
        return False
    hosts = gathering.organisers() if also and naming.host not in gathering.organisers() else []
    if any(_is_of_another(host, here) for host in hosts):
        return True
    if gathering.place is None:
        return False
    words, known = gathering.place
    if known is None:  # "Cùng ngày, tại xã X diễn ra lễ …": not that at the monument
        return naming.day is not None and naming.day.again and here.name not in words
    return venue.are_apart(here, known)


def _is_of_another(host: str, here: PlaceRef) -> bool:
    """True for a host of another unit at the level of one: "UBND huyện X", in "thị xã Y"."""
    found = _OF_UNIT.search(host)
    level = next((types for types in _LEVELS if here.type in types), frozenset())
    return found is not None and found["type"] in level and found["name"] not in {here.name, here.within}


def _has_points(gathering: Gathering) -> bool:
    """True for one held at several places."""
    return any(word in said for said in gathering.said for word in _JOINED)


def is_joined(gathering: Gathering, naming: Naming) -> bool:
    """True for a sentence on who joined one held at several places: "Tại huyện X, dự | hội nghị có …"."""
    return _JOINS.match(naming.sentence.text) is not None and _has_points(gathering)


def may_be_met(visit: Gathering, naming: Naming) -> bool:
    """True when "buổi làm việc" can mean what was told as a visit ("đoàn … kiểm tra")."""
    return visit.headline or not visit.named or (naming.day is None and not (visit.date and visit.date.until))


def is_numbered_apart(naming: Naming, told_of: Sequence[Gathering]) -> bool:
    """True for a sitting that its number tells from one of the story: "dự Kỳ họp thứ 19" at the 20th."""
    kind = naming.occasion.kind
    if kind is None or naming.number is None or naming.host is not None:
        return False
    return any(g.kind.name == kind.name and g.ordinal not in (None, naming.number) for g in told_of)


def _is_of_later_day(naming: Naming, visit: Gathering) -> bool:
    """True for what is told of a later day of a visit: "chiều 15/9, đoàn có | buổi làm việc với …"."""
    day, dates = naming.day, visit.date
    if day is None or dates is None or dates.until is None:
        return False
    return not agree(dates.date, day.date)


def _has_rite(told_of: Sequence[Gathering]) -> bool:
    """True where the story tells of "lễ khai mạc", "lễ bế mạc" of something."""
    return any(
        f"{event} {rite}" in said
        for event in ("lễ", "đêm")
        for g in told_of
        for said in g.said
        for rite in _ENDS_OF
    )


def _goes_back(naming: Naming, told_of: Sequence[Gathering], focus: Gathering | None) -> bool:
    """True for a loose word for the only gathering told of: "Tham dự hội nghị có …" of a "buổi họp mặt"."""
    kind, told = naming.occasion.kind, [g for g in told_of if not g.headline]
    if kind is None or focus is None or told != [focus] or kind.name == focus.kind.name:
        return False
    alone = naming.day is None and naming.number is None and naming.host is None and not naming.since
    if not alone or naming.occasion.told != "noun":
        return False
    if is_later(naming) or opens_another(naming) or naming.looks_back():
        return False
    if focus.kind.family in WHOLES or (focus.kind.family == "press" and kind.name in _AGAIN):
        # "A chủ trì hội nghị." of a session of the council, "Cuộc họp do A chủ trì." of a "họp báo"
        return kind.name in _AGAIN and _ALONE.match(naming.sentence.text, naming.occasion.end) is not None
    shown = _ALONE.match(naming.sentence.text, naming.occasion.end) and _SHOWN.fullmatch(naming.before)
    return {kind.family, focus.kind.family} <= _LOOSE and bool(shown or _BACK.fullmatch(naming.before))


def _fitting(naming: Naming, told_of: Sequence[Gathering], here: Sequence[Gathering]) -> list[Gathering]:
    """Those that a naming may mean, the last first; one to come is none at which people are told to speak.

    "Tại buổi tiếp, … cho hay hội nghị (kế tiếp) sẽ tổ chức …".
    """
    fitting = [g for g in reversed(told_of) if fits(g, naming)]
    announced = is_announced(naming)
    if announced or is_of_another(naming):
        fitting = [g for g in fitting if g not in here]
    if unit := naming.unit():
        fitting = [g for g in fitting if g.is_at(unit)] or fitting
    if not announced:  # "Đại hội tỉnh sẽ diễn ra cuối năm. Phát biểu tại | đại hội, …" of a commune's
        return [g for g in fitting if g.date or not g.announced] or fitting
    return [g for g in fitting if g.headline or g.announced or not g.took_place()]


def _of_its_kind(naming: Naming, fitting: Sequence[Gathering]) -> Gathering | None:
    """One of those that a naming may mean which is of its very kind, or called after it."""
    kind, told = naming.occasion.kind, naming.occasion.told
    if kind is None:
        return None
    same = next((g for g in fitting if g.kind.name == kind.name), None)
    if same is None and told == "noun" and naming.host is None:  # "buổi tiếp" of a "buổi tiếp công dân"
        same = next((g for g in fitting if g.kind.name.startswith(f"{kind.name} ")), None)
    if same is None and told == "noun" and naming.host is None:
        same = next((g for g in fitting if is_named_after(g, kind) and not _is_of_later_day(naming, g)), None)
    held = next((g for g in fitting if is_held_as(naming, g)), None) if same is None else None
    if held is not None:
        held.kind, held.name = kind, None
        return held
    if same is not None:
        alike = same.kind.name.partition(" ")[2] == kind.name.partition(" ")[2]
        if alike and told == "noun" and not same.named and (same.headline or kind.name != _SAT):
            same.kind, same.name = kind, None  # "phiên tiếp công dân" of what is told by a verb before
    return same


def _whole_of(naming: Naming, told_of: Sequence[Gathering], fitting: Sequence[Gathering]) -> Gathering | None:
    """The longer gathering that a rite or a sitting is a part of: "Dự lễ bế mạc có …" of a congress."""
    kind = naming.occasion.kind
    if kind is None:
        return None
    families: set[str] = set()
    if naming.host is None and (naming.rite in _ENDS_OF or _is_the_rite(naming, kind, fitting)):
        families = {*WHOLES, "talks", "festival"}
    elif naming.host is None and kind.name in PARTS and not (naming.day and naming.day.firm):
        families = WHOLES
    elif kind.name in PARTS_OF_ALL:
        return next((g for g in reversed(told_of) if g.kind.family in WHOLES), None)
    return next((g for g in fitting if g.kind.family in families), None)


def _is_the_rite(naming: Naming, kind: Kind, fitting: Sequence[Gathering]) -> bool:
    """True for a bare "lễ" where the story tells of one that opens or closes something."""
    return kind.name == "lễ" and naming.rite is None and _has_rite(fitting)


def _are_other_talks(naming: Naming, talks: Gathering) -> bool:
    """True for "Tiếp đó, … cuộc hội kiến với B" behind "cuộc hội đàm với A"."""
    kind = naming.occasion.kind
    if kind is None or {kind.family, talks.kind.family} != {"meet"} or not opens_another(naming):
        return False
    return kind.name.split()[-1] != talks.kind.name.split()[-1]


def known(
    naming: Naming, told_of: Sequence[Gathering], focus: Gathering | None, here: Sequence[Gathering]
) -> Gathering | None:
    """The latest gathering that a naming can mean.

    `told_of`: those of the story; `focus`: what it is about by now; `here`: those named in the sentence.
    """
    kind, told = naming.occasion.kind, naming.occasion.told
    fitting = _fitting(naming, told_of, here)
    if kind is None:
        opening = _OPENING.match(naming.sentence.text, naming.occasion.start)
        if opening and focus is not None and focus.kind.family not in WHOLES:
            fitting = [g for g in fitting if g.kind.family in WHOLES] or fitting
        return focus if focus in fitting else next(iter(fitting), None)
    if (same := _of_its_kind(naming, fitting)) is not None:
        return same
    party = kind.name.startswith("đoàn ") and told == "noun" and not (naming.day and naming.day.firm)
    other = focus is not None and is_later(naming) and kind.name != focus.kind.name
    if party and not other and focus is not None and focus in fitting and naming.may_be_on(focus.date):
        return focus  # "Tham gia Đoàn giám sát có …" of what it came for
    if (whole := _whole_of(naming, told_of, fitting)) is not None:
        return whole
    if (
        told == "verb"
        and here
        and here[-1] in (g for g in fitting if not g.over)
        and not _ASIDE.search(naming.sentence.text, 0, naming.since)
        and not _ANEW.search(naming.sentence.text, naming.since, naming.occasion.start)
        and not (here[-1].kind.family == "ceremony" and joins_talks(naming))
    ):
        last = here[-1]
        if last.kind.name == "buổi tiếp" and kind.family == "visit" and _COMES.search(naming.before):
            return last  # "tiếp ông A và các thành viên trong đoàn đến thăm …"
        if last.named or PERSON not in naming.sentence.text[naming.since : naming.occasion.start]:
            if not last.named and kind.weight > last.kind.weight:
                last.kind = kind
            elif (
                last.kind.name.startswith("đoàn ")
                and naming.sentence.text[naming.since : naming.occasion.start] == " "
            ):
                last.kind, last.name = kind, None  # "dẫn đầu đoàn khảo sát làm việc với …"
            return last
    if naming.day is not None and naming.day.firm:
        fitting = [g for g in fitting if g.date is None or agree(g.date.date, naming.day.date)]
    if told == "verb" and naming.headline:
        fitting = [g for g in fitting if g.headline]  # over a new part of a roundup
    related = next((g for g in fitting if g.kind.family == kind.family), None)
    if related is None and kind.name in _MEANT and not opens_another(naming):
        visits = [g for g in fitting if g.kind.family == "visit" and (g.headline or naming.host is None)]
        goes_on = told == "noun" or _PARTY_GOES_ON.match(naming.sentence.text)
        visits = [
            g for g in visits if goes_on or g.headline if told == "noun" or g.kind.name.startswith("đoàn ")
        ]
        related = next((g for g in visits if may_be_met(g, naming)), None)
    if related is None and told == "noun" and kind.family == "sitting" and naming.host is None:
        related = next((g for g in fitting if not g.named and g.kind.name == _SAT), None)
    if related is None and _goes_back(naming, told_of, focus) and focus in fitting:
        return focus
    if related is None or not (related.headline or naming.host is None or not related.named):
        return None
    later = related.over or is_later(naming) or _are_other_talks(naming, related)
    if kind.name != related.kind.name and not related.headline and later:
        return None  # "Buổi chiều, cuộc họp … được tổ chức", "Trước đó, … hội đàm": another one
    if told == "noun" and naming.day is not None and naming.day.again and not related.headline:
        return None  # "Chiều cùng ngày, … chủ trì cuộc họp": another one
    met = related.kind.family == "visit" and kind.family == "meet"  # "tại buổi gặp" of a visit
    if kind.name == _SAT and not related.named and related.kind.name != kind.name:
        return related  # "họp phiên thường kỳ", "cuộc họp" further on
    if related.headline or (told == "noun" and not related.named and not met):
        related.kind, related.name = kind, None
    return related

"""Where a sentence names a gathering: "tổ chức hội nghị …", "Kết luận buổi làm việc", "làm việc với …".

An occasion is one naming; `loaders.story` decides which of them are the same gathering.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.actors import subjects
from loaders.marked import BODY, DATE, PERSON, PLACE, Marked
from loaders.meetwords import any_of, vocabulary

Told = Literal["noun", "verb", "part"]
_ANNOUNCED = re.compile(
    rf"[^.;:!?{PERSON}{BODY}{PLACE}]{{0,80}}\b(?:khai mạc|diễn ra|được tổ chức)[^.;,]{{0,20}}{DATE}"
)
_APPOSITION = re.compile(r"^[^.;,]{0,40}(?:\s[–—-]\s|\()$")
_HAS = re.compile(r"\bcó (?:các |một )?$")
_DELEGATION = re.compile(r"\b(?:đoàn|lãnh đạo|các đại biểu)\b[^.;:]*$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gathering and the family of kinds that may name one and the same."""

    name: str
    family: str
    weight: int = 0  # of a verb, among several in one clause


@dataclass(frozen=True, slots=True)
class Occasion:
    """A gathering named at `sentence.text[start:end]`. `kind` is None for a part ("phiên bế mạc")."""

    start: int
    end: int
    kind: Kind | None
    told: Told
    referred: bool  # only referred to ("sau kỳ họp thứ 9") or one of many ("các hội nghị")


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]
    nouns: dict[str, Kind]
    verbs: tuple[Kind, ...]
    ceremony: Kind
    shows: dict[str, Kind]
    referring: re.Pattern[str]
    opening: re.Pattern[str]


@cache
def _words() -> _Words:
    """The nouns and verbs, compiled into one pattern."""
    data = vocabulary()
    nouns = {word: Kind(n["kind"], n["family"]) for n in data["noun"] for word in n["words"]}
    rite = data["ceremony"]
    show = data["show"]
    ahead = "|".join(rf"(?<=\b{re.escape(word)} )" for word in show["after"])
    behind = "|".join(rf"(?<=\b{re.escape(word)} )" for word in rite["back"])
    alternatives = [
        rf"(?P<noun>{any_of(nouns)})\b",
        rf"(?P<show>(?:{ahead})(?:{any_of(show['kinds'])}))\b(?=\s[\"“‘'«])",
        rf"(?P<part>{any_of(data['part']['words'])})\b",
        rf"(?P<rite>(?<!ban )lễ)\b(?=\s(?:{any_of(rite['acts'])})\b|\s?[,.]|\s(?:diễn ra|do)\b)",
        rf"(?P<back>(?:{behind})lễ)\b(?! tết| hội)",
    ]
    for number, verb in enumerate(data["verb"]):
        before = "".join(rf"(?<!{re.escape(word)} )" for word in verb["not_after"])
        alternatives.append(rf"(?P<verb{number}>{before}{verb['pattern']})")
    after = any_of(data["refer"]["after"])
    unless = "".join(rf"(?<!{re.escape(word)} )" for word in data["refer"]["unless"])
    return _Words(
        pattern=re.compile(rf"(?i:\b(?:{'|'.join(alternatives)})(?!\s(?:{after})\b))"),
        nouns=nouns,
        verbs=tuple(Kind(v["kind"], v["family"], v["weight"]) for v in data["verb"]),
        ceremony=Kind(rite["kind"], rite["family"]),
        shows={word: Kind(word, show["family"]) for word in show["kinds"]},
        referring=re.compile(rf"(?i:(?<!\w){unless}(?:{any_of(data['refer']['before'])})\s+$)"),
        opening=re.compile(rf"(?i:(?<!\w)(?:{any_of(data['refer']['open'])})\s+$)"),
    )


def occasions(sentence: Marked) -> list[Occasion]:
    """The namings of gatherings that a sentence may report or announce, in order."""
    found: list[Occasion] = []
    for match in _words().pattern.finditer(sentence.text):
        if not found or not _APPOSITION.match(sentence.text[found[-1].end : match.start()]):
            found.append(_occasion(sentence, match))
    found = [o for o, after in zip(found, [*found[1:], None], strict=False) if not _meets(sentence, o, after)]
    ends = [*(o.start for o in found[1:]), len(sentence.text)]
    return [
        occasion
        for occasion, following in zip(found, ends, strict=False)
        if (not occasion.referred or _ANNOUNCED.match(sentence.text, occasion.end, following))
        and (occasion.told != "verb" or _is_done(sentence, occasion))
    ]


def _meets(sentence: Marked, party: Occasion, after: Occasion | None) -> bool:
    """True for a party that has a meeting: "đoàn giám sát … có buổi làm việc với …" is that meeting."""
    if after is None or after.told != "noun" or party.kind is None or not party.kind.name.startswith("đoàn "):
        return False
    between = sentence.text[party.end : after.start]
    return ";" not in between and bool(_HAS.search(between))


def _occasion(sentence: Marked, match: re.Match[str]) -> Occasion:
    words = _words()
    group = match.lastgroup or ""
    window = (max(0, match.start() - 40), match.start())
    referred = bool(words.referring.search(sentence.text, *window))
    referred = referred and not words.opening.search(sentence.text, *window)
    kind: Kind | None = None
    told: Told = "noun"
    if group == "noun":
        kind = words.nouns[re.sub(r"\s+", " ", match.group().lower())]
    elif group == "show":
        kind = words.shows[match.group().lower()]
    elif group == "part":
        told = "part"
    elif group in ("rite", "back"):
        kind = words.ceremony
    else:
        kind, told, referred = words.verbs[int(group.removeprefix("verb"))], "verb", False
    return Occasion(match.start(), match.end(), kind, told, referred)


def _is_done(sentence: Marked, occasion: Occasion) -> bool:
    """True when a verb has somebody who does it: an official, a body, a delegation."""
    if subjects(sentence, occasion.start, plain=True) or subjects(sentence, occasion.start):
        return True
    return bool(_DELEGATION.search(sentence.text, max(0, occasion.start - 80), occasion.start))

"""What a clause tells to have been before something else: "trước đó", "trước khi được bầu", "khi đó"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.dates.counted import DECADE
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
    unbracketed,
)
from loaders.offices.says import is_act
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_AWAY: Final = frozenset({"về", "sang", "lên", "chuyển"})
# đại biểu, kỳ họp, hội nghị, đại hội, cử tri
_ELECTORS: Final = frozenset({"biểu", "họp", "nghị", "hội", "cử"})
_AT: Final = frozenset({"tại", "ở", "trong", "khi"})
_TOWARDS: Final = frozenset({"đối", "với"})
_JOINS: Final = frozenset({"và", ","})
_NOW: Final = frozenset({"nay", "giờ"})
_CUES: Final = lists("cues.toml")
_MEANWHILE: Final = re.compile(r"\btrong khi (?:đó|ấy)\b")  # sets one thing beside another, tells no time
_EARLIER: Final = tuple(f", {cue}" for cue in ("trước đó", "trước đây", "trước kia", "trước là"))
_BEFORE: Final = re.compile(r"\btrước (?:khi|lúc|thời điểm)\b")
_BEFORE_YEAR: Final = re.compile(
    r"(?:cho )?(?:(?:đến|tới) )?trước (?:(?:đầu|giữa|cuối) )?(?:tháng \d\d? / |năm )\d{4}\b"
)
_STILL_THEN: Final = re.compile(  # "Mới tuần trước, ông còn | là X"
    r"(?:\b(?:tuần|tháng|hôm|năm|ngày|nhiệm kỳ|kỳ) (?:trước|ngoái|qua|kia)\b"
    r"|\bcách đây\b|^\W*(?:hồi|mới|lúc)\b).* còn$"
)
_DAY: Final = re.compile(r"\b\d{1,2} [/.-] \d{1,2}\b(?! [/.-])")  # not with its year, which may be long ago
_RECALLED: Final = re.compile(  # "nhớ lại hồi cùng học, ông A | là X"
    rf"\b(?:{any_of(_CUES['recalls'])}) (?:\w+ ){{0,2}}?(?:{any_of(_CUES['recalled'])})\b"
)
_DECADE: Final = re.compile(  # "Những năm 1980, ông A | là X"
    rf"\W*(?:(?:vào|hồi|trong|suốt|đầu|giữa|cuối) )*{DECADE}", re.I
)
_YEARS_AGO: Final = re.compile(r"^\W*(?:hơn |gần |khoảng |cách đây )?\w+ (?:năm|tháng) trước(?: đây)? ,")


def released_from(items: Sequence[Item], verb: int) -> int:
    """The verb of release that "ở" goes on with, else -1: "| miễn nhiệm bà A ở chức danh này"."""
    if not items[verb].text.startswith("ở "):
        return -1
    k = verb - 1
    between = _TOWARDS | _JOINS if items[verb].text.startswith("ở chức") else _TOWARDS
    while k > 0 and (items[k].kind == "honorific" or is_person(items[k]) or items[k].text in between):
        k -= 1
    entry = items[k].entry if 0 <= k < verb - 1 and items[k].kind == "verb" else None
    return k if entry is not None and entry.canonical in {"left", "lost"} else -1


def named_act(items: Sequence[Item], verbs: Sequence[int], verb: int) -> int:
    """The verb of others whose posts "là" names behind words for them, else -1.

    "miễn nhiệm chức vụ do hai ông đảm nhiệm, đó | là X đối với ông A, Y …", "bầu các chức danh, đó | là …".
    """
    if items[verb].text != "là" or phrase(items[verb - 2 : verb]) not in {", đó", "– đó", "- đó", ": đó"}:
        return -1
    act = next((k for k in reversed(verbs) if is_act(items[k])), -1)
    between = items[act + 1 : verb]
    told = any(item.offices or ends_clause(item) for item in between)
    return -1 if told else act


def before_that(items: Sequence[Item], verb: int) -> bool:
    """True when the clause of a verb opens with "trước đó", "trước khi", "khi đó"."""
    clause = unbracketed(items[clause_start(items, verb) : verb])
    if items[verb].text.startswith("hiện ") or items[verb - 1].text in _NOW or _turns_to_now(clause):
        return False
    aside = len(clause) if _is_aside(clause) and not _goes_on(items, verb) else 0
    clause = clause[max(_past_office(clause), aside) :]
    words = _MEANWHILE.sub("", phrase(clause))
    told = any(cue in words for cue in _CUES["gone_by"])
    if told or _YEARS_AGO.search(words) or _RECALLED.search(words):
        away = any(item.text in _AWAY for item in clause[-3:])  # "trước đó đã về tỉnh làm …": he is there
        return not (away or _is_left_for(clause))
    if _is_before_him(clause):
        return True
    if _is_told(clause):
        return False
    if items[verb - 1].text == "còn" and _STILL_THEN.search(words):
        return True
    after = what_came(words)
    if "," in after and _is_chosen(clause):
        return False
    then = max((k for k, item in enumerate(clause) if item.text == "khi"), default=0)
    told = items[verb].text == "là" or " bị " in after  # "trước khi bị bắt | giữ chức X"
    alone = told and not any(map(is_person, clause[then:]))
    return "," in after or (after != "" and (alone or _is_passive_of(clause)))  # its own clause is over


def is_of_decade(items: Sequence[Item], verb: int) -> bool:
    """True where the clause of a verb is set in a decade gone by: "Đầu những năm 1990, ông | được bầu"."""
    clause = unbracketed(items[clause_start(items, verb) : verb])
    return _DECADE.match(phrase(clause)) is not None and not _turns_to_now(clause)


def _turns_to_now(clause: Sequence[Item]) -> bool:
    """True where a clause comes to today behind a comma: "Những năm 1980, ông là X, nay ông | là Y"."""
    last = max((k for k, item in enumerate(clause) if item.text == ","), default=len(clause))
    return any(item.text in _NOW for item in clause[last + 1 : last + 2])


def _is_left_for(clause: Sequence[Item]) -> bool:
    """True for what one went to on a day told: "Trước đó, từ 2/4, ông A thôi giữ chức X để | nhận chức Y".

    Not of one whose life is told, "Trước đó, ông thôi giữ chức X để | làm Y", who may have moved on.
    """
    aim = next((k for k in range(len(clause) - 1, 0, -1) if clause[k].text == "để"), 0)
    if not aim or any(item.text in {",", "khi"} or is_person(item) for item in clause[aim:]):
        return False
    verb = next((k for k in range(aim - 1, 0, -1) if clause[k].kind == "verb"), 0)
    entry, before = clause[verb].entry, clause[:verb]
    named = any(item.kind == "name" or (item.kind == "short" and item.text) for item in before)
    return named and entry is not None and entry.canonical == "left" and bool(_DAY.search(phrase(before)))


def _is_told(clause: Sequence[Item]) -> bool:
    """True where what was before is told already: "bầu bà A, trước khi ứng cử là Bí thư X, | giữ chức Y"."""
    pairs = enumerate(pairwise(clause))
    then = next((k for k, (a, b) in pairs if a.text == "trước" and b.text in {"khi", "lúc"}), len(clause))
    return any(
        clause[k].text.endswith("là") and clause[k + 1].kind == "office" and not is_person(clause[k - 1])
        for k in range(then + 3, len(clause) - 2)
    )


def _is_chosen(clause: Sequence[Item]) -> bool:
    """True where those who elect act then: "Trước khi bầu UBND, | các đại biểu chọn ông A | giữ chức X"."""
    then = max((k for k, item in enumerate(clause) if item.text == "khi"), default=0)
    comma = next((k for k in range(then, len(clause)) if clause[k].text == ","), len(clause))
    person = next((k for k in range(comma, len(clause)) if is_person(clause[k])), comma)
    told = {item.text for item in clause[comma:person]}
    acts = any(item.kind == "body" for item in clause[comma + 1 : comma + 2])
    return (acts or not _ELECTORS.isdisjoint(told)) and _AT.isdisjoint(told)


def _is_before_him(clause: Sequence[Item]) -> bool:
    """True for "Trước ông A, bà B | là X": who is told of in the sentence held it later."""
    if not clause or clause[0].text != "trước":
        return False
    person = past_honorifics(clause, 1)
    return phrase(clause[person + 1 : person + 2]) == "," and is_person(clause[person])


def _past_office(clause: Sequence[Item]) -> int:
    """Behind an office that is told to be of before: "A, Bí thư X trước đây, | hiện là Y"."""
    for k in range(len(clause) - 3):
        if clause[k].kind == "office" and phrase(clause[k + 1 : k + 4]) == "trước đây ,":
            return k + 4
    return 0


def _is_aside(clause: Sequence[Item]) -> bool:
    """True where a clause ends with what one was, between commas: "bà A, trước đó là X, | làm Y"."""
    if phrase(clause[-1:]) != ",":
        return False
    named = max((k for k in range(len(clause) - 3) if is_person(clause[k])), default=len(clause))
    told = phrase(clause[named + 1 : named + 4]).startswith(_EARLIER)
    return told and sum(item.kind == "verb" for item in clause[named:]) == 1


def _goes_on(items: Sequence[Item], verb: int) -> bool:
    """True where another verb of office comes later: "trước đó là X, | làm Y, được bầu làm Z"."""
    for item in items[verb + 1 :]:
        if item.kind == "verb" or ends_clause(item):
            return item.kind == "verb"
    return False


def what_came(words: str) -> str:
    """What a clause tells to have come after: behind "trước khi", or all that "trước ngày" opens.

    Also "(đến) trước tháng 10/2018, ông | là X".
    """
    if words.startswith(_CUES["before_then"]) or _BEFORE_YEAR.match(words):
        return words
    found = _BEFORE.search(words)
    return words[found.end() :] if found else ""


def _is_passive_of(clause: Sequence[Item]) -> bool:
    """True where a verb and the one whom it befalls end a clause: "Trước khi được bổ nhiệm ông | là X".

    Also "trước lúc nhận nhiệm vụ mới ông | là X".
    """
    k = over_honorifics(clause, len(clause) - 1)
    if k < 0 or not is_person(clause[-1]):
        return False
    passive = clause[k].kind == "verb" and clause[k].text.startswith("được")
    return passive or phrase(clause[max(0, k - 3) : k + 1]).endswith(_CUES["takes_office"])

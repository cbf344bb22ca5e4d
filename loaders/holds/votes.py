"""Posts that others elect to; whether what a sentence puts to the vote was carried, as the next one tells.

"HĐND tỉnh xem xét tờ trình đề nghị miễn nhiệm ông A. | Kết quả, 48/50 đại biểu tán thành."
"""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.joint import is_new_there
from loaders.holds.unreal import seeming
from loaders.offices.items import Item, clause_start, is_person, phrase
from loaders.offices.runs import Run
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, numerals

_WORDS: Final = lists("unreal.toml")
_PUT: Final = frozenset(_WORDS["put"])
_FOR: Final = "|".join(_WORDS["votes_for"])
_AGAINST: Final = frozenset(_WORDS["votes_against"])
_ELECTED: Final = tuple(_WORDS["outcomes"])
_CARRIED: Final = re.compile(
    rf"(?:kết quả\b.*?|(?:với )?\d+ (?:% |/ \d+ ).*?|(?:với )?(?:đa số|tuyệt đối) .*?)\b(?:{_FOR})\b"
    r"(?P<what>[^.]*?) ?\.?",
    re.IGNORECASE,
)
_AGAIN: Final = frozenset(_WORDS["votes_on"])
ELECTS: Final = re.compile(any_of(lists("cues.toml")["elects"]))
_RESULT: Final = frozenset({"kết", "theo", "cả"})  # opens what is told of all put forward
_STILL: Final = frozenset({"vẫn", "tục"})  # "vẫn làm", "tiếp tục là"
_REELECTED: Final = re.compile(
    r"sau khi (?:(?:được )?tái (?:đắc )?cử|được bầu lại|(?:trúng cử|đắc cử|được bầu) (?:thêm |một )*lần nữa)"
    r"(?: [.,;]|$)"
)
_ORDERED: Final = tuple(f"{opening} ," for opening in lists("cues.toml")["by_order"])
_GOES_ON: Final = ("được", "sẽ", "đã", "phải", "cùng", "nghỉ", "thôi")  # behind posts, of their holders
_ISSUERS: Final = frozenset({"body", "office", "unit"})
_OPENING: Final = 8  # items with which a sentence opens that tells what an order says
_BEHIND: Final = 8  # items behind a post in which that is told
_LONGEST: Final = 40  # items of a sentence that tells how a vote ended


def is_elected(items: Sequence[Item], verb: int) -> bool:
    """True for a post that others elect somebody to: "HĐND tỉnh đã bầu ông A | giữ chức X"."""
    return ELECTS.search(phrase(items[clause_start(items, verb) : verb + 1])) is not None


def is_given(items: Sequence[Item], verb: int, run: Run) -> bool:
    """True for a post that a verb tells only to be held and other words to be given.

    "Ông A là Giám đốc X | mới", "bà B vẫn làm Chủ tịch Y | sau khi tái đắc cử".
    """
    if items[verb].text == "là" and is_new_there(items, run):
        return True
    if verb == 0 or items[verb - 1].text not in _STILL or items[max(0, verb - 2)].text == "nay":
        return False
    return _REELECTED.match(phrase(items[run.last : run.last + _BEHIND])) is not None


def gives_each(items: Sequence[Item], verb: int) -> bool:
    """True for posts that a verb before or an order gives in turn: "A và B được bầu | lần lượt làm X, Y".

    "Theo quyết định, các ông A và B | lần lượt giữ chức X, Y".

    Not of those told to be something in turn ("…, hai ông A và B | lần lượt là X, Y"), nor of whom the order
    tells something else ("…, hai ông A và B | lần lượt giữ chức X, Y bị khởi tố").
    """
    if verb > 0 and items[verb - 1].kind == "verb" and said(items, verb - 1) in {"appointed", "moved"}:
        return True
    if items[verb].text == "lần lượt là" or not items[verb].text.startswith("lần lượt"):
        return False
    if not is_person(items[verb - 1]) or _tells_more(items, verb):
        return False
    told = [item for item in items[clause_start(items, verb) : verb] if item.kind not in _ISSUERS]
    return phrase(told[:_OPENING]).startswith(_ORDERED)


def _tells_more(items: Sequence[Item], verb: int) -> bool:
    """True where something else is told of those with posts: "… lần lượt giữ chức X, Y | sẽ dự lễ"."""
    if any(item.text.startswith("bị") for item in items[verb:]):
        return True
    last = max((k for k in range(verb, len(items)) if items[k].kind == "office"), default=verb)
    return any(item.text.startswith(_GOES_ON) for item in items[last + 1 : last + 2])


def is_carried(items: Sequence[Item], verbs: Sequence[int], after: Sequence[Item]) -> bool:
    """True where a sentence with some `verbs` puts something to the vote and the next says it was carried.

    Who is said to be elected there is the only one named in the sentence.
    """
    if (
        not verbs
        or len(after) > _LONGEST
        or _PUT.isdisjoint([item.text.rpartition(" ")[2] for item in items])
    ):
        return False
    if not (seeming(items, verbs) or any(_puts_forward(items[k]) for k in verbs)):
        return False
    if not _AGAINST.isdisjoint([item.text for item in after]):
        return False
    named = [item.text for item in items if item.kind == "name"]
    known = {*named, *(name.rpartition(" ")[2] for name in named)}
    said = [item for item in after if not (item.kind == "body" or (is_person(item) and item.text in known))]
    if found := _CARRIED.fullmatch(phrase(said)):
        return _AGAIN.issuperset(found["what"].lower().split())
    if _all_elected(after, len(named)):
        return True
    verb = next((k for k, item in enumerate(after) if item.kind == "verb"), 0)
    if not verb or not after[verb].text.startswith(_ELECTED) or len(named) != 1:
        return False
    if any(item.kind == "office" for item in after[verb + 1 :]):
        return False  # "Ngày 7/11, ông A được giới thiệu để bầu làm X. Ngày 13/11, ông A được bầu làm | X"
    people = [item for item in after if is_person(item)]
    return len(people) == 1 and people[0].text in known


def _all_elected(after: Sequence[Item], named: int) -> bool:
    """True where all those named before are told to be elected: "Kết quả, cả (ba) nhân sự đều trúng cử"."""
    k = next((k for k, item in enumerate(after) if item.text.startswith(_ELECTED)), 0)
    told = [word for item in after[:k] for word in item.text.split()]
    if named < 2 or not {"cả", "đều"}.issubset(told) or any(item.kind == "name" for item in after):
        return False
    if any(item.kind == "office" for item in after) or told[0].lower() not in _RESULT:
        return False
    number = told[told.index("cả") + 1]
    return (int(number) if number.isdigit() else numerals().get(number, named)) == named


def _puts_forward(item: Item) -> bool:
    return item.entry is not None and item.entry.canonical == "candidate"

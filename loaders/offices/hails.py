"""A phrase that opens a sentence with another than whose office stands behind its comma.

"Ngoài ông A, | Thủ tướng cũng …", "Trao quyết định cho ông A, | Bí thư Tỉnh ủy yêu cầu …".
"""

from collections.abc import Sequence
from typing import Final

from loaders.offices.items import Item, clause_start, ends_clause, is_person, over_honorifics, phrase
from loaders.offices.runs import Run
from loaders.text.lexicon import lists

_WORDS: Final = lists("clauses.toml")
_OPENING: Final = frozenset(_WORDS["opens_apart"])
_TOPICS: Final = frozenset(_WORDS["topics"])
_SPEAKS: Final = lists("cues.toml")["speaks"]
_PRAISES, _THERE = (tuple(f"{cue} " for cue in _WORDS[name]) for name in ("praises", "there"))
_HAILS: Final = (*_PRAISES, *(f"{cue} " for cue in _WORDS["hails"]))
_LISTS: Final = frozenset({"có", "là", "gồm"})


def is_other_clause(items: Sequence[Item], run: Run, left: int) -> bool:
    """True where the person before a comma stands in an opening phrase, and the office begins the sentence.

    "Ngoài ông A, Thủ tướng cũng …", "Cùng với bà A, Bí thư Tỉnh ủy đã …".
    """
    k = over_honorifics(items, left)
    if k < 0 or items[left + 1].text != "," or run.last >= len(items):
        return False
    if items[run.last].kind in {"word", "verb"} and _is_topic(items, run, k):
        return True
    opens = k == 0 or (k == 1 and items[k].text in {"với", "cạnh", "như"}) or ends_clause(items[k - 1])
    blamed = phrase(items[run.last : run.last + 3]).startswith(_WORDS["blamed"])
    acts = items[run.last].kind in {"word", "verb"} and not blamed
    met = acts and (_is_met(items, run, k) or _is_hailed(items, run, k))
    return met or (acts and opens and items[k].text in _OPENING)


def _is_topic(items: Sequence[Item], run: Run, k: int) -> bool:
    """True where a sentence opens with the one whom the holder of an office speaks or decides of.

    "Với riêng ông A, Thứ trưởng gửi lời cảm ơn", not "Đối với riêng ông A, Thứ trưởng có vi phạm".
    """
    opening = phrase(items[clause_start(items, k + 1) : k + 1])
    return opening in _TOPICS and not phrase(items[run.last : run.last + 3]).startswith(_WORDS["of_topic"])


def _is_met(items: Sequence[Item], run: Run, k: int) -> bool:
    """True where a sentence opens with what the holder of an office does to the one before it.

    "Nghe xong chuyện của ông A, Chủ tịch UBND xã X lặng đi", not "Gặp ông A, Chủ tịch UBND xã X tại nhà".
    """
    opening = items[clause_start(items, k) : k + 1]
    more = items[run.last].text in _WORDS["goes_on"]
    bare = bool(opening) and opening[0].text.partition(" ")[0] in _WORDS["deals"]
    plain = all(item.kind in {"word", "honorific", "name"} or item is opening[0] for item in opening)
    return bare and plain and opening[-1].text not in _LISTS | {"khi"} and not more


def _is_hailed(items: Sequence[Item], run: Run, k: int) -> bool:
    """True where the holder of an office speaks, behind a phrase of what he does to the one before it.

    "Trao quyết định cho ông A, Bí thư Tỉnh ủy yêu cầu …", "Tại lễ tiễn ông A, Chủ tịch X đã nhấn mạnh …".
    """
    says = run.last + (items[run.last].text in _WORDS["still_says"])
    start = clause_start(items, k + 1)
    if k < start or not phrase(items[says : says + 2]).startswith(_SPEAKS):
        return False
    opens = next((n + 1 for n in range(k, start, -1) if items[n].text == ","), start)
    if any(is_person(item) for item in items[start : k + 1]) or any(
        i.kind == "office" for i in items[start:opens]
    ):
        return False  # he has a subject: "Ông B, Bí thư X, chúc mừng ông A, …"
    opening = f"{phrase(items[opens : opens + 3])} "
    if items[k].text == "của":
        return opening.startswith(_PRAISES)
    towards = items[k].text in _WORDS["towards"]
    return opening.startswith(_HAILS) or (towards and opening.startswith(_THERE))

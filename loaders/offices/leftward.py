"""The person right before an office: "A, Giám đốc X", "A (SN 1960), …", "A, dân tộc Tày, …"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.offices.behind import AFTER_NAME
from loaders.offices.groups import ALL
from loaders.offices.items import Item, ends_clause, is_person, phrase
from loaders.offices.runs import is_rank
from loaders.offices.trails import at_that_time
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_WORDS: Final = lists("clauses.toml")
_BELONGS: Final = frozenset(lists("cues.toml")["belongs"])
_BIRTH: Final = frozenset(",();/-.:") | frozenset(lists("cues.toml")["origin"])
_BRACKET: Final = 24  # items of a bracket, or of words of birth, behind a name
_STANDING: Final = 16  # … of words of a veteran's standing
_PEOPLE: Final = 10  # … of words that tell of which people he is
_OF_PEOPLE: Final = re.compile(
    r", (?:là )?(?:người dân tộc|người|dân tộc) "
    rf"(?:{any_of(people.lower() for people in lists('cues.toml')['peoples'])}) ,|, đảng viên ,"
)


def left_person(items: Sequence[Item], k: int) -> int | None:
    """The person right before a run that begins at k: "A, …", "A - …", "A (…"."""
    k -= next((n for n in (3, 2) if k > n and at_that_time(items, k - n) == n), 0)  # "A, lúc đó Bí thư"
    k -= 3 if k > 3 and phrase(items[k - 3 : k]) in _WORDS["acting_as"] else 0  # "A, với tư cách Bí thư X"
    k -= of_all(items, k)  # "A và B (đều nguyên Bí thư X)"
    j = k - 1
    if j > 1 and items[j].text == ":" and items[j - 1].kind == "name":
        own = items[j - 2]
        return j - 1 if own.kind == "honorific" else None  # "đ/c A: Bí thư Huyện ủy"
    if j < 0 or items[j].text not in AFTER_NAME | {";", ")"}:
        return None
    if items[j].text in {";", ")"}:
        return _before_birth(items, j)  # "A (SN 1960) | Giám đốc X"
    j -= 1
    if j >= 2 and items[j].text == ")":  # "A (giữa), …"
        back = next((n for n in range(j, max(-1, j - _BRACKET), -1) if items[n].text == "("), None)
        if back is not None and (
            phrase(items[back + 1 : back + 4]).startswith(_WORDS["just_given"])
            or not any(items[n].kind == "office" for n in range(back, j))
        ):
            j = back - 1
    if j > 1 and is_rank(items[j]) and items[j - 1].text in AFTER_NAME:
        j -= 2  # "A - Đại tá, Phó Giám đốc X"
    if j >= 0 and not is_person(items[j]):
        found = (
            _before_birth(items, k - 1),
            _before_member(items, j),
            _before_standing(items, k),
            _before_people(items, k),
        )
        return next((who for who in found if who is not None), None)
    return j if j >= 0 and is_person(items[j]) else None


def of_all(items: Sequence[Item], k: int) -> bool:
    """True behind a word for each of those named; "cùng" joins whoever follows it, but not in brackets."""
    return k > 1 and items[k - 1].text in ALL and (items[k - 1].text == "đều" or items[k - 2].text == "(")


def _before_member(items: Sequence[Item], body: int) -> int | None:
    """The person before a membership that is no office: "A, thành viên Hội đồng X, …"."""
    k = body - 3
    if k < 1 or items[body].kind != "body" or items[k].text not in AFTER_NAME or not is_person(items[k - 1]):
        return None
    return k - 1 if phrase(items[k + 1 : body]) in _BELONGS else None


def _before_standing(items: Sequence[Item], office: int) -> int | None:
    """The person before words of a veteran's standing: "A, thương binh hạng 2/4, | nguyên Bí thư X"."""
    if items[office].kind != "office" or items[office].offices[0].status != "former":
        return None
    for n in range(office - 1, max(0, office - _STANDING), -1):
        if is_person(items[n]):
            told = phrase(items[n + 2 : n + 8]).startswith(_WORDS["veterans"])
            return n if told and items[n + 1].text in AFTER_NAME else None
        if items[n].kind in {"office", "verb"} or ends_clause(items[n]):
            return None
    return None


def _before_birth(items: Sequence[Item], k: int) -> int | None:
    """The person before words of birth and home: "A, sinh năm 1958, nguyên …", "A (SN 1972, quê Hà Nội.

    …".
    """
    told = False
    for n in range(k, max(-1, k - _BRACKET), -1):
        if items[n].kind == "name" or (items[n].kind == "short" and items[n].text):
            return n if told else None
        if items[n].kind == "unit" or items[n].text in _BIRTH or items[n].text.isdigit():
            told = told or items[n].text in {"sinh", "sn", "tuổi"}
        else:
            return None
    return None


def _before_people(items: Sequence[Item], k: int) -> int | None:
    """The person before the name of a people, his: "A, dân tộc Tày, | Chủ tịch X", "A, người Ê Đê, | …".

    Also before his standing in the Party alone: "A, đảng viên, | Chủ tịch X".
    """
    n = next((n for n in range(k - 1, max(-1, k - _PEOPLE), -1) if is_person(items[n])), None)
    return n if n is not None and _OF_PEOPLE.fullmatch(phrase(items[n + 1 : k])) else None

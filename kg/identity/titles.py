"""What kind of seat a title is, how many hold it at one time, and the order of officers' ranks."""

import re
from functools import lru_cache
from typing import Literal

from kg.identity.ids import exact
from kg.identity.words import choice, listed, titles
from kg.ontology.tables import lines
from kg.resources import data_folder

Seat = Literal["head", "deputy", "member", "other"]

_ACTING = re.compile(rf"^(?:{choice('seats', 'acting')})\s+")
_DEPUTY = re.compile(rf"^(?:{choice('seats', 'deputies')})\b")
_MEMBER = re.compile(rf"^(?:{choice('seats', 'members')})")
_HEAD = re.compile(rf"^(?:tổng )?(?:{choice('seats', 'heads')})\b|trưởng$")
_GRADES, _CLASSES = listed("seats", "grades"), listed("seats", "classes")


@lru_cache(maxsize=8192)
def office(title: str) -> str:
    """The title as compared: in full, in lower case, without "Quyền", so that an acting head holds the post.

    >>> office("Quyền Giám đốc"), office("PCT"), office("Tổ phó")
    ('giám đốc', 'phó chủ tịch', 'phó tổ trưởng')
    """
    name = _ACTING.sub("", exact(title))
    return _forms().get(name, name)


@lru_cache(maxsize=8192)
def seat(title: str) -> Seat:
    """Head, deputy, member of a large body, or other."""
    name = office(title)
    if _MEMBER.match(name):
        return "member"
    if _DEPUTY.match(name):
        return "deputy"
    return "head" if _HEAD.search(name) else "other"


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Other forms of titles, as in `lexicon/titles.tsv` and among the titles of `identity/words.toml`."""
    rows = (line.split("\t") for line in lines(data_folder("ontology") / "lexicon" / "titles.tsv"))
    found = {exact(row[0]): exact(row[1]) for row in rows if len(row) > 1 and row[0][0] != "#"}
    found |= titles()
    return {form: found.get(title, title) for form, title in found.items() if form != found.get(title, title)}


def standing(title: str) -> int | None:
    """The height of an office in its body: 1 its head, 2 a deputy, 3 a member; None for any other.

    >>> standing("Phó Bí thư Thường trực")
    2
    """
    return {"head": 1, "deputy": 2, "member": 3, "other": None}[seat(title)]


def seats(title: str) -> int | None:
    """How many hold an office at one time: 1, or None where there are several or the number is not known.

    From the `seats` of `lexicon/titles.tsv` and `offices.tsv`; a title that is in neither has one holder if
    it is a head's.

    >>> seats("Chủ tịch"), seats("Phó Chủ tịch"), seats("Phó Chủ tịch Thường trực"), seats("Trưởng thôn")
    (1, None, 1, 1)
    """
    told = _counts().get(office(title))
    return 1 if told == "one" or (told is None and seat(title) == "head") else None


@lru_cache(maxsize=1)
def _counts() -> dict[str, str]:
    """Title as compared → one, several or many; the larger where two forms differ."""
    order = ("one", "several", "many")
    found: dict[str, str] = {}
    for file in ("titles", "offices"):  # both: form, title, head or body, seats
        for line in lines(data_folder("ontology") / "lexicon" / f"{file}.tsv"):
            if line and not line.startswith("#"):
                _, title, _, *told = line.split("\t")
                title, count = office(title), (told[0] if told else "") or "one"
                found[title] = max(found.get(title, count), count, key=order.index)
    return found


def rank_order(rank: str | None) -> int | None:
    """The height of an officer's rank, thiếu úy 0 to đại tướng 11; None for what is no such rank.

    >>> rank_order("Thượng tá") < rank_order("Đại tá") < rank_order("Thiếu tướng")
    True
    """
    match exact(rank or "").split():
        case [grade, class_] if grade in _GRADES and class_ in _CLASSES:
            return _CLASSES.index(class_) * len(_GRADES) + _GRADES.index(grade)
    return None

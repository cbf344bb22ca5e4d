"""What a verb of office rules: the first office or body behind it, and those of the list it opens."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.joint import POSTS
from loaders.holds.kin import is_helped, is_office_of_kin
from loaders.offices.items import Item, is_person, phrase
from loaders.offices.runs import Run
from loaders.offices.trails import trail
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_REACH: Final = 8  # items between a verb and its office
_FAR: Final = 14  # "kinh qua nhiều vị trí công tác ở Lào Cai như …"
_SEVERAL: Final = frozenset({"nhiều", "các", "những"})  # "từng giữ | nhiều vị trí trong ngành X, bao gồm …"
_ENDS_REACH: Final = frozenset({".", ";", "với", "cùng", "mà", "do"})  # "ngừng làm với Giám đốc X"
# Of work as well as of a post, which then is right behind: "giữ nhiệm vụ trực điện thoại cho Giám đốc X".
_OF_WORK: Final = frozenset({"giữ", "giao", "được giao", "giữ nhiệm vụ", "thôi đảm nhận"})
_CLOSES: Final = frozenset({";", "."})  # behind a post of a list
_THIS: Final = frozenset({"này", "ấy", "đó"})
_IN_OFFICE: Final = "đương chức"
_OF_ANOTHER: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['of_another'])})\b")


def first_object(items: Sequence[Item], verb: int, meaning: str) -> int | None:
    """The first office or body after a verb, over a few small words; the verb itself for "chức vụ này"."""
    for k in range(verb + 1, min(len(items), verb + 1 + _reach(items, verb, meaning))):
        item = items[k]
        if item.kind == "body" and meaning == "former" and not items[verb].text.endswith("tham gia"):
            continue  # "từng làm nhân viên Văn phòng X, | Phó Chánh Thanh tra Y"
        if item.kind in {"office", "body"}:
            led = any(other.kind == "body" for other in items[verb:k]) and items[k - 1].text not in {",", ";"}
            return None if led or _is_served(items, verb, k) or is_office_of_kin(items, k) else k
        if item.text == "của" and meaning != "former":
            return None  # "phân công theo dõi lĩnh vực của Phó Chủ tịch HĐND tỉnh"
        if (item.text == "," and meaning != "former") or (item.text == "để" and items[verb].text == "làm"):
            return None  # "nghỉ làm để phản đối Giám đốc X"
        this = item.text in _THIS or phrase(items[k : k + 2]) == "nói trên"
        if this and k <= verb + 4 and items[k - 1].text.rpartition(" ")[2] in POSTS:
            return verb  # "được bầu vào vị trí | này", not "được bầu tại kỳ họp này"
        if meaning == "former" and _is_next_post(items, k):
            continue  # "từng làm cán bộ thuộc Bộ X; | Trưởng phòng Y; Phó Giám đốc Z"
        if is_person(item) or item.kind == "verb" or item.text in _ENDS_REACH:
            return None
        if item.kind == "unit" and meaning != "former":
            return None
    return None


def _is_next_post(items: Sequence[Item], k: int) -> bool:
    """True for the semicolon before a post of a list, of which no more is told: not "| Chủ tịch X khen"."""
    if items[k].text != ";" or k + 1 >= len(items) or items[k + 1].kind != "office":
        return False
    end = trail(items, k + 2)
    return end >= len(items) or items[end].text in _CLOSES


def _is_served(items: Sequence[Item], verb: int, k: int) -> bool:
    """True for the office of another: "làm lái xe cho | Bí thư X", "từng là người phản đối | Bí thư X"."""
    if items[k].kind != "office":
        return False
    if items[verb].text.endswith(_IN_OFFICE):
        return k > verb + 1  # "khi đương chức, từng tố cáo | Giám đốc X"
    told = phrase(items[verb + 1 : k]).rpartition(", ")[2]
    own = told == "của" or told.removesuffix(" của").rpartition(" ")[2] in POSTS
    return told.endswith("cho") or (told.endswith("của") and not own) or _OF_ANOTHER.search(told) is not None


def chained(items: Sequence[Item], runs: Sequence[Run], tied: set[int], run: Run, stop: int) -> list[int]:
    """The offices of the runs that follow by semicolons: a list of posts held."""
    found: list[int] = []
    last = run.last
    for other in runs:
        if other.first >= last and other.first < stop:
            between = items[last : other.first]
            apart = any(item.text not in {";", ","} and item.kind != "unit" for item in between)
            if apart or is_helped(items, other.first):
                break
            found += [at for at in other.at if at not in tied]
            last = other.last
    return found


def _reach(items: Sequence[Item], verb: int, meaning: str) -> int:
    """How many items may stand between a verb and its office: more where posts are told in general first."""
    if items[verb].text in _OF_WORK:
        return 1
    if meaning == "current":
        return 3
    many = meaning == "former" and not _SEVERAL.isdisjoint(phrase(items[verb : verb + 2]).split())
    return _FAR if many or "qua" in items[verb].text else _REACH

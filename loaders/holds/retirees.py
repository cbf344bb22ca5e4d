"""Who retires, by a verb that tells so: before it, in a list behind it, or behind "cho", "đối với".

Works on the items of one sentence, for `loaders.holds.departures`.
"""

from collections.abc import Sequence
from typing import Final

from loaders.holds.destinations import arrives
from loaders.holds.givers import of_others
from loaders.holds.handed import before_giver, handed, is_handed_over, receives
from loaders.holds.kin import is_relative
from loaders.holds.movers import joined_last, of_list
from loaders.holds.released import is_above
from loaders.holds.together import behind, together
from loaders.offices.groups import each
from loaders.offices.items import (
    Item,
    is_of_date,
    is_person,
    opens_line,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.nobody import JUST, is_anybody, is_of_no_post, is_unread, is_when, tells_of_others
from loaders.offices.says import said
from loaders.text.lexicon import counting, lists

_NEAR, _FAR = 4, 16  # items behind a verb in which somebody is named
_CUES: Final = lists("cues.toml")
_LISTS: Final = frozenset({"gồm", "là"})
_OCCASIONS: Final = frozenset({"đợt", "dịp", "lần", "còn", "cùng", "cũng"})
_HAS_ORDER: Final = frozenset({"nhận quyết định", "cầm quyết định"})
_ORDERED: Final = JUST | {"về", *_CUES["before_told"]}
_TOO: Final = frozenset({"cùng", "với", "và"})  # "A cùng | các trưởng phòng nghỉ hưu": he too
_OF_ONE: Final = frozenset({*_CUES["of_staff"], *counting(), "nhiều", "sẽ"})
_MANAGERS, _JOINS = frozenset({"body", "unit", "word"}), frozenset({",", "và"})
_MANAGED: Final = frozenset({"thuộc", "diện", "do"})  # before the body that manages somebody
_OR: Final = frozenset({"và", "hoặc", "hay"})  # "nghỉ hưu và | nghỉ hưu trước tuổi"
_ASIDE: Final = frozenset({",", "-", "–", "là", "cũng", "và"})  # between somebody and "một trong"


def retired_people(items: Sequence[Item], verb: int) -> list[int]:
    """The person items of those who retire by the verb at an item."""
    if verb and items[verb].text.startswith("được") and is_anybody(items[verb - 1]):
        return []
    along = _along(items, verb)
    if is_of_no_post(items, verb):
        return []
    if (one := _one_of(items, verb)) is not None:
        return [one]
    if not along and (named := _named_behind(items, verb) or _with_order(items, verb)):
        return named
    if _is_of_nobody(items, verb):
        return []
    if not along and (to_whom := handed(items, verb)) is not None:
        return to_whom
    about = phrase(items[max(0, verb - 3) : verb])
    if about.endswith(_CUES["of_retiring"]) and not receives(items, verb):
        return []  # "ký thông báo về chế độ | nghỉ hưu"
    if is_handed_over(items, verb):
        return []
    if (let := _let_go(items, verb)) is not None:
        named = [k for k in range(let, verb) if is_person(items[k])]
        listed = together(items, verb, named[-1]) if named else []
        return listed if listed[:1] == named[:1] else named[:1]
    if items[verb].text.startswith("chuyển") and arrives(items, verb):
        return []
    for k in range(before_giver(items, verb) - 1, -1, -1):
        if is_unread(items, k) or is_when(items, k) or tells_of_others(items, k, verb):
            return []
        if is_person(items[k]):
            others = is_above(items, k) or of_others(items, k, verb) < verb
            if others or is_relative(items, k):
                return []  # "Vợ của ông A, Giám đốc X, nghỉ hưu"
            return [*together(items, verb, k), *along]
    return []


def _is_of_nobody(items: Sequence[Item], verb: int) -> bool:
    """True where nobody in particular retires, or not yet.

    "thăm cán bộ đã (nhận quyết định) | nghỉ hưu", "chưa đủ tuổi | nghỉ hưu", "hai năm nữa mới | …",
    "thăm cán bộ nghỉ hưu và | nghỉ hưu trước tuổi".
    """
    if verb > 2 and items[verb - 1].text in _OR and said(items, verb - 2) == said(items, verb):
        return _is_of_nobody(items, verb - 2)
    k = next((k for k in range(verb - 1, -1, -1) if items[k].text not in _ORDERED), 0)
    k = _before_manager(items, k)
    several = items[k].kind == "honorific" and (items[k].many or items[k - 1].text in counting())
    unnamed = is_anybody(items[k]) or several or items[k].text == "tuổi" or _is_of_several(items, k)
    return unnamed or _is_years_off(items, verb)


def _before_manager(items: Sequence[Item], k: int) -> int:
    """The item before words on who manages somebody: "| các đồng chí (thuộc diện) Tỉnh ủy quản lý"."""
    if k < 2 or phrase(items[k - 1 : k + 1]) != "quản lý":
        return k
    near = range(k - 2, max(0, k - _FAR), -1)
    managed = next((n for n in near if not (items[n].kind in _MANAGERS or items[n].text in _JOINS)), k)
    first = next((n for n in range(managed + 1, k) if items[n].text in _MANAGED), 0)
    return first - 1 if first else k


def _along(items: Sequence[Item], verb: int) -> list[int]:
    """Those told behind a verb to leave along with the one before it: "A nghỉ hưu | cùng (với) bà B, Y"."""
    words = [item.text for item in items[verb + 1 : verb + 3]]
    k = past_honorifics(items, verb + (3 if words == ["cùng", "với"] else 2))
    named = words[:1] == ["cùng"] and k < len(items) and items[k].kind == "name"
    return each(items, k) if named else []


def _one_of(items: Sequence[Item], verb: int) -> int | None:
    """Who is told to be one of those who retire: "ông A, Giám đốc X, (là) một trong ba người | nghỉ hưu"."""
    k = verb - 1
    while k > max(1, verb - _FAR) and _tells_one(items[k]) and phrase(items[k - 1 : k + 1]) != "một trong":
        k -= 1  # not "một trong những người vận động cán bộ | nghỉ hưu"
    if k < 2 or phrase(items[k - 1 : k + 1]) != "một trong":
        return None
    k -= 2
    while k > 0 and (items[k].kind == "office" or items[k].text in _ASIDE):
        k -= 1
    if not is_person(items[k]) or is_relative(items, k):
        return None
    before = over_honorifics(items, k)  # "theo ông A, Bí thư X, một trong ba Phó Giám đốc | nghỉ hưu": not he
    return None if before >= 0 and items[before].text in _TOO | {"theo", "ngoài"} else k


def _tells_one(item: Item) -> bool:
    """True for what may stand between "một trong" and the verb: how many, of what rank and where."""
    return item.kind in {"office", "body", "unit"} or item.text in _OF_ONE or item.text.isdigit()


def _is_of_several(items: Sequence[Item], k: int) -> bool:
    """True for others told by their rank: "ông A tặng hoa các trưởng, phó phòng | nghỉ hưu"."""
    if items[k].kind == "office":
        return items[k].many and k > 0 and items[k - 1].kind == "word" and items[k - 1].text not in _TOO
    if items[k].kind != "word" or items[k].text not in _CUES["ranks_of_part"]:
        return False
    while k > 1 and (items[k].kind == "word" or items[k].text == ","):
        if items[k].text in {"các", "những"} or items[k].text in counting():
            return items[k - 1].kind == "word" and items[k - 1].text not in _TOO
        k -= 1
    return False


def _is_years_off(items: Sequence[Item], verb: int) -> bool:
    """True for what is some years ahead: "còn hai năm nữa (ông) mới | đến tuổi nghỉ hưu"."""
    words = [item.text for item in items[max(0, verb - _NEAR) : verb]]
    return "nữa" in words or (words[-1:] == ["mới"] and items[verb].text.startswith("đến"))


def _named_behind(items: Sequence[Item], verb: int) -> list[int]:
    """Those whom a list behind a verb names: "nghỉ hưu từ ngày 1/6 gồm | ông A, Thứ trưởng X; ông B"."""
    opened = opens_line(items, verb)  # "- Nghỉ hưu: | ông A, Giám đốc X"
    given = phrase(items[max(0, verb - 3) : verb]) == "nhận quyết định"
    first = verb == 0 or phrase(items[:verb]) in {"cùng", "cũng"}
    opened = opened or phrase(items[:2]) == "danh sách"  # "Danh sách cán bộ nghỉ hưu: | ông A, …"
    lists = {*_LISTS, *(["có"] if given or first else []), *([":"] if opened and not given else [])}
    k = verb + 1
    while k < min(len(items), verb + _FAR) and items[k].text not in lists:
        if phrase(items[k : k + 2]) in {"kế nhiệm", "kế tục"}:
            return []  # "vừa nghỉ hưu, chúc mừng người | kế nhiệm là bà B"
        if items[k].kind not in {"word", "verb"} and not (items[k].text == "," or is_of_date(items[k])):
            return []
        k += 1
    several = any(item.kind == "honorific" and item.many for item in items[k + 1 : k + 2])
    if k >= len(items) or items[k].text not in lists:
        return []
    now = not _OCCASIONS.isdisjoint(item.text for item in items[:k])  # "Về hưu dịp này còn có đồng chí A"
    if first and items[k].text == "có" and not (several or now):
        return []
    k += 1
    while k < len(items) and (items[k].text in {":", "có"} or items[k].kind == "honorific"):
        k += 1
    if k >= len(items) or items[k].kind != "name":
        return []
    return sorted({*behind(items, k), *of_list(items, verb, k), *joined_last(items, k)})


def _with_order(items: Sequence[Item], verb: int) -> list[int]:
    """Who has the order with which a sentence opens: "Nhận quyết định | nghỉ hưu, ông A về quê"."""
    if phrase(items[:verb]).lower() not in _HAS_ORDER or phrase(items[verb + 1 : verb + 2]) != ",":
        return []
    person = past_honorifics(items, verb + 2)
    many = any(item.many for item in items[verb + 2 : person])
    return [person] if person < len(items) and is_person(items[person]) and not many else []


def _let_go(items: Sequence[Item], verb: int) -> int | None:
    """Where "cho … thôi việc" begins: he who goes stands behind it, not before."""
    for k in range(verb - 1, max(-1, verb - 12), -1):
        if items[k].text in {",", ";", "."} or items[k].kind == "verb":
            return None
        if items[k].text == "cho":
            told = any(item.text.startswith("được") for item in items[max(0, k - _FAR) : k])
            return None if told else k  # "ông A đã được X cho nghỉ hưu"
    return None

"""Who retires by an order told before him, who hands it over: "trao quyết định nghỉ hưu (…) cho bà A"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.movers import of_list, with_posts
from loaders.holds.together import behind
from loaders.offices.items import Item, ends_clause, is_of_date, is_person, past_honorifics, phrase
from loaders.offices.nobody import JUST
from loaders.offices.scan import COUNTED
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_NEAR, _FAR = 4, 16  # items behind "nghỉ hưu" in which "cho", "đối với" name him; a date may come between
_LONGER: Final = 48  # … in which "đối với" does, behind why and by what
_GIVES: Final = frozenset({"trao", "công bố", "gửi", "tống đạt"})
_ORDERS: Final = ("quyết định", "về việc", "về việc cho")  # before what is ordered
_ENDS: Final = frozenset({".", ";", "từ", "kể", "theo"})  # behind the last of a list
_HANDS_OVER: Final = rf"(?:{any_of(lists('cues.toml')['hands_over'])}) (?:các )?quyết định"
_HANDS: Final = re.compile(rf"\b{_HANDS_OVER}(?: [^.;]* về việc(?: cho)?)?$")
_GIVEN: Final = re.compile(rf"{_HANDS_OVER}(?: [^.;,]*)?")
_GIVER: Final = frozenset({"honorific", "name", "office", "body", "unit", "punct"})
_RECEIVES: Final = re.compile(r"(?:nhận|được (?:[^.;,]* )?(?:trao|công bố)) quyết định [^.;,]*về việc")
# more than for what and from when
_TELLS: Final = frozenset({"là", "có", "mà", "mang", "khi", "nhưng", "rằng"})


def handed(items: Sequence[Item], verb: int) -> list[int] | None:
    """Who is let go behind a verb: "trao quyết định nghỉ hưu cho bà A"; nobody for "… cho một nhân viên"."""
    for k in range(verb + 1, min(len(items), verb + _FAR)):
        dated = all(map(is_of_date, items[verb + 1 : k]))
        near = dated or k <= verb + _NEAR
        to_him = items[k].text == "với" and (items[k - 1].text == "đối" or _is_his(items, k + 1))
        if to_him or (items[k].text, k) == ("của", verb + 1) or (items[k].text == "cho" and near):
            first = [n for n in range(k + 1, min(len(items), k + 6)) if is_person(items[n])][:1]
            if items[k].text == "của" and any(item.text == "," for one in first for item in items[k:one]):
                first = []  # "Cầm quyết định nghỉ hưu của | chồng, bà A khóc"
            if items[k].text == "của" and not first:
                continue  # "nghỉ hưu của cán bộ | đối với ông A"
            those = {n for one in first for n in (*behind(items, one), *of_list(items, k, one))}
            return sorted(those | {n for one in first for n in with_posts(items, one, _ENDS)})
        if items[k].kind not in {"word", "verb"} and not is_of_date(items[k]):
            break
    if (named := _as_for(items, verb)) is not None:
        return sorted({*behind(items, named), *of_list(items, named - 1, named)})
    return [] if phrase(items[verb + 1 : verb + 2]) == "của" else _handed_to(items, verb)


def _as_for(items: Sequence[Item], verb: int) -> int | None:
    """Who is named far behind an order: "Quyết định về việc nghỉ hưu, … (sửa đổi …) | đối với A"."""
    if not phrase(items[max(0, verb - 3) : verb]).endswith(_ORDERS):
        return None
    for k in range(verb + 1, min(len(items) - 2, verb + _LONGER)):
        whose = items[k].text == "của" and items[k + 1].kind != "body"
        if is_person(items[k]) or ends_clause(items[k]) or whose or items[k].text in _TELLS:
            return None
        if phrase(items[k : k + 2]) == "đối với":
            person = past_honorifics(items, k + 2)
            return person if person < len(items) and items[person].kind == "name" else None
    return None


def _is_his(items: Sequence[Item], k: int) -> bool:
    """True for somebody right behind "với", not what others do: "nghỉ hưu với | lời chúc của Giám đốc A"."""
    return k < len(items) and (items[k].kind in {"honorific", "name", "office"} or items[k].text in COUNTED)


def _handed_to(items: Sequence[Item], verb: int) -> list[int] | None:
    """Those to whom a decision told first is handed: "Quyết định nghỉ hưu … được (X) trao cho | bà A"."""
    if phrase(items[max(0, verb - 2) : verb]) != "quyết định":
        return None
    clause = range(verb + 1, next((k for k in range(verb, len(items)) if ends_clause(items[k])), len(items)))
    hands = next((k for k in clause if items[k].text in _GIVES), None)
    if hands is None or not any(items[k].text.startswith("được") for k in range(verb + 1, hands + 1)):
        return None
    to = next((k for k in range(hands, min(clause.stop, hands + _FAR)) if items[k].text == "cho"), None)
    if to is None or any(is_person(item) for item in items[hands:to]):
        return None
    first = past_honorifics(items, to + 1)
    if first >= len(items) or items[first].kind != "name":
        return []
    return sorted({*behind(items, first), *of_list(items, to, first)})


def is_handed_over(items: Sequence[Item], verb: int) -> bool:
    """True behind a decision that the one before hands over: "ông A trao quyết định | nghỉ hưu".

    Also "ông A công bố quyết định (của X) về việc | nghỉ hưu".
    """
    told = phrase(items[max(0, verb - _FAR) : verb])
    hands = _HANDS.search(told)
    return hands is not None and "được" not in told[: hands.start()].split()


def before_giver(items: Sequence[Item], verb: int) -> int:
    """Where "được" stands before who hands over: "A | được X B trao quyết định nghỉ hưu"; else the verb."""
    for k in range(verb - 1, max(-1, verb - _FAR), -1):
        if items[k].text == "được":
            n = next(n for n in range(k + 1, verb + 1) if n == verb or items[n].kind not in _GIVER)
            given = any(map(is_person, items[k + 1 : n])) and _GIVEN.fullmatch(phrase(items[n:verb]))
            return k if given else verb
    return verb


def receives(items: Sequence[Item], verb: int) -> bool:
    """True where one told of right before is given the order: "ông A, X, (vừa) nhận quyết định về việc |"."""
    opens = (k for k in range(max(1, verb - _FAR), verb) if items[k].text in {"nhận", "được"})
    given = next((k for k in opens if _RECEIVES.fullmatch(phrase(items[k:verb]))), 0)
    while given and items[given - 1].text in JUST | {"cũng", ","}:
        given -= 1
    return given > 0 and (is_person(items[given - 1]) or items[given - 1].kind in {"office", "body", "unit"})

"""What is only asked for, or granted: "đề nghị cách chức X", "đơn xin từ chức", "chấp thuận đơn từ chức"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.holds.hints import LAST, NOT, WORDS, ends, has, spoken
from loaders.offices.before import released_from
from loaders.offices.items import FAR, Item, clause_start, phrase
from loaders.offices.says import is_act
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_GOES: Final = frozenset({"chuyển", "về", "sang", "đi", "được"})  # between "để" and the post
_SAID_OF_HIM: Final = frozenset({"name", "short", "honorific", "office"})
_ALONG: Final = frozenset({"đồng", "thời", "cùng", "cũng"})
_VOTERS: Final = frozenset(lists("unreal.toml")["voters"])
_REQUEST: Final = frozenset({"đề", "nghị", "đơn", "xin"})
_GRANTED: Final = tuple(
    f" {word} {what} "
    for word in lists("unreal.toml")["granted"]
    for what in ("đề nghị", "đơn", "đơn xin", "đơn đề nghị")
)
_PUT_OFF: Final = re.compile(
    r"[^,;.]*\b(?:sẽ|chỉ|chưa) (?:(?:được|do) (?:[^,;.]{0,40} )?)?"
    rf"(?:{any_of(lists('unreal.toml')['taken_up'])})\b"
)


def is_put_off(items: Sequence[Item], verb: int) -> bool:
    """True for what is to be taken up some day: "Việc | miễn nhiệm ông A sẽ được Quốc hội xem xét"."""
    if not spoken(items[clause_start(items, verb) : verb]).startswith(" việc "):
        return False
    return _PUT_OFF.match(phrase(items[verb + 1 : verb + FAR])) is not None


def is_asked_to_leave(items: Sequence[Item], verb: int) -> bool:
    """True where somebody asks, or is asked, to leave what he holds till then: "đơn xin | từ chức X".

    Also where his leaving is put off: "Việc miễn nhiệm ông A | ở chức danh này chỉ được xem xét tại …".
    """
    gone = released_from(items, verb)
    if is_put_off(items, gone if gone >= 0 else verb):
        return gone >= 0 or _leaves(items[verb])
    entry = items[verb].entry
    ends = (
        entry is not None and entry.canonical in {"left", "lost"} and not items[verb].text.startswith("xóa")
    )
    if not ends or not is_asked(items, verb):
        return False
    around = spoken([*items[clause_start(items, verb) : verb], *items[verb + 1 : verb + FAR]])
    return not any(has(around, name) for name in ("decided", "supposed", "untrue"))


def is_asked(items: Sequence[Item], verb: int) -> bool:
    """True for what is only asked for or prepared: "đề nghị | cách chức X", "đơn xin | thôi giữ chức X"."""
    return _is_asked_for_him(items, verb) or _is_asked_for(items, verb) or _is_asked_too(items, verb)


def _is_asked_for_him(items: Sequence[Item], verb: int) -> bool:
    """True where others are to let somebody leave: "đề nghị X cho ông A, Bí thư Y, | thôi giữ chức".

    Also where he is asked to: "yêu cầu ông A | từ chức"; not "Theo yêu cầu, ông A | nghỉ hưu".
    """
    if not _leaves(items[verb]):
        return False
    k = verb - 1
    while k > 0 and (items[k].kind in _SAID_OF_HIM or items[k].text == ","):
        k -= 1
    if k == verb - 1 or items[k + 1].text == ",":
        return False
    if items[k].text == "cho":
        return _is_asked_for(items, k) or is_asked_of(items, k)
    return spoken(items[max(0, k - 1) : k + 1]).endswith(WORDS["asks"])


def is_asked_of(items: Sequence[Item], verb: int) -> bool:
    """True for what somebody is asked to do: "trình Quốc hội | phê chuẩn", "yêu cầu Bí thư X | cho thôi"."""
    k = verb
    while k and (items[k - 1].kind in {"body", "office", "unit"} or items[k - 1].text in {",", "và"}):
        k -= 1
    if not 0 < k < verb or items[k].kind not in {"body", "office"}:
        return False
    return spoken(items[max(0, k - 2) : k]).endswith(WORDS["asks"])


def _is_asked_too(items: Sequence[Item], verb: int) -> bool:
    """True for leaving that is asked for along with what stands before: "xin nghỉ hưu và | thôi giữ chức X".

    Not for what others do then: "xét đơn xin thôi việc, | miễn nhiệm chức vụ X".
    """
    k = verb - 1
    while k > 0 and items[k].text in _ALONG:
        k -= 1
    joined = k > 0 and items[k].text in {",", "và"}
    if not joined or not _leaves(items[verb]) or items[verb].text.startswith(("được", "bị")):
        return False
    start = clause_start(items, verb)
    if has(spoken(items[start:verb]), "decided"):
        return False
    named = False
    for n in range(k - 1, start - 1, -1):
        if items[n].text.startswith("xin"):
            goes = items[n].kind == "verb" or items[n + 1].kind == "verb" or items[n + 1].text == "nghỉ"
            return goes and not named and not is_act(items[verb])
        if items[n].kind == "verb":
            own = not named and not is_act(items[verb])
            asked = any(item.text == "xin" for item in items[max(start, n - 3) : n])
            return _leaves(items[n]) and _is_asked_for(items, n) and (own or not asked)
        if items[n].text in {"được", "đã", "bị", ":"}:
            return False
        named = named or items[n].kind in {"name", "short"}
    return False


def _leaves(item: Item) -> bool:
    """True for a verb by which somebody leaves a post, or is made to."""
    return item.entry is not None and item.entry.canonical in {"left", "lost", "retired"}


def _is_asked_for(items: Sequence[Item], verb: int) -> bool:
    """True for a verb right behind words of asking."""
    if _is_aim(items, verb):
        return not _is_agreed_to(items, verb)
    if not verb or items[verb - 1].text.rpartition(" ")[2] not in LAST["asked"]:
        return False
    near = items[max(clause_start(items, verb), verb - 5) : verb]
    if spoken(near).endswith(_GRANTED) and not _is_open_yet(items, verb, near):
        return False  # "phê chuẩn đề nghị | bổ nhiệm ông A", "chấp thuận đơn xin | từ chức X"
    if not ends(near, "asked") or phrase(near[-2:]) == "tin tưởng" or _is_of_outcome(near, items, verb):
        return False
    if _leaves(items[verb]) and _is_agreed_to(items, verb):
        return False
    before = spoken(items[max(clause_start(items, verb), verb - 7) : verb])
    votes = [body.head for item in items[max(0, verb - 7) : verb] for body in item.bodies]
    sits = (bool(votes) and votes[-1] in _VOTERS) or has(before, "sitting")
    sits = sits and has(before, "goes_through") and not has(before, "ahead")
    return not ((sits or has(before, "gone_through")) and before.endswith((" thủ tục ", " quy trình ")))


def _is_aim(items: Sequence[Item], verb: int) -> bool:
    """True for what somebody asks to leave his post for: "có đơn xin nghỉ chức X để | chuyển sang làm Y"."""
    k = verb - 1
    while k > 0 and items[k].text in _GOES:
        k -= 1
    if k < 1 or items[k].text != "để":
        return False
    before = spoken(items[max(clause_start(items, verb), verb - FAR) : verb])
    return has(before, "asks_to_go") and not has(before, "decided")


def _is_open_yet(items: Sequence[Item], verb: int, near: Sequence[Item]) -> bool:
    """True for what is not granted: "không chấp thuận đơn | từ chức", "trình X phê chuẩn đề nghị | cử A"."""
    grants = next(k for k in range(verb - 1, -1, -1) if items[k].text not in _REQUEST)
    grants -= items[grants].kind == "word"  # the last of its two syllables
    return not NOT.isdisjoint([item.text for item in near]) or is_asked_of(items, grants)


def _is_agreed_to(items: Sequence[Item], verb: int) -> bool:
    """True for what was asked and granted: "xin | thôi chức X và đã được (Tỉnh ủy) chấp thuận"."""
    behind = [item for item in items[verb + 1 : verb + FAR] if item.kind in {"word", "verb", "punct"}]
    return has(spoken(behind).partition(" . ")[0] + " ", "agreed")


def _is_of_outcome(near: Sequence[Item], items: Sequence[Item], verb: int) -> bool:
    """True for the list of those given a post: "danh sách | được bổ nhiệm", "danh sách | trúng cử".

    Also for one that opens with what was done and names them: "Danh sách | chỉ định ở xã X gồm: …".
    """
    if near[-1].text != "sách":
        return False
    if items[verb].text.startswith(("được", *lists("unreal.toml")["outcomes"])):
        return True
    behind = [item.text for item in items[verb + 1 : verb + FAR]]
    names = any(pair in {("gồm", ":"), ("như", "sau")} for pair in pairwise(behind))
    return (
        names and len(near) == len(("danh", "sách")) and items[verb].text in lists("unreal.toml")["in_list"]
    )

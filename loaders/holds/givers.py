"""Who only decides, signs, speaks or hands over beside a verb of office, so that the post is another's."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.kin import AIDES
from loaders.holds.replaced import is_heir, is_replaced
from loaders.offices.items import Item, clause_start, is_person, over_honorifics, past_honorifics, phrase
from loaders.offices.nobody import JUST
from loaders.offices.says import is_act, is_plain, is_then, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_DECIDES: Final = frozenset(lists("cues.toml")["decides"])
_HOLDS: Final = tuple(lists("cues.toml")["fills"])
_ORDER: Final = 7  # items of "được UBND tỉnh trao quyết định | điều động"
_GIVES_UP: Final = frozenset({"nhường", "bàn"})  # "bàn giao"
_READS_OUT: Final = any_of((*lists("cues.toml")["hands_over"], *lists("cues.toml")["reads_out"]))
_HANDS: Final = re.compile(
    rf"\b(?:{_READS_OUT}) (?:(?:các|những|hai|ba|bốn|\d+) )?(?:{any_of(lists('cues.toml')['papers'])})"
    r"(?: (?:số|của)\b[^,;.]*)?$"
)
# between a decision and its verb: "tờ trình về việc hiệp thương cử bổ sung, thay thế và | cử giữ chức X"
_OF_ORDER: Final = frozenset({",", "và", "về", "việc", "phân", "công", "bổ", "sung"})
_WHOSE: Final = frozenset({"của", "với", "theo"})
_BY: Final = frozenset({"từ", "với", "cho", "cạnh", "bên", "cùng", "gặp"})
_KIN: Final = frozenset(lists("cues.toml")["beside_office"])
_OWN: Final = JUST | {"khi", "từ", "lúc", "hồi", "người"}  # before what somebody was when he did something
_BESIDE: Final = frozenset({",", "(", "-", "–"})  # between somebody and what is told of him


def decides(items: Sequence[Item], person: int, verb: int) -> bool:
    """True for the one who decides, signs or tells of what is done to a post.

    "Thủ tướng A trình danh sách bổ nhiệm hai Phó Thủ tướng", "Phó Thủ tướng A ký quyết định phê chuẩn kết
    quả bầu, miễn nhiệm chức vụ X", "Bí thư A ký năm quyết định chỉ định tham gia Y", "Bí thư A trao
    quyết định điều động, bổ nhiệm giữ chức Z". Not where another verb has him for its object
    ("cho ông A nghỉ, miễn nhiệm chức vụ X") or something befalls him before, and not others ("Chủ
    tịch A cho hay, do Giám đốc X được điều động nên kỳ họp miễn nhiệm chức vụ này").
    """
    told = phrase(items[person:verb]).lower()
    order = phrase(items[clause_start(items, person) : verb]).lower()  # "Quyết định số 5, do A ký, cách chức"
    signs = "ký" in told.split() and "quyết định" in order
    others = signs or _hands_over(items, person, verb) or is_act(items[verb]) or _is_deed(items, verb)
    if not others or is_passive(items, verb):
        return False
    k = over_honorifics(items, person)
    if k >= 0 and (items[k].kind == "verb" or items[k].text in {"cho", "với"}):
        return False
    befallen = items[person : of_others(items, person, verb)]
    return not any(item.text.startswith(("được", "bị", "xin")) for item in befallen)


def _is_deed(items: Sequence[Item], verb: int) -> bool:
    """True for a deed that a clause is about: "Dưới sự điều hành của Chủ tịch A, việc | bầu giữ chức X …"."""
    named = phrase(items[max(0, verb - 2) : verb]) == ", việc"
    return named and said(items, verb) == "appointed" and not is_plain(items[verb])


def _hands_over(items: Sequence[Item], person: int, verb: int) -> bool:
    """True for one who hands over or reads out the paper that a verb is of: "trao quyết định bổ nhiệm | làm".

    Also "trình bày tờ trình về việc hiệp thương cử | tham gia", "đọc quyết định chỉ định tham gia X | làm".
    """
    k = verb
    while k > person and (items[k - 1].kind in {"verb", "body"} or items[k - 1].text in _OF_ORDER):
        k -= 1
    return _HANDS.search(phrase(items[person + 1 : k])) is not None


def of_others(items: Sequence[Item], person: int, verb: int) -> int:
    """Where it is told why, of an office whose holder is not named: "A cho hay, | do Giám đốc X được …"."""
    return next((n for n in range(person, verb - 1) if items[n].text == "do" and items[n + 1].offices), verb)


def is_passive(items: Sequence[Item], verb: int) -> bool:
    """True for "được điều động", also with the one who orders between: "được Bộ Chính trị điều động"."""
    if items[verb].text.startswith(("được", "bị", "chuyển sang")):
        return True
    order = verb - (verb > 0 and items[verb - 1].text == ",")
    issued = order > 1 and items[order - 2].text == "của" and items[order - 1].kind in {"office", "body"}
    order = order - 2 if issued else verb
    if [item.text for item in items[max(0, order - 3) : order]] == ["nhận", "quyết", "định"]:
        return True  # "ông A nhận quyết định (của Giám đốc X) | điều động giữ chức Y"
    for k in range(verb - 1, max(-1, verb - _ORDER), -1):
        if items[k].text == "được":
            return True
        if is_person(items[k]) or items[k].kind == "verb" or items[k].text in {",", ";"}:
            return False
    return False


def in_passing(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for one who is replaced, who speaks, or whose assistant is meant ("Trợ lý Đại tướng A").

    Not for one of whom the next words tell what he was: "được ông B, | khi đó là Giám đốc X, bổ nhiệm".
    """
    k = over_honorifics(items, n)
    aide = k >= 0 and items[k].kind == "office" and items[k].offices[0].title in AIDES
    if aide or _only_tells_who(items, n, k) or _is_by_the_way(items, n, k):
        return True
    if is_then(items[verb]) and phrase(items[n + 1 : verb]) in _BESIDE:
        return False
    return is_replaced(items, n, verb) or is_agent(items, n) or _is_handed(items, n) or _orders(items, k)


def _only_tells_who(items: Sequence[Item], n: int, k: int) -> bool:
    """True for one between commas by whom another is told: "Ông A, cấp phó của | ông B, được bổ nhiệm".

    `k` is the item before his address.
    """
    office = k
    while k > 0 and items[k].kind == "office":
        k -= 1  # "ông A, thư ký của Giám đốc X | B, được bổ nhiệm"
    first = k
    while first > 0 and items[first].kind == "word":
        first -= 1
    kin = k < office and phrase(items[first + 1 : k + 1]) in _KIN  # "ông A, con trai Giám đốc X | B"
    if not (kin or items[k].text in _WHOSE) or phrase(items[n + 1 : n + 2]) != ",":
        return False
    words = phrase(items[first + 1 : k + kin + (items[k].text == "theo")])
    return (
        first > 0 and items[first].text == "," and is_person(items[first - 1]) and words not in {"", "cùng"}
    )


def _is_by_the_way(items: Sequence[Item], n: int, k: int) -> bool:
    """True for "Ông A nhận hoa từ | bà B sau khi được bầu": a clause without a subject is of who does it."""
    if k < 1 or items[k].text not in _BY or not any(map(is_person, items[clause_start(items, k) : k])):
        return False
    return phrase(items[n + 1 : n + 4]).removeprefix("ngay ").startswith(("sau khi", "trước khi"))


def _orders(items: Sequence[Item], k: int) -> bool:
    """True of one, behind item k, whose order another gets: "A nhận quyết định điều động từ | B làm Y".

    His posts may stand before him: "… của Bí thư X | B", "… từ tay Bí thư X, Chủ tịch Y | B".
    """
    if items[k].text == ",":
        return False
    giver = k
    while giver > 0 and (items[giver].kind == "office" or items[giver].text in {",", "tay"}):
        giver -= 1
    if giver < 2 or items[giver].text not in ({"của", "từ"} if giver < k else {"từ"}):
        return False
    moved = items[giver].text == "từ" and items[giver - 1].kind == "verb"
    told = phrase(items[max(0, giver - moved - 3) : giver - moved])
    listed = any(item.text == "," for item in items[giver:k])
    return told.endswith("nhận quyết định" if listed else "quyết định")


def _is_handed(items: Sequence[Item], n: int) -> bool:
    """True for "A bàn giao công việc cho (người kế nhiệm) B để | về giữ chức X": A goes, not B.

    Also "A nhường ghế cho B và | về làm X".
    """
    k = n - 4 if is_heir(items, n) else over_honorifics(items, n)
    if k < 0 or items[k].text != "cho":
        return False
    after = phrase(items[n + 1 : n + 2])
    behind = n + 1
    while behind < len(items) and (items[behind].kind == "office" or items[behind].text == ","):
        behind += 1  # "cho B, Tư lệnh Y | để …"
    gives = not _GIVES_UP.isdisjoint([item.text for item in items[max(0, k - _ORDER) : k]])
    aim = phrase(items[behind : behind + 1]) == "để"
    return after == "để" or ((after in {"và", "rồi"} or aim) and gives)


def is_agent(items: Sequence[Item], n: int) -> bool:
    """True for the one who speaks, signs or gives in passing.

    "ông A cho biết", "được Giám đốc Sở A bổ nhiệm", "ông B được Chủ tịch A ký quyết định giao | làm X".
    """
    if [item.text for item in items[n + 1 : n + 3]] == ["cho", "biết"]:
        return True
    k = n - 1
    while k >= 0 and items[k].kind in {"honorific", "office", "body", "unit"}:
        k -= 1
    if k < 0 or items[k].text != "được" or n + 1 == len(items):
        return False
    named = any(map(is_person, items[clause_start(items, k) : k]))
    does = n + 1
    while (
        named and does + 1 < len(items) and (items[does].kind == "office" or items[does].text in {",", "-"})
    ):
        does += 1  # "ông B được bà A, Chủ tịch X, ký quyết định …"
    if is_act(items[n + 1]) or _calls(items, does, named):
        return True
    return named and (items[does].kind == "verb" or items[does].text in _DECIDES)


def _calls(items: Sequence[Item], k: int, named: bool) -> bool:
    """True where words tell, up to a verb of office, what is done to another: "mời về | làm".

    Of one `named` before also "dìu dắt, sau đó được bầu | làm"; not "từ khi làm", "vừa được bầu làm", which
    may be told of the one who does it.
    """
    end = next((n for n in range(k, len(items)) if items[n].kind != "word" and items[n].text != ","), k)
    if end == k or items[end].kind != "verb":
        return False
    if named:
        return items[k].text not in _OWN | {","} and said(items, end) in {"appointed", "former"}
    return said(items, end) == "appointed" and (_OWN | {","}).isdisjoint(item.text for item in items[k:end])


def whose(items: Sequence[Item], verb: int, after: int) -> int | None:
    """Who has the post that others take: "bãi nhiệm chức X | mà ông A (đang) giữ"."""
    if phrase(items[after : after + 1]) != "mà" or said(items, verb) != "left":
        return None
    person = past_honorifics(items, after + 1)
    holds = person + 1
    while holds < len(items) and items[holds].text in JUST:
        holds += 1
    told = holds < len(items) and is_person(items[person]) and items[holds].text.startswith(_HOLDS)
    return person if told else None

"""Where a verb tells of people who are not named: "danh sách sĩ quan | được điều động", "cử 23 vị"."""

from collections.abc import Sequence

from loaders.offices.items import Item, clause_start, is_person, phrase
from loaders.offices.verbs import said
from loaders.text.lexicon import lists

_STAFF = frozenset({("nhân", "sự"), ("cán", "bộ")})
_PEOPLE = frozenset(lists("cues.toml")["people"])
_FROM = frozenset({"nghỉ từ", "nghỉ kể từ"})
_LED_BY = frozenset({"do", "gồm", "với"})
JUST = frozenset({"vừa", "mới", "đã", "đều", "cùng"})


def is_of_staff(items: Sequence[Item], verb: int) -> bool:
    """True where nobody is named: "công bố quyết định chỉ định nhân sự | tham gia Ban Chấp hành".

    "hiệp thương cử 23 vị | tham gia Ủy ban".
    """
    if items[verb - 1].text == "mới":
        verb -= 1  # "bổ nhiệm nhân sự mới | giữ chức"
    before = items[max(0, verb - 2) : verb]
    counted = len(before) == 2 and before[0].text.isdigit()
    counted = counted and (before[1].kind == "honorific" or before[1].text == "người")
    if not counted and tuple(item.text for item in before) not in _STAFF:
        return False
    near = (k for k in range(max(0, verb - 6), verb - 1) if items[k].kind == "verb")
    return any(said(items, k) in {"appointed", "moved"} for k in near)


def is_subject(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for a noun that is the subject of what follows: "danh sách sĩ quan | được điều động về".

    Also for people who are not named: "chúc mừng các vị vừa | được bầu giữ chức X".
    """
    after = items[n + 1].text if n + 1 < len(items) else ""
    before = [item.text for item in items[max(0, n - 2) : n]]
    crowd = items[n].text == "người" and before[-1:] in (["những"], ["các"]) and before[0] != "trong"
    if items[n].text == "người" and not crowd:
        return after == "bị" and n + 2 < verb  # "người bị tố cáo | là"
    several = crowd or (items[n].kind == "honorific" and items[n].many)
    if not several and not is_anybody(items[n]):
        return False
    k = n + 1
    while k < verb and items[k].text in JUST:
        k += 1
    told = items[k].kind == "verb" or (several and k < verb)  # "chúc mừng các đồng chí được | cử giữ chức"
    return told and items[k].text.startswith(("được", "bị"))


def is_unnamed(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for an address of several that stands alone before a verb: "và các ông, bà | là Ủy viên …"."""
    several = items[n].kind == "honorific" and items[n].many
    alone = (item.text in {"", ","} or item.kind == "honorific" for item in items[n + 1 : verb])
    return several and all(alone)


def is_other(items: Sequence[Item], n: int) -> bool:
    """True for "khác" behind an address: "ông A làm Chủ tịch X, hai anh khác | làm Phó Chủ tịch"."""
    before = items[n - 1] if n else items[n]
    return items[n].text == "khác" and (before.kind in {"honorific", "short"} or before.text == "người")


def is_anybody(item: Item) -> bool:
    """True for the last syllable of a noun for people unnamed: "cán bộ", "sĩ quan"."""
    return item.kind == "word" and item.text in _PEOPLE


def is_of_unnamed(items: Sequence[Item], verb: int) -> bool:
    """True where a verb is of several who are not named: "Các đồng chí vừa | được bầu làm X đã hứa …".

    Also of one told by his office alone: "Hội đồng do Chủ tịch UBND tỉnh | làm Chủ tịch".
    """
    k = verb - 1
    if k > 0 and items[k].kind == "office":
        while k > 0 and (items[k].kind == "office" or items[k].text == ","):
            k -= 1
        return items[k].text in _LED_BY
    while k > 0 and items[k].text in JUST:
        k -= 1
    return k >= 0 and is_subject(items, k, verb)


def takes_a_day_off(items: Sequence[Item], verb: int) -> bool:
    """True for "học sinh | nghỉ từ ngày 1/2"; not behind posts: "A, Giám đốc X, | nghỉ từ ngày 1/2"."""
    of_post = verb > 1 and items[verb - 1].text == "," and items[verb - 2].kind in {"office", "body"}
    return items[verb].text in _FROM and not of_post


def is_when(items: Sequence[Item], k: int) -> bool:
    """True for "khi", "từ ngày" before a verb: "ông A, Chủ tịch X, sau khi | nghỉ hưu trồng rừng"."""
    return items[k].text == "khi" or (
        items[k].text == "ngày"
        and k > 0
        and items[k - 1].text in {"từ", "đến", "sau", "trước"}
        and not any(item.text.isdigit() for item in items[k + 1 : k + 2])
    )


def tells_of_others(items: Sequence[Item], k: int, verb: int) -> bool:
    """True for who only tells of others: "Theo | ông A, Giám đốc X, một nửa …", "ông A nói | rằng …"."""
    opens = clause_start(items, k)
    quoted = is_person(items[k]) and items[opens].text == "theo" and "," not in phrase(items[opens:k]).split()
    return quoted or items[k].text == "rằng" or (items[k].text == ":" and k < verb - 1)

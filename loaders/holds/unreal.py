"""What verbs of office only seem to say: supposed, asked for, refused, dreamt of, planned.

The words are in `ontology/lexicon/unreal.toml`.
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from loaders.holds.asked import is_asked, is_asked_of, is_put_off
from loaders.holds.hints import LAST, NOT, WORDS, ends, has, spoken
from loaders.offices.items import FAR, Item, clause_start, ends_clause, over_honorifics, phrase
from loaders.offices.says import is_act, is_plain
from loaders.text.lexicon import lists

_DOING: Final = frozenset(lists("unreal.toml")["doing"])
_CALLED_NOW: Final = frozenset(lists("unreal.toml")["called_now"])
_NO_MORE: Final = frozenset(body.lower() for body in lists("unreal.toml")["no_more"])
_WORDS: Final = 3  # of "nay là" and the bracket before it
_ASKED: Final = 5  # items before what is asked for, in which it is told to be granted
_NEAR: Final = 12  # items before a verb that tell how far off it is
_FAR_OFF: Final = re.compile(
    r"\bcòn (?:hơn |gần |khoảng )?\w+ (?:năm|tháng)(?: rưỡi)?(?: nữa)?"
    r"(?: (?:mới|là|thì|đến|tới|đủ|tuổi|được))*$"
)
_BEFALLS: Final = re.compile(r"(?<!bầu )(?<!chọn )(?<!tìm )\bđược\b")
_OPENING: Final = 10  # items with which a list of those proposed opens
_GOES: Final = ("về ", "sang ", "lên ")
_BESIDE: Final = frozenset({"name", "honorific", "office"})
_WHO_JUST: Final = frozenset({", người vừa", ", người đã", ", người mới"})  # behind a name
_JUST, _JUST_GIVEN = (", vừa", ", mới"), (", vừa được", ", mới được")
_QUOTES: Final = frozenset({"“", "”", '"', "«", "»"})
_TELLING: Final = {  # words without which a sentence has no cue of a list, or one that tells nothing
    "coming": frozenset({"sẽ"}),
    "considered": frozenset({"việc", "về"}),
    "must": frozenset({"việc"}),
    **{name: LAST[name] for name in ("supposed", "awaited", "pending", "planned", "untrue")},
}

_TOLD: Final = frozenset().union(*_TELLING.values())
# Words without which nothing is asked, or asked of somebody, or not done.
_ASKING: Final = NOT | LAST["asked"] | LAST["asks"] | {"xin"}


def seeming(items: Sequence[Item], verbs: Sequence[int], carried: bool = False) -> frozenset[int]:
    """Those of a sentence's verbs that only seem to say something: of what is not so, or only asked for.

    "không còn giữ", "đề nghị cách chức", "nếu được bầu", "việc miễn nhiệm X phải …", "tin … là bịa đặt".
    `carried`: what is asked for was granted, so that it is as if it were told.
    """
    if not verbs:
        return frozenset()
    whole = spoken(items)
    words = set(whole.split(" "))
    told: set[str] = set()
    if not _TOLD.isdisjoint(words):
        told = {name for name, some in _TELLING.items() if not some.isdisjoint(words) and has(whole, name)}
    if carried:
        return frozenset([k for k in verbs if _is_not(items, k) or _is_untrue(items, k, told)])
    renamed = {k for k in verbs if _is_renamed(items, k)} if "(" in words else set()
    still = "còn" in words
    put_off = "việc" in words and not words.isdisjoint({"sẽ", "chỉ"})
    if not (told or still or put_off) and _ASKING.isdisjoint(words):
        return frozenset(renamed)
    seems = [k for k in verbs if _only_seems(items, k, told) or (still and _is_far_off(items, k))]
    return frozenset([*seems, *renamed])


def _is_renamed(items: Sequence[Item], verb: int) -> bool:
    """True for what the post of a body that is no more is called now: "Phó Chủ tịch X (nay | là Y)"."""
    k = next((k for k in range(verb, max(0, verb - _WORDS), -1) if items[k - 1].text == "("), 0)
    if k < _WORDS - 1 or phrase(items[k : verb + 1]) not in _CALLED_NOW:
        return False
    bodies = [office.body.head.lower() for office in items[k - 2].offices if office.body is not None]
    return any(body in _NO_MORE for body in bodies)


def _only_seems(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is asked for, not so, asked of somebody, or open (`told`: lists with a cue there)."""
    if is_asked(items, verb) or _is_not(items, verb) or is_asked_of(items, verb) or is_put_off(items, verb):
        return True
    return bool(told) and _is_open(items, verb, told)


def _is_far_off(items: Sequence[Item], verb: int) -> bool:
    """True for what some time must pass before: "còn hai năm nữa mới đến tuổi | nghỉ hưu"."""
    return _FAR_OFF.search(phrase(items[max(0, verb - _NEAR) : verb])) is not None


def _is_not(items: Sequence[Item], verb: int) -> bool:
    """True for what has not been done: "chưa tiến hành | bầu Chủ tịch UBND tỉnh"."""
    k = verb
    while k and items[k - 1].text in _DOING:
        k -= 1
    return not NOT.isdisjoint([item.text for item in items[max(0, k - 2) : k]])


def _is_open(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is supposed, rumoured, yet to come; `told` are the lists that may have a cue there."""
    start = clause_start(items, verb)
    before = spoken(items[start:verb])
    near = spoken(items[max(start, verb - 4) : verb])
    if is_act(items[verb]) and _is_awaited(items, start, verb):
        return True  # "phụ trách Sở cho đến khi (UBND tỉnh) | bổ nhiệm giám đốc mới"
    if " sẽ " in near and (has(f"{near}{items[verb].text} ", "coming") or has(before, "planned")):
        return True
    if "planned" in told and _is_planned(items[start:verb], before):
        return True
    open_yet = near.endswith((" việc ", " việc được ", " về ")) and has(before, "considered")
    if open_yet and not has(before, "decided"):
        return True
    if _is_untrue(items, verb, told):
        return True
    return before.startswith(" việc ") and _must(items[verb + 1 : verb + FAR])


def _must(behind: Sequence[Item]) -> bool:
    """True where the words behind a verb, up to a semicolon, tell that it is yet to come: "phải", "cần"."""
    return has(spoken(behind).partition(" ; ")[0] + " ", "must")


def _is_awaited(items: Sequence[Item], start: int, verb: int) -> bool:
    """True for what others do until it is done: "đến khi | bổ nhiệm", "cho đến khi tỉnh này | bổ nhiệm".

    Not for what befalls the one told of: "cho đến khi được Quốc hội | phê chuẩn"; but "đến khi bầu được | X".
    """
    if spoken(items[start:verb]).endswith(WORDS["awaited"]):
        return True
    far = spoken(items[max(start, verb - _NEAR) : verb])
    return has(far, "pending") and not _BEFALLS.search(far.rpartition(" khi ")[2])


def _is_untrue(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is only supposed, or said to be no fact: "nếu | được bầu", "tin X | bầu là bịa đặt"."""
    if "supposed" in told and has(spoken(items[clause_start(items, verb) : verb]), "supposed"):
        return True
    return "untrue" in told and has(spoken(items[verb + 1 : verb + FAR]), "untrue")


def _is_planned(before: Sequence[Item], said: str) -> bool:
    """True behind a plan that opens the clause, or what is said behind a comma.

    "ông A, Bí thư X, dự kiến được bố trí | làm Y", "Nhân sự thay thế dự kiến gồm ông A, | làm X".
    """
    aside = max((k + 1 for k, item in enumerate(before) if item.text == ","), default=0)
    if said.startswith(WORDS["planned"]) or spoken(before[aside:]).startswith(WORDS["planned"]):
        return True
    return said.startswith(" nhân sự ") and has(said, "planned")


def goes_on_with(items: Sequence[Item], since: int, verb: int, ends: Set[str]) -> bool:
    """True for a verb that ends what another began: "bổ nhiệm ông A | làm X", "miễn nhiệm ông A | khỏi X".

    Over no sign that `ends` it, but for what is said of him: "điều động ông A, Bí thư X, | giữ chức Y".
    """
    goes = items[verb].text.startswith(_GOES)  # "xem xét điều động ông A, X, | về làm Y"
    if not (goes or is_plain(items[verb]) or items[verb].text.startswith("khỏi")):
        return False
    between = items[since + 1 : verb]
    aside = all(item.kind in _BESIDE or item.text == "," for item in between)
    one = sum(item.kind == "name" for item in between) == 1
    return (aside and one) or not (goes or any(item.text in ends for item in between))


def is_wished(items: Sequence[Item], person: int) -> bool:
    """True for one whom others would like to have in an office: "cử tri mong ông A làm Chủ tịch".

    Also "ông B đề nghị phân công | ông A giữ chức X", not where that was granted.
    """
    k = over_honorifics(items, person)
    if k > 1 and ends(items[k - 1 : k + 1], "assigns"):
        k -= 1 if ends(items[k : k + 1], "assigns") else 2  # "phân công"
        if has(spoken(items[max(0, k - _ASKED) : k + 1]), "granted"):
            return False
    return k >= 0 and ends(items[max(0, k - 1) : k + 1], "wished")


def is_played(items: Sequence[Item], k: int) -> bool:
    """True for what somebody only plays or pretends to be: "vào vai Bí thư Tỉnh ủy A"."""
    return ends(items[max(0, k - 3) : k], "played")


def stands_for_it(items: Sequence[Item], office: int) -> bool:
    """True for an office that somebody only stands for: "ứng cử viên đại biểu HĐND tỉnh A"."""
    return ends(items[max(0, office - 3) : office], "stands")


def is_promised(items: Sequence[Item], verb: int, office: int) -> bool:
    """True for a seat that one hopes for: "Được tín nhiệm | làm đại biểu Quốc hội, ông A sẽ lo …"."""
    seat = any(one.title == "Đại biểu" for one in items[office].offices)
    hoped = seat and "tín nhiệm" in spoken(items[clause_start(items, verb) : verb + 1])
    return hoped and " sẽ " in spoken(items[office + 1 :])


def marks_of_forged(items: Sequence[Item]) -> list[int]:
    """The quotation marks of a sentence that tells of a forged paper, of no other."""
    marks = [k for k, item in enumerate(items) if item.text in _QUOTES]
    return marks if marks and has(spoken(items), "forged") else []


def is_forged(marks: Sequence[int], first: int, last: int) -> bool:
    """True for what a forged paper bears: 'làm giả công văn, ký tên "A, Phó Giám đốc Công an tỉnh"'."""
    around = any(k < first for k in marks) and any(k > last for k in marks)
    return around and not any(first <= k < last for k in marks)


def is_proposed(items: Sequence[Item], office: int) -> bool:
    """True in a list that opens with what is only proposed: "Phương án nhân sự: Bí thư: A; Phó Bí thư: B"."""
    return has(spoken(items[: min(office, _OPENING)]), "candidacies")


def is_candidate(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True when the verb only says for what somebody stands: "được giới thiệu giữ chức", "ứng cử … làm"."""
    for k in (verb, *reversed(before)):
        if verb - k > FAR:
            return False
        entry = items[k].entry
        between = items[k:verb]
        if entry is None:
            return False
        if any(map(ends_clause, between)):
            if entry.canonical == "appointed" and _is_put_forward_too(items, between):
                continue
            return entry.canonical == "candidate" and _is_put_forward_too(items, between)
        named = any(item.kind == "name" for item in between)
        if not named and items[k - 1].text in {"và", "rồi"} and _is_elected(items[k]):
            return False  # "được giới thiệu và bầu | làm Chủ tịch X"
        if entry.canonical == "candidate" and phrase(items[max(0, k - 2) : k]) == "trước khi":
            continue  # "bầu bà A, trước khi ứng cử là X, | giữ chức Y"
        if entry.canonical == "candidate":
            # "A ứng cử, B | đắc cử", "bầu X thay ông B, người vừa được | giữ chức Y"
            told = items[verb].text.startswith(lists("unreal.toml")["outcomes"]) or _tells_of_one(between)
            return not (named and told)
        if entry.canonical in {"appointed", "left"} and (named or any(i.kind == "office" for i in between)):
            return False  # "giới thiệu để HĐND bầu | làm Chủ tịch" goes on with the same one
    return False


def _is_put_forward_too(items: Sequence[Item], between: Sequence[Item]) -> bool:
    """True for the next of those put forward: "giới thiệu A để bầu làm X; B để (hiệp thương) | bầu làm Y"."""
    last = max(k for k, item in enumerate(between) if ends_clause(item))
    clause = between[last:]
    aims = next((k for k, item in enumerate(clause) if item.text == "để"), 0)
    person = any(item.kind == "name" for item in clause[:aims])
    return clause[0].text == ";" and person and not any(item.kind == "verb" for item in clause[:aims])


def _tells_of_one(between: Sequence[Item]) -> bool:
    """True behind what begins to tell of one just named what became of him: "ông B, người vừa | …".

    Also behind his post: "ông B, Giám đốc X, vừa (được) | …".
    """
    for k, one in enumerate(between):
        if one.kind != "name":
            continue
        n = k + 1
        while n < len(between) and (between[n].kind in {"office", "body", "unit"} or between[n].text == ","):
            n += 1
        told = phrase(between[n - 1 : n + 2])
        if n > k + 1 and (told in _WHO_JUST or told in _JUST or told.startswith(_JUST_GIVEN)):
            return True
    return False


def _is_elected(verb: Item) -> bool:
    """True for a verb of election: "bầu làm", "trúng cử"."""
    return verb.text.startswith(("bầu", *lists("unreal.toml")["outcomes"]))

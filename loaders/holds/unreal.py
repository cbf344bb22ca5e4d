"""What verbs of office only seem to say: supposed, asked for, refused, dreamt of, planned, said of relatives.

The words are in `ontology/lexicon/unreal.toml`.
"""

import re
from collections.abc import Sequence, Set

from loaders.offices.items import FAR, Item, clause_start, ends_clause, over_honorifics, phrase
from loaders.offices.verbs import is_act, is_plain
from loaders.text.lexicon import lists

_NOT, _DOING = (frozenset(lists("unreal.toml")[name]) for name in ("not", "doing"))
_ALONG = frozenset({"đồng", "thời", "cùng", "cũng"})
_TIMES = frozenset({"sau", "nay", "hiện", "giờ", "cũng", "đã", "đang"})
_NEAR = 12  # items before a verb that tell how far off it is
_FAR_OFF = re.compile(
    r"\bcòn (?:hơn |gần |khoảng )?\w+ (?:năm|tháng)(?: rưỡi)?(?: nữa)?"
    r"(?: (?:mới|là|thì|đến|tới|đủ|tuổi|được))*$"
)
_BEFALLS = re.compile(r"(?<!bầu )(?<!chọn )(?<!tìm )\bđược\b")
_OPENING = 10  # items with which a list of those proposed opens
_GOES = ("về ", "sang ", "lên ")
_BESIDE = frozenset({"name", "honorific", "office"})
_QUOTES = frozenset({"“", "”", '"', "«", "»"})
_WORDS = {  # a space on either side of each cue, as `_said` gives what it is looked for in
    name: tuple(f" {cue} " for cue in cues) for name, cues in lists("unreal.toml").items()
}
_VOTERS = frozenset(lists("unreal.toml")["voters"])
_REQUEST = frozenset({"đề", "nghị", "đơn", "xin"})
_GRANTED = tuple(
    f" {word} {what} "
    for word in lists("unreal.toml")["granted"]
    for what in ("đề nghị", "đơn", "đơn xin", "đơn đề nghị")
)
_LAST = {name: frozenset(cue.split()[-1] for cue in cues) for name, cues in _WORDS.items()}
_TELLING = {  # words without which a sentence has no cue of a list, or one that tells nothing
    "coming": frozenset({"sẽ"}),
    "considered": frozenset({"việc", "về"}),
    "must": frozenset({"việc"}),
    **{name: _LAST[name] for name in ("supposed", "awaited", "pending", "planned", "untrue")},
}

_TOLD = frozenset().union(*_TELLING.values())
# Words without which nothing is asked, or asked of somebody, or not done.
_ASKING = _NOT | _LAST["asked"] | _LAST["asks"] | {"xin"}


def _has(said: str, name: str) -> bool:
    """True when a cue of the list stands in what is said."""
    return any(map(said.__contains__, _WORDS[name]))


def seeming(items: Sequence[Item], verbs: Sequence[int], carried: bool = False) -> frozenset[int]:
    """Those of a sentence's verbs that only seem to say something: of what is not so, or only asked for.

    "không còn giữ", "đề nghị cách chức", "nếu được bầu", "việc miễn nhiệm X phải …", "tin … là bịa đặt".
    `carried`: what is asked for was granted, so that it is as if it were told.
    """
    if not verbs:
        return frozenset()
    whole = _said(items)
    words = set(whole.split(" "))
    told: set[str] = set()
    if not _TOLD.isdisjoint(words):
        told = {name for name, some in _TELLING.items() if not some.isdisjoint(words) and _has(whole, name)}
    if carried:
        return frozenset([k for k in verbs if _is_not(items, k) or _is_untrue(items, k, told)])
    still = "còn" in words
    if not (told or still) and _ASKING.isdisjoint(words):
        return frozenset()
    return frozenset([k for k in verbs if _only_seems(items, k, told) or (still and _is_far_off(items, k))])


def _only_seems(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is asked for, not so, asked of somebody, or open (`told`: lists with a cue there)."""
    if _is_asked(items, verb) or _is_not(items, verb) or _is_asked_of(items, verb):
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
    return not _NOT.isdisjoint([item.text for item in items[max(0, k - 2) : k]])


def _is_asked_of(items: Sequence[Item], verb: int) -> bool:
    """True for what somebody is asked to do: "trình Quốc hội | phê chuẩn", "yêu cầu Bí thư X | cho thôi"."""
    k = verb
    while k and (items[k - 1].kind in {"body", "office", "unit"} or items[k - 1].text in {",", "và"}):
        k -= 1
    if not 0 < k < verb or items[k].kind not in {"body", "office"}:
        return False
    return _said(items[max(0, k - 2) : k]).endswith(_WORDS["asks"])


def _is_open(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is supposed, rumoured, yet to come; `told` are the lists that may have a cue there."""
    start = clause_start(items, verb)
    before = _said(items[start:verb])
    near = _said(items[max(start, verb - 4) : verb])
    if is_act(items[verb]) and _is_awaited(items, start, verb):
        return True  # "phụ trách Sở cho đến khi (UBND tỉnh) | bổ nhiệm giám đốc mới"
    if " sẽ " in near and (_has(f"{near}{items[verb].text} ", "coming") or _has(before, "planned")):
        return True
    if "planned" in told and _is_planned(items[start:verb], before):
        return True
    open_yet = near.endswith((" việc ", " việc được ", " về ")) and _has(before, "considered")
    if open_yet and not _has(before, "decided"):
        return True
    if _is_untrue(items, verb, told):
        return True
    return before.startswith(" việc ") and _has(_said(items[verb + 1 : verb + FAR]), "must")


def _is_awaited(items: Sequence[Item], start: int, verb: int) -> bool:
    """True for what others do until it is done: "đến khi | bổ nhiệm", "cho đến khi tỉnh này | bổ nhiệm".

    Not for what befalls the one told of: "cho đến khi được Quốc hội | phê chuẩn"; but "đến khi bầu được | X".
    """
    if _said(items[start:verb]).endswith(_WORDS["awaited"]):
        return True
    far = _said(items[max(start, verb - _NEAR) : verb])
    return _has(far, "pending") and not _BEFALLS.search(far.rpartition(" khi ")[2])


def _is_untrue(items: Sequence[Item], verb: int, told: Set[str]) -> bool:
    """True for what is only supposed, or said to be no fact: "nếu | được bầu", "tin X | bầu là bịa đặt"."""
    if "supposed" in told and _has(_said(items[clause_start(items, verb) : verb]), "supposed"):
        return True
    return "untrue" in told and _has(_said(items[verb + 1 : verb + FAR]), "untrue")


def _is_planned(before: Sequence[Item], said: str) -> bool:
    """True behind a plan that opens the clause, or what is said behind a comma.

    "ông A, Bí thư X, dự kiến được bố trí | làm Y", "Nhân sự thay thế dự kiến gồm ông A, | làm X".
    """
    aside = max((k + 1 for k, item in enumerate(before) if item.text == ","), default=0)
    if said.startswith(_WORDS["planned"]) or _said(before[aside:]).startswith(_WORDS["planned"]):
        return True
    return said.startswith(" nhân sự ") and _has(said, "planned")


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


def is_asked_to_leave(items: Sequence[Item], verb: int) -> bool:
    """True where somebody asks, or is asked, to leave what he holds till then: "đơn xin | từ chức X"."""
    entry = items[verb].entry
    ends = (
        entry is not None and entry.canonical in {"left", "lost"} and not items[verb].text.startswith("xóa")
    )
    if not ends or not _is_asked(items, verb):
        return False
    around = _said([*items[clause_start(items, verb) : verb], *items[verb + 1 : verb + FAR]])
    return not any(_has(around, name) for name in ("decided", "supposed", "untrue"))


def _is_asked(items: Sequence[Item], verb: int) -> bool:
    """True for what is only asked for or prepared: "đề nghị | cách chức X", "đơn xin | thôi giữ chức X"."""
    return _is_asked_for(items, verb) or _is_asked_too(items, verb)


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
    if _has(_said(items[start:verb]), "decided"):
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
    if not verb or items[verb - 1].text.rpartition(" ")[2] not in _LAST["asked"]:
        return False
    near = items[max(clause_start(items, verb), verb - 5) : verb]
    if _said(near).endswith(_GRANTED) and not _is_open_yet(items, verb, near):
        return False  # "phê chuẩn đề nghị | bổ nhiệm ông A", "chấp thuận đơn xin | từ chức X"
    if not _ends(near, "asked") or phrase(near[-2:]) == "tin tưởng" or _is_of_outcome(near, items[verb].text):
        return False
    if _leaves(items[verb]) and _is_agreed_to(items, verb):
        return False
    before = _said(items[max(clause_start(items, verb), verb - 7) : verb])
    votes = [body.head for item in items[max(0, verb - 7) : verb] for body in item.bodies]
    sits = (bool(votes) and votes[-1] in _VOTERS) or _has(before, "sitting")
    sits = sits and _has(before, "goes_through") and not _has(before, "ahead")
    return not ((sits or _has(before, "gone_through")) and before.endswith((" thủ tục ", " quy trình ")))


def _is_open_yet(items: Sequence[Item], verb: int, near: Sequence[Item]) -> bool:
    """True for what is not granted: "không chấp thuận đơn | từ chức", "trình X phê chuẩn đề nghị | cử A"."""
    grants = next(k for k in range(verb - 1, -1, -1) if items[k].text not in _REQUEST)
    grants -= items[grants].kind == "word"  # the last of its two syllables
    return not _NOT.isdisjoint([item.text for item in near]) or _is_asked_of(items, grants)


def _is_agreed_to(items: Sequence[Item], verb: int) -> bool:
    """True for what was asked and granted: "xin | thôi chức X và đã được (Tỉnh ủy) chấp thuận"."""
    behind = [item for item in items[verb + 1 : verb + FAR] if item.kind in {"word", "verb", "punct"}]
    return _has(_said(behind).partition(" . ")[0] + " ", "agreed")


def _is_of_outcome(near: Sequence[Item], verb: str) -> bool:
    """True for the list of those given a post: "danh sách | được bổ nhiệm", "danh sách | trúng cử"."""
    return near[-1].text == "sách" and verb.startswith(("được", *lists("unreal.toml")["outcomes"]))


def is_wished(items: Sequence[Item], person: int) -> bool:
    """True for one whom others would like to have in an office: "cử tri mong ông A làm Chủ tịch"."""
    k = over_honorifics(items, person)
    return k >= 0 and _ends(items[max(0, k - 1) : k + 1], "wished")


def is_played(items: Sequence[Item], k: int) -> bool:
    """True for what somebody only plays or pretends to be: "vào vai Bí thư Tỉnh ủy A"."""
    return _ends(items[max(0, k - 3) : k], "played")


def stands_for_it(items: Sequence[Item], office: int) -> bool:
    """True for an office that somebody only stands for: "ứng cử viên đại biểu HĐND tỉnh A"."""
    return _ends(items[max(0, office - 3) : office], "stands")


def is_promised(items: Sequence[Item], verb: int, office: int) -> bool:
    """True for a seat that one hopes for: "Được tín nhiệm | làm đại biểu Quốc hội, ông A sẽ lo …"."""
    seat = any(one.title == "Đại biểu" for one in items[office].offices)
    hoped = seat and "tín nhiệm" in _said(items[clause_start(items, verb) : verb + 1])
    return hoped and " sẽ " in _said(items[office + 1 :])


def marks_of_forged(items: Sequence[Item]) -> list[int]:
    """The quotation marks of a sentence that tells of a forged paper, of no other."""
    marks = [k for k, item in enumerate(items) if item.text in _QUOTES]
    return marks if marks and _has(_said(items), "forged") else []


def is_forged(marks: Sequence[int], first: int, last: int) -> bool:
    """True for what a forged paper bears: 'làm giả công văn, ký tên "A, Phó Giám đốc Công an tỉnh"'."""
    around = any(k < first for k in marks) and any(k > last for k in marks)
    return around and not any(first <= k < last for k in marks)


def is_proposed(items: Sequence[Item], office: int) -> bool:
    """True in a list that opens with what is only proposed: "Phương án nhân sự: Bí thư: A; Phó Bí thư: B"."""
    return _has(_said(items[: min(office, _OPENING)]), "candidacies")


def is_kin(items: Sequence[Item], person: int) -> bool:
    """True for one named only as somebody's relative: "con trai ông A", "bố tôi"."""
    return over_honorifics(items, person) < person - 1 and is_relative(items, person)


def is_relative(items: Sequence[Item], person: int) -> bool:
    """True behind a word of kinship: "con trai ông A", "bố của ông", "cháu ông A"."""
    k = over_honorifics(items, person)
    k -= k > 0 and items[k].text == "của"
    return (k >= 0 and _of_kin(items, k)) or (k + 2 < person and _of_kin(items, k + 1))


def is_of_kin(items: Sequence[Item], verb: int) -> bool:
    """True where a relative is the subject: "bố tôi từng là", "em trai ông sau là", "có chồng là"."""
    own = verb - 1
    while own > 1 and items[own].text in _TIMES:
        own -= 1
    if own > 0 and items[verb].text == "là" and items[own].text != "họ" and _of_kin(items, own):
        return True  # not "họ | là", which means several just told of
    if own < 1 or not (items[own].text in {"tôi", "mình", "em"} or items[own].kind == "short"):
        return False
    return _of_kin(items, own - 1)


def is_office_of_kin(items: Sequence[Item], office: int) -> bool:
    """True for an office behind a word of kinship: "là em rể Chủ tịch UBND huyện"."""
    return office > 0 and _of_kin(items, office - 1)


def _of_kin(items: Sequence[Item], k: int) -> bool:
    return _ends(items[max(0, k - 1) : k + 1], "kin")


def is_candidate(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True when the verb only says for what somebody stands: "được giới thiệu giữ chức", "ứng cử … làm"."""
    for k in (verb, *reversed(before)):
        if verb - k > FAR:
            return False
        entry = items[k].entry
        between = items[k:verb]
        if entry is None or any(map(ends_clause, between)):
            return False
        named = any(item.kind == "name" for item in between)
        if not named and items[k - 1].text in {"và", "rồi"} and _is_elected(items[k]):
            return False  # "được giới thiệu và bầu | làm Chủ tịch X"
        if entry.canonical == "candidate":
            return not (
                named and items[verb].text.startswith(lists("unreal.toml")["outcomes"])
            )  # "A ứng cử, B đắc cử"
        if entry.canonical in {"appointed", "left"} and (named or any(i.kind == "office" for i in between)):
            return False  # "giới thiệu để HĐND bầu | làm Chủ tịch" goes on with the same one
    return False


def _is_elected(verb: Item) -> bool:
    """True for a verb of election: "bầu làm", "trúng cử"."""
    return verb.text.startswith(("bầu", *lists("unreal.toml")["outcomes"]))


def _ends(items: Sequence[Item], name: str) -> bool:
    """True when a cue of the list stands at the end of the words of items."""
    if not items or items[-1].text.rpartition(" ")[2] not in _LAST[name]:
        return False
    return _said(items).endswith(_WORDS[name])


def _said(items: Sequence[Item]) -> str:
    """The words of items, a space on either side of each."""
    return f" {phrase(items)} "

"""What a sentence makes of the office beside a name: given anew, taken.

"Kết quả bầu: Chủ tịch - A", "bầu Bí thư: A; Phó Bí thư: B", "Sở X có thêm Phó Giám đốc: C".
"""

from collections.abc import Sequence
from typing import Final

from loaders.holds.events import governing
from loaders.holds.row import Row
from loaders.holds.unreal import is_candidate
from loaders.offices.absent import acts
from loaders.offices.attach import Tie
from loaders.offices.items import (
    FAR,
    Item,
    ends_clause,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.lists import before_bracket
from loaders.offices.says import is_act, is_lost, is_plain, said
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_OF_OFFICE: Final = frozenset({"chức", "danh", "vụ"})
_POSTS: Final = frozenset({"chốt", "danh", "trí", "đạo"})  # "bầu xong ba lãnh đạo chủ | chốt: Bí thư A; …"
_WHY: Final = frozenset({"do", "vì", "để", "theo", "từ", "kể"})
_SIGNS: Final = frozenset({"-", "–", ":"})  # between an office and whom an entry of a list names
_THERE: Final = frozenset({"có", "dự", "do", "tham"})  # of those who are there, whatever is told
_ALONG: Final = frozenset({"cùng", "cũng"})  # at the head of what goes on with an election
_LISTS: Final = ("có", "là", "gồm")
_OPENERS: Final = frozenset({"gồm", ":"})  # of a list
_NAMES: Final = ("bổ nhiệm", "bầu")
_ADDED: Final = _CUES["added"]
_JUST: Final = frozenset({"đã", "vừa", "mới", "chính", "thức", "cũng"})
_CHOSEN, _HOW = frozenset(_CUES["chosen"]), frozenset({"", ",", ".", "tại", "với", "trong"})
_ENTRY: Final = 12  # items of the offices of an entry, with their terms
_LABEL: Final = 4  # items up to the verb of a label
_HEADING: Final = 9  # items before a colon in which the posts of a list are told


def given_to(row: Row, office: int) -> set[str | None]:
    """Those to whom a sentence gives an office: nobody follows himself."""
    events = (e for e in row.reading.events if e.office == office and not e.replaced)
    return {row.who.get(k) for event in events for k in event.people}


def is_given(row: Row, tie: Tie, colon: int) -> bool:
    """True for the office of one elected or added; `colon` is the place of the sentence's first."""
    if _among_results(row, tie, colon) or _is_added(row.items, tie) or _is_elected(row, tie):
        return True
    if not row.reading.verbs:
        return False
    readers = (_is_entry_of, _is_next, _is_labelled, _is_of_given, _is_along)
    if any(reads(row, tie) for reads in readers):
        return True
    if _made_of_named(row, tie) == "appointed":
        return True
    behind = row.items[tie.person : tie.person + FAR]
    return _is_named_to(row, tie) and not any(map(is_plain, behind))  # not "bổ nhiệm Giám đốc X A | làm Y"


def _is_along(row: Row, tie: Tie) -> bool:
    """True for those elected with whom the story told: "Cùng được bầu còn có | Phó Bí thư A và Phó Bí thư B".

    Not where they are given something else behind: "Cùng trúng cử có Phó Bí thư A, | được bầu làm X".
    """
    items, verb = row.items, row.reading.verbs[0]
    opened = verb == 1 and items[0].text.lower() in _ALONG and items[verb].text in _CUES["along"]
    if not opened or tie.office > tie.person or verb in row.reading.seeming:
        return False
    opener = verb if items[verb].text.endswith(" là") else verb + 1
    while items[opener].text in _CUES["along_then"]:
        opener += 1
    more = any(event.verb > opener for event in row.reading.events)
    return items[opener].text.endswith(_LISTS) and not more


def _is_of_given(row: Row, tie: Tie) -> bool:
    """True for the post beside a name in a list of those given, which tells whose each is.

    "bổ nhiệm các Phó Thủ tướng, Bộ trưởng gồm: A, | Phó Thủ tướng; B, | Bộ trưởng X"; not "bổ nhiệm các Phó
    Giám đốc Sở X gồm: A, | Phó Giám đốc Trung tâm Y". Also "Trưởng các ban được bầu là: A, | Trưởng Ban
    X", "Hai giám đốc sở được bổ nhiệm là: | Giám đốc Sở X A".
    """
    return row.items[tie.office].offices[0].title in dealt_out(row, tie.person)


def dealt_out(row: Row, person: int) -> set[str]:
    """The titles beside a name in a list that a verb gives to all of them, told before it or behind it."""
    items = row.items
    opener = next((k for k in range(person) if items[k].text in _OPENERS), None)
    acts = [k for k in row.reading.verbs if k < (opener or 0) and said(items, k) == "appointed"]
    verb = next((k for k in acts if k not in row.reading.seeming), None)
    if opener is None or verb is None:
        return set()
    given = {o.title for item in items[verb:opener] for o in item.offices if o.body is None}
    elects = items[verb].text.endswith(("bầu", "cử"))  # "Các giám đốc sở được bầu": to something else
    told = (o for item in items[:verb] if item.many for o in item.offices)
    given |= {o.title for o in told if not elects or (o.body and o.body.root.type in {"elected", "party"})}
    own = (tie.office for tie in row.found.ties if tie.person == person and tie.office > opener)
    return given & {items[k].offices[0].title for k in own}


def is_dealt_out(row: Row, tie: Tie) -> bool:
    """True for titles alone before such a list: "các | Phó Thủ tướng, Bộ trưởng gồm: A, Phó Thủ tướng; …"."""
    alone = tie.shared and row.items[tie.office].offices[0].body is None
    return alone and bool(dealt_out(row, tie.person))


def _is_named_to(row: Row, tie: Tie) -> bool:
    """True for "phê chuẩn bổ nhiệm | Bộ trưởng X A, Bộ trưởng Y B": nothing else is told that they become."""
    items, k = row.items, tie.office - 1
    behind = items[tie.person + 1 : tie.person + 2]
    closed = all(item.kind == "punct" or item.text == "và" for item in behind)
    if tie.rule != "office.before" or tie.shared or k < 1 or not closed:
        return False
    for _ in range(_ENTRY):
        if items[k].text not in {",", "và", ";"} or not is_person(items[k - 1]):
            break
        k = over_honorifics(items, k - 1) - 1  # before the office of the one told before
        if k < 1 or items[k + 1].kind != "office":
            return False
    k -= items[k].text == ":"  # "phê chuẩn bổ nhiệm: Bộ trưởng X A; Bộ trưởng Y B"
    names = items[k].kind == "verb" and items[k].text.endswith(_NAMES) and is_act(items[k])
    return names and k not in row.reading.seeming


def _made_of_named(row: Row, tie: Tie) -> str | None:
    """What a verb before a name makes of the office right behind it: "bổ nhiệm ông A | Giám đốc X".

    Also of the next of a list; nothing where a verb behind tells more.
    """
    items, k = row.items, tie.person
    if tie.rule != "office.after" or tie.shared or tie.office not in _next_run(row, k):
        return None
    behind = items[tie.office + 1 : tie.office + FAR]
    ends = next((n for n, item in enumerate(behind) if item.kind == "name" or ends_clause(item)), FAR)
    if any(item.kind == "verb" for item in behind[:ends]):
        return None  # "bổ nhiệm ông A Phó Giám đốc X | giữ chức Y"
    k = over_honorifics(items, k)
    while k > 1 and items[k].text in {",", "và", ";"}:
        before = next((t.person for t in row.found.ties if t.office == k - 1 and t.person < k - 1), None)
        if before is None or k - 1 not in _next_run(row, before):
            return None
        k = over_honorifics(items, before)
    k -= k > 0 and items[k].text == "cho"  # "trao quyết định bổ nhiệm cho ông A | Giám đốc X"
    acts = k >= 0 and is_act(items[k]) and k not in row.reading.seeming
    return said(items, k) if acts else None


def _next_run(row: Row, person: int) -> list[int]:
    """The offices right behind a name, without a comma."""
    return next((run.at for run in row.found.runs if run.first == person + 1), [])


def _is_elected(row: Row, tie: Tie) -> bool:
    """True for "Trưởng Ban X | là ông A, cũng được bầu tại kỳ họp này": what he was given is told before."""
    items, k = row.items, tie.person + 1
    if tie.office > tie.person or items[over_honorifics(items, tie.person)].text != "là":
        return False
    if phrase(items[k : k + 1]) != ",":
        return False
    k += 1
    while k < len(items) and items[k].text in _JUST:
        k += 1
    if k >= len(items) or items[k].text not in _CHOSEN or any(e.verb == k for e in row.reading.events):
        return False
    how = phrase(items[k + 1 : k + 2])
    return how in _HOW and (how == "với" or items[k - 1].text in _JUST)


def _is_labelled(row: Row, tie: Tie) -> bool:
    """True for the one office told of somebody behind a label: "- Bổ nhiệm: ông A, Hiệu trưởng X"."""
    items = row.items
    label = next(iter(row.reading.verbs), _LABEL)
    if label >= _LABEL or tie.rule != "office.after" or phrase(items[label + 1 : label + 2]) != ":":
        return False
    if said(items, label) != "appointed" or not is_act(items[label]) or label in row.reading.seeming:
        return False
    alone = sum(t.person == tie.person for t in row.found.ties) == 1
    later = any(item.kind == "verb" for item in items[label + 1 :])
    return alone and not later and all(item.kind in {"punct", "word"} for item in items[:label])


def _is_next(row: Row, tie: Tie) -> bool:
    """True for a post without its body behind one just given: "bầu A làm Chủ tịch X; Phó Chủ tịch | là B"."""
    items, k = row.items, tie.office
    if items[k].offices[0].body is not None or items[k - 1].text not in {";", "còn"}:
        return False
    last = max((e for e in row.reading.events if e.office < k), key=lambda e: e.office, default=None)
    given = last is not None and last.status == "appointed" and not (last.aside or last.replaced)
    return given and phrase(items[k + 1 : k + 2]) == "là"


def _is_entry_of(row: Row, tie: Tie) -> bool:
    """True in a list that a verb opens: "bầu Chủ tịch HĐND - A; Phó Chủ tịch HĐND - B"."""
    items = row.items
    before = [k for k in row.reading.verbs if k < tie.office]
    verb = before.pop() if before else None
    if verb is None or said(items, verb) != "appointed" or is_plain(items[verb]):
        return False
    first = next(k for k in range(verb + 1, tie.office + 1) if items[k].kind == "office")
    if not (_is_entry(items, first) and _is_entry(items, tie.office)):
        return False
    between = items[verb + 1 : first]
    if any(is_person(item) or ends_clause(item) or item.text in _THERE for item in between):
        return False
    return verb not in row.reading.seeming and not is_candidate(items, before, verb)


def _is_entry(items: Sequence[Item], office: int) -> bool:
    """True where a dash or a colon parts an office, or a run of offices, from who is named."""
    for k in range(office + 1, min(len(items), office + _ENTRY)):
        if items[k].text in _SIGNS:
            person = past_honorifics(items, k + 1)
            return person < len(items) and items[person].kind == "name"
        acts = items[k].kind == "verb" and items[k].text != "kiêm"
        if is_person(items[k]) or acts or ends_clause(items[k]):
            return False
    return False


def is_added_to(items: Sequence[Item], tie: Tie) -> bool:
    """True for what one is given beside the post that he has: "A, Phó Chủ tịch X, | kiêm Giám đốc Y"."""
    return tie.office > tie.person and phrase(items[tie.office - 2 : tie.office]) == ", kiêm"


def _is_added(items: Sequence[Item], tie: Tie) -> bool:
    """True for an office of a body that has got one more: "Sở X có thêm một Phó Giám đốc: A"."""
    if tie.person < tie.office or items[tie.office].offices[0].body is not None:
        return False
    before = phrase(items[max(0, tie.office - 3) : tie.office])
    cue = next((cue for cue in _ADDED if before.endswith(cue)), None)
    if cue is None:
        return False
    k = tie.office - 1 - len(cue.split(" "))
    while k >= 0 and items[k].text in _JUST:
        k -= 1
    return k >= 0 and items[k].kind == "body"


def _among_results(row: Row, tie: Tie, colon: int) -> bool:
    """True in a list of those elected: "Kết quả bầu tại phường X: Chủ tịch HĐND - A; …".

    Also of those whom a verb gives the posts told: "được chỉ định giữ các chức vụ gồm: A, Bí thư; B, …".
    `colon` is the place of the sentence's first.
    """
    items = row.items
    if colon >= tie.office or _is_given_another(items, tie):
        return False
    head = items[:colon]
    given = (k for k, item in enumerate(head) if item.kind == "verb" and said(items, k) == "appointed")
    named = any(item.text.split(" ")[-1] in _OF_OFFICE for item in head[-_HEADING:] if item.text)
    listed = (head[-1].text in {"gồm", "sau", "là"} and named) or head[-1].text in _POSTS
    listed = listed and not any(item.offices for item in head)
    if phrase(head[:3]).startswith(_CUES["polls"]):
        return True
    told = [k for k in given if k not in row.reading.seeming]
    led = any(phrase(head[k + 1 : k + 5]).startswith(_CUES["leading"]) for k in told)
    return bool(told) and (listed or (led and items[tie.office].offices[0].seats != "many"))


def _is_given_another(items: Sequence[Item], tie: Tie) -> bool:
    """True for what one held before the verb behind it: "A, Bí thư X | trúng cử Phó Chủ tịch"."""
    for k in range(max(tie.office, tie.person) + 1, len(items)):
        if items[k].kind == "name" or items[k].text == ";":
            return False
        if items[k].kind == "verb" and said(items, k) == "appointed":
            return True
    return False


def taken(row: Row, tie: Tie) -> str | None:
    """What a verb makes of the office of the one behind it, and of the others that a list goes on with.

    "miễn nhiệm | Giám đốc X A, Giám đốc Y B và Giám đốc Z C".
    """
    items = row.items
    if tie.rule == "office.after" and (_is_released(row, tie) or _made_of_named(row, tie) == "left"):
        return "left"
    if tie.rule != "office.before" or tie.shared:
        return None
    if tie.office > 1 and items[tie.office - 1].text in {"và", ";", ","}:
        before = tie.office - 2 - (items[tie.office - 2].text == ")")  # "X (ông A), | Y (bà B)"
        same = next((t for t in row.found.ties if t[:2] == (tie.office - 2, tie.person)), None)
        if same and items[tie.office - 1].text == ",":
            # "miễn nhiệm Bí thư X, | Chủ tịch Y A"
            return None if acts(items, tie.person) else taken(row, same)
        first = next((t for t in row.found.ties if t.person == before), None)
        return taken(row, first) if first and _is_closed(items, tie) else None
    if phrase(items[max(0, tie.office - 1) : tie.office]) in {"có", "được"}:
        return None  # "Dự lễ công bố quyết định miễn nhiệm có Bộ trưởng A"
    meaning = governing(items, tie.office, row.reading.seeming)
    return meaning if meaning in {"left", "former"} else None


def loses(items: Sequence[Item], office: int) -> int:
    """The verb by which one behind an office loses it: "cách chức | Bí thư X A"; else the office."""
    near = range(office - 1, max(-1, office - 3), -1)
    return next((k for k in near if items[k].kind == "verb" and is_lost(items[k])), office)


def _is_closed(items: Sequence[Item], tie: Tie) -> bool:
    """True where nothing else is told of one of a list: "…, Giám đốc Y B | để nhận nhiệm vụ khác"."""
    end = tie.person + 1 + ([item.text for item in items[tie.person + 1 : tie.person + 2]] == [")"])
    behind = items[end : end + 2]
    joint = items[tie.office - 1].text
    if joint == "," and phrase(behind[:1]) == ",":
        return behind[-1].kind == "office"  # not "miễn nhiệm Giám đốc X A, Bí thư B, người …"
    joins = joint != "và" and phrase(behind[:1]) == "và"
    return joins or all(item.kind == "punct" or item.text in _WHY for item in behind[:1])


def _is_released(row: Row, tie: Tie) -> bool:
    """True for the first office in the brackets behind one of those whom a list releases.

    "Cùng diện miễn nhiệm là ông A (Phó Chủ tịch X) và bà B (Ủy viên X, Trưởng phòng Y)".
    """
    items, k = row.items, tie.person
    if tie.office != k + 2 or items[k + 1].text != "(":
        return False
    k = over_honorifics(items, k)
    while k > 0 and items[k].text in {",", "và", ";"} and (named := before_bracket(items, k - 1)) is not None:
        k = over_honorifics(items, named)
    k -= k > 0 and items[k].text == ":"
    verbs = [n for n in range(max(0, k - 2), max(0, k)) if items[n].kind == "verb"]
    opened = k > 0 and items[k].text in {"là", "gồm", "có"}
    return opened and any(said(items, n) == "left" and n not in row.reading.seeming for n in verbs)


def is_let_go(row: Row, tie: Tie) -> bool:
    """True for one told before to leave: "từ ngày" beside his post says when ("nghỉ hưu với A, X từ …")."""
    if any(d.person == tie.person and d.verb < tie.office for d in row.reading.departures):
        return True
    swapped = [e for e in row.reading.events if e.moved and e.verb < tie.office == e.office]
    return any(tie.person in e.people for e in swapped)

"""What the verbs of office mean in their place.

"là" after "trước đó" tells the past, "đang giữ chức" the present.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from loaders.offices.before import before_that, named_act, released_from, what_came
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.plain import plain_meaning
from loaders.offices.says import is_plain, said
from loaders.offices.years import (
    has_for_years,
    is_from_now,
    is_left_so,
    is_of_any_time,
    is_while,
)
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_TURNS, _TIMES = frozenset(_CUES["before_told"]), frozenset(_CUES["times"])
# "được bầu làm X, | trước đó là Y"
_EARLIER: Final = ("trước kia", *(cue for cue in _CUES["gone_by"] if cue.startswith("trước ")))
_NEW_CLAUSE: Final = frozenset({".", "hiện", "nay", "nhưng", "nguyên"})


def meaning_of(items: Sequence[Item], verbs: Sequence[int], n: int) -> str:
    """A verb's meaning in its place: "là" after "trước đó" tells the past, as does "từng …, rồi | …"."""
    verb = verbs[n]
    meaning = said(items, verb)
    if _says_what_was(items, verb):
        return "former"
    if n and verbs[n - 1] == verb - 1 and said(items, verb - 1) == "left":
        return "left"  # "cho thôi | làm nhiệm vụ"
    if n and (gone := released_from(items, verb)) >= 0:
        return said(items, gone)
    if n and (act := named_act(items, verbs[:n], verb)) >= 0:
        return said(items, act)
    if 0 < n < len(verbs) - 1 and _is_left_along(items, verbs[n - 1], verb, verbs[n + 1]):
        return "left"
    if n and verbs[n - 1] == verb - 1 and meaning == "current" and said(items, verb - 1) == "appointed":
        return "appointed"  # "được giao | kiêm Quyền Tổng giám đốc"
    if meaning == "current" and n and _is_given_too(items, verbs[n - 1], verb):
        return "appointed"
    if meaning == "current" and _is_added(items, verb):
        return "appointed"
    if n and items[verb].text == "kiêm" and _is_past_too(items, verbs[n - 1], verb):
        return "former"
    if n and meaning == "current" and _goes_with_noted(items, verbs[n - 1], verb):
        return meaning_of(items, verbs, n - 1)
    if n and items[verb].text.startswith("tiếp tục giữ") and said(items, verbs[n - 1]) == "left":
        return "current"  # "thôi làm X, | tiếp tục giữ chức Y"
    if items[verb].text == "tiếp tục làm" and n and _is_given_beside(items, verbs[n - 1], verb):
        return meaning_of(items, verbs, n - 1)
    if n and meaning == "current" and _says_again(items, verbs[n - 1], verb):
        return meaning_of(items, verbs, n - 1)
    if items[verb].text == "trở thành" and _from_nothing(items, verb):
        return "current"
    if meaning == "appointed" and is_plain(items[verb]):
        meaning = plain_meaning(items, verbs[:n], verb)
    if meaning == "current" and items[verb].text == "là" and is_from_now(items, verb):
        return "appointed"
    if meaning == "appointed" and items[verb].text.endswith(" là") and is_before_then(items, verb):
        return "former"  # "Ông A trước khi | được bổ nhiệm là Y"
    if meaning == "current" and is_while(items, verb):
        meaning = "during"
    if n and meaning in {"appointed", "current"} and _goes_on_while(items, verbs[n - 1], verb):
        meaning = "during" if meaning_of(items, verbs, n - 1) == "during" else meaning
    if n and meaning in {"during", "appointed", "current"} and said(items, verbs[n - 1]) == "retired":
        held = is_plain(items[verb]) or items[verb].text.startswith(("đang ", "ở "))
        if held and is_left_so(items, verbs[n - 1], verb):
            told = {item.text for item in items[clause_start(items, verb) : verb]}
            past = "năm" in told or items[verbs[n - 1] - 1].text == "đã"  # "về hưu năm 2019 | khi đang là X"
            return "former" if past else "left"
    if items[verb].text == "là" and has_for_years(items, verb):
        return "former"  # "có tám năm | là X, rồi Y"
    if meaning == "current" and is_of_any_time(items, verb):
        return ""
    plain = is_plain(items[verb])
    if (meaning == "current" or plain) and not _is_given(items, verbs[:n], verb):
        held = meaning == "current" or (meaning == "appointed" and plain)
        if n and verbs[n - 1] == verb - 1 and said(items, verb - 1) == "candidate":
            return meaning  # "Trước đó, ông A được giới thiệu | giữ chức X"
        if before_that(items, verb) or (held and _ends_before(items, verbs, n)):
            return "former"
    if meaning in {"appointed", "current"} and _then(items, verb) and _past_before(items, verb):
        return "former"
    then = n > 0 and meaning in {"appointed", "current"} and _then(items, verb)
    if then and said(items, verbs[n - 1]) == "former":
        between = items[verbs[n - 1] : verb]  # "từng làm X, sau đó | làm Y"
        return meaning if any(map(ends_clause, between)) or any(map(is_person, between)) else "former"
    return meaning


def _is_left_along(items: Sequence[Item], leaves: int, verb: int, then: int) -> bool:
    """True for what is left between others: "thôi tham gia X, | tham gia Y, thôi giữ chức Z".

    Not for the same committee elsewhere: "thôi tham gia Ban Chấp hành X, | tham gia Ban Chấp hành Y, thôi …".
    """
    left = said(items, leaves) == said(items, then) == "left"
    plain = items[verb].text == "tham gia" and items[leaves].text.endswith("tham gia")
    between = (*items[leaves + 1 : verb], *items[verb + 1 : then])
    heads = [body.head for item in between for body in item.bodies]
    joined = all(item.kind == "body" or item.text in {",", "và"} for item in between)
    return left and plain and joined and len(set(heads)) == len(heads)


def _is_given(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True for a post that another verb of the clause, or its subject, gives."""
    if phrase(items[max(0, verb - 3) : verb]) == "tiếp tục được":
        return True  # "Trước đó, bà A tiếp tục được | đảm nhận chức X"
    acts = _of_clause(items, before, verb)
    # also "Trước đó, ông A chuyển công tác đến X, | giữ chức Y": he was given it then
    gives = any(said(items, k) in {"appointed", "moved"} or items[k].text.startswith("chuyển") for k in acts)
    return gives or _is_assigned(items, verb)


def _elected_before(items: Sequence[Item], elects: int, verb: int) -> bool:
    """True for "bầu, công nhận ông A, Bí thư X, | là Chủ tịch Y": he stands right behind the verb."""
    person = past_honorifics(items, elects + 1)
    gives = items[elects].text.endswith("bầu") or said(items, elects) == "appointed"
    if not gives or person >= verb or items[person].kind != "name":
        return False
    return all(item.kind in {"office", "body", "unit", "punct", "word"} for item in items[person + 1 : verb])


def _is_given_too(items: Sequence[Item], before: int, verb: int) -> bool:
    """True for a post given along with another: "được bổ nhiệm làm X, đồng thời | kiêm nhiệm Y"."""
    if items[verb].text == "là":
        return _elected_before(items, before, verb) and not before_that(items, verb)
    between = items[before + 1 : verb]
    apart = any(ends_clause(item) or is_person(item) for item in between) or not between
    given = [k for k in (before, before - 1) if k >= 0 and items[k].kind == "verb" and not is_plain(items[k])]
    told = any(said(items, k) == "appointed" for k in given) and items[verb - 1].text not in {"hiện", "nay"}
    return told and not apart and items[verb].text.startswith("kiêm")


def _is_added(items: Sequence[Item], verb: int) -> bool:
    """True for a post that others give beside his own: "phân công ông A, Bí thư X | kiêm nhiệm chức vụ Y"."""
    told = items[verb].text == "kiêm nhiệm" and [i.text for i in items[verb + 1 : verb + 2]] == ["chức"]
    return told and _is_assigned(items, verb)


def _is_past_too(items: Sequence[Item], before: int, verb: int) -> bool:
    """True for what was held along with posts gone by: "từng giữ chức X; | kiêm Y", not "hiện | kiêm"."""
    posts = not any(is_person(i) or i.text in _NEW_CLAUSE for i in items[before + 1 : verb])
    return posts and items[verb - 1].text in {",", ";"} and said(items, before) == "former"


def _goes_on_while(items: Sequence[Item], before: int, verb: int) -> bool:
    """True for a post of the time of which another is told, also somebody else's.

    "trong thời gian giữ chức X, | đồng thời là Y", "khi ông A giữ chức X và ông B | giữ chức Y".
    """
    between = items[before + 1 : verb]
    if not is_plain(items[before]) or any(map(ends_clause, between)):
        return False
    if items[verb].text.startswith("đồng thời"):
        return not any(map(is_person, between))
    joint = over_honorifics(items, verb - 1) if is_person(items[verb - 1]) else before
    return joint > before and items[joint].text == "và" and is_plain(items[verb])


def _goes_with_noted(items: Sequence[Item], before: int, verb: int) -> bool:
    """True for a post held along with one behind which a note stands: "giữ chức X (Y), | kiêm Z"."""
    noted = items[verb].text == "kiêm" and phrase(items[verb - 2 : verb]) == ") ," and is_plain(items[before])
    return noted and not any(ends_clause(item) or is_person(item) for item in items[before + 1 : verb])


def _from_nothing(items: Sequence[Item], verb: int) -> bool:
    """True where it is told how far somebody came, and not when: "Từ một thầy giáo, anh A | trở thành X"."""
    start = clause_start(items, verb)
    if any(item.kind == "office" for item in items[start + 1 : start + 3]):
        return False  # "Từ (ghế) Giám đốc X, bà A | trở thành Y": she was given it
    clause = [item.text for item in items[start:verb]]
    timed = any(word.isdigit() or word in _TIMES for word in clause[1:3])  # "từ | ngày | 1/7", "từ | khi"
    return clause[:1] == ["từ"] and "," in clause and not timed


def _is_given_beside(items: Sequence[Item], before: int, verb: int) -> bool:
    """True where another is given a post in the same breath: "ông A | làm X, bà B | tiếp tục làm Y"."""
    told = is_plain(items[before]) or "bầu" in items[before].text.split()
    other = over_honorifics(items, verb - 1) if is_person(items[verb - 1]) else -1
    return told and other > before and items[other].text in {",", ";"}


def _says_again(items: Sequence[Item], before: int, verb: int) -> bool:
    """True where the next says the same of another: "Trước đó, ông A là X; bà B | là Y"."""
    start = clause_start(items, verb)
    alone = all(item.kind == "honorific" or is_person(item) for item in items[start:verb]) and start < verb
    after = start > 0 and items[start - 1].text == ";" and clause_start(items, start - 1) <= before
    return alone and after and items[verb].text == items[before].text == "là"


def _ends_before(items: Sequence[Item], verbs: Sequence[int], n: int) -> bool:
    """True for "ông A làm X | trước khi được bầu làm Y"."""
    stop = verbs[n + 1] if n + 1 < len(verbs) else len(items)
    words = [item.text for item in items[verbs[n] : stop]]
    return words[-2:] == ["trước", "khi"] and any(item.kind == "office" for item in items[verbs[n] : stop])


def _then(items: Sequence[Item], verb: int) -> bool:
    """True right behind "sau đó", "rồi", "sau"."""
    before = [item.text for item in items[max(0, verb - 2) : verb]]
    return before[-1:] in (["rồi"], ["sau"]) or before == ["sau", "đó"]


def _past_before(items: Sequence[Item], verb: int) -> bool:
    """True where the post told before in the clause is over: "nguyên Trưởng Công an X, sau đó là …"."""
    told = (item for item in reversed(items[clause_start(items, verb) : verb]) if item.offices)
    last = next(told, None)
    return last is not None and last.offices[0].status == "former"


def _is_assigned(items: Sequence[Item], verb: int) -> bool:
    """True where others give the post to him who stands between: "Trước đó, X phân công ông A | giữ chức"."""
    told, clause = False, items[clause_start(items, verb) : verb]
    for k, item in enumerate(clause):
        told = (told and item.text != ",") or (
            item.text in {"công", "định"} and phrase(clause[k - 1 : k + 1]) in _CUES["assigned"]
        )
        if told and is_person(item):
            return not what_came(phrase(clause))
    return False


def _of_clause(items: Sequence[Item], before: Sequence[int], verb: int) -> list[int]:
    """The verbs before one in its clause that appoint by themselves: "Trước đó, X điều động A giữ chức"."""
    start = clause_start(items, verb)
    if what_came(phrase(items[start:verb])):  # "Trước khi nhận nhiệm vụ mới, ông A là …": not this one
        then = next((k for k in range(start, verb) if items[k].text == "trước"), start)
        start = next((k + 1 for k in range(then, verb) if items[k].text == ","), verb)
    aside = next((k for k in range(verb - 1, start, -1) if items[k].text == ","), start)
    start = aside if phrase(items[aside + 1 : aside + 4]).startswith(_EARLIER) else start
    return [k for k in before[bisect_left(before, start) :] if not is_plain(items[k])]


def is_joint(items: Sequence[Item], k: int) -> bool:
    """True for "kiêm" between two offices, which is no verb there."""
    inside = items[k].text == "kiêm" and 0 < k < len(items) - 1
    return inside and items[k - 1].kind == items[k + 1].kind == "office"


def opens_before(items: Sequence[Item], verb: int) -> bool:
    """True behind what came later, of one who is not named: "Trước khi làm X, đã | từng làm Y"."""
    opened = phrase(items[:2]) == "trước khi"
    anew = any(office.status == "new" for office in items[verb - 1].offices)  # "…, tân Bí thư X | từng làm Y"
    return opened and (anew or items[verb - 1].text in {",", "đã"}) and not any(map(is_person, items[:verb]))


def _says_what_was(items: Sequence[Item], verb: int) -> bool:
    """True for what was before another verb: "trước khi | trúng cử là X", "trước khi ứng cử | là X"."""
    k = verb - (items[verb].text == "là")
    told = items[k].kind == "verb" and phrase(items[k + 1 : k + 2]) == "là"
    return told and k > 1 and phrase(items[k - 2 : k]) == "trước khi"


def is_before_then(items: Sequence[Item], verb: int) -> bool:
    """True for a post told only to say what came before it: "Trước khi (ông) | làm X, …", "… | được bầu"."""
    given = is_plain(items[verb]) or items[verb].text.startswith(("được", "nhận "))
    while verb > 1 and items[verb - 1].kind == "verb" and items[verb - 1].text.startswith("được"):
        verb -= 1  # "Trước khi được bổ nhiệm | làm X, …"
    k = over_honorifics(items, verb - 1) if verb and is_person(items[verb - 1]) else verb - 1
    return given and k > 0 and phrase(items[k - 1 : k + 1]) == "trước khi"

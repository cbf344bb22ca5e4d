"""Where a list of people opens behind an office: at ":", "gồm", "là", a comma, a bracket."""

from collections.abc import Sequence
from typing import Final

from loaders.offices.groups import LIST_OPENERS, group
from loaders.offices.items import (
    Item,
    clause_start,
    is_introduced,
    is_of_date,
    past_honorifics,
    phrase,
)
from loaders.offices.members import number
from loaders.offices.runs import Run
from loaders.text.lexicon import lists

_BEFORE_LIST: Final = LIST_OPENERS | {"và"}  # end the words over which a list is looked for
_ELECTED: Final = ("trúng", "đắc", "được bầu")  # verbs behind such a list's office, by their first words
_PASSIVE: Final = ("được", "bổ", "phê", "nghỉ", *_ELECTED)
_DATED: Final = 14  # items of a term and of a day before such a list
_WHOM: Final = frozenset({"honorific", "name"})
_OF_TIMES: Final = frozenset(lists("cues.toml")["of_times"])
_ASIDE: Final = 4  # items behind a comma in which the verb of such an election stands


def list_opener(items: Sequence[Item], run: Run) -> int | None:
    """Where a list opens behind a run: at ":", "gồm", "là", over a few words."""
    j = run.last
    k = j
    if k < len(items) and items[k].kind == "unit" and items[run.at[0]].many:
        j = k = k + 1  # "các ĐBQH tỉnh: A, B"
    several = items[run.at[0]].many or is_introduced(items, run.first)
    if len(run.at) > 1 and (of_times(items, k) or _with_deputy(items, run)):
        return None  # "nguyên Bí thư, Phó Bí thư X qua các thời kỳ: A, B": who had which?
    if several and (rest := _past_rest(items, k)):
        j = k = rest
    words = [item.text for item in items[k : k + 3]]
    many = items[run.at[0]].many
    if many and words[:1] == [","] and _are_all(items, run, k + 1):
        return k
    given = many or (run.first > 0 and items[run.first - 1].kind == "verb")  # "3 vị được bầu làm X, gồm: …"
    if given and words[:1] in ([","], [";"]) and words[1:2] in (["gồm"], ["là"] if many else []):
        j = k = k + 1  # "còn có 5 Ủy viên UBND tỉnh, gồm: A, B"
    elif many and words[:1] == [","] and tells_election(items[k + 1 : k + _ASIDE]):
        j = k = k + 1  # "ba Phó Chủ tịch UBND tỉnh, cùng trúng cử trong phiên chiều: A, B và C"
    elif many and words == [",", "đó", "là"] and any(i.kind in _WHOM for i in items[k + 3 : k + 4]):
        return k + 2  # "có hai Phó Chủ tịch UBND, đó là ông A và ông B"
    elif given and words[1:] == ["bao", "gồm"]:
        j = k = k + 2
    elif given and (some := _some_of_them(items, k)):
        return some
    while (
        k < len(items)
        and k - j < (_DATED if many else 8)
        and (
            items[k].kind in {"word", "verb"}
            # "được Quốc hội | bổ nhiệm", "để giúp việc cho ông | gồm"
            or (many and items[k].kind == "body" and items[k - 1].text == "được")
            or (many and items[k].kind == "short" and not items[k].text)
            or (many and is_of_date(items[k]) and items[k].text not in {"(", ")"})
        )
        and items[k].text not in _BEFORE_LIST  # "hai Chủ tịch UBND huyện A và B là …"
        and not items[k].text.endswith(" là")
    ):
        passive = items[k].text.startswith(_PASSIVE) or items[k - 1].kind == "body"
        if items[k].kind == "verb" and not (many and passive):
            return None
        k += 1
    if several and k == run.last and _names_in_bracket(items, k):
        return k
    if (
        k >= len(items)
        or not (items[k].text in LIST_OPENERS or items[k].text.endswith(" là"))
        or (
            items[k].text == ":"
            and k - j > 3
            and not (tells_election(items[j:k]) or (many and _has_its_body(items, k + 1)))
        )
    ):
        return None
    return k


def _some_of_them(items: Sequence[Item], k: int) -> int:
    """Where some of those counted are named, behind their term: "22 Hội thẩm X|, trong đó có các ông: …"."""
    while k < len(items) and (items[k].kind == "word" or is_of_date(items[k])):
        k += 1
    return k + 3 if phrase(items[k : k + 4]) in {", trong đó có", ", trong đó gồm"} else 0


def _are_all(items: Sequence[Item], run: Run, k: int) -> bool:
    """True for as many people behind a comma as are counted: "hai nguyên Phó Chủ tịch X|, ông A và bà B"."""
    counted, person = number(items, run), past_honorifics(items, k)
    if counted < 2 or person == k or person >= len(items) or items[person].kind != "name":
        return False
    people = group(items, person)
    last = people[-1] + 1
    return len(people) == counted and (last >= len(items) or items[last].kind in {"punct", "word", "verb"})


def _has_its_body(items: Sequence[Item], k: int) -> bool:
    """True for one of a list with his body in brackets: "Ba Trưởng ban X đã lộ diện: | A (Ban Y), …"."""
    k = past_honorifics(items, k)
    near = items[k : k + 3]
    return len(near) == 3 and near[0].kind == "name" and near[1].text == "(" and near[2].kind == "body"


def tells_election(items: Sequence[Item]) -> bool:
    """True for "các Ủy viên UBND tỉnh | vừa trúng cử trong buổi sáng |: A, B"."""
    return any(item.kind == "verb" and item.text.startswith(_ELECTED) for item in items)


def _past_rest(items: Sequence[Item], k: int) -> int:
    """Past "còn lại của Tỉnh ủy X" behind "các Ủy viên Ban Thường vụ"; 0 where nothing of the kind stands.

    Also past "qua các thời kỳ" behind "các đồng chí nguyên Bí thư Tỉnh ủy X".
    """
    if over := of_times(items, k):
        return k + over
    if [item.text for item in items[k : k + 2]] != ["còn", "lại"]:
        return 0
    k += 2
    k += k < len(items) and items[k].text == "của"
    return k + (k < len(items) and items[k].kind in {"body", "unit"})


def _with_deputy(items: Sequence[Item], run: Run) -> bool:
    """True for a post and its deputy's, of which nobody has both: "các | Bí thư, Phó Bí thư X: A, B"."""
    titles = {office.title for k in run.at for office in items[k].offices}
    return any(f"Phó {title}" in titles for title in titles)


def of_times(items: Sequence[Item], k: int) -> int:
    """How many items tell, from k on, that several held a post in turn: "qua các thời kỳ"."""
    return next((n for n in (4, 3) if phrase(items[k : k + n]) in _OF_TIMES), 0)


def _names_in_bracket(items: Sequence[Item], k: int) -> bool:
    """True for "các Phó Chủ tịch UBND huyện X | (A, B)"."""
    first = past_honorifics(items, k + 1)
    return k < len(items) and items[k].text == "(" and first < len(items) and items[first].kind == "name"


def is_whose(items: Sequence[Item], run: Run) -> bool:
    """True where not the holders are told who they are: "Người kiện các | Phó Chủ tịch X là ông A".

    Also "Chủ trì cùng | Thứ trưởng là hai ông A, B".
    """
    if run.first and items[run.first - 1].text in {"cùng", "với"} and not items[run.at[0]].many:
        return True
    told = range(clause_start(items, run.first), run.first)
    start = next((n + 1 for n in reversed(told) if items[n].text == ","), told.start)
    return start < run.first and items[start].text == "người"

"""Which offices stand beside which people: "Bí thư Tỉnh ủy A", "A, Bí thư Tỉnh ủy", "các Phó Chủ tịch: A, B".

Works on the items of one sentence. An office stands with one person, or with each person of a list that
shares it; what stands with nobody is left to `loaders.holds.events` (offices ruled by a verb) or stands for
its holder.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from loaders.bodies.families import fits, is_council
from loaders.offices.absent import of_absent
from loaders.offices.behind import (
    after_colon,
    after_dash,
    all_dashed,
    dashed,
    has_own,
    is_of_next,
    is_opened,
    named_behind,
    opens_entry,
)
from loaders.offices.groups import group, is_counted, plain_list, with_own
from loaders.offices.hails import is_other_clause
from loaders.offices.items import (
    Item,
    ends_clause,
    is_introduced,
    is_person,
    over_honorifics,
    phrase,
)
from loaders.offices.leftward import left_person, of_all
from loaders.offices.lists import is_of_each, list_after
from loaders.offices.openings import of_times
from loaders.offices.runs import Run, given_before, is_of_another, right_person, runs
from loaders.places.abroad import COUNTRIES
from loaders.text.lexicon import lists

_WORDS: Final = lists("clauses.toml")
_COME: Final = frozenset(_WORDS["come"])
_DASHES: Final = frozenset({"-", "–"})


class Tie(NamedTuple):
    """An office item (by index) tied to a person item (by index), and how.

    `shared`: one office of several people. `cut`: it stands between two people, and style alone tells whose
    it is. `nth`: in which of the bodies that the office names, where each is another's.
    """

    office: int
    person: int
    rule: str
    shared: bool = False
    cut: bool = False
    nth: int | None = None


@dataclass(slots=True)
class Appositions:
    """What one sentence ties, its runs, and which office items stay free."""

    ties: list[Tie]
    runs: list[Run]
    free: list[int]


def attach(items: Sequence[Item], named: Sequence[int]) -> Appositions:
    """Tie the offices of a sentence to its people by apposition; `named`: the items that are no words."""
    found = runs(items, named)
    ties: list[Tie] = []
    dash: int | None = None  # the last person of a list "office - A, office - B"
    for n, run in enumerate(found):
        head = items[run.at[0]]
        openers = list_after(items, run)
        if openers is not None and (head.many or is_counted(items, run.first) or _is_of_many(items, run)):
            ties += [Tie(k, person, "office.shared", True) for k in run.at for person in openers]
            continue
        left, right = left_person(items, run.first), right_person(items, run.last)
        if left is not None and (
            _parted(items, run, left) or (right is not None and _is_full(items, ties, left))
        ):
            left = None
        if (left is None or opens_entry(items, left)) and (listed := after_colon(items, run)):
            ties += [Tie(k, person, "office.before", len(listed) > 1) for k in run.at for person in listed]
            continue
        if left is not None and right is not None and _is_closed(items, run, right, ties):
            right = None
        if right is not None and (_is_funeral(items[run.at[-1]]) or is_of_another(items, run)):
            right = None
        if (behind := dashed(items, found, n, dash)) is not None and left in {None, dash}:
            named = all_dashed(items, run, behind)
            ties, dash = ties + [Tie(k, who, "office.before") for k in run.at for who in named], named[-1]
            continue
        absent = of_absent(items, run, right)
        if right is not None and absent and items[run.last].text == ",":
            right = None  # "Theo quyết định của Bộ trưởng X, Đại tá A được …"
        if left is None and right is None:
            left, right = _beside(items, run), after_dash(items, run)
        if left is None and right is None:
            right = named_behind(items, run)
        several = head.many or is_introduced(items, run.first)
        if several and right is not None:
            listed = with_own(items, right) if head.many else group(items, right)
            ties += [Tie(k, person, "office.shared", len(listed) > 1) for k in run.at for person in listed]
        elif left is None and right is not None:
            ties += _of_right(items, run, right, absent=absent)
        elif left is not None and head.many:
            listed = plain_list(items, left)  # not "theo đề nghị của A, các đại biểu HĐND tỉnh đã …"
            ties += [tie for k in run.at for tie in _of_list(items, k, listed)]
        elif left is not None and right is None:
            ties += [Tie(k, person, "office.after") for k, person in _shares(items, left, run)]
        elif left is not None and right is not None:
            cut = _cut(items, run, left)
            ties += [Tie(k, left, "office.after", cut=len(run.at) > 1) for k in run.at[:cut]]
            ties += [Tie(k, right, "office.before", cut=len(run.at) > 1) for k in run.at[cut:]]
    ties = _each_his_own(items, _own_before_shared(items, ties))
    tied = {tie.office for tie in ties}
    free = [k for run in found for k in run.at if k not in tied]
    return Appositions(ties, found, free)


def _of_right(items: Sequence[Item], run: Run, right: int, *, absent: int) -> list[Tie]:
    """The ties of a run to the one named behind it, or of each in turn.

    Not of its first office where that is new ("tân Phó Bí thư, | Bí thư Tỉnh ủy A"), or another's (`absent`).
    """
    turn = _in_turn(items, run, group(items, right))
    if turn is None:
        new = items[run.at[0]].offices[0].status == "new"
        mine = run.at[max(new, absent, given_before(items, run)) :]
        turn = [(k, person) for k in mine or run.at for person in all_dashed(items, run, right)]
    return [Tie(k, person, "office.before") for k, person in turn]


def _of_list(items: Sequence[Item], office: int, listed: Sequence[int]) -> list[Tie]:
    """The ties of an office to several named before it, one of each body: "A và B, Giám đốc các sở X, Y"."""
    bodies = len(items[office].offices)
    if len(listed) < 2 or bodies not in {1, len(listed)}:
        return []
    nth = [None] * len(listed) if bodies == 1 else range(bodies)
    return [Tie(office, who, "office.shared", True, nth=n) for who, n in zip(listed, nth, strict=True)]


def _is_full(items: Sequence[Item], ties: Sequence[Tie], left: int) -> bool:
    """True behind the last of as many as were counted: "hai cựu Bí thư X là A và B, | cựu Vụ trưởng Y C"."""
    last = ties[-1] if ties else None
    if last is None or last.person != left or last.rule != "office.shared":
        return False
    return sum(tie.office == last.office for tie in ties) == items[last.office].offices[0].number


def _parted(items: Sequence[Item], run: Run, left: int) -> bool:
    """True for an office behind a name that is another's."""
    of_next = _is_of_guest(items, run) or is_of_next(items, run, left)
    return of_next or is_other_clause(items, run, left) or _is_listed(items, run, left)


def _is_listed(items: Sequence[Item], run: Run, left: int) -> bool:
    """True for the next of a list "miễn nhiệm Bộ trưởng X với ông A, | Bộ trưởng Y với bà B"."""
    k = over_honorifics(items, left)
    behind = [item.text for item in items[run.last : run.last + 2]]
    return k >= 0 and items[k].text == "với" and (behind[:1] == ["với"] or behind == ["đối", "với"])


def _is_of_guest(items: Sequence[Item], run: Run) -> bool:
    """True for the office of a guest, named behind his country: "theo lời mời của A, | Thủ tướng Lào B"."""
    k = run.last
    return k + 1 < len(items) and items[k].text in COUNTRIES and is_person(items[k + 1])


def _is_closed(items: Sequence[Item], run: Run, right: int, ties: Sequence[Tie]) -> bool:
    """True where an office is parted from the next person, who has his own behind the name.

    "Thiếu tướng A, Giám đốc Công an tỉnh, Đại tá B, Chỉ huy trưởng …"; of lines that a page has joined "ông A
    - Giám đốc X | bà B - Giám đốc Y". Also behind a dash: "A - Sư đoàn trưởng, Đại tá B (- Chính ủy)".
    """
    dash = items[run.first - 1].text in _DASHES
    if items[run.last].text != ",":
        behind = [item.text in _DASHES or item.kind == "office" for item in items[right + 1 : right + 3]]
        own = behind == [True, True] and is_person(items[run.first - 2])
        return dash and own and items[run.last].kind == "honorific"
    return (dash and len(run.at) == 1) or has_own(items, right) or _is_second(items, run, ties)


def _is_second(items: Sequence[Item], run: Run, ties: Sequence[Tie]) -> bool:
    """True for the post of the next after one whose post stands behind the name: "A, X, Đại tá B, | Y, …"."""
    last = ties[-1] if ties else None
    if last is None or last.rule != "office.after" or last.person > last.office:
        return False
    between = items[last.office + 1 : run.first]
    return sum(is_person(item) for item in between) == 1 and all(item.kind != "office" for item in between)


def _is_funeral(item: Item) -> bool:
    """True for an office of a funeral, behind which the dead is named: "Trưởng ban Lễ tang Đại tướng A"."""
    return any(o.body is not None and "tang" in o.body.head.split() for o in item.offices)


def _beside(items: Sequence[Item], run: Run) -> int | None:
    """The person right before a run, without a comma, whom an honorific or a list introduces.

    "đồng chí A Bí thư Đảng ủy xã", "các đồng chí: A Bí thư X; …".
    """
    k = run.first - 1
    if k < 1 or items[k].kind != "name" or items[run.first].offices[0].status not in {None, "former"}:
        return None
    if items[k - 1].text in {":", ";"} and _is_list(items, k):
        closed = run.last >= len(items) or ends_clause(items[run.last])
        come = any(phrase(items[run.last : run.last + words]) in _COME for words in (1, 2, 3))
        return k if closed or come else None
    return k if items[k - 1].kind == "honorific" and not items[k - 1].many else None


def _is_list(items: Sequence[Item], k: int) -> bool:
    """True in a list of people that a colon opens: "có các đồng chí: A Phó Chủ tịch X; B, …"."""
    opened = next((n for n in range(k - 1, 0, -1) if items[n].text == ":"), 0)
    return opened > 0 and items[opened - 1].kind == "honorific" and items[opened - 1].many


def _together(items: Sequence[Item], left: int, run: Run) -> list[int]:
    """Those who share the office behind the last of them.

    "các đồng chí A, B và C - Ủy viên X"; in a list by semicolons also "…; A và B, Bí thư X; …"; of a post of
    many "Sáng 5/3, ông A và bà B, đại biểu X, tiếp xúc …"; of one held in turn "A, B, nguyên Bí thư X qua các
    thời kỳ".
    """
    listed = plain_list(items, left)
    if of_all(items, run.first) or (len(run.at) == 1 and of_times(items, run.last)):
        return listed
    if is_introduced(items, listed[0]) and all(items[k].offices[0].seats != "one" for k in run.at):
        return listed
    if len(listed) != 2 or _has_post_of_list(items, listed[0]):
        return [left]
    first = over_honorifics(items, listed[0])
    opened = first < 0 or items[first].text in {";", ":"}
    many = all(items[k].offices[0].seats == "many" for k in run.at)
    if many and (first < 0 or is_opened(items[: first + 1])):
        return listed
    closed = run.last >= len(items) or ends_clause(items[run.last])
    paired = any(item.text == "và" for item in items[listed[0] : left])
    entries = any(item.text == ";" for item in (*items[: first + 1], *items[run.last : run.last + 1]))
    several = entries and all(items[k].offices[0].seats == "several" for k in run.at)
    one = any(items[k].offices[0].seats == "one" and items[k].offices[0].status != "former" for k in run.at)
    return listed if opened and ((closed and paired and not one) or several) else [left]


def _has_post_of_list(items: Sequence[Item], k: int) -> bool:
    """True for one in a list that opens with a post, which he has: "các Phó Giám đốc X: …; | A và B, Y".

    A membership alone says little of him: "các Ủy viên Ban Thường vụ: …; A và B, Phó Chủ tịch Y".
    """
    opened = next((n for n in range(k - 1, 0, -1) if items[n].text == ":"), 0)
    head = items[opened - 1] if opened else items[k]
    return head.kind == "office" and all(office.seats == "several" for office in head.offices)


def _shares(items: Sequence[Item], left: int, run: Run) -> list[tuple[int, int]]:
    """Which office of a run is whose of those before it: each of each, or in turn."""
    turn = _in_turn(items, run, plain_list(items, left))
    return [(k, who) for who in _together(items, left, run) for k in run.at] if turn is None else turn


def _in_turn(items: Sequence[Item], run: Run, listed: Sequence[int]) -> list[tuple[int, int]] | None:
    """Whose a head's office is and whose his deputy's ("ông A, ông B, Giám đốc và Phó Giám đốc Sở X").

    Nobody's of three; None for other offices, or of one person. So of the two heads of a firm ("A và B, cựu
    chủ tịch và tổng giám đốc Công ty X").
    """
    titles = [items[k].offices[0].title for k in run.at]
    firm = (
        titles[:1] == ["Chủ tịch"] and titles[-1].endswith("iám đốc") and not items[run.at[0]].offices[0].body
    )
    deputy = len(titles) == 2 and titles[1] == f"Phó {titles[0]}"
    two = len(titles) == 2 and run.at[1] == run.at[0] + 2 and (firm or deputy)
    if not two or len(listed) < 2 or items[run.at[0] + 1].text not in ({"và", ","} if deputy else {"và"}):
        return None
    return list(zip(run.at, listed, strict=True)) if len(listed) == 2 else []


def _cut(items: Sequence[Item], run: Run, left: int) -> int:
    """Where a run between two people is cut.

    At its last "và" before the last office, else by the style of the first.
    """
    for n in range(len(run.at) - 1, 0, -1):
        between = [items[k].text for k in range(run.at[n - 1] + 1, run.at[n])]
        if "và" in between:
            return n
    before = over_honorifics(items, left)
    if before >= 0 and items[before].kind == "office":
        return 0  # "Bí thư A, Phó Bí thư, Chủ tịch B": all that stands before B is B's
    return len(run.at) - 1


def _is_of_many(items: Sequence[Item], run: Run) -> bool:
    """True for an office of several that opens a list of people: "Phó Chủ tịch | gồm các ông: A, B".

    Also for one of the boards of a council, which are not named: "Trưởng Ban của HĐND tỉnh | có các ông: …".
    """
    k, office = run.last, items[run.at[-1]].offices[0]
    board = office.body is not None and is_council(office.body) and not fits(office.title, office.body.head)
    says = {"gồm", "là", ":", "có"} if board else {"gồm", "là", ":"}
    opens = k + 1 < len(items) and items[k].text in says and items[k + 1].many
    return opens and items[k + 1].kind == "honorific" and (office.seats != "one" or board)


def _each_his_own(items: Sequence[Item], ties: list[Tie]) -> list[Tie]:
    """Of "Chủ tịch UBND các huyện X, Y là ông A và ông B" the one is A's, the other B's; else nobody's."""
    of_each = {tie.office for tie in ties if tie.person > tie.office and is_of_each(items[tie.office])}
    if not of_each:
        return ties
    kept = [tie for tie in ties if tie.office not in of_each]
    for k in sorted(of_each):
        people = sorted({tie.person for tie in ties if tie.office == k})
        people = group(items, people[0]) if len(people) == 1 else people
        if len(people) == len(items[k].offices):
            kept += [Tie(k, who, "office.shared", True, nth=n) for n, who in enumerate(people)]
        elif len(people) == 1:
            kept += [tie for tie in ties if tie.office == k]
    return kept


def _own_before_shared(items: Sequence[Item], ties: list[Tie]) -> list[Tie]:
    """Of a list "các Thứ trưởng A, B cùng Bí thư C", C with an office before the name does not share."""
    if not any(tie.shared for tie in ties):
        return ties
    own = {tie.person for tie in ties if tie.rule == "office.before"}
    lists: dict[int, list[int]] = {}
    for tie in ties:
        if tie.shared:
            lists.setdefault(tie.office, []).append(tie.person)
    rich = {tie.person for tie in ties if tie.rule == "office.after"}
    plain = {office for office, people in lists.items() if min(people) not in own and not rich & set(people)}
    return [tie for tie in ties if not (tie.shared and tie.office in plain and tie.person in own)]

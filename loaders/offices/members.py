"""Who of a list shares the office before it: as many as are counted, none with a committee of his own."""

from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import HEADS, TEMPORARY
from loaders.offices.items import Item, ends_clause, is_number, is_sign, over_honorifics, past_honorifics
from loaders.offices.runs import Run

_WHOLE: Final = dict(zip(HEADS["standing"], HEADS["wholes"], strict=True))  # by standing committees
_RANKED: Final = frozenset({"Bí thư Trung ương Đảng"})  # the rank that is told next
_OF_TERM: Final = frozenset({"khóa", "nhiệm", "kỳ", "mới"})
_TERM: Final = 16  # items behind a post up to those who have it
_SEVERAL: Final = 2
_SERVICES: Final = frozenset({"state", "forces", "judicial"})  # in one of which alone somebody is the deputy
_COUNCIL, _EXECUTIVE = "Hội đồng nhân dân", "Ủy ban nhân dân"  # of which nobody is a deputy at once
_BESIDE: Final = ("Cơ quan ", "Hội đồng ")  # whose deputies are deputies of what they belong to
_OWN: Final = 6  # items behind the last of a list in which his own posts stand


def number(items: Sequence[Item], run: Run) -> int:
    """How many hold the office with which a run begins, 0 where that is not told."""
    return next((office.number for office in items[run.at[0]].offices), 0)


def told_of_several(items: list[Item]) -> list[Item]:
    """The items of a sentence, the post of several seats that opens a list being of all of them.

    "Phó Bí thư Tỉnh ủy X nhiệm kỳ 2025-2030 gồm: ông A, Chủ tịch Y; bà B".
    """
    k = next((k for k, item in enumerate(items) if not is_sign(item)), len(items))
    last = min(len(items), k + _TERM)
    opener = next((n for n in range(k + 1, last) if items[n].text == "gồm"), None)
    if opener is None or opener + 1 == len(items) or items[k].kind != "office" or len(items[k].offices) > 1:
        return items
    office, term = items[k].offices[0], items[k + 1 : opener]
    if not term and items[opener + 1].many:
        return items  # "Phó Chủ tịch gồm các ông: A, B": `attach` reads it
    told = all(_is_of_term(item) for item in term) and office.seats != "one" and not office.status
    if not told or sum(item.kind == "name" for item in items[opener:]) < _SEVERAL:
        return items
    all_of = Item("office", items[k].start, items[k].end, offices=(office._replace(many=True),), many=True)
    return [*items[:k], all_of, *items[k + 1 :]]


def sharing(items: Sequence[Item], run: Run, people: list[int]) -> list[int]:
    """Those of a list who share what the run before it says, with those noted behind it.

    None from one on who is told as a plain member of the whole, of whose standing committee the list is: "các
    Ủy viên Bộ Chính trị: A, X; B, Y; | đồng chí C, Ủy viên Trung ương Đảng, Bộ trưởng Z".
    """
    people = _counted(items, run, people)
    people = people[:-1] if _is_deputy_elsewhere(items, run, people) else people
    shared = {_committee(items[at]) for at in run.at}
    wholes = {_WHOLE.get(committee or "") for committee in shared} - shared - {None}
    for n in range(1, len(people) if wholes else 0):
        if any(_committee(item) in wholes for item in _entry(items, people, n) if item.kind == "office"):
            return people[:n]
        if _is_ranked_apart(items, people, n):
            return people[:n]
    return people + _noted_after(items, people[-1]) if people else []


def _is_deputy_elsewhere(items: Sequence[Item], run: Run, people: Sequence[int]) -> bool:
    """True where the last of a list, behind "và", is a deputy elsewhere.

    "các Phó Giám đốc X: A; B và | C - Phó Cục trưởng Y", "các Phó Chủ tịch UBND tỉnh: A, B và | C, Phó Chủ
    tịch HĐND tỉnh"; not in the Party, or a board for a time, where the deputies of X may be deputies too; nor
    where posts change hands.
    """
    last = people[-1] if len(people) >= _SEVERAL else 0
    if not last or items[over_honorifics(items, last)].text not in {"và", "cùng"}:
        return False
    if any(item.kind == "verb" for item in items):
        return False  # "bổ nhiệm hai Phó Giám đốc X là A và B - Phó Cục trưởng Y": he was that
    served = {_service(item) for item in (items[run.at[0]], *items[last + 2 : last + 3])}
    if any(service and service[0] == _COUNCIL for service in served):
        return {service and service[0] for service in served} == {_COUNCIL, _EXECUTIVE}
    return len(served) == _SEVERAL and None not in served


def _service(item: Item) -> tuple[str, str] | None:
    """The body of the State of which an office makes somebody a deputy now, and on what level it is."""
    office = next(iter(item.offices), None)
    if office is None or office.status or not office.title.startswith("Phó "):
        return None
    if office.body is None:
        return (office.fused, "") if office.fused else None
    body = office.body
    beside = body.head.startswith((*TEMPORARY, *_BESIDE))
    served = body.head == _COUNCIL or (body.type in _SERVICES and not beside)
    return (body.head, body.unit.level if body.unit else "") if served else None


def _is_of_term(item: Item) -> bool:
    """True for a word or sign of a term, or its number: "khóa XVIII, nhiệm kỳ 2025-2030"."""
    return item.text in _OF_TERM or is_number(item) or item.kind == "punct"


def _is_ranked_apart(items: Sequence[Item], people: list[int], n: int) -> bool:
    """True behind the first semicolon of a list by commas, for one whose post begins with the next rank.

    "các Ủy viên Bộ Chính trị: Thủ tướng A, Chủ tịch X B; | Bí thư Trung ương Đảng, Chủ tịch Y C".
    """
    parts = [at for at in range(people[0], people[n]) if items[at].text == ";"]
    if n < 2 or len(parts) != 1 or parts[0] < people[n - 1]:
        return False
    return any(office.title in _RANKED for office in items[parts[0] + 1].offices)


def _counted(items: Sequence[Item], run: Run, people: list[int]) -> list[int]:
    """Those counted, where others follow each behind a post of his own.

    "hai cựu Thứ trưởng X là A và B, | cựu Vụ trưởng Y C".
    """
    counted = number(items, run)
    if not 1 < counted < len(people):
        return people
    gap = items[people[counted - 1] + 1 : people[counted]]
    own = any(item.kind == "office" for item in gap) and gap[-1].text not in {",", ";"}
    return people[:counted] if own else people


def _entry(items: Sequence[Item], people: list[int], n: int) -> Sequence[Item]:
    """What is said of the n-th of a list, on both sides of the name: "A, X; | Ủy viên Y, Bộ trưởng B |"."""
    name, last = people[n], n + 1 == len(people)
    end = name + _OWN if last else people[n + 1]
    stops = [at for at in range(people[n - 1], min(end, len(items))) if items[at].text == ";"]
    start = max((at for at in stops if at < name), default=name)
    return items[start : min((at for at in stops if at > name), default=end)]


def _committee(item: Item) -> str | None:
    """The committee in which an office is a plain seat: "Ủy viên Ban Thường vụ Tỉnh ủy"."""
    office = next(iter(item.offices), None)
    if office is None or office.title != "Ủy viên":
        return None
    return office.fused or (office.body.head if office.body is not None else None)


def _noted_after(items: Sequence[Item], person: int) -> list[int]:
    """The others of a list that tells of each what he becomes: "A (Sở X) làm Y; | B (Sở Z) làm W"."""
    found: list[int] = []
    while any(ends_clause(item) for item in items[person:]):
        end = next(n for n in range(person, len(items)) if ends_clause(items[n]))
        other = past_honorifics(items, end + 1)
        noted = other + 1 < len(items) and items[person + 1].text == items[other + 1].text == "("
        acts = any(item.kind == "verb" for item in items[person:end])
        if not (noted and acts and items[end].text == ";" and items[other].kind == "name"):
            break
        found.append(other)
        person = other
    return found

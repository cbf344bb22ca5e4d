"""Lists of people behind an office that they share: behind a colon, "gồm", "là"; pairs, brackets."""

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.bodies.families import fits
from loaders.offices.groups import is_address
from loaders.offices.items import (
    Item,
    ends_clause,
    is_person,
    past_honorifics,
    phrase,
)
from loaders.offices.members import number, sharing
from loaders.offices.openings import is_whose, list_opener, tells_election
from loaders.offices.runs import Run
from loaders.offices.says import said

_NOW: Final = frozenset({"đã", "vừa", "mới", "nay", "hiện"})
_WHO: Final = 14  # items that tell who one of a list is: ", người chủ trì buổi làm việc,"
_LIFE: Final = 30  # items that tell of his life
_OF_LIFE: Final = frozenset({"word", "verb", "body", "unit", "office", "punct"})


def list_after(items: Sequence[Item], run: Run) -> list[int] | None:
    """The people of a list that a run opens with ":", "gồm", "là": "các Phó Chủ tịch.

    A, B", "hai Phó Bí thư là ông A và ông B".
    """
    opener = list_opener(items, run)
    if opener is None or (items[opener].text == "là" and is_whose(items, run)):
        return None
    k = opener + 1
    while k < len(items) and (
        items[k].text in {":", "có"} or items[k].kind == "honorific" or _is_alone(items, k)
    ):
        k += 1
    people: list[int] = []
    depth, rich, posts_first, sure = 0, False, False, 0  # `sure`: those before a post that several share
    bodies = of_body(items, k)
    if bodies and not fits(items[run.at[-1]].offices[0].title, items[k].bodies[0].head):
        return None  # "Trả lời các Phó Chủ tịch UBND tỉnh: Sở Y tế - ông A; …"
    expect = True  # a name may begin here
    for n in _over_asides(items, k):
        item = items[n]
        if item.text == "(":
            depth += 1
        elif item.text == ")":
            if not depth and items[opener].text == "(":
                break
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif people and item.kind == "honorific" and item.many and _opens_list(items, n):
            break
        elif people and items[n - 1].text == ";" and _is_anothers(items, n, people[0], rich=rich):
            break  # "các Ủy viên Trung ương Đảng: A, X; B, Y; | đồng chí C, Z"
        elif item.kind == "name" or (item.text and item.kind == "short" and _is_of_known(items, run, opener)):
            if not expect:
                break
            people.append(n)
            expect = False
        elif item.kind == "office":
            if item.many and not (posts_first and number(items, run)):
                break
            sure = sure or (len(people) if item.many else 0)
            if not people:
                expect = rich = posts_first = True
            rich = rich or (n > 0 and items[n - 1].text in {",", "-"})
        elif item.text == ";":
            if (
                (people and _opens_clause(items, n + 1))
                or _opens_entry(items, n + 1)
                or _ends_with(items, people, n)
                or (not rich and _opens_other(items, n + 1, people, bodies=bodies))
                or (rich and not posts_first and _is_office(items, n + 1))
            ):
                break  # "các Phó Chủ tịch UBND tỉnh: A, B; | Thượng tá C, Phó Giám đốc Công an"
            expect = True
        elif item.text == "cùng" and (items[n - 1].text == ";" or (people and _is_office(items, n + 1))):
            break  # "các Ủy viên Bộ Chính trị: Bộ trưởng X A | cùng Phó Chủ tịch nước B"
        elif item.text in {",", "và", "cùng"} or item.kind == "honorific":
            expect = True
        elif item.text in {"-", ":"} or item.kind in {"body", "unit"} or (rich and _is_aside(items, n)):
            continue
        else:
            break
    # "sáu Ủy viên X gồm Thủ tướng A, các Phó Thủ tướng B, C, …": all if they are six
    return (
        sharing(items, run, people[:sure] if sure and len(people) != number(items, run) else people) or None
    )


def _over_asides(items: Sequence[Item], k: int) -> Iterator[int]:
    """The items from k on, but for what is told of one of a list: "ông A, | sinh năm 1978|, và bà B"."""
    while k < len(items):
        if items[k - 1].text == "," and items[k].kind in {"word", "verb"}:
            k = _past_who(items, k) if items[k].text == "người" else _past_life(items, k)
        yield k
        k += 1


def _past_who(items: Sequence[Item], k: int) -> int:
    """Past what "người" tells of one of a list, up to the comma before "và"; else k."""
    comma = next((n for n in range(k, min(len(items), k + _WHO)) if items[n].kind == "punct"), k)
    plain = all(item.kind in {"word", "verb", "body", "unit"} for item in items[k:comma])
    joined = comma + 1 < len(items) and items[comma].text == "," and items[comma + 1].text in {"và", "cùng"}
    return comma if plain and joined else k


def _past_life(items: Sequence[Item], k: int) -> int:
    """Past what is told of somebody's life, up to the comma before "và bà B", the list's end; else k.

    "các Phó Chủ tịch là ông A, | 49 tuổi, người Mông ở xã X, từng làm Bí thư Huyện ủy Y|, và bà B".
    """
    for n in range(k, min(len(items) - 3, k + _LIFE)):
        item = items[n]
        if item.text == "," and items[n + 1].text in {"và", "cùng"}:
            joined = is_address(items[n + 2]) and items[past_honorifics(items, n + 2)].kind == "name"
            return n if joined else k
        if item.kind not in _OF_LIFE or (item.kind == "verb" and said(items, n) != "former"):
            return k
        if item.kind == "punct" and item.text != ",":
            return k
    return k


def _is_of_known(items: Sequence[Item], run: Run, opener: int) -> bool:
    """True for a list that may call people by given names: "Hai Phó Chủ tịch X được bầu | gồm ông A"."""
    opens = run.first == 0 or ends_clause(items[run.first - 1])
    plain = opens and (opener == run.last or tells_election(items[run.last : opener]))
    return plain and items[opener].text in {"gồm", "là"}


def _is_anothers(items: Sequence[Item], n: int, first: int, *, rich: bool) -> bool:
    """True for an address at n of one told of alone, not of the list that the person `first` opens.

    Not "Phó Giám đốc: các ông A, B; | bà C.", with no post of her own.
    """
    return is_address(items[n]) and not _addressed(items, first) and (rich or _has_office(items, n))


def _opens_clause(items: Sequence[Item], k: int) -> bool:
    """True for one who is given another post: "Phó Bí thư là A và B; | đồng chí C làm Chủ nhiệm X"."""
    verb = past_honorifics(items, k) + 1
    given = [item.kind for item in items[verb : verb + 2]] == ["verb", "office"]
    return given and items[verb - 1].kind == "name"


def _opens_other(items: Sequence[Item], k: int, people: Sequence[int], *, bodies: bool) -> bool:
    """True for what is no next one of a plain list, or one with an own post: "A, B; | ông C, Bí thư X"."""
    other = (
        k < len(items) and items[k].kind not in {"name", "honorific"} and not (bodies and of_body(items, k))
    )
    return other or (len(people) > 1 and _has_office(items, k))


def _is_office(items: Sequence[Item], k: int) -> bool:
    """True where an office stands at k."""
    return k < len(items) and items[k].kind == "office"


def _ends_with(items: Sequence[Item], people: Sequence[int], k: int) -> bool:
    """True where a list that commas part ends: "các Ủy viên: Trưởng ban A, Giám đốc B; | và Đại sứ C"."""
    apart = len(people) > 1 and all(item.text != ";" for item in items[people[0] : k])
    return apart and phrase(items[k + 1 : k + 2]) == "và" and _is_office(items, k + 2)


def _opens_entry(items: Sequence[Item], k: int) -> bool:
    """True for posts before a colon: "Bí thư X: ông A, Giám đốc Y; | Bí thư Z: ông B, Phó Giám đốc Y"."""
    n = k
    while n < len(items) and (items[n].kind == "office" or (n > k and items[n].text in {",", "-", "kiêm"})):
        n += 1
    return k < n < len(items) and items[n].text == ":"


def _is_alone(items: Sequence[Item], k: int) -> bool:
    """True for an address before a colon: "4 Phó Bí thư gồm bà|: A, …"."""
    return items[k].kind == "short" and [item.text for item in items[k : k + 2]] == ["", ":"]


def of_body(items: Sequence[Item], k: int) -> bool:
    """True for a body before one of a list, who has the post there: "Trưởng ban: | Ban X - ông A; …"."""
    near = items[k : k + 3] if k >= 0 else ()
    told = len(near) == 3 and near[0].kind == "body" and near[1].text in {"-", ":"}
    return told and near[2].kind in {"name", "honorific"}


def is_of_each(item: Item) -> bool:
    """True for an office of several bodies, each with another holder: "Chủ tịch UBND các huyện X, Y".

    Also where each has several of them: "Thứ trưởng các bộ: X, Y".
    """
    bodies = [office.body for office in item.offices if office.body is not None]
    units = {body.root.unit.name for body in bodies if body.root.unit is not None}
    heads = {body.head for body in bodies}
    alone = bool(bodies) and (item.many or item.offices[0].seats == "one")
    alike = len({head.partition(" ")[0] for head in heads}) == 1
    alone = alone or (alike and all(body.klass in {"full", "sector"} for body in bodies))
    several = len(bodies) == len(item.offices) > 1
    return several and (len(units) == len(bodies) or (alone and len(heads) == len(bodies)))


def _is_aside(items: Sequence[Item], n: int) -> bool:
    """True for the term behind an office, "Phó Chủ tịch Quốc hội | khóa XV |; …", and for who has retired.

    "ông A, nguyên Giám đốc X, | đã nghỉ hưu | và bà B, …".
    """
    if items[n].text == "khóa" or items[n - 1].text == "khóa":
        return True
    while n < len(items) and items[n].text in _NOW:
        n += 1
    rests = n + 2 < len(items) and items[n].kind == "verb" and said(items, n) == "retired"
    return rests and items[n + 1].text in {",", ";", "và"} and is_address(items[n + 2])


def _has_office(items: Sequence[Item], k: int) -> bool:
    """True when the person named at k, behind honorifics, has an office of his own."""
    k = past_honorifics(items, k)
    return k + 2 < len(items) and items[k + 1].text in {",", "-"} and items[k + 2].kind == "office"


def _opens_list(items: Sequence[Item], n: int) -> bool:
    """True for "các đồng chí" that opens another list: "…; các đồng chí Ủy viên Trung ương Đảng: C, D".

    So do those whom nobody names: "…; các đồng chí Bí thư Trung ương Đảng; đồng chí C, Bộ trưởng X".
    """
    for k, item in enumerate(items[n + 1 : n + 8], n + 1):
        if item.text == ":":
            return True
        if item.kind in {"name", "verb"}:
            return False
        if item.text == ";":
            return items[n - 1].text == ";" and any(other.kind == "office" for other in items[n + 1 : k])
    return False


def _addressed(items: Sequence[Item], person: int) -> bool:
    """True when one of a list has an address or a rank of his own, besides "các đồng chí" of all."""
    return person > 0 and items[person - 1].kind == "honorific" and not items[person - 1].many


def pair_before(items: Sequence[Item], person: int) -> tuple[int, ...]:
    """All people of a list joined by "và" and commas that ends at a person, ranks in between."""
    found = [person]
    for n in range(person - 1, -1, -1):
        if is_person(items[n]):
            found.append(n)
        elif items[n].kind != "honorific" and items[n].text not in {",", "và"}:
            break
    return tuple(reversed(found))


def before_bracket(items: Sequence[Item], close: int) -> int | None:
    """The name before a bracket that closes at an item: "bà A (Sở Nội vụ) và …"."""
    k = next((n for n in range(close, max(-1, close - 10), -1) if items[n].text == "("), 0)
    return k - 1 if k > 0 and items[k - 1].kind == "name" else None


def across(items: Sequence[Item], comma: int) -> int | None:
    """The person before a relative clause that ends at a comma.

    "ông A, người vừa thôi giữ chức X, | và ông B".
    """
    for n in range(comma - 1, max(-1, comma - 20), -1):
        if is_person(items[n]):
            told = [item.text for item in items[n + 1 : comma]][:2] == [",", "người"]
            return n if told else None
    return None

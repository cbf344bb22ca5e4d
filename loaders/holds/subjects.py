"""Of whom a line tells that names nobody: a heading over a life, a post just given that opens a sentence.

"Tóm tắt tiểu sử", "Vài nét về tân Bí thư Huyện ủy", "Tân Thứ trưởng sinh năm …".
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from loaders.offices.items import Item, is_person, phrase
from loaders.offices.nobody import BEFORE_IT
from loaders.offices.office import Office
from loaders.text.lexicon import lists

Told = Mapping[str | None, Sequence[Office]]  # the offices told of each

_CUES: Final = lists("cues.toml")
_LIFE_HEADINGS, _HOLDER_HEADINGS = _CUES["life_headings"], _CUES["holder_headings"]
_DESCRIBED: Final = 4  # items of such words
_LEVEL: Final = 7  # … with the body that somebody leads
BORN: Final = frozenset({"năm", "ngày", "tháng", "tại", "ở", "ra", "trưởng", "quán"})  # behind "sinh"
_BIRTHS: Final = frozenset(f"sinh {word}" for word in BORN)
_TITLE: Final = 8  # items in which a title that stands alone is looked for
_LIFE_HEADING: Final = 12  # items that a heading over a life has at most


def heads_life(items: Sequence[Item]) -> bool:
    """True for a line that announces a life and names nobody: "Tóm tắt tiểu sử"."""
    if len(items) > _LIFE_HEADING or any(map(is_person, items)):
        return False
    words = phrase(items).lower()
    of_holder = words.startswith(_HOLDER_HEADINGS) and any(item.offices for item in items)
    return of_holder or words.startswith(_LIFE_HEADINGS)


def meant(
    items: Sequence[Item], hero: str | None, held: Told, given: Sequence[tuple[Office, str]]
) -> list[str] | None:
    """Of whom the heading of a life tells, nobody where it names a post whose holder is not known.

    None where it says nothing of whom, and no line has named anybody alone.
    """
    anew = next((k for k, item in enumerate(items) if item.text.lower() == "tân"), None)
    if headed := [office for item in items for office in item.offices]:
        holder = _holder(headed[0], held, given)
        return [] if holder is None else [holder]
    if anew is not None:  # "Lý lịch tóm tắt tân Giám đốc Khu vực 8"
        found = newly(items[anew:], given)
        return list(found) if len(found) == 1 else []
    return None if hero is None else [hero]


def _holder(office: Office, held: Told, given: Iterable[tuple[Office, str]]) -> str | None:
    """The only one of whom an office is told that a heading tells alone: "Vài nét về đồng chí Bí thư X"."""
    found = {key for key, told in held.items() if any(_may_be(office, other) for other in told)}
    found |= {key for other, key in given if _may_be(office, other)}
    return found.pop() if len(found) == 1 else None


def newly(items: Sequence[Item], given: Iterable[tuple[Office, str]]) -> set[str]:
    """Those of whom a sentence may tell that opens with a post just given: "Tân Thứ trưởng | sinh năm …".

    Also behind "Trước khi được bầu, …", "Trước đó, …", and in "Trước khi giữ chức X, | ông là Y".
    """
    if then := _aimed_at(items):
        return {key for post, key in given if _may_be(then, post)}
    items = _past_before(items)
    opens = items[0].offices
    if opens:
        return {key for post, key in given if opens[0].status == "new" and _may_be(opens[0], post)}
    if items[0].text.lower() != "tân":
        return set()
    words = f"{phrase(items[1:_TITLE])} ".lower()
    told = [(post.title.lower(), key) for post, key in given if words.startswith(f"{post.title.lower()} ")]
    return {key for title, key in told if title == max((title for title, _ in told), key=len)}


def tells_of_before(items: Sequence[Item]) -> bool:
    """True for "Trước đó, tân Giám đốc X …", told of nobody but him."""
    opens = _past_before(items)
    return len(opens) < len(items) and any(office.status == "new" for office in opens[0].offices)


def _past_before(items: Sequence[Item]) -> Sequence[Item]:
    """What stands behind the comma of "Trước khi được bầu, …", which names nobody and no post; else all."""
    if phrase(items[:2]) not in BEFORE_IT:
        return items
    comma = next((k for k in range(2, min(len(items) - 1, _TITLE)) if items[k].text == ","), -1)
    named = any(item.offices or is_person(item) for item in items[: comma + 1])
    return items if named else items[comma + 1 :]


def _aimed_at(items: Sequence[Item]) -> Office | None:
    """The post before which a sentence tells what somebody was: "Trước khi được bổ nhiệm | giữ chức X, …"."""
    if phrase(items[:2]).lower() != "trước khi":
        return None
    clause = items[: next((k for k, item in enumerate(items) if item.text == ","), 0)]
    told = [office for item in clause for office in item.offices]
    return told[0] if len(told) == 1 and not any(map(is_person, clause)) else None


def describes(items: Sequence[Item]) -> bool:
    """True for a sentence that opens with one who is called by what he is, and not named.

    "Người đứng đầu tòa án tỉnh mới | sinh năm 1972": of those told of before, which?
    """
    described = phrase(items[:_DESCRIBED]).lower().startswith(_CUES["described"])
    return described and not any(map(is_person, items))


def only_one(given: Sequence[tuple[Office, str]], items: Sequence[Item] = ()) -> str | None:
    """The only one to whom the story gives a post, so far; or to lead the one body of a kind of unit.

    "Người đứng đầu tòa án | tỉnh | mới …": of those given posts the only head there.
    """
    people = {key for _, key in given}
    words = {item.text.lower() for item in items[:_LEVEL]} | {u.type for i in items[:_LEVEL] for u in i.units}
    if len(people) > 1 and "đầu" in words:
        units = ((office.body.root.unit, office.title, key) for office, key in given if office.body)
        people = {key for u, title, key in units if u and u.type in words and not title.startswith("Phó ")}
    return people.pop() if len(people) == 1 else None


def is_born(items: Sequence[Item]) -> bool:
    """True for a sentence of somebody's birth that calls him by a pronoun: "Ông | sinh năm 1972"."""
    opens = items[0].kind == "short" and not items[0].text
    return opens and phrase(items[1:2]) in {"sinh", "quê"}


def opens_birth(items: Sequence[Item], given: Sequence[tuple[Office, str]]) -> bool:
    """True for a sentence that opens with a birth or a home and names nobody: "Sinh ở xã X, người thầy ấy …".

    Also for "Ông sinh ở xã X" where the story has `given` somebody a post.
    """
    if not items or (given and is_born(items)):
        return bool(items)
    opens = phrase(items[:1]).lower() == "quê" or phrase(items[:2]).lower() in _BIRTHS
    return opens and not any(item.kind == "name" or (is_person(item) and item.text) for item in items)


def _may_be(one: Office, other: Office) -> bool:
    """True for one post told in two ways, in one of which its body may be left out."""
    if one.title != other.title or (one.fused or "") != (other.fused or ""):
        return False
    if one.body is None or other.body is None:
        return True
    mine, theirs = one.body.root.unit, other.body.root.unit
    if one.body.head != other.body.head:
        return False
    return not (mine and theirs and mine.name and theirs.name and mine.name != theirs.name)

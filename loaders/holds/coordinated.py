"""What one verb takes from several, each with his post: "miễn nhiệm X đối với ông A và Y đối với ông B"."""

from collections.abc import Sequence
from typing import Final

from loaders.holds.departures import towards_beside
from loaders.offices.event import Event
from loaders.offices.groups import group
from loaders.offices.items import Item, ends_clause
from loaders.offices.says import is_act, said

_PARTS: Final = frozenset({"và", ",", ";"})
_VOTES: Final = 20  # items that tell how many voted for somebody
_DAY: Final = 14  # items that tell from which day somebody holds a post, or why he leaves it
_ASIDE: Final = frozenset({"word", "punct", "office", "body", "unit"})


def coordinated(items: Sequence[Item], event: Event) -> list[Event]:
    """What a verb says on: "miễn nhiệm X đối với ông A và chức danh Y đối với ông B", also behind ";"."""
    if event.member or event.again or not event.people or event.people[-1] < event.office:
        return []
    k, found = _next_part(items, _past_votes(items, event.people[-1] + 1)), []
    while k < len(items) and items[k].text in _PARTS:
        k = _past_word(items, k + 1)
        if k >= len(items) or items[k].kind != "office" or (person := towards_beside(items, k)) is None:
            break
        people = group(items, person) if items[person].kind == "name" else [person]
        found.append(event._replace(office=k, people=tuple(people)))
        k = _next_part(items, _past_votes(items, people[-1] + 1))
    return found


def _past_votes(items: Sequence[Item], k: int) -> int:
    """Past how many voted for somebody: "với số phiếu tín nhiệm 53/54 |;"."""
    if k >= len(items) or items[k].text not in {"với", "đạt", "(", ","}:
        return k
    end = next((n for n in range(k, min(len(items), k + _VOTES)) if items[n].text == ";"), k)
    counted = any(item.text in {"phiếu", "biểu", "%"} for item in items[k:end])
    return end if counted and all(item.kind in {"word", "punct"} for item in items[k:end]) else k


def _next_part(items: Sequence[Item], k: int) -> int:
    """Over the day told of one to the semicolon before the next: "đối với ông A kể từ ngày 15/6/2021; …".

    Also over his posts and why he goes to "và" and a word for the next post: "đối với ông A, Phó Bí thư Z, để
    nghỉ hưu, và chức vụ Y đối với ông B".
    """
    n = k
    while n < min(len(items), k + _DAY) and _is_aside(items, n):
        n += 1
        if items[n - 1].text == "và" and _is_of_next(items, n):
            return n - 1
    n = k
    while (
        n < min(len(items), k + _DAY) and items[n].kind in {"word", "punct"} and items[n].text not in _PARTS
    ):
        n += 1
    return n if n < len(items) and items[n].text == ";" else k


def _is_aside(items: Sequence[Item], k: int) -> bool:
    """True for an item of what is told of one in passing: his posts, where he goes, why."""
    if items[k].kind == "verb":
        return said(items, k) != "appointed" and not is_act(items[k])
    return items[k].kind in _ASIDE and not ends_clause(items[k])


def _is_of_next(items: Sequence[Item], k: int) -> bool:
    """True for a word for a post, the post and who has it: "chức vụ | Y | đối với ông B"."""
    office = _past_word(items, k)
    return k < office < len(items) and items[office].kind == "office"


def _past_word(items: Sequence[Item], k: int) -> int:
    """Past a word for a post: "chức danh | Y"."""
    while k < len(items) and items[k].text in {"chức", "danh", "vụ"}:
        k += 1
    return k

"""What one verb takes from several, each with his post: "miễn nhiệm X đối với ông A và Y đối với ông B"."""

from collections.abc import Sequence
from typing import Final

from loaders.holds.departures import towards_beside
from loaders.offices.event import Event
from loaders.offices.groups import group
from loaders.offices.items import Item, phrase

_PARTS: Final = frozenset({"và", ",", ";"})
_VOTES: Final = 20  # items that tell how many voted for somebody
_DAY: Final = 14  # items that tell from which day somebody holds a post


def coordinated(items: Sequence[Item], event: Event) -> list[Event]:
    """What a verb says on: "miễn nhiệm X đối với ông A và chức danh Y đối với ông B", also behind ";"."""
    if event.member or event.again or not event.people or event.people[-1] < event.office:
        return []
    k, found = _next_part(items, _past_votes(items, event.people[-1] + 1)), []
    while k < len(items) and items[k].text in _PARTS:
        k += 1
        while k < len(items) and items[k].text in {"chức", "danh", "vụ"}:
            k += 1
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

    Also over why he goes, between commas, to "và": "đối với ông A, nghỉ hưu theo chế độ, và …".
    """
    if phrase(items[k : k + 1]) == ",":
        end = next((n for n in range(k + 1, min(len(items) - 1, k + _DAY)) if items[n].text == ","), k)
        aside = end > k + 1 and all(item.kind in {"word", "verb"} for item in items[k + 1 : end])
        return end + 1 if aside and items[end + 1].text == "và" else k
    n = k
    while (
        n < min(len(items), k + _DAY) and items[n].kind in {"word", "punct"} and items[n].text not in _PARTS
    ):
        n += 1
    return n if n < len(items) and items[n].text == ";" else k

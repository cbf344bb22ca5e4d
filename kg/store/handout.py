"""Ids that are handed out once: which component of a changed partition goes on under which id.

A component keeps the id that most of its members had; so an id never changes as coverage grows. An id that
loses its component is retired, with its heirs: the components that hold its members now, however often these
were divided anew since.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Handout(Generic[M]):
    """Each component's id, in their order, and the retired ids with their heirs (none: gone)."""

    ids: tuple[str, ...]
    retired: Mapping[str, tuple[str, ...]]


def hand_out(
    components: Sequence[Collection[M]],
    before: Mapping[M, Mapping[str, int]],
    fresh: Callable[[int, int], str],
    taken: Callable[[str], bool],
) -> Handout[M]:
    """Ids for the components of one partition.

    `before`: the ids that each known member had, with the weight of its word for keeping one; 0 for an id of
    earlier days. Members that are gone count as well. `fresh(i, n)`: the n-th id to try for component i.
    `taken(id)`: the id means somebody else already.
    """
    shared = Counter[tuple[str, int]]()
    for i, members in enumerate(components):
        for m in members:
            for old, weight in before.get(m, {}).items():
                shared[old, i] += weight
    ids: dict[int, str] = {}
    for (old, i), weight in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if weight and i not in ids and old not in ids.values():
            ids[i] = old
    live = {old for each in before.values() for old, weight in each.items() if weight}
    for i in range(len(components)):
        n = 0
        while i not in ids:
            id = fresh(i, n)
            if id not in ids.values() and id not in live and not taken(id):
                ids[i] = id
            n += 1
    heirs: dict[str, set[str]] = {old: set() for old in live}
    for old, i in shared:
        heirs.setdefault(old, set()).add(ids[i])
    given = set(ids.values())
    retired = {old: tuple(sorted(found)) for old, found in sorted(heirs.items()) if old not in given}
    return Handout(tuple(ids[i] for i in range(len(components))), retired)

"""Ids that are handed out once: which component of a changed partition goes on under which id.

A component keeps the id that most of its members had; so an id never changes as coverage grows. An id that
loses its component is retired, with its heirs: the components that hold its members now.
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
    before: Mapping[M, str | None],
    fresh: Callable[[int, int], str],
    taken: Callable[[str], bool],
) -> Handout[M]:
    """Ids for the components of one partition.

    `before`: the id that each known member had. `fresh(i, n)`: the n-th id to try for component i.
    `taken(id)`: the id means somebody else already.
    """
    shared = Counter(
        (old, i)
        for i, members in enumerate(components)
        for m in members
        if (old := before.get(m)) is not None
    )
    ids: dict[int, str] = {}
    for (old, i), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in ids and old not in ids.values():
            ids[i] = old
    live = {old for old in before.values() if old is not None}
    retired = {}
    for i in range(len(components)):
        n = 0
        while i not in ids:
            id = fresh(i, n)
            if id not in ids.values() and id not in live and not taken(id):
                ids[i] = id
            n += 1
    for old in sorted(live - set(ids.values())):
        retired[old] = tuple(sorted({ids[i] for (o, i) in shared if o == old}))
    return Handout(tuple(ids[i] for i in range(len(components))), retired)

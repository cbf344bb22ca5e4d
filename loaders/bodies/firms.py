"""Firms of the state: which they are, and the short forms by which everybody knows them ("EVN")."""

from functools import cache

from loaders.bodies.body import Body
from loaders.text.lexicon import rows


@cache
def _listed() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """The list: a name, its short forms, the day since which they stand for it."""
    return tuple((name, tuple(filter(None, short.split("|"))), day) for name, short, day in rows("firms.tsv"))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(name.lower() for name, _, _ in _listed())


@cache
def shorts() -> frozenset[str]:
    """The short forms of all firms, also said behind the name: "Tập đoàn Điện lực Việt Nam - EVN"."""
    return frozenset(short for _, listed, _ in _listed() for short in listed)


def is_public(body: Body | None) -> bool:
    """True where a post makes its holder an official: in a firm, only in one of the state and its boards."""
    return body is None or not body.is_private or body.root.head.lower().startswith(_beginnings())


@cache
def known_firms(at: str | None) -> dict[str, Body]:
    """The firms by their short forms on a day (ISO): "EVN", "PVN"; without a day those that kept theirs."""
    known: dict[str, Body] = {}
    for name, shorts, day in _listed():
        for short in shorts:
            if day and at is None:
                known.pop(short, None)
            elif not day or (at is not None and at >= day):
                known[short] = Body(0, 0, name, "open", "unit", None)
    return known

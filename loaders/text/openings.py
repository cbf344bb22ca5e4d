"""With which words a rule's pattern can begin, so that only sentences that have one are searched with it.

The patterns are those of `ontology/`: groups, alternatives, classes, lookaround and quantifiers.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

_QUANTIFIER: Final = re.compile(r"(?P<least>[?*+]|\{\d*)(?P<more>,?\d*\})?[?+]?")
_GROUP: Final = re.compile(r"\((?:\?(?::|[ims-]+:|P<\w+>|(?P<look><?[=!])))?")
_CLASS: Final = re.compile(r"\[(?P<chars>[^\]\\^-][^\]\\-]*)\]")
_DIGIT: Final = re.compile(r"\\d|\[[\d-]+\]")
_ANYTHING: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]])*\]|\\[A-Za-z]|\.")
_WORD: Final = re.compile(r"\w+|[^\w\s]")

T = TypeVar("T")
# What the match begins with, one word or two and the space between them, and True where no more is looked at.
Begun = frozenset[tuple[str, bool]]


NUMBER: Final = "0"


class _UnknownError(Exception):
    """A pattern can begin with anything."""


def openings(pattern: str, numbers: bool = False) -> frozenset[str] | None:
    r"""The words, in small letters, with one of which every match begins; None when there is no such set.

    Two words where the pattern tells the second one too. A sign that is no letter counts as a word. A word
    must be ended in the pattern (by a space, a sign or `\b`): "mở" alone would also begin "mởi". With
    `numbers`, all numbers are the word NUMBER.

    >>> sorted(openings(r"(?:đồng )?(?:chủ trì\b|[Đđ]iều hành|mở ra)(?! thi)") or ())
    ['chủ trì', 'mở', 'điều', 'đồng chủ', 'đồng mở', 'đồng điều']
    >>> openings(r"\w+ dự"), openings("mở"), openings(r"mở\b")
    (None, None, frozenset({'mở'}))
    """
    try:
        found, end = _alternatives(pattern, 0, frozenset({("", False)}))
    except _UnknownError:
        return None
    found = _cut(found)
    if end < len(pattern) or not all(ended for _, ended in found):
        return None
    if any(word == NUMBER for word, _ in found) and not numbers:
        return None
    return frozenset(word.lower() for word, _ in found)


def by_words(known: Iterable[tuple[Iterable[str], T]]) -> dict[str, dict[str, list[T]]]:
    """What is known, in order, by the first and then by the second word of its openings, "" for any other.

    What one word opens stands under each second one too.
    """
    found: dict[str, dict[str, list[T]]] = {}
    listed = list(known)
    for opening in sorted({opening for opened, _ in listed for opening in opened}):
        first, _, second = opening.partition(" ")
        all_of = [item for opened, item in listed if first in opened or opening in opened]
        found.setdefault(first, {})[second] = all_of
    return found


def beginnings(text: str, by_opening: Mapping[str, Mapping[str, T]]) -> list[tuple[int, T]]:
    """Where the text has an opening, in order, with what is known under it, as `by_words` gives it."""
    starts, words = _words(text)
    found: list[tuple[int, T]] = []
    for number, seconds in enumerate(map(by_opening.get, words)):
        if seconds is not None:
            known = seconds.get(words[number + 1]) or seconds.get("")
            if known is not None:
                found.append((starts[number], known))
    return found


@lru_cache(maxsize=4)  # a sentence is searched for several things, one after another
def _words(text: str) -> tuple[list[int], list[str]]:
    """Where the words and signs of a text begin, and these in small letters, "" behind the last."""
    starts: list[int] = []
    words: list[str] = []
    at = 0
    for piece in small(text).split(" "):
        if piece.isalpha():
            starts.append(at)
            words.append(piece)
        else:
            for start, word in _parts(piece):
                starts.append(at + start)
                words.append(word)
        at += len(piece) + 1
    words.append("")
    return starts, words


@lru_cache(maxsize=4096)  # most are a word and a sign
def _parts(piece: str) -> tuple[tuple[int, str], ...]:
    """The words and signs of a piece of text without spaces, each with where it begins."""
    return tuple([(found.start(), found[0]) for found in _WORD.finditer(piece)])


def small(text: str) -> str:
    """The text in small letters, as long as it was."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _alternatives(pattern: str, at: int, begun: Begun) -> tuple[Begun, int]:
    """What the alternatives from `at` on make of the words begun, and where their group ends."""
    done: Begun = frozenset()
    now = begun
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            done, now, at = done | now, begun, at + 1
        else:
            now, at = _item(pattern, at, now)
    return done | now, at


def _item(pattern: str, at: int, begun: Begun) -> tuple[Begun, int]:
    """What one character, class, group or anchor with its quantifier makes of the words begun."""
    group = _GROUP.match(pattern, at)
    if pattern[at] == "^":
        return begun, at + 1
    if pattern[at] == "$" or pattern.startswith(r"\b", at):
        return _ended(begun), at + (1 if pattern[at] == "$" else 2)
    if group and group["look"]:
        _, end = _alternatives(pattern, group.end(), frozenset())
        return (_ended(begun) if _is_edge(pattern[group.start() : end]) else begun), end + 1
    if group:
        after, end = _alternatives(pattern, group.end(), begun)
        end += 1
    elif choice := _CLASS.match(pattern, at):
        after, end = _grown(begun, choice["chars"]), choice.end()
    elif anything := _ANYTHING.match(pattern, at):
        after, end = _passed(begun, anything.group()), anything.end()
    else:
        at += pattern[at] == "\\"
        after, end = _grown(begun, pattern[at]), at + 1
    quantifier = _QUANTIFIER.match(pattern, end)
    if quantifier is None:
        return after, end
    if quantifier["least"] != "?":
        after = _cut(after)
        if not all(ended for _, ended in after - begun):
            raise _UnknownError  # letters repeated
    return (after | begun if quantifier["least"] in ("?", "*", "{0", "{") else after), quantifier.end()


def _is_edge(look: str) -> bool:
    """True for a look ahead that lets no letter follow: "(?!\\w", "(?= (?:cho|tại)"."""
    if look == r"(?!\w":
        return True
    try:
        return look.startswith("(?=") and all(
            ended for _, ended in _cut(_alternatives(look, 3, frozenset({("x", False)}))[0])
        )
    except _UnknownError:
        return False


def _passed(begun: Begun, kind: str) -> Begun:
    """The words begun, with a character of a kind after them."""
    if kind == r"\s" and ("", False) not in begun:
        return _ended(begun)
    begun = _cut(begun)
    if _DIGIT.fullmatch(kind) and all(ended or not word for word, ended in begun):
        return frozenset((word or NUMBER, True) for word, _ in begun)
    if not all(ended for _, ended in begun):
        raise _UnknownError
    return begun


def _ended(begun: Begun) -> Begun:
    """The words begun, ended where they have a letter."""
    return frozenset((word.rstrip(), bool(word)) for word, _ in begun)


def _cut(begun: Begun) -> Begun:
    """The words begun without a second one that is not ended."""
    return frozenset(
        (word, True) if ended else (word.partition(" ")[0], " " in word) for word, ended in begun
    )


def _grown(begun: Begun, letters: str) -> Begun:
    """The words begun, each with one of the letters added; a sign ends it, and a space behind the second."""
    grown: set[tuple[str, bool]] = {(word, True) for word, ended in begun if ended}
    for word in (word for word, ended in begun if not ended):
        for letter in letters:
            if not word and letter.isspace():
                raise _UnknownError
            if letter.isdigit() and not word:
                grown.add((NUMBER, True))
                continue
            if letter.isalnum() or letter == "_" or (letter == " " and " " not in word):
                grown.add((word + letter, False))
            elif not word or (word.endswith(" ") and letter != " "):
                grown.add((word + letter, True))
            else:
                grown.add((word.rstrip(), True))
    return frozenset(grown)

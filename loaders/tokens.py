"""Words, numbers and punctuation of a stretch of text, in parallel lists that the grammar walks."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

WordKind = Literal["word", "punct"]

_DASHES = {"–": "-", "—": "-", "‑": "-"}
OCEAN = ("Thái", "Bình", "Dương")  # neither the province nor a person
_LONGEST = 32  # characters of a word that is remembered
_MOST = 100_000  # words remembered
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’‘`ʼ][^\W\d_]+)*['’]?(?<=\w)|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`word[i]` stands at `start[i]:end[i]` of the text.

    `low` is its lower case (dashes all as `-`), `cap` whether it begins with a capital, `kind` whether it is
    a word (or number) or a sign.
    """

    word: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    cap: tuple[bool, ...]
    kind: tuple[WordKind, ...]
    offices: dict[int, Any] = field(default_factory=dict, compare=False, repr=False)  # what readers found
    bodies: dict[int, Any] = field(default_factory=dict, compare=False, repr=False)
    units: dict[int, Any] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.word)


class _Forms(dict[str, tuple[str, bool, WordKind]]):
    """Lower case, capital and kind of each word met: a text has few distinct ones."""

    def __missing__(self, word: str) -> tuple[str, bool, WordKind]:
        form: tuple[str, bool, WordKind] = (
            _DASHES.get(word) or word.lower(),
            word[0].isupper(),
            "word" if word[0].isalnum() else "punct",
        )
        if len(word) <= _LONGEST and len(self) < _MOST:
            self[word] = form
        return form


_FORMS = _Forms()


def _unbracketed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens without abbreviations introduced in brackets: "Đảng ủy Quân sự (ĐUQS) tỉnh"."""
    out: list[tuple[int, int]] = []
    k = 0
    while k < len(spans):
        if text[spans[k][0]] == "(" and k + 2 < len(spans) and text[spans[k + 2][0]] == ")":
            word = text[slice(*spans[k + 1])]
            if len(word) > 2 and word.isupper():
                k += 3
                continue
        out.append(spans[k])
        k += 1
    return out


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`; offsets count from the beginning of `text`."""
    end = len(text) if end is None else end
    spans = [m.span() for m in _TOKEN.finditer(text, start, end)]
    if text.find("(", start, end) >= 0:
        spans = _unbracketed(text, spans)
    words = tuple([text[a:b] for a, b in spans])
    forms = [_FORMS[word] for word in words]
    return Tokens(
        word=words,
        low=tuple([form[0] for form in forms]),
        start=tuple([a for a, _ in spans]),
        end=tuple([b for _, b in spans]),
        cap=tuple([form[1] for form in forms]),
        kind=tuple([form[2] for form in forms]),
    )

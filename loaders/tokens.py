"""Words, numbers and punctuation of a stretch of text, in parallel lists that the grammar walks."""

import re
from dataclasses import dataclass, field
from typing import Any

_DASHES = {"–": "-", "—": "-", "‑": "-"}
OCEAN = ("Thái", "Bình", "Dương")  # neither the province nor a person
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’‘`ʼ][^\W\d_]+)*['’]?(?<=\w)|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`word[i]` stands at `start[i]:end[i]` of the text.

    `low` is its lower case (dashes all as `-`), `cap` whether it begins with a capital.
    """

    word: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    cap: tuple[bool, ...]
    memo: dict[tuple[str, int], Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what readers found

    def __len__(self) -> int:
        return len(self.word)


def _unbracketed(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens without abbreviations introduced in brackets: "Đảng ủy Quân sự (ĐUQS) tỉnh"."""
    out: list[re.Match[str]] = []
    k = 0
    while k < len(found):
        if found[k].group() == "(" and k + 2 < len(found) and found[k + 2].group() == ")":
            word = found[k + 1].group()
            if len(word) > 2 and word.isupper():
                k += 3
                continue
        out.append(found[k])
        k += 1
    return out


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`; offsets count from the beginning of `text`."""
    end = len(text) if end is None else end
    found = list(_TOKEN.finditer(text, start, end))
    if text.find("(", start, end) >= 0:
        found = _unbracketed(found)
    words = tuple([m.group() for m in found])
    return Tokens(
        word=words,
        low=tuple([_DASHES.get(w) or w.lower() for w in words]),
        start=tuple([m.start() for m in found]),
        end=tuple([m.end() for m in found]),
        cap=tuple([w[0].isupper() for w in words]),
    )

"""A rank that stands alone for somebody named elsewhere: "Thiếu tướng nhấn mạnh"."""

from loaders.text.lexicon import lists
from loaders.text.tokens import Tokens

_SPEAKS, _OF_SEVERAL = (frozenset(lists("cues.toml")[of]) for of in ("speaks", "before_some"))


def speaks(t: Tokens, i: int, end: int) -> bool:
    """True for a rank at `i` up to `end` that speaks: "Thiếu tướng | cho biết", not "các Thiếu tướng | …"."""
    several = i > 0 and t.low[i - 1] in _OF_SEVERAL
    return not several and any(" ".join(t.low[end : end + words]) in _SPEAKS for words in (1, 2))

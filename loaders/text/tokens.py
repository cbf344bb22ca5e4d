"""Words, numbers and punctuation of a stretch of text, in parallel lists that the grammar walks."""

import re
from dataclasses import dataclass, field
from itertools import accumulate, compress
from operator import add
from typing import Any, Final, Literal, NamedTuple

WordKind = Literal["word", "punct"]

_DASHES: Final = {"–": "-", "—": "-", "‑": "-"}
OCEAN: Final = ("Thái", "Bình", "Dương")  # neither the province nor a person
# Words in capitals that begin nobody's name: "Vụ | Châu Âu", "Đại học | Nông Lâm Thái Nguyên".
NO_NAMES: Final = {("Châu", name) for name in ("Á", "Âu", "Mỹ", "Phi", "Úc")} | {
    ("Nông", "Lâm"),
    ("Y", "Dược"),
    ("Phượng", "Hoàng"),
}
_JOINTS: Final = frozenset({"&", "-", "–"})  # between the parts of an abbreviation
_APOSTROPHES: Final = "'’‘`ʼ"
_CENTRE: Final = {"T.Ư": "TƯ", "T.W": "TW"}
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"  # with which a word mostly is spelled
_PIECE: Final = re.compile(  # a token and the space after it: a word, as a rule
    rf"[{_LATIN}]++\s++"
    rf"|(?:T\.[ƯW](?!\w)|(?<!\w)[KH][{_APOSTROPHES}](?=\s[A-ZĐ])|[^\W\d_]++(?:[{_APOSTROPHES}][^\W\d_]++)*+|\d++|[^\w\s]|_)\s*+"
)
_LONGEST: Final = 32  # characters of a piece that is remembered
_MOST: Final = 100_000  # pieces remembered


@dataclass(slots=True)
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
    names: dict[int, int] = field(default_factory=dict, compare=False, repr=False)  # where they end


class _Form(NamedTuple):
    word: str
    low: str
    cap: bool
    kind: WordKind
    size: int
    step: int  # with the space after it


class _Forms(dict[str, _Form]):
    """The token of each piece met: a text has few distinct ones."""

    def __missing__(self, piece: str) -> _Form:
        said = piece.rstrip()
        word = _CENTRE.get(said, said)
        kind: WordKind = "word" if word[0].isalnum() else "punct"
        form = _Form(word, _DASHES.get(word) or word.lower(), word[0].isupper(), kind, len(said), len(piece))
        if len(piece) <= _LONGEST and len(self) < _MOST:
            self[piece] = form
        return form


_FORMS: Final = _Forms()
CITY: Final = "TPHCM"


def has_apostrophe(word: str) -> bool:
    """True for "H'Yâo", "B’Lao"."""
    return not word.isalpha() and any(sign in word for sign in _APOSTROPHES)


def _past_parts(t: Tokens, k: int) -> int:
    """The token after letters in brackets with which the words before begin, in parts; k of others."""
    end = k + 1
    while end < len(t.word) and (t.word[end].isupper() or t.word[end] in _JOINTS):
        end += 1
    letters = "".join(word for word in t.word[k + 1 : end] if word not in _JOINTS)
    if not letters or end == len(t.word) or t.word[end] != ")":
        return k
    before = [word for word in t.low[max(0, k - 2 * len(letters)) : k] if word.isalpha() and word != "và"]
    told = "".join(word[0] for word in before[-len(letters) :]).upper()
    return end + 1 if told == letters else k


def _unbracketed(t: Tokens) -> Tokens:
    """The tokens without abbreviations introduced in brackets: "Đảng ủy Quân sự (ĐUQS) tỉnh".

    The city of a ward is none: "phường Sài Gòn (TPHCM)", but "Thành phố Hồ Chí Minh (TPHCM)". Of two letters
    only those with which the words before begin: "Trường đại học (ĐH) Luật"; so of those of several parts,
    "Sở Giáo dục và Đào tạo (GD&ĐT)".
    """
    keep = [True] * len(t.word)
    for k in range(len(keep) - 2):
        if t.word[k] == "(" and t.word[k + 2] in _JOINTS and (end := _past_parts(t, k)) > k:
            keep[k:end] = [False] * (end - k)
        if t.word[k] == "(" and t.word[k + 2] == ")" and t.word[k + 1].isupper():
            initials = "".join(word[0] for word in t.word[max(0, k - 2) : k]).upper()
            if len(t.word[k + 1]) < 3 and (t.word[k + 1] != initials or len(initials) < 2):
                continue
            if t.word[k + 1] == CITY and t.low[k - 2 : k] != ("chí", "minh"):
                continue
            keep[k : k + 3] = [False] * 3
    if all(keep):
        return t
    return Tokens(
        tuple(compress(t.word, keep)),
        tuple(compress(t.low, keep)),
        tuple(compress(t.start, keep)),
        tuple(compress(t.end, keep)),
        tuple(compress(t.cap, keep)),
        tuple(compress(t.kind, keep)),
    )


def _written_out(t: Tokens) -> Tokens:
    """The tokens with the country's name in two words: "Hội Nông dân | VN", but not "VN-Index", "VN 30"."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    whole: list[int] = []  # the token of which each is made
    for k, word in enumerate(t.word):
        start, end = t.start[k], t.end[k]
        two = word == "VN" and not _is_index(t, k + 1)
        words += ("Việt", "Nam") if two else (word,)
        starts += (start, start + 1) if two else (start,)
        ends += (start + 1, end) if two else (end,)
        whole += (k, k) if two else (k,)
    low = (words[n].lower() if words[n] != t.word[k] else t.low[k] for n, k in enumerate(whole))
    cap, kind = (t.cap[k] for k in whole), (t.kind[k] for k in whole)
    return Tokens(tuple(words), tuple(low), tuple(starts), tuple(ends), tuple(cap), tuple(kind))


def _is_index(t: Tokens, k: int) -> bool:
    """True for what goes on with a number or a dash right behind it: "VN | -Index"."""
    if k == len(t.word):
        return False
    return t.word[k].isdigit() or (t.low[k] == "-" and t.start[k] == t.end[k - 1])


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`; offsets count from the beginning of `text`."""
    end = len(text) if end is None else end
    pieces = _PIECE.findall(text, start, end)
    if not pieces:
        return Tokens((), (), (), (), (), ())
    word, low, cap, kind, size, step = zip(*map(_FORMS.__getitem__, pieces), strict=True)
    first = end - sum(step)  # spaces may stand before the first piece
    starts = tuple(accumulate(step[:-1], initial=first))
    tokens = Tokens(word, low, starts, tuple(map(add, starts, size)), cap, kind)
    tokens = _written_out(tokens) if "VN" in word else tokens
    return _unbracketed(tokens) if "(" in word else tokens

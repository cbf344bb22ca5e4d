"""The word lists of `ontology/lexicon`, found in text by longest match over tokens."""

from dataclasses import dataclass
from functools import lru_cache

from kg.errors import OntologyError
from kg.resources import data_folder
from kg.text import nfc, tone
from loaders.tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a list: its tokens, what it stands for and the list's other columns."""

    kind: str
    canonical: str
    fields: tuple[str, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    exact: tuple[int, ...]  # tokens in capitals ("HĐND", "TW") are matched with their case
    size: int


_INNER = frozenset({"sectors", "stops"})  # lists that nothing begins with


class Lexicon:
    """All forms by first token, longest first."""

    def __init__(self, entries: list[Entry]) -> None:
        """Index the entries. Raises OntologyError when two of one kind and form differ."""
        self._first: dict[str, dict[str, list[Entry]]] = {}
        for entry in entries:
            known = self._first.setdefault(entry.kind, {}).setdefault(entry.low[0], [])
            if any((e.low, e.exact) == (entry.low, entry.exact) for e in known):
                raise OntologyError(
                    f"ontology/lexicon: {' '.join(entry.words)!r} stands twice among {entry.kind}"
                )
            known.append(entry)
        self._openers = frozenset(
            w for kind, first in self._first.items() if kind not in _INNER for w in first
        )
        for kind in self._first.values():
            for known in kind.values():
                known.sort(key=lambda e: -e.size)

    def at(self, tokens: Tokens, i: int, kind: str, capital: bool = False) -> Entry | None:
        """The longest form of a kind that begins at token i.

        With `capital`, only if that token begins with one.
        """
        low = tokens.low
        if i >= len(low) or (capital and not tokens.cap[i]):
            return None
        for entry in self._first[kind].get(low[i], ()):
            size = entry.size
            if size > 1 and (
                i + size > len(low) or low[i + 1] != entry.low[1] or low[i : i + size] != entry.low
            ):
                continue
            if entry.exact and any(tokens.word[i + k] != entry.words[k] for k in entry.exact):
                continue
            return entry
        return None

    def opens(self, word: str) -> bool:
        """True when some form of any kind but sectors and stops begins with this lower-case token."""
        return word in self._openers


def rows(name: str) -> list[list[str]]:
    """The rows of a list, without comments, padded to the width of its widest row.

    Text is NFC, tone style òa.
    """
    path = data_folder("ontology") / "lexicon" / name
    lines = [tone(nfc(line)) for line in path.read_text("utf-8").splitlines()]
    found = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    width = max(map(len, found))
    return [row + [""] * (width - len(row)) for row in found]


def _entry(kind: str, row: list[str]) -> Entry:
    tokens = tokenize(row[0])
    words = tokens.word
    exact = tuple(k for k, w in enumerate(words) if len(w) > 1 and w.isupper())
    return Entry(
        kind=kind,
        canonical=row[1] or row[0],
        fields=tuple(row[2:]),
        words=words,
        low=tokens.low,
        exact=exact,
        size=len(words),
    )


def _spelled(found: list[list[str]]) -> list[list[str]]:
    """The rows, with those on "Trung ương" also in its short spellings."""
    forms = {row[0] for row in found}
    for row in list(found):
        for short in ("TW", "TƯ", "T.Ư", "T.W"):
            form = row[0].replace("Trung ương", short)
            if form not in forms:
                forms.add(form)
                found.append([form, row[1] or row[0], *row[2:]])
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists that the grammar uses, read once."""
    names = ("honorifics", "bodies", "offices", "titles", "status", "sectors", "units")
    entries = [_entry(name, row) for name in names for row in _spelled(rows(f"{name}.tsv"))]
    stops = {word.strip() for row in rows("stops.tsv") for word in row[0].split(",")}
    entries += [
        _entry("stops", [word.removeprefix("+"), "pass" if word[0] == "+" else "stop"])
        for word in sorted(stops)
    ]
    return Lexicon(entries)


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """First syllables of Vietnamese names, of all peoples."""
    return frozenset(name for _, names in rows("surnames.tsv") for name in names.split())


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Short forms and what they are written out as."""
    return {row[0]: row[1] for row in rows("abbreviations.tsv")}

"""The word lists of `ontology/lexicon`, found in text by longest match over tokens."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.errors import OntologyError
from kg.resources import data_folder
from kg.text import nfc, tone
from loaders.text.tokens import Tokens, tokenize


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


_INNER: Final = frozenset({"sectors", "stops"})  # lists that nothing begins with
_NONE: Final[frozenset[str]] = frozenset()


class Lexicon:
    """All forms by first token, longest first."""

    def __init__(self, entries: list[Entry]) -> None:
        """Index the entries. Raises OntologyError when two of one kind and form differ."""
        forms: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
        self._first: dict[str, dict[str, dict[str, list[Entry]]]] = {}  # kind → first token → second or ""
        for entry in sorted(entries, key=lambda e: -e.size):
            form = (entry.kind, entry.low, tuple(entry.words[k] for k in entry.exact))
            if form in forms:
                raise OntologyError(
                    f"ontology/lexicon: {' '.join(entry.words)!r} stands twice among {entry.kind}"
                )
            forms.add(form)
            second = entry.low[1] if entry.size > 1 else ""
            first = self._first.setdefault(entry.kind, {}).setdefault(entry.low[0], {})
            first.setdefault(second, []).append(entry)
        # first token → second or "" → the kinds with such a form, those of one token under each second
        self._kinds: dict[str, dict[str, frozenset[str]]] = {}
        for kind, forms_of in self._first.items():
            if kind not in _INNER:
                for word, after in forms_of.items():
                    self._kinds.setdefault(word, {"": frozenset()})
                    for second in after:
                        known = self._kinds[word].get(second, frozenset())
                        self._kinds[word][second] = known | {kind}
        for seconds in self._kinds.values():
            seconds.update({second: kinds | seconds[""] for second, kinds in seconds.items()})
        self.openers = frozenset(word for word in self._kinds if word[0].isalnum())

    def at(self, tokens: Tokens, i: int, kind: str, capital: bool = False) -> Entry | None:
        """The longest form of a kind at token i; with `capital`, only if that token begins with one."""
        low = tokens.low
        if i >= len(low) or (capital and not tokens.cap[i]):
            return None
        first = self._first[kind].get(low[i])
        if first is None or (kind == "honorifics" and tokens.cap[i] and _is_of_place(tokens, i)):
            return None
        if i + 1 < len(low) and low[i + 1] in first:
            for entry in first[low[i + 1]]:
                if (entry.size == 2 or low[i : i + entry.size] == entry.low) and (
                    not entry.exact or _same_case(tokens, i, entry)
                ):
                    last = i + entry.size - 1
                    turns = tokens.cap[last] and not tokens.cap[last - 1]
                    if turns and (kind == "status" or low[i] == "vụ"):
                        continue  # "giữ chức | Vụ trưởng", "được giao nhiệm vụ | Trưởng Ban X"
                    if kind == "status" and not _is_near(tokens, last + 1, entry):
                        continue
                    return entry
        for entry in first.get("", ()):
            if kind == "status" and not _is_near(tokens, i + 1, entry):
                continue
            if not entry.exact or _same_case(tokens, i, entry):
                return entry
        return None

    def firsts(self, kind: str, use: str | None = None) -> frozenset[str]:
        """The first words of a kind's forms, in lower case; with `use`, of those with this next column."""
        entries = (e for after in self._first[kind].values() for several in after.values() for e in several)
        return frozenset(e.low[0] for e in entries if use is None or e.fields[0] == use)

    def opens(self, t: Tokens, i: int) -> frozenset[str]:
        """The kinds, but sectors and stops, of which a form may begin at token i, as two tokens tell."""
        low = t.low
        seconds = self._kinds.get(low[i]) if i < len(low) else None
        if seconds is None:
            return _NONE
        return seconds.get(low[i + 1] if i + 1 < len(low) else "") or seconds[""]


def _same_case(tokens: Tokens, i: int, entry: Entry) -> bool:
    """True when the abbreviations of a form stand in the text in their own case."""
    return all(tokens.word[i + k] == entry.words[k] for k in entry.exact)


def _is_near(tokens: Tokens, end: int, entry: Entry) -> bool:
    """False for a verb that only a post behind makes one, where no capital follows: "thế | thôi nhé"."""
    return entry.fields[1] != "next" or tokens.cap[end : end + 1] == (True,)


def rows(name: str) -> list[list[str]]:
    """The rows of a list, without comments, padded to the width of its widest row.

    Text is NFC, tone style òa.
    """
    path = data_folder("ontology") / "lexicon" / name
    lines = [tone(nfc(line)) for line in path.read_text("utf-8").splitlines()]
    found = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    width = max(map(len, found))
    return [row + [""] * (width - len(row)) for row in found]


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The word lists of a TOML file of `ontology/lexicon` by their names, read once; text as in `rows`."""
    text = (data_folder("ontology") / "lexicon" / name).read_text("utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(tone(nfc(text))).items()}


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
    """The rows, with those on "Trung ương" and "Quốc hội" also in the short spellings of these."""
    forms = {row[0] for row in found}
    for row in list(found):
        for long, short in (("Trung ương", "TW"), ("Trung ương", "TƯ"), ("Quốc hội", "QH")):
            form = row[0].replace(long, short)
            if form not in forms:
                forms.add(form)
                found.append([form, row[1] or row[0], *row[2:]])
    return found


def _posted(found: list[list[str]]) -> list[list[str]]:
    """The verbs, those with "…" before each word for a post: "rời …" is "rời ghế", "rời các chức vụ"."""
    forms = {row[0] for row in found}
    words = lists("cues.toml")["words_for_posts"]
    made = [row for row in found if not row[0].endswith(" …")]
    for row in found:
        if row[0].endswith(" …"):
            ends = (f"{count}{word}" for word in words for count in ("", "các ", "nhiều "))
            told = (row[0].replace("…", end) for end in ends)
            made += [[form, *row[1:]] for form in told if form not in forms]
    return made


def _dashed(found: list[list[str]]) -> list[list[str]]:
    """The fields, those joined by "và" also with dashes: "Nông nghiệp - Phát triển nông thôn"."""
    forms = {tokenize(row[0]).low for row in found}
    for row in list(found):
        first = row[0].replace(", ", " - ")
        for form in (first, row[0].replace(" và ", " - "), first.replace(" và ", " - ")):
            if (low := tokenize(form).low) not in forms:
                forms.add(low)
                found.append([form, row[1] or row[0], *row[2:]])
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists that the grammar uses, read once."""
    names = ("honorifics", "bodies", "offices", "titles", "units")
    entries = [_entry(name, row) for name in names for row in _spelled(rows(f"{name}.tsv"))]
    entries += [_entry("status", row) for row in _posted(_spelled(rows("status.tsv")))]
    entries += [_entry("sectors", row) for row in _dashed(rows("sectors.tsv"))]
    stops = {word.strip() for row in rows("stops.tsv") for word in row[0].split(",")}
    entries += [
        _entry("stops", [word.removeprefix("+"), "pass" if word[0] == "+" else "stop"])
        for word in sorted(stops)
    ]
    return Lexicon(entries)


@cache
def unit_types(level: str) -> frozenset[str]:
    """The types of the administrative units of a level."""
    return frozenset(row[1] for row in rows("units.tsv") if row[2] == level and "," not in row[1])


@cache
def numerals() -> dict[str, int]:
    """Words that count or put in order, with their numbers."""
    return {row[0]: int(row[1]) for row in rows("numerals.tsv")}


@cache
def counting() -> frozenset[str]:
    """Words for the numbers by which things are counted, "một" among them."""
    return frozenset(row[0] for row in rows("numerals.tsv") if row[2] != "order")


def in_compound(t: Tokens, i: int) -> bool:
    """True for the second syllable of a word of two, which means nothing by itself: "đơn | vị"."""
    return i > 0 and f"{t.low[i - 1]} {t.low[i]}" in _compounds()


def _is_of_place(t: Tokens, i: int) -> bool:
    """True for an address that is a part of the name of a place: "Đồn Biên phòng Cát | Bà", "đảo | Cô Tô"."""
    return any(
        i >= k and t.word[i - k : i - k + len(place)] == place for place, k in _places().get(t.word[i], ())
    )


@lru_cache(maxsize=1)
def _places() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """By each word of the places in whose names an address stands: the names, and where it stands there."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in lists("cues.toml")["no_address"]:
        words = tuple(name.split())
        for k, word in enumerate(words):
            found.setdefault(word, []).append((words, k))
    return found


@lru_cache(maxsize=1)
def _compounds() -> frozenset[str]:
    return frozenset(lists("cues.toml")["compounds"])


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """First syllables of Vietnamese names, of all peoples."""
    return frozenset(name for _, names in rows("surnames.tsv") for name in names.split())


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Short forms and what they are written out as."""
    return {row[0]: row[1] for row in rows("abbreviations.tsv")}


@lru_cache(maxsize=1)
def fields_written_out() -> dict[str, str]:
    """Fields of work in capitals alone and what they are written out as: "GTVT"."""
    return {
        row[0]: row[1] for row in rows("sectors.tsv") if row[1] and row[0].isupper() and " " not in row[0]
    }


@lru_cache(maxsize=1)
def abroad() -> frozenset[str]:
    """Names of other countries, and of provinces beyond the border."""
    return frozenset(row[0] for row in rows("abroad.tsv"))

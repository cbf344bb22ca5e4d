"""Words as a reader types them: syllable by syllable, with marks or without, abbreviated or in full.

A syllable without marks matches any marking, one with marks (or đ) only itself: "Tô Lam" finds Tô Lâm,
"duong" finds Dương and Đường, "đường" not Dương. Case never matters.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.resources import data_folder
from kg.text import fold, is_marked, nfc, tone

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
# What can be a Vietnamese syllable once its marks are off: "ca" can, "ubnd" cannot.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.I
)


def syllables(text: str) -> list[str]:
    """The words of a text: letters and digits alone, NFC, tone marks in one style, lower case."""
    return _WORD.findall(tone(nfc(text)).casefold())


def same(typed: list[str], written: list[str]) -> bool:
    """True when each typed syllable matches the written one in its place.

    >>> same(syllables("to Lam"), syllables("Tô Lâm")), same(syllables("Tô Lám"), syllables("Tô Lâm"))
    (True, False)
    """
    return len(typed) == len(written) and all(map(matches, typed, written))


def matches(typed: str, written: str) -> bool:
    """True when one typed syllable finds one written syllable (both as `syllables` gives them)."""
    return typed == written if is_marked(typed) else typed == fold(written)


def spelled_out(text: str) -> str:
    """The text with the usual abbreviations of bodies and units written in full.

    One that could be a syllable ("CA", "TU") counts only in capitals amid other text; codes stay as they are.

    >>> spelled_out("ubnd tinh Lao Cai"), spelled_out("CA MAU"), spelled_out("CA tỉnh Cà Mau")
    ('Ủy ban nhân dân tinh Lao Cai', 'CA MAU', 'Công an tỉnh Cà Mau')
    """
    shouted = text.isupper() and " " in text.strip()
    table, pattern = _abbreviations()

    def full(match: re.Match[str]) -> str:
        short = match.group().rstrip(".")
        if _SYLLABLE.fullmatch(fold(short)) and (shouted or not short.isupper()):
            return match.group()
        return f"{table[fold(short)]} "

    parts = (part if _DIGIT.search(part) else pattern.sub(full, part) for part in tone(nfc(text)).split())
    return " ".join(" ".join(parts).split())


@cache
def _abbreviations() -> tuple[dict[str, str], re.Pattern[str]]:
    """Folded short form → long form, and a pattern that finds any short form, the longest first."""
    rows = list(table("lexicon/abbreviations.tsv"))
    rows += [row for row in table("places/aliases.tsv") if row[0].isalpha() and row[0].isupper()]  # "HCM"
    long_forms: dict[str, str] = {}
    for short, long in rows:
        long_forms.setdefault(fold(short), long)
    forms = sorted({form for short, _ in rows for form in (short, fold(short))}, key=len, reverse=True)
    return long_forms, re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, forms))})(?![^\W_])\.?", re.I)


def table(name: str) -> Iterator[list[str]]:
    """The rows of a word list of the ontology, comments left out."""
    path = data_folder("ontology") / name
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield line.split("\t")


def lucene(text: str) -> str:
    """A full-text query that finds the names with all these syllables, in any order.

    A marked syllable is looked up in the name as written, one without marks in the folded name. Letters and
    digits alone pass, so nothing of the query syntax can come in. ValueError for a text without any.

    >>> lucene("Tô Lam")
    'name:tô AND key:lam'
    """
    typed = _some(syllables(spelled_out(text)))
    return " AND ".join(f"name:{s}" if is_marked(s) else f"key:{s}" for s in typed)


def lucene_near(text: str) -> str:
    """A full-text query that finds names that share syllables with the text, marks aside, one letter off."""
    typed = _some(syllables(fold(spelled_out(text))))
    return " OR ".join(f"key:{s}~1" if len(s) > 3 else f"key:{s}" for s in typed)


def _some(found: list[str]) -> list[str]:
    if not found:
        raise ValueError("expected letters or digits")
    return found

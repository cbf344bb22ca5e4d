"""Documents as people ask for them: by full code, by type and number in words or letters, by bare number."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from kg.queries.words import matches, spelled_out, syllables
from kg.resources import data_folder
from kg.text import fold

# Words between a document's type, number and issuer, folded.
_FILLERS = {"so", "cua", "nam", "ve", "ngay", "khoa"}


def number(text: str) -> str | None:
    """The number that a code or phrase bears: the first run of digits.

    >>> number("Nghị quyết số 79-NQ/TW"), number("NQ79"), number("Luật Đất đai")
    ('79', '79', None)
    """
    found = re.search(r"\d+", text)
    return found.group() if found else None


def names(text: str, code: str, about: Iterable[str]) -> bool:
    """True when `text` names the document: its number is the code's, and all else it says stands in the code
    or in what is known about the document (type, issuer, subject, date).

    >>> [names(t, "79-NQ/TW", ["nghị quyết"]) for t in ("79-NQ/TW", "NQ 79", "NQ79", "nghị quyết 79", "79")]
    [True, True, True, True, True]
    >>> names("80", "79-NQ/TW", []), names("Nghị định 79", "79-NQ/TW", ["nghị quyết"])
    (False, False)
    """
    if number(text) != number(code):
        return False
    known = [*_words(code), *(s for words in about for s in syllables(words))]
    known += [s for word in _words(code) for s in syllables(_long(word))]
    return all(_said(word, known) for word in _words(text) if fold(word) not in _FILLERS)


def _said(word: str, known: list[str]) -> bool:
    """True when the word is known as it stands or written out."""
    forms = ([word], syllables(_long(word)), syllables(spelled_out(f"{word.upper()} .")))
    return any(form and all(any(matches(s, k) for k in known) for s in form) for form in forms)


def _long(word: str) -> str:
    return next((name for code, name in _types() if matches(word, code)), "")


@cache
def _types() -> tuple[tuple[str, str], ...]:
    """How each type of document stands in codes, and its name."""
    path = data_folder("ontology") / "lexicon" / "documents.toml"
    types = tomllib.loads(path.read_text(encoding="utf-8"))["type"]
    return tuple((code.casefold(), type_["name"]) for type_ in types for code in type_.get("code", ()))


def _words(text: str) -> list[str]:
    """Syllables and numbers, also where they are written together ("NQ79")."""
    return [part for word in syllables(text) for part in re.findall(r"\d+|\D+", word)]

"""Codes of documents: "79-NQ/TW", "128/NQ-CP", "12/2025/NĐ-CP", "176/2025/QH15", in all their spellings."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from kg.resources import data_folder

_JOIN: Final = re.compile(r"(\s?)([-–—/])(\s?)")
_NUMBER: Final = re.compile(r"\d{1,5}(?:[a-zA-Z]|\.\d{1,2}(?=/20\d\d/[A-ZĐ]))?(?![\w%])")  # "66.7/2025/NQ-CP"
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?!\d)")
_PART: Final = re.compile(r"[A-ZĐ][A-Za-zĐđƯư]{0,15}\d{0,2}(?!\w)")
_ASSEMBLY: Final = re.compile(r"(UBTVQH|QH)(\d{1,2})")
_SPELLINGS: Final = {"TƯ": "TW", "Tw": "TW", "TTG": "TTg", "Ttg": "TTg", "QDNS": "QĐNS", "NÐ": "NĐ"}
_MAX_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A document's code, or the bare number of one (`rest` empty).

    `type` and `issuer` are what the letters say; `series` is the last part ("TW", "CP", "QH15").
    """

    number: str
    rest: str = ""
    type: str | None = None
    issuer: str | None = None
    series: str | None = None

    def __str__(self) -> str:
        """The code in its canonical form."""
        return self.number + self.rest


@cache
def data() -> dict[str, Any]:
    """`ontology/lexicon/documents.toml`."""
    return tomllib.loads((data_folder("ontology") / "lexicon" / "documents.toml").read_text("utf-8"))


@cache
def types() -> dict[str, str]:
    """The part of a code that tells the type, and the type: {"NQ": "nghị quyết"}."""
    return {code: row["name"] for row in data()["type"] for code in row["code"]}


@cache
def _known() -> frozenset[str]:
    return frozenset(types()) | frozenset(data()["issuers"]) | frozenset(data()["parts"]["known"])


def read_code(text: str, start: int, named: bool) -> tuple[Code, int] | None:
    """The code or bare number at `text[start]` and its end, or None.

    `named`: a document's type stands before it, so that unknown capitals may make a code ("số 12/SNV-CCVC").

    >>> str(read_code("79 – NQ/TƯ của", 0, True)[0]), str(read_code("128-NQ/CP", 0, True)[0])
    ('79-NQ/TW', '128/NQ-CP')
    """
    number = _NUMBER.match(text, start)
    if number is None:
        return None
    end = number.end()
    year = None
    join = _JOIN.match(text, end)
    if join and (found := _YEAR.match(text, join.end())):
        year, end = found.group(), found.end()
    parts, end = _parts(text, end)
    known = any(part in _known() or _ASSEMBLY.fullmatch(part) or _is_central(part) for part in parts)
    if not parts or not (known or named):
        bare = text[number.end() : number.end() + 2]
        return None if re.match(r"[.,/]\d|-\d", bare) else (Code(number.group()), number.end())
    return _code(number.group(), year, parts, text[number.end() : end]), end


def _parts(text: str, end: int) -> tuple[list[str], int]:
    """The letters after the number; with spaces around the joint only known ones."""
    parts: list[str] = []
    while len(parts) < _MAX_PARTS:
        join = _JOIN.match(text, end)
        at = join.end() if join else end + 1
        if join is None and (parts or text[end : end + 1] != " "):
            break
        found = _PART.match(text, at)
        if found is None:
            break
        part = _SPELLINGS.get(found.group(), found.group())
        spaced = join is None or bool(join[1] or join[3])
        known = part in _known() or _ASSEMBLY.fullmatch(part) is not None or _is_central(part)
        of_type = spaced and join is not None and _begins_type(part) and text.startswith("/", found.end())
        if not (known or of_type) and (spaced or len(part) < 2 or not _is_short(part)):
            break
        if join is None and (part not in types() or text[found.end() : found.end() + 1] not in "/-"):
            break
        parts.append(part)
        end = found.end()
    return parts, end


def _begins_type(part: str) -> bool:
    """True for capitals that begin with those of a type: "2139- | QĐSN/TW"."""
    return part.isupper() and any(part.startswith(code) for code in types() if len(code) > 1)


def _is_short(part: str) -> bool:
    """True for what may stand for a name, nearly all capitals: "SNV", "GDTrH"."""
    return part.isupper() or sum(map(str.isupper, part)) > 1 + sum(map(str.islower, part))


def _issuer(part: str) -> str | None:
    assembly = _ASSEMBLY.fullmatch(part)
    if assembly:
        return str(data()["parts"]["assembly"][assembly[1]])
    return str(data()["issuers"].get(part, "")) or None


def _is_central(part: str) -> bool:
    return part.endswith("TW") and part.isupper()


def _code(number: str, year: str | None, parts: list[str], written: str) -> Code:
    last = parts[-1]
    type_ = types().get(parts[0])
    issuers = data()["issuers"]
    joints = [j[2].replace("–", "-").replace("—", "-") for j in _JOIN.finditer(written)]
    party = last in ("TW", "TU", "HU", "ĐU") or (joints[:1] == ["-"] and last not in issuers)
    if year:
        rest = f"/{year}/" + "-".join(parts)
    elif party and type_:
        rest = "-" + "/".join(parts[:2]) + "".join(f"-{part}" for part in parts[2:])
    elif len(joints) == len(parts) and last not in ("CP", "TTg"):
        rest = "".join(joint + part for joint, part in zip(joints, parts, strict=True))
    else:
        rest = "/" + "-".join(parts)
    said = [name for part in (parts[1:] if type_ else parts) if (name := _issuer(part))]
    if party and not _is_central(last) and last not in ("CP", "TTg"):
        said = []  # "HD/BTC" of a province is its Ban Tổ chức, not the Bộ Tài chính
    issuer = ", ".join(said if type_ else said[:1]) or None
    return Code(number, rest, type_, issuer, last)


def share_letters(codes: list[Code]) -> list[Code]:
    """The codes of a list; a bare number takes the letters of the next full code, else of the last one."""
    shared = list(codes)
    for order in (range(len(codes) - 1, -1, -1), range(len(codes))):
        letters: Code | None = None
        for index in order:
            if shared[index].rest:
                letters = shared[index]
            elif letters:
                shared[index] = replace(letters, number=shared[index].number)
    return shared


def typed(code: Code, type_: str) -> Code:
    """The code with the type that stands before it, where its letters tell none: "Nghị định | 168"."""
    return code if code.type or not type_ else replace(code, type=type_)


def of_centre(code: Code) -> Code:
    """The bare number of a Party document with the centre's letters: "Kết luận | 121 | của Trung ương"."""
    letters = data()["series"]["party"].get(code.type)
    return replace(code, rest=f"-{letters}/TW", series="TW") if letters and not code.rest else code

"""Citations resolved within the article: shared issuers, short forms, numbers that an issuer settles."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from loaders.documents.citations import CONNECTED, Citation
from loaders.documents.codes import Code, data
from loaders.documents.issuers import Issuer, fitting
from loaders.documents.laws import is_cut
from loaders.text.choice import any_of

# between two names of one document: "Nghị quyết Trung ương 4 (| Nghị quyết số 12-NQ/TW"
_SAME: Final = re.compile(rf"\s?(?:\(|,\s?|-\s)?(?:{any_of(data()['same'])})\s|\s?\(")
_LISTED: Final = re.compile(r",\s?|\s?;\s?")  # between two of a list
_PLENUM: Final = re.compile(r"\b(?:Trung ương|TW) ?\d")
_LAWS: Final = frozenset({"luật", "bộ luật"})
_TERM: Final = re.compile(r"(?P<name>[^()]+?)(?: \(?khóa (?P<term>[IVXL]+|\d+)\)?)?")


def bind(text: str, found: list[Citation]) -> list[Citation]:
    """The citations of `text` with what others of the same article say of them.

    An issuer goes to all that are joined to the one it stands at; a bare number becomes the one full code
    that the article gives with its type and number, or that its issuer settles; a law's short name becomes
    the long one; a plenum's resolution the code that the article tells to be its own.
    """
    return _with_codes(text, _settle(_share_issuers(text, found)))


def _share_issuers(text: str, found: list[Citation]) -> list[Citation]:
    """The issuer of the last goes to those joined to it ("Nghị quyết 79 và … 80 của Bộ Chính trị").

    Not to a bare number that the article gives in full elsewhere, joined to a document of another type.
    That of "Chính phủ ban hành Nghị quyết … và Nghị định …" goes on to those after it.
    """
    shared = list(found)
    full = {(one.type, one.code.number) for one in found if one.code and one.code.rest}
    for index in range(len(shared) - 2, -1, -1):
        one, after = shared[index], shared[index + 1]
        if one.type != after.type and one.code and not one.code.rest and (one.type, one.code.number) in full:
            continue
        told = one.issuer or one.told == "after"  # "Kết luận 121 của Trung ương; Chỉ thị 45 của Bộ Chính trị"
        if not told and after.issuer and after.told == "after" and _joined(text, one, after):
            shared[index] = replace(_issued(one, after.issuer), told="after")
    for index in range(1, len(shared)):
        before, one = shared[index - 1], shared[index]
        if (
            not one.issuer
            and before.issuer
            and before.told == "before"
            and _joined(text, before, one)
            and ";" not in text[before.tail : one.start]
        ):
            shared[index] = replace(_issued(one, before.issuer), told="before")
    return shared


def _joined(text: str, one: Citation, after: Citation) -> bool:
    """True when only "và", "cùng các" and the like stand between two numbered documents, or two laws."""
    alike = {one.type, after.type} <= _LAWS if one.code is None or after.code is None else True
    return alike and CONNECTED.fullmatch(text, one.tail, after.start) is not None


def _issued(one: Citation, issuer: str) -> Citation:
    name = fitting(one.code, Issuer(issuer, 0, 0)) if one.code else issuer
    return replace(one, issuer=name)


def _settle(found: list[Citation]) -> list[Citation]:
    """Bare numbers as full codes: given in the article with type and number, or settled by the issuer."""
    full: dict[tuple[str, str], dict[str, Citation]] = defaultdict(dict)
    issuers: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.code and one.code.rest:
            full[one.type, one.code.number].setdefault(one.key, one)
            if one.issuer:
                issuers[one.key].add(one.issuer)
    settled = [_bind(one, full, issuers) for one in found]
    # Settled once by its issuer ("Nghị quyết 57 của Bộ Chính trị"), a number is so for the whole article.
    for one in settled:
        if one.code and one.code.rest:
            full[one.type, one.code.number].setdefault(one.key, one)
            if one.issuer:
                issuers[one.key].add(one.issuer)
    return _bind_names([_bind(one, full, issuers) for one in settled])


def _bind(
    one: Citation, full: dict[tuple[str, str], dict[str, Citation]], issuers: dict[str, set[str]]
) -> Citation:
    if one.code is None or one.code.rest:
        return one
    fits = (
        other
        for key, other in full.get((one.type, one.code.number), {}).items()
        if other.code
        and (one.issuer is None or not issuers[key] or one.issuer in issuers[key])
        and (one.issuer is None or fitting(other.code, Issuer(one.issuer, 0, 0)))
    )
    candidates = list(islice(fits, 2))
    if len(candidates) == 1:
        return replace(one, code=candidates[0].code)
    if candidates:
        return one
    rest = _series(one.type, one.issuer)
    if rest is None:
        return replace(one, confidence="likely")
    return replace(one, code=replace(one.code, rest=rest, series=rest.rsplit("/", 1)[-1].rsplit("-", 1)[-1]))


def _series(type_: str, issuer: str | None) -> str | None:
    """The letters that an issuer's documents of a type carry for certain."""
    series = data()["series"]
    letters: str | None = series["party"].get(type_)
    if issuer is None:
        return None
    if letters and set(issuer.split(", ")) <= set(series["central"]):
        return f"-{letters}/TW"
    if letters and "Tỉnh ủy" in issuer:
        return f"-{letters}/TU"
    return next((f"/{rest}" for kind, name, rest in series["state"] if (kind, name) == (type_, issuer)), None)


def _bind_names(found: list[Citation]) -> list[Citation]:
    """A law's short name ("Luật Đất đai") is the one longer name of the article that begins with it."""
    names = sorted({one.name for one in found if one.name})

    def longest(name: str) -> str:
        longer = islice(names, bisect_right(names, f"{name} "), None)
        whole = [n for n in takewhile(lambda n: n.startswith(f"{name} "), longer) if is_cut(name, n)]
        return whole[0] if len(whole) == 1 else name

    return [replace(one, name=longest(one.name)) if one.name else one for one in found]


def _with_codes(text: str, found: list[Citation]) -> list[Citation]:
    """A resolution named by its plenum, with the code that a sentence tells to be its own.

    "Nghị quyết Trung ương 7, tức Nghị quyết số 26-NQ/TW …" makes both, and each "Nghị quyết Trung ương 7"
    of the article, one document; not that of another term ("… khóa X").
    """
    codes: dict[str, set[Code]] = defaultdict(set)
    for one, other, third in zip(found, found[1:], [*found[2:], None], strict=False):
        named, coded = (one, other) if one.name else (other, one)
        same = one.type == other.type == "nghị quyết" and _SAME.fullmatch(text, one.tail, other.start)
        several = third is not None and third.code is not None and _goes_on(text, other, third)
        if same and not several and coded.code and coded.code.rest and _PLENUM.search(named.name or ""):
            codes[named.name or ""].add(coded.code)
    if not codes:
        return found
    terms: dict[str, set[str]] = defaultdict(set)
    for told in (_TERM.fullmatch(one.name) for one in found if one.name):
        if told and told["term"]:
            terms[told["name"]].add(told["term"])
    return [replace(one, name=None, code=code) if (code := _own(one, codes, terms)) else one for one in found]


def _goes_on(text: str, one: Citation, after: Citation) -> bool:
    """True where a list goes on: "Nghị quyết Trung ương 6 (Nghị quyết số 18-NQ/TW|, Nghị quyết số …"."""
    return bool(
        _LISTED.fullmatch(text, one.tail, after.start) or CONNECTED.fullmatch(text, one.tail, after.start)
    )


def _own(one: Citation, codes: dict[str, set[Code]], terms: dict[str, set[str]]) -> Code | None:
    """The only code told of a resolution of that name whose term, if both are told, is the same.

    Without a term it may be any of those of several `terms`.
    """
    if one.name is None or (told := _TERM.fullmatch(one.name)) is None:
        return None
    if told["term"] is None and len(terms[told["name"]]) > 1 and one.name not in codes:
        return None
    fits: set[Code] = set()
    for name, own in codes.items():
        other = _TERM.fullmatch(name)
        if (
            other
            and other["name"] == told["name"]
            and (None in (other["term"], told["term"]) or other["term"] == told["term"])
        ):
            fits |= own
    return fits.pop() if len(fits) == 1 else None

"""Documents told together with who issued them, before they are named.

"Hai quyết định của Bộ trưởng. Quyết định số 1 …; … số 2 …", "công bố quyết định của X. Quyết định số 1 …".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from loaders.documents.citations import Citation
from loaders.documents.codes import data
from loaders.documents.issuers import Issuer, Issuers, closer, fitting
from loaders.text.choice import any_of
from loaders.text.lexicon import numerals
from loaders.text.page import Page

_OF_COMMITTEES: Final = frozenset({"TU", "HU", "ĐU"})  # the letters of the Party's below the centre
_OF_ANY: Final = ("văn kiện", "văn bản")  # documents of all types
_TYPES: Final = any_of([*(row["name"] for row in data()["type"]), *_OF_ANY])
_COUNTED: Final = re.compile(
    rf"\b(?P<count>{any_of(numerals())}|\d)\s(?P<type>{_TYPES})(?:[^.;:,\n]{{0,24}}?\s)(?P<link>của|mà|do)\s"
)
_ANNOUNCES: Final = any_of(data()["issued"]["announces"])
_ANNOUNCED: Final = re.compile(
    rf"\b(?:{_ANNOUNCES})(?: (?:và|toàn văn|{_ANNOUNCES}))*"
    rf"(?: (?:các|những|{any_of(numerals())}|\d))? quyết định của\s"
)
# before the first named: none of those counted
_OTHERS: Final = re.compile(r"\b(?:tiếp|khác|ngoài ra|thêm)\b")
_NEAR: Final = 160  # characters behind the count in which it is told
_ISSUED: Final = re.compile(rf"\s[^.;:,\n]{{0,24}}?(?:{any_of(data()['issued']['verbs'])})(?!\w)")


def share(page: Page, found: Sequence[Citation], issuers: Issuers) -> list[Citation]:
    """The citations of a page, with the issuer of those that it counts.

    Where it has just so many of the type, and tells another issuer of none.
    """
    shared = _announced(page, found, issuers)
    if len({one.key for one in found if one.code and one.code.rest}) < 2:
        return shared
    of_type: dict[str, list[int]] = {}
    for k, one in enumerate(found):
        if one.code and one.code.rest:
            for type_ in (one.type, *_OF_ANY):
                of_type.setdefault(type_, []).append(k)
    numbers = {type_: len({found[k].key for k in ours}) for type_, ours in of_type.items()}
    for told in _COUNTED.finditer(page.low):
        count = numerals().get(told["count"]) or int(told["count"])
        if count < 2 or numbers.get(told["type"]) != count:
            continue
        ours = of_type[told["type"]]
        issuer = issuers.at(told.end(), len(page.text))
        if issuer is None or (told["link"] != "của" and not _ISSUED.match(page.text, issuer.end)):
            continue
        if _OTHERS.search(page.low, told.end(), min(found[ours[0]].start, told.end() + _NEAR)):
            continue  # "học hai chỉ thị của X; tuần sau học tiếp: Chỉ thị số 27, Chỉ thị số 28"
        names = {k: _name(found[k], issuer) for k in ours}
        if all(names.values()):
            for k, name in names.items():
                shared[k] = replace(found[k], issuer=name)
            del numbers[told["type"]]  # once told, it is
    return shared


def _announced(page: Page, found: Sequence[Citation], issuers: Issuers) -> list[Citation]:
    """The citations, with the issuer of the orders that a page says are announced, if it is one."""
    if all(one.type != "quyết định" for one in found):
        return list(found)
    told = [issuers.at(m.end(), len(page.text)) for m in _ANNOUNCED.finditer(page.low)]
    known = {said.name: said for said in told if said}
    if len({said and said.name for said in told}) == 1:
        return [replace(one, issuer=name) if (name := _of_announced(one, told[0])) else one for one in found]
    return [replace(one, issuer=name) if (name := _of_many(one, known.values())) else one for one in found]


def _of_many(one: Citation, told: Iterable[Issuer]) -> str | None:
    """The only one of several issuers whose orders are announced that the code of an order tells.

    "công bố các quyết định của Chánh án TANDTC … Quyết định số 5/QĐ-TANDTC".
    """
    names = {_of_announced(one, issuer) for issuer in told if one.code and one.code.issuer} - {None}
    return names.pop() if len(names) == 1 else None


def _of_announced(one: Citation, issuer: Issuer | None) -> str | None:
    """The issuer of an order that is announced, where nothing but its code tells of whom it is."""
    code = one.code
    if issuer is None or code is None or not code.rest or one.type != "quyết định" or one.told:
        return None
    if one.issuer:
        return closer(code, issuer, "before")
    return fitting(code, issuer) if code.series in _OF_COMMITTEES else None


def _name(one: Citation, issuer: Issuer) -> str | None:
    """The issuer as a citation has it, or may have it from those it is counted with; None where it cannot."""
    code = one.code
    if code is None:
        return None
    if one.told or (one.issuer and code.issuer is None):
        return one.issuer if one.issuer == issuer.name else None
    return closer(code, issuer, "after") or code.issuer or fitting(code, issuer)

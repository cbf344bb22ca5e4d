"""Names of bodies in one form: abbreviations written out, one style of tone marks, hyphens and unit words.

The words are those of `ontology/lexicon`: abbreviations.tsv, sectors.tsv, units.tsv, and of bodies.tsv the
other names of bodies that are complete by themselves ("Ban Bí thư Trung ương Đảng").
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.identity.ids import exact
from kg.identity.words import wholes
from kg.ontology.tables import lines
from kg.resources import data_folder
from kg.text import UPPER, plain, squeeze, tone

_HYPHEN = re.compile(r"(?<=\w)\s*-\s*(?=\w)")
_CITY = re.compile(r"(?<!\w)(?:TP|Tp)\.?\s?(?:HCM|Hồ Chí Minh)(?!\w)")
_CENTRE = re.compile(r"(?<!\w)T\.\s?([ƯW])(?!\w)\.?")
_FRONT = re.compile(r"(?<!\w)(?:UB (?=MTTQ)|(MTTQ)VN(?!\w))")
_LOCAL_FRONT = re.compile(
    r"(mặt trận tổ quốc) việt nam(?= (?:tỉnh|thành phố|quận|huyện|thị xã|xã|thị trấn|phường|đặc khu)\b)", re.I
)
_HEADS = "Bộ|Sở|Phòng|Ban|Ủy ban|Vụ|Cục|Chi cục|Tổng cục"


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """A body's name in one form.

    >>> canonical("UBND  TP. Hoà Bình"), canonical("Bộ LĐ-TB&XH")
    ('Ủy ban nhân dân thành phố Hòa Bình', 'Bộ Lao động - Thương binh và Xã hội')
    """
    name = _CITY.sub("Thành phố Hồ Chí Minh", squeeze(tone(plain(name))))
    name = _FRONT.sub(lambda m: "MTTQ Việt Nam" if m[1] else "Ủy ban ", _CENTRE.sub(r"T\1", name))
    pattern, units = _units()
    name = pattern.sub(lambda m: f"{units[m[1]]} ", name)
    pattern, pairs = _sectors()
    name = pattern.sub(lambda m: f"{m[1]}{pairs[m[2]]}", name)
    pattern, pairs = _abbreviations()
    name = pattern.sub(lambda m: pairs[m.group().rstrip(".")], name)
    name = _HYPHEN.sub(" - ", _LOCAL_FRONT.sub(r"\1", name))
    name = squeeze(tone(name))
    for short, whole in wholes().items():
        if short in name and whole not in name:
            name = re.sub(rf"(?<!\w){short}(?!\w)", whole, name)
    return _other_names().get(exact(name), name)


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = {short: long for short, long, *_ in _rows("abbreviations")}
    return re.compile(rf"(?<!\w)(?:{_any(pairs)})(?!\w)\.?"), pairs


@lru_cache(maxsize=1)
def _sectors() -> tuple[re.Pattern[str], dict[str, str]]:
    """What departments are of, after the word for one ("Sở GD&ĐT")."""
    pairs = {short: long for short, long, *_ in _rows("sectors") if long}
    return re.compile(rf"(?<!\w)((?:{_HEADS}) )({_any(pairs)})(?!\w)"), pairs


@lru_cache(maxsize=1)
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    """Short forms of unit words ("TP.", "H.", "Q.") before a name or number."""
    pairs = {form: type for form, type, _, many in _rows("units") if many == "one" and form[0].isupper()}
    del pairs["Thủ đô"]
    return re.compile(rf"(?<!\w)({_any(pairs)})(?:(?<=\.)\s*|\s)(?=[{UPPER}\d])"), pairs


@lru_cache(maxsize=1)
def _other_names() -> dict[str, str]:
    rows = (row for row in _rows("bodies") if row[2] == "full")
    return {exact(form): name for form, name, *_ in rows if exact(form) != exact(name)}


def _rows(name: str) -> list[list[str]]:
    told = lines(data_folder("ontology") / "lexicon" / f"{name}.tsv")
    return [line.split("\t") for line in told if "\t" in line and line[0] != "#"]


def _any(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))

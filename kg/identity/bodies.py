"""Which body is meant: a canonical name taken apart into what the body is and the place it belongs to.

`Sở Nội vụ tỉnh Yên Bái` is a `sở nội vụ` of the province Yên Bái; `Ủy ban nhân dân xã Tân Thành` is one of
several and needs the province that the article is about. A body of a province goes on under the same name
through the reform of 2025-07-01; one of a commune or district is tied to that unit. A name that says no place
and is not a central body's own ("Tỉnh ủy", "Sở Y tế") is nobody's until its place is known.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.identity.canonical import canonical
from kg.identity.ids import body_id, exact, place_id, unpadded
from kg.identity.places import Setting, is_central_city, is_province, province_name, unit
from kg.model import Body, PlaceRef
from kg.ontology.bodies import led_units
from kg.text import UPPER

__all__ = ("LEVELS", "BodyRef", "Level", "Parsed", "canonical", "parse", "resolve")

Level = Literal["central", "province", "district", "commune", "hamlet"]

LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "thôn": "hamlet",
    "bản": "hamlet",
    "ấp": "hamlet",
    "buôn": "hamlet",
    "bon": "hamlet",
    "làng": "hamlet",
    "xóm": "hamlet",
    "khóm": "hamlet",
    "tổ dân phố": "hamlet",
    "khu phố": "hamlet",
}  # "thành phố" is a province or a district: the name decides
# Not the last syllable of nông thôn, hợp tác xã, xuất bản, Nhật Bản, văn bản.
_UNIT = (
    "tỉnh|thành phố|quận|huyện|thị xã|thị trấn|(?<![Tt]ác )xã|phường|đặc khu|(?<![Nn]ông )thôn"
    "|(?<![Xx]uất )(?<![Nn]hật )(?<![Vv]ăn )bản|ấp|buôn|làng|xóm|khóm|tổ dân phố|khu phố"
)
_UNIT_WORD = re.compile(rf"(?<!\w)({_UNIT})\s+(?=[^\W_])")
_NAME_END = re.compile(rf",|\s+(?:{_UNIT})\s")
_COMMITTEE = re.compile(r"^(?P<head>.*?\b(?P<word>Tỉnh|Thành|Huyện|Thị|Quận) (?:ủy|đoàn))\s+(?P<name>\S.*)$")
_COMMITTEE_OF = {committee.split()[0]: unit for committee, unit in led_units().items()}
_CAPITAL_UNIT = re.compile(
    rf"(?<!^)(?<!\w)(?:Thành phố|Tỉnh|Quận|Huyện|Thị xã|Xã|Phường|Thị trấn|Đặc khu)(?=\s+[{UPPER}\d])"
)
_CITY_WORD = re.compile(r"^(?:thành phố|tp\.?)\s+", re.I)
# A province at the end of these is part of the name, no address.
_OWN_NAME = re.compile(r"(?:bộ (?!chỉ huy|đội)|đại học|học viện|trường|công ty|đảng ủy bộ)\b", re.I)
_BARE = re.compile(
    rf"(?:^|\s)(?:(?:tỉnh|thành|huyện|thị|quận|đảng) (?:ủy|đoàn)|{_UNIT}"
    r"|ban thường vụ|ban chấp hành|hội đồng nhân dân|ủy ban nhân dân|đoàn đại biểu quốc hội|đảng bộ|chi bộ)$"
    r"|^(?:sở|phòng(?! thương mại)|chi cục(?!.* khu vực [\divx]+$))\b"
)
# Bodies whose leaders run a unit together, so that one man moves between them: the unit's core.
_CORE = re.compile(
    r"^(?:ban thường vụ |thường trực |ban chấp hành )?(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ)$"
    r"|^(?:thường trực )?(?:hội đồng nhân dân|ủy ban nhân dân|ủy ban mặt trận tổ quốc)$"
    r"|^đoàn đại biểu quốc hội$"
)


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body that is known: its id, what it is (`head`, in lower case), and the unit it belongs to."""

    id: str
    head: str
    level: Level
    unit: str | None = None  # place id of a district, commune or hamlet; `tỉnh <name>` for a province
    province: str | None = None  # name of the province it lies in, as named at that time

    @property
    def core(self) -> bool:
        """True for the committees, councils and fronts that lead a unit."""
        return self.unit is not None and bool(_CORE.match(self.head))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body's name taken apart: `type` and `place` are None where the name ends in no place."""

    name: str
    head: str
    type: str | None = None
    place: str | None = None


@lru_cache(maxsize=65536)
def parse(name: str) -> Parsed:
    """What a body is and the type and name of its place, from the name alone.

    >>> parse("Ban Tổ chức Tỉnh ủy Lào Cai")
    Parsed(name='Ban Tổ chức Tỉnh ủy Lào Cai', head='ban tổ chức tỉnh ủy', type='tỉnh', place='Lào Cai')
    """
    name = canonical(name)
    committee = _COMMITTEE.match(name)
    if committee and committee["name"][0].isupper():
        place = _CITY_WORD.sub("", committee["name"])
        return Parsed(name, exact(committee["head"]), _COMMITTEE_OF[committee["word"]], place)
    plain = _CAPITAL_UNIT.sub(lambda m: m.group().lower(), name)
    for word in _UNIT_WORD.finditer(plain):
        head, rest = exact(plain[: word.start()]), plain[word.end() :]
        if rest[0].isupper() or rest[0].isdigit():
            return Parsed(name, head or word[1], word[1], _NAME_END.split(rest)[0])
    # "Sở Y tế Hà Nội": the province without its unit word.
    words = name.split()
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) > size and is_province(tail) and not _OWN_NAME.match(name):
            return Parsed(name, exact(" ".join(words[:-size])), "tỉnh", tail)
    return Parsed(name, exact(name))


def resolve(body: Body, setting: Setting, ended: bool = False) -> BodyRef | None:
    """The body that an article (its `setting`) means by a name, or None where its place cannot be told.

    `ended`: the article tells of it only what is over.
    """
    parsed = parse(body.name)
    if parsed.place is None or parsed.type is None:
        if body.place:
            return _placed(parsed, body.place, setting)
        if _BARE.search(parsed.head):
            return None
        return BodyRef(body_id(parsed.name), parsed.head, "central")
    kind = parsed.type
    if kind == "tỉnh" or (kind == "thành phố" and is_central_city(parsed.place, setting.date)):
        return _placed(parsed, PlaceRef(type="tỉnh", name=parsed.place), setting)
    ref = body.place if body.place and body.place.name == parsed.place else None
    ref = ref or setting.ref(kind, parsed.place, ended)
    return _placed(parsed, ref, setting) if ref else None


def _placed(parsed: Parsed, ref: PlaceRef, setting: Setting) -> BodyRef:
    if ref.within is None:
        # By name, not by official unit: a province's bodies go on when the province is made anew.
        province = exact(province_name(ref.name))
        id = body_id(f"{parsed.head} {province}", "tỉnh")
        return BodyRef(id, parsed.head, "province", f"tỉnh {province}", province)
    known = unit(ref, setting.date, setting.districts)
    place = place_id(ref, setting.date, setting.districts)
    named = f"{known.type} {known.name}" if known else f"{ref.type} {unpadded(ref.name)}"
    id = body_id(f"{parsed.head} {named}", place)
    home = known.province if known and known.province else province_name(ref.within)
    return BodyRef(id, parsed.head, LEVELS.get(ref.type, "district"), place, exact(home))

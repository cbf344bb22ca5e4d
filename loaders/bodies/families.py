"""Which titles and bodies go together: what a title said alone may be of, which bodies have departments."""

from functools import lru_cache
from typing import Final, NamedTuple

from loaders.bodies.body import HEADS, Body
from loaders.places.units import Unit
from loaders.text.lexicon import rows


class _Family(NamedTuple):
    """The last words of a title, the heads of bodies it can be of, and of those beside an office there."""

    last: str
    heads: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _families() -> list[_Family]:
    """Last words of titles, longest first, with the heads of the bodies that they can be of."""
    told = (
        _Family(last, *(tuple(filter(None, cell.split("|"))) for cell in cells))
        for last, *cells in rows("families.tsv")
    )
    return sorted(told, key=lambda family: -len(family.last))


_BRANCHES: Final = frozenset(HEADS["branches"])
_NEVER_CALLED: Final = {"Ủy ban": ("Ủy ban nhân dân", "Ủy ban Thường vụ"), "Hội": ("Hội đồng",)}
_OF_MINISTRIES: Final = frozenset(HEADS["ministers"])
_NO_MINISTRIES: Final = HEADS["no_ministries"]
_POLICE: Final = frozenset({"Công an", "Đảng ủy Công an"})
_OF_ANOTHER: Final = (*HEADS["of_ministries"], "Sở ")
_KINDS: Final = (" chuyên trách", " thường trực", " không")  # of a deputy, said behind the title


def fits(title: str, head: str) -> bool:
    """True when a title said alone can be an office of a body with this head."""
    family = _family(title)
    if family.last in _OF_MINISTRIES and head.startswith(_NO_MINISTRIES):
        return False
    if head.startswith("Hội đồng "):
        return head.startswith(tuple(of for of in family.heads if of != "Hội "))
    return head.startswith(family.heads)


def may_be_of(title: str, body: Body) -> bool:
    """As `fits`, of this body: a "Giám đốc" leads the police of a province, of no district or commune."""
    unit = body.unit
    low = body.head == "Công an" and unit is not None and unit.level in {"district", "commune"}
    return fits(title, body.head) and not (low and title.endswith("iám đốc"))


def fits_beside(title: str, head: str) -> bool:
    """True when it can be so only beside another office there: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"."""
    return head.startswith(_family(title).beside)


@lru_cache(maxsize=1024)
def _family(title: str) -> _Family:
    """The family of a title; an empty one of none."""
    words = bare = title.lower()
    for kind in _KINDS:
        bare = bare.removesuffix(kind)  # "Phó Chủ tịch | không | chuyên trách", "Thứ trưởng | Thường trực"
    told = (family for name in (words, bare) for family in _families() if name.endswith(family.last.lower()))
    return next(told, _Family(""))


def is_open(body: Body) -> bool:
    """True for a body of a unit that is not named: "Tỉnh ủy", "UBND xã"."""
    root = body.root
    unnamed = root.unit is None or root.unit.name is None
    return unnamed and root.klass in {"committee", "unit", "unit-strict"}


def is_elsewhere(nearer: Body, body: Body) -> bool:
    """True for a body of a district behind one of the province: a title said alone may be of either."""
    near, far = nearer.root.unit, body.root.unit
    return near is not None and far is not None and _is_provincial(near) and not _is_provincial(far)


def _is_provincial(unit: Unit) -> bool:
    return unit.level in {"province", "city"}


def is_ministry(body: Body) -> bool:
    if body.klass != "full" or body.head.startswith(_NO_MINISTRIES):
        return False
    of_party = body.head.startswith("Ban ") and body.head.endswith("Trung ương")
    return of_party or body.head.startswith(HEADS["ministries"])


def has_departments(body: Body) -> bool:
    """True for a ministry, or what else a "Cục" is a part of: "Bộ Tổng Tham mưu", "Tổng cục Hải quan"."""
    return is_ministry(body) or (body.klass == "full" and body.head.startswith(HEADS["above"]))


def is_of_ministry(body: Body) -> bool:
    """True for a department said alone that every ministry has one of: "Vụ Pháp chế"."""
    alone = body.klass == "full" and body.owner is None
    return alone and body.head.startswith(HEADS["in_any_ministry"])


def is_centre_of_ministry(body: Body) -> bool:
    """True for a centre said alone that ministries have, and others too: "Trung tâm Công nghệ thông tin"."""
    return body.owner is None and body.unit is None and body.head.startswith(HEADS["centres_in_any_ministry"])


def is_department(body: Body) -> bool:
    """True for a department of a ministry said alone: "Cục X", not "Cục X Việt Nam"."""
    alone = body.klass == "full" and body.owner is None and not body.head.endswith(" Việt Nam")
    return alone and body.head.startswith(("Cục ", "Vụ "))


def is_council(body: Body) -> bool:
    return body.head == "Hội đồng nhân dân"


def is_cell(body: Body) -> bool:
    """True for a Party cell of a hamlet or a quarter."""
    return body.head.startswith("Chi bộ") and body.owner is None and body.unit is not None


def is_police(body: Body) -> bool:
    """True for a province's police, who alone have departments."""
    return body.head in _POLICE and body.unit is not None and _is_provincial(body.unit)


def is_board(body: Body) -> bool:
    """True for a board that only unions have, called after its work alone: "Trưởng Ban Nữ công"."""
    own = body.type == "front" and body.klass == "part" and body.owner is None
    return own and body.head.startswith("Ban ") and body.head != "Ban Thường trực"


def is_unlisted_board(body: Body) -> bool:
    """True for a board with a name in no list, and of nothing told: "Trưởng Ban Phong trào"."""
    alone = body.klass == "full" and body.owner is None and body.unit is None and body.level is None
    return alone and body.type == "state" and body.head.startswith("Ban ")


def is_union(body: Body) -> bool:
    """True for a union, whose such boards may be."""
    return body.type == "front" and "Mặt trận" not in body.head


def is_committee(body: Body) -> bool:
    """True for a party committee of a place."""
    return body.klass == "committee" or (body.head == "Đảng ủy" and body.unit is not None)


def is_bare_party(body: Body) -> bool:
    """True for a Party committee said alone, or a part of one: "Ban Thường vụ | Đảng ủy"."""
    root = body.root
    return root.head == "Đảng ủy" and root.unit is None and root.klass == "unit"


def is_under(body: Body) -> bool:
    """True for an office that may be under another: a department of a ministry, of a province."""
    return body.root.head.startswith(_OF_ANOTHER) or body.head.startswith(_OF_ANOTHER)


def is_meant(bare: Body, named: Body) -> bool:
    """True unless a bare "Ủy ban", "Hội" or "Bộ" is asked for and this is one that is never called so."""
    if bare.head == "Bộ":
        return is_ministry(named)
    return not named.head.startswith(_NEVER_CALLED.get(bare.head, ()))


def is_branch(body: Body) -> bool:
    """True for the Party in an office or a company, "Chi bộ Sở X", or of a level, "Đảng ủy UBND tỉnh"."""
    if body.owner is not None:
        return body.head in _BRANCHES
    return body.type == "party" and body.klass == "unit" and body.head.startswith(("Đảng ủy ", "Đảng bộ "))

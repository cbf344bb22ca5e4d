"""Canonical names of bodies, what a body as written leaves out, and what it takes from those beside it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kg.model import Level
from kg.ontology.bodies import committees
from loaders.bodies.body import DISTRICT_OFFICES, HEADS, OF_PROVINCES, TEMPORARY, Body
from loaders.bodies.families import fits, is_board, is_union
from loaders.places.units import Unit
from loaders.text.lexicon import abbreviations, fields_written_out

CELL: Final = "Chi bộ"  # of the Party, in a hamlet or in an office
_PROVINCIAL: Final = {"province", "city"}
_GROUPS: Final = frozenset(HEADS["groups"])
_OF_PARTNER: Final = frozenset(HEADS["of_partner"])
_OF_HAMLETS: Final = HEADS["hamlet"]
_OF_ALL: Final = frozenset(HEADS["of_many_cells"])
_COMMANDS: Final = tuple(f"{head} " for head in HEADS["commands"])
_OF_COMMITTEES: Final = frozenset(HEADS["of_committees"])
_OF_UNIONS: Final = frozenset(HEADS["committees"])
_BRANCHLESS: Final = (*TEMPORARY, *HEADS["branchless"])
_OF_UNIT: Final = frozenset({"Đảng bộ", *HEADS["of_state"]})


def canonical(body: Body) -> str | None:
    """The canonical name of a completed body with what it ends with; see `_canonical`."""
    name = _canonical(body)
    return f"{name} {body.tail}" if name and body.tail else name


@lru_cache(maxsize=4096)
def _written_out(head: str) -> str:
    """The head of a body without abbreviations: also "Công đoàn GTVT Việt Nam" and other fields of work."""
    long = abbreviations() | fields_written_out()
    return " ".join(long.get(word, word) for word in head.split(" "))


def _canonical(body: Body) -> str | None:
    """The canonical name of a completed body, None where a unit or an owner is missing.

    A committee bears its place's name alone ("Tỉnh ủy Lào Cai"; only Hồ
    Chí Minh keeps its unit word), other bodies the unit's kind and name ("Ủy ban nhân dân tỉnh Lào Cai").
    """
    head = _written_out(body.head)
    if body.owner is not None:
        above = canonical(body.owner)
        return f"{head} {above}" if above else None
    if body.klass in {"full", "number", "open"}:
        return head
    unit = body.unit
    if unit is None or unit.name is None:
        return None
    if body.klass == "committee":
        word = "Thành phố " if unit.name == "Hồ Chí Minh" else "Quận " if unit.name.isdigit() else ""
        return f"{head} {word}{unit.name}"
    if body.level == "hamlet":
        return f"{unit.type} {unit.name}"
    return f"{head} {unit.type} {unit.name}"


def bare(body: Body) -> str | None:
    """The name of a body whose place is open, as written: "Tỉnh ủy", "Ủy ban nhân dân xã".

    None for a body that has its place, and for what is no name without it.
    """
    head = _written_out(body.head)
    if body.owner is not None:
        above = bare(body.owner)
        return f"{head} {above}" if above else None
    if (body.unit is not None and body.unit.name is not None) or body.level == "hamlet":
        return None
    if body.klass == "committee":
        return head
    local = body.head.startswith(OF_PROVINCES) or body.head in DISTRICT_OFFICES
    if body.klass in {"unit", "unit-strict"} or (body.klass == "sector" and local):
        return f"{head} {body.unit.type}" if body.unit and body.unit.type else head
    return None


def missing(body: Body) -> str | None:
    """What a body as written leaves out: "unit", "owner", or None."""
    root = body.root
    if root.klass in {"full", "number", "open", "sector"} and root.unit is None:
        return "unit" if root.head.startswith((*OF_PROVINCES, "Phòng ")) else None
    if root.klass in {"part", "part-strict"} and root.unit is None:
        return "owner"
    return None if root.unit and root.unit.name else "unit"


def with_root(body: Body, root: Body) -> Body:
    """The body with its outermost owner replaced."""
    return root if body.owner is None else body._replace(owner=with_root(body.owner, root))


def lend(body: Body, partners: Sequence[Body]) -> Body:
    """The body with what it leaves out taken from the first partner that has it (partners nearest first)."""
    need = missing(body)
    root = body.root
    if need is None or root.klass in {"open-bare", "unknown"}:
        return body
    for partner in partners:
        lender = partner.root
        if need == "owner":
            if root.type == "unit":  # "Hội đồng quản trị": of a company or a school
                if lender.type == "unit":
                    return with_root(body, root._replace(owner=lender))
            elif root.head in _GROUPS:
                if fits(root.head, partner.head) and not _too_low(root, partner):
                    return with_root(body, root._replace(owner=partner))
            elif root.type == "forces":  # "Bộ Tham mưu": of an army corps; "Cơ quan Cảnh sát điều tra"
                police = root.head.startswith("Cơ quan ") and lender.head == "Công an"
                if police or (lender.type == "forces" and lender.klass == "number"):
                    return with_root(body, root._replace(owner=lender))
            elif root.type == "elected":
                if lender.head == "Hội đồng nhân dân" and lender.unit is not None:
                    return with_root(body, root._replace(owner=lender))
            elif root.head == "Đoàn Chủ tịch":
                if lender.type == "front" and lender.level == "central":
                    return with_root(body, root._replace(owner=lender))
            elif root.head == "Ban Nội chính" and not (lender.unit and lender.unit.level in _PROVINCIAL):
                continue  # no district has one
            elif root.head == "Ban Thường trực" or is_board(root):
                union = is_union(lender) and partner.end <= root.start  # not of where one goes
                if lender.type == "front" if root.head == "Ban Thường trực" else union:
                    return with_root(body, root._replace(owner=lender))
            elif root.head in _OF_UNIONS and partner.owner is not None and _is_union(lender):
                return with_root(body, root._replace(owner=lender))
            elif lender.klass == "committee" or (
                (lender.head.startswith("Đảng ủy") or lender.head == "Đảng bộ")
                and (
                    lender.unit is not None or lender.klass == "full" or _leaves_out_its_place(root, partner)
                )
            ):
                return with_root(body, root._replace(owner=_fit_owner(root, lender)))
        elif root.unit is None and root.head == "Đảng ủy" and (own := _own_committee(partner)):
            return with_root(body, own)
        elif root.unit is None and root.head in _OF_PARTNER and _shares(root, partner):
            head = _led(partner.head).removeprefix("Ban Chấp hành ")
            if partner.owner is None and (named := head.removeprefix("Hội đồng "))[:1].isupper():
                head = named  # "Bí thư Đảng ủy, Chủ tịch Hội đồng Đại học X": of the university
            whole = partner._replace(head=head)
            council = partner.head.startswith("Hội đồng")  # "Chủ tịch Hội đồng Trường": the school's
            above = partner.owner is not None and council
            return with_root(body, root._replace(owner=lender if above or partner.type == "party" else whole))
        elif root.head.startswith("Phòng ") and partner.owner is not None and partner.owner.type == "unit":
            return with_root(body, root._replace(owner=partner.owner))  # "…, Trưởng khoa Nội Bệnh viện X"
        elif lender.unit is not None and _may_share(root, lender, lender.unit):
            bare = root.unit is None and root.klass.startswith(("unit", "sector"))
            if lender.unit.name is not None or bare:
                return with_root(body, root._replace(unit=lender.unit))
    return body


def _leaves_out_its_place(part: Body, partner: Body) -> bool:
    """True for the "Đảng ủy" of both: "Ủy viên Ban Thường vụ Đảng ủy, Chủ nhiệm Ủy ban Kiểm tra"."""
    return part.head in _OF_COMMITTEES and partner.root.head == "Đảng ủy"


def _led(head: str) -> str:
    """What a command leads, whose the party committee is: "Quân khu 4" of "Bộ Tư lệnh Quân khu 4"."""
    if head.endswith("Chỉ huy Bộ đội Biên phòng"):
        return "Bộ đội Biên phòng"
    led = next((head.removeprefix(command) for command in _COMMANDS if head.startswith(command)), head)
    return led if led.startswith(HEADS["commanded"]) else head


def commanded(body: Body) -> Body:
    """What a command leads, meant by its kind alone: "Chính ủy | Quân khu"; any other body itself."""
    return body._replace(head=_led(body.head)) if body.head.startswith(_COMMANDS) else body


def _is_union(body: Body) -> bool:
    """True for a union, in which "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Hội X" is a member."""
    return body.type == "front" and body.klass == "unit" and not body.head.startswith("Ủy ban")


def _own_committee(partner: Body) -> Body | None:
    """The party committee named beside one said alone.

    "Phó Bí thư Đảng ủy, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Trung ương Hội X"; "Bí thư Đảng ủy Chính phủ".
    """
    named = (b for b in partner.chain if b.type == "party" and (b.owner is not None or b.klass == "full"))
    return next((b for b in named if b.head.startswith("Đảng ủy")), None)


def _shares(root: Body, partner: Body) -> bool:
    """True when a party committee or a council said alone is that of the partner.

    "Chủ tịch Hội đồng, Bí thư Đảng ủy Trường X".
    """
    if partner.head.startswith(_BRANCHLESS):
        return False  # "Bí thư Đảng ủy, Trưởng Ban Chỉ đạo X"
    if root.head == "Hội đồng":
        return partner.root.type == "unit"  # not "Chủ tịch Hội đồng, Giám đốc Sở X": one told of before
    if root.head == "Chi bộ":  # "Bí thư Chi bộ, Hạt trưởng Hạt Kiểm lâm huyện X": of any office
        if partner.type == "front" and (partner.head in _OF_HAMLETS or _is_local(partner)):
            return False  # "Bí thư Chi bộ, Trưởng Ban Công tác Mặt trận thôn X": the hamlet's own
        return partner.type not in {"party", "elected", None} and partner.head not in _OF_ALL
    return _has_own_party(partner)


def _is_local(body: Body) -> bool:
    """True for what is in a commune or a hamlet, where it has no Party cell: "Hội Cựu chiến binh xã X"."""
    return body.unit is not None and body.unit.level in {"commune", "hamlet"}


def _has_own_party(body: Body) -> bool:
    """True for a body whose own party committee "Bí thư Đảng ủy, Giám đốc …" means, not that of the place."""
    if body.klass in {"full", "open", "sector", "number"}:
        return True
    if body.owner is not None:
        return body.type == "unit" or (body.head.startswith("Hội đồng") and _has_own_party(body.root))
    if body.head == "Ủy ban nhân dân" and body.unit is not None and body.unit.level == "province":
        return True  # since 2025; "Bí thư Đảng ủy, Chủ tịch UBND tỉnh"
    if (
        body.klass in {"unit", "unit-strict"}
        and body.unit is not None
        and body.unit.level not in {"commune", "hamlet"}
    ):
        return body.type in {"forces", "judicial", "unit"} or body.head.startswith(HEADS["own_party"])
    return False


def _too_low(group: Body, body: Body) -> bool:
    """True for a people's committee of a district or commune: it had no "Ban cán sự đảng"."""
    return group.head == "Ban cán sự đảng" and body.unit is not None and body.unit.level not in _PROVINCIAL


def _level(unit: Unit) -> Level:
    return "province" if unit.level in _PROVINCIAL else "district"


def committee_of(body: Body) -> Body | None:
    """The party committee of the unit whose council, people's committee or Party branch this is.

    "Phó Bí thư, Chủ tịch UBND huyện X".
    """
    unit = body.unit
    if unit is not None and (own := committees().get(body.head)):
        return body._replace(head=own, type="party")  # "Phó Bí thư, Chính ủy …"
    if unit is None or body.owner is not None or body.head not in _OF_UNIT:
        return None
    if head := committees().get(unit.type):
        return body._replace(head=head, klass="committee", type="party", level=_level(unit), unit=unit)
    return body._replace(head="Đảng ủy", type="party", unit=unit) if unit.level == "commune" else None


def cell_of(body: Body) -> Body | None:
    """The Party cell of the hamlet that this is: "Bí thư kiêm Trưởng | bản X"."""
    unit = body.unit if body.type == "state" else None
    named = unit is not None and unit.level == "hamlet" and unit.name is not None
    return body._replace(head=CELL, type="party", level=None) if named else None


def _may_share(root: Body, lender: Body, unit: Unit) -> bool:
    """True when a body that leaves its unit out can be of this unit, which another one names."""
    if root.unit is not None:
        return root.unit.type in {unit.type, ""}
    if root.head.startswith((*OF_PROVINCES, "Đoàn đại biểu")) or root.head == "Bộ Chỉ huy Quân sự":
        return unit.level in _PROVINCIAL
    if root.head.startswith("Phòng "):
        apart = lender.head == "Công an" and root.head not in DISTRICT_OFFICES  # the police's own
        return unit.level != "province" and not apart
    if root.head == "Đảng ủy":
        return unit.level == "commune"
    if root.head == "Hội đồng":
        return False
    return (unit.level == "hamlet") == (root.head == CELL)


def _fit_owner(part: Body, lender: Body) -> Body:
    """The owner that a part takes from a lender.

    An executive committee is the branch's, a standing one the committee's; both of a union are its own.
    """
    if part.head == "Ban Chấp hành":
        return lender if lender.type == "front" else branch(lender)
    if lender.head == "Đảng bộ" and lender.unit is not None:
        if head := committees().get(lender.unit.type):
            return lender._replace(head=head, klass="committee")
        return lender._replace(head="Đảng ủy")
    return lender


def branch(committee: Body) -> Body:
    """The party branch that a committee leads: "Đảng bộ tỉnh Phú Thọ" of "Tỉnh ủy Phú Thọ"."""
    head = committee.head.replace("Đảng ủy", "Đảng bộ") if committee.head.startswith("Đảng ủy") else "Đảng bộ"
    return committee._replace(head=head, klass="full" if committee.klass == "full" else "unit")


def of_branch(part: Body, owner: Body) -> Body:
    """The branch that a committee leads, whose members they are: "Ban Chấp hành | Đảng ủy Quân khu 7"."""
    committee = owner.type == "party" and (owner.klass == "committee" or owner.head.startswith("Đảng ủy"))
    return branch(owner) if committee and part.head == "Ban Chấp hành" else owner

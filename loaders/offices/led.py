"""What one leads whose title is said alone under a verb: "Đoàn do A làm Trưởng đoàn", "bầu A làm Bí thư"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import fits_beside
from loaders.bodies.naming import committee_of
from loaders.offices.items import Item, clause_start, ends_clause, past_honorifics, phrase
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_BACK: Final = 60  # items back to the title of a head
_NEAR: Final = 8  # items behind a deputy's title in which he is told to take over
_LED: Final = frozenset(lists("cues.toml")["led_by"]) | {"có"}
_SENT: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['sent'])})\b")
_SECRETARIES, _OF_STATE = HEADS["secretaries"], HEADS["of_state"]
_SERVING: Final = frozenset(HEADS["secretariats"])


def not_led(items: Sequence[Item], k: int, title: str) -> tuple[str, ...]:
    """The heads of bodies, told before, that one who is told to lead something need not lead.

    "Đoàn do bà A | làm Trưởng đoàn": not the deputies; "đội bóng do A | làm Đội trưởng": not the police;
    "Hội đồng do A, Phó Chủ tịch UBND tỉnh, | làm Chủ tịch": not the committee.
    """
    if k == 0 or items[k - 1].text != "làm":
        return ()
    if title.endswith("Trưởng đoàn"):
        return ("Đoàn đại biểu Quốc hội",)
    if "Chủ tịch" in title or title.startswith("Ủy viên"):
        return _OF_STATE if _is_of_council(items, k) else ()
    alone = any(item.kind == "word" and item.text == "đội" for item in items[:k])
    return ("Đội ",) if title == "Đội trưởng" and alone else ()


def _is_of_council(items: Sequence[Item], k: int) -> bool:
    """True where a council is told to be led: "Hội đồng tuyển dụng | do A, Phó Chủ tịch X, làm Chủ tịch"."""
    led = next((n for n in range(k - 1, 0, -1) if items[n].text in _LED), 0)
    opens = clause_start(items, led)
    return any(
        (items[n].text == "đồng" and n > opens and items[n - 1].text == "hội")
        or any(body.head.startswith("Hội đồng") for body in items[n].bodies)
        for n in range(opens, led)
    ) and not any(body.head in _OF_STATE for item in items[opens:led] for body in item.bodies)


def head_before(items: Sequence[Item], k: int, title: str) -> int | None:
    """Where the head's title stands that is said alone under a verb, as its deputy's is at k.

    "do ông A làm Trưởng ban; bà B, Phó Trưởng Ban Tổ chức X, làm | Phó Trưởng ban": not of that Ban Tổ chức.
    """
    given = items[k].many and k + 1 < len(items) and items[k + 1].text.startswith("được ")
    if not title.startswith("Phó ") or not (given or items[k - 1].kind == "verb"):
        return None  # "bầu bà A giữ chức Chủ tịch; hai | Phó Chủ tịch được bầu là B và C"
    head = title.removeprefix("Phó ").removesuffix(" Thường trực")
    for n in range(k - 2, max(0, k - _BACK), -1):
        alone = items[n].kind == "office" and items[n].offices[0].body is None and items[n - 1].kind == "verb"
        if alone and items[n].offices[0].title == head:
            return n
    return None


def acting_head(items: Sequence[Item], k: int, title: str) -> int | None:
    """Where the head's post stands that a deputy, told by his title alone at k, takes over for a time.

    "giao | Phó Giám đốc A giữ chức Quyền Giám đốc Sở X", not "Phó Giám đốc A, B giữ chức Quyền Giám đốc".
    """
    head, n = title.removeprefix("Phó ").removesuffix(" Thường trực"), past_honorifics(items, k + 1)
    if not title.startswith("Phó ") or n >= len(items) or items[n].kind != "name":
        return None
    n += 1
    while n < min(len(items), k + _NEAR) and (items[n].kind == "verb" or items[n].text == "được"):
        entry = items[n].entry
        if entry is not None and entry.canonical == "moved":
            return None  # "Phó Giám đốc A được điều động giữ chức quyền Giám đốc Y"
        n += 1
    told = items[n].offices if n < len(items) else ()
    acting = len(told) == 1 and told[0].status == "acting" and items[n - 1].kind == "verb"
    return n if acting and told[0].title.removeprefix("Quyền ").lower() == head.lower() else None


def elector(items: Sequence[Item], k: int, title: str) -> Body | None:
    """The committee whose party branch elects the one given a title said alone under a verb.

    "BCH Đảng bộ huyện X bầu ông A, Ủy viên Ban Thường vụ Tỉnh ủy, làm | Bí thư": of huyện X.
    """
    if not title.startswith(_SECRETARIES) or k == 0 or items[k - 1].kind != "verb":
        return None
    verb = next((n for n in range(k) if items[n].kind == "verb" and "bầu" in items[n].text.split()), 0)
    bodies = [body for item in items[:verb] if item.kind == "body" for body in item.bodies]
    root = bodies[-1].root if bodies else None
    return committee_of(root) if root is not None and root.head == "Đảng bộ" else None


def of_joined(items: Sequence[Item], k: int, title: str) -> Body | None:
    """The firm, or the house, of the office joined to a title said alone at item k.

    "chủ tịch và | tổng giám đốc Công ty X", "Tổng Thư ký kiêm | Chủ nhiệm Văn phòng Quốc hội".
    """
    if k + 2 >= len(items) or items[k + 1].text not in {"và", "kiêm", ","}:
        return None
    for body in filter(None, (office.body for office in items[k + 2].offices)):
        if title == "Tổng Thư ký" and body.head in _SERVING:
            return body._replace(head=body.head.removeprefix("Văn phòng "))
        if body.is_private and fits_beside(title, body.head):
            return body
    return None


def of_side(items: Sequence[Item], k: int, title: str) -> Body | None:
    """The office of the body on whose side one is told: "Về phía Bộ X có ông A, …; B, | Chánh Văn phòng"."""
    if not title.endswith("Chánh Văn phòng"):
        return None
    for n in range(k - 1, max(0, k - _BACK), -1):
        if items[n].text == "phía" or ends_clause(items[n]):
            side = items[n + 1].bodies if items[n].text == "phía" else ()
            if not side and items[n].text == ";":
                continue
            whole = len(side) == 1 and side[0].klass in {"full", "committee"}
            office = Body(items[k].start, items[k].end, "Văn phòng", "part", "state", None)
            return office._replace(owner=side[0]) if whole else None
    return None


def leads_visit(items: Sequence[Item], verb: int) -> bool:
    """True where somebody leads a delegation on its way: "bà A làm | Trưởng đoàn kiểm tra số 5 đã …"."""
    if _SENT.search(phrase(items[clause_start(items, verb) : verb])):
        return False
    return any(
        o.title == "Trưởng đoàn" and o.body is not None and not o.body.head.startswith("Đoàn đại biểu")
        for item in items[verb + 1 : verb + 2]
        for o in item.offices
    )

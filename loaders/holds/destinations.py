"""Where a verb of moving sends somebody, or raises him where he is, and from where: "lên Sở Nội vụ".

"Ông A chuyển từ Giám đốc X sang làm Giám đốc Y".
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.bodies.body import TEMPORARY, Body
from loaders.offices.event import Event
from loaders.offices.items import Item, clause_start, is_person, phrase
from loaders.offices.office import Office
from loaders.offices.says import said
from loaders.places.units import Unit
from loaders.text.lexicon import lists

_NEAR, _FAR = 4, 16  # items behind the verb in which a body, a place is told
NO_POST: Final = frozenset({",", ".", ";", "để", "từ", "kể", "vì", "theo", "sau", "trước", "do"})  # behind it
_POSTS: Final = frozenset(lists("cues.toml")["posts"])
_COMES: Final = frozenset({"về", "đến", "tới", "lên", "xuống"})
AWAY: Final = frozenset({"về", "sang", "lên", "ra", "chuyển"})
TOWARDS: Final = AWAY | {"đến", "tới"}


def to_a_body(items: Sequence[Item], verb: int) -> bool:
    """True for "được điều động lên Sở X", "điều động ông A, Bí thư Y, về Bộ Z", "luân chuyển về huyện T".

    Not for one sent to a place for something: "được điều động về xã Y | chống lũ"; nor for where he is.
    """
    behind = items[verb + 1 : verb + _FAR]
    ends = next((k for k, item in enumerate(behind) if item.kind == "verb" or item.text in {";", "."}), _FAR)
    before = items[clause_start(items, verb) : verb]
    here = {where for item in before for where in _where(item)}
    open_yet = {unit.level for item in before for unit in _own(item) if unit.name is None}
    for k, (one, other) in enumerate(pairwise(behind[:ends])):
        if one.text not in TOWARDS or not here.isdisjoint(where := _where(other)) or not where:
            continue
        if any(unit.level in open_yet for unit in other.units):
            continue  # "A, Phó Chủ tịch HĐND tỉnh, được luân chuyển về tỉnh X": from there, or to it?
        near = k < _NEAR - 1 and other.kind == "body"
        works = phrase(behind[k + 2 : k + 4]) == "công tác"  # "đến Hội X | công tác"
        n = k + 4 if works else k + 2
        stays = works and phrase(behind[n : n + 1]) == "để"  # "đến xã X công tác | để chống dịch": for a time
        if near or n in {ends, len(behind)} or (behind[n].text in NO_POST and not stays):
            return True
    return False


def arrives(items: Sequence[Item], verb: int) -> bool:
    """True for one who has come: "chuyển công tác từ huyện về", "được điều động về đây", "… về xã"."""
    own = {unit.level for item in items[:verb] for unit in _own(item)}
    behind = items[verb + 1 : verb + _FAR]
    for k, item in enumerate(behind):
        if item.text in {".", ";"} or item.kind == "verb":
            return False
        if item.text not in _COMES:
            continue
        after = behind[k + 1 : k + 3]
        if not after or after[0].text in NO_POST | {"đây"}:
            return behind[0].text == "từ" or bool(after and after[0].text == "đây")
        home = any(unit.name is None and unit.level in own for unit in after[0].units)
        if home and [item.text for item in after[1:]] != ["khác"]:
            return True
    return False


def _own(item: Item) -> list[Unit]:
    """The units of the bodies in which an item's offices are."""
    bodies = [office.body.root for office in item.offices if office.body is not None]
    return [body.unit for body in bodies if body.unit is not None]


def _where(item: Item) -> set[tuple[str, str | None]]:
    """The bodies of an item, or the units that it names, each with its own unit's name."""
    bodies = (*item.bodies, *(office.body for office in item.offices if office.body is not None))
    named = set(map(_head, bodies))
    units = (*item.units, *_own(item))
    return named | {("", unit.name) for unit in units if unit.name}


def rises(items: Sequence[Item], verb: int) -> bool:
    """True for a deputy raised in his own body: "bà A, Phó Cục trưởng X, | lên làm Cục trưởng"."""
    new = next((o for item in items[verb : verb + _NEAR + 2] for o in item.offices), None)
    held = [o for item in items[max(0, verb - _FAR) : verb] for o in item.offices]
    return new is not None and any(_is_deputy(old, new) for old in held)


def _is_deputy(old: Office, new: Office) -> bool:
    """True for the office under another of its body, or of one that is not told."""
    under = old.title.replace("Thứ trưởng", "Phó Bộ trưởng").lower()
    if not under.startswith(f"phó {new.title.lower()}"):
        return False
    return new.body is None or (old.body is not None and _head(new.body) == _head(old.body))


def _head(body: Body) -> tuple[str, str | None]:
    """What tells a body from another in one sentence: its head, its unit's name."""
    return body.head, body.root.unit.name if body.root.unit else None


def goes(items: Sequence[Item], verb: int) -> int | None:
    """Who goes to another post: "đồng chí A, Bí thư X, về | nhận chức Y", "Bí thư X A đã về tỉnh | làm Y".

    Also "A, Bí thư X, được phân công sang Z | làm Y", "A, Giám đốc X, bàn giao công việc để | nhận nhiệm vụ
    Y", "A, Giám đốc X, | nhận nhiệm vụ mới là Y".
    """
    new = next((item for item in items[verb : verb + _NEAR + 2] if item.offices), None)
    if new is not None and is_for_a_time(new):
        return None  # "được phân công về xã X | làm Trưởng đoàn kiểm tra"
    anew = new is not None and "nhiệm vụ mới" in phrase(items[verb : verb + _NEAR])
    away = (anew or items[verb].text.startswith(tuple(AWAY))) and not rises(items, verb)
    for k in range(verb - 1, max(-1, verb - _FAR), -1):
        if is_person(items[k]):
            return k if away else None
        if items[k].text in AWAY:
            away = True
        elif items[k].text == ",":
            return next((n for n in range(k, -1, -1) if is_person(items[n])), None) if away else None
        elif _hands_over(items, k, verb):
            away = True
        elif k == verb - 1 and items[k].kind == "office" and items[k - 1].text.startswith("đang "):
            return k - 2 if away and is_person(items[k - 2]) else None  # "bà A đang là X | sang làm Y"
        elif items[k].text == "khi" or not (items[k].kind in {"word", "unit", "body"} or _sends(items, k)):
            return None
    return None


def is_for_a_time(item: Item) -> bool:
    """True for a post beside the one that somebody has: "Trưởng đoàn kiểm tra", "Tổ trưởng Tổ công tác X"."""
    new = next(iter(item.offices), None)
    if new is None or new.body is None:
        return new is not None and new.title.endswith("rưởng đoàn")
    return new.body.head.startswith(TEMPORARY)


def _sends(items: Sequence[Item], k: int) -> bool:
    """True for a verb that gives a post where another is told to be gone to: "được phân công | sang làm"."""
    given = items[k].kind == "verb" and items[k].text.startswith("được") and said(items, k) == "appointed"
    return given and not items[k].text.endswith("bầu")


def _hands_over(items: Sequence[Item], k: int, verb: int) -> bool:
    """True for "bàn | giao công việc để (về) nhận chức Y": of one who goes."""
    told = phrase(items[max(0, k - 2) : k + 1])
    aim = any(item.text == "để" for item in items[k:verb])
    return aim and told.endswith("bàn giao") and not told.startswith("nhận")


def stepped_from(items: Sequence[Item], verb: int) -> list[Event]:
    """The office that one goes from to the one given: "ông A (chuyển) từ chức Giám đốc X | sang làm Y".

    A comma or a colon may stand behind the name: "Thượng tá A: từ Trưởng Công an X | về làm Y"; and a verb of
    those who send him before the one that gives: "ông A từ Giám đốc X được điều động | làm Y".
    """
    sent = items[verb].text.startswith(("sang", "về", "lên", "được"))
    office = verb - 1
    while office > 0 and items[office].kind in {"unit", "body", "verb"}:
        sent = sent or items[office].text.startswith(("được", "chuyển"))
        office -= 1
    k = office - 1
    k -= k > 0 and items[k].text in _POSTS
    if items[office].kind != "office" or k < 1 or items[k].text != "từ":
        return []
    person = k - 1 - (k > 1 and items[k - 1].text in {"chuyển", ",", ":"})
    return [Event(office, (person,), "left", verb, moved=True)] if sent and is_person(items[person]) else []

"""Guests: those whose office is another country's, by the words beside it or the list they stand in."""

import re
from typing import Final

from loaders.holds.row import Row
from loaders.offices.items import over_honorifics
from loaders.offices.office import Office
from loaders.offices.people import People
from loaders.offices.things import COUNTRY
from loaders.places.abroad import is_abroad, is_of_governor, past_country, sends_guests
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_LISTED: Final = frozenset({"name", "honorific", "office", "body", "punct"})  # items of a list of people
_SIDES: Final = frozenset({"phía", "cùng", "tiếp", "đón"})  # before whom the list of guests ends
_OUR_SIDE: Final = re.compile(r"(?i:phía) (?:Việt Nam|ta)\b")
_ENVOYS: Final = frozenset((*lists("heads.toml")["embassy"], *lists("heads.toml")["consulate"]))
_AIRPORTS: Final = any_of(lists("cues.toml")["our_airports"])
_RECEIVED: Final = re.compile(
    r"(?:Tại [^,.;:]{1,60}, )?(?i:(?:ra )?(?:đón tiếp|đón|tiễn))"
    rf" (?:(?!{_AIRPORTS})[^.;:])*\b(?:sân bay|nhà ga|ga|cửa khẩu)\b(?:(?!{_AIRPORTS})[^.;:])*\b(?:có|gồm)\b"
)
_OPENS: Final = _LISTED - {"punct"}  # the first of them


def mark_guests(row: Row, text: str, people: People) -> None:
    """Mark the offices of a list of guests, and those whose office is another country's.

    "Đoàn Lào có | Bộ trưởng Y tế A", "Chủ tịch Quốc hội Lào | A".
    """
    row.abroad = _posts_abroad(row, text) | _posts_of_hosts(row, text, people)
    for tie in row.found.ties:
        person = row.who.get(tie.person)
        told = row.items[tie.office]
        abroad = tie.office in row.abroad or is_abroad(text, told.end)
        abroad = abroad or is_of_governor(text, told.start, told.end)
        if person and not tie.cut and abroad:
            people.known[person].foreign = True
    for k, person in row.who.items():
        office = next((i for i in reversed(row.items[max(0, k - COUNTRY) : k]) if i.kind == "office"), None)
        past = past_country(text, office.end) if office else None
        if past and text[past : row.items[k].start].isspace():
            people.known[person].foreign = True  # "Bộ trưởng Ngoại giao | Trung Quốc | A"
    last = 0  # of a list of guests
    for k, person in sorted(row.who.items()):
        opens = row.items[over_honorifics(row.items, k)]
        led = opens.text in {"do", "có", "gồm"} and sends_guests(text, row.start, opens.start)
        listed = last and all(i.kind in _LISTED or i.text == "và" for i in row.items[last:k])
        if led or (listed and not _is_of_named(row, k)):
            people.known[person].foreign = True
            last = k


def _posts_abroad(row: Row, text: str) -> frozenset[int]:
    """The offices of a list of guests, in no body of the country: "Đoàn Nhật Bản có: | Bộ trưởng Y tế A"."""
    found = set()
    of_guests = False
    for k, item in enumerate(row.items):
        if item.text in {"có", "gồm"} and (of_guests or sends_guests(text, row.start, item.start)):
            if of_guests or next((i.kind for i in row.items[k + 1 :] if i.text != ":"), "") not in _OPENS:
                break  # "…; Việt Nam có …", "Đoàn Lào có 15 người, Giám đốc Sở X tiếp"
            of_guests = True
        elif of_guests and (item.kind == "verb" or item.text in _SIDES):
            break  # "…; tiếp đoàn có …", "…; về phía Việt Nam …"
        elif of_guests and item.kind == "office" and not any(map(_is_ours, item.offices)):
            found.add(k)
    return frozenset(found)


def _posts_of_hosts(row: Row, text: str, people: People) -> frozenset[int]:
    """The offices of those abroad who receive ours: "Đón Thủ tướng A tại sân bay có | Bộ trưởng X B; …".

    Our ambassador there, or our side, comes too: "…; Đại sứ Việt Nam tại Lào C", "…; phía Việt Nam có C".
    """
    received = _RECEIVED.match(text, row.start, row.end)
    if received is None:
        return frozenset()
    side = _OUR_SIDE.search(text, received.end(), row.end)
    last = side.start() if side else row.end
    told = [k for k, item in enumerate(row.items) if item.kind == "office" and item.start < last]
    ours = {k for k in told if any(map(_is_of_mission, row.items[k].offices))}
    guests = {k for k in told if row.items[k].end < received.end()}
    known = [people.known[who] for k, who in row.who.items() if row.items[k].end < received.end()]
    strange = any(is_abroad(text, row.items[k].end) for k in guests) or any(one.foreign for one in known)
    if strange or not known or not (side or ours):
        return frozenset()
    return frozenset(
        k for k in told if k not in guests | ours and not any(map(_is_ours, row.items[k].offices))
    )


def _is_of_mission(office: Office) -> bool:
    """True for an office of a mission of ours: "Đại sứ Việt Nam tại Lào"."""
    return office.title in _ENVOYS and office.body is not None


def _is_ours(office: Office) -> bool:
    """True for an office in a unit of ours that it names: "Phó Bí thư Tỉnh ủy Sơn La"."""
    body = office.body
    return body is not None and body.root.unit is not None and bool(body.root.unit.name)


def _is_of_named(row: Row, person: int) -> bool:
    """True for one with an office in a unit of ours that it names."""
    return any(
        _is_ours(office)
        for tie in row.found.ties
        if tie.person == person
        for office in row.items[tie.office].offices
    )

"""Guests: those whose office is another country's, by the words beside it or the list they stand in."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.row import Row
from loaders.offices.items import Item, over_honorifics
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
        abroad = tie.office in row.abroad or is_abroad(text, _end_of_title(told))
        abroad = abroad or is_of_governor(text, told.start, told.end)
        if person and not tie.cut and abroad:
            people.known[person].foreign = True
    for k, person in row.who.items():
        if _before_country(row, k, text) is not None:
            people.known[person].foreign = True
    last = 0  # of a list of guests
    for k, person in sorted(row.who.items()):
        opens = row.items[over_honorifics(row.items, k)]
        led = opens.text in {"do", "có", "gồm"} and sends_guests(text, row.start, opens.start)
        listed = last and all(i.kind in _LISTED or i.text == "và" for i in row.items[last:k])
        if led or (listed and not _is_of_named(row, k)):
            people.known[person].foreign = True
            last = k


def _before_country(row: Row, k: int, text: str) -> Item | None:
    """The office of a guest named behind his country: "Bộ trưởng Ngoại giao | Trung Quốc A"."""
    office = next((i for i in reversed(row.items[max(0, k - COUNTRY) : k]) if i.kind == "office"), None)
    post = post_abroad(office, text) if office else None
    if office is None or post is None:
        return None
    return office if text[office.start + len(post) : row.items[k].start].isspace() else None


def _end_of_title(item: Item) -> int:
    """Where the title of an office ends, with the country read as its body left out: "Đại sứ| Cuba"."""
    body = item.offices[-1].body
    return body.start - 1 if body is not None and body.klass == "unknown" else item.end


def post_abroad(item: Item, text: str) -> str | None:
    """An office with its country told behind it, "Đại sứ Pháp", "Chủ tịch Quốc hội Lào"; None without one."""
    past = past_country(text, _end_of_title(item))
    return text[item.start : past] if past else None


def posts_of_guests(rows: Sequence[Row], text: str, people: People) -> list[tuple[str, str]]:
    """The words and the holders of the posts beside the names of people of other countries.

    "Đại sứ Séc A", "A, Đại sứ Séc tại Việt Nam".
    """
    posts = []
    for row in rows:
        told = [(tie.person, row.items[tie.office]) for tie in row.found.ties if not tie.cut]
        told += [(k, office) for k in row.who if (office := _before_country(row, k, text))]
        for k, item in told:
            person = row.who.get(k)
            if person and people.known[person].foreign:
                posts.append((post_abroad(item, text) or item.offices[0].title, person))
    return posts


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

"""Which offices somebody leaves who is moved or retires: those beside his name, but for what he keeps."""

from collections.abc import Iterable, Sequence
from typing import Final

from loaders.bodies.body import HEADS
from loaders.bodies.naming import canonical
from loaders.holds.gone import is_term_served
from loaders.holds.held import Holdings, is_party_seat
from loaders.holds.row import Row
from loaders.offices.event import Departure
from loaders.offices.items import Item, phrase
from loaders.offices.post import Post
from loaders.offices.runs import is_step

_FAR: Final = 16  # items behind a verb of moving in which it is told where to
_THERE: Final = frozenset({"tại", "về", "ở", "đến", "tới"})
_GROUPS, _DEPARTMENTS = frozenset(HEADS["groups"]), ("Vụ ", "Cục ")
_OF_ALL: Final = "Ủy ban nhân dân"  # whose group those of its departments sit in
_ON_BOARD: Final = "Thành viên"  # "Thành viên Hội đồng thành viên X"
_STILL: Final = ("vẫn", "tiếp tục")


def offices_left(row: Row, departure: Departure, holdings: Holdings) -> Iterable[tuple[int, int]]:
    """The offices beside the name of one who leaves, each with the item that ties it to him.

    That of "A, hiện | là Giám đốc X, nghỉ hưu" too; of those that several share, where all leave.
    """
    who, gone = row.who[departure.person], {other.person for other in row.reading.departures}
    kept = _kept(row, departure)
    ties = row.found.ties
    for tie in ties:
        shared = tie.shared and any(t.office == tie.office and t.person not in gone for t in ties)
        shared = shared or tie.office == departure.verb  # a label: "Bí thư X: | ông A (Phó Bí thư Y)"
        posts = _posts(row, tie.office)
        stays = not kept.isdisjoint(posts | {("", body) for _, body in posts})
        stays = stays or (not departure.party and _is_in_group(row, departure, tie.office))
        stays = stays or is_step(row.items, tie.office)
        if row.who.get(tie.person) == who and not (shared or stays):
            yield tie.office, tie.person
    for event in row.reading.events:
        till_then = event.status == "former" and is_term_served(row.items, event.verb)
        told = (event.status == "current" or till_then) and event.verb < event.office < departure.verb
        his = not event.people or who in map(row.who.get, event.people)  # "Đang là X, | ông A được điều động"
        if told and his and not (event.again or event.member or is_step(row.items, event.office)):
            held = (holdings.of(who, p) for p in row.posts.of(event.office))
            if all(h is not None and h.status == event.status for h in held):
                yield event.office, event.verb


def _kept(row: Row, departure: Departure) -> set[tuple[str, str]]:
    """What he keeps as he is moved: "A, X, được điều động làm Y | nhưng vẫn giữ X", "… kiêm X".

    Without a title all of a body to which he goes: "A, Bí thư X, Thứ trưởng Y, được điều động về | Y".
    """
    who, kept = row.who[departure.person], set[tuple[str, str]]()
    if not departure.moved:
        return kept
    for event in row.reading.events:
        his = event.verb > departure.verb and who in map(row.who.get, event.people)
        if his and event.status in {"current", "appointed"} and not (event.again or event.member):
            kept |= _posts(row, event.office)
    moves = (d for d in row.reading.departures if d.moved and row.who.get(d.person) == who)
    for start in (max(move.verb, move.person) for move in moves):
        for k in range(start + 1, min(len(row.items), start + _FAR)):
            if row.items[k].text == ";" or row.items[k].kind == "name":
                break
            if row.items[k - 1].text in _THERE:
                told = map(row.posts.context.complete, row.items[k].bodies)
                kept |= {("", canonical(body) or "") for body in told}
    return kept


def _is_in_group(row: Row, departure: Departure, office: int) -> bool:
    """True for a seat in the Party's group of a body in which one who is moved may stay: where to is open.

    "A, Ủy viên Đảng đoàn Quốc hội, Phó Chủ nhiệm Ủy ban X, được điều động làm Chủ nhiệm Ủy ban Y".
    """
    groups = [post.tree for post in row.posts.of(office) if post.tree and post.tree.head in _GROUPS]
    if not groups:
        return False
    who = row.who[departure.person]
    given = (e for e in row.reading.events if e.status == "appointed" and e.verb >= departure.verb)
    his = (e for e in given if who in map(row.who.get, e.people) and row.items[e.office].offices)
    roots = [post.tree.root for e in his for post in row.posts.of(e.office) if post.tree]
    own = {canonical(group.root) for group in groups}
    near = {unit.name for group in groups if (unit := group.root.unit) and group.root.head == _OF_ALL}
    stays = any(canonical(r) in own or r.head.startswith(_DEPARTMENTS) for r in roots)
    return stays or not roots or any(r.unit is not None and r.unit.name in near for r in roots)


def goes_too(post: Post, departure: Departure) -> bool:
    """True for a post beside the name of one who goes that ends with it: no seat that many hold.

    Such a seat, or one on the board of a firm, too where a decision retires him, and that in the Party's
    group of what he is moved from: "A, Thứ trưởng, Ủy viên Ban cán sự đảng Bộ X, được điều động".
    """
    if post.seats != "many":
        return True
    group = post.tree is not None and post.tree.head in _GROUPS
    seat = is_party_seat(post) or post.title == _ON_BOARD
    return (departure.seats and seat) or (departure.moved and group)


def _posts(row: Row, office: int) -> set[tuple[str, str]]:
    """The posts of an office item, by title and body."""
    return {(post.title, post.body) for post in row.posts.of(office)}


def is_still(items: Sequence[Item], verb: int) -> bool:
    """True for what one told before to go has still: "Ông A | vẫn kiêm X", "tiếp tục giữ chức X"."""
    before = phrase(items[max(0, verb - 2) : verb])
    return items[verb].text.startswith(_STILL) or before.endswith(_STILL)

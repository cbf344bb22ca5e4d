"""Posts told by less than title and body: in brackets behind a name, by the committee that one joins."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.families import fits, is_committee, is_council, is_union
from loaders.bodies.naming import canonical, committee_of, lend, of_branch, with_root
from loaders.holds.gone import is_aim
from loaders.holds.intents import Heading
from loaders.holds.row import Row
from loaders.offices.items import Item, over_honorifics
from loaders.offices.lists import of_body
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.places.atlas import atlas
from loaders.places.units import Unit
from loaders.text.lexicon import lexicon
from loaders.text.tokens import tokenize

# "thôi tham gia Ban Thường vụ | do được Tỉnh ủy điều động": of another
_WHY: Final = frozenset({"do", "vì", "bởi"})
_AND: Final = frozenset({",", "và"})
# of a union, which it takes an election to join
_COMMITTEES: Final = ("Ủy ban", "Ban ", "Đoàn Chủ tịch", "Hội đồng")
_EXECUTIVES: Final = frozenset({"Ban Chấp hành", "Ban Thường vụ"})
_PRESIDIA: Final = frozenset({"Đoàn Chủ tịch"})
_GROUPS: Final = frozenset(HEADS["groups"])
_DESIGNATES: Final = ("chỉ định", "được chỉ định", "chuẩn y", "được chuẩn y")  # the Party's way, not a vote
_STORY: Final = 3  # sentences before one in which it is told whose committee is meant
_FIELD: Final = 40  # characters of a board's field in brackets
_BARE: Final = 8  # items behind a name in which a bracket with a place's name closes


def bracketed(text: str, row: Row, k: int, person: int) -> tuple[Post, ...]:
    """The post of a shared title whose body stands in brackets, or behind a dash, after the name.

    "A (Sở Nội vụ)", "B (Xây dựng)", "C - Ban Pháp chế"; or before it, "Ban Pháp chế - C".
    """
    items = row.items
    before = over_honorifics(items, person) - 1
    told = of_body(items, before)
    if not told and (person + 2 >= len(items) or items[person + 1].text not in {"(", "-"}):
        return ()
    office = items[k].offices[0]
    lenders = [office.body] if office.body else []
    if office.body and is_council(office.body) and office.body.unit is None:
        lenders = row.posts.only_one(is_council)
    inner = items[before if told else person + 2]
    if office.body is None and inner.kind == "body" and inner.bodies[0].type == "elected":
        lenders = row.posts.only_one(is_council)  # "HĐND tỉnh bầu ba Trưởng ban: A (Ban Pháp chế), …"
    if told or items[person + 1].text == "-":
        if inner.kind != "body":
            return ()
        body = lend(inner.bodies[0], lenders)
    elif board := _board(text, inner):
        body = lend(board, row.posts.only_one(is_council) if board.type == "elected" else lenders)
    elif inner.kind == "unit":
        placed = _in_unit(office.body, inner.units[0]) if office.body else None
        if placed is None:
            return ()
        body = placed
    elif (named := _named_bare(text, row, office.body, person)) is not None:
        body = named
    elif inner.kind == "body":
        body = _part_of(office, lend(inner.bodies[0], lenders))
    elif sector := lexicon().at(tokenize(text, inner.start, inner.start + 60), 0, "sectors", capital=True):
        ministry = office.title.split()[0] in {"Bộ", "Thứ"}
        head = f"{'Bộ' if ministry else 'Sở'} {sector.canonical}"
        body = Body(inner.start, inner.end, head, "full" if ministry else "sector", "state", None)
    else:
        return ()
    post = row.posts.make(office.title, body, office.seats) if fits(office.title, body.head) else None
    return (post,) if post else ()


def _board(text: str, inner: Item) -> Body | None:
    """The board of a council, of the Party, that brackets name by its field: "… là A (Pháp chế)"."""
    close = text.find(")", inner.start, inner.start + _FIELD)
    if close < 0:
        return None
    named = tokenize(f"Ban {text[inner.start : close]}")
    entry = lexicon().at(named, 0, "bodies", capital=True)
    if entry is None or entry.size != len(named.low) or entry.fields[1] not in {"elected", "party"}:
        return None
    of_council = entry.fields[1] == "elected"
    return Body(inner.start, close, entry.canonical, "part", "elected" if of_council else "party", None)


def _part_of(office: Office, body: Body) -> Body:
    """The body as a part of that of a title which is not its head's: "ba trưởng phòng của Công an tỉnh"."""
    above = office.body
    led = above is None or above.klass == "open-bare" or fits(office.title, above.head)
    if led or body.owner is not None or body.unit is not None:
        return body
    return body._replace(klass="part", owner=above)


def in_place(row: Row, head: Heading, place: Item) -> Post | None:
    """The post that a heading says several have, in the unit or the body of one of them."""
    office = head.each
    if place.units and office is not None and office.body is not None:
        body = _in_unit(office.body, place.units[0])
        return row.posts.make(office.title, body, office.seats) if body is not None else None
    of_body = bool(head.title and place.bodies and fits(head.title, place.bodies[0].head))
    return row.posts.make(head.title, place.bodies[0], "one") if head.title and of_body else None


def is_given_by(head: Heading, office: Office) -> bool:
    """True for a post that the heading of lines of names gives: a title alone, a committee's own posts.

    "Danh sách trúng cử Ban Thường vụ: | 1. A, Bí thư Thị ủy | 2. B, Trưởng Công an thị xã": of A's alone.
    A title that names its body is none where people join a committee: "… | 3. C, Đại biểu Quốc hội".
    """
    if office.body is None or head.joins is None:
        return office.body is None and (office.fused is None or head.joins is None)
    joined = head.row.items[head.joins].bodies[0].head == "Ban Thường vụ"
    own = office.body.owner if office.body.head.startswith("Ủy ban Kiểm tra") else office.body
    return joined and own is not None and is_committee(own)


def _in_unit(body: Body, unit: Unit) -> Body | None:
    """The body of a unit told apart from it: "hai Bí thư Tỉnh ủy: A (Vĩnh Long), B (Trà Vinh)"."""
    root = body.root
    if root.unit is None or root.unit.name is not None or root.unit.level != unit.level:
        return None
    return with_root(body, root._replace(unit=unit))


def _named_bare(text: str, row: Row, body: Body | None, person: int) -> Body | None:
    """The body of the district or commune that brackets name bare: "các Bí thư Huyện ủy: A (Ân Thi)"."""
    root = body.root if body is not None else None
    if body is None or root is None or root.unit is None or root.unit.level not in {"district", "commune"}:
        return None
    first, last = person + 2, min(len(row.items), person + _BARE)
    close = next((k for k in range(first, last) if row.items[k].text == ")"), 0)
    if not close or any(item.kind != "word" for item in row.items[first:close]):
        return None
    start, end = row.items[first].start, row.items[close - 1].end
    name, unit = text[start:end], root.unit
    if not atlas().known(name, unit.type):
        return None
    return _in_unit(body, Unit(start, end, unit.type, unit.level, name))


def memberships(row: Row, k: int) -> list[Post]:
    """ "tham gia Ban Chấp hành, Ban Thường vụ …".

    A member's post in the body, its owner lent by what follows: a committee joined with it before any office.
    """
    made: list[Post] = []
    joined = takewhile(lambda item: item.kind == "body" or item.text in {",", "và"}, row.items[k:])
    beside = [b for item in joined for b in item.bodies if b.owner]
    clause = takewhile(lambda item: item.text not in _WHY and item.text != ";", row.items[k:])
    behind = [item for n, item in enumerate(clause, k) if not is_aim(row.items, n)]
    after = [row.posts.settle(o.body) for item in behind for o in item.offices if o.body is not None]
    near = [b for item in behind for b in item.bodies if b.owner or b.klass != "part"]
    before = [o.body for item in reversed(row.items[:k]) for o in item.offices if o.body is not None]
    told = [b for b in after if b is not None]
    known = [lend(b, told[n : n + 1]) for n, b in enumerate(told, 1)]  # "Bí thư Đảng ủy, Chủ tịch HĐND xã X"
    front = next((b for b in (*known, *before) if b.type == "front"), None)
    if not beside and (led := _leads(row, k)) is not None:
        if not (surely := [post.tree for post in led if post.tree and post.confidence != "doubtful"]):
            return made  # of none that can be told, so hardly of that which sends him there
        known = [*surely[:1], *known]
    union = None if beside else _union_led(row, k)
    for said in row.items[k].bodies:
        alone = said.head == "Ủy ban" and said.klass == "open-bare"  # "tham gia Ủy ban, Ban Thường trực"
        body = front if alone and front else said._replace(owner=union, type=union.type) if union else said
        if said.head in _GROUPS and not (
            said.owner or said.unit
        ):  # "tham gia | Đảng đoàn, làm Phó Bí thư Đảng đoàn X"
            body = next((b for b in known if b.head == said.head and b.owner), body)
        settled = row.posts.settle(lend(body, [*beside, *known, *near, *before]))
        lent = _owned(row, settled) if settled and not (settled.owner or settled.unit) else settled
        if lent and lent.type == "front" and not lent.head.startswith(_COMMITTEES):
            continue  # "tham gia | Hội Nông dân xã": as one of its many members
        title, own = "Ủy viên", lent
        if said.head == "Ban Bí thư" and own:
            title = "Bí thư" if own.owner else "Bí thư Trung ương Đảng"
            own = own.owner or own  # the secretaries of the Youth Union lead all of it
        if own and (post := row.posts.make(title, lend(own, [*known, *before]), "many")):
            likely = lent is not settled and post.confidence == "certain"
            made.append(post._replace(confidence="likely") if likely else post)
    return made


def _led_behind(items: Sequence[Item], k: int) -> int | None:
    """The office given right behind the committees that one joins: "tham gia | BCH, BTV và giữ chức X"."""
    last = next((n for n in range(k, len(items)) if items[n].kind != "body" and items[n].text not in _AND), k)
    given = items[last].kind == "verb" and any(item.offices for item in items[last + 1 : last + 2])
    return last + 1 if given else None


def _leads(row: Row, k: int) -> tuple[Post, ...] | None:
    """The post of one who comes to lead the Party committee that he joins; None of nobody.

    "Thành ủy điều động bà A tham gia | Ban Chấp hành, Ban Thường vụ và giữ chức Phó Bí thư Đảng ủy Khối Y".
    """
    led = _led_behind(row.items, k)
    told = row.items[led].offices[0] if led is not None else None
    if led is None or told is None or told.body is None or "Bí thư" not in told.title:
        return None
    return row.posts.of(led) if told.body.type == "party" else None


def _union_led(row: Row, k: int) -> Body | None:
    """The union whose committees one joins who comes to lead it.

    "tham gia | Ban Chấp hành, Ban Thường vụ và giữ chức Chủ tịch LĐLĐ tỉnh"; of none whom the Party sends.
    """
    items = row.items
    last = _led_behind(items, k)
    led = [b for o in items[last].offices[:1] if (b := o.body)] if last is not None else []
    if last is not None and not led:  # "… và giữ chức Phó Chủ tịch" of the union told before
        led = [p.tree for p in row.posts.of(last)[:1] if p.tree and p.confidence != "doubtful"]
    if not led or not is_union(led[0]):
        return None
    named = (b for item in items[k:last] for b in item.bodies)
    if any(b.head not in _EXECUTIVES | _PRESIDIA or b.owner or b.unit for b in named):
        return None
    given = [n for n in range(k) if items[n].kind == "verb" and items[n].text.startswith(_DESIGNATES)]
    roots = (b.root for item in items[:k] for b in item.bodies)
    if given and any(root.type == "party" and root.head not in _EXECUTIVES for root in roots):
        return None
    return row.posts.settle(led[0])


def _owned(row: Row, body: Body) -> Body:
    """A committee said alone with what the sentence, or the last before that names one, is about.

    "Đại hội Đảng bộ huyện X đã bầu | Ban Chấp hành": of that branch; of none where two are named.
    """
    if body.head not in _EXECUTIVES:
        return body
    why = next((i.start for i in row.items if i.start > body.start and i.text in _WHY), row.end)
    for posts in (row.posts, *row.posts.before[:_STORY]):
        found: dict[str | None, Body] = {}
        for root in (told.root for told in posts.acting if posts is not row.posts or told.start < why):
            party = committee_of(root) if root.head == "Đảng bộ" else root if is_committee(root) else None
            owner = party or (root if root.type == "front" else None)
            if owner is not None:
                found[canonical(row.posts.context.complete(owner))] = owner
        if found:
            owners = list(found.values())
            return body if len(found) > 1 else body._replace(owner=of_branch(body, owners[0]))
    return body

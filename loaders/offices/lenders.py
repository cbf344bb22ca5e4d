"""Which office or body named before a title said alone cannot lend it its body, or only as the last one."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import Body
from loaders.offices.items import Item, is_of_date, is_person, over_honorifics, phrase
from loaders.text.lexicon import lists, numerals
from loaders.text.spelling import UPPER

_APPOINTS: Final = tuple(lists("cues.toml")["gives_below"])
_ACCUSES: Final = tuple(f" {words} " for words in lists("cues.toml")["accuses"])
_PICTURES: Final = frozenset(lists("cues.toml")["pictures"])
_LEADER: Final = "hồ chí minh"
_OF_LAW: Final = frozenset({"forces", "judicial"})
_POLICE: Final = "Bộ Công an"
_NEAR: Final = 12  # items behind those of the law to what they do
_GUESTS: Final = tuple(lists("cues.toml")["guests_side"])
_FIRST: Final = frozenset(words.split()[0] for words in _GUESTS)
_TOWARDS: Final = re.compile(
    r"\b(?:về|sang|đến|tới|lên)(?: (?:nhận )?(?:công tác|nhiệm vụ))?(?: (?:tại|ở))? $"
)
_SENT: Final = re.compile(  # right before a verb: "bà về (xã) Hàm Giang, | làm Phó Bí thư"
    rf"\b(?:về|sang|lên|ra|xuống) (?:[a-zà-ỹ]+ ){{0,2}}(?!Hà Nội )[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}},?"
    r"(?: (?:tôi|ông|bà|anh|chị))? $"
)
_STEPS: Final = frozenset({",", ";", "rồi", "sau", "tiếp", "đó", "là", "làm", "lên", "thì", "vào"})
_FIRMS: Final = tuple(f" {words} " for words in lists("cues.toml")["firms"])
_BY: Final = frozenset({"do", "mà"})
_LED: Final = 16  # items from them to the title
_STANDING: Final = " Thường trực"
_OF_BODY: Final = frozenset({"có", "do"})  # behind the body that has, or is led by, those told of
_JOINTS: Final = frozenset({",", "và", "được"})
_OF_LIST: Final = frozenset({"honorific", "name", "short", "office"})  # who is given posts, beside his own
_OF_LIFE: Final = frozenset({"office", "word", "unit", "body"})  # in a list of past posts
_LISTS: Final = frozenset({",", ":", "-", "(", ")"})
_REACH: Final = 60  # items back to them
_OPENING: Final = 8  # items of the words that open a list of guests


def cannot_lend(items: Sequence[Item], n: int, k: int, title: str) -> bool:
    """True for item n, whose body cannot be that of a title said alone at item k."""
    if title.endswith("Tổng Giám đốc") and _is_entry_between(items, n, k):
        return True
    if _is_in_other_entry(items, n, k) or _is_left_for(items, n, k, title) or _is_stood_for(items, n):
        return True
    if _accuses(items, n, k):
        return True
    return (title.endswith("Chủ tịch") and _elects(items, n, k)) or _appoints(items, n)


def leads_firm(items: Sequence[Item], k: int) -> bool:
    """True for the title of who leads a firm: "Công an X khám một công ty ở Y do bà A làm | giám đốc"."""
    by = next((by for by in range(k - 1, max(0, k - _LED), -1) if items[by].text in _BY), 0)
    if not by or items[k - 1].kind != "verb":
        return False
    body = next((n for n in range(by - 1, -1, -1) if items[n].kind == "body"), -1)
    told = f" {phrase(items[body + 1 : by])} "
    return any(map(told.__contains__, _FIRMS))


def is_of_old(items: Sequence[Item], k: int) -> bool:
    """True for a title said alone of one who is in a picture, or beside the leader of old: of no body told.

    "Chủ tịch Hội X A tặng bức ảnh | Chủ tịch B", "… ảnh Chủ tịch Hồ Chí Minh bắt tay | Chủ tịch B".
    """
    if k and any(phrase(items[max(0, k - words) : k]) in _PICTURES for words in (1, 2)):
        return True
    leader = next((m for m in range(k - 1, 0, -1) if items[m].text == _LEADER), 0)
    named = leader > 0 and items[leader - 1].kind == "office"
    return named and not any(item.text in {",", ";", "."} for item in items[leader:k])


def is_of_life(items: Sequence[Item], k: int) -> bool:
    """True for an office in a list of what somebody once was: "từng giữ các chức vụ như: X, | Y, Z"."""
    n = k
    while n > 0 and (items[n].kind in _OF_LIFE or items[n].text in _LISTS):
        n -= 1
    entry = items[n].entry if items[n].kind == "verb" else None
    return entry is not None and entry.canonical == "former"


def _appoints(items: Sequence[Item], n: int) -> bool:
    """True for a body that gives posts below it, not its own: "Tỉnh ủy chỉ định ông A giữ chức | Bí thư"."""
    gives_below = items[n].kind == "body" and items[n].bodies[-1].type in {"party", "state"}
    return gives_below and phrase(items[n + 1 : n + 3]).startswith(_APPOINTS)


def _accuses(items: Sequence[Item], n: int, k: int) -> bool:
    """True for those who try or seek one of elsewhere: "Bộ Công an đề nghị truy tố cựu | Bộ trưởng A"."""
    chain = items[n].bodies[-1].chain if items[n].kind == "body" else ()
    seeks = any(body.type in _OF_LAW or body.head == _POLICE for body in chain)
    told = f" {phrase(items[n + 1 : min(k, n + _NEAR)])} " if seeks else ""
    return any(map(told.__contains__, _ACCUSES)) and all(item.text != ";" for item in items[n:k])


def _elects(items: Sequence[Item], n: int, k: int) -> bool:
    """True for the council that elects a chairman, its own or not: "được HĐND tỉnh bầu làm | chủ tịch"."""
    council = items[n].kind == "body" and items[n].bodies[0].head == "Hội đồng nhân dân"
    told = [item for item in items[n + 1 : k] if item.text != "này"]
    return council and all(i.kind == "verb" for i in told) and any("bầu" in i.text.split() for i in told)


def _is_in_other_entry(items: Sequence[Item], n: int, k: int) -> bool:
    """True for an office inside a committee that stands in another entry of a list.

    "Phó Bí thư A, trước là Chánh Văn phòng Quận ủy; và Phó Bí thư B": not of that Quận ủy.
    """
    inside = any(o.body is not None and o.body.owner is not None for o in items[n].offices)
    return inside and any(item.text == ";" for item in items[n:k])


def _is_entry_between(items: Sequence[Item], n: int, k: int) -> bool:
    """True where an entry with a body of its own stands between.

    "A, Chủ tịch Tập đoàn X; | B, Giám đốc Sở Y; | C, Tổng Giám đốc": hardly of X.
    """
    ends = [j for j in range(n, k) if items[j].text == ";"]
    return len(ends) > 1 and any(
        item.bodies or any(o.body for o in item.offices) for item in items[ends[0] : ends[-1]]
    )


def of_guests(items: Sequence[Item], k: int) -> int:
    """Where guests begin to be named, who have no post with their host; 0 for nowhere.

    "Về | phía khách có ông A, Phó Hiệu trưởng".
    """
    for n in range(k - 1, max(0, k - _REACH), -1):
        if items[n].text in _FIRST and phrase(items[n : n + 3]).startswith(_GUESTS):
            opened = any(item.text in {"có", "là", "gồm", ":"} for item in items[n : min(k, n + _OPENING)])
            return n if opened else 0
    return 0


def _is_left_for(items: Sequence[Item], n: int, k: int, title: str) -> bool:
    """True for a head's office beside one who is given a deputy's title, and for that very title.

    "bà A, Chủ tịch Hội X, giữ chức Phó Chủ tịch": not of that; "Phó Trưởng ban X A làm Phó Trưởng ban"
    """
    same = items[k - 1].text == "làm" and items[k - 2].kind in {"name", "punct"}
    if same and any(o.title == title and o.body for o in items[n].offices):
        return True
    if not title.startswith("Phó ") or n == 0 or items[n - 1].text not in {",", "-", "("}:
        return False
    own = items[k - 1].kind == "verb" and all(item.kind != "name" for item in items[n:k])
    head = title.removeprefix("Phó ").removesuffix(" Thường trực")
    return own and any(o.title == head for o in items[n].offices)


def _is_stood_for(items: Sequence[Item], body: int) -> bool:
    """True for a body in whose name somebody acts: "thay mặt Tòa án nhân dân tối cao trao quyết định".

    Not where he is named behind it: "Thay mặt UBND tỉnh, Chủ tịch A báo cáo".
    """
    acts = body > 1 and [item.text for item in items[body - 2 : body]] == ["thay", "mặt"]
    return acts and body + 1 < len(items) and items[body + 1].text != ","


def gives(items: Sequence[Item], office: int) -> bool:
    """True for the office of one who appoints: "A, Phó Chính ủy X, được | Tư lệnh Y bổ nhiệm chức"."""
    if items[office].kind != "office" or office == 0 or office + 1 == len(items):
        return False
    return items[office - 1].text in {"được", "do"} and items[office + 1].kind == "verb"


def next_step(items: Sequence[Item], k: int) -> int | None:
    """The office with which a career goes on: "Phó Giám đốc, rồi từ tháng 6/2017 là | Giám đốc Sở X"."""
    n = k + 1
    while n < len(items) and _is_of_step(items[n]):
        n += 1
    return n if k + 1 < n < len(items) and items[n].kind == "office" else None


def _is_of_step(item: Item) -> bool:
    """True for a word of time or a verb of a career between two of its posts."""
    return item.text in _STEPS or is_of_date(item) or item.text in numerals() or is_made(item)


def given_with(items: Sequence[Item], k: int, title: str) -> int | None:
    """The deputy's office at the end of a list of those given posts, whose body a title said alone shares.

    "A, Phó Trưởng Ban X Tỉnh ủy, giữ chức | Bí thư, B giữ chức | Phó Bí thư Thường trực, C giữ chức Phó Bí
    thư Đảng ủy xã Y". Not of what has him: "Hội X có A làm Chủ tịch, B làm Phó Chủ tịch Hội Y".
    """
    head = title.removeprefix("Phó ").removesuffix(_STANDING)
    if k < 2 or not is_made(items[k - 1]):
        return None
    if k + 2 >= len(items) or items[k + 1].text not in _JOINTS:
        return None
    own = next((n for n in range(k - 1, -1, -1) if is_person(items[n])), 0)
    opens = over_honorifics(items, own)
    while opens > 0 and items[opens].kind == "office":
        opens -= 1
    if opens >= 0 and items[opens].text in _OF_BODY:
        return None
    for n in range(k + 1, len(items)):
        item = items[n]
        if item.kind == "office" and is_made(items[n - 1]):
            told = item.offices[0]
            if len(item.offices) > 1 or told.title.removesuffix(_STANDING) != f"Phó {head}":
                return None
            if told.body is not None:
                return n
        elif not (item.text in _JOINTS or item.kind in _OF_LIST or is_made(item)):
            return None
    return None


def own_deputy(items: Sequence[Item], k: int, title: str) -> int | None:
    """The deputy's office of the one who is given a title: "A, | Phó Bí thư Huyện ủy X, giữ chức Bí thư"."""
    own = next((n for n in range(k - 1, -1, -1) if is_person(items[n])), 0)
    deputies = (n for n in range(own, k) if any(o.title.startswith(f"Phó {title}") for o in items[n].offices))
    return next(deputies, None)


def is_made(item: Item) -> bool:
    """True for a verb that gives a post: "giữ chức", "được chỉ định làm"."""
    return item.entry is not None and item.entry.canonical == "appointed"


def is_companys(item: Item, title: str) -> bool:
    """True for the head of a company, whose deputy the next one is: "Giám đốc Công ty X; B, Phó Giám đốc"."""
    return any(o.title == title and o.body is not None and o.body.is_private for o in item.offices)


def is_sent(text: str, verb: int) -> bool:
    """True where he who is given a title alone at a verb has gone to a place, whose body nobody tells.

    "Bà là Bí thư Huyện đoàn X. Tháng 7, bà về xã Y | làm Phó Bí thư": of no Huyện đoàn.
    """
    return _SENT.search(text, max(0, verb - 40), verb) is not None


def is_aim(text: str, body: Body) -> bool:
    """True for where somebody goes: "điều động ông A, Phó Giám đốc Sở X, đến nhận công tác tại | Sở Y"."""
    return _TOWARDS.search(text, max(0, body.start - 32), body.start) is not None

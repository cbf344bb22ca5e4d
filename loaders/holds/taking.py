"""Who takes whose place where no post is named, and who goes as another comes.

"Thay vị trí bà A là ông B", "bà B về thay ông A", "ghế cũ của ông A giao cho bà B", "…, khi ông A nghỉ hưu".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.bodies.body import Body
from loaders.holds.replaced import named_as_replaced
from loaders.holds.row import Row
from loaders.offices.items import Item, clause_start, over_honorifics, past_honorifics, phrase
from loaders.offices.says import is_act, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.spelling import UPPER

_CUES: Final = lists("cues.toml")
_PUT: Final = rf"(?P<moved>{any_of(_CUES['moves_over'])})|{any_of(_CUES['puts_over'])}"
_WHITHER: Final = (  # "lên | huyện Yên Minh"
    rf"(?:về|lên|xuống|sang|ra|vào|đến|tới)"
    rf"(?: (?:[^,;.: ]+ )?(?-i:[{UPPER}])[^,;.:]{{1,40}}?| (?:{any_of(_CUES['places_taken'])}))?"
)
_HEIR: Final = re.compile(  # "Người được | điều động | lên X thay | ông A"
    rf"\W*(?:người (?:vừa |mới |sẽ )*(?:được (?:{_PUT})(?: {_WHITHER})?|{_WHITHER}) thay(?: thế)?"
    rf"|{any_of(_CUES['takes_over'])})(?: (?:{any_of(_CUES['of_place'])}))*\s",
    re.I,
)
_PASSED: Final = frozenset(_CUES["place_and_day"]) | {",", "/", "-"}
_HEIR_OPENS: Final = frozenset(words.partition(" ")[0] for words in _CUES["takes_over"])
_HEIR_ENDS: Final = frozenset(
    words.rpartition(" ")[2] for name in ("takes_over", "of_place") for words in _CUES[name]
)
_AT: Final = frozenset({"ở", "tại"})
_SEAT: Final = rf"(?:{any_of(_CUES['old_seat'])})"
_HIS_SEAT: Final = re.compile(
    rf"\b{_SEAT}(?: cũ| trước đây)?(?: của| mà)? $|\b(?P<place>{any_of(_CUES['old_place'])})(?: mà)? $", re.I
)
_PASSES: Final = re.compile(
    r"(?P<left>(?: vừa| mới)? (?:để lại|bỏ lại|để trống|bỏ trống|rời đi|rời)(?: (?:ở|tại) [^,;.]{2,40}?)?)?"
    r",? (?:(?:đã |nay |sẽ )?(?:là|thuộc về|(?:được )?(?:bàn )?giao(?: lại)? cho|(?:được )?trao(?: lại)? cho)"
    r"|(?P<by>(?:nay )?do)):? "
)
_TAKEN_ON: Final = re.compile(  # "…, do bà B|(, Phó Giám đốc X,) đảm nhận"
    rf"(?:,[^.;:]{{1,120}}?,)? (?:nay )?(?:{any_of(_CUES['fills'])}|tiếp quản)\b"
)
_OPEN: Final = frozenset(_CUES["heir_open"])
_COMES: Final = frozenset(_CUES["comes"])
_GONE: Final = frozenset({*_CUES["gone"], *_CUES["gone_why"], "là"})
_LEADS: Final = frozenset(_CUES["leads_on"])
_WHEN: Final = re.compile(r"(?:(?:\b(?:kể )?từ|\bsau|,) )?(?<!trong )\bkhi $")
_WHY: Final = re.compile(r"\b(?:do|vì|bởi|bởi vì) $")
_GOES: Final = re.compile(
    r"(?: (?:đã|vừa|được|chính thức|phải|xin))*"
    r" (?:nghỉ (?:hưu|chế độ|công tác)|về hưu|chuyển (?:công tác|sang|về)|(?:điều động|luân chuyển)\b"
    r"|thôi (?:chức|giữ chức|nhiệm vụ)(?! (?:danh )?[A-ZĐ])|rời (?:nhiệm sở|vị trí này|ghế này)|miễn nhiệm)\b"
)
_ORIGIN: Final = 3  # items back from a post to "từ chức vụ"
_VACANT: Final = re.compile(
    rf"\W*(?:{_SEAT}|chức danh|khoảng trống)\b[^,;.]{{0,40}}?\b(?:khuyết|trống|bỏ ngỏ|có từ)\b", re.I
)


class Heir(NamedTuple):
    """Whose place is taken by whom (person items), in which bodies if any is named."""

    gone: int
    new: int
    bodies: tuple[Body, ...]
    moved: bool = False  # by others, from a post of his own
    beside: bool = False  # only told of, "người kế nhiệm ông A, bà B, …": since when is open


def heir(row: Row, text: str) -> Heir | None:
    """Who replaces whom, where no post is named.

    "Thay vị trí bà A là ông B", "Kế nhiệm ông ở Sở X, từ ngày 1/5, là ông B", "Ông B nhận chức thay ông A",
    "bổ nhiệm ông B thay ông A".
    """
    people = list(row.who)
    if not people:
        return None
    for gone in people:
        opened = _takes_over(row, gone, text)
        if opened is None:
            continue
        k = gone + 1
        bodies: list[Body] = []
        while k < len(row.items) and _is_passed(row.items, k, text):
            bodies += row.items[k].bodies
            k += 1
        new = past_honorifics(row.items, k + 1)
        if k < len(row.items) and row.items[k].text == "là" and new in row.who:
            return Heir(gone, new, tuple(bodies), moved=opened["moved"] is not None)
        closed = [item.text for item in row.items[new + 1 : new + 2]] in ([","], ["("], ["."])
        if k == gone + 1 and row.items[k : k + 1] and row.items[k].text == "," and new in row.who and closed:
            return Heir(gone, new, (), beside=True)
    if (found := _in_his_seat(row, text)) or (found := _comes_for(row)):
        return found
    for k in sorted({*row.reading.verbs, *(max(0, n - 1) for n in people)}):
        item = row.items[k]
        if item.many and "," in item.text and k + 1 in row.who and _opens_heir(row, k, text):
            before = [n for n in people if n < k]  # "người kế nhiệm | ông, bà | B": two, not one address
            return Heir(before[-1], k + 1, (), beside=True) if before else None
        if item.kind == "verb" and k not in row.reading.seeming and said(row.items, k) == "appointed":
            behind = past_honorifics(row.items, k + 1)
            new = behind if is_act(item) and behind in row.who else k
            ends = _past_posts(row.items, new + 1) if new > k else new + 1
            if ends >= len(row.items) or row.items[ends].text not in {"thay", "thay thế"}:
                continue
            later = next((n for n in people if n > new), None)
            given = [n for n in people if n < k] if new == k else [n for n in people if n == new]
            if later and given and later < ends + 5 and named_as_replaced(row.items, later):
                return Heir(later, given[-1], ())
    return None


def _past_posts(items: Sequence[Item], k: int) -> int:
    """Past the posts between commas behind a name: "bổ nhiệm bà B|, Phó Giám đốc X, | thay ông A"."""
    n = k
    while n + 1 < len(items) and items[n].text == "," and items[n + 1].kind == "office":
        n += 2
    return n + 1 if k < n < len(items) and items[n].text == "," else k


def _takes_over(row: Row, gone: int, text: str) -> re.Match[str] | None:
    """What a clause opens with where it tells whose place is taken: "…; người kế nhiệm | ông A"."""
    return _opens_heir(row, over_honorifics(row.items, gone) + 1, text)


def _opens_heir(row: Row, first: int, text: str) -> re.Match[str] | None:
    """ "người kế nhiệm" and the like where they open a clause, up to an item."""
    if first == 0 or row.items[first - 1].text.rpartition(" ")[2] not in _HEIR_ENDS:
        return None
    opens = row.items[clause_start(row.items, first)]
    if opens.text.partition(" ")[0] not in _HEIR_OPENS:
        return None
    return _HEIR.fullmatch(text, opens.start, row.items[first].start)


def _is_passed(items: Sequence[Item], k: int, text: str) -> bool:
    """True for what may stand between who is replaced and "là": a place or body, also in short, a day."""
    item = items[k]
    short = item.kind == "word" and any(
        items[n].text in _AT and text[items[n + 1].start].isupper() for n in range(max(0, k - 3), k)
    )
    return item.kind in {"unit", "body"} or item.text in _PASSED or item.text.isdigit() or short


def _in_his_seat(row: Row, text: str) -> Heir | None:
    """Who is given what another left: "Ghế của ông A giao cho | bà B", "vị trí ông A để lại là | bà B"."""
    for gone in row.who:
        opens = row.items[over_honorifics(row.items, gone) + 1].start
        seat = _HIS_SEAT.search(text, row.start, opens)
        if seat is None:
            continue
        new = next((k for k in row.who if k > gone and row.items[k].kind == "name"), None)
        opened = row.items[_before_post(row.items, new)].start if new is not None else 0
        passes = _PASSES.fullmatch(text, row.items[gone].end, opened) if new is not None else None
        if new is None or passes is None or (seat["place"] and not passes["left"]):
            continue  # "Ngồi cạnh chỗ | ông A là bà B"
        if not passes["by"] or _TAKEN_ON.match(text, row.items[new].end):
            return Heir(gone, new, ())
    return None


def _before_post(items: Sequence[Item], new: int) -> int:
    """Where one is named, or his post before him: "Ghế ông A để lại thuộc về | Phó Giám đốc Sở X, ông B"."""
    k = over_honorifics(items, new)
    post = k - 1 if k > 0 and items[k].text == "," else k
    return post if post >= 0 and items[post].kind == "office" else k + 1


def _comes_for(row: Row) -> Heir | None:
    """Who comes for another: "bà B, Giám đốc X, sang | thay ông A", "điều động ông B về | thay ông A"."""
    items, tied = row.items, {tie.person for tie in row.found.ties if tie.office > tie.person}
    for gone in row.who:
        k = over_honorifics(items, gone)
        if not named_as_replaced(items, gone) or items[k].text not in {"thay", "thay thế", "chỗ"}:
            continue
        said_of = {item.text for item in items[clause_start(items, gone) : gone]}
        seems = any(clause_start(items, gone) <= n < gone for n in row.reading.seeming)
        if gone in tied or seems or not _OPEN.isdisjoint(said_of):
            continue
        k -= 2 if items[k].text == "chỗ" else 1
        last = k
        while k > 0 and (items[k].text in _COMES or (items[k].kind == "verb" and said(items, k) == "moved")):
            k -= 1
        k = _before_origin(items, k)
        moved = any(item.kind == "verb" for item in items[k + 1 : last + 1])
        while k > 1 and items[k].text == "," and items[k - 1].kind == "office":
            k -= 2
        k -= k > 0 and items[k].text == ","
        before = over_honorifics(items, k)
        moved = moved or (before >= 0 and items[before].kind == "verb" and said(items, before) == "moved")
        if k in row.who and items[k].kind == "name" and not is_acted_for(items, gone):
            return Heir(gone, k, (), moved=moved)
    return None


def _before_origin(items: Sequence[Item], k: int) -> int:
    """The item before a verb of moving and where it takes somebody from: "B | được điều động từ ghế X về"."""
    verb = next((n for n in range(k - 1, max(0, k - _ORIGIN), -1) if items[n].kind == "verb"), None)
    if items[k].kind != "office" or verb is None or items[verb].text.partition(" ")[0] != "từ":
        return k
    n = verb - 1
    return n - 1 if items[n].kind == "verb" and said(items, n) == "moved" else k


def is_acted_for(items: Sequence[Item], n: int) -> bool:
    """True where what is done for somebody follows his name: "Bà A thay ông B | chủ trì hội nghị".

    Not for "… | lãnh đạo đơn vị", which is done for good.
    """
    behind = items[n + 1 : n + 2]
    led = phrase(items[n + 1 : n + 3]) in _LEADS
    return not led and any(item.kind == "word" and item.text not in _GONE for item in behind)


def goes_when(row: Row, text: str) -> Iterator[tuple[int, bool]]:
    """Who goes as something else is told: "…, khi | ông B nghỉ hưu"; whether it is at the same time."""
    left = {k for e in row.reading.events if e.status == "left" and not e.replaced for k in e.people}
    tied = {tie.person for tie in row.found.ties}
    for k in row.who:
        opens = row.items[over_honorifics(row.items, k) + 1].start
        when = _WHEN.search(text, row.start, opens)
        why = _WHY.search(text, row.start, opens) and told_vacant(row, text, k)  # "Ghế này trống do …"
        if (when or why) and k not in left | tied and _GOES.match(text, row.items[k].end):
            yield k, when is not None and when.group().startswith(",")


def told_vacant(row: Row, text: str, gone: int) -> bool:
    """True where a sentence opens with a post that is vacant: "Vị trí này khuyết từ khi | ông B nghỉ hưu"."""
    return _VACANT.match(text, row.start, row.items[gone].start) is not None

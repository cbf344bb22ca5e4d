"""Deputies told without their assembly, on a page of its sitting or of its voters: "đại biểu A hỏi".

At a conference or a congress all who come are "đại biểu"; so are the guests of a sitting.
"""

import re
from collections.abc import Sequence
from typing import Final

from loaders.bodies.recognise import Bodies
from loaders.offices.items import Item, clause_start, phrase
from loaders.offices.office import Office
from loaders.offices.recognise import COUNTS
from loaders.text.choice import begun
from loaders.text.tokens import tokenize

_ASSEMBLY: Final = (
    r"(?:(?:hđnd|hội đồng nhân dân) (?P<of>tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    r"|quốc hội)\b"
)
_SITTING: Final = r"(?:kỳ họp|phiên (?:họp|chất vấn|thảo luận|giải trình)|buổi chất vấn)\b"
_TOLD: Final = (
    re.compile(rf"\b{_SITTING}[^.;\n]{{0,50}}?\b(?<!đại biểu )(?<!đại biểu quốc hội và ){_ASSEMBLY}"),
    re.compile(rf"\b(?<!đại biểu ){_ASSEMBLY}[^.;\n]{{0,60}}?\b{_SITTING}"),
)
_SEATS: Final = re.compile(rf"\b(?:đbqh|đại biểu {_ASSEMBLY})")
_CONGRESS: Final = re.compile(rf"(?:{begun(['đại hội'], not_after=['nghị quyết '])})\b")
_VOTERS: Final = "cử tri"
_OTHERS: Final = re.compile(r"\b(?:hội nghị(?! (?:tiếp xúc|cử tri))|hội thảo|tọa đàm|diễn đàn|mít tinh)")
_OPENING: Final = 500  # characters of a page that tell what it is about
_MEET: Final = re.compile(r"(?:tiếp xúc|gặp gỡ|gặp)(?: với)? cử tri(?: (?:gồm|có|gồm có|là))?(?= :|$)")
_GUESTS: Final = frozenset({"dự", "mời", "khách", "đón", "chào", "chúc"})
_FAR: Final = 8  # items between "đại biểu" and a name


def assembly(low: str, bodies: Bodies) -> Office | None:
    """The office of those whom a page in small letters calls just "đại biểu"; None where more can be meant.

    It is of the assembly whose sitting the page tells of, or whose deputies meet voters there.
    """
    opening = low[:_OPENING]
    voters = _VOTERS in opening
    if "đại biểu" not in low or _CONGRESS.search(low):
        return None
    if not voters and (_OTHERS.search(opening) or not any(told.search(opening) for told in _TOLD)):
        return None
    found = {match["of"] for told in _TOLD for match in told.finditer(low)}
    if voters:
        found |= {match["of"] for match in _SEATS.finditer(low)}
    if len(found) != 1:
        return None
    (unit,) = found
    if unit is None:
        return Office(0, 0, "Đại biểu", None, "Quốc hội", "many")
    council = bodies.plain(tokenize(f"HĐND {unit}"), 0)
    return Office(0, 0, "Đại biểu", council[0][0], None, "many") if council else None


def seat(items: list[Item], office: Office) -> None:
    """Put the office in the place of each bare "đại biểu" with names behind it, but of guests."""
    for k in range(len(items) - 3, -1, -1):
        if items[k].text != "đại" or items[k + 1].text != "biểu":
            continue
        end = _names(items, k + 2)
        if not end or not _GUESTS.isdisjoint(item.text for item in items[clause_start(items, k) : k]):
            continue
        many = k > 0 and (items[k - 1].text in COUNTS or items[k - 1].text.isdigit())
        if end > k + 2 or many or items[end].text != ":":
            first = k - many
            start, stop = items[first].start, items[end - 1].end
            body = office.body and office.body.at(start)
            told = office._replace(start=start, end=stop, body=body, many=many or end > k + 2)
            items[first:end] = [Item("office", start, stop, offices=(told,), many=told.many)]


def _names(items: Sequence[Item], k: int) -> int:
    """Where the words end that may stand between "đại biểu" and the names: "tiếp xúc cử tri gồm |: A"."""
    person = next((n for n in range(k, min(len(items), k + _FAR)) if items[n].kind == "name"), k)
    words = phrase([item for item in items[k:person] if item.kind != "honorific"])
    if items[person].kind == "name" and words in {"", ":"}:
        return k
    meets = _MEET.match(words)
    return k + len(meets[0].split()) if meets and words[meets.end() :] in {"", " :"} else 0

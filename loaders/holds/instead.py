"""Who is given the post that another has just left: "miễn nhiệm X đối với ông A, bầu bà B thay thế"."""

from collections.abc import Sequence, Set
from typing import Final

from loaders.holds.replaced import NEWLY
from loaders.offices.attach import Tie
from loaders.offices.event import Departure, Event
from loaders.offices.items import Item, over_honorifics, past_honorifics, phrase
from loaders.offices.says import said
from loaders.text.lexicon import lists

_BESIDE: Final = frozenset({"office", "body", "unit"})
_TO: Final = frozenset({"sang", "về", "đến", "lên", "xuống", "vào"})
_WHEN: Final = frozenset(lists("cues.toml")["when_given"])
_OPEN: Final = frozenset(lists("unreal.toml")["unchosen"])
_NOT_SO: Final = _OPEN - {"sẽ"}
_COMES: Final = lists("cues.toml")["comes_instead"]
_TAKES: Final = frozenset(_COMES)
_WAYS: Final = ("", "lên ", "về ", "sang ", "đến ")
_HEIRS: Final = tuple(f"người {way}{word}" for word in _COMES for way in _WAYS)
_FROM: Final = 5  # items of "từ cương vị Phó Chính ủy X"
_SENT: Final = (
    NEWLY | _TO | {"được", "sẽ", "cử", "là", "người", "bổ nhiệm", "được bổ nhiệm", "được cử", "được bầu"}
)
_THERE: Final = frozenset({"vị", "trí", "chức", "vụ", "ghế", "này", "đó", "ấy", "mình"})


def instead(
    items: Sequence[Item], made: Sequence[Event], only_seem: Set[int], beside: Sequence[Event] = ()
) -> list[Event]:
    """Who is given the post just left: "miễn nhiệm X đối với ông A, bầu bà B (, Giám đốc Y,) thay thế".

    `only_seem` are verbs that tell nothing: "đề nghị bầu bà B thay thế". `beside` are posts left that stand
    beside a name: "Giám đốc X A nghỉ hưu, bà B thay thế".
    """
    found: list[Event] = []
    for left in beside:
        new = next((k for k in range(left.verb, len(items)) if items[k].kind == "name"), None)
        if new is not None and comes_instead(items, new) and not _is_open_yet(items, left, new):
            found.append(left._replace(people=(new,), status="appointed", verb=new))
    for left in (event for event in made if event.status == "left" and event.people):
        after = range(max(left.office, *left.people) + 1, len(items))
        new = next((k for k in after if items[k].kind == "name"), None)
        if new is not None and comes_instead(items, new) and not _is_open_yet(items, left, new):
            found.append(left._replace(people=(new,), status="appointed", verb=new))
            continue
        for k in range(left.people[-1] + 1, len(items)):
            if items[k].kind == "verb" and items[k].text.startswith("được") and _takes_over(items, k):
                heirs = [n for n in range(left.people[-1] + 1, k) if items[n].kind == "name"]
                if len(heirs) == 1 and _NOT_SO.isdisjoint([item.text for item in items[heirs[0] : k]]):
                    found.append(left._replace(people=(heirs[0],), status="appointed", verb=k))
                break
            if items[k].kind != "verb" or said(items, k) != "appointed":
                continue
            if k in only_seem or items[k - 1].text in _OPEN:
                break
            person = past_honorifics(items, k + 1)
            end = person + 1
            while end < len(items) and (items[end].kind in _BESIDE or items[end].text in {",", "-"}):
                end += 1
            end += phrase(items[end : end + 1]) == "lên"  # "bầu ông B, Phó Chủ tịch, | lên thay"
            behind = items[end : end + 2]
            closed = all(item.kind == "punct" for item in behind[1:])
            stands = behind and behind[0].text in {"thay", "thay thế"} and items[person].kind == "name"
            if stands and closed:
                found.append(left._replace(people=(person,), status="appointed", verb=k))
            break
    return found


def beside_leavers(items: Sequence[Item], ties: Sequence[Tie], gone: Sequence[Departure]) -> list[Event]:
    """The only post of one seat or few beside the name of each who leaves: "Giám đốc X A nghỉ hưu"."""
    found: list[Event] = []
    for departure in gone:
        own = [tie.office for tie in ties if tie.person == departure.person and not tie.shared]
        seats = [office for office in own if items[office].offices[0].seats != "many"]
        if len(seats) == 1 and items[seats[0]].offices[0].status is None:
            found.append(Event(seats[0], (departure.person,), "left", max(departure.person, departure.verb)))
    return found


def comes_instead(items: Sequence[Item], person: int) -> bool:
    """True for one told to take another's place, who is not named: "ông B lên thay", "người thay là B"."""
    k = person + 1
    while k < len(items) and items[k].text in _SENT:
        k += 1
    if k < len(items) and (takes := next((n for n in (1, 2) if phrase(items[k : k + n]) in _TAKES), 0)):
        k += takes
        while k < len(items) and (items[k].kind in {"honorific", "short"} or items[k].text in _THERE):
            k += 1
        return k >= len(items) or items[k].kind == "punct" or items[k].text in _WHEN
    k = over_honorifics(items, person)
    if k < 1 or items[k].text != "là":
        return False
    k -= 1 + (items[k - 1].kind in {"honorific", "short"})
    words = phrase(items[max(0, k - 2) : k + 1])
    return words.endswith(_HEIRS)


def _is_open_yet(items: Sequence[Item], left: Event, new: int) -> bool:
    """True where who comes is only planned, or tells of something else than the post just left."""
    between = items[left.office + 1 : new]
    if items[over_honorifics(items, new)].text == "để":
        return True
    # "thôi làm X, nhận nhiệm vụ Y; người thay là | ông B": Y is of the one who left
    close = max((n for n, item in enumerate(between) if item.text == ";"), default=-1)
    own = close >= 0 and phrase(between[close + 1 : close + 2]) == "người"
    own = own and all(item.kind != "name" for item in between[:close])
    other = any(item.kind in {"office", "body"} for item in (between[close:] if own else between))
    return other or any(item.text in _NOT_SO for item in items[left.office + 1 : new + 3])


def _takes_over(items: Sequence[Item], verb: int) -> bool:
    """True where a verb sends somebody to take another's place.

    "B được điều động | sang thay (ông)", "B được điều động | từ cương vị Phó Chính ủy Y về kế nhiệm".
    """
    if said(items, verb) not in {"moved", "appointed"}:
        return False
    k = verb + 1
    if k < len(items) and items[k].text.split(" ")[0] == "từ":
        k = next((n for n in range(k, min(len(items), k + _FROM)) if items[n].kind == "office"), k) + 1
    k = next((k for k in range(k, len(items)) if items[k].text not in _TO), len(items))
    takes = next((n for n in (1, 2) if phrase(items[k : k + n]) in _TAKES), 0)
    if not takes:
        return False
    rest = [item for item in items[k + takes : k + takes + 2] if item.kind not in {"honorific", "short"}]
    return not rest or rest[0].kind == "punct"

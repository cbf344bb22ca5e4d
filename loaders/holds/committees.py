"""Who joins a committee by a verb: "bầu A và B vào Ban Thường vụ X", "trúng cử Ban Chấp hành X gồm: A, B"."""

from collections.abc import Sequence
from typing import Final

from kg.model import Status
from loaders.bodies.body import HEADS
from loaders.holds.replaced import NEWLY
from loaders.offices.event import Event
from loaders.offices.groups import each, group
from loaders.offices.items import Item, ends_clause, is_person, past_honorifics, phrase
from loaders.offices.lists import pair_before
from loaders.offices.runs import Run
from loaders.offices.says import is_act
from loaders.text.lexicon import lists, numerals

JOINS: Final = lists("cues.toml")["joining"]
_MEMBERSHIPS: Final = frozenset(HEADS["joined"])
_TERM: Final = 12  # items that tell of the term of a committee
_LISTED: Final = frozenset({"Ban Chấp hành", "Ban Thường vụ"})  # told of by their members
_OF_TERM: Final = frozenset(lists("cues.toml")["of_committees"])
_CLOSES: Final = frozenset({".", ";", ")"})  # behind the last of such a list
_OF_POST: Final = frozenset({"nhiệm", "khóa", "từ", "kể"})  # … or behind it and a comma
_LEADS: Final = "Bí thư"
_OPENS: Final = 4  # items in which a sentence names what it tells of
_OPENERS: Final = frozenset({"gồm", "là", ":"})
_MADE_OF: Final = frozenset({"gồm", "trong"})  # behind a committee: "| gồm", "| trong (số) đó có"
_REACH: Final = 8  # items between a verb and the first whom it puts somewhere
_NEWLY: Final = NEWLY | {","}
_RECEIVES: Final = {
    n: frozenset(cue for cue in lists("cues.toml")["receives"] if len(cue.split()) == n) for n in (4, 3)
}
_BESIDE: Final = frozenset({"office", "body", "unit"})


def into_committee(items: Sequence[Item], verb: int, stop: int) -> list[Event]:
    """Those whom a verb puts into a committee named behind them: "bầu các ông A và B vào Ban Thường vụ X".

    Also those named behind it: "bầu hai đồng chí vào Đoàn Chủ tịch X gồm: A, B"; who is put there: "ông A, Bí
    thư Y, được bầu vào Bộ Chính trị".
    """
    into = next((k for k in range(verb + 1, stop - 1) if items[k].text == "vào"), None)
    if into is None or any(map(ends_clause, items[verb:into])):
        return _each_into(items, verb, verb + 1)
    body = items[into + 1]
    if body.kind != "body" or body.bodies[0].head not in _MEMBERSHIPS:
        return []
    joined = members(items, into + 1, stop)
    first = next((k for k in range(verb + 1, min(into, verb + _REACH)) if items[k].kind == "name"), None)
    people = named_below(items, joined[-1] + 1) if first is None else group(items, first)
    if not people and items[verb].text.startswith("được"):
        subject = beside(items, verb)
        people = list(pair_before(items, subject)) if is_person(items[subject]) else []
    made = [Event(k, tuple(people), "appointed", verb, member=True) for k in joined if people]
    return made + _next_into(items, verb, joined[-1])


def _next_into(items: Sequence[Item], verb: int, joined: int) -> list[Event]:
    """Those put into another committee: "bầu ông A vào Ban Chấp hành X | và ông B vào Ban Thường vụ X"."""
    behind = [item.text for item in items[joined + 1 : joined + 2]]
    return _each_into(items, verb, joined + 2) if behind in (["và"], [";"]) else []


def _each_into(items: Sequence[Item], verb: int, k: int) -> list[Event]:
    """Those of a list, each with posts: "bầu | ông A, Giám đốc X; bà B, Chủ tịch Y vào Ban Chấp hành Z".

    None where anything but posts stands between them and the committee.
    """
    first = past_honorifics(items, k)
    people = each(items, first) if first < len(items) and items[first].kind == "name" else []
    into = people[-1] + 1 if people else len(items)
    while into < len(items) and (items[into].kind in _BESIDE or items[into].text in {",", "-", "(", ")"}):
        into += 1
    told = items[into + 1 : into + 2]
    if not told or items[into].text != "vào" or told[0].kind != "body":
        return []
    if told[0].bodies[0].head not in _MEMBERSHIPS:
        return []
    joined = members(items, into + 1, len(items))
    made = [Event(k, tuple(people), "appointed", verb, member=True) for k in joined]
    return made + _next_into(items, verb, joined[-1])


def is_elected_to(items: Sequence[Item], verb: int) -> bool:
    """True for a committee told to be filled: "Các đồng chí | trúng cử Ban Thường vụ X gồm: …".

    Also where those are named whom others elect: "Đại hội | bầu Ban Chấp hành gồm các đồng chí: A, B".
    """
    behind = items[verb + 1 : verb + 2]
    told = bool(behind) and behind[0].kind == "body" and behind[0].bodies[0].head in _MEMBERSHIPS
    return told and (
        items[verb].text.endswith(("trúng cử", "đắc cử"))
        or (is_act(items[verb]) and bool(named_below(items, verb + 2)))
    )


def named_below(items: Sequence[Item], k: int) -> list[int]:
    """Those of whom a committee is told to be: "bầu 15 đồng chí vào Ban Thường vụ, | gồm các ông: A, B"."""
    opener = next((n for n in range(k, min(len(items), k + _TERM)) if items[n].text in _OPENERS), None)
    plain = {"word", "honorific"}  # "| có 15 đồng chí, gồm: A, B"
    if opener is None or any(i.kind not in plain and i.text not in {",", "-"} for i in items[k:opener]):
        return []
    k = past_honorifics(items, opener + 1 + _is_count(items, opener + 1))
    k = past_honorifics(items, k + 1) if k < len(items) and items[k].text == ":" else k
    if numbered := _numbered(items, k):
        return numbered
    if k >= len(items) or items[k].kind != "name":
        return []
    return max(group(items, k), each(items, k), key=len)


def _is_count(items: Sequence[Item], k: int) -> bool:
    """True for how many are named: "gồm | 15 đồng chí: A, B"."""
    counted = [item.kind for item in items[k + 1 : k + 2]] == ["honorific"]
    return counted and (items[k].text.isdigit() or items[k].text in numerals())


def told_to_be(items: Sequence[Item]) -> list[Event]:
    """Those of whom a sentence says that a committee is: "Ban Thường vụ X khóa XX | gồm: A, B".

    Some of them too: "Ban Thường vụ khóa mới có 11 người, | trong đó có: A, B", elected where it is new.
    """
    at = next((k for k, item in enumerate(items[:_OPENS]) if item.kind == "body"), None)
    if at is None or items[at].bodies[0].head not in _LISTED:
        return []
    people = named_below(items, at + 1)
    told = [item.text for item in items[at + 1 : people[0]]] if len(people) > 1 else []
    opener = next((n for n, word in enumerate(told) if word in _MADE_OF), None)
    of_term = told[:opener] if opener is not None else ["…"]
    listed = all(word in _OF_TERM or word.isdigit() or set(word) <= set("ivx") for word in of_term)
    status: Status = "appointed" if "mới" in of_term else "current"
    return [Event(at, tuple(people), status, at, member=True)] if listed else []


def _numbered(items: Sequence[Item], k: int) -> list[int]:
    """The people of a list with numbers: "| 1- A, Bí thư X; 2- B", "| 1. Ông A, 2. Bà B"."""
    people: list[int] = []
    while [item.text for item in items[k : k + 1]] == [str(len(people) + 1)]:
        person = past_honorifics(items, k + 1 + any(item.kind == "punct" for item in items[k + 1 : k + 2]))
        if person >= len(items) or items[person].kind != "name":
            break
        people.append(person)
        ends = (n for n in range(person + 1, len(items) - 1) if items[n].text in {";", ","})
        k = next((n + 1 for n in ends if items[n + 1].text == str(len(people) + 1)), len(items))
    return people


def members(items: Sequence[Item], k: int, stop: int) -> list[int]:
    """The body joined, and the committees that a list goes on with: "Ban Chấp hành, Ban Thường vụ"."""
    found = [k]
    k += 1
    while k < stop:
        if items[k].kind == "body" and items[k].bodies[0].head in _MEMBERSHIPS:
            found.append(k)
        elif items[k].text not in {",", "và"}:
            break
        k += 1
    return found


def leading(items: Sequence[Item], runs: Sequence[Run], k: int) -> list[int]:
    """The Party's post that ends such a list: "tham gia Ban Chấp hành, Ban Thường vụ, | Bí thư Đảng ủy X".

    Not one whose holder is told behind it: "…, Bí thư Huyện ủy, bà B, trao quyết định".
    """
    while k < len(items) and items[k].text in {",", "và"}:
        k += 1
    run = next((run for run in runs if run.first == k), None)
    if run is None or len(run.at) > 1:
        return []
    behind = [item.text for item in items[run.last : run.last + 2]]
    of_post = bool(_OF_POST & set(behind[behind[:1] == [","] :][:1]))
    if behind and behind[0] not in _CLOSES and not of_post:
        return []
    of_party = all(o.body and o.body.type == "party" and _LEADS in o.title for o in items[k].offices)
    return [k] if of_party and not items[k].offices[0].many else []


def receiving(items: Sequence[Item], verb: int) -> int:
    """Where one is told to receive the order that a verb tells of: "ông A | nhận quyết định bổ nhiệm"."""
    begins = next((n for n in _RECEIVES if phrase(items[max(0, verb - n) : verb]) in _RECEIVES[n]), 0)
    return verb - begins


def beside(items: Sequence[Item], verb: int) -> int:
    """The item before a verb, over posts: the name in "ông A, Giám đốc X, vừa | được bầu"."""
    k = verb - 1
    while k > 0 and (items[k].kind in _BESIDE or items[k].text in _NEWLY | {"-", "được"}):
        k -= 1
    return k

"""Offices that a verb rules: "bầu ông A giữ chức X", "thôi giữ chức Y", "từng là Z", "miễn nhiệm W đối với ông B".

Works on the items of one sentence after `loaders.attach`. Each verb of `ontology/lexicon/status.tsv` gives the offices
after it a status; who is meant is the nearest person before, or the one named after "đối với", "của", "cho".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Status
from loaders.attach import Appositions, Run, is_person
from loaders.scan import Item

_TOWARDS = frozenset({"đối", "của", "cho"})
_INSTEAD = frozenset({"thay", "kế", "nhiệm", "tiền"})
_MEMBERSHIPS = frozenset({"Ban Chấp hành", "Ban Thường vụ", "Đảng đoàn", "Ban cán sự đảng", "Ban Thường trực"})
_COMMITTED = frozenset({"giữ", "làm", "nhận", "đảm"})


@dataclass(frozen=True, slots=True)
class Event:
    """An office item ruled by a verb: whose, with what status. `member`: the item is a body that he joined or left."""

    office: int
    person: int | None  # index of the person item; None: the subject of the sentence before
    status: Status
    verb: int
    member: bool = False


@dataclass(frozen=True, slots=True)
class Departure:
    """A person moved by a verb ("điều động ông A, Giám đốc X, giữ chức Y"): what stands beside the name is left."""

    person: int
    verb: int


def events(items: Sequence[Item], found: Appositions) -> tuple[list[Event], list[Departure]]:
    """The events of a sentence and the people whom a verb moves from the office beside their name."""
    tied = {tie.office for tie in found.ties}
    beside = {tie.office: tie.person for tie in found.ties if tie.rule == "office.after"}
    made: list[Event] = []
    moved: list[Departure] = []
    verbs = [k for k, item in enumerate(items) if item.kind == "verb"]
    for n, verb in enumerate(verbs):
        meaning = items[verb].entry.canonical if items[verb].entry else ""
        stop = verbs[n + 1] if n + 1 < len(verbs) else len(items)
        if meaning == "moved":
            who = _moved(items, verb, beside)
            if who is not None:
                moved.append(Departure(who, verb))
            continue
        if meaning not in {"appointed", "left", "former", "current"}:
            continue
        if meaning in {"appointed", "current"} and _is_candidate(items, verbs[:n], verb):
            continue
        made += _ruled(items, found.runs, tied, verb, stop, meaning)
    return made, moved


def _ruled(
    items: Sequence[Item], runs: Sequence[Run], tied: set[int], verb: int, stop: int, meaning: str
) -> list[Event]:
    """The offices, or bodies joined, that stand after a verb before the next one."""
    k = _first_object(items, verb, meaning)
    if k is None:
        return []
    status: Status = "current" if meaning == "current" else meaning  # type: ignore[assignment]
    if items[k].kind == "body":
        if not _joins(items, verb):
            return []
        targets = _members(items, k, stop)
        person = _who(items, verb, targets[-1] + 1)
        return [Event(t, person, status, verb, True) for t in targets]
    run = next((r for r in runs if r.first <= k < r.last), None)
    if run is None:
        return []
    targets = [at for at in run.at if at >= k and at not in tied]
    if meaning == "former":
        targets = [at for r in runs for at in r.at if k <= at < stop and at not in tied]
    if not targets:
        return []
    person = _who(items, verb, run.last)
    if person is None and meaning == "current" and items[verb].text == "là":
        return []
    return [Event(t, person, status, verb) for t in targets]


def _first_object(items: Sequence[Item], verb: int, meaning: str) -> int | None:
    """The first office or body after a verb, over a few small words; a name in between ends the search."""
    reach = 3 if meaning in {"current"} else 8
    for k in range(verb + 1, min(len(items), verb + 1 + reach)):
        item = items[k]
        if item.kind in {"office", "body"}:
            return k
        if is_person(item) or item.kind == "verb" or item.text in {".", ";"}:
            return None
        if item.kind in {"unit"} and meaning != "former":
            return None
    return None


def _joins(items: Sequence[Item], verb: int) -> bool:
    """True for verbs of joining and leaving a committee: "tham gia", "chỉ định tham gia", "thôi tham gia"."""
    return items[verb].text.endswith("tham gia")


def _members(items: Sequence[Item], k: int, stop: int) -> list[int]:
    """The committees of a list "Ban Chấp hành, Ban Thường vụ"."""
    found = []
    while k < stop:
        if items[k].kind == "body" and items[k].bodies[0].head in _MEMBERSHIPS:
            found.append(k)
        elif items[k].text not in {",", "và"}:
            break
        k += 1
    return found or [k]


def _who(items: Sequence[Item], verb: int, after: int) -> int | None:
    """Whose office a verb gives or takes: the one named behind it by "đối với", "của", else the nearest before."""
    k = after
    while k < len(items) and k < after + 3 and items[k].kind in {"word", "unit"} and items[k].text not in _TOWARDS:
        k += 1
    if k < len(items) and items[k].text in _TOWARDS:
        for n in range(k + 1, min(len(items), k + 6)):
            if is_person(items[n]):
                return n
            if items[n].kind in {"office", "body", "verb"}:
                break
    depth = 0
    for n in range(verb - 1, -1, -1):
        text = items[n].text
        if text == ")":
            depth += 1
        elif text == "(":
            depth -= 1
        elif is_person(items[n]) and depth <= 0 and not _is_instead(items, n) and not _is_agent(items, n):
            return n
    return None


def _is_instead(items: Sequence[Item], n: int) -> bool:
    """True for the one who is replaced: "thay ông B", "kế nhiệm bà C"."""
    k = n - 1
    while k >= 0 and items[k].kind == "honorific":
        k -= 1
    if k < 0:
        return False
    return items[k].text in {"thay", "nhiệm"} or (items[k].text == "cho" and items[k - 1].text == "thay")


def _is_agent(items: Sequence[Item], n: int) -> bool:
    """True for the one who speaks or signs in passing: "do ông A trình", "ông A cho biết"."""
    return n + 2 < len(items) and items[n + 1].text == "cho" and items[n + 2].text == "biết"


def _is_candidate(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True when the verb only says for what somebody stands: "được giới thiệu giữ chức", "ứng cử … làm"."""
    for k in reversed(before):
        entry = items[k].entry
        if entry is None or any(items[n].text in {".", ";"} for n in range(k, verb)):
            return False
        if entry.canonical == "candidate":
            return True
        if entry.canonical in {"appointed", "left"}:
            return False
    return False


def _moved(items: Sequence[Item], verb: int, beside: dict[int, int]) -> int | None:
    """Whom "điều động" moves: the person after it, or the one before it in the passive."""
    for k in range(verb + 1, min(len(items), verb + 6)):
        if is_person(items[k]):
            return k
        if items[k].kind in {"body", "unit"} or items[k].text == ",":
            break
    for k in range(verb - 1, -1, -1):
        if is_person(items[k]) and not _is_instead(items, k):
            return k
    return None

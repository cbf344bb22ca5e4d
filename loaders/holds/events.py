"""Offices that a verb rules: "bầu ông A giữ chức X", "thôi giữ chức Y", "miễn nhiệm W đối với ông B".

Works on the items of one sentence after `loaders.offices.attach`. Each verb of `ontology/lexicon/status.tsv`
gives the offices after it a status; who is meant is the nearest person before, or the one named after
"đối với", "của", "là".
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from kg.model import Status
from loaders.holds.agents import who
from loaders.holds.asked import is_asked_to_leave
from loaders.holds.bare import by_words, had_this, left_open
from loaders.holds.committees import (
    JOINS,
    into_committee,
    is_elected_to,
    leading,
    members,
    named_below,
    told_to_be,
)
from loaders.holds.coordinated import coordinated
from loaders.holds.departures import leaver, leavers, moved_people, real
from loaders.holds.destinations import goes, stepped_from
from loaders.holds.earlier import holds_before, named_before
from loaders.holds.gone import is_before_turn, is_once, is_until_next, of_holder
from loaders.holds.instead import beside_leavers, instead
from loaders.holds.joint import (
    dealt,
    ends_list,
    in_turn,
    is_superlative,
    named_next,
    noted,
    over,
    paired,
    renewed,
    steps,
    told_in_turn,
)
from loaders.holds.kin import is_of_kin
from loaders.holds.movers import crossed, moved_from, risen_from
from loaders.holds.reelected import reelected
from loaders.holds.released import punished, stripped
from loaders.holds.replaced import is_of_either
from loaders.holds.ruled import chained, first_object
from loaders.holds.swaps import swaps
from loaders.holds.together import given_too, listed_towards, may_all_have
from loaders.holds.unreal import goes_on_with, is_candidate, is_wished, seeming
from loaders.holds.vacancies import followed, replaced, vacated
from loaders.holds.votes import gives_each, is_given
from loaders.offices.attach import Appositions
from loaders.offices.event import Departure, Event, Reading
from loaders.offices.items import Item, clause_start, is_person, phrase
from loaders.offices.nobody import is_of_staff, is_of_unnamed
from loaders.offices.runs import Run
from loaders.offices.says import is_lost, is_plain, said
from loaders.offices.verbs import is_before_then, is_joint, meaning_of

_ENDS, _LISTED = frozenset({",", ";", "."}), frozenset({"."})
_SEVERAL: Final = frozenset({"hai", "ba", "bốn", "các", "những", "họ", "cả"})
_INTO: Final = frozenset({"vào", "bổ", "sung", "lại", "làm", "cả"})  # "tham gia | vào Ban Chấp hành X"
_STATUS: Final[dict[str, Status]] = {
    "appointed": "appointed",
    "left": "left",
    "former": "former",
    "current": "current",
    "during": "former",
}
_PENSIONED: Final = (", hưởng chế độ", "và hưởng chế độ", "hưởng chế độ", "để hưởng chế độ")
_YEARS: Final = re.compile(r"(?:giai đoạn|nhiệm kỳ|khóa|trong nhiệm kỳ) \d{4} [-–] \d{4}\b")  # behind a post
_FAR: Final = 14  # items behind a post


def read(items: Sequence[Item], found: Appositions, spoken: Sequence[int], carried: bool = False) -> Reading:
    """The events of a sentence, whom a verb moves from the office beside him.

    `spoken` are its verbs, `carried` as in `seeming`.
    """
    tied = {tie.office for tie in found.ties}
    only_seem = seeming(items, spoken, carried)
    verbs = [k for k in spoken if not is_joint(items, k)]
    denied = _denied(items, verbs, only_seem)
    last = {run.first: run.last for run in found.runs}
    made: list[Event] = []
    moved: list[Departure] = []
    taken = -1  # the first of the posts that a verb before takes: "cách các chức vụ của ông A là | X, Y"
    for n, verb in enumerate(verbs):
        if verb <= taken:
            continue
        meaning = meaning_of(items, verbs, n)
        gone_by = is_until_next(items, verbs, n) or told_in_turn(items, verb) or is_before_turn(items, verb)
        meaning = "former" if meaning == "appointed" and gone_by else meaning
        asked = not carried and is_asked_to_leave(items, verb)
        if meaning in {"moved", "retired"} and (verb in denied or is_once(items, verb)):
            continue  # "xin lùi lịch nghỉ hưu", "sắp được điều động về Bộ X"
        if meaning in {"moved", "retired"} and not asked:
            events, gone = _moved(items, verb, meaning)
            made, moved = made + events, moved + gone
        elif (first := stripped(items, verb)) is not None and verb not in denied:
            events, gone = _stripped(items, found.runs, tied, verb, first)
            made, moved, taken = made + events, moved + gone, first
        elif not asked and (let_go := punished(items, verb)):
            moved += [
                Departure(k, verb, True, lost=is_lost(items[verb])) for k in let_go if verb not in denied
            ]
        elif not asked and (gone := leavers(items, verb, meaning, verb in denied, last)):
            moved += gone
        elif meaning == "appointed" and not asked and holds_before(items, verb):
            made += _before(items, _ruled(items, found.runs, tied, range(verb, len(items)), "former"))
        elif asked or (meaning in _STATUS and verb not in denied):
            meaning = "current" if asked else meaning  # who is asked to leave holds the post still
            if not carried and meaning in {"appointed", "current"} and is_candidate(items, verbs[:n], verb):
                continue
            if meaning == "appointed" and (person := goes(items, verb)) is not None:
                moved.append(Departure(person, verb, moved=True))
            made += stepped_from(items, verb) if meaning == "appointed" else []
            clause = range(verb, verbs[n + 1] if n + 1 < len(verbs) else len(items))
            made += _ruled(items, found.runs, tied, clause, meaning)
        elif meaning == "former" and verb in denied:
            over = _ruled(items, found.runs, tied, range(verb, len(items)), meaning)
            made += [event for event in over if _is_of_past(items, event)]
    if verbs and (person := leaver(items)) is not None:
        moved.append(Departure(person, 0, moved=True))
    made += [
        *swaps(items, found.ties),
        *crossed(items, made),
        *risen_from(items, made),
        *vacated(items, {run.at[-1] for run in found.runs} - tied - {event.office for event in made}),
        *followed(items, found.ties),
        *by_words(items, found.runs, {event.office for event in made}),
        *told_to_be(items),
        *reelected(items, found.ties),
        *had_this(items),
    ]
    if not (made or moved):
        return Reading((), (), only_seem, tuple(spoken))
    made = _shared(made)
    made += [more for event in made for more in coordinated(items, event)]
    gone = real(items, [*moved, *left_open(items, found.ties)], made)
    made += instead(items, made, only_seem, beside_leavers(items, found.ties, gone))
    made += [twin for event in made for twin in replaced(items, event)]
    return Reading(tuple(made), tuple(gone), only_seem, tuple(spoken))


def _denied(items: Sequence[Item], verbs: Sequence[int], only_seem: Set[int]) -> Set[int]:
    """The verbs that only seem to say something, and those that go on with what they began.

    "xem xét việc bổ nhiệm ông A | làm Giám đốc"; "trình phê chuẩn: ông A | làm X, ông B | làm Y" to its end.
    """
    denied: list[int] = []
    ends = _ENDS
    for verb in verbs:
        since = denied[-1] if denied else verb
        goes_on = goes_on_with(items, since, verb, ends)
        if verb in only_seem or (denied and goes_on):
            listed = [item.text for item in items[verb + 1 : verb + 2]] == [":"]
            ends = _LISTED if listed else ends if denied and goes_on else _ENDS
            denied.append(verb)
    return set(denied)


def _is_of_past(items: Sequence[Item], event: Event) -> bool:
    """True for what is over anyhow: "đề nghị xóa tư cách | nguyên Chủ tịch X đối với ông A".

    Also with its years: "đề nghị xóa tư cách | Chủ tịch X giai đoạn 2011-2016 đối với ông A".
    """
    was = any(office.status == "former" for office in items[event.office].offices)
    behind = phrase(items[event.office + 1 :][:_FAR])
    was = was or ("tư cách" in items[event.verb].text and _YEARS.match(behind) is not None)
    return was and is_lost(items[event.verb]) and min(event.people, default=0) > event.office


def _shared(made: Sequence[Event]) -> list[Event]:
    """The events with the person named once behind the last: "cách chức X và xóa tư cách Y đối với ông A"."""
    found: list[Event] = []
    for n, event in enumerate(made):
        later = next((e for e in made[n + 1 :] if e.verb > event.verb), None)
        if later and not event.people and event.status in {"left", "former"}:
            behind = later.status in {"left", "former"} and min(later.people, default=0) > later.office
            found.append(event._replace(people=later.people) if behind else event)
        else:
            found.append(event)
    return found


def _before(items: Sequence[Item], made: Sequence[Event]) -> list[Event]:
    """The events of who held an office before; he left it where the sentence tells how."""
    found: list[Event] = []
    for event in made:
        person = named_before(items, event.verb)
        people = event.people if person is None else (person,)
        turned = (k for k in range(min(people, default=len(items)), len(items)) if items[k].kind == "verb")
        gone = any(said(items, k) in {"left", "retired", "moved"} for k in turned if k > event.verb)
        left = event.status == "left" or (gone and person)
        found.append(event._replace(people=people, status="left" if left else "former"))
    return found


def governing(items: Sequence[Item], office: int, only_seem: Set[int]) -> str | None:
    """The meaning of the verb that stands right before an office item, over at most two words."""
    for n in range(office - 1, max(-1, office - 4), -1):
        k = _electing(items, n)
        if items[k].kind == "verb":
            if k in only_seem:
                return "candidate"  # "nhân sự được trình phê chuẩn bổ nhiệm | Phó Thủ tướng là …"
            if is_plain(items[k]) and is_candidate(
                items, [n for n in range(k) if items[n].kind == "verb"], k
            ):
                return "candidate"  # "Ba người được giới thiệu giữ chức | Phó Chủ tịch X gồm …"
            return None if items[k].text.endswith(("tham gia", "giao")) else said(items, k)
        if items[n].kind != "word":
            return None
    return None


def _electing(items: Sequence[Item], verb: int) -> int:
    """The verb that elects those called something: "bầu hai đồng chí có tên sau | là Phó Chủ tịch X"."""
    if items[verb].text != "là":
        return verb
    k = verb - 1
    while k > 0 and items[k].kind in {"word", "honorific"}:
        k -= 1
    return k if k >= 0 and items[k].kind == "verb" and items[k].text.endswith("bầu") else verb


def _ruled(
    items: Sequence[Item], runs: Sequence[Run], tied: set[int], clause: range, meaning: str
) -> list[Event]:
    """The offices, or bodies joined, that stand after a verb (the clause's first item)."""
    status, verb, stop = _STATUS[meaning], clause.start, clause.stop
    k = first_object(items, verb, meaning)
    joins = items[verb].text.endswith("tham gia")
    into = k is not None and items[k].kind == "body" and items[k - 1].text == "vào" and not joins
    if meaning == "appointed" and (k is None or into):
        return renewed(items, tied, verb) or noted(items, tied, verb) or into_committee(items, verb, stop)
    if k is None or is_of_kin(items, verb) or is_of_staff(items, verb):
        return []
    if items[k].offices and items[k - 1].text == "số":
        return []  # "miễn nhiệm một số Phó Thủ tướng"
    if items[verb].text.endswith("giao") and k != verb and not (_is_acting(items[k]) or _is_his(items, verb)):
        return []  # "giao Giám đốc Sở Y tế lo thuốc"
    if k == verb:  # "thôi giữ chức vụ này"
        return [Event(verb, who(items, verb, verb + 1), of_holder(items, verb) or status, verb, again=True)]
    if (items[k].kind == "body") != (items[verb].text.endswith(JOINS) or is_elected_to(items, verb)):
        return []  # "tham gia Ban Chấp hành", but "tham gia cùng Bí thư Đảng ủy xã"
    if items[k].kind == "body":
        if any(item.text not in _INTO for item in items[verb + 1 : k]):
            return []  # "Tham gia góp ý có đại diện Sở X", "tham gia thành lập chi bộ X"
        targets = members(items, k, stop)
        people = tuple(named_below(items, targets[-1] + 1))
        people = people or given_too(items, verb, who(items, verb, targets[-1] + 1))
        led = [at for at in leading(items, runs, targets[-1] + 1) if at not in tied]
        return [Event(t, people, status, verb, t in targets) for t in (*targets, *led)]
    run = next((r for r in runs if r.first <= k < r.last), None)
    if run is None:
        return []
    targets = [at for at in run.at if at >= k and at not in tied]
    if meaning in {"former", "current"}:
        targets += chained(items, runs, tied, run, stop)
    if meaning in {"appointed", "former", "current"}:
        targets += [at for at in steps(items, runs, run, stop) if at not in {*tied, *targets}]
    if not targets:
        return []
    if run.last < len(items) and items[run.last].text == "lần lượt là":
        return [Event(t, (p,), status, verb, nth=n) for t, n, p in in_turn(items, run, targets)]
    if items[verb].text.startswith("từng công tác") and not ends_list(items, run.last):
        return []
    people = who(items, verb, run.last)
    if meaning == "appointed" and may_all_have(items, targets):
        people = given_too(items, verb, people)
        if len(people) == 1 and people[0] > targets[-1]:
            people = listed_towards(items, targets[-1], people[0])
    if status == "current" and is_given(items, verb, run):
        status = "appointed"  # "Ông A là Giám đốc X mới"
    if meaning in {"current", "former"} and is_superlative(items, run):
        return []
    if not people and verb == 0 and items[verb].text == "là" and (person := named_next(items, run.last)):
        people = (person,)
    if not people and meaning != "during" and is_of_unnamed(items, verb):
        return []
    if any(is_wished(items, k) for k in people) or is_of_either(items, verb):
        return []
    if (several := paired(items, verb, people, targets)) is not None:
        given = gives_each(items, verb)
        told = "appointed" if given else "current" if items[verb].text.startswith("lần lượt") else status
        return [Event(t, (p,), told, verb, nth=n) for t, n, p in several]
    if items[verb].text.startswith("lần lượt"):
        if not people and any(i.text.lower() in _SEVERAL for i in items[clause_start(items, verb) : verb]):
            return []  # "Hai người này | lần lượt là Chủ tịch xã A và xã B"
        people = people[-1:]
    given = meaning in {"appointed", "current"}
    if meaning != "during" and (shares := dealt(items, targets, people, given)) is not None:
        return [Event(t, (p,), status, verb, nth=n) for t, n, p in shares]
    gone = over(items, targets) if meaning in {"appointed", "current"} else 0
    aside = meaning == "during" or is_before_then(items, verb)
    return [
        Event(t, people, "former" if n < gone else status, verb, aside=aside) for n, t in enumerate(targets)
    ]


def _moved(items: Sequence[Item], verb: int, meaning: str) -> tuple[list[Event], list[Departure]]:
    """Who is moved, from the post that the verb names or from those beside his name; who retires."""
    people = moved_people(items, verb, meaning)
    told = phrase(items[max(0, verb - 2) : verb]), phrase(items[:3])
    ordered = told[0] == "về việc" and "quyết định" in phrase(items[max(0, verb - _FAR) : verb])
    seats = ordered or told[0] == "quyết định" or told[1] == "nhận quyết định"
    seats = seats and meaning == "retired"
    seats = seats or (meaning == "retired" and phrase(items[verb + 1 : verb + 5]).startswith(_PENSIONED))
    gone = [Departure(person, verb, moved=meaning == "moved", seats=seats) for person in people]
    left = moved_from(items, verb) if meaning == "moved" and people else None
    return [] if left is None else [Event(left, tuple(people), "left", verb, moved=True)], gone


def _stripped(
    items: Sequence[Item], runs: Sequence[Run], tied: Set[int], verb: int, first: int
) -> tuple[list[Event], list[Departure]]:
    """The posts that a verb takes from the one named between them, else before it; also those by his name."""
    people = [k for k in range(verb + 1, first) if is_person(items[k])] or who(items, verb, verb + 1)
    at = [k for run in runs if run.first <= first < run.last for k in run.at if k >= first]
    events = [Event(k, tuple(people[-1:]), "former", verb) for k in at if k not in tied]
    beside = people[-1:] if any(k in tied for k in at) else []
    return events, [Departure(person, verb, True, lost=True) for person in beside]


def _is_his(items: Sequence[Item], verb: int) -> bool:
    """True for "ông A (vừa) được giao | Giám đốc X.": nothing is told that the holder is to do."""
    person = verb - 1 - (items[verb - 1].text in {"đã", "vừa", "mới", "cũng"})
    alone = verb + 2 >= len(items) or items[verb + 2].text in {".", ",", ";", "từ", "kể", "nhiệm", "thay"}
    return alone and items[verb].text == "được giao" and is_person(items[person])


def _is_acting(item: Item) -> bool:
    """True for an office taken over for a time: "quyền Bộ trưởng"."""
    return bool(item.offices) and item.offices[0].status == "acting"

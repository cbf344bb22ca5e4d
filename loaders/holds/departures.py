"""Who leaves the posts beside the name: moved, retired, let go, punished.

Works on the items of one sentence, for `loaders.holds.events`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from loaders.holds.destinations import NO_POST, arrives, is_for_a_time, to_a_body
from loaders.holds.entries import person_of
from loaders.holds.givers import is_passive, of_others
from loaders.holds.gone import has_served
from loaders.holds.kin import is_relative
from loaders.holds.movers import (
    is_given_last,
    is_giver,
    moved_last,
    next_moved,
    of_list,
    sent_from,
    with_posts,
)
from loaders.holds.released import in_form, is_above, released
from loaders.holds.replaced import is_either, is_in_place_of, is_replaced
from loaders.holds.retirees import retired_people
from loaders.holds.together import behind, opens, together
from loaders.offices.event import Departure, Event
from loaders.offices.items import (
    Item,
    ends_clause,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.nobody import JUST, is_anybody, is_of_no_post, is_unread
from loaders.offices.says import is_lost, said
from loaders.text.lexicon import counting, lists

_NEAR, _FAR = 4, 16  # items behind a verb in which somebody is named
_CUES: Final = lists("cues.toml")
_BY_NOW: Final = JUST | {"nay", "hiện"}  # "(nay đã | thôi chức)"
_LATELY: Final = frozenset(_CUES["lately"])
_NOT_HIS: Final = frozenset({*_CUES["not_of_holder"], *counting()})
_OF_WHOMEVER: Final = frozenset({":", "ai", "nếu", "sẽ"})
_JUST_SENT: Final = (", vừa được", ", mới được", ", đã được", ", người vừa được")
_APART: Final = frozenset({";", ".", ":", "này", "ấy", "đó", "biểu"})


def towards_alone(items: Sequence[Item], verb: int) -> int | None:
    """Who loses the posts beside the name: "thôi giữ chức, nghỉ chữa bệnh đối với ông A, Bí thư X".

    Also "chấp thuận đơn | từ chức của ông A, Bí thư X".
    """
    person = past_honorifics(items, verb + 2)
    asked = verb > 0 and items[verb - 1].text in {"đơn", "xin"} and person < len(items)
    if asked and items[verb + 1].text == "của" and items[person].kind == "name":
        return person
    for k in range(verb + 1, min(len(items), verb + 9)):
        if items[k].kind not in {"word", "punct"} or items[k].text in _APART:
            return None  # "cho thôi làm đại biểu đối với ông A"
        if items[k].text == "đối" and k + 2 < len(items):
            return next((n for n in range(k + 2, min(len(items), k + 5)) if is_person(items[n])), None)
    return None


def towards_beside(items: Sequence[Item], office: int) -> int | None:
    """Who loses an office, named right behind it: "Bộ trưởng X với bà B", "chức danh Y đối với ông C"."""
    if items[office + 1 : office + 2] and items[office + 1].text == "với":
        person = past_honorifics(items, office + 2)
        return person if person < len(items) and is_person(items[person]) else None
    return towards_alone(items, office)


def leavers(
    items: Sequence[Item], verb: int, meaning: str, seems: bool, last: Mapping[int, int]
) -> list[Departure]:
    """Who leaves, by a verb that names no post of his but the one beside his name."""
    if meaning == "left" and (
        people := of_present(items, verb) or ([] if seems else released(items, verb, last))
    ):
        return [Departure(person, verb, True) for person in people]
    of_party = phrase(items[verb : verb + 3]) == "cách chức vụ trong đảng"
    if of_party or items[verb].text.startswith(_CUES["all_posts"]):
        if seems:
            return []
        person = towards_alone(items, verb)
        person = _owner(items, verb) if person is None else person
        if person is None and verb and items[verb - 1].text == "bị":
            person = next((k for k in range(verb - 1, -1, -1) if is_person(items[k])), None)
            if any(item.text in _OF_WHOMEVER for item in items[person or 0 : verb]):
                return []  # "Bí thư A nhắc: ai vi phạm sẽ bị | cách tất cả chức vụ"
        person = named_as_subject(items, verb) if person is None else person
        people = in_form(items, verb) if person is None else behind(items, person)
        return [Departure(k, verb, True, party=True) for k in people]
    lost = is_lost(items[verb])
    if lost and phrase(items[verb + 1 : verb + 2]) == ":" and any(map(is_lost, items[verb + 2 :])):
        return []  # a label, and the sentence tells which: "Cách chức: Ông A, Chủ tịch X, bị cách chức Y"
    alone = lost and not seems and all(item.kind == "punct" for item in items[verb + 1 : verb + 2])
    if alone and (people := in_form(items, verb)):
        return [Departure(person, verb, True, lost=True) for person in people]
    if lost and not seems and (people := released(items, verb, last)):
        return [Departure(person, verb, True, lost=True) for person in people]
    if (lost or meaning == "left") and not seems and (person := towards_alone(items, verb)) is not None:
        return [Departure(k, verb, True, lost=lost) for k in behind(items, person)]
    return []


def _owner(items: Sequence[Item], verb: int) -> int | None:
    """Whose posts are taken: "cách mọi chức vụ trong Đảng | của ông A, Bí thư X"."""
    of = next((k for k in range(verb + 1, min(len(items), verb + _NEAR + 1)) if items[k].text == "của"), None)
    person = len(items) if of is None else past_honorifics(items, of + 1)
    return person if person < len(items) and is_person(items[person]) else None


def of_present(items: Sequence[Item], verb: int) -> list[int]:
    """Who leaves the posts beside the name: "ông A, Bí thư X, thôi giữ chức vụ hiện tại", "…, thôi chức"."""
    held = phrase(items[verb + 1 : verb + 4]).startswith(_CUES["held_now"])
    told = next((k for k in range(verb - 1, -1, -1) if items[k].kind == "office"), None)
    held = held and told is not None and _is_of_holder(items, told, verb)
    alone = all(
        item.kind in {"word", "punct"} and item.text in NO_POST for item in items[verb + 1 : verb + 2]
    )
    alone = alone or _is_day(items, verb + 1) or phrase(items[verb + 1 : verb + 2]) == ")"
    last = next((k for k in range(verb - 1, -1, -1) if is_person(items[k])), None)
    people = [] if last is None or not (held or alone) else together(items, verb, last)
    ruled = held or _opens_aside(items, verb) or len(people) > 1 or _acts(items, verb)
    return people if ruled or has_served(items, last) else []


def _is_of_holder(items: Sequence[Item], office: int, verb: int) -> bool:
    """True where one leaves his posts told last: "A, Giám đốc X, (vừa được cho) | thôi giữ chức vụ trên".

    Not "A, Giám đốc X, cho biết nhiều cán bộ | thôi giữ chức vụ trên", "… chưa | thôi giữ chức vụ trên".
    """
    told = next((k + 1 for k in range(verb - 1, office, -1) if items[k].text in {",", ")"}), office + 1)
    between = items[told:verb]
    return not any(item.kind == "verb" or item.text in _NOT_HIS for item in between)


def _opens_aside(items: Sequence[Item], verb: int) -> bool:
    """True for a verb behind a comma or a bracket: "ông A, Giám đốc X (nay đã | thôi chức)"."""
    k = verb - 1
    while k > 0 and items[k].text in _BY_NOW:
        k -= 1
    return k >= 0 and items[k].text in {",", "("}


def _is_day(items: Sequence[Item], k: int) -> bool:
    """True where an item opens a day told right behind a verb: "thôi giữ chức | hôm 2/3", "… vào 2/3".

    Not "thôi giữ chức | trong 3 tháng", "… đúng 5 năm trước".
    """
    words = [item.text for item in items[k : k + 3]]
    if len(words) < 2 or words[0] not in _CUES["opens_day"]:
        return False
    counted = words[2:] and words[2] in _CUES["counted_time"]
    return (words[1][:1].isdigit() and not counted) or words[1] in _CUES["goes_on_day"]


def _acts(items: Sequence[Item], verb: int) -> bool:
    """True for a verb right behind a name and the post before it: "Giám đốc X A (đã) | thôi giữ chức"."""
    k = next((k for k in range(verb - 1, 0, -1) if items[k].text not in JUST | {"chính", "thức"}), 0)
    edge = opens(items, k) if items[k].kind == "name" else k
    return (
        edge < k - 1
        and items[over_honorifics(items, k)].kind == "office"
        and (edge < 0 or items[edge].kind == "punct")
    )


def moved_people(items: Sequence[Item], verb: int, meaning: str) -> list[int]:
    """Whom a verb moves: the person after it (each of a list), or the one before it in the passive."""
    if meaning == "retired":
        return retired_people(items, verb)
    if meaning == "moved" and (person := person_of(items, verb)) is not None:
        return [person]  # "1. Ông A, Giám đốc X: | điều động, bổ nhiệm làm Giám đốc Y"
    if meaning == "moved" and (named := moved_last(items, verb)):
        return named
    if meaning == "moved" and not items[verb].text.startswith(("được", "chuyển")):
        for k in range(verb + 1, min(len(items), verb + 10)):
            if is_person(items[k]) and not is_in_place_of(items, k):
                those = {*behind(items, k), *of_list(items, verb, k), *with_posts(items, k)}
                return sorted(those | {*next_moved(items, k)})
            over = items[k].kind == "verb" and items[k - 1].text not in {",", "và"}
            if ends_clause(items[k]) or over or is_giver(items, k):
                break
    if verb and items[verb].text.startswith("được") and is_anybody(items[verb - 1]):
        return []  # "danh sách sĩ quan được điều động"
    if is_of_no_post(items, verb):
        return []
    if (meaning == "moved" or items[verb].text.startswith("chuyển")) and arrives(items, verb):
        return []
    return _moved_before(items, verb, meaning) if is_passive(items, verb) else []


def _moved_before(items: Sequence[Item], verb: int, meaning: str) -> list[int]:
    """Who is moved by a verb in the passive, and those told with him."""
    for k in range(verb - 1, -1, -1):
        if is_unread(items, k):
            return []
        if not is_person(items[k]):
            continue
        if is_above(items, k) or of_others(items, k, verb) < verb or is_relative(items, k):
            return []
        if not is_replaced(items, k, verb):
            return [*together(items, verb, k), *(next_moved(items, verb) if meaning == "moved" else [])]
        if is_either(items, k):
            return []
    return []


def named_as_subject(items: Sequence[Item], verb: int) -> int | None:
    """Who is named behind a verb by "là": "Bị cách tất cả các chức vụ trong Đảng là ông A"."""
    person = next((k for k in range(verb, min(len(items), verb + 9)) if is_person(items[k])), None)
    told = person is not None and any(item.text in {"là", "gồm"} for item in items[verb:person])
    return person if told else None


def leaver(items: Sequence[Item]) -> int | None:
    """Who leaves what stands beside his name as a sentence opens: "Rời Sở X, | ông A, Giám đốc Sở, …".

    Also "Chuyển từ ngành X sang ngành Y, …", and behind a day: "Sáng 14/6, chia tay Sở X, …".
    """
    commas = [k for k, item in enumerate(items[:_FAR]) if item.text == ","]
    dated = bool(commas) and all(is_of_date(item) or item.text in _LATELY for item in items[: commas[0]])
    first = commas[0] + 1 if dated else 0
    comma = next((k for k in commas if k >= first), 0)
    opening = items[first:comma]
    if not phrase(opening).lower().startswith(_CUES["opens_leaving"]):
        return None
    if opening[0].text == "chuyển" and not any(item.text == "sang" for item in opening):
        return None
    person = past_honorifics(items, comma + 1)
    told = any(is_person(item) or item.kind == "office" for item in opening)
    return None if told or person >= len(items) or items[person].kind != "name" else person


def real(items: Sequence[Item], moved: Sequence[Departure], made: Sequence[Event]) -> list[Departure]:
    """The departures that leave the office beside the name: none where the sentence says what is left."""
    kept = []
    for departure in moved:
        if departure.sure:
            kept.append(departure)
            continue
        own = [e for e in made if departure.person in e.people]
        if any(e.status == "left" and not e.member and not _is_aside(items, e, departure) for e in own):
            continue
        given = [e for e in own if e.status == "appointed" and not is_for_a_time(items[e.office])]
        later = phrase(items[departure.verb :])
        if (
            said(items, departure.verb) == "retired"
            or any(e.verb >= departure.verb or _is_sent(items, e, departure.verb) for e in given)
            or is_given_last(items, departure)
            or to_a_body(items, sent_from(items, departure))
            or any(cue in later for cue in _CUES["new_post"])
        ):
            kept.append(departure)
    return kept


def _is_aside(items: Sequence[Item], left: Event, departure: Departure) -> bool:
    """True for a move of his just before: "miễn nhiệm chức X đối với ông A, Y, vừa được Z | điều động"."""
    if not left.verb < left.office < departure.person < departure.verb:
        return False
    comma = max(k for k in range(departure.verb) if items[k].text == "," or k == departure.person)
    return phrase(items[comma : departure.verb + 1]).startswith(_JUST_SENT)


def _is_sent(items: Sequence[Item], event: Event, verb: int) -> bool:
    """True for a post given by the move told behind it: "nhận nhiệm vụ X sau khi | được điều động"."""
    between = items[max(event.office + 1, verb - _NEAR * 2) : verb]
    elected = any(word in items[event.verb].text for word in _CUES["elects"])
    told = "sau khi" in phrase(between) and not any(item.kind == "office" for item in between)
    return told and not elected and event.office < verb

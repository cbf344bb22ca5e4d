"""Who left the post that another is given, or that is to be filled: "bầu ông A làm X, thay ông B"."""

from collections.abc import Sequence, Set
from typing import Final

from loaders.holds.replaced import NEWLY, named_as_replaced
from loaders.offices.attach import Tie
from loaders.offices.event import Event
from loaders.offices.items import Item, is_of_date, is_person, over_honorifics, past_honorifics, phrase
from loaders.offices.nobody import JUST
from loaders.offices.office import Office
from loaders.offices.says import is_plain, said
from loaders.text.lexicon import lists

_ASIDE, _NEAR = 12, 8  # items in which he is named behind a semicolon, by "là"
_PLAIN, _PARTS = frozenset({"word", "unit", "honorific", "punct"}), frozenset({";", "và"})
_OPENS: Final = frozenset({",", "(", "-", "–"})
_SINCE: Final = frozenset({"từ", "hồi", "hôm", "vào"})
_VOTED, _NAMED = frozenset({"bầu", "được bầu"}), frozenset({"bổ nhiệm", "được bổ nhiệm"})
_CHOSEN: Final = _VOTED | _NAMED
_BY_VOTE: Final = tuple(lists("cues.toml")["by_vote"])
_IN_PLACE: Final = frozenset({"thay", "thay thế", "cho", "kế", "nhiệm", "kế nhiệm", "vị", "trí", "của"})
_COMES: Final = NEWLY | _CHOSEN | _IN_PLACE | {"người", "được", "lên"}
# of a successor who has gone on
_AWAY: Final = frozenset({"sang", "chuyển", "lên", "rời", "rồi", "sau", "nay", "hiện"})


def replaced(items: Sequence[Item], event: Event) -> list[Event]:
    """The holder whom an appointed one follows ("…, thay ông B"): he left the post."""
    if (
        event.status != "appointed"
        or event.member
        or event.again
        or items[event.office].offices[0].seats == "many"
    ):
        return []
    one = items[event.office].offices[0].seats == "one"
    first, last = event.verb, event.office
    while first > max(0, event.verb - 8) and items[first - 1].text != ";":
        first -= 1
    while last < min(len(items), event.office + 12 + sum(map(is_of_date, items[event.office : last]))):
        own = last + 1 < len(items) and items[last + 1].kind == "short" and not items[last + 1].text
        if items[last].text == ";" and phrase(items[last + 1 : last + 4]) == "người tiền nhiệm":
            told = [item.text for item in items[last : last + _ASIDE]]
            last = min(len(items), last + (_ASIDE if "là" not in told else _NEAR))
            break
        if items[last].text == ";" and not own:  # "…; ông thay ông B" goes on with the same one
            break
        last += 1
    for n in range(first, last):
        if not one and not (_follows(items, event.office, n) or _is_right_before(items, event.verb, n)):
            continue
        if is_person(items[n]) and n not in event.people and named_as_replaced(items, n):
            if _goes_elsewhere(items, n, event.verb) or _is_another_post(items, n, event.verb):
                continue
            return [Event(event.office, (n,), "left", event.verb, replaced=True)]
    return []


def vacated(items: Sequence[Item], offices: Set[int]) -> list[Event]:
    """Who left a post to be filled: "kiện toàn chức danh X, | thay ông B vừa nghỉ hưu".

    Not that of who fills it: "được bổ nhiệm theo quyết định của Bộ trưởng X, | thay ông B nghỉ hưu".
    """
    found: list[Event] = []
    for office in sorted(offices):
        k = office + 1 + (phrase(items[office + 1 : office + 2]) == ",")
        person = past_honorifics(items, k + 1 + (phrase(items[k + 1 : k + 2]) == "cho"))
        stands = phrase(items[k : k + 1]) in {"thay", "thay thế"} and items[office].offices[0].seats == "one"
        signs = phrase(items[max(0, office - 1) : office]) in {"của", "do"}
        if not stands or signs or person >= len(items) or items[person].kind != "name":
            continue
        behind = [item.text for item in items[person + 1 : person + 4] if item.text not in {",", "người"}]
        if behind and (behind[0] in NEWLY or behind[0].startswith("nghỉ")):
            found.append(Event(office, (person,), "left", office, replaced=True))
    return found


def followed(items: Sequence[Item], ties: Sequence[Tie]) -> list[Event]:
    """Who left the only post of one seat beside a newcomer: "Chủ tịch X A, vừa được bầu | thay ông B, …".

    Not "Chủ tịch X A, | thay ông B trao quà", "…, được cử đi họp | thay ông B".
    """
    found: list[Event] = []
    for n in (k for k in range(3, len(items)) if items[k].kind == "name" and named_as_replaced(items, k)):
        k = cue = over_honorifics(items, n)
        while k > 0 and (items[k].text in _COMES or items[k].kind == "body" or is_of_date(items[k])):
            k -= 1
        newly = any(item.text in NEWLY | _CHOSEN for item in items[k + 1 : cue])
        own = [tie for tie in ties if max(tie.office, tie.person) == k - 1 and not tie.shared]
        posts = {t.office for t in ties if own and t.person == own[0].person}
        told = {office: items[office].offices[0] for office in posts}
        seats = [k for k, office in told.items() if office.seats == "one" and office.status != "former"]
        ends = (
            n + 1 >= len(items) or items[n + 1].kind == "punct" or said(items, n + 1) in {"retired", "moved"}
        )
        ends = ends or (items[n + 1].text in _SINCE and any(map(is_of_date, items[n + 2 : n + 4])))
        fits = len(seats) == 1 and _is_given_so(told[seats[0]], items[k + 1 : cue])
        if items[k].text in _OPENS and newly and fits and ends and own[0].person != n:
            found.append(Event(seats[0], (n,), "left", seats[0], replaced=True))
    return found


def _is_given_so(office: Office, told: Sequence[Item]) -> bool:
    """False for a post not had in the way told: "Giám đốc Sở X A, vừa được HĐND tỉnh bầu | thay ông B".

    He was elected to another post then, as is by a council the "Phó Bí thư Huyện ủy X".
    """
    ways = {item.text for item in told}
    elected = office.title.startswith(_BY_VOTE)
    council = any(body.type == "elected" for item in told for body in item.bodies)
    party = office.body is not None and office.body.root.type == "party"
    return not (council and party) and (elected or ways.isdisjoint(_VOTED))


def _follows(items: Sequence[Item], office: int, person: int) -> bool:
    """True where "thay" alone stands between a post and who had it: "Phó Chủ tịch X, thay | ông B"."""
    between = items[office + 1 : person]
    plain = all(
        (item.kind in _PLAIN or item.text == "thay thế") and item.text not in _PARTS for item in between
    )
    return office < person and plain


def _is_right_before(items: Sequence[Item], verb: int, person: int) -> bool:
    """True for the one behind whom a verb tells the very post that he had: "thay ông B | giữ chức X"."""
    return person == verb - 1 and is_plain(items[verb])


def _goes_elsewhere(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for a post to which a successor went: "Người kế nhiệm bà, ông B, năm 2010 chuyển sang | làm Y"."""
    k = over_honorifics(items, n)
    named = any(item.text == "người" for item in items[max(0, k - 3) : k])
    behind = {word for item in items[n + 1 : verb + 1] for word in item.text.split()}
    return named and n < verb and not _AWAY.isdisjoint(behind)


def _is_another_post(items: Sequence[Item], n: int, verb: int) -> bool:
    """True for a post given behind that in which one is replaced: "bầu A làm X thay ông B và | bầu C làm Y".

    Also where it is open as what he is: "Ông A thay ông B, nghỉ hưu, và | được bầu làm Y".
    """
    if n > verb or verb == n + 1:
        return False
    opens = next((k for k in range(verb, n, -1) if items[k - 1].text not in JUST), n)
    if items[opens - 1].text == "và" and phrase(items[n + 1 : n + 2]) in {",", "("}:
        return True
    k = over_honorifics(items, n)
    while k > 0 and not is_person(items[k]) and items[k].kind != "office" and items[k].text != "và":
        k -= 1
    post = k
    while k > 0 and items[k].kind not in {"verb", "name"}:
        k -= 1
    return items[post].kind == "office" and said(items, k) in {"appointed", "current"}

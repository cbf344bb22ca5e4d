"""What one verb gives to several or several times: offices in turn, steps of a career."""

from collections.abc import Sequence, Set
from itertools import pairwise, takewhile
from typing import Final

from kg.model import Status
from loaders.bodies.families import is_open
from loaders.holds.committees import beside, receiving
from loaders.holds.replaced import NEWLY
from loaders.holds.together import listed_before
from loaders.offices.event import Event
from loaders.offices.groups import each, group, joined
from loaders.offices.items import (
    Item,
    clause_start,
    is_introduced,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.lists import is_of_each, pair_before
from loaders.offices.runs import Run
from loaders.offices.says import is_plain
from loaders.text.lexicon import lists

_PARTS: Final = frozenset({"và", ",", ";"})
_VOTES: Final = 20  # items that tell how many voted for somebody
_DAY: Final = 14  # items that tell from which day somebody holds a post
_CHOSEN, _FALLS = lists("cues.toml")["chosen"], frozenset(lists("cues.toml")["falls_to"])
_CHOSEN_OPENS: Final = frozenset(cue.partition(" ")[0] for cue in _CHOSEN)
POSTS: Final = frozenset(lists("cues.toml")["posts"])
_HELD_NOW, _HELD_THEN = (frozenset(lists("cues.toml")[name]) for name in ("filled_now", "filled_then"))
_CAME: Final = lists("cues.toml")["filled_after"]
_FILLS, _WHEN = frozenset(lists("cues.toml")["fills"]), frozenset(lists("cues.toml")["when_given"])
_NEWLY: Final = NEWLY | {","}
_GIVEN: Final = frozenset({"được", "giao", "phân", "công", "tín", "nhiệm", "cử", ",", "và"})  # before a verb
_ANEW: Final = ("bổ nhiệm lại", "tái bổ nhiệm", "bầu lại")
_SINCE: Final = frozenset({"từ", "kể", "với", "thời", "theo", "thêm", "trong", "tại", "ngày"})  # behind these
_NOTED: Final = frozenset(
    {")", ",", "từ", "kể", "ngày", "vào", "hôm", "hồi", "sáng", "chiều", "lại", "tại", "thay", "theo"}
)
_OPEN: Final = frozenset(lists("unreal.toml")["unchosen"])
_LISTED: Final = frozenset({"sách", "số"})  # "danh sách | Ủy viên X trúng cử có …", "trong số | …"
_OFTEN: Final = frozenset(lists("cues.toml")["often"])
_FIRST: Final = frozenset({"đầu tiên", "duy nhất", "thứ hai", "thứ ba"})  # "là X | đầu tiên được bầu làm Y"
Share = tuple[int, int | None, int]  # an office, which of its bodies where each is another's, whose
# between one step of a career and the next
_STEPS: Final = frozenset({",", ";", "và", "rồi", "sau", "tiếp", "đó"})


def in_turn(items: Sequence[Item], run: Run, targets: Sequence[int]) -> list[Share]:
    """Whose each office of a run is: "giữ chức X, Y lần lượt là các ông A, B"; none if the numbers differ."""
    k = past_honorifics(items, run.last + 1)
    return _shares(items, targets, group(items, k) if k < len(items) and items[k].kind == "name" else [])


def _shares(items: Sequence[Item], targets: Sequence[int], people: Sequence[int]) -> list[Share]:
    """Whose each office is, or each body of one office, in turn; nobody's if the numbers differ."""
    if len(targets) == 1 and (shares := dealt(items, targets, people)):
        return shares
    same = len(people) == len(targets)
    return [(k, None, person) for k, person in zip(targets, people, strict=True)] if same else []


def dealt(
    items: Sequence[Item], targets: Sequence[int], people: Sequence[int], given: bool = False
) -> list[Share] | None:
    """Whose each office is that a verb gives to or takes from several at once, where one alone can hold one.

    "miễn nhiệm Chủ tịch, Phó Chủ tịch X đối với ông A và ông B": in turn, nobody's where the numbers differ.
    Of one office in several units also which of them: "Chủ tịch UBND các tỉnh X, Y đối với ông A và ông B".
    None where all may hold all; nobody's where each is `given` what only one can hold: "A, B được bầu làm Bí
    thư Tỉnh ủy | X, Y".
    """
    if len(people) < 2 or any(items[k].kind != "office" for k in targets):
        return None
    if len(targets) == 1:
        if not is_of_each(items[targets[0]]):
            posts = items[targets[0]].offices
            alone = len(posts) == 1 and posts[0].seats == "one" and posts[0].status != "former"
            return [] if given and alone and len({items[k].text for k in people}) > 1 else None
        same = len(people) == len(items[targets[0]].offices)
        return [(targets[0], n, k) for n, k in enumerate(people)] if same else []
    if all(items[k].offices[0].seats != "one" for k in targets):
        return None
    return _shares(items, targets, people)


def paired(
    items: Sequence[Item], verb: int, people: Sequence[int], targets: Sequence[int]
) -> list[Share] | None:
    """Whose each office is where a verb gives them in turn: "A và B (được bầu) lần lượt | làm X, Y".

    None where it does not or tells of one only; nobody's if the numbers differ.
    """
    before = [item.text for item in items[max(0, verb - 2) : verb]]
    if not people or not (items[verb].text.startswith("lần lượt") or before == ["lần", "lượt"]):
        return None
    several = pair_before(items, people[-1])
    if len(several) < 2 and len(listed := listed_before(items, verb)) > 1 and listed[-1] == people[-1]:
        several = tuple(listed)
    if len(several) < 2:
        many = is_introduced(items, several[0]) and len(targets) > 1
        return [] if many else None  # "các đồng chí A và …" of whom not all are known
    return _shares(items, targets, several)


def told_in_turn(items: Sequence[Item], verb: int) -> bool:
    """True where one is told to have had posts one after another: "lần lượt được bầu, | giữ các chức vụ"."""
    if items[verb].text.startswith("lần lượt"):
        return True
    k, given = verb, False
    while k > 0 and (items[k].kind == "verb" or items[k].text in _GIVEN):
        given = given or items[k].text.startswith("được") or is_plain(items[k])
        k -= 1
    if not given or k < 2 or (items[k - 1].text, items[k].text) != ("lần", "lượt"):
        return False
    plain = is_person(items[k - 2]) and len(pair_before(items, k - 2)) > 1
    return not plain and len(listed_before(items, k - 1)) < 2


def renewed(items: Sequence[Item], tied: Set[int], verb: int) -> list[Event]:
    """Who is given the post beside his name anew: "ông A, Giám đốc X, | được bổ nhiệm lại từ ngày 1/9"."""
    behind = items[verb + 1 : verb + 2]
    closed = all(item.kind == "punct" or item.text in _SINCE for item in behind)
    if not items[verb].text.endswith(_ANEW) or not closed:
        return []
    person = beside(items, receiving(items, verb))
    opens = over_honorifics(items, person)
    opens -= opens > 0 and items[opens].text == ","  # "Giám đốc X, ông A, |"
    posts = tied & {opens, *range(person + 1, verb)}
    held = any(items[k].offices[0].status in {None, "now"} for k in posts)
    again = Event(verb, (person,), "appointed", verb, again=True)
    return [again] if held and items[person].kind == "name" else []


def noted(items: Sequence[Item], tied: Set[int], verb: int) -> list[Event]:
    """Who was given the post before his name, by a note: "Quyền Chánh án X: bà A (| bổ nhiệm ngày 13/10)"."""
    person = verb - 2
    if person < 1 or items[verb - 1].text != "(" or items[person].kind != "name":
        return []
    k = over_honorifics(items, person)
    k -= items[k].text == ":"
    given = k in tied and items[k].offices[0].status in {None, "acting", "new"}
    # not "Phó Giám đốc X A (được giao | phụ trách Sở)"
    given = given and all(is_of_date(item) or item.text in _NOTED for item in items[verb + 1 : verb + 2])
    return [Event(k, (person,), "appointed", verb)] if given else []


def named_next(items: Sequence[Item], k: int) -> int | None:
    """Of whom a sentence goes on to tell, over words of time: "Là Chủ tịch X|, mỗi tháng ông tiếp dân"."""
    if k >= len(items) or items[k].text != ",":
        return None
    k = past_honorifics(items, k + 1)
    while k < len(items) and items[k].text in _OFTEN:
        k = past_honorifics(items, k + 1)
    acts = k + 1 < len(items) and items[k + 1].kind in {"word", "verb"}
    acts = acts and items[k + 1].text not in {"và", "với", "hoặc"}
    return k if k < len(items) and is_person(items[k]) and acts else None


def steps(items: Sequence[Item], runs: Sequence[Run], run: Run, stop: int) -> list[int]:
    """The offices, each with its date, that a career goes on with under one verb.

    "làm X từ năm 2007, | Y từ năm 2011 và | Z từ tháng 8/2015 đến nay".
    """
    found: list[int] = []
    last = run
    for other in runs:
        if other.first < last.last or other.first >= stop:
            continue
        between = items[last.last : other.first]
        joined = next((n for n, item in enumerate(between) if item.text in _STEPS), 0)
        told = joined and all(item.text in _STEPS for item in between[joined:])
        dated = takewhile(is_of_date, items[other.last : other.last + _DAY])
        if not (told and _is_date(between[:joined]) and _is_date(list(dated))):
            break
        found += other.at
        last = other
    return found


def _is_date(items: Sequence[Item]) -> bool:
    """True for the words of a date or a spell: "từ tháng 8/2015 đến nay"."""
    return any(item.text.isdigit() for item in items) and all(map(is_of_date, items))


def chosen(items: Sequence[Item], runs: Sequence[Run]) -> list[Event]:
    """Who is named behind an office as given it: "Chủ tịch HĐND xã được xác định (qua …) là | bà A"."""
    found: list[Event] = []
    for run in runs:
        k = run.last
        while k < len(items) and items[k].text in _NEWLY:
            k += 1
        k += [item.text for item in items[k : k + 1]] == ["nay"]  # "ghế Chủ tịch X nay | thuộc về ông A"
        k += 2 * (phrase(items[k : k + 2]) == "còn lại")  # "chức Phó Chủ tịch còn lại | thuộc về ông A"
        if (person := _falls_to(items, run, k)) is not None:
            found += [Event(office, joined(items, office, person), "appointed", k) for office in run.at]
            old = past_honorifics(items, k + 1)
            if items[k].text == "của" and is_person(items[old]):
                # "ghế Giám đốc X | của ông B được giao cho bà A"
                found += [Event(office, (old,), "left", k, replaced=True) for office in run.at]
            continue
        if (holder := _held_by(items, run.last)) is not None:
            found += [Event(office, (holder[0],), holder[1], k) for office in run.at]
            continue
        if not is_chosen(items, k):
            continue
        members = all(items[office].offices[0].seats != "one" for office in run.at)
        listed = members and not _LISTED.isdisjoint(item.text.lower() for item in items[: run.first])
        near = range(k, min(len(items), k + _VOTES))
        ends = next(
            (n for n in near if _names_them(items[n].text) or (listed and items[n].text == "có")), None
        )
        between = items[k:ends]
        opened = clause_start(items, run.first)
        open_yet = any(item.text in _OPEN for item in items[opened:k])
        if ends is None or open_yet or any(i.kind in {"name", "office", "punct"} for i in between):
            continue
        person = past_honorifics(items, ends + 1 + (phrase(items[ends + 1 : ends + 2]) == ":"))
        if person < len(items) and items[person].kind == "name":
            several = items[run.at[0]].many or listed or items[ends].text == "gồm"
            named = each if members else group
            people = tuple(named(items, person)) if several else (person,)
            found += [Event(office, people, "appointed", k) for office in run.at]
    return found


def is_chosen(items: Sequence[Item], k: int) -> bool:
    """True for the words at k by which others give a post: "được (Quốc hội) bầu"."""
    told = [item for item in items[k : k + 5] if item.kind != "body"]
    opens = bool(told) and told[0].text.partition(" ")[0] in _CHOSEN_OPENS
    return opens and phrase(told).startswith(_CHOSEN)


def _names_them(text: str) -> bool:
    """True for what stands before those who are named: "… được bầu với 100% số phiếu | là ông A"."""
    return text.endswith("là") or text == "gồm"


def _held_by(items: Sequence[Item], k: int) -> tuple[int, Status] | None:
    """Who holds the post before k, or did: "Giám đốc Sở X | hiện do ông A đảm nhiệm", "| từng do bà B giữ".

    He has just been given it where the sentence goes on to tell what came before.
    """
    by = next((n for n in range(k, min(len(items), k + 4)) if items[n].text == "do"), None)
    if by is None:
        return None
    when = phrase(items[k:by])
    person = past_honorifics(items, by + 1)
    if (
        when not in {"", "sẽ", *_HELD_NOW, *_HELD_THEN}
        or person >= len(items)
        or not is_person(items[person])
    ):
        return None
    verb = person + 1
    while verb < len(items) and (items[verb].kind == "office" or items[verb].text in {",", "nắm"}):
        verb += 1  # "do ông A, Phó Giám đốc X, kiêm nhiệm", "do ông A nắm giữ"
    behind = items[verb + 1 :]
    closed = all(item.kind == "punct" or item.text in _WHEN for item in behind[:1])
    if verb >= len(items) or items[verb].text not in _FILLS or not closed:
        return None
    if when in _HELD_THEN:
        return person, "former"
    if when == "sẽ" and phrase(behind[:1]) not in {"từ", "kể"}:
        return None  # "Chức Viện trưởng X sẽ do ông A đảm nhiệm", no one knows when
    given = when == "sẽ" or (not when and _has_come(phrase(behind)))
    return person, "appointed" if given else "current"


def _has_come(said: str) -> bool:
    """True where a sentence goes on with what came before: "…; trước đó, ông là Y", "sau khi được bầu"."""
    return any(cue in said for cue in _CAME)


def _falls_to(items: Sequence[Item], run: Run, k: int) -> int | None:
    """Who gets a post, as told at k: "ghế Chủ tịch X | thuộc về ông A", "chức Y | được giao cho bà B"."""
    if run.first == 0 or items[run.first - 1].text not in POSTS:
        return None
    if items[k : k + 1] and items[k].text == "của":
        k = past_honorifics(items, k + 1) + 1
    cue = next((n for n in (4, 3, 2) if phrase(items[k : k + n]) in _FALLS), 0)
    person = past_honorifics(items, k + cue)
    named = cue and person < len(items) and items[person].kind == "name"
    return person if named and not any(item.text in _OPEN for item in items[:k]) else None


def ends_list(items: Sequence[Item], k: int) -> bool:
    """True where nothing is told of the last of a list: "từng công tác tại X, Giám đốc Y |trước khi …"."""
    return k >= len(items) or items[k].kind == "punct" or items[k].text in {"trước", "rồi", "sau", "và"}


def is_superlative(items: Sequence[Item], run: Run) -> bool:
    """True for "là Bí thư Tỉnh ủy | trẻ nhất nước": of which province?

    Also for "là Giám đốc Sở X | đầu tiên được bầu làm Y": he was it until then.
    """
    if phrase(items[run.last : run.last + 2]) in _FIRST:
        raised = phrase(items[run.last + 2 : run.last + 5])
        return raised.startswith("được") and not {"làm", "giữ", "trở"}.isdisjoint(raised.split())
    body = items[run.at[-1]].offices[0].body
    return (
        [i.text for i in items[run.last + 1 : run.last + 2]] == ["nhất"]
        and body is not None
        and is_open(body)
    )


def over(items: Sequence[Item], targets: Sequence[int]) -> int:
    """How many of a run of offices are over, as "rồi" before a later one tells: "Phó Bí thư rồi Bí thư"."""
    turns = (
        n
        for n, (one, other) in enumerate(pairwise(targets), 1)
        if any(item.text == "rồi" for item in items[one + 1 : other])
    )
    return max(turns, default=0)


def is_new_there(items: Sequence[Item], run: Run) -> bool:
    """True for "Giám đốc Sở Y tế mới", not "Giám đốc Sở Y tế tỉnh X mới", of a new province."""
    body = items[run.at[-1]].offices[-1].body
    unit = body.root.unit if body is not None else None
    return items[run.last - 1].text == "mới" and (unit is None or unit.name is None)

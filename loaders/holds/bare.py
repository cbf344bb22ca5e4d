"""Posts given or left that hardly a verb tells of.

"Ông A lên Giám đốc X", "Năm 2013, ông A về tỉnh với cương vị Giám đốc X", "Từ nay, Giám đốc X là ông A",
"Giám đốc X mới được bầu, ông A, …", "nhiệm kỳ Giám đốc X của ông A đã kết thúc".
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from loaders.holds.agents import who
from loaders.holds.joint import POSTS, chosen, is_chosen
from loaders.holds.replaced import NEWLY, named_as_replaced
from loaders.offices.attach import Tie
from loaders.offices.event import Departure, Event
from loaders.offices.groups import group
from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.runs import Run
from loaders.offices.says import is_act, said
from loaders.offices.years import FROM_NOW
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_OVER: Final = tuple(_CUES["is_over"])
_BEHIND: Final = frozenset(_CUES["when_given"]) | {"thay", "sau", "khi", "thì", "để"}
_SINCE: Final = re.compile(rf"{FROM_NOW}(?: (?:sẽ|thì|chính thức))?$")
_TERM: Final = frozenset({"kỳ"})  # "nhiệm kỳ | Giám đốc X"
_OPEN_SEAT: Final = r"(?:(?:đã|bị|đang|vẫn) )*(?:bỏ trống|để trống|còn trống|trống|khuyết|bỏ ngỏ)(?: \w+)?"
_VACANT: Final = re.compile(
    rf"{_OPEN_SEAT} (?:(?:kể từ|từ|sau) khi"
    r"|(?:kể từ|từ)(?: (?:ngày|tháng|năm|đầu|giữa|cuối))?(?P<day>(?: [\d/.-]+){1,6})"
    r" , (?:(?:từ|sau) )?(?:khi|ngày|lúc))"
)
_FILLED: Final = re.compile(  # "… để trống từ tháng 4 nay đã có người thay, đó"
    r"(?:(?!\b(?:chưa|không|sẽ|sắp|sớm|dự kiến|cần)\b)[^.;])*"
    r"\b(?:có (?:chủ(?: mới)?|người (?:thay|thay thế|mới|đảm nhiệm|đảm nhận|tiếp quản|ngồi vào))"
    r"|được lấp(?: đầy)?)(?: ,)?(?: đó| ấy)?"
)
_SEATS: Final = POSTS | {"ghế", "trí", "chức", "danh", "vụ"}
_LETS_GO: Final = frozenset(_CUES["lets_go"])
_ASIDE: Final = 20  # items between such a post and who is given it
_NEAR: Final = 16  # items that tell that a post is vacant
_IN_ROLE: Final = frozenset(_CUES["in_role"])
_SUCCEEDS: Final = NEWLY | frozenset(
    {"thay", "thay thế", "thế", "kế", "nhiệm", "được", "cử", "lên", "về", "sang", "sẽ", "người"}
)
_NOW: Final = 12  # items that tell from when on
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LATER: Final = frozenset({"sau", "đó", "ấy"})  # "ba năm | sau", "cuối năm | ấy"
_TIMES: Final = frozenset({"năm", "tháng", "/"})
_TO: Final = frozenset({"gửi", "tới", "cho", "với"})  # to whom somebody only writes
_STEP: Final = frozenset({",", ";", "rồi"})
_PLACES: Final = frozenset({"unit", "body"})
_GOES: Final = frozenset(_CUES["goes"])
_TRAVELS: Final = _GOES | frozenset(_CUES["on_the_way"])
_TAKES_UP: Final = frozenset({"sở", "nhận nhiệm vụ"})  # "lên nhận nhiệm | sở"
_FILLS: Final = frozenset(_CUES["fills"])
_THEN: Final = any_of(_CUES["filled_then"])
_THIS: Final = rf"(?:{any_of(_CUES['words_for_posts'])}) (?:này|đó|ấy|trên)"
_THIS_POST: Final = re.compile(rf"(?:{_THEN}) (?:, )?{_THIS}|{_THIS} (?:{_THEN})")
_SEAT_OPENS: Final = frozenset(words.partition(" ")[0] for words in _CUES["words_for_posts"])
_SEAT_OPEN: Final = re.compile(rf"{_THIS} (?:{_VACANT.pattern})")
_OPENING: Final = 9  # items of "Trước đó, chức vụ này" before "do"
_SETS_OUT: Final = 4  # items in which somebody is told to go


def by_words(items: Sequence[Item], runs: Sequence[Run], told: Set[int]) -> list[Event]:
    """Who is given, or has left, an office by the words around it; not those that verbs have `told`."""
    found = chosen(items, runs)
    said = {item.text for item in items} if runs else set()
    for read, cues in _READERS:
        for run in runs if not cues.isdisjoint(said) else ():
            found += read(items, run)
    return [event for event in found if event.office not in told]


def had_this(items: Sequence[Item]) -> list[Event]:
    """Who had the post just told, by words alone: "Chức vụ này trước đó do | ông A đảm nhiệm".

    He left it where the sentence goes on to tell how.
    """
    by = next((k for k in range(1, min(len(items), _OPENING)) if items[k].text == "do"), None)
    if by is None or _THIS_POST.fullmatch(phrase(items[:by])) is None:
        return []
    person = past_honorifics(items, by + 1)
    verb = person + 1 + (phrase(items[person + 1 : person + 2]) == "nắm")
    closed = verb + 1 >= len(items) or items[verb + 1].kind == "punct"
    if verb >= len(items) or items[person].kind != "name" or items[verb].text not in _FILLS or not closed:
        return []
    verbs = (k for k in range(verb + 1, len(items)) if items[k].kind == "verb")
    gone = any(said(items, k) in {"left", "retired", "moved"} for k in verbs)
    return [Event(verb, (person,), "left" if gone else "former", verb, again=True)]


def left_open(items: Sequence[Item], ties: Sequence[Tie]) -> list[Departure]:
    """Whose post is told to be open since he was given another one.

    "Chức danh này khuyết từ tháng 5, khi | Chủ tịch X A được bổ nhiệm làm Y".
    """
    named = next((tie for tie in ties if tie.office + 1 == tie.person), None)
    if named is None or items[0].text.partition(" ")[0] not in _SEAT_OPENS:
        return []
    opened = _SEAT_OPEN.fullmatch(phrase(items[: named.office]))
    goes = _goes_elsewhere(items, named.person) if opened else None
    given = goes is not None and said(items, goes) == "appointed"
    return [Departure(named.person, goes, moved=True)] if goes is not None and given else []


def _rises(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Ông A (vừa) lên | Giám đốc X": nothing but when, where and why may follow."""
    k = run.first - 1
    if k < 1 or items[k].text != "lên":
        return
    person = k - 1
    while person > 0 and (items[person].text in NEWLY or items[person].text == "được"):
        person -= 1
    closed = run.last >= len(items) or items[run.last].kind == "punct" or items[run.last].text in _BEHIND
    if closed and is_person(items[person]):
        yield from (Event(office, (person,), "appointed", k) for office in run.at)
    elif closed and _climbs(items, k):
        yield from (Event(office, who(items, k, run.last), "appointed", k) for office in run.at)


def _climbs(items: Sequence[Item], k: int) -> bool:
    """True for a further step: "làm Phó Giám đốc X, ba năm sau | lên Giám đốc", "rồi | lên Y".

    Not "gửi Phó Giám đốc X, rồi | lên Giám đốc".
    """
    last = next((n for n in range(k - 1, -1, -1) if items[n].kind == "office"), None)
    if last is None or not any(map(is_person, items[:k])) or items[last - 1].text in _TO:
        return False
    if items[last - 1].text == "lên" and not (is_person(items[last - 2]) or _climbs(items, last - 1)):
        return False  # "báo cáo lên Bí thư X, năm 2010 lên Thủ tướng"
    deputy = items[last].offices[0].title.removeprefix("Phó ") == items[k + 1].offices[0].title
    behind = k - 1 - (items[k - 1].text == "thì")
    timed = items[behind].text in _LATER or _YEAR.fullmatch(items[behind].text) is not None
    then = items[behind].text == "rồi" or phrase(items[max(0, behind - 1) : k]) in {"sau đó", "tiếp đó"}
    then = then and items[last - 1].kind == "verb"
    return (timed and items[behind - 1].text in _TIMES) or then or (deputy and items[behind].text in _STEP)


def _comes(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Năm 2013, ông A về tỉnh với cương vị | Giám đốc X", "… lên nhận nhiệm sở, với chức | Giám đốc X".

    Only where a month or a year is told: else he may come on a visit.
    """
    role = next((n for n in (2, 3) if phrase(items[max(0, run.first - n) : run.first]) in _IN_ROLE), 0)
    if not role or items[run.first].offices[0].status is not None:
        return
    first = run.first - role
    k = first - 1 - (items[first - 1].text == ",")
    while k >= 0 and is_of_date(items[k]):  # "rồi trở lại ngành cũ vào tháng 10/2023 | với cương vị X"
        k -= 1
    while k >= 0 and (items[k].kind in _PLACES or items[k].text in _TRAVELS or _is_sent(items, k)):
        k -= 1
    told = items[k + 1 : first]
    if k < 0 or not any(item.text in _GOES or item.kind == "verb" for item in told[:_SETS_OUT]):
        return
    start = clause_start(items, run.first)
    clause = [item.text for item in items[start:first]]
    dated = any(word in {"tháng", "năm"} and then[:1].isdigit() for word, then in pairwise(clause))
    joins = items[k].text == "rồi" or (items[k].text == "," and k > start)
    if dated and (is_person(items[k]) or joins or _TAKES_UP & set(clause)):
        yield from (Event(office, who(items, first, run.last), "appointed", first) for office in run.at)


def _is_sent(items: Sequence[Item], k: int) -> bool:
    """True for a verb by which somebody is moved, or takes up a post."""
    return items[k].kind == "verb" and (said(items, k) == "moved" or items[k].text.startswith("nhận "))


def _is_now(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Từ nay, Giám đốc X là | ông A", "Giám đốc X từ hôm nay là | ông A"."""
    k = next((n for n in range(run.last, min(len(items), run.last + _NOW)) if items[n].text == "là"), None)
    if k is None or past_honorifics(items, k + 1) >= len(items):
        return
    opening = phrase(items[: run.first]).removesuffix(" ,") if run.first < _NOW else ""
    told = phrase(items[run.last : k])
    person = past_honorifics(items, k + 1)
    since = _SINCE.fullmatch(told) or (not told and _SINCE.fullmatch(opening))
    if since and items[person].kind == "name":
        yield from (Event(office, (person,), "appointed", k) for office in run.at)


def _is_new(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Giám đốc X mới được bổ nhiệm, | ông A, cho biết …": whoever stands between commas."""
    k = run.last - (items[run.last - 1].text in NEWLY)  # "Giám đốc X mới" is read as one
    opens = run.first == 0 or items[run.first - 1].kind == "punct"  # not "Với Giám đốc X vừa được bầu, ông A"
    if not opens or k + 3 >= len(items) or items[k].text not in NEWLY or not is_chosen(items, k + 1):
        return
    comma = next((n for n in range(k + 1, min(len(items), k + 6)) if items[n].text == ","), len(items))
    person = past_honorifics(items, comma + 1)
    if person + 1 < len(items) and items[person].kind == "name" and items[person + 1].text == ",":
        yield from (Event(office, (person,), "appointed", k) for office in run.at)


def _follows(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Ông A kế nhiệm bà B trong vai trò | Giám đốc X", "Thay bà B trên cương vị | Giám đốc X là ông A"."""
    old = run.first - 4
    if old < 1 or phrase(items[old + 1 : run.first]) not in _IN_ROLE or not is_person(items[old]):
        return
    if not named_as_replaced(items, old):
        return
    k = over_honorifics(items, old)
    while k >= 0 and items[k].text in _SUCCEEDS:
        k -= 1
    new = past_honorifics(items, run.last + 1) if k < 0 or ends_clause(items[k]) else k
    named = new < run.first or (run.last < new < len(items) and items[run.last].text == "là")
    if named and is_person(items[new]):
        yield from (Event(office, (new,), "appointed", old + 1) for office in run.at)
        one = [office for office in run.at if items[office].offices[0].seats != "many"]
        yield from (Event(office, (old,), "left", old + 1, replaced=True) for office in one)


def _is_vacant(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Ghế Giám đốc X bỏ trống từ khi | ông A nghỉ hưu", "… từ ngày 1/4, khi | ông A được bầu làm Y"."""
    if run.last >= len(items) or items[run.at[-1]].offices[0].seats == "many":
        return
    near = range(run.last, min(len(items), run.last + _NEAR))
    person = next((k for k in near if items[k].kind == "name"), len(items))
    if person + 1 >= len(items) or phrase(items[run.first - 1 : run.first]) not in _SEATS:
        return
    vacant = _VACANT.fullmatch(phrase(items[run.last : over_honorifics(items, person) + 1]))
    if vacant and (goes := _goes_elsewhere(items, person)) is not None:
        told = said(items, goes) == "appointed" or vacant["day"] is not None
        yield from (Event(office, (person,), "left", goes, replaced=not told) for office in run.at)


def _goes_elsewhere(items: Sequence[Item], person: int) -> int | None:
    """The verb by which somebody goes, or is given another post: "ông A (vừa) được X | bầu làm Y"."""
    goes = person + 1
    while goes + 1 < len(items) and (
        items[goes].text in NEWLY or items[goes].text == "được" or items[goes].kind == "body"
    ):
        goes += 1
    if goes >= len(items) or items[goes].kind != "verb":
        return None
    new = said(items, goes) == "appointed" and (is_act(items[goes]) or items[goes].text.startswith("được "))
    return goes if new or said(items, goes) in {"retired", "moved", "left"} else None


def _is_filled(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Ghế Giám đốc X (để trống) đã có người thay, đó là | ông A"; two where it has several seats."""
    if run.first == 0 or items[run.first - 1].text not in _SEATS:
        return
    near = range(run.last, min(len(items), run.last + _ASIDE))
    k = next((k for k in near if items[k].text in {"là", ":"}), run.last)
    first = past_honorifics(items, k + 1)
    if (
        first >= len(items)
        or items[first].kind != "name"
        or not _FILLED.fullmatch(phrase(items[run.last : k]))
    ):
        return
    people = group(items, first)
    if len(people) == 1 or all(items[office].offices[0].seats != "one" for office in run.at):
        yield from (Event(office, tuple(people), "appointed", k) for office in run.at)


def _ends(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Chức Giám đốc X của | ông A đã kết thúc"."""
    person = past_honorifics(items, run.last + 1)
    if run.first == 0 or items[run.first - 1].text not in POSTS | _TERM or person >= len(items):
        return
    if items[run.last].text != "của" or not is_person(items[person]):
        return
    k = person + 1
    while k < len(items) and (items[k].text in NEWLY or items[k].text in {"chính", "thức", "cũng"}):
        k += 1
    if phrase(items[k : k + 2]).startswith(_OVER) and over_honorifics(items, person) == run.last:
        yield from (Event(office, (person,), "left", k) for office in run.at)


def _fronted(items: Sequence[Item], run: Run) -> Iterator[Event]:
    """ "Chức Giám đốc X | ông A đã thôi giữ từ ngày 5/3": the post told first, and none behind the verb."""
    person = past_honorifics(items, run.last + (phrase(items[run.last : run.last + 1]) == ","))
    if run.first == 0 or items[run.first - 1].text not in _SEATS or person >= len(items):
        return
    k = person + 1
    while k < len(items) and items[k].text in NEWLY:
        k += 1
    verb = phrase(items[k : k + 1])
    if verb not in _LETS_GO or not is_person(items[person]):
        return
    whole = " " in verb  # "thôi giữ" with more behind, but not "thôi việc"
    closed = all(
        item.kind == "punct"
        or is_of_date(item)
        or item.text in {"từ", "kể"}
        or (whole and item.kind == "word" and item.text not in _SEATS)
        for item in items[k + 1 : k + 2]
    )
    if closed:
        yield from (Event(office, (person,), "left", k) for office in run.at)


# Each with words of which one stands in every sentence that it reads.
_READERS: Final[tuple[tuple[Callable[[Sequence[Item], Run], Iterator[Event]], frozenset[str]], ...]] = (
    (_rises, frozenset({"lên"})),
    (_is_now, frozenset({"nay", "giờ", "từ"})),
    (_is_new, NEWLY),
    (_comes, frozenset(words.rpartition(" ")[2] for words in _IN_ROLE)),
    (_follows, frozenset(words.rpartition(" ")[2] for words in _IN_ROLE)),
    (_ends, frozenset({"của"})),
    (_is_vacant, frozenset({"trống", "khuyết", "ngỏ"})),
    (_is_filled, frozenset({"chủ", "người", "lấp"})),
    (_fronted, _LETS_GO),
)

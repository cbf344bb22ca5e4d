"""Whom a sentence names behind an office: behind a dash, a comma, a colon, a bracket, "là"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.offices.groups import each, group
from loaders.offices.items import (
    Item,
    ends_clause,
    is_of_date,
    is_person,
    opens_line,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.runs import Run, right_person
from loaders.text.lexicon import lists

AFTER_NAME: Final = frozenset({",", "-", "(", "–"})
_FOR: Final = lists("clauses.toml")["stands_for"]
# before the office of an entry
_BEFORE_ENTRY: Final = frozenset({";", ":", ".", ",", "-", "+", "(", "*", "•"})
_AFTER_ENTRY: Final = frozenset({";", ".", ",", "(", ")", "-"})
_HAS: Final = frozenset({"có", "gồm"})  # before those who once held an office
_OTHERS: Final = ("và nhiều", "và các", "và một số", "cùng các", "cùng nhiều")  # closes a list of people
_CLOSED: Final = frozenset({",", "(", ".", ";"})  # behind one of whom nothing more is told
_WHO: Final = frozenset({"người", *lists("cues.toml")["origin"], *lists("cues.toml")["relatives"]})
_CAPACITY: Final = [w.split() for w in ("cương vị", "tư cách", "vai trò", "vị là", "cách là", "trò là")]
_QUOTED: Final = [words.split() for words in lists("cues.toml")["quoted_before"]]
_POSTS: Final = frozenset({"office", "body", "unit"})
# "Người tiền nhiệm của | tân Bí thư X là …"
_OF: Final = frozenset({"cho", "của", "với", "thay", "trước", "cạnh"})
_BALLOT, _NO_BALLOT = lists("cues.toml")["by_ballot"], lists("cues.toml")["no_ballot"]
_TAKES: Final = tuple(f" {words}" for words in lists("cues.toml")["takes"])
_LATELY: Final = frozenset(lists("cues.toml")["lately"])
_HERE: Final = frozenset({"ở", "tại", "hiện", "nay"})  # "Ở xã X, Bí thư Đảng ủy là ông A", not "Khi đó, …"
_OPENER: Final = 10  # items of an opening phrase
_JOINED: Final = frozenset({"và", "cùng", "với"})
_REST: Final = 6  # items of the rest of a body's name that is not known
_ASIDE: Final = 16  # items of what brackets or dashes tell, at most


def dashed(items: Sequence[Item], found: Sequence[Run], n: int, dashed: int | None) -> int | None:
    """The person behind the dash of a run in a list "Bí thư Tỉnh ủy - A, Chủ tịch HĐND tỉnh - B".

    Of the first of such a list only where the next run goes on so. Also behind "là": "Bí thư là A, …".
    """
    run = found[n]
    if (person := _equated(items, found, n)) is not None:
        return person
    if run.last >= len(items) or items[run.last].text != "-":
        return None
    person = right_person(items, run.last + 1)
    if person is None or dashed is not None:
        return person
    if n + 1 == len(found) or found[n + 1].first != person + 2 or items[person + 1].text != ",":
        return None
    after = found[n + 1].last
    goes_on = after < len(items) and items[after].text == "-" and right_person(items, after + 1) is not None
    return person if goes_on else None


def _equated(items: Sequence[Item], found: Sequence[Run], n: int) -> int | None:
    """The person behind "là" in a list of at least two: "Bí thư X là ông A, Phó Bí thư X là bà B"."""
    person, run = _named_is(items, found[n]), found[n]
    if person is None:
        return None
    joins = {",", "và", ";"}
    goes_on = n + 1 < len(found) and found[n + 1].first == person + 2 and items[person + 1].text in joins
    went_on = n > 0 and items[run.first - 1].text in joins and _named_is(items, found[n - 1]) == run.first - 2
    return person if went_on or (goes_on and _named_is(items, found[n + 1]) is not None) else None


def _named_is(items: Sequence[Item], run: Run) -> int | None:
    """Who is named behind an office and "là"."""
    k = past_honorifics(items, run.last + 1)
    told = k < len(items) and items[run.last].text == "là" and items[k].kind == "name"
    return k if told else None


def after_dash(items: Sequence[Item], run: Run) -> int | None:
    """The person behind a dash: "Bí thư Tỉnh ủy - A", unless the dash opens what is said of the name."""
    k = run.last
    if k + 1 >= len(items) or items[k].text != "-":
        return None
    found = right_person(items, k + 1)
    return None if found is None or has_own(items, found) else found


def all_dashed(items: Sequence[Item], run: Run, first: int) -> list[int]:
    """Those behind the dash of an office of several seats: "Phó Chủ tịch - A, B; …"; else the first alone.

    Also behind "là": "Phó Bí thư là bà A và ông B".
    """
    people = group(items, first)
    end = people[-1] + 1
    several = all(items[k].offices[0].seats != "one" for k in run.at)
    listed = items[run.last].text in {"-", "là"}
    return people if several and listed and (end >= len(items) or items[end].text in {";", "."}) else [first]


def named_behind(items: Sequence[Item], run: Run) -> int | None:
    """The person whom a sentence or clause that begins with a run names behind it.

    "Chủ nhiệm X là đồng chí A", "Bí thư X (ông A)", "tân Giám đốc X: Thượng tá A", "Với cương vị X, ông (A)",
    "Theo (lời) Chủ tịch X, ông A, …", "chúc mừng tân Bộ trưởng X, ông A".
    """
    new = items[run.at[0]].offices[0].status == "new"
    fresh = new or items[run.last - 1].text == "mới"
    k, before = (
        _past_now(items, run.last, fresh),
        [item.text for item in items[max(0, run.first - 2) : run.first]],
    )
    if k + 1 >= len(items):
        return None
    sign, found = items[k].text, right_person(items, k + 1)
    if before in _CAPACITY and sign == ",":
        found = k + 1 if items[k + 1].kind == "short" else found
        dated = any(a.text == "năm" and b.text.isdigit() for a, b in pairwise(items[: run.first]))
        return None if dated else found  # "Năm 2010, trên cương vị X, ông …": he need not hold it still
    taken = sign == "là" and _is_taken(items[: run.first])
    named = items[k + 1].kind == "honorific" or taken or (new and sign == "," and not before)
    if found is None or not named:
        return None
    if before == ["nhiệm", "của"] and sign == ",":
        return None  # "Người tiền nhiệm của tân Bí thư X, ông A, …"
    opens = opens_line(items, run.first) or before[-1] in {";", ".", ":", "và", "có"}
    opens = opens or (
        fresh and before[-1].rpartition(" ")[2] not in _OF
    )  # "Công an tỉnh đón tân Giám đốc là …"
    if sign == "(":
        return found if items[found + 1 : found + 2] and items[found + 1].text == ")" else None
    if sign == "là" or (items[k].kind == "verb" and sign.endswith(" là")):  # "Bí thư X khi đó là ông A"
        opens = opens or (is_opened(items[: run.first]) and items[0].text.lower() in _HERE)
        opens = opens or taken or is_ballot(items[: run.first])
        apart = has_own(items, found) and not _is_aside(items, found)
        return found if opens and (fresh or not apart) else None
    if sign == ":":
        return found if fresh else None
    if sign != ",":
        return None
    first = not before or ends_clause(items[run.first - 1]) or is_opened(items[: run.first])
    first = first or before == ["đương", "kim"]
    if new or before == ["theo"] or before in _QUOTED:
        another = new and not first and _acts(items, found + 1) and items[found + 1].text not in _CLOSED
        said = not another and _is_said(items, found + 1, new)  # "Chúc mừng tân Y, ông A | nói": another
        return found if said and not has_own(items, found) else None
    if first and items[run.at[0]].many:
        return found if _are_several(items, found) else None
    opened = run.first == 1 and before == ["là"]  # "Là Chủ tịch X, chị A vẫn …"
    first = first or _follows_pair(items, run.first)
    acts = _acts(items, found + 1) or _precedes_pair(items, found + 1)
    return found if (first or opened) and acts else None


def _precedes_pair(items: Sequence[Item], k: int) -> bool:
    """True before one more office with its holder behind it: "Bí thư X, ông A|, và Chủ tịch Y(,) bà B".

    Also behind a semicolon and a comma: "Bí thư X, ông A|; Chủ tịch Y, bà B".
    """
    k += k < len(items) and items[k].text == ","
    if k + 1 >= len(items) or items[k].text not in {"và", ";"} or items[k + 1].kind != "office":
        return False
    listed = items[k].text == ";"
    k += 2
    while k + 1 < len(items) and (items[k].kind == "office" or items[k + 1].kind == "office"):
        k += 1
    comma = k < len(items) and items[k].text == ","
    introduced = items[k + comma : k + comma + 1]
    if listed and not (comma and introduced and introduced[0].kind == "honorific"):
        return False
    return right_person(items, k + comma) is not None


def _follows_pair(items: Sequence[Item], k: int) -> bool:
    """True behind an office with its holder behind it: "Bí thư X, ông A, và | Chủ tịch Y, bà B"."""
    if k < 4 or items[k - 1].text != "và":
        return False
    person = k - 3 if items[k - 2].text == "," else k - 2
    before = over_honorifics(items, person) if items[person].kind == "name" else 0
    post = before - 1 if items[before].text == "," else before
    return before > 0 and items[post].kind == "office"


def _is_aside(items: Sequence[Item], person: int) -> bool:
    """True where commas close what stands behind a name: "Chủ tịch X là ông A, Phó Bí thư Y, | cho biết"."""
    k = person + 2
    while k < len(items) and (items[k].kind in _POSTS or items[k].text in {",", "kiêm"}):
        k += 1
    return k >= len(items) or ends_clause(items[k]) or items[k - 1].text == ","


def _past_now(items: Sequence[Item], k: int, new: bool) -> int:
    """Past "hiện nay", "đương nhiệm", or a day from which it is so: "Bí thư X | , từ ngày 1/3, | là ông A".

    Of a new one also "tân Bí thư | từ tuần trước | : ông A".
    """
    words = [item.text for item in items[k : k + 3]]
    if words in (["hiện", "nay", "là"], ["hiện", "tại", "là"]):
        return k + 2
    if words[:1] == ["vẫn"] and words[1:2] == ["là"]:
        return k + 1
    if words[:2] == ["đương", "nhiệm"]:
        return k + 2
    n = k + (words[:1] == [","])
    if [item.text for item in items[n : n + 1]] not in (["từ"], ["kể"]):
        return k
    while n < len(items) and (is_of_date(items[n]) or (new and items[n].text in _LATELY)):
        n += 1
    n += n < len(items) and items[n].text == ","
    ends = {"là", ":"} if new else {"là"}
    return n if n < len(items) and items[n].text in ends else k


def is_opened(items: Sequence[Item]) -> bool:
    """True for words that open a sentence up to a comma, and tell of nobody: "Trước đó, ", "Sáng 5/3, "."""
    told = all(item.kind in {"word", "punct", "unit"} for item in items)
    return items[-1].text == "," and len(items) < _OPENER and told and items[0].text not in _FOR


def _is_taken(items: Sequence[Item]) -> bool:
    """True for words by which a body arrests somebody: "Ngày 5/3, Công an X bắt | Giám đốc Y là A".

    Not "Người đòi Công an X bắt | Giám đốc Y là A", of who asks for it.
    """
    comma = next((n for n, item in enumerate(items) if item.text == ","), 0)
    opens = comma + 1 if comma and is_opened(items[: comma + 1]) else 0
    acts = [item.kind for item in items[opens : opens + 1]] == ["body"]
    return acts and f" {phrase(items[opens + 1 :]).lower()}".endswith(_TAKES)


def is_ballot(items: Sequence[Item]) -> bool:
    """True for words that open a ballot's outcome: "Theo kết quả kiểm phiếu, | hai Phó Chủ tịch X là …"."""
    if not items or len(items) > _OPENER or any(item.kind not in {"word", "punct", "verb"} for item in items):
        return False
    told = f" {phrase(items).lower()} "
    return any(f" {cue} " in told for cue in _BALLOT) and not any(f" {cue} " in told for cue in _NO_BALLOT)


def _acts(items: Sequence[Item], k: int) -> bool:
    """True where what somebody does is told from item k on: "Chủ tịch UBND xã X, ông A | cho biết …"."""
    k = _past_aside(items, k)
    k += k < len(items) and items[k].text == ","
    joined = k >= len(items) or items[k].text in {"và", "với", "hoặc"}
    return not joined and items[k].kind in {"word", "verb"}


def _are_several(items: Sequence[Item], first: int) -> bool:
    """True for two or more of whom something is told: "Hai Phó Chủ tịch X, | ông A và bà B, cùng dự"."""
    people = group(items, first)
    last = people[-1]
    apart = has_own(items, last) and items[last + 1].text != "("  # "ông A và bà B, Giám đốc Y"
    return len(people) > 1 and not apart and _acts(items, last + 1)


def _past_aside(items: Sequence[Item], k: int) -> int:
    """Past what brackets or dashes tell of the one before: "Chủ tịch X, ông A | - nguyên Bí thư Y - | kể"."""
    close = {"(": ")", "-": "-"}.get(items[k].text) if k < len(items) else None
    told = range(k + 1, min(len(items), k + _ASIDE))
    end = next((n for n in told if items[n].text == close), k)
    return k if end == k or any(is_person(item) for item in items[k:end]) else end + 1


def _is_said(items: Sequence[Item], k: int, new: bool) -> bool:
    """True where one named behind a comma is no second person: "Theo Chủ tịch X, ông A| , địa phương …".

    Not "Theo Chủ tịch X, ông A| , trú tại thôn Y, đã …" nor "…, ông A| là nạn nhân".
    """
    if new:
        return k >= len(items) or items[k].text in _CLOSED or _acts(items, k)
    behind = [item.text for item in items[k : k + _OPENER]]
    return behind[:1] == [","] and behind.count(",") == 1 and not set(behind[1:2]) & _WHO


def after_colon(items: Sequence[Item], run: Run) -> list[int]:
    """Those whom an entry of a list names behind its office: "Bí thư Đảng ủy: A; các Phó Bí thư: B, C".

    Of an office that one alone holds several were it once: "nguyên Chủ tịch nước: A, B; …".
    """
    k = run.last
    person = right_person(items, k + 1) if k < len(items) and items[k].text == ":" else None
    once = items[run.at[-1]].offices[0].status == "former"
    before = _BEFORE_ENTRY | _HAS if once else _BEFORE_ENTRY
    if person is None or (run.first > 0 and items[run.first - 1].text not in before):
        return []
    several = once or all(items[n].offices[0].seats != "one" for n in run.at)
    opens = run.first == 0 or (run.first == 1 and items[0].kind == "punct")
    people = (each if several and opens else group)(items, person)  # "• Ủy viên X: A, Giám đốc Y; B, …"
    last = people[-1] + 1
    closed = last >= len(items) or items[last].text in _AFTER_ENTRY  # "Chủ tịch xã: A đã …" is what he says
    closed = closed or (once and phrase(items[last : last + 2]).startswith(_OTHERS))
    return people if closed and (several or len(people) == 1) else []


def opens_entry(items: Sequence[Item], person: int) -> bool:
    """True for one named behind a colon, as the entries of a list are."""
    k = over_honorifics(items, person)
    return k >= 0 and items[k].text == ":"


def is_of_next(items: Sequence[Item], run: Run, left: int) -> bool:
    """True in a list for a body cut short: "Chủ nhiệm X A, | Chủ nhiệm Y rừng biển B|, Chủ nhiệm Z C"."""
    before = over_honorifics(items, left)
    rest = range(run.last, min(len(items), run.last + _REST))
    end = next((n for n in rest if _is_called(items[n])), None)
    if before < 0 or items[before].kind != "office" or end is None or end == run.last:
        return False
    if any(item.kind != "word" or item.text in _JOINED for item in items[run.last : end]):
        return False
    behind = items[end + 1 : end + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].kind != "office":
        return False
    alike = behind[1].offices[0].title == items[run.at[0]].offices[0].title
    return alike or right_person(items, end + 3) is not None


def _is_called(item: Item) -> bool:
    """True for a name, also for one of whom nothing is told."""
    return item.kind == "name" or (item.kind == "word" and " " in item.text)


def has_own(items: Sequence[Item], person: int) -> bool:
    """True for one whose office stands right behind the name: "A, Bí thư …", "A - …", "A (…"."""
    behind = items[person + 1 : person + 3]
    return len(behind) == 2 and behind[0].text in AFTER_NAME and behind[1].kind == "office"

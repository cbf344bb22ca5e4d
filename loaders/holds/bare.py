"""Posts given or left that hardly a verb tells of.

"Ông A lên Giám đốc X", "Từ nay, Giám đốc X là ông A", "Giám đốc X mới được bầu, ông A, …", "nhiệm kỳ Giám đốc X
của ông A đã kết thúc".
"""

import re
from collections.abc import Iterator, Sequence

from loaders.holds.joint import POSTS, is_chosen
from loaders.holds.replaced import NEWLY
from loaders.offices.event import Event
from loaders.offices.items import Item, is_person, over_honorifics, past_honorifics, phrase
from loaders.offices.runs import Run
from loaders.offices.verbs import FROM_NOW, said
from loaders.text.lexicon import lists

_CUES = lists("cues.toml")
_OVER = tuple(_CUES["is_over"])
_BEHIND = frozenset(_CUES["when_given"]) | {"thay", "sau", "khi", "thì", "để"}
_SINCE = re.compile(rf"{FROM_NOW}(?: (?:sẽ|thì|chính thức))?$")
_TERM = frozenset({"kỳ"})  # "nhiệm kỳ | Giám đốc X"
_NOW = 12  # items that tell from when on


def bare(items: Sequence[Item], runs: Sequence[Run]) -> list[Event]:
    """Who is told to be given, or to have left, an office by the words around it."""
    found: list[Event] = []
    for run in runs:
        for read in (_rises, _is_now, _is_new, _ends):
            found += read(items, run)
    return found


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
    k = run.last
    if k + 3 >= len(items) or items[k].text not in NEWLY or not is_chosen(items, k + 1):
        return
    comma = next((n for n in range(k + 1, min(len(items), k + 6)) if items[n].text == ","), len(items))
    person = past_honorifics(items, comma + 1)
    if person + 1 < len(items) and items[person].kind == "name" and items[person + 1].text == ",":
        yield from (Event(office, (person,), "appointed", k) for office in run.at)


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

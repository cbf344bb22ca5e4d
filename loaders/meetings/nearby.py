"""Units told by their type alone among those who take part: "lãnh đạo đặc khu", "cuộc họp với tỉnh"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise
from typing import Final

from loaders.meetings.marked import BODY, Marked
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of, begun
from loaders.text.lexicon import rows
from loaders.text.page import Mention

_SITTING: Final = re.compile(
    r"(?i:(?:phiên họp|hội nghị) (?:lần )?(?:thứ nhất|đầu tiên)"
    r"(?:[^.;:]{0,60}, (?P<body>Ban Chấp hành)(?= (?:đã |tiến hành |thống nhất )*bầu)"
    r"| (?:của )?(?P<own>Ban Chấp hành)"
    r"(?=\s?[,.;]| (?:khóa mới|diễn ra|được tổ chức|vào|ngày|sáng|chiều|tối)\b))"
    r"|(?P<sits>Ban Chấp hành)(?= (?:khóa mới |mới |đã |tiến hành )*(?:họp|tổ chức|có)"
    r" (?:phiên(?: họp)?|hội nghị) (?:lần )?(?:thứ nhất|đầu tiên)\b))"
)
_DEPUTIES: Final = re.compile(
    r"(?:^|(?<=[.;,] ))(?P<deputies>Đoàn)(?= (?:đã |sẽ |vừa |cũng |tiếp tục )*tổ chức\b)", re.MULTILINE
)
_PARTY: Final = re.compile(
    r"\b(?i:đoàn (?:kiểm tra|giám sát|công tác|khảo sát|thanh tra|thẩm định|liên ngành"
    r"|chủ tịch|thanh niên|TN|viên|đại biểu (?!Quốc hội)|cán bộ|trường)|tỉnh đoàn|huyện đoàn|công đoàn)\b"
)
BARE, PARTY = "place.bare", "body.party"  # the rules
_LEVELS: Final = ("hamlet", "commune", "district", "city", "province")


@cache
def _units() -> str:
    """A pattern for the types of units, those of hamlets left out."""
    return any_of({row[1] for row in rows("units.tsv") if row[2] != "hamlet"})


@cache
def _led() -> str:
    """A pattern for the words before a unit that acts, as they stand in a sentence or begin one."""
    words = vocabulary()["nearby"]["led"]
    return begun([*words, *(word[0].upper() + word[1:] for word in words)])


@cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word for one unit: after "lãnh đạo" or "với", before the end of its phrase; one that is host."""
    data = vocabulary()["nearby"]
    return (
        re.compile(
            rf"(?:{_led()})\s(?P<type>{_units()})(?=\s?[,.;)]|\s(?:{any_of(data['ends'])})\b)"
            rf"(?!,\s(?:{_units()})\s(?:{any_of(data['regions'])})\b)"
        ),
        re.compile(rf"[,;]\s(?P<type>{_units()})(?=\s(?:{any_of(data['holds'])})\b)"),
    )


@cache
def _pair() -> re.Pattern[str]:
    """Two units of one type after "lãnh đạo": "lãnh đạo hai tỉnh"."""
    data = vocabulary()["nearby"]
    return re.compile(
        rf"(?:{_led()}) (?:cả )?(?P<one>hai) (?P<other>{_units()})"
        rf"(?=\s?[,.;)]|\s(?:{any_of(data['ends'])})\b)"
    )


def bare_units(
    text: str,
    mentions: Sequence[Mention],
    places: Collection[str] = (),
    province: Callable[[int], str | None] = lambda _: None,
) -> Iterator[Mention]:
    """Mentions of the units that a bare type means: the one of that type that the page names.

    `mentions` are the page's, disjoint and in order, `places` the keys of all its places, `province` says
    which one "tỉnh" means at an offset. Where two units fit, or none, there is no mention. "Hai tỉnh" are
    the only two named: "hai" stands for the one, "tỉnh" for the other.
    """
    found = [match for pattern in _bare() for match in pattern.finditer(text)]
    pairs = list(_pair().finditer(text)) if " hai " in text else []
    if not found and not pairs:
        return
    named: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "place":
            for kind in _types(mention.ref):
                named[kind].add(mention.ref)
    starts = [m.start for m in mentions]
    for match in found:
        start, end = match.span("type")
        fitting = named.get(match["type"].lower(), set())
        if match["type"].lower() == "tỉnh" and (meant := province(start)):
            fitting = {f"tỉnh {meant}"} & set(places)
        before = bisect_left(starts, end) - 1
        if len(fitting) == 1 and (before < 0 or mentions[before].end <= start):
            yield Mention("place", start, end, next(iter(fitting)), BARE)
    for match in pairs:
        both = sorted(named.get(match["other"].lower(), ()))
        if len(both) == 2:
            for group, ref in zip(("one", "other"), both, strict=True):
                yield Mention("place", *match.span(group), ref, BARE)


@cache
def _party() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """A delegation that does something; "đoàn kiểm tra của" before who sent it; how its own name begins."""
    data = vocabulary()["nearby"]
    kinds, so = any_of(data["parties"]), any_of(data["so"])
    return (
        re.compile(
            r"(?:^|(?<=[.;,] ))(?P<party>[Đđ]oàn)"
            rf"(?= (?:(?:{so}) )*(?:{any_of(data['does'])})\b| (?:(?:{so}) )+(?:{kinds})\b)",
            re.MULTILINE,
        ),
        re.compile(rf"(?i:\bđoàn (?:{kinds}))(?: liên ngành)?(?: số \d+)? của $"),
        tuple(f"Đoàn {kind}" for kind in data["parties"] if kind != "công tác"),
    )


def bare_party(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of "Đoàn" alone that does something, as the only delegation of the page, or its sender."""
    acts, sent, kinds = _party()
    found = acts.finditer(text) if "oàn " in text else iter(())
    first = next(found, None)
    if first is None:
        return
    bodies = [m for m in mentions if m.kind == "body" and m.ref]
    named = {m.ref for m in bodies if m.ref.startswith(kinds)}
    named |= {m.ref for m in bodies if sent.search(text, max(0, m.start - 60), m.start)}
    yield from _alone(mentions, chain([first], found), named, PARTY)


def bare_bodies(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of a body said alone that is the only one of its sort that the page names by itself.

    A committee as it sits: "Tại phiên họp thứ nhất, Ban Chấp hành bầu …", "Ban Chấp hành họp phiên đầu tiên";
    the deputies of a province as they hold something: "Ngày mai, Đoàn tiếp tục tổ chức buổi tiếp xúc", where
    no other party is told of.
    """
    named = {m.ref for m in mentions if m.kind == "body" and not m.owner}
    committees = {ref for ref in named if ref.startswith("Ban Chấp hành ")} - {
        "Ban Chấp hành Trung ương Đảng"
    }
    if committees and any(map(text.lower().__contains__, (" thứ nhất", " đầu tiên"))):  # in each such
        yield from _alone(mentions, _SITTING.finditer(text), committees)
    deputies = {ref for ref in named if ref.startswith("Đoàn đại biểu Quốc hội ")}
    if deputies and not _PARTY.search(text):
        yield from _alone(mentions, _DEPUTIES.finditer(text), deputies)


@cache
def _office(head: str) -> re.Pattern[str]:
    """A department or ministry told by its kind alone that holds something: "| Sở phối hợp với … tổ chức"."""
    so = any_of(vocabulary()["nearby"]["so"])
    return re.compile(
        rf"(?P<body>{head})(?:(?<=^{head})|(?<=[.;,] {head}))"
        rf"(?= (?:(?:{so}) ){{0,3}}(?:phối hợp [^.;:\n]{{1,90}} )?"
        r"(?:tổ chức|mở|khai mạc) [^.;:\n])",
        re.MULTILINE,
    )


def bare_offices(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of "Sở", "Bộ", "Ủy ban" alone that holds something, as the only one the page names by itself.

    Where it names several, as the only one named before in the paragraph, by itself or in somebody's office.
    """
    data = vocabulary()["nearby"]
    others = tuple(data["other_offices"])
    for head in data["offices"]:
        found = list(_office(head).finditer(text)) if head in text else []
        every = [m for m in mentions if m.kind == "body" and m.ref.startswith(f"{head} ")] if found else []
        every = [m for m in every if not m.ref.startswith(others)]
        named = {m.ref for m in every if not m.owner}
        if len(named) == 1:
            yield from _alone(mentions, iter(found), named)
            continue
        for match in found:
            since = text.rfind("\n", 0, match.start()) + 1
            near = {m.ref for m in every if since <= m.start < match.start()}
            yield from _alone(mentions, iter([match]), near)


@cache
def _leader() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells behind a name that somebody leads a delegation; "trưởng đoàn" alone who says something."""
    data = vocabulary()["nearby"]
    so = any_of(data["so"])
    return (
        re.compile(rf"[^.;:\n]{{0,160}}?\b(?:{any_of(data['leads'])})(?!\w)"),
        re.compile(
            r"(?:^|(?<=[.;,] )|(?<=đồng chí ))(?P<leader>[Tt]rưởng [Đđ]oàn)"
            rf"(?: (?:{any_of(data['leader'])}))?(?= (?:(?:{so}) ){{0,2}}(?:{any_of(data['says'])})\b)",
            re.MULTILINE,
        ),
    )


def bare_leader(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of "Trưởng đoàn" alone who says something, as the only one told to lead a delegation."""
    leads, says = _leader()
    if "rưởng đoàn" not in text.lower() or (first := says.search(text)) is None:
        return
    people = [m for m in mentions if m.kind == "person"]
    ends = [*(m.start for m in people[1:]), len(text)]
    leaders = {m.ref for m, end in zip(people, ends, strict=False) if leads.match(text, m.end, end)}
    for mention in _alone(mentions, chain([first], says.finditer(text, first.end())), leaders):
        yield replace(mention, kind="person")


def _alone(
    mentions: Sequence[Mention],
    found: Iterator[re.Match[str]],
    named: Collection[str],
    rule: str = "body.bare",
) -> Iterator[Mention]:
    """What was found as mentions of the only body that is named, where none stands there."""
    starts = [m.start for m in mentions]
    for match in found if len(named) == 1 else ():
        start, end = match.span(match.lastgroup or "")
        before = bisect_left(starts, end) - 1
        if before < 0 or mentions[before].end <= start:
            yield Mention("body", start, end, next(iter(named)), rule)


@cache
def _levels() -> dict[str, int]:
    """How wide a unit of each type is."""
    return {row[1]: _LEVELS.index(row[2]) for row in rows("units.tsv")}


def is_wider(inner: str, outer: str) -> bool:
    """True when the unit of the second key may hold that of the first ("xã A, Lào Cai")."""
    one, two = (
        max((_levels()[kind] for kind in _types(ref) if kind in _levels()), default=0)
        for ref in (inner, outer)
    )
    return one < two


@cache
def _forces() -> tuple[tuple[str, ...], ...]:
    """The beginnings of the names of units of the army and the border guard, the smallest first."""
    return tuple(tuple(level) for level in vocabulary()["nearby"]["forces"])


def is_above(sentence: Marked, index: int) -> bool:
    """True for the force that the ones before it are parts of: "{Trung đoàn 5}, {Sư đoàn 7} | tổ chức"."""
    text, end, step = sentence.text, index, len(f", {BODY}")
    if index < step or not text.startswith(f"{BODY}, ", index - step):
        return False
    while text.startswith(f", {BODY}", end + 1):
        end += step
    if text.startswith((",", " và ", " cùng "), end + 1):
        return False
    chain = [_force(sentence.mentions[n].ref) for n in range(index - step, end + 1, step)]
    return all(0 <= a < b for a, b in pairwise(chain))


def _force(ref: str) -> int:
    """How large a force is; -1 of what is none."""
    return next((n for n, heads in enumerate(_forces()) if ref.startswith(heads)), -1)


def _types(ref: str) -> Iterator[str]:
    """The types that begin a place's key: one, as a rule."""
    words = ref.partition(", ")[0].split(" ")
    return (" ".join(words[:n]) for n in (1, 2, 3))

"""The day from which all orders of a page, or of one of its scenes, take effect.

"Các quyết định có hiệu lực từ ngày 1/7", "công bố hai quyết định, cùng có hiệu lực từ ngày 1/7/2020".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from loaders.dates.orders import hands_over
from loaders.holds.digests import opens_news
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, numerals, rows
from loaders.text.page import Mention, Page
from loaders.text.spelling import UPPER

EFFECT: Final = re.compile(
    r"(?:(?:hiệu lực|thời gian|kể|tính)(?: thực hiện| thi hành)*(?: kể)? từ|(?:,|năm|tháng) kể) (?:ngày )?$"
    r"|[Qq]uyết định[^.;,]{0,16} (?:áp dụng|thi hành)(?: kể)? từ (?:ngày )?$"
    r"|\b(?:[Nn]hững|[Cc]ác) (?:cán bộ|đồng chí|trường hợp|ông|vị)[^.;]{0,24}? (?:này|trên)[^.;]{0,24}? nghỉ"
    r"(?: hưu| chế độ| công tác| việc)?(?: trước tuổi)? (?:kể )?từ (?:ngày )?$"
    r"|\b[Tt]hời điểm nghỉ\b[^.;]{0,40}?(?:bắt đầu |là |kể )?từ (?:ngày )?$"
    r"|\b[Tt]ừ ngày ký(?: (?:quyết định|ban hành))?(?:[,:]| là| \()* ?\(?(?:ngày )?$"
)
_CUES: Final = lists("cues.toml")
_ANOTHER: Final = re.compile(  # opening a paragraph
    rf"\W*(?:(?:cũng|ngay|trong|vào) ){{0,3}}(?:{any_of(_CUES['another_scene'])})\b"
    rf"[^.;\n]{{0,120}}\b(?:{any_of(_CUES['scene_held'])})\b",
    re.I,
)
VACANT: Final = re.compile(
    rf"\b(?:{any_of(_CUES['vacant'])})(?: kể)? từ(?: (?:tháng|ngày|năm|đầu|giữa|cuối))*\s*$",
    re.I,
)
OF_ONE: Final = re.compile(any_of(_CUES["ordered"]))
RETIRING: Final = re.compile(
    r"(?:(?:nghỉ (?:(?:chờ )?hưu|chờ nghỉ hưu|chế độ|công tác)|về hưu"
    r"|hưởng (?:chế độ (?:hưu|bảo hiểm|BHXH)|lương hưu|BHXH|bảo hiểm xã hội))"
    r"[^,;.]{0,40}"
    r"|chuyển công tác(?: (?:đến|về|sang)[^,;.]{0,24})?|, nghỉ(?: kể)?(?= từ\b)"
    r"|từ trần|qua đời|tạ thế|hy sinh)"
    r" (?:(?:từ|vào|hồi|hôm) )?(?:ngày |tháng |năm )?$"
)
_RANKS: Final = any_of(row[0] for row in rows("honorifics.tsv") if row[2] == "rank")
_OF_ANOTHER: Final = re.compile(  # "Đại tá B, Trưởng phòng X, nhận quyết định nghỉ hưu"
    rf"\b(?:{_RANKS}) [{UPPER}]"
    rf"|[{UPPER}]\w* [{UPPER}][^.;,]{{1,40}}, (?:(?:Phó|Quyền|nguyên) )?[{UPPER}][^.;]*\bnghỉ\b"
)
_ALL: Final = re.compile(  # who retire on a day, or what says so
    r"\b(?:những|các|hai|ba|bốn|cả|thời điểm|(?<!nhận )quyết định (?:cho |về việc )?nghỉ)\b", re.I
)
_ONE_NAMED: Final = re.compile(
    rf"(?<!các )(?<!những )(?<!hai )(?<!ba )(?<!bốn )\b(?:ông|bà|đồng chí|đ/c) [{UPPER}][^;:]*\bnghỉ\b"
)
_ORDINAL: Final = re.compile(
    r"\b(?:quyết định|nghị quyết|văn bản) (?:thứ (?!nhất\b)\w+|còn lại|khác)\b", re.I
)
# "Ông A chuyển sang làm X, quyết định có hiệu lực | từ ngày 1/9": of that alone
_OF_ITS_OWN: Final = re.compile(
    r"[^.;:\n]{1,200}\b(?:làm|giữ|bổ nhiệm)\b[^.;:\n]{1,160}, quyết định (?:này )?có hiệu lực", re.I
)
# "bổ nhiệm ông A làm X|; việc bổ nhiệm (này) có hiệu lực từ ngày 5/12": of the clause before it
_OF_CLAUSE_BEFORE: Final = re.compile(
    rf"; (?:việc|(?:nghị )?quyết định)(?: (?:{any_of(_CUES['ordered'])})(?:,| và)?)+"
    r"(?: (?:này|trên|nói trên|nhân sự|cán bộ|ông|bà|sẽ|bắt đầu))*"
    r" (?:có hiệu lực|được (?:thực hiện|thi hành))\b[^.;,\n]*",
    re.I,
)
_ADDRESSED: Final = re.compile(rf"\b(?:ông|bà|đồng chí|đ/c) [{UPPER}]")
_ORDERS: Final = re.compile(r"\b(?:các|những|hai|ba|bốn|nhiều) (?:quyết định|nghị quyết|văn bản)", re.I)
_COUNTED: Final = re.compile(r"\b(hai|ba|bốn|năm|[2-9]) (?:quyết định|nghị quyết|văn bản)", re.I)
_ARE_IN_FORCE: Final = re.compile(
    r"(?: (?:này|trên|nói trên|đều|cùng|sẽ|nhân sự|bổ nhiệm|điều động|về (?:công tác )?(?:cán bộ|nhân sự)))*"
    r",? (?:có hiệu lực|được (?:thực hiện|thi hành|áp dụng)|áp dụng|thực hiện)\b"
)
_OF_THOSE_BEFORE: Final = re.compile(r"\b(?:trên|tất cả|toàn bộ|cả|đều)\b", re.I)
_TOLD_ABOVE: Final = re.compile(r"\b(?:quyết định|nghị quyết|văn bản) (?:(?:đã )?(?:nói|nêu) )?trên\b", re.I)
_THIS_ONE: Final = re.compile(r"(?<!các )(?<!những )(?<!hai )(?<!ba )(?:quyết định|nghị quyết) này\b", re.I)
_ITEM: Final = re.compile(r"\W*(?:\d{1,2}[.)]|[-–+*•])\s[^\n]*[.;]\s")  # … of a list, with a sentence before
_NUMBERED: Final = re.compile(r"quyết định (?:số )?\d+", re.I)
_SIGNED_TOO: Final = re.compile(
    r"\b(?:cũng )?(?:trong |vào )?cùng (?:ngày|thời gian|thời điểm)[^.;\n]{0,80}? "
    r"(?:ký|ban hành|có) (?:các |hai |ba )?quyết định\b",
    re.I,
)
# the one order of which a sentence tells is followed by others: "Cùng dịp, ông A đọc ba quyết định của bộ"
_MORE: Final = re.compile(
    r"[.\n]\W*(?:cùng|cũng|nhân|trong|tại|dịp|đồng thời)\b[^.\n]{0,120}"
    r"\b(?:trao|đọc|công bố|ký)\b[^.\n]{0,60}\bquyết định",
    re.I,
)
_OF_ISSUER: Final = re.compile(  # … by the first words of who he is, in small letters
    r"(?<!các )(?<!những )(?<!hai )(?<!ba )\bquyết định (?:số \S+ )?(?:(?:ký )?ngày \S+ )?của "
    r"(?:(?:đồng chí|ông|bà) )?(?:chủ tịch (?=ubnd|ủy ban))?(bộ(?= (?!chính|tư\b))|\w+ \w+)"
)
_WHO_ISSUES: Final = r"(?:(?:đồng chí|ông|bà) )?(?:chủ tịch (?=ubnd|ủy ban))?(bộ(?= (?!chính|tư\b))|\w+ \w+)"
_OF_EACH: Final = re.compile(rf"\bquyết định (?:số \S+ )?của {_WHO_ISSUES}")
_BY_EACH: Final = re.compile(  # … whose order a sentence tells: "theo quyết định của X", "X bổ nhiệm"
    rf"\bquyết định (?:số \S+ )?(?:(?:ký )?ngày \S+ )?của {_WHO_ISSUES}"
    rf"|(?:^|[,;.:\n] ?){_WHO_ISSUES}[^,;.:\n]{{0,30}}?"
    r" (?:bổ nhiệm|điều động|luân chuyển|chỉ định|phân công)\b"
)
_RETIRE: Final = re.compile(r"\b(?:nghỉ|hưu)\b")
_GIVES: Final = re.compile(r"\b(?:bổ nhiệm|điều động|luân chuyển|chỉ định|phân công)\b")
# characters before a day in which it is told to be that of a rest: "thời điểm nghỉ (hưu) kể từ"
_BRIEF: Final = 24
_ENTRIES: Final = frozenset({"date.day.entry", "date.day.item"})  # of a chronicle, each of a day of its own
_LATELY: Final = timedelta(days=45)  # an order handed over may be in force since then
_SEVERAL: Final = 2
_LONGEST: Final = 160  # characters that tell it, at most
_BACK: Final = 1000  # characters of a paragraph before a sentence in which its orders are told
_RUN: Final = 96  # characters before a day in which it is told to be that of an effect


class Effect(NamedTuple):
    """A day from which orders take effect; if it is not of all, of which."""

    day: Mention
    scene: int | None  # where the only paragraph begins that tells of those orders
    since: int  # from where on they are told: where their own gathering begins, of several
    till: int | None  # up to where: the next gathering, or "cả ba quyết định (trên) có hiệu lực từ …"
    retiring: bool  # of those who retire alone: "hai Phó Giám đốc được nghỉ hưu, thời điểm nghỉ từ …"
    issuer: str | None  # whose order it is: "Theo quyết định của Bộ trưởng, có hiệu lực từ …"

    def reaches(self, at: int) -> bool:
        """True for an offset at which a sentence begins that tells of those orders."""
        return self.since <= at and (self.till is None or at < self.till)

    def is_of(self, told: str) -> bool:
        """True for a day of what a sentence tells, in small letters; not of an order of somebody else."""
        orders = _OF_ISSUER.findall(told) if self.issuer and "quyết định" in told else []
        if orders and self.issuer not in orders:
            return False
        return not self.retiring or _RETIRE.search(told) is not None


def effect(
    page: Page, dates: Sequence[Mention], story: Sequence[Mention], is_retiring: Callable[[Mention], bool]
) -> Effect | None:
    """The only day from which a page's `dates` tell that all orders take effect; `story` are its days."""
    found = [m for m in dates if _of_all(page, m, story, is_retiring(m))]
    days = {m.ref for m in found if page.section_at(m.start).teaser is None}
    if len(days) != 1:
        return None
    start, counted = _told(page.text, found[0])
    every = counted is not None and _is_every(page.text, start, counted)
    every = every or _TOLD_ABOVE.search(page.text, start, found[0].start) is not None
    since, till = _gathering(page, start, found[0].start)
    till = found[0].start if every or _is_first_order(page.text, start, found[0].start) else till
    alone = is_retiring(found[0]) or "nghỉ" in page.text[max(start, found[0].start - _BRIEF) : found[0].start]
    alone = alone and not _GIVES.search(page.text, start, found[0].start)
    orders = _OF_ISSUER.findall(page.low, start, found[0].start)
    issuer = orders[0] if len(orders) == 1 else None
    apart = sum(m.rule in _ENTRIES for m in dates) > 1
    scene = page.section_at(found[0].start).start if apart else _scene(page, found[0], story)
    return Effect(found[0], scene, since, till, alone, issuer)


def by_issuers(page: Page, dates: Sequence[Mention]) -> dict[str, Mention]:
    """From which day the orders of each take effect, by the first words of who issues them.

    "Các quyết định của Ban Thường vụ có hiệu lực từ ngày 18/8; quyết định của Chủ tịch UBND từ ngày 1/9".
    """
    text, found = page.text, dict[str, Mention]()
    if page.low.count("quyết định của") < _SEVERAL:
        return found
    told = [m for m in dates if len(m.ref) == 10 and is_effect(text[max(0, m.start - _RUN) : m.start])]
    for first, second in pairwise(told):
        start = max(text.rfind(sign, 0, first.start) for sign in (". ", "\n")) + 1
        between = page.low[first.end : second.start]
        issuers = _OF_EACH.findall(page.low, start, first.start), _OF_EACH.findall(between)
        apart = between.startswith((";", ",", " và")) and ". " not in between and "\n" not in between
        if apart and all(len(each) == 1 for each in issuers) and issuers[0] != issuers[1]:
            found |= {issuers[0][0]: first, issuers[1][0]: second}
    return found


def issued(told: str, days: Mapping[str, Mention]) -> Mention | None:
    """The day of the order last told, in small letters, among those of each who issues some."""
    found: list[tuple[str, str]] = _BY_EACH.findall(told)
    issuers = [by or who for by, who in found]
    return next((days[issuer] for issuer in reversed(issuers) if issuer in days), None)


def is_effect(said: str) -> bool:
    """True for what is said up to a day from which orders take effect."""
    hinted = said.endswith(("ừ ", "kể ", "ngày ")) or "ừ ngày ký" in said  # so ends each that tells it
    return hinted and EFFECT.search(said, max(0, len(said) - _LONGEST)) is not None


def is_of_what_is_told(text: str, clause: int, day: int, stop: int) -> bool:
    """True for an effect, in a clause up to its day, of what the sentence tells up to a semicolon at `stop`.

    That of none in particular, or told of by what it is: "…; việc bổ nhiệm có hiệu lực từ ngày 5/12".
    """
    return not OF_ONE.search(text, clause, day) or _OF_CLAUSE_BEFORE.fullmatch(text, stop, day) is not None


def names_another(between: str) -> bool:
    """True for what is said from a sentence to a day of rest, if it tells of one whom it names itself."""
    return _OF_ANOTHER.search(between) is not None


def _of_all(page: Page, mention: Mention, story: Sequence[Mention], retiring: bool) -> bool:
    """True for the day from which all orders of a page take effect, told apart from any of them."""
    text, at = page.text, mention.start
    near = max(0, at - _RUN)
    hinted = text.find("ừ ", near, at) >= 0 or text.find("kể ", near, at) >= 0  # in each that tells it
    if len(mention.ref) < 10 or not hinted or not EFFECT.search(text, near, at):
        return False  # "kể từ giữa tháng 8" is no day
    if VACANT.search(text, near, at):
        return False  # "ghế Giám đốc X bỏ trống kể từ 10/10"
    if _is_long_before(mention, story):
        return False  # "Hôm nay, HĐND bầu ông A. | Bà B giữ quyền kể từ ngày …" of months ago
    start = max(text.rfind(sign, 0, at) for sign in (". ", "\n", ";")) + 1
    section = page.section_at(at)
    retiring = retiring or bool(_RETIRE.search(text, start, at) and not _GIVES.search(text, start, at))
    counted = _COUNTED.search(text, start, at)
    some = counted is not None and _orders(text) > (numerals().get(counted[1].lower()) or int(counted[1]))
    one = counted and not _is_every(text, start, counted) and OF_ONE.search(text, section.start, start)
    if some or one:
        return False  # of the two just told of
    if retiring and (not _ALL.search(text, start, at) or _ONE_NAMED.search(text, start, at)):
        return False  # "ông A, Giám đốc X, nghỉ hưu kể từ ngày 1/5"
    if text[start - 1 : start] == ";" and not (
        _ALL.search(text, start, at) or _ORDERS.search(text, start, at)
    ):
        return False  # "bổ nhiệm ông A làm X; | quyết định có hiệu lực từ ngày 10/10"
    if _THIS_ONE.search(text, start, at) and (_orders(text) > 1 or _COUNTED.search(text)):
        return False
    if _OF_ITS_OWN.match(text, start, at):
        return False
    if orders := _ORDERS.search(text, start, at):
        return not (":" in text[orders.end() : at] or _is_by_one_of(text, orders, at))
    if _is_of_one_named(text, section.start, start):
        return False
    if _is_of_several(text) or _ITEM.match(text, section.start, start + 1):
        return False  # of one of them
    return len({m.ref for m in story if m.start < at}) < 2 and not OF_ONE.search(text, start, at)


def _is_by_one_of(text: str, orders: re.Match[str], at: int) -> bool:
    """True for a day of the one person whom a sentence names behind the orders that it goes by.

    "Theo các quyết định do Phó Giám đốc C đọc, ông A được bổ nhiệm làm X, thời hạn 5 năm, kể từ ngày 20/1".
    """
    by_them = text[max(0, orders.start() - len("theo ")) : orders.start()].lower() == "theo "
    named = by_them and len(_ADDRESSED.findall(text, orders.end(), at)) == 1
    return named and OF_ONE.search(text, orders.end(), at) is not None


def _is_long_before(mention: Mention, story: Sequence[Mention]) -> bool:
    """True for a day long before that of the news told ahead of it, on which none of its orders begins."""
    if mention.start < (story[0].start if story else mention.end) or mention.ref.startswith("X"):
        return False
    return date.fromisoformat(story[0].ref) - date.fromisoformat(mention.ref) > _LATELY


@lru_cache(maxsize=2)  # asked for each day of a page
def _orders(text: str) -> int:
    """How many orders a page names by their numbers."""
    return len(set(_NUMBERED.findall(text)))


@lru_cache(maxsize=2)
def _is_of_several(text: str) -> bool:
    """True for a page that tells orders apart by ordinals: "quyết định thứ hai"."""
    return _ORDINAL.search(text) is not None


@lru_cache(maxsize=2)
def _last_signed(text: str) -> int:
    """Where a page last tells that an order was signed on the same day as another; -1 where it does not."""
    return max((match.start() for match in _SIGNED_TOO.finditer(text)), default=-1)


def _is_of_one_named(text: str, since: int, start: int) -> bool:
    """True behind a paragraph's one order with a number, where others of the page have theirs, or are signed.

    "Tại Quyết định số 642, … | Quyết định có hiệu lực từ ngày 15/4. … Cùng ngày, … ký Quyết định 643 …".
    """
    named = set(_NUMBERED.findall(text, max(since, start - _BACK), start))
    if len(named) > 1:
        return False
    told = len(named) == 1 or _GIVES.search(text, max(since, start - _BACK), start) is not None
    return _last_signed(text) >= start or (told and _orders(text) > 1)


def _is_first_order(text: str, start: int, at: int) -> bool:
    """True for the effect of what is told up to it, where other orders of that day are told behind it."""
    one = len(set(_NUMBERED.findall(text, start, at))) <= 1 and not _ORDERS.search(text, start, at)
    return one and _MORE.search(text, at) is not None


def _told(text: str, effect: Mention) -> tuple[int, re.Match[str] | None]:
    """Where the sentence of an effect begins, and where it counts the orders."""
    start = max(text.rfind(sign, 0, effect.start) for sign in (". ", "\n")) + 1
    return start, _COUNTED.search(text, start, effect.start)


def _is_every(text: str, start: int, counted: re.Match[str]) -> bool:
    """True for "cả ba | quyết định (này đều) có hiệu lực": those told of till then."""
    said = text[start : counted.start()].lower().endswith("cả ")
    return said and _ARE_IN_FORCE.match(text, counted.end()) is not None


def _gathering(page: Page, start: int, at: int) -> tuple[int, int | None]:
    """From where and up to where the gathering is told whose orders take effect on a day told at `at`.

    "Các quyết định có hiệu lực từ ngày 3/6. … | Buổi chiều, Sở X tổ chức lễ bàn giao": up to that. From the
    first on where all orders are meant: "Các quyết định trên". The sentence of the day begins at `start`.
    """
    body = (s for s in page.sections if s.kind == "body")
    opened = [s.start for s in body if _ANOTHER.match(page.text, s.start, s.end)]
    own = max((begin for begin in opened if begin <= at), default=0)
    every = _OF_THOSE_BEFORE.search(page.text, start, at) is not None
    return 0 if every else own, next((begin for begin in opened if begin > at), None)


def _scene(page: Page, effect: Mention, story: Sequence[Mention]) -> int | None:
    """Where the only paragraph begins whose orders take effect on a day, where others tell of orders too.

    "* 8h, Hà Nội: trao quyết định … * 14h: công bố hai quyết định, có hiệu lực từ ngày 1/7 …". Also one that
    opens with a sign and a day of its own.
    """
    text, own = page.text, page.section_at(effect.start)
    if opens_news(text[own.start : own.end]):
        return own.start
    start, counted = _told(text, effect)
    if counted is None or _is_every(text, start, counted):
        return None
    others = (s for s in page.sections if s.kind == "body" and s.start != own.start)
    until = max((s.end for s in others if hands_over(page.low[s.start : s.end])), default=0)
    days = {m.ref for m in story if m.start < own.start or own.end <= m.start < until}
    return own.start if until and len(days) > 1 else None

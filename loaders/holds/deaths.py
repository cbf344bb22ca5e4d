"""Whose death a sentence tells, so that he holds no post: "Ông A, Chủ tịch UBND xã X, đột ngột qua đời"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.holds.kin import is_relative
from loaders.holds.row import Row
from loaders.holds.together import opens
from loaders.holds.unreal import seeming
from loaders.offices.items import is_person
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_POSTS: Final = frozenset({"office", "body", "unit"})
_SIGNS: Final = frozenset({",", "-", "–", "(", ")"})
_LAST: Final = (*_CUES["dies"], *_CUES["mourned"], *_CUES["buried"], "hy sinh", "mất")
_NEEDED: Final = tuple({word.split()[-1] for word in _LAST})
_DIES: Final = re.compile(
    rf"[\s,–-]*(?:người )?(?:(?:{any_of(_CUES['before_death'])}"
    r"|sau (?:một|thời gian|cơn|ca|vụ)\b[^.;:,“”\"]{1,60},?|(?:khi|trong|trên) [^.;:,“”\"]{1,60},"
    r"|(?:vì|do) (?:bệnh|tuổi|tai nạn|bị|sức|già|ốm|đột quỵ|nhồi|mắc|lâm)\b[^.;:,“”\"]{1,60},?)\s+)*"
    rf"(?:(?:bị|gặp) (?:{any_of(_CUES['hurt'])})\b[^.;:“”\"]{{0,80}}?[\s,]+(?:(?:và|nên|rồi|đã)\s+)*)?"
    rf"(?P<verb>(?:{any_of(_CUES['dies'])})\b"
    r"|mất(?= (?:ngày|lúc|hồi|hôm|sáng|chiều|tối|đêm|rạng sáng)(?: ngày)? \d)"
    r"|hy sinh(?=\s*(?:[,.;:)]|$)| (?:khi|trong|vào|ngày|tại|ở|lúc|hồi|do)\b))",
    re.I,
)
_OTHERS: Final = re.compile(rf"\b(?:{any_of(_CUES['other_victims'])})\b", re.I)
_MOURNED: Final = re.compile(rf"\b(?:{any_of(_CUES['mourned'])})(?: (?:của|cho|cố))*\s*$", re.I)
_BURIED: Final = re.compile(rf"[\s,–-]{{0,3}}(?:(?:đã|sẽ|vừa) )?(?:{any_of(_CUES['buried'])})\b", re.I)
_OBITUARY: Final = re.compile(r"[^“”\"]{0,400}?\bđã từ trần\b", re.I)
_DAY: Final = (
    r"(?:[\d/.]{1,6}[/.]|\d\d? tháng \d\d?(?:,| năm)? )?"  # before the year: "28/3/", "15 tháng 3 năm "
)
_LIFE: Final = re.compile(  # "Ông A | (1916-1986)", "| (28/3/1912 – 25/4/1995)"
    rf"\s*\({_DAY}(?P<from>1[89]\d\d)\s*[-–]\s*{_DAY}(?P<to>(?:19|20)\d\d)\)"
)
_DIED: Final = re.compile(  # a line of a form: "Ngày mất: 9/12/2002"
    r"\W*(?:ngày|năm) mất\s*:\s*(?:ngày )?\d", re.I
)
_OF_FORM: Final = re.compile(r"[^.:\n]{0,40}|[^.:\n]{1,24}:[^\n]*")  # a line before it: "Ngày sinh: 1920"
_SPAN: Final = range(35, 106)  # years of a life: fewer may be those of a post
_BEFORE: Final = 40  # characters before a name in which a funeral is told


def needed(text: str) -> tuple[str, ...]:
    """The words of a text without one of which a sentence of it tells no death."""
    return tuple([word for word in _NEEDED if word in text])


def deaths(row: Row, text: str, words: Sequence[str], obituary: bool) -> Iterator[tuple[int, int]]:
    """The person items of those who have died, each with the offset where the telling ends.

    Told by a verb, by rites or by the years of a life.

    `words` are those that `needed` finds in the text.
    `obituary`: the page announces a death, so that a pronoun and the only one named in a sentence are meant.
    """
    if not row.who:
        return
    for k in row.who:
        if _has_lived(text, row.items[k].end):
            yield k, row.end
    if not any(text.find(word, row.start, row.end) >= 0 for word in words):
        return
    alone = len(set(row.who.values())) == 1
    for k in row.who:
        item = row.items[k]
        if not (item.text or obituary) or is_relative(row.items, k):
            continue
        end = k + 1
        while end < len(row.items) and (row.items[end].kind in _POSTS or row.items[end].text in _SIGNS):
            end += 1
        told = _DIES.match(text, row.items[end - 1].end, row.end)
        told = None if told and (_of_others(row, told) or _is_unreal(row, told.start("verb"))) else told
        if told is None and obituary and alone:
            told = _OBITUARY.match(text, item.end, row.end)
        if told:
            yield k, told.end()
            continue
        begins = row.items[opens(row.items, k) + 1].start
        mourned = _MOURNED.search(text, max(row.start, begins - _BEFORE), begins)
        if mourned or _BURIED.match(text, row.items[end - 1].end, row.end):
            yield k, row.end  # the day told behind is that of the rites


def has_died(row: Row, text: str) -> bool:
    """True for a line of a form that tells the day of a death: "Ngày mất: 9/12/2002".

    Not behind a sentence, which may name others: "Giám đốc X A kể về cha mình, liệt sĩ B. | Năm mất: 1972".
    """
    before = text[text.rfind("\n", 0, max(0, row.start - 1)) + 1 : row.start].strip()
    return bool(_DIED.match(text, row.start, row.end) and _OF_FORM.fullmatch(before))


def _has_lived(text: str, end: int) -> bool:
    """True where the years of a life stand in brackets behind a name that ends there: "A| (1916-1986)"."""
    years = _LIFE.match(text, end)
    return years is not None and int(years["to"]) - int(years["from"]) in _SPAN


def _of_others(row: Row, told: re.Match[str]) -> bool:
    """True for the death of somebody else: "ông A bị kỷ luật vì để hai công nhân tử vong"."""
    between = (i for i in row.items if told.start() < i.start < told.end())
    return any(map(is_person, between)) or _OTHERS.search(told.group()) is not None


def _is_unreal(row: Row, verb: int) -> bool:
    """True for what is only rumoured: "bác tin ông A | qua đời"."""
    k = next(n for n, item in enumerate(row.items) if item.end > verb)
    return k in seeming(row.items, (k,))

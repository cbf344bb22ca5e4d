"""Who speaks of himself in an interview: "Bà A: … Từ năm 2016 đến năm 2021, tôi làm Chủ tịch UBND xã X".

Where no answer names who gives it, the one whom the lines before the first question introduce.
"""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.layout import Sentence
from loaders.offices.event import Event
from loaders.offices.items import Item, is_of_date, past_honorifics
from loaders.offices.says import is_plain
from loaders.text.lexicon import lists
from loaders.text.page import Page, Section

_CUES: Final = lists("cues.toml")
SELF: Final = "tôi"
_THANKS: Final = re.compile(  # the last line of an interview: "Xin cảm ơn ông!"
    r"^\W*(?:xin |trân trọng |chân thành )+cảm ơn (?:ông|bà|anh|chị|bác|đồng chí)\b[^.\n]{0,40}$",
    re.M,
)
_QUOTES: Final = frozenset("\"“'‘")
_COMES_TO: Final = frozenset({"về làm", "sang làm", "lên làm"})  # verbs that tell only how one came to a post
_BETWEEN: Final = frozenset(  # "tôi" and its verb
    {"đã", "còn", "đang", "vừa", "mới", "cũng", "được", "điều", "cử", "đưa", "bị"}
)
_WHEN: Final = frozenset(_CUES["before_i"])  # right before "tôi", where it is who acts


def answered(sentences: list[Sentence], page: Page) -> list[Sentence]:
    """The sentences of a page, "tôi" who acts in the paragraph of an answer put for the one who answers."""
    if SELF not in page.low:
        return sentences
    asked = _asked(page)
    alone = _introduced(sentences, asked) if asked else None
    if alone is None and not any(map(_speaker, (items for _, _, items in sentences))):
        return sentences
    found: list[Sentence] = []
    speaker: str | None = None
    for start, end, items in sentences:
        section = page.section_at(start)
        if section.start == start:
            answers = alone is not None and start > asked and not _is_question(page, section)
            speaker = alone if answers else _speaker(items)
        told = speaker is not None and page.low.find(SELF, start, end) >= 0
        found.append((start, end, _put(items, speaker) if speaker and told else items))
    return found


def _asked(page: Page) -> int:
    """Where the first question of an interview begins that ends with thanks to the one asked; else 0."""
    if _THANKS.search(page.low) is None:
        return 0
    asks = (s.start for s in page.sections if s.kind != "headline" and _is_question(page, s))
    return next(asks, 0)


def _is_question(page: Page, section: Section) -> bool:
    """True for a paragraph that ends with a question."""
    return page.text[section.start : section.end].rstrip(' \n"”').endswith("?")


def _introduced(sentences: Sequence[Sentence], asked: int) -> str | None:
    """The only one whom the lines before the first question name, with a post of his: whom it is put to."""
    lines = [items for _, end, items in sentences if end <= asked]
    named = {item.text for items in lines for item in items if item.kind == "name"}
    told = any(item.kind == "office" for items in lines for item in items)
    return named.pop() if told and len(named) == 1 else None


def _speaker(items: Sequence[Item]) -> str | None:
    """The name with which an answer opens, before a colon: "- Bà A: …"."""
    k = past_honorifics(items, 1 if items and items[0].kind == "punct" else 0)
    named = k + 1 < len(items) and items[k].kind == "name" and items[k + 1].text == ":"
    return items[k].text if named else None


def _put(items: Sequence[Item], speaker: str) -> list[Item]:
    """The items with the one who speaks for "tôi" who acts; not "của tôi", "chúng tôi", "bố tôi"."""
    given = speaker.rpartition(" ")[2]
    selves = (k for k, item in enumerate(items) if item.text == SELF and item.kind == "word")
    himself = {k for k in selves if _acts(items, k) and not _is_quoted(items, k)}
    return [Item("short", i.start, i.end, given) if k in himself else i for k, i in enumerate(items)]


def _acts(items: Sequence[Item], k: int) -> bool:
    """True for "tôi" at item k that is who acts: it opens a clause, or stands behind a time."""
    before = items[k - 1] if k else None
    return before is None or before.kind in {"punct", "unit"} or before.text in _WHEN or is_of_date(before)


def _is_quoted(items: Sequence[Item], k: int) -> bool:
    """True for "tôi" of another: "A: Anh ấy bảo: “(Năm 2015,) | tôi làm X”", not "A: “| Tôi làm X”"."""
    k = _past_time(items, k)
    if k == 0 or items[k - 1].text not in _QUOTES:
        return False
    return k <= 2 or items[k - 2].text != ":" or items[k - 3].kind != "name"


def _past_time(items: Sequence[Item], k: int) -> int:
    """Back past the time told before item k: "“|Năm 2015, tôi làm X”"."""
    while k > 0 and (is_of_date(items[k - 1]) or items[k - 1].text == ","):
        k -= 1
    return k


def is_of_speaker(items: Sequence[Item], verb: int, *, others: bool) -> bool:
    """True for what one who speaks says of another: "bố tôi | làm X", or is told to do: "bảo tôi | làm Y".

    Also of himself, where the sentence names `others` and not him: "Khi tôi còn | làm X, ông A là Y".
    """
    k = verb - 1
    while k > 0 and (items[k].kind == "verb" or items[k].text in _BETWEEN):
        k -= 1  # "còn | tôi được bổ nhiệm làm Y"
    told = verb > 0 and items[k].kind == "word" and items[k].text == SELF
    opens = _past_time(items, k)  # "“(Năm 2015,) tôi | làm X”, bà A nói"
    quoted = opens > 0 and items[opens - 1].text in _QUOTES
    return told and ((others and not quoted) or not _acts(items, k))


def tells_own(items: Sequence[Item], event: Event, text: str) -> bool:
    """True for a post that one who answers says that he has: "từ ngày 1/7, tôi về | làm Phó Bí thư X"."""
    told = any(text[items[k].start : items[k].end].lower() == SELF for k in event.people)
    verb = items[event.verb]
    return told and (is_plain(verb) or verb.text in _COMES_TO)

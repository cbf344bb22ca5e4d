"""The dates of orders, handed over or only signed: "Quyết định số 846/QĐ-TTg ngày 11/5/2026 bổ nhiệm …"."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.text.choice import any_of, begun
from loaders.text.lexicon import lists
from loaders.text.page import Mention, Page

BACK: Final = 160  # characters back in which an order, an aside begins

_OF_POSTS: Final = lists("cues.toml")["posts_are_told"]
_ORDER: Final = re.compile(  # in small letters
    rf"(?:{begun(lists('cues.toml')['dated_documents'])})\b[^.;\n]{{0,100}}(?:/|(?<!một )số|ký)"
    r"(?:(?!\b(?:đã|vừa|mới) (?:được )?(?:trao|công bố|đọc)\b"  # "ký hôm X đã được trao | Y", "lễ trao | Y"
    r"|\b(?:trao|công bố)(?: quyết định)?(?: vào)?(?: (?:sáng|chiều|tối|ngày|hôm)\b[^.;]{0,20})?\s*$"
    r")[^.;\n]){0,50}\Z"  # no "$", which a line's end before the date would match too
    rf"|(?:{begun(['đơn'])}) (?:xin|của|đề nghị)\b[^.;,]{{0,80}}$"
)
_RULE: Final = re.compile(rf"\b(?:{any_of(lists('cues.toml')['dated_rules'])})\b[^.;,\n]{{0,80}}\Z", re.I)
_SIGNED: Final = re.compile(r"\b(?:ký|ban hành)\b(?! kết)")
_HANDED_LATER: Final = re.compile(  # in the sentence behind, also "Tỉnh ủy X sẽ trao quyết định cho ông …"
    r"\W*(?:(?:thông tin|tin) (?:[^\n.]|\.(?=\d)){2,160}[;,] )?"
    r"(?:(?:các )?quyết định (?:này |trên )?sẽ (?:được |chính thức được )?(?:công bố|trao)\b"
    r"|[^.;:,\n]{1,60}? sẽ (?:trao|công bố) (?:các )?quyết định\b"
    r"|(?:(?:theo )?(?:dự kiến|kế hoạch),? )?(?:buổi )?lễ (?:công bố|trao)(?:(?:,| và) trao)?"
    r"(?: các)? quyết định cho\b[^.;:\n]{0,80}? sẽ (?:được )?(?:tổ chức|diễn ra)\b)",
    re.I,
)
_DONE: Final = re.compile(r"\b(?:trao|công bố)\b(?=[^.;:,\n]{0,24} quyết định\b)", re.I)
ORDERS: Final = re.compile(r"\b(?:quyết định|nghị quyết)(?: (?:đề|ký))?(?: ngày)? ?$", re.I)  # … | 9/10
SIGNS: Final = re.compile(r"\b(?:ký|ban hành)\b")
_HEADS: Final = re.compile(
    r"\W*(?:\d{1,2}[.)]\s+)?(?:(?:theo|tại|các|hai)\s+)*(?:quyết định|nghị quyết)\b", re.I
)
_HANDED: Final = re.compile(
    rf"(?:{begun(['công bố', 'trao'])})\b[^.;]{{0,40}}\bquyết định\b"
    r"|\bquyết định\b[^.;]{0,80} (?<!sẽ )(?:vừa )?được (?:công bố|trao)\b"  # "Hai quyết định … được công bố"
)


def handed_later(text: str, span: tuple[int, int], verb: int) -> bool:
    """True for the orders of a sentence which the next one says will be handed over, or announced.

    Not where that is done: "Sáng 4/11, trao quyết định cho A. Lễ trao quyết định cho B sẽ diễn ra tuần tới".
    """
    later = _HANDED_LATER.match(text, span[1])
    if later is None:
        return False
    return not any(done[0].lower() in later[0].lower() for done in _DONE.finditer(text, span[0], verb))


def told_until(page: Page) -> int:
    """Where the last paragraph ends that tells of posts or gatherings: days behind it are of others."""
    at = max(page.low.rfind(word) for word in _OF_POSTS)
    return page.section_at(at).end if at >= 0 else len(page.text)


def hands_over(low: str) -> bool:
    """True for a page, given in small letters, that tells of orders handed over, which have that day."""
    return bool(handed(low))


def handed(low: str) -> list[int]:
    """Where a page, given in small letters, tells of orders handed over."""
    return [told.start() for told in _HANDED.finditer(low)] if "quyết định" in low else []


def is_of_order(text: str, mention: Mention, since: int) -> bool:
    """True for the date of a document ("Quyết định số … ngày 5/10/2025", "đơn xin nghỉ ngày 5/10")."""
    return bool(_ORDER.search(text[max(0, since, mention.start - BACK) : mention.start].lower()))


def is_of_rule(text: str, mention: Mention, since: int) -> bool:
    """True for the date of a rule, which gives nobody a post: "Căn cứ Quy định số 102 ngày 15/11/2017, …"."""
    return bool(_RULE.search(text, max(since, mention.start - BACK), mention.start))


def signed(text: str, dates: Iterable[Mention], start: int) -> Mention | None:
    """The first date of a sentence that is of an order told as signed: "ký Quyết định số 846 ngày 11/5".

    Also of one that opens the sentence: "Quyết định số 846/QĐ-TTg ngày 11/5/2026: bổ nhiệm …".
    """
    orders = (m for m in dates if is_of_order(text, m, start))
    heads = _HEADS.match(text, start)
    return next((m for m in orders if heads or _SIGNED.search(text, start, m.start)), None)

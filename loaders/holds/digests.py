"""Headings that part a page into news of their own: no day told under one is lent to what is under another.

"** Bộ Nội vụ **", "Hà Giang: bầu Phó Chủ tịch UBND tỉnh", each over a paragraph or two.
"""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Final

from loaders.text.page import Page
from loaders.text.spelling import UPPER

_HEADING: Final = re.compile(r"(?:\*+ ?)?[^\W\d][^|\d]{1,78}[\w*”)]", re.S)
_ENTRY: Final = re.compile(  # "Phường X: ông A, Bí thư …", which tells of somebody
    rf"[^:]{{2,40}}: (?i:ông |bà |đồng chí )?(?:[{UPPER}]\w+[ ,]){{2}}"
)
_BULLET: Final = re.compile(r"\s*(?:\*{1,2}|[•▪►■◆])\s?(?!\d)[^\W_]")
_OWN_DAY: Final = re.compile(r"\s*(?:\*{1,2}|[•▪►■◆])\s?(?:sáng|trưa|chiều|tối|ngày|hôm)(?: ngày)? \d", re.I)
_SHORT: Final = 80  # characters of such a line; what stands under it is longer


def parts(page: Page) -> list[int]:
    """Where the parts under such headings begin; none where there are not several.

    Also where one paragraph behind others opens with a sign and a day of its own: "* Chiều 16/7, …".
    """
    found: list[int] = []
    body = [s for s in page.sections if s.kind in {"sapo", "body"} and s.teaser is None]
    for section, after in pairwise(body):
        if section.end - section.start > _SHORT + 2 or after.end - after.start <= _SHORT:
            continue
        line = page.text[section.start : section.end].strip()
        if _HEADING.fullmatch(line) and not _ENTRY.match(line):
            found.append(section.start)
    found = found if len(found) > 1 else [s.start for s in body if _is_entry(page.text[s.start : s.end])]
    alone = len(found) == 1 and found[0] != body[0].start and opens_news(page.text[found[0] :])
    return found if len(found) > 1 or alone else []


def opens_news(text: str) -> bool:
    """True for a paragraph that opens with a sign and a day: news apart from those before."""
    return _OWN_DAY.match(text) is not None


def _is_entry(text: str) -> bool:
    """True for news behind a bullet, told in sentences of its own: "* Ngày 8/6, HĐND tỉnh bầu …"."""
    return _BULLET.match(text) is not None and len(text) > _SHORT


def is_apart(starts: list[int], told: int, event: int) -> bool:
    """True where a day told at an offset stands under another heading than an event."""
    part = bisect_right(starts, told)
    return part > 0 and part != bisect_right(starts, event)

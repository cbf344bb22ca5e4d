"""What kind of seat a title is, and the order of ranks."""

import re
from functools import lru_cache
from typing import Literal

from kg.identity.ids import exact

Seat = Literal["head", "deputy", "member", "other"]

_ACTING = re.compile(r"^(?:quyền|q\.|phụ trách|tân|cựu|nguyên)\s+")
_DEPUTY = re.compile(r"^(?:phó|thứ trưởng|tổng phó)\b")
_MEMBER = re.compile(r"^(?:ủy viên|đại biểu|thành viên|hội thẩm|đảng ủy viên|bí thư trung ương)")
_HEAD = re.compile(
    r"^(?:tổng )?(?:bí thư|chủ tịch|giám đốc|thủ tướng|bộ trưởng|chủ nhiệm|chánh|trưởng|thống đốc"
    r"|tổng thanh tra|tổng kiểm toán|thường trực|chỉ huy trưởng|chính ủy|tư lệnh|tham mưu trưởng"
    r"|chi cục trưởng|hiệu trưởng|tổng lãnh sự|đại sứ)\b|trưởng$"
)
_GRADES = ("thiếu", "trung", "thượng", "đại")
_CLASSES = ("úy", "tá", "tướng")


@lru_cache(maxsize=8192)
def office(title: str) -> str:
    """The title as compared: lower case, without "Quyền", so that an acting head holds the head's post.

    >>> office("Quyền Giám đốc"), office("Phó Chủ tịch")
    ('giám đốc', 'phó chủ tịch')
    """
    return _ACTING.sub("", exact(title))


@lru_cache(maxsize=8192)
def seat(title: str) -> Seat:
    """Head, deputy, member of a large body, or other."""
    name = office(title)
    if _MEMBER.match(name):
        return "member"
    if _DEPUTY.match(name):
        return "deputy"
    return "head" if _HEAD.search(name) else "other"


def rank_order(rank: str | None) -> int | None:
    """The height of an officer's rank, thiếu úy 0 to đại tướng 11; None for what is no such rank.

    >>> rank_order("Thượng tá") < rank_order("Đại tá") < rank_order("Thiếu tướng")
    True
    """
    match exact(rank or "").split():
        case [grade, class_] if grade in _GRADES and class_ in _CLASSES:
            return _CLASSES.index(class_) * len(_GRADES) + _GRADES.index(grade)
    return None

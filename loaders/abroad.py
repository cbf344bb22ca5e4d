"""Offices and bodies of other countries, told by the name behind them: "Chủ tịch Quốc hội | Lào"."""

import re
from functools import cache

from loaders.lexicon import abroad

_BETWEEN = (
    "của|nước|Đảng|Cộng hòa|CHND|CHDCND|Vương quốc|Liên bang|Quốc vụ viện|Chính phủ|Nhân dân|Cách mạng"
    "|Cộng sản|Dân chủ|Xã hội chủ nghĩa|tỉnh|thành phố|châu|huyện"
)


@cache
def _names() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(abroad())))
    return re.compile(rf"\s*\(?(?:(?:{_BETWEEN})\s+)*(?:{names})(?!\w| Cai)")


def is_abroad(text: str, end: int) -> bool:
    """True when what ends at an offset belongs to another country, as the words right behind it say."""
    return _names().match(text, end) is not None

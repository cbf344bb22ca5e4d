"""The year that a life tells before a post: a province that did not stand then is not the post's.

"Từ tháng 6-1978 đến tháng 10-1986, ông là Chủ tịch UBND | tỉnh": of the province of those years.
"""

import re
from typing import Final

MERGED: Final = 1976  # since when the provinces of then, merged from older ones, stood
_YEAR: Final = r"(?:(?:ngày |tháng |năm |đầu |giữa |cuối )*(?:\d{1,2}[-/.]){0,2}(?:19|20)\d\d)"
_OPENING: Final = re.compile(
    rf"(?:^|[;:,]) ?(?:(?:rồi|và|sau đó|tiếp đó|kể|từ|trong) )*{_YEAR}"
    rf"(?: ?(?:[-–]|đến|tới) ?{_YEAR})?(?!\d)(?![^\n]*[;.]|[^\n]*\b(?:hiện|nay|đang|cũ)\b)",
    re.IGNORECASE,
)


def year_told(text: str, start: int, at: int) -> int | None:
    """The last year of the time with which the clause before an offset opens.

    "…; rồi từ tháng 10-1986 đến tháng 7-1992, là Bí thư | Tỉnh ủy" → 1992; "Sinh năm 1965, ông là Bí thư …",
    "Năm 1988 ông vào ngành, nay là …" → None.
    """
    found = _OPENING.findall(text[start:at])
    return int(found[-1][-4:]) if found else None

"""The lines that sign a document: "TM. ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH", "(Đã ký)", "Đào Trọng Vinh"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.text.lexicon import surnames
from loaders.text.spelling import UPPER

_FOR: Final = re.compile(r"(?:T\s?/?\.?\s?M|KT|TL|TUQ)[./]?\s")  # in whose name it is signed
_MARK: Final = re.compile(r"\W*(?:đã ký|ký tên)?(?:(?: và|,)? ?(?:đã )?(?:ký|đóng dấu))*\W*", re.I)
_NAME: Final = re.compile(rf"[{UPPER}][\w’']*(?: [{UPPER}][\w’']*){{1,4}}")
_LONGEST: Final = 7  # lines of a signature


def signatures(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The last line of each signature that tells an office, and the line behind it that names who has it."""
    last = -1
    for first, line in enumerate(lines):
        signer = _signer(lines, first) if first > last and _FOR.match(line) else None
        if signer is not None:
            last = signer
            yield max(k for k in range(first, signer) if not _MARK.fullmatch(lines[k])), signer


def _signer(lines: Sequence[str], first: int) -> int | None:
    """The line that names who signs, where only capitals and the mark stand before it."""
    for k in range(first + 1, min(len(lines), first + _LONGEST)):
        if _NAME.fullmatch(lines[k]) and lines[k].split()[0].title() in surnames():
            return k
        if not (lines[k].isupper() or _MARK.fullmatch(lines[k])):
            return None
    return None

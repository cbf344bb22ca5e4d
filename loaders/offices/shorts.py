"""Bodies by the abbreviation under which a page introduces them: "Tập đoàn Điện lực Việt Nam (EVN)"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from loaders.bodies.body import Body
from loaders.offices.items import Item
from loaders.text.lexicon import Lexicon
from loaders.text.spelling import UPPER
from loaders.text.tokens import CITY, tokenize

_BRACKETED: Final = re.compile(rf"\(([{UPPER}]{{3,10}}|[A-Z]{{1,2}}\d\d|[A-Z][A-Za-z]{{5,14}})\)")
_OFFICE, _OF_OFFICE = "Văn phòng", "VP"
_WHOLE: Final = frozenset({"full", "open", "unit", "part", "sector"})


def shorts(text: str, scanned: Iterable[Sequence[Item]], lexicon: Lexicon) -> dict[str, Body]:
    """The bodies that stand right before a bracketed word, by that word.

    Only those complete by themselves, and no word that is in the lists or stands for two bodies.
    """
    brackets: dict[int, str] = {}  # by the end of what stands before
    for found in _BRACKETED.finditer(text):
        at = found.start()
        brackets[at - text[max(0, at - 1) : at].isspace()] = found[1]
    if not brackets:
        return {}
    known: dict[str, Body] = {}
    dropped = set()
    for items in scanned:
        for item in items:
            bodies = item.bodies or tuple(o.body for o in item.offices if o.body is not None)
            word = brackets.get(item.end) if bodies else None
            if word is None and bodies:  # a code that belongs to the name: "Cục X (C04), Bộ Y"
                word = next((word for at, word in brackets.items() if item.start < at < item.end), None)
            if word is None or len(bodies) != 1 or not _is_complete(bodies[0]):
                continue
            if word == CITY or lexicon.opens(tokenize(word), 0):
                continue  # "UBND phường X (TPHCM)" is so called nowhere
            whole = _whole(bodies[0], word)
            if word in known and known[word].head != whole.head:
                dropped.add(word)
            known.setdefault(word, whole)
    return {word: body for word, body in known.items() if word not in dropped}


def _is_complete(body: Body) -> bool:
    root = body.root
    named = root.unit is None or root.unit.name is not None
    return root.klass in _WHOLE and named and (root.unit is not None or root.klass in {"full", "open"})


def _whole(body: Body, word: str) -> Body:
    """The company or house that is named behind its board or its office.

    "Chủ tịch Hội đồng thành viên | Tổng công ty X (VATM)", "Chánh Văn phòng | Đài Truyền hình X (VTV)".
    """
    board = body.is_private and body.head.startswith("Hội đồng ")
    office = body.klass == "part" and body.head == _OFFICE and not word.startswith(_OF_OFFICE)
    return body.owner if body.owner and (board or office) else body

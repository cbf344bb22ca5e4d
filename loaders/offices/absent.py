"""Offices of somebody absent, before the one named behind them who acts for him.

"Thừa ủy quyền của Thủ tướng, | Bộ trưởng Bộ Y tế A trao …", "Báo cáo với | Bí thư Tỉnh ủy, Chủ tịch xã A …".
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from loaders.offices.items import Item, phrase
from loaders.offices.runs import Run
from loaders.offices.says import said
from loaders.text.lexicon import lists

_LACKING, _ADDRESSED = lists("cues.toml")["lacking"], lists("cues.toml")["addressed"]
_ABSENT: Final = (*lists("cues.toml")["absent"], *_LACKING)
_HELD_BESIDE: Final = frozenset(lists("cues.toml")["held_beside"])
_LEADS, _LEADERS = frozenset({"làm", "là"}), frozenset({"name", "short", "office", "body", "unit"})
_SUFFERS: Final = frozenset({"được", "bị", "theo", "để", "do", "vì", "và", "từ", "vào", "tại", "ngày"})
_CLAUSES: Final = frozenset({"khi", "việc"})  # before what is told to be done
_ENDS: Final = tuple({cue.rpartition(" ")[2] for cue in (*_ABSENT, *_ADDRESSED, "của")})


def of_absent(items: Sequence[Item], run: Run, right: int | None) -> int:
    """How many of a run's offices are those of somebody absent, for whom the one named behind acts.

    "Thừa ủy quyền của Thủ tướng, | Bộ trưởng Bộ Y tế A trao …". All are A's where a comma closes what is said
    of him: "Theo đề nghị của Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A, …".
    """
    if over := _above_deputy(items, run) or _of_other_leader(items, run, right) or _taken(items, run, right):
        return over
    if run.first == 0 or not items[run.first - 1].text.endswith(_ENDS):
        return 0
    before = phrase(items[max(0, run.first - 5) : run.first])
    closed = right is not None and right + 1 < len(items) and items[right + 1].text == ","
    addressed = before.endswith(_ADDRESSED)
    if addressed and closed:
        return 0
    stands_for = addressed or before.endswith(_ABSENT)
    if not stands_for and not before.endswith("của"):
        return 0
    if (closed or _is_held_beside(items[run.at[0]])) and not stands_for:
        return int(len(run.at) == 1)
    lacking = before.endswith(_LACKING)
    for n, (k, following) in enumerate(pairwise(run.at), 1):
        if lacking and n + 1 < len(run.at) and not _is_held_beside(items[following]):
            continue  # "Vắng Bí thư X, Chủ tịch Y, | Giám đốc Z A chủ trì": Y may be away too
        if any(item.text == "," or (stands_for and item.text == "-") for item in items[k + 1 : following]):
            return n
    return len(run.at)  # "Thừa ủy quyền của Chủ tịch nước và Thủ tướng, | Đại tướng A …"


def _is_held_beside(item: Item) -> bool:
    """True for what one is beside another office: "sự tham dự của | Ủy viên Bộ Chính trị, Bí thư … A"."""
    return any(office.title in _HELD_BESIDE and not office.many for office in item.offices)


def _above_deputy(items: Sequence[Item], run: Run) -> int:
    """How many offices a comma parts from that of a deputy under one of them, which nobody holds beside it.

    "chưa bầu Chủ tịch UBND tỉnh, | Phó Chủ tịch UBND tỉnh A điều hành".
    """
    for n, (k, following) in enumerate(pairwise(run.at), 1):
        above, below = items[k].offices[0], items[following].offices[0]
        heads = [office.body.head if office.body is not None else "" for office in (above, below)]
        same = heads[0] != "" and heads[1] in {heads[0], ""}
        held = above.status is None and below.status is None
        if same and held and below.title == f"Phó {above.title}":
            return n if items[k + 1].text == "," else 0
    return 0


def _of_other_leader(items: Sequence[Item], run: Run, right: int | None) -> int:
    """How many offices are his who is told of before: "do B làm | Chủ tịch, Giám đốc X A làm Phó …"."""
    verb = run.first - 1
    if verb < 1 or items[verb].text not in _LEADS or items[verb - 1].kind not in _LEADERS:
        return 0
    if right is None or [item.text for item in items[right + 1 : right + 2]] != [items[verb].text]:
        return 0
    return next((n for n, k in enumerate(run.at, 1) if items[k + 1].text == ","), 0)


def _taken(items: Sequence[Item], run: Run, right: int | None) -> int:
    """How many offices a clause before his takes from others: "Sau khi miễn nhiệm X, | Y A phát biểu"."""
    verb = run.first - 1
    if verb < 1 or items[verb - 1].text not in _CLAUSES or said(items, verb) != "left":
        return 0
    if right is None or not acts(items, right):
        return 0
    return next((n for n, k in enumerate(run.at, 1) if items[k + 1].text == ","), 0)


def acts(items: Sequence[Item], person: int) -> bool:
    """True where a verb follows a name, of which he is no object: "… Chủ tịch Y A | phát biểu"."""
    behind = items[person + 1 : person + 2]
    return any(item.kind in {"word", "verb"} and item.text not in _SUFFERS for item in behind)

"""Runs of offices: "nguyên Bí thư X, Chủ tịch Y khóa XV kiêm Z", and the person behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from loaders.offices.items import (
    Item,
    ends_clause,
    is_of_date,
    is_person,
    over_honorifics,
    phrase,
)
from loaders.offices.says import is_act, said
from loaders.offices.trails import trail
from loaders.text.lexicon import lists

_AWAY: Final = ("sang", "chuyển")
_ELSEWHERE, _BRACKETS = ("trước", "nguyên"), frozenset({"(", ")"})
FAR: Final = 80  # items back to a body that a title said alone is of
_NOW: Final = frozenset({"hiện là", "hiện nay là", "nay là", "hiện đang là"})
_BESIDE: Final = frozenset(lists("cues.toml")["beside_office"])
_AIDES: Final = tuple(f"{word} " for word in lists("cues.toml")["aides"])
_HELPED: Final = frozenset(lists("cues.toml")["helped"])
# … and one meets or thanks whoever follows these
_MET: Final = frozenset({*lists("cues.toml")["guests_received"], "ơn", "thăm", "mời"})
# how a verb ends that a post follows: "giữ chức | X"
_TO_A_POST: Final = frozenset({"là", "làm", "chức", "vụ"})
_RANKS: Final = frozenset({"rank", "degree", "grade"})
_PASSIVE: Final = frozenset({",", "-", "được", "đã", "vừa", "chính", "thức"})  # up to "được bầu làm | X"
_SECRETARY: Final = "Bí thư"
_JOINS: Final = frozenset({",", "và", "kiêm", "-", "/", "đồng thời", "rồi"})


@dataclass(slots=True)
class Run:
    """Offices that follow one another, items[first:last]."""

    first: int
    last: int
    at: list[int] = field(default_factory=list)  # indices of the office items


def runs(items: Sequence[Item], named: Sequence[int]) -> list[Run]:
    """The maximal runs of offices joined by commas, "và", "kiêm" and dashes.

    `named` are the items that are more than words and signs.
    """
    found: list[Run] = []
    for k in [k for k in named if items[k].kind == "office"]:
        if found and k < found[-1].last:
            continue
        run = Run(k, k + 1, [k])
        while True:
            j = trail(items, run.last)
            step = j
            while step < len(items) and items[step].text in _JOINS and step - j < 2:
                step += 1
            if step == j and (_goes_on_past(items, run, j) or _was_in_brackets(items, j)):
                step += 1
            step += _is_now(items, run, step) + _rank_between(items, j, step)
            if step == j or step >= len(items) or items[step].kind != "office" or items[step].many:
                run.last = j
                break
            if not _is_of_helped(items, run, step):
                run.at.append(step)
            run.last = step + 1
        found.append(run)
    return found


def _is_of_helped(items: Sequence[Item], run: Run, k: int) -> bool:
    """True for a further post of the one whom somebody helps: "Thư ký Tổng Bí thư, | Chủ tịch nước"."""
    aide = items[run.at[-1]].offices[0].title.startswith(_AIDES)
    return aide and items[k - 1].text in {",", "-"} and items[k].offices[0].title in _HELPED


def _goes_on_past(items: Sequence[Item], run: Run, k: int) -> bool:
    """True for a semicolon within what is said of one.

    "nguyên Bí thư X; nguyên Chủ tịch Y"; behind a mere seat "A, Ủy viên X; Trưởng ban Y; bà B, …"; with terms
    "Ủy viên X khóa XIII; Đại biểu Y khóa XV".
    """
    if k + 1 >= len(items) or items[k].text != ";" or items[k + 1].kind != "office":
        return False
    if items[k + 1].offices[0].status == "former":
        return right_person(items, k + 2) is None
    if items[k + 1].many or any(items[n].offices[0].seats != "many" for n in run.at):
        return False
    end = trail(items, k + 2)
    if not (end >= len(items) or ends_clause(items[end])):
        return False
    own = run.first > 1 and items[run.first - 1].text in {",", "-"} and is_person(items[run.first - 2])
    terms = _is_of_term(items[run.last : k]) and _is_of_term(items[k + 2 : end])
    return terms or (own and right_person(items, end + 1) is not None)


def _rank_between(items: Sequence[Item], end: int, k: int) -> int:
    """The items of a rank between offices: "Ủy viên Trung ương Đảng, | Thượng tướng, | Thứ trưởng X"."""
    parted = k > end and k + 2 < len(items) and items[k + 1].text == ","
    return 2 if parted and is_rank(items[k]) and items[k + 2].kind == "office" else 0


def _is_of_term(items: Sequence[Item]) -> bool:
    """True for the term behind an office: "khóa XII, XIII"."""
    return any(item.text == "khóa" for item in items)


def _is_now(items: Sequence[Item], run: Run, k: int) -> int:
    """How many items say that the next is of today: "nguyên Bí thư X, | hiện là | Bí thư Y, ông A"."""
    if items[run.first].offices[0].status != "former":
        return 0
    for n in (1, 2, 3):
        told = k + n < len(items) and items[k + n].kind == "office" and items[k + n - 1].kind == "verb"
        if told and phrase(items[k : k + n]) in _NOW:
            return n
    return 0


def _was_in_brackets(items: Sequence[Item], k: int) -> bool:
    """True for what brackets tell of the past: "Ủy viên X (nguyên Bí thư Y)"."""
    if k + 1 >= len(items) or items[k].text != "(" or items[k + 1].kind != "office":
        return False
    return items[k + 1].offices[0].status == "former" and right_person(items, k + 2) is None


def is_over(items: Sequence[Item], n: int) -> bool:
    """True for an office told to be of before: "nguyên X", "trước đó là X", "trước khi sáp nhập là X"."""
    past = any(office.status == "former" for office in items[n].offices)
    verb = items[n - 1].entry if n and items[n - 1].kind == "verb" else None
    before = items[n - 1].text == "là" and any(item.text == "trước" for item in items[max(0, n - 6) : n])
    return past or before or (verb is not None and verb.canonical == "former")


def right_person(items: Sequence[Item], k: int) -> int | None:
    """The person whose name begins at k, behind honorifics; a comma only before a rank or a degree."""
    j = k
    if j + 1 < len(items) and items[j].text == "," and is_rank(items[j + 1]):
        j += 1
    while j < len(items) and items[j].kind == "honorific" and not items[j].many:
        j += 1
        comma = j + 1 < len(items) and items[j].text == "," and is_rank(items[j - 1])
        if comma and items[j + 1].kind == "honorific":
            j += 1
    return j if j < len(items) and items[j].kind == "name" else None


def same_list(items: Sequence[Item], run: Run, other: Run) -> bool:
    """True when only verbs, small words and dates, no name and no verb behind a semicolon, part two runs.

    "từng là X, rồi làm Y". Not "là X, trước đó là Y", where he may have come from elsewhere, nor from whom he
    has it: "nhận quyết định bổ nhiệm X | từ Y"; nor of who comes with him: "A, X, cùng | Y B"; nor of whom he
    meets: "A, Bí thư Đảng ủy, tiếp | Giám đốc Sở Y tế".
    """
    between = items[run.last : other.first]
    if between and between[-1].text in _MET:
        return False
    if phrase(between[-1:]) == "từ" or any(item.text.startswith(_ELSEWHERE) for item in between):
        return False
    if any(items[n].text == "cùng" or goes_away(items, n) for n in range(run.last, other.first)):
        return False
    closed = next((k for k, item in enumerate(between) if item.text == ";"), len(between))
    if any(item.kind == "verb" for item in between[closed:]):
        return False
    return len(between) < FAR and all(
        item.kind in {"word", "verb", "office"}
        or item.text in {",", ";"}
        or (is_of_date(item) and item.text not in _BRACKETS)
        for item in between
    )


def goes_away(items: Sequence[Item], k: int) -> bool:
    """True at the word behind which somebody goes elsewhere: "thôi giữ chức X | để sang làm Y"."""
    return items[k].text == "để" and any(item.text.startswith(_AWAY) for item in items[k + 1 : k + 2])


def is_rank(item: Item) -> bool:
    """True for a rank, a degree or a grade: "Đại tá", "Tiến sĩ", "Điều tra viên cao cấp"."""
    return item.kind == "honorific" and item.entry is not None and item.entry.fields[0] in _RANKS


def is_of_another(items: Sequence[Item], run: Run) -> bool:
    """True for an office that the one named behind it need not have.

    It is given to the one before it, "A được bổ nhiệm X, Đại tá B làm Y", or somebody is only of whoever has
    it, "phu nhân Chủ tịch nước A", but not "C, con trai Chủ tịch UBND tỉnh A".
    """
    ruled = run.first > 1 and items[run.first - 1].kind == "verb" and is_person(items[run.first - 2])
    if (ruled and items[run.last].text == ",") or _is_of_aide(items, run):
        return True
    for start in (run.first - 1, run.first - 2):
        if start >= 0 and phrase(items[start : run.first]) in _BESIDE:
            return not (start > 1 and items[start - 1].text in {",", "là"} and is_person(items[start - 2]))
    return False


def given_before(items: Sequence[Item], run: Run) -> int:
    """How many of a run's offices a verb gives to the one before it, and not to the one named behind it.

    "Ông A (, Bí thư X,) được bầu làm | Giám đốc Y và Chánh Thanh tra Z B …": B is only Chánh Thanh tra. What
    is told of another begins with his post in the Party: "làm Chủ tịch HĐND, | Phó Bí thư, Chủ tịch UBND B".
    """
    k = run.first - 1
    if len(run.at) < 2 or k < 0 or said(items, k) not in {"appointed", "left"} or is_act(items[k]):
        return 0
    while k >= 0 and (items[k].kind in {"verb", "office"} or items[k].text in _PASSIVE):
        k -= 1
    if k < 0 or not is_person(items[k]):
        return 0
    rest = range(len(run.at) - 1, 0, -1)
    led = (n for n in rest if _is_of_party(items[run.at[n]]) and not _is_of_party(items[run.at[n - 1]]))
    joined = (n for n in rest if any(i.text == "và" for i in items[run.at[n - 1] + 1 : run.at[n]]))
    return next(led, 0) or next(joined, len(run.at) - 1)


def _is_of_party(item: Item) -> bool:
    """True for a post in the Party: "Phó Bí thư (Huyện ủy)", "Trưởng Ban Dân vận Tỉnh ủy"."""
    return all(o.body.type == "party" if o.body else o.title.endswith(_SECRETARY) for o in item.offices)


def _is_of_aide(items: Sequence[Item], run: Run) -> bool:
    """True for the post of one who helps the person named behind it, where another is named before it.

    "Bà B được bổ nhiệm làm | thư ký Bí thư Tỉnh ủy X A", "ông B (| trợ lý Bộ trưởng Y A)", but not "bổ
    nhiệm | Trợ lý Bộ trưởng Y A", and not in a list "Bí thư Z B, | Trợ lý Bộ trưởng Y A".
    """
    if run.first < 2 or not all(o.title.startswith(_AIDES) for k in run.at for o in items[k].offices):
        return False
    before, person = items[run.first - 1], run.first - 2
    if before.kind == "verb":
        return before.text.rpartition(" ")[2] in _TO_A_POST
    known = person > 0 and items[over_honorifics(items, person)].kind == "office"
    return before.text in {",", "-", "("} and is_person(items[person]) and not known


def is_parted(items: Sequence[Item], office: int) -> bool:
    """True where a comma alone parts an office from a body: "Chính ủy, Bộ Chỉ huy Quân sự tỉnh X"."""
    near = items[office + 1 : office + 3]
    return len(near) == 2 and near[0].text == "," and near[1].kind == "body"


def parted_with(items: Sequence[Item], office: int) -> int:
    """The second of two titles said alone that a body is parted from: "Giám đốc - | Tổng Biên tập, NXB X".

    The office itself where no other is joined to it so.
    """
    joined = office + 2 < len(items) and items[office + 1].text in {"-", "kiêm", ","}
    other = items[office + 2].offices if joined else ()
    alone = bool(other) and all(o.body is None and o.fused is None for o in other)
    return office + 2 if alone and is_parted(items, office + 2) else office


def past_seat(items: Sequence[Item], k: int) -> int:
    """Past the delegation of a deputy: "đại biểu Quốc hội khóa XIV | (thuộc) đoàn Hải Dương |"."""
    n = k + (k < len(items) and items[k].text == "thuộc")
    n += n < len(items) and items[n].text == "đoàn"
    return n + 1 if n > k and n < len(items) and items[n].kind in {"unit", "body"} else k


def is_joined(items: Sequence[Item], k: int, n: int) -> bool:
    """True for the offices of two whom "và" joins: "A, Chỉ huy trưởng | và B, | Chính ủy X"."""
    if n - k < 4 or items[k + 1].text != "và" or items[n - 1].text not in {",", "-"}:
        return False
    person = right_person(items, k + 2)
    own = k > 1 and items[k - 1].text in {",", "-"} and items[k - 2].kind == "name"
    return own and person == n - 2


def is_step(items: Sequence[Item], office: int) -> bool:
    """True for a post before the next of a career: "A, | Phó Giám đốc | rồi Giám đốc Sở X"."""
    behind = items[office + 1 : office + 3]
    return len(behind) == 2 and behind[0].text == "rồi" and behind[1].kind == "office"

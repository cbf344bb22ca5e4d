"""Numbers, years and periods inside the names of bodies, and the words of a name as written."""

from typing import Final

from loaders.text.lexicon import lists
from loaders.text.tokens import Tokens

_NUMBERS: Final = frozenset("123456789")
_SPANS: Final = (("giai", "đoạn"), ("thời", "kỳ"))
_COUNCILS: Final = tuple(tuple(name.split()) for name in lists("cues.toml")["elected_councils"])
_TERM: Final = ("nhiệm", "kỳ")
_COUNTRY: Final = ("Việt", "Nam")
_BEFORE_CARRIED: Final = frozenset({("tổng", "kết"), ("sơ", "kết"), ("triển", "khai")})


def is_number(t: Tokens, k: int) -> bool:
    """True for a number that ends a name: "Trường Đại học Sư phạm Hà Nội | 2", not "… | 2 năm"."""
    if k >= len(t.low) or t.word[k] not in _NUMBERS:
        return False
    return (
        k + 1 == len(t.low) or t.cap[k + 1] or (t.kind[k + 1] == "punct" and t.low[k + 1] not in {"/", "-"})
    )


def counts(t: Tokens, k: int, word: str) -> bool:
    """True where a word and a number behind it tell one of many: "Đội Cảnh sát giao thông | số 1"."""
    words = tuple(word.split())
    after = k + len(words)
    return t.low[k:after] == words and "".join(t.low[after : after + 1]).isdecimal()


def past_code(t: Tokens, k: int) -> int:
    """The token after a body's code in brackets: "Cục X | (C04) |, Bộ Công an"; k where there is none."""
    for end in (k + 3, k + 4):
        letters, digits = t.word[k + 1 : k + 2], t.word[k + 2 : end - 1]
        if t.low[k : k + 1] == ("(",) and t.low[end - 1 : end] == (")",) and "".join(letters).isupper():
            return end if "".join(digits).isdecimal() or not digits else k
    return k


def in_code(t: Tokens, k: int) -> bool:
    """True inside a document's number: "Công điện số 08/CĐ- | UBND", not in "HĐND-UBND"."""
    while k and t.end[k - 1] == t.start[k]:
        k -= 1
        if t.low[k] == "/":
            return t.word[k - 1].isdigit()
    return False


def carried_out(t: Tokens, j: int, k: int) -> bool:
    """True for the years of a subject, and for what is or was carried out.

    "Ban Chỉ đạo tổng kết 20 | năm | thực hiện Nghị quyết Trung ương 3 | khóa X", "Ban Chỉ đạo | thực hiện …".
    """
    if t.low[k : k + 2] == ("thực", "hiện") and (k == j or t.low[k - 2 : k] in _BEFORE_CARRIED):
        return True
    if t.low[k] == "khóa":
        return "năm" in t.low[j:k] and k + 1 < len(t.low) and t.word[k + 1].isupper()
    at = k if t.low[k] == "năm" else k - 1
    return (
        t.low[at] == "năm" and t.word[at - 1].isdigit() and at + 1 < len(t.low) and t.word[at + 1].isalpha()
    )


def period(t: Tokens, k: int) -> int | None:
    """The token after "giai đoạn 2021 - 2025" at k, also after "thời kỳ 2021 - 2030"."""
    if t.low[k : k + 2] not in _SPANS or t.low[k + 3 : k + 4] != ("-",):
        return None
    years = t.word[k + 2], "".join(t.word[k + 4 : k + 5])
    return k + 5 if all(len(year) == 4 and year.isdigit() for year in years) else None


def past_election(t: Tokens, k: int) -> int:
    """The token after the councils whose election names a body, and their terms; k where there are none.

    "Ban Chỉ đạo bầu cử | đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2026-2031 | tỉnh X".
    """
    if t.low[k - 2 : k] != ("bầu", "cử"):
        return k
    end = k
    while t.low[end : end + 2] == ("đại", "biểu"):
        council = next((c for c in _COUNCILS if t.low[end + 2 : end + 2 + len(c)] == c), None)
        if council is None:
            return k
        end += 2 + len(council)
        end += 2 * (t.low[end : end + 1] == ("khóa",) and t.word[end + 1 : end + 2] != ())
        if t.low[end : end + 2] == _TERM and t.low[end + 3 : end + 4] == ("-",):
            end += 5
        if t.low[end : end + 3] == ("và", "đại", "biểu"):
            end += 1
    return end


def join(t: Tokens, i: int, end: int) -> str:
    """The words i..end as written, each on its place (no space before a comma); "VN" is of two words."""
    out: list[str] = []
    for k in range(i, end):
        if out and (t.start[k] > t.end[k - 1] or t.word[k - 1 : k + 1] == _COUNTRY):
            out.append(" ")
        out.append(t.word[k])
    return "".join(out)

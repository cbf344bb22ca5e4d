"""Offices and bodies of other countries, told by the name behind them: "Chủ tịch Quốc hội | Lào"."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.text.choice import any_of
from loaders.text.lexicon import abroad, lists, rows
from loaders.text.numbered import join
from loaders.text.spelling import LOWER, UPPER
from loaders.text.tokens import Tokens, tokenize

# Titles that a foreign name may follow, with no body between.
GUESTS: Final = frozenset(lists("cues.toml")["guests"])
COUNTRIES: Final = frozenset(name.lower() for name in abroad())  # and their provinces, in small letters
_ONCE: Final = frozenset(lists("cues.toml")["once"])
_TITLES: Final = frozenset(tuple(row[0].lower().split()[:2]) for row in rows("titles.tsv"))  # as they begin
_GOVERNORS: Final = lists("cues.toml")["governors"]
_GOVERNS: Final = tuple(f"{sign} {of}" for of in _GOVERNORS for sign in (",", " kiêm", " và"))
_GOVERNED: Final = tuple(f"{of}{sign} " for of in _GOVERNORS for sign in (",", " kiêm"))
_CLOSES: Final = ",.;:)"  # behind which no name is looked for
_GAP: Final = 3  # characters in which what follows begins, behind a space and a bracket
_RECEIVES: Final = tuple(f"{verb} " for verb in lists("cues.toml")["guests_received"])
_STOP: Final = re.compile(r"[.;:]")
_FAR: Final = 150  # characters back to those who send a delegation, at most
_ABOVE: Final = re.compile(rf",? \(?(?:tỉnh|bang|thành phố) [{UPPER}][^(),.;:]{{1,30}}(?=,)")
_STATES: Final = tuple(tuple(state.lower().split()) for state in lists("cues.toml")["states"])


@cache
def _names() -> re.Pattern[str]:
    between = any_of(lists("cues.toml")["of_country"])
    names = rf"{any_of(abroad())}|[{UPPER}][{LOWER}]*+(?:-[{LOWER}]++)+"  # "tỉnh Xa-vẳn-na-khệt"
    # "Đại đội trưởng Đại đội 531 của bạn"
    friends = r"\s(?:của(?: (?:nước|phía))?|nước|phía) bạn(?! (?:bè|đọc|trẻ|học|đời|tôi|ấy)\b)"
    known = rf"\s*\(?(?:(?i:{between})\s+)*(?:{names})(?!\w| Cai| (?:Văn|Thị) [{UPPER}])"
    return re.compile(rf"{known}|{friends}(?!\w)")


@cache
def _begins() -> frozenset[str]:
    """The letters with which a country's name, or what stands before it, can begin."""
    begins = {word[0] for word in lists("cues.toml")["of_country"]}
    return frozenset(begins | {letter.lower() for letter in begins} | {name[0] for name in abroad()} | {"p"})


def is_abroad(text: str, end: int) -> bool:
    """True when what ends at an offset belongs to another country, as the words right behind it say."""
    return past_country(text, end) is not None


def is_of_governor(text: str, start: int, end: int) -> bool:
    """True for an office of one who governs a province abroad too: "Bí thư Tỉnh ủy|, Tỉnh trưởng X"."""
    return text.startswith(_GOVERNS, end) or text.endswith(_GOVERNED, 0, start)


@lru_cache(maxsize=256)  # of one office several things are asked
def past_country(text: str, end: int) -> int | None:
    """The offset behind the country's name right behind what ends at an offset, None where none stands."""
    if text[end : end + 1] in _CLOSES:
        return None
    first = text[end : end + _GAP].lstrip(" (")[:1]
    if first and not (first.isupper() or first.isspace() or first in _begins()):
        return None
    found = _names().match(text, end)
    return found.end() if found else None


def is_unit_abroad(text: str, end: int) -> bool:
    """True when an unknown unit that ends at an offset is another country's: "huyện X | (tỉnh Y, Lào)"."""
    if text[end : end + 2] in {" (", ", "} and (above := _ABOVE.match(text, end)):
        end = above.end() + text.startswith(",", above.end())
    return past_country(text, end) is not None


@cache
def _delegation() -> re.Pattern[str]:
    words, names = any_of(lists("cues.toml")["delegates"]), any_of(abroad())
    names = rf"(?:{names}|[{UPPER}][{LOWER}]*+(?:-[{LOWER}]++)+)(?!\w| Cai)"
    sent = rf"\b(?i:đoàn|phía)(?: (?:{words}))* {names}(?: ?\([^()]*\))?"
    side = rf"\b(?i:phía)(?: (?!Việt Nam|tại |ở )[^\s,.;:()]+){{1,10}} ?\((?:{any_of(abroad())})\)"
    return re.compile(rf"(?:{sent}|{side})(?:, [^,;.:]*,)?\s*$")


def sends_guests(text: str, start: int, end: int) -> bool:
    """True where those of another country are named next: "Đoàn công tác tỉnh Hủa Phăn (Lào) | do ông A".

    Also "Về phía Trường Đảng X (Trung Quốc) | có ông A".

    Not where a host is: "Tiếp đoàn tỉnh Hủa Phăn | có ông A", but "Ông A tiếp đoàn tỉnh Hủa Phăn | có ông B".
    """
    found = _delegation().search(text, max(start, end - _FAR), end)
    if found is None or not text.startswith("có", end):
        return found is not None
    before = _STOP.split(text[start : found.start()])[-1].lstrip()
    return not (before.lower().endswith(_RECEIVES) and before[1:].islower())


@cache
def _forms() -> dict[str, list[tuple[str, ...]]]:
    """The words of the names, the longest first, by their first word."""
    forms = sorted((tokenize(name).word for name in abroad()), key=len, reverse=True)
    return {first: [form for form in forms if form[0] == first] for first in {form[0] for form in forms}}


@cache
def _seats() -> tuple[tuple[str, ...], ...]:
    """The words of the names of where missions of others are, the longest first."""
    seats = (tokenize(name).word for name in lists("cues.toml")["missions_at"])
    return tuple(sorted(seats, key=len, reverse=True))


def named_at(t: Tokens, i: int) -> int:
    """The token after the name of another country, or of a province of its, at i; else i."""
    forms = _forms().get(t.word[i]) if i < len(t.low) else None
    if forms is None:
        return i
    return i + next((len(form) for form in forms if t.word[i : i + len(form)] == form), 0)


def country(t: Tokens, j: int) -> int:
    """The token after another country's name at j, or j: "Đại sứ | Hàn Quốc tại Việt Nam | Choi Youngsam"."""
    first = j + next((len(state) for state in _STATES if t.low[j : j + len(state)] == state), 0)
    end = named_at(t, first)
    if end == first > j:
        end = transcribed(t, first, most=1)
    if end <= first:
        return j
    return _past_seat(t, end)


def _past_seat(t: Tokens, k: int) -> int:
    """The token after where a mission is, before the name of who is there: "| tại Đà Nẵng | A"; else k."""
    at = k + 1
    seat = next((seat for seat in _seats() if t.word[at : at + len(seat)] == seat), ())
    behind = at + len(seat)
    return behind if t.low[k:at] == ("tại",) and seat and t.cap[behind : behind + 1] == (True,) else k


def transcribed(t: Tokens, i: int, most: int = 6) -> int:
    """The end of a foreign name at i that is told by its syllables ("Vi-lay-vông Bút-đa-khăm"), or i."""
    if "-" not in t.low[i : i + most + 1]:
        return i
    j, hyphens, words = i, 0, 0
    while j < len(t.low) and words < most and t.cap[j] and t.word[j].isalpha() and not t.word[j].isupper():
        j, words = j + 1, words + 1
        while (
            j + 1 < len(t.low)
            and t.low[j] == "-"
            and t.end[j - 1] == t.start[j]
            and t.end[j] == t.start[j + 1]
            and t.word[j + 1].isalpha()
            and not (t.cap[j + 1] or t.low[j + 1] in _ONCE)  # "Nguyễn Văn A-nguyên Bí thư"
            and t.low[j + 1 : j + 3] not in _TITLES  # "Nguyễn Văn A-giám đốc Sở X"
        ):
            j, hyphens = j + 2, hyphens + 1
    return j if hyphens else i


_OURS: Final = ("việt", "nam")
_STATE: Final = (("nước",), ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa"), ("chxhcn",))


def posted(t: Tokens, j: int) -> tuple[str, int] | None:
    """Where a mission of ours is, and the token after it: "Đại sứ quán | Việt Nam tại Lào".

    A place in no list is read only where no name can begin behind it.
    """
    for words in _STATE:
        j += len(words) if t.low[j : j + len(words)] == words else 0
    if t.low[j : j + 3] != (*_OURS, "tại"):
        return None
    k = j + 3
    first = k + next((len(state) for state in _STATES if t.low[k : k + len(state)] == state), 0)
    end = named_at(t, first)
    if end == first:
        end = transcribed(t, first, most=1)
    if end == first:
        while end < len(t.low) and end < first + 3 and t.cap[end] and t.word[end].isalpha():
            end += 1
        if end < len(t.low) and t.cap[end]:
            return None
    return (join(t, k, end), end) if end > first else None

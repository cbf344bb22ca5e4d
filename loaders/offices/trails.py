"""What trails an office: its term, the unit that its body is in, a time gone by, a note in brackets."""

from collections.abc import Sequence
from typing import Final

from loaders.bodies.naming import missing
from loaders.offices.items import Item, is_next_term, phrase
from loaders.places.units import Unit
from loaders.text.lexicon import lists

_THEN: Final = frozenset(
    f"{time} {which}" for time in ("khi", "lúc", "hồi", "thời", "thời điểm", "ngày") for which in ("đó", "ấy")
) | {"lúc bấy giờ", "thời bấy giờ", "trước đây"}
_ONCE: Final = frozenset(lists("cues.toml")["of_yore"])
_NOT_ONCE: Final = tuple(lists("cues.toml")["not_of_yore"])
_THEN_OPENS: Final = frozenset(words.partition(" ")[0] for words in _THEN | _ONCE)
# Of a unit by its level, the levels of those that it may be in.
ABOVE: Final = {"commune": {"district", "city", "province"}, "district": {"city", "province"}}
_PROVINCES: Final = (["province"], ["city"])
_DELEGATION: Final = "Đoàn đại biểu Quốc hội"
_SEVERAL: Final = frozenset({"các", "hai", "ba", "bốn", "nhiều"})  # "Ủy viên X | hai khóa XII, XIII"
_CALLED: Final = lists("cues.toml")["called"]
_TERMS: Final = frozenset({"nhiệm kỳ", "giai đoạn"})
_COUNTRY: Final = tuple(lists("cues.toml")["of_the_country"])
_COUNTRY_OPENS: Final = frozenset(words.partition(" ")[0] for words in _COUNTRY)
_NOTED: Final = frozenset({"-", ",", "và", ";", "cũ", "mới"})  # beside bodies and units in a bracket
_ASSEMBLY: Final = "Quốc hội"
_WHOLE: Final = frozenset({"full", "sector"})
_ONCE_NOTES: Final = frozenset(f"{words} )" for words in lists("cues.toml")["once_notes"])
_NOTE: Final = 8  # items of a bracket that tells whose an office is


def trail(items: Sequence[Item], k: int) -> int:
    """Past what may trail an office: "khóa XV", "nhiệm kỳ 2020-2025", "cũ", "mới", "này"."""
    while k < len(items):
        text = items[k].text
        if text in _SEVERAL and k + 1 < len(items) and items[k + 1].text in {"khóa", "nhiệm"}:
            k += 1
        elif text in {"khóa", "lần"} and k + 1 < len(items):
            k += 3 if k + 2 < len(items) and items[k + 1].text == "thứ" else 2
            while text == "khóa" and (n := _past_term(items, k)) > k:
                k = n  # "khóa XII, XIII"
        elif text == ":" and k + 1 < len(items) and items[k + 1].text == "khóa":
            k += 1  # "Ủy viên Trung ương Đảng: Khóa XII, XIII"
        elif text == "," and is_seat(items, k):
            k += 2  # "Chủ tịch UBND xã X, huyện Y"
        elif phrase(items[k : k + 2]) in _TERMS:
            k = _past_spells(items, k + 2)
        elif (
            text == ","
            and k + 2 < len(items)
            and items[k + 1].text in {"nhiệm", "khóa"}
            and _term_ahead(items, k + 1)
        ):
            k += 1
        elif text == "(" and (close := _bracket(items, k)):
            k = close + 1
        elif text == "(" and phrase(items[k + 2 : k + 3]) == ")" and _is_noted(items, k + 1):
            k += 3  # "Bí thư Huyện ủy Mộc Châu (Sơn La) A", "Chủ tịch UBND xã Hồng Thái (cũ) A"
        elif text in {"cũ", "mới", "này"}:
            k += 1
        elif text == "lâm" and phrase(items[k + 1 : k + 2]) == "thời":
            k += 2  # "Tỉnh ủy viên lâm thời, Bí thư Tỉnh đoàn"
        elif text == "đoàn" and [unit.level for unit in _units(items, k + 1)] in _PROVINCES:
            k += 2  # "Đại biểu Quốc hội khóa XV Đoàn Quảng Ninh"
        elif size := _seat_of_deputy(items, k) or _country(items, k):
            k += size
        elif delegation := _delegation(items, k):
            k += delegation
        elif text == "phụ" and (charge := _charge(items, k)):
            k += charge
        elif size := at_that_time(items, k) or _of_ours(items, k):
            k += size
        else:
            return k
    return k


def _country(items: Sequence[Item], k: int) -> int:
    """How many items from k on name the country or its Party: "Chủ tịch Quốc hội | nước … Việt Nam"."""
    if items[k].text not in _COUNTRY_OPENS:
        return 0
    sizes = (len(words.split()) for words in _COUNTRY)
    return next((size for size in sizes if phrase(items[k : k + size]) in _COUNTRY), 0)


def _seat_of_deputy(items: Sequence[Item], k: int) -> int:
    """How many items from k on tell where a deputy was elected: "Đại biểu Quốc hội | (đơn vị) tỉnh X | A"."""
    if k == 0 or not any(o.fused == _ASSEMBLY for o in items[k - 1].offices):
        return 0
    size = 3 if phrase(items[k : k + 2]) == "đơn vị" else 1
    of_province = [unit.level for unit in _units(items, k + size - 1)] in _PROVINCES
    behind = items[k + size : k + size + 1]
    told = any(item.kind in {"name", "honorific"} or item.text in {":", "khóa"} for item in behind)
    return size if of_province and told else 0


def _of_ours(items: Sequence[Item], k: int) -> int:
    """How many items tell that an office is our country's: "Bộ trưởng Quốc phòng | Việt Nam | A".

    Of one whose body is whole by itself, right before the name.
    """
    named = k > 0 and k + 2 < len(items) and items[k + 2].kind in {"name", "honorific"}
    whole = named and any(
        office.fused or (office.body is not None and office.body.klass in _WHOLE)
        for office in items[k - 1].offices
    )
    return 2 if whole and phrase(items[k : k + 2]) == "việt nam" else 0


def _delegation(items: Sequence[Item], k: int) -> int:
    """How many items tell a deputy's delegation: "Đại biểu Quốc hội khóa XIV | (,) thuộc Đoàn X"."""
    n = k + (items[k].text == ",")
    told = phrase(items[n : n + 1]) == "thuộc" and n + 1 < len(items) and items[n + 1].kind == "body"
    return n + 2 - k if told and items[n + 1].bodies[0].head == _DELEGATION else 0


def _past_spells(items: Sequence[Item], k: int) -> int:
    """Past the years of one term or of several: "nhiệm kỳ | 2011-2016, 2016-2021 |", "hai nhiệm kỳ |: …"."""
    k += k + 1 < len(items) and items[k].text == ":" and items[k + 1].text.isdigit()
    while k < len(items) and (items[k].text.isdigit() or items[k].text == "-" or is_next_term(items, k)):
        k += 1
    return k


def _is_noted(items: Sequence[Item], k: int) -> bool:
    """True for what alone stands in brackets behind an office and says more of its place.

    Not where it alone tells whose it is: "Giám đốc Sở Y tế (| Lai Châu)".
    """
    if items[k].text in {"cũ", "mới"}:
        return True
    office = items[k - 2] if k > 1 else items[k]
    body = office.offices[0].body if office.offices else None
    apart = body is not None and body.root.unit is None and missing(body) == "unit"
    return bool(items[k].units) and not apart


def _units(items: Sequence[Item], k: int) -> tuple[Unit, ...]:
    return items[k].units if k < len(items) else ()


def _charge(items: Sequence[Item], k: int) -> int:
    """How many items from k on tell what a deputy sees to, the name behind them: "phụ trách kinh tế | A"."""
    if phrase(items[k : k + 2]) != "phụ trách":
        return 0
    for n in range(k + 3, min(len(items), k + 8)):
        if items[n].kind == "name":
            return n - k
        if items[n].kind not in {"word", "unit"} or any(unit.name for unit in items[n].units):
            return 0
    return 0


def at_that_time(items: Sequence[Item], k: int) -> int:
    """How many items from k on tell a time gone by: "khi đó", "lúc bấy giờ", "thời điểm ấy"; 0 for none."""
    if k >= len(items) or items[k].text not in _THEN_OPENS:
        return 0
    if phrase(items[k : k + 2]) in _ONCE:
        return 0 if phrase(items[k + 2 : k + 3]).startswith(_NOT_ONCE) else 2
    told = (n for n in (3, 2) if k + n <= len(items) and phrase(items[k : k + n]) in _THEN)
    return next(told, 0)


def _past_term(items: Sequence[Item], k: int) -> int:
    """Past a further number: "khóa 13 | và 14", "khóa X | (dự khuyết), XI"."""
    n = k + 4 if phrase(items[k : k + 4]) == "( dự khuyết )" else k
    number = items[n + 1].text if n + 1 < len(items) and items[n].text in {",", "và", "-"} else ""
    return n + 2 if number.isdecimal() or (number and set(number) <= set("ivx")) else k


def is_seat(items: Sequence[Item], k: int) -> bool:
    """True for the larger unit, behind a comma or a bracket, in which the body of the office before is."""
    if k + 1 >= len(items) or items[k].text not in {",", "("} or items[k + 1].kind != "unit":
        return False
    if not items[k - 1].offices:
        return False
    body, units = items[k - 1].offices[0].body, items[k + 1].units
    own = body.root.unit if body is not None else None
    named = len(units) == 1 and units[0].name is not None
    if own is None or not named:
        return False
    town = own.type == "thành phố" and units[0].type == "tỉnh"  # "Thành ủy Tam Kỳ, | tỉnh Quảng Nam"
    return town or units[0].level in ABOVE.get(own.level, ())


def _bracket(items: Sequence[Item], k: int) -> int | None:
    """The end of a bracket that only says more of the office before it."""
    once = any(office.status == "former" for office in items[k - 1].offices)
    if once and phrase(items[k + 1 : k + 4]) in _ONCE_NOTES:
        return k + 3  # "cựu Phó Chánh án Tòa án nhân dân cấp cao tại Đà Nẵng (trước đây) A"
    return _term_bracket(items, k) or _name_bracket(items, k) or _whose_bracket(items, k)


def _whose_bracket(items: Sequence[Item], k: int) -> int | None:
    """The end of a bracket of bodies or units alone, or of a code.

    "(Bộ Tài chính)", "(PC47)", "(huyện Tân Yên cũ)"; "UBND tỉnh Hà Bắc (Bắc Ninh - Bắc Giang)", not "Giám
    đốc Sở Y tế (Bắc Ninh - Bắc Giang)", where they alone tell which one is meant.
    """
    close = next((n for n in range(k + 2, min(len(items), k + _NOTE)) if items[n].text == ")"), None)
    if close is None:
        return None
    inside = items[k + 1 : close]
    if len(inside) == 2 and inside[0].kind == "word" and inside[1].text.isdecimal():
        return close
    if inside[0].kind == "unit" and not _has_place(items[k - 1]):
        return None
    told = all(item.kind in {"body", "unit"} or item.text in _NOTED for item in inside)
    return close if told and inside[0].kind in {"body", "unit"} else None


def _has_place(item: Item) -> bool:
    """True for an office whose body is told with its unit: "Phó Chủ tịch UBND | tỉnh Hà Bắc"."""
    body = item.offices[0].body if item.offices else None
    return body is not None and body.root.unit is not None and body.root.unit.name is not None


def _term_bracket(items: Sequence[Item], k: int) -> int | None:
    """The end of a bracket that tells the term: "(khóa VI, VII)", or how one serves: "(chuyên trách)"."""
    if phrase(items[k + 1 : k + 4]).startswith(("chuyên trách )", "kiêm nhiệm )")):
        return k + 2 if items[k + 2].text == ")" else k + 3
    if k + 1 >= len(items) or not (
        items[k + 1].text in {"khóa", "nhiệm", "các", "từ"} or items[k + 1].text.isdecimal()
    ):
        return None
    close = next((n for n in range(k, min(len(items), k + 16)) if items[n].text == ")"), None)
    if close is None or any(items[n].kind not in {"word", "punct"} for n in range(k, close)):
        return None
    return close


def _name_bracket(items: Sequence[Item], k: int) -> int | None:
    """The end of a bracket that tells what a body or a place is called now: "(nay là thị xã Sa Pa)"."""
    if not phrase(items[k + 1 : k + 4]).startswith(_CALLED):
        return None
    close = next((n for n in range(k, min(len(items), k + 20)) if items[n].text == ")"), None)
    if close is None or any(items[n].kind in {"office", "name", "short"} for n in range(k, close)):
        return None
    return close


def _term_ahead(items: Sequence[Item], k: int) -> bool:
    return items[k].text == "khóa" or items[k + 1].text == "kỳ"

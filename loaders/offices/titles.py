"""Titles with the words behind them that belong to them: "Phó Chủ tịch | Thường trực"."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.branches import begins_union
from loaders.bodies.nameends import past_told
from loaders.bodies.recognise import CENTRAL
from loaders.offices.items import Item
from loaders.offices.office import Office
from loaders.places.atlas import Atlas
from loaders.text.lexicon import Entry
from loaders.text.tokens import Tokens

_TERM: Final = 12  # tokens of a term, and of what tells that some are named
_MODIFIERS: Final[dict[tuple[str, ...], str]] = {
    ("thường", "trực"): "Thường trực",
    ("chuyên", "trách"): "chuyên trách",
    ("phụ", "trách"): "phụ trách",
}
_DELEGATIONS: Final = frozenset({"đoàn", "đoàn đbqh", "đoàn tp", "đoàn đbqh tỉnh", "đoàn tỉnh"})
_LEAD: Final = tuple(
    f"{title}{of}" for title in ("trưởng đoàn ", "phó trưởng đoàn ") for of in ("đbqh", "đại biểu quốc hội")
)
_LONGEST_NAME: Final = 6  # words
_CHARGED: Final = frozenset(HEADS["charged"])


def modified(t: Tokens, title: str, end: int) -> tuple[str, int]:
    """The title with "Thường trực", "chuyên trách" that follow it, and the token after them."""
    if t.low[end : end + 3] == ("không", "chuyên", "trách"):
        return f"{title} không chuyên trách", end + 3
    while t.low[end : end + 2] in _MODIFIERS:
        word = _MODIFIERS[t.low[end : end + 2]]
        if word in title:
            break
        if word == "phụ trách" and title.endswith("chuyên trách"):
            return title, end + 2
        title = f"{title} {word}"
        end += 2
    return title, end


def past_charge(t: Tokens, title: str, end: int) -> int:
    """Past ", phụ trách" before the body that a deputy leads: "Phó Giám đốc |, phụ trách | Sở Y tế"."""
    told = t.low[end : end + 3] == (",", "phụ", "trách") and end + 3 < len(t.low)
    return end + 3 if told and f"{title.removesuffix(' Thường trực')} {t.word[end + 3]}" in _CHARGED else end


def past_this(t: Tokens, end: int) -> int:
    """Past words for the body told before, meant by a title alone too: "Phó Giám đốc | (của) cơ quan này"."""
    k = end + (t.low[end : end + 1] == ("của",))
    after = past_told(t, k)
    return after if after > k else end


def full_time(t: Tokens, title: str, end: int) -> tuple[str, int]:
    """A deputy's title with what stands behind the body: "đại biểu Quốc hội | (hoạt động) chuyên trách"."""
    if not title.startswith("Đại biểu"):
        return title, end
    return modified(t, title, end + 2 * (t.low[end : end + 3] == ("hoạt", "động", "chuyên")))


def leads_on_the_way(t: Tokens, i: int) -> bool:
    """True for what somebody does on a visit, no post: "đoàn kiểm tra do ông A làm | trưởng đoàn".

    A title in capitals is one: "do ông A làm Trưởng đoàn"; so is that of deputies, "trưởng đoàn ĐBQH", and of
    what is named behind it: "trưởng đoàn Đoàn kiểm tra X".
    """
    small = i > 0 and t.low[i - 1] == "làm" and not t.cap[i] and t.word[i + 2 : i + 3] != ("Đoàn",)
    return small and not " ".join(t.low[i : i + 6]).startswith(_LEAD)


def is_of_union(t: Tokens, entry: Entry, end: int) -> bool:
    """True for "Ủy viên Ban Chấp hành Trung ương | Đoàn": of the union's centre, not of the Party's."""
    central = any(entry.low[-size:] == form for form, size in CENTRAL)
    return central and begins_union(t, end)


def of_service(head: str, named: list[Body]) -> list[Body]:
    """A service's office, by the head that the title swallowed: "Cục trưởng | Thuế tỉnh" is of "Cục Thuế"."""
    services = head in HEADS["swallowed"] and named[0].head.partition(" khu vực")[0] in HEADS["services"]
    return [body._replace(head=f"{head} {body.head}") for body in named] if services else named


def of_delegation(t: Tokens, k: int, atlas: Atlas) -> bool:
    """True for a name at token k, and a province alone in brackets: "ĐB | Lò Thị Phượng (Điện Biên)"."""
    first = k
    while k < len(t.low) and k - first < _LONGEST_NAME and t.cap[k]:
        k += 1
    if (
        k > first
        and t.low[k : k + 1] in ((",",), ("-",))
        and " ".join(t.low[k + 1 : k + 8]).startswith(_LEAD)
    ):
        return True  # "đại biểu | A, Phó Trưởng đoàn ĐBQH tỉnh X"
    if k == first or t.low[k : k + 1] != ("(",):
        return False
    k = next((k + 1 + n for n in (3, 2, 1) if " ".join(t.low[k + 1 : k + 1 + n]) in _DELEGATIONS), k + 1)
    named = atlas.province_at(t, k)
    return named is not None and t.low[named[1] : named[1] + 1] == (")",)


def has_names_beside(t: Tokens, office: Office, before: Sequence[Item]) -> bool:
    """True for an office with names beside it: "… hội thẩm TAND tỉnh | là các ông, bà: A, B".

    Also "bầu ông A làm | Hội thẩm TAND tỉnh", "22 Hội thẩm TAND tỉnh |, trong đó có ông A".
    """
    k = bisect_left(t.start, office.end)
    listed = t.low[k : k + 1] in {(":",), ("là",), ("gồm",), ("đối",), ("(",)}
    listed = listed or ", trong đó có" in " ".join(t.low[k : k + _TERM])
    beside = [item.kind for item in before[-2:-1]] == ["name"] and before[-1].kind in {"punct", "verb"}
    return listed or beside or any(t.cap[k : k + 1])

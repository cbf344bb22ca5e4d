"""Titles with the words behind them that belong to them: "Phó Chủ tịch | Thường trực"."""

from loaders.bodies.body import HEADS, Body
from loaders.bodies.recognise import CENTRAL, ORGANISED
from loaders.text.lexicon import Entry, lists
from loaders.text.tokens import Tokens

_MODIFIERS: dict[tuple[str, ...], str] = {
    ("thường", "trực"): "Thường trực",
    ("chuyên", "trách"): "chuyên trách",
    ("phụ", "trách"): "phụ trách",
}
_CHARGED = frozenset(HEADS["charged"])
_THIS = [tuple(words.split()) for words in lists("cues.toml")["this_body"]]


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
    return next((k + len(words) for words in _THIS if t.low[k : k + len(words)] == words), end)


def full_time(t: Tokens, title: str, end: int) -> tuple[str, int]:
    """A deputy's title with what stands behind the body: "đại biểu Quốc hội | (hoạt động) chuyên trách"."""
    if not title.startswith("Đại biểu"):
        return title, end
    return modified(t, title, end + 2 * (t.low[end : end + 3] == ("hoạt", "động", "chuyên")))


def is_of_union(t: Tokens, entry: Entry, end: int) -> bool:
    """True for "Ủy viên Ban Chấp hành Trung ương | Đoàn": of the union's centre, not of the Party's."""
    central = any(entry.low[-size:] == form for form, size in CENTRAL)
    return central and end < len(t.low) and t.word[end] in ORGANISED


def of_service(head: str, named: list[Body]) -> list[Body]:
    """A service's office, by the head that the title swallowed: "Cục trưởng | Thuế tỉnh" is of "Cục Thuế"."""
    services = head in HEADS["swallowed"] and named[0].head.partition(" khu vực")[0] in HEADS["services"]
    return [body._replace(head=f"{head} {body.head}") for body in named] if services else named

"""Whose place is taken by another: "thay ông B", "kế nhiệm bà C", "thay thế vị trí của ông D là …"."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.offices.items import (
    Item,
    clause_start,
    ends_clause,
    is_of_date,
    is_person,
    over_honorifics,
    past_honorifics,
    phrase,
)
from loaders.offices.says import is_lost, is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_INSTEAD: Final = re.compile(
    rf"\b(?:{any_of(_CUES['instead'])})(?: (?:{any_of(_CUES['seat'])})(?: công tác)?(?: của)?| cho)?$"
    rf"|\b(?:{any_of(_CUES['next_to'])})$"
)
_ENDINGS: Final = (*_CUES["instead"], *_CUES["seat"], *_CUES["next_to"], "công tác", "của", "cho")
_TURNED: Final = _CUES["turned"]
_GONE: Final = _CUES["gone"]
_TAKES: Final = _CUES["takes_up"]
_LAST: Final = frozenset(words.rpartition(" ")[2] for words in _ENDINGS)  # with which what tells so ends
_ASIDE: Final = 12  # items in which he is named behind a semicolon
_AGE: Final = 10  # items that tell how old somebody is
_CLAUSE: Final = 6  # items from such a comma to the verb behind it
_TELLS: Final = frozenset({"verb", "office", "punct"})
_THEN: Final = frozenset({"trước", "đó", "hôm"})
_DASHES: Final = frozenset({",", "-", "–"})
_OUTCOMES: Final = lists("unreal.toml")["outcomes"]
NEWLY: Final = frozenset({"đã", "vừa", "mới"})


def is_in_place_of(items: Sequence[Item], n: int) -> bool:
    """True for the one whose place is taken: "thay ông B", "kế nhiệm Giám đốc Sở B"."""
    k = over_honorifics(items, n)
    if k > 3 and items[k].text == ",":
        k = _past_aside(items, n, k)
    while k >= 0 and items[k].kind in {"honorific", "office"}:
        k -= 1
    if k < 0 or items[k].text.rpartition(" ")[2] not in _LAST:
        return False
    if is_heir(items, n) or _is_follower(items, n):
        return False
    return bool(_INSTEAD.search(phrase(items[max(0, k - 5) : k + 1])))


def _past_aside(items: Sequence[Item], n: int, k: int) -> int:
    """Before the comma behind which one is named for what he was: "…; người tiền nhiệm (của A)|, ông B, …".

    Not for "Như người tiền nhiệm, ông A, 50 tuổi, …", who comes after him.
    """
    near = range(k - 1, max(3, k - _ASIDE), -1)
    ends = (j for j in near if items[j].text == "nhiệm")
    last = next((j for j in ends if phrase(items[j - 2 : j + 1]) == "người tiền nhiệm"), None)
    if last is None or phrase(items[n + 1 : n + 2]) != "," or items[last - 3].text not in {";", ",", "còn"}:
        return k
    whose = items[last + 1 : k]
    of = not whose or (whose[0].text == "của" and all(item.kind not in _TELLS for item in whose))
    return last if of else k


def is_heir(items: Sequence[Item], n: int) -> bool:
    """True for "người kế nhiệm B", who follows another: a word of address would make B the one before."""
    return items[n].kind == "name" and phrase(items[max(0, n - 3) : n]) == "người kế nhiệm"


def _is_follower(items: Sequence[Item], n: int) -> bool:
    """True for the one whose predecessor is named behind him: "người tiền nhiệm ông A | là ông B"."""
    k = over_honorifics(items, n)
    told = phrase(items[max(0, k - 1) : k + 1]) == "tiền nhiệm" and [
        i.text for i in items[n + 1 : n + 2]
    ] == ["là"]
    person = past_honorifics(items, n + 2)
    return told and person < len(items) and items[person].kind == "name"


def is_replaced(items: Sequence[Item], n: int, verb: int | None = None) -> bool:
    """True for such a one, unless a clause about him follows: "thay ông B (, Giám đốc X) được bầu làm …".

    `verb`: of which it is asked whose it is.
    Behind a comma such a clause is his where the newcomer's post has its verb already: "Ông A giữ chức X thay
    ông B, vừa nghỉ hưu", not "Ông A, người thay ông B, vừa nghỉ hưu". Behind posts of his own any will do.
    """
    if not is_in_place_of(items, n):
        return False
    after = [item.text for item in items[n + 1 : n + 3]]
    k = _past_age(items, n + 1)
    posts = k
    while _is_office(items, k) or (_is_office(items, k + 1) and items[k].text in {",", "-"}):
        k += 1
    given = _is_given(items, n)
    newcomer = given or (_takes_place(items, n) if k > posts else _is_told_again(items, n))
    told = k + 1 < len(items) and items[k].text in {",", ")"} and newcomer
    turned = (*_TURNED, "được") if k > posts or _is_given_other(items, n, verb) else _TURNED
    then = (j for j in range(k + 1, len(items)) if not (is_of_date(items[j]) or items[j].text in _THEN))
    turns = (phrase(items[turn : turn + 2]) for turn in (k + 1, next(then, len(items))))
    if (told and any(turn.startswith(turned) for turn in turns)) or _is_let_go(items, n, k):
        return False
    goes_on = k < len(items) and (items[k].text.startswith(_GONE) or _takes_up(items, n, k))
    goes_on = goes_on or turns_himself(items, n)
    return not (goes_on or _is_told_of(items, n, verb) or after == ["trước", "đó"])


def _past_age(items: Sequence[Item], k: int) -> int:
    """Past how old one is, to the comma or bracket that closes it: "thay ông B |, 48 tuổi|, được …".

    Past the bracket where a comma stands behind it: "thay ông B |(48 tuổi)|, được …".
    """
    if phrase(items[k : k + 1]) not in {",", "("}:
        return k
    end = next((n for n in range(k + 1, min(len(items), k + _AGE)) if items[n].text in {",", ")"}), k)
    words = [item.text for item in items[k + 1 : end]]
    told = words[-1:] == ["tuổi"] or words[:1] in (["sinh"], ["sn"])
    if not told or any(item.kind not in {"word", "punct"} for item in items[k + 1 : end]):
        return k
    return end + (phrase(items[end : end + 2]) == ") ,")


def _is_given_other(items: Sequence[Item], n: int, verb: int | None) -> bool:
    """True where a verb gives a post, and the newcomer has another: "bầu ông A làm X thay ông B, | được … Y".

    Not "… thay ông B, | được phê chuẩn giữ chức X".
    """
    if verb is None or not _is_given(items, n) or said(items, verb) not in {"appointed", "moved"}:
        return False
    given = {_post(item) for item in items[verb + 1 : verb + 3] if item.offices}
    return bool(given) and given.isdisjoint(_post(item) for item in items[:n] if item.offices)


def _post(item: Item) -> tuple[str, str | None]:
    """The title of an office, and with what its body's name begins."""
    office = item.offices[0]
    return office.title, office.body.head if office.body else None


def is_of_either(items: Sequence[Item], verb: int) -> bool:
    """True where it is open of whom a plain verb tells: "bầu ông A làm X thay ông B (48 tuổi), | làm Y"."""
    if not is_plain(items[verb]) or items[verb - 1].text not in {",", ")"}:
        return False
    n = next((k for k in range(verb - 1, max(0, verb - _AGE), -1) if is_person(items[k])), 0)
    alone = n > 0 and _past_age(items, n + 1) == verb - 1
    return alone and is_in_place_of(items, n) and _is_given(items, n)


def turns_himself(items: Sequence[Item], n: int) -> bool:
    """True for a predecessor whose own verb stands behind his name: "người tiền nhiệm B | thôi giữ chức".

    Also between commas: "…; người tiền nhiệm của bà, ông B, đã | nghỉ hưu".
    """
    opens = over_honorifics(items, n)
    named = phrase(items[max(0, opens - 2) : opens + 1]) == "người tiền nhiệm"
    aside = opens > 3 and items[opens].text == "," and _past_aside(items, n, opens) < opens
    after = n + 1 + aside
    while after < len(items) and items[after].text in NEWLY:
        after += 1
    return (named or aside) and after < len(items) and items[after].kind == "verb"


def _is_told_of(items: Sequence[Item], n: int, verb: int | None) -> bool:
    """True where "người" opens a clause of him that goes on to a verb: "thay ông B - người được | bầu làm X".

    Not for "thay ông B, người đã nghỉ hưu, | làm X", which is of the newcomer.
    """
    if not _is_described(items, n):
        return False
    if verb and _is_sent_on(items, n, verb):
        return _is_given(items, n) or _is_told_again(items, n)
    k = verb or n + 3
    while k > n + 3 and (items[k - 1].kind == "verb" or items[k - 1].text in NEWLY):
        k -= 1
    opens = is_plain(items[k]) or items[k].text.startswith(("được", *_OUTCOMES))
    return not (opens and k > n + 3 and items[k - 1].text in _DASHES)


def _is_described(items: Sequence[Item], n: int) -> bool:
    """True for one behind whom "người" opens a clause."""
    return n + 3 < len(items) and items[n + 1].text in _DASHES and items[n + 2].text == "người"


def _is_sent_on(items: Sequence[Item], n: int, verb: int) -> bool:
    """True where such a clause tells that he is sent, not as what: "người được điều động ra X, | làm Y"."""
    sent = [k for k in range(n + 3, verb) if items[k].kind == "verb"]
    told = any(item.kind == "office" or item.text in {";", "."} for item in items[n + 3 : verb])
    told = told or items[verb - 1].text not in _DASHES
    return bool(sent) and not told and all(said(items, k) in {"moved", "appointed"} for k in sent)


def may_be_sent_on(items: Sequence[Item], n: int, verb: int) -> bool:
    """True where it is open of whom a verb tells: "Ông A thay ông B, người được điều động ra X, | làm Y"."""
    sent = _is_described(items, n) and _is_sent_on(items, n, verb)
    return sent and is_in_place_of(items, n) and not _is_told_of(items, n, verb)


def _takes_up(items: Sequence[Item], n: int, k: int) -> bool:
    """True for what he has now: "(ông A) được bầu làm X, thay ông B | nhận nhiệm vụ Giám đốc Y".

    Not before the newcomer's own post is told: "Ông A, Phó Giám đốc Y, thay ông B nhận nhiệm vụ Giám đốc".
    """
    if not items[k].text.startswith(_TAKES):
        return False
    opens = over_honorifics(items, n)
    own = next((j for j in range(opens - 1, -1, -1) if items[j].kind in {"office", "verb", "name"}), None)
    if own is None or items[own].kind != "office" or "và" in phrase(items[own:opens]).split():
        return False
    return _is_given(items, n)


def _is_let_go(items: Sequence[Item], n: int, k: int) -> bool:
    """True for "kế nhiệm ông B, được Quốc hội miễn nhiệm chức X": who is new cannot have left.

    Not for "Ông A, người kế nhiệm ông B, bị cách chức X".
    """
    if k + 1 >= len(items) or items[k].text not in _DASHES:
        return False
    opens = over_honorifics(items, n)
    if any(item.text == "người" for item in items[max(0, opens - 3) : opens + 1]):
        return False
    for at in range(k + 1, min(len(items), k + _CLAUSE)):
        if is_person(items[at]) or ends_clause(items[at]):
            return False
        if items[at].kind == "verb":
            gone = said(items, at) in {"moved", "retired"} and items[k + 1].text in NEWLY
            return gone or said(items, at) == "left" or is_lost(items[at])
    return False


def _is_given(items: Sequence[Item], n: int) -> bool:
    """True where a verb tells of the newcomer's post before "thay ông B"."""
    for k in range(n - 1, clause_start(items, n) - 1, -1):
        if is_person(items[k]):
            return False
        if items[k].kind == "verb":
            return True
    return False


def is_either(items: Sequence[Item], n: int) -> bool:
    """True where what follows may be of both: "Ông A, Giám đốc X, thay ông B, Bí thư Y, được điều động"."""
    opens = over_honorifics(items, n)
    told = any(item.text == "người" for item in items[max(0, opens - 3) : opens + 1])
    own = n + 2 < len(items) and items[n + 1].text == "," and items[n + 2].kind == "office"
    return own and items[n + 2].offices[0].status != "former" and not told and is_in_place_of(items, n)


def _takes_place(items: Sequence[Item], n: int) -> bool:
    """True where nothing but that is told of the newcomer: "Bí thư X A (đã) thay ông B, Bí thư Y, được …"."""
    k = over_honorifics(items, n)
    while k > 0 and items[k].kind == "word" and items[k].text != "người":
        k -= 1
    return k >= 0 and items[k].kind == "name"


def _is_told_again(items: Sequence[Item], n: int) -> bool:
    """True where one told of before only takes his place: "Bà (A) thay ông B, được điều động làm X"."""
    k = over_honorifics(items, n) - 1
    return k >= 0 and items[k].kind == "short" and over_honorifics(items, k) < 0


def _is_office(items: Sequence[Item], k: int) -> bool:
    return k < len(items) and items[k].kind == "office"


def named_as_replaced(items: Sequence[Item], n: int) -> bool:
    """True for "thay ông B", "kế nhiệm ông B", "người tiền nhiệm (của) ông A là ông B"."""
    k = over_honorifics(items, n)
    if k > 0 and items[k].text == "là":
        k -= 1
        if is_person(items[k]) and (of := over_honorifics(items, k)) > 0:
            k = of - 1 if items[of].text == "của" else of
        return k > 0 and items[k].text == "nhiệm" and items[k - 1].text == "tiền"
    return is_in_place_of(items, n)

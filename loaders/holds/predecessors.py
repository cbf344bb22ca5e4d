"""Who went before one just given a post: "Người tiền nhiệm (của bà A, ở phường X), ông B, …"."""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from loaders.holds.row import Row
from loaders.offices.items import over_honorifics
from loaders.offices.post import Post
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
BEFORE_OPENS: Final = frozenset(words.partition(" ")[0] for words in _CUES["before_him"]) | {"trước"}
_OF_HEIR: Final = r"(?: của (?:mình|(?:tân )?(?:ông|bà|anh|chị|đồng chí)(?P<heir>(?: (?-i:[A-ZĐ]\w+))*)))?"
_THERE: Final = (  # "ở phường X": where the post is
    rf" (?:ở|tại) (?!{any_of(_CUES['served'])})(?P<place>\w+(?: \w+){{0,8}}?)"
    r"(?=, (?:(?:ông|bà|anh|chị|đồng chí) )?(?-i:[A-ZĐ]))"
)
_BEFORE_HIM: Final = re.compile(
    rf"\W*(?:trước (?:ông|bà|anh|chị|đồng chí)(?: (?-i:[A-ZĐ]\w+))*(?= là )"
    rf"|(?:{any_of(_CUES['before_him'])}))"
    rf"{_OF_HEIR}"
    rf"(?:{_THERE}|(?: (?:ở|trên|trong|tại) (?:(?:{any_of(_CUES['served'])}) ?)?(?:này|đó)?)?)",
    re.I,
)
_NAMED: Final = re.compile(r"(?: là)?\W*")
# "Ông B, | người tiền nhiệm (của ông A),"
_HE_WAS: Final = re.compile(rf", (?:người|vị) tiền nhiệm{_OF_HEIR},")


class Before(NamedTuple):
    """Who had a post before one of the `heirs` (a person item), the post and the place if named."""

    gone: int
    office: int | None
    place: str | None
    heirs: frozenset[str]


def predecessor(row: Row, text: str, given: Collection[str], subject: str | None) -> Before | None:
    """Who went before one of those given posts, "Người tiền nhiệm (của bà A ở chức X), ông B".

    `subject`: whom the sentence before is about, if he is one given a post.
    """
    told = _BEFORE_HIM.match(text, row.start) if row.items[0].text in BEFORE_OPENS else None
    if told is None:
        first = next((k for k in row.who if row.items[k].kind == "name"), None)
        aside = _HE_WAS.match(text, row.items[first].end) if first is not None else None
        heirs = _heirs(aside, given, subject) if aside else None
        return None if heirs is None or first is None else Before(first, None, None, heirs)
    named = (k for k in row.who if row.items[k].text and row.items[k].start >= told.end())
    first = next(named, None)  # "Người | ông | kế nhiệm, ông B"
    heirs = _heirs(told, given, subject)
    if first is None or heirs is None:
        return None
    opens = max(told.end(), row.items[over_honorifics(row.items, first) + 1].start)  # "của | ông, bà | B"
    run = next((run for run in row.found.runs if run.last < first), None)
    if run and row.items[run.first].start != told.end():
        return None
    if not _NAMED.fullmatch(text, row.items[run.last - 1].end if run else told.end(), opens):
        return None
    return Before(first, run.at[0] if run else None, told["place"], heirs)


def _heirs(told: re.Match[str], given: Collection[str], subject: str | None) -> frozenset[str] | None:
    """Those of the ones given posts whose predecessor he may be; None where it is told to be another's.

    "Người tiền nhiệm của ông" is that of the `subject` of the sentence before.
    """
    if subject and told["heir"] == "" and given and subject not in given:
        return frozenset({subject})
    heir = (told["heir"] or "").split()
    meant = frozenset(person for person in given if not heir or person.split()[-1:] == heir[-1:])
    return None if given and not meant else meant


def is_there(post: Post, place: str | None) -> bool:
    """True for a post in the unit or the body named, "phường X", "Sở Y", or where none is, "xã này"."""
    here = place is None or place.endswith((" này", " đó")) or place in {"đây", "đó"}
    return here or (place or "").lower() in post.body.lower()

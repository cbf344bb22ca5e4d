"""People shown as private: "cử tri Lê Văn An", "bà Hoa (thôn 3)". They take no part in gatherings."""

import re
from collections.abc import Sequence
from functools import cache

from loaders.lexicon import rows
from loaders.meetwords import any_of, vocabulary
from loaders.page import Mention

_REACH = 60  # characters around a name in which its office or kind stands


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Of private people and of offices: what stands before a name, and what after it."""
    words = vocabulary()["private"]
    units = any_of(row[0] for row in rows("units.tsv"))
    titles = any_of(row[0] for table in ("titles.tsv", "offices.tsv") for row in rows(table))
    return (
        re.compile(rf"(?i:\b(?:{any_of(words['before'])}) (?:ông |bà |anh |chị |em )?)$"),
        re.compile(
            rf"(?i:\s?[,(–-]\s?(?:{any_of(words['after'])}|\d\d tuổi)\b"
            rf"|\s(?:{any_of(words['lives'])})\s(?:số \d|(?:{units})\b))"
        ),
        re.compile(rf"(?i:\b(?:{titles})\b[^.;:()]*)$"),
        re.compile(rf"(?i:\s?[,(–-]\s?[^.;:]{{0,25}}?\b(?:{titles})\b)"),
    )


def private_people(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of people who are shown as private and nowhere with an office; `mentions` are the page's."""
    private_before, private_after, office_before, office_after = _patterns()
    private: set[str] = set()
    public = {m.owner for m in mentions if m.owner}
    last = 0
    for mention in mentions:
        if mention.kind != "person":
            continue
        before = text[max(last, mention.start - _REACH) : mention.start].rpartition("\n")[2]
        after = text[mention.end : mention.end + _REACH].partition("\n")[0]
        last = mention.end
        if private_before.search(before) or private_after.match(after):
            private.add(mention.ref)
        if office_after.match(after) or office_before.search(before.rpartition(",")[2]):
            public.add(mention.ref)
    return frozenset(private - public)

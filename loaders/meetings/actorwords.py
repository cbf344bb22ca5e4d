"""The words around actors: offices, honorifics, prepositions, those who stand for a body."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.resources import data_folder
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE
from loaders.text.choice import any_of, begun, either, longest_first
from loaders.text.lexicon import rows
from loaders.text.spelling import UPPER


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may stand between an actor and its verb, or between two actors of one list."""

    office: frozenset[str]  # of offices, honorifics, coordination
    led: re.Pattern[str]  # "lãnh đạo ", "đại diện " … before a body or place
    led_too: re.Pattern[str]  # … before bodies whose place is not told: "lãnh đạo Công an, Hạt Kiểm lâm, "
    object: re.Pattern[str]  # prepositions that make what follows no subject
    posts: re.Pattern[str]  # "bí thư ", "chủ tịch " … that stand alone before a body
    post_ends: tuple[str, ...]  # the words at the end of what it reads
    several: re.Pattern[str]  # "các phó chủ tịch " …
    pronouns: frozenset[str]
    far: re.Pattern[str]  # prepositions that do so before an office too
    titles: frozenset[str]
    outside: re.Pattern[str]  # prepositions that make what follows no member of a list
    other: re.Pattern[str]  # another subject
    people: re.Pattern[str]  # people of an unknown unit, "lãnh đạo tỉnh"
    head: re.Pattern[str]  # heads of a list's members, "các xã", "các sở:"
    deputed: re.Pattern[str]  # an apposition that tells for whom somebody stands: ", đại diện lãnh đạo "
    stands_for: re.Pattern[str]  # … with the words of whom he stands for
    in_the_name: re.Pattern[str]  # "thay mặt …" up to whoever acts so
    on_behalf: re.Pattern[str]  # … from whoever does: "A | thay mặt Đảng bộ và nhân dân tỉnh | chúc …"
    firm: re.Pattern[str]  # a firm's name up to the place in it, or names of several: "các chi hội <A>, <B>"
    seated: re.Pattern[str]  # a host in no list up to the place where it is: "trường X, <huyện Y>"
    parts: re.Pattern[str]  # several parts of the body that follows
    along: re.Pattern[str]  # those of no name who come along: "; cùng lãnh đạo các sở của tỉnh …"
    minister: re.Pattern[str]  # an office of another country up to its holder
    finds: re.Pattern[str]  # what a body finds of whom follows
    topic: re.Pattern[str]  # a sentence's opening up to whom a body goes on to speak of
    supreme: frozenset[str]  # bodies for which no post without a name stands
    companies: tuple[str, ...]  # what begins the names of bodies that are some people and no office


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words; those that are patterns themselves come last."""
    told = list(words)
    plain = [word for word in told if word.replace(" ", "").isalpha()]
    return "|".join([either(plain), *(word for word in told if word not in plain)])


@cache
def words() -> Words:
    """The `[actors]` table of `ontology/rules/roles.toml` with the words of all titles, read once."""
    with (data_folder("ontology") / "rules" / "roles.toml").open("rb") as file:
        data = tomllib.load(file)["actors"]
    office = {
        w
        for row in rows("titles.tsv") + rows("honorifics.tsv") + rows("offices.tsv")
        for w in row[0].lower().split()
        if row[2] not in {"grade", "calling"}
    }
    office |= {w for row in rows("units.tsv") for w in row[0].lower().split()}
    honorific = either([*(row[0] for row in rows("honorifics.tsv")), "các đồng chí", "tân", "nguyên"])
    posts, heads = any_of(data["posts"]), any_of(data["heads"])
    led = _any(longest_first(data["led"]))
    deputes = any_of(data["stands_for"])
    return Words(
        office=frozenset(office | set(data["between"])),
        led=re.compile(rf"(?i:(?<!nguyên )\b(?:{led})(?: của)?(?::)?(?: (?:{heads}):?)?)[\s:]*$"),
        led_too=re.compile(
            rf"(?i:(?<!nguyên )\b(?:{led}))\s(?:(?:{any_of(data['unplaced'])})(?!\w)"
            rf"[^,.;:{PERSON}{BODY}{PLACE}{DATE}{MEETING}]{{0,40}},\s){{1,4}}$"
        ),
        object=re.compile(rf"(?i:\b(?:{_any(data['object'])}))\s+(?:(?:{heads}|{honorific})\s*)*$"),
        posts=re.compile(
            rf"(?i:\b(?P<personal>(?:{any_of(data['personal'])}) )?"
            rf"(?:{posts})(?: thường trực)?(?: các)?)\s*$"
        ),
        post_ends=(*data["posts"], "thường trực", "các"),
        several=re.compile(rf"(?i:\b(?:các|hai|ba|bốn|những) (?:đồng chí )?(?:{posts}))\s$"),
        pronouns=frozenset(data["pronouns"]),
        far=re.compile(rf"(?i:\b(?:{_any(data['far'])}))\s+([^,.;:{PERSON}]{{0,50}})$"),
        titles=frozenset(office),
        outside=re.compile(rf"(?i:\b(?:{_any(data['outside'])}))\s+(?:(?:{honorific})\s*)*$"),
        people=re.compile(rf"(?i:,[^,]*\b(?:{led})\b)"),
        other=re.compile(rf"(?i:\b(?:{_any(data['other'])})\b)"),
        deputed=re.compile(rf",\s(?:là )?(?:{deputes})(?: cho)?(?: lãnh đạo)?(?: của)?\s$"),
        stands_for=re.compile(rf",\s(?:là )?(?:{deputes})(?: cho)? [^,.;:{PERSON}]{{0,60}}$"),
        in_the_name=re.compile(rf"(?i:{any_of(data['in_the_name'])})\b[^.;:{PERSON}]*$"),
        on_behalf=re.compile(
            rf"\bthay mặt(?:(?:,| và| cùng)? (?:{any_of(data['all_of_them'])}|{BODY}|{PLACE})"
            r"(?: (?:các dân tộc|trong|của|toàn|trên địa bàn)){0,3}"
            rf"(?: (?:tỉnh|huyện|xã|phường|thành phố|{BODY}|{PLACE}))?)+(?=[ ,])"
        ),
        firm=re.compile(
            rf"(?i:\b(?P<many>các )?(?:{any_of(data['firms'])})"
            r"(?: (?!(?:và|cùng|với|tại|ở|của|do|về|cho)\b)[\w&.-]+){0,5} )"
            rf"(?(many)(?:{PLACE}(?:,| và) ){{0,3}})$"
        ),
        seated=re.compile(
            rf"(?:^|[;:,] |{DATE},? )(?i:{any_of([*data['firms'], *data['hosts']])})\b"
            rf"[^,.;:{PERSON}{BODY}{DATE}{MEETING}]{{0,60}}\s[{UPPER}]\w*(?: \([^()]{{1,40}}\))?, $"
        ),
        parts=re.compile(
            rf"(?:{begun(['các', 'một số', 'hai', 'ba'])}) (?:{any_of(data['parts'])})(?: thuộc| của)? $"
        ),
        along=re.compile(
            r"(?:(?:;|[;,]?\s(?:và|cùng(?: với)?)|,(?=\s(?:lãnh đạo các|các (?:sở|ban|ngành))\b))\s"
            r"(?:(?:rất |khá )?đông(?: đảo)? |một số |toàn thể |nhiều |các |(?:hơn |gần |trên )?\d[\d.]* )?"
            rf"(?:{any_of(data['along'])})\b[^.;:!?{PERSON}]{{0,160}}){{1,4}}$"
        ),
        minister=re.compile(
            rf"\s(?:(?:ông|bà|ngài)\s)?(?:Phó )?(?:{any_of(data['ministers'])})\b[^,;:.]{{0,80}}$"
        ),
        finds=re.compile(
            rf"{BODY} (?:đã |cũng |vừa )?(?:{any_of(data['finds'])})(?: rằng|:)? (?:(?:{honorific}) )*$"
        ),
        topic=re.compile(
            rf"\W*(?:{any_of(data['topics'])}) (?:(?:các|hai|{honorific}) )*"
            rf"(?:{PERSON}(?:, [^.;:{PERSON}]{{1,80}})?,?(?: và)? (?:(?:{honorific}) )*)*$"
        ),
        supreme=frozenset(data["supreme"]),
        companies=tuple(data["companies"]),
        head=re.compile(rf"(?i:^[\s,;:]*(?:(?:và|cùng|với|hoặc|{heads})\b[\s,;:]*)*$)"),
    )

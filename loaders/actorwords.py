"""The words around actors: offices, honorifics, prepositions, those who stand for a body."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from kg.resources import data_folder
from loaders.lexicon import rows
from loaders.marked import PERSON


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may stand between an actor and its verb, or between two actors of one list."""

    office: frozenset[str]  # of offices, honorifics, coordination
    led: re.Pattern[str]  # "lãnh đạo ", "đại diện " … before a body or place
    object: re.Pattern[str]  # prepositions that make what follows no subject
    posts: re.Pattern[str]  # "bí thư ", "chủ tịch " … that stand alone before a body
    pronouns: frozenset[str]
    far: re.Pattern[str]  # prepositions that do so before an office too
    titles: frozenset[str]
    outside: re.Pattern[str]  # prepositions that make what follows no member of a list
    other: re.Pattern[str]  # another subject
    people: re.Pattern[str]  # people of an unknown unit, "lãnh đạo tỉnh"
    head: re.Pattern[str]  # heads of a list's members, "các xã", "các sở:"


@cache
def words() -> Words:
    """The `[actors]` table of `ontology/rules/roles.toml` with the words of all titles, read once."""
    with (data_folder("ontology") / "rules" / "roles.toml").open("rb") as file:
        data = tomllib.load(file)["actors"]
    office = {
        w
        for row in rows("titles.tsv") + rows("honorifics.tsv") + rows("offices.tsv")
        for w in row[0].lower().split()
    }
    office |= {w for row in rows("units.tsv") for w in row[0].lower().split()}
    honorific = "|".join(re.escape(row[0]) for row in rows("honorifics.tsv")) + "|các đồng chí|tân|nguyên"
    posts = "|".join(sorted(data["posts"], key=len, reverse=True))
    led = "|".join(sorted(data["led"], key=len, reverse=True))
    heads = "|".join(sorted(data["heads"], key=len, reverse=True))
    return Words(
        office=frozenset(office | set(data["between"])),
        led=re.compile(rf"(?i:(?<!nguyên )\b(?:{led})(?: của)?(?::)?(?: (?:{heads}):?)?)[\s:]*$"),
        object=re.compile(rf"(?i:\b(?:{'|'.join(data['object'])}))\s+(?:(?:{heads}|{honorific})\s*)*$"),
        posts=re.compile(
            rf"(?i:\b(?P<personal>(?:{'|'.join(data['personal'])}) )?"
            rf"(?:{posts})(?: thường trực)?(?: các)?)\s*$"
        ),
        pronouns=frozenset(data["pronouns"]),
        far=re.compile(rf"(?i:\b(?:{'|'.join(data['far'])}))\s+([^,.;:{PERSON}]{{0,50}})$"),
        titles=frozenset(office),
        outside=re.compile(rf"(?i:\b(?:{'|'.join(data['outside'])}))\s+(?:(?:{honorific})\s*)*$"),
        people=re.compile(rf"(?i:,[^,]*\b(?:{led})\b)"),
        other=re.compile(rf"(?i:\b(?:{'|'.join(data['other'])})\b)"),
        head=re.compile(rf"(?i:^[\s,;:]*(?:(?:và|cùng|với|hoặc|{heads})\b[\s,;:]*)*$)"),
    )

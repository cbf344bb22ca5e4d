"""The rules of `ontology/rules/roles.toml`: who takes part in what way, each by a cue."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.errors import OntologyError
from kg.model import Role
from kg.resources import data_folder
from loaders.meetings.marked import rule_pattern
from loaders.text.choice import any_of
from loaders.text.openings import openings

_SIDES: Final = ("before", "after", "of", "next", "opening")


@dataclass(frozen=True, slots=True)
class Rule:
    """A cue, the side on which its people stand, and the sentences that show what it reads and what not."""

    id: str
    role: Role
    take: str
    cue: re.Pattern[str]
    plain: bool
    openings: frozenset[str]  # words with which the cue begins
    families: frozenset[str]
    kinds: frozenset[str]  # of the naming that the cue goes with
    needs: re.Pattern[str] | None  # before the first of its people
    unless: re.Pattern[str] | None  # not before the first of its people
    verb: bool  # only of a gathering told by a verb
    noun: bool  # only of one told by a noun
    only: re.Pattern[str] | None  # what the names of its actors look like
    units: bool  # places may act by themselves where bodies do
    here: bool
    follows: str  # what the sentences before must have told, see `takings`
    first: bool  # tried at the sentence's start only
    alone: bool  # only of a sentence that is nothing but people and their offices
    planned: bool  # of a gathering to come too
    known: bool  # only of those whom the story has shown there
    said: bool  # only at the end of a quotation with which the sentence begins
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in order. Raises OntologyError when two have one id or a side is unknown."""
    with (data_folder("ontology") / "rules" / "roles.toml").open("rb") as file:
        data = tomllib.load(file)
    says = "|".join([any_of(data["says"]["words"]), *data["says"]["forms"]])
    found: dict[str, Rule] = {}
    for entry in data["rule"]:
        if entry["id"] in found or entry["take"] not in _SIDES:
            raise OntologyError(
                f"ontology/rules/roles.toml: rule {entry['id']!r} stands twice or takes no known side"
            )
        told = entry["cue"].replace("{V}", f"(?:{says})")
        cue = rule_pattern(told if told.startswith("(?:^") else rf"(?<!\w)(?:{told})")
        first = entry.get("first", False)
        begins = frozenset() if first else openings(cue.pattern)
        if begins is None:
            raise OntologyError(
                f"ontology/rules/roles.toml: the cue of rule {entry['id']!r} can begin with anything"
            )
        found[entry["id"]] = Rule(
            id=entry["id"],
            role=entry["role"],
            take=entry["take"],
            cue=cue,
            plain=entry.get("plain", False),
            openings=begins,
            families=frozenset(entry.get("family", ())),
            kinds=frozenset(entry.get("kinds", ())),
            needs=rule_pattern(entry["needs"]) if "needs" in entry else None,
            unless=rule_pattern(entry["unless"]) if "unless" in entry else None,
            verb=entry.get("verb", False),
            noun=entry.get("noun", False),
            only=re.compile(entry["only"]) if "only" in entry else None,
            units=entry.get("units", True),
            here=entry.get("here", False),
            follows=entry.get("follows", ""),
            first=first,
            alone=entry.get("alone", False),
            planned=entry.get("planned", False),
            known=entry.get("known", False),
            said=entry.get("said", False),
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
        )
    return tuple(found.values())

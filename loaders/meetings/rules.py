"""The rules of `ontology/rules/roles.toml`: who takes part in what way, each by a cue."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.errors import OntologyError
from kg.model import Role
from kg.resources import data_folder
from loaders.meetings.marked import rule_pattern
from loaders.text.choice import any_of
from loaders.text.openings import beginnings, by_words, openings

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


Cue = tuple[re.Match[str], Rule]  # as it stands in a text


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


class _Cues:
    """Rules whose cues begin with the same words, in order."""

    def __init__(self, known: Iterable[Rule]) -> None:
        """The pattern for any of the cues is made when it is needed."""
        self._rules = list(known)
        self._any: re.Pattern[str] | None = None  # a group for each tells which of them reads first

    def read(self, text: str, at: int) -> Sequence[Cue]:
        """The cues that stand at an offset of a text."""
        if not self._rules:
            return ()
        if self._any is None:
            patterns = (f"(?P<r{place}>{rule.cue.pattern})" for place, rule in enumerate(self._rules))
            self._any = re.compile("|".join(patterns))
        told = self._any.match(text, at)
        if told is None:
            return ()
        first = int((told.lastgroup or "")[1:])
        others = [(rule.cue.match(text, at), rule) for rule in self._rules[first + 1 :]]
        return [(told, self._rules[first]), *((match, rule) for match, rule in others if match)]


@cache
def _by_opening() -> dict[str, dict[str, tuple[_Cues, _Cues]]]:
    """The rules by the words with which their cues begin: those of all but verbs, those of verbs."""
    found = by_words((rule.openings, rule) for rule in rules())
    return {
        word: {
            second: (_Cues(r for r in known if not r.verb), _Cues(r for r in known if not r.noun))
            for second, known in seconds.items()
        }
        for word, seconds in found.items()
    }


def cues(text: str, verbs: frozenset[int]) -> list[Cue]:
    """Where the text has cues, in order; those of one rule do not overlap.

    `verbs`: places of gatherings that are told by a verb.
    """
    found: list[Cue] = []
    ends: dict[str, int] = {}
    for start, known in beginnings(text, _by_opening()):
        for match, rule in known[start in verbs].read(text, start):
            if start >= ends.get(rule.id, 0):
                ends[rule.id] = match.end()
                found.append((match, rule))
    return found

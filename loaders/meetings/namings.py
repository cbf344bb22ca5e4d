"""What names a gathering: nouns, verbs and parts of `ontology/lexicon/meetings.toml`, compiled."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.errors import OntologyError
from loaders.meetings.marked import PERSON, PLACE
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of, longest_first
from loaders.text.openings import by_words, openings
from loaders.text.spelling import UPPER

Told = Literal["noun", "verb", "part"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gathering and the family of kinds that may name one and the same."""

    name: str
    family: str
    weight: int = 0  # of a verb, among several in one clause
    party: bool = False  # of a verb that tells of a gathering only of a delegation


@dataclass(frozen=True, slots=True)
class Namings:
    """The patterns by their first two words; their groups are numbered as `meanings` are."""

    patterns: dict[str, dict[str, re.Pattern[str]]]
    meanings: tuple[tuple[Kind | None, Told], ...]

    def meaning(self, match: re.Match[str]) -> tuple[Kind | None, Told]:
        """What a match of one of the patterns names; no kind for a part ("phiên bế mạc")."""
        return self.meanings[int((match.lastgroup or "")[1:])]


@cache
def namings() -> Namings:
    """All of them, read once. Raises OntologyError for a pattern that can begin with anything."""
    after = any_of(vocabulary()["refer"]["after"])
    meanings: list[tuple[Kind | None, Told]] = []
    groups: list[tuple[frozenset[str], str]] = []
    for number, (pattern, kind, told) in enumerate(_namings()):
        begins = openings(pattern)
        if begins is None:
            raise OntologyError(f"ontology/lexicon/meetings.toml: {pattern!r} can begin with anything")
        meanings.append((kind, told))
        groups.append((begins, f"(?P<g{number}>{pattern})"))

    def one_of(found: Iterable[str]) -> re.Pattern[str]:
        """Any of these, where what is named is not put off by what follows it."""
        return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(found)})(?!\s(?:{after})\b|\strước\s?(?:[,.;)]|$)))")

    return Namings(
        patterns={
            word: {second: one_of(found) for second, found in seconds.items()}
            for word, seconds in by_words(groups).items()
        },
        meanings=tuple(meanings),
    )


def _namings() -> Iterator[tuple[str, Kind | None, Told]]:
    """The patterns of all that names a gathering, those to be tried first first."""
    data = vocabulary()
    rite, show = data["ceremony"], data["show"]
    nouns = {word: noun for noun in data["noun"] for word in noun["words"]}
    for word in longest_first(nouns):
        noun = nouns[word]
        ahead = f"(?:{_preceded(noun['after'])})" if "after" in noun else ""
        behind = rf"(?! (?:{any_of(noun['not_before'])})\b)" if "not_before" in noun else ""
        behind += rf"(?! (?-i:[{UPPER}{PERSON}{PLACE}]))" if noun.get("never_named") else ""
        yield rf"{ahead}{re.escape(word)}\b{behind}", Kind(noun["kind"], noun["family"]), "noun"
        if "before" in noun:
            yield rf"{re.escape(word)}\b(?={noun['before']})", Kind(noun["kind"], noun["family"]), "noun"
    ahead = _preceded(show["after"])
    for word in longest_first(show["kinds"]):
        yield rf"(?:{ahead}){re.escape(word)}\b(?=\s[\"“‘'«])", Kind(word, show["family"]), "noun"
    ahead, behind = _preceded(show["held"]), any_of(show["schemes"])
    name = rf"(?-i:[{UPPER}])(?!(?-i:[{UPPER}]))"
    for word in longest_first(show["kinds"]):
        shown = rf"(?:{ahead}){re.escape(word)}\b(?=\s{name})(?!\s(?:{behind})\b)"
        yield shown, Kind(word, show["family"]), "noun"
    counted = data["counted"]
    ahead, behind = _preceded(counted["after"]), any_of(counted["not_before"])
    for counter in counted["counters"]:
        for act in longest_first(counted["acts"]):
            kind = f"{counter} {act}"
            yield rf"(?:{ahead}){kind}\b(?! (?:{behind})\b)", Kind(kind, counted["family"]), "noun"
    yield data["named"]["pattern"], Kind(data["named"]["kind"], data["named"]["family"]), "noun"
    yield data["named"]["again"], None, "part"
    for word in longest_first(data["part"]["words"]):
        yield rf"{re.escape(word)}\b", None, "part"
    ceremony = Kind(rite["kind"], rite["family"])
    ahead = "".join(rf"(?<!{re.escape(word)} )" for word in rite["not_after"])
    alone = "".join(rf"(?<!{re.escape(word)} lễ)" for word in rite["alone_not_after"])
    yield (
        rf"{ahead}lễ\b(?=\s(?:{any_of(rite['acts'])})\b|{alone}(?:\s?[,.]|\s(?:diễn ra|do)\b))",
        ceremony,
        "noun",
    )
    yield rf"(?:{_preceded(rite['back'])})lễ\b(?! tết| hội)", ceremony, "noun"
    yield rf"đêm\b(?=\s(?:{any_of(rite['nights'])})\b)", ceremony, "noun"
    for verb in data["verb"]:
        before = "".join(rf"(?<!{re.escape(word)} )" for word in verb["not_after"])
        yield (
            f"{before}{verb['pattern']}",
            Kind(verb["kind"], verb["family"], verb["weight"], "party" in verb),
            "verb",
        )


def _preceded(words: Iterable[str]) -> str:
    """A pattern for being behind one of some words; "^" is where a sentence begins."""
    return "|".join("(?<!.)" if word == "^" else rf"(?<=\b{re.escape(word)} )" for word in words)

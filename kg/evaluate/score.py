"""Counting: hits, extras and misses of predicted records against gold, micro-averaged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluate.facts import ALSO, LISTS, Item, Key, facts
from kg.model import ArticleRecord

Record = ArticleRecord | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts found that are right, found that are not, and not found."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what is asserted that is right; 1 where nothing is asserted."""
        said = self.hit + self.extra
        return self.hit / said if said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is right that is asserted; 1 where there is nothing to find."""
        true = self.hit + self.missed
        return self.hit / true if true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / both if both else 1.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hit + other.hit, self.extra + other.extra, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that gold has and the prediction lacks (`missed`), or the other way round (`extra`)."""

    article: str
    list: str
    missed: bool
    key: Key
    item: Item

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """(rule, quote) pairs of the item, where it carries them."""
        return tuple((e.get("rule", ""), e.get("quote", "")) for e in self.item.get("evidence") or ())


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by list over so many articles, with all differences; `unknown` are predicted ids not in gold."""

    articles: int
    counts: Mapping[str, Counts]
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...] = ()


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> Score:
    """Compare predicted records with gold ones, joined by `id`; one without prediction is all missed."""
    guesses = {record["id"]: record for record in map(_plain, predicted)}
    counts = dict.fromkeys((*LISTS, *ALSO), Counts())
    differences: list[Difference] = []
    seen: set[str] = set()
    for truth in map(_plain, gold):
        seen.add(truth["id"])
        right, said = facts(truth), facts(guesses.get(truth["id"], {}))
        for name in counts:
            new = list(_compare(truth["id"], name, right[name], said[name]))
            missed = sum(d.missed for d in new)
            counts[name] += Counts(len(right[name]) - missed, len(new) - missed, missed)
            differences += new
    return Score(len(seen), counts, tuple(differences), tuple(i for i in guesses if i not in seen))


def _compare(
    article: str, name: str, right: Mapping[Key, Item], said: Mapping[Key, Item]
) -> Iterator[Difference]:
    for key, item in right.items():
        if key not in said:
            yield Difference(article, name, True, key, item)
    for key, item in said.items():
        if key not in right:
            yield Difference(article, name, False, key, item)


def _plain(record: Record) -> Mapping[str, Any]:
    return record.model_dump(mode="json") if isinstance(record, ArticleRecord) else record

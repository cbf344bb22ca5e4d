"""How well identity is found: B-cubed for each kind, and pairs of mentions.

Over the labelled mentions (a key whose truth is null is left out): a mention's precision is the share of its
node's mentions that bear its key, its recall the share of its key's mentions that are in its node (Bagga and
Baldwin 1998). A mention that the prediction lacks or gives null stands alone. Pairs are also counted over the
people's names that several bear or that stand in three articles and more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kg.errors import InputError
from kg.identity.identify import KINDS
from kg.text import nfc, squeeze

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mention:
    """A key in an article, as written there."""

    article: str
    key: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs of mentions are one in the prediction, in the truth, in both."""

    predicted: int
    true: int
    both: int

    @property
    def precision(self) -> float:
        """Share of predicted pairs that are true; 1 where there are none."""
        return self.both / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of true pairs that are predicted; 1 where there are none."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _f1(self)


@dataclass(frozen=True, slots=True)
class KindScore:
    """B-cubed over a kind's mentions, its pairs, and the pairs wrongly merged and wrongly split."""

    mentions: int
    precision: float
    recall: float
    pairs: Pairs
    merged: tuple[tuple[Mention, Mention], ...]
    split: tuple[tuple[Mention, Mention], ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _f1(self)


def _f1(each: "Pairs | KindScore") -> float:
    total = each.precision + each.recall
    return 2 * each.precision * each.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class IdentityScore:
    """The score of each kind, and the pairs over people's names that recur."""

    kinds: dict[str, KindScore]
    recurring: Pairs


def score(gold: Iterable[Line], predicted: Iterable[Line]) -> IdentityScore:
    """The score of predicted lines against gold lines, joined by `id`. InputError for one without."""
    truth, guess = _labels(gold), _labels(predicted)
    kinds = {kind: _kind(truth[kind], guess[kind]) for kind in KINDS}
    return IdentityScore(kinds, _recurring(truth["persons"], guess["persons"]))


def _labels(lines: Iterable[Line]) -> dict[str, dict[tuple[str, str], tuple[Mention, str | None]]]:
    """Kind → (article, comparable key) → (mention, label)."""
    found: dict[str, dict[tuple[str, str], tuple[Mention, str | None]]] = {kind: {} for kind in KINDS}
    for line in lines:
        identity = line.get("identity")
        if not isinstance(identity, Mapping) or not line.get("id"):
            raise InputError("a record has no `id` or no `identity`: it cannot be scored")
        for kind in KINDS:
            for key, label in (identity.get(kind) or {}).items():
                found[kind][line["id"], normal(key)] = (Mention(line["id"], key), label)
    return found


def normal(key: str) -> str:
    """The form in which mentions match: NFC, no case, single spaces."""
    return squeeze(nfc(key)).casefold()


Labels = Mapping[tuple[str, str], tuple[Mention, str | None]]


def _nodes(truth: Labels, guess: Labels) -> dict[Mention, tuple[str, str]]:
    """Labelled mention → (true key, predicted node); one without a node is its own."""
    found = {}
    for key, (mention, label) in truth.items():
        if label is not None:
            node = guess.get(key, (mention, None))[1]
            found[mention] = (
                label,
                f"n {node}" if node is not None else f"m {mention.article} {mention.key}",
            )
    return found


def _kind(truth: Labels, guess: Labels) -> KindScore:
    nodes = _nodes(truth, guess)
    keys, predicted, cells = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for key, node in nodes.values():
        keys[key] += 1
        predicted[node] += 1
        cells[key, node] += 1
    total = len(nodes)
    precision = sum(n * n / predicted[node] for (_, node), n in cells.items()) / total if total else 1.0
    recall = sum(n * n / keys[key] for (key, _), n in cells.items()) / total if total else 1.0
    merged = _wrong(nodes, by=1, other=0)
    split = _wrong(nodes, by=0, other=1)
    return KindScore(total, precision, recall, _pairs(keys, predicted, cells), merged, split)


def _pairs(keys: Counter[str], predicted: Counter[str], cells: Counter[tuple[str, str]]) -> Pairs:
    return Pairs(*(sum(n * (n - 1) // 2 for n in c.values()) for c in (predicted, keys, cells)))


def _wrong(
    nodes: Mapping[Mention, tuple[str, str]], by: int, other: int
) -> tuple[tuple[Mention, Mention], ...]:
    """Pairs that agree in one of (key, node) and differ in the other."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention, labels in nodes.items():
        groups[labels[by]].append(mention)
    pairs = (pair for _, group in sorted(groups.items()) for pair in combinations(group, 2))
    return tuple((a, b) for a, b in pairs if nodes[a][other] != nodes[b][other])


def _recurring(truth: Labels, guess: Labels) -> Pairs:
    """Pairs within each name that several people bear or that stands in three articles and more."""
    by_name: dict[str, dict[Mention, tuple[str, str]]] = defaultdict(dict)
    for mention, labels in _nodes(truth, guess).items():
        by_name[normal(mention.key.partition("#")[0])][mention] = labels
    keys, predicted, cells = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for name, nodes in by_name.items():
        bearers = {key for key, _ in nodes.values()}
        if len(bearers) > 1 or len({mention.article for mention in nodes}) > 2:
            keys.update(f"{name} {key}" for key, _ in nodes.values())
            predicted.update(f"{name} {node}" for _, node in nodes.values())
            cells.update((f"{name} {key}", node) for key, node in nodes.values())
    return _pairs(keys, predicted, cells)


def table(found: IdentityScore) -> list[str]:
    """The score as lines of text."""
    lines = [f"{'':12}{'mentions':>9}{'precision':>11}{'recall':>9}{'F1':>9}{'merged':>8}{'split':>7}"]
    for kind, each in found.kinds.items():
        figures = (
            f"{each.precision:11.3f}{each.recall:9.3f}{each.f1:9.3f}{len(each.merged):8}{len(each.split):7}"
        )
        lines.append(f"{kind:12}{each.mentions:9}{figures}")
    pairs = found.recurring
    lines.append(
        f"pairs of people's recurring names: precision {pairs.precision:.3f}, recall {pairs.recall:.3f}"
    )
    return lines


def errors(found: IdentityScore) -> Sequence[str]:
    """One line for each pair wrongly merged or split: kind, error, both mentions."""
    return [
        f"{kind}\t{word}\t{a.article} {a.key}\t{b.article} {b.key}"
        for kind, each in found.kinds.items()
        for word, pairs in (("merged", each.merged), ("split", each.split))
        for a, b in pairs
    ]

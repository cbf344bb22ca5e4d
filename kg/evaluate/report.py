"""A score to read: the table of figures, and what was missed or extra article by article."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kg.evaluate.facts import ALSO, LISTS
from kg.evaluate.score import Counts, Difference, Score

_TITLES = {"times": "holds' times"}


def table(score: Score) -> Iterator[str]:
    """Lines: for each list precision, recall, F1, right, extra and missed; then the looser counts."""
    yield f"{'':22}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'extra':>7}{'missed':>8}"
    for rows in (LISTS, ALSO):
        if rows is ALSO:
            yield "also"
        for name in rows:
            c = score.counts[name]
            yield (
                f"{_TITLES.get(name, name):22}{c.precision:10.3f}{c.recall:8.3f}{c.f1:8.3f}"
                f"{c.hit:8}{c.extra:7}{c.missed:8}"
            )


def errors(score: Score) -> Iterator[str]:
    """Lines: under each article's id what was missed, and what is extra with its rules and quotes."""
    strict = sorted((d for d in score.differences if d.list in LISTS), key=lambda d: d.article)
    for article, differences in groupby(strict, key=lambda d: d.article):
        yield article
        for difference in differences:
            yield f"  {'missed' if difference.missed else 'extra '} {difference.list}: {describe(difference)}"
            for rule, quote in difference.evidence:
                yield f"           [{rule}] {' '.join(quote.split())}"


def describe(difference: Difference) -> str:
    """The fact in words: the fields that were compared, as the record writes them."""
    item = difference.item
    if difference.list == "times":
        return " | ".join((item["person"], item["title"], item["body"], *difference.key[3:]))
    if difference.list == "takes_part":
        return " | ".join((item["who"], item["role"], difference.key[2] or "no date"))
    fields = {
        "persons": ("name",),
        "holds": ("person", "title", "body", "status"),
        "bodies": ("name",),
        "places": ("type", "name", "in"),
        "documents": ("code", "subject", "issuer"),
        "meetings": ("kind", "date", "name"),
    }[difference.list]
    return " | ".join(str(item[field]) for field in fields if item.get(field))


def as_json(score: Score, with_errors: bool = False) -> dict[str, Any]:
    """The figures as plain data: `lists` and `also` by name; on request `errors`, one object a difference."""
    data: dict[str, Any] = {
        "articles": score.articles,
        "lists": {name: _figures(score.counts[name]) for name in LISTS},
        "also": {name: _figures(score.counts[name]) for name in ALSO},
    }
    if with_errors:
        data["errors"] = [
            {
                "id": d.article,
                "list": d.list,
                "kind": "missed" if d.missed else "extra",
                "fact": describe(d),
                "evidence": [{"rule": rule, "quote": quote} for rule, quote in d.evidence],
            }
            for d in score.differences
            if d.list in LISTS
        ]
    return data


def _figures(counts: Counts) -> dict[str, float | int]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "hit": counts.hit,
        "extra": counts.extra,
        "missed": counts.missed,
    }

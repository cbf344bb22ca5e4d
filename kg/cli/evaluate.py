"""Measure extraction, or identity, against hand-read articles.

Each line of a GOLD file holds an article's text and what a careful reader finds in it. The text is read as
`kg extract` would, and both are compared list by list. Doubtful facts are left out. With --identity the
records of GOLD go in, and who is who across them is compared.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.inputs import objects, records
from kg.cli.output import note, say

if TYPE_CHECKING:
    from kg.evaluate import Score
    from kg.identity.score import IdentityScore, KindScore, Mention
    from kg.model import ArticleRecord


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="JSON lines with text and truth")
    parser.add_argument("--identity", action="store_true", help="who is who across articles (B-cubed)")
    parser.add_argument(
        "--records",
        metavar="FILE",
        type=Path,
        action="append",
        help="score these records (with --identity: what kg identify printed) instead of reading",
    )
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was extra")
    parser.add_argument("--json", action="store_true", help="figures (and errors) as one JSON object")
    parser.add_argument("--floors", metavar="FILE", type=Path, help="TOML of least figures; exit 1 below one")


def run(options: argparse.Namespace) -> int:
    """Print the figures; 1 if one is below its floor."""
    from kg.evaluate.floors import read_floors

    floors = read_floors(options.floors) if options.floors else {}
    if options.identity:
        return _identity(options, floors)
    from kg.evaluate import score

    gold = list(objects(options.gold))
    predicted = list(objects(options.records)) if options.records else _extract(gold)
    result = score(gold, predicted)
    if result.unknown:
        note(f"{len(result.unknown)} records are of articles not in the gold files", options.quiet)
    _print(result, options)
    return _hold(result.counts, floors)


def _hold(figures: "Mapping[str, object]", floors: dict[str, dict[str, float]]) -> int:
    """1, with a line for each, if a figure is below its floor."""
    from kg.evaluate.floors import below

    fallen = below(figures, floors)
    for line in fallen:
        note(line)
    return 1 if fallen else 0


def _extract(gold: Iterable[dict[str, Any]]) -> "list[ArticleRecord]":
    from kg.model import Article
    from loaders.extract import extract

    return [extract(Article.model_validate(item)) for item in gold]


def _print(result: "Score", options: argparse.Namespace) -> None:
    from kg.evaluate.report import as_json, errors, table

    if options.json:
        say(json.dumps(as_json(result, options.errors), ensure_ascii=False, indent=2))
        return
    if options.errors:
        say(*errors(result), "")
    say(*table(result))


def _identity(options: argparse.Namespace, floors: dict[str, dict[str, float]]) -> int:
    from kg.identity.identify import identify
    from kg.identity.score import errors, score, table

    gold = list(objects(options.gold))
    guess = list(objects(options.records)) if options.records else identify(list(records(options.gold)))
    result = score(gold, guess)
    if options.json:
        say(json.dumps(_identity_json(result, options.errors), ensure_ascii=False, indent=2))
    else:
        say(*([*errors(result), ""] if options.errors else []), *table(result))
    return _hold({**result.kinds, "recurring": result.recurring}, floors)


def _identity_json(result: "IdentityScore", with_errors: bool) -> dict[str, Any]:
    pairs = result.recurring
    return {
        "kinds": {kind: _kind_json(each, with_errors) for kind, each in result.kinds.items()},
        "recurring_names": {"precision": round(pairs.precision, 4), "recall": round(pairs.recall, 4)},
    }


def _kind_json(each: "KindScore", with_errors: bool) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "mentions": each.mentions,
        "precision": round(each.precision, 4),
        "recall": round(each.recall, 4),
        "f1": round(each.f1, 4),
        "merged": len(each.merged),
        "split": len(each.split),
    }
    if with_errors:
        figures["errors"] = {"merged": _pairs(each.merged), "split": _pairs(each.split)}
    return figures


def _pairs(pairs: "Iterable[tuple[Mention, Mention]]") -> list[list[dict[str, str]]]:
    return [[{"id": mention.article, "key": mention.key} for mention in pair] for pair in pairs]

"""Measure extraction against hand-read articles.

Each line of a GOLD file holds an article's text and what a careful reader finds in it. The text is read as
`kg extract` would, and both are compared list by list. Doubtful facts are left out.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.inputs import objects
from kg.cli.output import note, say

if TYPE_CHECKING:
    from kg.evaluate import Score


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="JSON lines with text and truth")
    parser.add_argument(
        "--records", metavar="FILE", type=Path, action="append", help="score these, do not extract"
    )
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was extra")
    parser.add_argument("--json", action="store_true", help="figures (and errors) as one JSON object")
    parser.add_argument("--floors", metavar="FILE", type=Path, help="TOML of least figures; exit 1 below one")


def run(options: argparse.Namespace) -> int:
    """Print the figures; 1 if one is below its floor."""
    from kg.evaluate import score
    from kg.evaluate.floors import below, read_floors

    floors = read_floors(options.floors) if options.floors else {}
    gold = list(objects(options.gold))
    predicted = list(objects(options.records)) if options.records else _extract(gold)
    result = score(gold, predicted)
    if result.unknown:
        note(f"{len(result.unknown)} records are of articles not in the gold files", options.quiet)
    _print(result, options)
    fallen = below(result, floors)
    for line in fallen:
        note(line)
    return 1 if fallen else 0


def _extract(gold: Iterable[dict[str, Any]]) -> list[Any]:
    from loaders.extract import extract

    from kg.model import Article

    return [extract(Article.model_validate(item)) for item in gold]


def _print(result: "Score", options: argparse.Namespace) -> None:
    from kg.evaluate.report import describe, errors, table

    if options.json:
        figures = result.as_json()
        if options.errors:
            figures["errors"] = [
                {
                    "id": d.article,
                    "list": d.list,
                    "kind": "missed" if d.missed else "extra",
                    "fact": describe(d),
                    "evidence": [{"rule": rule, "quote": quote} for rule, quote in d.evidence],
                }
                for d in result.differences
                if d.list in figures["lists"]
            ]
        say(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    if options.errors:
        say(*errors(result), "")
    say(*table(result))

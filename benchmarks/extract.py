"""Speed of reading: `Article → ArticleRecord` on one core, beside underthesea's `ner` in the same run.

    python benchmarks/extract.py [PATH…] [--rounds 3]

PATH: text or JSONL (default: the gold of the tests). Prints KB/s: 1,000 bytes of
UTF-8 a second, best of the rounds, start-up not counted. underthesea comes with the extra `bench`, its models
with it.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.model import Article
from loaders.extract import extract
from loaders.read import Reject, read

GOLD = Path(__file__).parent.parent / "tests" / "gold"


def main() -> None:
    """Time both readers over the same texts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", metavar="PATH", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = given(options.paths or sorted(GOLD.glob("*.jsonl")))
    size = sum(len(article.text.encode()) for article in articles) / 1000
    print(f"{len(articles)} articles, {size:.0f} KB")
    ours = size / best(options.rounds, extract, articles)
    from underthesea import ner  # slow to import, and needed here alone

    theirs = size / best(options.rounds, lambda article: ner(article.text), articles)
    print(f"kg, article to record {ours:8.1f} KB/s")
    print(f"underthesea, ner      {theirs:8.1f} KB/s")
    print(f"ratio                 {ours / theirs:8.1f} × (wanted: ≥ 50 ×)")


def given(paths: Sequence[str | Path]) -> list[Article]:
    """The articles at the paths; the first that cannot be read ends the run."""
    found: list[Article] = []
    for item in read(paths):
        if isinstance(item, Reject):
            raise SystemExit(str(item))
        found.append(item)
    return found


def best(rounds: int, reader: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Seconds of the quickest round over all articles, after one article to load what is loaded lazily."""
    reader(articles[0])
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        for article in articles:
            reader(article)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()

"""How quick the command line is: help beside an empty Python, a query beside importing the driver, the demo.

    python benchmarks/cli.py [--runs 15]

Prints medians in milliseconds and their ratios. The private server that answers is started before;
Neo4j must have been fetched.
"""

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from kg.store import server

KG = str(Path(sysconfig.get_path("scripts")) / "kg")
EMPTY = [sys.executable, "-c", "pass"]
DRIVER = [sys.executable, "-c", "import neo4j"]


def main() -> None:
    """Time both pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    report("kg --help / python -c pass", *medians(runs, [KG, "--help"], EMPTY), wanted=5)
    with server.temporary() as private:
        os.environ |= {"KG_URI": private.uri, "KG_USER": server.USER, "KG_PASSWORD": private.password}
        query = [KG, "query", "counts"]
        report('kg query counts / python -c "import neo4j"', *medians(runs, query, DRIVER), wanted=2)
    (demo,) = medians(1, [KG, "demo"])
    print(f"{'kg demo':44}{demo:6.1f} s (wanted: ≤ 30 s)")


def medians(runs: int, *commands: list[str]) -> list[float]:
    """Median seconds of each command, run in turn so that a busy moment strikes all alike."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for times, command in zip(taken, commands, strict=True):
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
    return [statistics.median(times) for times in taken]


def report(name: str, ours: float, base: float, wanted: float) -> None:
    """One line: both times and how many times the second the first takes."""
    print(f"{name:44}{ours * 1000:6.0f} / {base * 1000:.0f} ms = {ours / base:.1f} × (wanted: ≤ {wanted} ×)")


if __name__ == "__main__":
    main()

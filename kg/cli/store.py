"""The private server: start, stop or inspect it.

Commands start it by themselves when no server is named; it goes when idle.
"""

import argparse
from pathlib import Path

from kg.cli.output import say
from kg.errors import UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("action", choices=("start", "stop", "status"))


def run(options: argparse.Namespace) -> int:
    """Print where the server is and how it is; `status` gives 1 if it is not running."""
    from kg.store import server

    folder = _folder(options.db)
    if options.action == "start":
        started = server.start(folder, quiet=options.quiet)
        state = "started" if started.fresh else "was running"
        say(f"{state}: {started.uri}, process {started.pid}, data in {started.folder}")
        return 0
    if options.action == "stop":
        stopped = server.stop(folder)
        say(f"{'stopped' if stopped.was_running else 'was not running'}: {stopped.folder}")
        return 0
    status = server.status(folder)
    say(f"{'running' if status.running else 'not running'}: data in {status.folder}")
    if status.running:
        say(f"address  {status.uri}", f"process  {status.pid}", f"memory   {_size(status.memory)}")
    say(f"disk     {_size(status.disk)}", f"Neo4j    {status.version or 'no data yet'}")
    return 0 if status.running else 1


def _folder(db: str | None) -> Path | None:
    if db and "://" in db:
        raise UsageError(f"kg store is for private servers; {db} is started and stopped elsewhere")
    return Path(db) if db else None


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"

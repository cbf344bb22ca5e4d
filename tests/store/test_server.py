"""The life of a private server, with real ones: shared, crashed, killed half-way, idle, refused."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from kg.errors import StoreError
from kg.store import process, server
from kg.store.connect import Store, Target
from kg.store.home import Home
from kg.store.watch import idle_seconds

START = "from kg.store import server; s = server.start({!r}, quick=True); print(s.pid, s.fresh)"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for one store; what runs in it is stopped at the end."""
    path = tmp_path / "kho tri thức"  # spaces and Vietnamese letters, as in a user's home
    yield path
    server.stop(path)


def connect(running: server.Server) -> Store:
    return Store.connect(Target(running.uri, server.USER, running.password))


def command(code: str, **env: str) -> "subprocess.Popen[str]":
    """Another process that uses the package."""
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, **env}
    )


def wait(condition: Callable[[], object], seconds: float = 30) -> bool:
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def servers(folder: Path) -> list[int]:
    """The pids of all Neo4j processes on this folder."""
    return [
        p.pid for p in psutil.process_iter() if process.is_running(p.pid, process.mark(Home.at(folder).neo4j))
    ]


def watcher(folder: Path) -> int:
    """The pid of the process that watches this folder's server."""
    state = Home.at(folder).state()
    assert state
    return state.watcher


def test_two_commands_at_once_share_one_server_that_outlives_them(folder: Path):
    first, second = (command(START.format(str(folder))) for _ in range(2))
    said = sorted(
        (first.communicate()[0].split(), second.communicate()[0].split()), key=lambda words: words[1]
    )
    (pid, fresh), (other, also_fresh) = said
    assert (fresh, also_fresh) == ("False", "True")
    assert pid == other
    assert servers(folder) == [int(pid)]

    adopted = server.start(folder)
    assert (adopted.pid, adopted.fresh) == (int(pid), False)
    with connect(adopted) as store:
        store.write(lambda tx: tx.run("CREATE (:Kept {name: 'Tô Lâm'})").consume())

    found = server.status(folder)
    assert (found.running, found.uri, found.pid, found.version) == (
        True,
        adopted.uri,
        adopted.pid,
        server.VERSION,
    )
    assert 0 < found.memory < 400_000_000
    assert 0 < found.disk < 10_000_000

    with connect(adopted) as store:  # a crash under an open connection
        os.kill(adopted.pid, signal.SIGKILL)
        assert wait(lambda: not servers(folder))
        with pytest.raises(StoreError, match="does not answer"):
            store.read("RETURN 1")
    assert not server.status(folder).running
    again = server.start(folder, quick=True)
    assert again.fresh
    with connect(again) as store:
        assert store.read("MATCH (n:Kept) RETURN n.name AS name") == [{"name": "Tô Lâm"}]

    assert server.stop(folder) == server.Stopped(Home.at(folder).root, was_running=True)
    assert servers(folder) == []
    assert not server.stop(folder).was_running


def test_a_starter_killed_half_way_harms_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_IDLE_MINUTES", "0.3")
    starter = command(START.format(str(folder)))
    assert wait(lambda: servers(folder))
    starter.kill()
    starter.wait()
    orphan = servers(folder)
    assert len(orphan) == 1
    assert not server.status(folder).running

    after = server.start(folder, quick=True)
    assert after.fresh
    assert servers(folder) == [after.pid] != orphan
    with connect(after) as store:
        assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    shutil.rmtree(folder)  # the user takes the folder away: the server goes too
    assert wait(lambda: not servers(folder))


def test_an_interrupted_start_leaves_no_server_and_a_port_in_use_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    starter = command(START.format(str(folder)))
    assert wait(lambda: servers(folder))
    starter.send_signal(signal.SIGINT)
    assert starter.wait(timeout=30) != 0
    assert servers(folder) == []

    with socket_in_use() as taken:
        free, ports = process.free_port, [taken]
        monkeypatch.setattr(process, "free_port", lambda: ports.pop() if ports else free())
        running = server.start(folder, quick=True)
    assert ports == []
    assert running.uri != f"bolt://127.0.0.1:{taken}"
    with connect(running) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("stage", ["launch", "wait_ready", "detach"])
def test_no_stage_of_a_start_can_be_interrupted_so_that_a_server_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stage: str
):
    done = getattr(process, stage)

    def interrupted(*args: object, **options: object) -> object:
        made = done(*args, **options)
        signal.raise_signal(signal.SIGINT)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(process, stage, interrupted)
        with pytest.raises(KeyboardInterrupt):
            server.start(folder, quick=True)
    assert servers(folder) == []
    assert server.start(folder, quick=True).fresh


def test_an_idle_server_goes_but_not_under_a_client(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_IDLE_MINUTES", "0.08")  # 4.8 s
    running = server.start(folder, quick=True)
    with connect(running) as store:
        first = watcher(folder)
        psutil.Process(first).kill()
        assert wait(lambda: not process.is_running(first, server.WATCH))
        assert server.start(folder).pid == running.pid
        assert process.is_running(watcher(folder), server.WATCH), "the next command brings a new one"
        time.sleep(6)
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    assert wait(lambda: not servers(folder))
    assert not server.status(folder).running
    assert folder.exists()


def test_a_temporary_server_goes_with_its_owner(tmp_path: Path):
    code = "from kg.store import server\nwith server.temporary() as s: print(s.folder, flush=True); input()"
    owner = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert owner.stdout
    folder = Path(owner.stdout.readline().strip())
    assert len(servers(folder)) == 1
    owner.kill()
    owner.wait()
    assert wait(lambda: not servers(folder) and not folder.exists())


def test_a_foreign_folder_is_refused_and_left_alone(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files"):
        server.start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(("version", "told"), [("2026.9.0", "Neo4j 2026.9.0"), (None, "an unknown version")])
def test_data_of_a_newer_or_unknown_version_are_refused(folder: Path, version: str | None, told: str):
    (folder / "neo4j" / "data").mkdir(parents=True)
    (folder / "start.lock").touch()
    if version:
        (folder / "VERSION").write_text(version)
    with pytest.raises(
        StoreError, match=f"was written by Neo4j (of )?{told.removeprefix('Neo4j ')}.*update kg"
    ):
        server.start(folder)
    assert (folder / "neo4j" / "data").exists()


def test_a_nearly_full_disk_is_refused_before_the_start(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=42_000_000))
    with pytest.raises(StoreError, match=r"nearly full \(42 MB left\): free 200 MB"):
        server.start(folder)
    assert servers(folder) == []


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with as_plain_user(), pytest.raises(StoreError, match=r"cannot hold a store \(Permission denied\)"):
        server.start(closed)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot hold a store"):
        server.start(tmp_path / "file")


def test_the_status_of_no_store_starts_none(folder: Path):
    found = server.status(folder)
    assert (found.running, found.uri, found.version, found.disk) == (False, None, None, 0)
    assert not folder.exists()
    assert not server.stop(folder).was_running


def test_only_the_user_can_read_what_a_store_keeps(tmp_path: Path):
    home = Home.at(tmp_path / "s")
    home.claim()
    home.prepare()
    home.configure(1)
    modes = {path.name: path.stat().st_mode & 0o077 for path in home.root.rglob("*") if path.is_file()}
    assert {"password", "auth.ini", "neo4j.conf"} <= set(modes)
    assert all(modes[name] == 0 for name in ("password", "auth.ini", "neo4j.conf"))
    assert home.root.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("minutes", "seconds"), [(None, 1800), ("5", 300), ("0.5", 30), ("0", float("inf")), ("soon", 1800)]
)
def test_the_idle_time_comes_from_the_environment(
    minutes: str | None, seconds: float, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("KG_IDLE_MINUTES", raising=False)
    if minutes is not None:
        monkeypatch.setenv("KG_IDLE_MINUTES", minutes)
    assert idle_seconds() == seconds


@contextmanager
def socket_in_use() -> Iterator[int]:
    """A port on loopback that is listened on."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@contextmanager
def as_plain_user() -> Iterator[None]:
    """Without root's right to write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)

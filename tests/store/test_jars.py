"""The fetch of the jars, against a mirror on loopback with a small lock file."""

import hashlib
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import StoreError
from kg.store.jars import fetch, read_lock

JARS = {
    "org/example/one/1.0/one-1.0.jar": b"one" * 50_000,
    "org/example/sub/two/2.1/two-2.1.jar": b"two" * 70_000,
    "com/example/three/3/three-3.jar": b"three" * 10_000,
}


class Mirror:
    """Serves JARS; `asked` are the paths in order, `spoil` changes an answer: bytes, a status, or "cut"."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.spoil: dict[str, bytes | int | str] = {}
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                path = self.path.removeprefix("/maven/")
                mirror.asked.append(path)
                body = mirror.spoil.get(path, JARS.get(path, 404))
                if isinstance(body, int):
                    self.send_error(body)
                    return
                whole = JARS[path] if body == "cut" else body
                self.send_response(200)
                self.send_header("Content-Length", str(len(whole)))
                self.end_headers()
                self.wfile.write(whole[: len(whole) // 2] if body == "cut" else whole)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/maven"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    mirror = Mirror()
    monkeypatch.setenv("KG_MAVEN_URL", mirror.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield mirror
    mirror.close()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "jars.lock"
    lines = (f"{hashlib.sha256(body).hexdigest()}  {len(body)}  {name}\n" for name, body in JARS.items())
    path.write_text("".join(lines))
    return path


def names(folder: Path) -> set[str]:
    """The files of a folder, without the fetch's own lock."""
    return {path.name for path in folder.iterdir()} - {"fetch.lock"}


ALL = {name.rpartition("/")[2] for name in JARS}


def test_all_jars_come_once_and_in_the_order_of_the_lock(mirror: Mirror, lock: Path, tmp_path: Path):
    folder = tmp_path / "cache" / "jars"
    paths = fetch(folder, lock)
    assert [path.read_bytes() for path in paths] == list(JARS.values())
    assert names(folder) == ALL
    assert sorted(mirror.asked) == sorted(JARS)
    mirror.close()  # nothing more is asked of it
    assert fetch(folder, lock) == paths


def test_a_cut_download_leaves_no_torso_and_goes_on_with_what_is_missing(
    mirror: Mirror, lock: Path, tmp_path: Path
):
    cut = "org/example/sub/two/2.1/two-2.1.jar"
    mirror.spoil[cut] = "cut"
    with pytest.raises(StoreError, match="broke off"):
        fetch(tmp_path / "jars", lock)
    kept = names(tmp_path / "jars")
    assert kept <= ALL - {"two-2.1.jar"}
    mirror.spoil.clear()
    mirror.asked.clear()
    fetch(tmp_path / "jars", lock)
    assert names(tmp_path / "jars") == ALL
    assert {path.rpartition("/")[2] for path in mirror.asked} == ALL - kept


def test_what_a_killed_fetch_left_is_removed(mirror: Mirror, lock: Path, tmp_path: Path):
    (tmp_path / "jars").mkdir()
    (tmp_path / "jars" / "tmpab12cd").write_bytes(b"half a jar")
    fetch(tmp_path / "jars", lock)
    assert names(tmp_path / "jars") == ALL


def test_a_tampered_jar_is_refused_and_not_kept(mirror: Mirror, lock: Path, tmp_path: Path):
    path = "com/example/three/3/three-3.jar"
    mirror.spoil[path] = JARS[path].replace(b"e", b"3")  # same size
    with pytest.raises(StoreError, match=r"three-3\.jar has a wrong checksum"):
        fetch(tmp_path / "jars", lock)
    assert "three-3.jar" not in names(tmp_path / "jars")


def test_a_jar_damaged_later_is_fetched_again(mirror: Mirror, lock: Path, tmp_path: Path):
    one, *_ = fetch(tmp_path / "jars", lock)
    one.write_bytes(b"x" * one.stat().st_size)
    mirror.asked.clear()
    fetch(tmp_path / "jars", lock)
    assert one.read_bytes() == JARS["org/example/one/1.0/one-1.0.jar"]
    assert len(mirror.asked) == 1


def test_offline_says_what_to_do(mirror: Mirror, lock: Path, tmp_path: Path):
    mirror.close()
    with pytest.raises(
        StoreError, match=r"no connection to 127\.0\.0\.1:\d+; connect and run it again.*KG_MAVEN_URL"
    ):
        fetch(tmp_path / "jars", lock)
    assert names(tmp_path / "jars") == set()


def test_a_mirror_without_the_file_is_named(mirror: Mirror, lock: Path, tmp_path: Path):
    mirror.spoil["org/example/one/1.0/one-1.0.jar"] = 404
    with pytest.raises(StoreError, match=r"answered 404 for http://127.*one-1\.0\.jar"):
        fetch(tmp_path / "jars", lock)


def test_a_full_disk_is_told_before_anything_is_asked(
    mirror: Mirror, lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(StoreError, match="is full: free"):
        fetch(tmp_path / "jars", lock)
    assert mirror.asked == []


def test_a_cache_folder_that_cannot_be_made_is_told(mirror: Mirror, lock: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be written.*KG_CACHE"):
        fetch(tmp_path / "file" / "jars", lock)


def test_two_fetches_at_once_ask_for_each_jar_once(mirror: Mirror, lock: Path, tmp_path: Path):
    found: list[tuple[Path, ...]] = []
    threads = [
        threading.Thread(target=lambda: found.append(fetch(tmp_path / "jars", lock))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(mirror.asked) == len(JARS)


def test_the_shipped_lock_is_whole():
    jars = read_lock()
    assert len(jars) == len({jar.file for jar in jars}) == 136
    assert all(len(jar.sha256) == 64 and int(jar.sha256, 16) for jar in jars)
    assert 80_000_000 < sum(jar.size for jar in jars) < 90_000_000
    for jar in jars:
        *_, name, version, file = jar.path.split("/")
        assert file == f"{name}-{version}.jar"

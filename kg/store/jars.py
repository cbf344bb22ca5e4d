"""Neo4j's jars: 136 files, 85 MB, fetched once into the user's cache, checked against a shipped lock file.

Neo4j Community is GPL software, so it is fetched at run time and not bundled. The lock file names each jar's
SHA-256, size and path; it leaves out what a server without HTTP, dump and parquet never loads.
"""

import errno
import hashlib
import os
import shutil
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from filelock import FileLock

from kg.errors import StoreError

if TYPE_CHECKING:
    from tqdm import tqdm  # type: ignore[import-untyped]

VERSION = "5.26.30"
LOCK = Path(__file__).parent / "neo4j" / "jars.lock"
THREADS = 6
SPARE = 50_000_000  # bytes that stay free beside the jars
ELSEWHERE = "or name a server in KG_URI"


@dataclass(frozen=True)
class Jar:
    """One file of the lock: its SHA-256 (hex), size in bytes, and Maven path `group/name/version/file`."""

    sha256: str
    size: int
    path: str

    @property
    def file(self) -> str:
        """The file's name, which is unique in the lock."""
        return self.path.rpartition("/")[2]


def read_lock(path: Path = LOCK) -> tuple[Jar, ...]:
    """The jars a lock file (`sha256 size path` a line) names, in its order: that of the class path."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Jar(digest, int(size), name) for digest, size, name in lines)


def cache_folder() -> Path:
    """Where fetched files live, shared by all private servers: KG_CACHE, else the user's cache folder."""
    named = os.environ.get("KG_CACHE")
    return (
        Path(named).expanduser().absolute() if named else platformdirs.user_cache_path("kg", appauthor=False)
    )


def fetch(folder: Path | None = None, lock: Path = LOCK, *, quiet: bool = False) -> tuple[Path, ...]:
    """The jars' paths in class path order, after fetching those that are missing or damaged.

    One bar over all bytes goes to stderr on a terminal, unless `quiet`. Files that are there and right are
    kept, so a broken download goes on where it stopped. Raises StoreError: no connection, no such file at the
    mirror, wrong checksum, disk full, folder not writable.
    """
    folder = folder or cache_folder() / f"neo4j-{VERSION}"
    jars = read_lock(lock)
    if _missing(folder, jars):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "fetch.lock"):
                for torso in folder.glob(
                    "tmp*"
                ):  # of a fetch that was killed; nobody else writes under the lock
                    torso.unlink()
                _download(folder, _missing(folder, jars), quiet)
        except OSError as error:
            raise _unwritable(folder, error) from error
    return tuple(folder / jar.file for jar in jars)


def _missing(folder: Path, jars: tuple[Jar, ...]) -> tuple[Jar, ...]:
    return tuple(jar for jar in jars if not _is_good(folder / jar.file, jar))


def _is_good(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:  # what cannot be read is fetched again, which tells what is wrong
        return False


def _download(folder: Path, jars: tuple[Jar, ...], quiet: bool) -> None:
    if not jars:
        return
    import pooch  # type: ignore[import-untyped]
    from tqdm import tqdm

    need = sum(jar.size for jar in jars)
    if shutil.disk_usage(folder).free < need + SPARE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    pooch.get_logger().setLevel("ERROR")
    source = pooch.Pooch(
        path=folder,
        base_url="",
        registry={jar.file: f"sha256:{jar.sha256}" for jar in jars},
        urls=_urls(jars),
        retry_if_failed=1,
    )
    stop = threading.Event()
    bar = tqdm(total=need, unit="B", unit_scale=True, desc="Neo4j, once", disable=True if quiet else None)
    with bar, ThreadPoolExecutor(THREADS) as pool:
        tasks = {}
        for jar in jars:
            share = _Share(bar, jar.size, stop)
            downloader = pooch.HTTPDownloader(progressbar=share, chunk_size=1 << 16, timeout=30)
            tasks[pool.submit(source.fetch, jar.file, downloader=downloader)] = jar
        try:
            for task in as_completed(tasks):
                if error := task.exception():
                    raise _failure(source.get_url(tasks[task].file), error) from error
        finally:  # also on Ctrl-C: what is under way ends with its next block
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


class _Share:
    """One jar's part of the common bar, in the form pooch asks of a progress bar."""

    def __init__(self, bar: "tqdm", size: int, stop: threading.Event) -> None:
        self._bar, self._size, self._stop, self._done = bar, size, stop, 0

    @property
    def total(self) -> int:
        return self._size

    @total.setter
    def total(self, _: int) -> None:
        self.reset()  # set at each try

    def update(self, count: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        count = min(count, self._size - self._done)  # pooch reports whole blocks
        self._done += count
        self._bar.update(count)

    def reset(self) -> None:
        self._bar.update(-self._done)
        self._done = 0

    def close(self) -> None:
        """The common bar closes when all are done."""


def _urls(jars: tuple[Jar, ...]) -> dict[str, str]:
    from maven_artifact import Artifact, Requestor, Resolver  # type: ignore[import-untyped]

    mirror = os.environ.get("KG_MAVEN_URL")
    resolver = Resolver(mirror, Requestor()) if mirror else Resolver.default()
    urls = {}
    for jar in jars:
        group, name, version, _ = jar.path.rsplit("/", 3)
        urls[jar.file] = resolver.uri_for_artifact(Artifact(group.replace("/", "."), name, version))
    return urls


def _failure(url: str, error: BaseException) -> Exception:
    """What to tell about a file that did not come; an OSError goes to the caller, who knows the folder."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        said = f"the server answered {error.response.status_code} for {url}"
        return StoreError(f"Neo4j's files cannot be fetched: {said}; check KG_MAVEN_URL, {ELSEWHERE}")
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return StoreError(
            "Neo4j's files (85 MB, needed once) cannot be fetched: no connection to "
            f"{url.split('/')[2]}; connect and run it again, name a mirror in KG_MAVEN_URL, {ELSEWHERE}"
        )
    if isinstance(error, requests.RequestException):
        return StoreError(f"the download of {url} broke off; run it again, what has come is kept")
    if isinstance(error, ValueError):
        return StoreError(f"{url} has a wrong checksum and was not kept; run it again, or check KG_MAVEN_URL")
    return error if isinstance(error, OSError) else StoreError(f"{url} cannot be fetched: {error}")


def _unwritable(folder: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(f"the disk of {folder} is full: free 150 MB and run it again, or set KG_CACHE")
    return StoreError(f"{folder} cannot be written ({error.strerror}): mend its rights, or set KG_CACHE")

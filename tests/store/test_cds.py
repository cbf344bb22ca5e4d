"""The class archive: its shipped list, and that a failure to make it is quiet and not repeated."""

import gzip
from pathlib import Path

import pytest

from kg.store import cds
from kg.store.jars import VERSION, cache_folder, fetch


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own that has the jars and no archive."""
    fetch()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / f"neo4j-{VERSION}").symlink_to(cache_folder() / f"neo4j-{VERSION}")
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_list_names_neo4j_and_has_no_line_that_java_refuses():
    lines = gzip.decompress(cds.CLASSES.read_bytes()).decode().splitlines()
    assert any(line.startswith("org/neo4j/server/CommunityEntryPoint") for line in lines)
    assert len(lines) > 15_000
    assert max(map(len, lines)) <= 4_000


def test_a_failure_is_remembered_and_not_repeated(
    cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(cds, "CLASSES", tmp_path / "wrong.gz")
    (tmp_path / "wrong.gz").write_bytes(gzip.compress(b"x" * 5000))
    cds.make()
    assert not cds.archive().exists()
    assert b"class list format error" in cds.archive().with_suffix(".failed").read_bytes()
    called: list[str] = []
    monkeypatch.setattr(cds, "detach", called.append)
    cds.make_in_background()
    assert called == []
    cds.archive().with_suffix(".failed").unlink()
    cds.make_in_background()
    assert called == ["kg.store.cds"]


def test_one_archive_is_made_at_a_time_and_none_when_it_is_there(
    cache: Path, monkeypatch: pytest.MonkeyPatch
):
    made: list[Path] = []
    monkeypatch.setattr(cds, "_dump", made.append)
    with cds.FileLock(cds.archive().with_suffix(".lock")):
        cds.make()
    assert made == []
    cds.make()
    assert made == [cds.archive()]
    cds.archive().touch()
    cds.make()
    assert len(made) == 1

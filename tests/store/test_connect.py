"""Connections against a real server: rows, access modes, and one line for each thing that can go wrong."""

import dataclasses
import socket
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import StoreError, UsageError
from kg.store.connect import AsyncStore, Store, Target, target


@pytest.fixture
def plain_env(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No store named by the environment."""
    for name in ("URI", "USER", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"KG_{name}", raising=False)
    return monkeypatch


def test_rows_hold_python_dates_also_inside_lists_and_maps(store: Store):
    text = (
        "RETURN date('2025-09-07') AS d, [date('2025-01-02'), null] AS l, {at: datetime($t)} AS m, 'đ' AS s"
    )
    (row,) = store.read(text, {"t": "2025-09-07T08:00:00Z"})
    assert row == {
        "d": date(2025, 9, 7),
        "l": [date(2025, 1, 2), None],
        "m": {"at": datetime(2025, 9, 7, 8, tzinfo=UTC)},
        "s": "đ",
    }
    assert type(row["d"]) is date
    assert type(row["m"]["at"]) is datetime


@pytest.mark.parametrize("text", ["CREATE (:X)", "MERGE (:X)", "CREATE INDEX i FOR (n:X) ON (n.y)"])
def test_a_read_that_writes_is_refused_by_the_server(store: Store, text: str):
    with pytest.raises(StoreError, match="read access mode"):
        store.read(text)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_write_is_whole_or_not_at_all(store: Store):
    def fails(tx):
        tx.run("CREATE (:X)").consume()
        raise KeyError("half-way")

    with pytest.raises(KeyError, match="half-way"):
        store.write(fails)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert store.write(lambda tx: tx.run("CREATE (n:X {y: 1}) RETURN n.y AS y").single()["y"]) == 1
    assert store.read("MATCH (n:X) RETURN n.y AS y") == [{"y": 1}]


def test_a_broken_constraint_is_told_with_its_cause(bare_store: Store):
    from neo4j.exceptions import ConstraintError

    bare_store.write(lambda tx: tx.run("CREATE CONSTRAINT c FOR (n:X) REQUIRE n.id IS UNIQUE").consume())
    with pytest.raises(StoreError, match="already exists") as caught:
        bare_store.write(lambda tx: tx.run("CREATE (:X {id: 1}), (:X {id: 1})").consume())
    assert isinstance(caught.value.__cause__, ConstraintError)
    assert "\n" not in str(caught.value)


def test_no_query_reads_files_or_addresses(store: Store, tmp_path: Path):
    (tmp_path / "x.csv").write_text("secret\n")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
        try:
            for address in ((tmp_path / "x.csv").as_uri(), f"http://127.0.0.1:{web.server_port}/x.csv"):
                with pytest.raises(StoreError, match="reads a file or address: that is closed"):
                    store.read("LOAD CSV FROM $address AS line RETURN line", {"address": address})
        finally:
            web.shutdown()


def test_a_query_that_takes_too_long_is_ended(store: Store):
    with pytest.raises(StoreError, match="took too long"):
        store.read("UNWIND range(1, 1000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i)", timeout=0.5)


def test_a_query_that_cannot_be_read_is_told_in_one_line(store: Store):
    with pytest.raises(StoreError, match="Invalid input") as caught:
        store.read("MATCH (n RETURN n")
    assert "\n" not in str(caught.value)


def test_a_wrong_login_is_told(server: Target):
    with pytest.raises(StoreError, match=r"refuses the login.*KG_USER and KG_PASSWORD"):
        Store.connect(dataclasses.replace(server, user="nobody", password="wrong"))
    with pytest.raises(StoreError, match=r"refuses the login.*KG_USER and KG_PASSWORD"):
        Store.connect(dataclasses.replace(server, user=None, password=None))


def test_a_password_that_must_be_changed_is_told(server: Target):
    with Store(dataclasses.replace(server, database="system")) as system:
        create = "CREATE USER expired SET PASSWORD 'mot-hai-ba' CHANGE REQUIRED"
        system.write(lambda tx: tx.run(create).consume())
        try:
            with pytest.raises(StoreError, match=r"must be changed first: ALTER CURRENT USER"):
                Store.connect(dataclasses.replace(server, user="expired", password="mot-hai-ba"))
        finally:
            system.write(lambda tx: tx.run("DROP USER expired").consume())


def test_a_wrong_database_is_told(server: Target):
    with pytest.raises(StoreError, match="no database nope: check KG_DATABASE"):
        Store.connect(dataclasses.replace(server, database="nope"))


def test_a_store_that_is_not_there_is_told_at_once():
    with pytest.raises(StoreError, match=r"bolt://127\.0\.0\.1:1 does not answer"):
        Store.connect(Target("bolt://127.0.0.1:1", "neo4j", "x"))


def test_a_server_that_is_no_neo4j_is_told():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        uri = f"bolt://127.0.0.1:{listener.getsockname()[1]}"

        def answer() -> None:
            peer, _ = listener.accept()
            peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            peer.close()

        Thread(target=answer, daemon=True).start()
        with pytest.raises(StoreError, match="does not answer"):
            Store.connect(Target(uri, "neo4j", "x"))


async def test_the_async_store_does_the_same(store: Store, server: Target):
    async with await AsyncStore.connect(server) as twin:
        store.write(lambda tx: tx.run("CREATE (:X {d: date('2025-09-07')})").consume())
        assert await twin.read("MATCH (n:X) RETURN n.d AS d") == [{"d": date(2025, 9, 7)}]
        with pytest.raises(StoreError, match="read access mode"):
            await twin.read("CREATE (:X)")
    with pytest.raises(StoreError, match="does not answer"):
        await AsyncStore.connect(Target("bolt://127.0.0.1:1", "neo4j", "x"))


def test_the_environment_names_the_store(store_env: Target):
    assert target() == store_env
    with Store.open() as opened:
        assert opened.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_given_address_goes_before_the_environment(plain_env: pytest.MonkeyPatch):
    plain_env.setenv("KG_URI", "bolt://one:7687")
    assert target("neo4j+s://two") == Target("neo4j+s://two", None, None, None)
    plain_env.setenv("KG_PASSWORD", "p")
    plain_env.setenv("KG_DATABASE", "news")
    assert target() == Target("bolt://one:7687", "neo4j", "p", "news")
    assert "'p'" not in repr(target()), "a password is not shown"


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("http://localhost:7474", "http:// is no store"),
        ("bolt://neo4j:secret@host", "takes no login"),
        ("bolt://:7687", "names no host"),
        ("bolt://host:port", "no address"),
        ("bolt://[::1", "no address"),
    ],
)
def test_a_wrong_address_is_wrong_use(plain_env: pytest.MonkeyPatch, uri: str, told: str):
    with pytest.raises(UsageError, match=told):
        target(uri)


def test_importing_this_does_not_import_the_driver():
    code = "import sys, kg.store.connect; sys.exit('neo4j' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, check=False).returncode == 0
    )

"""A real Neo4j for the tests: one private server for the session, or the tester's own, empty one.

KG_TEST_URI (with KG_TEST_USER, KG_TEST_PASSWORD, KG_TEST_DATABASE) names a server to use instead; it must
hold nothing, for the tests wipe it. Without a server the tests fail: they are about what the database does.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from kg.store import server as private
from kg.store.connect import Store, Target


def wipe(store: Store) -> None:
    """Delete all nodes, some thousands in a transaction, so that no memory limit is met."""
    text = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
    while store.write(lambda tx: tx.run(text).single(strict=True)["n"]):
        pass


def drop_schema(store: Store) -> None:
    """Drop all constraints and indexes but the two that every database has."""
    for kind, text in (("CONSTRAINT", "SHOW CONSTRAINTS YIELD name"), ("INDEX", INDEXES)):
        for row in store.read(text):
            store.write(lambda tx, row=row, kind=kind: tx.run(f"DROP {kind} `{row['name']}`").consume())


INDEXES = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"


def pytest_configure() -> None:
    """Let children answer Ctrl-C where the suite itself runs in the background, with SIGINT ignored; settings
    of all tests that hypothesis draws.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("any machine", deadline=None)  # a busy one takes longer, and is not wrong
    settings.load_profile("any machine")


@pytest.fixture(scope="session")
def server() -> Iterator[Target]:
    """The Neo4j of this session."""
    if uri := os.environ.get("KG_TEST_URI"):
        password = os.environ.get("KG_TEST_PASSWORD")
        user = os.environ.get("KG_TEST_USER", "neo4j") if password is not None else None
        target = Target(uri, user, password, os.environ.get("KG_TEST_DATABASE"))
        with Store.connect(target) as store:
            if store.read("MATCH (n) RETURN 1 LIMIT 1") or store.read(INDEXES):
                pytest.exit(
                    f"{uri} is not empty, and the tests would wipe it: name an empty one in KG_TEST_URI", 2
                )
            yield target
            wipe(store)
            drop_schema(store)
    else:
        with private.temporary() as running:
            yield Target(running.uri, private.USER, running.password)


@pytest.fixture(scope="session")
def open_store(server: Target) -> Iterator[Store]:
    """The session's one connection; tests take `store` or `bare_store`."""
    with Store.connect(server) as store:
        yield store


@pytest.fixture
def store(open_store: Store) -> Store:
    """A store without any node; constraints and indexes of earlier tests stay."""
    wipe(open_store)
    return open_store


@pytest.fixture
def bare_store(store: Store) -> Store:
    """A store without nodes, constraints and indexes."""
    drop_schema(store)
    return store


@pytest.fixture
def store_env(server: Target, monkeypatch: pytest.MonkeyPatch) -> Target:
    """KG_URI and its companions name the session's server, for the command line and its child processes."""
    values = {
        "URI": server.uri,
        "USER": server.user,
        "PASSWORD": server.password,
        "DATABASE": server.database,
    }
    for name, value in values.items():
        if value is None:
            monkeypatch.delenv(f"KG_{name}", raising=False)
        else:
            monkeypatch.setenv(f"KG_{name}", value)
    return server

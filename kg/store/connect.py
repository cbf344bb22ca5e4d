"""Connections to the store: which Neo4j is meant, reads that cannot write, writes in one transaction.

`neo4j` is imported with the first connection, not with this module: nothing else takes as long to import.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from kg.errors import StoreError, UsageError
from kg.store.faults import fault, is_out_of_memory, is_waiting
from kg.store.settings import seconds

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")
Row = dict[str, Any]

SCHEMES = {scheme + more for scheme in ("bolt", "neo4j") for more in ("", "+s", "+ssc")}
PATIENCE = 10.0  # minutes to wait for another writer: one who takes a name apart anew may need some
READ_TIMEOUT = 60.0  # seconds for one read, unless the caller says otherwise
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else the driver's retries print on stderr
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})


@dataclass(frozen=True)
class Target:
    """A Neo4j database: the driver's URI, user and password (None: no login), database (None: default)."""

    uri: str
    user: str | None
    password: str | None = field(repr=False)
    database: str | None = None


def target(db: str | None = None, *, quiet: bool = False) -> Target:
    """The store that `db` names: a URI, a folder, or None for KG_URI, else the user's own private server.

    A private server is started if it does not run. A URI takes KG_USER (neo4j), KG_PASSWORD, KG_DATABASE.
    Raises UsageError for a URI the driver does not know, StoreError when the private server does not start.
    """
    chosen = db or os.environ.get("KG_URI") or None
    if chosen and "://" in chosen:
        _check(chosen)
        password = os.environ.get("KG_PASSWORD")
        user = os.environ.get("KG_USER", "neo4j") if password is not None else None
        return Target(chosen, user, password, os.environ.get("KG_DATABASE") or None)
    from kg.store import server

    threading.Thread(target=import_module, args=("neo4j",), daemon=True).start()  # while the server starts
    private = server.start(Path(chosen) if chosen else None, quiet=quiet)
    return Target(private.uri, server.USER, private.password)


def _check(uri: str) -> None:
    try:
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{uri} is no address: {error}") from error
    if parts.scheme not in SCHEMES:
        raise UsageError(f"{parts.scheme}:// is no store: give bolt://, neo4j:// or their +s, +ssc")
    if "@" in parts.netloc:
        raise UsageError("a store's address takes no login: give it in KG_USER and KG_PASSWORD")
    if not parts.hostname:
        raise UsageError(f"{uri} names no host")


class Store:
    """One store, for any number of threads: `read` rows, `write` a transaction, `close`."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._patience = seconds("KG_WAIT_MINUTES", PATIENCE)
        with _told(target):
            import neo4j

            self._driver = neo4j.GraphDatabase.driver(target.uri, **_settings(target))

    @classmethod
    def open(cls, db: str | None = None, *, quiet: bool = False) -> Self:
        """A store that has answered; `db` as for `target`. Raises StoreError when it does not answer."""
        return cls.connect(target(db, quiet=quiet))

    @classmethod
    def connect(cls, target: Target) -> Self:
        """The store at `target`, once it has answered and taken the login. Raises StoreError."""
        store = cls(target)
        try:
            with _told(target), store._session("READ") as session:
                session.run("RETURN 1").consume()  # outside `read`, which would try again for a while
        except BaseException:
            store.close()
            raise
        return store

    def read(
        self, text: str, params: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> list[Row]:
        """The rows of a query that the server lets only read; dates and times come as Python's own.

        `timeout` in seconds (default READ_TIMEOUT). Raises StoreError.
        """
        import neo4j

        @neo4j.unit_of_work(timeout=timeout or READ_TIMEOUT)
        def work(tx: "neo4j.ManagedTransaction") -> list[Row]:
            with _once(self.target):
                return [_row(record) for record in tx.run(text, params)]  # type: ignore[arg-type]

        with _told(self.target), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: "Callable[[neo4j.ManagedTransaction], T]", timeout: float | None = None) -> T:
        """The result of `work(tx)`, committed whole or not at all.

        `work` may run more than once (deadlock, change of leader), so its only effects are those on `tx`; it
        takes what it needs from results before it returns. While another writes it waits, KG_WAIT_MINUTES
        (10) if need be: it asks anew each time the server gives it up (db.lock.acquisition.timeout; where
        that is not set, the server waits without end). `timeout` in seconds (default: the server's; 0: none).
        Raises StoreError for the driver's errors (as its cause), and what `work` raises.
        """
        import neo4j

        @neo4j.unit_of_work(timeout=timeout)
        def once(tx: "neo4j.ManagedTransaction") -> T:
            with _once(self.target):
                return work(tx)

        patient = time.monotonic() + self._patience
        with _told(self.target), self._session(neo4j.WRITE_ACCESS) as session:
            while True:
                try:
                    return session.execute_write(once)
                except StoreError as error:
                    if not is_waiting(error.__cause__) or time.monotonic() > patient:
                        raise

    def close(self) -> None:
        """Close the connections; the server stays."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, mode: str) -> "neo4j.Session":
        return self._driver.session(database=self.target.database, default_access_mode=mode)


class AsyncStore:
    """`Store` for asyncio, to read: the same methods, awaited, and an async context manager."""

    def __init__(self, target: Target) -> None:
        self.target = target
        with _told(target):
            import neo4j

            self._driver = neo4j.AsyncGraphDatabase.driver(target.uri, **_settings(target))

    @classmethod
    async def open(cls, db: str | None = None, *, quiet: bool = False) -> Self:
        """As `Store.open`; a private server is started in a thread."""
        return await cls.connect(await asyncio.to_thread(target, db, quiet=quiet))

    @classmethod
    async def connect(cls, target: Target) -> Self:
        """As `Store.connect`."""
        store = cls(target)
        try:
            with _told(target):
                async with store._session("READ") as session:
                    await (await session.run("RETURN 1")).consume()
        except BaseException:
            await store.close()
            raise
        return store

    async def read(
        self, text: str, params: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> list[Row]:
        """As `Store.read`."""
        import neo4j

        @neo4j.unit_of_work(timeout=timeout or READ_TIMEOUT)
        async def work(tx: "neo4j.AsyncManagedTransaction") -> list[Row]:
            with _once(self.target):
                result = await tx.run(text, params)  # type: ignore[arg-type]
                return [_row(record) async for record in result]

        with _told(self.target):
            async with self._session(neo4j.READ_ACCESS) as session:
                return await session.execute_read(work)

    async def close(self) -> None:
        """As `Store.close`."""
        await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _session(self, mode: str) -> "neo4j.AsyncSession":
        return self._driver.session(database=self.target.database, default_access_mode=mode)


def _settings(target: Target) -> dict[str, Any]:
    from neo4j import NotificationMinimumSeverity

    return {
        "auth": (target.user, target.password) if target.user else None,
        "telemetry_disabled": True,
        "notifications_min_severity": NotificationMinimumSeverity.OFF,
        "connection_timeout": 10.0,
        "connection_acquisition_timeout": 20.0,
        "max_transaction_retry_time": 20.0 if target.uri.startswith("neo4j") else 4.0,  # a cluster may elect
        "user_agent": "kg",
    }


@contextmanager
def _told(target: Target) -> Iterator[None]:
    """Turns the driver's errors into one line for the user."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        from neo4j.exceptions import DriverError, Neo4jError

        if isinstance(error, Neo4jError | DriverError):
            raise fault(error, target.uri, target.database) from error
        raise


@contextmanager
def _once(target: Target) -> Iterator[None]:
    """Inside a transaction: what ran out of memory or waited for a lock is not tried again by the driver."""
    try:
        yield
    except Exception as error:
        if is_out_of_memory(error) or is_waiting(error):
            raise fault(error, target.uri, target.database) from error
        raise


def _row(record: "neo4j.Record") -> Row:
    return {
        key: value if type(value) in _PLAIN else _native(value)
        for key, value in zip(record.keys(), record.values(), strict=True)
    }


def _native(value: object) -> object:
    """Dates and times as Python's own, also inside lists and maps."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list):
        return [_native(item) for item in value]
    if isinstance(value, dict):
        return {key: _native(item) for key, item in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value

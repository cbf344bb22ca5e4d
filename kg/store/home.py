"""The folder of a private server: what lies in it, how it is made, and when it is refused."""

import hashlib
import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from kg.errors import StoreError
from kg.store.jars import VERSION

SPACE = 200_000_000  # free bytes: on a full disk Neo4j neither starts nor stops properly
OWN = {"start.lock", "VERSION", "INITIALIZING"}
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=keep_none
db.checkpoint=VOLUME
db.checkpoint.interval.volume=64m
db.transaction.timeout=60s
db.lock.acquisition.timeout=10s
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


@dataclass(frozen=True)
class State:
    """The server last started here: `ready` once it answered; `watcher` and `owner` are pids (0: none)."""

    pid: int
    port: int
    ready: bool
    watcher: int = 0
    owner: int = 0


@dataclass(frozen=True)
class Home:
    """Paths and small files under `root`; the database itself is in `root/neo4j`."""

    root: Path

    @classmethod
    def at(cls, folder: str | Path | None = None) -> "Home":
        """The home in `folder`, else in the user's data folder."""
        chosen = folder or platformdirs.user_data_path("kg", appauthor=False) / "store"
        return cls(Path(chosen).expanduser().resolve())

    @property
    def neo4j(self) -> Path:
        """Neo4j's own folder: conf, data, logs."""
        return self.root / "neo4j"

    @property
    def lock(self) -> Path:
        """Held while a server is started, adopted or stopped."""
        return self.root / "start.lock"

    @property
    def used(self) -> Path:
        """An empty file whose time is the last use."""
        return self.root / "used"

    @property
    def log(self) -> Path:
        """What Neo4j says about its start."""
        return self.neo4j / "logs" / "neo4j.log"

    @property
    def _initializing(self) -> Path:
        return self.root / "INITIALIZING"

    @property
    def _version(self) -> Path:
        return self.root / "VERSION"

    def password(self) -> str:
        """The generated password of the user neo4j. Raises StoreError when its file is gone."""
        try:
            return (self.root / "password").read_text(encoding="ascii")
        except OSError as error:
            raise StoreError(f"{self.root / 'password'} cannot be read ({error.strerror})") from error

    def version(self) -> str | None:
        """The Neo4j version that last wrote the data."""
        return self._version.read_text(encoding="ascii").strip() if self._version.exists() else None

    def state(self) -> State | None:
        """The state file's content, None without one (or with one cut off by a crash)."""
        try:
            return State(**json.loads((self.root / "server.json").read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, state: State) -> None:
        """Write the state file, whole or not at all."""
        _replace(self.root / "server.json", json.dumps(asdict(state)))

    def drop_state(self) -> None:
        """Forget the server that was started here."""
        (self.root / "server.json").unlink(missing_ok=True)

    def touch(self) -> None:
        """Note that the store is in use."""
        self.used.touch()

    def claim(self) -> None:
        """Make the folder, or see that it may be used.

        Raises StoreError: not a folder, foreign content, not writable, too little space.
        """
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            names = {path.name for path in self.root.iterdir()}
            if names and not names & OWN:
                raise StoreError(f"{self.root} holds other files: give an empty folder, or that of a store")
            with tempfile.TemporaryFile(dir=self.root):
                pass
        except OSError as error:
            raise StoreError(
                f"{self.root} cannot hold a store ({error.strerror}): mend its rights, or give another --db"
            ) from error

    def prepare(self) -> None:
        """Ready the folder for a start (under the lock): wipe what never got ready, make what is not there.

        Raises StoreError: data of a newer or unknown version, too little space.
        """
        free = shutil.disk_usage(self.root).free
        if free < SPACE:
            raise StoreError(
                f"the disk of {self.root} is nearly full ({free // 10**6} MB left): free 200 MB first"
            )
        if self._initializing.exists():  # a first start that was cut off may have left a half-made database
            shutil.rmtree(self.neo4j, ignore_errors=True)
        if not self.neo4j.exists():
            self._initializing.touch()
            self._make()
        elif _number(found := self.version()) > _number(VERSION):
            raise StoreError(
                f"{self.root} was written by Neo4j {found or 'of an unknown version'}, this is {VERSION}: "
                "update kg, or give another --db"
            )

    def settle(self) -> None:
        """The server has answered: its data are good, and of this version."""
        if self.version() != VERSION:
            _replace(self._version, VERSION)
        self._initializing.unlink(missing_ok=True)

    def configure(self, port: int) -> None:
        """Write neo4j.conf for `port`."""
        _replace(self.neo4j / "conf" / "neo4j.conf", CONF.format(port=port))

    def _make(self) -> None:
        for part in ("conf", "logs", "data/dbms"):
            (self.neo4j / part).mkdir(mode=0o700, parents=True, exist_ok=True)
        password = secrets.token_urlsafe(24)
        _replace(self.root / "password", password)
        salt = secrets.token_bytes(16)
        digest = hashlib.sha256(salt + password.encode()).digest()
        for _ in range(1023):
            digest = hashlib.sha256(digest).digest()
        _replace(self.neo4j / "data/dbms/auth.ini", f"neo4j:SHA-256,{digest.hex()},{salt.hex()},1024:\n")


def decisions_file(db: str | None = None) -> Path:
    """Where people's decisions are kept for the store that `db` (else KG_URI) names.

    In the folder of a private server that is given; else in the user's data folder, beside the store.
    """
    chosen = db or os.environ.get("KG_URI")
    if chosen and "://" not in chosen:
        return Home.at(chosen).root / "decisions.tsv"
    return Path(platformdirs.user_data_path("kg", appauthor=False)) / "decisions.tsv"


def _number(version: str | None) -> tuple[int, ...]:
    """A version to compare by; what is no version counts as newer than any."""
    try:
        return tuple(int(part) for part in (version or "").split("."))
    except ValueError:
        return (10**6,)


def _replace(path: Path, text: str) -> None:
    """Write a small private file so that a reader or a crash never sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # mode 0600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)

"""One SQLite file of ours: opened, checked, shared between threads, and its errors told in our words.

Write-ahead logging lets readers go on while one writes. ``synchronous=NORMAL`` keeps the file whole
whatever is killed; a power cut may undo the last pages, which the mark, undone with them, reads again.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreBusy, StoreCorrupt, StoreError, StoreMissing, StoreVersion

APPLICATION_ID = 0x504C424B  # "PLBK", SQLite's place for saying whose file it is
HEADER = 100  # bytes at the start of every SQLite file
RETRY = 0.02  # seconds between tries where SQLite does not wait by itself


class Database:
    """The file at ``path``: one writer at a time, as many readers as there are threads.

    Readers borrow a connection and give it back, so that short-lived threads leave none behind.
    """

    def __init__(self, path: Path, schema: str, version: int, *, create: bool, patience: float) -> None:
        self.path, self.patience = path, patience
        self._schema, self._version, self._create = schema, version, create
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    def prepare(self) -> None:
        """Make the file and its schema, or check that both are ours."""
        self._check_open()
        if not self._create and not self.path.exists():
            raise StoreMissing(
                f"there is no store at {self.path}",
                wanted="the file that an earlier ingest made",
                todo="check the address, or make one: pullback demo, or pullback ingest",
            )
        with self._told():
            if self._create:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect("rwc" if self._create else "rw")
            try:
                if self._is_new(connection):
                    self._make(connection)
                self._log_ahead(connection)
            finally:
                connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one moment of the file, whatever is written meanwhile."""
        with self._told(), self._borrowed() as connection:
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a write transaction: kept whole at the end, or not at all."""
        self._check_open()
        if not self._turn.acquire(timeout=self.patience):
            raise self._busy()
        try:
            with self._told(), self._borrowed() as connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close what is idle; what is in use closes when it is given back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        self._check_open()
        with self._guard:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._connect("rw")
        try:
            yield connection
        finally:
            if connection.in_transaction:
                with suppress(sqlite3.Error):  # the error that led here is the one to tell
                    connection.execute("ROLLBACK")
            with self._guard:
                keep = not self._closed and not connection.in_transaction
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _connect(self, mode: str) -> sqlite3.Connection:
        # As a URI, a file that was deleted meanwhile is an error and not a new, empty one.
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            address, uri=True, timeout=self.patience, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_new(self, connection: sqlite3.Connection) -> bool:
        """Whether nothing was ever written; raises if something was that is not ours to read."""
        whose, version = (
            _number(connection, f"PRAGMA {name}") for name in ("application_id", "user_version")
        )
        if 0 < self.path.stat().st_size < HEADER:  # SQLite would take it for empty and write over it
            raise self.corrupt("too short")
        if whose == version == 0 and _number(connection, "SELECT count(*) FROM sqlite_master") == 0:
            return True
        if whose != APPLICATION_ID:
            raise StoreError(
                f"{self.path} is an SQLite file of another program",
                wanted="a store that pullback made, or a new file",
                todo="give another address; this file was not touched",
            )
        if version > self._version:
            raise StoreVersion(
                f"{self.path} was written by a newer version (schema {version})",
                wanted=f"schema {self._version}",
                todo="install the newer version, or ingest into a new store",
            )
        return False

    def _make(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if self._is_new(connection):  # another process may have been quicker
            for statement in self._schema.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {self._version}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """Turn write-ahead logging on for good. SQLite does not wait here, so we do."""
        end = time.monotonic() + self.patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL").close()
            except sqlite3.OperationalError as error:
                if not _is(error, sqlite3.SQLITE_BUSY) or time.monotonic() > end:
                    raise
                time.sleep(RETRY)
            else:
                return

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError("the store is closed", wanted="an open store", todo="open it again")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._in_our_words(error) from error
        except OSError as error:
            raise self._unusable(str(error)) from error

    def _in_our_words(self, error: sqlite3.Error) -> StoreError:
        if _is(error, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return self._busy()
        if _is(error, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
            return self.corrupt(str(error))
        return self._unusable(str(error))

    def corrupt(self, what: str) -> StoreCorrupt:
        """The error for a file that can't be made sense of."""
        return StoreCorrupt(
            f"{self.path} is not a store or is damaged ({what})",
            wanted="a store that pullback made",
            todo="move it away and ingest again; the archive of pages still has everything",
        )

    def _busy(self) -> StoreBusy:
        return StoreBusy(
            f"another process is writing to {self.path} and did not finish within {self.patience:g} s",
            wanted="a turn to write",
            todo="wait until the other pullback has finished, then try again",
        )

    def _unusable(self, what: str) -> StoreError:
        return StoreError(
            f"{self.path} can't be used ({what})",
            wanted="a file in a folder that may be written to, on a disk with room",
            todo="check the address, the permissions and the space left",
        )


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _is(error: sqlite3.Error, *codes: int) -> bool:
    """Whether an error has one of these primary codes (the low byte of SQLite's extended ones)."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in codes

"""The archive's file: its schema, how it is opened, and SQLite's errors told as ours."""

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import ArchiveError

APPLICATION_ID = 0x50425041  # "PBPA": tells our file from any other SQLite database
SCHEMA_VERSION = 1
_ATTEMPTS, _PAUSE = 40, 0.025  # a second in all; making the file takes milliseconds
WAIT_SECONDS = 5.0  # for another writer; one page takes it milliseconds

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE pages (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,     -- JSON: [[name, value], …]
  body BLOB NOT NULL,        -- zlib
  fetched_at TEXT NOT NULL,  -- ISO 8601, UTC
  sha256 TEXT NOT NULL,      -- of the body as it was received
  source TEXT NOT NULL
) STRICT;
CREATE TABLE visits (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  url_key TEXT NOT NULL,
  final_url TEXT NOT NULL,
  final_key TEXT NOT NULL,
  at TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT
) STRICT;
CREATE INDEX visits_by_url ON visits (url_key, sequence);
CREATE INDEX visits_by_final_key ON visits (final_key, sequence);
CREATE INDEX visits_by_final_url ON visits (final_url, sequence);
"""


def _append_only(table: str, same: str) -> str:
    """Triggers that refuse to change, remove or (``INSERT OR REPLACE``) overwrite a row."""
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - our own words
    return "".join(
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: the archive is append-only'); END;"
        for change, condition in (("UPDATE", "TRUE"), ("DELETE", "TRUE"), ("INSERT", there))
    )


def connect(path: Path, *, create: bool, wait: float) -> sqlite3.Connection:
    """Open the file, in autocommit mode, and make or check its schema. Raises ``ArchiveError``."""
    there = path.exists()
    if (there and not path.is_file()) or not path.parent.is_dir():
        raise ArchiveError(
            f"no archive can be at {path}",
            wanted="a file, in a folder that exists",
            todo="make the folder, or name another path",
        )
    if not there and not create:
        raise ArchiveError(
            f"there is no archive at {path}",
            wanted="the file that a crawl has written",
            todo="run `pullback crawl` first, or name the right file",
        )
    with told(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        with told(path):
            _check(path, connection)
            _create(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file that isn't ours before anything is written to it; then set how we write."""
    # In this order: another process may be making the file, tables and marks in one transaction.
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if tables and kind != APPLICATION_ID:
        raise ArchiveError(
            f"{path} is a SQLite database, but not an archive of pages",
            wanted="an archive written by `pullback crawl`",
            todo="name another file; this one was left as it is",
        )
    if version > SCHEMA_VERSION:
        raise ArchiveError(
            f"{path} has the archive schema {version}",
            wanted=f"schema {SCHEMA_VERSION}",
            todo="use the newer pullback that wrote it",
        )
    _write_ahead(connection)
    # FULL: a store may already have noted that it read a page, so a power cut mustn't undo it.
    connection.execute("PRAGMA synchronous = FULL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn WAL on, once in the life of a file. SQLite's own waiting doesn't cover this, so that two
    processes that make the archive at the same instant would collide.
    """
    for attempt in range(_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _create(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        return
    with transaction(path, connection):
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            return  # another process was quicker
        triggers = _append_only("pages", "page_id = NEW.page_id OR sequence = NEW.sequence")
        triggers += _append_only("visits", "sequence = NEW.sequence")
        triggers += _append_only("about", "name = NEW.name")
        for statement in _statements(_SCHEMA + triggers):
            connection.execute(statement)
        connection.execute("INSERT INTO about VALUES ('identity', ?)", (secrets.token_hex(16),))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def transaction(path: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; the write lock is taken at the start, so waiting happens here alone."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit before the first."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def damaged(path: Path, how: str) -> ArchiveError:
    """The error for a file whose content isn't what was written."""
    return ArchiveError(
        f"the archive {path} is damaged: {how}",
        wanted="a whole archive of pages (SQLite)",
        todo="restore a copy, or move the file away and crawl again",
    )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as ours: what is wrong with which file, and what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise ArchiveError(
                f"the archive {path} is locked by another process",
                wanted="at most one writer at a time",
                todo="wait until the other crawl or ingest has ended, then run this again",
            ) from error
        raise ArchiveError(
            f"the archive {path} can't be used: {error}",
            wanted="a file that can be read and written, on a disk with room",
            todo="look at its permissions and the free space",
        ) from error
    except sqlite3.ProgrammingError as error:
        raise ArchiveError(
            f"the archive {path} is closed", wanted="an open archive", todo="open it again"
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(path, str(error)) from error

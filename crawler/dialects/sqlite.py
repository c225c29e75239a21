"""An archive in a SQLite file: how it is opened, and SQLite's errors told as ours."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from crawler.dialects.nesting import Nesting
from crawler.errors import ArchiveError

APPLICATION_ID = 0x50425041  # "PBPA": tells our file from any other SQLite database
FILE_VERSION = 2  # 1: pages and visits alone; 2: rooms, each with a version of its own
_ATTEMPTS, _PAUSE = 40, 0.025  # a second in all; making the file takes milliseconds
_ROOMS = "CREATE TABLE IF NOT EXISTS rooms (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT"


class SQLite:
    """One connection to one file; for the thread that opened it."""

    dialect: Literal["sqlite", "postgresql"] = "sqlite"

    def __init__(self, path: Path, *, create: bool, wait: float) -> None:
        self.path: Path | None = path
        self.name = str(path)
        self._nesting = Nesting()
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
        with told(self.name):
            self.connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            with told(self.name):
                self._check()
                self._mark()
        except BaseException:
            self.connection.close()
            raise

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; the rows it gives."""
        with told(self.name):
            return self.connection.execute(sql, parameters).fetchall()

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        with told(self.name):
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self, *, exclusive: bool = True) -> Iterator[None]:  # noqa: ARG002 - SQLite has one writer anyway
        """All of it or nothing; the write lock is taken at the start, so waiting happens here alone."""
        with self._nesting.entered() as inner:
            if inner:
                yield
                return
            with told(self.name):
                self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with told(self.name):
                    self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _check(self) -> None:
        """Refuse a file that isn't ours before anything is written to it; then set how we write."""
        # In this order: another process may be making the file, tables and marks in one transaction.
        tables = self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        kind = self.connection.execute("PRAGMA application_id").fetchone()[0]
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if tables and kind != APPLICATION_ID:
            raise ArchiveError(
                f"{self.name} is a SQLite database, but not an archive of pages",
                wanted="an archive written by `pullback crawl`",
                todo="name another file; this one was left as it is",
            )
        if version > FILE_VERSION:
            raise newer(self.name, version, FILE_VERSION)
        self._write_ahead()
        # FULL: a store may already have noted that it read a page, so a power cut mustn't undo it.
        self.connection.execute("PRAGMA synchronous = FULL")

    def _write_ahead(self) -> None:
        """Turn WAL on, once in the life of a file. SQLite's own waiting doesn't cover this, so that two
        processes that make the archive at the same instant would collide.
        """
        for attempt in range(_ATTEMPTS):
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or attempt == _ATTEMPTS - 1:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _mark(self) -> None:
        """Make a file ours, or bring one of version 1 to this: its two tables are the archive's room as it was."""
        if self.connection.execute("PRAGMA user_version").fetchone()[0] == FILE_VERSION:
            return
        with self.transaction():
            version = self.connection.execute("PRAGMA user_version").fetchone()[0]
            if version == FILE_VERSION:
                return  # another process was quicker
            self.connection.execute(_ROOMS)
            if version == 1:
                self.connection.execute("INSERT INTO rooms VALUES ('archive', 1)")
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version = {FILE_VERSION}")


def newer(name: str, version: int, known: int) -> ArchiveError:
    """The error for a database that a later release has written."""
    return ArchiveError(
        f"{name} has the archive schema {version}",
        wanted=f"schema {known}",
        todo="use the newer pullback that wrote it",
    )


def damaged(name: str, how: str) -> ArchiveError:
    """The error for a database whose content isn't what was written."""
    return ArchiveError(
        f"the archive {name} is damaged: {how}",
        wanted="a whole archive of pages",
        todo="restore a copy, or move the file away and crawl again",
    )


@contextmanager
def told(name: str) -> Iterator[None]:
    """SQLite's errors as ours: what is wrong with which file, and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _meaning(name, error) from error


def _meaning(name: str, error: sqlite3.Error) -> ArchiveError:
    text = str(error)
    if isinstance(error, sqlite3.IntegrityError):
        return ArchiveError(
            f"the archive {name} refuses a change: {text}",
            wanted="rows that are added, and keep its rules",
            todo="report this with the command that led to it",
        )
    if isinstance(error, sqlite3.OperationalError):
        if "locked" in text or "busy" in text:
            return ArchiveError(
                f"the archive {name} is locked by another process",
                wanted="at most one writer at a time",
                todo="wait until the other crawl or ingest has ended, then run this again",
            )
        return ArchiveError(
            f"the archive {name} can't be used: {text}",
            wanted="a file that can be read and written, on a disk with room",
            todo="look at its permissions and the free space",
        )
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in text:
        return ArchiveError(f"the archive {name} is closed", wanted="an open archive", todo="open it again")
    return damaged(name, text)

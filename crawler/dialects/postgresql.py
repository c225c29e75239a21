"""An archive in a PostgreSQL database, for several workers: the connection, and its errors told as ours.

The driver is pg8000 (pure Python, BSD): the extra ``postgres``.
"""

import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from crawler.dialects.nesting import Nesting
from crawler.errors import ArchiveError

_WRITERS = 0x50425041  # the advisory lock of whoever writes; "PBPA", as in the file
_STATEMENTS = 200  # kept by the server for a connection: ours, and lists of keys of many lengths
_TOGETHER = 100  # rows sent before an answer is read; what both sides hold of them is small
_SYNC = b"S\x00\x00\x00\x04"  # of the protocol: answer now
_CLOSED, _NO_LOCK, _REFUSED = "08006", "55P03", "23"
_ROOMS = "CREATE TABLE IF NOT EXISTS rooms (name TEXT PRIMARY KEY, version BIGINT NOT NULL)"


class PostgreSQL:
    """One connection to one database, whose tables lie in its default schema; for the thread that opened it."""

    dialect: Literal["sqlite", "postgresql"] = "postgresql"

    def __init__(self, address: str, name: str, *, create: bool, wait: float) -> None:
        self.path: Path | None = None
        self.name = name  # the address without its password
        self._nesting = Nesting()
        self._statements: dict[str, tuple[bytes, Any, Any]] = {}
        self.connection = _connected(address, self.name)
        from pg8000.converters import make_params
        from pg8000.core import Context

        self._params, self._context = make_params, Context
        try:
            self.execute(f"SET lock_timeout = {int(wait * 1_000)}")
            self._make(create=create)
        except BaseException:
            self.close()
            raise

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; the rows it gives."""
        with _told(self.name):
            if not parameters:
                done = self.connection.execute_unnamed(sql)
            else:
                name, columns, readers = self._prepared(sql)
                done = self.connection.execute_named(name, self._sent(parameters), columns, readers, sql)
            return [tuple(row) for row in done.rows or ()]

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row; rows go to the server together, and one answer comes back."""
        server, waiting = self.connection, iter(rows)
        with _told(self.name):
            while some := list(islice(waiting, _TOGETHER)):
                name, columns, readers = self._prepared(sql)
                for row in some:
                    server.send_BIND(name, self._sent(row))
                    server.send_EXECUTE()
                server._sock.write(_SYNC)  # noqa: SLF001 - pg8000 has no door for more than one
                server._sock.flush()  # noqa: SLF001
                server.handle_messages(self._context(sql, columns=columns, input_funcs=readers))

    def _prepared(self, sql: str) -> tuple[bytes, Any, Any]:
        """The server's own copy of a statement, parsed once a connection."""
        if sql not in self._statements:
            if len(self._statements) >= _STATEMENTS:
                self.connection.close_prepared_statement(
                    self._statements.pop(next(iter(self._statements)))[0]
                )
            self._statements[sql] = self.connection.prepare_statement(_numbered(sql), ())
        return self._statements[sql]

    def _sent(self, parameters: Sequence[object]) -> Any:  # noqa: ANN401 - pg8000 states no types
        return self._params(self.connection.py_types, tuple(parameters))

    @contextmanager
    def transaction(self, *, exclusive: bool = True) -> Iterator[None]:
        """All of it or nothing. As in SQLite one transaction writes at a time, unless ``exclusive`` is False: then
        only the rows that it locks are its own.
        """
        with self._nesting.entered() as inner:
            if inner:
                yield
                return
            self.execute("BEGIN")
            try:
                if exclusive:
                    self.execute("SELECT pg_advisory_xact_lock(?)", (_WRITERS,))
                yield
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def close(self) -> None:
        """Hang up."""
        import pg8000.exceptions

        try:
            self.connection.close()
        except (pg8000.exceptions.Error, OSError):
            return  # the server hung up first

    def _make(self, *, create: bool) -> None:
        self.execute("SET client_min_messages = warning")
        if self.execute("SELECT to_regclass('rooms')") != [(None,)]:
            return
        if not create:
            raise ArchiveError(
                f"there is no archive at {self.name}",
                wanted="the database that a crawl has written",
                todo="run `pullback crawl` first, or name the right database",
            )
        with self.transaction():
            self.execute(_ROOMS)

    def _roll_back(self) -> None:
        try:
            self.execute("ROLLBACK")
        except ArchiveError:
            return  # the connection is gone, and the transaction with it


def _connected(address: str, name: str) -> Any:  # noqa: ANN401 - pg8000 states no types
    try:
        import pg8000.exceptions
        from pg8000.core import CoreConnection
    except ImportError:
        raise ArchiveError(
            f"{name} needs the driver of PostgreSQL, which is not installed",
            wanted="the package pg8000",
            todo="pip install 'pullback[postgres]'",
        ) from None
    try:
        parts = urlsplit(address)
        connection = CoreConnection(
            unquote(parts.username or os.environ.get("PGUSER", "")) or "postgres",
            host=parts.hostname or "localhost",
            database=unquote(parts.path.lstrip("/")) or None,
            port=parts.port or 5432,
            password=unquote(parts.password or "") or os.environ.get("PGPASSWORD"),
            timeout=10,
            application_name="pullback",
        )
    except (pg8000.exceptions.Error, OSError, ValueError) as error:
        raise ArchiveError(
            f"the archive {name} can't be reached: {_text(error)}",
            wanted="postgresql://USER@HOST/DATABASE of a server that answers",
            todo="start the server, or mend the address; PGPASSWORD may hold the password",
        ) from None
    # Connecting has ten seconds; a statement may wait for a lock, which has a time limit of its own.
    connection._usock.settimeout(None)  # noqa: SLF001 - pg8000 has one setting for both
    # Otherwise the last packet of a page waits 40 ms for the answer to the one before.
    connection._usock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # noqa: SLF001
    return connection


@lru_cache(maxsize=500)
def _numbered(sql: str) -> str:
    """The "?" of both dialects as PostgreSQL's $1, $2, …; none of our statements has one in a text."""
    parts = sql.split("?")
    return "".join(f"{part}${number}" for number, part in enumerate(parts[:-1], 1)) + parts[-1]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """The server's errors as ours."""
    import pg8000.exceptions

    try:
        yield
    except (pg8000.exceptions.Error, OSError) as error:
        raise _meaning(name, error) from error


def _meaning(name: str, error: Exception) -> ArchiveError:
    given = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    code = str(given.get("C", "" if given else _CLOSED))
    if code == _NO_LOCK:
        return ArchiveError(
            f"the archive {name} is locked by another process",
            wanted="a writer that ends within the time to wait",
            todo="wait until the other crawl or ingest has ended, then run this again",
        )
    if code.startswith(_REFUSED) or "append-only" in _text(error):
        return ArchiveError(
            f"the archive {name} refuses a change: {_text(error)}",
            wanted="rows that are added, and keep its rules",
            todo="report this with the command that led to it",
        )
    return ArchiveError(
        f"the archive {name} can't be used: {_text(error)}",
        wanted="a PostgreSQL server that answers, and the right to write",
        todo="look at the server and its log, then run this again",
    )


def _text(error: BaseException) -> str:
    given = error.args[0] if error.args else ""
    return str(given.get("M", given)) if isinstance(given, dict) else str(error) or type(error).__name__

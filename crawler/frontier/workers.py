"""Who is alive: each worker holds a lock that its death lets go, so that nobody waits for a time to pass.

On a SQLite archive it is a lock on a small file beside it (``archive.sqlite-worker-N``), which works across
containers that share the folder; on a PostgreSQL server an advisory lock of the worker's own connection.
"""

import fcntl
import os
import re
import secrets
from pathlib import Path

from crawler.database import Database

_CLASS = 0x5042  # of our advisory locks; "PB"


class Worker:
    """This process among those that work on one database; ``id`` is what leases name."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.id = secrets.randbelow(2**31 - 1) + 1
        self._file: int | None = None
        if database.path is None:
            database.execute("SELECT pg_advisory_lock(?, ?)", (_CLASS, self.id))
        else:
            self._file = _held(_file_of(database.path, self.id))

    def alive(self, other: int) -> bool:
        """Whether the worker of that id still runs."""
        if other == self.id:
            return True
        if self.database.path is not None:
            return not _gone(_file_of(self.database.path, other))
        ((free,),) = self.database.execute("SELECT pg_try_advisory_lock(?, ?)", (_CLASS, other))
        if free:
            self.database.execute("SELECT pg_advisory_unlock(?, ?)", (_CLASS, other))
        return not free

    def tidy(self) -> None:
        """Remove the files that killed workers left."""
        path = self.database.path
        if path is None:
            return
        for file in path.parent.glob(f"{path.name}-worker-*"):
            if re.fullmatch(r"\d+", file.name.rpartition("-")[2]) and file != _file_of(path, self.id):
                _gone(file)

    def leave(self) -> None:
        """Let go of the lock; leases that still name this worker are anyone's from now on."""
        if self._file is not None and self.database.path:
            _file_of(self.database.path, self.id).unlink(missing_ok=True)
            os.close(self._file)
            self._file = None
        elif self.database.path is None:
            self.database.execute("SELECT pg_advisory_unlock(?, ?)", (_CLASS, self.id))


def _file_of(path: Path, worker: int) -> Path:
    return path.with_name(f"{path.name}-worker-{worker}")


def _held(file: Path) -> int:
    """Make the file and lock it; again if another worker took it for a dead one's before it was locked."""
    while True:
        opened = os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(opened, fcntl.LOCK_EX)
        if file.exists() and os.path.samestat(os.fstat(opened), file.stat()):
            return opened
        os.close(opened)


def _gone(file: Path) -> bool:
    """Whether nobody holds the lock; then the file goes too."""
    try:
        opened = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        file.unlink(missing_ok=True)
        return True
    finally:
        os.close(opened)

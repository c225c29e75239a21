"""One process at a time: a lock on a file, let go by the system however its holder ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.server.errors import ServerError

POLL = 0.1  # seconds between two tries


@contextmanager
def held(path: Path, doing: str, *, patience: float) -> Iterator[None]:
    """Hold the lock at ``path``; wait ``patience`` seconds for another holder, then raise ``ServerError``."""
    end = time.monotonic() + patience
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise ServerError(
                        f"another process has been {doing} for more than {patience:g} s",
                        wanted="its end",
                        todo="wait for it, or end it, and try again",
                    ) from None
                time.sleep(POLL)
        yield
    finally:
        os.close(handle)

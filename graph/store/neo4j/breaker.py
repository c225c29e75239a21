"""After three failures in a row a server is left alone for a moment, and callers are told at once."""

import threading
import time

from graph.errors import StoreUnavailable

FAILURES = 3  # in a row; one or two may be a restart that the next call survives
REST = 2.0  # seconds: a caller of a server that came back waits at most this and one connection, below five


class Breaker:
    """Counts failures; when open, ``check`` raises the last one again without trying."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._count = 0
        self._opened = 0.0
        self._last: StoreUnavailable | None = None

    def check(self) -> None:
        """Raise while the server is left alone; one caller is let through after each rest."""
        with self._guard:
            if self._count < FAILURES or self._last is None:
                return
            now = time.monotonic()
            if now - self._opened >= REST:
                self._opened = now  # this caller tries; the others go on resting
                return
            last = self._last
        raise StoreUnavailable(
            f"{last.got}; not tried again for a moment", wanted=last.wanted, todo=last.todo
        )

    def failed(self, error: StoreUnavailable) -> None:
        """One more failure."""
        with self._guard:
            self._count += 1
            self._last, self._opened = error, time.monotonic()

    def worked(self) -> None:
        """The server is there."""
        with self._guard:
            self._count, self._last = 0, None

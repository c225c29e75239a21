"""A transaction inside a transaction is part of it."""

from collections.abc import Iterator
from contextlib import contextmanager


class Nesting:
    """How deep in transactions one connection is; for the thread that has it."""

    def __init__(self) -> None:
        self._depth = 0

    @contextmanager
    def entered(self) -> Iterator[bool]:
        """Go in; true where a transaction is open already, which this one then joins."""
        self._depth += 1
        try:
            yield self._depth > 1
        finally:
            self._depth -= 1

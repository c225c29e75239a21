"""The requests of this process to one domain: one after the other, or as many at once as its pace allows."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Lanes:
    """First come, first served, a domain. ``most`` may differ from request to request."""

    def __init__(self) -> None:
        self._busy: dict[str, int] = {}
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def place(self, domain: str, most: int) -> AsyncIterator[None]:
        """Hold one of at most ``most`` places."""
        while self._busy.get(domain, 0) >= most:
            waiter = asyncio.get_running_loop().create_future()
            queue = self._waiting.setdefault(domain, deque())
            queue.append(waiter)
            try:
                await waiter
            except BaseException:
                if waiter.done() and not waiter.cancelled():
                    self._wake(domain)  # our place goes to the next
                elif waiter in queue:
                    queue.remove(waiter)
                raise
        self._busy[domain] = self._busy.get(domain, 0) + 1
        try:
            yield
        finally:
            self._busy[domain] -= 1
            if not self._busy[domain]:
                del self._busy[domain]
            self._wake(domain)

    def _wake(self, domain: str) -> None:
        queue = self._waiting.get(domain)
        while queue:
            waiter = queue.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break
        if queue is not None and not queue:
            self._waiting.pop(domain, None)

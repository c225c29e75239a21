"""The way to one server: every wait has an end, every failure is told in our words, nothing is left open.

The driver's blocking form can't be interrupted: a server that falls silent would hold its caller for minutes.
So the asyncio form runs on a loop of its own in one thread, and synchronous code waits for it under watch:
work that takes longer than ``GRACE`` goes on only while the server still answers a question beside it.
"""

import asyncio
import contextlib
import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from typing import Any, TypeVar

import neo4j
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, AsyncSession, Query, Record

from graph.errors import StoreBusy, StoreError, StoreUnavailable
from graph.store.address import ServerAddress
from graph.store.neo4j.breaker import Breaker
from graph.store.neo4j.telling import in_our_words, transient

T = TypeVar("T")
Work = Callable[[AsyncManagedTransaction], Awaitable[T]]

CONNECT = 1.5  # seconds to open a connection: a server in the same country answers in well under one
ACQUIRE = 2.0  # seconds to get one from the pool
RETRY = 1.5  # seconds in which the driver itself tries again what a server refused for a moment
GRACE = 2.0  # seconds of silence before the server is asked whether it is still there
PROBE = 1.5  # seconds it has to say so; GRACE and PROBE and the closing stay within five
LONGEST = 600.0  # seconds after which a server ends one transaction of ours by itself
_GREETING = bytes.fromhex(
    "6060b017 00080805 00000404 00000000 00000000"
)  # Bolt's: its sign and four versions
ROWS = 1000  # rows fetched at a time, so that a picture of any size takes bounded memory
_THEIRS = (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError, TimeoutError)
POOL = 8  # connections; more readers wait for one


class Link:
    """One driver a store, opened when first needed and opened anew after the server was lost."""

    def __init__(self, address: ServerAddress, *, patience: float) -> None:
        self.address, self.patience = address, patience
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._driver: AsyncDriver | None = None
        self._breaker = Breaker()
        self._reading: list[AsyncSession] = []  # of readers that may have stopped in the middle
        self._closed = False

    def server(self) -> str:
        """What the server calls itself, such as ``Neo4j/5.26.30``."""

        async def ask() -> str:
            async with self._opened(neo4j.READ_ACCESS) as session:
                return (await (await session.run("RETURN 1")).consume()).server.agent

        return self._run(ask)

    def read(self, query: str, **parameters: Any) -> list[Record]:  # noqa: ANN401 - any value a store keeps
        """All rows of a query, from a transaction in which the server refuses every write."""
        return list(self.rows(query, **parameters))

    def rows(self, query: str, **parameters: Any) -> Iterator[Record]:  # noqa: ANN401 - as above
        """The same, a thousand rows at a time: what is not asked for is not fetched.

        This is the one way to read. It is not repeated by itself once a row was handed out.
        """
        sessions: list[AsyncSession] = []

        async def begin() -> neo4j.AsyncResult:
            sessions.append(self._session(neo4j.READ_ACCESS))
            self._reading.append(sessions[-1])
            return await sessions[-1].run(Query(query, timeout=LONGEST), parameters)

        async def open_again() -> neo4j.AsyncResult:
            return await self._again(begin)

        whole = False
        try:
            result = self._run(open_again)
            while found := self._run(lambda: result.fetch(ROWS)):
                yield from found
            whole = True
        finally:
            self._let_go(sessions, whole=whole)

    def write(self, work: Work[T]) -> T:
        """Do a unit of work in one transaction, repeated whole when the server asks for that: make it idempotent.

        A turn of another writer is waited for ``patience`` seconds (then ``StoreBusy``).
        """

        async def run() -> T:
            async with self._opened(neo4j.WRITE_ACCESS) as session:
                return await session.execute_write(neo4j.unit_of_work(timeout=LONGEST)(work))

        return self._run(run)

    def command(self, statement: str) -> None:
        """A change of the schema, which has to be a transaction of its own."""

        async def run() -> None:
            async with self._opened(neo4j.WRITE_ACCESS) as session:
                await (await session.run(statement)).consume()

        self._run(run)

    def send(self, statement: str, **parameters: Any) -> None:  # noqa: ANN401 - as above
        """One statement that writes, in a transaction of its own."""
        self.write(_statement(statement, parameters))

    async def beside(self, statement: str, **parameters: Any) -> None:  # noqa: ANN401 - as above
        """The same from within a unit of work, on a connection of its own."""
        async with self._opened(neo4j.WRITE_ACCESS) as session:
            await session.execute_write(_statement(statement, parameters))

    def check_open(self) -> None:
        """Raise ``StoreError`` after ``close``."""
        if self._closed:
            raise StoreError("the store is closed", wanted="an open store", todo="open it again")

    def close(self) -> None:
        """Close every connection and end the thread; closing twice is no error."""
        self._closed = True
        self._let_go([*self._reading], whole=False)
        with self._guard:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
            driver, self._driver = self._driver, None
        if loop is None or thread is None:
            return
        if driver is not None:
            asyncio.run_coroutine_threadsafe(_close(driver), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────

    def _run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Wait for work on the loop, under watch. Raises a ``StoreError`` and nothing else of the driver's."""
        self.check_open()
        self._breaker.check()
        waiting = asyncio.run_coroutine_threadsafe(self._watched(work), self._started())
        try:
            result = waiting.result()
        except _THEIRS as error:
            told = in_our_words(error, self.address)
            if isinstance(told, StoreUnavailable):
                self._breaker.failed(told)
                self._forget()
            raise told from error
        except StoreUnavailable as told:
            self._breaker.failed(told)
            self._forget()
            raise
        finally:
            waiting.cancel()  # does nothing but when the caller was interrupted
        self._breaker.worked()
        return result

    async def _watched(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        task = asyncio.ensure_future(work())
        end = time.monotonic() + LONGEST + GRACE
        try:
            while not (await asyncio.wait({task}, timeout=GRACE))[0]:
                if time.monotonic() > end:
                    raise StoreBusy(
                        f"{self.address} did not finish within {LONGEST:g} s",
                        wanted="an answer",
                        todo="ask for less, or look at what the server is doing: SHOW TRANSACTIONS",
                    )
                if not await self._alive():
                    raise StoreUnavailable(
                        f"{self.address} fell silent",
                        wanted="an answer from the server",
                        todo="see whether it is overloaded or stopped: pullback neo4j status",
                    )
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=0.5)
                if task.done() and not task.cancelled():
                    task.exception()  # it ended in the fault that is being told

    async def _alive(self) -> bool:
        """Whether the server greets a new connection; a log-in or work under way is none of its business."""
        try:
            async with asyncio.timeout(PROBE):
                reader, writer = await asyncio.open_connection(
                    self.address.host,
                    self.address.port,
                    ssl=_unchecked() if "+s" in self.address.uri else None,
                )
                try:
                    writer.write(_GREETING)
                    await reader.readexactly(4)
                finally:
                    writer.close()
        except (OSError, EOFError, TimeoutError):
            return False
        return True

    async def _again(self, begin: Callable[[], Awaitable[T]]) -> T:
        """Try for a short while what a server refuses for a moment; a reader that has begun is not repeated."""
        end = time.monotonic() + RETRY
        while True:
            try:
                return await begin()
            except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError) as error:
                if not transient(error) or time.monotonic() > end:
                    raise
                await asyncio.sleep(0.1)

    @contextlib.asynccontextmanager
    async def _opened(self, mode: str) -> AsyncIterator[AsyncSession]:
        """A session for one piece of work, which ends it in order if the work came to its end."""
        session, whole = self._session(mode), False
        try:
            yield session
            whole = True
        finally:
            await _end(session, whole=whole)

    def _session(self, mode: str) -> AsyncSession:
        return self._open().session(database=self.address.database, default_access_mode=mode, fetch_size=ROWS)

    def _open(self) -> AsyncDriver:
        if self._driver is None:
            self._driver = self._made()
        return self._driver

    def _made(self) -> AsyncDriver:
        return AsyncGraphDatabase.driver(
            self.address.uri,
            auth=(self.address.user, self.address.password or ""),
            connection_timeout=CONNECT,
            connection_acquisition_timeout=ACQUIRE,
            max_transaction_retry_time=RETRY,
            max_connection_pool_size=POOL,
            liveness_check_timeout=30,
            telemetry_disabled=True,
            notifications_min_severity="OFF",
            user_agent="pullback",
        )

    def _forget(self) -> None:
        """Drop every connection to a server that was lost; the next call opens new ones."""

        async def drop() -> None:
            driver, self._driver = self._driver, None
            if driver is not None:
                await _close(driver)

        self._on_loop(drop)

    def _let_go(self, sessions: list[AsyncSession], *, whole: bool) -> None:
        """End the sessions of a reading: in order if it came to its end, else at once, with its connection."""

        async def end() -> None:
            for session in sessions:
                with contextlib.suppress(*_THEIRS):
                    async with asyncio.timeout(GRACE):
                        await _end(session, whole=whole)
                if session in self._reading:
                    self._reading.remove(session)

        self._on_loop(end)

    def _on_loop(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        with self._guard:
            loop = self._loop
        if loop is not None:
            asyncio.run_coroutine_threadsafe(work(), loop).result()

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._guard:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="neo4j", daemon=True)
                self._thread.start()
            return self._loop


def _statement(statement: str, parameters: dict[str, Any]) -> Work[None]:
    async def work(tx: AsyncManagedTransaction) -> None:
        await (await tx.run(statement, parameters)).consume()

    return work


def _unchecked() -> ssl.SSLContext:
    """For a greeting that carries no secret and is not listened to: whoever answers, something is there."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


async def _end(session: AsyncSession, *, whole: bool) -> None:
    """Close a session; one that did not come to its end goes at once, and its connection with it."""
    try:
        if whole:
            await session.close()
    finally:  # as the driver leaves a session whose task was cancelled: nothing is waited for
        await session.__aexit__(asyncio.CancelledError, asyncio.CancelledError(), None)  # type: ignore[no-untyped-call]


async def _close(driver: AsyncDriver) -> None:
    """Close a driver in bounded time, whatever its server does."""
    with contextlib.suppress(*_THEIRS):
        async with asyncio.timeout(0.5):
            await driver.close()

"""A site on loopback that says byte for byte what a test wants, and a fetcher to ask it with."""

import asyncio
import contextlib
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crawler.addresses import Reach
from crawler.database import open_database
from crawler.fetch.answer import Limits
from crawler.fetch.connections import Connections
from crawler.fetch.faults import FetchError
from crawler.fetch.fetcher import Answer, Asking, Fetcher, Manners
from crawler.hosts import Host, Hosts
from crawler.robots import Robots

Say = Callable[[bytes], None]


def whole(body: bytes = b"hello", status: str = "200 OK", **headers: str) -> bytes:
    """A well-formed answer; ``content_encoding="gzip"`` is a header."""
    named = {
        "content-length": str(len(body)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


@dataclass
class RawSite:
    """``says`` maps a path to the bytes of its answer, or to a function that says them; robots.txt allows all
    unless it is set. ``asked`` are (moment, path, the request's head), in order.
    """

    url: str
    says: dict[str, bytes | Callable[[Say], None]] = field(default_factory=dict)
    asked: list[tuple[float, str, str]] = field(default_factory=list)
    connections: int = 0

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    def moments(self, path: str) -> list[float]:
        return [moment for moment, one, _ in self.asked if one == path]


class _Handler(socketserver.StreamRequestHandler):
    site: RawSite

    def handle(self) -> None:
        self.site.connections += 1
        while self._one():
            pass

    def _one(self) -> bool:
        lines = []
        with contextlib.suppress(OSError):
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                lines.append(line)
        if not lines:
            return False
        path = lines[0].split()[1].decode()
        self.site.asked.append((time.time(), path, b"".join(lines).decode("latin-1")))
        says = self.site.says.get(path, whole(b"", "404 Not Found"))
        try:
            if callable(says):
                says(self._say)
                return False
            self._say(says)
        except OSError:
            return False  # a crawler may hang up on what is too much
        return b"content-length" in says.lower() and b"connection: close" not in says.lower()

    def _say(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128


@contextlib.contextmanager
def serving(host: str = "127.0.0.1", server: Callable[..., Any] = _Server) -> Iterator[RawSite]:
    handler = type("Handler", (_Handler,), {})
    with server((host, 0), handler) as running:
        handler.site = RawSite(f"http://{host}:{running.server_address[1]}")
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield handler.site
        running.shutdown()
        thread.join()


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as found:
        yield found


@pytest.fixture
def other_site() -> Iterator[RawSite]:
    with serving() as found:
        yield found


@dataclass
class Asker:
    """Asks from a crawler's rooms in one database; each call has an event loop of its own."""

    path: Path
    allow: str = "127.0.0.0/8"
    manners: dict[str, Any] = field(default_factory=lambda: {"deadline": 3.0})
    resolve: Any = None
    context: Any = None
    proxy: Any = None
    hosts: Hosts | None = None
    robots: Robots | None = None
    database: Any = None
    noted: list[Host] = field(default_factory=list)

    async def fetcher(self) -> Fetcher:
        self.database = open_database(self.path)
        self.hosts, self.robots = Hosts(self.database), Robots(self.database, "pullback")
        connections = Connections(Reach.of(self.allow), self.resolve, self.context, self.proxy)
        return Fetcher(
            self.hosts, self.robots, connections, Manners(b"User-Agent: pullback/test\r\n", **self.manners)
        )

    def get(self, *urls: str, **asking: Any) -> list[Answer | FetchError]:
        """All at once, answers and faults in the order of the addresses."""
        size = {"limits": Limits(asking.pop("size"))} if "size" in asking else {}

        async def all_of_them() -> list[Any]:
            fetcher = await self.fetcher()
            try:
                return await asyncio.gather(
                    *(fetcher.fetch(Asking(url, **asking, **size)) for url in urls), return_exceptions=True
                )
            finally:
                fetcher.close()
                self.noted = self.hosts.noted()
                self.database.close()

        return asyncio.run(all_of_them())

    def one(self, url: str, **asking: Any) -> Answer | FetchError:
        return self.get(url, **asking)[0]

    def fault(self, url: str, **asking: Any) -> str:
        """The name of what went wrong."""
        found = self.one(url, **asking)
        assert isinstance(found, FetchError), found
        return found.name


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    return Asker(tmp_path / "archive.sqlite")

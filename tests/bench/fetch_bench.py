"""CPU of one request: ours with robots.txt, pace, address and limits, one answered 304, and Scrapy's client alone.

``python tests/bench/fetch_bench.py [REQUESTS] [BYTES]``; the site runs in a process of its own and is not counted. CPU
seconds, so that a busy machine says the same; the best of three rounds counts. Ends with 1 if a bar is missed.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import scrapy
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import CrawlerProcess

from crawler.addresses import Reach
from crawler.database import open_database
from crawler.fetch.connections import Connections
from crawler.fetch.fetcher import Asking, Fetcher, Manners
from crawler.hosts import Hosts
from crawler.robots import Robots

AT_ONCE, ROUNDS = 16, 3
UNCHANGED, SCRAPY = 0.8, 1.0  # bars: a 304 against a plain fetch, a plain fetch against Scrapy's client
ETAG, MODIFIED = '"1"', "Fri, 27 Nov 2026 10:00:00 GMT"
SITE = """
import asyncio, sys
body = (b"<p>Some words of a page that is an article, more or less.</p>" * 9_000)[:int(sys.argv[1])]
head = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nETag: \\"1\\"\\r\\nServer: bench\\r\\n"
whole = head + b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body
same = b"HTTP/1.1 304 Not Modified\\r\\nETag: \\"1\\"\\r\\nServer: bench\\r\\n\\r\\n"
none = b"HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n"
class Site(asyncio.Protocol):
    def connection_made(self, transport): self.transport, self.read = transport, b""
    def data_received(self, data):
        self.read += data
        while b"\\r\\n\\r\\n" in self.read:
            asked, _, self.read = self.read.partition(b"\\r\\n\\r\\n")
            self.transport.write(none if b"/robots.txt" in asked else same if b"If-None-Match" in asked else whole)
async def main():
    server = await asyncio.get_running_loop().create_server(Site, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


async def timed(requests: int, ask: Callable[[int], Awaitable[object]]) -> float:
    """CPU microseconds a request, sixteen at once."""
    numbers = iter(range(requests))

    async def work() -> None:
        for number in numbers:
            await ask(number)

    await ask(0)
    began = time.process_time()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return (time.process_time() - began) / requests * 1e6


async def ours(site: str, requests: int, *, conditional: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "archive.sqlite")
        connections, manners = (
            Connections(Reach.of("127.0.0.0/8")),
            Manners(b"User-Agent: bench\r\n", at_once=AT_ONCE),
        )
        fetcher = Fetcher(Hosts(database), Robots(database, "bench"), connections, manners)
        known = (lambda _: (ETAG, MODIFIED)) if conditional else None
        try:
            return await timed(requests, lambda n: fetcher.fetch(Asking(f"{site}/{n}", validators=known)))
        finally:
            fetcher.close()
            database.close()


class Bare(scrapy.Spider):
    """Scrapy's client, without any of its middlewares."""

    name = "bare"
    took: float = 0.0

    async def start(self) -> Any:
        handler = HTTP11DownloadHandler(self.crawler)
        site, requests = self.settings["SITE"], self.settings.getint("REQUESTS")
        Bare.took = min(
            [
                await timed(requests, lambda n: handler.download_request(scrapy.Request(f"{site}/{n}")))
                for _ in range(ROUNDS)
            ]
        )
        for nothing in ():
            yield nothing


def main() -> int:
    requests, size = ([int(word) for word in sys.argv[1:]] + [1_000, 122_000][len(sys.argv) - 1 :])[:2]
    server = subprocess.Popen([sys.executable, "-c", SITE, str(size)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        site = f"http://127.0.0.1:{int(server.stdout.readline())}"
        plain, same = (
            min(asyncio.run(ours(site, requests, conditional=one)) for _ in range(ROUNDS))
            for one in (False, True)
        )
        settings = {"SITE": site, "REQUESTS": requests, "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False}
        process = CrawlerProcess({**settings, "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE})
        process.crawl(Bare)
        process.start()
    finally:
        server.kill()
        server.communicate()
    print(f"a page of {size:,} bytes       {plain:6.0f} µs of CPU")
    print(f"answered 304               {same:6.0f} µs, {same / plain:.2f} of it (bar {UNCHANGED})")
    print(
        f"Scrapy's client alone      {Bare.took:6.0f} µs; ours takes {plain / Bare.took:.2f} of it (bar {SCRAPY})"
    )
    return int(same > UNCHANGED * plain or plain > SCRAPY * Bare.took)


if __name__ == "__main__":
    sys.exit(main())

"""Scrapy's way to ``crawler.fetch``: one download handler for http and https, instead of a chain of middlewares.

What a request may carry in ``meta``: ``source`` (its pace, budget and longest answer), or ``delay``, ``daily`` and
``max_bytes`` of its own; ``conditional`` False asks for all of it again. The answer's address is where it was
found; ``meta["hops"]`` are the addresses before. What can't be had is a ``FetchError`` in the errback.
"""

from typing import Any

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Request, Response

from crawler.addresses import Reach
from crawler.archive import Archive
from crawler.fetch.answer import Limits
from crawler.fetch.connections import Connections
from crawler.fetch.fetcher import Asking, Fetcher, Manners, Validators
from crawler.fetch.proxy import Proxy
from crawler.hosts import Hosts
from crawler.robots import Robots
from crawler.sources import Source

stopping = object()
"""Signal, sent when a run is to end: what only waits for its turn is given back at once."""

_OF_THE_WIRE = ("content-encoding", "transfer-encoding")  # no longer true of the body
_DELAY = 1.0  # seconds between two requests to a host, where neither source nor request say


class FetchHandler(BaseDownloadHandler):
    """Made with the crawler; its rooms in the spider's archive are opened at the first request."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._fetcher: Fetcher | None = None
        self._validators: Validators | None = None
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._headers = Headers(crawler.settings.getdict("DEFAULT_REQUEST_HEADERS"))
        self._headers["User-Agent"] = crawler.settings["USER_AGENT"]
        crawler.signals.connect(self._stop, stopping)

    async def download_request(self, request: Request) -> Response:
        """The answer; raises ``FetchError``."""
        if self._fetcher is None:
            self._fetcher = self._made()
        answer = await self._fetcher.fetch(self._asking(request))
        request.meta["hops"] = answer.hops
        headers = Headers()
        for name, value in answer.headers:
            if name not in _OF_THE_WIRE:
                headers.appendlist(name, value.encode("latin-1"))
        return Response(answer.url, answer.status, headers, answer.body)

    async def close(self) -> None:
        """Hang up, and write down what was counted."""
        if self._fetcher:
            self._fetcher.close()

    def _stop(self) -> None:
        if self._fetcher:
            self._fetcher.stop()

    def _is_ending(self) -> bool:
        """Whether Scrapy waits for the last answers: at its limit of time it says nothing."""
        engine = self.crawler.engine
        return bool(engine and engine._slot and engine._slot.closing)  # noqa: SLF001 - Scrapy has no door for this

    def _made(self) -> Fetcher:
        settings = self.crawler.settings
        archive: Archive = self.crawler.spider.archive  # type: ignore[union-attr] # every spider of ours has one
        self._validators = archive.validators
        return Fetcher(
            Hosts(archive.database),
            Robots(archive.database, settings["ROBOTSTXT_USER_AGENT"]),
            Connections(
                Reach.of(settings["FETCH_ALLOW"]),
                proxy=Proxy.of(settings["FETCH_PROXY"]),
            ),
            Manners(
                _lines(self._headers),
                deadline=settings.getfloat("DOWNLOAD_TIMEOUT"),
                redirects=settings.getint("REDIRECT_MAX_TIMES"),
                longest_wait=settings.getfloat("FETCH_LONGEST_WAIT"),
                at_once=settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
                daily=settings.getint("FETCH_DAILY"),
            ),
            is_ending=self._is_ending,
        )

    def _asking(self, request: Request) -> Asking:
        meta: dict[str, Any] = request.meta
        source: Source | None = meta.get("source")
        return Asking(
            request.url,
            delay=meta.get("delay", source.least_gap if source else _DELAY),
            daily=meta.get("daily", source.daily if source else 0),
            limits=Limits(meta.get("max_bytes", source.max_bytes if source else self._most)),
            headers=_lines(Headers({**self._headers, **request.headers})) if request.headers else b"",
            validators=self._validators if meta.get("conditional", True) else None,
        )


def _lines(headers: Headers) -> bytes:
    return b"".join(b"%b: %b\r\n" % (name, value) for name, values in headers.items() for value in values)

"""What Scrapy lacks: no way into our own network, a pace each host agrees to, robots.txt by RFC 9309, and
conditional requests from what the archive already has.
"""

from typing import TYPE_CHECKING, Self, cast

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler
from twisted.internet.defer import Deferred

from crawler.addresses import is_literal, is_loopback, is_public

if TYPE_CHECKING:
    from crawler.spiders.source import SourceSpider

_ROBOTS_BYTES = 512_000  # RFC 9309: at least 500 KiB must be read
_FIRST_SERVER_ERROR, _FIRST_CLIENT_ERROR = 500, 400
_STAY_AWAY = (429, 503)
_DENY_ALL = b"User-agent: *\nDisallow: /\n"


class Refusal(IgnoreRequest):
    """A request that we don't make. ``temporary``: it may be right to ask in the next run."""

    def __init__(self, reason: str, *, temporary: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.temporary = reason, temporary


class RobotsRefusal(Refusal):
    """robots.txt forbids it, or can't be had."""


class PublicAddresses:
    """Refuses IP addresses outside the public internet; names are checked by the resolver.

    ``OPEN_HOSTS`` are hosts with or without port that the operator declared, ``OPEN_LOOPBACK`` opens the
    machine itself. Redirects and robots.txt pass here too.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.open_hosts = frozenset(crawler.settings.getlist("OPEN_HOSTS"))
        self.open_loopback = crawler.settings.getbool("OPEN_LOOPBACK")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let it pass or raise ``Refusal``."""
        parts = urlparse_cached(request)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise Refusal(f"not an http(s) address: {request.url[:100]}")
        if is_loopback(host):
            request.meta["proxy"] = None  # a proxy's loopback is another machine
            if not self.open_loopback and parts.netloc not in self.open_hosts:
                raise Refusal(f"{host} is this machine itself, and no source declares {parts.netloc}")
        elif is_literal(host) and not is_public(host) and parts.netloc not in self.open_hosts:
            raise Refusal(f"{host} is not on the public internet")


class Pace:
    """The least time between two requests to a host: the longest that a source or robots.txt asks for.

    A host that answers 429 or 503 is left alone for the rest of the run, whatever its Retry-After says:
    runs come round again.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.closed: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set the pace of the host before the first request to it."""
        host = urlparse_cached(request).hostname or ""
        if host in self.closed:
            raise Refusal(f"{host} asked us to come back later", temporary=True)
        delay = request.meta.get("delay")
        if delay is not None:
            slow_down(self.crawler, host, delay)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note who wants to be left alone."""
        if response.status in _STAY_AWAY:
            self.closed.add(urlparse_cached(request).hostname or "")
        return response


def slow_down(crawler: Crawler, host: str, delay: float) -> None:
    """Ask for at least ``delay`` seconds between two requests to a host; never makes it quicker."""
    assert crawler.engine
    downloader = crawler.engine.downloader
    declared = downloader.per_slot_settings.setdefault(host, {"delay": delay})
    declared["delay"] = max(declared["delay"], delay)
    if host in downloader.slots:
        downloader.slots[host].delay = declared["delay"]


class Robots(RobotsTxtMiddleware):
    """Scrapy's, with what RFC 9309 asks for: 5xx or no answer disallows all, any 4xx allows all.

    Crawl-delay is obeyed as well. 429 counts as "no answer".
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.unreachable: dict[str, str] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """As Scrapy's, but the refusal says whether the rules or their absence forbid it."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest:
            why = self.unreachable.get(urlparse_cached(request).netloc)
            reason = f"robots.txt can't be had ({why})" if why else "robots.txt disallows it"
            raise RobotsRefusal(reason, temporary=bool(why)) from None

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        body = response.body[:_ROBOTS_BYTES]
        if response.status >= _FIRST_SERVER_ERROR or response.status in _STAY_AWAY:
            self.unreachable[netloc] = f"status {response.status}"
            body = _DENY_ALL
        elif response.status >= _FIRST_CLIENT_ERROR:
            body = b""
        await super()._parse_robots(response.replace(body=body), netloc, request)
        parser = self._parsers[netloc]
        delay = cast("RobotParser", parser).crawl_delay(str(self._robotstxt_useragent))
        if delay:
            slow_down(self.crawler, urlparse_cached(request).hostname or "", delay)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self.unreachable[netloc] = str(exc) or type(exc).__name__
        waiting = self._parsers[netloc]
        deny: RobotParser = build_from_crawler(self._parserimpl, self.crawler, _DENY_ALL)
        self._parsers[netloc] = deny
        if isinstance(waiting, Deferred):
            waiting.callback(deny)


class Conditional:
    """Asks only for what has changed since the archive's last visit to exactly this address."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set the validators of this hop; a redirect must not carry those of the one before."""
        for header in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(header, None)
        if request.callback is None or request.meta.get("dont_obey_robotstxt"):
            return  # robots.txt itself
        spider = cast("SourceSpider", self.crawler.spider)
        etag, last_modified = spider.archive.validators(request.url)
        if etag:
            request.headers["If-None-Match"] = etag
        if last_modified:
            request.headers["If-Modified-Since"] = last_modified

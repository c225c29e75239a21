"""Article links from RSS and Atom, for any source.

A feed's validators are noted only when every article it lists has been dealt with. So a run that is
killed, or an article that fails for the moment, makes the next run read the feed again.
"""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import scrapy
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.archive import Archive
from crawler.errors import ArchiveError
from crawler.feeds import FeedFault, parse
from crawler.middlewares import Refusal, RobotsRefusal
from crawler.page import Page
from crawler.report import EventKind, Tally
from crawler.sources import Source
from crawler.urls import page_key

_OK, _NOT_MODIFIED = 200, 304
_GONE_FOR_GOOD = range(400, 500)  # but not 408, 425 and 429, which ask for patience
_PATIENCE = (408, 425, 429)


@dataclass
class _Reading:
    """A feed being worked off: how many articles are open, and whether all were dealt with for good."""

    source: Source
    url: str
    final_url: str
    at: datetime
    etag: str | None
    last_modified: str | None
    open: int = 0
    whole: bool = True


class FeedSpider(scrapy.Spider):
    """Reads every feed of every source, then the articles listed; one spider for all, so one pace a host."""

    name = "feed"

    def __init__(self, sources: list[Source], archive: Archive, tally: Tally) -> None:
        super().__init__()
        self.sources, self.archive, self.tally = sources, archive, tally
        self.interrupted = False
        self.problem: ArchiveError | None = None
        self._seen: set[str] = set()
        self._reading_of: dict[str, _Reading] = {}  # of articles on their way to the archive, by address

    async def start(self) -> AsyncIterator[Any]:
        """One request a feed."""
        for source in self.sources:
            for url in source.url:
                yield Request(
                    url, self.feed, errback=self.feed_failed, dont_filter=True, priority=1,
                    meta={"source": source, "feed": url, "delay": source.delay},
                )  # fmt: skip

    def feed(self, response: Response) -> Iterator[Request]:
        """Follow the links of a feed that answered."""
        source, url = response.meta["source"], response.meta["feed"]
        if response.status == _NOT_MODIFIED:
            self.tally.unchanged(source.name, url)
            return
        found = (
            parse(response.body, response.url)
            if response.status == _OK
            else FeedFault(f"status {response.status}")
        )
        if isinstance(found, FeedFault):
            self.tally.event(source.name, "feed_error", url, found.reason)
            return
        links = [link for link in found.links if _allowed(source, link)]
        self.tally.listed(source.name, len(links))
        self.tally.published(source.name, (entry.published for entry in found.entries))
        reading = _Reading(source, url, response.url, datetime.now(UTC), *_validators(response))
        yield from self._articles(source, links, reading)

    def _articles(self, source: Source, links: list[str], reading: _Reading) -> Iterator[Request]:
        fresh = [link for link in links if not self._is_known(source, link)]
        if len(fresh) > source.max_items:
            reading.whole = False  # the rest is for the next run
        wanted = fresh[: source.max_items]
        reading.open = len(wanted)
        self._finish(reading)
        for number, link in enumerate(wanted):
            yield Request(
                link, self.article, errback=self.article_failed, dont_filter=True,
                meta={"source": source, "reading": reading, "asked": link, "number": number, "delay": source.delay},
            )  # fmt: skip

    def _is_known(self, source: Source, link: str) -> bool:
        """Kept lately, or met before in this run; counted as known in both cases."""
        key = page_key(link)
        visited = self.archive.visited(link)
        lately = visited and datetime.now(UTC) - visited < timedelta(hours=source.revisit_hours)
        if lately or key in self._seen:
            self.tally.event(source.name, "known", link, "kept already" if lately else "listed twice")
            return True
        self._seen.add(key)
        return False

    def article(self, response: Response) -> Iterator[Page]:
        """Make a page of an article that answered."""
        source, asked, at = response.meta["source"], response.meta["asked"], datetime.now(UTC)
        if response.status == _NOT_MODIFIED:
            etag, last_modified = _validators(response)
            old_etag, old_modified = self.archive.validators(response.url)
            self.archive.note(asked, response.url, at, etag or old_etag, last_modified or old_modified)
            self.tally.event(source.name, "not_modified", asked)
            self._dealt_with(response.meta["reading"])
        elif response.status == _OK:
            self.tally.fetched(source.name)
            yield Page(
                asked, response.url, response.status, _headers(response), response.body, at, source.name
            )
            self._dealt_with(response.meta["reading"])
        else:
            self.tally.event(source.name, "failed", asked, f"status {response.status}")
            for_good = response.status in _GONE_FOR_GOOD and response.status not in _PATIENCE
            self._dealt_with(response.meta["reading"], for_good=for_good)

    def keep(self, page: Page) -> None:
        """Archive a page (called by the pipeline); the archive's own trouble ends the run."""
        try:
            number = self.archive.add(page)
        except ArchiveError as error:
            self.stop(error)
            raise
        detail = "" if number else "the same content"
        self.tally.event(page.source, "page" if number else "known", page.url, detail)
        self._dealt_with(self._reading_of.pop(page.url))

    def feed_failed(self, failure: Failure) -> None:
        """A feed that could not be had."""
        request = failure.request  # type: ignore[attr-defined] # Scrapy sets it
        self.tally.event(request.meta["source"].name, "feed_error", request.meta["feed"], _why(failure.value))

    def article_failed(self, failure: Failure) -> None:
        """An article that could not be had."""
        error, meta = failure.value, failure.request.meta  # type: ignore[attr-defined] # Scrapy sets it
        kind: EventKind = "refused_by_robots" if isinstance(error, RobotsRefusal) else "failed"
        self.tally.event(meta["source"].name, kind, meta["asked"], _why(error))
        temporary = (
            error.temporary
            if isinstance(error, Refusal)
            else not isinstance(error, (IgnoreRequest, DownloadCancelledError))
        )
        self._dealt_with(meta["reading"], for_good=not temporary)

    def stop(self, problem: ArchiveError) -> None:
        """End the run because its archive can't be written."""
        self.problem = self.problem or problem
        assert self.crawler.engine
        self.crawler.engine.close_spider(self, reason="archive")

    def closed(self, reason: str) -> None:
        """Scrapy says why it ended."""
        self.interrupted = reason != "finished"

    def _dealt_with(self, reading: _Reading, *, for_good: bool = True) -> None:
        reading.open -= 1
        reading.whole = reading.whole and for_good
        self._finish(reading)

    def _finish(self, reading: _Reading) -> None:
        if reading.open == 0 and reading.whole:
            self.archive.note(reading.url, reading.final_url, reading.at, reading.etag, reading.last_modified)


def _allowed(source: Source, link: str) -> bool:
    return not source.allow or any(re.search(pattern, link) for pattern in source.allow)


def _validators(response: Response) -> tuple[str | None, str | None]:
    etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return (etag.decode("latin-1") if etag else None, modified.decode("latin-1") if modified else None)


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _why(error: BaseException | None) -> str:
    return (str(error) or type(error).__name__)[:300]

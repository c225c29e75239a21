"""The one spider: listings lead to links, links to pages, for every kind of source that is read over the network."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.archive import Archive
from crawler.errors import ArchiveError
from crawler.fetch.faults import FetchError
from crawler.frontier import Entry, Failed, Frontier, Kept, Outcome, Read, Unchanged
from crawler.frontier.scheduler import FrontierScheduler
from crawler.kinds import Fault, kind_of
from crawler.page import Page
from crawler.report import EventKind, Tally
from crawler.sources import Source

_OK, _NOT_MODIFIED = 200, 304
_GONE_FOR_GOOD = range(400, 500)  # but not 408, 425 and 429, which ask for patience
_PATIENCE = (408, 425, 429)


class SourceSpider(scrapy.Spider):
    """Works off the rounds of its sources; one spider for all, so one pace a host."""

    name = "source"

    def __init__(self, sources: Sequence[Source], archive: Archive, frontier: Frontier, tally: Tally) -> None:
        super().__init__()
        self.sources = {source.name: source for source in sources}
        self.archive, self.frontier, self.tally = archive, frontier, tally
        self.interrupted = False
        self.begun = False
        self.problem: ArchiveError | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: what to ask for is in the frontier."""
        nothing: tuple[Any, ...] = ()
        for one in nothing:
            yield one

    def begin(self) -> None:
        """Open a round of each source, or go on with the one that was not ended."""
        for source in self.sources.values():
            good = self.frontier.good_until(source.name)
            starts = kind_of(source).starts(source, good and good.date(), datetime.now(UTC).date())
            self.tally.resume(source.name, *self.frontier.begin(source, starts))
        self.frontier.others()  # what a killed run had in hand comes first
        self.begun = True

    def request(self, entry: Entry) -> Request:
        """Ask for a leased entry."""
        source = self.sources[entry.source]
        return Request(
            entry.url, self.answered, errback=self.failed, dont_filter=True,
            meta={
                "entry": entry, "source": source, "asked": entry.url,
            },
        )  # fmt: skip

    def answered(self, response: Response) -> None:
        """An answer, whatever its status."""
        entry: Entry = response.meta["entry"]
        try:
            outcome = self._read(entry, response) if entry.listing else self._page(entry, response)
        except Exception as error:  # noqa: BLE001 - one page of a stranger must not keep a run from its end
            kind: EventKind = "feed_error" if entry.listing else "failed"
            outcome = Failed(entry, kind, _why(error), for_good=False, fault="unreadable")
        self._scheduler.done(outcome)

    def _page(self, entry: Entry, response: Response) -> Outcome:
        at = datetime.now(UTC)
        if response.status == _NOT_MODIFIED:
            return Unchanged(entry, response.url, at, *_validators(response))
        if response.status == _OK:
            return Kept(entry, _made(entry, response, at))
        for_good = response.status in _GONE_FOR_GOOD and response.status not in _PATIENCE
        return Failed(entry, "failed", f"status {response.status}", for_good, _status(response))

    def _read(self, entry: Entry, response: Response) -> Outcome:
        source, at = self.sources[entry.source], datetime.now(UTC)
        kind = kind_of(source)
        if response.status == _NOT_MODIFIED:
            return Unchanged(entry, response.url, at, *_validators(response))
        if response.status != _OK:
            if kind.missing(source, response.url, response.status, response.body):
                return Read(entry, source, response.url, at, None, None, ())
            return Failed(
                entry, "feed_error", f"status {response.status}", for_good=False, fault=_status(response)
            )
        found = kind.listed(source, response.body, response.url)
        if isinstance(found, Fault):
            return Failed(entry, "feed_error", found.reason, for_good=False, fault="listing")
        page = _made(entry, response, at) if found.keep else None
        return Read(entry, source, response.url, at, *_validators(response), found.links, page, found.faults)

    def failed(self, failure: Failure) -> None:
        """No answer."""
        error, entry = failure.value, cast("Entry", failure.request.meta["entry"])  # type: ignore[attr-defined] # Scrapy sets it
        name = error.name if isinstance(error, FetchError) else ""
        if name == "stopped":
            self._scheduler.put_back(entry)
            return
        kind: EventKind = "refused_by_robots" if name in ("robots", "robots_unreachable") else "failed"
        temporary = not isinstance(error, FetchError) or error.temporary
        if entry.listing:
            kind, temporary = "feed_error", True
        self._scheduler.done(Failed(entry, kind, _why(error), not temporary, name or "unreadable"))

    @property
    def _scheduler(self) -> FrontierScheduler:
        assert self.crawler.engine
        return cast("FrontierScheduler", self.crawler.engine.scheduler)

    def stop(self, problem: ArchiveError) -> None:
        """End the run because its archive can't be written."""
        first = self.problem is None
        self.problem = self.problem or problem
        if first and self.crawler.engine and self.crawler.engine.spider:
            self.crawler.engine.close_spider(self, reason="archive")

    def closed(self, reason: str) -> None:
        """Scrapy says why it ended."""
        self.interrupted = reason != "finished"


def _made(entry: Entry, response: Response, at: datetime) -> Page:
    return Page(entry.url, response.url, response.status, _headers(response), response.body, at, entry.source)


def _validators(response: Response) -> tuple[str | None, str | None]:
    etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return (etag.decode("latin-1") if etag else None, modified.decode("latin-1") if modified else None)


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _status(response: Response) -> str:
    return f"status_{response.status}"


def _why(error: BaseException | None) -> str:
    return (str(error) or type(error).__name__)[:300]

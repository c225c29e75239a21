"""The frontier as a Scrapy scheduler: entries become requests, outcomes are committed a few at a time."""

from collections import Counter, deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Self, cast

from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.spiders import Spider
from scrapy.utils.asyncio import CallLaterResult, call_later

from crawler.errors import ArchiveError
from crawler.frontier.entries import Entry, Outcome

if TYPE_CHECKING:
    from crawler.spiders.source import SourceSpider

_TOGETHER = 16  # outcomes a transaction at most: a kill costs these, and what is in flight, a second fetch
_SOON = 0.03  # seconds that an outcome waits for others at most; a commit to disk takes a third of it
_LOOK_AGAIN = 0.25  # seconds between two looks at what other workers still have


class FrontierScheduler(BaseScheduler):
    """Hands out entries, no more at a time of one host than it may be asked at once, hosts in turn."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._of_a_host = max(1, crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))
        self._ready: dict[str, deque[Entry]] = {}  # leased and not asked for, by host
        self._out: Counter[str] = Counter()  # asked for and not dealt with, by host
        self._again: deque[Request] = deque()  # redirects and retries of entries that are out
        self._outcomes: list[Outcome] = []
        self._timer: CallLaterResult | None = None
        self._looking: CallLaterResult | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    @property
    def _spider(self) -> "SourceSpider":
        return cast("SourceSpider", self.crawler.spider)

    def open(self, spider: Spider) -> None:  # noqa: ARG002 - Scrapy's signature
        """Open a round of each source, or go on with it."""
        self._guarded(self._spider.begin)

    def close(self, reason: str) -> None:  # noqa: ARG002 - Scrapy's signature
        """Keep what is still open, and give back what was not asked for."""
        for timer in (self._timer, self._looking):
            if timer:
                timer.cancel()
        if not self._spider.problem:
            self._guarded(self._commit)
        self._guarded(self._spider.frontier.leave)

    def enqueue_request(self, request: Request) -> bool:
        """A redirect or a retry: part of the same entry, so nothing is written down."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next entry whose host may be asked."""
        if self._again:
            return self._again.popleft()
        entry = self._next()
        if entry is None and not self._ready and not self._outcomes:
            self._guarded(self._claim)
            entry = self._next()
        if entry is None:
            return None
        self._out[entry.host] += 1
        return self._spider.request(entry)

    def has_pending_requests(self) -> bool:
        """Whether anything is left to do, here or with another worker whose death would leave it to us."""
        if self._again or self._ready or self._spider.problem:
            return bool(self._again or self._ready)
        if self._outcomes:
            self._guarded(self._commit)
        if self._ready:
            self._wake()  # the engine has just asked for requests, in vain
            return True
        return self._guarded(self._wait_for_others)

    def done(self, outcome: Outcome) -> None:
        """What came of an entry; it is committed soon, with as many others as are on their way."""
        self._back(outcome.entry)
        self._outcomes.append(outcome)
        if len(self._outcomes) >= min(_TOGETHER, self._out.total()):
            self._guarded(self._commit)
        elif self._timer is None:
            self._timer = call_later(_SOON, self._in_time)

    def put_back(self, entry: Entry) -> None:
        """An entry that was not asked for: it stays leased until the run ends, and is queued again then."""
        self._back(entry)

    def _back(self, entry: Entry) -> None:
        self._out[entry.host] -= 1
        if not self._out[entry.host]:
            del self._out[entry.host]

    def _next(self) -> Entry | None:
        for host, waiting in self._ready.items():
            if self._out[host] < self._of_a_host:
                entry = waiting.popleft()
                del self._ready[host]
                if waiting:
                    self._ready[host] = waiting  # at the end: the others come first
                return entry
        return None

    def _take(self, entries: list[Entry]) -> None:
        for entry in entries:
            self._ready.setdefault(entry.host, deque()).append(entry)

    def _have(self) -> dict[str, int]:
        return {host: len(waiting) for host, waiting in self._ready.items()}

    def _claim(self) -> bool:
        self._take(self._spider.frontier.claim(self._have()))
        return bool(self._ready)

    def _commit(self) -> bool:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        outcomes, self._outcomes = self._outcomes, []
        notes, entries = self._spider.frontier.commit(outcomes, self._have())
        self._take(entries)
        for note in notes:
            self._spider.tally.note(note.source, note.name, note.url, note.detail, note.amount)
        return True

    def _in_time(self) -> None:
        self._timer = None
        self._guarded(self._commit)
        self._wake()

    def _wait_for_others(self) -> bool:
        if self._claim():
            self._wake()
            return True
        if not self._spider.frontier.others():
            return self._claim()
        if self._looking is None:
            self._looking = call_later(_LOOK_AGAIN, self._look_again)
        return True

    def _look_again(self) -> None:
        self._looking = None
        self._wake()

    def _wake(self) -> None:
        """Have the engine ask for requests now instead of at its next heartbeat, seconds away."""
        engine = self.crawler.engine
        if engine and engine._slot and not engine._slot.closing:  # noqa: SLF001 - Scrapy has no door for this
            engine._slot.nextcall.schedule()  # noqa: SLF001

    def _guarded(self, step: Callable[[], bool | None]) -> bool:
        """The archive's own trouble ends the run; what was not committed is fetched by the next."""
        try:
            return bool(step())
        except ArchiveError as error:
            self._spider.stop(error)
            return False

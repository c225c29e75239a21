"""What a crawl reports while it runs and at its end; plain values that travel as JSON between processes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

EventKind = Literal[
    "page",  # fetched, and new content was archived
    "known",  # kept already: not asked for, or the same content came back
    "not_modified",  # asked for conditionally, answered 304
    "refused_by_robots",
    "failed",
    "feed_error",
    "done",  # the source has been dealt with
]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one address of a source."""

    source: str
    kind: EventKind
    url: str
    detail: str = ""


_DAYS = 60  # days of publication that are told a run: enough for the rhythm of a monthly source
_AHEAD = timedelta(days=1)  # an item may be dated by a zone ahead of ours; further ahead is no date


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a run brought from one source. ``fetched`` counts articles answered in full, ``listed`` the
    article links in its feeds; ``reason`` says why it is not healthy. ``newest`` is the moment (ISO 8601, UTC)
    of the newest item that its feeds date, and ``days`` are the days of such items, in order.
    """

    source: str
    listed: int
    fetched: int
    archived: int
    known: int
    not_modified: int
    failed: int
    refused: int
    feed_errors: int
    healthy: bool
    reason: str
    newest: str = ""
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """A whole run; ``interrupted`` if it was ended early, by Ctrl-C or by the limit of time."""

    sources: tuple[SourceReport, ...]
    interrupted: bool


@dataclass
class _Count:
    min_items: int
    feeds: int
    kinds: Counter[str] = field(default_factory=Counter)
    listed: int = 0
    fetched: int = 0
    unchanged_feeds: int = 0
    published: set[datetime] = field(default_factory=set)
    first_fault: str = ""


class Tally:
    """Counts what happens, source by source, and passes each event on."""

    def __init__(self, sources: Iterable[tuple[str, int, int]], tell: Callable[[Event], None]) -> None:
        """``sources`` are name, least number of items, number of feeds."""
        self._counts = {name: _Count(min_items, feeds) for name, min_items, feeds in sources}
        self._tell = tell

    def event(self, source: str, kind: EventKind, url: str, detail: str = "") -> None:
        """Count and pass on."""
        count = self._counts[source]
        count.kinds[kind] += 1
        if kind in ("failed", "feed_error", "refused_by_robots"):
            count.first_fault = count.first_fault or f"{url}: {detail}"
        self._tell(Event(source, kind, url, detail))

    def listed(self, source: str, links: int) -> None:
        """A feed was read and has this many article links."""
        self._counts[source].listed += links

    def published(self, source: str, moments: Iterable[datetime | None]) -> None:
        """When the items that a feed lists were published, by what it says itself (aware; None: not said)."""
        latest = datetime.now(UTC) + _AHEAD
        self._counts[source].published.update(one for one in moments if one and one <= latest)

    def fetched(self, source: str) -> None:
        """An article was answered in full."""
        self._counts[source].fetched += 1

    def unchanged(self, source: str, url: str) -> None:
        """A feed answered that it is as it was; the report's ``not_modified`` counts articles only."""
        self._counts[source].unchanged_feeds += 1
        self._tell(Event(source, "not_modified", url, "the feed is as it was"))

    def report(self, *, interrupted: bool) -> CrawlReport:
        """All sources, in the order given."""
        return CrawlReport(
            tuple(self._source(name, count, interrupted) for name, count in self._counts.items()), interrupted
        )

    def _source(self, name: str, count: _Count, interrupted: bool) -> SourceReport:
        reason = _unhealthy(count, interrupted)
        kinds = count.kinds
        days = sorted({one.astimezone(UTC).date().isoformat() for one in count.published})
        return SourceReport(
            source=name,
            listed=count.listed,
            fetched=count.fetched,
            archived=kinds["page"],
            known=kinds["known"],
            not_modified=kinds["not_modified"],
            failed=kinds["failed"],
            refused=kinds["refused_by_robots"],
            feed_errors=kinds["feed_error"],
            healthy=not reason,
            reason=reason,
            newest=max(count.published).astimezone(UTC).isoformat() if count.published else "",
            days=tuple(days[-_DAYS:]),
        )


def _unhealthy(count: _Count, interrupted: bool) -> str:
    kinds = count.kinds
    if kinds["feed_error"]:
        return f"{kinds['feed_error']} of {count.feeds} feeds could not be read: {count.first_fault}"
    if interrupted:
        return ""  # a run that was ended early says nothing about the source
    if not count.unchanged_feeds and count.listed < count.min_items:
        return f"its feeds list {count.listed} articles, a healthy run has at least {count.min_items}"
    bad = kinds["failed"] + kinds["refused_by_robots"]
    if bad and not kinds["page"] + kinds["known"] + kinds["not_modified"]:
        return f"none of {bad} articles could be fetched: {count.first_fault}"
    return ""

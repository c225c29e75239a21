"""What a crawl reports while it runs and at its end; plain values that travel as JSON between processes."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, cast

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


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a run brought from one source. ``fetched`` counts articles answered in full, ``listed`` the
    article links in its feeds; ``reason`` says why it is not healthy. ``newest`` is the moment (ISO 8601, UTC)
    of the newest item that its feeds date, and ``days`` are the days of such items, in order. ``whole`` is whether
    all of it was dealt with, which some sources are also in a run that was interrupted. ``faults`` counts what went
    wrong by name: those of ``crawler.fetch.faults``, ``status_404`` and its like, ``listing`` for what is no listing.
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
    whole: bool = True
    faults: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """A whole run; ``interrupted`` if it was ended early, by Ctrl-C or by the limit of time."""

    sources: tuple[SourceReport, ...]
    interrupted: bool


FAULTS = ("failed", "feed_error", "refused_by_robots")
NEWEST = "newest"  # its amount is a moment in microseconds since 1970, and the later one counts
_DAY, _FAULT = "day ", "fault "
_QUIET = ("listed", "fetched", NEWEST)  # counted, but no event


def day(of: date) -> str:
    """The name under which items published that day are counted."""
    return f"{_DAY}{of.isoformat()}"


def fault(name: str) -> str:
    """The name under which faults of this name are counted."""
    return f"{_FAULT}{name}"


@dataclass
class _Count:
    min_items: int
    feeds: int
    amounts: Counter[str] = field(default_factory=Counter)
    fault: str = ""

    def add(self, name: str, amount: int) -> None:
        self.amounts[name] = (
            max(self.amounts[name], amount) if name == NEWEST else self.amounts[name] + amount
        )


class Tally:
    """Counts what happens, source by source, and passes each event on.

    What is counted goes by name: an event's kind, "listed" (article links in feeds), "fetched" (articles answered
    in full), "unchanged" (feeds that are as they were; ``not_modified`` counts articles only), ``NEWEST``, days and faults.
    """

    def __init__(self, sources: Iterable[tuple[str, int, int]], tell: Callable[[Event], None]) -> None:
        """``sources`` are name, least number of items, number of feeds."""
        self._counts = {name: _Count(min_items, feeds) for name, min_items, feeds in sources}
        self._tell = tell

    def event(self, source: str, kind: EventKind, url: str, detail: str = "") -> None:
        """Count one event and pass it on."""
        self.note(source, kind, url, detail)

    def note(self, source: str, name: str, url: str, detail: str, amount: int = 1) -> None:
        """Count, and pass on what is an event."""
        count = self._counts[source]
        count.add(name, amount)
        if name in FAULTS:
            count.fault = count.fault or f"{url}: {detail}"
        if name == "unchanged":
            self._tell(Event(source, "not_modified", url, detail))
        elif name not in _QUIET and not name.startswith((_DAY, _FAULT)):
            self._tell(Event(source, cast("EventKind", name), url, detail))

    def resume(self, source: str, amounts: Mapping[str, int], fault: str) -> None:
        """Count on from what was counted already, in a run before or by others beside this one."""
        self._counts[source].amounts = Counter(amounts)
        self._counts[source].fault = fault

    def report(self, *, interrupted: bool, whole: Collection[str] = ()) -> CrawlReport:
        """All sources, in the order given; ``whole`` are those that an interrupted run had dealt with."""
        return CrawlReport(
            tuple(
                _source(name, count, whole=not interrupted or name in whole)
                for name, count in self._counts.items()
            ),
            interrupted,
        )


def _source(name: str, count: _Count, *, whole: bool) -> SourceReport:
    reason, amounts = _unhealthy(count, interrupted=not whole), count.amounts
    newest = datetime.fromtimestamp(amounts[NEWEST] / 1_000_000, UTC) if amounts[NEWEST] else None
    days = sorted(one.removeprefix(_DAY) for one in amounts if one.startswith(_DAY))
    return SourceReport(
        source=name,
        listed=amounts["listed"],
        fetched=amounts["fetched"],
        archived=amounts["page"],
        known=amounts["known"],
        not_modified=amounts["not_modified"],
        failed=amounts["failed"],
        refused=amounts["refused_by_robots"],
        feed_errors=amounts["feed_error"],
        healthy=not reason,
        reason=reason,
        newest=newest.isoformat() if newest else "",
        days=tuple(days[-_DAYS:]),
        whole=whole,
        faults={one.removeprefix(_FAULT): amounts[one] for one in sorted(amounts) if one.startswith(_FAULT)},
    )


def _unhealthy(count: _Count, *, interrupted: bool) -> str:
    amounts = count.amounts
    if amounts["feed_error"]:
        return f"{amounts['feed_error']} of {count.feeds} feeds could not be read: {count.fault}"
    if interrupted:
        return ""  # a run that was ended early says nothing about the source
    if not amounts["unchanged"] and amounts["listed"] < count.min_items:
        return f"its feeds list {amounts['listed']} articles, a healthy run has at least {count.min_items}"
    bad = amounts["failed"] + amounts["refused_by_robots"]
    if bad and not amounts["page"] + amounts["known"] + amounts["not_modified"]:
        return f"none of {bad} articles could be fetched: {count.fault}"
    return ""

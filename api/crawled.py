"""Sources and runs of the crawl as GraphQL shapes, read from the archive's database, which is never written here."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Self

import strawberry

from api.objects import Count
from api.pages import Connection, Edge, PageInfo, cursor, foreign, page, read_cursor, row_count
from api.words import AlarmKind, RunOutcome, SourceState, SourceStatus
from crawler.schedule import health, look
from crawler.schedule.tables import Run
from crawler.schedule.times import stamp

NONE = "this server has no archive of pages: whoever runs it names one with PULLBACK_ARCHIVE"
NOTHING = "nothing was crawled into this server's archive yet"
_DAY = timedelta(days=1)
# What is told of a run that did not end by itself; its own words may name processes and folders.
_SAYS = {
    "running": "",
    "interrupted": "stopped in between; the next run goes on",
    "died": "the crawl ended by a fault; the next run goes on",
    "killed": "whoever ran it was gone; the next run goes on",
    "lost": "another process took over",
}

SourceName = Annotated[
    str | None, strawberry.argument(description="The name of a source, to see its runs only.")
]


@strawberry.type(description="What one run of the crawl did with one source.")
class CrawlRun:
    """``crawler.schedule.tables.Run``."""

    id: strawberry.ID = strawberry.field(description="The run and the source.")
    run: str = strawberry.field(description="The run; sources that were crawled together share it.")
    source: str = strawberry.field(description="The name of the source.")
    started: datetime = strawberry.field(description="When it began, in UTC.")
    ended: datetime | None = strawberry.field(
        description="When it ended, or gave its last sign of life; null for one that runs."
    )
    outcome: RunOutcome = strawberry.field(description="How it ended.")
    healthy: bool | None = strawberry.field(
        description="Whether it brought what the source declares; null where it did not run to its end."
    )
    reason: str = strawberry.field(description="Why it is not healthy or did not run to its end; else empty.")
    counts: list[Count] = strawberry.field(
        description="What happened, counted: items listed, pages fetched, new, known, unchanged, failed, refused."
    )
    newest_item: datetime | None = strawberry.field(
        description="When the newest item came out that its listings date; null where none does."
    )
    pages_read: int = strawberry.field(description="New pages that were read to see whether they hold text.")
    pages_empty: int = strawberry.field(description="Those of them that hold none.")
    version: str = strawberry.field(description="The version of the program that ran.")

    @classmethod
    def of(cls, run: Run) -> Self:
        """The shape of a row of the log."""
        return cls(
            id=strawberry.ID(f"{run.run}/{run.source}"),
            run=run.run,
            source=run.source,
            started=run.started,
            ended=run.ended,
            outcome=RunOutcome(run.outcome),
            healthy=run.healthy,
            reason=_SAYS.get(run.outcome, run.reason),
            counts=[Count(name=name, value=value) for name, value in run.counts.items()],
            newest_item=run.newest,
            pages_read=run.sampled,
            pages_empty=run.unreadable,
            version=run.version,
        )


@strawberry.type(description="Something about a source that whoever runs the crawl should look at.")
class Alarm:
    """``crawler.schedule.health.Alarm``."""

    kind: AlarmKind = strawberry.field(description="What it is.")
    text: str = strawberry.field(description="What was seen.")

    @classmethod
    def of(cls, alarm: health.Alarm) -> Self:
        """The same alarm."""
        return cls(kind=AlarmKind(alarm.kind), text=alarm.text)


@strawberry.type(description="A source of pages, how it is, and when it is crawled next. Moments are in UTC.")
class CrawlSource:
    """``crawler.schedule.look.Standing``."""

    name: str = strawberry.field(description="Its name.")
    kind: str = strawberry.field(
        description="How it is read: feed, sitemap, form-d, wikidata, gdelt, warc, table."
    )
    publisher: str = strawberry.field(description="Who publishes it.")
    urls: list[str] = strawberry.field(description="The addresses of its listings.")
    every_minutes: int = strawberry.field(description="How often it is looked at, in minutes.")
    min_items: int = strawberry.field(description="How many items a healthy run shows at least.")
    status: SourceStatus = strawberry.field(description="Whether it can be had, as its declaration says.")
    status_reason: str = strawberry.field(description="Why it can't be had; empty if it can.")
    checked: date | None = strawberry.field(description="The day on which that was found; null if not said.")
    state: SourceState = strawberry.field(description="How it is.")
    alarms: list[Alarm] = strawberry.field(description="What should be looked at; none if all is well.")
    due: datetime | None = strawberry.field(
        description="When it is crawled next; a moment that has passed means now. Null if it has no schedule."
    )
    running: bool = strawberry.field(description="Whether it is being crawled now.")
    last_run: CrawlRun | None = strawberry.field(
        description="Its last run that is over; null if there is none."
    )
    last_success: datetime | None = strawberry.field(
        description="When its last healthy run ended; null if none did."
    )
    newest_item: datetime | None = strawberry.field(
        description="When its newest item came out; null if not known."
    )
    usual_gap_days: float | None = strawberry.field(
        description="Days that usually lie between days with something new; null for fewer than three such days."
    )
    items_last: int | None = strawberry.field(
        description="Items that its last listing showed; null if none was read."
    )
    items_usual: float | None = strawberry.field(
        description="The median of the runs before; null for fewer than five."
    )
    new_last: int | None = strawberry.field(
        description="New pages of its last finished run; null if there is none."
    )
    new_usual: float | None = strawberry.field(
        description="The median of the runs before; null for fewer than five."
    )
    pages_read: int = strawberry.field(
        description="New pages of its last runs that were read to see whether they hold text."
    )
    parse_empty_rate: float | None = strawberry.field(
        description="The part of them, 0 to 1, that holds none; null if none was read."
    )
    blocked: str = strawberry.field(description="Why its host may not be asked now; empty if it may.")

    @classmethod
    def of(cls, one: look.Standing) -> Self:
        """The shape of a source with its health."""
        source, how = one.source, one.health
        return cls(
            name=source.name,
            kind=source.kind,
            publisher=source.publisher,
            urls=list(source.url),
            every_minutes=source.every_minutes,
            min_items=source.min_items,
            status=SourceStatus(source.status),
            status_reason=source.reason,
            checked=date.fromisoformat(source.checked) if source.checked else None,
            state=SourceState(how.state),
            alarms=[Alarm.of(alarm) for alarm in how.alarms],
            due=one.due,
            running=bool(one.running),
            last_run=CrawlRun.of(how.last_run) if how.last_run else None,
            last_success=how.last_success,
            newest_item=how.newest,
            usual_gap_days=how.usual_gap / _DAY if how.usual_gap else None,
            items_last=how.listed,
            items_usual=how.usually_listed,
            new_last=how.new,
            new_usual=how.usually_new,
            pages_read=how.sampled,
            parse_empty_rate=how.unreadable,
            blocked=how.blocked,
        )


@strawberry.type(description="A page of the sources of the crawl; `reason` says why there is none.")
class CrawlSourceConnection(Connection[CrawlSource]):
    """Of ``Look.sources``."""

    reason: str | None = strawberry.field(description="Why the list is empty; null if it is not.")

    @classmethod
    def of(cls, archive: Path | None, first: int, after: str | None) -> Self:
        """Sources by name."""
        with _looking(archive) as (seen, reason):
            sources = seen.sources()
            now = datetime.now(UTC)
            names = hashlib.sha256(
                "\n".join(["sources", *(one.name for one in sources)]).encode()
            ).hexdigest()
            found = page(
                sources,
                key=lambda one: one.name,
                shape=lambda one: CrawlSource.of(seen.standings([one], now)[0]),
                first=first,
                after=after,
                version=names,
            )
        return cls(reason=None if sources else reason, **found)


@strawberry.type(description="A page of the log of crawls; `reason` says why there is none.")
class CrawlRunConnection(Connection[CrawlRun]):
    """Of ``Look.runs``. A cursor holds the place of a row in time, so that new runs leave the pages behind it as they are."""

    reason: str | None = strawberry.field(description="Why the list is empty; null if it is not.")

    @classmethod
    def of(cls, archive: Path | None, source: str | None, first: int, after: str | None) -> Self:
        """Runs, newest first."""
        version = hashlib.sha256(f"runs of {source}".encode()).hexdigest()
        before = _place(read_cursor(after, version)) if after is not None else None
        most = row_count(first)
        with _looking(archive) as (seen, reason):
            runs = seen.runs(most + 1, datetime.now(UTC), source=source, before=before)
            total = seen.count(source)
        edges = [
            Edge(
                node=CrawlRun.of(run), cursor=cursor(f"{stamp(run.started)} {run.run} {run.source}", version)
            )
            for run in runs[:most]
        ]
        info = PageInfo(
            has_next_page=len(runs) > most,
            has_previous_page=before is not None,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        return cls(edges=edges, page_info=info, total_count=total, reason=None if total else reason)


def _place(key: str) -> tuple[str, str, str]:
    """When a run began, the run and the source, from a cursor's key. Raises ``CursorError``."""
    match key.split(" "):
        case [started, run, source]:
            return started, run, source
    raise foreign()


@contextmanager
def _looking(archive: Path | None) -> Iterator[tuple[look.Look, str]]:
    """The schedule of an archive, and why there may be nothing to see in it."""
    if archive is None:
        yield look.Look(None), NONE
        return
    with look.looking(archive) as seen:
        yield seen or look.Look(None), NOTHING if seen else NONE

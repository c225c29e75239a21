"""One round: claim what may be crawled now, crawl it, write down how it went.

for step in crawl_round(sources, archive):
    ...  # a Claim, then Event, Event, …, and last a Done (none if nothing was taken)
"""

import signal
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import Archive
from crawler.database import Database, open_database
from crawler.errors import ArchiveError, PullbackError
from crawler.report import CrawlReport, Event, SourceReport
from crawler.schedule.book import Book, Claim, Sample
from crawler.schedule.owner import BEAT, Owner
from crawler.schedule.tables import Outcome
from crawler.sources import Source

SAMPLED = 3  # new pages a source and run that are read: a site that changed its form fails on all of them
_WAIT = 30.0  # seconds for the database: a page's body may be on its way to the disk

Clock = Callable[[], datetime]
Crawl = Callable[[Sequence[Source], Path | str], Iterator[Event | CrawlReport]]


def utc() -> datetime:
    """Now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Done:
    """The end of a round: the report, by source whether it counts as done, and when the next source is due."""

    report: CrawlReport
    outcome: Outcome
    claim: Claim


def crawl_round(
    sources: Sequence[Source],
    archive: Path | str,
    crawl: Crawl,
    *,
    only_due: bool = True,
    by_hand: bool = False,
    clock: Clock = utc,
    beat: float = BEAT,
) -> Generator[Claim | Event | Done]:
    """Crawl the sources that are due (all of them, with ``only_due`` False) and that nobody else is crawling.

    ``by_hand`` says that they were named: some declarations ask for that.
    ``crawl`` is ``crawler.run.run`` with its settings. A round that is interrupted, killed or dies leaves the
    sources due that it had not dealt with, so the same call goes on where it stopped. Raises what ``crawl`` raises, and ``ArchiveError``.
    """
    owner = Owner.me()
    with closing(open_database(archive, wait=_WAIT)) as database:
        book = Book(database)
        claim = book.claim(sources, owner, clock(), only_due=only_due, by_hand=by_hand)
        if not claim.taken:
            yield claim
            return
        counts: dict[str, Counter[str]] = {source.name: Counter() for source in claim.taken}
        outcome: Outcome = "interrupted"  # unless it turns out otherwise
        reason, report = "", None
        try:
            yield claim
            events = crawl(claim.taken, archive)
            with _beating(archive, claim, owner, clock, beat, counts) as held, _closed(events):
                for event in events:
                    if isinstance(event, CrawlReport):
                        report = event
                        break
                    counts[event.source][event.kind] += 1
                    yield event
                    if not held.is_set():
                        outcome, reason = "lost", "another process took over while this one was out of action"
                        break
        except PullbackError as error:
            outcome, reason = "died", error.got[:300]
            raise
        finally:
            if report is not None and not report.interrupted:
                outcome = "finished"
            _write(book, claim, owner, clock, outcome, reason, report, counts, archive)
        if report is not None:
            yield Done(report, outcome, claim)


def _write(
    book: Book, claim: Claim, owner: Owner, clock: Clock, outcome: Outcome, reason: str, report: CrawlReport | None,
    counts: Mapping[str, Counter[str]], archive: Path | str,
) -> None:  # fmt: skip
    """How the round went, source by source. A second Ctrl-C waits until it is written: that takes milliseconds."""
    found = {one.source: one for one in report.sources if one.whole} if report and outcome != "lost" else {}
    samples: dict[str, Sample] = {}
    try:
        for name, one in found.items():
            samples[name] = _sample(book.database, archive, one)
    finally:
        with _undisturbed(), book.database.transaction():
            for source in claim.taken:
                if source.name in found:
                    sample = samples.get(source.name, Sample())
                    book.finish(claim, source, owner, clock(), found[source.name], sample)
                else:
                    book.leave(claim, source, owner, clock(), outcome, reason, counts[source.name])


def _sample(database: Database, archive: Path | str, report: SourceReport) -> Sample:
    """Read the newest of the pages that were archived: whether there is text in them."""
    if not report.archived:
        return Sample()
    from crawler.reading import Unreadable, read

    newest = "SELECT page_id FROM pages WHERE source = ? ORDER BY sequence DESC LIMIT ?"
    with Archive.open(archive, create=False) as opened:
        pages = [
            page
            for (page_id,) in database.execute(newest, (report.source, min(SAMPLED, report.archived)))
            if (page := opened.get(page_id))
        ]
    readings = [read(page.body, page.final_url, page.headers) for page in pages]
    html = [one for one in readings if not (isinstance(one, Unreadable) and one.kind == "not_html")]
    return Sample(len(html), sum(isinstance(one, Unreadable) for one in html))


@contextmanager
def _beating(
    archive: Path | str, claim: Claim, owner: Owner, clock: Clock, every: float, counts: Mapping[str, Counter[str]]
) -> Iterator[threading.Event]:  # fmt: skip
    """Give signs of life meanwhile, from a thread with a connection of its own; the event is set while all leases hold."""
    held, over = threading.Event(), threading.Event()
    held.set()
    names = {source.name for source in claim.taken}

    def beats() -> None:
        with closing(open_database(archive, wait=_WAIT)) as database:
            book = Book(database)
            while not over.wait(every):
                try:
                    mine = book.beat(
                        claim, owner, clock(), {name: dict(found) for name, found in counts.items()}
                    )
                except ArchiveError:
                    continue  # a busy disk: the lease outlives several of these
                if not names <= mine:
                    held.clear()

    thread = threading.Thread(target=beats, name="lease", daemon=True)
    thread.start()
    try:
        yield held
    finally:
        over.set()
        thread.join()


@contextmanager
def _closed(events: Iterator[object]) -> Iterator[None]:
    """End the crawl with the block, also where its events were not read to the end."""
    try:
        yield
    finally:
        if isinstance(events, Generator):
            events.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and a stop for a moment; in a thread of someone else's there is nothing to hold back."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = {
        one: signal.signal(one, lambda number, _: waiting.append(number))
        for one in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in waiting:
            signal.raise_signal(number)

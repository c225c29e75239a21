"""One round with the crawl handed in: what is written down, whatever ends it."""

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.database import open_database
from crawler.errors import PullbackError
from crawler.report import CrawlReport, Event, SourceReport
from crawler.schedule.book import Book, Claim
from crawler.schedule.look import Look, looking
from crawler.schedule.owner import LASTS, Owner
from crawler.schedule.rounds import Done, crawl_round
from crawler.sources import Source

LEDGER = Source("ledger", "feed", ("http://127.0.0.1/feed",), "Ledger")
PAGE = Event("ledger", "page", "http://127.0.0.1/a")


def report(*, whole: bool = True, interrupted: bool = False) -> CrawlReport:
    one = SourceReport("ledger", 9, 0, 0, 9, 0, 0, 0, 0, healthy=True, reason="", whole=whole)
    return CrawlReport((one,), interrupted)


class Crawl:
    """Yields what it is given, calls what can be called, and knows whether it was closed."""

    def __init__(self, *steps: Any) -> None:
        self.steps, self.closed = steps, False

    def __call__(self, _: Sequence[Source], __: object) -> Generator[Event | CrawlReport]:
        try:
            for step in self.steps:
                if callable(step):
                    step()
                else:
                    yield step
        finally:
            self.closed = True


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "archive.sqlite"


def runs(archive):
    with looking(archive) as look:
        assert isinstance(look, Look)
        return look.runs(9, datetime.now(UTC))


def free(archive) -> bool:
    """Whether the source may be taken again at once."""
    with closing(open_database(archive)) as database:
        return bool(Book(database).claim([LEDGER], Owner.me(), datetime.now(UTC), only_due=False).taken)


def test_a_round_yields_claim_events_and_end(archive):
    crawl = Crawl(PAGE, report())
    claim, event, done = crawl_round([LEDGER], archive, crawl)
    assert isinstance(claim, Claim)
    assert event == PAGE
    assert isinstance(done, Done)
    assert done.outcome == "finished"
    (run,) = runs(archive)
    assert (run.outcome, run.healthy, run.counts["listed"]) == ("finished", True, 9)
    assert [type(step) for step in crawl_round([LEDGER], archive, crawl)] == [Claim], "not due any more"


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_round_that_is_left_is_written_down_and_lets_go(archive, steps):
    crawl = Crawl(PAGE, PAGE, report())
    with closing(crawl_round([LEDGER], archive, crawl)) as going:
        for _ in range(steps + 1):
            next(going)
    assert crawl.closed is (steps > 0)
    (run,) = runs(archive)
    assert (run.outcome, run.counts.get("page", 0)) == ("interrupted", steps)
    assert free(archive)


def test_what_was_dealt_with_is_done_also_in_a_round_that_was_interrupted(archive):
    for whole, outcome in ((False, "interrupted"), (True, "finished")):
        *_, done = crawl_round([LEDGER], archive, Crawl(report(whole=whole, interrupted=True)))
        assert isinstance(done, Done)
        assert done.outcome == "interrupted"
        assert runs(archive)[0].outcome == outcome
    assert len(list(crawl_round([LEDGER], archive, Crawl(report())))) == 1, "done, so not due"


def test_a_crawl_that_dies_is_written_down_and_told(archive):
    def dies() -> None:
        raise PullbackError("the crawl's process died (exit -9)")

    with pytest.raises(PullbackError, match="died"):
        list(crawl_round([LEDGER], archive, Crawl(PAGE, dies)))
    (run,) = runs(archive)
    assert (run.outcome, run.reason) == ("died", "the crawl's process died (exit -9)")
    assert free(archive)


def test_a_process_that_was_out_of_action_too_long_stops_and_takes_nothing_back(archive):
    other = Owner("another boot", "far", 1, "1", "token")

    def out_of_action() -> None:
        with closing(open_database(archive)) as database:
            later = datetime.now(UTC) + LASTS + timedelta(seconds=5)
            assert Book(database).claim([LEDGER], other, later).taken
        time.sleep(0.3)

    crawl = Crawl(PAGE, out_of_action, PAGE, PAGE, report())
    steps = list(crawl_round([LEDGER], archive, crawl, beat=0.05))
    assert [type(step) for step in steps] == [Claim, Event, Event], "no end of its own"
    assert crawl.closed
    taken, lost = runs(archive)
    assert lost.outcome == "lost"
    assert taken.run != lost.run
    with closing(open_database(archive)) as database:
        ((owner,),) = database.execute("SELECT owner FROM schedule_leases")
    assert owner == str(other)


def test_signs_of_life_carry_the_counts_so_far(archive):
    seen: list[int] = []

    def look() -> None:
        time.sleep(0.3)
        with closing(open_database(archive)) as database:
            ((counts,),) = database.execute("SELECT counts FROM schedule_runs")
        seen.append(counts)

    list(crawl_round([LEDGER], archive, Crawl(PAGE, PAGE, look, report()), beat=0.05))
    assert seen == ['{"page": 2}']

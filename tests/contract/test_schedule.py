"""Due times, leases and the run log: one suite over SQLite and PostgreSQL; the time is handed in."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest

from crawler.database import open_database
from crawler.hosts import Hosts
from crawler.report import SourceReport
from crawler.schedule.book import Book, Sample
from crawler.schedule.look import Look
from crawler.schedule.owner import LASTS, Owner
from crawler.schedule.times import next_due, period
from crawler.sources import Source
from tests.postgres import DIALECTS, fresh

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(name="ledger", **more) -> Source:
    return Source(name, "feed", ("http://127.0.0.1/feed",), "Ledger", **more)


def report(name="ledger", **more) -> SourceReport:
    counts = dict.fromkeys(
        ("listed", "fetched", "archived", "known", "not_modified", "failed", "refused", "feed_errors"), 0
    )
    return SourceReport(**{"source": name, **counts, "healthy": True, "reason": "", **more})


def elsewhere(token="other") -> Owner:
    """A process on another machine: only its beats tell that it lives."""
    return Owner("another boot", "far", 1, "1", token)


@pytest.fixture(params=DIALECTS)
def address(request, tmp_path):
    return tmp_path / "archive.sqlite" if request.param == "sqlite" else fresh()


@pytest.fixture
def book(address):
    database = open_database(address)
    yield Book(database)
    database.close()


def done(book, one, at, *, owner=None, **more):
    me = owner or Owner.me()
    claim = book.claim([one], me, at)
    assert claim.taken == (one,)
    book.finish(claim, one, me, at + timedelta(minutes=2), report(one.name, **more), Sample())


def test_a_new_source_is_due_and_one_that_was_done_is_due_after_its_period(book):
    done(book, source(), NOON)
    claim = book.claim([source()], Owner.me(), NOON + timedelta(minutes=3))
    assert (claim.taken, claim.held) == ((), ())
    assert claim.next_due == next_due("ledger", 60, NOON)
    assert book.claim([source()], Owner.me(), NOON + HOUR).taken


def test_a_missed_day_is_caught_up_once(book):
    done(book, source(), NOON)
    done(book, source(), NOON + timedelta(days=1, minutes=7))
    assert not book.claim([source()], Owner.me(), NOON + timedelta(days=1, minutes=20)).taken


def test_a_daily_source_that_was_not_healthy_is_due_in_an_hour(book):
    daily = source(every_minutes=1440)
    done(book, daily, NOON, healthy=False, reason="no route to host")
    assert book.claim([daily], Owner.me(), NOON).next_due == NOON + HOUR


def test_a_restart_changes_nothing(book, address):
    done(book, source(), NOON)
    again = open_database(address)
    claim = Book(again).claim([source()], Owner.me(), NOON + timedelta(minutes=30))
    again.close()
    assert claim.later[0].due == next_due("ledger", 60, NOON)


def test_a_clock_set_back_does_no_harm(book):
    done(book, source(), NOON + timedelta(days=400))  # the clock was a year ahead
    claim = book.claim([source()], Owner.me(), NOON)
    assert not claim.taken, "it does not run again at once"
    assert claim.next_due == NOON + period("ledger", 60), "and it does not wait for a year"
    assert book.claim([source()], Owner.me(), NOON + HOUR).taken


def test_a_shorter_interval_counts_at_once(book):
    done(book, source(every_minutes=1440), NOON)
    quick = source(every_minutes=5)
    assert book.claim([quick], Owner.me(), NOON + timedelta(minutes=1)).next_due < NOON + timedelta(minutes=6)


def test_what_is_declared_blocked_or_stale_is_never_taken(book):
    sources = [
        source("one", status="blocked"),
        source("two", status="stale"),
        source("three", status="by-hand"),
    ]
    for by_hand, taken in ((False, ()), (True, ("three",))):
        claim = book.claim(sources, Owner.me(), NOON, only_due=False, by_hand=by_hand)
        assert tuple(one.name for one in claim.taken) == taken
        assert len(claim.refused) == 3 - len(taken)


def test_a_source_that_is_held_is_told_with_its_holder_and_others_are_taken(book):
    theirs = book.claim([source("one")], elsewhere(), NOON)
    mine = book.claim([source("one"), source("two")], Owner.me(), NOON + timedelta(seconds=1))
    assert [one.name for one in mine.taken] == ["two"]
    assert [(one.source, one.by) for one in mine.held] == [("one", "process 1 on far")]
    by_name = book.claim([source("one")], Owner.me(), NOON + timedelta(seconds=2), only_due=False)
    assert by_name.held, "a name does not break a lease either"
    book.finish(theirs, source("one"), elsewhere(), NOON, report("one"), Sample())
    assert not book.claim([source("one")], Owner.me(), NOON).taken, "done, so not due"


def test_a_lease_lives_by_its_beats_and_dies_without(book):
    claim = book.claim([source()], elsewhere(), NOON)
    later = NOON + 0.9 * LASTS
    assert book.beat(claim, elsewhere(), later, {"ledger": {"page": 7}}) == {"ledger"}
    assert book.claim([source()], Owner.me(), NOON + 1.5 * LASTS).held
    mine = Owner.me()
    taken = book.claim([source()], mine, later + LASTS)
    assert taken.taken
    assert book.beat(claim, elsewhere(), later + LASTS, {}) == frozenset(), (
        "the first one is told that it lost it"
    )
    book.finish(claim, source(), elsewhere(), later + LASTS, report(), Sample())
    runs = Look(book.database).runs(10, later + LASTS)
    assert [(one.run, one.outcome) for one in runs] == [(taken.run, "running"), (claim.run, "lost")]
    assert book.beat(taken, mine, later + LASTS, {}) == {"ledger"}, "what comes late takes nothing away"


def test_a_lease_from_a_clock_that_was_ahead_is_dead(book):
    book.claim([source()], elsewhere(), NOON + timedelta(days=2))
    assert book.claim([source()], Owner.me(), NOON, only_due=False).taken


def test_a_lease_dies_at_once_with_a_process_of_this_machine(book):
    program = "import sys; from crawler.schedule.owner import Owner; print(Owner.me(), flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    theirs = Owner.of(process.stdout.readline())
    killed = book.claim([source()], theirs, NOON)
    assert book.claim([source()], Owner.me(), NOON).held
    process.kill()  # not waited for: a zombie is dead enough
    until_gone = threading.Event()
    for _ in range(200):
        if theirs.is_gone():
            break
        until_gone.wait(0.01)
    assert book.claim([source()], Owner.me(), NOON + timedelta(seconds=1)).taken
    process.communicate()
    old = next(one for one in Look(book.database).runs(10, NOON) if one.run == killed.run)
    assert (old.outcome, old.ended) == ("killed", NOON)
    assert f"process {process.pid}" in old.reason


def test_of_many_processes_one_takes_a_source(book, address):
    begin, found = threading.Barrier(6), []

    def claims() -> None:
        database = open_database(address)
        mine = Book(database)
        begin.wait()
        found.append(len(mine.claim([source()], Owner.me(), NOON).taken))
        database.close()

    threads = [threading.Thread(target=claims) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(found) == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("outcome", ["interrupted", "died"])
def test_a_source_that_was_not_crawled_to_its_end_stays_due(book, outcome):
    me = Owner.me()
    claim = book.claim([source()], me, NOON)
    book.leave(claim, source(), me, NOON, outcome, "why", {"page": 2})
    assert book.claim([source()], Owner.me(), NOON + timedelta(seconds=1)).taken
    run = Look(book.database).runs(10, NOON)[-1]
    assert (run.outcome, run.reason, dict(run.counts), run.healthy) == (outcome, "why", {"page": 2}, None)


def test_the_log_keeps_counts_newest_items_and_versions_and_pages_through(book):
    for day in range(5):
        newest = NOON + timedelta(days=day)
        done(
            book,
            source(),
            newest,
            listed=20,
            archived=3,
            newest=newest.isoformat(),
            days=(newest.date().isoformat(),),
        )
    look = Look(book.database)
    first = look.runs(2, NOON)
    assert [one.started for one in first] == [NOON + timedelta(days=4), NOON + timedelta(days=3)]
    assert first[0].counts["listed"] == 20
    assert first[0].version
    last = first[-1]
    rest = look.runs(
        10, NOON, before=(last.started.isoformat(timespec="microseconds"), last.run, last.source)
    )
    assert [one.started.day for one in rest] == [29, 28, 27]
    assert (look.count(), look.count("ledger"), look.count("nobody")) == (5, 5, 0)
    (one,) = look.standings([source()], NOON + timedelta(days=4, hours=2))
    assert one.health.newest == NOON + timedelta(days=4)
    assert one.health.usual_gap == timedelta(days=1)
    assert one.due == next_due("ledger", 60, NOON + timedelta(days=4))


def test_where_listings_date_nothing_the_days_of_finding_stand_for_them(book):
    for day in range(4):
        done(book, source(), NOON + timedelta(days=day), archived=1)
    (one,) = Look(book.database).standings([source()], NOON + timedelta(days=3))
    assert one.health.newest == NOON + timedelta(days=3)
    assert one.health.usual_gap == timedelta(days=1)


def test_an_archive_without_a_schedule_shows_nothing_and_is_left_as_it_is(address):
    database = open_database(address)
    look = Look(database)
    assert (look.sources(), look.runs(5, NOON), look.count()) == ([], [], 0)
    (one,) = look.standings([source()], NOON)
    assert (one.health.state, one.due, one.running) == ("new", NOON, "")
    assert database.execute("SELECT name FROM rooms WHERE name = 'schedule'") == []
    database.close()


def test_who_runs_now_is_seen(book):
    theirs = elsewhere()
    book.claim([source()], theirs, NOON)
    look = Look(book.database)
    assert look.standings([source()], NOON)[0].running == "process 1 on far"
    assert look.sources() == [source()]
    assert look.runs(1, NOON)[0].outcome == "running"
    late = NOON + 2 * LASTS
    assert look.standings([source()], late)[0].running == ""
    assert look.runs(1, late)[0].outcome == "killed", "seen by readers before anyone takes it over"


def test_a_host_that_wants_to_be_left_alone_or_refused_us_is_seen_at_its_sources(book):
    hosts = Hosts(book.database, clock=NOON.timestamp)
    hosts.close_until("ledger.example", NOON.timestamp() + 3600, "Retry-After: 3600")
    hosts.refused("gazette.example", "status 403")
    sources = [
        Source(name, "feed", (f"https://{host}/feed",), "Ledger")
        for name, host in (
            ("one", "www.ledger.example"),
            ("two", "gazette.example"),
            ("three", "myledger.example"),
        )
    ]
    for one in sources:
        done(book, one, NOON)
    look = Look(book.database)
    told = [one.health.blocked for one in look.standings(sources, NOON)]
    assert told == [
        "ledger.example: left alone until 2026-11-27 13:00 UTC: Retry-After: 3600",
        "gazette.example: refused us 1 time in a row: status 403",
        "",
    ]
    assert [[alarm.kind for alarm in one.health.alarms] for one in look.standings(sources, NOON)] == [
        ["blocked"],
        ["blocked"],
        [],
    ]
    hosts.welcomed("gazette.example")
    assert [one.health.blocked for one in look.standings(sources, NOON + 2 * HOUR)] == ["", "", ""]

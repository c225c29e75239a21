"""The database, the archive and the frontier: one suite over SQLite and PostgreSQL."""

import multiprocessing
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive import Archive
from crawler.database import ensure, open_database
from crawler.errors import ArchiveError
from crawler.frontier import Failed, Frontier, Kept, Read, Unchanged
from crawler.frontier.workers import Worker
from crawler.listing import Link
from crawler.page import Page
from crawler.sources import Source
from tests.postgres import DIALECTS, fresh

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SITE = "https://news.example"


@pytest.fixture(params=DIALECTS)
def address(request, tmp_path):
    return tmp_path / "archive.sqlite" if request.param == "sqlite" else fresh()


@pytest.fixture
def archive(address):
    with Archive.open(address) as opened:
        yield opened


def source(name="ledger", **changes):
    return Source(
        **{"name": name, "kind": "feed", "url": (f"{SITE}/feed",), "publisher": "Ledger", **changes}
    )


def page(url, body=b"<p>hello</p>", **headers):
    return Page(url, url, 200, tuple(headers.items()), body, datetime.now(UTC), "ledger")


def started(archive, *sources):
    frontier = Frontier(archive, sources)
    for one in sources:
        frontier.begin(one, one.url)
    return frontier


def links(*paths, listing=False):
    return [Link(f"{SITE}{path}", listing=listing) for path in paths]


def read(entry, of, found, etag='"f"'):
    return Read(entry, of, entry.url, datetime.now(UTC), etag, None, found)


def urls(entries):
    return [entry.url.removeprefix(SITE) for entry in entries]


def names(notes):
    return [(note.name, note.amount) for note in notes if note.name not in ("fetched", "listed")]


def open_rounds(archive):
    return [name for (name,) in archive.database.execute("SELECT source FROM rounds WHERE closed IS NULL")]


# The archive and its database


def test_a_page_comes_back_and_is_kept_once(archive):
    kept = page(f"{SITE}/a", bytes(range(256)), etag='"1"')
    number = archive.add(kept)
    assert archive.add(kept) is None
    assert list(archive.since()) == [(number, kept)]
    assert archive.get(kept.page_id) == kept
    assert archive.validators(kept.url) == ('"1"', None)
    assert archive.visited(f"{SITE}/a?utm_source=x") == kept.fetched_at
    assert archive.count() == 1


@pytest.mark.parametrize("table", ["pages", "visits", "about"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = 'x'"])
def test_nothing_in_it_can_be_changed_or_removed(archive, table, statement):
    archive.add(page(f"{SITE}/a"))
    assert archive.identity
    column = {"pages": "source", "visits": "etag", "about": "value"}[table]
    with pytest.raises(ArchiveError, match="append-only"):
        archive.database.execute(statement.format(table, column))


def test_the_identity_is_made_once(address):
    with Archive.open(address) as one, Archive.open(address) as two:
        assert one.identity == two.identity


def test_a_closed_one_says_so(address):
    archive = Archive.open(address)
    archive.close()
    with pytest.raises(ArchiveError, match="closed") as error:
        archive.count()
    assert error.value.todo


def test_none_is_made_unless_asked(address):
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive.open(address, create=False)


def test_one_transaction_writes_at_a_time(archive, address):
    ensure(archive.database, "hosts", (("CREATE TABLE hosts (host TEXT PRIMARY KEY, at REAL) STRICT",),))
    other = open_database(address, wait=0.1)
    with archive.database.transaction():
        archive.database.execute("INSERT INTO hosts VALUES ('a', 1.5)")
        with pytest.raises(ArchiveError, match="locked") as error, other.transaction():
            pass
    assert error.value.todo
    with other.transaction():
        assert other.execute("SELECT at FROM hosts WHERE host = ?", ("a",)) == [(1.5,)]
    other.close()


def test_a_body_of_some_packets_is_kept_in_a_moment(archive):
    ensure(archive.database, "bodies", (("CREATE TABLE bodies (body BLOB NOT NULL) STRICT",),))
    took = []
    with archive.database.transaction():
        for _ in range(30):
            before = time.monotonic()
            archive.database.execute("INSERT INTO bodies VALUES (?)", (bytes(30_000),))
            took.append(time.monotonic() - before)
    assert sorted(took)[20] < 0.03, "a packet that must wait for an answer waits 40 ms, nearly each time"


# The frontier


def test_listing_links_pages_and_the_listing_is_noted_when_all_are_dealt_with(archive):
    ledger = source()
    frontier = started(archive, ledger)
    (feed,) = frontier.claim({})
    assert feed.listing
    notes, entries = frontier.commit([read(feed, ledger, links("/a", "/b", "/c"))], {})
    assert names(notes) == []
    assert urls(entries) == ["/a", "/b", "/c"]
    a, b, c = entries
    frontier.commit([Kept(a, page(a.url)), Failed(b, "failed", "status 404", for_good=True)], {})
    assert archive.validators(feed.url) == (None, None), "one is still open"
    notes, entries = frontier.commit([Unchanged(c, c.url, NOON, None, None)], {})
    assert names(notes) == [("not_modified", 1)]
    assert archive.validators(feed.url) == ('"f"', None)
    assert entries == []
    assert not frontier.others()
    counts, _ = frontier.counted("ledger")
    assert counts == {"listed": 3, "fetched": 1, "page": 1, "failed": 1, "not_modified": 1}
    assert open_rounds(archive) == ["ledger"]
    assert frontier.end("ledger", good=True)
    assert open_rounds(archive) == []
    assert frontier.good_until("ledger")


@pytest.mark.parametrize("how", ["for the moment", "too many"])
def test_a_listing_with_something_left_is_read_again(archive, how):
    ledger = source(max_items=1 if how == "too many" else 5)
    frontier = started(archive, ledger)
    (feed,) = frontier.claim({})
    _, entries = frontier.commit([read(feed, ledger, links("/a", "/b"))], {})
    frontier.commit([Failed(entries[0], "failed", "status 503", for_good=how == "too many")], {})
    for entry in entries[1:]:
        frontier.commit([Kept(entry, page(entry.url))], {})
    assert archive.validators(feed.url) == (None, None)
    assert frontier.end("ledger", good=True)


def test_a_listing_of_listings_waits_for_all_below_it(archive):
    ledger = source()
    frontier = started(archive, ledger)
    (index,) = frontier.claim({})
    _, children = frontier.commit([read(index, ledger, links("/one", "/two", listing=True), '"i"')], {})
    assert all(child.listing for child in children)
    one, two = children
    _, pages = frontier.commit([read(one, ledger, links("/a"), '"1"'), read(two, ledger, [], '"2"')], {})
    assert archive.validators(two.url) == ('"2"', None), "it lists nothing"
    assert archive.validators(index.url) == (None, None)
    frontier.commit([Kept(pages[0], page(pages[0].url))], {})
    assert archive.validators(one.url) == ('"1"', None)
    assert archive.validators(index.url) == ('"i"', None)


def test_a_page_is_queued_once_whoever_lists_it_and_not_if_kept_lately(archive):
    archive.add(page(f"{SITE}/kept"))
    ledger, post = source(), source("post", url=(f"{SITE}/post",))
    frontier = started(archive, ledger, post)
    feeds = frontier.claim({})
    found = [
        read(feed, of, links("/a", "/kept", f"/b-{of.name}"))
        for feed, of in zip(feeds, (ledger, post), strict=True)
    ]
    notes, entries = frontier.commit(found, {})
    assert urls(entries) == ["/a", "/b-ledger", "/b-post"]
    assert [(note.source, note.amount) for note in notes if note.name == "known"] == [
        ("ledger", 1),
        ("post", 2),
    ]


def test_an_old_visit_does_not_count_as_kept_lately(archive):
    archive.note(f"{SITE}/a", f"{SITE}/a", datetime.now(UTC) - timedelta(hours=25), None, None)
    ledger = source()
    frontier = started(archive, ledger)
    _, entries = frontier.commit([read(frontier.claim({})[0], ledger, links("/a"))], {})
    assert urls(entries) == ["/a"]


def test_a_run_goes_on_with_the_round_that_was_not_ended(archive, address):
    ledger = source()
    dead = started(archive, ledger)
    (feed,) = dead.claim({})
    _, entries = dead.commit([read(feed, ledger, links("/a", "/b"))], {})
    dead.commit([Kept(entries[0], page(entries[0].url))], {})
    dead.leave()  # what the death of its process does as well
    with Archive.open(address) as again:
        frontier = Frontier(again, [ledger])
        counts, _ = frontier.begin(ledger, ledger.url)
        assert counts["page"] == 1
        entries = frontier.claim({})
        assert urls(entries) == ["/b"], "neither the feed nor what was done"
        frontier.commit([Kept(entries[0], page(entries[0].url))], {})
        assert again.validators(feed.url) == ('"f"', None)
        assert frontier.end("ledger", good=True)
        assert frontier.begin(ledger, ledger.url) == ({}, ""), "a new round counts from nothing"
        assert urls(frontier.claim({})) == ["/feed"]


def test_an_open_round_older_than_the_schedule_asks_for_the_starts_again(archive):
    ledger = source()
    frontier = started(archive, ledger)
    frontier.commit([read(frontier.claim({})[0], ledger, links("/a"))], {"news.example": 99})
    archive.database.execute(
        "UPDATE rounds SET opened = ?", ((datetime.now(UTC) - timedelta(hours=2)).isoformat(),)
    )
    frontier.begin(ledger, ledger.url)
    feed, a = frontier.claim({})
    assert urls([feed, a]) == ["/feed", "/a"]
    _, more = frontier.commit([read(feed, ledger, links("/a", "/b"))], {})
    assert urls(more) == ["/b"]


def test_what_cannot_be_kept_has_failed_and_keeps_no_other_from_the_archive(archive):
    ledger = source()
    frontier = started(archive, ledger)
    _, (a, b) = frontier.commit([read(frontier.claim({})[0], ledger, links("/a", "/b"))], {})
    broken = Kept(a, Page(a.url, a.url, 200, (), None, NOON, "ledger"))  # type: ignore[arg-type]
    notes, _ = frontier.commit([broken, Kept(b, page(b.url))], {})
    assert [(note.name, note.url) for note in notes if note.name in ("page", "failed")] == [
        ("failed", a.url), ("page", b.url)
    ]  # fmt: skip
    assert [found.url for _, found in archive.since()] == [b.url], "nothing of the attempt is left"
    assert archive.validators(f"{SITE}/feed") == (None, None), "the next run reads the feed again"
    assert frontier.end("ledger", good=True), "and this one comes to its end"


def test_hosts_share_what_is_leased_ahead(archive):
    ledger = source(max_items=500)
    frontier = started(archive, ledger)
    many = [Link(f"https://{host}.example/{number}") for host in ("slow", "quick") for number in range(90)]
    _, entries = frontier.commit([read(frontier.claim({})[0], ledger, many)], {})
    by_host = {
        host: sum(entry.host == host for entry in entries) for host in ("slow.example", "quick.example")
    }
    assert by_host == {"slow.example": 16, "quick.example": 16}


# Several workers


def test_a_living_worker_keeps_its_leases_and_a_dead_one_loses_them_at_once(archive, address):
    ledger = source()
    one = started(archive, ledger)
    assert len(one.claim({})) == 1
    with Archive.open(address) as other:
        two = Frontier(other, [ledger])
        assert two.claim({}) == []
        assert two.others(), "one of them still has the feed"
        one.worker.leave()
        assert not two.others()
        assert urls(two.claim({})) == ["/feed"]


def test_a_killed_worker_is_dead_though_its_rows_say_otherwise(address):
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_be_a_worker, args=(address, theirs, list(sys.path)))
    process.start()
    number = mine.recv()
    database = open_database(address)
    worker = Worker(database)
    assert worker.alive(number)
    process.kill()
    process.join()
    soon = time.monotonic() + 10  # a server sees that its client is gone when it next looks
    while worker.alive(number) and time.monotonic() < soon:
        time.sleep(0.02)
    assert not worker.alive(number)
    worker.leave()
    database.close()


def _be_a_worker(address, pipe, path):
    sys.path[:] = path
    worker = Worker(open_database(address))
    pipe.send(worker.id)
    pipe.recv()


def _work(address, pipe, path):
    sys.path[:] = path
    ledger = source(max_items=1000)
    with Archive.open(address, wait=30) as archive:
        frontier, mine = started(archive, ledger), []
        pipe.send("ready")
        pipe.recv()
        entries = frontier.claim({})
        while entries or frontier.others() or (entries := frontier.claim({})):
            if not entries:
                entries = frontier.claim({})
            outcomes = []
            for entry in entries[:8]:
                mine.append(entry.url)
                found = links(*(f"/{number}" for number in range(400)))
                outcomes.append(read(entry, ledger, found) if entry.listing else Kept(entry, page(entry.url)))
            time.sleep(0.02)  # what fetching takes; without it one may be done before the others are awake
            _, more = frontier.commit(outcomes, {"news.example": len(entries) - len(outcomes)})
            entries = entries[8:] + more
        frontier.leave()
    pipe.send(mine)


def test_four_workers_share_one_round_and_fetch_no_page_twice(address):
    context = multiprocessing.get_context("spawn")
    ends = [context.Pipe() for _ in range(4)]
    Archive.open(address).close()
    workers = [context.Process(target=_work, args=(address, end, list(sys.path))) for _, end in ends]
    for worker in workers:
        worker.start()
    mine = [one for one, _ in ends]
    for step in ("ready", "go"):
        for one in mine:
            assert one.recv() == step if step == "ready" else one.send(step) is None
    shares = [one.recv() for one in mine]
    for worker in workers:
        worker.join()
    done = [url for share in shares for url in share]
    assert len(done) == len(set(done)) == 401
    assert sum(bool(share) for share in shares) > 1, "more than one had a part in it"
    with Archive.open(address) as archive:
        assert archive.count() == 400
        assert archive.validators(f"{SITE}/feed") == ('"f"', None)
        assert [number for number, _ in archive.since()] == sorted(number for number, _ in archive.since())

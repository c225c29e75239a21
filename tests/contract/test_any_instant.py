"""A worker that is killed before each statement in turn, and one that goes on: the archive ends the same every time."""

import multiprocessing
import os
import signal
import sys
from datetime import UTC, datetime

import pytest

from crawler.archive import Archive
from crawler.frontier import Failed, Frontier, Kept, Read, Unchanged
from crawler.listing import Link
from crawler.page import Page
from crawler.sources import Source
from tests.postgres import DIALECTS, fresh

SITE = "https://news.example"
LEDGER = Source(name="ledger", kind="sitemap", url=(f"{SITE}/index",), publisher="Ledger")
LISTS = {"/index": ["/one", "/two"], "/one": ["/a", "/b", "/gone"], "/two": ["/b", "/c", "/same"]}
PAGES = ["/a", "/b", "/c"]


def answered(entry):
    """What the site says, always the same."""
    path, now = entry.url.removeprefix(SITE), datetime.now(UTC)
    if path in LISTS:
        found = [Link(f"{SITE}{one}", listing=one in LISTS) for one in LISTS[path]]
        return Read(entry, LEDGER, entry.url, now, f'"{path}"', None, found)
    if path == "/gone":
        return Failed(entry, "failed", "status 404", for_good=True)
    if path == "/same":
        return Unchanged(entry, entry.url, now, None, None)
    return Kept(entry, Page(entry.url, entry.url, 200, (), f"<p>{path}".encode(), now, LEDGER.name))


def crawl(address, dies_at=None):
    """A whole run, as the spider and its scheduler have it, two outcomes at a time; how many statements it took."""
    with Archive.open(address) as archive:
        made, run = [0], archive.database.execute

        def execute(sql, parameters=()):
            if made[0] == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)
            made[0] += 1
            return run(sql, parameters)

        archive.database.execute = execute
        frontier = Frontier(archive, [LEDGER])
        frontier.begin(LEDGER, LEDGER.url)
        frontier.others()
        entries = frontier.claim({})
        while entries:
            some, entries = entries[:2], entries[2:]
            _, more = frontier.commit([answered(entry) for entry in some], {"news.example": len(entries)})
            entries += more
            if not entries:
                entries = frontier.claim({})
        assert frontier.end(LEDGER.name, good=True)
        frontier.leave()
        return made[0]


def dying(address, dies_at, path):
    sys.path[:] = path
    crawl(address, dies_at)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_worker_killed_before_any_statement_leaves_a_round_that_the_next_ends(tmp_path, dialect):
    context = multiprocessing.get_context("fork" if dialect == "sqlite" else "spawn")
    steps = crawl(tmp_path / "whole" if dialect == "sqlite" else fresh())
    # A process that has threads must not be forked, and a fresh one takes a second: there only some are tried.
    for dies_at in range(0, steps, 1 if dialect == "sqlite" else steps // 5):
        address = tmp_path / f"{dies_at}" if dialect == "sqlite" else fresh()
        process = context.Process(target=dying, args=(address, dies_at, list(sys.path)))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        crawl(address)
        with Archive.open(address, create=False) as archive:
            kept = [page.url.removeprefix(SITE) for _, page in archive.since()]
            assert sorted(kept) == PAGES, f"killed before statement {dies_at}"
            assert [archive.validators(f"{SITE}{path}")[0] for path in LISTS] == [
                f'"{path}"' for path in LISTS
            ]
            assert archive.visited(f"{SITE}/gone") is None
            assert archive.database.execute("SELECT count(*) FROM queue") == [(0,)]
            counts = dict(archive.database.execute("SELECT name, amount FROM round_counts"))
            if dies_at < steps - 8:  # later it may have ended, and the next run is a round of its own
                assert counts.get("page") == len(PAGES), f"killed before statement {dies_at}: {counts}"
    assert not list(tmp_path.glob("*-worker-*")), "nothing is left of the dead"

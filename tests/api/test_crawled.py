"""Sources and runs over GraphQL: from the archive that there is, read and never written."""

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.app import create_app
from api.pages import cursor
from api.settings import Settings
from crawler.database import open_database
from crawler.report import SourceReport
from crawler.schedule.book import Book, Sample
from crawler.schedule.owner import Owner
from crawler.sources import Source
from graph.store import open_store

NOW = datetime.now(UTC)
RUNS = """query ($source: String, $first: Int! = 20, $after: String) { runs(source: $source, first: $first, after: $after) {
  totalCount reason edges { cursor node { id source started outcome healthy reason counts { name value } newestItem version } }
  pageInfo { hasNextPage hasPreviousPage endCursor } } }"""


def source(name, **more):
    return Source(name, "feed", (f"https://{name}.example/feed",), "Ledger", **more)


def report(name, **more):
    counts = dict.fromkeys(
        ("listed", "fetched", "archived", "known", "not_modified", "failed", "refused", "feed_errors"), 0
    )
    return SourceReport(**{"source": name, **counts, "healthy": True, "reason": "", **more})


@pytest.fixture
def archive(tmp_path) -> Path:
    """Five runs of one source and two of another, one that is blocked, and a run that is under way."""
    path = tmp_path / "archive.sqlite"
    sources = [
        source("ledger"),
        source("gazette"),
        source("off", status="blocked", reason="blocks", checked="2026-09-30"),
    ]
    with closing(open_database(path)) as database:
        book, me = Book(database), Owner.me()
        for day in range(6, 1, -1):
            at = NOW - timedelta(days=day)
            claim = book.claim(sources[:1] if day > 3 else sources, me, at, only_due=False)
            for one in claim.taken:
                newest = at.isoformat() if one.name == "ledger" else ""
                made = report(one.name, listed=20, archived=2, newest=newest, days=(at.date().isoformat(),))
                if one.name == "gazette" and day == 2:
                    made = report(
                        one.name,
                        healthy=False,
                        reason="an HTML page was served as a feed: HTML page was served",
                    )
                book.finish(claim, one, me, at + timedelta(minutes=1), made, Sample(3, 1))
        elsewhere = Owner("another boot", "far", 1, "1", "token")
        book.claim(sources[:1], elsewhere, datetime.now(UTC), only_due=False)
    return path


@pytest.fixture
def over(client):
    return lambda archive: type(client)(create_app(open_store("memory:"), Settings(), archive))


def test_sources_come_with_their_health(over, archive):
    found = over(archive).data(
        """{ sources { totalCount reason edges { node { name kind publisher urls everyMinutes minItems status statusReason checked
             state alarms { kind text } due running lastRun { outcome } lastSuccess newestItem usualGapDays itemsLast itemsUsual
             newLast newUsual pagesRead parseEmptyRate blocked } } } }"""
    )["sources"]
    assert (found["totalCount"], found["reason"]) == (3, None)
    gazette, ledger, off = (edge["node"] for edge in found["edges"])
    assert (gazette["state"], gazette["alarms"][0]["kind"], gazette["running"]) == (
        "ALARM",
        "HTML_AS_FEED",
        False,
    )
    assert (ledger["state"], ledger["running"], ledger["usualGapDays"], ledger["parseEmptyRate"]) == (
        "HEALTHY",
        True,
        1.0,
        pytest.approx(1 / 3),
    )
    assert (ledger["itemsLast"], ledger["newLast"], ledger["pagesRead"]) == (20, 2, 15)
    assert datetime.fromisoformat(ledger["newestItem"]) == NOW - timedelta(days=2)
    assert datetime.fromisoformat(ledger["due"]) < NOW + timedelta(hours=1)
    assert (off["status"], off["statusReason"], off["checked"]) == ("BLOCKED", "blocks", "2026-09-30")
    assert (off["state"], off["due"], off["alarms"]) == ("NOT_FETCHED", None, [])


def test_runs_page_through_newest_first_and_new_ones_disturb_no_cursor(over, archive):
    client = over(archive)
    whole = client.data(RUNS)["runs"]
    assert whole["totalCount"] == len(whole["edges"]) == 8
    assert whole["edges"][0]["node"]["outcome"] == "RUNNING"
    started = [edge["node"]["started"] for edge in whole["edges"]]
    assert started == sorted(started, reverse=True)
    first = client.data(RUNS, first=3)["runs"]
    with closing(open_database(archive)) as database:
        Book(database).claim([source("late")], Owner.me(), datetime.now(UTC), only_due=False)
    seen, after = first["edges"], first["pageInfo"]["endCursor"]
    while after:
        part = client.data(RUNS, first=3, after=after)["runs"]
        assert part["pageInfo"]["hasPreviousPage"]
        seen += part["edges"]
        after = part["pageInfo"]["endCursor"] if part["pageInfo"]["hasNextPage"] else None
    assert [edge["node"]["id"] for edge in seen] == [edge["node"]["id"] for edge in whole["edges"]]
    one = client.data(RUNS, source="gazette")["runs"]
    assert [edge["node"]["healthy"] for edge in one["edges"]] == [False, True]
    assert {count["name"]: count["value"] for count in one["edges"][1]["node"]["counts"]}["listed"] == 20


@pytest.mark.parametrize("path", [None, "nowhere.sqlite"])
def test_no_archive_is_an_empty_list_with_its_reason(over, tmp_path, path):
    client = over(tmp_path / path if path else None)
    for query in ("{ sources { totalCount reason edges { node { name } } } }", RUNS):
        (found,) = client.data(query).values()
        assert (found["totalCount"], found["edges"]) == (0, [])
        assert "no archive of pages" in found["reason"]
    assert list(tmp_path.iterdir()) == [], "reading makes nothing"


def test_an_archive_without_a_crawl_says_so(over, tmp_path):
    open_database(tmp_path / "archive.sqlite").close()
    found = over(tmp_path / "archive.sqlite").data(RUNS)["runs"]
    assert found["reason"] == "nothing was crawled into this server's archive yet"


def test_a_damaged_archive_is_an_error_that_names_no_path(over, tmp_path):
    (tmp_path / "archive.sqlite").write_bytes(b"no database at all, but long enough" * 100)
    error = over(tmp_path / "archive.sqlite").error("{ sources { totalCount } }")
    assert error["extensions"]["code"] == "ARCHIVE_UNAVAILABLE"
    assert str(tmp_path) not in str(error)


def test_what_did_not_end_by_itself_names_no_process_or_machine(over, archive):
    with closing(open_database(archive)) as database:
        book = Book(database)
        book.claim([source("ledger")], Owner.me(), datetime.now(UTC) + timedelta(minutes=2), only_due=False)
        assert "far" in database.execute("SELECT reason FROM schedule_runs WHERE outcome = 'killed'")[0][0]
    runs = over(archive).data(RUNS, source="ledger")["runs"]["edges"]
    killed = runs[1]["node"]
    assert (killed["outcome"], killed["reason"]) == (
        "KILLED",
        "whoever ran it was gone; the next run goes on",
    )
    assert "far" not in str(runs)


@pytest.mark.parametrize("key", ["x", "a b", "a b c d"])
def test_a_cursor_of_something_else_is_refused(over, archive, key):
    ours = hashlib.sha256(b"runs of None").hexdigest()
    for forged in (key, cursor(key, ours), cursor("a b c", "0" * 64)):
        assert over(archive).error(RUNS, after=forged)["extensions"]["code"] in {"BAD_CURSOR", "STALE_CURSOR"}


def test_pages_and_cost_have_their_limits(over, archive):
    client = over(archive)
    assert client.error(RUNS, first=101)["extensions"]["code"] == "BAD_INPUT"
    many = " ".join(
        f"a{n}: sources(first: 100) {{ edges {{ node {{ alarms {{ kind }} name kind }} }} }}"
        for n in range(30)
    )
    assert client.error(f"{{ {many} }}")["extensions"]["code"] == "TOO_COMPLEX"


READ = "import sys; from crawler.schedule.look import looking\nwith looking(sys.argv[1]) as seen: print(len(seen.sources()))"
HOLD = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def can_hold(folder: Path) -> bool:
    words = ["unshare", "--mount", "sh", "-c", HOLD, str(folder), "true"]
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run(words, capture_output=True, check=False).returncode
    )


def test_an_archive_is_read_where_nothing_can_be_written(archive):
    before = archive.read_bytes()
    words = [sys.executable, "-c", READ, str(archive)]
    held = ["unshare", "--mount", "sh", "-c", HOLD, str(archive.parent)] if can_hold(archive.parent) else []
    done = subprocess.run(
        [*held, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ,
        timeout=30,
    )
    assert done.stdout == "3\n"
    assert archive.read_bytes() == before
    assert list(archive.parent.iterdir()) == [archive]

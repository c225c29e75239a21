"""The schedule with real processes: two at once, killed and again, a daemon that is stopped, alarms."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
HTML = {"content-type": "text/html; charset=utf-8"}
ROBOTS = (200, {}, b"User-agent: *\nAllow: /\n")


class Place:
    """A folder with declarations and an archive, and the command over it."""

    def __init__(self, folder: Path, site: Any) -> None:
        self.folder, self.site = folder, site
        self.archive = folder / "archive.sqlite"
        (folder / "sources").mkdir()
        site.pages["/robots.txt"] = ROBOTS

    def declare(self, name: str = "ledger", **more: object) -> None:
        lines = {
            "name": name,
            "kind": "feed",
            "url": f"{self.site.url}/{name}.xml",
            "publisher": "Ledger",
            "delay": 0,
            **more,
        }
        text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in lines.items())
        (self.folder / "sources" / f"{name}.toml").write_text(text, encoding="utf-8")

    def feed(self, name: str = "ledger", stories: int = 3, ages: tuple[float, ...] = ()) -> None:
        """A feed of stories, and the stories; ``ages`` are how many days ago each came out."""
        dates = [
            f"<pubDate>{format_datetime(datetime.now(UTC) - timedelta(days=age))}</pubDate>" for age in ages
        ]
        items = "".join(
            f"<item><link>{self.site.url}/{name}/{n}</link>{date}</item>"
            for n, date in zip(range(stories), [*dates, *[""] * stories], strict=False)
        )
        self.site.pages[f"/{name}.xml"] = (200, {}, f"<rss><channel>{items}</channel></rss>".encode())
        body = (
            "Quillon has raised $40 million in a Series B round led by Harrow Ventures, the company said. "
            * 3
        )
        for n in range(stories):
            self.site.pages[f"/{name}/{n}"] = (
                200,
                HTML,
                f"<html><body><article><h1>Story {n}</h1><p>{body}</p></article></body></html>".encode(),
            )

    def words(self, *words: str) -> list[str]:
        where = [] if words[0] == "runs" else ["--sources", str(self.folder / "sources")]
        return [sys.executable, "-m", "api", *words, *where, "--archive", str(self.archive)]

    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PULLBACK_")}
        return {**clean, "PULLBACK_DATA": str(self.folder / "data"), "PULLBACK_FETCH_ALLOW": "127.0.0.0/8"}

    def start(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.words(*words), cwd=ROOT, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, start_new_session=True,
        )  # fmt: skip

    def run(self, *words: str, code: int = 0) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            self.words(*words),
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Traceback" not in done.stdout + done.stderr
        assert done.returncode == code, done.stdout + done.stderr
        return done

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code).stdout)

    def pages(self) -> list[str]:
        with Archive.open(self.archive, create=False) as archive:
            return sorted(page.url.removeprefix(self.site.url) for _, page in archive.since())

    def shift(self, days: float) -> None:
        """Put all that was planned into the past, as if the machine had been off so long."""
        back = f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', due, '{-days} days')"
        with closing(sqlite3.connect(self.archive)) as opened, opened:
            opened.execute(f"UPDATE schedule_sources SET due = {back}")


@pytest.fixture
def place(tmp_path, news_site):
    return Place(tmp_path, news_site)


def until(true: Callable[[], object], limit: float = 30) -> None:
    end = time.monotonic() + limit
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def ended(process: "subprocess.Popen[str]", limit: float = 20) -> tuple[str, str]:
    try:
        output, errors = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    assert "Traceback" not in output + errors, errors
    return output, errors


def test_what_is_due_is_crawled_once_and_then_the_next_time_is_told(place):
    place.declare("one")
    place.declare("two", every="1d")
    place.declare("off", status="blocked", reason="asks us to stay away")
    for name in ("one", "two"):
        place.feed(name)
    first = place.json("crawl", "--due")
    assert {row["source"]: row["archived"] for row in first["sources"]} == {"one": 3, "two": 3}
    assert first["not_fetched"] == [{"source": "off", "status": "blocked"}]
    asked = len(place.site.requests)
    began = time.monotonic()
    again = place.run("crawl", "--due")
    assert time.monotonic() - began < 5
    assert "nothing is due; the next is one, at 20" in again.stdout
    assert len(place.site.requests) == asked
    assert place.json("crawl", "--due")["next_due"]
    assert place.json("crawl", "two")["sources"][0]["known"] == 3, "a name is crawled whether due or not"


def test_a_missed_day_is_caught_up_once(place):
    place.declare()
    place.feed()
    place.run("crawl", "--due")
    place.shift(days=1)
    assert place.json("crawl", "--due")["sources"]
    assert not place.json("crawl", "--due")["sources"]
    assert len(place.json("runs")) == 2


def test_of_two_at_once_one_crawls_and_the_other_is_told(place):
    place.declare()
    place.feed(stories=20)
    place.site.delay = 0.15
    first = place.start("crawl", "--due")
    until(lambda: place.site.asked("/ledger/0"))
    second = place.run("crawl", "--due")
    assert f"process {first.pid} on " in second.stderr
    assert "nothing is due: another process is at work" in second.stdout
    by_name = place.run("crawl", "ledger", code=75)
    assert "another process is crawling ledger" in by_name.stderr
    shown = place.json("sources")
    assert shown[0]["running"].startswith(f"process {first.pid} on ")
    output, errors = ended(first)
    assert first.returncode == 0, errors
    assert "20 new pages" in output
    assert all(place.site.asked(f"/ledger/{n}") == 1 for n in range(20))


def test_a_run_that_was_killed_is_resumed_at_once_by_the_same_command(place):
    place.declare()
    place.feed(stories=40)
    place.site.delay = 0.1
    for _ in range(2):
        before = len(place.site.requests)
        process = place.start("crawl", "--due")
        until(lambda before=before: len(place.site.requests) > before + 4)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    place.site.delay = 0
    began = time.monotonic()
    last = place.json("crawl", "--due")
    assert last["sources"], "the lease died with its owner"
    assert time.monotonic() - began < 15
    assert place.pages() == sorted(f"/ledger/{n}" for n in range(40))
    assert [run["outcome"] for run in place.json("runs")] == ["finished", "killed", "killed"]
    assert "nothing is due" in place.run("crawl", "--due").stdout


def test_a_crawl_that_is_told_to_stop_ends_in_order_and_stays_due(place):
    place.declare()
    place.feed(stories=60)
    place.site.delay = 0.1
    process = place.start("crawl", "--due")
    until(lambda: place.site.asked("/ledger/3"))
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    ended(process)
    assert time.monotonic() - began < 8
    assert process.returncode == 130
    (run,) = place.json("runs")
    assert run["outcome"] == "interrupted"
    place.site.delay = 0
    assert place.json("crawl", "--due")["sources"]
    assert len(place.pages()) == 60


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_daemon_crawls_what_is_due_sleeps_and_ends_within_seconds(place, tmp_path, number):
    place.declare()
    place.feed()
    alive = tmp_path / "alive"
    process = place.start("schedule", "--alive", str(alive))
    assert process.stdout
    assert "ledger: 3 new pages, 0 known" in process.stdout.readline()
    assert process.stderr
    while "asleep; next at 20" not in process.stderr.readline():
        pass
    assert alive.exists()
    began = time.monotonic()
    process.send_signal(number)
    _, errors = ended(process)
    assert time.monotonic() - began < 3
    assert process.returncode == 0
    assert "stopped; what was finished is kept" in errors
    # A restart changes nothing: it is not due.
    again = place.start("schedule")
    assert again.stderr
    assert "asleep; next at 20" in again.stderr.readline()
    again.send_signal(number)
    ended(again)
    assert place.site.asked("/ledger.xml") == 1


def test_a_daemon_amid_a_run_ends_within_seconds_even_of_a_host_that_is_silent(place):
    place.declare()
    place.feed(stories=5)
    process = place.start("schedule")
    place.site.delay = 15
    until(lambda: place.site.asked("/ledger.xml"))
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    ended(process)
    assert time.monotonic() - began < 10
    assert process.returncode == 0
    (run,) = place.json("runs")
    assert run["outcome"] == "interrupted"


def test_a_daemon_takes_over_what_a_killed_one_had(place):
    place.declare()
    place.feed(stories=30)
    place.site.delay = 0.1
    first = place.start("schedule")
    until(lambda: place.site.asked("/ledger/3"))
    first.kill()
    first.communicate()
    place.site.delay = 0
    second = place.start("schedule")
    assert second.stdout
    assert "ledger: " in second.stdout.readline()
    second.send_signal(signal.SIGTERM)
    ended(second)
    assert len(place.pages()) == 30


def test_the_daemon_ingests_what_it_fetched(place):
    place.declare()
    place.feed()
    process = place.start("schedule", "--ingest")
    assert process.stdout
    lines = []
    until(lambda: lines.append(process.stdout.readline()) or "facts" in lines[-1], limit=60)
    process.send_signal(signal.SIGTERM)
    ended(process)
    assert "3 pages" in lines[-1]
    assert (place.folder / "data/pullback.sqlite").exists()


def test_one_run_raises_each_alarm_and_a_good_run_takes_it_back(place):
    for name in ("daily", "quiet", "page", "empty"):
        place.declare(name)
    place.declare("few", min_items=5)
    place.feed("daily", stories=4, ages=(2.5, 3.5, 4.5, 5.5))
    place.feed("quiet", stories=4, ages=(3.5, 4.5, 5.5, 6.5))
    place.feed("few", stories=2)
    place.feed("empty", stories=2)
    nothing = (200, HTML, b"<html><body></body></html>")
    place.site.pages["/page.xml"] = (
        200,
        HTML,
        b"<!doctype html><html><body>Please enable JavaScript</body></html>",
    )
    place.site.pages["/empty/0"] = place.site.pages["/empty/1"] = nothing
    done = place.run("crawl", "--due", code=8)
    assert done.stdout.count("NOT HEALTHY") == 2
    assert "quiet: alarm: nothing new since " in done.stderr
    assert "daily: alarm" not in done.stderr
    shown = {one["source"]: one for one in place.json("sources")}
    alarms = {name: [alarm["kind"] for alarm in one["alarms"]] for name, one in shown.items()}
    assert alarms == {
        "daily": [],
        "quiet": ["silent"],
        "page": ["html_as_feed"],
        "few": ["too_few_items"],
        "empty": [],
    }
    assert (shown["page"]["state"], shown["page"]["last_success"]) == ("alarm", None)
    assert shown["quiet"]["usual_gap_days"] == 1
    assert shown["quiet"]["items"] == {"last": 4, "usual": None}
    assert shown["empty"]["parse_empty"] == {"rate": 1.0, "pages_read": 2}
    assert "    ! html as feed: " in place.run("sources").stdout

    place.feed("page")
    place.run("crawl", "page")
    assert place.json("sources", "page")[0]["alarms"] == []


def test_a_host_that_wants_to_be_left_alone_is_asked_once_and_shown(place):
    place.declare()
    place.site.pages["/ledger.xml"] = (429, {"retry-after": "3600"}, b"")
    for words in (("--due",), ("ledger",)):
        place.run("crawl", *words, code=8)
    (shown,) = place.json("sources")
    assert "status 429" in shown["blocked"]
    assert "blocked" in [one["kind"] for one in shown["alarms"]]
    assert place.site.asked("/ledger.xml") == 1


def test_before_any_crawl_all_is_new_and_nothing_is_made(place):
    place.declare()
    assert place.json("sources")[0]["state"] == "new"
    assert place.json("runs") == []
    assert "no run is on file" in place.run("runs").stderr
    assert not place.archive.exists()


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["crawl", "nobody"], 7, "wanted: ledger"),
        (["crawl", "off"], 7, "none of these sources may be fetched"),
        (["sources", "nobody"], 7, "wanted: ledger"),
        (["runs", "--last", "0"], 2, "--last"),
    ],
)
def test_a_wrong_call_says_what_was_wanted(place, words, code, hint):
    place.declare()
    place.declare("off", status="stale", reason="the newest item is of 2020")
    assert hint in place.run(*words, code=code).stderr


def test_a_folder_without_declarations_and_a_wrong_archive_are_told(place):
    assert "no source is declared in" in place.run("crawl", "--due", code=7).stderr
    place.declare()
    place.archive.write_bytes(b"no database at all, but long enough" * 100)
    for words in (["crawl", "--due"], ["schedule"], ["sources"], ["runs"]):
        assert "not a database" in place.run(*words, code=4).stderr


def test_a_crawl_whose_own_process_is_killed_says_so_and_the_next_one_goes_on(place):
    place.declare()
    place.feed(stories=20)
    place.site.delay = 0.1
    process = place.start("crawl", "--due")
    until(lambda: place.site.asked("/ledger/3"))
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("needs Linux's list of child processes")
    (child,) = children.read_text().split()
    os.kill(int(child), signal.SIGKILL)
    _, errors = ended(process)
    assert process.returncode == 70
    assert "the crawl's process died" in errors
    assert place.json("runs")[0]["outcome"] == "died"
    place.site.delay = 0
    assert place.json("crawl", "--due")["sources"]
    assert len(place.pages()) == 20


def test_a_slow_source_does_not_keep_the_others_from_their_end(place):
    place.declare("quick")
    place.declare("slow", delay=1.5)
    place.feed("quick")
    place.feed("slow", stories=30)
    process = place.start("crawl", "--due")
    until(lambda: place.site.asked("/quick/2") and place.site.asked("/slow/0"))
    time.sleep(0.5)  # what came of the page is written down
    process.send_signal(signal.SIGTERM)
    ended(process)
    outcomes = {run["source"]: run["outcome"] for run in place.json("runs")}
    assert outcomes == {"quick": "finished", "slow": "interrupted"}
    shown = {one["source"]: one["due"] for one in place.json("sources")}
    assert shown["quick"] > shown["slow"]

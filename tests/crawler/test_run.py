"""Whole runs against a site on loopback: real HTTP, real Scrapy, each in a process of its own."""

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.errors import ArchiveError, PullbackError, SettingError
from crawler.run import CrawlReport, Event, crawl, run
from crawler.sources import Source

pytestmark = pytest.mark.journey  # a Scrapy process a run
HTML = {"content-type": "text/html; charset=utf-8"}
ROBOTS = (200, {}, b"User-agent: *\nDisallow: /private/\n")


def rss(*links: str) -> bytes:
    return f"<rss><channel>{''.join(f'<item><link>{link}</link></item>' for link in links)}</channel></rss>".encode()


def story(name: str) -> bytes:
    return f"<html><body><h1>{name}</h1><p>{name} has raised money.</p></body></html>".encode()


def source(site, *paths, name="ledger", **changes):
    return Source(
        name, "feed", tuple(f"{site.url}{path}" for path in paths), "Ledger", **{"delay": 0, **changes}
    )


def pages(archive: Path) -> dict[str, str]:
    with Archive.open(archive, create=False) as opened:
        found = [(page.url.split("/", 3)[3], page.final_url.split("/", 3)[3]) for _, page in opened.since()]
    assert len(found) == len(dict(found)), "each page exactly once"
    return dict(found)


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "archive.sqlite"


def test_two_runs_over_feeds_with_all_that_can_happen(news_site, archive):
    news_site.pages |= {
        "/robots.txt": ROBOTS,
        "/rss": (
            200,
            {"etag": '"f1"'},
            rss("/a", "/private/x", "/gone", "/old", "/huge", "http://10.0.0.1/x"),
        ),
        "/atom": (
            200,
            {},
            b"<feed><entry><link href='/atom-story'/></entry><entry><link href='/a'/></entry></feed>",
        ),
        "/page": (200, HTML, b"<!doctype html><html><body>Please enable JavaScript</body></html>"),
        "/a": (200, {**HTML, "etag": '"a1"'}, story("A")),
        "/old": (301, {"location": "/new"}, b""),
        "/new": (200, HTML, story("New")),
        "/atom-story": (200, HTML, story("Atom")),
        "/private/x": (200, HTML, story("Private")),
        "/huge": (200, HTML, b"x" * 5_000_001),
    }
    good = source(news_site, "/rss", revisit_hours=0)
    second = source(news_site, "/atom", name="atom", revisit_hours=0)
    broken = source(news_site, "/page", name="broken")
    *events, report = run([good, second, broken], archive)
    assert isinstance(report, CrawlReport)
    one, two, three = report.sources
    assert (one.listed, one.refused, one.failed, one.feed_errors) == (6, 1, 3, 0)
    assert one.archived + two.archived == 3
    assert (one.healthy, two.healthy, three.healthy) == (True, True, False)
    assert "HTML page was served as a feed" in three.reason
    assert not report.interrupted
    assert news_site.asked("/private/x") == 0
    assert pages(archive) == {"a": "a", "old": "new", "atom-story": "atom-story"}
    details = {event.url.rsplit("/", 1)[1]: event.detail for event in events if event.kind == "failed"}
    assert details["gone"] == "status 404"
    assert "not on the public internet" in details["x"]
    assert all(headers["user-agent"].startswith("pullback/") for _, headers in news_site.requests)

    # The first feed is unchanged only when all its articles were dealt with for good: they were.
    before = len(news_site.requests)
    again = crawl([good, second], archive)
    assert (again.sources[0].listed, again.sources[0].healthy) == (0, True)
    assert again.sources[1].not_modified == 1, "the article with a validator, asked for conditionally"
    assert again.sources[1].archived == 0
    assert len(pages(archive)) == 3
    assert dict(news_site.requests[before:])["/a"]["if-none-match"] == '"a1"'


def test_a_report_says_when_the_listed_items_were_published(news_site, archive):
    dated = "".join(
        f"<item><link>/{n}</link><pubDate>{day}</pubDate></item>"
        for n, day in enumerate(
            [
                "Tue, 03 Nov 2026 22:30:00 -0500",
                "Mon, 02 Nov 2026 08:00:00 GMT",
                "Mon, 02 Nov 2026 09:00:00 GMT",
                "soon",
                "Fri, 01 Jan 2100 00:00:00 GMT",
            ]
        )
    )
    news_site.pages |= {
        "/robots.txt": ROBOTS,
        "/rss": (200, {}, f"<rss><channel>{dated}</channel></rss>".encode()),
    }
    (one,) = crawl([source(news_site, "/rss")], archive).sources
    assert one.newest == "2026-11-04T03:30:00+00:00"
    assert one.days == ("2026-11-02", "2026-11-04"), "what is dated years ahead is not dated"


def test_no_robots_txt_to_be_had_means_nothing_is_fetched(news_site, archive):
    news_site.pages |= {"/robots.txt": (500, {}, b""), "/rss": (200, {}, rss("/a"))}
    report = crawl([source(news_site, "/rss")], archive)
    assert not report.sources[0].healthy
    assert "robots.txt can't be had (status 500)" in report.sources[0].reason
    assert {path for path, _ in news_site.requests} == {"/robots.txt"}


def test_an_article_that_fails_for_the_moment_makes_the_next_run_read_the_feed_again(news_site, archive):
    news_site.pages |= {
        "/robots.txt": ROBOTS,
        "/rss": (200, {"etag": '"f"'}, rss("/a")),
        "/a": (503, {}, b""),
    }
    assert crawl([source(news_site, "/rss")], archive).sources[0].archived == 0
    news_site.pages["/a"] = (200, HTML, story("A"))
    assert crawl([source(news_site, "/rss")], archive).sources[0].archived == 1


def many(news_site, count=30):
    news_site.pages |= {
        "/robots.txt": ROBOTS,
        "/rss": (200, {"etag": '"f"'}, rss(*(f"/{n}" for n in range(count)))),
    }
    news_site.pages |= {f"/{n}": (200, HTML, story(f"Story {n}")) for n in range(count)}
    news_site.delay = 0.15  # slow enough that a busy machine still strikes in the middle
    return source(news_site, "/rss")


STARTER = """
import sys
from crawler.run import run
from crawler.sources import Source
for event in run([Source("ledger", "feed", (sys.argv[1],), "Ledger", delay=0)], sys.argv[2]):
    print(type(event).__name__, getattr(event, "kind", event), flush=True)
"""


def start(news_site, archive):
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, f"{news_site.url}/rss", str(archive)],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_run_killed_in_the_middle_and_started_again_loses_nothing(news_site, archive):
    ledger = many(news_site)
    process = start(news_site, archive)
    for _ in range(8):
        assert process.stdout.readline().startswith("Event page")
    process.kill()  # its crawl notices at its next event
    process.communicate()
    time.sleep(0.3)
    assert 8 <= len(pages(archive)) < 30
    news_site.delay = 0
    report = crawl([ledger], archive)
    assert sorted(map(int, pages(archive))) == list(range(30))
    assert report.sources[0].known + report.sources[0].archived == 30


def test_a_crawl_process_that_is_killed_is_told_and_nothing_is_lost(news_site, archive):
    ledger = many(news_site)
    events = run([ledger], archive)
    for _ in range(5):
        next(events)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("needs Linux's list of child processes")
    for child in children.read_text().split():
        if "crawler.process" in Path(f"/proc/{child}/cmdline").read_text():
            os.kill(int(child), signal.SIGKILL)
    with pytest.raises(PullbackError, match="the crawl's process died") as error:
        list(events)
    assert error.value.todo
    news_site.delay = 0
    crawl([ledger], archive)
    assert len(pages(archive)) == 30


def test_ctrl_c_ends_a_run_cleanly_and_the_report_says_so(news_site, archive):
    many(news_site)
    process = start(news_site, archive)
    for _ in range(5):
        process.stdout.readline()
    time.sleep(
        0.05
    )  # it has printed the line and waits for the next, so that the run and not the printing is struck
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=10)
    assert process.returncode == 0
    last = output.strip().splitlines()[-1]
    assert last.startswith("CrawlReport")
    assert "interrupted=True" in last
    assert 5 <= len(pages(archive)) < 30


def test_the_archives_trouble_is_told_before_anything_is_fetched(news_site, archive):
    archive.write_bytes(b"no database at all, but long enough" * 100)
    with pytest.raises(ArchiveError, match="not a database"):
        list(run([source(news_site, "/rss")], archive))
    assert news_site.requests == []


def test_no_source_leads_to_this_machine_unless_the_operator_says_so(news_site, archive, monkeypatch):
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "")
    news_site.pages["/robots.txt"] = ROBOTS
    port = news_site.url.rsplit(":", 1)[1]
    sly = Source(
        "sly", "feed", (f"{news_site.url}/rss", f"http://127.1:{port}/rss", "http://10.0.0.1:1/rss"), "Sly"
    )
    events = [event for event in run([sly], archive) if isinstance(event, Event)]
    assert [event.kind for event in events] == ["feed_error"] * 3 + ["done"]
    assert all("not on the public internet" in event.detail for event in events[:3])
    assert news_site.requests == []


def test_networks_that_are_none_are_told_before_anything_is_fetched(news_site, archive, monkeypatch):
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "127.0.0.1/8")
    with pytest.raises(SettingError, match="PULLBACK_FETCH_ALLOW names"):
        list(run([source(news_site, "/rss")], archive))


def test_a_run_at_its_limit_of_time_gives_back_what_waits_for_a_slow_host(news_site, archive):
    news_site.pages |= {
        "/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 60\n"),
        "/rss": (200, {}, rss("/1", "/2", "/3")),
        **{f"/{n}": (200, HTML, story(f"Story {n}")) for n in (1, 2, 3)},
    }
    began = time.monotonic()
    report = crawl([source(news_site, "/rss")], archive, overrides={"CLOSESPIDER_TIMEOUT": 2})
    assert report.interrupted
    assert time.monotonic() - began < 15
    assert [path for path, _ in news_site.requests] == ["/robots.txt"], (
        "a page keeps its distance from it as well"
    )


def test_of_a_hundred_feeds_that_are_as_they_were_none_is_sent_again(news_site, archive):
    news_site.pages["/robots.txt"] = ROBOTS
    for n in range(100):
        news_site.pages[f"/feed/{n}"] = (200, {"etag": f'"{n}"'}, rss(f"/{n}"))
        news_site.pages[f"/{n}"] = (200, HTML, story(f"Story {n}"))
    hundred = source(news_site, *(f"/feed/{n}" for n in range(100)))
    assert crawl([hundred], archive).sources[0].archived == 100
    before = len(news_site.requests)
    events = list(run([hundred], archive))
    asked = [path for path, _ in news_site.requests[before:]]
    assert sorted(asked) == sorted(f"/feed/{n}" for n in range(100)), "no article, and no robots.txt"
    assert sum(getattr(event, "kind", "") == "not_modified" for event in events) == 100
    assert len(pages(archive)) == 100


def test_what_was_packed_for_the_way_is_kept_unpacked_and_says_so(news_site, archive):
    page = story("Packed")
    news_site.pages |= {
        "/robots.txt": ROBOTS,
        "/rss": (200, {}, rss("/a")),
        "/a": (200, {**HTML, "content-encoding": "gzip"}, gzip.compress(page)),
    }
    crawl([source(news_site, "/rss")], archive)
    with Archive.open(archive) as opened:
        ((_, kept),) = opened.since()
    assert kept.body == page
    assert kept.header("content-encoding") is None
    assert kept.header("content-type") == HTML["content-type"]

"""Crawls that are really killed, at any instant, and taken up by the same command: nothing lost, nothing doubled."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from crawler.archive import Archive
from tests.postgres import DIALECTS, fresh

pytestmark = pytest.mark.journey
PAGES, INDEX_PAGES, KILLS = 300, 3, 3
AGAIN = 32  # pages that one kill may have fetched twice: those in flight, and those not yet on the disk
RESUMES_WITHIN = 5.0  # seconds

CRAWL = """
import sys
from crawler.run import run
from crawler.sources import Source
archive, at_once, *feeds = sys.argv[1:]
source = Source(name="ledger", kind="feed", url=tuple(feeds), publisher="Ledger", delay=0, revisit_hours=0)
for event in run([source], archive, overrides={"CONCURRENT_REQUESTS_PER_DOMAIN": int(at_once)}):
    pass
print(event, flush=True)
sys.exit(0 if event.sources[0].healthy and not event.interrupted else 1)
"""


def rss(site, numbers):
    items = "".join(f"<item><link>{site.url}/{number}</link></item>" for number in numbers)
    return 200, {"etag": f'"{numbers[0]}"'}, f"<rss><channel>{items}</channel></rss>".encode()


def publish(site, feeds=INDEX_PAGES):
    """A feed for each hundred pages; their addresses."""
    per = PAGES // INDEX_PAGES
    site.pages |= {"/robots.txt": (200, {}, b"")}
    site.pages |= {f"/{n}": (200, {"content-type": "text/html"}, b"<p>Story %d" % n) for n in range(PAGES)}
    site.pages |= {f"/feed{n}": rss(site, list(range(n * per, (n + 1) * per))) for n in range(feeds)}
    return [f"{site.url}/feed{n}" for n in range(feeds)]


def start(archive, feeds, at_once):
    return subprocess.Popen(
        [sys.executable, "-c", CRAWL, str(archive), str(at_once), *feeds],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def kill(process):
    """The whole of it at once: the command's group, and the group of the crawl that it started."""
    groups = {process.pid}
    for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        groups.add(int(child))
    for group in groups:
        os.killpg(group, signal.SIGKILL)
    process.communicate()


def articles(site):
    return Counter(path for path, _ in list(site.requests) if path[1:].isdigit())


def kept(archive):
    with Archive.open(archive, create=False) as opened:
        return Counter(page.url.rsplit("/", 1)[1] for _, page in opened.since())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_crawl_killed_again_and_again_loses_nothing_and_doubles_nothing(news_site, tmp_path, dialect):
    archive = tmp_path / "archive.sqlite" if dialect == "sqlite" else fresh()
    feeds = publish(news_site)
    news_site.delay = 0.02
    points = sorted(random.sample(range(5, PAGES - 20), KILLS))
    for point in points:
        process = start(archive, feeds, 16)
        before = len(news_site.requests)
        started = time.monotonic()
        while len(news_site.requests) == before:
            assert process.poll() is None
            time.sleep(0.005)
        resumed = time.monotonic() - started
        while len(articles(news_site)) < point and process.poll() is None:
            time.sleep(0.002)
        kill(process)
        assert resumed < RESUMES_WITHIN * 3, "the machine may be busy; the bench holds the bar"
    process = start(archive, feeds, 16)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, (points, output)
    assert kept(archive) == Counter({str(number): 1 for number in range(PAGES)}), points
    asked = articles(news_site)
    assert len(asked) == PAGES
    twice = sum(asked.values()) - PAGES
    assert twice <= KILLS * AGAIN, points
    assert f"archived={PAGES}" in output, "the report is of the round as a whole"
    with Archive.open(archive, create=False) as opened:
        assert all(opened.validators(feed)[0] for feed in feeds), "and the feeds are noted now"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_four_crawls_of_one_source_at_once_ask_for_each_page_once(news_site, tmp_path, dialect):
    archive = tmp_path / "archive.sqlite" if dialect == "sqlite" else fresh()
    feeds = publish(news_site)
    news_site.delay = 0.05  # so that there is work for all until the last has started
    crawls = [start(archive, feeds, 2) for _ in range(4)]
    outputs = [process.communicate(timeout=100)[0] for process in crawls]
    assert [process.returncode for process in crawls] == [0] * 4, outputs
    assert set(articles(news_site).values()) == {1}
    assert kept(archive) == Counter({str(number): 1 for number in range(PAGES)})


@pytest.mark.parametrize("dialect", DIALECTS)
def test_two_crawls_of_one_source_share_it_and_the_death_of_one_is_made_good(news_site, tmp_path, dialect):
    archive = tmp_path / "archive.sqlite" if dialect == "sqlite" else fresh()
    feeds = publish(news_site)
    news_site.delay = 0.02
    one, two = start(archive, feeds, 8), start(archive, feeds, 8)
    while len(articles(news_site)) < PAGES // 2:
        assert one.poll() is None
        time.sleep(0.005)
    kill(one)
    output, _ = two.communicate(timeout=60)
    assert two.returncode == 0, output
    assert kept(archive) == Counter({str(number): 1 for number in range(PAGES)})
    assert sum(articles(news_site).values()) - PAGES <= AGAIN


TOML = """
name = "ledger"
kind = "feed"
publisher = "Ledger"
delay = 0
url = [{feeds}]
"""


def command(folder, *words, archive):
    return subprocess.Popen(
        [sys.executable, "-m", "api", *words, "--archive", str(archive)],
        cwd=Path(__file__).parents[2], env={**os.environ, "PULLBACK_DATA": str(folder / "data")},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_the_same_command_goes_on_after_a_kill_and_after_ctrl_c(news_site, tmp_path, dialect, how):
    archive = tmp_path / "archive.sqlite" if dialect == "sqlite" else fresh()
    feeds, pages = publish(news_site, feeds=1), PAGES // INDEX_PAGES
    (tmp_path / "sources").mkdir()
    toml = TOML.format(feeds=", ".join(f'"{feed}"' for feed in feeds))
    (tmp_path / "sources" / "ledger.toml").write_text(toml)
    crawl = ("crawl", "--sources", str(tmp_path / "sources"))
    news_site.delay = 0.005
    process = command(tmp_path, *crawl, archive=archive)
    while len(articles(news_site)) < pages // 2:
        assert process.poll() is None
        time.sleep(0.005)
    if how == signal.SIGKILL:
        kill(process)
    else:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130
    process = command(tmp_path, *crawl, archive=archive)
    output, errors = process.communicate(timeout=90)
    assert process.returncode == 0, (output, errors)
    assert f"{pages} new pages" in output, "of the round as a whole"
    twice = sum(articles(news_site).values()) - pages
    assert twice <= (2 if how == signal.SIGKILL else 0), "one request was in flight, and Ctrl-C waits for it"

    process = command(tmp_path, "archive", "--jsonl", archive=archive)
    lines, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    found = [json.loads(line) for line in lines.splitlines()]
    assert sorted(page["url"] for page in found) == sorted(f"{news_site.url}/{n}" for n in range(pages))
    process = command(tmp_path, "doctor", "--json", archive=archive)
    found = json.loads(process.communicate(timeout=60)[0])["archive"]
    assert found["pages"] == pages
    if dialect == "postgresql":
        assert archive.split(":")[2].split("@")[0] not in found["file"], "its password is not shown"

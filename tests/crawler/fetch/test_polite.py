"""robots.txt, pace, wishes to be left alone, refusals, budgets: what a host may ask of us, it gets."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.fetch.blocks import block_in, come_back
from crawler.fetch.fetcher import Answer
from tests.crawler.fetch.conftest import whole

ROOT = Path(__file__).parents[3]
RULES = b"User-agent: *\nDisallow: /private/\n"


def test_what_robots_txt_disallows_is_never_asked_for(site, other_site, asker):
    site.says["/robots.txt"] = whole(RULES)
    site.says["/private/x"] = whole(b"secret")
    site.says["/way"] = whole(b"", "302 Found", location="/private/x")
    assert asker.fault(f"{site.url}/private/x") == "robots"
    assert asker.fault(f"{site.url}/way") == "robots"
    other_site.says["/in"] = whole(b"", "302 Found", location=f"{site.url}/private/x")
    assert asker.fault(f"{other_site.url}/in") == "robots", "rules hold for whoever is redirected"
    assert "/private/x" not in site.paths()
    assert site.paths().count("/robots.txt") == 1, "kept in the database, from run to run"


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (whole(b"", "404 Not Found"), ""),
        (whole(b"", "403 Forbidden"), ""),
        (whole(b"", "410 Gone"), ""),
        (whole(b"<!doctype html><title>Welcome</title>", content_type="text/html"), ""),
        (whole(b"\xef\xbb\xbf" + RULES), "robots"),
        (whole(b"# words\n" * 62_000 + RULES + b"# words\n" * 13_000), "robots"),  # 496,000 bytes before the rule
        (whole(b"# words\n" * 75_000 + RULES), ""),  # 600,000 bytes before it: as RFC 9309 allows
        (whole(b"", "500 Broken"), "robots_unreachable"),
        (whole(b"", "503 Busy"), "closed"),
        (whole(b"", "302 Found", location="/robots.txt"), "robots_unreachable"),
        (whole(RULES, content_encoding="br"), "robots_unreachable"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\nUser-agent", "robots_unreachable"),
        (lambda send: time.sleep(1.5), "robots_unreachable"),
    ],
)  # fmt: skip
def test_robots_of_every_kind(site, asker, says, name):
    asker.manners["deadline"] = 0.7
    site.says |= {"/robots.txt": says, "/private/x": whole(b"there")}
    found = asker.one(f"{site.url}/private/x")
    assert (found.body if isinstance(found, Answer) else found.name) == (name or b"there")
    assert site.paths().count("/private/x") == (not name)


def test_robots_txt_behind_redirects_is_read(site, other_site, asker):
    for number in range(4):
        site.says[f"/r{number}"] = whole(b"", "301 Moved", location=f"/r{number + 1}")
    site.says["/robots.txt"] = whole(b"", "301 Moved", location="/r0")
    site.says["/r4"] = whole(b"", "301 Moved", location=f"{other_site.url}/rules")
    assert asker.fault(f"{site.url}/private/x") == "robots_unreachable", "six are too many"
    site.says["/r3"] = whole(b"", "301 Moved", location=f"{other_site.url}/rules")
    other_site.says["/rules"] = whole(RULES)
    assert asker.fault(f"{site.url}/private/x") == "robots"


def test_a_robots_txt_that_could_not_be_had_is_asked_for_again_by_the_next_run(site, asker):
    site.says |= {"/robots.txt": whole(b"", "500 Broken"), "/": whole()}
    first = asker.get(f"{site.url}/", f"{site.url}/")
    assert [one.name for one in first] == ["robots_unreachable"] * 2
    assert all(one.temporary for one in first)
    assert site.paths() == ["/robots.txt"], "once a run"
    site.says["/robots.txt"] = whole(b"")
    assert asker.one(f"{site.url}/").body == b"hello"


@pytest.mark.parametrize(
    ("rules", "delay", "wanted"),
    [(b"", 0.3, 0.3), (b"User-agent: *\nCrawl-delay: 0.3\n", 0.1, 0.3), (b"User-agent: *\nRequest-rate: 3/1\n", 0.0, 1 / 3)],
)  # fmt: skip
def test_requests_keep_the_longest_distance_that_anyone_asks_for(site, asker, rules, delay, wanted):
    site.says["/robots.txt"] = whole(rules)
    paths = [f"/{number}" for number in range(5)]
    site.says |= {path: whole() for path in paths}
    assert all(
        isinstance(one, Answer) for one in asker.get(*(site.url + path for path in paths), delay=delay)
    )
    moments = [moment for moment, _, _ in site.asked]
    gaps = [after - before for before, after in pairwise(moments)]
    assert len(gaps) == 5, "robots.txt itself is one of them"
    assert min(gaps) >= wanted * 0.95
    assert sorted(gaps)[1] <= wanted * 1.1, "nor much longer, on a busy machine too"


@pytest.mark.parametrize("as_date", [False, True])
def test_a_short_wish_to_be_left_alone_is_waited_out(site, asker, as_date):
    said = []

    def busy_once(send):
        if said:
            send(whole(b"now"))
        else:
            # A date has whole seconds only: the next but one, so at least one second away.
            moment = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2)
            said.append(moment.timestamp() if as_date else time.time() + 1)
            send(
                whole(
                    b"", "429 Slow down", retry_after=format_datetime(moment, usegmt=True) if as_date else "1"
                )
            )

    asker.manners["at_once"] = 1
    site.says |= {"/": busy_once, "/other": whole()}
    found = asker.get(f"{site.url}/", f"{site.url}/other")
    assert [one.body for one in found] == [b"now", b"hello"]
    assert said[0] - 0.05 <= min([*site.moments("/")[1:], *site.moments("/other")]) <= said[0] + 0.5


def test_a_host_that_says_soon_for_ever_is_left_alone_after_three_times(site, asker):
    site.says |= {f"/{n}": whole(b"", "429 Slow down", retry_after="0") for n in range(5)}
    found = asker.get(*(f"{site.url}/{n}" for n in range(5)), delay=0.6)
    assert {one.name for one in found} == {"closed"}
    assert len(site.asked) == 4, "robots.txt, and one page three times"


def test_a_long_wish_is_respected_from_run_to_run(site, asker):
    site.says |= {"/": whole(b"", "503 Busy", retry_after="3600"), "/other": whole()}
    first = asker.one(f"{site.url}/")
    assert first.name == "closed"
    assert first.until == pytest.approx(time.time() + 3_600, abs=5)
    again = asker.one(f"{site.url}/other")
    assert (again.name, again.temporary, again.until) == ("closed", True, first.until)
    assert site.paths() == ["/robots.txt", "/"]
    assert [one.closed_why for one in asker.noted] == ["status 503"]


def test_a_host_in_trouble_is_left_alone_for_the_run(site, asker):
    site.says |= {"/": whole(b"", "503 Busy"), "/other": whole()}
    assert {one.name for one in asker.get(f"{site.url}/", f"{site.url}/other", delay=0.6)} == {"closed"}
    assert "/other" not in site.paths()
    assert asker.one(f"{site.url}/other").body == b"hello", "the next run asks again"


def test_a_refusal_is_noted_and_many_close_the_host(site, asker):
    site.says["/"] = whole(b"Forbidden", "403 Forbidden")
    for _ in range(5):
        assert asker.one(f"{site.url}/").status == 403, "never asked for in another way"
    (noted,) = asker.noted
    assert noted.blocked_why == f"status 403: {site.url}/"
    assert time.time() - noted.blocked_at < 30
    assert asker.fault(f"{site.url}/") == "closed"
    assert site.paths().count("/") == 5


def test_a_page_for_humans_only_is_no_page(site, asker):
    site.says["/"] = whole(b"<html><head><title>Just a moment...</title></head></html>")
    assert asker.fault(f"{site.url}/") == "blocked"
    assert "humans" in asker.noted[0].blocked_why
    site.says["/"] = whole(b"<html><title>Just a moment of doubt</title>" + b"<p>An article.</p>" * 5_000)
    assert isinstance(asker.one(f"{site.url}/"), Answer)
    assert asker.noted == [], "it serves us again"


def test_a_budget_is_a_days(site, asker):
    site.says |= {f"/{number}": whole() for number in range(6)}
    found = asker.get(*(f"{site.url}/{number}" for number in range(6)), delay=0.02, daily=4)
    assert [one.name for one in found if not isinstance(one, Answer)] == ["budget"] * 3
    assert len(site.asked) == 4, "robots.txt is one of them"


def test_what_has_not_changed_is_not_sent_again(site, asker):
    site.says["/"] = lambda send: send(
        b"HTTP/1.1 304 Not Modified\r\n\r\n"
        if 'If-None-Match: "1"\r\nIf-Modified-Since: Fri' in site.asked[-1][2]
        else whole(etag='"1"')
    )
    dates = "Fri, 27 Nov 2026 10:00:00 GMT"
    known = {f"{site.url}/": ('"1"', dates)}
    found = asker.one(f"{site.url}/", validators=lambda url: known.get(url, (None, None)))
    assert (found.status, found.body) == (304, b"")
    site.says["/moved"] = whole(b"", "302 Found", location="/")
    assert asker.one(f"{site.url}/moved", validators=lambda url: known.get(url, (None, None))).status == 304
    evil = asker.one(f"{site.url}/", validators=lambda _: ('"1"\r\nX-Evil: 1', None))
    assert evil.status == 200
    assert "X-Evil" not in site.asked[-1][2]


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120), ({"retry-after": "0"}, 0), ({"retry-after": "99999999"}, 30 * 86_400),
        ({"retry-after": "Fri, 27 Nov 2026 10:01:00 GMT"}, 60), ({"retry-after": "Fri, 27 Nov 2020 10:01:00 GMT"}, 0),
        # The server's clock is two hours ahead of ours.
        ({"retry-after": "Fri, 27 Nov 2026 12:01:00 GMT", "date": "Fri, 27 Nov 2026 12:00:00 GMT"}, 60),
        ({"retry-after": "soon"}, None), ({"retry-after": "-5"}, None), ({}, None), ({"retry-after": "٣"}, None),
    ],
)  # fmt: skip
def test_retry_after_names_a_moment(headers, seconds):
    now = datetime(2026, 11, 27, 10, tzinfo=UTC).timestamp()
    moment = come_back(list(headers.items()), now)
    assert (None if moment is None else moment - now) == seconds


def test_what_counts_as_a_refusal():
    assert block_in(451, [], b"") == "status 451"
    assert "Cloudflare" in block_in(200, [("cf-mitigated", "challenge")], b"x")
    assert "DataDome" in block_in(200, [("x-datadome", "protected")], b"x")
    assert not block_in(200, [("server", "cloudflare")], b"<title>Acme raises $5 million</title>")
    assert not block_in(404, [], b"<title>Access denied</title>")


@pytest.mark.parametrize(
    "part",
    [b"<title>", b"<title> ", b" ", b"<title>robot or human", b"px-captch", b"/cdn-cgi/challenge-platform/"],
)
def test_no_page_makes_the_search_for_refusals_slow(part):
    page = b"<title>" + part * (59_000 // len(part))
    began = time.process_time()
    block_in(200, [], page)
    assert time.process_time() - began < 0.05


WORKER = """
import asyncio, sys
from crawler.addresses import Reach
from crawler.database import open_database
from crawler.fetch.connections import Connections
from crawler.fetch.fetcher import Asking, Fetcher, Manners
from crawler.hosts import Hosts
from crawler.robots import Robots
async def work(site, archive, name):
    database = open_database(archive)
    fetcher = Fetcher(Hosts(database), Robots(database, "x"), Connections(Reach.of("127.0.0.0/8")), Manners(b"", at_once=4))
    print("ready", flush=True)
    sys.stdin.readline()
    await asyncio.gather(*(fetcher.fetch(Asking(f"{site}/{name}-{n}", 1 / 9)) for n in range(12)))
    fetcher.close()
asyncio.run(work(*sys.argv[1:]))
"""


@pytest.mark.journey
def test_four_processes_together_keep_to_nine_requests_a_second(site, tmp_path):
    site.says |= {f"/{name}-{n}": whole() for name in "abcd" for n in range(12)}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, site.url, str(tmp_path / "archive.sqlite"), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for name in "abcd"
    ]  # fmt: skip
    for one in workers:
        assert one.stdout.readline() == "ready\n"
    for one in workers:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in workers:
        one.communicate(timeout=60)
        assert one.returncode == 0
    moments = sorted(moment for moment, _, _ in site.asked)
    assert set(site.paths()) == {"/robots.txt", *site.says}
    busiest = max(sum(start <= moment < start + 1 for moment in moments) for start in moments)
    assert busiest <= 10, "nine, and one at the edge of the second"
    span, asked = moments[-1] - moments[0], len(moments) - 1
    assert asked / 9 * 0.95 <= span
    # A machine with more to do than it can may be late, but turns are not lost.
    assert span <= asked / 9 * 1.5
    first_half = {path[1] for _, path, _ in site.asked[: asked // 2] if path != "/robots.txt"}
    assert len(first_half) >= 2, "turns are shared"

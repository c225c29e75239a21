"""A whole crawl over a site that does everything wrong: each fault by its name, the run goes on, memory stays."""

import gzip
import os
import time
import zlib
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.kinds import Fault, kind_of
from crawler.run import CrawlReport, run
from crawler.sources import Source
from tests.crawler.fetch.conftest import serving, whole
from tests.crawler.fetch.test_faults import endless

MEGA = 1_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def rss(*paths):
    return f"<rss><channel>{''.join(f'<item><link>{path}</link></item>' for path in paths)}</channel></rss>".encode()


def story(name):
    return whole(f"<html><body><h1>{name}</h1><p>{name} has raised money.</p></body></html>".encode())


def in_parts(part, times):
    def say(send):
        send(HEAD + b"\r\n")
        for _ in range(times):
            send(part)

    return say


LAUGHS = b"<!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%b'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
FEEDS = {
    "laughs": LAUGHS + b"]><rss><channel><item><link>/1</link><title>&j;</title></item></channel></rss>",
    "quadratic": b"<!DOCTYPE r [<!ENTITY a '" + b"x" * 50_000 + b"'>]><rss>" + b"&a;" * 50_000 + b"</rss>",
    "external": b"<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel><item><link>/&a;</link></item></channel></rss>",
    "dtd": b"<!DOCTYPE rss SYSTEM 'http://127.0.0.3/x.dtd'>" + rss("/x"),
    "utf16-dtd": b"\xff\xfe" + (LAUGHS.decode() + "]><rss>&j;</rss>").encode("utf-16-le"),
    "utf7": b"<?xml version='1.0' encoding='utf-7'?>+ADw-rss+AD4-",
    "deep": b"<rss><channel>" + b"<a>" * 100_000,
    "page": b"<!doctype html><html><body>Please enable JavaScript</body></html>",
    "gzip-bomb": gzip.compress(b" " * 300 * MEGA, 9),  # as a file, not as an encoding
}


def memory(pid, line):
    """Resident kilobytes of a process: VmRSS now, VmHWM at most."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split(f"{line}:")[1].split()[0])


def crawler_of_this_process():
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return next(pid for pid in children if "crawler.process" in Path(f"/proc/{pid}/cmdline").read_text())


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_that_is_a_weapon_is_refused_at_once(name):
    began = time.process_time()
    source = Source("wild", "feed", ("http://a.example/",), "Wild")
    assert isinstance(kind_of(source).listed(source, FEEDS[name], "http://a.example/"), Fault)
    assert time.process_time() - began < 0.5


@pytest.mark.journey
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's figures of memory")
def test_a_site_that_does_everything_wrong(site, tmp_path, monkeypatch):
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "127.0.0.1/32")
    pages = {
        "bomb": whole(gzip.compress(b"0" * 300 * MEGA, 9), content_encoding="gzip"),
        "deflate": whole(zlib.compress(b"0" * 300 * MEGA, 9), content_encoding="deflate"),
        "nested": whole(gzip.compress(gzip.compress(b"0" * MEGA)), content_encoding="gzip, gzip"),
        "br": whole(b"x", content_encoding="br"),
        "zstd": whole(b"x", content_encoding="zstd"),
        "endless": endless(b"<p>more</p>" * 9_000),
        "drip": endless(b"x", 0.1, head=HEAD + b"\r\n"),
        "stalled": endless(b"X: y\r\n", 0.1, head=HEAD),
        "silent": endless(b"", 0.1, head=b""),
        "loop": whole(b"", "302 Found", location="/loop"),
        "short": HEAD + b"Content-Length: 500\r\nConnection: close\r\n\r\nshort",
        "chunk": HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
        "heads": HEAD + b"X: y\r\n" * 20_000,
        "fifty": in_parts(b"<p>" + b"x" * 999_997, 50),
        "line": in_parts(b"x" * MEGA, 20),
        "elements": in_parts(b"<p>" * 100_000, 10),
        "inside": whole(b"", "302 Found", location=f"http://127.0.0.3:{site.url.rsplit(':', 1)[1]}/"),
        "file": whole(b"", "302 Found", location="file:///etc/passwd"),
        "private/x": story("Private"),
        "gone": whole(b"", "404 Not Found"),
        "forbidden": whole(b"", "403 Forbidden"),
        "human": whole(b"<html><title>Just a moment...</title></html>"),
        **{f"good-{number}": story(f"Good {number}") for number in range(5)},
    }
    site.says |= {f"/{name}": says for name, says in pages.items()}
    site.says["/robots.txt"] = whole(b"User-agent: *\nDisallow: /private/\n")
    site.says["/rss"] = whole(rss(*(f"/{name}" for name in pages)))
    site.says |= {f"/feed/{name}": whole(body) for name, body in FEEDS.items()}
    source = Source(
        "wild",
        "feed",
        tuple(f"{site.url}{path}" for path in ("/rss", *(f"/feed/{name}" for name in FEEDS))),
        "Wild",
        delay=0,
    )
    quick = {"DOWNLOAD_TIMEOUT": 1.5, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    with serving("127.0.0.3") as canary:
        site.says["/inside"] = whole(b"", "302 Found", location=f"{canary.url}/")
        began, start, most, report = time.monotonic(), 0, 0, None
        for event in run([source], tmp_path / "archive.sqlite", overrides=quick):
            if isinstance(event, CrawlReport):
                report = event
                continue
            pid = crawler_of_this_process()
            start = start or memory(pid, "VmRSS")
            most = memory(pid, "VmHWM")
        assert canary.connections == 0
    assert report
    (wild,) = report.sources
    assert wild.faults == {
        "bomb": 2, "encoding": 3, "too_large": 3, "deadline": 3, "redirects": 1, "cut_off": 1, "malformed": 1, "headers": 1,
        "address": 1, "scheme": 1, "robots": 1, "status_404": 1, "status_403": 1, "blocked": 1, "listing": len(FEEDS),
    }  # fmt: skip
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        kept = {page.url.rsplit("/", 1)[1] for _, page in archive.since()}
    assert kept == {*(f"good-{number}" for number in range(5)), "elements"}
    assert "/private/x" not in site.paths()
    assert (most - start) / 1_024 <= 64, f"{(most - start) / 1_024:.0f} megabytes"
    print(f"{(most - start) / 1_024:.0f} MB above the start of {start / 1_024:.0f} MB")  # noqa: T201 - shown by pytest -s
    assert time.monotonic() - began < 60

"""What strangers may send, said by a real server on loopback: each ended by its limit, under its name."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from crawler.fetch.fetcher import Answer, Asking
from tests.crawler.fetch.conftest import whole

MEGA = 1_000_000


def test_an_answer_with_all_that_is_in_order(site, asker):
    site.says["/"] = whole(gzip.compress(b"hello " * 100), content_encoding="gzip", etag='"1"')
    found = asker.one(f"{site.url}/")
    assert isinstance(found, Answer)
    assert (found.url, found.status, found.body, found.hops, found.peer) == (
        f"{site.url}/",
        200,
        b"hello " * 100,
        (),
        "127.0.0.1",
    )
    assert ("etag", '"1"') in found.headers
    assert site.paths() == ["/robots.txt", "/"]
    assert site.connections == 1, "one connection for both"


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (b"HTTP/1.0 200\n\nto the end", b"to the end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n", b"abcde"),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b"ok"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\nno header\r\n folded\r\n\r\nok and more", b"ok"),
        (b"HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n", b""),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlib.compress(b"wrapped"), b"wrapped"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlib.compress(b"bare")[2:-4], b"bare"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: x-gzip\r\n\r\n" + gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", b"ab"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", b""),
    ],
)  # fmt: skip
def test_answers_that_are_odd_and_still_in_order(site, asker, answer, body):
    site.says["/"] = answer
    assert asker.one(f"{site.url}/").body == body


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (b"", "connect"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "malformed"),
        (b"220 mail ESMTP\r\n\r\n", "malformed"),
        (b"HTTP/2 200\r\n\r\n", "malformed"),
        (b"HTTP/1.1 101 Switching\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nContent-", "cut_off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nshort", "cut_off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nshort", "malformed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 5\r\n\r\nshort", "malformed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "too_large"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;" + b"x" * 300 + b"\r\nabc\r\n0\r\n\r\n", "malformed"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "cut_off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "encoding"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", "headers"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000, "headers"),
        (whole(b"241 bytes that hold 300 MB", content_encoding="br"), "encoding"),
        (whole(b"\x28\xb5\x2f\xfd", content_encoding="zstd"), "encoding"),
        (whole(gzip.compress(gzip.compress(b"0" * MEGA)), content_encoding="gzip, gzip"), "encoding"),
        (whole(b"plain", content_encoding="gzip"), "encoding"),
        (whole(gzip.compress(b"hello" * 100)[:-20], content_encoding="gzip"), "cut_off"),
        (whole(gzip.compress(b"0" * 300 * MEGA, 9), content_encoding="gzip"), "bomb"),
        (whole(zlib.compress(b"0" * 50 * MEGA), content_encoding="deflate"), "bomb"),
        (whole(gzip.compress(bytes(range(256)) * 4_000), content_encoding="gzip"), "bomb"),
        (whole(b"x" * (5 * MEGA + 1), content_length=""), "too_large"),
    ],
)  # fmt: skip
def test_answers_that_are_not_in_order(site, asker, answer, name):
    site.says["/"] = answer
    tracemalloc.start()
    assert asker.fault(f"{site.url}/") == name
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40 * MEGA


def endless(part, pause=0.0, head=b"HTTP/1.1 200 OK\r\n\r\n"):
    def say(send):
        send(head)
        for _ in range(100_000):
            send(part)
            time.sleep(pause)

    return say


@pytest.mark.parametrize(
    ("says", "name", "seconds"),
    [
        (endless(b"<p>more</p>" * 9_000), "too_large", 3),
        (endless(b"1\r\nx\r\n" * 9_000, head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), "malformed", 3),
        (endless(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01, head=b""), "deadline", 1.6),
        (endless(b"x", 0.05), "deadline", 1.6),
        (endless(b"x", 0.05, head=b""), "malformed", 1.6),
        (endless(b"X-Slow: y\r\n", 0.05, head=b"HTTP/1.1 200 OK\r\n"), "deadline", 1.6),
        (endless(b"", 0.1, head=b""), "deadline", 1.6),
        (endless(b"", 0.1, head=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), "deadline", 1.6),
        (endless(gzip.compress(b"x"), 0.05, head=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), "deadline", 1.6),
    ],
)  # fmt: skip
def test_answers_without_an_end_are_ended(site, asker, says, name, seconds):
    asker.manners["deadline"] = 0.6
    site.says["/"] = says
    began = time.monotonic()
    assert asker.fault(f"{site.url}/") == name
    assert time.monotonic() - began < seconds
    site.says["/"] = whole()
    assert asker.one(f"{site.url}/").body == b"hello", "and the next is asked for as if nothing had been"


def test_one_deadline_for_all_hops(site, asker):
    def slowly(send):
        time.sleep(0.4)
        send(whole(b"", "302 Found", location="/"))

    asker.manners["deadline"] = 1.0
    site.says["/"] = slowly
    assert asker.fault(f"{site.url}/") == "deadline"
    assert 2 <= site.paths().count("/") <= 3


def test_redirects_are_followed_five_times_and_never_to_another_scheme(site, other_site, asker):
    for number in range(10_000):
        site.says[f"/{number}"] = whole(b"", "302 Found", location=f"/{number + 1}")
    assert asker.fault(f"{site.url}/0") == "redirects"
    assert len(site.paths()) == 7, "robots.txt, the first and five more"
    site.says["/5"] = whole(b"there")
    found = asker.one(f"{site.url}/0")
    assert (found.body, found.url, len(found.hops)) == (b"there", f"{site.url}/5", 5)
    other_site.says["/a"] = whole(b"elsewhere")
    site.says["/away"] = whole(b"", "301 Moved", location=f"{other_site.url}/a")
    assert asker.one(f"{site.url}/away").body == b"elsewhere"
    for location in (
        "file:///etc/passwd",
        "ftp://x/",
        "data:text/plain,x",
        "javascript:0",
        "gopher://127.0.0.1/",
    ):
        site.says["/away"] = whole(b"", "307 Away", location=location)
        assert asker.fault(f"{site.url}/away") == "scheme"
    site.says["/nowhere"] = whole(b"no location", "302 Found")
    assert asker.one(f"{site.url}/nowhere").status == 302
    site.says["/umlaut"] = whole(b"", "302 Found", location="/für euch")
    site.says["/f%C3%BCr%20euch"] = whole(b"read")
    assert asker.one(f"{site.url}/umlaut").body == b"read"


@pytest.mark.parametrize(
    "url", ["ftp://x/", "file:///etc/passwd", "http:///x", "http://[::1", "http://a:0/", "http://a:99999/"]
)
def test_addresses_that_are_none_are_not_asked_for(asker, url):
    assert asker.fault(url) == "scheme"


def test_a_connection_that_the_server_let_go_is_opened_again(site, asker):
    site.says["/robots.txt"] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    site.says["/"] = whole()

    async def two() -> None:
        fetcher = await asker.fetcher()
        assert (await fetcher.fetch(Asking(f"{site.url}/"))).body == b"hello"
        wire = await fetcher.connections.get(("http", "127.0.0.1", int(site.url.rsplit(":", 1)[1])))
        wire.transport.get_extra_info("socket").shutdown(1)  # the other side sees our end and closes its own
        fetcher.connections.put_back(("http", "127.0.0.1", int(site.url.rsplit(":", 1)[1])), wire)
        assert (await fetcher.fetch(Asking(f"{site.url}/"))).body == b"hello"
        fetcher.close()
        asker.database.close()

    asyncio.run(two())
    assert site.connections == 2

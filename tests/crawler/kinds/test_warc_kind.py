"""WARC files from folders and as they stream by: hosts filtered, bounded memory, cuts mended, faults told."""

import gzip
import threading
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawler import streaming
from crawler.archive import Archive
from crawler.kinds import Fault, kind_of
from crawler.kinds.warc import wants
from crawler.local import read_local
from crawler.page import Page
from crawler.report import Tally
from crawler.sources import Source, find, load
from crawler.warc import write

SEEN = datetime(2026, 3, 1, 22, 4, tzinfo=UTC)
HTML = (("content-type", "text/html; charset=utf-8"),)


def page(url: str, status: int = 200, headers=HTML, body: bytes | None = None) -> Page:
    return Page(
        url, url, status, headers, f"<p>Seen at {url}</p>".encode() if body is None else body, SEEN, "cc"
    )


PAGES = [
    page("https://www.ledger.example/brightloom"),
    page("https://elsewhere.example/story"),
    page("https://ledger.example/gone", 404),
    page("https://ledger.example/logo.png", headers=(("content-type", "image/png"),)),
    page("https://notledger.example/story"),
    page("https://news.ledger.example/quillon"),
]
MINE = ["https://www.ledger.example/brightloom", "https://news.ledger.example/quillon"]


def packed(folder, *pages: Page, name: str = "one.warc.gz") -> bytes:
    file = folder / name
    list(write(pages, file))
    return file.read_bytes()


def read(source: Source, start: str):
    found = list(kind_of(source).pages(source, start))
    return [one.url for one in found if isinstance(one, Page)], [
        one for one in found if isinstance(one, Fault)
    ]


def source_of(*urls: str, path: tuple[str, ...] = (), **more) -> Source:
    return Source("cc", "warc", urls, "Common Crawl", path=path, hosts=("ledger.example",), **more)


def test_a_folder_of_files_gives_the_pages_of_the_hosts_as_seen(tmp_path):
    packed(tmp_path, *PAGES)
    packed(tmp_path, page("https://ledger.example/plain"), name="two.warc")
    (tmp_path / "notes.txt").write_text("no WARC")
    (tmp_path / "cc.toml").write_text(
        'name = "cc"\nkind = "warc"\npath = "."\npublisher = "Me"\nhosts = "ledger.example"\n'
    )
    source = load(tmp_path / "cc.toml")
    starts = kind_of(source).starts(source, None, date(2026, 3, 2))
    assert [start.rsplit("/", 1)[1] for start in starts] == ["one.warc.gz", "two.warc"]
    assert read(source, starts[0]) == (MINE, [])
    first = next(kind_of(source).pages(source, starts[0]))
    assert (first.fetched_at, first.source, first.body) == (SEEN, "cc", PAGES[0].body)
    assert read(source, starts[1]) == (["https://ledger.example/plain"], [])


def test_broken_files_are_faults_and_what_came_before_is_kept(tmp_path):
    whole = packed(tmp_path, *PAGES, name="whole.warc.gz")
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[:-60])
    urls, faults = read(source_of(path=(str(tmp_path),)), str(cut))
    assert urls == MINE[:1]
    assert "ends in the middle" in faults[-1].reason
    assert faults[-1].where == MINE[1]
    noise = tmp_path / "noise.warc"
    noise.write_bytes(b"<html>no WARC</html>")
    assert read(source_of(path=(str(tmp_path),)), str(noise))[1]
    (fault,) = read(source_of(path=(str(tmp_path),)), str(tmp_path / "none.warc"))[1]
    assert fault.ends


def test_hosts_and_patterns_are_asked_by_address_alone():
    wanted = wants(source_of("https://x.example/", allow=("/funding/",)))
    assert wanted("https://www.ledger.example/funding/1")
    assert not wanted("https://www.ledger.example/sports/1")
    assert not wanted("https://ledger.example.evil.example/funding/1")
    assert not wanted("http://[broken/funding/")
    assert wants(Source("cc", "warc", ("https://x.example/",), "CC"))("https://anything.example/")


def test_a_month_is_a_start_a_day_and_the_shipped_source_is_run_by_hand():
    source = find("cc-news")
    assert not source.working
    starts = kind_of(source).starts(source, date(2026, 2, 27), date(2026, 3, 2))
    assert [start.removeprefix("https://data.commoncrawl.org/crawl-data/CC-NEWS/") for start in starts] == [
        "2026/02/warc.paths.gz#20260227", "2026/02/warc.paths.gz#20260228", "2026/03/warc.paths.gz#20260301",
    ]  # fmt: skip
    assert len(kind_of(source).starts(source, None, date(2026, 3, 2))) == 1
    assert kind_of(source).starts(source, date(2026, 3, 2), date(2026, 3, 2)) == starts[-1:]


def test_the_files_of_a_day_stream_in_from_a_list(tmp_path, news_site):
    for number, one in enumerate(("a", "b", "c")):
        body = packed(tmp_path, page(f"https://ledger.example/{one}"), name=f"{one}.warc.gz")
        news_site.pages[f"/news/CC-NEWS-2026030{1 + number // 2}120000-0000{number}.warc.gz"] = (
            200,
            {},
            body,
        )
    names = "\n".join(path.lstrip("/") for path in news_site.pages)
    news_site.pages["/2026/03/warc.paths.gz"] = (200, {}, gzip.compress(names.encode()))
    source = source_of(f"{news_site.url}/{{year}}/{{month}}/warc.paths.gz", days=2)
    starts = kind_of(source).starts(source, None, date(2026, 3, 3))
    assert [read(source, start)[0] for start in starts] == [
        ["https://ledger.example/a", "https://ledger.example/b"], ["https://ledger.example/c"],
    ]  # fmt: skip
    agent = news_site.requests[-1][1]["user-agent"]
    assert agent.startswith("pullback/")
    news_site.pages["/2026/03/warc.paths.gz"] = (200, {}, b"<html>down</html>")
    assert "no list" in read(source, starts[0])[1][0].reason


def test_robots_refusals_and_missing_files_are_told(tmp_path, news_site):
    url = f"{news_site.url}/one.warc.gz"
    news_site.pages["/one.warc.gz"] = (200, {}, packed(tmp_path, *PAGES))
    news_site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /one\n")
    assert read(source_of(url), url) == ([], [Fault("refused by robots.txt", url, ends=True)])
    news_site.pages["/robots.txt"] = (503, {}, b"")
    assert "robots.txt can't be had" in read(source_of(url), url)[1][0].reason
    news_site.pages["/robots.txt"] = (404, {}, b"")
    assert read(source_of(url), url)[0] == MINE
    missing = f"{news_site.url}/none.warc.gz"
    assert read(source_of(missing), missing)[1] == [Fault("status 404", missing, ends=True)]


def test_no_redirect_leads_into_a_network_of_ones_own(tmp_path, news_site, monkeypatch):
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "127.0.0.1/32")
    inside = news_site.url.replace("127.0.0.1", "127.0.0.2")  # this machine as well
    news_site.pages["/one.warc.gz"] = (302, {"location": f"{inside}/two.warc.gz"}, b"")
    news_site.pages["/two.warc.gz"] = (200, {}, packed(tmp_path, *PAGES))
    url = f"{news_site.url}/one.warc.gz"
    urls, faults = read(source_of(url), url)
    assert urls == []
    assert "no public address" in faults[0].reason
    assert news_site.asked("/two.warc.gz") == 0


@pytest.fixture
def cutting(tmp_path, monkeypatch) -> Iterator[tuple[str, list[str | None], dict[str, object]]]:
    """A server that cuts every answer after 40 kB, and goes on from where it is asked to (or does not)."""
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "127.0.0.0/8")
    how: dict[str, object] = {"body": b"", "ranges": True}
    asked: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
                return
            wanted = self.headers.get("range")
            asked.append(wanted)
            body = how["body"]
            assert isinstance(body, bytes)
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and how["ranges"] else 0
            self.send_response(206 if begin else 200)
            self.send_header("content-length", str(len(body) - begin))
            if begin:
                self.send_header("content-range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
            self.end_headers()
            self.wfile.write(body[begin : begin + 40_000])
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/one.warc", asked, how
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_stream_that_is_cut_goes_on_where_it_broke_off(tmp_path, cutting, monkeypatch):
    monkeypatch.setattr(streaming, "_AGAIN", (0.01, 0.01, 0.01))
    url, asked, how = cutting
    pages = [page(f"https://ledger.example/{n}", body=bytes(str(n), "ascii") * 8_000) for n in range(13)]
    how["body"] = packed(tmp_path, *pages, name="one.warc")
    urls, faults = read(source_of(url), url)
    assert (urls, faults) == ([one.url for one in pages], [])
    assert asked == [None, "bytes=40000-", "bytes=80000-", "bytes=120000-"]


def test_a_server_that_only_cuts_is_given_up_and_one_that_begins_anew_too(tmp_path, cutting, monkeypatch):
    monkeypatch.setattr(streaming, "_AGAIN", (0.01, 0.01))
    url, asked, how = cutting
    how["body"] = packed(tmp_path, page("https://ledger.example/big", body=b"x" * 400_000), name="one.warc")
    assert read(source_of(url), url)[1] == [Fault("cut off 3 times, last at byte 120,000", url, ends=True)]
    assert len(asked) == 3
    how["ranges"] = False
    assert "does not go on" in read(source_of(url), url)[1][0].reason


def test_memory_is_that_of_one_page_whatever_the_file_holds(tmp_path, news_site):
    big = [page(f"https://elsewhere.example/{n}", body=b"z" * 3_000_000) for n in range(13)]
    news_site.pages["/big.warc.gz"] = (200, {}, packed(tmp_path, *big, *PAGES))
    bomb = page("https://ledger.example/bomb", body=b"\0" * 40_000_000)
    packed(tmp_path, bomb, *PAGES, name="bomb.warc.gz")
    tracemalloc.start()
    url = f"{news_site.url}/big.warc.gz"
    assert read(source_of(url), url)[0] == MINE
    urls, faults = read(source_of(path=("x",)), str(tmp_path / "bomb.warc.gz"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (urls, len(faults)) == (MINE, 1)
    assert "more than 5,000,000" in faults[0].reason
    assert peak < 24_000_000


def test_a_file_that_was_cut_off_is_read_again_by_the_next_run_and_a_whole_one_is_not(
    tmp_path, cutting, monkeypatch
):
    monkeypatch.setattr(streaming, "_AGAIN", (0.01,))
    url, asked, how = cutting
    pages = [page(f"https://ledger.example/{n}", body=bytes(str(n), "ascii") * 8_000) for n in range(13)]
    how["body"] = packed(tmp_path, *pages, name="one.warc")
    tally = Tally([("cc", 0, 1)], lambda _: None)
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        read_local([source_of(url)], archive, tally)
        assert archive.count() == 9
        monkeypatch.setattr(streaming, "_AGAIN", (0.01, 0.01, 0.01))
        read_local([source_of(url)], archive, tally)
        assert archive.count() == 13
        before = len(asked)
        read_local([source_of(url)], archive, tally)
        assert len(asked) == before

"""One crawl of the benchmark's site, in a process of its own: ours or a peer's, so that its CPU seconds are its own.

Peers take the text by trafilatura's quickest way, without title and date; ours reads as ingest does, with them.

``python tests/bench/crawl_peers.py WHO WHAT SITE PAGES FOLDER`` fetches every page and prints how many it has got.
WHO is ours, scrapy or crawlee; WHAT is list, links or text.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

AT_ONCE = 16


def ours_list(site: str, pages: int, folder: Path) -> int:
    """By the product's own door: feeds of a hundred articles, each page kept in the archive."""
    from crawler.run import CrawlReport, run

    source = _source(site, tuple(f"{site}/feed/{n}" for n in range(-(-pages // 100))))
    for event in run([source], folder / "archive.sqlite", overrides=_SETTINGS):
        report = event
    assert isinstance(report, CrawlReport)
    return report.sources[0].archived


def ours_links(site: str, pages: int, folder: Path) -> int:
    """The same crawl with a kind of source whose pages lead to pages: what the shipped kinds don't do."""
    import crawler.kinds
    from crawler.archive import Archive
    from crawler.frontier import Frontier
    from crawler.process import _crawl
    from crawler.report import Tally

    crawler.kinds._KINDS["feed"] = _Following()
    source = _source(site, (f"{site}/article/0",))
    tally = Tally([(source.name, 0, 1)], lambda _: None)
    with Archive.open(folder / "archive.sqlite") as archive:
        _crawl(dict(_SETTINGS), [source], archive, Frontier(archive, [source]), tally)
        return archive.count()


def ours_text(site: str, pages: int, folder: Path) -> int:
    """The list, and then every page of the archive read in full, as ingest does."""
    from crawler.archive import Archive
    from crawler.reading import Reading, read

    ours_list(site, pages, folder)
    with Archive.open(folder / "archive.sqlite") as archive:
        found = (read(page.body, page.final_url, page.headers) for _, page in archive.since())
        return sum(isinstance(one, Reading) for one in found)


def _source(site: str, urls: tuple[str, ...]) -> Any:
    from crawler.sources import Source

    assert site
    return Source(name="bench", kind="feed", url=urls, publisher="Bench", delay=0, max_items=1000)


_SETTINGS = {"CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE, "CONCURRENT_REQUESTS": AT_ONCE}


class _Following:
    """A page is kept, and its links are followed as pages like it."""

    remote = True

    def starts(self, source: Any, since: object, today: object) -> tuple[str, ...]:
        return source.url

    def listed(self, source: object, body: bytes, url: str) -> Any:
        from crawler.listing import Link, Listing

        return Listing(tuple(Link(one, listing=True) for one in _stories(body)), keep=True)

    def missing(self, source: object, url: str, status: int, body: bytes) -> bool:
        return False

    def pages(self, source: object, start: str) -> Iterator[Any]:
        yield from ()


def _stories(body: bytes) -> list[str]:
    from lxml import html

    return [str(one) for one in html.fromstring(body).xpath("//a[@class='story']/@href")]


def _scrapy(what: str, site: str, pages: int, folder: Path) -> int:
    """Scrapy as a project starts it: robots obeyed, everything else as it comes; its queue in memory."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    got: list[str] = []

    class Bare(scrapy.Spider):
        name = "bare"

        async def start(self) -> Any:
            numbers = range(pages) if what != "links" else range(1)
            for number in numbers:
                yield scrapy.Request(f"{site}/article/{number}")

        def parse(self, response: Any) -> Any:
            got.append(response.url)
            if what == "links":
                for url in response.xpath("//a[@class='story']/@href").getall():
                    yield scrapy.Request(url)
            elif what == "text":
                import trafilatura

                trafilatura.extract(response.text, fast=True)

    process = CrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True, "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS": AT_ONCE, "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
            **({"JOBDIR": str(folder / "job")} if what == "list-jobdir" else {}),
        }
    )  # fmt: skip
    process.crawl(Bare)
    process.start()
    return len(set(got))


def _crawlee(what: str, site: str, pages: int, folder: Path) -> int:
    """crawlee's HTTP crawler; its queue in SQLite where it is to survive a kill."""
    from crawlee import ConcurrencySettings
    from crawlee.crawlers import HttpCrawler
    from crawlee.storage_clients import MemoryStorageClient, SqlStorageClient

    got: set[str] = set()

    async def go() -> None:
        storage = (
            MemoryStorageClient()
            if what == "list-memory"
            else SqlStorageClient(connection_string=f"sqlite+aiosqlite:///{folder / 'crawlee.sqlite'}")
        )
        crawler = HttpCrawler(
            storage_client=storage, respect_robots_txt_file=True, configure_logging=False,
            concurrency_settings=ConcurrencySettings(min_concurrency=AT_ONCE, max_concurrency=AT_ONCE, desired_concurrency=AT_ONCE),
            request_handler_timeout=timedelta(seconds=60),
        )  # fmt: skip

        @crawler.router.default_handler
        async def handle(context: Any) -> None:
            body = await context.http_response.read()
            got.add(context.request.url)
            if what == "links":
                await context.add_requests(_stories(body))
            elif what == "text":
                import trafilatura

                trafilatura.extract(body.decode(), fast=True)

        await crawler.run([f"{site}/article/{n}" for n in (range(pages) if what != "links" else range(1))])

    asyncio.run(go())
    return len(got)


def main() -> None:
    """Run what the command line names."""
    who, what, site, pages, folder = sys.argv[1:]
    ours: dict[str, Callable[[str, int, Path], int]] = {
        "list": ours_list, "links": ours_links, "text": ours_text,
    }  # fmt: skip
    if who == "ours":
        found = ours[what](site, int(pages), Path(folder))
    else:
        found = {"scrapy": _scrapy, "crawlee": _crawlee}[who](what, site, int(pages), Path(folder))
    print(found, flush=True)


if __name__ == "__main__":
    main()

"""The process of one crawl: orders come in as JSON on stdin, events and the report go out as JSON lines.

Started by ``crawler.run`` only, once a run: Twisted's reactor can't be started twice in one process.
"""

import json
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, Any

from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from crawler.archive import Archive
from crawler.errors import ArchiveError
from crawler.frontier import Frontier
from crawler.handler import stopping
from crawler.kinds import kind_of
from crawler.local import read_local
from crawler.report import Event, Tally
from crawler.sources import Source, restored
from crawler.spiders.source import SourceSpider

_READER_GONE = 74  # EX_IOERR of sysexits.h


class _Process(CrawlerProcess):
    """Scrapy's, but a first Ctrl-C drops what only waits its turn instead of fetching it first."""

    def _graceful_stop_reactor(self) -> Any:  # noqa: ANN401 - Scrapy's signature
        for crawler in self.crawlers:
            crawler.signals.send_catch_log(stopping)
        return super()._graceful_stop_reactor()


def main() -> int:
    """Read the orders, crawl, report; 0 unless the archive could not be used."""
    # Only our lines may reach the pipe: whatever else prints goes to stderr.
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    orders = json.loads(sys.stdin.readline())
    threading.Thread(target=_die_with_the_reader, daemon=True).start()
    sources = [restored(one) for one in orders["sources"]]
    tally = Tally(
        ((one.name, one.min_items, len(one.url)) for one in sources), lambda event: _tell_event(pipe, event)
    )
    interrupted, whole = True, frozenset[str]()
    try:
        with Archive.open(orders["archive"]) as archive:
            interrupted, whole = _work(orders["settings"], sources, archive, tally)
    except ArchiveError as error:
        _tell(pipe, "problem", {"got": error.got, "wanted": error.wanted, "todo": error.todo})
        return 1
    except KeyboardInterrupt:
        pass  # before Scrapy took over the signal
    for source in sources:
        if not interrupted or source.name in whole:
            tally.event(source.name, "done", "")
    _tell(pipe, "report", asdict(tally.report(interrupted=interrupted, whole=whole)))
    return 0


def _work(
    settings: dict[str, Any], sources: list[Source], archive: Archive, tally: Tally
) -> tuple[bool, frozenset[str]]:
    """Read what is here, crawl what is not, and close the rounds that came to their end.

    Whether that came early, and the sources that had been dealt with by then: one with a long Crawl-delay must not
    keep the others from their end.
    """
    local = [one for one in sources if not kind_of(one).remote]
    read_local(local, archive, tally)
    remote = [one for one in sources if kind_of(one).remote]
    if not remote:
        return False, frozenset()
    frontier = Frontier(archive, remote)
    interrupted, begun = _crawl(settings, remote, archive, frontier, tally)
    for source in remote:
        tally.resume(source.name, *frontier.counted(source.name))  # what other workers counted as well
    healthy = {one.source: one.healthy for one in tally.report(interrupted=False).sources}
    ended = {one.name for one in remote if begun and frontier.end(one.name, good=healthy[one.name])}
    return interrupted, frozenset({one.name for one in local} | ended)


def _crawl(
    overrides: dict[str, Any], sources: Sequence[Source], archive: Archive, frontier: Frontier, tally: Tally
) -> tuple[bool, bool]:
    """Run Scrapy to its end; whether that came early, and whether every source's round had been opened."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.update(overrides, priority="cmdline")
    process = _Process(settings, install_root_handler=False)
    crawler = process.create_crawler(SourceSpider)
    process.crawl(crawler, sources=sources, archive=archive, frontier=frontier, tally=tally)
    process.start()
    spider = crawler.spider
    assert isinstance(spider, SourceSpider)
    if spider.problem:
        raise spider.problem
    return spider.interrupted, spider.begun


def _die_with_the_reader() -> None:
    """Whoever started this run keeps our stdin open while it lives. What was committed is whole; nobody wants the rest."""
    while os.read(sys.stdin.fileno(), 1_024):  # not sys.stdin's own read, whose lock would be held at our end
        pass
    os._exit(_READER_GONE)


def _tell_event(pipe: IO[str], event: Event) -> None:
    _tell(pipe, "event", asdict(event))


def _tell(pipe: IO[str], kind: str, value: dict[str, Any]) -> None:
    try:
        pipe.write(json.dumps({kind: value}) + "\n")
        pipe.flush()
    except OSError:
        os._exit(_READER_GONE)


if __name__ == "__main__":
    sys.exit(main())

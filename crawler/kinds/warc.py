"""WARC files: folders on this machine, and Common Crawl's news files as they stream by.

An address may be a WARC file, or a month's list of them (``warc.paths.gz``) with ``{year}`` and ``{month}``
in it. The date in a record says when the page was seen; it is never taken for the day of publication.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

from crawler.kinds.table import files
from crawler.listing import Fault, Listing
from crawler.markup import opened
from crawler.page import Page
from crawler.sources import Source
from crawler.streaming import StreamError, streamed
from crawler.warc import Left, pages

_LIST = ".paths.gz"
_STAMP = re.compile(r"-(\d{8})\d{6}-\d+\.warc\.gz$")
_OK = 200


class WarcKind:
    """Read here and not by Scrapy: a file of a gigabyte is no page. Memory: one page and some chunks."""

    remote = False

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:
        """Files below the paths declared, the addresses declared, and of a monthly list each finished day.

        A day stands behind ``#``, so that it is a start of its own: read once, whatever the list holds later.
        """
        first = min(source.first_day(since, today), today - timedelta(days=1))
        days = [first + timedelta(days=n) for n in range((today - first).days)]
        found = [str(file) for path in source.path for file in files(Path(path), (".warc",))]
        for url in source.url:
            listed = urlsplit(url).path.endswith(_LIST)
            found += [f"{_of_month(url, day)}#{day:%Y%m%d}" for day in days] if listed else [url]
        return found

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002
        """Never asked for by Scrapy."""
        return Listing(())

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """Never asked for by Scrapy."""
        return False

    def pages(self, source: Source, start: str) -> Iterator[Page | Fault]:
        """The pages of the hosts wanted, from a file, an address, or a day's files in a list."""
        if not start.startswith(("http://", "https://")):
            yield from _from_file(source, Path(start))
            return
        url, _, day = start.partition("#")
        for address in [url] if not day else _listed(source, url, day):
            if isinstance(address, Fault):
                yield address
                return
            try:
                with streamed(address, os.environ.get("PULLBACK_CONTACT")) as stream:
                    yield from _read(source, stream, address)
            except StreamError as error:
                yield Fault(str(error), address, ends=True)


def wants(source: Source) -> Callable[[str], bool]:
    """Whether an address is one of the source's hosts, and allowed by its patterns; asked before a body is read."""
    hosts = tuple(f".{host}" for host in source.hosts)
    patterns = [re.compile(pattern) for pattern in source.allow]

    def wanted(url: str) -> bool:
        try:
            host = f".{urlsplit(url).hostname or ''}"
        except ValueError:
            return False
        return (not hosts or host.endswith(hosts)) and (
            not patterns or any(one.search(url) for one in patterns)
        )

    return wanted


def _from_file(source: Source, file: Path) -> Iterator[Page | Fault]:
    try:
        with file.open("rb") as stream:
            yield from _read(source, stream, str(file))
    except OSError as error:
        yield Fault(f"can't be read: {error.strerror}", str(file), ends=True)


def _read(source: Source, stream: IO[bytes], where: str) -> Iterator[Page | Fault]:
    for one in pages(stream, source.name, wants(source)):
        if isinstance(one, Left):
            yield Fault(one.reason, one.url or where)
        elif one.status == _OK and "html" in (one.header("content-type") or "html").lower():
            yield one


def _of_month(url: str, day: date) -> str:
    return url.replace("{year}", f"{day:%Y}").replace("{month}", f"{day:%m}")


def _listed(source: Source, url: str, day: str) -> list[str | Fault]:
    """The addresses of a day's files, at most ``max_listings`` of them."""
    try:
        with streamed(url, os.environ.get("PULLBACK_CONTACT")) as stream:
            body = b""
            while (part := stream.read(1 << 16)) and len(body) <= source.max_bytes:
                body += part
    except StreamError as error:
        return [Fault(str(error), url, ends=True)]
    plain = opened(body, source.max_bytes)
    if isinstance(plain, Fault):
        return [Fault(plain.reason, url, ends=True)]
    names = [line.strip() for line in plain.decode("utf-8", "replace").splitlines()]
    mine = [name for name in names if (stamp := _STAMP.search(name)) and stamp[1] == day]
    if not names or not any(map(_STAMP.search, names)):
        return [Fault("no list of WARC files", url, ends=True)]
    return [urljoin(url, f"/{name.lstrip('/')}") for name in sorted(mine)[: source.max_listings]]

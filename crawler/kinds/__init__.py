"""Kinds of source: how each is asked, and what its answers lead to. No network and no Scrapy in here.

A kind is pure, so it is tested with recorded bytes. The spider asks for what ``starts`` names, hands each
answer to ``listed`` and follows the links; a kind that isn't ``remote`` yields its pages itself.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from crawler.kinds.feed import FeedKind
from crawler.kinds.form_d import FormDKind
from crawler.kinds.gdelt import GdeltKind
from crawler.kinds.page import PageKind
from crawler.kinds.sitemap import SitemapKind
from crawler.kinds.table import LocalTable, RemoteTable
from crawler.kinds.warc import WarcKind
from crawler.kinds.wikidata import WikidataKind
from crawler.listing import Fault, Link, Listing
from crawler.page import Page
from crawler.sources import Source

__all__ = ["Fault", "Kind", "Link", "Listing", "kind_of"]


class Kind(Protocol):
    """One way of finding pages. Nothing that a stranger sends makes a method raise."""

    remote: bool  # False: read without Scrapy, by ``pages`` (files of one's own, WARC)

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:
        """Where to begin: listing addresses (of a local kind: files, folders or addresses for ``pages``).

        ``since`` is the day of the last good run, so that missed days are caught up; None at the first.
        The same days give the same addresses. A local start that was read to its end needs no second reading.
        """

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:
        """What the answer of a listing leads to; ``body`` is decoded of its transfer encoding only."""

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:
        """Whether a listing's answer other than 200 only says that nothing is there (a day without filings)."""

    def pages(self, source: Source, start: str) -> Iterator[Page | Fault]:
        """Of local kinds: the pages behind one start, as they are read, in bounded memory."""


_KINDS: dict[str, Kind] = {
    "feed": FeedKind(),
    "sitemap": SitemapKind(),
    "page": PageKind(),
    "form-d": FormDKind(),
    "wikidata": WikidataKind(),
    "gdelt": GdeltKind(),
    "warc": WarcKind(),
    "table": RemoteTable(),
}
_LOCAL: dict[str, Kind] = {"table": LocalTable()}  # where a source declares a path


def kind_of(source: Source) -> Kind:
    """The kind that a source declares."""
    return (_LOCAL if source.path and source.kind in _LOCAL else _KINDS)[source.kind]

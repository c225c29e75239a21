"""Sitemaps: an index of them, plain ones and news sitemaps, each perhaps in gzip."""

from datetime import timedelta
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Link, Listing, moment
from crawler.markup import local_name, opened, tree
from crawler.sources import Source
from crawler.urls import absolute

_ROOTS = {"urlset": "url", "sitemapindex": "sitemap"}


class SitemapKind(Remote):
    """The addresses declared are sitemaps or indexes of them; newest first, and of one site only.

    ``days`` is counted back from the newest entry, so that a listing says the same whenever it is read.
    """

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:
        """Articles of a sitemap, or the sitemaps of an index. What leads to another site is left out."""
        plain = opened(body, source.max_bytes)
        root = plain if isinstance(plain, Fault) else tree(plain, "sitemap")
        if isinstance(root, Fault):
            return root
        entry = _ROOTS.get(local_name(root).lower())
        if entry is None:
            return Fault(f"no sitemap: its root is <{local_name(root)[:40]}>")
        is_index = entry == "sitemap"
        links: dict[str, Link] = {}
        for one in root:
            link = _link(one, url, is_index=is_index) if local_name(one) == entry else None
            if link and _same_site(link.url, url):
                links.setdefault(link.url, link)
        recent = _newest_first(list(links.values()), source.days)
        return Listing(tuple(recent[: source.max_listings] if is_index else recent))


def _link(entry: etree._Element, base: str, *, is_index: bool) -> Link | None:
    said: dict[str, str] = {}
    for part in entry.iter():
        text = (part.text or "").strip()
        if text:
            said.setdefault(local_name(part), text)
    url = absolute(said["loc"], base) if "loc" in said else None
    if not url:
        return None
    at = moment(said.get("publication_date")) or moment(said.get("lastmod"))
    return Link(url, None, said.get("title"), at, is_index)


def _same_site(link: str, listing: str) -> bool:
    """One host, or one below the other: a sitemap speaks for its own site only."""
    one, other = (f".{(urlsplit(url).hostname or '').removeprefix('www.')}" for url in (link, listing))
    return one.endswith(other) or other.endswith(one)


def _newest_first(links: list[Link], days: int) -> list[Link]:
    """Undated ones keep their order behind the dated."""
    dated = sorted((link for link in links if link.published), key=_age)
    newest = dated[0].published if dated else None
    recent = [
        link for link in dated
        if newest and link.published and newest - link.published <= timedelta(days=days)
    ]  # fmt: skip
    return recent + [link for link in links if not link.published]


def _age(link: Link) -> float:
    return -link.published.timestamp() if link.published else 0.0

import gzip
import time
from datetime import UTC, datetime

import pytest

from crawler.kinds import Fault, Link, Listing, kind_of
from crawler.sources import Source

URL = "https://www.ledger.example/sitemaps/news.xml"
SOURCE = Source("ledger", "sitemap", (URL,), "Ledger", max_listings=2, days=30, max_bytes=100_000)
NEWS = b"""
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://www.ledger.example/quillon-seed</loc><news:news><news:publication><news:name>Ledger</news:name></news:publication>
<news:publication_date>2026-03-01T08:00:00Z</news:publication_date><news:title>Quillon raises seed &amp; more</news:title></news:news></url>
<url><loc>https://ledger.example/undated</loc></url>
<url><loc>https://blog.ledger.example/newest</loc><lastmod>2026-03-02</lastmod></url>
<url><loc>https://www.ledger.example/old</loc><lastmod>2025-12-01</lastmod></url>
<url><loc>https://elsewhere.example/planted</loc><lastmod>2026-03-02</lastmod></url>
<url><loc>https://notledger.example/planted</loc></url>
<url><loc>mailto:x@ledger.example</loc></url><url/>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://www.ledger.example/2025-12.xml.gz</loc><lastmod>2025-12-31</lastmod></sitemap>
<sitemap><loc>/2026-02.xml.gz</loc><lastmod>2026-02-28T10:00:00+00:00</lastmod></sitemap>
<sitemap><loc>https://www.ledger.example/2026-03.xml.gz</loc><lastmod>2026-03-02</lastmod></sitemap>
<sitemap><loc>https://www.ledger.example/2026-01.xml.gz</loc><lastmod>2026-02-20</lastmod></sitemap>
</sitemapindex>"""


def listed(body: bytes) -> Listing | Fault:
    return kind_of(SOURCE).listed(SOURCE, body, URL)


@pytest.mark.parametrize("body", [NEWS, gzip.compress(NEWS)])
def test_articles_of_the_site_newest_first_undated_last(body):
    assert listed(body) == Listing(
        (
            Link("https://blog.ledger.example/newest", published=datetime(2026, 3, 2, tzinfo=UTC)),
            Link(
                "https://www.ledger.example/quillon-seed", None, "Quillon raises seed & more",
                datetime(2026, 3, 1, 8, tzinfo=UTC),
            ),
            Link("https://ledger.example/undated"),
        )
    )  # fmt: skip


def test_an_index_leads_to_its_newest_sitemaps():
    found = listed(INDEX)
    assert [(link.url.rsplit("/", 1)[1], link.listing) for link in found.links] == [
        ("2026-03.xml.gz", True), ("2026-02.xml.gz", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><body>We are down</body></html>", "HTML page was served as a sitemap"),
        (b"<rss><channel/></rss>", "no sitemap: its root is <rss>"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "DTD"),
        (b"\x1f\x8bnot gzip", "broken gzip"),
        (gzip.compress(NEWS)[:-40], "broken gzip"),
        (gzip.compress(b"<urlset>" + b" " * 200_000), "more than 100,000 bytes"),
        (b"just words", "not XML"),
    ],
)
def test_what_is_no_sitemap_is_a_fault_with_its_reason(body, reason):
    found = listed(body)
    assert isinstance(found, Fault)
    assert reason in found.reason


@pytest.mark.parametrize(
    "body",
    [b"<urlset>" + b"<a/>" * 400_001, b"<urlset " + b" ".join(b'a%d=""' % n for n in range(200_001)) + b"/>"],
)
def test_markup_that_costs_more_than_it_weighs_is_refused_before_it_is_read(body):
    source = Source("ledger", "sitemap", (URL,), "Ledger")
    found = kind_of(source).listed(source, body, URL)
    assert isinstance(found, Fault)
    assert "more than 400,000 tags" in found.reason


def test_a_full_sitemap_is_read():
    one = "<url><loc>https://ledger.example/%d</loc><lastmod>2026-03-02</lastmod></url>"
    body = f"<urlset>{''.join(one % n for n in range(50_000))}</urlset>".encode()
    source = Source("ledger", "sitemap", (URL,), "Ledger")
    assert len(kind_of(source).listed(source, body, URL).links) == 50_000


def test_a_gzip_bomb_costs_no_more_than_its_limit():
    bomb = gzip.compress(b"\0" * 300_000_000, compresslevel=9)
    began = time.process_time()
    assert isinstance(listed(bomb), Fault)
    assert time.process_time() - began < 0.5


def test_a_cut_sitemap_is_read_as_far_as_it_goes():
    found = listed(NEWS[: NEWS.index(b"<url><loc>https://www.ledger.example/old")])
    assert len(found.links) == 3

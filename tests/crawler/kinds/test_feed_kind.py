from datetime import UTC, date, datetime

import pytest

from crawler.kinds import Fault, Link, Listing, kind_of
from crawler.listing import moment
from crawler.sources import Source

SOURCE = Source("x", "feed", ("https://a.example/1", "https://a.example/2"), "X")
FEED = b"""<rss version="2.0"><channel><item><title>Brightloom raises $5M</title><link>https://a.example/brightloom</link>
<guid isPermaLink="false">77</guid><pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate></item>
<item><link>https://a.example/bare</link><pubDate>yesterday</pubDate></item></channel></rss>"""


def test_a_feed_source_starts_at_every_feed_whatever_the_day():
    kind = kind_of(SOURCE)
    assert kind.remote
    assert (
        kind.starts(SOURCE, None, date(2026, 3, 2))
        == kind.starts(SOURCE, date(2026, 1, 1), date(2026, 3, 2))
        == SOURCE.url
    )


def test_links_come_with_what_the_feed_says_of_them():
    assert kind_of(SOURCE).listed(SOURCE, FEED, SOURCE.url[0]) == Listing(
        (
            Link(
                "https://a.example/brightloom",
                "77",
                "Brightloom raises $5M",
                datetime(2026, 3, 2, 8, 30, tzinfo=UTC),
            ),
            Link("https://a.example/bare"),
        )
    )


def test_a_page_served_as_a_feed_is_a_fault_and_no_absence():
    kind = kind_of(SOURCE)
    assert kind.listed(SOURCE, b"<!doctype html><html>", SOURCE.url[0]) == Fault(
        "an HTML page was served as a feed"
    )
    assert not kind.missing(SOURCE, SOURCE.url[0], 404, b"")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mon, 02 Mar 2026 09:30:00 GMT", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("2026-03-02T09:30:00+02:00", datetime(2026, 3, 2, 7, 30, tzinfo=UTC)),
        ("2026-03-02 09:30:00", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("segunda-feira", None),
        ("", None),
        ("9" * 100_000, None),
        (None, None),
    ],
)
def test_moments_as_the_web_writes_them(text, wanted):
    assert moment(text) == wanted

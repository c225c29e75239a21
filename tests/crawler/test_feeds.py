import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.feeds import Feed, FeedFault, parse

URL = "https://news.example/feeds/all.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
<title>News</title><link>https://news.example/</link>
<item><title>One</title><link>https://news.example/one?utm_source=rss</link><guid isPermaLink="false">77</guid></item>
<item><title>Relative</title><link>/two</link></item>
<item><title>Permalink only</title><guid>https://news.example/three</guid></item>
<item><title>Not a permalink</title><guid isPermaLink="false">https://news.example/never</guid></item>
<item><title>Behind a service</title><link>https://feeds.example/~r/4</link>
<feedburner:origLink>https://news.example/four</feedburner:origLink></item>
<item><title>Behind a search engine</title><link>https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.example/five&amp;ct=ga</link></item>
<item><title>One again</title><link>http://www.news.example/one</link></item>
<item><title>No web address</title><link>mailto:desk@news.example</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/base/">
<link href="https://news.example/"/><link rel="self" href="https://news.example/atom"/>
<entry><link rel="enclosure" href="https://news.example/one.mp3"/><link rel="alternate" href="https://news.example/one"/></entry>
<entry><link href="two"/></entry><entry><id>tag:news.example,2026:3</id></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://news.example/</link></channel><item><link>https://news.example/one</link></item></rdf:RDF>"""


def links(body: str) -> list[str]:
    feed = parse(body.encode(), URL)
    assert isinstance(feed, Feed), feed
    return [link.removeprefix("https://news.example/") for link in feed.links]


def test_rss_links_in_order_each_page_once():
    assert links(RSS) == ["one?utm_source=rss", "two", "three", "four", "five"]


def test_atom_and_rdf_links():
    assert links(ATOM) == ["one", "base/two"]
    assert links(RDF) == ["one"]


def test_what_feeds_get_wrong_is_forgiven():
    assert links("\n\n" + RSS) == links(RSS)
    html_inside = RSS.replace(
        "<title>One</title>",
        "<title>One &nbsp; <b>bold</b> & raw</title><description><![CDATA[<!DOCTYPE html><html>]]></description>",
    )
    assert links(html_inside)[0].startswith("one")
    cut = RSS[: RSS.index("<item><title>Permalink only")]
    assert links(cut) == ["one?utm_source=rss", "two"]


def test_an_empty_feed_is_a_feed():
    assert parse(b"<rss><channel></channel></rss>", URL) == Feed(())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (
            b"<!DOCTYPE html><html><body>Please enable JavaScript</body></html>",
            "HTML page was served as a feed",
        ),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'></html>", "HTML page"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not XML"),
        (b"<sitemapindex></sitemapindex>", "neither RSS nor Atom: its root is <sitemapindex>"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel>&a;</channel></rss>', "DTD"),
        (b'<?xml version="1.0"?><!doctype rss SYSTEM "file:///etc/passwd"><rss/>', "DTD"),
    ],
)
def test_what_is_no_feed_says_why(body, reason):
    fault = parse(body, URL)
    assert isinstance(fault, FeedFault)
    assert reason in fault.reason


def test_deep_nesting_is_soon_over():
    start = time.perf_counter()
    parse(b"<rss>" + b"<a>" * 100_000, URL)
    assert time.perf_counter() - start < 1


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<rss>", b"<feed><entry><link href='", b"<rss><item><link>"]),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_break_it(body, before):
    assert isinstance(parse(before + body, URL), Feed | FeedFault)

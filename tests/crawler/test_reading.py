import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.decoding import decode, tidy
from crawler.reading import Reading, Unreadable, read

URL = "https://ledger.example/quillon"
LEAD = (
    "Quillon, a robotics startup in Leeds, has raised $40 million in a Series B round led by Harrow Ventures."
)
NEXT = "Petrel Capital also took part in the round, which values the company at $310 million."
LAST = "The money will pay for a second factory, said Ada Brook, its chief executive."


def html(*, head="", body=None, title="Quillon raises $40 million | Ledger"):
    body = body if body is not None else f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"
    return (
        f"<!doctype html><html lang='en-GB'><head><title>{title}</title><meta property='og:site_name' content='Ledger'>"
        f"{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Quillon raises $40 million</h1>{body}</article>"
        "<footer>All rights reserved. © 2019 Ledger</footer></body></html>"
    )


def reading(page, url=URL, headers=()):
    found = read(page.encode() if isinstance(page, str) else page, url, headers)
    assert isinstance(found, Reading), found
    return found


def test_a_short_article_is_read_whole_with_its_paragraphs():
    found = reading(html())
    assert found.text.split("\n") == [LEAD, NEXT, LAST]
    assert (found.title, found.language, found.publisher) == ("Quillon raises $40 million", "en", "Ledger")
    assert found.published is None, "nothing says when, and a copyright line is no date"


def test_the_same_page_reads_the_same_each_time_and_after_others():
    first = reading(html())
    for _ in range(3):
        assert reading(html()) == first


JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        (JSON_LD.format('{"@type": "NewsArticle", "datePublished": "2026-11-20T23:30:00+05:30"}'), URL, "2026-11-20"),
        (JSON_LD.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2026-11-20"}]}'), URL, "2026-11-20"),
        ("<meta property='article:published_time' content='2026-11-20T09:00:00Z'>", URL, "2026-11-20"),
        ("<meta name='pubdate' content='Fri, 20 Nov 2026 09:00:00 GMT'>", URL, "2026-11-20"),
        ("", "https://ledger.example/2026/11/20/quillon", "2026-11-20"),
        ("<meta property='article:published_time' content='2026-11-20'>", "https://ledger.example/2026/11/18/q", "2026-11-20"),
        ("<meta property='article:published_time' content='soon'>", URL, None),
        ("<meta property='article:published_time' content='2026-13-40'>", URL, None),
        (JSON_LD.format('{"@type": "ItemList", "datePublished": "2020-01-01"}'), URL, None),
        (JSON_LD.format("{broken"), URL, None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_what_the_page_says_of_itself(head, url, day):
    assert reading(html(head=head), url).published == day


def test_a_time_element_counts_but_never_outvotes_what_is_declared():
    marked = f"<time datetime='2026-11-19'>yesterday</time><p>{LEAD}</p><p>{NEXT}</p>"
    assert reading(html(body=marked)).published == "2026-11-19"
    declared = "<meta property='article:published_time' content='2026-11-20'>"
    assert reading(html(head=declared, body=marked)).published == "2026-11-20"


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<span class='article-date'>Published 20 November 2026, 9:00</span>", "2026-11-20"),
        ("<div class='byline'>By Ada Brook · Nov. 20th, 2026</div>", "2026-11-20"),
        ("<p class='post-meta'>Updated 22 November 2026</p><p class='post-meta'>Posted on November 20, 2026</p>", "2026-11-20"),
        ("<p class='post-meta'>Updated 22 November 2026</p>", "2026-11-22"),
        ("<time>20 Nov 2026</time>", "2026-11-20"),
        ("<span class='date'>99 November 2026</span>", None),
        ("<p>The round closed on 20 November 2026.</p>", None),
        ("<div class='byline'>" + "It was founded by three of them in the north. " * 5 + "20 November 2026</div>", None),
    ],
)  # fmt: skip
def test_a_date_that_is_only_shown_counts_where_nothing_else_speaks(shown, day):
    assert reading(html(body=f"{shown}<p>{LEAD}</p><p>{NEXT}</p>")).published == day
    declared = "<meta property='article:published_time' content='2026-11-18'>"
    assert reading(html(head=declared, body=f"{shown}<p>{LEAD}</p><p>{NEXT}</p>")).published == "2026-11-18"


def test_no_page_postdates_its_answer_and_the_day_of_fetching_is_no_date():
    served = [("date", "Sat, 21 Nov 2026 10:00:00 GMT"), ("last-modified", "Sat, 21 Nov 2026 10:00:00 GMT")]
    assert reading(html(), headers=served).published is None
    later = html(head="<meta property='article:published_time' content='2027-05-01'>")
    assert reading(later, headers=served).published is None


def test_the_byline_names_the_authors():
    authors = '{"@type": "NewsArticle", "author": [{"name": "Ada Brook"}, {"name": "Lin Wu"}]}'
    assert reading(html(head=JSON_LD.format(authors))).byline == "Ada Brook; Lin Wu"


def test_lists_lose_their_marks_and_broken_lines_are_joined():
    body = f"<p>{LEAD}</p><ul><li>xAI raised $6 billion</li><li>Quillon raised $40 million</li></ul><p>The money will<br>pay for a factory.</p>"
    assert reading(html(body=body)).text.split("\n")[1:] == [
        "xAI raised $6 billion", "Quillon raised $40 million", "The money will pay for a factory.",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "utf-7", "nonsense"])
def test_charsets_that_lie_are_seen_through(encoding, declared):
    sentence = "Société Générale paid €5m".replace("€", "€" if encoding != "latin-1" else "£")
    page = f"<html><head><meta charset='{declared}'></head><body><p>{sentence}</p></body></html>"
    if declared == "utf-8" and encoding in ("cp1252", "latin-1"):
        return  # declared UTF-8 that is none becomes U+FFFD, as in a browser
    assert sentence in decode(page.encode(encoding))


def test_invisible_characters_do_not_split_names():
    assert tidy("Soft\u200bBank\u00a0\u202eGroup \n Corp\u00ad.") == "SoftBank Group Corp."


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"", "no_text", "empty"),
        (b" \n", "no_text", "empty"),
        (b"<html><body></body></html>", "no_text", "no main text"),
        (b"<html><body><p>Loading...</p></body></html>", "no_text", "no main text"),
        (b'{"headline": "x"}', "not_html", "JSON"),
        (b"<?xml version='1.0'?><!-- a --><rss></rss>", "not_html", "feed"),
        (b"%PDF-1.7 ...", "not_html", "PDF"),
        (b"\x00\x01" * 400, "not_html", "binary"),
        (b"x" * 5_000_001, "too_large", "5,000,001 bytes"),
        (b"<p>" + b"<b></b>" * 120_000, "too_large", "elements"),
    ],
)
def test_what_can_not_be_read_says_why(body, kind, reason):
    found = read(body, URL, [("content-type", "text/html")])
    assert isinstance(found, Unreadable)
    assert found.kind == kind
    assert reason in found.reason


def test_a_declared_kind_counts_when_the_bytes_say_nothing():
    found = read(b"a,b\n1,2\n", URL, [("content-type", "text/csv; charset=utf-8")])
    assert isinstance(found, Unreadable)
    assert "text/csv" in found.reason


def test_deep_nesting_is_soon_over():
    begin = time.perf_counter()
    read(b"<html><body>" + b"<div>" * 60_000 + LEAD.encode(), URL)
    assert time.perf_counter() - begin < 5


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html><body><p>", b"\xff\xfe", b"<script type='application/ld+json'>"]),
)
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_it(body, before):
    assert isinstance(read(before + body, URL), Reading | Unreadable)

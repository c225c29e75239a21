import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.page import host_of
from crawler.urls import absolute, is_web, page_key, story_url

STORY = "https://news.example/2026/11/story"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/2026/11/story",
        "https://www.news.example/2026/11/story/",
        "https://NEWS.example:443/2026/11/story#comments",
        "http://news.example:80/2026/11/story?utm_source=rss&utm_medium=feed&fbclid=abc",
        "https://news.example/2026/11/st%6Fry?gclid=1",
        "https://user:pw@news.example./2026/11/story",
        "https://m.news.example/2026/11/story",
        "https://mobile.news.example/m/2026/11/story",
        "https://amp.news.example/2026/11/story",
        "https://news.example/amp/2026/11/story/",
        "https://news.example/2026/11/story/amp/",
        "https://news.example/2026/11/story?amp",
        "https://news.example/2026/11/story.amp",
        "https://news.example/2026/11/story?outputType=amp&mod=home&tc=1&time=9&traffic_source=rss",
        "https://news.example/2026/11/story/index.html",
        "https://news.example//2026/11//story",
    ],
)
def test_addresses_of_one_page_share_a_key(other):
    assert page_key(other) == page_key(STORY)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/2026/11/story2",
        "https://news.example/2026/11/story?id=2",
        "https://news.example:8080/2026/11/story",
        "https://blog.news.example/2026/11/story",
        "https://news.example/2026/11/Story",
        "https://news.example/2026%2F11/story",
    ],
)
def test_addresses_of_other_pages_do_not(other):
    assert page_key(other) != page_key(STORY)


def test_the_order_of_parameters_makes_no_difference_but_their_values_do():
    assert page_key("http://a.example/?b=1&a=2&b=0") == page_key("https://a.example?a=2&b=0&b=1&utm_term=x")
    assert page_key("http://a.example/?a=1") != page_key("http://a.example/?a=")


GOOGLE = base64.urlsafe_b64encode(b"\x08\x13\x22\x25" + STORY.encode() + b"\xd2\x01\x00").decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/url?rct=j&sa=t&url=https://news.example/2026/11/story&ct=ga",
        "https://www.google.com/url?q=https%3A%2F%2Fnews.example%2F2026%2F11%2Fstory&sa=U",
        "https://www.google.com/amp/s/news.example/2026/11/story",
        "https://news.google.com/news/url?sa=t&fd=R&url=https://news.example/2026/11/story",
        f"https://news.google.com/rss/articles/{GOOGLE}?oc=5",
        "http://feedproxy.google.com/~r/ledger/~3/AbCd/?url=https%3A%2F%2Fnews.example%2F2026%2F11%2Fstory",
        "https://news-example.cdn.ampproject.org/c/s/news.example/2026/11/story/amp/",
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fnews.example%2f2026%2f11%2fstory&c=1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F2026%2F11%2Fstory%3Ffbclid%3Dx&h=1",
        "https://web.archive.org/web/20261120090000/https://news.example/2026/11/story",
        "https://t.example/redirect?url=" + "https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fnews.example%252F2026%252F11%252Fstory",
    ],
)  # fmt: skip
def test_links_that_lead_on_have_the_key_of_where_they_lead(link):
    assert page_key(link) == page_key(STORY)
    assert page_key(story_url(link)) == page_key(STORY)


@pytest.mark.parametrize(
    "link",
    [
        "http://feedproxy.google.com/~r/ledger/~3/AbCd/",
        "https://news.google.com/rss/articles/CBMiswFBVV95cUxQd0h4?oc=5",
        "https://news.example/login?url=https://other.example/x",
        "https://news.example/redirect?url=https://news.example/x",
        "https://news.example/search?q=https://other.example/x",
        "https://news.example/url?url=javascript:alert(1)",
    ],
)
def test_links_that_name_no_other_page_stay(link):
    assert story_url(link) == link


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://m.com/x", "https://com/x"),
        ("https://news.example/m", "https://news.example/"),
        ("https://news.example/?p=1", "https://news.example/?p=2"),
        ("https://amp.dev/x", "https://dev/x"),
        ("https://news.example/amplifier", "https://news.example/"),
    ],
)
def test_what_only_looks_like_a_form_of_a_page_is_another_page(one, other):
    assert page_key(one) != page_key(other)


@given(st.text(max_size=60) | st.text(alphabet="htps:/.w?&=#%[]@a0é", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it(text):
    page_key(text)
    key = page_key("http://" + text)
    assert page_key(key) == key or "//" not in key[:2]
    joined = absolute(text, STORY)
    assert joined is None or is_web(joined)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/a#b", "https://news.example/a"),
        (" b c ", "https://news.example/2026/11/b%20c"),
        ("//other.example/x", "https://other.example/x"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://", None),
        ("http://[::1", None),
        ("http://a.example:99999/", None),
        ("https://a.example/" + "x" * 3_000, None),
    ],
)
def test_links_become_absolute_and_only_web_addresses_pass(link, expected):
    assert absolute(link, STORY) == expected


def test_the_host_of_an_address_or_nothing():
    assert [host_of(url) for url in ("https://www.One.example/a", "http://[::1:99999/a", "note", "")] == [
        "one.example",
        "",
        "",
        "",
    ]

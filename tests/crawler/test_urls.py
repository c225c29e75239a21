import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.urls import absolute, is_web, page_key

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


@given(st.text(max_size=60) | st.text(alphabet="htps:/.w?&=#%[]@a0é", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it(text):
    page_key(text)
    page_key("http://" + text)
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

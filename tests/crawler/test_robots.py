"""What a robots.txt asks for, and its copy in the database."""

from pathlib import Path

import pytest

from crawler.database import open_database
from crawler.robots import BYTES, Robots, Rules, text_of
from tests.evaluation import evaluation
from tests.postgres import DIALECTS, fresh

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "allowed", "delay"),
    [
        ("", True, 0),
        ("User-agent: *\nDisallow: /private/", False, 0),
        ("\ufeffUser-agent: *\nDisallow: /private/", True, 0),  # text_of takes the mark off
        ("User-agent: *\nDisallow:", True, 0),
        ("User-agent: *\nDisallow: /\nAllow: /private/x", True, 0),
        ("User-agent: pullback\nCrawl-delay: 2.5\n\nUser-agent: *\nDisallow: /", True, 2.5),
        ("User-agent: *\nCrawl-delay: 10\nRequest-rate: 1/30", True, 30),
        ("User-agent: *\nRequest-rate: 3/1m", True, 20),
        ("User-agent: *\nRequest-rate: 0/1m\nCrawl-delay: soon", True, 0),
        ("User-agent: *\nCrawl-delay: -5", True, 0),
        ("<!doctype html><html><body>Not found</body></html>", True, 0),
    ],
)
def test_rules_and_pace(text, allowed, delay):
    rules = Rules.of(text, "pullback")
    assert (rules.allow("https://a.example/private/x"), rules.delay) == (allowed, delay)


def test_bytes_become_text():
    assert text_of(b"\xef\xbb\xbfUser-agent: *") == "User-agent: *"
    assert text_of(b"Disallow: /\xff\0") == "Disallow: /\ufffd"
    long = b"Disallow: /aaaa\n" * 40_000
    assert BYTES - 16 < len(text_of(long)) <= BYTES
    assert text_of(long).endswith("/aaaa"), "only whole lines"


@pytest.fixture(params=DIALECTS)
def databases(request, tmp_path):
    """Those of two workers on one archive."""
    address = tmp_path / "a.sqlite" if request.param == "sqlite" else fresh()
    found = [open_database(address) for _ in range(2)]
    yield found
    for one in found:
        one.close()


def test_a_copy_is_every_workers_and_a_day_old_at_most(databases):
    now = [1_800_000_000.0]
    one, two = (Robots(database, "pullback", clock=lambda: now[0]) for database in databases)
    assert one.rules("https://a.example") is None
    one.keep("https://a.example", "a.example", b"User-agent: *\nCrawl-delay: 7\nDisallow: /x")
    one.keep("https://www.a.example", "a.example", b"")
    rules = two.rules("https://a.example")
    assert rules
    assert not rules.allow("https://a.example/x")
    assert two.delay("a.example") == 7, "one pace for all hosts of a domain"
    assert two.delay("b.example") == 0
    now[0] += DAY - 1
    assert two.rules("https://a.example")
    now[0] += 2
    assert one.rules("https://a.example") is None
    assert two.rules("https://a.example") is None
    one.keep("https://a.example", "a.example", b"")
    now[0] -= 2 * DAY
    assert two.rules("https://a.example") is None, "a copy from the future is as good as none"


@pytest.mark.evaluation
def test_every_recorded_file_can_be_read():
    folder = (evaluation() or Path()) / "data" / "samples" / "robots"
    for file in folder.glob("*.txt"):
        Rules.of(text_of(file.read_bytes()), "pullback")
    sec = Rules.of(text_of((folder / "www.sec.gov.txt").read_bytes()), "pullback")
    assert sec.allow("https://www.sec.gov/Archives/edgar/data/1/000000000000000001/primary_doc.xml")
    assert not sec.allow("https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent")
    wire = Rules.of(text_of((folder / "www.businesswire.com.txt").read_bytes()), "pullback")
    assert not wire.allow("https://www.businesswire.com/rss/home/")

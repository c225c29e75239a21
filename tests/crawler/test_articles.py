from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive import Archive
from crawler.articles import articles, canonical_key, content_of, link, note_guids
from crawler.listing import Link
from crawler.page import Page
from crawler.urls import page_key

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = "Quillon has raised $40 million in a round led by Harrow Ventures of London."


def page(url, text=STORY, head="", *, at=NOON, source="ledger"):
    body = f"<html><head>{head}</head><body><nav>{at}</nav><article><p>{text}</p></article></body></html>"
    return Page(url, url, 200, (), body.encode(), at, source)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://news.example/story'>", "https://amp.news.example/x/story?amp=1"),
        ("<LINK HREF=/story REL=canonical>", "https://news.example/mobile-app/story-amp"),
        ('<link data-x="1" href="https://www.news.example/story?utm_source=x&amp;fbclid=1" rel="canonical"/>', "https://m.news.example/9"),
    ],
)  # fmt: skip
def test_a_page_says_which_address_is_its_own(head, url):
    assert canonical_key(page(url, head=head)) == page_key("https://news.example/story")


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='https://other.example/story'>",
        "<link rel='canonical' href='https://news.example/'>",
        "<link rel='canonical' href='javascript:alert(1)'>",
        "<link rel='canonical'>",
        "<link rel='stylesheet' href='https://news.example/story'>",
        "",
    ],
)
def test_what_is_no_address_of_its_own_site_is_not_believed(head):
    url = "https://news.example/9"
    assert canonical_key(page(url, head=head)) == page_key(url)


def test_versions_of_one_article_are_linked_by_address(archive):
    canonical = "<link rel='canonical' href='https://news.example/story'>"
    archive.add(page("https://news.example/story"))
    archive.add(
        page(
            "https://news.example/other",
            "Otter Bank has closed a Series C led by Tern Partners of Stockholm.",
        )
    )
    archive.add(page("https://amp.news.example/9/story", head=canonical, at=NOON + timedelta(hours=1)))
    archive.add(page("https://news.example/story", STORY + " Petrel joined.", at=NOON + timedelta(hours=2)))
    assert link(archive) == 4
    story, other = articles(archive)
    assert [version.changed for version in story.versions] == [False, False, True]
    assert story.article == story.versions[0].page_id
    assert (story.canonical, len(other.versions)) == ("//news.example/story", 1)
    assert link(archive) == 0, "nothing is told twice"


def test_versions_are_linked_by_what_the_feed_calls_them_within_a_source(archive):
    for source in ("ledger", "courier"):
        links = [Link(f"https://{source}.example/{n}", guid="item 7") for n in ("first", "moved")]
        note_guids(archive.database, source, links)
        for one in links:
            archive.add(page(one.url, source=source))
    link(archive)
    ledger, courier = articles(archive)
    assert [len(one.versions) for one in (ledger, courier)] == [2, 2]
    assert ledger.guid == "item 7"
    assert ledger.same_words == (courier.article,)


def test_a_guid_that_is_the_address_is_not_kept(archive):
    note_guids(
        archive.database,
        "ledger",
        [
            Link("https://a.example/x?utm_source=rss", guid="http://a.example/x"),
            Link("https://a.example/feed", guid="f", listing=True),
            Link("https://a.example/y"),
        ],
    )
    link(archive)
    assert archive.database.execute("SELECT * FROM guids") == []


def test_the_content_is_its_words():
    one = content_of(page("https://a.example/1"))
    assert one == content_of(
        page("https://b.example/2", STORY.replace(" ", "\n ").upper(), at=NOON + timedelta(days=1))
    )
    assert one != content_of(page("https://a.example/1", STORY.replace("40", "41")))
    empty = [
        Page("https://a.example", "https://a.example", 200, (), body, NOON, "x")
        for body in (b"", b"\xff\xfe")
    ]
    assert content_of(empty[0]) != content_of(empty[1])

"""Which archived pages are versions of one article, by three keys that are kept apart.

The canonical address is the page's own word for where it stands, where it names its own site; the GUID is what the
feed calls the item; the content is a digest of the words of its text. Equal address or GUID make two pages one
article; the content says whether a version is a change, and which other articles hold the same words.
"""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.archive import Archive
from crawler.database import Database, ensure
from crawler.glance import glance
from crawler.listing import Link
from crawler.page import Page
from crawler.urls import absolute, page_key

STEPS = (
    (
        """CREATE TABLE guids (
  source TEXT NOT NULL,
  key TEXT NOT NULL,        -- of the address that the feed gives
  guid TEXT NOT NULL,
  PRIMARY KEY (source, key)
) STRICT""",
        """CREATE TABLE articles (
  page INTEGER PRIMARY KEY,  -- its sequence in pages
  article INTEGER NOT NULL,  -- the page that was the first version of it
  canonical TEXT NOT NULL,
  source TEXT NOT NULL,
  guid TEXT,                 -- of the feed of its source
  content TEXT NOT NULL
) STRICT""",
        "CREATE INDEX articles_by_article ON articles (article, page)",
        "CREATE INDEX articles_by_canonical ON articles (canonical, page)",
        "CREATE INDEX articles_by_guid ON articles (source, guid, page)",
        "CREATE INDEX articles_by_content ON articles (content, page)",
    ),
)
_BATCH = 100  # pages of a transaction
_HEAD = 300_000  # bytes in which a page names its canonical address; some heads are that long
_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_REL = re.compile(rb"""\brel\s*=\s*["']?\s*canonical\b""", re.IGNORECASE)
_HREF = re.compile(rb"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """One page as a version of an article. ``changed``: its words are not those of the version before it."""

    page_id: str
    final_url: str
    fetched: str
    content: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ArticleVersions:
    """An article with its keys; ``same_words`` are other articles that hold the words of its latest version."""

    article: str
    canonical: str
    guid: str | None
    versions: tuple[Version, ...]
    same_words: tuple[str, ...]


def note_guids(database: Database, source: str, links: Iterable[Link]) -> None:
    """Keep what a feed calls its items, for the pages that come of them; a GUID that is the address says nothing."""
    rows = [
        (source, page_key(link.url), link.guid)
        for link in links
        if link.guid and not link.listing and page_key(link.guid) != page_key(link.url)
    ]
    if rows:
        ensure(database, "articles", STEPS)
        database.many(
            "INSERT INTO guids (source, key, guid) VALUES (?, ?, ?)"
            " ON CONFLICT (source, key) DO UPDATE SET guid = excluded.guid",
            rows,
        )


def link(archive: Archive) -> int:
    """Tell of every page that came since the last time which article it is a version of; how many came."""
    database = archive.database
    ensure(database, "articles", STEPS)
    count = 0
    while True:
        with database.transaction():
            ((mark,),) = database.execute("SELECT coalesce(max(page), 0) FROM articles")
            some = 0
            for number, page in archive.since(mark):
                _keep(database, number, page)
                some += 1
                if some == _BATCH:
                    break
        count += some
        if some < _BATCH:
            return count


def articles(archive: Archive) -> Iterator[ArticleVersions]:
    """Every article with its versions, in the order in which they were first met. ``link`` first."""
    database = archive.database
    ensure(database, "articles", STEPS)
    mark = 0
    while firsts := database.execute(
        "SELECT DISTINCT article FROM articles WHERE article > ? ORDER BY article LIMIT ?", (mark, _BATCH)
    ):
        for (mark,) in firsts:  # the last one is where to go on
            yield _article(database, mark)


def canonical_key(page: Page) -> str:
    """The key of the address that a page gives as its own: on the same site, and not the site's front page."""
    own = page_key(page.final_url)
    declared = _declared(page)
    if declared is None:
        return own
    key = page_key(declared)
    is_front = urlsplit(key).path in ("", "/") and "?" not in key
    return own if is_front or not _same_site(key, own) else key


def content_of(page: Page) -> str:
    """A digest of the words of the text: marks, spaces and capitals make no difference. That of the body if there are none."""
    words = re.findall(r"\w+", glance(page.body, page.header("content-type")).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:32] if words else page.sha256[:32]


def _declared(page: Page) -> str | None:
    for tag in _LINK.findall(page.body[:_HEAD]):
        href = _HREF.search(tag) if _REL.search(tag) else None
        if href:
            text = html.unescape((href[1] or href[2] or href[3] or b"").decode("utf-8", "replace"))
            return absolute(text, page.final_url)
    return None


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other or a part of it: keys have no ``www.`` or ``m.`` any more."""
    mine, theirs = urlsplit(one).netloc, urlsplit(other).netloc
    return mine == theirs or mine.endswith(f".{theirs}") or theirs.endswith(f".{mine}")


def _keep(database: Database, number: int, page: Page) -> None:
    canonical, content = canonical_key(page), content_of(page)
    rows = database.execute(
        "SELECT guid FROM guids WHERE source = ? AND key = ?", (page.source, page_key(page.url))
    )
    guid = rows[0][0] if rows else None
    met = database.execute(
        "SELECT article FROM articles WHERE canonical = ? ORDER BY page LIMIT 1", (canonical,)
    )
    if not met and guid:
        met = database.execute(
            "SELECT article FROM articles WHERE source = ? AND guid = ? ORDER BY page LIMIT 1",
            (page.source, guid),
        )
    database.execute(
        "INSERT INTO articles (page, article, canonical, source, guid, content) VALUES (?, ?, ?, ?, ?, ?)",
        (number, met[0][0] if met else number, canonical, page.source, guid, content),
    )


def _article(database: Database, first: int) -> ArticleVersions:
    rows = database.execute(
        "SELECT p.page_id, p.final_url, p.fetched_at, a.content, a.canonical, a.guid FROM articles a"
        " JOIN pages p ON p.sequence = a.page WHERE a.article = ? ORDER BY a.page",
        (first,),
    )
    contents = [None, *(row[3] for row in rows)]
    versions = tuple(
        Version(row[0], row[1], row[2], row[3], changed=before is not None and before != row[3])
        for row, before in zip(rows, contents, strict=False)
    )
    others = database.execute(
        "SELECT DISTINCT p.page_id FROM articles a JOIN pages p ON p.sequence = a.article"
        " WHERE a.content = ? AND a.article != ? ORDER BY p.page_id LIMIT 20",
        (rows[-1][3], first),
    )
    guid = next((row[5] for row in rows if row[5]), None)
    return ArticleVersions(rows[0][0], rows[0][4], guid, versions, tuple(one for (one,) in others))

import json
import multiprocessing
import sqlite3
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive import Archive
from crawler.errors import ArchiveError
from crawler.page import Page

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def page(path="/a", body=b"<p>hello</p>", *, at=NOON, headers=(), url=None):
    final = f"https://news.example{path}"
    return Page(url or final, final, 200, headers, body, at, "test")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


def test_a_page_comes_back_as_it_went_in(archive):
    kept = page(
        headers=(("content-type", "text/html"), ("x-odd", "Zoë"), ("x-odd", "2")), body=bytes(range(256))
    )
    number = archive.add(kept)
    assert list(archive.since(0)) == [(number, kept)]
    assert archive.get(kept.page_id) == kept
    assert archive.get("0" * 32) is None


def test_the_same_content_at_the_same_address_is_kept_once(archive):
    assert archive.add(page()) is not None
    assert archive.add(page(at=NOON + timedelta(days=1))) is None
    assert archive.add(page(body=b"changed")) is not None
    assert archive.add(page("/b")) is not None
    assert archive.count() == 3


def test_reading_on_from_a_mark_gives_what_came_later_even_while_it_grows(archive):
    first = archive.add(page("/1"))
    archive.add(page("/2"))
    rest = archive.since(first)
    assert next(rest)[1].final_url.endswith("/2")
    archive.add(page("/3"))
    assert next(rest)[1].final_url.endswith("/3")
    assert next(rest, None) is None


def test_the_identity_is_made_once_and_differs_between_archives(tmp_path):
    with Archive.open(tmp_path / "one") as one, Archive.open(tmp_path / "two") as two:
        identity = one.identity
        assert identity != two.identity
    with Archive.open(tmp_path / "one") as again:
        assert again.identity == identity


def test_validators_are_those_of_the_latest_answer_at_exactly_that_address(archive):
    archive.add(page(headers=(("etag", '"1"'), ("last-modified", "Fri, 20 Nov 2026 12:00:00 GMT"))))
    assert archive.validators("https://news.example/a") == ('"1"', "Fri, 20 Nov 2026 12:00:00 GMT")
    archive.add(page(headers=(("etag", '"2"'),)))  # the same body: no new page, yet a new validator
    assert archive.validators("https://news.example/a") == ('"2"', None)
    assert archive.validators("https://news.example/a?utm_source=x") == (None, None)


def test_visits_are_found_by_any_address_of_the_page(archive):
    archive.add(page("/new", url="http://news.example/old?utm_source=feed"))
    for url in (
        "https://www.news.example/old",
        "http://news.example/new/",
        "https://news.example/new?fbclid=1#top",
    ):
        assert archive.visited(url) == NOON
    archive.note(
        "https://news.example/new", "https://news.example/new", NOON + timedelta(hours=2), None, None
    )
    assert archive.visited("http://news.example/new") == NOON + timedelta(hours=2)
    assert archive.visited("https://news.example/other") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pages SET body = x''",
        "DELETE FROM pages",
        "INSERT OR REPLACE INTO pages SELECT * FROM pages",
        "UPDATE visits SET etag = 'x'",
        "DELETE FROM visits",
        "INSERT OR REPLACE INTO visits SELECT * FROM visits",
        "UPDATE about SET value = 'x'",
        "DELETE FROM about",
    ],
)
def test_nothing_in_it_can_be_changed_or_removed(archive, statement):
    archive.add(page())
    archive.identity  # noqa: B018 - asking makes it
    with pytest.raises(ArchiveError, match="append-only"):
        archive.database.execute(statement)
    assert archive.count() == 1


def complains(error: pytest.ExceptionInfo[ArchiveError], got: str) -> None:
    assert got in error.value.got
    assert error.value.wanted
    assert error.value.todo


def test_a_missing_archive_is_made_only_when_asked(tmp_path):
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path / "none", create=False)
    complains(error, "no archive at")
    assert not (tmp_path / "none").exists()
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path / "no" / "folder")
    complains(error, "no archive can be at")
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path)
    complains(error, "no archive can be at")


def test_what_is_not_an_archive_is_refused_and_left_as_it_is(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_bytes(b"not a database, but long enough to look like a file with a header" * 20)
    before = text.read_bytes()
    with pytest.raises(ArchiveError) as error:
        Archive.open(text)
    complains(error, "not a database")
    assert text.read_bytes() == before
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE something (a)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    with pytest.raises(ArchiveError) as error:
        Archive.open(other)
    complains(error, "not an archive")
    assert other.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path):
    Archive.open(tmp_path / "a").close()
    connection = sqlite3.connect(tmp_path / "a")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path / "a")
    complains(error, "schema 99")


def test_damage_is_told_not_handed_on(tmp_path):
    path = tmp_path / "a"
    with Archive.open(path) as archive:
        for number in range(40):
            archive.add(page(f"/{number}", body=bytes(f"{number}", "ascii") * 3_000))
    content = bytearray(path.read_bytes())
    content[8_192:20_000] = b"\xff" * (20_000 - 8_192)
    path.write_bytes(content)
    with pytest.raises(ArchiveError) as error, Archive.open(path) as archive:
        list(archive.since(0))
    complains(error, "damaged")


def test_a_body_that_is_not_what_its_hash_says_is_damage(archive):
    archive.add(page())
    archive.database.execute("DROP TRIGGER pages_no_update")
    archive.database.execute("UPDATE pages SET sha256 = 'other'")
    with pytest.raises(ArchiveError, match="not what its hash says"):
        list(archive.since(0))


def test_a_locked_archive_says_so(archive):
    other = sqlite3.connect(archive.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Archive.open(archive.database.path, wait=0.05) as waiting:
        assert waiting.count() == 0, "reading goes on"
        with pytest.raises(ArchiveError) as error:
            waiting.add(page())
        complains(error, "locked")
        other.execute("ROLLBACK")
        assert waiting.add(page()) is not None, "and it works again"
    other.close()


def test_a_closed_archive_says_so(tmp_path):
    archive = Archive.open(tmp_path / "a")
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.count()


def _open_at_once(path, barrier, identities):
    barrier.wait()
    with Archive.open(path) as archive:
        identities.put(archive.identity)


def test_two_processes_that_make_it_at_once_make_one(tmp_path):
    context = multiprocessing.get_context("fork")
    barrier, identities = context.Barrier(2), context.Queue()
    makers = [
        context.Process(target=_open_at_once, args=(tmp_path / "a", barrier, identities)) for _ in range(2)
    ]
    for maker in makers:
        maker.start()
    assert identities.get(timeout=10) == identities.get(timeout=10)
    for maker in makers:
        maker.join()


OF_0_2 = """
PRAGMA application_id = 0x50425041; PRAGMA user_version = 1;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE pages (sequence INTEGER PRIMARY KEY AUTOINCREMENT, page_id TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
  final_url TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, fetched_at TEXT NOT NULL,
  sha256 TEXT NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE visits (sequence INTEGER PRIMARY KEY AUTOINCREMENT, url_key TEXT NOT NULL, final_url TEXT NOT NULL,
  final_key TEXT NOT NULL, at TEXT NOT NULL, etag TEXT, last_modified TEXT) STRICT;
INSERT INTO about VALUES ('identity', 'abc');
"""


def test_an_archive_of_the_last_release_is_read_on_and_grows(tmp_path):
    old, kept = tmp_path / "old", page(headers=(("etag", '"1"'),))
    connection = sqlite3.connect(old)
    connection.executescript(OF_0_2)
    connection.execute(
        "INSERT INTO pages VALUES (7, ?, ?, ?, 200, ?, ?, ?, ?, 'test')",
        (kept.page_id, kept.url, kept.final_url, json.dumps(kept.headers), zlib.compress(kept.body), kept.fetched_at.isoformat(), kept.sha256),
    )  # fmt: skip
    connection.commit()
    connection.close()
    for _ in range(2):
        with Archive.open(old, create=False) as archive:
            assert archive.identity == "abc", "stores know how far they have read"
            assert archive.get(kept.page_id) == kept
            archive.add(page("/later"))
            assert [number for number, _ in archive.since()] == [7, 8]

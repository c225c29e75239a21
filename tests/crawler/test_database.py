"""The seam every room of the crawler stands on; the same over PostgreSQL is in tests/contract."""

import sqlite3

import pytest

from crawler.database import ensure, is_server, open_database
from crawler.errors import ArchiveError

STEPS = (("CREATE TABLE hosts (host TEXT PRIMARY KEY, next REAL NOT NULL) STRICT",),)
MORE = (*STEPS, ("ALTER TABLE hosts ADD COLUMN asked INTEGER NOT NULL DEFAULT 0",))


@pytest.fixture
def database(tmp_path):
    opened = open_database(tmp_path / "a")
    yield opened
    opened.close()


def test_a_room_takes_only_the_steps_it_lacks(database):
    ensure(database, "hosts", STEPS)
    database.execute("INSERT INTO hosts VALUES (?, ?)", ("news.example", 1.5))
    ensure(database, "hosts", STEPS)
    ensure(database, "hosts", MORE)
    assert database.execute("SELECT * FROM hosts") == [("news.example", 1.5, 0)]


def test_a_room_of_a_newer_release_is_refused(database):
    ensure(database, "hosts", MORE)
    with pytest.raises(ArchiveError, match="schema 2") as error:
        ensure(database, "hosts", STEPS)
    assert error.value.todo


def test_a_step_that_fails_leaves_nothing(database):
    with pytest.raises(ArchiveError):
        ensure(database, "hosts", (*STEPS, ("CREATE NONSENSE",)))
    ensure(database, "hosts", STEPS)


def test_a_transaction_is_all_or_nothing_also_when_nested(database):
    ensure(database, "hosts", STEPS)

    def half():
        with database.transaction():
            database.execute("INSERT INTO hosts VALUES ('a', 1)")
            with database.transaction():
                database.many("INSERT INTO hosts VALUES (?, ?)", [("b", 2), ("c", 3)])
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert database.execute("SELECT * FROM hosts") == []
    with database.transaction(), database.transaction():
        database.execute("INSERT INTO hosts VALUES ('a', 1)")
    assert database.execute("SELECT host FROM hosts") == [("a",)]


def test_one_writer_at_a_time_and_the_other_is_told(database):
    ensure(database, "hosts", STEPS)
    other = open_database(database.path, wait=0.05)
    with database.transaction():
        with pytest.raises(ArchiveError, match="locked"), other.transaction():
            pass
        assert other.execute("SELECT count(*) FROM hosts") == [(0,)], "reading goes on"
    with other.transaction():
        other.execute("INSERT INTO hosts VALUES ('a', 1)")
    other.close()


def test_what_breaks_a_rule_says_so(database):
    ensure(database, "hosts", STEPS)
    database.execute("INSERT INTO hosts VALUES ('a', 1)")
    with pytest.raises(ArchiveError, match="refuses"):
        database.execute("INSERT INTO hosts VALUES ('a', 2)")


def test_writes_reach_the_disk_before_they_count(database):
    assert database.execute("PRAGMA journal_mode") == [("wal",)]
    assert database.execute("PRAGMA synchronous") == [(2,)], "2 is FULL"


def test_an_older_program_refuses_the_file(database):
    connection = sqlite3.connect(database.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()


def test_a_server_is_told_from_a_file_also_once_it_was_a_path(tmp_path):
    assert is_server("postgresql://me@host/db")
    assert is_server("postgresql:/me@host/db"), "what pathlib makes of it"
    assert not is_server(tmp_path / "postgresql")


def test_a_server_that_is_not_there_is_told_without_its_password():
    with pytest.raises(ArchiveError, match=r"me@127\.0\.0\.1") as error:
        open_database("postgresql://me:secret@127.0.0.1:9/db")
    assert "secret" not in str(error.value)
    assert error.value.todo

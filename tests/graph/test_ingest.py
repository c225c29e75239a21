"""The line from archive to store: whole, again, onwards, in another order, and killed anywhere."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.page import Page
from crawler.versions import versions
from graph.article import Article
from graph.extract import extractor
from graph.facts import to_record
from graph.ingest import article_of, article_of_text, ingest, ingest_articles, ingest_sample
from graph.store import Store, open_store

AT = datetime(2024, 5, 3, 12, tzinfo=UTC)
_connect = sqlite3.connect

STORIES = {
    "acme": "Acme Robotics has raised $40 million in a Series B round led by SoftBank Vision Fund, with participation from Tiger Global.",
    "bolt": "Bolt Energy, a maker of batteries, raised $12.5 million in seed funding. SoftBank Group led the round.",
    "cora": "Cora Health said on Thursday that it has closed a $90 million Series C led by Tiger Global Management.",
    "dune": "Dune Analytics announced a $7 million seed round led by Softbank Group Corp. and joined by Acme Robotics.",
}
FILLER = (
    "The company was founded in 2019 and employs about one hundred people in two cities. Its founders met at"
    " university, where they shared a laboratory for several years. They intend to hire more engineers."
)


def page(name: str, body: bytes | None = None) -> Page:
    url = f"https://news.example/{name}"
    html = (
        f"<html lang='en'><head><title>News of {name}</title>"
        "<meta property='article:published_time' content='2024-05-02T08:00:00Z'></head>"
        f"<body><article><h1>News of {name}</h1><p>{STORIES.get(name.partition('-')[0], '')}</p><p>{FILLER}</p></article></body></html>"
    )
    body = html.encode() if body is None else body
    return Page(url, url, 200, (("content-type", "text/html; charset=utf-8"),), body, AT, "wire")


EMPTY = page("empty", b"<html><head><title>Nothing</title></head><body></body></html>")
PAGES = [*(page(name) for name in STORIES), EMPTY]


def archived(path: Path, pages: Iterable[Page]) -> Path:
    with Archive.open(path) as archive:
        for one in pages:
            archive.add(one)
    return path


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(open_store("memory:")) as one:
        yield one


def test_the_whole_line_ends_in_facts_issues_and_a_mark(tmp_path: Path, store: Store):
    with Archive.open(archived(tmp_path / "a.sqlite", PAGES)) as archive:
        steps = list(ingest(archive, store))
    assert [step.url for step in steps] == [one.final_url for one in PAGES]
    assert all(step.changed for step in steps)
    picture = store.snapshot()
    raised = {fact.company: fact.amount and int(fact.amount.value) for fact in picture.facts.values()}
    assert raised["Acme Robotics"] == 40_000_000
    assert raised["Bolt Energy"] == 12_500_000
    assert [(one.kind, one.page_id) for one in picture.issues] == [("unreadable_page", EMPTY.page_id)]
    assert list(store.mark().positions.values()) == [len(PAGES)]


def test_evidence_is_where_it_says_it_is(store: Store):
    article = article_of(PAGES[0])
    assert isinstance(article, Article)
    (step,) = ingest_articles([article], store)
    for fact in step.facts:
        assert fact.evidence.quotes
        for quote in fact.evidence.quotes:
            assert article.text[quote.start : quote.end] == quote.text


def test_the_same_again_changes_nothing_and_reads_nothing(tmp_path: Path, store: Store):
    with Archive.open(archived(tmp_path / "a.sqlite", PAGES)) as archive:
        list(ingest(archive, store))
        digest, mark = store.snapshot().digest, store.mark()
        assert list(ingest(archive, store)) == []
        again = list(ingest(archive, store, again=True))
    assert len(again) == len(PAGES)
    assert not any(step.changed for step in again)
    assert (store.snapshot().digest, store.mark()) == (digest, mark)


def test_a_later_run_reads_on_from_the_mark(tmp_path: Path, store: Store):
    path = archived(tmp_path / "a.sqlite", PAGES[:2])
    with Archive.open(path) as archive:
        assert len(list(ingest(archive, store))) == 2
    archived(path, PAGES)
    with Archive.open(path) as archive:
        assert [step.page_id for step in ingest(archive, store)] == [one.page_id for one in PAGES[2:]]


def test_the_order_of_the_pages_does_not_matter(tmp_path: Path):
    digests = set()
    for name, pages in (("one", PAGES), ("two", PAGES[::-1]), ("three", PAGES[2:] + PAGES[:2])):
        with (
            closing(open_store("memory:")) as store,
            Archive.open(archived(tmp_path / f"{name}.sqlite", pages)) as archive,
        ):
            list(ingest(archive, store))
            digests.add(store.snapshot().digest)
    assert len(digests) == 1


def test_memory_and_file_end_alike(tmp_path: Path, store: Store):
    path = archived(tmp_path / "a.sqlite", PAGES)
    with Archive.open(path) as archive:
        list(ingest(archive, store))
    assert run(path, tmp_path / "s.sqlite") == store.snapshot().digest


def test_an_article_of_text_has_an_id_of_its_own():
    one, other = (
        article_of_text(text, url="https://x.example", title=None, published="2024-05", recorded=AT.date())
        for text in ("one", "other")
    )
    assert one.page_id != other.page_id
    assert one == article_of_text("one", url=one.url, title=None, published="2024-05", recorded=AT.date())


def test_the_sample_twice_changes_nothing(store: Store):
    first = list(ingest_sample(store))
    assert len(store.snapshot().facts) > 1000
    mark = store.mark()
    assert [step.changed for step in ingest_sample(store)] == [False] * len(first)
    assert store.mark() == mark


def run(archive_path: Path, store_path: Path) -> str:
    with closing(open_store(str(store_path))) as store, Archive.open(archive_path) as archive:
        list(ingest(archive, store))
        return store.snapshot().digest


def killed_at(statement: int, archive_path: Path, store_path: Path) -> bool:
    """Run in a child that is killed before this SQL statement of either file; False if it ended before."""
    child = os.fork()
    if not child:
        left = statement

        def count(_: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def connect(*args, **kwargs) -> sqlite3.Connection:
            connection = _connect(*args, **kwargs)
            connection.set_trace_callback(count)
            return connection

        code = 1
        try:
            sqlite3.connect = connect
            run(archive_path, store_path)
            code = 0
        finally:
            os._exit(code)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, -signal.SIGKILL}
    return ended != 0


@pytest.mark.journey
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is played on a forked child")
def test_a_kill_anywhere_and_a_rerun_end_as_a_clean_run(tmp_path: Path):
    archive = archived(tmp_path / "a.sqlite", PAGES)
    clean = run(archive, tmp_path / "clean.sqlite")
    kills, statement = 0, 1
    while killed_at(statement, archive, tmp_path / "killed" / "s.sqlite"):
        assert run(archive, tmp_path / "killed" / "s.sqlite") == clean
        shutil.rmtree(tmp_path / "killed")
        kills += 1
        statement += 4  # every statement of the store by itself is done in tests/graph/store/test_sqlite.py
    assert kills > 15


@pytest.mark.journey
def test_several_processes_keep_what_one_keeps_byte_for_byte(tmp_path: Path):
    many = [page(f"{name}-{n}") for n in range(12) for name in STORIES] + [EMPTY]
    with Archive.open(archived(tmp_path / "a.sqlite", many)) as archive:
        kept = []
        for workers in (1, 2):
            with closing(open_store("memory:")) as one:
                steps = list(ingest(archive, one, workers=workers))
                records = [[to_record(fact) for fact in step.facts] for step in steps]
                kept.append((records, [step.url for step in steps], one.snapshot().digest, one.mark()))
    assert kept[0] == kept[1]
    assert sum(map(len, kept[0][0])) >= 2 * 12


def test_a_page_with_nothing_to_tell_is_passed_over_and_that_is_told(tmp_path: Path, store: Store):
    plain = (
        "The garden was opened by the mayor, who spoke of roses and of the weather of the last weeks. " * 3
    )
    garden = page(
        "garden", b"<html><body><article>" + f"<p>{plain}</p>".encode() * 12 + b"</article></body></html>"
    )
    with_fact = page(
        "late",
        b"<html><body><article>"
        + f"<p>{plain}</p>".encode() * 12
        + f"<p>{STORIES['bolt']}</p></article></body></html>".encode(),
    )
    with Archive.open(archived(tmp_path / "a.sqlite", [garden, with_fact])) as archive:
        steps = list(ingest(archive, store))
    assert [[issue.kind for issue in step.issues] for step in steps] == [["off_topic"], []]
    assert "characters" in steps[0].issues[0].detail
    assert len(steps[1].facts) == 1, "one sentence at the end of a long page is enough"


def test_every_fact_leads_to_its_page_its_fetch_and_its_reader(tmp_path: Path, store: Store):
    with Archive.open(archived(tmp_path / "a.sqlite", PAGES)) as archive:
        list(ingest(archive, store))
        facts = store.snapshot().facts.values()
        assert len(facts) >= len(STORIES)
        for fact in facts:
            kept = archive.get(fact.evidence.page_id)
            assert kept is not None
            assert (fact.evidence.url, fact.evidence.recorded) == (kept.final_url, kept.fetched_at.date())
            assert fact.evidence.extractor == extractor()
            (version,) = versions(archive, fact.evidence.page_id)
            assert (version.sha256, version.fetched[:19]) == (kept.sha256, "2024-05-03T12:00:00")

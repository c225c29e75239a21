"""The whole sample in a store: read once a run, in memory, and copied from there as often as a test wants it."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.archive import Archive
from graph.ingest import ingest, ingest_sample
from graph.sample import SAMPLE_DATE, pages
from graph.store import Store, open_store
from graph.store.pages import Page


@lru_cache
def sample() -> Store:
    """The tables and the articles that ship with the product, as `pullback demo` reads them."""
    store = open_store("memory:")
    store.prepare()
    list(ingest_sample(store))
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.sqlite") as archive:
        for page in pages(datetime(SAMPLE_DATE.year, SAMPLE_DATE.month, SAMPLE_DATE.day, tzinfo=UTC)):
            archive.add(page)
        list(ingest(archive, store))
    return store


def fill(store: Store) -> None:
    """Copy it into an open store."""
    store.prepare()
    there = sample()
    list(store.put_many([*there.pages(), Page.beside(there.judgements())]))

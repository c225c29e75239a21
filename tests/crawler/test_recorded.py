"""A source is a TOML and recorded pages: each folder of ``recorded`` is one, crawled over HTTP and read to its facts.

``expected.json``: ``serve`` leads from paths (with ``*``) to files, ``pages`` are what must be archived,
``facts`` what the pages must state. ``{site}`` in a file, packed or not, stands for the site's address.
"""

import fnmatch
import gzip
import io
import json
import shutil
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest

from crawler.archive import Archive
from crawler.kinds import kind_of as kind_of_source
from crawler.run import crawl
from crawler.sources import KindName, Source, load
from graph.facts import Fact, kind_of, names_in
from graph.ingest import ingest
from graph.store import open_store

pytestmark = pytest.mark.journey
RECORDED = Path(__file__).parent / "recorded"
FOLDERS = sorted(folder.name for folder in RECORDED.iterdir())
MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".xml": "text/xml",
    ".csv": "text/csv",
    ".json": "application/sparql-results+json",
}


class Served(dict):
    """Answers by patterns of paths."""

    def get(self, path, default=None):
        found = next((answer for pattern, answer in self.items() if fnmatch.fnmatchcase(path, pattern)), None)
        return found or default


def of_site(file: Path, url: str) -> bytes:
    body = file.read_bytes()
    if file.name.endswith(".xml.gz"):
        return gzip.compress(gzip.decompress(body).replace(b"{site}", url.encode()))
    if file.suffix == ".zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"{site}", url.encode()))
        return packed.getvalue()
    return body.replace(b"{site}", url.encode()) if not file.name.endswith(".warc.gz") else body


def prepared(name: str, folder: Path, site: str) -> tuple[dict[str, Any], Source]:
    """The recorded files with their site's address in them, and the source that they belong to."""
    shutil.copytree(RECORDED / name, folder)
    for file in folder.iterdir():
        file.write_bytes(of_site(file, site))
    expected = json.loads((folder / "expected.json").read_text())
    (folder / "expected.json").unlink()
    return expected, load(folder / "source.toml")


def address(page: str, site: str, folder: Path) -> str:
    if "://" in page:
        return page
    return f"{site}{page}" if page.startswith("/") else f"{folder.as_uri()}/{page}"


def test_declarations_and_their_recorded_pages_become_facts_without_any_python(tmp_path, news_site):
    sites = {name: f"{news_site.url}/{name}" for name in FOLDERS}
    ready = {name: prepared(name, tmp_path / name, site) for name, site in sites.items()}
    news_site.pages = Served()
    for name, (expected, _) in ready.items():
        for path, file in expected["serve"].items():
            body = (tmp_path / name / file).read_bytes()
            media = MEDIA.get(Path(file).suffix, "application/octet-stream")
            news_site.pages[f"/{name}{path}"] = (200, {"content-type": media}, body)
    archive = tmp_path / "archive.sqlite"
    for _ in range(2):  # the second run finds everything known
        report = crawl([source for _, source in ready.values()], archive)
        assert all(one.healthy for one in report.sources), report
    pages: dict[str, list[str]] = {}
    facts: dict[str, set[Fact]] = {}
    with Archive.open(archive) as kept, closing(open_store("memory:")) as store:
        source_of = {page.page_id: page.source.removeprefix("my-") for _, page in kept.since()}
        for _, page in kept.since():
            pages.setdefault(page.source.removeprefix("my-"), []).append(page.url.partition("?")[0])
        for step in ingest(kept, store):
            facts.setdefault(source_of[step.page_id], set()).update(step.facts)
    for name, (expected, _) in ready.items():
        wanted = [address(page, sites[name], tmp_path / name) for page in expected["pages"]]
        assert sorted(pages[name]) == sorted(wanted), name
        assert sorted(f"{kind_of(fact)} {names_in(fact)[0]}" for fact in facts[name]) == expected["facts"], (
            name
        )


def test_a_batch_of_items_makes_an_address_longer_than_those_of_pages(tmp_path):
    (tmp_path / "source.toml").write_text(
        (RECORDED / "wikidata" / "source.toml").read_text().replace("{site}", "https://wd.example")
    )
    source = load(tmp_path / "source.toml")
    items = (RECORDED / "wikidata" / "items.json").read_bytes()
    links = kind_of_source(source).listed(source, items, source.url[0]).links
    assert max(len(link.url) for link in links) > 2_083, "the recorded source shows that such are fetched"


def test_every_kind_has_a_recorded_source():
    kinds = {load_kind(folder) for folder in FOLDERS}
    assert kinds == set(get_args(KindName))


def load_kind(name: str) -> str:
    text = (RECORDED / name / "source.toml").read_text()
    return text.split('kind = "')[1].split('"')[0]

"""The data that ships with the product: tables of real, sourced facts, and invented articles.

``tables()`` states the facts; ``pages(fetched_at)`` gives the articles as pages for the real line.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args

from crawler.page import Page
from graph.facts import Fact
from graph.issues import Issue
from graph.sample.rows import SAMPLE_DATE, BadValue, Row, Table, fact_of

__all__ = ["SAMPLE_DATE", "TABLES", "Stated", "pages", "tables"]

TABLES: tuple[Table, ...] = get_args(Table)
_HERE = files("graph.sample")


@dataclass(frozen=True, slots=True)
class Stated:
    """All that one source of the tables states, and the rows or values of it that could not be read."""

    page_id: str
    url: str
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]


def tables(folder: Traversable | None = None) -> Iterator[Stated]:
    """Every row of the six tables as a fact, grouped by the address it comes from, in order of appearance.

    ``folder`` holds files of the same names and columns; without it, those that ship are read.
    """
    sources: dict[str, tuple[str, list[Fact], list[Issue]]] = {}
    for table, number, row in _rows(folder or _HERE / "tables"):
        page_id = _page_id(table, number, row)
        _, facts, issues = sources.setdefault(page_id, (row["source_url"], [], []))
        try:
            facts.append(fact_of(table, row, page_id))
        except BadValue as error:
            issues.append(_issue(table, number, row, page_id, error))
            if error.column == "valuation":  # the rest of the row still stands
                facts.append(fact_of(table, {**row, "valuation": ""}, page_id))
    for page_id, (url, stated, unread) in sources.items():
        yield Stated(page_id, url, tuple(stated), tuple(unread))


def pages(fetched_at: datetime) -> Iterator[Page]:
    """The invented articles, as if fetched at that moment (aware, UTC), in the order of their names."""
    found = [one for one in (_HERE / "pages").iterdir() if one.name.endswith(".html")]
    for one in sorted(found, key=lambda entry: entry.name):
        url = f"https://sample.invalid/news/{one.name.removesuffix('.html')}"
        headers = (("content-type", "text/html; charset=utf-8"),)
        yield Page(url, url, 200, headers, one.read_bytes(), fetched_at, "sample")


def _rows(folder: Traversable) -> Iterator[tuple[Table, int, Row]]:
    """Table, row number (1 is the first below the heading) and row, of all tables."""
    for table in TABLES:
        text = (folder / f"{table}.csv").read_text(encoding="utf-8")
        for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 1):
            yield table, number, row


def _page_id(table: Table, number: int, row: Mapping[str, str]) -> str:
    source = row["source_url"] or f"{row['publisher']}\n{table}\n{number}"
    return "sample:" + hashlib.sha256(source.encode()).hexdigest()[:24]


def _issue(table: Table, number: int, row: Row, page_id: str, error: BadValue) -> Issue:
    return Issue("unread_row", page_id, row["source_url"], f"{table}.csv row {number}, {error}"[:300])

"""What the archive holds, version by version, without taking up the pages themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.archive import Archive

_ROWS = 1_000  # at a time; no lock is held between two readings


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a page at one address. ``fetched`` is ISO 8601 in UTC, ``sha256`` that of the body."""

    url: str
    final_url: str
    status: int
    fetched: str
    sha256: str
    source: str
    page_id: str


def versions(archive: Archive, page_id: str | None = None) -> Iterator[Version]:
    """Every version in the order of arrival, or the one with this ``page_id`` alone."""
    mark = 0
    which, values = (" AND page_id = ?", (page_id,)) if page_id else ("", ())
    while rows := archive.database.execute(
        "SELECT sequence, url, final_url, status, fetched_at, sha256, source, page_id FROM pages"  # noqa: S608 - our own words
        f" WHERE sequence > ?{which} ORDER BY sequence LIMIT {_ROWS}",
        (mark, *values),
    ):
        for row in rows:
            yield Version(*row[1:])
        mark = rows[-1][0]

"""Pages at rest: one SQLite file that is only ever appended to, and read on from a mark.

Two tables grow. ``pages`` holds each content at each address once, numbered in the order of arrival.
``visits`` notes every time an address answered, with the validators that make the next request
conditional; a page that has not changed leaves a visit and no second copy.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.archive_file import WAIT_SECONDS, connect, damaged, told, transaction
from crawler.page import Page
from crawler.urls import page_key

_COLUMNS = "sequence, url, final_url, status, headers, body, fetched_at, sha256, source"


class Archive:
    """The pages that were fetched. ``ArchiveError`` is all that its methods raise.

    One process may write while others read; each opens the file for itself. What ``add`` has returned
    survives a killed process and a power cut.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, wait: float = WAIT_SECONDS) -> Self:
        """Open the archive, or make an empty one where there is no file (unless ``create`` is False)."""
        path = Path(path)
        return cls(path, connect(path, create=create, wait=wait))

    @property
    def identity(self) -> str:
        """A random id, made once with the file: the name under which stores note how far they have read."""
        with told(self.path):
            row = self._connection.execute("SELECT value FROM about WHERE name = 'identity'").fetchone()
        return str(row[0])

    def add(self, page: Page) -> int | None:
        """Keep a page and note the visit; its sequence number, or None if this very content is there."""
        with transaction(self.path, self._connection):
            self._note(page.url, page.final_url, page.fetched_at, *_validators(page))
            known = self._connection.execute("SELECT 1 FROM pages WHERE page_id = ?", (page.page_id,))
            if known.fetchone():
                return None
            cursor = self._connection.execute(
                "INSERT INTO pages (page_id, url, final_url, status, headers, body, fetched_at, sha256, source)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    page.page_id,
                    page.url,
                    page.final_url,
                    page.status,
                    json.dumps(page.headers, ensure_ascii=False),
                    zlib.compress(page.body),
                    _utc(page.fetched_at),
                    page.sha256,
                    page.source,
                ),
            )
            return cursor.lastrowid

    def note(
        self, url: str, final_url: str, at: datetime, etag: str | None, last_modified: str | None
    ) -> None:
        """Note that an address answered with nothing to keep: a page not modified, a feed read to its end."""
        with transaction(self.path, self._connection):
            self._note(url, final_url, at, etag, last_modified)

    def since(self, mark: int = 0) -> Iterator[tuple[int, Page]]:
        """Pages numbered above ``mark``, in order. No lock is held between two of them."""
        while True:
            with told(self.path):
                row = self._connection.execute(
                    f"SELECT {_COLUMNS} FROM pages WHERE sequence > ? ORDER BY sequence LIMIT 1",  # noqa: S608 - our own words
                    (mark,),
                ).fetchone()
            if row is None:
                return
            mark = row[0]
            yield mark, self._page(row)

    def get(self, page_id: str) -> Page | None:
        """The page with this ``page_id``."""
        with told(self.path):
            row = self._connection.execute(
                f"SELECT {_COLUMNS} FROM pages WHERE page_id = ?",  # noqa: S608 - our own words
                (page_id,),
            ).fetchone()
        return self._page(row) if row else None

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the latest answer at exactly this address, for a conditional request."""
        with told(self.path):
            row = self._connection.execute(
                "SELECT etag, last_modified FROM visits WHERE final_url = ? ORDER BY sequence DESC LIMIT 1",
                (url,),
            ).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def visited(self, url: str) -> datetime | None:
        """When the page at this address, or at one with the same key, last answered."""
        key = page_key(url)
        with told(self.path):
            row = self._connection.execute(
                "SELECT max(at) FROM (SELECT at FROM visits WHERE url_key = ?"
                " UNION ALL SELECT at FROM visits WHERE final_key = ?)",
                (key, key),
            ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def count(self) -> int:
        """How many pages are kept."""
        with told(self.path):
            return int(self._connection.execute("SELECT count(*) FROM pages").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _note(self, url: str, final_url: str, at: datetime, *validators: str | None) -> None:
        self._connection.execute(
            "INSERT INTO visits (url_key, final_url, final_key, at, etag, last_modified) VALUES (?, ?, ?, ?, ?, ?)",
            (page_key(url), final_url, page_key(final_url), _utc(at), *validators),
        )

    def _page(self, row: tuple[int, str, str, int, str, bytes, str, str, str]) -> Page:
        sequence, url, final_url, status, headers, body, fetched_at, sha256, source = row
        try:
            page = Page(
                url=url,
                final_url=final_url,
                status=status,
                headers=tuple((name, value) for name, value in json.loads(headers)),
                body=zlib.decompress(body),
                fetched_at=datetime.fromisoformat(fetched_at),
                source=source,
            )
        except (ValueError, TypeError, zlib.error) as error:
            raise damaged(self.path, f"page {sequence} can't be read: {error}") from error
        if page.sha256 != sha256:
            raise damaged(self.path, f"page {sequence} is not what its hash says")
        return page


def _validators(page: Page) -> tuple[str | None, str | None]:
    return page.header("etag"), page.header("last-modified")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")

"""Pages at rest: one database that is only ever appended to, and read on from a mark.

Two tables grow. ``pages`` holds each content at each address once, numbered in the order of arrival.
``visits`` notes every time an address answered, with the validators that make the next request
conditional; a page that has not changed leaves a visit and no second copy.
"""

import json
import secrets
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import zstandard

from crawler.archive_file import steps
from crawler.database import WAIT_SECONDS, Database, ensure, open_database
from crawler.dialects.sqlite import damaged
from crawler.page import Page
from crawler.urls import page_key

# Level 1 is a ninth of zlib's time on news pages, and a little smaller.
_PRESS = zstandard.ZstdCompressor(level=1)
_UNPRESS = zstandard.ZstdDecompressor()
_COLUMNS = "sequence, url, final_url, status, headers, body, fetched_at, sha256, source"


class Archive:
    """The pages that were fetched. ``ArchiveError`` is all that its methods raise.

    One process may write while others read; each opens the database for itself. What ``add`` has returned
    survives a killed process and a power cut. ``database`` holds the other rooms of the crawler as well.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        ensure(database, "archive", steps(database.dialect))

    @classmethod
    def open(cls, address: Path | str, *, create: bool = True, wait: float = WAIT_SECONDS) -> Self:
        """Open the archive, a file or ``postgresql://USER@HOST/DATABASE``, or make an empty one (unless
        ``create`` is False).
        """
        database = open_database(address, create=create, wait=wait)
        try:
            return cls(database)
        except BaseException:
            database.close()
            raise

    @property
    def identity(self) -> str:
        """A random id, made once with the file: the name under which stores note how far they have read."""
        asking = "SELECT value FROM about WHERE name = 'identity'"
        if found := self.database.execute(asking):
            return str(found[0][0])
        with self.database.transaction():
            if not self.database.execute(asking):  # another process may have been quicker
                self.database.execute("INSERT INTO about VALUES ('identity', ?)", (secrets.token_hex(16),))
        return self.identity

    def add(self, page: Page) -> int | None:
        """Keep a page and note the visit; its sequence number, or None if this very content is there."""
        with self.database.transaction():
            self._note(page.url, page.final_url, page.fetched_at, *_validators(page))
            if self.database.execute("SELECT 1 FROM pages WHERE page_id = ?", (page.page_id,)):
                return None
            made = self.database.execute(
                "INSERT INTO pages (page_id, url, final_url, status, headers, body, fetched_at, sha256, source)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence",
                (
                    page.page_id,
                    page.url,
                    page.final_url,
                    page.status,
                    json.dumps(page.headers, ensure_ascii=False),
                    _PRESS.compress(page.body),
                    _utc(page.fetched_at),
                    page.sha256,
                    page.source,
                ),
            )
            return int(made[0][0])

    def note(
        self, url: str, final_url: str, at: datetime, etag: str | None, last_modified: str | None
    ) -> None:
        """Note that an address answered with nothing to keep: a page not modified, a feed read to its end."""
        with self.database.transaction():
            self._note(url, final_url, at, etag, last_modified)

    def since(self, mark: int = 0) -> Iterator[tuple[int, Page]]:
        """Pages numbered above ``mark``, in order. No lock is held between two of them."""
        while True:
            rows = self.database.execute(
                f"SELECT {_COLUMNS} FROM pages WHERE sequence > ? ORDER BY sequence LIMIT 1",  # noqa: S608 - our own words
                (mark,),
            )
            if not rows:
                return
            mark = rows[0][0]
            yield mark, self._page(*rows[0])

    def get(self, page_id: str) -> Page | None:
        """The page with this ``page_id``."""
        rows = self.database.execute(
            f"SELECT {_COLUMNS} FROM pages WHERE page_id = ?",  # noqa: S608 - our own words
            (page_id,),
        )
        return self._page(*rows[0]) if rows else None

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the latest answer at exactly this address, for a conditional request."""
        rows = self.database.execute(
            "SELECT etag, last_modified FROM visits WHERE final_url = ? ORDER BY sequence DESC LIMIT 1",
            (url,),
        )
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def visited(self, url: str) -> datetime | None:
        """When the page at this address, or at one with the same key, last answered."""
        key = page_key(url)
        ((at,),) = self.database.execute(
            "SELECT max(at) FROM (SELECT at FROM visits WHERE url_key = ?"
            " UNION ALL SELECT at FROM visits WHERE final_key = ?) AS both_ways",
            (key, key),
        )
        return datetime.fromisoformat(at) if at else None

    def count(self) -> int:
        """How many pages are kept."""
        return int(self.database.execute("SELECT count(*) FROM pages")[0][0])

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _note(self, url: str, final_url: str, at: datetime, *validators: str | None) -> None:
        self.database.execute(
            "INSERT INTO visits (url_key, final_url, final_key, at, etag, last_modified) VALUES (?, ?, ?, ?, ?, ?)",
            (page_key(url), final_url, page_key(final_url), _utc(at), *validators),
        )

    def _page(
        self,
        sequence: int,
        url: str,
        final_url: str,
        status: int,
        headers: str,
        body: bytes,
        fetched_at: str,
        sha256: str,
        source: str,
    ) -> Page:
        try:
            page = Page(
                url=url,
                final_url=final_url,
                status=status,
                headers=tuple((name, value) for name, value in json.loads(headers)),
                body=_unpressed(body),
                fetched_at=datetime.fromisoformat(fetched_at),
                source=source,
            )
        except (ValueError, TypeError, zlib.error, zstandard.ZstdError) as error:
            raise damaged(self.database.name, f"page {sequence} can't be read: {error}") from error
        if page.sha256 != sha256:
            raise damaged(self.database.name, f"page {sequence} is not what its hash says")
        return page


def _validators(page: Page) -> tuple[str | None, str | None]:
    return page.header("etag"), page.header("last-modified")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _unpressed(body: bytes) -> bytes:
    """A body as it was received; releases up to 0.2 pressed by zlib."""
    return _UNPRESS.decompress(body) if body.startswith(zstandard.FRAME_HEADER) else zlib.decompress(body)

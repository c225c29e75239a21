"""Tables of rounds: CSV or JSON lines, on this machine or at an address. A table is a page as it stands."""

import gzip
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, cast

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Listing
from crawler.page import Page
from crawler.records import parts
from crawler.sources import Source

MEDIA = {
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
_PART = 1_000_000  # bytes of a table that are one page: some thousands of rows, kept and read at once


class RemoteTable(Remote):
    """A table at an address: the answer itself is the page."""

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002 - all tables are kept alike
        """Nothing to follow, and the answer to keep."""
        start = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if not start:
            return Fault("the body is empty")
        if start.startswith((b"<!doctype", b"<html", b"<?xml")):
            return Fault("an HTML or XML page was served as a table")
        return Listing((), keep=True)


class LocalTable:
    """Files or folders on this machine. A long file is several pages, each a whole table of its rows."""

    remote = False

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:  # noqa: ARG002 - files have no schedule
        """The tables below the paths declared, in the order of their names."""
        return [str(file) for path in source.path for file in files(Path(path), tuple(MEDIA))]

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002
        """Files are not asked for over the network."""
        return Listing(())

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """Files have no status."""
        return False

    def pages(self, source: Source, start: str) -> Iterator[Page | Fault]:
        """The parts of one table; the fault says why a file, or its rest, could not be read."""
        yield from pages_of(Path(start), source.name)


def files(path: Path, endings: tuple[str, ...]) -> list[Path]:
    """The file, or the files below the folder, whose names end so; gzip is looked through."""
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [
        one for one in found
        if one == path or (one.is_file() and one.name.lower().removesuffix(".gz").endswith(endings))
    ]  # fmt: skip


def pages_of(file: Path, source: str) -> Iterator[Page | Fault]:
    """A table on this machine as pages, addressed by their rows (``#row=2-4001``, as RFC 7111 has it)."""
    media = MEDIA.get(Path(file.name.lower().removesuffix(".gz")).suffix, "text/csv")
    address = file.absolute().as_uri()
    try:
        opener = gzip.open if file.name.lower().endswith(".gz") else open
        with cast("IO[bytes]", opener(file, "rb")) as opened:
            for first, last, body in parts(opened, _PART, headed=media == "text/csv"):
                url = f"{address}#row={first}-{last}"
                yield Page(
                    url, url, 200, (("content-type", media),), body, datetime.now(UTC).replace(microsecond=0), source
                )  # fmt: skip
    except (OSError, EOFError) as error:
        yield Fault(f"can't be read: {getattr(error, 'strerror', None) or error}"[:200], str(file), ends=True)

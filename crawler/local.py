"""Sources that are read here, without asking anyone: files of one's own, WARC."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import Archive
from crawler.database import ensure
from crawler.kinds import Fault, kind_of
from crawler.page import Page
from crawler.report import Tally
from crawler.sources import Source

STEPS = (
    (
        """CREATE TABLE local_starts (
  source TEXT NOT NULL,
  start TEXT NOT NULL,
  mark TEXT NOT NULL,   -- size and time of a file, so that it is read again once it has changed
  read_at TEXT NOT NULL,
  PRIMARY KEY (source, start)
) STRICT""",
    ),
)
_SIZE = 8_000_000  # bytes of pages a transaction: what is held in memory at a time
_TOGETHER = 50  # pages a transaction; each of them comes from the disk, so none is asked for twice


def read_local(sources: Sequence[Source], archive: Archive, tally: Tally) -> None:
    """Archive the pages of local sources; a start that was read to its end is read again only if it has changed.

    A run that is killed reads the start again from its beginning: what is archived already counts as known.
    """
    if not sources:
        return
    ensure(archive.database, "local", STEPS)
    for source in sources:
        kind, today = kind_of(source), datetime.now(UTC).date()
        for start in kind.starts(source, None, today):
            mark = _mark(start)
            known = archive.database.execute(
                "SELECT 1 FROM local_starts WHERE source = ? AND start = ? AND mark = ?",
                (source.name, start, mark),
            )
            if known:
                tally.note(source.name, "unchanged", start, "read before, and as it was")
                continue
            if not _keep(source, kind.pages(source, start), archive, tally):
                continue  # the next run begins it again
            archive.database.execute(
                "INSERT INTO local_starts VALUES (?, ?, ?, ?) ON CONFLICT (source, start) DO UPDATE"
                " SET mark = excluded.mark, read_at = excluded.read_at",
                (source.name, start, mark, datetime.now(UTC).isoformat()),
            )


def _keep(source: Source, pages: Iterator[Page | Fault], archive: Archive, tally: Tally) -> bool:
    """Archive the pages as they come; whether they came to their end."""
    whole = True
    for some in _batches(pages):
        found = [one for one in some if isinstance(one, Page)]
        with archive.database.transaction():
            new = [archive.add(page) is not None for page in found]
        for page, is_new in zip(found, new, strict=True):
            tally.note(source.name, "listed", page.url, "")
            tally.note(source.name, "fetched", page.url, "")
            tally.note(source.name, "page" if is_new else "known", page.url, "" if is_new else "kept already")
        for fault in (one for one in some if isinstance(one, Fault)):
            tally.note(source.name, "failed", fault.where, fault.reason)
            whole = whole and not fault.ends
    return whole


def _batches(pages: Iterator[Page | Fault]) -> Iterator[list[Page | Fault]]:
    """Pages for one transaction, as many as are small together."""
    some: list[Page | Fault] = []
    size = 0
    for one in pages:
        some.append(one)
        size += len(one.body) if isinstance(one, Page) else 0
        if len(some) == _TOGETHER or size >= _SIZE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _mark(start: str) -> str:
    """What tells a file from its later states; nothing of an address, which stands for one content."""
    try:
        found = Path(start).stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"

"""Files handed to a command, as the pages they would be if they had been fetched."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.errors import InputError

_MEDIA = {".html": "text/html", ".htm": "text/html", ".xml": "text/xml", ".json": "application/json"}
_PAGES = (*_MEDIA, ".csv", ".tsv", ".ndjson")


def is_page(file: Path) -> bool:
    """Whether a file goes through the archive: a saved page, a filing, a table of rounds."""
    if file.suffix.lower() != ".jsonl":
        return file.name.lower().removesuffix(".gz").endswith(_PAGES)
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            first = json.loads(next((line for line in lines if line.strip()), "null"))
    except (OSError, ValueError):
        return False  # told where articles are read
    return isinstance(first, dict) and "company" in first and "text" not in first


def pages_of_file(file: Path) -> Iterator[Any]:
    """The file as pages, each a ``crawler.page.Page``. Raises ``InputError`` for one that can't be read."""
    from crawler.kinds.table import pages_of
    from crawler.listing import Fault
    from crawler.page import Page

    unread = InputError(f"{file} can't be read", wanted="a saved page or a table", todo="check the path")
    media = _MEDIA.get(file.suffix.lower())
    if media is None:
        for page in pages_of(file, "file"):
            if isinstance(page, Fault):
                raise InputError(f"{file} {page.reason}", wanted=unread.wanted, todo=unread.todo)
            yield page
        return
    try:
        body = file.read_bytes()
    except OSError as error:
        raise InputError(f"{unread.got}: {error.strerror}", wanted=unread.wanted, todo=unread.todo) from None
    url, now = file.resolve().as_uri(), datetime.now(UTC).replace(microsecond=0)
    yield Page(url, url, 200, (("content-type", media),), body, now, "file")

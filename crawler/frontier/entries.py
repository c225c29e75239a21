"""What the frontier hands out and what comes back: plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.listing import Fault, Link
from crawler.page import Page
from crawler.report import EventKind
from crawler.sources import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One address leased to this worker; ``parent`` is the listing it was found in."""

    id: int
    source: str
    url: str
    host: str
    listing: bool
    parent: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A page answered in full."""

    entry: Entry
    page: Page


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page or listing answered that it is as it was."""

    entry: Entry
    final_url: str
    at: datetime
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was had. ``for_good``: asking again soon would bring nothing else. ``fault`` is its name in the report."""

    entry: Entry
    kind: EventKind
    detail: str
    for_good: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A listing answered with links to follow; ``page`` if it is to be archived as well, ``faults`` are rows of it
    that could not be read while the rest could.

    Its validators are noted once every link has been dealt with for good.
    """

    entry: Entry
    source: Source
    final_url: str
    at: datetime
    etag: str | None
    last_modified: str | None
    links: Sequence[Link]
    page: Page | None = None
    faults: Sequence[Fault] = ()


Outcome = Kept | Unchanged | Failed | Read


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a source's count: an event's kind, or a name of ``crawler.report``; ``amount`` of them."""

    source: str
    name: str
    url: str = ""
    detail: str = ""
    amount: int = 1

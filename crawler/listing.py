"""What a listing leads to: links with what it says of them, or why it is none. Plain data, no Scrapy."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Link:
    """One address a listing names, and what it says of it.

    ``guid`` is the publisher's own identity of the item, ``published`` an aware moment in UTC. With
    ``listing`` the address is a listing again (a child sitemap, a batch of a query), not a page.
    """

    url: str
    guid: str | None = None
    title: str | None = None
    published: datetime | None = None
    listing: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is not what it should be, and where (an address, a record, a line), if that says more.

    ``ends``: nothing behind it could be read, so that what it is in has to be read again.
    """

    reason: str
    where: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The links in the order to follow them; with ``keep`` the listing itself is a page to archive.

    ``faults`` are the rows of it that could not be read, while the rest could.
    """

    links: tuple[Link, ...]
    keep: bool = False
    faults: tuple[Fault, ...] = ()


def moment(text: str | None) -> datetime | None:
    """A date and time as feeds and sitemaps write it (RFC 822, ISO 8601), in UTC; None for anything else.

    A bare day is its midnight; a time without a zone is taken as UTC.
    """
    text = (text or "").strip()
    if not text or len(text) > 60:  # noqa: PLR2004 - no date is longer; no parser should meet one that is
        return None
    try:
        found = (
            datetime.fromisoformat(re.sub(r"\s+", "T", text, count=1))
            if re.match(r"\d{4}-\d\d", text)
            else parsedate_to_datetime(text)
        )
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None

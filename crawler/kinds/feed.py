"""RSS and Atom."""

from collections.abc import Iterator, Sequence
from datetime import date

from crawler.feeds import FeedFault, parse
from crawler.listing import Fault, Listing
from crawler.page import Page
from crawler.sources import Source


class FeedKind:
    """The addresses declared are feeds, their links articles."""

    remote = True

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:  # noqa: ARG002 - a feed has no past
        """Every feed of the source."""
        return source.url

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002 - all feeds are read alike
        """The feed's articles."""
        found = parse(body, url)
        return Fault(found.reason) if isinstance(found, FeedFault) else Listing(found.entries)

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """A feed that isn't there is a fault."""
        return False

    def pages(self, source: Source, start: str) -> Iterator[Page | Fault]:  # noqa: ARG002
        """A feed is asked for over the network."""
        yield from ()

"""What most kinds have in common: they are asked over the network, and begin at the addresses declared."""

from collections.abc import Iterator, Sequence
from datetime import date

from crawler.listing import Fault
from crawler.page import Page
from crawler.sources import Source


class Remote:
    """A kind that Scrapy fetches. What isn't there is a fault, unless the kind knows better."""

    remote = True

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:  # noqa: ARG002 - no past to catch up
        """Every address of the source."""
        return source.url

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """No answer but 200 is a good one."""
        return False

    def pages(self, source: Source, start: str) -> Iterator[Page | Fault]:  # noqa: ARG002
        """None without the network."""
        yield from ()

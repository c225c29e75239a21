"""RSS and Atom."""

from crawler.feeds import FeedFault, parse
from crawler.kinds.remote import Remote
from crawler.listing import Fault, Listing
from crawler.sources import Source


class FeedKind(Remote):
    """The addresses declared are feeds, their links articles."""

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002 - all feeds are read alike
        """The feed's articles."""
        found = parse(body, url)
        return Fault(found.reason) if isinstance(found, FeedFault) else Listing(found.entries)

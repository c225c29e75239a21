"""Single pages: the address declared is the page itself (a portfolio, a company's record at a register)."""

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Listing
from crawler.sources import Source


class PageKind(Remote):
    """Nothing to follow: the answer is kept, and each change of it is another version."""

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002 - all pages are kept alike
        """The answer, if there is anything in it."""
        return Listing((), keep=True) if body.strip() else Fault("the body is empty")

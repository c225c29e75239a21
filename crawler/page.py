"""One fetched page as plain data; also the item that the spiders yield."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Page:
    """What one request brought back.

    ``url`` is the address asked for, ``final_url`` the one that answered after redirects; ``headers``
    are lower-case name and value, in the order received; ``body`` is decoded of its transfer encoding
    only; ``fetched_at`` is aware and in UTC; ``source`` names the declared source that led here.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    source: str

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the body: equal bodies are one content, wherever they were found."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def page_id(self) -> str:
        """Identity of this content at this address; the same page fetched twice has the same id."""
        return hashlib.sha256(f"{self.final_url}\n{self.sha256}".encode()).hexdigest()[:32]

    def header(self, name: str) -> str | None:
        """The first value of a header, by its lower-case name."""
        return next((value for key, value in self.headers if key == name), None)


def host_of(url: str) -> str:
    """The host of an address in small letters, without ``www.``; empty for what has none, or is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[::1"
        return ""

"""An address taken apart for asking: where to connect, and what to say there; pure."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from crawler.domains import domain_of
from crawler.fetch.faults import FetchError
from crawler.urls import absolute

_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~#+!$,;'@()*[]|"  # characters that mean something in an address


@dataclass(frozen=True, slots=True)
class Target:
    """``place`` is scheme, host and port, ``origin`` the same as text, ``path`` with its query."""

    url: str
    place: tuple[str, str, int]
    origin: str
    domain: str
    path: str

    @classmethod
    def of(cls, url: str) -> "Target":
        """Take an address apart; ``FetchError`` unless it is http(s) with a host. User and password are left out."""
        try:
            parts = urlsplit(url)
            port, host = parts.port, (parts.hostname or "")
            host = host if host.isascii() else host.encode("idna").decode("ascii")
        except (ValueError, UnicodeError):
            raise FetchError("scheme", f"not an address: {url[:100]}") from None
        if parts.scheme not in _PORTS or not host or port == 0 or any(one <= " " for one in host):
            raise FetchError("scheme", f"not an http(s) address: {url[:100]}")
        port = port or _PORTS[parts.scheme]
        shown = f"[{host}]" if ":" in host else host
        shown += "" if port == _PORTS[parts.scheme] else f":{port}"
        path = quote(parts.path or "/", safe=_KEPT) + (
            f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
        )
        return cls(url, (parts.scheme, host, port), f"{parts.scheme}://{shown}", domain_of(host, port), path)

    def head(self, headers: bytes, *, by_proxy: bool = False) -> bytes:
        """The request, given its headers but Host; a proxy is told the whole address, unless it only tunnels."""
        host = self.origin.partition("//")[2]
        asked = self.origin + self.path if by_proxy and self.place[0] == "http" else self.path
        return b"GET %b HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (asked.encode(), host.encode(), headers)

    def follow(self, location: str) -> str:
        """Where a Location header (as latin-1 text) leads; ``FetchError`` if that is no http(s) address."""
        plain = quote(location.strip().encode("latin-1"), safe=_KEPT)
        if found := absolute(plain, self.url):
            return found
        raise FetchError("scheme", f"redirects to what is no http(s) address: {plain[:100]}")

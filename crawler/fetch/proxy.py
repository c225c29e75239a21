"""The way out through a proxy that the operator named; the environment's ``http_proxy`` is not looked at.

Whoever is connected to is then the proxy, so it is the proxy that must keep names from leading into networks of
its own. Hosts written as numbers, in any spelling, and names of this machine are still judged here.
"""

import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.addresses import Reach
from crawler.errors import SettingError
from crawler.fetch.answer import Limits, Receiving
from crawler.fetch.faults import FetchError
from crawler.fetch.wire import Wire, connect, secured

_OK = 200


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy without log-in."""

    host: str
    port: int

    @classmethod
    def of(cls, address: str) -> "Proxy | None":
        """From ``PULLBACK_PROXY``; None if that is empty. Raises ``SettingError``."""
        if not address:
            return None
        try:
            parts = urlsplit(address)
            port = parts.port or 3128
        except ValueError:
            parts = urlsplit("")
        if parts.scheme != "http" or not parts.hostname or parts.username or parts.path.strip("/"):
            raise SettingError(
                f"PULLBACK_PROXY={address!r}",
                wanted="http://HOST:PORT of an HTTP proxy without log-in",
                todo="mend it, or leave it unset: then sites are reached directly",
            )
        return cls(parts.hostname, port)

    async def open(self, scheme: str, host: str, port: int, reach: Reach, context: ssl.SSLContext) -> Wire:
        """A connection for this place through the proxy; raises ``FetchError``."""
        self._judge(host, reach)
        wire = await connect(self.host, self.port)
        if scheme == "https":
            shown = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
            receiving = Receiving(Limits(), head_only=True)
            wire.ask(f"CONNECT {shown} HTTP/1.1\r\nHost: {shown}\r\n\r\n".encode(), receiving)
            await wire.answered()
            if receiving.status != _OK:
                wire.drop()
                raise FetchError("connect", f"the proxy answered {receiving.status} for {shown}")
            await secured(wire, host, context)
            wire.used = False  # by no request of ours yet
        return wire

    @staticmethod
    def _judge(host: str, reach: Reach) -> None:
        try:
            found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            found = []
        if host.rstrip(".").rpartition(".")[2] == "localhost" or any(
            str(one[4][0]) not in reach for one in found
        ):
            raise FetchError("address", f"{host} is not on the public internet")

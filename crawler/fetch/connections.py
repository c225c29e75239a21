"""Connections to checked addresses only, kept open for the next request to the same place.

A name is resolved, each of its addresses is judged, and it is these very addresses that are connected to; the
peer of the socket is judged once more. So a name that changes its mind (DNS rebinding), a redirect or an odd
spelling gains nothing.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial

from crawler.addresses import Reach
from crawler.fetch.faults import FetchError
from crawler.fetch.proxy import Proxy
from crawler.fetch.wire import Wire, connect

Resolve = Callable[[str, int], Awaitable[list[str]]]
Place = tuple[str, str, int]  # scheme, host, port

_REMEMBERED = 60.0  # seconds that the addresses of a name are kept
_IDLE = 15.0  # seconds after which an open connection is not trusted any more; servers hang up after 5 to 75
_OPEN_MOST = 64  # idle connections in all


class Connections:
    """Opens and keeps connections. ``resolve`` gives a name's addresses; ours asks the system."""

    def __init__(
        self,
        reach: Reach,
        resolve: Resolve | None = None,
        context: ssl.SSLContext | None = None,
        proxy: Proxy | None = None,
    ) -> None:
        self._reach, self._resolve, self.proxy = reach, resolve or system_addresses, proxy
        self._context = context or tls_context()
        self._idle: dict[Place, list[Wire]] = {}
        self._kept = 0
        self._known: dict[str, tuple[float, list[str]]] = {}

    async def get(self, place: Place) -> Wire:
        """An open connection to the place, used before or new; raises ``FetchError``."""
        wires, now = self._idle.get(place), time.monotonic()
        while wires:
            wire = wires.pop()
            self._kept -= 1
            if wire.is_open and now - wire.idle_since < _IDLE:
                return wire
            wire.drop()
        return await self.open(place)

    def put_back(self, place: Place, wire: Wire) -> None:
        """Keep a connection for the next request; above the most, those idle for longest go."""
        wire.idle_since = time.monotonic()
        self._idle.setdefault(place, []).append(wire)
        self._kept += 1
        if self._kept > _OPEN_MOST:
            in_order = sorted((one.idle_since, kept) for kept, wires in self._idle.items() for one in wires)
            limit = in_order[len(in_order) // 2][0]
            for kept, wires in list(self._idle.items()):
                for one in wires:
                    if one.idle_since < limit or not one.is_open:
                        one.drop()
                self._idle[kept] = [one for one in wires if one.is_open]
            self._idle = {kept: wires for kept, wires in self._idle.items() if wires}
            self._kept = sum(map(len, self._idle.values()))

    def close(self) -> None:
        """Hang up everywhere."""
        for wires in self._idle.values():
            for wire in wires:
                wire.drop()
        self._idle.clear()

    async def open(self, place: Place) -> Wire:
        """A new connection to the place; raises ``FetchError``."""
        scheme, host, port = place
        if self.proxy:
            return await self.proxy.open(scheme, host, port, self._reach, self._context)
        why = FetchError("dns", f"{host} has no address")
        for address in await self._addresses(host, port):
            try:
                wire = await connect(address, port, host, self._context if scheme == "https" else None)
            except FetchError as fault:
                why = fault
                continue
            if wire.peer not in self._reach:
                wire.drop()
                raise _out_of_reach(host, wire.peer)
            return wire
        raise why

    async def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be reached; a fault if there are none."""
        until, found = self._known.get(host, (0.0, []))
        now = time.monotonic()
        if now > until:
            try:
                found = await self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                raise FetchError("dns", f"{host}: {getattr(error, 'strerror', None) or error}") from None
            if len(self._known) > 10_000:  # noqa: PLR2004 - names; a crawl of that many hosts starts afresh
                self._known.clear()
            self._known[host] = (now + _REMEMBERED, found)
        allowed = [address for address in found if address in self._reach]
        if found and not allowed:
            raise _out_of_reach(host, found[0])
        return allowed


async def system_addresses(host: str, port: int) -> list[str]:
    """What the system's resolver says, IPv4 and IPv6, in its order of preference."""
    ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_askers(), ask)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


@lru_cache(maxsize=1)
def _askers() -> ThreadPoolExecutor:
    """Enough that some name servers may be silent without the others having to wait."""
    return ThreadPoolExecutor(32, "names")


def tls_context() -> ssl.SSLContext:
    """Certificates are checked against the system's authorities (``SSL_CERT_FILE`` names others)."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


def _out_of_reach(host: str, address: str) -> FetchError:
    shown = host if host == address else f"{host} leads to {address}, which"
    return FetchError("address", f"{shown} is not on the public internet")

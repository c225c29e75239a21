"""One connection of HTTP/1.1: opened, secured, asked once at a time."""

import asyncio
import os
import ssl

from crawler.fetch.answer import Receiving
from crawler.fetch.faults import FetchError

_CONNECT = 7.0  # seconds for one address before the next is tried


class Wire(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.used = False
        self.idle_since = 0.0
        self._receiving: Receiving | None = None
        self._whole: asyncio.Future[None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the other side has not hung up, as far as is known."""
        return self.transport is not None and not self.transport.is_closing()

    @property
    def peer(self) -> str:
        """The IP address at the other end."""
        found = self.transport.get_extra_info("peername") if self.transport else None
        return str(found[0]) if found else ""

    def ask(self, head: bytes, receiving: Receiving) -> None:
        """Send a request now, to be answered into ``receiving``; raises ``FetchError``."""
        if not self.is_open:
            raise FetchError("connect", "the server hung up")
        assert self.transport
        self.used = True
        self._receiving, self._whole = receiving, asyncio.get_running_loop().create_future()
        self.transport.write(head)

    async def answered(self) -> None:
        """Wait until what was asked for is whole; raises ``FetchError``."""
        assert self._whole
        try:
            await self._whole
        except BaseException:
            self.drop()
            raise
        finally:
            self._receiving = self._whole = None

    def drop(self) -> None:
        """Hang up without waiting for anything."""
        if self.transport:
            self.transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As asyncio calls it."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """As asyncio calls it: at most 256 kB at a time."""
        if not self._receiving:
            self.drop()  # nobody asked
            return
        try:
            if self._receiving.feed(data):
                self._finish(None)
        except FetchError as fault:
            self._finish(fault)

    def eof_received(self) -> bool:
        """As asyncio calls it; False closes our side too."""
        self._hung_up()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """As asyncio calls it."""
        self._hung_up(exc)

    def _hung_up(self, exc: Exception | None = None) -> None:
        if not self._receiving:
            return
        if isinstance(exc, ssl.SSLError):
            self._finish(FetchError("certificate", _tls(exc)))
            return
        try:
            self._receiving.closed()
        except FetchError as fault:
            self._finish(fault)
        else:
            self._finish(None)

    def _finish(self, fault: FetchError | None) -> None:
        if fault:
            self.drop()
        if not self._whole or self._whole.done():
            return
        if fault:
            self._whole.set_exception(fault)
        else:
            self._whole.set_result(None)


async def connect(address: str, port: int, host: str = "", context: ssl.SSLContext | None = None) -> Wire:
    """Connect to an IP address (or a proxy by name), with TLS for ``host`` where there is a context."""
    try:
        async with asyncio.timeout(_CONNECT):
            _, wire = await asyncio.get_running_loop().create_connection(
                Wire, address, port, ssl=context, server_hostname=host if context else None
            )
    except TimeoutError:
        raise FetchError("connect", f"{address} does not answer") from None
    except ssl.SSLError as error:
        raise FetchError("certificate", f"{host}: {_tls(error)}") from None
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise FetchError("connect", f"{address}: {why}") from None
    return wire


async def secured(wire: Wire, host: str, context: ssl.SSLContext) -> None:
    """Speak TLS on an open connection from here on."""
    assert wire.transport
    try:
        wire.transport = await asyncio.get_running_loop().start_tls(
            wire.transport, wire, context, server_hostname=host
        )
    except ssl.SSLError as error:
        raise FetchError("certificate", f"{host}: {_tls(error)}") from None
    except OSError as error:
        raise FetchError("connect", f"{host}: {error.strerror or error}") from None


def _tls(error: ssl.SSLError) -> str:
    return getattr(error, "verify_message", "") or error.reason or str(error)

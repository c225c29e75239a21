"""A long file over HTTP as a stream: checked addresses alone are connected to, robots.txt obeyed, cuts mended.

For files of gigabytes that are read once, in passing (Common Crawl's). Pages and feeds go through Scrapy.
"""

import http.client
import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import IO, Any, cast
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from crawler.addresses import Reach
from crawler.robots import BYTES, Rules, text_of
from crawler.settings import ROBOTSTXT_USER_AGENT, USER_AGENT

_SILENCE = 30.0  # seconds without a byte after which a server counts as gone
_SLOWEST, _JUDGED = 10_000, 60.0  # bytes a second, as a mean over this many seconds: less is a drip
_AGAIN = (1.0, 4.0, 15.0)  # seconds before a cut stream is taken up where it broke off
_PROGRESS = 1_000_000  # bytes between two cuts that make the second a new one
_MOST = 4_000_000_000  # bytes; the longest files of CC-NEWS have 1.1 GB
_GONE = 400


class StreamError(OSError):
    """The file can't be had, or not to its end; the text says why."""


class Stream:
    """The bytes of one file, as ``read`` asks for them. ``StreamError`` is all that it raises."""

    def __init__(self, url: str, opener: OpenerDirector) -> None:
        self._url, self._opener = url, opener
        self._at, self._began = 0, time.monotonic()
        self._cuts, self._broke = 0, 0  # attempts since the last progress, and where it broke off
        self._answer = self._opened()
        self._end = self._length()

    def read(self, size: int = -1) -> bytes:
        """Some bytes, at most ``size``; none at the end."""
        while True:
            self._judge()
            try:
                found = cast("bytes", self._answer.read1(size if size > 0 else 1 << 16))
                cut = not found and self._end is not None and self._at < self._end
            except (OSError, http.client.HTTPException):
                found, cut = b"", True
            if not cut:
                self._at += len(found)
                return found
            self._take_up()

    def close(self) -> None:
        """Let go of the connection."""
        self._answer.close()

    def _judge(self) -> None:
        took = time.monotonic() - self._began
        if took > _JUDGED and self._at < _SLOWEST * took:
            raise StreamError(f"slower than {_SLOWEST:,} bytes a second")
        if self._at > _MOST:
            raise StreamError(f"more than {_MOST:,} bytes")

    def _take_up(self) -> None:
        """Connect again and go on at the byte that comes next."""
        self._answer.close()
        if self._at - self._broke >= _PROGRESS:
            self._cuts = 0
        self._broke = self._at
        while self._cuts < len(_AGAIN):
            time.sleep(_AGAIN[self._cuts])
            self._cuts += 1
            try:
                self._answer = self._opened({"Range": f"bytes={self._at}-"} if self._at else {})
            except StreamError:
                continue
            said = str(self._answer.headers.get("Content-Range", ""))
            if self._at and not said.startswith(f"bytes {self._at}-"):
                raise StreamError(f"cut off at byte {self._at:,}, and the server does not go on from there")
            return
        raise StreamError(f"cut off {self._cuts + 1} times, last at byte {self._at:,}")

    def _length(self) -> int | None:
        text = self._answer.headers.get("Content-Length", "")
        return int(text) if text.isascii() and text.isdigit() else None

    def _opened(self, more: Mapping[str, str] = {}) -> Any:  # noqa: ANN401 - urllib's answer
        return _asked(self._opener, self._url, more)


@contextmanager
def streamed(url: str, contact: str | None = None) -> Iterator[IO[bytes]]:
    """Open an address that a source declares. Raises ``StreamError``."""
    opener = _opener(contact)
    _obey(opener, url)
    stream = Stream(url, opener)
    try:
        yield cast("IO[bytes]", stream)
    finally:
        stream.close()


def _opener(contact: str | None) -> OpenerDirector:
    """What connects: to public addresses, and to those that the operator opened (``PULLBACK_FETCH_ALLOW``)."""
    reach = Reach.of(os.environ.get("PULLBACK_FETCH_ALLOW", ""))
    proxy = os.environ.get("PULLBACK_PROXY", "")

    def connect(place: tuple[str, int], timeout: float, _source: object = None) -> socket.socket:
        found = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        allowed = addresses if proxy else [one for one in addresses if one in reach]
        if not allowed:
            raise StreamError(f"{place[0]} is at {addresses[0]}, which is no public address")
        return socket.create_connection((allowed[0], place[1]), timeout)

    proxies = ProxyHandler({"http": proxy, "https": proxy} if proxy else {})
    opener = build_opener(proxies, _Http(connect), _Https(connect), _Redirects())
    agent = USER_AGENT.removesuffix(")") + f"; +{contact})" if contact else USER_AGENT
    opener.addheaders = [("User-Agent", agent), ("Accept-Encoding", "identity")]
    return opener


def _asked(opener: OpenerDirector, url: str, more: Mapping[str, str]) -> Any:  # noqa: ANN401 - urllib's answer
    try:
        return opener.open(Request(url, headers=dict(more)), timeout=_SILENCE)  # noqa: S310 - http(s) was checked where it is declared
    except HTTPError as error:
        error.close()
        raise StreamError(f"status {error.code}") from None
    except StreamError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise StreamError(str(reason) or type(error).__name__) from None


def _obey(opener: OpenerDirector, url: str) -> None:
    """Ask robots.txt; what a server in trouble can't tell is a no, what isn't there a yes."""
    try:
        with _asked(opener, urljoin(url, "/robots.txt"), {}) as answer:
            rules = Rules.of(text_of(answer.read(BYTES)), ROBOTSTXT_USER_AGENT)
    except StreamError as error:
        status = str(error).removeprefix("status ")
        if status.isdigit() and _GONE <= int(status) < _GONE + 100:
            return
        raise StreamError(f"robots.txt can't be had: {error}") from None
    if not rules.allow(url):
        raise StreamError("refused by robots.txt")


class _Redirects(HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Never from TLS to plain text."""
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise StreamError("redirected from https to http")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


Connect = Callable[[tuple[str, int], float], socket.socket]


class _Http(HTTPHandler):
    def __init__(self, connect: Connect) -> None:
        super().__init__()
        self._connect = connect

    def http_open(self, req: Request) -> Any:  # noqa: ANN401 - urllib's answer
        """A connection to an address that was checked before."""
        return self.do_open(partial(_checked, http.client.HTTPConnection, self._connect), req)


class _Https(HTTPSHandler):
    def __init__(self, connect: Connect) -> None:
        super().__init__()
        self._connect = connect

    def https_open(self, req: Request) -> Any:  # noqa: ANN401 - urllib's answer
        """The same over TLS, certificates checked."""
        return self.do_open(partial(_checked, http.client.HTTPSConnection, self._connect), req)


def _checked(
    kind: type[http.client.HTTPConnection],
    connect: Connect,
    *words: Any,  # noqa: ANN401 - the kind's own
    **named: Any,  # noqa: ANN401 - as above
) -> http.client.HTTPConnection:
    made = kind(*words, **named)
    made._create_connection = connect  # type: ignore[attr-defined] # noqa: SLF001 - http.client has no other door
    return made

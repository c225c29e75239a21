"""Reads one HTTP/1.x answer as its bytes come; no socket in here. Strict where laxness is dangerous (lengths,
chunks), lax where servers are sloppy (line ends, odd header lines).
"""

import re
from dataclasses import dataclass

from crawler.fetch.chunks import Chunks
from crawler.fetch.faults import FetchError
from crawler.fetch.inflate import RATIO, Body, coding

_HEAD = 65_536  # bytes; the longest heads of real sites have some 16,000
_OVERHEAD = 2  # times: chunks may cost as much again as the body
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/1\.([01])[ \t]+([1-5]\d\d)(?:[ \t][^\n]*)?\r?(?:\n|$)")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_INTERIM, _SWITCHING, _NO_CONTENT, _NOT_MODIFIED = range(100, 200), 101, 204, 304


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may cost: bytes of the body as unpacked, and how many times what came over the wire.

    ``cut``: the first ``size`` bytes are enough, the rest is not read.
    """

    size: int = 5_000_000
    ratio: int = RATIO
    cut: bool = False


class Receiving:
    """An answer on its way. ``headers`` are (lower-case name, value) in the order sent, ``received`` is in bytes.

    ``head_only``: nothing follows the head (a proxy's word that the way is open).
    """

    def __init__(self, limits: Limits, *, head_only: bool = False) -> None:
        self.limits, self._head_only = limits, head_only
        self.status = self.received = 0
        self.headers: list[tuple[str, str]] = []
        self.done = self.keep_alive = False
        self._head = bytearray()
        self._body: Body | None = None
        self._left: int | None = None  # bytes of the body still to come, where its length was stated
        self._chunks: Chunks | None = None

    def feed(self, data: bytes) -> bool:
        """Take what came; whether the answer is whole. Raises ``FetchError`` when it can't become so."""
        self.received += len(data)
        if self._body is None:
            rest = self._take_head(data)
            if rest is None:
                return False
            data = rest
        if self.received > self.limits.size * _OVERHEAD + 2 * _HEAD:
            raise FetchError("too_large", f"more than {self.limits.size:,} bytes")
        if not self.done:
            self._take_body(data)
        elif data:
            self.keep_alive = False  # bytes behind the end: whose answer they are can't be told
        return self.done

    def end(self) -> bytes:
        """The body, once ``feed`` or ``closed`` have found the answer whole."""
        assert self._body
        return self._body.end()

    def closed(self) -> None:
        """The server hung up: the end of an answer that states no length, a fault of any other."""
        if self.done:
            return
        if self._body is None:
            if self.received:
                raise FetchError("cut_off", "the server hung up in the headers")
            raise FetchError("connect", "the server hung up without an answer")
        if self._chunks:
            raise FetchError("cut_off", "the server hung up before the last chunk")
        if self._left:
            raise FetchError("cut_off", f"the server hung up {self._left:,} bytes before the stated end")
        self.done = True

    def where(self) -> str:
        """How far it got, for people."""
        if self._body:
            return f"in the body, after {self.received:,} bytes"
        return f"in the headers, after {self.received:,} bytes" if self.received else "waiting for an answer"

    def values(self, name: str) -> list[str]:
        """All values of a header, with commas taken apart, in lower case."""
        return [
            part.strip().lower() for one, value in self.headers if one == name for part in value.split(",")
        ]

    def _take_head(self, data: bytes) -> bytes | None:
        """Collect the head; what came behind it, or None while it is not whole."""
        scanned = max(0, len(self._head) - 3)
        self._head += data
        while end := _END_OF_HEAD.search(self._head, scanned):
            head, rest = bytes(self._head[: end.start()]), bytes(self._head[end.end() :])
            if len(head) > _HEAD:
                break
            if self._is_final(head):
                self._head.clear()
                return rest
            self._head, scanned = bytearray(rest), 0
        if len(self._head) > _HEAD:
            raise FetchError("headers", f"more than {_HEAD:,} bytes of headers")
        if not b"HTTP/".startswith(self._head[:5]):
            raise FetchError("malformed", "not HTTP/1.x")
        return None

    def _is_final(self, head: bytes) -> bool:
        """Read a head; False for “continue” and “early hints”, behind which the answer is still to come."""
        status = _STATUS.match(head)
        if not status or int(status[2]) == _SWITCHING:
            raise FetchError("malformed", f"not HTTP/1.x: {head[:40]!r}")
        if int(status[2]) in _INTERIM:
            return False
        self.status = int(status[2])
        self.headers = _headers(head[status.end() :])
        self._frame(is_1_1=status[1] == b"1")
        return True

    def _frame(self, *, is_1_1: bool) -> None:
        """How long the body is, and whether the connection may be used again."""
        connection = self.values("connection")
        self.keep_alive = "close" not in connection and (is_1_1 or "keep-alive" in connection)
        size, ratio, cut = self.limits.size, self.limits.ratio, self.limits.cut
        if self._head_only or self.status in (_NO_CONTENT, _NOT_MODIFIED):
            self._body, self.done = Body("", size), True
            return
        transfer, lengths = self.values("transfer-encoding"), set(self.values("content-length"))
        if transfer:
            if transfer != ["chunked"]:
                raise FetchError("encoding", f"sent as {', '.join(transfer)[:40]!r}, which was not asked for")
            self._chunks = Chunks()
            self.keep_alive = self.keep_alive and not lengths  # two lengths: a sign of smuggling
        elif lengths:
            length = lengths.pop()
            if lengths or not re.fullmatch(r"[0-9]{1,18}", length, re.ASCII):
                raise FetchError("malformed", "a Content-Length that can't be")
            if int(length) > size and not cut:
                raise FetchError("too_large", f"{int(length):,} bytes, more than {size:,}")
            self._left = int(length)
            self.done = self._left == 0
        else:
            self.keep_alive = False  # it ends when the server hangs up
        self._body = Body(coding(self.values("content-encoding")), size, ratio=ratio, cut=cut)

    def _take_body(self, data: bytes) -> None:
        assert self._body
        if self._chunks:
            data = self._chunks.feed(data)
            self.done = self._chunks.done
            self.keep_alive = self.keep_alive and not self._chunks.rest
        elif self._left is not None:
            if len(data) > self._left:
                data, self.keep_alive = data[: self._left], False
            self._left -= len(data)
            self.done = self._left == 0
        self._body.feed(data)
        if self._body.full:
            self.done, self.keep_alive = True, False


def _headers(lines: bytes) -> list[tuple[str, str]]:
    """Name and value of each line; a folded line goes on the one before, a line that is none is left out."""
    found: list[tuple[str, str]] = []
    is_header = False
    for line in lines.split(b"\n"):
        text = line.decode("latin-1").strip(" \t\r")
        if line[:1] in (b" ", b"\t"):
            if is_header:
                name, value = found[-1]
                found[-1] = (name, f"{value} {text}".strip())
            continue
        named, colon, value = text.partition(":")
        is_header = bool(colon and _NAME.fullmatch(named.rstrip()))
        if is_header:
            found.append((named.rstrip().lower(), value.strip(" \t")))
    return found

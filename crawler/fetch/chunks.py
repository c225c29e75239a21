"""Takes a chunked body apart as its bytes come (RFC 9112, 7.1); strict, since chunks are how answers are smuggled."""

import re
from typing import Literal

from crawler.fetch.faults import FetchError

_LINE = 256  # bytes of a chunk's size with its extensions
_TRAILERS = 100  # lines behind the last chunk; they are not kept
_MOST = 100_000  # chunks: a page in parts of a few bytes each has ten thousand, and each costs time
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?", re.DOTALL)


class Chunks:
    """``feed`` gives the content, ``done`` says that the last chunk was there, ``rest`` is what came behind it."""

    def __init__(self) -> None:
        self.done = False
        self.rest = b""
        self._line = b""  # the beginning of a line
        self._left = 0  # bytes of this chunk that are still to come
        self._next: Literal["size", "end of chunk", "trailer"] = "size"
        self._trailers = self._seen = 0

    def feed(self, data: bytes) -> bytes:
        """The content in these bytes; raises ``FetchError`` for chunks that can't be."""
        data, self._line = self._line + data, b""
        parts: list[bytes] = []
        at = 0
        while at < len(data) and not self.done:
            if self._left:
                part = data[at : at + self._left]
                parts.append(part)
                at += len(part)
                self._left -= len(part)
                continue
            end = data.find(b"\n", at)
            if (end if end >= 0 else len(data)) - at > _LINE:
                raise FetchError("malformed", "a chunk with an endless head")
            if end < 0:
                self._line = data[at:]
                break
            self._take_line(data[at:end].removesuffix(b"\r"))
            at = end + 1
        if self.done:
            self.rest = data[at:]
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _take_line(self, line: bytes) -> None:
        if self._next == "end of chunk":
            if line:
                raise FetchError("malformed", "a chunk longer than it says")
            self._next = "size"
        elif self._next == "size":
            size = _SIZE.fullmatch(line)
            if not size:
                raise FetchError("malformed", f"a chunk of the size {line[:20]!r}")
            self._left = int(size[1], 16)
            self._seen += 1
            if self._seen > _MOST:
                raise FetchError("malformed", f"more than {_MOST:,} chunks")
            self._next = "end of chunk" if self._left else "trailer"
        elif line:
            self._trailers += 1
            if self._trailers > _TRAILERS:
                raise FetchError("malformed", "endless trailers")
        else:
            self.done = True

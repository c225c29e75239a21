"""Unpacks gzip and deflate as the bytes come, within a size and a ratio; nothing else was asked for.

The limit is on what comes out, at every step: 306 kB of gzip can hold 300 MB.
"""

import zlib

from crawler.fetch.faults import FetchError

RATIO = 100  # times; HTML packs to a fifth, the most repetitive sitemaps to a fortieth
_FREE = 256_000  # bytes that may come out at any ratio: a page of blanks harms nobody
_STEP = 65_536  # bytes that are unpacked before the limits are looked at again
_MEMBERS = 100  # of one gzip stream; real servers send one
_WINDOW = {"gzip": 31, "deflate": 15, "raw": -15}


def coding(values: list[str]) -> str:
    """``gzip``, ``deflate`` or nothing, from the lower-case values of Content-Encoding; ``FetchError`` for all else."""
    named = [one for one in values if one not in ("", "identity")]
    if len(named) > 1:
        raise FetchError("encoding", f"packed more than once: {', '.join(named)[:100]}")
    found = named[0].removeprefix("x-") if named else ""
    if found not in ("", "gzip", "deflate"):
        raise FetchError("encoding", f"packed as {found[:40]!r}, which was not asked for")
    return found


class Body:
    """Takes a body in parts and keeps what it unpacks to.

    More than ``most`` bytes is a fault, or the end of it if ``cut`` (robots.txt is read so far and no further).
    """

    def __init__(self, packed: str, most: int, *, ratio: int = RATIO, cut: bool = False) -> None:
        self._packed, self._most, self._ratio, self._cut = packed, most, ratio, cut
        self._kept = bytearray()
        self._taken = self._members = 0
        self._unpacker: zlib._Decompress | None = None
        self._first = b""  # of a deflate stream, until its kind is known
        self.full = False

    def feed(self, data: bytes) -> None:
        """Take a part; raises ``FetchError`` as soon as a limit is passed."""
        self._taken += len(data)
        if not self._packed:
            self._keep(data)
            return
        if not self._unpacker:
            data = self._first + data
            if len(data) < 2:  # noqa: PLR2004 - the two bytes that tell zlib from raw deflate
                self._first = data
                return
            self._open(data)
        while data and not self.full:
            data = self._unpack(data)

    def end(self) -> bytes:
        """The whole body; a stream that ends in its middle is a fault."""
        if self._packed and self._taken and not self.full and not (self._unpacker and self._unpacker.eof):
            raise FetchError("cut_off", f"the {self._packed} stream ended in its middle")
        return bytes(self._kept)

    def _open(self, data: bytes) -> None:
        kind = self._packed
        if kind == "deflate" and not (data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0):  # noqa: PLR2004 - RFC 1950
            kind = "raw"  # many servers leave out zlib's head
        self._unpacker = zlib.decompressobj(_WINDOW[kind])
        self._members += 1

    def _unpack(self, data: bytes) -> bytes:
        """Unpack a step; what is left to unpack."""
        assert self._unpacker
        try:
            out = self._unpacker.decompress(data, _STEP)
        except zlib.error:
            raise FetchError("encoding", f"not {self._packed}, whatever its header says") from None
        rest = self._unpacker.unused_data or self._unpacker.unconsumed_tail
        used = self._taken - len(rest)
        if len(self._kept) + len(out) > max(_FREE, self._ratio * used):
            raise FetchError("bomb", f"{used:,} bytes unpack to more than {self._ratio} times as many")
        self._keep(out)
        if not self._unpacker.eof:
            return rest
        if not rest.startswith(b"\x1f\x8b") or self._members >= _MEMBERS:
            return b""  # padding, as gzip itself ignores it
        self._open(rest)
        return rest

    def _keep(self, data: bytes) -> None:
        room = self._most - len(self._kept)
        if len(data) > room:
            if not self._cut:
                raise FetchError("too_large", f"more than {self._most:,} bytes")
            data, self.full = data[:room], True
        self._kept += data

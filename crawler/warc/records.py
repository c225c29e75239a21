"""The records of a WARC file, plain or gzip, as a stream: bounded memory, whatever the file holds."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

_CHUNK = 1 << 16  # bytes read or inflated at a time
_MOST_LINE = 1 << 20  # bytes of one header line; our own note may hold all headers of an answer
_MOST_LINES = 200  # header lines of a record; real ones have a dozen
_GZIP = b"\x1f\x8b"


class BrokenRecord(Exception):  # noqa: N818 - not an error of ours: told as data by whoever reads
    """Something in the file is no WARC record. ``ends`` says that nothing behind it can be read."""

    def __init__(self, reason: str, *, ends: bool = False) -> None:
        self.reason, self.ends = reason, ends
        super().__init__(reason)


class Bytes:
    """The content of a file, inflated if it is gzip (also many members, one behind another, as WARC has them)."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._ready = b""
        self._raw = stream.read(_CHUNK)
        self._inflate = self._new() if self._raw.startswith(_GZIP) else None

    def line(self) -> bytes:
        """The next line with its end, empty at the end of the file."""
        while b"\n" not in self._ready and len(self._ready) < _MOST_LINE and self._more():
            pass
        end = self._ready.find(b"\n", 0, _MOST_LINE) + 1
        return self._take(end or _MOST_LINE)

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, fewer only at the end of the file; hold no more than you can bear."""
        parts = []
        while size and (self._ready or self._more()):
            parts.append(self._take(size))
            size -= len(parts[-1])
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Pass over ``size`` bytes; how many were missing at the end of the file."""
        while size and (self._ready or self._more()):
            size -= len(self._take(size))
        return size

    def _take(self, size: int) -> bytes:
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken

    def _more(self) -> bool:
        """Get some more ready; whether there was any."""
        if self._inflate is None:
            more, self._raw = self._raw, b""
            more = more or self._stream.read(_CHUNK)
            self._ready += more
            return bool(more)
        before = len(self._ready)
        while len(self._ready) == before:
            if not self._raw and not self._refill():
                if not self._inflate.eof:
                    raise BrokenRecord("the gzip data ends in the middle", ends=True)
                return False
            if self._inflate.eof:
                self._raw = self._raw.lstrip(b"\0")  # padding between members
                if not self._raw:
                    continue
                self._inflate = self._new()
            try:
                self._ready += self._inflate.decompress(self._raw, _CHUNK)
            except zlib.error as error:
                raise BrokenRecord(f"the gzip data is damaged: {error}", ends=True) from None
            self._raw = self._inflate.unconsumed_tail or self._inflate.unused_data
        return True

    def _refill(self) -> bool:
        self._raw = self._stream.read(_CHUNK)
        return bool(self._raw)

    @staticmethod
    def _new() -> "zlib._Decompress":
        return zlib.decompressobj(wbits=31)


@dataclass
class Record:
    """One record: its named fields (lower-case names) and its block of ``length`` bytes, read at most once."""

    fields: dict[str, str]
    length: int
    content: Bytes = field(repr=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.length

    def read(self, most: int) -> bytes:
        """The block, up to ``most`` bytes. Raises ``BrokenRecord`` if the file ends before it does."""
        wanted = min(most, self.left)
        got = self.content.read(wanted)
        self.left -= len(got)
        if len(got) < wanted:
            raise BrokenRecord("the file ends in the middle of a record", ends=True)
        return got


def records(stream: IO[bytes]) -> Iterator[Record | BrokenRecord]:
    """The records one by one; what was not read of a block is passed over. A broken one is told and passed over too."""
    try:
        content = Bytes(stream)
        while True:
            try:
                record = _next(content)
            except BrokenRecord as broken:
                yield broken
                if broken.ends or not _resume(content):
                    return
                record = Record(_fields(content), 0, content)
                record.length = record.left = _length(record.fields)
            if record is None:
                return
            yield record
            if content.skip(record.left):
                yield BrokenRecord("the file ends in the middle of a record", ends=True)
                return
    except BrokenRecord as broken:
        yield broken


def _next(content: Bytes) -> Record | None:
    line = content.line()
    while line in (b"\r\n", b"\n"):
        line = content.line()
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise BrokenRecord("no WARC record where one should begin")
    fields = _fields(content)
    return Record(fields, _length(fields), content)


def _fields(content: Bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for _ in range(_MOST_LINES):
        line = content.line()
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return fields
        name, colon, value = text.partition(":")
        if text[0] in " \t" and last:
            fields[last] += " " + text.strip()
        elif colon:
            last = name.strip().lower()
            fields[last] = value.strip()
    raise BrokenRecord(f"a record with more than {_MOST_LINES} header lines")


def _length(fields: dict[str, str]) -> int:
    length = fields.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        raise BrokenRecord("a record without its length")
    return int(length)


def _resume(content: Bytes) -> bool:
    """Go on to where the next record begins; whether there is one."""
    while line := content.line():
        if line.startswith(b"WARC/1."):
            return True
    return False

"""From WARC records to pages: responses and resources of http(s) addresses, with their digests checked."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from crawler.page import Page
from crawler.urls import is_web
from crawler.warc.records import BrokenRecord, Record, records

MOST = 5_000_000  # bytes of a page, as in a crawl; also after decompression
_ROOM = 100_000  # bytes more for the HTTP headers in front of it
ORIGINAL = "x-archive-orig-"  # a header of the answer that is no longer true of the body beside it
OWN = "x-pullback"  # our note in a record: JSON of what HTTP and WARC have no place for

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A record that gave no page, and why; data, not an error."""

    url: str
    reason: str


class _Unread(Exception):  # noqa: N818 - told as data
    pass


def pages(
    stream: IO[bytes], source: str, wanted: Callable[[str], bool] | None = None
) -> Iterator[Page | Left]:
    """The pages in a WARC file, plain or gzip, in its order; a record that should give one and doesn't is told.

    ``source`` names the source of pages that don't name their own. ``wanted`` is asked for each address before
    the record's content is taken in: what it declines, and records of other kinds, are passed over silently.
    """
    for record in records(stream):
        if isinstance(record, BrokenRecord):
            yield Left("", record.reason)
            continue
        url = record.fields.get("warc-target-uri", "").strip("<>")
        kind = record.fields.get("warc-type", "")
        if kind not in ("response", "resource") or (wanted and not wanted(url)):
            continue
        if kind == "response" and "http" not in record.fields.get("content-type", "").lower():
            continue  # of DNS and the like
        try:
            yield _page(record, url, source)
        except _Unread as why:
            yield Left(url, str(why))
        except BrokenRecord as broken:
            yield Left(url, broken.reason)
            return


def _page(record: Record, url: str, source: str) -> Page:
    own = _own(record.fields.get(OWN))
    final_url = own.get("final_url", url)
    if not own and not is_web(url):
        raise _Unread("its address is not http or https")
    if record.fields.get("warc-segment-number", "1") != "1" or "warc-truncated" in record.fields:
        raise _Unread("the record holds a part of the page only")
    block = record.read(MOST + _ROOM)
    if record.left:
        raise _Unread(f"{record.length:,} bytes, more than {MOST:,}")
    _check(record.fields.get("warc-block-digest"), block)
    headers: Headers
    if record.fields["warc-type"] == "resource":
        status, headers, body = (
            own.get("status", 200),
            (("content-type", record.fields.get("content-type", "")),),
            block,
        )
    else:
        status, headers, body = _answer(block)
    if "warc-block-digest" not in record.fields:  # tools differ in whether the payload is chunked
        _check(record.fields.get("warc-payload-digest"), body)
    if own:
        headers = tuple((name, value) for name, value in own.get("headers", _restored(headers)))
    else:
        headers, body = _decoded(headers, body)
    if len(body) > MOST:
        raise _Unread(f"more than {MOST:,} bytes")
    return Page(
        url=own.get("url", final_url), final_url=final_url, status=status, headers=headers, body=body,
        fetched_at=_moment(record.fields.get("warc-date", "")), source=own.get("source", source),
    )  # fmt: skip


def _own(note: str | None) -> dict[str, Any]:
    """Our note, empty in records of others and where somebody has changed it into something else."""
    try:
        found = json.loads(note or "{}")
        texts = [found.get(name, "") for name in ("source", "url", "final_url")]
        pairs = [part for name, value in found.get("headers", ()) for part in (name, value)]
    except (ValueError, TypeError, AttributeError):
        return {}
    right = all(isinstance(text, str) for text in [*texts, *pairs]) and isinstance(
        found.get("status", 200), int
    )
    return found if right else {}


def _moment(text: str) -> datetime:
    """When it was fetched: WARC's own date, never one of the page's."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise _Unread(f"its date is {text!r}") from None


def _answer(block: bytes) -> tuple[int, Headers, bytes]:
    end = re.search(rb"\r?\n\r?\n", block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = re.split(r"\r?\n", head.decode("latin-1"))
    status = re.match(r"HTTP/\d(?:\.\d)?\s+(\d{3})\b", first)
    if not status:
        raise _Unread("no HTTP answer in it")
    headers: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if line[:1] in " \t" and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
        elif colon:
            headers.append((name.strip().lower(), value.strip()))
    return int(status[1]), tuple(headers), body


def _restored(headers: Headers) -> Headers:
    """The answer's own headers, those that were set aside back under their names."""
    aside = {name for name, _ in headers if name.startswith(ORIGINAL)}
    return tuple(
        (name.removeprefix(ORIGINAL), value) for name, value in headers if ORIGINAL + name not in aside
    )


def _decoded(headers: Headers, body: bytes) -> tuple[Headers, bytes]:
    """A foreign record's body without its transfer and content encodings, and headers that are true of it."""
    given = {name: value.lower().strip() for name, value in headers}
    if "chunked" in given.get("transfer-encoding", ""):
        body = _unchunked(body)
    encoding = given.get("content-encoding", "identity")
    if encoding in ("gzip", "x-gzip", "deflate"):
        body = _inflated(body, encoding)
    elif encoding not in ("", "identity"):
        raise _Unread(f"its body is encoded as {encoding[:20]}, which is not read")
    kept = tuple(one for one in headers if one[0] not in ("transfer-encoding", "content-encoding"))
    return kept, body


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; many archives keep the header and a body that is whole already."""
    parts: list[bytes] = []
    at = 0
    while size := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n").match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    if parts:
        raise _Unread("its chunks are broken")
    return body


def _inflated(body: bytes, encoding: str) -> bytes:
    if encoding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body  # decoded before it was archived, as many tools do
    for wbits in (31,) if encoding != "deflate" else (15, -15):
        inflate = zlib.decompressobj(wbits=wbits)
        try:
            plain = inflate.decompress(body, MOST + 1)
        except zlib.error:
            continue
        if len(plain) > MOST:
            raise _Unread(f"more than {MOST:,} bytes when decompressed")
        return plain
    raise _Unread(f"its {encoding} data is damaged")


def _check(digest: str | None, content: bytes) -> None:
    """Compare with a digest in hex or base 32; an algorithm that we don't know says nothing."""
    name, _, value = (digest or "").partition(":")
    name = name.lower().replace("-", "")
    if not value or name not in ("sha1", "sha256", "sha512", "md5"):
        return
    now = hashlib.new(name, content, usedforsecurity=False).digest()
    if value.upper().rstrip("=") not in (base64.b32encode(now).decode().rstrip("="), now.hex().upper()):
        raise _Unread("it is not what its digest says")

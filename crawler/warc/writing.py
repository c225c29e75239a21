"""Pages into WARC/1.1 files: a record each, gzip by record, with digests; the same pages give the same bytes."""

import base64
import gzip
import hashlib
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import IO
from urllib.parse import quote

from crawler.errors import ArchiveError
from crawler.page import Page
from crawler.warc.pages import ORIGINAL

_FULL = 1_000_000_000  # bytes of a file in a folder of them, the customary size
# Of the answer as it came over the wire, and not of the body that is kept, which is decoded.
_OF_THE_WIRE = ("transfer-encoding", "content-encoding")


@dataclass(frozen=True, slots=True)
class Written:
    """How far an export is: pages so far, and the file that is being written."""

    pages: int
    file: Path


def write(pages: Iterable[Page], to: Path) -> Iterator[Written]:
    """Write pages to one file (``to`` ends in .warc or .warc.gz), or to files of about 1 GB in the folder ``to``.

    A file has its name only when it is whole. Raises ``ArchiveError`` if it can't be written, or is there already.
    """
    single = to.name.endswith((".warc", ".warc.gz"))
    rest, number, count = iter(pages), 0, 0
    page = next(rest, None)
    while page is not None or number == 0:
        number += 1
        file = to if single else to / f"pullback-{number:05d}.warc.gz"
        with _told(file), _whole(file, make=not single) as out:
            packed = file.name.endswith(".gz")
            out.write(_member(_info(file.name, page), packed=packed))
            while page is not None and (single or out.tell() < _FULL):
                out.write(_member(record(page), packed=packed))
                count += 1
                yield Written(count, file)
                page = next(rest, None)


def record(page: Page) -> bytes:
    """A page as a record, without compression: of type ``response``; a saved file is a ``resource``."""
    note: dict[str, object] = {"source": page.source}
    if page.url != page.final_url:
        note["url"] = page.url
    target = quote(page.final_url, safe="%/:?#[]@!$&'()*+,;=~")
    if target != page.final_url:
        note["final_url"] = page.final_url
    is_answer = target.startswith(("http://", "https://"))
    if not is_answer or not _are_plain(page.headers):
        note["headers"] = page.headers
    if is_answer:
        block, media = _answer(page), "application/http; msgtype=response"
    else:
        note["status"] = page.status
        block, media = page.body, "application/octet-stream"
    return _record(
        {
            "WARC-Type": "response" if is_answer else "resource",
            "WARC-Record-ID": _urn(f"{page.page_id} {page.fetched_at.astimezone(UTC).isoformat()}"),
            "WARC-Date": _date(page.fetched_at),
            "WARC-Target-URI": target,
            "Content-Type": media,
            "WARC-Payload-Digest": _digest(page.body),
            "X-Pullback": json.dumps(note, separators=(",", ":")),
        },
        block,
    )


def _answer(page: Page) -> bytes:
    """The page as the answer of an HTTP server."""
    try:
        reason = HTTPStatus(page.status).phrase
    except ValueError:
        reason = ""
    lines = [_set_aside(name, value, page) for name, value in page.headers]
    lines = [re.sub(r"[^\x20-\x7e\xa0-\xff]", "?", line) for line in lines]
    head = "\r\n".join([f"HTTP/1.1 {page.status} {reason}", *lines, "", ""])
    return head.encode("latin-1") + page.body


def _set_aside(name: str, value: str, page: Page) -> str:
    untrue = name in _OF_THE_WIRE or (name == "content-length" and value != str(len(page.body)))
    return f"{ORIGINAL if untrue else ''}{name}: {value}"


def _are_plain(headers: tuple[tuple[str, str], ...]) -> bool:
    """Whether they come back as they are out of the lines of an HTTP answer."""
    names = [name for name, _ in headers]
    return (
        all(
            name == name.strip().lower()
            and value == value.strip()
            and ":" not in name
            and not name.startswith(ORIGINAL)
            and not (name in _OF_THE_WIRE and names.count(name) > 1)
            and all(character.isprintable() and character <= "\xff" for character in name + value)
            for name, value in headers
        )
        and names.count("content-length") <= 1
    )


def _info(name: str, first: Page | None) -> bytes:
    """What stands at the head of a file: who wrote it, by which format, and from when its first page is."""
    fields = f"software: pullback/{version('pullback')}\r\nformat: WARC File Format 1.1\r\n"
    date = first.fetched_at if first else datetime(1970, 1, 1, tzinfo=UTC)
    return _record(
        {
            "WARC-Type": "warcinfo",
            "WARC-Record-ID": _urn(f"{name} {first.page_id if first else ''}"),
            "WARC-Date": _date(date),
            "WARC-Filename": name,
            "Content-Type": "application/warc-fields",
        },
        fields.encode(),
    )


def _record(fields: dict[str, str], block: bytes) -> bytes:
    fields = {**fields, "WARC-Block-Digest": _digest(block), "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def _member(content: bytes, *, packed: bool) -> bytes:
    return gzip.compress(content, mtime=0) if packed else content


def _digest(content: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(content).digest()).decode()


def _urn(text: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, text)}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@contextmanager
def _whole(file: Path, *, make: bool) -> Iterator[IO[bytes]]:
    """The file to write to, which gets its name at the end; what is half done is removed."""
    if make:
        file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        raise ArchiveError(
            f"{file} is there already",
            wanted="a file that is not there",
            todo="name another, or move it away",
        )
    part = file.with_name(file.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            f"{error.filename or file}: {error.strerror}",
            wanted="a place that may be written, on a disk with room",
            todo="check the path, who owns it, and the space left",
        ) from error

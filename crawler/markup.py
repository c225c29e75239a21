"""XML from strangers: no DTD, no entities, nothing fetched, bounded size; and gzip that is no bomb."""

import gzip
import io
import re
import zlib

from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

from crawler.decoding import decode
from crawler.listing import Fault

GZIP = b"\x1f\x8b"
# A node costs some 120 bytes, whatever it is in the text ("<a/>"): these keep a tree under some 50 MB. The longest
# sitemaps (50,000 addresses, each with a date) have 300,000 tags.
_MOST_TAGS, _MOST_ATTRIBUTES = 400_000, 200_000
_STEP = 65_536  # bytes of gzip opened at a time: what a bomb may cost before it is seen for one


def tree(body: bytes, wanted: str) -> etree._Element | Fault:
    """The root of an XML document, ``wanted`` saying what was hoped for; broken XML is read as far as it goes.

    A blank line before the declaration is forgiven; a DTD is not, in no encoding: characters are read as those of
    a page are (UTF-16 by its mark only, UTF-7 never), before anything is looked for. Never raises.
    """
    start = decode(body).lstrip().encode()
    if not start:
        return Fault("the body is empty")
    root_tag = re.search(rb"<[A-Za-z_]", start)  # what is inside may hold whole HTML pages
    prolog = start[: root_tag.start()].lower() if root_tag else start.lower()
    if b"<!doctype html" in prolog or (
        root_tag and re.match(rb"<html[\s>]", start[root_tag.start() :], re.IGNORECASE)
    ):
        return Fault(f"an HTML page was served as a {wanted}")
    if b"<!doctype" in prolog or b"<!entity" in prolog:
        return Fault(f"it declares a DTD, which {wanted}s don't need and bombs are made of")
    if start.count(b"<") > _MOST_TAGS or start.count(b'="') + start.count(b"='") > _MOST_ATTRIBUTES:
        return Fault(f"more than {_MOST_TAGS:,} tags or {_MOST_ATTRIBUTES:,} attributes")
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(start, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Fault(f"not XML: {error}"[:200])
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        return Fault("deeper or longer than any feed: what could be read of it is no whole")
    return Fault("not XML: no element in it") if root is None else root


def local_name(element: etree._Element) -> str:
    """The name without namespace or prefix (which may be undeclared); comments and instructions have none."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def opened(body: bytes, limit: int) -> bytes | Fault:
    """A body out of its gzip, if it is in one; at most ``limit`` bytes come out."""
    if not body.startswith(GZIP):
        return body
    found = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            while part := file.read(_STEP):
                found += part
                if len(found) > limit:
                    return Fault(f"more than {limit:,} bytes come out of its gzip")
    except (OSError, EOFError, zlib.error) as error:
        return Fault(f"broken gzip: {error}"[:200])
    return bytes(found)

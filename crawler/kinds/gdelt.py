"""GDELT's files of every quarter of an hour: which addresses were in the news, filtered by host, theme and word.

The address declared is a list of files (``lastupdate.txt``, ``masterfilelist.txt``) or a query of the DOC API.
A list leads to its newest file and those of the quarters before it; a file, to articles. A fault comes
with status 200 as an HTML page or a sentence.
"""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Link, Listing
from crawler.sources import Source
from crawler.urls import absolute, page_key

# What a file is by its name: columns, and where the address, the title and the themes stand.
_FILE = re.compile(r"(?P<stamp>\d{14})\.(?P<what>gkg|export|mentions)\.csv(?:\.zip)?", re.IGNORECASE)
_COLUMNS = {"gkg": (27, 4), "export": (61, 60), "mentions": (16, 5)}
_GKG_THEMES, _GKG_EXTRAS = 7, 26
_TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>")
_PUBLISHED = re.compile(r"<PAGE_PRECISEPUBTIMESTAMP>(\d{14})<")
_QUARTER = timedelta(minutes=15)
_DAY_FILES = 96  # quarters of an hour
_LONGEST = 1_000_000  # bytes of a row; the longest real ones have some 100 kB
_MOST = 150_000_000  # bytes of a file out of its zip; real ones have some 40 MB
_STRAY = re.compile(r'\\(?!["\\/bfnrtu])')  # escapes that JSON does not have, and this API sends


# What a damaged zip file makes zipfile raise, documented or not.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, LookupError,
    struct.error,
)  # fmt: skip


class GdeltKind(Remote):
    """Files by their names: a quarter of an hour that was missed has an address that can be worked out."""

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:
        """The addresses declared, and of whole days missed in between (at most ``days``) every file; so of those since a day that is declared."""
        found = list(source.url)
        first = source.first_day(since, today) if since or source.since else today
        if since:  # its last quarters follow from the list; what is older than ``days`` is news no more
            first = max(first + timedelta(days=1), today - timedelta(days=source.days))
        for number in range((today - first).days * _DAY_FILES):
            at = datetime(first.year, first.month, first.day, tzinfo=UTC) + number * _QUARTER
            lists = (url for url in source.url if urlsplit(url).path.endswith(".txt"))
            found += [_file(url, at, _wanted_file(source)) for url in lists]
        return found

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:
        """Files of a list, articles of a file or of a query."""
        start = body[:500].lstrip()
        if not start:
            return Fault("the body is empty")
        if start.startswith(b"PK\x03\x04"):
            return _articles(source, body, url)
        if start.startswith(b"{"):
            return _queried(source, body)
        if _FILE.search(body[:2_000].decode("latin-1")):
            return _files(source, body, url)
        words = " ".join(re.sub(r"<[^>]*>", " ", start.decode("utf-8", "replace")).split())
        return Fault(f"neither a list nor a file of GDELT: {words[:100]}")

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """A quarter for which no file was ever made, which happens."""
        return status == 404 and bool(_FILE.search(url))  # noqa: PLR2004


def _wanted_file(source: Source) -> str:
    """Themes and titles stand in the knowledge graph's files; who wants addresses only takes the small ones."""
    return "gkg.csv.zip" if source.themes or source.words else "mentions.CSV.zip"


def _file(listing: str, at: datetime, ending: str) -> str:
    return f"{listing.rpartition('/')[0]}/{at:%Y%m%d%H%M%S}.{ending}"


def _files(source: Source, body: bytes, url: str) -> Listing | Fault:
    """The newest file of the list, and those of the quarters before it, from the folder of the list itself."""
    stamps = [found["stamp"] for found in _FILE.finditer(body.decode("latin-1"))]
    try:
        newest = datetime.strptime(max(stamps), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return Fault(f"a list with a file of {max(stamps)}")
    quarters = [newest - number * _QUARTER for number in range(source.max_listings)]
    return Listing(tuple(Link(_file(url, at, _wanted_file(source)), listing=True) for at in quarters))


def _articles(source: Source, body: bytes, url: str) -> Listing | Fault:
    wanted = _filter(source)
    links: dict[str, Link] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            name = packed.namelist()[0] if packed.namelist() else ""
            what = (_FILE.search(name) or _FILE.search(url) or {"what": ""})["what"].lower()
            if what not in _COLUMNS:
                return Fault(f"a zip file with {name[:60] or 'nothing'} in it")
            with packed.open(name) as file:
                for row in _rows(file, _COLUMNS[what][0]):
                    link = _link(row, what)
                    themes = row[_GKG_THEMES].split(";") if what == "gkg" else ()
                    if link and wanted(link, themes):
                        links.setdefault(page_key(link.url), link)
    except _BROKEN as error:
        return Fault(f"broken zip file: {error}"[:200])
    return Listing(tuple(links.values()))


def _rows(file: IO[bytes], columns: int) -> Iterator[list[str]]:
    """Rows of this many cells; what is longer than any real one is passed over."""
    size = 0
    while line := file.readline(_LONGEST):
        size += len(line)
        if size > _MOST:
            raise OSError(f"more than {_MOST:,} bytes come out of it")
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        if len(cells) == columns:
            yield cells


def _link(row: list[str], what: str) -> Link | None:
    at = _COLUMNS[what][1]
    url = (
        absolute(row[at], "http://nowhere.invalid/") if row[at].startswith(("http://", "https://")) else None
    )
    if not url:
        return None
    extras = row[_GKG_EXTRAS] if what == "gkg" else ""
    title, published = _TITLE.search(extras), _PUBLISHED.search(extras)
    return Link(url, None, title[1][:500] if title else None, _moment(published[1]) if published else None)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _queried(source: Source, body: bytes) -> Listing | Fault:
    """Articles of a DOC API answer. Its ``seendate`` is when GDELT saw the page, and no publication."""
    text = body.decode("utf-8", "replace")
    try:
        answer: Any = json.loads(_STRAY.sub(r"\\\\", text), strict=False)
        articles = answer.get("articles", [])
        found = [(str(one["url"]), str(one.get("title") or "")) for one in articles]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return Fault(f"no answer of the DOC API: {error!r}"[:200])
    wanted = _filter(source)
    links: dict[str, Link] = {}
    for address, title in found:
        url = (
            absolute(address, "http://nowhere.invalid/")
            if address.startswith(("http://", "https://"))
            else None
        )
        link = Link(url, None, title or None) if url else None
        if link and wanted(link, ()):
            links.setdefault(page_key(link.url), link)
    return Listing(tuple(links.values()))


def _filter(source: Source) -> Callable[[Link, Sequence[str]], bool]:
    """Of the hosts declared, if any are; and of its themes or with one of its words, if any are declared."""
    hosts = tuple(f".{host}" for host in source.hosts)
    themes = frozenset(source.themes)
    words = "|".join(re.escape(word) for word in source.words)
    said = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def wanted(link: Link, of: Sequence[str]) -> bool:
        parts = urlsplit(link.url)
        if hosts and not f".{parts.hostname or ''}".endswith(hosts):
            return False
        if not themes and not said:
            return True
        slug = re.sub(r"[-_/+.]+", " ", unquote(parts.path))
        return bool(themes.intersection(of)) or bool(said and said.search(f"{link.title or ''} {slug}"))

    return wanted

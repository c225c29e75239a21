"""html → title, text, byline, published, language, publisher; pure.

trafilatura finds the main text (F1 0.96 on the 181 pages of scrapinghub's article-extraction benchmark, the best of
all open extractors); ``boilerplate`` takes out of it what is not the story. The same bytes always give the same reading.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

from crawler.boilerplate import is_boilerplate, paragraphs_declared, prune
from crawler.decoding import decode, tidy
from crawler.metadata import Metadata, metadata
from crawler.page import host_of
from crawler.published import published
from crawler.titles import bare, title_of

MAX_BYTES = 5_000_000  # the crawl's own limit; no article is longer
MAX_ELEMENTS = 100_000  # a long article has some 5,000; beyond this, reading takes minutes
_MUCH_MORE = 1.3  # times the text found; below that the two differ by captions and pull quotes
_MOST_AUTHORS, _LONGEST_NAME = 10, 80
MIN_LETTERS = 40  # less is a caption or an error message, not a statement about a round

UnreadableKind = Literal["not_html", "no_text", "too_large", "broken"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page says. ``text`` has a paragraph a line; ``published`` is ``YYYY-MM-DD`` or unknown."""

    title: str | None
    text: str
    byline: str | None
    published: str | None
    language: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why nothing could be read; data, not an error."""

    kind: UnreadableKind
    reason: str


def read(body: bytes, url: str, headers: Iterable[Sequence[str]] = ()) -> Reading | Unreadable:
    """Read one page. ``headers`` are lower-case name and value pairs; nothing that a page holds raises."""
    named = {name.lower(): value for name, value in reversed(list(headers))}
    if not body.strip():
        return Unreadable("no_text", "the body is empty")
    if len(body) > MAX_BYTES:
        return Unreadable("too_large", f"{len(body):,} bytes, more than {MAX_BYTES:,}")
    content_type = named.get("content-type")
    other = _other_kind(body, content_type)
    if other:
        return Unreadable("not_html", f"{other} where an HTML page was expected")
    try:
        return _read(decode(body, content_type), url, named.get("date"))
    except (Exception, RecursionError) as error:  # noqa: BLE001 - a page can break any parser in ways it doesn't document
        return Unreadable("broken", f"the page broke its reader: {type(error).__name__}")


def _read(html: str, url: str, served: str | None) -> Reading | Unreadable:
    tree: HtmlElement | None = trafilatura.load_html(html)
    if tree is None:
        return Unreadable("no_text", "no HTML element in it")
    size = int(tree.xpath("count(//*)"))
    if size > MAX_ELEMENTS:
        return Unreadable("too_large", f"{size:,} HTML elements, more than {MAX_ELEMENTS:,}")
    about = metadata(tree)
    day = published(tree, about, url, served)
    title = title_of(tree, about)
    byline = about.authors or _marked_author(tree)
    text = _main_text(tree, url, about, title)
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        return Unreadable("no_text", "no main text was found in it")
    return Reading(title, text, byline, day, about.language, about.publisher or (host_of(url) or None))


def _main_text(tree: HtmlElement, url: str, about: Metadata, title: str | None) -> str:
    """The story's paragraphs, without what the page or its words set beside it."""
    whole = paragraphs_declared(tree, about)
    beside = prune(tree)
    # No deduplication: trafilatura's remembers earlier pages, so readings would depend on their order.
    document = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, deduplicate=False, with_metadata=False
    )
    lines = _lines(getattr(document, "text", None) or "", title)
    if sum(map(len, whole)) > _MUCH_MORE * sum(map(len, lines)):
        lines = whole
    return "\n".join(line for line in lines if not beside.holds(line) and not is_boilerplate(line))


def _marked_author(tree: HtmlElement) -> str | None:
    """The names that the page marks as its authors, where its head names none."""
    marked = tree.xpath("//*[@rel='author' or @itemprop='author'][not(self::link or self::meta)]")[
        :_MOST_AUTHORS
    ]
    names = [tidy(one.text_content()) for one in marked]
    return "; ".join(dict.fromkeys(name for name in names if 0 < len(name) <= _LONGEST_NAME)) or None


def _lines(raw: str, title: str | None) -> list[str]:
    """A paragraph a line: list marks and table rules go, a line that <br> has cut in two is joined again."""
    lines: list[str] = []
    joinable = False
    for line in raw.splitlines():
        shown = tidy(line)
        if not shown or re.fullmatch(r"[|\s:-]+", shown):
            joinable = False
            continue
        marked = shown.startswith(("- ", "|"))
        shown = shown.removeprefix("- ").strip("| ") if marked else shown
        if joinable and not marked and re.match(r"[a-z]+\b", shown) and re.search(r"[\w,]$", lines[-1]):
            lines[-1] = f"{lines[-1]} {shown}"
        elif shown:
            lines.append(shown)
        joinable = not marked and bool(lines)
    if lines and title and bare(lines[0]) == bare(title):
        del lines[0]  # the title is a field of its own
    return lines


def _other_kind(body: bytes, content_type: str | None) -> str | None:
    """What this is if it isn't HTML, by its first bytes before what the header claims."""
    start = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = start.lower()
    if b"<html" in lower or lower.startswith(b"<!doctype html"):
        return None
    sniffed = _sniffed(start, lower, is_wide=body.startswith((b"\xff\xfe", b"\xfe\xff")))
    if sniffed:
        return sniffed
    declared = (content_type or "").partition(";")[0].strip().lower()
    html = (
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/octet-stream",
        "text/xml",
        "application/xml",
    )
    return None if declared in html or re.search(rb"<(?:p|div|body|article|h1)\b", lower) else declared


def _sniffed(start: bytes, lower: bytes, *, is_wide: bool) -> str | None:
    magic = {b"%PDF": "PDF", b"PK\x03\x04": "a zip file", b"\x1f\x8b": "gzip data", b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image"}  # fmt: skip
    for mark, kind in magic.items():
        if start.startswith(mark):
            return kind
    if re.match(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
        lower,
        re.DOTALL,
    ):
        return "a feed or sitemap (XML)"
    if re.match(rb"""[\[{]\s*(?:["{\[\]}\d-]|true|false|null)""", start):
        return "JSON"
    if not is_wide and start.count(0) > len(start) // 100:
        return "binary data"
    return None

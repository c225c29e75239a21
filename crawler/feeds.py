"""Article links in RSS 0.9x-2.0, RDF and Atom; pure. A feed is data from strangers: no DTD, no entities."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

from crawler.listing import Fault, Link, moment
from crawler.markup import local_name, tree
from crawler.urls import absolute, page_key, story_url

_ROOTS = {"rss": "item", "rdf": "item", "feed": "entry"}
_SAID = {
    "guid": "guid", "id": "guid", "title": "title", "pubDate": "published", "published": "published",
    "issued": "published", "date": "published", "updated": "updated", "modified": "updated",
}  # fmt: skip
_LONGEST = 1_000  # characters of an identity or title that are kept; more is no identity


@dataclass(frozen=True, slots=True)
class Feed:
    """The articles a feed lists, in its order, each page once."""

    entries: tuple[Link, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """Their addresses alone."""
        return tuple(entry.url for entry in self.entries)


@dataclass(frozen=True, slots=True)
class FeedFault:
    """Why this is no feed."""

    reason: str


def parse(body: bytes, url: str) -> Feed | FeedFault:
    """Read a feed that was served at ``url``; broken XML is read as far as it goes. Never raises."""
    root = tree(body, "feed")
    if isinstance(root, Fault):
        return FeedFault(root.reason)
    item = _ROOTS.get(local_name(root).lower())
    if item is None:
        return FeedFault(f"neither RSS nor Atom: its root is <{local_name(root)[:40]}>")
    links: dict[str, Link] = {}
    for entry in root.iter():
        if local_name(entry) != item:
            continue
        # Unclosed HTML in a title swallows what follows it; then the link is deeper down.
        link = _link(entry, list(entry), url) or _link(entry, list(entry.iter())[1:], url)
        if link:
            links.setdefault(page_key(link), Link(link, **_said(entry)))
    return Feed(tuple(links.values()))


def _link(entry: etree._Element, parts: list[etree._Element], base: str) -> str | None:
    """The entry's article: its original address behind a feed service, else its link, else its permalink."""
    found: dict[str, str] = {}
    for child in parts:
        name, text = local_name(child), (child.text or "").strip()
        href = child.get("href")
        if name == "link" and href is not None:  # Atom
            if (child.get("rel") or "alternate") == "alternate":
                found.setdefault("link", href)
        elif name == "link" and text:
            found.setdefault("link", text)
        elif name == "origLink" and text:
            found["original"] = text
        elif name in ("guid", "id") and (child.get("isPermaLink") or "true").lower() == "true":
            found.setdefault("permalink", text if re.match(r"https?://", text) else "")
    for kind in ("original", "link", "permalink"):
        link = absolute(found[kind], entry.base or base) if found.get(kind) else None
        if link:
            return story_url(link)  # a search engine's feed links to itself, where robots may not go
    return None


def _said(entry: etree._Element) -> dict[str, Any]:
    """The entry's own identity, title and moment of publication (of an update where nothing else is said)."""
    said: dict[str, str] = {}
    for child in entry:
        name, text = local_name(child), (child.text or "").strip()
        if text and name in _SAID:
            said.setdefault(_SAID[name], text)
    return {
        "guid": said.get("guid", "")[:_LONGEST] or None,
        "title": said.get("title", "")[:_LONGEST] or None,
        "published": moment(said.get("published")) or moment(said.get("updated")),
    }

"""What a page says of itself in its head: JSON-LD and meta tags, as plain values; pure."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

from crawler.decoding import tidy

# schema.org's kinds of article; whatever else a page describes (lists, products, sites) dates other things.
_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|\w*NewsArticle|DiscussionForumPosting)"
)
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate")
_DEPTH = 4  # @graph inside a list inside a node is as deep as real pages go
_MAX_VALUE = 500  # characters of a title or name; longer ones are mistakes


@dataclass(frozen=True)
class Metadata:
    """Values as the page gives them, tidied. ``meta`` maps lower-case names and properties to contents."""

    article: dict[str, Any] = field(default_factory=dict)  # the JSON-LD node of the article itself
    meta: dict[str, str] = field(default_factory=dict)
    html_language: str | None = None
    title_tag: str | None = None

    def first(self, *names: str) -> str | None:
        """The first of these meta tags that has a value."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    @property
    def declared_headline(self) -> str | None:
        """The headline in JSON-LD."""
        return _text(self.article.get("headline"))

    @property
    def publisher(self) -> str | None:
        """The name of the site or house that publishes the page."""
        return _name(self.article.get("publisher")) or self.first("og:site_name", "application-name")

    @property
    def authors(self) -> str | None:
        """The names of the authors, parted by semicolons."""
        given = self.article.get("author")
        names = [_name(one) for one in (given if isinstance(given, list) else [given])]
        declared = "; ".join(dict.fromkeys(name for name in names if name))
        return declared or _name(self.first("author", "parsely-author", "sailthru.author", "dc.creator"))

    @property
    def language(self) -> str | None:
        """Two or three letters (ISO 639), as declared."""
        for declared in (
            self.html_language,
            _text(self.article.get("inLanguage")),
            self.first("og:locale", "content-language"),
        ):
            found = re.match(r"([a-z]{2,3})(?:[-_]|$)", (declared or "").strip().lower())
            if found:
                return found[1]
        return None


def metadata(tree: HtmlElement) -> Metadata:
    """Read the head (and JSON-LD wherever it stands). Broken or hostile values are passed over."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = tidy(html.unescape(tag.get("content") or ""))
        if name and content and len(content) <= _MAX_VALUE:
            meta.setdefault(name.strip().lower(), content)
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    heading = next(iter(tree.xpath("//h1//text()")), None)
    title = next(tree.iter("title"), None)
    root = tree.getroottree().getroot()
    return Metadata(
        article=_main(nodes, tidy(str(heading or ""))),
        meta=meta,
        html_language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        title_tag=_text(title.text_content()) if title is not None else None,
    )


def _nodes(script: HtmlElement) -> list[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return []
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script.text or ""
    )
    try:
        return list(_articles(json.loads(text.strip().rstrip(";"), strict=False), _DEPTH))
    except (ValueError, RecursionError):
        return []


def _articles(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth < 0:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, depth)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(_ARTICLES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        for name in _NESTED:
            yield from _articles(value.get(name), depth - 1)


def _main(nodes: list[dict[str, Any]], heading: str) -> dict[str, Any]:
    """The node about this page: the one with the page's heading, else the first that is dated."""
    same = [node for node in nodes if heading and _text(node.get("headline")) == heading]
    dated = [node for node in nodes if node.get("datePublished")]
    return next(iter([*same, *dated, *nodes]), {})


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    # JSON-LD holds no HTML, yet one page in twenty writes entities into it (&#8217;).
    text = tidy(html.unescape(value)) if isinstance(value, str) else ""
    return text if 0 < len(text) <= _MAX_VALUE else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return None if name is None or re.match(r"https?://", name) else name

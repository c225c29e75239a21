"""The title of a page: a vote among the headlines that it states; pure.

A page states its headline up to five times: in JSON-LD, as a heading, for social networks, for the browser's
tab. On one news page in four two of them differ in words (a longer one for readers, one for search engines),
so the headline that most of them agree on is taken, and on a tie the one named first.
"""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

from crawler.decoding import tidy
from crawler.metadata import Metadata

# What a reader sees counts as much as what the publishing system declares; a tab's or a network's title is
# most often a copy of one of them, so it settles ties and wins alone only where nothing else is stated.
_DECLARED, _SHOWN, _SOCIAL, _COPIED = 1.2, 1.0, 1.0, 0.5
_TAIL = re.compile(r"\s+[|\-–—·»:*]\s")  # the mark between a headline and the name of the site
_SHARED = 0.5  # of a heading's or a headline's words, the shorter's; fewer, and it heads something else


def title_of(tree: HtmlElement, about: Metadata) -> str | None:
    """The headline that most of the page's own statements agree on, without the name of the site."""
    stated = [(weight, _without_site(text, about.publisher)) for weight, text in _stated(about) if text]
    headings = [shown for one in tree.iter("h1") if (shown := tidy(one.text_content()))]
    heading = _heading(headings, [text for _, text in stated])
    if heading:
        stated.insert(0, (_SHOWN, heading))
    votes: dict[str, float] = {}
    for weight, text in stated:
        key = _key(_without_tail(text, stated))
        votes[key] = votes.get(key, 0) + weight
    if not votes:
        return None
    elected = max(votes, key=lambda key: votes[key])  # the first of equals: dicts keep their order
    return next(text for _, text in stated if _key(text) == elected)


def bare(text: str) -> str:
    """A title for comparing: words alone, in lower case."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _key(text: str) -> str:
    return bare(text) or text


def _stated(about: Metadata) -> list[tuple[float, str | None]]:
    return [
        (_DECLARED, about.declared_headline),
        (_SOCIAL, about.first("og:title")),
        (_COPIED, about.first("twitter:title")),
        (_COPIED, about.title_tag),
    ]


def _heading(headings: list[str], stated: list[str]) -> str | None:
    """The first heading that is about what is stated; sites also head their logo or a list with ``h1``."""
    if not stated:
        return headings[0] if headings else None
    return next((one for one in headings if any(_alike(one, text) for text in stated)), None)


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(bare(one).split()), set(bare(other).split())
    return len(mine & theirs) >= max(1.0, _SHARED * min(len(mine), len(theirs)))


def _without_site(title: str, site: str | None) -> str:
    """The title without the site's own name behind a bar or dash: Acme raises $5M | TechCrunch."""
    if not site:
        return title
    return re.sub(rf"\s+[|\-–—·»:*]\s+{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE) or title


def _without_tail(title: str, stated: list[tuple[float, str]]) -> str:
    """The part of a title that is another statement of it, where only a site's mark and name follow."""
    for _, other in stated:
        if len(other) < len(title) and title.startswith(other) and _TAIL.match(title[len(other) :]):
            return other
    return title

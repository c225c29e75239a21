"""When a page was published: a vote among what the page says; pure, and no clock is read.

Each witness names a day and has a weight; the day with the most weight wins, and on a tie the witness
named first. What is only shown to readers is asked where nothing in the markup speaks. A page with no witness has no date: the day of fetching is never one.
"""

import copy
import re
from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

from crawler.decoding import tidy
from crawler.metadata import Metadata

_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")
_EARLIEST = date(1995, 1, 1)  # no news site on the web is older

# JSON-LD and the article:* properties are written by the publishing system itself, and are right in 97 of
# 100 pages; an address is right when it has a day but can be the day of drafting; a <time> may date a
# teaser beside the article, so two of those never outvote a declared date.
_DECLARED, _ADDRESS, _MARKED = 4, 3, 2

# A date shown to readers, where an element is named for it: "Published 20 November 2026, 9:00".
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:\w*date(?:line)?|\w*time(?:stamp)?|publish\w*|posted\w*|by-?line|article-?meta|entry-?meta|post-?meta)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_SHOWN_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+|{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LONGEST_SHOWN = 160  # characters of an element that shows a date; more is running text

_META_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "date.published", "article.published", "publish-date", "publishdate", "publication_date",
    "pubdate", "dc.date.issued", "dcterms.created", "dc.date", "date",
)  # fmt: skip


def published(tree: HtmlElement, about: Metadata, url: str, served: str | None = None) -> str | None:
    """The day of publication as ``YYYY-MM-DD``; ``served`` is the Date header, which no page postdates."""
    votes: dict[str, int] = {}
    limit = _limit(served)
    for weight, text in _witnesses(tree, about, url):
        day = _day(text)
        if day and _EARLIEST <= day <= limit:
            votes[day.isoformat()] = votes.get(day.isoformat(), 0) + weight
    if not votes:
        found = _day(_shown(tree) or _search(tree, url) or "")
        return found.isoformat() if found and _EARLIEST <= found <= limit else None
    return max(votes, key=lambda day: votes[day])  # the first of equals: dicts keep the order of witnesses


def _witnesses(tree: HtmlElement, about: Metadata, url: str) -> Iterator[tuple[int, str]]:
    given = about.article.get("datePublished") or about.article.get("dateCreated")
    if isinstance(given, str):
        yield _DECLARED, given
    in_meta = about.first(*_META_NAMES)
    if in_meta:
        yield _DECLARED, in_meta
    in_url = _URL_DAY.search(url)
    if in_url:
        yield _ADDRESS, f"{in_url[1]}-{int(in_url[2]):02d}-{int(in_url[3]):02d}"
    marked = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    times = tree.xpath("//article//time/@datetime") or tree.xpath("//main//time/@datetime")
    for text in [*marked, *times][:1]:
        yield _MARKED, str(text)


def _shown(tree: HtmlElement) -> str | None:
    """The first date that the page shows in an element named for it, "published" before "updated"."""
    updated = None
    for one in tree.iter("time", "span", "div", "p", "small", "li", "abbr", "em", "strong", "a"):
        named = f"{one.get('class') or ''} {one.get('id') or ''} {one.get('data-testid') or ''}"
        if one.tag != "time" and not _NAMED.search(named):
            continue
        text = tidy(one.text_content())
        if len(text) > _LONGEST_SHOWN:
            continue
        found = _SHOWN_DAY.search(text)
        if not found:
            continue
        month = _MONTHS.index((found[2] or found[3]).lower()) + 1
        day = f"{found[5]}-{month:02d}-{int(found[1] or found[4]):02d}"
        if not re.search(r"\b(?:updated|modified)\b", text[: found.start()], re.IGNORECASE):
            return day
        updated = updated or day
    return updated


def _search(tree: HtmlElement, url: str) -> str | None:
    """What htmldate finds, when no witness has spoken: in markup, not in loose text, where it takes
    copyright lines for dates, nor in scripts, where it takes the date of anything on the site.
    """
    try:
        tree = copy.deepcopy(tree)
        for script in list(tree.iter("script")):
            script.drop_tree()
        # The bounds are given because htmldate would otherwise ask the clock.
        result = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=url,
            min_date="1995-01-01",
            max_date="2099-12-31",
        )
    except Exception:  # noqa: BLE001 - a page can break it in undocumented ways; one witness less
        return None
    return str(result) if result else None


def _day(text: str) -> date | None:
    """The day of an ISO date or time, or of an RFC 822 one, in the zone that it is given in."""
    found = _ISO_DAY.match(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _limit(served: str | None) -> date:
    """A day after the answer was served: the page's zone may be ahead of the server's."""
    day = _day(served) if served else None
    return day + timedelta(days=1) if day else date(2099, 12, 31)

"""What a structured page amounts to, and how its fields become quotes."""

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.page import Page
from graph.dates import PartialDate
from graph.entities import Judgement
from graph.facts import Evidence, Fact, Quote
from graph.issues import Issue, IssueKind

READER = "structured-1"  # goes up when the same page would state something else
_DETAIL = 300  # characters of an issue's detail


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts and issues as from an article, and what the page says about names by itself (other names, relations)."""

    facts: tuple[Fact, ...] = ()
    issues: tuple[Issue, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def evidence(
    page: Page, publisher: str | None, published: PartialDate | None, quotes: Iterable[Quote], url: str = ""
) -> Evidence:
    """The page (or the address within it) as evidence, with the passages quoted in their order."""
    return Evidence(
        page_id=page.page_id,
        url=url or page.final_url,
        publisher=publisher,
        published=published,
        recorded=page.fetched_at.date(),
        quotes=tuple(sorted(set(quotes), key=lambda quote: quote.start)),
        extractor=READER,
    )


def issue(kind: IssueKind, page: Page, detail: str) -> Issue:
    """Something on the page that was not understood."""
    return Issue(kind, page.page_id, page.final_url, detail[:_DETAIL])

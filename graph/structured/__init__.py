"""Pages that are data and no prose: what each states, as the same facts that extraction gives.

``stated_in`` tells by the page itself what it is, so that it does not matter who fetched it, or whether a
person handed it in. Every fact quotes the fields it rests on, with their place in the decoded body.
"""

from collections.abc import Callable

from crawler.page import Page
from graph.structured import form_d, submissions, table, wikidata
from graph.structured.stated import READER, Stated

__all__ = ["READER", "Stated", "stated_in"]

_SHAPES: tuple[tuple[Callable[[Page], bool], Callable[[Page], Stated]], ...] = (
    (form_d.fits, form_d.stated),
    (submissions.fits, submissions.stated),
    (wikidata.fits, wikidata.stated),
    (table.fits, table.stated),
)


def stated_in(page: Page) -> Stated | None:
    """What a structured page states; None for one that is to be read as an article. Never raises."""
    for fits, stated in _SHAPES:
        if fits(page):
            return stated(page)
    return None

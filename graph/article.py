"""An article as extraction sees it: its text and where it came from."""

from dataclasses import dataclass
from datetime import date

from graph.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one page, ready for ``facts_in``.

    ``text`` is the main text without boilerplate, paragraphs parted by newlines; all offsets of evidence
    count its characters. ``published`` is what the page says of itself, never the day of fetching;
    ``recorded`` is the day we fetched it.
    """

    page_id: str
    url: str
    publisher: str | None
    title: str | None
    text: str
    published: PartialDate | None
    recorded: date

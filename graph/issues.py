"""What could not be understood, kept as data beside the facts and shown by ``doctor``."""

from dataclasses import dataclass
from typing import Literal

IssueKind = Literal[
    "unreadable_page",  # no main text in it
    "not_html",  # something else where an article was expected
    "no_date",  # nothing says when it was published
    "unread_amount",  # money that the grammar could not read
    "unread_filing",  # a filing that states no round, or not as its form should
    "unread_row",  # a table row with a value outside its vocabulary
    "unknown_currency",  # no dated rate for the currency
    "conflict",  # sources contradict each other
]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that was met and not understood: what, where, and the text itself (at most 300 characters)."""

    kind: IssueKind
    page_id: str
    url: str
    detail: str

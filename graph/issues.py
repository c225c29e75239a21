"""What could not be understood, kept as data beside the facts and shown by ``doctor``."""

from dataclasses import dataclass
from typing import Literal

IssueKind = Literal[
    "unreadable_page",  # no main text in it
    "not_html",  # something else where an article was expected
    "off_topic",  # at a glance, no word in it of what we read for: passed over
    "no_date",  # nothing says when it was published
    "unread_amount",  # money that the grammar could not read
    "unread_filing",  # a filing that states no round, or not as its form should
    "unread_row",  # a table row with a value outside its vocabulary
    "unknown_currency",  # no dated rate for the currency
    "bad_line",  # a line of a file that is no article
    "too_long",  # more text than any article has
    "other_language",  # the grammar reads English
    "all_capitals",  # in capitals, names can't be told from words
    "mixed_script",  # a name in letters of two alphabets
    "conflict",  # sources contradict each other
]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that was met and not understood: what, where, and the text itself (at most 300 characters)."""

    kind: IssueKind
    page_id: str
    url: str
    detail: str

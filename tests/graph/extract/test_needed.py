"""What every match of a pattern holds, and that no match of a signal's pattern lacks it."""

import re

import pytest

from graph.extract.marked import M, N
from graph.extract.needed import Near, needed
from graph.extract.signals import DOES, NAMED
from tests.graph.extract.test_moves import TOLD as MOVES
from tests.graph.extract.test_outlays import TOLD as OUTLAYS
from tests.graph.extract.test_raisings import TOLD as RAISINGS
from tests.graph.extract.test_results import TOLD as RESULTS
from tests.graph.extract.test_troubles import TOLD as TROUBLES


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(?:fell|sank|slid(?:es)?) by", {"fell", "sank", "slid"}),
        (r"\b(?:up|sank) sharply", {" sharply"}),
        (r"(?:rais(?:e[sd]?|ing)|held) [ab]", {"held", "rais"}),
        (r"(?:[\w-]+ )?sold", {"sold"}),
        (r"Sold|(?:the )?bought", {"sold", "bought"}),
        (r"sells|[a-z]", set()),
        (r"(?:cuts|trims)? [a-z]", {" "}),
        (r"(?:cuts ){2}[a-z]", {"cuts "}),
        (r"(?!sold)(?=[^.]*stake)[a-z]+", {"stake"}),
        (rf"{N} [a-z]+ {M}", {f" {M}"}),
        (r"[a-z]+", set()),
    ],
)
def test_what_every_match_holds(pattern, found):
    assert needed(re.compile(pattern, re.IGNORECASE)) == found


def test_only_patterns_that_could_match_are_near():
    near = Near([re.compile(pattern) for pattern in ("sold|bought", "[a-z]+", "stakes?", "shares")])
    assert near.of("who bought the stake") == [0, 1, 2]


def test_every_match_is_near():
    held = 0
    for patterns in ([pattern for _, pattern in DOES], [pattern for _, pattern in NAMED]):
        near = Near(patterns)
        for text, _, _ in (*MOVES, *RESULTS, *OUTLAYS, *RAISINGS, *TROUBLES):
            few = set(near.of(text.casefold()))
            for at, pattern in enumerate(patterns):
                if pattern.search(text):
                    held += 1
                    assert at in few
    assert held > 100

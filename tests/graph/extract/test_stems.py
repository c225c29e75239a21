"""How the first words of a pattern begin, and that no match of a signal's pattern lacks them."""

import pytest

from graph.extract.signals import DOES, DOES_STEMS, NAMED, NAMED_STEMS
from graph.extract.stems import stems
from tests.graph.extract.test_moves import TOLD as MOVES
from tests.graph.extract.test_outlays import TOLD as OUTLAYS
from tests.graph.extract.test_raisings import TOLD as RAISINGS
from tests.graph.extract.test_results import TOLD as RESULTS
from tests.graph.extract.test_troubles import TOLD as TROUBLES


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(?:fell|sank|slid(?:es)?) by", ("fell by", "sank by", "slid")),
        (r"(?:rais(?:e[sd]?|ing)|held) a", ("held a", "rais")),
        (r"(?<!-)sold? off", ("sol",)),
        (r"(?:[\w-]+ )?sold", ()),
        (r"(?:now )?sold", ()),
        (r"[a-z]+ sold", ()),
        (r"sold|(?:the )?bought", ()),
        (r"a b|c", ()),
        (r"sells\b|buys (?:x|y)", ("buys ", "sells")),
        (r"cuts [(|] x|trims", ("cuts ", "trims")),
        (r"(?:cuts \(|trims)", ("cuts ", "trims")),
    ],
)
def test_how_matches_begin(pattern, found):
    assert stems(pattern) == found


def test_every_match_holds_what_is_looked_for_first():
    held = 0
    for text, _, _ in (*MOVES, *RESULTS, *OUTLAYS, *RAISINGS, *TROUBLES):
        for patterns, begins in ((DOES, DOES_STEMS), (NAMED, NAMED_STEMS)):
            for (_, pattern), near in zip(patterns, begins, strict=True):
                for match in pattern.finditer(text):
                    held += 1
                    assert not near or any(stem in match[0].casefold() for stem in near)
    assert held > 100

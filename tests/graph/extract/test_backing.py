"""Who is a backer because the text says so, in whatever sentence it does."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.test_other_kinds import read

FELL = "Harrowgate shares fell 6% on Monday."


@pytest.mark.parametrize(
    "said",
    [
        "Harrowgate is one of the largest investors in robots.",
        "Harrowgate, the technology investor, is based in Oslo.",
        "Harrowgate has invested in dozens of startups.",
        "Harrowgate, which holds stakes in 90 companies, was founded in 1990.",
        "Harrowgate-backed Hopline was founded in 1990.",
        "Hopline, a courier app, is among those backed by Harrowgate.",
        "The technology investor has offices in Oslo.",
        "Hopline raised $30 million in a round led by Harrowgate.",
    ],
)
def test_a_backer_by_what_the_text_says_before_or_after(said):
    texts = [f"{FELL} {said}"] if said.startswith("The ") else [f"{FELL} {said}", f"{said} {FELL}"]
    for text in texts:
        assert [(one.subject, one.signal) for one in read(text, PressureSignal)] == [
            ("Harrowgate", "share_price_fall")
        ]


@pytest.mark.parametrize(
    "said",
    ["Harrowgate is a maker of robots.", "Harrowgate backed the bill.", "The company was a VC darling once."],
)
def test_none_of_what_makes_no_backer(said):
    assert read(f"{FELL} {said}", PressureSignal) == []


def test_a_ticker_in_brackets_stands_for_the_name():
    text = "Harrowgate Capital (NASDAQ: HGWC) was founded in 1990. HGWC shares fell 6% on Monday."
    (found,) = read(text, PressureSignal)
    assert found.subject == "Harrowgate Capital"

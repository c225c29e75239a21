import pytest

from tests.graph.extract.shapes import brief, rounds

FIVE = "USD 5000000"
MEANT = [
    (
        (
            "Microsoft is giving its headset work to defence startup Kite Industries. Microsoft won it in 2021.\n\n"
            "The startup company has been in talks to raise $5 million."
        ),
        "Kite Industries",
    ),
    (
        "Kite, an investment bank, works for chipmaker Anvil. Kite was founded in 1990. The Japanese chipmaker has raised $5 million.",
        "Anvil",
    ),
    (
        "Kite, a chipmaker, hired the investment bank Anvil. Kite was founded in 1990. The Japanese chipmaker has raised $5 million.",
        "Kite",
    ),
    (
        "Kite shares were up 31%, a day after the company said it raised $5 million from Anvil Capital.",
        "Kite",
    ),
    ("Kite said the plan comes as it is in talks with Anvil Group Corp. to raise $5 million.", "Kite"),
    (
        "Pebble Bikes was founded in 2020. The bicycle firm from Kanpur has secured $5 million.",
        "Pebble Bikes",
    ),
    ("Kite said its shareholder, state-owned Anvil Metro, is giving it a $5 million loan.", "Kite"),
]
NOBODY = [
    "Moe received a $5 million loan from Anvil Capital. Ida Moe, co-chief executive of Kite, lives in Boston.",
    "Kite, a multi-chain wallet, has opened a fund. The high-profile layer 1 chain raised $5 million.",
    "Kite is a bank. New Delhi is set to raise $5 million through a sale of bonds.",
    "Kite is a bank. Real estate companies dominated the market in 2024 by raising $5 million.",
    "Kite is a bank. Crypto raises $5 million for victims.",
]


@pytest.mark.parametrize(("text", "company"), MEANT)
def test_whom_a_word_for_a_company_means(text, company):
    assert [brief(fact) for fact in rounds(text)] == [(company, FIVE)]


@pytest.mark.parametrize("text", NOBODY)
def test_a_word_that_means_no_company_here_is_left(text):
    assert rounds(text) == []
